"""What stood before: the latest earlier position of a timeline, and whether an earlier one may be missing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from pourparler.evidence.change.periods import Dated, Point
from pourparler.evidence.change.timeline import Entry


class Earlier:
    """The positions that count, to be asked for the latest that certainly lie before a date."""

    def __init__(self, entries: Iterable[Entry], mark: Callable[[Entry], object]) -> None:
        """``mark``: what of a position is compared; of one date each mark is kept once."""
        every = list(entries)
        rows = sorted((e for e in every if e.dated.known), key=lambda e: e.dated.last)
        self._ends = [e.dated.last for e in rows]
        self._latest: list[list[Entry]] = []  # up to each row: the entries of the latest date
        for row in rows:
            before = self._latest[-1] if self._latest else []
            if not before or row.dated.at > before[0].dated.at:
                before = [row]
            elif row.dated.at == before[0].dated.at and all(mark(row) != mark(e) for e in before):
                before = [*before, row]
            self._latest.append(before)
        self._firsts: dict[float | None, list[Point]] = {}  # by sign
        for e in sorted(every, key=lambda e: e.dated.first):
            self._firsts.setdefault(e.sign, []).append(e.dated.first)

    def before(self, dated: Dated) -> Sequence[Entry]:
        """The latest entries before a date, one for each mark; none where it is unknown or nothing is earlier."""
        place = bisect_left(self._ends, dated.first) if dated.known else 0
        return self._latest[place - 1] if place else ()

    def missing(self, entry: Entry) -> bool:
        """Whether no entry can be what this one changed: none lies before, and none of another sign may.

        What is dropped was held: for a drop only what is in favour may.
        """
        if self.before(entry.dated):
            return False
        return not any(
            bisect_right(firsts, entry.dated.last)
            for sign, firsts in self._firsts.items()
            if sign != entry.sign and (entry.sign or (sign or 0) > 0)
        )
