"""A conflict as relations over pairs of states: who moves from where to where, and who prefers what, surely or maybe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pourparler.errors import PourparlerError
from pourparler.lens.stability.bits import CHUNK, Bits, Edges, pack, reach
from pourparler.lens.stability.dense import Stance, flipped, joined
from pourparler.space.conflict import Conflict, Ranks
from pourparler.space.graph import Grid, matrix

MOST_STATES = 10_000
Watch = Callable[[int, int], None]
#: For each type of unknown preference (Li, Hipel, Kilgour & Fang 2004), which relation stands for what it leaves
#: for, what does not deter it, and what is an escape: "maybe" is better or unknown, "sure" is better.
TYPES = {
    "a": ("maybe", "maybe", "maybe"),
    "b": ("sure", "maybe", "maybe"),
    "c": ("maybe", "sure", "sure"),
    "d": ("sure", "sure", "sure"),
}


@dataclass(frozen=True, eq=False)
class Relations:
    """``sure[i]`` and ``maybe[i]``: row s holds what i strictly prefers to s in every reading, and in some."""

    states: int
    movers: tuple[tuple[tuple[int, ...], Edges], ...]
    sure: tuple[Bits, ...]
    maybe: tuple[Bits, ...]

    @classmethod
    def of(cls, conflict: Conflict, watch: Watch | None = None) -> Relations:
        """Raises PourparlerError beyond 10,000 states."""
        n = conflict.graph.states
        if n > MOST_STATES:
            raise PourparlerError(
                f"{n:,} states: what is not known is compared pair by pair, up to {MOST_STATES:,} states; "
                "exact numbers or rankings go further"
            )
        sure, maybe = [], []
        for i, preference in enumerate(conflict.preferences):
            if isinstance(preference, Ranks):
                bits = _ranked(preference)
                pair = bits, bits
            else:
                ends = preference.matrices()
                pair = _spread(ends[0], preference.kinds), _spread(ends[1], preference.kinds)
            sure.append(pair[0])
            maybe.append(pair[1])
            if watch:
                watch(i + 1, len(conflict.preferences))
        return cls(n, movers_of(conflict), tuple(sure), tuple(maybe))

    def own(self, party: int) -> Edges:
        """The party's unilateral moves."""
        for members, edges in self.movers:
            if members == (party,):
                return edges
        return Edges.of(np.zeros((0, 0), dtype=bool))

    def others(self, party: int) -> list[tuple[tuple[int, ...], Edges]]:
        """The movers that do not contain the party."""
        return [(members, edges) for members, edges in self.movers if party not in members]

    def reached(self, party: int, which: str) -> Bits:
        """What the others reach by any moves ("any"), or by improvements that are "sure" or "maybe" ones."""
        key = (party, which)
        if key not in self._reached:
            relation = {"sure": self.sure, "maybe": self.maybe}.get(which)
            steps = [
                edges if relation is None else edges.kept(joined([relation[i] for i in members]))
                for members, edges in self.others(party)
            ]
            self._reached[key] = reach(self.states, steps)
        return self._reached[key]

    @cached_property
    def _reached(self) -> dict[tuple[int, str], Bits]:
        return {}

    def stance(self, party: int, kind: str) -> Stance:
        """How the party behaves towards not knowing: one of the types a to d."""
        relation = {"sure": self.sure[party], "maybe": self.maybe[party]}
        leaves, undeterred, escapes = TYPES[kind]
        return Stance(relation[leaves], flipped(relation[undeterred], self.states), relation[escapes])


def movers_of(conflict: Conflict) -> tuple[tuple[tuple[int, ...], Edges], ...]:
    graph = conflict.graph
    if isinstance(graph, Grid):
        return tuple((mover.members, Edges.of(matrix(graph, m))) for m, mover in enumerate(graph.movers))
    return tuple((members, Edges.of(matrix(graph, m))) for m, (members, _) in enumerate(graph.moves))


def _ranked(ranks: Ranks) -> Bits:
    values = np.unique(ranks.values, return_inverse=True)[1].astype(np.int32)
    step = max(1, CHUNK // max(1, len(values)))
    pieces = [pack(values[None, :] > values[start : start + step, None]) for start in range(0, len(values), step)]
    return np.concatenate(pieces)


def _spread(over_kinds: np.ndarray, kinds: np.ndarray) -> Bits:  # type: ignore[type-arg]
    """Rows of states from rows of kinds."""
    rows = pack(over_kinds[:, kinds])
    return np.ascontiguousarray(rows[kinds])
