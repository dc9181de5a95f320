"""Colours as style sheets write them, and whether one can be told from another."""

from __future__ import annotations

import colorsys
import re

Colour = tuple[float, float, float, float]  # red, green, blue from 0 to 255, and opacity from 0 to 1

NEAR = 1.1  # contrast ratio below which nobody reads a text; 4.5 is what WCAG 2.1 asks for
_NAMED = {
    "black": 0x000000, "white": 0xFFFFFF, "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF, "yellow": 0xFFFF00,
    "gray": 0x808080, "grey": 0x808080, "silver": 0xC0C0C0, "navy": 0x000080, "maroon": 0x800000, "olive": 0x808000,
    "lime": 0x00FF00, "aqua": 0x00FFFF, "cyan": 0x00FFFF, "teal": 0x008080, "fuchsia": 0xFF00FF, "magenta": 0xFF00FF,
    "purple": 0x800080, "orange": 0xFFA500, "snow": 0xFFFAFA, "ivory": 0xFFFFF0, "whitesmoke": 0xF5F5F5,
    "ghostwhite": 0xF8F8FF, "floralwhite": 0xFFFAF0, "azure": 0xF0FFFF, "mintcream": 0xF5FFFA, "seashell": 0xFFF5EE,
    "aliceblue": 0xF0F8FF, "honeydew": 0xF0FFF0, "linen": 0xFAF0E6, "beige": 0xF5F5DC, "gainsboro": 0xDCDCDC,
    "lightgray": 0xD3D3D3, "lightgrey": 0xD3D3D3, "darkgray": 0xA9A9A9, "darkgrey": 0xA9A9A9, "dimgray": 0x696969,
    "canvas": 0xFFFFFF, "canvastext": 0x000000,
}  # fmt: skip
_NUMBER = re.compile(r"[-+]?(?:\d{1,6}(?:\.\d{0,12})?|\.\d{1,12})%?")
WHITE: Colour = (255, 255, 255, 1)
BLACK: Colour = (0, 0, 0, 1)


def colour(text: str) -> Colour | None:
    """The colour that a text names; None where it names none that is known.

    >>> colour("#fff"), colour("rgba(0 0 0 / 50%)"), colour("transparent")
    ((255, 255, 255, 1), (0.0, 0.0, 0.0, 0.5), (0, 0, 0, 0))
    """
    text = text.strip().lower()
    if text == "transparent":
        return 0, 0, 0, 0
    if text in _NAMED:
        return _six(_NAMED[text])
    if re.fullmatch("#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", text):
        digits = text[1:] if len(text) > 5 else "".join(2 * c for c in text[1:])
        red, green, blue, _ = _six(int(digits[:6], 16))
        return red, green, blue, int(digits[6:8], 16) / 255 if len(digits) == 8 else 1
    name, paren, inside = text.partition("(")
    if not paren or name not in ("rgb", "rgba", "hsl", "hsla"):
        return None
    numbers = _NUMBER.findall(inside)
    if len(numbers) < 3 or "var(" in inside:
        return None
    opacity = _share(numbers[3], 1) if len(numbers) > 3 else 1
    if name.startswith("rgb"):
        return _share(numbers[0], 255), _share(numbers[1], 255), _share(numbers[2], 255), opacity
    hue = float(numbers[0].rstrip("%")) % 360 / 360
    light, strong = _share(numbers[2], 100) / 100, _share(numbers[1], 100) / 100
    red, green, blue = colorsys.hls_to_rgb(hue, light, strong)
    return 255 * red, 255 * green, 255 * blue, opacity


def _six(value: int) -> Colour:
    return value >> 16, value >> 8 & 255, value & 255, 1


def _share(number: str, whole: float) -> float:
    value = float(number.rstrip("%"))
    return max(0.0, min(whole, value * whole / 100 if number.endswith("%") else value))


def over(above: Colour, below: Colour) -> Colour:
    """A colour laid over another."""
    opacity = above[3]
    red, green, blue = (a * opacity + b * (1 - opacity) for a, b in zip(above[:3], below[:3], strict=True))
    return red, green, blue, 1


def alike(text: Colour, ground: Colour) -> bool:
    """Whether a text in one colour cannot be read on another: WCAG 2.1 contrast ratio under 1.1."""
    bright, dark = sorted((_luminance(over(text, ground)), _luminance(ground)), reverse=True)
    return (bright + 0.05) / (dark + 0.05) < NEAR


def _luminance(c: Colour) -> float:
    parts = [v / 255 / 12.92 if v <= 0.04045 * 255 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in c[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
