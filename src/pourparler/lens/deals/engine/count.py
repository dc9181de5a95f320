"""How many packages give each party at least its floor, exactly, without going through them.

Backwards over the issues: for each state of the open issues and each amount that every party still needs, how many ways
there are to reach it. A need that is met is a need of nothing; one that the rest cannot meet has no way. So an option is
one shifted addition of a whole grid. Where counts pass 64 bits the grids hold remainders by several coprime numbers,
which together say the count (the Chinese remainder theorem).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd, prod

import numpy as np
from numpy.typing import NDArray

from pourparler.errors import PourparlerError
from pourparler.lens.deals.engine.blocks import PACKAGES, tally
from pourparler.lens.deals.engine.groups import Ints
from pourparler.lens.deals.engine.order import Plan, plan, roomy
from pourparler.lens.deals.engine.steps import Step, steps
from pourparler.space.scores import Scores

Floors = tuple[int | None, ...]
CELLS = 1 << 25  # numbers of a grid
WORK = 1 << 31  # additions
TURN = 64  # remainders that are added before they are reduced


@dataclass(frozen=True)
class Layout:
    """The steps in order, what each party with a floor needs, and the needs that may arise before and after each step.

    adds: for each step (parties, states, options), nothing less than 0; low, high: (steps + 1, parties), the windows of
    needs, high below low where nothing can be reached.
    """

    steps: tuple[Step, ...]
    adds: tuple[Ints, ...]
    needs: tuple[int, ...]
    low: Ints
    high: Ints

    def deepest(self, n: int) -> Ints:
        """The least that may still be needed after step n, what is met and more than met told apart."""
        least: Ints = self.low[n] - self.adds[n].max(axis=(1, 2)) if len(self.needs) else self.low[n]
        return least

    def cells(self, n: int) -> int:
        """Numbers of the larger grid of step n: before it, or after it and widened."""
        step = self.steps[n]
        before = prod(int(h - lo) + 1 for lo, h in zip(self.low[n], self.high[n], strict=True))
        after = prod(int(h - lo) + 1 for lo, h in zip(self.deepest(n), self.high[n], strict=True))
        return int(max(step.allowed.shape[0] * before, step.states * after))

    def work(self) -> int:
        """Additions of one pass."""
        return sum(self.cells(n) * step.allowed.shape[1] for n, step in enumerate(self.steps))


def count(scores: Scores, floors: Floors) -> int:
    """How many packages outside the bans give each party a number of at least its floor (None: no floor).

    Raises PourparlerError where that fits no grid and there are too many packages to go through.
    """
    laid = plan(scores)
    if laid.empty:
        return 0
    if roomy(scores, laid):
        layout = _layout(scores, laid, floors)
        if layout is None:
            return 0
        if _grid_fits(layout):
            return _count(layout, prod(scores.sizes))
    if prod(scores.sizes) <= PACKAGES:
        return tally(scores, floors)
    raise PourparlerError("the packages are too many, and their numbers too fine, to count them exactly")


def counts_fit(scores: Scores, floors: Floors) -> bool:
    """Whether ``count`` will answer."""
    if prod(scores.sizes) <= PACKAGES:
        return True
    laid = plan(scores)
    if laid.empty:
        return True
    if not roomy(scores, laid):
        return False
    layout = _layout(scores, laid, floors)
    return layout is None or _grid_fits(layout)


def _grid_fits(layout: Layout) -> bool:
    passes = len(_moduli(prod(step.allowed.shape[1] for step in layout.steps)))
    return max(map(layout.cells, range(len(layout.steps))), default=0) <= CELLS and layout.work() * passes <= WORK


def _layout(scores: Scores, laid: Plan, floors: Floors) -> Layout | None:
    """None where no package can do it. Components of many states come last, for the grids grow from the end."""
    parties = [p for p, floor in enumerate(floors) if floor is not None]
    needs = [int(floor) - laid.base[p] for p, floor in enumerate(floors) if floor is not None]
    groups = sorted(
        (steps(scores, order) for order in laid.components), key=lambda group: sum(s.allowed.size for s in group)
    )
    order = [step for group in groups for step in group]
    adds = []
    for step in order:
        if not step.allowed.any():
            return None
        own = np.where(step.allowed, step.adds[parties], 0)
        least = np.array([int(row[step.allowed].min()) for row in own], dtype=np.int64)
        needs = [need - int(n) for need, n in zip(needs, least, strict=True)]
        adds.append(np.where(step.allowed, own - least[:, None, None], 0))
    most = np.array([[int(row.max()) for row in own] for own in adds], dtype=np.int64).reshape(len(order), len(parties))
    wanted = [n for n, need in enumerate(needs) if need > 0]  # the others have their floor in any package
    if any(needs[n] > int(most[:, n].sum()) for n in wanted):
        return None
    for n in wanted:
        shared = gcd(*(int(x) for own in adds for x in np.unique(own[n])))
        needs[n] = -(-needs[n] // shared)
        for own in adds:
            own[n] //= shared
        most[:, n] //= shared
    most = most[:, wanted]
    whole = np.array([needs[n] for n in wanted], dtype=np.int64)
    so_far = np.concatenate([np.zeros((1, len(wanted)), dtype=np.int64), np.cumsum(most, axis=0)])
    low = np.maximum(0, whole - so_far)
    high = np.minimum(whole, so_far[-1] - so_far)
    return Layout(tuple(order), tuple(own[wanted] for own in adds), tuple(int(n) for n in whole), low, high)


def _moduli(packages: int) -> list[int]:
    """Numbers to count by: 0 stands for plain 64 bits; the others are coprime, and together more than the packages."""
    if packages < 1 << 63:
        return [0]
    found, covered, number = list[int](), 1, (1 << 57) - 1
    while covered <= packages:
        if gcd(number, covered) == 1:
            found.append(number)
            covered *= number
        number -= 2
    return found


def _count(layout: Layout, packages: int) -> int:
    whole, covered = 0, 1
    for modulus in _moduli(packages):
        rest = _pass(layout, modulus)
        if not modulus:
            return rest
        whole += covered * ((rest - whole) * pow(covered, -1, modulus) % modulus)
        covered *= modulus
    return whole


def _pass(layout: Layout, modulus: int) -> int:
    """The count, or its remainder."""
    last = len(layout.steps)
    grid = np.ones((1, *(layout.high[last] - layout.low[last] + 1)), dtype=np.int64)
    for n in range(last - 1, -1, -1):
        grid = _back(layout, n, grid, modulus)
    return int(grid[(0, *(int(need - lo) for need, lo in zip(layout.needs, layout.low[0], strict=True)))])


def _back(layout: Layout, n: int, grid: NDArray[np.int64], modulus: int) -> NDArray[np.int64]:
    """The grid before step n from the grid after it."""
    step, adds = layout.steps[n], layout.adds[n]
    low, high = layout.low[n], layout.high[n]
    deepest = layout.deepest(n)
    grid = _widened(grid, layout.low[n + 1] - deepest, high - layout.high[n + 1])
    shape = tuple(int(s) for s in high - low + 1)
    before = np.zeros((step.allowed.shape[0], *shape), dtype=np.int64)
    for state in range(len(before)):
        for turn, option in enumerate(np.flatnonzero(step.allowed[state])):
            at = low - adds[:, state, option] - deepest
            part = tuple(slice(int(a), int(a) + s) for a, s in zip(at, shape, strict=True))
            before[state] += grid[(step.follows[state, option], *part)]
            if modulus and turn % TURN == TURN - 1:
                before[state] %= modulus
    if modulus:
        before %= modulus
    return before


def _widened(grid: NDArray[np.int64], below: Ints, above: Ints) -> NDArray[np.int64]:
    """The grid with its first cells repeated below (what is met is met) and nothing above (out of reach)."""
    for axis, (b, a) in enumerate(zip(below, above, strict=True), start=1):
        parts = [np.repeat(np.take(grid, [0], axis=axis), int(b), axis=axis), grid]
        if a > 0:
            shape = list(grid.shape)
            shape[axis] = int(a)
            parts.append(np.zeros(shape, dtype=grid.dtype))
        grid = np.concatenate(parts, axis=axis)
    return grid
