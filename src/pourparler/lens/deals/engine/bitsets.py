"""The exact test for three coordinates and more: sets of points as bits, one AND a coordinate.

Row r of a coordinate's table is the set of the r points with the most of it. Those with at least as much as a candidate
are one row; the AND over all coordinates is the set of those that weakly exceed it in each.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pourparler.errors import PourparlerError
from pourparler.lens.deals.engine.groups import Bools, Ints, Whole, too_many

Words = NDArray[np.uint64]
BLOCK = 4096  # points whose sets are bits of one table
CELLS = 1 << 17  # words that are worked at once
WORK = 1 << 34  # words of a test that has a limit: some ten seconds


def undominated(segment: Ints, columns: Whole, most: int | None = None) -> Bools:
    """The points that no other of their segment dominates.

    The points are distinct and stand by segment, then by columns downwards (the first foremost), so that whatever
    dominates a point stands before it. columns: (k, n), k >= 2. Raises PourparlerError where one segment keeps more
    than ``most``, or would take too long to.
    """
    count = columns.shape[1]
    keep = np.ones(count, dtype=bool)
    begin = np.flatnonzero(np.r_[True, segment[1:] != segment[:-1]]) if count else np.zeros(0, dtype=np.int64)
    end = np.r_[begin[1:], count]
    at = 0
    while at < len(begin):
        start, stop = int(begin[at]), int(end[at])
        at += 1
        if stop - start > BLOCK:
            keep[start:stop] = _long(columns[:, start:stop], most)
            continue
        target = start + _room(stop - start)
        while at < len(begin) and end[at] <= target:
            stop = int(end[at])
            at += 1
        own = segment[start:stop]
        first = np.searchsorted(own, own, side="left")
        keep[start:stop] = _within(columns[:, start:stop], first)
    return keep


def _room(points: int) -> int:
    """How many points of several segments go into one table: more cost more words, fewer more calls."""
    return max(points, 512)


def _long(columns: Whole, most: int | None) -> Bools:
    """One segment in blocks: each is tested within itself, and what is left of it removes what follows."""
    count = columns.shape[1]
    alive = np.arange(count)
    keep, kept, work = np.zeros(count, dtype=bool), 0, 0
    while len(alive):
        block, alive = alive[:BLOCK], alive[BLOCK:]
        block = block[_within(columns[:, block], None)]
        keep[block] = True
        kept += len(block)
        work += len(alive) * (len(block) // 64 + 1) * (len(columns) - 1)
        if most is not None and kept > most:
            raise too_many(most)
        if most is not None and work > WORK:
            raise PourparlerError("the frontier takes too many comparisons")
        if len(alive):
            alive = alive[~_covered(columns[1:, block], columns[1:, alive])]
    return keep


def _table(column: Whole) -> tuple[Words, Whole]:
    """Rows 0 to n of a coordinate, and its values downwards (negated, so that they count up)."""
    count = len(column)
    order = np.argsort(-column, kind="stable")
    words = (count + 63) // 64
    table = np.zeros((count + 1, words), dtype=np.uint64)
    table[np.arange(1, count + 1), order >> 6] = np.uint64(1) << (order & 63).astype(np.uint64)
    np.bitwise_or.accumulate(table, axis=0, out=table)
    return table, -column[order]


def _within(columns: Whole, first: Ints | None) -> Bools:
    """Which points of a block stay; ``first``: where the segment of each begins in it (None: one segment)."""
    count = columns.shape[1]
    tables = [_table(column) for column in columns[1:]]
    rows = [
        np.searchsorted(values, -column, side="right") for (_, values), column in zip(tables, columns[1:], strict=True)
    ]
    words = (count + 63) // 64
    before = np.zeros((count + 1, words), dtype=np.uint64)  # the points that stand before one
    places = np.arange(count)
    before[places + 1, places >> 6] = np.uint64(1) << (places & 63).astype(np.uint64)
    np.bitwise_or.accumulate(before, axis=0, out=before)
    keep = np.empty(count, dtype=bool)
    step = max(1, CELLS // words)
    for start in range(0, count, step):
        part = slice(start, min(start + step, count))
        found = before[part].copy()
        if first is not None:
            found &= ~before[first[part]]
        for (table, _), row in zip(tables, rows, strict=True):
            found &= table[row[part]]
        keep[part] = ~found.any(axis=1)
    return keep


def _covered(above: Whole, below: Whole) -> Bools:
    """Which of the points below (k, n) have a point above (k, m) with at least as much of each coordinate."""
    tables = [_table(column) for column in above]
    rows = [np.searchsorted(values, -column, side="right") for (_, values), column in zip(tables, below, strict=True)]
    count, words = below.shape[1], tables[0][0].shape[1]
    covered = np.empty(count, dtype=bool)
    step = max(1, CELLS // words)
    for start in range(0, count, step):
        part = slice(start, min(start + step, count))
        found = tables[0][0][rows[0][part]]
        for (table, _), row in zip(tables[1:], rows[1:], strict=True):
            found &= table[row[part]]
        covered[part] = found.any(axis=1)
    return covered
