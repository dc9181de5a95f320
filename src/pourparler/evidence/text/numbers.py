"""Numbers in figures and in English words: "1,250.5", "two hundred and ten", "a dozen", "half a million"."""

from __future__ import annotations

import re

_ONES = {
    word: float(value)
    for value, word in enumerate(
        (
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        )
    )
}  # fmt: skip
_TENS = {
    word: float(value * 10)
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}  # fmt: skip
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "k": 1e3,
    "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
_PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
_WORD = (
    r"(?:" + "|".join([*sorted(_TENS), *sorted(_ONES, key=len, reverse=True)]) + r"|hundred|thousand|million|billion|"
    r"trillion|dozen)s?"
)
SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen|bn|bln|mln|mn|tn|trn|[mk](?![\w²³-]))\b"
FIGURES = r"(?:\d{1,3}(?:[, \u00a0\u202f]\d{3}){1,5}(?!\d)(?:\.\d{1,6})?|\d{1,15}(?:[.,]\d{1,6})?)"
WORDS = (
    r"(?:half a (?:million|billion|dozen)"
    r"|(?:an?|several|a few|a couple of) (?:dozen|hundred|thousand|million|billion)\b"
    rf"|a couple of(?= )|\b{_WORD}(?:(?:[ -]|,? and ){_WORD}){{0,8}}\b)"
)
NUMBER = rf"(?:(?<![\w.,])[-−]?{FIGURES}(?:[ -]?{SCALE})?|{WORDS})"

_FIGURES = re.compile(FIGURES)
_LETTERS = re.compile(r"[a-z]{1,20}")
_VAGUE = frozenset(("several", "few"))


def vague(phrase: str) -> bool:
    """Whether the words tell no exact number: "several hundred", "a couple of", "dozens"."""
    low = phrase.casefold()
    return any(word in _VAGUE for word in low.split()) or "couple" in low or low.endswith(("dozens", "hundreds"))


def number_of(phrase: str) -> float | None:
    """The number that the phrase says, or None. "1.250,5" is read the English way only where that is possible."""
    low = phrase.casefold().replace("−", "-").strip()
    match = _FIGURES.search(low)
    if match is None:
        return _in_words(low)
    number = _figures(match.group())
    for word in _LETTERS.findall(low[match.end() :]):
        number *= _SCALES.get(word, 1.0)
    return -number if low.startswith("-") else number


def _figures(text: str) -> float:
    plain = re.sub(r"[ \u00a0\u202f]", "", text)
    if "," in plain and "." not in plain:
        head, _, tail = plain.rpartition(",")
        if len(tail) != 3 or head == "0":
            return float(f"{head.replace(',', '')}.{tail}")  # a decimal comma
    return float(plain.replace(",", ""))


def _in_words(low: str) -> float | None:
    total, part, seen = 0.0, 0.0, False
    for word in _LETTERS.findall(low):
        single = word if word in _ONES or word in _TENS or word in _SCALES else word.removesuffix("s")
        if single in _ONES or single in _TENS:
            part += _ONES.get(single, 0.0) + _TENS.get(single, 0.0)
        elif single in _PARTS:
            part += _PARTS[single]
        elif single == "couple":
            part += 2.0
        elif single in _SCALES:
            scale = _SCALES[single]
            if scale in (1e2, 12.0):
                part = (part or 1.0) * scale
            else:
                total += (part or 1.0) * scale
                part = 0.0
        else:
            continue
        seen = True
    return total + part if seen else None


def share_of(phrase: str) -> float | None:
    """The share that "half", "a third", "two-thirds" or "three quarters" says, or None."""
    words = _LETTERS.findall(phrase.casefold())
    part = next((_PARTS[word.removesuffix("s")] for word in words if word.removesuffix("s") in _PARTS), None)
    times = next((_ONES[word] for word in words if word in _ONES), 1.0)
    return None if part is None else part * times
