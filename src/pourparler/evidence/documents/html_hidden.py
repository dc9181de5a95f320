"""What hides an element with all that stands in it, by its own declarations."""

from __future__ import annotations

import re

from pourparler.evidence.documents.html_css import split_commas

FAR = 400.0  # pixels beyond the edge from which on nothing is seen
TINY = 1.0  # pixels: a letter of this size, or smaller, is none to the eye
FAINT = 0.05  # opacity
LENGTH = re.compile(r"([-+]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))([a-z%]{0,4})")
_MOVING = {"transform", "-webkit-transform", "scale", "translate"}
_UNITS = {"px": 1.0, "": 1.0, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 37.8, "mm": 3.78, "rem": 16, "vw": 12.8, "vh": 8}


def length(value: str, font: float, whole: float) -> float | None:
    """Pixels; None where it is no plain length."""
    found = LENGTH.fullmatch(value.strip())
    if not found:
        return None
    number, unit = float(found[1]), found[2]
    if unit == "%":
        return number * whole / 100
    if unit in ("em", "ex", "ch"):
        return number * font
    return number * _UNITS[unit] if unit in _UNITS else None


def hidden_by(css: dict[str, str], font: float) -> str:
    """What hides an element with all that stands in it, by its own declarations; empty where nothing does."""
    if css.get("display") == "none":
        return "display: none"
    if css.get("content-visibility") == "hidden":
        return "content-visibility: hidden"
    share = length(css.get("opacity", ""), 1, 1)  # a number or a percentage
    if share is not None and share < FAINT:
        return "opacity: 0"
    if "filter" in css and re.search(r"opacity\(\s?(?:0|0?\.0\d{0,9}|0%)\s?\)", css["filter"]):
        return "filter: opacity(0)"
    return _moved(css, font) or _cut(css, font)


def _moved(css: dict[str, str], font: float) -> str:
    """Beyond the edge of the screen."""

    def px(name: str, whole: float) -> float:
        return (length(css[name], font, whole) or 0.0) if name in css else 0.0

    if css.get("position") in ("absolute", "fixed"):
        inset = (css.get("inset", "") + " x x x x").split()
        sides = {"top": inset[0], "left": inset[3] if inset[3] != "x" else inset[1]}
        for side in ("left", "top", "right", "bottom"):
            whole = 1280.0 if side in ("left", "right") else 800.0
            away = px(side, whole) or length(sides.get(side, ""), font, whole) or 0.0
            if away <= -FAR or (side in ("left", "right") and away >= 3000):
                return f"{side} beyond the edge"
    margins = css["margin"].split() if "margin" in css else []
    left = px("margin-left", 1280) or (length(margins[-1], font, 1280) if margins else 0) or 0.0
    if left <= -FAR or px("margin-top", 800) <= -FAR:
        return "margin beyond the edge"
    if not _MOVING & css.keys():
        return ""
    moves = " ".join(css.get(name, "") for name in ("transform", "-webkit-transform"))
    if css.get("scale") == "0" or re.search(r"scale[xy3d]{0,2}\(\s?0(?:\.0{1,6})?\s?[,)]", moves):
        return "scale: 0"
    found = re.search(r"translate[xy3d]{0,2}\(\s?([^,)]{1,20})(?:,\s?([^,)]{1,20}))?", moves)
    values = found.groups("") if found else tuple(split_commas(css.get("translate", "").replace(" ", ",")))[:2]
    if any((length(value, font, 0.0) or 0.0) <= -FAR for value in values):
        return "moved beyond the edge"
    return ""


def _cut(css: dict[str, str], font: float) -> str:
    """In a box without room, or cut away."""
    clip = re.findall(r"[-\d.]{1,12}", css.get("clip", "")) if css.get("clip", "").startswith("rect") else []
    if len(clip) == 4:
        try:
            top, right, bottom, left = map(float, clip)
        except ValueError:
            top, right, bottom, left = 0, 9, 9, 0
        if (right - left <= 1 or bottom - top <= 1) and css.get("position") in ("absolute", "fixed"):
            return "clip: cut away"
    path = css.get("clip-path") or css.get("-webkit-clip-path") or ""
    if path and re.match(
        r"inset\(\s?(?:[5-9]\d|1\d\d)(?:\.\d{1,4})?%|circle\(\s?0(?:px|%)?(?:\s|\))|polygon\(\s?0 0\s?\)", path
    ):
        return "clip-path: cut away"
    if not any(css.get(name) in ("hidden", "clip") for name in ("overflow", "overflow-x", "overflow-y")):
        return ""
    for name in ("width", "height", "max-width", "max-height"):
        room = length(css.get(name, ""), font, 1000.0)
        if room is not None and room <= TINY:
            return f"{name}: {css[name]}"
    return ""
