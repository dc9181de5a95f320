"""Packages dominated in every reading: another one is at least as good for everyone with views, and better for some."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.deals.dense import Dense, Facts
from pourparler.space.compile import Package, Space, Valuation
from pourparler.space.factors import Block, Factor, spread
from pourparler.space.judge import truths
from pourparler.space.named import unsized
from pourparler.space.programme import found_beforehand
from pourparler.space.readings import Bound, Readings, sign_bounds

LESS, AS_GOOD, BETTER = 0, 1, 2  # somewhere worse; never worse; better in every reading
MOST = 500  # packages within limits, up to which all of them are compared with each other


class Compared:
    """How every package compares with one package, for one party, over all readings of its views.

    With orders and comparisons, readings drawn beforehand rule out most packages without a linear programme.
    """

    def __init__(self, space: Space, party: int, package: Package) -> None:
        self.v = v = space.valuations[party]
        self.now = tuple(int(f.at(package)) for f in v.factors)
        self.readings = _without_no_deal(v)
        self.known: dict[tuple[int, ...], int] = {}
        self.fixed: Factor | None = None
        if v.prioritised or not self.readings.boxed:
            self.fixed = self._by_truth(space)
        else:
            self.low = tuple(
                Factor(f.axes, _least(f.table.astype(np.int64) - now, v, k))
                for k, (f, now) in enumerate(zip(v.factors, self.now, strict=True))
            )

    def on(self, block: Block) -> NDArray[np.int8]:
        """At most this: LESS, AS_GOOD or BETTER, broadcastable to the block; `exactly` decides for one package."""
        if self.fixed is not None:
            return np.asarray(block.view(self.fixed), dtype=np.int8)
        low = spread(block, self.low, np.add, np.array(0, dtype=object if _long(self.v) else np.int64))
        return np.asarray((low >= 0).astype(np.int8) + (low > 0).astype(np.int8))

    def exactly(self, package: Package) -> int:
        """LESS, AS_GOOD or BETTER."""
        delta = tuple(int(f.at(package)) - now for f, now in zip(self.v.factors, self.now, strict=True))
        if delta not in self.known:
            self.known[delta] = self._code(delta)
        return self.known[delta]

    def _by_truth(self, space: Space) -> Factor:
        axes, keys, back = truths(space, self.v)
        changes = (keys[:, None] >> np.arange(len(self.now)) & 1) - np.array(self.now, dtype=np.int64)
        codes = np.full(len(keys), BETTER, dtype=np.int8)
        for reading in found_beforehand(self.readings) if not self.v.prioritised else ():
            codes[changes.astype(object) @ np.array(reading, dtype=object) < 0] = LESS
        return Factor(axes, codes[back])

    def _code(self, delta: tuple[int, ...]) -> int:
        if not any(delta):
            return AS_GOOD
        if self.v.prioritised:
            return BETTER if next(d for d in delta if d) > 0 else LESS
        if not sign_bounds(self.readings, delta).always_accepts:
            return LESS
        other: Bound = sign_bounds(self.readings, tuple(-d for d in delta))
        return BETTER if other.always_refuses else AS_GOOD


def _without_no_deal(v: Valuation) -> Readings:
    """The readings of the reasons alone: what no deal is worth is the same on both sides."""
    r = v.readings
    if not v.no_deal:
        return r
    rows = tuple(replace(row, coef=row.coef[:-1]) for row in r.rows)
    return replace(r, labels=r.labels[:-1], low=r.low[:-1], high=r.high[:-1], rows=rows)


def _scale(v: Valuation) -> int:
    ends = [end for pair in v.readings.pairs for end in pair if end is not None]
    return int(np.lcm.reduce([end.denominator for end in ends], dtype=object)) if ends else 1


def _long(v: Valuation) -> bool:
    ends = [abs(end) for pair in v.readings.pairs for end in pair if end is not None]
    return bool(ends) and max(ends) * _scale(v) * len(ends) >= 1 << 62


def _least(change: NDArray[np.int64], v: Valuation, k: int) -> NDArray[np.generic]:
    """The least worth of a change of one reason's truth, in whole numbers."""
    low, high = v.readings.pairs[k]
    assert low is not None and high is not None
    ends = int(low * _scale(v)), int(high * _scale(v))
    kind = object if _long(v) else np.int64
    return np.asarray(np.where(change > 0, change.astype(kind) * ends[0], change.astype(kind) * ends[1]))


def dominator(dense: Dense, package: Package) -> Package | None:
    """The first package within limits that dominates this one in every reading; None where there is none."""
    space = dense.space
    compared = [Compared(space, p, package) for p, v in enumerate(space.valuations) if v.reasons]
    if not compared:
        return None

    def look(facts: Facts) -> Package | None:
        fine, strict = facts.inside, np.zeros((1,) * len(facts.block.shape), dtype=bool)
        for party in compared:
            codes = party.on(facts.block)
            fine = fine & (codes >= AS_GOOD)
            strict = strict | (codes == BETTER)
        for place in np.flatnonzero(facts.full(fine & strict)):
            codes_ = [party.exactly(facts.package(int(place))) for party in compared]
            if min(codes_) >= AS_GOOD and BETTER in codes_:
                return facts.package(int(place))
        return None

    found: Iterable[Package | None] = dense.each(look)
    return next((one for one in found if one is not None), None)


def dominated(dense: Dense) -> int | None:
    """How many packages within limits are dominated in every reading; None where there are too many to compare."""
    space = dense.space
    rows = any(v.readings.rows for v in space.valuations)
    if space.packages > MOST or (rows and unsized(space)):
        return None
    inside = [
        facts_package
        for found in dense.each(lambda facts: [facts.package(int(k)) for k in np.flatnonzero(facts.full(facts.inside))])
        for facts_package in found
    ]
    return sum(dominator(dense, package) is not None for package in inside)
