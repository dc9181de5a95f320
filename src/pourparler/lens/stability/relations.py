"""A conflict as relations over pairs of states: who moves from where to where, and who prefers what, surely or maybe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np

from pourparler.errors import PourparlerError
from pourparler.lens.stability.bits import PIECE, Bits, Bools, Edges, pack, reach
from pourparler.lens.stability.dense import Side, joined, stable
from pourparler.space.conflict import Conflict, Ranks
from pourparler.space.graph import Grid, pairs
from pourparler.space.preference import Spread

MOST_STATES = 10_000
MOST_MOVES = 30_000_000  # of one mover
Watch = Callable[[int, int], None]
#: For each type of unknown preference (Li, Hipel, Kilgour & Fang 2004), which relation says what it leaves for, and
#: which says what does not deter it and what escapes a sanction: "maybe" is better or unknown, "sure" is better.
TYPES = {"a": ("maybe", "maybe"), "b": ("sure", "maybe"), "c": ("maybe", "sure"), "d": ("sure", "sure")}


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
                pair = _spread(preference)
            sure.append(pair[0])
            maybe.append(pair[1])
            if watch:
                watch(i + 1, len(conflict.preferences))
        return cls(n, movers_of(conflict), tuple(sure), tuple(maybe))

    def exactly(self, ranks: Sequence[Ranks]) -> Relations:
        """The same movers at one reading; what any moves reach is kept."""
        bits = tuple(_ranked(own) for own in ranks)
        found = Relations(self.states, self.movers, bits, bits)
        found._reached.update({key: reached for key, reached in self._reached.items() if key[1] == "any"})
        return found

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

    def relation(self, party: int, which: str) -> Bits:
        """Its preference that is "sure", or that "maybe" holds."""
        return {"sure": self.sure, "maybe": self.maybe}[which][party]

    def side(self, party: int, which: str) -> Side:
        """What it makes of sanctions by that preference."""
        key = (party, which)
        if key not in self._sides:
            self._sides[key] = Side(self.states, self.own(party), self.relation(party, which))
        return self._sides[key]

    @cached_property
    def _sides(self) -> dict[tuple[int, str], Side]:
        return {}

    def cells(self, party: int, kind: str, answers: str) -> dict[str, Bools]:
        """Where it stays under each concept, as one of the types a to d; the others answer by such improvements."""
        leaves, undeterred = TYPES[kind]
        closures = {"any": self.reached(party, "any"), "better": self.reached(party, answers)}
        return stable(
            self.states, self.own(party), self.relation(party, leaves), self.side(party, undeterred), closures
        )


def movers_of(conflict: Conflict) -> tuple[tuple[tuple[int, ...], Edges], ...]:
    """Who moves, and all their moves. Raises PourparlerError where these are too many to list."""
    graph = conflict.graph
    if isinstance(graph, Grid):
        listed = graph.states * max((prod(len(to) or 1 for to in m.to) for m in graph.movers), default=0)
        if listed > MOST_MOVES:
            raise PourparlerError(
                f"one party has up to {listed:,} moves among {graph.states:,} sets of terms; where not all is known this "
                f"lens compares up to {MOST_MOVES:,}; merge issues or options, or settle the ranges"
            )
    return tuple((members, Edges(*pairs(graph, m))) for m, members in enumerate(graph.members))


def _ranked(ranks: Ranks) -> Bits:
    values = np.unique(ranks.values, return_inverse=True)[1].astype(np.int32)
    step = max(1, PIECE // max(1, len(values)))
    pieces = [pack(values[None, :] > values[start : start + step, None]) for start in range(0, len(values), step)]
    return np.concatenate(pieces)


def _spread(preference: Spread) -> tuple[Bits, Bits]:
    """Rows of states from rows of kinds."""
    kinds = preference.kinds
    alike = np.array_equal(kinds, np.arange(len(preference.truths)))
    pieces: tuple[list[Bits], list[Bits]] = ([], [])
    for _, ends in preference.pieces():
        for piece, rows in zip(pieces, ends, strict=True):
            piece.append(pack(rows if alike else rows[:, kinds]))
    sure, maybe = (np.concatenate(piece) for piece in pieces)
    return (sure, maybe) if alike else (np.ascontiguousarray(sure[kinds]), np.ascontiguousarray(maybe[kinds]))
