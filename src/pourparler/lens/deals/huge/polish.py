"""Local search for a greater least value: no proof, but a package that a solver then has only to beat."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.deals.huge.model import Model
from pourparler.lens.deals.huge.sheet import Line, Sheet
from pourparler.space.compile import Package

SOFT = (8.0, 4.0, 2.0, 1.0, 0.5)  # thousandths of the span of values at which one party's loss outweighs another's gain
TRIED = 40  # changes looked at exactly before a step is given up
STEPS = 200


def polish(model: Model, sheet: Sheet, lines: Mapping[int, Line], per: Mapping[int, float], start: Package) -> Package:
    """Change one issue or two at a time while the least of ``per[p] * lines[p]`` grows, softly counted.

    Every package on the way is acceptable at the reading, exactly. Where a line rests on more than one issue at once,
    the start comes back.
    """
    options = sum(sheet.sizes)
    if not start or any(c >= options for line in lines.values() for c in line.terms):
        return start
    worths = np.array([[per[p] * line.terms.get(c, 0) for p, line in lines.items()] for c in range(options)])
    const = np.array([per[p] * line.const for p, line in lines.items()])
    issue = np.repeat(np.arange(len(sheet.sizes)), sheet.sizes)
    shut = np.array([not sheet.upper[c] for c in range(options)])
    span = max(float(np.ptp(worths)) * len(sheet.sizes), 1e-9)
    package, best = start, start
    for soft in SOFT:
        for _ in range(STEPS):
            at = np.array([sheet.option(i, o) for i, o in enumerate(package)])
            values = const + worths[at].sum(axis=0)
            step = _step(model, package, values, worths - worths[at][issue], issue, shut, soft * span / 1000)
            if step is None:
                break
            package = step
        if _least(const, worths, sheet, package) > _least(const, worths, sheet, best):
            best = package
    return best


def _least(const: NDArray[np.float64], worths: NDArray[np.float64], sheet: Sheet, package: Package) -> list[float]:
    at = [sheet.option(i, o) for i, o in enumerate(package)]
    return sorted(np.round(const + worths[at].sum(axis=0), 9).tolist())


def _step(
    model: Model,
    package: Package,
    values: NDArray[np.float64],
    change: NDArray[np.float64],
    issue: NDArray[np.int64],
    shut: NDArray[np.bool_],
    soft: float,
) -> Package | None:
    """The acceptable change of one issue or two that lowers ``sum(exp(-value / soft))`` most; None if none does."""
    weights = np.exp(-(values - values.min()) / soft)
    factors = np.exp(np.clip(-change / soft, -50, 50))
    after = (factors * weights) @ factors.T
    after[issue[:, None] == issue[None, :]] = np.inf
    alone = factors @ weights
    np.fill_diagonal(after, alone)
    after[shut] = np.inf
    after[:, shut] = np.inf
    after[np.tril_indices(len(after), -1)] = np.inf
    after = np.round(after / weights.sum(), 9)
    flat = after.ravel()
    for k in _lowest(flat):
        if flat[k] >= 1 - 1e-6:
            return None
        one, other = divmod(int(k), len(after))
        moved = list(package)
        for c in (one, other):
            i = int(issue[c])
            moved[i] = c - int(np.searchsorted(issue, i))
        found = tuple(moved)
        if model.possible(found) and not model.violations(found, "reading"):
            return found
    return None


def _lowest(flat: NDArray[np.float64]) -> list[int]:
    """The places of the lowest numbers, lowest first, the first place first among equals."""
    edge = np.partition(flat, min(TRIED, len(flat) - 1))[min(TRIED, len(flat) - 1)]
    places = np.flatnonzero(flat <= edge)
    return [int(k) for k in places[np.argsort(flat[places], kind="stable")][:TRIED]]
