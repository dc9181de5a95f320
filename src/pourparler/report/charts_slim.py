"""An SVG of the charting library made small: the same picture in fewer bytes, and nothing drawn anew.

What only describes the library's own tree goes; what all children share stands once, on their parent; neighbours
that differ in their outline alone become one path.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DROPPED = ("class", "role", "aria-hidden", "aria-label", "aria-roledescription", "pointer-events", "font-family")
INHERITED = (
    *("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-opacity", "fill-opacity"),
    *("text-anchor", "font-size", "font-weight", "font-style"),
)
MOVE = re.compile(r"translate\((-?[\d.e-]+),(-?[\d.e-]+)\)$")
NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
RELATIVE = re.compile(r"M(-?[\d.]+)[ ,](-?[\d.]+)([a-z0-9., \-]*)Z?$")
CIRCLE = re.compile(r"M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0Z?$")


def slim(svg: str) -> tuple[str, float, float]:
    """What stands inside the SVG's outer element, without the white background; and its width and height in px.

    Raises ValueError when the text is no SVG of a size.
    """
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(svg)
        wide, high = (float(root.attrib[side]) for side in ("width", "height"))
    except (ElementTree.ParseError, KeyError, ValueError) as error:
        raise ValueError(f"the charting library wrote no SVG: {error}") from None
    for element in root.iter():
        element.tag = element.tag.split("}")[-1]
        for name in [*element.attrib]:
            if name in DROPPED or (name.endswith("opacity") and element.attrib[name] == "1"):
                del element.attrib[name]
    _clean(root)
    return "".join(map(_written, root)), wide, high


def _clean(parent: Element) -> None:
    """The children first: what draws nothing is dropped, a group without a reason is opened, neighbours are joined."""
    kept: list[Element] = []
    for child in parent:
        _clean(child)
        if _draws_nothing(child):
            continue
        if child.tag == "g" and not {*child.attrib} - {"fill", "transform"} and not _useful(child):
            kept += _opened(child)
        else:
            kept.append(child)
    parent[:] = _joined(kept)
    if parent.tag == "g":
        _hoist(parent)
        _merge(parent)


def _draws_nothing(element: Element) -> bool:
    if element.get("display") == "none" or element.tag in ("defs", "clipPath"):
        return True
    if element.tag == "g":
        return not len(element)
    if element.tag == "rect":
        return element.get("fill") == "white"
    bare = not {"fill", "stroke"} & element.attrib.keys()
    return element.tag == "path" and (bare or element.get("d") in (None, "", "M0,0h0v0h0Z"))


def _useful(group: Element) -> bool:
    """A group that must stay: it moves what it holds by more than a shift, or gives it a fill."""
    move = group.get("transform")
    return "fill" in group.attrib or (move is not None and not MOVE.match(move))


def _opened(group: Element) -> Iterator[Element]:
    """The children, moved as the group moved them."""
    x, y = _shift(group)
    for child in group:
        if (x, y) != (0, 0):
            _move(child, x, y)
        yield child


def _move(element: Element, x: float, y: float) -> None:
    before = element.get("transform", "")
    own = MOVE.match(before)
    if own:
        element.set("transform", f"translate({float(own[1]) + x},{float(own[2]) + y})")
    else:
        element.set("transform", f"translate({x},{y}){' ' * bool(before)}{before}")


def _shift(element: Element) -> tuple[float, float]:
    own = MOVE.match(element.get("transform", ""))
    return (float(own[1]), float(own[2])) if own else (0.0, 0.0)


def _joined(elements: list[Element]) -> list[Element]:
    """Lines and outlines of one look, side by side, as one path; single letters of one look as one text."""
    found: list[Element] = []
    for look, run in groupby(map(_as_path, elements), key=_look):
        same = list(run)
        if look and len(same) > 1:
            for name in ("d", "x", "y") if same[0].tag == "text" else ("d",):
                parts = [element.attrib[name] for element in same if name in element.attrib]
                same[0].attrib |= {name: ("" if name == "d" else " ").join(parts)} if parts else {}
            same[0].text = "".join(element.text or "" for element in same) or None
            same = same[:1]
        found += same
    return found


def _as_path(element: Element) -> Element:
    """A line or an outline where it stands, as a path without a transform; anything else as it is."""
    x, y = _shift(element)
    moved = element.get("transform")
    if moved is not None and not MOVE.match(moved):
        return element
    if element.tag == "line":
        to = _number(float(element.attrib.pop("x2", "0"))), _number(float(element.attrib.pop("y2", "0")))
        element.tag = "path"
        line = f"h{to[0]}" if to[1] == "0" else f"v{to[1]}" if to[0] == "0" else f"l{to[0]} {to[1]}"
        element.set("d", f"M{_number(x)} {_number(y)}{line}")
    elif element.tag == "path" and (circle := CIRCLE.match(element.attrib["d"])) and "stroke" not in element.attrib:
        fill = element.attrib.pop("fill")
        element.set("d", f"M{_number(x)} {_number(y)}h0")
        element.attrib |= {"stroke": fill, "stroke-width": _number(2 * float(circle[1])), "stroke-linecap": "round"}
        if "fill-opacity" in element.attrib:
            element.set("stroke-opacity", element.attrib.pop("fill-opacity"))
    elif element.tag == "path" and (outline := RELATIVE.match(element.attrib["d"])):
        end = "Z" if element.attrib["d"].endswith("Z") else ""
        rest = NUMBER.sub(lambda n: _number(float(n[0])), outline[3])
        element.set("d", f"M{_number(float(outline[1]) + x)} {_number(float(outline[2]) + y)}{rest}{end}")
    elif element.tag == "text" and moved is not None and not (len(element) and element[0].attrib):
        element.attrib |= {"x": _number(x), "y": _number(y)}
        if len(element):  # the first line needs no element of its own, and the others start where it does
            element.text = element[0].text
            element[:] = element[1:]
            for after in element:
                after.set("x", _number(x))
    else:
        return element
    element.attrib.pop("transform", None)
    return element


def _look(element: Element) -> tuple[tuple[str, str], ...]:
    """All but place and outline of a path or a single letter; nothing for what stays alone."""
    letter = element.tag == "text" and len(element.text or "") == 1
    if not (element.tag == "path" or letter) or "transform" in element.attrib or len(element):
        return ()
    if "fill-opacity" in element.attrib or "stroke-opacity" in element.attrib:
        return ()
    return ((element.tag, ""), *sorted((k, v) for k, v in element.attrib.items() if k not in ("d", "x", "y")))


def _hoist(parent: Element) -> None:
    """An attribute that every child gives stands on the parent, in the value that most of them give."""
    for name in INHERITED:
        given = [child.get(name) for child in parent]
        if not given or None in given:
            continue
        most = Counter(given).most_common(1)[0][0]
        parent.set(name, str(most))
        for child in parent:
            if child.get(name) == most:
                del child.attrib[name]


def _merge(parent: Element) -> None:
    """A group that holds one group alone becomes one with it."""
    while (
        len(parent) == 1
        and parent[0].tag == "g"
        and not {"transform"} <= parent.attrib.keys() & parent[0].attrib.keys()
    ):
        only = parent[0]
        parent.attrib |= only.attrib
        parent[:] = list(only)


def _written(element: Element) -> str:
    name = element.tag
    told = "".join(f' {key}="{_value(key, value)}"' for key, value in element.attrib.items())
    inner = escape(element.text or "", quote=False) + "".join(
        _written(child) + escape(child.tail or "", quote=False) for child in element
    )
    return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"


def _value(key: str, value: str) -> str:
    if key == "font-size":
        value = value.removesuffix("px")
    if key in ("transform", "d", "x", "y", "dy"):
        value = NUMBER.sub(lambda n: _number(float(n[0])), value).replace(",", " ")
    return escape(value)


def _number(number: float) -> str:
    """One decimal at most.

    >>> _number(12.04), _number(-0.04), _number(0.25)
    ('12', '0', '.2')
    """
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else re.sub(r"^(-?)0\.", r"\1.", text)
