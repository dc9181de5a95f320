"""Exact decimals, and worths: words, numbers and ranges."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

WHOLE, DECIMALS = 15, 18  # the digits of a number that is read, before and after the point
_NUMBER = re.compile(rf"[+-]?(\d{{1,{WHOLE}}}(\.\d{{0,{DECIMALS}}})?|\.\d{{1,{DECIMALS}}})")


def number(text: str) -> Fraction | None:
    """The exact decimal, or None when the text is no finite decimal of up to 15 + 18 digits."""
    text = text.replace("\u2212", "-")
    return Fraction(text) if _NUMBER.fullmatch(text) else None


def word_range(text: str, scale: Mapping[str, tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction] | None:
    """The range behind a word or its negative, or None."""
    sign, word = (-1, text[1:]) if text[:1] in "-\u2212" and text else (1, text)
    if word not in scale:
        return None
    low, high = scale[word]
    return (low, high) if sign > 0 else (-high, -low)


def plain(value: Fraction) -> int | float:
    """A number for JSON: an int where it is one."""
    return value.numerator if value.denominator == 1 else float(value)


def decimal_text(value: Fraction) -> str:
    """The shortest text of a number that was read as a decimal."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.10g}"
