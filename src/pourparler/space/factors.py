"""Factors: a truth table over the few issues a condition names, broadcast over blocks of the whole space."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import product
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.case.conditions import Any as AnyOf
from pourparler.case.conditions import Condition, Is, Not, issues_named

Bools = NDArray[np.bool_]
MAX_TABLE = 1 << 22
BLOCK = 1 << 19


@dataclass(frozen=True)
class Factor:
    """``table``: one axis for each issue number in ``axes`` (ascending), as long as it has options."""

    axes: tuple[int, ...]
    table: NDArray[np.generic]

    def at(self, package: tuple[int, ...]) -> bool:
        return bool(self.table[tuple(package[axis] for axis in self.axes)])


def factor(condition: Condition, issues: Mapping[str, tuple[str, ...]]) -> Factor:
    """The truth table of a condition. Raises ValueError when it names too many issues for one table."""
    names = list(issues)
    axes = tuple(sorted(names.index(issue) for issue in issues_named(condition)))
    sizes = [len(issues[names[axis]]) for axis in axes]
    if np.prod(sizes, dtype=object) > MAX_TABLE:
        raise ValueError(f"names {len(axes)} issues, too many for one condition")

    def table(part: Condition) -> Bools:
        if isinstance(part, Is):
            axis = axes.index(names.index(part.issue))
            shape = [1] * len(axes)
            shape[axis] = sizes[axis]
            return np.array([option in part.options for option in issues[part.issue]]).reshape(shape)
        if isinstance(part, Not):
            return ~table(part.part)
        join = np.logical_or if isinstance(part, AnyOf) else np.logical_and
        found = table(part.parts[0])
        for other in part.parts[1:]:
            found = join(found, table(other))
        return found

    full = np.broadcast_to(table(condition), sizes).copy()
    full.setflags(write=False)
    return Factor(axes, full)


@dataclass(frozen=True)
class Block:
    """The packages that share the options of the first ``len(outer)`` issues."""

    outer: tuple[int, ...]
    shape: tuple[int, ...]

    def view(self, part: Factor) -> NDArray[np.generic]:
        """The factor's table on this block, broadcastable to ``shape``."""
        fixed = len(self.outer)
        index = tuple(self.outer[axis] if axis < fixed else slice(None) for axis in part.axes)
        shape = [1] * len(self.shape)
        for axis, size in zip(part.axes, part.table.shape, strict=True):
            if axis >= fixed:
                shape[axis - fixed] = size
        return np.asarray(part.table[index]).reshape(shape)


def blocks(sizes: tuple[int, ...]) -> Iterator[Block]:
    """The whole space in blocks of at most BLOCK packages, in the order of packages (last issue fastest)."""
    fixed, inner = 0, prod(sizes)
    while inner > BLOCK:
        inner //= sizes[fixed]
        fixed += 1
    for outer in product(*(range(size) for size in sizes[:fixed])):
        yield Block(outer, sizes[fixed:])


Join = Callable[[NDArray[Any], NDArray[Any]], NDArray[Any]]


def spread(block: Block, parts: Iterable[Factor], join: Join, start: NDArray[Any]) -> NDArray[Any]:
    """The join of ``start`` and of all parts on a block; axes that no part names stay 1 long.

    What varies over the last issues only is joined first, so that few operations are as long as the block.
    """
    stages: dict[int, list[NDArray[Any]]] = {}
    for part in parts:
        view = block.view(part)
        first = next((axis for axis, size in enumerate(view.shape) if size > 1), len(view.shape))
        stages.setdefault(first, []).append(view)
    found = start.reshape((1,) * len(block.shape))
    for first in sorted(stages, reverse=True):
        found = join(found, reduce(join, sorted(stages[first], key=lambda view: view.size)))
    return found
