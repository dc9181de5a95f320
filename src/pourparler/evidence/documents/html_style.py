"""Who can see a text: the cascade of the page's own style sheets, and what its outcome means for each element.

After CSS Cascade Level 4 for the few properties that can hide a text. Sheets that the page would fetch are not read,
and no script runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from pourparler.evidence.documents.html_colour import BLACK, WHITE, Colour, alike, colour, over
from pourparler.evidence.documents.html_css import MAX_SHEET, Sheet, declared, media, read_sheet
from pourparler.evidence.documents.html_hidden import FAINT, FAR, LENGTH, TINY, hidden_by, length
from pourparler.evidence.documents.html_select import Selectors, Unread, specificity
from pourparler.evidence.documents.html_tree import CLOSE, OPEN, Element, Tree
from pourparler.evidence.documents.parts import words

_SIZES = {"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32}
_GROUND = ("bgcolor", "background-color")
_OLD = {"font": [("color", "color")], "body": [("text", "color"), _GROUND]} | {
    tag: [_GROUND] for tag in ("table", "tr", "td", "th")
}
# Hidden by every browser unless the page says otherwise.
NEVER = words(
    "script style template iframe noembed noframes head title meta link base noscript datalist rp area param "
    "audio video object canvas annotation annotation-xml desc metadata"
)


@dataclass(frozen=True, slots=True)
class Look:
    """How text stands in an element. ``why`` says what hides it, and ``root`` is the element that does; ``doubt`` is
    the same where it cannot be known."""

    why: str = ""
    root: int = -1
    doubt: str = ""
    gone: bool = False  # nothing inside can be seen again
    visible: bool = True
    size: float = 16.0
    colour: Colour | None = BLACK
    ground: Colour | None = WHITE
    ground_known: bool = False  # the page itself says so
    indent: float = 0.0
    keeps_space: bool = False


def sheets(tree: Tree) -> Sheet:
    """The style sheets inside the page, and how many stand outside."""
    sheet, total = Sheet(), 0
    for element in tree.elements:
        if element.tag not in ("style", "link"):
            continue
        unseen = any(up.tag in ("noscript", "template") for up in element.lineage())
        if unseen or media(element.get("media")) is False:
            continue
        if element.tag == "link" and "stylesheet" in element.get("rel").lower().split():
            sheet.outside += "alternate" not in element.get("rel").lower()
        elif element.tag == "style" and element.get("type").lower() in ("", "text/css"):
            css = tree.fragments.get(element.index, "")
            total += len(css)
            if total > MAX_SHEET:
                sheet.miss(f"style sheets beyond {MAX_SHEET:,} characters")
                break
            read_sheet(css, sheet)
    return sheet


def cascade(tree: Tree, sheet: Sheet) -> None:
    """Gives every element the declarations that win for it."""
    selectors = Selectors(tree)
    for order, rule in enumerate(sheet.rules):
        try:
            found = selectors.find(rule.selector)
        except Unread:
            if hides(rule.declarations):
                sheet.miss("selectors")
            continue
        strength = specificity(rule.selector) if found else (0, 0, 0)
        for element in found:
            _settle(element, rule.declarations, (0, *strength, order))
    for element in tree.elements:
        if "style" in element.attrs:
            _settle(element, declared(element.get("style")), (1, 0, 0, 0, 0))
        if element.tag in _OLD:  # attributes of old pages are weaker than any rule
            for name, prop in _OLD[element.tag]:
                if element.get(name):
                    element.css.setdefault(prop, ((0,), element.get(name).lower()))


def _settle(element: Element, declarations: dict[str, tuple[str, bool]], weight: tuple[int, ...]) -> None:
    for name, (value, important) in declarations.items():
        full = (int(important), *weight)
        if name not in element.css or element.css[name][0] <= full:
            element.css[name] = (full, value)


def hides(declarations: dict[str, tuple[str, bool]]) -> bool:
    """Whether a rule alone hides what it applies to."""
    css = {name: value for name, (value, _) in declarations.items()}
    return bool(hidden_by(css, 16.0) or css.get("visibility") in ("hidden", "collapse"))


def looks(tree: Tree, outside: bool) -> list[Look]:
    """How text stands in each element, by its index. ``outside``: some style sheets are not known."""
    found: list[Look] = [Look()] * len(tree.elements)
    variables: list[dict[str, str]] = [{}]
    above = [Look()]
    same: dict[tuple[Any, ...], Look] = {}  # most elements look like one before them
    for event in tree.events:
        if event.kind == OPEN:
            element = event.element
            own = {name: value for name, (_, value) in element.css.items() if name.startswith("--")}
            variables.append({**variables[-1], **own} if own else variables[-1])
            single = own or "hidden" in element.attrs or element.tag == "dialog" or any(variables[-1])
            key = (id(above[-1]), element.tag, "href" in element.attrs, *element.css.items())
            look = None if single else same.get(key)
            if look is None:
                look = _look(element, above[-1], variables[-1], outside)
                if not (single or look.why or look.doubt):  # those name their element
                    same[key] = look
            above.append(look)
            found[element.index] = look
        elif event.kind == CLOSE:
            above.pop()
            variables.pop()
    return found


def _look(element: Element, up: Look, variables: dict[str, str], outside: bool) -> Look:
    if up.gone:
        return up
    css = {name: _resolved(value, variables) for name, (_, value) in element.css.items() if name[:2] != "--"}
    tag = element.tag
    if tag in NEVER:
        return replace(up, why=f"<{tag}>", root=element.index, gone=True)
    if css.get("display", "none") == "none":
        if tag == "dialog" and "open" not in element.attrs:
            return replace(up, why="<dialog>", root=element.index, gone=True)
        if "hidden" in element.attrs:
            return replace(up, why="the attribute hidden", root=element.index, gone=True)
    if not css and tag not in ("pre", "textarea", "a", "mark"):
        return up
    size = _size(css, up.size)
    why = "" if tag in ("html", "body") else hidden_by(css, size)
    if why:
        return replace(up, why=why, root=element.index, gone=True)
    return _inherited(element, css, replace(up, size=size), outside)


def _inherited(element: Element, css: dict[str, str], look: Look, outside: bool) -> Look:
    """What passes on to all inside, and can be taken back there: visibility, size, colours, indent."""
    visibility = css.get("visibility", "")
    if visibility in ("visible", "initial"):
        look = replace(look, visible=True)
    elif visibility in ("hidden", "collapse") and element.tag not in ("html", "body"):
        look = replace(look, visible=False)
    indent = length(css.get("text-indent", "").split(" ")[0], look.size, 1280.0)
    look = replace(look, indent=look.indent if indent is None else indent)
    space = css.get("white-space", "")
    if space or element.tag in ("pre", "textarea"):
        look = replace(look, keeps_space=space.startswith(("pre", "break-spaces")) if space else True)
    look = _coloured(element, css, look)
    why, doubt = _unseen(look, outside)
    if not why and not doubt:
        return replace(look, why="", root=-1, doubt="")
    same = (why, doubt) == (look.why, look.doubt) and look.root >= 0
    return replace(look, why=why, doubt=doubt, root=look.root if same else element.index)


def _unseen(look: Look, outside: bool) -> tuple[str, str]:
    """What hides the text of an element, for certain and perhaps."""
    if not look.visible:
        return "visibility: hidden", ""
    if look.size <= TINY:
        return f"letters of {look.size:g} pixels", ""
    if look.indent <= -FAR:
        return "text-indent beyond the edge", ""
    if look.colour and look.colour[3] < FAINT:
        return "colour: transparent", ""
    if look.colour and look.ground and alike(look.colour, look.ground):
        sure = look.ground_known or not outside
        return ("the colour of its background", "") if sure else ("", "perhaps the colour of its background")
    return "", ""


def _coloured(element: Element, css: dict[str, str], look: Look) -> Look:
    text = css.get("-webkit-text-fill-color") or css.get("color") or ""
    if "text" in (css.get("background-clip"), css.get("-webkit-background-clip")):
        return replace(look, colour=None)  # letters cut out of a picture
    if text and text not in ("inherit", "currentcolor", "unset"):
        look = replace(look, colour=BLACK if text in ("initial", "revert") else colour(text))
    elif element.tag == "a" and element.get("href"):
        look = replace(look, colour=(0, 0, 238, 1))
    elif element.tag == "mark":
        look = replace(look, colour=BLACK, ground=(255, 255, 0, 1), ground_known=True)
    picture = css.get("background-image", "none")
    whole = css.get("background", "")
    if picture not in ("none", "initial") or "url(" in whole or "gradient(" in whole:
        return replace(look, ground=None)
    # the longhand and the shorthand: the one that wins the cascade is the later of the two
    weights = {name: element.css[name][0] for name in ("background", "background-color") if name in element.css}
    if not weights:
        return look
    value = css[max(weights, key=lambda name: weights[name])]
    own = colour(value) or next(filter(None, map(colour, re.split(r"\s+(?![^(]*\))", value))), None)
    if own is None:
        unset = value in ("none", "inherit", "initial", "unset")
        return look if unset else replace(look, ground=None)
    if own[3] < FAINT:
        return look
    below = look.ground or WHITE
    return replace(look, ground=over(own, below), ground_known=own[3] > 0.9 or look.ground_known)


def _size(css: dict[str, str], up: float) -> float:
    value = css.get("font-size", "")
    if not value and "font" in css:  # font: italic 0/1 serif
        heads = [word.split("/")[0] for word in css["font"].split()]
        value = next((head for head in heads if head == "0" or (LENGTH.fullmatch(head) and not head.isdigit())), "")
    if value in _SIZES:
        return _SIZES[value]
    if value in ("smaller", "larger"):
        return up * (0.83 if value == "smaller" else 1.2)
    found = length(value, up, up)
    return up if found is None or found < 0 else found


def _resolved(value: str, variables: dict[str, str]) -> str:
    """The value with ``var(--x)`` filled in, one level deep."""
    if "var(" not in value:
        return value
    return re.sub(
        r"var\(\s?(--[\w-]{1,60})\s?(?:,\s?([^()]{0,60}))?\)",
        lambda found: variables.get(found[1], (found[2] or "").strip()),
        value,
    )[:1000]
