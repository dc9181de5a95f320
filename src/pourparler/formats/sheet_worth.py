"""What a cell says of a worth: a number, a range, a word, a place in an order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from pourparler.case.keys import WORDS
from pourparler.case.numbers import DECIMALS, WHOLE, number
from pourparler.case.yamlfile import shorten

Number = int | Fraction
Size = Number | str | list[Number]
PLACES = {"above today": "above", "below today": "below", "priority": "priority"}
SIZES = "a number such as 12.5, a range such as 8..20, or minor, moderate, major, vital (-minor …)"
VIEWS = f"{SIZES}; or wants, avoids, wants major, above today, below today, priority, unknown"
_RANGE = re.compile(r"(.+?)\s*(?:\.\.\.?|\u2026|\bto\b)\s*(.+)")
_COMMA = re.compile(r"[+\-\u2212]?\d+,\d+")


class NoWorth(ValueError):
    """A text that is no worth: what is wrong, and what would be right."""

    def __init__(self, wrong: str, right: str) -> None:
        super().__init__(wrong)
        self.wrong, self.right = wrong, right


@dataclass(frozen=True)
class Worth:
    """``kind``: worth, wants, avoids, above, below, priority; ``size``: as a case writes it, None without one."""

    kind: str
    size: Size | None = None


def worth_of_text(text: str) -> Worth:
    """A view's worth. Raises NoWorth."""
    plain = " ".join(text.split()).casefold()
    if plain in PLACES:
        return Worth(PLACES[plain])
    first, _, rest = plain.partition(" ")
    if first in ("wants", "avoids"):
        size = size_of_text(rest, VIEWS) if rest else None
        low = size[0] if isinstance(size, list) else size
        if low is not None and (low.startswith("-") if isinstance(low, str) else low <= 0):
            raise NoWorth(
                f'"{shorten(text)}" has a weight that is not above zero', "use avoids for what it does not want"
            )
        return Worth(first, size)
    return Worth("worth", "unknown" if plain == "unknown" else size_of_text(text, VIEWS))


def size_of_text(text: str, right: str = SIZES) -> Size:
    """A number, a range or a word. Raises NoWorth."""
    plain, text = " ".join(text.split()).replace("\u2212", "-").casefold(), shorten(text)
    if plain.removeprefix("-") in WORDS:
        return plain
    both = _RANGE.fullmatch(plain)
    if both:
        low, high = (_number(part, text, right) for part in both.groups())
        if low > high:
            raise NoWorth(f'the range "{text}" is upside down', "write the lowest first")
        return low if low == high else [low, high]
    return _number(plain, text, right)


def _number(part: str, text: str, right: str) -> Number:
    found = number(part)
    if found is not None:
        return found.numerator if found.denominator == 1 else found
    if _COMMA.fullmatch(part):
        raise NoWorth(f'"{text}" has a comma in a number', f"write a point: {text.replace(',', '.')}")
    if part.endswith("%"):
        raise NoWorth(f'"{text}" is a percentage', "write a plain number: worths are points, 100 or what you choose")
    digits = part.lstrip("+-").replace(".", "", 1)
    if digits.isascii() and digits.isdigit() and part.count(".") <= 1:
        right = f"at most {WHOLE} before the point and {DECIMALS} after it"
        raise NoWorth(f'"{text}" has more digits than are read exactly', right)
    raise NoWorth(f'"{text}" is no worth', f"write {right}")
