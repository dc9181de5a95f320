"""How one party's question is laid out: which axes stand still while its opponents answer, and who moves the others.

A party's table has the states as (what stands still | what its opponents move). Axes that every mover treats alike
are merged into one dimension, so that a usual party has one dimension of its own and one for each opponent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, product
from math import prod

import numpy as np
from numpy.typing import NDArray

from pourparler.space.factors import Bools
from pourparler.space.graph import Grid, Ints, Mover

Relation = Bools | None  # who reaches whom along one dimension, both for staying; None: everyone everyone
Dims = dict[int, Relation]


def relation(grid: Grid, mover: Mover, axis: int) -> Bools:
    """``found[x, y]``: the mover can leave option x for y, or x is y; a preorder by construction."""
    size = grid.sizes[axis]
    found = np.zeros((size, size), dtype=bool)
    found[:, list(mover.to[axis])] = True
    found[list(grid.final[axis])] = False
    np.fill_diagonal(found, True)
    return found


@dataclass(frozen=True, eq=False)
class Answer:
    """One opponent (a party or a group) on the moving part ``shape`` of a table."""

    members: tuple[int, ...]
    dims: Dims
    shape: tuple[int, ...]

    @cached_property
    def own(self) -> tuple[int, ...]:
        return tuple(sorted(self.dims))

    @cached_property
    def others(self) -> tuple[int, ...]:
        return tuple(dim for dim in range(len(self.shape)) if dim not in self.dims)

    @cached_property
    def size(self) -> int:
        """How many combinations of its own options there are."""
        return prod(self.shape[dim] for dim in self.own)

    def places(self, dims: tuple[int, ...]) -> Ints:
        """The place in the flat moving part of each combination of these dimensions, the others at 0."""
        numbers = np.arange(prod(self.shape), dtype=np.int64).reshape(self.shape)
        only = tuple(slice(None) if dim in dims else slice(1) for dim in range(len(self.shape)))
        return numbers[only].ravel()

    @cached_property
    def starts(self) -> Ints:
        """The place of each combination of its own options, all others at 0."""
        return self.places(self.own)

    @cached_property
    def bases(self) -> Ints:
        """The place of the first state of each slice."""
        return self.places(self.others)

    @cached_property
    def stride(self) -> int | None:
        """The step between places of its own combinations; None where it is uneven."""
        step = int(self.starts[1])
        return step if bool((np.diff(self.starts) == step).all()) else None

    @cached_property
    def kinds(self) -> list[tuple[Ints, Bools]]:
        """For each set of own combinations that reach each other: all that they reach, and which of these they are."""
        choices: list[list[tuple[Ints, Bools]]] = []
        step = self.size
        for dim in self.own:
            matrix, size = self.dims[dim], self.shape[dim]
            step //= size
            rows, kind = np.unique(np.ones((size, size)) if matrix is None else matrix, axis=0, return_inverse=True)
            reached = [np.flatnonzero(row) for row in rows]
            choices.append([(some * step, kind.ravel()[some] == k) for k, some in enumerate(reached)])
        found = []
        for choice in product(*choices):
            places, among = np.zeros(1, dtype=np.int64), np.ones(1, dtype=bool)
            for some, same in choice:
                places, among = (places[:, None] + some).ravel(), (among[:, None] & same).ravel()
            found.append((places, among))
        return sorted(found, key=lambda kind: -len(kind[0]))

    @cached_property
    def classes(self) -> list[Ints]:
        """What the kinds reach, those of a length together (kind, reached), longest first.

        Who reaches a kind of combination, and is not of it, reaches more than it does; so it comes in an earlier array.
        """
        return [np.stack(list(same)) for _, same in groupby((reached for reached, _ in self.kinds), key=len)]

    @cached_property
    def pairs(self) -> int:
        """The number of (kind, what it reaches): ``size`` where every option is open to it."""
        return prod(
            self.shape[dim] if matrix is None else int(np.unique(matrix, axis=0).sum())
            for dim, matrix in self.dims.items()
        )


@dataclass(frozen=True, eq=False)
class Plan:
    """One party's table: axes in ``order``; ``held`` x ``free`` combinations stand still, ``shape`` moves.

    ``still``: the sizes of the held dimensions, ``own`` the party's moves on (still + shape); the party moves at will
    among the ``free`` combinations.
    """

    party: int
    order: tuple[int, ...]
    still: tuple[int, ...]
    free: int
    shape: tuple[int, ...]
    own: Dims
    answers: tuple[Answer, ...]

    @property
    def moves(self) -> bool:
        """Whether the party has a move of its own anywhere."""
        return self.free > 1 or bool(self.own)

    @property
    def held(self) -> int:
        return prod(self.still)

    @property
    def block(self) -> int:
        """States in which the party has the same options: the reach of its opponents."""
        return prod(self.shape)

    @cached_property
    def union(self) -> Dims:
        """What all opponents together reach along each moving dimension, where every state is feasible.

        One leaves an option that is not final for those of its ``to``, wherever it is: so the union is a preorder too.
        """
        found: Dims = {}
        for dim, size in enumerate(self.shape):
            matrices = [answer.dims[dim] for answer in self.answers if dim in answer.dims]
            joint = np.eye(size, dtype=bool)
            for matrix in matrices:
                joint |= True if matrix is None else matrix
            found[dim] = None if joint.all() else joint
        return found


def plan(grid: Grid, party: int) -> Plan:
    """Raises ValueError when a party has two movers of its own: their moves would not be one preorder."""
    alone = [mover for mover in grid.movers if set(mover.members) == {party}]
    if len(alone) > 1:
        raise ValueError(f"party {party} has {len(alone)} movers of its own; one is what it can have")
    against = [mover for mover in grid.movers if party not in mover.members]
    moves = [[relation(grid, mover, axis) for axis in range(len(grid.sizes))] for mover in alone + against]

    active = [[bool(m.sum() > len(m)) for m in own] for own in moves]
    bound = [[on and not bool(m.all()) for on, m in zip(*row, strict=True)] for row in zip(active, moves, strict=True)]

    def key(axis: int) -> tuple[bool, tuple[bool, ...], bool, bool]:
        """Merged together: axes with the same movers, all of them free. What stands still comes first."""
        theirs = tuple(row[axis] for row in active[len(alone) :])
        mine = any(row[axis] for row in active[: len(alone)])
        return any(theirs), theirs, mine, not any(row[axis] for row in bound)

    keys = [key(axis) for axis in range(len(grid.sizes))]
    order = sorted(range(len(grid.sizes)), key=lambda axis: (keys[axis], axis))
    groups: list[list[int]] = []
    for axis in order:
        if groups and keys[axis][3] and keys[groups[-1][0]] == keys[axis]:
            groups[-1].append(axis)
        else:
            groups.append([axis])
    moving = [g for g in groups if keys[g[0]][0]]
    loose = [g for g in groups if not keys[g[0]][0]]
    free = [g for g in loose if keys[g[0]][2:] == (True, True)]
    held = [g for g in loose if g not in free]

    def dims(which: int, of: list[list[int]]) -> Dims:
        found: Dims = {}
        for dim, group in enumerate(of):
            if active[which][group[0]]:
                found[dim] = moves[which][group[0]] if bound[which][group[0]] else None
        return found

    def sizes(of: list[list[int]]) -> tuple[int, ...]:
        return tuple(prod(grid.sizes[axis] for axis in group) for group in of)

    shape = sizes(moving)
    answers = [
        Answer(mover.members, dims(which, moving), shape) for which, mover in enumerate(against, start=len(alone))
    ]
    own = dims(0, held + moving) if alone else {}
    return Plan(party, tuple(order), sizes(held), prod(sizes(free)), shape, own, tuple(a for a in answers if a.dims))


def spread(values: NDArray[np.int32], dims: Dims, lead: int, pick: np.ufunc) -> NDArray[np.int32]:
    """Each cell's best (by ``pick``: minimum, maximum) over what it reaches; free dimensions shrink to length 1.

    Dimension d of ``dims`` is axis ``lead + d`` of ``values``.
    """
    free = tuple(lead + dim for dim, matrix in dims.items() if matrix is None and values.shape[lead + dim] > 1)
    if free:
        values = pick.reduce(values, axis=free, keepdims=True)
    for dim, matrix in dims.items():
        if matrix is not None:
            shape = values.shape
            before = values.reshape(prod(shape[: lead + dim]), shape[lead + dim], -1)
            after = before.copy()
            for here, there in np.argwhere(matrix & ~np.eye(len(matrix), dtype=bool)).tolist():
                pick(after[:, here], before[:, there], out=after[:, here])
            values = after.reshape(shape)
    return values
