"""The packages around one, many at once, in whole numbers: what they violate, as far as ranges and limits say it."""

from __future__ import annotations

from collections.abc import Iterator
from math import lcm

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.deals.huge.model import Mode, Model
from pourparler.space.compile import Package, Valuation
from pourparler.space.factors import Factor

WORK = 4 * 10**7  # numbers looked at around one package
SAFE = 2**60
Numbers = NDArray[np.int64]
Bools = NDArray[np.bool_]


def around(model: Model, mode: Mode, package: Package, most: int) -> Iterator[Package]:
    """Packages with one or two issues changed that may violate at most so many limits and floors, one for each set."""
    single = _single(model, package)
    found = np.concatenate([single, _double(model, package, fits(model))])
    possible, broken = violated(model, mode, found)
    few = np.flatnonzero(possible & (broken.sum(axis=0) <= most))
    if len(few):
        _, first = np.unique(broken[:, few], axis=1, return_index=True)
        for k in sorted(first.tolist()):
            yield _package(found[few[k]])


def within(model: Model, mode: Mode, package: Package, distance: int) -> list[Package] | None:
    """Every package at so many issues from this one that may be acceptable, in package order; None for too many.

    Whoever is left out is not acceptable, exactly; who is not may be, and the judge has the last word.
    """
    if distance == 0:
        return [package]
    count = sum(size - 1 for size in model.space.sizes) ** distance
    if distance > 2 or count > 2 * fits(model):
        return None
    found = _single(model, package) if distance == 1 else _double(model, package, count)
    possible, broken = violated(model, mode, found)
    left = found[possible & ~broken.any(axis=0)]
    return sorted(_package(row) for row in left)


def fits(model: Model) -> int:
    """How many packages can be looked at at once."""
    space = model.space
    wide = sum(len(part.axes) > 1 for v in space.valuations for part in v.factors)
    return WORK // (1 + wide + len(space.sizes) * len(space.parties))


def violated(model: Model, mode: Mode, packages: Numbers) -> tuple[Bools, Bools]:
    """Which packages are feasible agreements, and what each violates, shape (limits and floors, packages).

    A floor that ranges alone do not decide, or in numbers too long to add, counts as kept.
    """
    space = model.space
    broken = [_at(bar.factor, packages) for bar in space.bars if bar.bars]
    needed = np.zeros(len(packages), dtype=np.int64)
    for party, v in enumerate(space.valuations):
        must = np.zeros(len(packages), dtype=bool)
        for part in space.agree[party]:
            must |= _at(part, packages)
        needed += must
        if must.any() and not v.prioritised and v.readings.boxed and mode != "reading":
            broken.append(must & ~_accepts(model, mode, v, packages))
    possible = needed >= 2
    for part in space.impossible:
        possible &= ~_at(part, packages)
    return possible, np.array(broken, dtype=bool).reshape(len(broken), len(packages))


def _accepts(model: Model, mode: Mode, v: Valuation, packages: Numbers) -> Bools:
    """Whether the least gain (in some reading, the greatest) is not below zero and some reason's truth differs."""
    ends = [(low or 0, high or 0) for low, high in v.readings.pairs]
    scale = lcm(*(end.denominator for pair in ends for end in pair), 1)
    whole = [(int(low * scale), int(high * scale)) for low, high in ends]
    if sum(max(abs(low), abs(high)) for low, high in whole) >= SAFE:
        return np.ones(len(packages), dtype=bool)
    up = 1 if mode == "some" else 0
    sizes = model.space.sizes
    sums: dict[int, Numbers] = {}
    moves: dict[int, Bools] = {}
    gain = np.full(len(packages), -whole[-1][1 - up] if v.no_deal else 0, dtype=np.int64)
    moved = np.full(len(packages), model.space.today is None and bool(v.reasons))
    for (low, high), part, today in zip(whole, v.factors, v.today, strict=False):
        worth = -(low if up else high) if today else (high if up else low)
        table = np.asarray(part.table, dtype=bool) != bool(today)
        if len(part.axes) == 1:
            axis = part.axes[0]
            sums[axis] = sums.get(axis, np.zeros(sizes[axis], dtype=np.int64)) + table * worth
            moves[axis] = moves.get(axis, np.zeros(sizes[axis], dtype=bool)) | table
        else:
            differs = _at(Factor(part.axes, table), packages)
            gain += differs * worth
            moved |= differs
    for axis, own in sums.items():
        gain += own[packages[:, axis]]
        if model.space.today is not None:
            moved |= moves[axis][packages[:, axis]]
    settled = np.zeros(len(packages), dtype=bool)
    for stated in v.stated:  # a comparison with today may settle a package word for word
        settled |= (packages == np.array(stated)).all(axis=1)
    return np.asarray(settled | moved & (gain >= 0))


def _single(model: Model, package: Package) -> Numbers:
    """The packages with one issue changed."""
    issue, option = _changes(model.space.sizes, package)
    found = np.tile(np.array(package, dtype=np.int64), (len(issue), 1))
    found[np.arange(len(issue)), issue] = option
    return found


def _double(model: Model, package: Package, most: int) -> Numbers:
    """The packages with two issues changed; where there are more than so many, some of them, evenly."""
    issue, option = _changes(model.space.sizes, package)
    one, other = np.triu_indices(len(issue), 1)
    apart = issue[one] != issue[other]
    one, other = one[apart], other[apart]
    if len(one) > most:
        chosen = np.linspace(0, len(one) - 1, max(most, 1)).astype(np.int64)
        one, other = one[chosen], other[chosen]
    found = np.tile(np.array(package, dtype=np.int64), (len(one), 1))
    rows = np.arange(len(one))
    found[rows, issue[one]] = option[one]
    found[rows, issue[other]] = option[other]
    return found


def _changes(sizes: tuple[int, ...], package: Package) -> tuple[Numbers, Numbers]:
    """Issue and option of every single change."""
    single = [(i, o) for i, size in enumerate(sizes) for o in range(size) if o != package[i]]
    return np.array([i for i, _ in single], dtype=np.int64), np.array([o for _, o in single], dtype=np.int64)


def _at(part: Factor, packages: Numbers) -> Bools:
    return np.asarray(part.table[tuple(packages[:, axis] for axis in part.axes)], dtype=bool)


def _package(row: Numbers) -> Package:
    return tuple(int(option) for option in row)
