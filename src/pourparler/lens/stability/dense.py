"""The five concepts from relations over pairs of states: exact for any graph, order, or knowledge of an order.

One routine serves exact ranks, readings, the four types of unknown preference, coalitions and blocs: they differ
only in who moves and in two relations, what one leaves for, and what is better where it comes to sanctions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pourparler.lens.stability.bits import PIECE, Bits, Bools, Edges, meets, pack, unpack

NAMES = ("nash", "gmr", "smr", "seq", "sseq")


@dataclass(frozen=True, eq=False)
class Side:
    """What one relation of a mover makes of sanctions. Row s: the states that ``deter`` it from leaving s.

    ``firm``: those of them from which no single move of its own escapes to what is better than s.
    """

    states: int
    moves: Edges
    better: Bits

    @cached_property
    def deter(self) -> Bits:
        return flipped(self.better, self.states)

    @cached_property
    def firm(self) -> Bits:
        found = self.deter.copy()
        step = max(64, PIECE // max(1, self.states) // 64 * 64)
        for start in range(0, self.states, step):
            rows = slice(start, min(self.states, start + step))
            by_state = pack(np.ascontiguousarray(unpack(self.better[rows], self.states).T))
            escapable = np.zeros_like(by_state)
            self.moves.gather(by_state, escapable)
            back = unpack(escapable, rows.stop - rows.start).T
            found[rows] &= ~pack(np.ascontiguousarray(back))
        return found


def flipped(bits: Bits, states: int) -> Bits:
    """The states that are not in each row."""
    found = ~bits
    if states % 64:
        found[:, -1] &= (np.uint64(1) << np.uint64(states % 64)) - np.uint64(1)
    return found


def stable(
    states: int,
    moves: Edges,
    leaves: Bits,
    side: Side,
    closures: Mapping[str, Bits],
    concepts: Iterable[str] = NAMES,
) -> dict[str, Bools]:
    """For each concept, at which states one mover stays; shape (states,).

    ``moves``: the mover's own; row s of ``leaves``: what it leaves s for. ``closures``: "any" and "better", what the
    others reach by any legal sequence and by sequences of improvements (`bits.reach`). Definitions: Fang, Hipel &
    Kilgour 1993; SSEQ: Rêgo & Vieira 2017.
    """
    gains = moves.kept(leaves)
    found: dict[str, Bools] = {}
    for concept in concepts:
        held = np.ones(states, dtype=bool)
        if concept == "nash":
            held[gains.source] = False
        else:
            sanctions = side.deter if concept in ("gmr", "seq") else side.firm
            others = closures["any" if concept in ("gmr", "smr") else "better"]
            held[gains.source[~meets(sanctions, gains.source, others, gains.target)]] = False
        found[concept] = held
    return found


def joined(relations: Sequence[Bits]) -> Bits:
    """What holds for every member."""
    found = relations[0].copy()
    for other in relations[1:]:
        found &= other
    return found
