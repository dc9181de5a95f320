"""What a party prefers among states, over all its readings: which state is better in every one, which in some.

States are grouped into *kinds*: the same truths of the party's reasons, and the same answer to whether they
cross one of its own limits. To its owner every state across one ranks below every state across none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import lcm
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.space.compile import Bar, Space, Valuation
from pourparler.space.conflict import Ranks
from pourparler.space.draws import centre_of, draw
from pourparler.space.factors import Bools, Factor
from pourparler.space.graph import Ints
from pourparler.space.preference_rows import Rows, box_rows

POOL = 200  # readings looked at before a linear programme is asked
ROWS = 1 << 18  # pairs compared at once, so that they stay in the processor's cache
Reading = tuple[Fraction, ...]


@dataclass(frozen=True, eq=False)
class Spread:
    """One party's preference over its readings.

    ``kinds[state]`` is a row of ``truths`` (kinds, reasons) and of ``crossed`` (kinds,).
    """

    valuation: Valuation
    kinds: Ints
    truths: NDArray[np.int8]
    crossed: Bools
    _known: dict[tuple[int, ...], tuple[bool, bool]] = field(default_factory=dict)

    @property
    def boxed(self) -> bool:
        """Whether all differences to one state reach their ends in one and the same reading."""
        return self.valuation.readings.boxed

    @cached_property
    def _rows(self) -> Rows:
        return Rows.of(self.valuation.readings, self.valuation.no_deal)

    def between(self, kind: int) -> tuple[Bools, Bools]:
        """For each kind, whether it is strictly better than this one in every reading, and in some; shape (kinds,)."""
        change = self.truths.astype(np.int64) - self.truths[kind]
        sure, maybe, open_ = self._rows.signs(change)
        if self.valuation.readings.rows:
            worths = self._pool
            above = worths > worths[:, kind][:, None]
            sometimes, always = above.any(axis=0), above.all(axis=0)
            sure, maybe = sure & always, maybe | sometimes
            for k in np.flatnonzero(open_ & ~(sometimes & ~always)):
                sure[k], maybe[k] = self._by_programme(change[k])
        step = self.crossed[kind].astype(np.int8) - self.crossed.astype(np.int8)
        sure[step != 0] = maybe[step != 0] = (step > 0)[step != 0]
        return sure, maybe

    @cached_property
    def _pool(self) -> Ints:
        """The kinds' worths at readings found beforehand, exact; what they show needs no programme. (draws, kinds)"""
        readings, rng = self.valuation.readings, Random(0)
        centre = centre_of(readings)
        found = [centre] if centre else []
        for _ in range(POOL if centre else 0):
            reading = draw(readings, rng, centre)
            found += [reading] if reading else []
        count = self.truths.shape[1]
        rows = []
        for reading in found:
            scale = lcm(*(w.denominator for w in reading), 1)
            totals = self.truths.astype(object) @ np.array([int(w * scale) for w in reading[:count]], dtype=object)
            rows.append(np.unique(totals, return_inverse=True)[1].ravel())  # only their order counts
        return np.array(rows, dtype=np.int64).reshape(len(rows), len(self.truths))

    def _by_programme(self, change: Ints) -> tuple[bool, bool]:
        from pourparler.space.programme import signed_point

        own = tuple(int(d) for d in change)
        if own not in self._known:
            delta = (*own, 0) if self.valuation.no_deal else own
            readings = self.valuation.readings
            self._known[own] = not signed_point(readings, [], [delta])[0], signed_point(readings, [delta], [])[0]
        return self._known[own]

    def better(self, state: int, ever: bool) -> Bools:
        """Which states are strictly better than this one in some reading (``ever``), or in every; shape (states,)."""
        return np.asarray(self.row(int(self.kinds[state]))[1 if ever else 0][self.kinds])

    def row(self, kind: int) -> tuple[Bools, Bools]:
        """As `between`, kept once computed."""
        found = self._kept.get(kind)
        if found is None:
            found = self._kept[kind] = self.between(kind)
        return found

    @cached_property
    def _kept(self) -> dict[int, tuple[Bools, Bools]]:
        return {}

    def pair(self, state: int, other: int) -> tuple[bool, bool]:
        """Whether ``other`` is strictly better than ``state`` in every reading, and in some."""
        sure, maybe = self.row(int(self.kinds[state]))
        there = self.kinds[other]
        return bool(sure[there]), bool(maybe[there])

    def pieces(self) -> Iterator[tuple[slice, tuple[Bools, Bools]]]:
        """As `between` for every kind, some rows at a time: which, and two arrays (rows, kinds)."""
        n = len(self.truths)
        step = max(1, ROWS // max(1, n)) if self.boxed else 1
        for start in range(0, n, step):
            rows = slice(start, min(n, start + step))
            if self.boxed:
                sure, maybe = box_rows(self.truths, rows, self._rows)
                if self.crossed.any():
                    down = self.crossed[rows, None].astype(np.int8) - self.crossed[None, :].astype(np.int8)
                    sure, maybe = np.where(down == 0, sure, down > 0), np.where(down == 0, maybe, down > 0)
            else:
                sure, maybe = (ends[None, :] for ends in self.row(start))
            yield rows, (sure, maybe)

    def at(self, reading: Reading) -> Ranks:
        """The exact preference at one reading (a worth for each reason)."""
        scale = lcm(*(worth.denominator for worth in reading), 1)
        whole = [int(worth * scale) for worth in reading[: self.truths.shape[1]]]
        if not whole:
            return self._ranked(np.zeros(len(self.truths), dtype=np.int64))
        kind: type = np.int64 if sum(map(abs, whole)) < 2**62 else object
        return self._ranked(self.truths.astype(kind) @ np.array(whole, dtype=kind))

    def _ranked(self, worths: NDArray[Any]) -> Ranks:
        """Ranks of kinds by worth, those across a limit of the party's own below all others."""
        levels, place = np.unique(worths, return_inverse=True)
        return Ranks((place.ravel() + np.where(self.crossed, 0, len(levels)))[self.kinds])


Preference = Ranks | Spread


def preference_of(space: Space, party: int, places: Ints, law_only: bool = False) -> Preference:
    """The preference of one party over the feasible states at ``places`` of the whole grid.

    Exact where every worth is one number, where the list is prioritised, and where the party has no reasons
    (then all states are alike to it, but for its own limits).
    """
    v = space.valuations[party]
    own = [bar for bar in space.bars if bar.party == v.party and (bar.kind == "law" or not law_only)]
    spots = np.unravel_index(places, space.sizes)
    columns = [_values(f, spots) for f in v.factors]
    crossed = np.zeros(len(places), dtype=bool)
    for bar in own:
        crossed |= _crosses(bar, spots)
    table = np.stack([*columns, crossed], axis=1).astype(np.int8)
    rows, kinds = _unique(table)
    truths, across = rows[:, :-1], rows[:, -1].astype(bool)
    spread = Spread(v, kinds, truths, across)
    if v.prioritised:
        order = np.lexsort(truths.T[::-1])  # the first reason counts first
        steps = (truths[order[1:]] != truths[order[:-1]]).any(axis=1)
        place = np.zeros(len(truths), dtype=np.int64)
        place[order[1:]] = np.cumsum(steps)
        return spread._ranked(place)
    fixed = v.readings.boxed and all(low == high for low, high in v.readings.pairs[: len(v.factors)])
    if fixed:
        return spread.at(tuple(low for low in v.readings.low if low is not None))
    return spread


def _unique(table: NDArray[np.int8]) -> tuple[NDArray[np.int8], Ints]:
    """Distinct rows in order, and which of them each row is."""
    if table.shape[1] <= 62:
        key = np.zeros(len(table), dtype=np.int64)
        for column in table.T:
            key = key * 2 + column
        _, first, back = np.unique(key, return_index=True, return_inverse=True)
        return table[first], back.astype(np.int64).ravel()
    rows, back = np.unique(table, axis=0, return_inverse=True)
    return rows, back.astype(np.int64).ravel()


def _values(part: Factor, spots: tuple[Ints, ...]) -> NDArray[np.generic]:
    if not part.axes:
        return np.full(len(spots[0]), bool(part.table))
    return part.table[tuple(spots[axis] for axis in part.axes)]


def _crosses(bar: Bar, spots: tuple[Ints, ...]) -> Bools:
    return np.asarray(_values(bar.factor, spots)).astype(bool)
