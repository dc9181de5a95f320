"""The five concepts from relations over pairs of states: exact for any graph, order, or knowledge of an order.

One routine serves exact ranks, readings, the four types of unknown preference, coalitions and blocs: they differ
only in who moves and in three relations, what one leaves for, what deters, and what escapes a sanction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pourparler.lens.stability.bits import Bits, Bools, Edges, meets, turned

NAMES = ("nash", "gmr", "smr", "seq", "sseq")


@dataclass(frozen=True, eq=False)
class Stance:
    """Row s holds the states: ``leaves`` s for them; is ``deterred`` from leaving s by them; they are an ``escape``."""

    leaves: Bits
    deterred: Bits
    escapes: Bits

    @classmethod
    def plain(cls, better: Bits, states: int) -> Stance:
        """Of one known relation: leaves for what is better, is deterred by what is not, escapes to what is."""
        return cls(better, flipped(better, states), better)


def flipped(bits: Bits, states: int) -> Bits:
    """The states that are not in each row."""
    found = ~bits
    if states % 64:
        found[:, -1] &= (np.uint64(1) << np.uint64(states % 64)) - np.uint64(1)
    return found


def stable(
    states: int,
    moves: Edges,
    stance: Stance,
    closures: Mapping[str, Bits],
    concepts: Iterable[str] = NAMES,
) -> dict[str, Bools]:
    """For each concept, at which states one mover stays; shape (states,).

    ``moves``: the mover's own. ``closures``: "any" and "better", what the others reach by any legal sequence and by
    sequences of improvements (`bits.reach`). Definitions: Fang, Hipel & Kilgour 1993; SSEQ: Rêgo & Vieira 2017.
    """
    pairs = moves.kept(stance.leaves)
    found: dict[str, Bools] = {}
    firm: Bits | None = None
    for concept in concepts:
        held = np.ones(states, dtype=bool)
        if concept == "nash":
            held[pairs.source] = False
        else:
            if concept in ("smr", "sseq") and firm is None:
                firm = stance.deterred & ~_escapable(states, moves, stance.escapes)
            sanctions = stance.deterred if firm is None or concept in ("gmr", "seq") else firm
            others = closures["any" if concept in ("gmr", "smr") else "better"]
            held[pairs.source[~meets(sanctions, pairs.source, others, pairs.target)]] = False
        found[concept] = held
    return found


def _escapable(states: int, moves: Edges, escapes: Bits) -> Bits:
    """Row s: the states u from which a single move of one's own leads to an escape for s."""
    by_state = turned(escapes, states)
    found = np.zeros_like(by_state)
    moves.gather(by_state, found)
    return turned(found, states)


def joined(relations: Sequence[Bits]) -> Bits:
    """What holds for every member."""
    found = relations[0].copy()
    for other in relations[1:]:
        found &= other
    return found
