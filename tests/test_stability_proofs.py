"""Every proof of `why.prove` is checked step by step against the definitions, on random models; then its sentences."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import oracle_stability as st
import pytest
from stability_models import ranked, spread
from stability_random import Random, corners, random_model, relation

import pourparler as pp
from pourparler.lens.stability.cells import proofs, standing
from pourparler.lens.stability.play import Path as Steps
from pourparler.lens.stability.play import Play
from pourparler.lens.stability.solve import solve
from pourparler.lens.stability.teller import Teller
from pourparler.lens.stability.why import Proof, prove
from pourparler.space.compile import Valuation
from pourparler.space.conflict import Conflict, Ranks, conflict_of
from pourparler.space.graph import Net
from pourparler.space.preference import Spread
from pourparler.space.readings import Readings

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


def cells(data: Random) -> Iterator[tuple[int, int, str]]:
    for i in range(data.parties):
        for s in range(len(data.states)):
            for concept in st.CONCEPTS:
                yield i, s, concept


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


def agreeing(play: Play, draws: int = 4) -> Counter[str]:
    """Every cell's proofs show what its verdict says; the verdicts are counted."""
    solved = solve(play.conflict, draws=draws)
    seen: Counter[str] = Counter()
    for i in range(len(play.conflict.parties)):
        for s in range(play.conflict.graph.states):
            for concept, cell in standing(play, solved, i, s).cells.items():
                shown = {(p.worst, p.stays) for p in proofs(play, i, s, concept, cell.holds)}
                expected = {
                    "every": {(True, True)},
                    "none": {(False, False)},
                    "some": {(True, False), (False, True)},
                    "open": {(True, False), (False, True)},
                }[cell.holds]
                assert shown == expected, (i, s, concept, cell)
                seen[cell.holds] += 1
    return seen


def test_verdicts_and_their_proofs_agree() -> None:
    """A cell that holds in every reading is shown with a proof that it stays, one in none that it leaves, else both."""
    seen: Counter[str] = Counter()
    for seed in range(60):
        data = random_model(seed)
        seen += agreeing(Play(spread(data)))
    assert min(seen[holds] for holds in ("every", "some", "none")) > 100


# -- views that are comparisons, worked out by thought -----------------------------------------------

HEAD = """pourparler: 1
title: Two sides
parties: {a: {name: A}, b: {name: B}}
"""


def case(tmp_path: Path, text: str) -> Play:
    (tmp_path / "case.yaml").write_text(HEAD + text, encoding="utf-8")
    return Play(conflict_of(pp.compile(pp.load(tmp_path / "case.yaml"))))


def test_answers_that_hurt_in_turn_are_shown_as_such(tmp_path: Path) -> None:
    """Where each reading has an answer that hurts, though no one answer does in all, no proof says that none does."""
    text = """issues:
  x: {question: X, options: {stay: stays, go: goes}, agree: [a]}
  y: {question: Y, options: {none: nothing, left: left, right: right}, agree: [b]}
  z: {question: Z, options: {no: no, yes: yes}, agree: [a, b]}
today: {x: stay, y: none, z: no}
impossible:
  - {x: stay, y: left}
  - {x: stay, y: right}
  - {x: stay, z: yes}
  - {y: none, z: yes}
  - {y: left, z: yes}
views:
  a:
    - {when: x == go and y == none, worth: 3, id: gain}
    - {when: (y == left) or (z == yes), worth: unknown, id: one}
    - {when: (y == right), worth: unknown, id: other}
    - {better: today, than: {x: go, y: right, z: yes}}
"""
    play = case(tmp_path, text)
    assert agreeing(play, draws=16)


def test_gains_that_stand_in_for_one_another_are_shown_as_such(tmp_path: Path) -> None:
    """Where each reading has a move that gains, though no one move does in all, no proof says that it stays."""
    text = """issues:
  x: {question: X, options: {stay: stays, left: left, right: right}, agree: [a]}
  z: {question: Z, options: {no: no, yes: yes}, agree: [a, b]}
today: {x: stay, z: no}
impossible:
  - {x: stay, z: yes}
  - {x: left, z: yes}
views:
  a:
    - {when: (x == left) or (z == yes), worth: unknown, id: one}
    - {when: x == right, worth: unknown, id: other}
    - {when: z == yes, worth: -1, id: cost}
    - {better: {x: right, z: yes}, than: today}
"""
    play = case(tmp_path, text)
    assert agreeing(play, draws=16)


# -- as JSON -----------------------------------------------------------------------------------------


