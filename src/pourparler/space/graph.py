"""The graph of a negotiation: its states, and who can move from which to which.

A `Grid` has one axis an issue and moves by rule; a `Net` names its states and lists its moves one by one.
Both number their feasible states 0, 1, 2, …; printed numbers start at 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pourparler.space.compile import Space
from pourparler.space.factors import Block, Bools, blocks

Ints = NDArray[np.int64]
CHUNK = 1_024  # states whose moves are listed at once


@dataclass(frozen=True)
class Mover:
    """A party, or the group that must agree. ``to[axis]``: the options it can move to from any that is not final.

    A mover changes any number of its axes in one move, and may jump over states that are not feasible.
    """

    members: tuple[int, ...]
    to: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, eq=False)
class Grid:
    """``final[axis]``: options that nobody leaves; ``feasible``: shape ``sizes``; states in C order, last axis fastest."""

    sizes: tuple[int, ...]
    final: tuple[tuple[int, ...], ...]
    movers: tuple[Mover, ...]
    feasible: Bools

    @cached_property
    def flat(self) -> Ints:
        """The place in the whole grid of each feasible state, ascending."""
        return np.flatnonzero(self.feasible)

    @cached_property
    def states(self) -> int:
        return int(np.count_nonzero(self.feasible))

    @property
    def members(self) -> tuple[tuple[int, ...], ...]:
        return tuple(mover.members for mover in self.movers)

    def options(self, state: int) -> tuple[int, ...]:
        """One option number for each axis."""
        return tuple(int(o) for o in np.unravel_index(self.flat[state], self.sizes))

    def state(self, options: tuple[int, ...]) -> int:
        """The number of a feasible state; KeyError when these options are not feasible together."""
        place = int(np.ravel_multi_index(options, self.sizes))
        found = int(np.searchsorted(self.flat, place))
        if found == len(self.flat) or self.flat[found] != place:
            raise KeyError(options)
        return found

    def after(self, mover: int, state: int) -> Ints:
        """The states one move away, ascending."""
        here, to = self.options(state), self.movers[mover].to
        places = np.zeros(1, dtype=np.int64)
        for axis, size in enumerate(self.sizes):
            free = here[axis] not in self.final[axis]
            choices = sorted({here[axis], *(to[axis] if free else ())})
            places = (places[:, None] * size + np.array(choices)).ravel()
        places = places[self.feasible.ravel()[places] & (places != self.flat[state])]
        return np.asarray(np.searchsorted(self.flat, places), dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Net:
    """``moves``: for each mover its members and its moves as rows (from, to); literature cases not in option form."""

    names: tuple[str, ...]
    moves: tuple[tuple[tuple[int, ...], Ints], ...]

    @property
    def states(self) -> int:
        return len(self.names)

    @property
    def members(self) -> tuple[tuple[int, ...], ...]:
        return tuple(members for members, _ in self.moves)

    def after(self, mover: int, state: int) -> Ints:
        edges = self.moves[mover][1]
        return np.unique(edges[edges[:, 0] == state, 1])


Graph = Grid | Net


def pairs(graph: Graph, mover: int) -> tuple[Ints, Ints]:
    """All moves of one mover as two arrays, from and to, in ascending order."""
    if isinstance(graph, Net):
        edges = np.unique(graph.moves[mover][1], axis=0)
        edges = edges[edges[:, 0] != edges[:, 1]]
        return edges[:, 0].copy(), edges[:, 1].copy()
    n, place = graph.states, np.full(graph.feasible.size, -1, dtype=np.int64)
    place[graph.flat] = np.arange(n)
    sources, targets = [], []
    for start in range(0, n, CHUNK):
        rows = np.arange(start, min(n, start + CHUNK))
        spots = np.unravel_index(graph.flat[rows], graph.sizes)
        ends, stride = graph.flat[rows][:, None], 1
        for axis in range(len(graph.sizes) - 1, -1, -1):
            to = graph.movers[mover].to[axis]
            if to:
                here = spots[axis][:, None]
                moved = ends[:, :, None] + ((np.array(to) - here) * stride)[:, None, :]
                bound = np.isin(here, graph.final[axis])
                stays = bound | ~np.isin(here, to)  # elsewhere staying is one of the options it can move to
                choices = [np.where(bound[:, :, None], -1, np.where(ends[:, :, None] < 0, -1, moved))]
                if stays.any():
                    choices.append(np.where(stays, ends, -1)[:, :, None])
                ends = np.concatenate(choices, axis=2).reshape(len(rows), -1)
            stride *= graph.sizes[axis]
        found = np.sort(np.where(ends < 0, -1, place[ends]), axis=1)
        keep = (found >= 0) & (found != rows[:, None])
        sources.append(np.broadcast_to(rows[:, None], found.shape)[keep])
        targets.append(found[keep])
    return np.concatenate(sources), np.concatenate(targets)


def matrix(graph: Graph, mover: int) -> Bools:
    """Whether the mover can go from row to column in one move, shape (states, states); nobody moves to where it is."""
    n = graph.states
    found = np.zeros((n, n), dtype=bool)
    if isinstance(graph, Net):
        edges = graph.moves[mover][1]
        found[edges[:, 0], edges[:, 1]] = True
    else:
        found[:] = True
        spots = np.unravel_index(graph.flat, graph.sizes)
        for axis, (here, to) in enumerate(zip(spots, graph.movers[mover].to, strict=True)):
            reach = np.eye(graph.sizes[axis], dtype=bool)
            reach[:, list(to)] = True
            for final in graph.final[axis]:
                reach[final] = np.arange(graph.sizes[axis]) == final
            if not reach.all():
                found &= reach[here[:, None], here[None, :]]
    np.fill_diagonal(found, False)
    return found


def feasible_of(space: Space) -> Bools:
    """Which packages can exist, shape ``space.sizes``."""
    found = np.ones(space.sizes, dtype=bool)
    for block in blocks(space.sizes) if space.impossible else ():
        found[block.outer] = ~space.infeasible_on(Block(block.outer, block.shape))
    return found


def grid_of(space: Space) -> Grid:
    """Who can move what in a case: a party alone (its own options, and breaking to today's), and each group.

    A group is everyone whose agreement one option needs; it moves to the options that need exactly this group.
    Without ``today`` everyone who is named in any ``agree`` must agree, so there is one mover.
    """
    case, n = space.case, len(space.parties)
    to: dict[tuple[int, ...], list[set[int]]] = {(p,): [set() for _ in space.issues] for p in range(n)}
    everyone = {p for issue in case.issues.values() for o in issue.options for p in (*issue.agree, *o.agree)}
    for axis, issue in enumerate(case.issues.values()):
        for o, option in enumerate(issue.options):
            needed = everyone if space.today is None else set(option.agree)
            group = tuple(sorted(space.parties.index(p) for p in needed))
            if group:
                to.setdefault(group, [set() for _ in space.issues])[axis].add(o)
            if space.today is not None and o == space.today[axis]:
                for party in issue.can_break:
                    to[(space.parties.index(party),)][axis].add(o)
    movers = tuple(
        Mover(members, tuple(tuple(sorted(axis)) for axis in axes))
        for members, axes in sorted(to.items(), key=lambda item: (len(item[0]), item[0]))
        if len(members) == 1 or any(axes)
    )
    final = tuple(tuple(o for o, option in enumerate(issue.options) if option.final) for issue in case.issues.values())
    return Grid(space.sizes, final, movers, feasible_of(space))
