"""Where a quote stands in a sentence: word for word, once, or not at all. Nothing is ever matched by likeness."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pourparler.evidence.coder.unseen import folded

_WORDS = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Found:
    """Half-open, counted from the start of the sentence. ``folded``: marks, spaces or unseen characters differ."""

    start: int
    end: int
    folded: bool = False


def find(sentence: str, quote: str, first: bool = False) -> Found | str:
    """The place of ``quote``, or why there is none. ``first``: of several places the first will do."""
    if len(quote) > 2 * len(sentence) + 20:
        return "is longer than its sentence"
    if len(_WORDS.findall(quote)) < (1 if first else 2):
        return "holds no words"
    places = _places(sentence, quote)
    if places:
        return Found(*places[0]) if first or len(places) == 1 else f"stands {len(places)} times in its sentence"
    haystack, index = folded(sentence)
    needle, _ = folded(quote)
    inside = _places(haystack, needle)
    if len(inside) > 1 and not first:
        return f"stands {len(inside)} times in its sentence"
    if inside:
        start, end = inside[0]
        return Found(index[start], index[end - 1] + 1, True)
    if needle and needle in haystack:
        return "begins or ends inside a word"
    return "does not stand in its sentence"


def _places(text: str, part: str) -> list[tuple[int, int]]:
    """Where ``part`` stands and cuts no word: "accept" does not stand in "unacceptable"."""
    found = []
    at = text.find(part) if part else -1
    while at >= 0:
        end = at + len(part)
        if not _cuts(text, at) and not _cuts(text, end):
            found.append((at, end))
        at = text.find(part, at + 1)
    return found


def _cuts(text: str, at: int) -> bool:
    """Whether a word of an alphabet with spaces between words goes on at this place."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return before.isalnum() and after.isalnum() and ord(before) < 0x590 and ord(after) < 0x590
