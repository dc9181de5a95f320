"""The exact frontier by going through all packages, for spaces whose issues hang together in any way."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.deals.engine.archive import Archive, Lookup, merged
from pourparler.lens.deals.engine.blocks import Blocks, check
from pourparler.lens.deals.engine.groups import Ints, Whole, packed, too_many
from pourparler.lens.deals.engine.nondominated import best
from pourparler.lens.deals.engine.record import Frontier, Watch, nothing
from pourparler.space.scores import Scores

SAMPLE = 20_000  # packages that the first good points are taken from
MOST = 1 << 20  # points
METHOD = "Exact: every one of {:,} packages compared, in whole numbers."


def stream(scores: Scores, watch: Watch | None = None, most: int = MOST) -> Frontier:
    """The frontier of all packages outside the bans. ``watch`` is called with the packages seen so far, and all.

    Raises PourparlerError where there are more than 10^8 packages, numbers do not fit 64 bits, or more than ``most``
    points stand side by side.
    """
    check(scores)
    blocks = Blocks(scores)
    total = blocks.inner * blocks.outer
    low, high = bounds(scores)
    first = _sample(blocks)
    lookup = Lookup.of(first, low, high)
    held: Archive | None = None

    def work(begin: int, end: int) -> tuple[Archive, int]:
        return _filtered(*_passing(blocks, lookup, (begin, end)), most), end * blocks.inner

    for found, seen in blocks.each(work):
        held = found if held is None else held.and_(found, most)
        if held.columns.shape[1] > most:
            raise too_many(most)
        if held.columns.shape[1]:
            lookup = Lookup.of(held.columns, low, high)
        if watch:
            watch(seen, total)
    how = METHOD.format(total)
    if held is None or not held.columns.shape[1]:
        return nothing(scores, how)
    points = held.columns[: len(scores.parties)].T.astype(np.int64)
    counts = tuple(int(c) for c in held.counts)
    return Frontier(points, counts, _packages(scores, held.numbers), sum(counts), True, how)


def matching(scores: Scores, points: NDArray[np.int64], most: int) -> Ints:
    """The first packages, in package order, whose numbers are a row of ``points`` (all on the frontier)."""
    blocks = Blocks(scores)
    targets: Whole = points.T.astype(blocks.kind) if scores.parties else np.zeros((1, 1), dtype=blocks.kind)
    lookup = Lookup.of(targets, *bounds(scores))

    def work(begin: int, end: int) -> Ints:
        columns, numbers = _passing(blocks, lookup, (begin, end))
        keys = packed(None, np.concatenate([targets, columns], axis=1))
        many = targets.shape[1]
        return numbers[np.isin(keys[many:], keys[:many])]

    found, many = list[Ints](), 0
    for numbers in blocks.each(work):
        found.append(numbers)
        many += len(numbers)
        if many >= most:
            break
    return _packages(scores, np.concatenate(found)[:most])


def bounds(scores: Scores) -> tuple[list[int], list[int]]:
    """The least and the most that the numbers of each party may come to."""
    if not scores.parties:
        return [0], [0]
    low = [b + sum(int(piece.table[p].min()) for piece in scores.pieces) for p, b in enumerate(scores.base)]
    high = [b + sum(int(piece.table[p].max()) for piece in scores.pieces) for p, b in enumerate(scores.base)]
    return low, high


def _passing(blocks: Blocks, lookup: Lookup, part: tuple[int, int]) -> tuple[Whole, Ints]:
    """What the look-up lets through of some blocks: vectors and package numbers."""
    columns: list[Whole] = [np.zeros((max(1, len(blocks.scores.parties)), 0), dtype=blocks.kind)]
    numbers = [np.zeros(0, dtype=np.int64)]
    for block in blocks.part(*part):
        good = lookup.passes(block.columns)
        if block.allowed is not None:
            good &= block.allowed
        places = np.flatnonzero(good)
        if len(places):
            columns.append(block.columns[:, places])
            numbers.append(places + block.start)
    return np.concatenate(columns, axis=1), np.concatenate(numbers)


def _filtered(columns: Whole, numbers: Ints, most: int) -> Archive:
    keep = np.flatnonzero(best(None, 1, columns, most))
    return merged(columns[:, keep], np.ones(len(keep), dtype=np.int64), numbers[keep])


def _sample(blocks: Blocks) -> Whole:
    """The nondominated of some packages outside the bans, drawn with a fixed seed."""
    scores = blocks.scores
    draw = np.random.default_rng(0)
    options = [draw.integers(0, size, SAMPLE) for size in scores.sizes]
    columns: Whole = np.repeat(np.array(scores.base or (0,), dtype=blocks.kind)[:, None], SAMPLE, axis=1)
    for piece in scores.pieces if scores.parties else ():
        cell: tuple[Any, ...] = (slice(None), *(options[a] for a in piece.axes))
        columns += piece.table[cell].reshape(len(columns), -1).astype(blocks.kind)
    good = np.ones(SAMPLE, dtype=bool)
    for ban in scores.bans:
        good &= ~ban.table[tuple(options[a] for a in ban.axes)]
    columns = columns[:, good]
    return columns[:, best(None, 1, columns)]


def _packages(scores: Scores, numbers: Ints) -> Ints:
    """Option numbers (n, issues) of packages counted in package order."""
    if not scores.sizes:
        return np.zeros((len(numbers), 0), dtype=np.int64)
    return np.stack(np.unravel_index(numbers, scores.sizes), axis=1).astype(np.int64)
