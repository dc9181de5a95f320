"""Reference points over the packages that are acceptable at a reading: Nash, Kalai-Smorodinsky and others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import lcm

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.deals.best import Rows, greatest_product, greatest_sum, leximin, scaled
from pourparler.lens.deals.dense import Dense, Facts, Watch
from pourparler.space.compile import Package, Space
from pourparler.space.factors import Bools, Factor, spread
from pourparler.space.judge import UNKNOWN
from pourparler.space.scores import Scores

SOLUTIONS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
Numbers = tuple[int, ...]
Pick = Callable[[Rows], int]


@dataclass
class Ideals:
    """The greatest whole number of each party: over acceptable packages, and over those where nobody loses."""

    acceptable: list[int | None]
    unhurt: list[int | None]
    improving: list[int | None]  # against today, over packages within limits where nobody loses against it
    packages: int = 0  # acceptable ones


@dataclass
class Best:
    """A solution while it is searched: the columns it looks at, their factors, and the best row so far."""

    pick: Pick
    columns: tuple[int, ...]
    factors: tuple[int, ...]
    unhurt: bool  # only packages where nobody with views loses
    anyone: bool = False  # any package within limits, whoever must agree, against today and not against no deal
    rows: list[Numbers] = field(default_factory=list)
    packages: list[Package] = field(default_factory=list)

    def offer(self, rows: NDArray[np.int64], packages: Callable[[int], Package]) -> tuple[Numbers, Package] | None:
        """The best of some rows, with its package; None where there are none."""
        if not len(rows):
            return None
        at = self._at(rows)
        return tuple(int(n) for n in rows[at]), packages(at)

    def take(self, offer: tuple[Numbers, Package] | None) -> None:
        if offer is not None:
            self.rows.append(offer[0])
            self.packages.append(offer[1])

    def result(self) -> tuple[Numbers, Package] | None:
        """The best of what was offered; the first one where several are equal."""
        if not self.rows:
            return None
        at = self._at(np.array(self.rows, dtype=np.int64))
        return self.rows[at], self.packages[at]

    def _at(self, rows: NDArray[np.int64]) -> int:
        return self.pick(scaled(rows[:, self.columns], self.factors)) if self.columns else 0


def numbers_on(facts: Facts, scores: Scores) -> list[NDArray[np.int64]]:
    """The whole number of each party with views on a block, broadcastable to it."""
    return [
        spread(
            facts.block,
            (Factor(piece.axes, piece.table[p]) for piece in scores.pieces),
            np.add,
            np.array(scores.base[p]),
        )
        for p in range(len(scores.parties))
    ]


def acceptable_on(facts: Facts, scores: Scores, numbers: Sequence[NDArray[np.int64]]) -> Bools:
    """Agreements within limits that everyone who must agree finds no worse than no deal, at the reading."""
    found = facts.inside & facts.agreement
    place = dict(zip(scores.parties, numbers, strict=True))
    for party, must, codes in zip(facts.dense.space.parties, facts.needs, facts.codes, strict=True):
        if codes is None:
            continue
        fine = codes != UNKNOWN
        if party in place:
            fine = fine & (place[party] >= 0)
        found = found & (~must | fine)
    return np.asarray(found)


def of_today(space: Space, scores: Scores) -> Numbers:
    """The whole number of each party today; without today, zeros."""
    return (0,) * len(scores.parties) if space.today is None else scores.numbers(space.today)


def unhurt_on(numbers: Iterable[NDArray[np.int64]], start: Bools) -> Bools:
    """Where nobody with views loses."""
    for number in numbers:
        start = start & (number >= 0)
    return start


def ideals(dense: Dense, scores: Scores, watch: Watch | None = None) -> Ideals:
    """What each party could get at most."""

    today = of_today(dense.space, scores)

    def look(facts: Facts) -> tuple[list[list[int | None]], int]:
        numbers = numbers_on(facts, scores)
        since = [number - now for number, now in zip(numbers, today, strict=True)]
        fine = acceptable_on(facts, scores, numbers)
        kinds = (numbers, fine), (numbers, unhurt_on(numbers, fine)), (since, unhurt_on(since, facts.inside))
        tops = [[_top(facts, number, kind) for number in of] for of, kind in kinds]
        return tops, int(np.count_nonzero(facts.full(fine)))

    count = len(scores.parties)
    found = Ideals([None] * count, [None] * count, [None] * count)
    for tops, packages in dense.each(look, watch):
        found.packages += packages
        for kept, here in zip((found.acceptable, found.unhurt, found.improving), tops, strict=True):
            kept[:] = [b if a is None else a if b is None else max(a, b) for a, b in zip(kept, here, strict=True)]
    return found


def _top(facts: Facts, number: NDArray[np.int64], where: Bools) -> int | None:
    if not where.any():
        return None
    return int(
        np.max(np.broadcast_to(number, np.broadcast_shapes(number.shape, where.shape)), initial=-(1 << 62), where=where)
    )


def bests(scores: Scores, tops: Ideals) -> dict[str, Best]:
    """Every solution before its search; Kalai-Smorodinsky and Nash only ask those who can gain."""
    everyone = tuple(range(len(scores.parties)))
    unit = lcm(1, *scores.scales)
    same = tuple(unit // scale for scale in scores.scales)

    def gaining(greatest: Sequence[int | None]) -> tuple[int, ...]:
        return tuple(p for p in everyone if (greatest[p] or 0) > 0)

    def shares(columns: tuple[int, ...], greatest: Sequence[int | None]) -> tuple[int, ...]:
        whole = [greatest[p] or 1 for p in columns]
        return tuple(lcm(1, *whole) // top for top in whole)

    able, moved = gaining(tops.acceptable), gaining(tops.improving)
    return {
        "nash": Best(greatest_product, gaining(tops.unhurt), (1,) * len(gaining(tops.unhurt)), unhurt=True),
        "kalai_smorodinsky": Best(leximin, able, shares(able, tops.acceptable), unhurt=False),
        "egalitarian": Best(leximin, everyone, same, unhurt=False),
        "utilitarian": Best(greatest_sum, everyone, same, unhurt=False),
        "status_quo": Best(leximin, moved, shares(moved, tops.improving), unhurt=True, anyone=True),
    }


def solve_dense(dense: Dense, scores: Scores, watch: Watch | None = None) -> tuple[dict[str, Best], Ideals]:
    """All solutions by looking at every package twice; exact whole numbers, first package on ties.

    Nash: Nash (1950), for finite sets Mariotti (1998). Kalai-Smorodinsky: Kalai and Smorodinsky (1975), lexicographic
    as in Imai (1983), ideals over acceptable packages. Egalitarian: Kalai (1977). ``status_quo`` is the
    Kalai-Smorodinsky point, from today, of all packages within limits where nobody loses against today, whoever must
    agree; its numbers are those against today.
    """
    tops = ideals(dense, scores, watch)
    searched, today = bests(scores, tops), of_today(dense.space, scores)
    ordered = sorted(searched.values(), key=lambda best: best.anyone)

    def look(facts: Facts) -> list[tuple[Numbers, Package] | None]:
        numbers = numbers_on(facts, scores)
        since = [number - now for number, now in zip(numbers, today, strict=True)]
        fine = acceptable_on(facts, scores, numbers)
        sets = {False: _rows(facts, numbers, fine), True: _rows(facts, since, unhurt_on(since, facts.inside))}
        found: list[tuple[Numbers, Package] | None] = []
        for best in ordered:
            at, rows = sets[best.anyone]
            if best.unhurt:
                unhurt = (rows >= 0).all(axis=1)
                at, rows = at[unhurt], rows[unhurt]
            found.append(best.offer(rows, lambda k, at=at: facts.package(int(at[k]))))  # type: ignore[misc]
        return found

    for offers in dense.each(look, watch):
        for best, offer in zip(ordered, offers, strict=True):
            best.take(offer)
    return searched, tops


def _rows(
    facts: Facts, numbers: Sequence[NDArray[np.int64]], where: Bools
) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """Places on the block where it holds, and the whole numbers there: (places, parties)."""
    at = np.flatnonzero(facts.full(where))
    rows = np.empty((len(at), len(numbers)), dtype=np.int64)
    for p, number in enumerate(numbers):
        rows[:, p] = facts.full(number).reshape(-1)[at]
    return at, rows
