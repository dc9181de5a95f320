"""What the packages around one would violate, many at once: floats that only propose; the exact judge decides."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.deals.huge.model import Mode, Model
from pourparler.space.compile import Package, Valuation
from pourparler.space.factors import Factor

WORK = 3 * 10**7  # truths looked at around one package
Numbers = NDArray[np.int64]


def around(model: Model, mode: Mode, package: Package, most: int) -> Iterator[Package]:
    """Packages with one or two issues changed that may violate at most so many limits and floors, one for each set."""
    space = model.space
    found = _changed(space.sizes, package, WORK // (1 + sum(len(v.reasons) for v in space.valuations)))
    bars = [_at(bar.factor, found) for bar in space.bars if bar.bars]
    musts, floors = [], []
    for party, v in enumerate(space.valuations):
        must = np.zeros(len(found), dtype=bool)
        for part in space.agree[party]:
            must |= _at(part, found)
        musts.append(must)
        if must.any() and not v.prioritised and v.readings.boxed:
            floors.append(must & ~_accepts(model, mode, v, found))
    possible = np.sum(musts, axis=0) >= 2
    for part in space.impossible:
        possible &= ~_at(part, found)
    broken = np.array([*bars, *floors], dtype=bool).reshape(len(bars) + len(floors), len(found))
    few = np.flatnonzero(possible & (broken.sum(axis=0) <= most))
    if len(few):
        _, first = np.unique(broken[:, few], axis=1, return_index=True)
        for k in sorted(first.tolist()):
            yield tuple(int(o) for o in found[few[k]])


def _changed(sizes: tuple[int, ...], package: Package, most: int) -> Numbers:
    """The packages that differ on one issue, then those that differ on two, at most so many."""
    single = [(i, o) for i, size in enumerate(sizes) for o in range(size) if o != package[i]]
    issue = np.array([i for i, _ in single], dtype=np.int64)
    option = np.array([o for _, o in single], dtype=np.int64)
    one, other = np.triu_indices(len(single), 1)
    apart = issue[one] != issue[other]
    one, other = one[apart], other[apart]
    if len(one) > most:
        chosen = np.linspace(0, len(one) - 1, max(most, 1)).astype(np.int64)
        one, other = one[chosen], other[chosen]
    one, other = np.concatenate([np.arange(len(single)), one]), np.concatenate([np.arange(len(single)), other])
    found = np.tile(np.array(package, dtype=np.int64), (len(one), 1))
    rows = np.arange(len(one))
    found[rows, issue[one]] = option[one]
    found[rows, issue[other]] = option[other]
    return found


def _at(part: Factor, packages: Numbers) -> NDArray[np.bool_]:
    return np.asarray(part.table[tuple(packages[:, axis] for axis in part.axes)], dtype=bool)


def _accepts(model: Model, mode: Mode, v: Valuation, packages: Numbers) -> NDArray[np.bool_]:
    """Whether the least gain (in some reading, the greatest) is not below zero and some reason changes, nearly."""
    ends = [(float(low or 0), float(high or 0)) for low, high in v.readings.pairs]
    up = 1 if mode == "some" else 0
    gain = np.full(len(packages), -ends[-1][1 - up] if v.no_deal else 0.0)
    moved = np.full(len(packages), model.space.today is None and bool(v.reasons))
    for k, (part, today) in enumerate(zip(v.factors, v.today, strict=True)):
        differs = _at(part, packages) != bool(today)
        gain[differs] += -ends[k][1 - up] if today else ends[k][up]
        if model.space.today is not None:
            moved |= differs
    return np.asarray(moved & (gain >= -1e-9))
