"""When a position was taken: the stretch of days it may lie in, and what can be said of before, after and together.

Dates are EDTF (ISO 8601-2: day, month, year, unspecified digits, seasons, intervals, approximate). A season is read
as that of the northern half of the earth.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from pourparler.evidence.statement import Statement

Point = tuple[str, int]  # a day, and whether it lies just before (-1), on (0) or just after (1) it

OPEN_START, OPEN_END = "", "9999-12-31"
EVENTS = ("date", "datetime", "month", "year", "interval", "event", "since", "before", "after", "reported_on")
NEAR = 2  # days between two publications that may tell of one event

_ONE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?(?:T[0-9:.]{2,15}(?:Z|[+-][0-9:]{2,5})?)?[~?%]?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


def _one(text: str) -> tuple[str, str] | None:
    found = _ONE.fullmatch(text)
    if not found:
        return None
    year, month, day = found.groups()
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if low < 1:
        return None
    if month is None or "X" in month:
        return f"{low:04}-01-01", f"{high:04}-12-31"
    first = last = int(month)
    if first in _SEASONS and day is None:
        first, last = _SEASONS[first]
    if not 1 <= first <= 12:
        return None
    if day is None or "X" in day:
        return f"{low:04}-{first:02}-01", f"{high:04}-{last:02}-{monthrange(high, last)[1]:02}"
    if not 1 <= int(day) <= monthrange(low, first)[1]:
        return None
    return f"{low:04}-{first:02}-{day}", f"{high:04}-{last:02}-{day}"


@lru_cache(maxsize=4096)
def bounds(value: str | None) -> tuple[str, str] | None:
    """First and last day of an EDTF value; None for what is no date (a duration, a phrase, nothing).

    >>> bounds("2025-08"), bounds("2019/.."), bounds("P10D")
    (('2025-08-01', '2025-08-31'), ('2019-01-01', '9999-12-31'), None)
    """
    if not value:
        return None
    left, slash, right = value.partition("/")
    if not slash:
        return _one(value)
    first = (OPEN_START, OPEN_START) if left in ("", "..") else _one(left)
    last = (OPEN_END, OPEN_END) if right in ("", "..") else _one(right)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


@dataclass(frozen=True)
class Dated:
    """From ``first`` to ``last`` a position may have been taken; ``at`` is where it stands in an order.

    ``basis``: ``event`` (the text dates it), ``published`` (only the report is dated) or ``unknown``; ``says`` is the
    date as a reader sees it.
    """

    first: Point
    last: Point
    at: Point
    basis: str
    says: str

    @property
    def known(self) -> bool:
        return self.basis != "unknown"

    @property
    def words(self) -> str:
        """The date as it stands in a sentence."""
        says = self.says
        if says.startswith("../"):
            says = f"up to {says[3:]}"
        elif says.endswith("/.."):
            says = f"from {says[:-3]} on"
        return f"reported {says}" if self.basis == "published" else says

    def to_json(self) -> dict[str, Any]:
        return {"says": self.says, "basis": self.basis}


UNKNOWN = Dated((OPEN_START, 0), (OPEN_END, 2), (OPEN_END, 2), "unknown", "date unknown")


def event_of(statement: Statement) -> tuple[str, str, str] | None:
    """``at``, ``since``, ``before`` or ``after``, with first and last day, of what the text dates; None if nothing.

    Deadlines and durations are part of what is wanted, and no date of wanting it.
    """
    when = statement.when
    days = bounds(when.value) if when and when.kind in EVENTS else None
    if when is None or days is None:
        return None
    return (when.kind if when.kind in ("since", "before", "after") else "at", *days)


def dated(statement: Statement, published: str) -> Dated:
    """When the position of a statement was taken; ``published`` is the EDTF date of its report, or empty.

    A date later than the report is that of a plan: the position was taken when the report came out.
    """
    out = bounds(published)
    event = event_of(statement)
    if event and (out is None or event[1] <= out[1]):
        how, first, last = event
        until = (out[1] if out else OPEN_END, 0)
        says = statement.when.value if statement.when and statement.when.value else ""
        if how == "before":
            return Dated((OPEN_START, 0), (first, -1), (first, -1), "event", f"before {says}")
        if how == "after":
            after = (first if last == OPEN_END else last, 1)
            return Dated(after, max(after, until), after, "event", f"after {says}")
        if how == "since":
            return Dated((first, 0), max((first, 0), until), (first, 0), "event", f"since {says}")
        stands = (first or last, 0)
        return Dated((first, 0), max((first, 0), min((last, 0), until)), stands, "event", says)
    if out:
        return Dated((out[0], 0), (out[1], 0), (out[0], 0), "published", published)
    return UNKNOWN


def precedes(a: Dated, b: Dated) -> bool:
    """Whether a certainly lies before b; false where either date is unknown or they overlap."""
    return a.known and b.known and a.last < b.first


def _gap(a: Dated, b: Dated) -> int:
    """Days from the end of a to the start of b."""
    return (date.fromisoformat(b.first[0]) - date.fromisoformat(a.last[0])).days


def same_period(a: Dated, b: Dated, near: int = NEAR) -> bool:
    """Whether two positions belong to one period.

    They do where their stretches overlap. Where at least one is dated only by its report they also do when at most
    ``near`` days lie between, since reports of one event come out over some days; but not where the text says "before"
    or "after". What has no date has no period.
    """
    if not (a.known and b.known):
        return False
    if not precedes(a, b) and not precedes(b, a):
        return True
    if a.basis == b.basis == "event":
        return False
    early, late = (a, b) if precedes(a, b) else (b, a)
    return early.last[1] == late.first[1] == 0 and _gap(early, late) <= near


Item = TypeVar("Item")


def near_pairs(
    left: Iterable[Item], right: Iterable[Item], when: Callable[[Item], Dated], near: int = NEAR
) -> Iterator[tuple[Item, Item]]:
    """Every pair, one of each side, that is of one period; in time that grows with their number and that of the items.

    Two dated events count as one period only where they overlap (see `same_period`).
    """
    for swap, (early, late) in enumerate(((left, right), (right, left))):
        rows = sorted((r for r in late if when(r).known), key=lambda r: when(r).first)
        firsts = [when(r).first for r in rows]
        for item in early:
            mine = when(item)
            if not mine.known:
                continue
            place = bisect_right(firsts, mine.first) if swap else bisect_left(firsts, mine.first)
            for at in range(place, len(rows)):
                row = rows[at]
                other = when(row)
                if other.first > mine.last and (mine.last[0] == OPEN_END or _gap(mine, other) > near):
                    break
                if same_period(mine, other, near):
                    yield (row, item) if swap else (item, row)
