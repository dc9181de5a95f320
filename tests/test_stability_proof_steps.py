"""Every proof of `why.prove` is checked step by step against the definitions, on random models."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise

import oracle_stability as st
import pytest
from proof_models import cells
from stability_models import ranked, spread
from stability_random import Random, corners, random_model, relation

from pourparler.lens.stability.play import Path as Steps
from pourparler.lens.stability.play import Play
from pourparler.lens.stability.why import Proof, prove

BATCHES = [range(start, start + 100) for start in range(0, 200, 100)]
COUNTER = {"smr", "sseq"}
CREDIBLE = {"seq", "sseq"}


class Truth:
    """What the definitions say of one model, with its relation ">", "<=" or "U", at a party's worst or best.

    At the worst a gain is what may be better, a sanction what is surely not, an answer what is surely a gain. At the
    best a gain is what is surely better, a sanction what may not be, an answer what may be a gain.
    """

    def __init__(self, data: Random, compare: st.Relation, worst: bool) -> None:
        self.model, self.compare, self.states = data.model(), compare, data.states
        self.gain = {">", "U"} if worst else {">"}
        self.counts = {">"} if worst else {">", "U"}
        self.ways = cache(self._ways)

    def gains(self, i: int, s: st.State, t: st.State) -> bool:
        return self.compare(i, s, t) in self.gain

    def answers(self, members: frozenset[int], s: st.State, t: st.State) -> bool:
        return all(self.compare(j, s, t) in self.counts for j in members)

    def _ways(self, i: int, t: st.State, credible: bool) -> dict[st.State, int]:
        """Where the others get from t, t left out, and in how few moves."""
        others = st.Model(self.model.parties, self.states, [self.model.movers[m] for m in self.model.without({i})])
        found = st.attainable(others, t, self.answers if credible else None)
        return {u: k for u, k in found.items() if u != t}

    def hurting(self, i: int, s: st.State, t: st.State, concept: str) -> dict[st.State, int]:
        """The ends of answers that leave i no better off than at s."""
        found = self.ways(i, t, concept in CREDIBLE)
        return {u: k for u, k in found.items() if not self.gains(i, s, u)}

    def back(self, i: int, s: st.State, u: st.State) -> set[st.State]:
        """What i can still do from u to be better off than at s."""
        return {v for v in self.model.alone(i, u) if self.gains(i, s, v)}

    def sanctions(self, i: int, s: st.State, t: st.State, concept: str) -> dict[st.State, int]:
        if concept == "nash":
            return {}
        found = self.hurting(i, s, t, concept)
        return {u: k for u, k in found.items() if concept not in COUNTER or not self.back(i, s, u)}

    def legal(self, path: Steps, i: int, t: st.State, credible: bool) -> st.State:
        """The end of a sequence, after a look at every step: a move of a mover without i, none twice in a row."""
        assert path
        moves = dict(self.model.movers)
        for step in path:
            members, start, end = frozenset(step.who), self.states[step.start], self.states[step.end]
            assert tuple(sorted(members)) == step.who and i not in members
            assert end in moves[members][start]
            assert not credible or self.answers(members, start, end)
        for before, after in pairwise(path):
            assert before.end == after.start and before.who != after.who
        assert self.states[path[0].start] == t
        return self.states[path[-1].end]


def check(truth: Truth, proof: Proof, i: int, s: st.State) -> Counter[str]:
    """One proof, step by step; what it shows is counted."""
    concept, states = proof.concept, truth.states
    alone = truth.model.alone(i, s)
    gains = {t for t in alone if truth.gains(i, s, t)}
    sanctions = {t: truth.sanctions(i, s, t, concept) for t in gains}
    assert proof.stays == all(sanctions.values())
    assert proof.moves == len(alone)
    shown = [states[d.to] for d in proof.deviations]
    assert len(shown) == len(set(shown)) and set(shown) <= gains
    seen: Counter[str] = Counter()
    if proof.stays:
        assert set(shown) == gains
        for d, t in zip(proof.deviations, shown, strict=True):
            assert d.sanction is not None and d.escape is None
            end = truth.legal(d.sanction, i, t, concept in CREDIBLE)
            assert not truth.gains(i, s, end)
            assert concept not in COUNTER or not truth.back(i, s, end)
            assert len(d.sanction) == min(sanctions[t].values())
            seen += Counter(
                {"sanction": 1, "long": len(d.sanction) > 1, "group": any(len(x.who) > 1 for x in d.sanction)}
            )
            seen["back home"] += end == s
        seen["no gain"] += not gains
    else:
        (d,), (t,) = proof.deviations, shown
        assert d.sanction is None and not sanctions[t]
        hurting = truth.hurting(i, s, t, concept) if concept in COUNTER else {}
        assert (d.escape is not None) == bool(hurting)
        if d.escape is not None:
            path, to = d.escape
            end = truth.legal(path, i, t, concept in CREDIBLE)
            assert end in hurting and states[to] in truth.back(i, s, end)
            seen["escape"] += 1
        seen["leaves"] += 1
    return seen


KINDS = {"sanction", "long", "group", "back home", "no gain", "escape", "leaves"}


@pytest.mark.parametrize("batch", BATCHES, ids=lambda b: f"{b.start}-{b.stop}")
def test_every_proof_of_exact_models(batch: range) -> None:
    """A gain is a real one, a sanction a legal answer that hurts, an escape real; and there is none where none is shown."""
    seen: Counter[str] = Counter()
    for seed in batch:
        data = random_model(seed)
        prefers = st.by_payoffs(data.payoffs)
        truth = Truth(data, lambda i, s, t, p=prefers: ">" if p(i, s, t) else "<=", True)
        stable = st.every_concept(truth.model, prefers)
        play = Play(ranked(data))
        for i, s, concept in cells(data):
            proof = prove(play, i, s, concept)
            assert (proof.party, proof.state, proof.concept, proof.worst) == (i, s, concept, True)
            assert proof.stays == (data.states[s] in stable[concept][i])
            seen += check(truth, proof, i, data.states[s])
            best = prove(play, i, s, concept, worst=False)
            assert (best.stays, best.moves, best.deviations) == (proof.stays, proof.moves, proof.deviations)
    assert set(+seen) == KINDS


@pytest.mark.parametrize("batch", BATCHES, ids=lambda b: f"{b.start}-{b.stop}")
def test_every_proof_of_models_with_ranges(batch: range) -> None:
    """At the worst a gain may be one and an answer must be; at the best the reverse."""
    seen: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    unlike = 0
    for seed in batch:
        data = random_model(seed)
        compare, play = relation(data), Play(spread(data))
        both = {worst: Truth(data, compare, worst) for worst in (True, False)}
        for i, s, concept in cells(data):
            found = {worst: prove(play, i, s, concept, worst) for worst in both}
            for worst, proof in found.items():
                assert (proof.party, proof.state, proof.concept, proof.worst) == (i, s, concept, worst)
                seen[worst] += check(both[worst], proof, i, data.states[s])
            assert found[False].stays or not found[True].stays
            unlike += found[False].stays != found[True].stays
    assert set(+seen[True]) == set(+seen[False]) == KINDS and unlike > 100


def test_what_a_proof_says_holds_at_every_corner() -> None:
    """Who stays at the worst stays at every corner of the ranges of all; who leaves at the best leaves at each."""
    models = 0
    for seed in range(120):
        data = random_model(seed)
        ends = list(corners(data))
        if len(ends) > 32 or len(ends) == 1:
            continue
        models += 1
        model, play = data.model(), Play(spread(data))
        stable = [st.every_concept(model, st.by_payoffs(payoffs)) for payoffs in ends]
        for i, s, concept in cells(data):
            held = {data.states[s] in found[concept][i] for found in stable}
            assert not prove(play, i, s, concept, True).stays or held == {True}
            assert prove(play, i, s, concept, False).stays or held == {False}
            if concept in {"nash", "gmr", "smr"}:  # their own readings are all that counts
                assert prove(play, i, s, concept, True).stays == (held == {True})
                assert prove(play, i, s, concept, False).stays == (True in held)
    assert models > 20
