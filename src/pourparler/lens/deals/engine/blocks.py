"""All packages in blocks, with their numbers: for spaces of up to 10^8 packages, whatever hangs together in them.

The last issues make a block, the others count over blocks. What a piece adds to a block changes only when the last of
the outer issues that it names does, so sums are kept for each depth of the outer issues.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from pourparler.errors import PourparlerError
from pourparler.lens.deals.engine.groups import Bools, Whole, narrow
from pourparler.lens.deals.engine.order import within_reach
from pourparler.lens.deals.engine.steps import spread
from pourparler.space.scores import Ban, Piece, Scores

PACKAGES = 10**8
BLOCK = 1 << 17  # packages of a block: numbers of a few parties that fit the cache
TASK = 1 << 21  # packages that a thread takes at once
Found = TypeVar("Found")


@dataclass(frozen=True)
class Block:
    """Packages ``start`` and on, in package order: their numbers (parties, n), and which are outside the bans."""

    start: int
    columns: Whole
    allowed: Bools | None  # None: all


@dataclass(frozen=True)
class Blocks:
    """The packages of some scores. Without parties there is one column of zeros."""

    scores: Scores

    @cached_property
    def depth(self) -> int:
        """How many issues stand outside a block."""
        sizes = self.scores.sizes
        return next((n for n in range(len(sizes)) if prod(sizes[n:]) <= BLOCK), max(0, len(sizes) - 1))

    @cached_property
    def inner(self) -> int:
        return prod(self.scores.sizes[self.depth :])

    @cached_property
    def outer(self) -> int:
        return prod(self.scores.sizes[: self.depth])

    @cached_property
    def kind(self) -> type:
        most = max(within_reach(self.scores), default=0)
        return narrow(-most, most)

    @cached_property
    def due(self) -> tuple[tuple[Piece | Ban, ...], ...]:
        """By the number of outer issues that must stand: what then adds to the block, or forbids some of it."""
        found: list[list[Piece | Ban]] = [[] for _ in range(self.depth + 1)]
        parts: tuple[Piece | Ban, ...] = (*self.scores.pieces, *self.scores.bans)
        for part in parts:
            outside = [a for a in part.axes if a < self.depth]
            found[max(outside) + 1 if outside else 0].append(part)
        return tuple(map(tuple, found))

    def first(self) -> list[tuple[Whole, Bools]]:
        """Depth 0: what no outer issue changes."""
        shape = self.scores.sizes[self.depth :]
        base: Whole = np.array(self.scores.base or (0,), dtype=self.kind)
        columns = np.broadcast_to(base.reshape(-1, *(1 for _ in shape)), (len(base), *shape))
        return [self.then((columns, np.ones(shape, dtype=bool)), 0, ())]

    def then(self, before: tuple[Whole, Bools], depth: int, digits: tuple[int, ...]) -> tuple[Whole, Bools]:
        """The sums when one more outer issue stands."""
        columns, allowed = before
        axes = tuple(range(self.depth, len(self.scores.sizes)))
        fresh = False
        for part in self.due[depth]:
            fixed = tuple(digits[a] for a in part.axes if a < self.depth)
            own = tuple(a for a in part.axes if a >= self.depth)
            if isinstance(part, Ban):
                allowed = allowed & ~spread(part.table[fixed], own, axes, 0)
                continue
            if not self.scores.parties:
                continue
            cell: tuple[Any, ...] = (slice(None), *fixed)
            table = spread(part.table[cell].astype(self.kind), own, axes, 1)
            columns = np.add(columns, table, out=columns if fresh else None)
            fresh = True
        return columns, allowed

    def part(self, begin: int, end: int) -> Iterator[Block]:
        """Blocks ``begin`` to ``end``, but for those that are banned altogether."""
        sizes = self.scores.sizes[: self.depth]
        kept = self.first()
        old: tuple[int, ...] = ()
        for n in range(begin, end):
            digits = tuple(int(d) for d in np.unravel_index(n, sizes)) if sizes else ()
            same = next((k for k, (a, b) in enumerate(zip(old, digits, strict=False)) if a != b), len(old))
            del kept[same + 1 :]
            for depth in range(same + 1, self.depth + 1):
                kept.append(self.then(kept[-1], depth, digits))
            old = digits
            columns, allowed = kept[-1]
            if allowed.any():
                rows = np.ascontiguousarray(columns).reshape(len(columns), -1)
                flat = np.ascontiguousarray(allowed).reshape(-1)
                yield Block(n * self.inner, rows, None if flat.all() else flat)

    def tasks(self) -> list[tuple[int, int]]:
        step = max(1, TASK // self.inner)
        return [(n, min(n + step, self.outer)) for n in range(0, self.outer, step)]

    def each(self, work: Callable[[int, int], Found]) -> Iterator[Found]:
        """The work of every task, in their order; on threads where there are several (NumPy lets go of the lock)."""
        check(self.scores)
        tasks, cores = self.tasks(), workers()
        if cores == 1 or len(tasks) == 1:
            for task in tasks:
                yield work(*task)
            return
        with ThreadPoolExecutor(cores) as pool:
            for start in range(0, len(tasks), cores):
                yield from pool.map(lambda task: work(*task), tasks[start : start + cores])


def check(scores: Scores) -> None:
    """Raises where there are too many packages to go through."""
    if prod(scores.sizes) > PACKAGES:
        raise PourparlerError(f"there are more than {PACKAGES:,} packages, too many to go through one by one")


def workers() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def tally(scores: Scores, floors: tuple[int | None, ...]) -> int:
    """How many packages outside the bans give each party at least its floor, one by one."""
    blocks = Blocks(scores)
    limits = np.iinfo(blocks.kind)
    wanted = [(p, floor) for p, floor in enumerate(floors) if floor is not None and floor > limits.min]
    if any(floor > limits.max for _, floor in wanted):
        return 0

    def work(begin: int, end: int) -> int:
        found = 0
        for block in blocks.part(begin, end):
            good: NDArray[np.bool_] | None = block.allowed
            for p, floor in wanted:
                reached = block.columns[p] >= floor
                good = reached if good is None else np.logical_and(good, reached, out=reached)
            found += block.columns.shape[1] if good is None else int(np.count_nonzero(good))
        return found

    return sum(blocks.each(work))