def told_apart(conflict: Conflict) -> Conflict:
    """With a name for every issue and option."""
    if isinstance(conflict.graph, Net):
        return conflict
    sizes = conflict.graph.sizes
    issues = tuple(f"issue{k}" for k in range(len(sizes)))
    options = tuple(tuple(f"term{k}{o}" for o in range(size)) for k, size in enumerate(sizes))
    return replace(conflict, issues=issues, options=options)


def every_proof(seeds: range) -> Iterator[tuple[Play, Proof]]:
    """Of exact models and of models with ranges, at the worst and at the best."""
    for seed in seeds:
        data = random_model(seed)
        for conflict in (ranked(data), spread(data)):
            play = Play(told_apart(conflict))
            for i, s, concept in cells(data):
                for worst in (True, False):
                    yield play, prove(play, i, s, concept, worst)


def test_json_says_what_the_proof_says() -> None:
    """A proof comes back from JSON unchanged, in whole, with states by their printed numbers, which start at 1."""
    seen: Counter[str] = Counter()

    def steps(path: Steps) -> list[tuple[int, int]]:
        return [(step.start + 1, step.end + 1) for step in path]

    for play, proof in every_proof(range(40)):
        told = proof.to_json(play.conflict.parties)
        assert json.loads(json.dumps(told)) == told
        assert (told["stays"], told["at"], told["moves"]) == (
            proof.stays,
            "worst" if proof.worst else "best",
            proof.moves,
        )
        assert len(told["improvements"]) == len(proof.deviations)
        for found, d in zip(told["improvements"], proof.deviations, strict=True):
            assert found["to"] == d.to + 1
            assert (found["sanction"] is None, found["escape"] is None) == (d.sanction is None, d.escape is None)
            if d.sanction is not None:
                assert [(step["from"], step["to"]) for step in found["sanction"]] == steps(d.sanction)
                seen["sanction"] += 1
            if d.escape is not None:
                path, to = d.escape
                assert [(step["from"], step["to"]) for step in found["escape"]["sanction"]] == steps(path)
                assert found["escape"]["to"] == to + 1
                seen["escape"] += 1
    assert min(seen["sanction"], seen["escape"]) > 100


def test_json_says_who_answers_by_name() -> None:
    """Who moves is told by name, as in the rest of the answer."""
    play = talks([("a", "s", "t"), ("b", "t", "u")], a="t s u", b="u s t")
    (proof,) = pp.stability(play.conflict, ["seq"], why=["1"]).answer["why"]["1"]["Ann"]["seq"]["proofs"]
    (improvement,) = proof["improvements"]
    (step,) = improvement["sanction"]
    assert (improvement["to"], step["from"], step["to"]) == (2, 2, 3)
    assert step["who"] == ("Ben",)


# -- in words ----------------------------------------------------------------------------------------

INTERNAL = re.compile(r"True|False|None|array|int64|nan|[Ff]raction|Step|nothing changes|[\[\]{}<>_]")


def test_no_sentence_is_empty_or_speaks_of_the_program() -> None:
    """Every proof is told in full sentences, with what its first moves and answers change, and no internal word."""
    seen: Counter[bool] = Counter()
    for play, proof in every_proof(range(24)):
        teller = Teller(play.conflict)
        told = teller.proof(proof)
        assert told == " ".join(teller.lines(proof))
        assert told and told[0].isupper() and told.endswith(".") and not INTERNAL.search(told), told
        for d in proof.deviations[:3]:
            assert f"by this move of its own: {teller.changes(proof.state, d.to)}." in told
            if d.sanction:
                assert teller.path(d.sanction) in told
            if d.escape:
                assert teller.path(d.escape[0]) in told and teller.changes(d.escape[0][-1].end, d.escape[1]) in told
        assert ("further move" in told) == (len(proof.deviations) > 3)
        seen[proof.stays] += 1
    assert min(seen[True], seen[False]) > 500


def talks(moves: list[tuple[str, str, str]], **rankings: str | dict[str, tuple[int, int]]) -> Play:
    """A net: moves as (parties, from, to), one letter a party; each party's ranking best first, or ranges of worth."""
    parties = "".join(rankings)
    first = next(iter(rankings.values()))
    names = sorted(first.split() if isinstance(first, str) else first)
    groups = [*parties, *sorted({who for who, _, _ in moves if len(who) > 1})]
    edges = tuple(
        (
            tuple(parties.index(p) for p in group),
            np.array([[names.index(s), names.index(t)] for who, s, t in moves if who == group], dtype=np.int64).reshape(
                -1, 2
            ),
        )
        for group in groups
    )
    preferences = []
    for own in rankings.values():
        if isinstance(own, str):
            order = own.split()
            preferences.append(Ranks(np.array([-order.index(name) for name in names])))
        else:
            ends = [own[name] for name in names]
            readings = Readings(
                tuple(names), tuple(map(Fraction, (e[0] for e in ends))), tuple(map(Fraction, (e[1] for e in ends)))
            )
            n = len(names)
            preferences.append(
                Spread(Valuation("p", (), (), (), readings), np.arange(n), np.eye(n, dtype=np.int8), np.zeros(n, bool))
            )
    people = tuple({"a": "Ann", "b": "Ben", "c": "Cy"}[p] for p in parties)
    return Play(Conflict("talks", people, Net(tuple(names), edges), tuple(preferences)))


