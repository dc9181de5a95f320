"""Stability of states by brute force: sets, dicts and loops, straight from the definitions.

Written for the tests alone: it imports nothing of pourparler. A legal sequence is found by a search over
(state, last mover). Two conventions: no state is reached from itself, and coming back to the state that a party
left counts as a sanction (that state is not better than itself).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

State = Any  # any hashable
Moves = dict[State, set[State]]
Prefers = Callable[[int, State, State], bool]  # (i, s, t): i strictly prefers t to s
Relation = Callable[[int, State, State], str]  # (i, s, t): t compared with s, ">", "<=" or "U"
StepOk = Callable[[frozenset[int], State, State], bool]  # (members, s, t): whether this move counts
Ends = Callable[[State], set[State]]

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
KINDS = {  # what i leaves s for, where it is deterred, which escape defeats a sanction
    "a": ({">", "U"}, {"<="}, {">", "U"}),
    "b": ({">"}, {"<="}, {">", "U"}),
    "c": ({">", "U"}, {"<=", "U"}, {">"}),
    "d": ({">"}, {"<=", "U"}, {">"}),
}


@dataclass(frozen=True)
class Model:
    """Parties 0..n-1, the states in order, and the movers: members, and where each state leads in one move."""

    parties: int
    states: list[State]
    movers: list[tuple[frozenset[int], Moves]]

    def without(self, members: Collection[int]) -> list[int]:
        """The movers that contain none of these parties."""
        return [m for m, (group, _) in enumerate(self.movers) if not group & set(members)]

    def within(self, members: Collection[int]) -> list[int]:
        """The movers made of these parties only."""
        return [m for m, (group, _) in enumerate(self.movers) if group <= set(members)]

    def alone(self, i: int, state: State) -> set[State]:
        """R_i(s): where party i gets by one move of its own."""
        return {t for members, moves in self.movers if members == {i} for t in moves[state]}

    def only(self, step_ok: StepOk) -> Model:
        """The same model with the moves that count."""
        kept = [
            (members, {s: {t for t in ends if step_ok(members, s, t)} for s, ends in moves.items()})
            for members, moves in self.movers
        ]
        return Model(self.parties, self.states, kept)


def from_options(
    sizes: Sequence[int],
    final: Sequence[Collection[int]],
    movers: Iterable[tuple[Collection[int], Sequence[Collection[int]]]],
    infeasible: Collection[tuple[int, ...]],
    parties: int | None = None,
) -> Model:
    """The moves of a model in option form; states are option tuples in C order, the last axis fastest.

    ``movers``: members, and for each axis the options they can move to from any that is not final. ``parties``
    is needed only where the last party is in no mover.
    """
    states = [s for s in product(*(range(size) for size in sizes)) if s not in infeasible]
    feasible = set(states)
    built = []
    for members, to in movers:
        moves: Moves = {}
        for state in states:
            choices = [
                {here} if here in final[axis] else {here, *to[axis]}  # stay on this axis, or go
                for axis, here in enumerate(state)
            ]
            moves[state] = {end for end in product(*choices) if end in feasible and end != state}
        built.append((frozenset(members), moves))
    return Model(parties or 1 + max(p for members, _ in built for p in members), states, built)


def from_edges(
    parties: int, states: Iterable[State], movers: Iterable[tuple[Collection[int], Iterable[tuple[State, State]]]]
) -> Model:
    """A model whose moves are listed one by one, as (from, to)."""
    names = list(states)
    built = []
    for members, edges in movers:
        moves: Moves = {s: set() for s in names}
        for s, t in edges:
            moves[s].add(t)
        built.append((frozenset(members), moves))
    return Model(parties, names, built)


def by_payoffs(payoffs: Sequence[Mapping[State, int]]) -> Prefers:
    """Strict preference by exact payoffs, one mapping a party, higher is better."""
    return lambda i, s, t: payoffs[i][t] > payoffs[i][s]


def improves(prefers: Prefers) -> StepOk:
    """A step counts if every member of the mover strictly prefers its end to its start."""
    return lambda members, s, t: all(prefers(j, s, t) for j in members)


def may_improve(relation: Relation) -> StepOk:
    """A step counts if for every member of the mover its end is, or may be, better than its start."""
    return lambda members, s, t: all(relation(j, s, t) in {">", "U"} for j in members)


def reachable(model: Model, movers: Collection[int], start: State, step_ok: StepOk | None = None) -> set[State]:
    """The ends of the legal sequences from start: steps by these movers (their numbers), no mover twice in a row.

    ``step_ok`` None: every step counts. The start is never an end.
    """
    return _search(model, movers, start, step_ok).keys() - {start}


def attainable(model: Model, start: State, step_ok: StepOk | None = None) -> dict[State, int]:
    """Status quo analysis: the length of the shortest legal sequence of all movers to each state; 0 for the start."""
    return {**_search(model, range(len(model.movers)), start, step_ok), start: 0}


def _search(model: Model, movers: Collection[int], start: State, step_ok: StepOk | None) -> dict[State, int]:
    """The least number of steps to each end: breadth first over (state, last mover)."""
    reached: dict[int, set[State]] = {m: set() for m in movers}  # the ends of sequences whose last step is m's
    length: dict[State, int] = {}
    front: list[tuple[State, int | None]] = [(start, None)]
    steps = 0
    while front:
        steps += 1
        following: list[tuple[State, int | None]] = []
        for state, last in front:
            for m in movers:
                if m == last:
                    continue
                members, moves = model.movers[m]
                new = moves[state] - reached[m]
                if step_ok:
                    new = {end for end in new if step_ok(members, state, end)}
                reached[m] |= new
                for end in new:
                    length.setdefault(end, steps)
                    following.append((end, m))
        front = following
    return length


def ends_from(model: Model, movers: Collection[int], step_ok: StepOk | None = None) -> Ends:
    """``reachable`` as a function of the start that remembers its answers."""
    known: dict[State, set[State]] = {}
    kept = model.only(step_ok) if step_ok else model

    def ends(start: State) -> set[State]:
        if start not in known:
            known[start] = reachable(kept, movers, start)
        return known[start]

    return ends


def stable(model: Model, prefers: Prefers, concept: str, i: int) -> set[State]:
    """The states that are stable for party i under "nash", "gmr", "smr", "seq" or "sseq"."""
    return _stable_for(model, i, _exact(prefers), KINDS["a"], {concept}, _answers(model, i, improves(prefers)))[concept]


def stable_unknown(model: Model, relation: Relation, kind: str, concept: str, i: int) -> set[State]:
    """The same under unknown preferences, for a party of type "a", "b", "c" or "d".

    Sequential answers of the others run through all steps that are or may be improvements.
    """
    answers = _answers(model, i, may_improve(relation))
    return _stable_for(model, i, relation, KINDS[kind], {concept}, answers)[concept]


def every_concept(model: Model, prefers: Prefers) -> dict[str, list[set[State]]]:
    """The stable states under every concept, one set a party; quicker than one call of ``stable`` for each."""
    relation, improving = _exact(prefers), model.only(improves(prefers))
    found = [
        _stable_for(model, i, relation, KINDS["a"], CONCEPTS, _answers(model, i, improving))
        for i in range(model.parties)
    ]
    return {concept: [stable[concept] for stable in found] for concept in CONCEPTS}


def every_kind(model: Model, relation: Relation) -> dict[str, dict[str, list[set[State]]]]:
    """The stable states for every kind and concept, one set a party; quicker than ``stable_unknown`` for each."""
    improving = model.only(may_improve(relation))
    answers = [_answers(model, i, improving) for i in range(model.parties)]
    result: dict[str, dict[str, list[set[State]]]] = {}
    for kind, rule in KINDS.items():
        found = [_stable_for(model, i, relation, rule, CONCEPTS, a) for i, a in enumerate(answers)]
        result[kind] = {concept: [stable[concept] for stable in found] for concept in CONCEPTS}
    return result


def _exact(prefers: Prefers) -> Relation:
    """A known preference as a relation: without U all four kinds are the same."""
    return lambda i, s, t: ">" if prefers(i, s, t) else "<="


def _answers(model: Model, i: int, improving: Model | StepOk) -> tuple[Ends, Ends]:
    """What the others can make of a state without i: by any moves, and by the improving ones."""
    others = model.without({i})
    kept = improving if isinstance(improving, Model) else model.only(improving)
    return ends_from(model, others), ends_from(kept, others)


def _stable_for(
    model: Model,
    i: int,
    relation: Relation,
    rule: tuple[set[str], set[str], set[str]],
    concepts: Collection[str],
    answers: tuple[Ends, Ends],
) -> dict[str, set[State]]:
    """The stable states of party i under each concept, for one row of the table of kinds."""
    leaves, deterred, escapes = rule
    any_answer, improving_answer = answers
    alone = {s: model.alone(i, s) for s in model.states}

    def is_stable(concept: str, s: State) -> bool:
        better = [t for t in alone[s] if relation(i, s, t) in leaves]
        if concept == "nash":
            return not better
        ends = any_answer if concept in {"gmr", "smr"} else improving_answer
        return all(any(sanctions(concept, s, u) for u in ends(t)) for t in better)

    def sanctions(concept: str, s: State, u: State) -> bool:
        if relation(i, s, u) not in deterred:
            return False
        if concept in {"gmr", "seq"}:
            return True
        return not any(relation(i, s, v) in escapes for v in alone[u])

    return {concept: {s for s in model.states if is_stable(concept, s)} for concept in concepts}


def equilibria(found: Sequence[set[State]]) -> set[State]:
    """The states that are in every party's set."""
    return set.intersection(*found)
