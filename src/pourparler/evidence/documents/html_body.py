"""Which part of a page is the report: its article where that holds most of the text, else all but the furniture."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.evidence.documents.html_style import Look
from pourparler.evidence.documents.html_tree import TEXT, Element, Tree
from pourparler.evidence.documents.parts import words

ARTICLE, MAIN = 2 / 3, 1 / 2  # share of the paragraphs' text from which on they are the report
_FURNITURE = words("nav header footer aside form")
_CONTROLS = words("button select textarea svg progress meter")
_ROLES = {"navigation": "nav", "banner": "header", "contentinfo": "footer", "complementary": "aside", "search": "form"}
_PARAGRAPHS = words("p blockquote li pre dd td h1 h2 h3 h4 h5 h6 figcaption")


@dataclass(frozen=True)
class Body:
    """``region`` is the element that is the report; ``skip`` the indexes of elements in it that are left out;
    ``heading`` one outside that belongs to it."""

    region: Element
    skip: frozenset[int]
    heading: Element | None


class Measure:
    """Lengths of visible text up to each event, so that the length within an element is one subtraction."""

    def __init__(self, tree: Tree, looks: list[Look], skip: frozenset[int] = frozenset()) -> None:
        self.all = [0] * (len(tree.events) + 1)
        self.paragraphs = [0] * (len(tree.events) + 1)
        inside = _inside(tree, _PARAGRAPHS)
        out = _within(tree, skip)
        whole = some = 0
        for at, event in enumerate(tree.events):
            if event.kind == TEXT and not looks[event.element.index].why and not out[event.element.index]:
                size = len(event.text.strip())
                whole += size
                some += size if inside[event.element.index] else 0
            self.all[at + 1], self.paragraphs[at + 1] = whole, some

    def within(self, element: Element, paragraphs: bool = False) -> int:
        sums = self.paragraphs if paragraphs else self.all
        return sums[element.closes] - sums[element.opens]


def _inside(tree: Tree, tags: frozenset[str]) -> list[bool]:
    found: list[bool] = []
    for element in tree.elements:  # parents come first
        found.append(element.tag in tags or (element.parent is not None and found[element.parent.index]))
    return found


def _within(tree: Tree, skip: frozenset[int]) -> list[bool]:
    found: list[bool] = []
    for element in tree.elements:
        found.append(element.index in skip or (element.parent is not None and found[element.parent.index]))
    return found


def body(tree: Tree, looks: list[Look]) -> Body:
    """The report within a page. A page without elements has none: callers see to that."""
    page = next((element for element in tree.elements if element.tag == "body"), tree.elements[0])
    measure = Measure(tree, looks)
    skip = furniture(tree, page, measure)
    lean = Measure(tree, looks, skip)
    paragraphs = lean.within(page, True) > 200  # a page without any is measured by all its text
    total = lean.within(page, paragraphs)
    region = page
    for share, is_it in ((ARTICLE, _is_article), (MAIN, _is_main)):
        found = [element for element in tree.elements if is_it(element)]
        largest = max(found, key=lambda element: lean.within(element, paragraphs), default=None)
        if largest is not None and total and lean.within(largest, paragraphs) >= share * total:
            region = largest
            break
    if region is not page:
        skip = furniture(tree, region, measure)
    return Body(region, skip, _heading(tree, region, measure))


def _is_article(element: Element) -> bool:
    return element.tag == "article" or element.get("role") == "article"


def _is_main(element: Element) -> bool:
    return element.tag == "main" or element.get("role") == "main"


def furniture(tree: Tree, region: Element, measure: Measure) -> frozenset[int]:
    """Elements in a region that are no report: navigation, asides, forms, controls; a header or footer of the page.

    What holds half of the text or more is none, whatever it is called: whole pages stand in a form. An article's own
    header and footer are part of it, and so is a page's header that holds its headline.
    """
    whole = measure.within(region)
    own = region.tag != "body"
    found = []
    for element in tree.elements:
        if not region.opens < element.opens < region.closes:
            continue
        kind = _ROLES.get(element.get("role"), element.tag)
        if kind in _CONTROLS:
            found.append(element.index)
        elif kind in _FURNITURE and 2 * measure.within(element) < whole:
            keep = kind in ("header", "footer") and (own or _in_article(element, region))
            if not keep and not (kind == "header" and _holds_headline(tree, element)):
                found.append(element.index)
    return frozenset(found)


def _in_article(element: Element, region: Element) -> bool:
    for up in element.lineage():
        if up is region:
            return False
        if up is not element and (_is_article(up) or _is_main(up)):
            return True
    return False


def _holds_headline(tree: Tree, element: Element) -> bool:
    inside = tree.elements[element.index : element.index + 200]
    return any(e.tag == "h1" and e.opens < element.closes for e in inside)


def _heading(tree: Tree, region: Element, measure: Measure) -> Element | None:
    """The page's only first heading, where it stands before a report that has no heading of its own."""
    found = [element for element in tree.elements if element.tag == "h1" and measure.within(element)]
    own = [e for e in tree.elements if e.tag == "h2" and region.opens < e.opens < region.closes]
    if len(found) != 1 or found[0].closes > region.opens:
        return None
    if own and measure.all[own[0].opens] - measure.all[region.opens] < 50:  # its own stands at its beginning
        return None
    return found[0]
