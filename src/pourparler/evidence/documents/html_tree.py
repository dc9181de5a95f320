"""A parsed page as flat lists: its elements, and what opens, closes and stands between them in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

OPEN, CLOSE, TEXT, COMMENT = 0, 1, 2, 3
# Their content is no text of the page, whatever stands in it.
OPAQUE = frozenset(("script", "style", "template", "iframe", "noembed", "noframes", "xmp-script"))


@dataclass(slots=True, eq=False)
class Element:
    """One element. ``nth`` counts those of its tag before it under the same parent, from 1; ``css`` is what the
    cascade gives it: for each property its weight and value."""

    index: int
    tag: str
    attrs: dict[str, str | None]
    parent: Element | None
    previous: Element | None
    nth: int
    opens: int  # its first event
    closes: int = 0  # one behind its last event
    css: dict[str, tuple[tuple[int, ...], str]] = field(default_factory=dict)

    def get(self, name: str) -> str:
        return self.attrs.get(name) or ""

    def lineage(self) -> Iterator[Element]:
        """It and everything that it stands in, inside first."""
        here: Element | None = self
        while here is not None:
            yield here
            here = here.parent

    def path(self) -> str:
        """Its XPath, such as ``/html/body/article/p[3]``."""
        return "".join(reversed([f"/{e.tag}[{e.nth}]" if e.nth > 1 else f"/{e.tag}" for e in self.lineage()]))


@dataclass(slots=True)
class Event:
    kind: int
    element: Element  # that opens or closes, or that the text stands in
    text: str = ""


class Tree:
    """``elements`` in the order in which they open; ``events`` in reading order; ``widest`` the most siblings."""

    def __init__(self, parser: LexborHTMLParser) -> None:
        self.parser = parser
        self.elements: list[Element] = []
        self.events: list[Event] = []
        self.by_memory: dict[int, Element] = {}
        self.comments: list[str] = []  # outside the page's root
        self.fragments: dict[int, str] = {}  # element index -> the text of a <template>
        self.widest = 0
        root = parser.root
        if root is None:
            return
        node: LexborNode | None = root
        while node is not None and node.prev is not None:
            node = node.prev
        while node is not None:
            if node.is_comment_node:
                self.comments.append(node.comment_content or "")
            node = node.next
        self._walk(root)

    def _walk(self, root: LexborNode) -> None:
        above: list[tuple[LexborNode, Element]] = []
        last: list[Element | None] = [None]  # the last element seen at each level
        tags: list[dict[str, int]] = [{}]
        node: LexborNode | None = root
        while node is not None:
            child = None
            if node.is_element_node:
                element = self._element(node, above[-1][1] if above else None, last[-1], tags[-1])
                last[-1] = element
                if element.tag not in OPAQUE:
                    child = node.first_child
                if child is not None:
                    above.append((node, element))
                    last.append(None)
                    tags.append({})
                    node = child
                    continue
                self._end(element)
            elif node.is_text_node:
                if above:
                    self.events.append(Event(TEXT, above[-1][1], node.text_content or ""))
            elif node.is_comment_node and above:
                self.events.append(Event(COMMENT, above[-1][1], node.comment_content or ""))
            after = node.next
            while after is None and above:
                up, element = above.pop()
                self.widest = max(self.widest, sum(tags.pop().values()))
                last.pop()
                self._end(element)
                after = up.next if above else None
            node = after if above else None

    def _element(
        self, node: LexborNode, parent: Element | None, previous: Element | None, tags: dict[str, int]
    ) -> Element:
        tag = (node.tag or "").lower()
        tags[tag] = tags.get(tag, 0) + 1
        element = Element(len(self.elements), tag, node.attributes, parent, previous, tags[tag], len(self.events))
        self.elements.append(element)
        self.by_memory[node.mem_id] = element
        self.events.append(Event(OPEN, element))
        if tag == "template":
            self.fragments[element.index] = " ".join(part.text(separator=" ") for part in node.template_fragments())
        elif tag in OPAQUE:
            self.fragments[element.index] = node.text()
        return element

    def _end(self, element: Element) -> None:
        self.events.append(Event(CLOSE, element))
        element.closes = len(self.events)
