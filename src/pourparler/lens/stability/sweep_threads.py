"""Threads (numpy lets go of the interpreter while it works on an array), and the memory that each of them keeps."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import product
from math import prod
from threading import local
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

SMALL = 1 << 14  # states; below this, threads cost more than they save
SLABS, SLAB = 32, 1 << 17  # at most so many parts, of at least so many cells
Part = TypeVar("Part")


def workers() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def threads_for(states: int) -> int:
    """How many threads a space of so many states is worth."""
    return workers() if states > SMALL else 1


def each(pool: ThreadPoolExecutor | None, work: Callable[[Part], None], parts: Iterable[Part]) -> Iterator[None]:
    """Do all the work, in threads where there is a pool; yields as parts are done."""
    several = list(parts)
    if pool is None or len(several) == 1:
        for part in several:
            work(part)
            yield
        return
    waiting = [pool.submit(work, part) for part in several]
    try:
        for one in as_completed(waiting):
            yield one.result()
    finally:
        for one in waiting:
            one.cancel()


def run(pool: ThreadPoolExecutor | None, work: Callable[[Part], None], parts: Iterable[Part]) -> None:
    for _ in each(pool, work, parts):
        pass


def slabs(shape: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The first indices that cut an array of this shape into parts for the threads, none of them small."""
    many = min(SLABS, prod(shape) // SLAB)
    lead = next((n for n in range(len(shape)) if prod(shape[:n]) >= many), len(shape))
    return list(product(*(range(size) for size in shape[:lead])))


class Scratch(local):
    """Named arrays, another set in each thread. What stood in one is lost when its name is asked for again."""

    def __init__(self) -> None:
        self.kept: dict[Hashable, NDArray[np.uint8]] = {}

    def get(self, name: Hashable, shape: tuple[int, ...], dtype: Any) -> NDArray[Any]:
        size = prod(shape) * np.dtype(dtype).itemsize
        if name not in self.kept or len(self.kept[name]) < size:
            self.kept.pop(name, None)  # first, so that the two never stand side by side
            self.kept[name] = np.empty(size, dtype=np.uint8)
        found: NDArray[Any] = self.kept[name][:size].view(dtype).reshape(shape)
        return found

    def numbers(self, count: int) -> NDArray[np.int64]:
        """0, 1, 2, … (not to be written to)."""
        kept = self.kept.get("numbers")
        if kept is None or len(kept) < 8 * count:
            kept = self.kept["numbers"] = np.arange(count, dtype=np.int64).view(np.uint8)
        return kept.view(np.int64)[:count]