def says(play: Play, concept: str, worst: bool = True) -> str:
    """Why Ann stays at s, or leaves it."""
    s = play.conflict.graph.names.index("s")  # type: ignore[union-attr]
    return Teller(play.conflict).proof(prove(play, 0, s, concept, worst))


def test_words_where_it_cannot_or_would_not_move() -> None:
    """Without a move, and without a gain."""
    assert says(talks([("b", "s", "t")], a="t s", b="s t"), "gmr") == "It can change nothing here alone."
    assert says(talks([("ab", "s", "t")], a="t s", b="s t"), "gmr") == "It can change nothing here alone."
    play = talks([("a", "s", "t")], a="s t", b="s t")
    assert says(play, "nash") == says(play, "sseq") == "It would gain by no move of its own."
    play = talks([("a", "s", "t"), ("a", "s", "u")], a="s t u", b="s t u")
    assert says(play, "nash") == "It would gain by no move of its own."


def test_words_where_nobody_answers() -> None:
    """A gain is named; under Nash that is all, else it is said that no answer hurts it."""
    play = talks([("a", "s", "t"), ("b", "t", "u")], a="u t s", b="u t s")
    gain = "It would gain by this move of its own: t."
    assert says(play, "nash") == gain
    for concept in ("gmr", "smr"):
        assert says(play, concept) == f"{gain} No answer of others deters it."
    for concept in ("seq", "sseq"):
        assert says(play, concept) == f"{gain} No answer that others would gain by deters it."


def test_words_where_an_answer_deters_it() -> None:
    """The answer is told with who gives it, and whether it is a gain, leads back, or stands after a counter-move."""
    play = talks([("a", "s", "t"), ("b", "t", "u")], a="t s u", b="s u t")
    gain, cost = "It would gain by this move of its own: t.", "even at a cost to themselves,"
    end = "leaves it no better off than here"
    assert says(play, "gmr") == f"{gain} But others could give an answer, {cost} that {end}: Ben: u."
    assert says(play, "smr") == (
        f"{gain} But others could give an answer, {cost} that {end}, also after any counter-move of its own: Ben: u."
    )
    assert says(play, "seq") == f"{gain} But others would gain by an answer that {end}: Ben: u."
    assert says(play, "sseq") == (
        f"{gain} But others would gain by an answer that {end}, also after any counter-move of its own: Ben: u."
    )
    play = talks([("a", "s", "t"), ("b", "t", "s")], a="t s", b="s t")
    assert says(play, "gmr") == f"{gain} But others could give an answer, {cost} that leads back here: Ben: s."
    play = talks([("a", "s", "t"), ("b", "t", "v"), ("c", "v", "u")], a="t v s u", b="v t s u", c="u v s t")
    assert says(play, "seq") == f"{gain} But others would gain by an answer that {end}: Ben: v; then Cy: u."
    play = talks([("a", "s", "t"), ("bc", "t", "u")], a="t s u", b="u s t", c="u s t")
    assert says(play, "seq") == f"{gain} But others would gain by an answer that {end}: Ben and Cy: u."


def test_words_where_it_can_escape_every_answer() -> None:
    """An answer and the way out of it are told."""
    play = talks([("a", "s", "t"), ("b", "t", "u"), ("a", "u", "v")], a="v t s u", b="u t s v")
    gain = "It would gain by this move of its own: t."
    escape = "(Ben: u), but from there it could move on (v) and be better off than here; so after every such answer."
    assert says(play, "smr") == f"{gain} Others could answer {escape}"
    assert says(play, "sseq") == f"{gain} Others would gain by answering {escape}"


def test_words_where_it_has_many_gains() -> None:
    """Three gains and their answers are told, the rest counted."""
    ways = [(who, *pair) for g in "tuvwx" for who, pair in (("a", ("s", g)), ("b", (g, "z")))]
    told = says(talks(ways, a="t u v w x s z", b="z s t u v w x"), "seq")
    assert told.count("But others would gain by an answer") == 3
    assert told.endswith(": Ben: z. Others have an answer to 2 further moves, too.")
    told = says(talks(ways[:-2], a="t u v w s z", b="z s t u v w"), "seq")
    assert told.endswith(": Ben: z. Others have an answer to 1 further move, too.")
    assert "further" not in says(talks(ways[:-4], a="t u v s z", b="z s t u v"), "seq")


