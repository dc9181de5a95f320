"""Coalitional stability by brute force, for every coalition and for a partition into unitary blocs.

Kilgour, Hipel, Fang & Peng 2001; Inohara & Hipel 2008. Written for the tests alone: it imports nothing of
pourparler.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import combinations

from oracle_stability import CONCEPTS, Ends, Model, Prefers, State, ends_from, every_concept, improves

Coalition = frozenset[int]

COALITION_CONCEPTS = ("cnash", "cgmr", "csmr", "cseq", "cseq_individual")


def coalitions(parties: Iterable[int]) -> list[Coalition]:
    """All non-empty sets of these parties, smaller ones first."""
    pool = sorted(parties)
    return [frozenset(c) for size in range(1, len(pool) + 1) for c in combinations(pool, size)]


def every_coalition(
    model: Model,
    prefers: Prefers,
    concepts: Collection[str] = COALITION_CONCEPTS,
    wanted: Collection[Coalition] | None = None,
) -> dict[str, dict[Coalition, set[State]]]:
    """The states that are stable for each wanted coalition (None: every non-empty one), under each concept."""
    everyone = frozenset(range(model.parties))

    @cache
    def moves_of(members: Coalition) -> Ends:
        """R_H: the ends of legal sequences of the movers within a coalition."""
        return ends_from(model, model.within(members))

    @cache
    def improvements(members: Coalition, s: State) -> set[State]:
        """R_H++: what H can reach and every member strictly prefers."""
        return {t for t in moves_of(members)(s) if all(prefers(i, s, t) for i in members)}

    def joint_answers(others: Coalition) -> Ends:
        """Legal sequences of coalition improvements: each coalition of the others is a mover of its own."""
        movers = [(c, {s: improvements(c, s) for s in model.states}) for c in coalitions(others)]
        return ends_from(Model(model.parties, model.states, movers), range(len(movers)))

    def single_answers(others: Coalition) -> Ends:
        """Legal sequences of improvements of single movers."""
        return ends_from(model, model.within(others), improves(prefers))

    def stable(concept: str, members: Coalition) -> set[State]:
        others = everyone - members
        if concept == "cseq":
            answers = joint_answers(others)
        elif concept == "cseq_individual":
            answers = single_answers(others)
        else:
            answers = moves_of(others)
        escapes = moves_of(members)

        def hurts(s: State, u: State) -> bool:
            """At least one member is no better off in u than in s."""
            return any(not prefers(i, s, u) for i in members)

        def sanctions(s: State, u: State) -> bool:
            return hurts(s, u) and (concept != "csmr" or all(hurts(s, v) for v in escapes(u)))

        def is_stable(s: State) -> bool:
            better = improvements(members, s)
            if concept == "cnash":
                return not better
            return all(any(sanctions(s, u) for u in answers(t)) for t in better)

        return {s for s in model.states if is_stable(s)}

    return {concept: {c: stable(concept, c) for c in wanted or coalitions(everyone)} for concept in concepts}


def coalition_stable(model: Model, prefers: Prefers, concept: str, members: Collection[int]) -> set[State]:
    """The states that are stable for one coalition under "cnash", "cgmr", "csmr", "cseq" or "cseq_individual"."""
    wanted = frozenset(members)
    return every_coalition(model, prefers, {concept}, {wanted})[concept][wanted]


def coalitionally_stable(model: Model, prefers: Prefers, concept: str) -> set[State]:
    """The states that are stable for every non-empty coalition."""
    return set.intersection(*every_coalition(model, prefers, {concept})[concept].values())


def bloc_model(model: Model, prefers: Prefers, blocs: Sequence[Collection[int]]) -> tuple[Model, Prefers]:
    """The model whose parties are the blocs of a partition.

    A bloc's one move leads to the ends of legal sequences of the movers within it, and it prefers what all of its
    members strictly prefer. A group with members of several blocs is a group of these blocs.
    """
    if sorted(p for bloc in blocs for p in bloc) != list(range(model.parties)):
        raise ValueError("each party must be in one bloc")
    movers = []
    for b, bloc in enumerate(blocs):
        ends = ends_from(model, model.within(bloc))
        movers.append((frozenset({b}), {s: ends(s) for s in model.states}))

    place = {p: b for b, bloc in enumerate(blocs) for p in bloc}
    for members, moves in model.movers:
        spanned = frozenset(place[p] for p in members)
        if len(spanned) > 1:
            movers.append((spanned, moves))

    def all_prefer(b: int, s: State, t: State) -> bool:
        return all(prefers(i, s, t) for i in blocs[b])

    return Model(len(blocs), model.states, movers), all_prefer


def every_bloc(model: Model, prefers: Prefers, blocs: Sequence[Collection[int]]) -> dict[str, list[set[State]]]:
    """The states that are stable for each bloc, one set a bloc, under cnash, cgmr, csmr, cseq and csseq.

    The blocs answer as single parties do: by sequences of the other blocs, no bloc twice in a row.
    """
    found = every_concept(*bloc_model(model, prefers, blocs))
    return {"c" + concept: found[concept] for concept in CONCEPTS}


def bloc_stable(
    model: Model, prefers: Prefers, concept: str, blocs: Sequence[Collection[int]], bloc: int
) -> set[State]:
    """The states that are stable for one bloc, by its place in the partition."""
    return every_bloc(model, prefers, blocs)[concept][bloc]
