"""A proof in whole numbers that no package keeps every row: branch and bound whose leaves need no float.

At each leaf multipliers >= 0 over the rows (taken from a linear programme, made whole) add the rows up to one that the
best option of every issue cannot reach: weak duality, checked with Python's integers. A leaf with a single package is
closed by the exact judge.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from pourparler.lens.deals.huge.model import Mode, Model
from pourparler.lens.deals.huge.run import Clock, quiet
from pourparler.lens.deals.huge.sheet import Floats, Sheet
from pourparler.space.compile import Package

ONE = 1 << 30
TINY = 1e-9


@dataclass(frozen=True)
class Refutation:
    """``proved``: no package is left; ``package``: one that is acceptable after all; ``leaves``: parts of the proof."""

    proved: bool
    leaves: int
    package: Package | None = None


def refute(
    model: Model,
    mode: Mode,
    sheet: Sheet,
    clock: Clock,
    leaves: int = 2000,
    good: Callable[[Package], bool] | None = None,
) -> Refutation:
    """Try to prove that a sheet holds no package. Gives up after so many leaves, or when the clock is out.

    ``good``: what a package must be, exactly; acceptable in the mode if not given.
    """
    good = good or (lambda package: _good(model, mode, package))
    prover = _Prover(sheet)
    todo = [
        tuple(tuple(o for o in range(n) if sheet.upper[s + o]) for s, n in zip(sheet.starts, sheet.sizes, strict=True))
    ]
    closed = 0
    while todo:
        if closed + len(todo) > leaves or clock.out:
            return Refutation(False, closed)
        open_ = todo.pop()
        if not all(open_):
            closed += 1
            continue
        if all(len(options) == 1 for options in open_):
            package = tuple(options[0] for options in open_)
            if good(package) and prover.near(package):
                return Refutation(False, closed, package)
            closed += 1
            continue
        values, duals = prover.relax(open_)
        clock.tick()
        if duals is not None and prover.closes(open_, duals):
            closed += 1
            continue
        if values is None:
            return Refutation(False, closed)
        package = sheet.package(values)
        if all(o in options for o, options in zip(package, open_, strict=True)):
            whole = all(values[s + o] > 1 - 1e-6 for s, o in zip(sheet.starts, package, strict=True))
            if whole and good(package) and prover.near(package):
                return Refutation(False, closed, package)
        todo += _split(sheet, open_, values)
    return Refutation(True, closed)


def _good(model: Model, mode: Mode, package: Package) -> bool:
    return model.possible(package) and not model.violations(package, mode)


def _split(sheet: Sheet, open_: tuple[tuple[int, ...], ...], values: Floats) -> list[tuple[tuple[int, ...], ...]]:
    """Two parts: the issue that is least decided, its options halved by the weight the programme gives them."""
    weights = [[float(values[s + o]) for o in options] for s, options in zip(sheet.starts, open_, strict=True)]
    issue = min(
        (i for i, options in enumerate(open_) if len(options) > 1), key=lambda i: (round(max(weights[i]), 6), i)
    )
    order = sorted(range(len(open_[issue])), key=lambda k: (-weights[issue][k], k))
    first: list[int] = []
    held = 0.0
    for k in order[:-1]:
        if first and held >= 0.5:
            break
        first.append(open_[issue][k])
        held += weights[issue][k]
    rest = tuple(o for o in open_[issue] if o not in first)
    halves = (rest, tuple(sorted(first)))  # the likelier half is looked at first
    return [(*open_[:issue], half, *open_[issue + 1 :]) for half in halves]


class _Prover:
    """The rows of a sheet, each at a size near 1, with one column more: by how much the worst row is missed."""

    def __init__(self, sheet: Sheet) -> None:
        from scipy.sparse import csr_array, hstack, vstack

        self.sheet = sheet
        self.norms = [float(max((abs(v) for v in row.vals), default=1)) for row in sheet.rows]
        self.issues = len(sheet.sizes)
        width = len(sheet.lower)
        self.equal: Any = csr_array(
            (
                np.ones(sum(sheet.sizes)),
                np.arange(sum(sheet.sizes)),
                np.concatenate([[0], np.cumsum(sheet.sizes)]),
            ),
            shape=(self.issues, width + 1),
        )
        lines = [
            csr_array(
                (
                    np.array([v / norm for v in row.vals]),
                    (np.zeros(len(row.cols), dtype=int), np.array(row.cols, dtype=int)),
                ),
                shape=(1, width),
            )
            for row, norm in zip(sheet.rows, self.norms, strict=True)
        ]
        body = vstack(lines, format="csr") if lines else csr_array((0, width))
        self.rows: Any = -hstack([body, csr_array(np.ones((len(lines), 1)))], format="csr")
        self.least = -np.array([row.least / norm for row, norm in zip(sheet.rows, self.norms, strict=True)])
        self.low, self.high = sheet.ends()

    def relax(self, open_: tuple[tuple[int, ...], ...]) -> tuple[Floats | None, Floats | None]:
        """A point that misses the worst row by least, and the rows' multipliers where it does miss one."""
        from scipy.optimize import linprog

        high = self.high.copy()
        for start, size, options in zip(self.sheet.starts, self.sheet.sizes, open_, strict=True):
            high[start : start + size] = 0
            high[[start + o for o in options]] = 1
        width = len(high)
        cost = np.zeros(width + 1)
        cost[-1] = 1
        with quiet():
            result = linprog(
                cost,
                A_ub=self.rows if len(self.least) else None,
                b_ub=self.least if len(self.least) else None,
                A_eq=self.equal,
                b_eq=np.ones(self.issues),
                bounds=np.column_stack([np.append(self.low, 0), np.append(high, np.inf)]),
                method="highs",
            )
        if result.status != 0:
            return None, None
        missed = result.fun > TINY
        return result.x[:width], -result.ineqlin.marginals if missed else None

    def closes(self, open_: tuple[tuple[int, ...], ...], duals: Floats) -> bool:
        """Whether the multipliers prove, in whole numbers, that nothing of this part keeps every row."""
        sheet = self.sheet
        needed = 0
        reach: dict[int, int] = {}
        for row, norm, dual in zip(sheet.rows, self.norms, duals, strict=True):
            by = round(max(0.0, float(dual)) / norm * ONE * 1024)
            if by:
                needed += by * row.least
                for c, v in zip(row.cols, row.vals, strict=True):
                    reach[c] = reach.get(c, 0) + by * v
        best = 0
        for start, options in zip(sheet.starts, open_, strict=True):
            best += max(reach.get(start + o, 0) for o in options)
        for c in range(sum(sheet.sizes), len(sheet.lower)):
            r = reach.get(c, 0)
            end = sheet.upper[c] if r > 0 else sheet.lower[c]
            if r and end is None:
                return False
            best += r * (end or 0)
        return best < needed

    def near(self, package: Package) -> bool:
        """Whether the package keeps the rows that name options alone (a question's own, such as a distance)."""
        options = sum(self.sheet.sizes)
        at = {self.sheet.option(i, o) for i, o in enumerate(package)}
        return all(
            sum(v for c, v in zip(row.cols, row.vals, strict=True) if c in at) >= row.least
            for row in self.sheet.rows
            if all(c < options for c in row.cols)
        )
