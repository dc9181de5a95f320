"""Which forms of dates a stretch of text can hold at all, by words that each form cannot do without.

A form that is left out would have found nothing, so the dates are the same; only the time is not. Text is looked
through for a few short words first, which is far cheaper than the forms themselves.
"""

from __future__ import annotations

import re

from pourparler.evidence.text.date_forms import MONTH, WEEKDAY, Y, forms

# Letters that stand for "s" and "i" where capitals are not minded, and that `lower` does not change into them.
ODD = re.compile("[ſıİ]")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(Y)
_MONTH, _WEEKDAY = re.compile(MONTH), re.compile(WEEKDAY)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("day", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")
_UNITS = (" hour", " day", " week", " fortnight", " month", " quarter", " year", " decade")
_WHICH = ("last ", "past ", "previous ", "next ", "coming ", "following ", "this ", "current ")
_RELDAYS = (
    "today", "yesterday", "tomorrow", "tmrw", "tonight", "overnight", "last night", "the day before",
    "the previous day", "this morning", "this afternoon", "this evening",
)  # fmt: skip
_BEFORE_EVENTS = (
    "at ", "after ", "before ", "during ", "following ", "since ", "until ", "ahead of ", "prior to ", "on the eve of ",
)  # fmt: skip
_PARTS = (" of ", "mid-")


def has(low: str, words: tuple[str, ...]) -> bool:
    """Whether any of the words stands in the text. Asked for every sentence: a loop, which beats `any` here."""
    for word in words:  # noqa: SIM110
        if word in low:
            return True
    return False


def possible(text: str, start: int, end: int) -> frozenset[str]:
    """The names of the forms that may match between ``start`` and ``end``; the others cannot."""
    part = text[start:end]
    if not part.isascii() and ODD.search(part):
        return frozenset(name for name, _ in forms())
    low = part.lower()
    found: list[str] = []
    month = has(low, _MONTHS) and _MONTH.search(part) is not None
    if _DIGIT.search(part):
        found += ("figures", "nth", "clock")
        if month:
            found += ("dayrange", "rangeday", "dm", "md")
        if _YEAR.search(part):
            found += ("yearrange", "year", "foreign")
            found += ("iso", "isomonth") if "-" in part else ()
        found += ("decade",) if "0s" in low else ()
        found += ("quarter",) if "q" in low else ()
    elif "noon" in low or "midday" in low or "midnight" in low:
        found.append("clock")
    if month:
        found += ("month", "monthrange")
    if has(low, _DAYS) and _WEEKDAY.search(part):
        found.append("weekday")
    if has(low, _SEASONS):
        found.append("season")
    if "quarter" in low or "half" in low:
        found.append("quarter")
    if has(low, _RELDAYS):
        found.append("relday")
    if has(low.replace("-", " "), _UNITS):
        found += ("lasting", "long", "next")
        found += ("ago",) if " ago" in low else ()
        found += ("partof",) if has(low, _PARTS) else ()
        found += ("relunit", "span") if has(low, _WHICH) else ()
    if "end" in low and ("month" in low or "year" in low):
        found.append("partof")
    if "weekend" in low:
        found.append("weekend")
    if has(low, _BEFORE_EVENTS):
        found.append("event")
    return frozenset(found)
