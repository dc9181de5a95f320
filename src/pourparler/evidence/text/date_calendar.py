"""What a date phrase says, as a value, and a little arithmetic of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

Groups = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Ask:
    """``found``: the parts of the phrase. ``anchor``: the day of publication. ``way``: past, future or none, where
    the date lies. ``ending``: a deadline, for which the end of a month is its last day. ``day_first``: how
    "03/04/2025" is to be read; None: not at all.
    """

    found: Groups
    anchor: date | None
    way: str
    ending: bool = False
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """``text`` is None where the phrase needs an anchor and there is none. ``first``: the first day, if known.
    ``leans``: whether it rests on the day of publication. ``kind`` is one of the statement's.
    """

    kind: str
    text: str | None
    first: date | None = None
    leans: bool = False


def day_value(year: int, month: int, day: int, leans: bool = False) -> Value:
    """A day; ValueError where the calendar has no such day."""
    when = date(year, month, day)
    return Value("date", when.isoformat(), when, leans)


def no_anchor(kind: str = "date") -> Value:
    """A date that needs a day of publication, and has none."""
    return Value(kind, None, None, True)


def int_of(text: str | None) -> int:
    """The figures as a whole number; nothing is 0."""
    return int(text or "0")


def month_end(year: int, month: int) -> date:
    """The last day of the month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def shifted(anchor: date, months: int) -> tuple[int, int]:
    """Year and month, so many months from the anchor."""
    total = anchor.year * 12 + anchor.month - 1 + months
    return total // 12, total % 12 + 1


def month_value(year: int, month: int, leans: bool = False, about: bool = False) -> Value:
    """A month; ``about``: a part of it, such as "early"."""
    first = date(year, month, 1)
    return Value("month", f"{first.isoformat()[:7]}{'~' if about else ''}", first, leans)


def year_value(year: int, leans: bool = False, about: bool = False) -> Value:
    """A year; ``about`` as for a month."""
    return Value("year", f"{year:04d}{'~' if about else ''}", date(year, 1, 1), leans)


def between(first: date, last: date, leans: bool = True) -> Value:
    """From one day to another, both included."""
    return Value("interval", f"{first.isoformat()}/{last.isoformat()}", first, leans)
