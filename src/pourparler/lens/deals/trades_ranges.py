"""Trades where all views are ranges or numbers: every pair of changes at once, as tables of least and greatest gain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, permutations
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.deals.trade import EVERY, SOME, Trade, changed
from pourparler.space.compile import Package, Space
from pourparler.space.factors import Bools, Factor
from pourparler.space.scores import bans

Numbers = NDArray[Any]  # whole numbers, int64 or Python's


@dataclass(frozen=True)
class Part:
    """A reason of one party: its truth table, whether it holds at the base, and the ends of its worth."""

    party: int
    factor: Factor
    now: int
    ends: tuple[int, int]

    def gains(self, base: Package, free: tuple[int, ...]) -> tuple[Numbers, Numbers]:
        """Least and greatest gain of changing the issues ``free``, one axis each, all others as in the base."""
        change = (
            _slice(self.factor, base, free).astype(object if max(map(abs, self.ends)) >> 50 else np.int64) - self.now
        )
        low, high = self.ends
        return np.where(change > 0, change * low, change * high), np.where(change > 0, change * high, change * low)


def _slice(part: Factor, base: Package, free: tuple[int, ...]) -> NDArray[Any]:
    """The table over the free issues; an issue that it does not name has length 1."""
    cut = np.asarray(part.table[tuple(slice(None) if a in free else base[a] for a in part.axes)])
    return cut.reshape([part.table.shape[part.axes.index(a)] if a in part.axes else 1 for a in free])


@dataclass
class Tables:
    """Least and greatest gains of single changes, (parties, options) for each issue; of pairs as they are asked for."""

    space: Space
    base: Package
    parts: list[Part] = field(default_factory=list)
    low: list[Numbers] = field(default_factory=list)
    high: list[Numbers] = field(default_factory=list)
    pairs: dict[tuple[int, int], tuple[Numbers, Numbers, Bools, Bools]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for p, v in enumerate(self.space.valuations):
            scale = lcm(1, *(end.denominator for pair in v.readings.pairs for end in pair if end is not None))
            for part, ends in zip(v.factors, v.readings.pairs, strict=False):
                least, most = (int(end * scale) for end in ends if end is not None)
                self.parts.append(Part(p, part, int(part.at(self.base)), (least, most)))
        for i in range(len(self.space.sizes)):
            low, high = self._zeros((self.space.sizes[i],)), self._zeros((self.space.sizes[i],))
            for one in self.parts:
                if i in one.factor.axes:
                    change = one.gains(self.base, (i,))
                    low[one.party] += change[0]
                    high[one.party] += change[1]
            self.low.append(low)
            self.high.append(high)
        self.needs = [
            {part.axes[0]: np.asarray(part.table, dtype=bool) for part in parts} for parts in self.space.agree
        ]
        self.bans = bans(self.space)

    def _zeros(self, shape: tuple[int, ...]) -> Numbers:
        whole = sum(max(map(abs, one.ends)) for one in self.parts) < 1 << 61
        return np.zeros((len(self.space.parties), *shape), dtype=np.int64 if whole else object)

    def pair(self, i: int, j: int) -> tuple[Numbers, Numbers, Bools, Bools]:
        """For i < j: least and greatest gains (parties, options, options), and where nobody who must agree is ever
        worse off, or is so in some reading only, in packages within limits."""
        if (i, j) not in self.pairs:
            low = self.low[i][:, :, None] + self.low[j][:, None, :]
            high = self.high[i][:, :, None] + self.high[j][:, None, :]
            for one in self.parts:
                if i in one.factor.axes and j in one.factor.axes:  # not the sum of its two changes
                    both, first, second = (one.gains(self.base, free) for free in ((i, j), (i,), (j,)))
                    for total, k in ((low, 0), (high, 1)):
                        total[one.party] += both[k] - first[k][:, None] - second[k][None, :]
            must = self._must(i, j)
            stands = self._stands(i, j)
            never = stands & (~must | (low >= 0)).all(axis=0)
            not_always = stands & ~(must & (high < 0)).any(axis=0)
            self.pairs[i, j] = low, high, never, not_always
        return self.pairs[i, j]

    def _must(self, i: int, j: int) -> Bools:
        rows = []
        for needs in self.needs:
            rest = any(table[self.base[axis]] for axis, table in needs.items() if axis not in (i, j))
            none = [np.zeros(self.space.sizes[axis], dtype=bool) for axis in (i, j)]
            rows.append(rest | needs.get(i, none[0])[:, None] | needs.get(j, none[1])[None, :])
        return np.array(rows)

    def _stands(self, i: int, j: int) -> Bools:
        out = np.zeros((self.space.sizes[i], self.space.sizes[j]), dtype=bool)
        for ban in self.bans:
            out = out | _slice(Factor(ban.axes, ban.table), self.base, (i, j)).astype(bool)
        return np.asarray(~out)


def trades_of_ranges(space: Space, base: Package) -> Iterator[Trade]:
    """As `trades`, for parties whose views are all ranges: the gain of two changes is the sum of both, but for reasons
    that name both issues."""
    tables = Tables(space, base)
    issues = range(len(space.sizes))
    for a, b in combinations(range(len(space.parties)), 2):
        gives = [(tables.high[i][a] < 0) & (tables.low[i][b] > 0) for i in issues]
        gets = [(tables.low[i][a] > 0) & (tables.high[i][b] < 0) for i in issues]
        for i, j in permutations(issues, 2):
            if not gives[i].any() or not gets[j].any():
                continue
            low, high, never, not_always = tables.pair(min(i, j), max(i, j))
            every, some = never & (low[a] > 0) & (low[b] > 0), not_always & (high[a] > 0) & (high[b] > 0)
            if i > j:
                every, some = every.T, some.T
            roles = gives[i][:, None] & gets[j][None, :]
            for holds, where in ((EVERY, every & roles), (SOME, some & roles)):
                if where.any():
                    o, q = (int(k) for k in np.argwhere(where)[0])
                    yield Trade((a, b), i, j, changed(base, (i, o), (j, q)), holds)
                    break
