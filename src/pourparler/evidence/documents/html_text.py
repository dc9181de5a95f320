"""The text of a part of a page as a browser lays it out: spaces folded, blocks apart, cells beside each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pourparler.evidence.documents.html_style import Look
from pourparler.evidence.documents.html_tree import CLOSE, OPEN, TEXT, Element, Tree
from pourparler.evidence.documents.parts import words
from pourparler.evidence.report import Segment

_BLOCKS = words(
    "html body address article aside blockquote center details dialog dd dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol p pre search section summary "
    "table caption thead tbody tfoot tr td th ul option optgroup xmp"
)
_CLOSE = words("li dt dd tr option caption legend summary")  # one line each, with no blank line between
_SHOWN = words("block flex grid table list-item flow-root")
_STRUCK = words("del s strike")
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass
class Laid:
    """The text of a part of a page. ``hidden`` gives for each element that hides something its place in the text and
    the texts in it; ``doubts`` and ``struck`` are ranges of the text."""

    text: str = ""
    segments: list[Segment] = field(default_factory=list)
    hidden: dict[int, tuple[int, list[str]]] = field(default_factory=dict)
    doubts: list[tuple[int, int, str]] = field(default_factory=list)
    struck: list[tuple[int, int]] = field(default_factory=list)


class Layout:
    """Writes events of a page into one text."""

    def __init__(self, tree: Tree, looks: list[Look]) -> None:
        self.tree, self.looks = tree, looks
        self.out: list[str] = []
        self.at = 0  # characters written
        self.gap = 0  # line breaks to write before the next text
        self.tabs = 0  # cells since the last text of the row
        self.space = False
        self.prefix = ""  # of a list item
        self.quotes = 0
        self.laid = Laid()
        self.tables: dict[int, bool] = {}  # whether a table holds data
        self.numbers: dict[int, int] = {}  # next number of an ordered list
        self.block: Element | None = None  # the block that is written
        self.block_start = 0

    def write(self, region: Element, skip: frozenset[int]) -> None:
        """Adds the text of a region, as a block."""
        self.gap = 2 if self.at else 0
        at = region.opens
        while at < region.closes:
            event = self.tree.events[at]
            if event.kind == OPEN:
                if event.element.index in skip:
                    at = event.element.closes
                    self.space = True
                    continue
                self._edge(event.element, True)
            elif event.kind == CLOSE:
                self._edge(event.element, False)
            elif event.kind == TEXT:
                self._text(event.element, event.text)
            at += 1

    def done(self) -> Laid:
        self._end_block()
        self.laid.text = "".join(self.out)
        return self.laid

    def _text(self, element: Element, text: str) -> None:
        look = self.looks[element.index]
        if look.why:
            if text.strip():
                self.laid.hidden.setdefault(look.root, (self.at, []))[1].append(text)
            return
        start = self.at
        if look.keeps_space:
            self._kept(element, text)
        else:
            self._folded(element, _SPACE.sub(" ", text))
        if look.doubt and self.at > start and text.strip():
            last = self.laid.doubts[-1:]
            if last and last[0][2] == look.doubt and self.at - last[0][1] < 4 + len(text):
                start = self.laid.doubts.pop()[0]
            self.laid.doubts.append((start, self.at, look.doubt))

    def _folded(self, element: Element, text: str) -> None:
        body = text.strip(" ")
        if text[:1] == " ":
            self.space = True
        if body:
            self._put(element, body)
            self.space = text[-1:] == " "

    def _kept(self, element: Element, text: str) -> None:
        for number, line in enumerate(text.strip("\n").split("\n")):
            if number:
                self.gap = min(2, self.gap + 1)
            if line.strip():
                self._put(element, line.rstrip())

    def _put(self, element: Element, text: str) -> None:
        """Writes what was put off, then the text."""
        if self.gap or self.tabs or self.prefix or not self.at:
            before = ("\n" * self.gap if self.at else "") + "\t" * self.tabs + self.prefix
        else:
            before = " " if self.space else ""
        block = self._block(element)
        if block is not self.block:
            self._end_block()
            self.block, self.block_start = block, self.at + len(before)
        self.out.append(before + text)
        self.at += len(before) + len(text)
        self.gap = self.tabs = 0
        self.space, self.prefix = False, ""

    def _end_block(self) -> None:
        if self.block is not None and self.at > self.block_start:
            self.laid.segments.append(Segment(self.block_start, self.at, self.block.path()))

    def _block(self, element: Element) -> Element:
        for up in element.lineage():
            if self._is_block(up):
                return up
        return element

    def _is_block(self, element: Element) -> bool:
        if "display" in element.css:
            shown = element.css["display"][1]
            if shown in _SHOWN or shown.startswith("inline") or shown in ("contents", "initial"):
                return shown in _SHOWN
        return element.tag in _BLOCKS

    def _edge(self, element: Element, opens: bool) -> None:
        """What the beginning or end of an element does to the text."""
        tag = element.tag
        look = self.looks[element.index]
        if look.why:
            held = self.laid.hidden.get(look.root)
            if held and (tag == "br" or self._is_block(element)):
                held[1].append(" ")
            if look.gone or not self._is_block(element):  # what is only unseen keeps its place
                return
        if tag == "br":
            self.gap = min(2, self.gap + 1) if opens else self.gap
            self.space = False
        elif tag == "q":
            self._quote(element, opens)
        elif tag in _STRUCK:
            self._strike(opens)
        elif tag in ("td", "th") and self._data(element):
            if opens and element.previous is not None:
                self.tabs += 1
        elif self._is_block(element):
            self._break(element, opens)

    def _break(self, element: Element, opens: bool) -> None:
        tag = element.tag
        cell = next((up for up in element.lineage() if up.tag in ("td", "th", "table") and up is not element), None)
        if cell is not None and cell.tag != "table" and self._data(cell):
            self.space = True  # a cell stays on the line of its row
            return
        close = tag in _CLOSE or (tag in ("ul", "ol") and any(up.tag == "li" for up in element.lineage()))
        if tag in ("tr", "table"):
            self.tabs = 0
        if tag in ("thead", "tbody", "tfoot"):
            return
        self.gap = max(self.gap, 1 if close else 2)
        self.space = False
        if tag == "li":
            self.prefix = self._marker(element) if opens else ""

    def _marker(self, element: Element) -> str:
        parent = element.parent
        if parent is None or parent.tag != "ol":
            return "• "
        start = parent.get("start")
        number = self.numbers.get(parent.index, int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1)
        if re.fullmatch(r"-?\d{1,6}", element.get("value")):
            number = int(element.get("value"))
        self.numbers[parent.index] = number + 1
        return f"{_letter(number) if parent.get('type').lower() == 'a' else number}. "

    def _quote(self, element: Element, opens: bool) -> None:
        if opens:
            self._put(element, "“" if self.quotes % 2 == 0 else "‘")
            self.quotes += 1
        elif self.quotes:
            self.quotes -= 1
            self.space = False
            self._put(element, "”" if self.quotes % 2 == 0 else "’")
            return
        self.space = False

    def _strike(self, opens: bool) -> None:
        if opens:
            self.laid.struck.append((self.at, -1))
            return
        for i in range(len(self.laid.struck) - 1, max(-1, len(self.laid.struck) - 20), -1):
            start, end = self.laid.struck[i]
            if end < 0:
                self.laid.struck[i] = (start, self.at)
                return

    def _data(self, cell: Element) -> bool:
        """Whether the cell's table holds data, or only lays out a page: with tables or several blocks in its cells."""
        table = next((up for up in cell.lineage() if up.tag == "table"), None)
        if table is None:
            return False
        if table.index not in self.tables:
            self.tables[table.index] = self._is_data(table)
        return self.tables[table.index]

    def _is_data(self, table: Element) -> bool:
        if table.get("role") in ("presentation", "none"):
            return False
        blocks: dict[int, int] = {}
        columns = 1
        for at in range(table.index + 1, len(self.tree.elements)):
            element = self.tree.elements[at]
            if element.opens >= table.closes:
                break
            if element.tag == "table":
                return False
            if element.tag in ("td", "th"):
                columns = max(columns, element.nth)
            elif element.tag in ("p", "div", "ul", "ol", "h1", "h2", "h3", "article") and element.parent is not None:
                blocks[element.parent.index] = blocks.get(element.parent.index, 0) + 1
                if blocks[element.parent.index] > 2:
                    return False
        return columns > 1


def _letter(number: int) -> str:
    return chr(96 + number) if 1 <= number <= 26 else str(number)


def lay(tree: Tree, looks: list[Look], regions: list[Element], skip: frozenset[int]) -> Laid:
    """The text of some regions of a page, one after the other, without the elements of ``skip``."""
    layout = Layout(tree, looks)
    for region in regions:
        layout.write(region, skip)
    return layout.done()
