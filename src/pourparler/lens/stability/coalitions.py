"""Coalitional stability (Kilgour, Hipel, Fang & Peng 2001; Inohara & Hipel 2008), and blocs acting as one.

A coalition H moves by legal sequences of movers within it, and leaves for what every member strictly prefers. So it
stands to the others as a party with that relation does, and `dense.stable` serves it. Blocs are another thing: a
partition of the parties whose members never act apart; groups that span blocs are groups of blocs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import numpy as np

from pourparler.errors import PourparlerError
from pourparler.lens.stability.bits import Bits, Bools, Edges, reach, unpack
from pourparler.lens.stability.dense import Side, joined, stable

Members = tuple[int, ...]
PLAIN = {"cnash": "nash", "cgmr": "gmr", "csmr": "smr", "cseq": "seq"}
MOST_PARTIES = 8
MOST_STATES = 5_000


def coalitions(parties: int) -> list[Members]:
    """Every non-empty coalition, the smallest first."""
    return [c for size in range(1, parties + 1) for c in combinations(range(parties), size)]


def coalitional(
    states: int,
    movers: Sequence[tuple[Members, Edges]],
    better: Sequence[Bits],
    steps: Sequence[Bits],
    parties: int,
    watch: Callable[[int, int], None] | None = None,
) -> dict[str, dict[Members, Bools]]:
    """For each of CNash, CGMR, CSMR, CSEQ and each coalition, at which states it stays.

    ``better[i]`` is i's relation for leaving and deterring; ``steps[i]`` for the improvements of those who answer.
    Raises PourparlerError beyond 8 parties or 5,000 states.
    """
    refuse_large(states, parties)
    own = {c: _within(states, movers, set(c)) for c in coalitions(parties)}
    gains = {c: own[c].kept(joined([steps[i] for i in c])) for c in own}
    found: dict[str, dict[Members, Bools]] = {name: {} for name in PLAIN}
    for done, coalition in enumerate(own):
        rest = set(range(parties)) - set(coalition)
        closures = {
            "any": reach(states, [edges for members, edges in movers if set(members) <= rest]),
            "better": reach(states, [gains[c] for c in gains if set(c) <= rest]),
        }
        relation = joined([better[i] for i in coalition])
        side = Side(states, own[coalition], relation)
        held = stable(states, own[coalition], relation, side, closures, PLAIN.values())
        for name, plain in PLAIN.items():
            found[name][coalition] = held[plain]
        if watch:
            watch(done + 1, len(own))
    return found


def _within(states: int, movers: Sequence[tuple[Members, Edges]], coalition: set[int]) -> Edges:
    """What the coalition reaches by legal sequences of its own movers, as moves."""
    inside = [edges for members, edges in movers if set(members) <= coalition]
    return Edges.of(unpack(reach(states, inside), states)) if inside else Edges.of(np.zeros((0, 0), dtype=bool))


def as_one(
    states: int,
    movers: Sequence[tuple[Members, Edges]],
    better: Sequence[Bits],
    steps: Sequence[Bits],
    blocs: Sequence[Members],
) -> Mapping[str, list[Bools]]:
    """For each of the five concepts and each bloc of a partition, at which states it stays."""
    place = {party: b for b, bloc in enumerate(blocs) for party in bloc}
    own = [_within(states, movers, set(bloc)) for bloc in blocs]
    players: list[tuple[set[int], Edges]] = [({b}, edges) for b, edges in enumerate(own)]
    players += [(there, edges) for members, edges in movers if len(there := {place[p] for p in members}) > 1]
    relation = [joined([better[i] for i in bloc]) for bloc in blocs]
    answer = [joined([steps[i] for i in bloc]) for bloc in blocs]
    found: dict[str, list[Bools]] = {}
    for b in range(len(blocs)):
        others = [(who, edges) for who, edges in players if b not in who]
        closures = {
            "any": reach(states, [edges for _, edges in others]),
            "better": reach(states, [edges.kept(joined([answer[o] for o in sorted(who)])) for who, edges in others]),
        }
        for concept, held in stable(states, own[b], relation[b], Side(states, own[b], relation[b]), closures).items():
            found.setdefault(concept, []).append(held)
    return found


def refuse_large(states: int, parties: int) -> None:
    """Raises PourparlerError where coalitions are out of reach."""
    if parties > MOST_PARTIES:
        raise PourparlerError(
            f"{parties} parties form {2**parties - 1:,} coalitions; this version takes up to {MOST_PARTIES} parties"
        )
    if states > MOST_STATES:
        raise PourparlerError(
            f"coalitions on {states:,} states compare every state with every other; "
            f"this version takes up to {MOST_STATES:,} states"
        )
