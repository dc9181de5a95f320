"""Good points so far, and one look-up that says whether they dominate a candidate.

The look-up is a grid over all coordinates but the widest: for each cell the least that a candidate in it must have of
the widest for the good points not to dominate it. It never refuses a candidate that they do not dominate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.deals.engine.groups import Bools, Ints, Whole, distinct, firsts
from pourparler.lens.deals.engine.nondominated import best
from pourparler.lens.deals.engine.sieve import sweep

CELLS = 1 << 18  # of a look-up: what a processor's nearer cache holds


@dataclass(frozen=True)
class Archive:
    """Distinct points (parties, n) downwards, how many packages each stands for, and the first package's number."""

    columns: Whole
    counts: Ints
    numbers: Ints

    def and_(self, other: Archive, most: int) -> Archive:
        """The nondominated of both; what is equal is counted together."""
        columns = np.concatenate([self.columns, other.columns], axis=1)
        counts = np.concatenate([self.counts, other.counts])
        numbers = np.concatenate([self.numbers, other.numbers])
        keep = np.flatnonzero(best(None, 1, columns, most))
        return merged(columns[:, keep], counts[keep], numbers[keep])


def merged(columns: Whole, counts: Ints, numbers: Ints) -> Archive:
    """Equal points as one, with the least of their numbers."""
    order, group = distinct(None, columns)
    begin = firsts(group)
    if not len(begin):
        return Archive(columns, counts, numbers)
    counts = np.add.reduceat(counts[order], begin)
    numbers = np.minimum.reduceat(numbers[order], begin)
    return Archive(np.ascontiguousarray(columns[:, order[begin]]), counts, numbers)


@dataclass(frozen=True)
class Lookup:
    """See above. low, high: what the numbers of each party lie between; shifts: how many bits a cell leaves out."""

    widest: int
    others: tuple[int, ...]
    low: tuple[int, ...]
    shifts: tuple[int, ...]
    grid: Whole

    @staticmethod
    def of(columns: Whole, low: list[int], high: list[int]) -> Lookup:
        """Over the good points ``columns``; low, high: bounds of all numbers of each party."""
        spans = [h - lo + 1 for lo, h in zip(low, high, strict=True)]
        widest = max(range(len(spans)), key=lambda p: spans[p])
        others = tuple(p for p in range(len(spans)) if p != widest)
        bins = int(CELLS ** (1 / len(others)) + 1e-9) if others else 1
        shifts = tuple(max(0, (-(-spans[p] // bins) - 1).bit_length()) for p in others)
        sizes = [((spans[p] - 1) >> shift) + 1 for p, shift in zip(others, shifts, strict=True)]
        lowest = np.iinfo(columns.dtype).min
        grid: Whole = np.full((1, *sizes), lowest, dtype=columns.dtype)
        flat, inside = np.zeros(columns.shape[1], dtype=np.int64), np.ones(columns.shape[1], dtype=bool)
        for p, shift, size in zip(others, shifts, sizes, strict=True):
            cell = ((columns[p].astype(np.int64) - low[p] + 1) >> shift) - 1  # the last whose numbers it all reaches
            inside &= cell >= 0
            flat = flat * size + cell
        np.maximum.at(grid.reshape(-1), flat[inside], columns[widest][inside])
        sweep(grid)
        return Lookup(widest, others, tuple(low[p] for p in others), shifts, _least(grid[0], lowest))

    def passes(self, columns: Whole) -> Bools:
        """Which candidates (parties, n) the good points do not surely dominate."""
        flat: NDArray[np.int64] | None = None
        for p, low, shift, size in zip(self.others, self.low, self.shifts, self.grid.shape, strict=True):
            cell = columns[p] - np.asarray(low, dtype=columns.dtype)
            if shift:
                cell >>= shift
            if flat is None:
                flat = cell
            else:
                flat *= size
                flat += cell
        if flat is None:
            return np.asarray(columns[self.widest] >= self.grid)
        return np.asarray(columns[self.widest] >= np.take(self.grid.reshape(-1), flat, mode="clip"))


def _least(grid: Whole, lowest: int) -> Whole:
    """At least as much as the cell has, and one more than any cell that has more of another coordinate."""
    least = grid.copy()
    for axis in range(grid.ndim):
        here = tuple(slice(None, -1) if n == axis else slice(None) for n in range(grid.ndim))
        there = tuple(slice(1, None) if n == axis else slice(None) for n in range(grid.ndim))
        more = grid[there]
        np.maximum(least[here], np.where(more == lowest, lowest, more + 1), out=least[here])
    return least
