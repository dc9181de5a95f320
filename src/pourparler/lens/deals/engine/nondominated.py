"""The points that no other point dominates: at least as much in every coordinate, and more in one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.deals.engine.bitsets import undominated
from pourparler.lens.deals.engine.groups import Bools, Ints, Whole, distinct, firsts, narrow
from pourparler.lens.deals.engine.sieve import sieve

SMALL = 256  # points that are not worth a sieve


def nondominated(points: NDArray[np.int64]) -> Bools:
    """Which points (n, k) no other exceeds weakly in all coordinates and strictly in one; equal points all stay.

    Two coordinates: a sort and a running maximum (Kung, Luccio & Preparata, JACM 22, 1975). More: a sieve on a grid,
    then an exact test with sets of points as bits.
    """
    points = np.asarray(points)
    count, k = points.shape
    if not count or not k:
        return np.ones(count, dtype=bool)
    kind = narrow(int(points.min()), int(points.max()))
    return best(None, 1, np.ascontiguousarray(points.T.astype(kind)))


def best(segment: Ints | None, segments: int, columns: Whole, most: int | None = None) -> Bools:
    """Which points (columns: (k, n)) are nondominated among those of their segment (0 to segments - 1).

    Raises PourparlerError as soon as a long test keeps more than ``most`` distinct ones in one segment.
    """
    k, count = columns.shape
    if not count:
        return np.ones(0, dtype=bool)
    if k == 1:
        return _greatest(segment, segments, columns[0])
    alive = np.arange(count)
    for _ in range(2):  # a second sieve is finer where the first took much
        if len(alive) <= SMALL:
            break
        own = columns if len(alive) == count else columns[:, alive]
        keep, exact = sieve(None if segment is None else segment[alive], segments, own)
        passed = alive[keep]
        if exact:
            return _mask(count, passed)
        few = len(passed) * 2 < len(alive)
        alive = passed
        if not few:
            break
    own = columns[:, alive]
    order, group = distinct(None if segment is None else segment[alive], own)
    one = order[firsts(group)]
    where = np.zeros(len(one), dtype=np.int64) if segment is None else segment[alive[one]]
    left = _staircase(where, own[:, one]) if k == 2 else undominated(where, own[:, one], most)
    return _mask(count, alive[order[left[group]]])


def _mask(count: int, places: Ints) -> Bools:
    mask = np.zeros(count, dtype=bool)
    mask[places] = True
    return mask


def _greatest(segment: Ints | None, segments: int, column: Whole) -> Bools:
    if segment is None:
        return np.asarray(column == column.max())
    most = np.full(segments, np.iinfo(column.dtype).min, dtype=column.dtype)
    np.maximum.at(most, segment, column)
    return np.asarray(most[segment] == column)


def _staircase(segment: Ints, columns: Whole) -> Bools:
    """Two coordinates of distinct points in order: each must have more of the second than all before it."""
    second = columns[1].astype(np.int64)
    _, rank = np.unique(second, return_inverse=True)
    rank = rank.reshape(-1) + segment * (len(second) + 1)  # a segment begins above the last one
    keep = np.ones(len(rank), dtype=bool)
    keep[1:] = rank[1:] > np.maximum.accumulate(rank)[:-1]
    return keep
