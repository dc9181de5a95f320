"""Which elements of a page a selector means.

Simple parts (``div.note#a``) are looked up; others go to the parser's own matcher, one part at a time. The steps
between parts (descendant, child, sibling) are taken here, since matchers that walk back over all of them can take
exponential time on a page built for it.
"""

from __future__ import annotations

import re

from pourparler.evidence.documents.html_css import unescaped
from pourparler.evidence.documents.html_tree import Element, Tree

MAX_SELECTOR = 300  # characters
MAX_PARTS = 12
MAX_ASKED = 20_000_000  # elements that the parser's matcher may look at, all selectors together
MAX_SEEN = 5_000_000  # elements looked at here
MAX_WIDE = 3_000  # siblings from which on :nth-child and its like are not asked for

# State that no page has before somebody touches it, and boxes that are no elements: such rules hide no text.
_AT_REST = re.compile(
    r"::|:(?:hover|focus|focus-within|focus-visible|active|visited|target|target-within|checked|indeterminate|before|"
    r"after|first-line|first-letter|placeholder-shown|autofill|fullscreen|popover-open|modal|playing|user-invalid|"
    r"invalid|-webkit-[a-z-]{1,40}|-moz-[a-z-]{1,40}|-ms-[a-z-]{1,40})(?![\w-])"
)
_NOT_AT_REST = re.compile(r":not\(:(?:hover|focus|focus-within|focus-visible|active|visited|target|checked)\)")
_SIMPLE = re.compile(r"(\*|[a-zA-Z][\w-]*)?((?:[.#](?:[\w-]|[^\x00-\x7f])+)*)")
_TERM = re.compile(r"([.#])([^.#]+)")
_COUNTING = re.compile(r":(?:nth-|only-of-type|first-of-type|last-of-type)")


class Unread(Exception):
    """A selector that is not understood, or that would take too long."""


