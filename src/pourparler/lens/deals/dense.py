"""Every package, block by block: who must agree, who accepts, what is out. For spaces that can be looked at whole."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from pourparler.space.compile import Package, Space
from pourparler.space.factors import Block, Bools, Factor, blocks, spread
from pourparler.space.judge import DEPENDS, YES, Judges

Watch = Callable[[int, int], None]
Found = TypeVar("Found")
LONG = 1 << 22  # packages, from which two threads pay
NEVER = np.array(False)
WORD = 62  # truths that one whole number holds


@dataclass(frozen=True)
class Facts:
    """What holds on a block. Arrays are broadcastable to ``block.shape``; axes that do not matter are 1 long."""

    dense: Dense
    block: Block

    def none(self, parts: Iterable[Factor]) -> Bools:
        """Where none of the parts holds."""
        found: Bools = np.logical_not(spread(self.block, parts, np.logical_or, NEVER))
        return found

    @cached_property
    def possible(self) -> Bools:
        return self.none(self.dense.space.impossible)

    @cached_property
    def inside(self) -> Bools:
        """Possible, and across no limit that bars."""
        bars = [bar.factor for bar in self.dense.space.bars if bar.bars]
        return self.none([*self.dense.space.impossible, *bars])

    @cached_property
    def lawful(self) -> Bools:
        """Possible, and across no law."""
        laws = [bar.factor for bar in self.dense.space.bars if bar.bars and bar.kind == "law"]
        return self.none([*self.dense.space.impossible, *laws])

    @cached_property
    def needs(self) -> tuple[Bools, ...]:
        """For each party, where its agreement is needed."""
        return tuple(spread(self.block, parts, np.logical_or, NEVER) for parts in self.dense.space.agree)

    @cached_property
    def needed(self) -> NDArray[np.int16]:
        """How many must agree."""
        found = np.zeros((1,) * len(self.block.shape), dtype=np.int16)
        for must in self.needs:
            if must.any():
                found = found + must
        return found

    @cached_property
    def agreement(self) -> Bools:
        return np.asarray(self.needed >= 2)

    @cached_property
    def codes(self) -> tuple[NDArray[np.int8] | None, ...]:
        """The verdicts of each party whose agreement is needed somewhere on the block, else None."""
        pairs = zip(self.dense.judges, self.needs, strict=True)
        return tuple(judge.on(self.block) if must.any() else None for judge, must in pairs)

    def refuses(self, party: int, every: bool) -> Bools:
        """Where it must agree and does not accept: in every reading, or else in any."""
        codes, must = self.codes[party], self.needs[party]
        if codes is None:
            return must
        accepts = codes == YES if every else (codes == YES) | (codes == DEPENDS)
        return np.asarray(must & ~accepts)

    def accepted(self, every: bool) -> Bools:
        """Where everyone who must agree accepts."""
        found = np.ones((1,) * len(self.block.shape), dtype=bool)
        for party in range(len(self.codes)):
            if self.codes[party] is not None:
                found = found & ~self.refuses(party, every)
        return found

    def masks(self, arrays: Sequence[Bools], where: NDArray[np.intp]) -> NDArray[np.int64]:
        """Which of the arrays hold at some places, as bits: (places, words of WORD arrays each)."""
        words = []
        for first in range(0, max(len(arrays), 1), WORD):
            mask = np.zeros((1,) * len(self.block.shape), dtype=np.int64)
            for k, array in enumerate(arrays[first : first + WORD]):
                mask = mask | (array.astype(np.int64) << k)
            words.append(self.full(mask).reshape(-1)[where])
        return np.stack(words, axis=1)

    def full(self, array: NDArray[np.generic]) -> NDArray[np.generic]:
        """The array on every package of the block."""
        return np.broadcast_to(array, self.block.shape)

    def package(self, flat: int) -> Package:
        """The package at a place of the block."""
        inner = np.unravel_index(flat, self.block.shape) if self.block.shape else ()
        return (*self.block.outer, *(int(i) for i in inner))


class Dense:
    """A space that is looked at whole, prepared once."""

    def __init__(self, space: Space, judges: tuple[Judges, ...] = ()) -> None:
        self.space = space
        self.judges = judges or tuple(Judges(space, i) for i in range(len(space.parties)))

    def on(self, space: Space) -> Dense:
        """The same for a space that differs in its plans alone."""
        return Dense(space, self.judges)

    def each(self, function: Callable[[Facts], Found], watch: Watch | None = None) -> Iterator[Found]:
        """The function's result on each block, in the order of packages; on threads where that pays."""
        done, total = 0, self.space.packages
        waiting: deque[tuple[int, Future[Found]]] = deque()
        workers = min(4, os.cpu_count() or 1) if total >= LONG else 1
        if workers == 1:
            for block in blocks(self.space.sizes):
                yield function(Facts(self, block))
                done += int(np.prod(block.shape, dtype=np.int64))
                if watch:
                    watch(done, total)
            return
        pool = ThreadPoolExecutor(workers)
        try:
            for block in blocks(self.space.sizes):
                size = int(np.prod(block.shape, dtype=np.int64))
                waiting.append((size, pool.submit(function, Facts(self, block))))
                if len(waiting) > workers:
                    done = yield from self._one(waiting, done, watch)
            while waiting:
                done = yield from self._one(waiting, done, watch)
        finally:
            pool.shutdown(cancel_futures=True)

    def _one(
        self, waiting: deque[tuple[int, Future[Found]]], done: int, watch: Watch | None
    ) -> Generator[Found, None, int]:
        size, future = waiting.popleft()
        yield future.result()
        if watch:
            watch(done + size, self.space.packages)
        return done + size