def test_words_where_not_all_is_known() -> None:
    """With ranges it is said whether a gain is one in every reading, in some or in none."""
    moves = [("a", "s", "t"), ("b", "t", "u")]
    known = {"s": (0, 0), "t": (-1, 1), "u": (-2, -1)}
    maybe = talks(moves, a=known, b="u s t")
    assert says(maybe, "nash") == "It would gain, in some reading, by this move of its own: t."
    assert says(maybe, "nash", False) == "No move of its own is a gain in every reading."
    assert says(maybe, "seq") == (
        "It would gain, in some reading, by this move of its own: t. "
        "But others would gain by an answer that leaves it no better off than here: Ben: u."
    )
    never = talks(moves, a={**known, "t": (-1, 0)}, b="u s t")
    assert says(never, "nash") == "In no reading would it gain by a move of its own."
    always = talks(moves, a={**known, "t": (1, 2)}, b="u s t")
    assert says(always, "nash", False) == "It would gain, in every reading, by this move of its own: t."


@pytest.mark.parametrize(
    ("concept", "ann", "ben"),
    [
        ("gmr", {"s": (0, 0), "t": (1, 1), "u": (-1, 1)}, {"s": (0, 0), "t": (0, 0), "u": (0, 0)}),
        ("seq", {"s": (0, 0), "t": (1, 1), "u": (-1, -1)}, {"s": (0, 0), "t": (0, 0), "u": (-1, 1)}),
    ],
)
def test_what_is_true_in_some_readings_only_is_told_so(
    concept: str, ann: dict[str, tuple[int, int]], ben: dict[str, tuple[int, int]]
) -> None:
    """Where an answer deters in some readings, neither "no answer" nor "others could" is said without a word of readings."""
    play = talks([("a", "s", "t"), ("b", "t", "u")], a=ann, b=ben)
    for worst in (True, False):
        _, answer = says(play, concept, worst).split(": t. ")
        assert "reading" in answer


# -- where proofs are used ---------------------------------------------------------------------------

OWN = """issues:
  w: {question: W, options: {no: not w, yes: w}, agree: [a]}
  x: {question: X, options: {no: not x, yes: x}, agree: [a]}
  hit: {question: Hit, options: {no: no hit, yes: hit}, agree: [b]}
  deal: {question: Deal, options: {no: no deal, yes: deal}, agree: [a, b]}
today: {w: no, x: no, hit: no, deal: no}
plans: {p: {title: P, ours: true, steps: [{does: {deal: yes}}]}}
"""


def verdict(tmp_path: Path, views: str) -> pp.Verdict:
    """Whether Ann would leave the plan, which is the deal."""
    (tmp_path / "case.yaml").write_text(HEAD + OWN + views, encoding="utf-8")
    finding = pp.stability(pp.compile(pp.load(tmp_path / "case.yaml")))
    (found,) = [v for v in finding.verdicts if v.about == ("plan", "p", "party", "a")]
    return found


def test_leaving_rests_on_the_gain_that_makes_it_leave(tmp_path: Path) -> None:
    """Where one move may gain and another surely does, a party that leaves in every reading leaves for the latter."""
    views = "views: {a: [{when: x == yes, worth: [-1, 1], id: maybe}, {when: w == yes, worth: [1, 2], id: sure}]}"
    found = verdict(tmp_path, views)
    assert found.value == "yes"
    assert "sure" in {ref.id for ref in found.rests_on}


def test_no_question_is_asked_whose_answer_is_known(tmp_path: Path) -> None:
    """With exact numbers it is known that Ann gains by x; what it turns on is whether Ben would hit."""
    views = "views: {a: [{when: x == yes, worth: 3}, {when: x == yes and hit == yes, worth: -9}]}"
    found = verdict(tmp_path, views)
    assert found.value == "depends"
    assert not any("would A gain" in ref.text.replace("Would", "would") for ref in found.decides)


@pytest.mark.parametrize("text", ["0", "3", "\u00b2", "\u0663", "-1", "1.0", "", "today", "s", "9" * 5000])
def test_a_question_about_no_state_is_refused_in_a_line(text: str) -> None:
    """What is no number of a state (here 1 and 2), and no plan, is refused in words."""
    play = talks([("a", "s", "t")], a="t s", b="s t")
    with pytest.raises(pp.PourparlerError) as refused:
        pp.stability(play.conflict, why=[text])
    assert str(refused.value) and "\n" not in str(refused.value)