class Selectors:
    """Looks up the elements of one page; answers are remembered."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.asked = self.seen = 0
        self.known: dict[str, list[Element]] = {}
        self.tags: dict[str, list[Element]] = {}
        self.terms: dict[str, list[Element]] = {}  # ".class" and "#id"
        for element in tree.elements:
            self.tags.setdefault(element.tag, []).append(element)
            for word in set(element.get("class").split()):
                self.terms.setdefault("." + word, []).append(element)
            if element.get("id"):
                self.terms.setdefault("#" + element.get("id"), []).append(element)

    def find(self, selector: str) -> list[Element]:
        """The elements, in the order of the page. Raises Unread."""
        selector = _NOT_AT_REST.sub("", selector)
        if _AT_REST.search(selector):
            return []
        if len(selector) > MAX_SELECTOR:
            raise Unread
        steps = parts(selector)
        if len(steps) > MAX_PARTS:
            raise Unread
        found: list[Element] = []
        for number, (step, part) in enumerate(steps):
            own = self._part(part)
            self.seen += len(own) + len(found)
            if self.seen > MAX_SEEN:
                raise Unread
            found = _after(found, step, own) if number else own
            if not found:
                return []
        return found

    def _part(self, part: str) -> list[Element]:
        if part not in self.known:
            simple = _SIMPLE.fullmatch(part)
            self.known[part] = self._simple(simple) if simple else self._ask(part)
        return self.known[part]

    def _simple(self, part: re.Match[str]) -> list[Element]:
        lists = [self.terms.get(sign + word, []) for sign, word in _TERM.findall(part[2])]
        if part[1] and part[1] != "*":
            lists.append(self.tags.get(part[1].lower(), []))
        if not lists:
            return self.tree.elements
        lists.sort(key=len)
        rest = [{element.index for element in one} for one in lists[1:]] if lists[0] else []
        return [element for element in lists[0] if all(element.index in one for one in rest)]

    def _ask(self, part: str) -> list[Element]:
        inside = part[part.find("(") :] if "(" in part else ""
        if re.search(r"\)\s*[^\s.#:\[)]|[>+~]", re.sub(r"\[[^\]]*\]", "", inside)) or part.count("(") > 6:
            raise Unread
        if re.search(r"[\w)\]*]\s+[\w.#:\[*]", re.sub(r"\[[^\]]*\]|:nth[^)]*\)", "", inside)):
            raise Unread  # a selector of several parts in brackets
        if _COUNTING.search(part) and self.tree.widest > MAX_WIDE:
            raise Unread
        weight = 50 if ":has(" in part else 1 + part.count("(")
        self.asked += weight * len(self.tree.elements)
        if self.asked > MAX_ASKED:
            raise Unread
        from selectolax.lexbor import SelectolaxError

        try:
            nodes = self.tree.parser.css(part)
        except (SelectolaxError, ValueError, RuntimeError):
            raise Unread from None
        self.asked += 30 * len(nodes)  # an answer costs more than a question
        found = [self.tree.by_memory[node.mem_id] for node in nodes if node.mem_id in self.tree.by_memory]
        return sorted(set(found), key=lambda element: element.index)


def parts(selector: str) -> list[tuple[str, str]]:
    """``div > p.a b`` as ``[("", "div"), (">", "p.a"), (" ", "b")]``. Raises Unread where it is malformed."""
    found: list[tuple[str, str]] = []
    step, start, depth, quote = "", 0, 0, ""
    i, size = 0, len(selector)
    while i <= size:
        c = selector[i] if i < size else " "
        if quote:
            quote = "" if c == quote else quote
        elif c == "\\":
            i += 1
        elif c in "\"'":
            quote = c
        elif c in "([":
            depth += 1
        elif c in ")]":
            depth -= 1
        elif depth == 0 and (c.isspace() or c in ">+~"):
            if selector[start:i]:
                found.append((step, _plain(selector[start:i])))
                step = " "
            if c in ">+~":
                if step not in ("", " ") or not found:
                    raise Unread
                step = c
            start = i + 1
        i += 1
    if depth or quote or not found or step not in ("", " "):
        raise Unread
    return found


def _plain(part: str) -> str:
    """A class with an escape (``.md\\:block``) becomes an attribute selector that needs none."""
    if "\\" not in part:
        return part

    def named(found: re.Match[str]) -> str:
        name = unescaped(found[2]).replace('"', "")
        return f'[class~="{name}"]' if found[1] == "." else f'[id="{name}"]'

    return re.sub(r"([.#])((?:[\w-]|\\[0-9a-fA-F]{1,6}\s?|\\.){1,100})", named, part)


def _after(before: list[Element], step: str, own: list[Element]) -> list[Element]:
    """Those of ``own`` that a step leads to from one of ``before``. Both in the order of the page; one sweep."""
    if step in (">", "+"):
        at = {element.index for element in before}
        if step == ">":
            return [element for element in own if element.parent is not None and element.parent.index in at]
        return [element for element in own if element.previous is not None and element.previous.index in at]
    if step == "~":
        first: dict[int, int] = {}
        for element in before:
            first.setdefault(element.parent.index if element.parent else -1, element.index)
        return [e for e in own if first.get(e.parent.index if e.parent else -1, e.index) < e.index]
    found, reach, opened = [], 0, iter(before)
    above = next(opened, None)
    for element in own:
        while above is not None and above.index < element.index:
            reach = max(reach, above.closes)  # elements lie within each other or apart
            above = next(opened, None)
        if element.opens < reach:
            found.append(element)
    return found


def specificity(selector: str) -> tuple[int, int, int]:
    """How strong a selector is: ids, then classes, attributes and pseudo-classes, then tags. Brackets count inside."""
    bare = re.sub(r":where\([^)]*\)", "", selector)
    bare, attributes = re.subn(r"\[[^\]]*\]", "", bare)
    bare, pseudo = re.subn(r":(?!is\(|not\(|has\()[\w-]{1,40}", "", bare.replace("::", ":"))
    bare = re.sub(r":(?:is|not|has)", " ", bare)
    ids, classes = len(re.findall(r"#[\w-]", bare)), len(re.findall(r"\.[\w\\-]", bare))
    return ids, classes + attributes + pseudo, len(re.findall(r"(?:^|[\s>+~(])[a-zA-Z]", bare))
