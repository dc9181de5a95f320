"""A sieve on a grid: removes nearly all dominated points at once, and all of them where the numbers are small.

Points fall into the cells of a grid over all coordinates but the widest, whose greatest value each cell keeps. A sweep
along each axis then says how far one can go with at least so much of the others (a table of suffix maxima).
"""

from __future__ import annotations

from math import prod

import numpy as np

from pourparler.lens.deals.engine.groups import Bools, Ints, Whole

EXACT = 1 << 25  # cells of a grid that has one for each value
COARSE = 1 << 20  # cells of a grid that does not
LONG = 256  # cells of a row that are worth a call of their own
SAMPLE = 1 << 12  # values that say where its bins end


def sieve(segment: Ints | None, segments: int, columns: Whole) -> tuple[Bools, bool]:
    """Which points (columns: (k, n), k >= 2) pass, and whether these are exactly the nondominated of each segment.

    No point that is nondominated within its segment is ever removed; equal points fare alike.
    """
    k, count = columns.shape
    low = columns.min(axis=1)
    spans = [int(h) - int(lo) + 1 for h, lo in zip(columns.max(axis=1), low, strict=True)]
    widest = max(range(k), key=lambda c: spans[c])
    last = columns[widest]
    others = [c for c in range(k) if c != widest]
    if segments * prod(spans[c] for c in others) <= min(EXACT, 64 * count + (1 << 14)):
        places = [columns[c] - low[c] for c in others]
        return _exact(segment, segments, places, [spans[c] for c in others], last), True
    bins = int((min(max(2 * count, 1 << 14), COARSE) / segments) ** (1 / (k - 1)))
    if bins < 4:
        return np.ones(count, dtype=bool), False
    places, sizes = [], []
    for c in others:
        edges = _edges(columns[c], bins)
        places.append(np.searchsorted(edges, columns[c], side="right"))
        sizes.append(len(edges) + 1)
    return _coarse(segment, segments, places, sizes, last), False


def _edges(column: Whole, bins: int) -> Whole:
    """Where bins end that hold about as many values each."""
    step = max(1, len(column) // SAMPLE)
    values = np.sort(column[::step])
    edges: Whole = np.unique(values[np.linspace(0, len(values) - 1, bins).astype(np.int64)])
    return edges


def _flat(segment: Ints | None, places: list[Ints], sizes: list[int]) -> Ints:
    """The number of each point's cell."""
    if segment is None:
        flat, rest = places[0].astype(np.int64), places[1:]
        sizes = sizes[1:]
    else:
        flat, rest = segment, places
    for place, size in zip(rest, sizes, strict=True):
        flat = flat * size
        flat += place
    return flat


def sweep(grid: Whole) -> None:
    """Suffix maxima along every axis but the first, in place."""
    for axis in range(1, grid.ndim):
        if grid.size < LONG * grid.shape[axis]:
            back = np.flip(grid, axis)
            np.maximum.accumulate(back, axis=axis, out=back)
            continue
        rows = np.moveaxis(grid, axis, 0)
        for i in range(len(rows) - 2, -1, -1):
            np.maximum(rows[i], rows[i + 1], out=rows[i])


def _swept(segments: int, sizes: list[int], flat: Ints, last: Whole) -> Whole:
    lowest = np.iinfo(last.dtype).min
    grid: Whole = np.full((segments, *sizes), lowest, dtype=last.dtype)
    np.maximum.at(grid.reshape(-1), flat, last)
    sweep(grid)
    return grid


def _exact(segment: Ints | None, segments: int, places: list[Ints], sizes: list[int], last: Whole) -> Bools:
    """Each cell one vector of the other coordinates: a point stays if it has the most of the widest in its cell, and
    more than every cell with at least as much of each and more of one."""
    wide = [size + 1 for size in sizes]  # an empty rim, so that each cell has a next
    flat = _flat(segment, places, wide)
    grid = _swept(segments, wide, flat, last).reshape(-1)
    keep: Bools = grid[flat] == last
    step = 1
    for size in reversed(wide):
        keep &= grid[flat + step] < last
        step *= size
    return keep


def _coarse(segment: Ints | None, segments: int, places: list[Ints], sizes: list[int], last: Whole) -> Bools:
    """A point goes if a cell whose points have strictly more of each other coordinate reaches more of the widest.

    A point counts for the cell below its own, all of whose values are less than its own; the lowest for none.
    """
    flat = _flat(segment, places, sizes)
    below = np.ones(len(last), dtype=bool)
    for place in places:
        below &= place > 0
    step, shift = 1, 0
    for size in reversed(sizes):
        shift += step
        step *= size
    grid = _swept(segments, sizes, flat[below] - shift, last[below]).reshape(-1)
    keep: Bools = grid[flat] <= last
    return keep
