"""Repair: the packages nearest to a plan that everyone who must agree accepts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pourparler.lens.deals.dense import Dense, Facts, Watch
from pourparler.space.compile import Package
from pourparler.space.factors import Bools, Factor, spread
from pourparler.space.judge import DEPENDS, YES

TIES = 10
Wanted = Callable[[Facts], Bools]


@dataclass(frozen=True)
class Near:
    """``distance`` issues differ from the target; ``packages`` are the first ties in package order."""

    distance: int
    packages: tuple[Package, ...]
    every: tuple[bool, ...]  # accepted in every reading, or else in some
    ties: int


def changes_of(target: Package, package: Package) -> tuple[int, ...]:
    """Numbers of the issues on which a package differs from the target."""
    return tuple(i for i, (a, b) in enumerate(zip(target, package, strict=True)) if a != b)


def nearest(dense: Dense, target: Package, wanted: Wanted, most: int = TIES, watch: Watch | None = None) -> Near | None:
    """The wanted packages with the fewest changed issues, by looking at every package; None where there are none."""
    steps = [
        Factor((axis,), (np.arange(size) != target[axis]).astype(np.int16))
        for axis, size in enumerate(dense.space.sizes)
    ]

    def look(facts: Facts) -> tuple[int, int, list[Package], list[bool]] | None:
        where = np.flatnonzero(facts.full(wanted(facts)))
        if not len(where):
            return None
        far = facts.full(spread(facts.block, steps, np.add, np.array(0, dtype=np.int16))).reshape(-1)[where]
        least = int(far.min())
        at = where[far == least]
        every = facts.full(facts.accepted(True)).reshape(-1)[at[:most]].tolist()
        return least, len(at), [facts.package(int(k)) for k in at[:most]], every

    best: Near | None = None
    for found in dense.each(look, watch):
        if found is None or (best is not None and found[0] > best.distance):
            continue
        least, ties, packages, every = found
        if best is None or least < best.distance:
            best = Near(least, tuple(packages), tuple(every), ties)
        else:
            joined = (best.packages + tuple(packages))[:most], (best.every + tuple(every))[:most]
            best = Near(least, *joined, best.ties + ties)
    return best


def accepted(every: bool) -> Wanted:
    """Agreements within limits that everyone who must agree accepts, in every reading or in some."""

    def wanted(facts: Facts) -> Bools:
        return np.asarray(facts.inside & facts.agreement & facts.accepted(every))

    return wanted


def accepted_by(party: int, every: bool) -> Wanted:
    """Agreements within limits that one party accepts, whether it is asked or not, in every reading or in some."""

    def wanted(facts: Facts) -> Bools:
        codes = facts.dense.judges[party].on(facts.block)
        accepts = codes == YES if every else (codes == YES) | (codes == DEPENDS)
        return np.asarray(facts.inside & facts.agreement & accepts)

    return wanted
