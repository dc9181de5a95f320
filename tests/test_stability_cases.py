"""The stability lens on whole random cases, from the YAML file to the answer, against the definitions.

R, GMR and SMR must be right in every cell, over all readings; SEQ and SSEQ must contradict no reading of the others.
"""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from cases_random import agrees, cases, chance, compared, condition, some, trimmed, worth
from cases_yaml import dump
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from oracle_case import Case, feasible
from oracle_case_graph import Party, Pick, Reading, State, Staying, model_of, states_of
from oracle_stability import CONCEPTS, by_payoffs, every_concept, improves, stable_unknown
from test_certified import narrow, permuted

import pourparler as pp

Draw = Callable[[st.SearchStrategy[Any]], Any]
Found = dict[str, list[set[State]]]  # by concept, one set a party
ANY = {"nash": False, "gmr": False, "smr": True}  # answered by any moves, if at all; whether firmly
BETTER = {"seq": False, "sseq": True}  # answered by improvements
MOST = 36  # states
DRAWS = 8  # readings of a party to try
COUPLED = (  # seeds of `coupled` that `beyond` counts cells of; few others have any
    (1190, 1327, 1830, 3916, 4022, 5355, 6647, 8084, 8445, 8956, 9019, 9438)
    + (10790, 11139, 11812, 12093, 13631, 14122, 15857, 16074, 16114, 16582, 19138)
)
certify = settings(
    max_examples=100, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
related = settings(certify, max_examples=20)


@st.composite
def conflicts(draw: Draw) -> Case:
    """A small case; more is settled or broken by one party alone, more views are ranges alone, more limits are own."""
    case = draw(cases())
    assume(len(states_of(case)) <= MOST)
    for content in case["issues"].values():
        if chance(draw, 40):
            content["agree"] = some(draw, case["parties"], most=1)
        if "today" in case and chance(draw, 30):
            content["can_break"] = some(draw, case["parties"], most=2)
    for party in case["parties"]:
        if chance(draw, 30) and ("today" in case or party in case["views"]):
            count = draw(st.integers(1, 4))
            case["views"][party] = [{"when": condition(draw, case), "worth": worth(draw)} for _ in range(count)]
        if chance(draw, 30):
            limit = {"party": party, "never": condition(draw, case), "kind": draw(st.sampled_from(["law", "judged"]))}
            case["limits"].append({**limit, "because": "so it is", "id": f"own line of {party}"})
    return case


def coupled(seed: int) -> Case:
    """A case whose views leave much open one by one, and little together: unknown worths under many comparisons."""
    rng = Random(seed)
    parties = ["a", "b", "c"][: rng.choice((2, 2, 3))]
    issues: dict[str, Any] = {}
    for number, size in enumerate(rng.choice(((2, 2, 2), (3, 2, 2), (2, 2, 2, 2), (3, 3)))):
        options = {f"o{o}": "This one" for o in range(size)}
        agree = rng.sample(parties, rng.choice((1, 1, 1, 1, 1, 2)))
        issues[f"i{number}"] = {"question": "Which one", "options": options, "agree": agree}
        if rng.random() < 0.4:
            issues[f"i{number}"]["can_break"] = [rng.choice(parties)]

    def terms(count: int) -> dict[str, str]:
        return {i: rng.choice(list(issues[i]["options"])) for i in sorted(rng.sample(list(issues), count))}

    def condition() -> Any:
        parts = [terms(rng.choice((1, 1, 2))) for _ in range(rng.choice((1, 2)))]
        return parts if len(parts) > 1 else parts[0]

    case: Case = {"pourparler": "1", "title": "A coupled case", "parties": {p: {"name": p} for p in parties}}
    case |= {"issues": issues, "today": terms(len(issues)), "no_deal": {}, "impossible": [], "limits": []}
    case |= {"views": {}, "plans": {}}
    for _ in range(rng.choice((0, 1, 2))):
        longer = [*case["impossible"], terms(rng.choice((1, 2)))]
        if feasible({**case, "impossible": longer}, case["today"]):
            case["impossible"] = longer
    kinds: list[Any] = rng.choice(
        (["unknown"], ["unknown", "unknown", "2", ["-1", "3"]], ["unknown", "wants", "avoids"])
    )
    for party in parties:
        views: list[Any] = []
        for _ in range(rng.choice((3, 4, 5, 6))):
            kind = rng.choice(kinds)
            views.append({kind: condition()} if kind in ("wants", "avoids") else {"when": condition(), "worth": kind})
        for _ in range(rng.choice((3, 4, 6, 8))):
            longer = [*views, {"better": terms(len(issues)), "than": terms(len(issues))}]
            if agrees(case, party, longer):
                views = longer
        case["views"][party] = views
    return case


def asked(case: Case, draws: int) -> dict[str, Any]:
    """The lens's answer to a case that is read from a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(dump(trimmed(case)), encoding="utf-8")
        return dict(pp.stability(pp.compile(pp.load(path)), draws=draws).answer)


@dataclass
class Answer:
    """The cells of an answer, as states; ``some`` and ``open`` where there is more than one reading."""

    case: Case
    draws: int = 64

    def __post_init__(self) -> None:
        self.states = list(states_of(self.case))
        self.plain = asked(self.case, self.draws)
        self.readings = "stable_some" in self.plain
        for part in ("equilibria", "stable", "counts"):
            assert (f"{part}_some" in self.plain) == (f"{part}_open" in self.plain) == self.readings

    def of(self, numbers: Any) -> set[State]:
        assert all(one < other for one, other in pairwise(numbers))
        return {self.states[number - 1] for number in numbers}

    def stable(self, part: str = "") -> Found:
        """Stable in every reading (""), in some ("_some"), or not known to be in some ("_open")."""
        if part and not self.readings:
            part = ""
        named = self.plain[f"stable{part}"]
        return {c: [self.of(named[c][party]) for party in self.case["parties"]] for c in CONCEPTS}

    def never(self) -> Found:
        """Stable in no reading."""
        some_, open_ = self.stable("_some"), self.stable("_open")
        every = set(self.states)
        return {c: [every - a - b for a, b in zip(some_[c], open_[c], strict=True)] for c in CONCEPTS}

    def equilibria(self, part: str = "") -> dict[str, set[State]]:
        return {c: self.of(self.plain[f"equilibria{part if self.readings else ''}"][c]) for c in CONCEPTS}


def picker(rng: Random) -> Pick:
    """Ends, middles and far values in turn, by chance."""

    def pick(low: Fraction | None, high: Fraction | None) -> Fraction:
        far = Fraction(rng.choice((0, 1, 3, 10, 40, 200)), rng.choice((1, 7)))
        if low is not None and high is not None:
            return low + (high - low) * Fraction(rng.choice((0, 0, 1, 3, 5, 7, 8, 8)), 8)
        if low is None and high is None:
            return far * rng.choice((1, -1))
        return far + low if low is not None else high - far if high is not None else far

    return pick


@dataclass
class Expected:
    """A case by the definitions."""

    case: Case

    def __post_init__(self) -> None:
        named = states_of(self.case)
        self.states, self.model = list(named), model_of(self.case)
        self.parties = [Party(self.case, party, named) for party in self.case["parties"]]
        rng = Random(0)
        drawn = [[party.draw(picker(rng)) for party in self.parties] for _ in range(DRAWS)]
        for party, own in zip(self.parties, zip(*drawn, strict=True), strict=True):
            party.draws = [reading for reading in own if reading is not None]
        self.draws: list[list[Reading | None]] = drawn if any(party.draws for party in self.parties) else drawn[:1]
        self.staying = [Staying(self.model, i, party) for i, party in enumerate(self.parties)]

    def same_orders(self, draw: list[Reading | None]) -> Any:
        """Who strictly prefers what at one reading of each party."""
        return by_payoffs([party.at(reading) for party, reading in zip(self.parties, draw, strict=True)])

    def between(self, i: int, others: str) -> Any:
        """The relation over all readings, in which parties other than i have ``others`` in the place of U."""

        def relation(j: int, s: State, t: State) -> str:
            found = self.parties[j].between(s, t)
            return others if found == "U" and j != i else found

        return relation


# -- the answer against the definitions ------------------------------------------------------------


def check(case: Case, draws: int, tally: Counter[str]) -> None:
    """Every cell of one case."""
    answer, expected = Answer(case, draws), Expected(case)
    tally["cases"] += 1
    check_states(answer, case)
    if not answer.readings:
        tally["exact cases"] += 1
    elif all(party.written_exactly for party in expected.parties):
        raise AssertionError("more than one reading of exact worths")
    check_any(answer, expected, tally)
    check_better(answer, expected, tally)
    check_together(answer, expected)


def check_states(answer: Answer, case: Case) -> None:
    """States are the feasible packages in order, numbered from 1; today is one of them."""
    packages = list(states_of(case).values())
    assert answer.plain["states"] == len(packages)
    assert {k: dict(v) for k, v in answer.plain["state"].items()} == {str(n): p for n, p in enumerate(packages, 1)}
    assert answer.plain["today"] == (packages.index(case["today"]) + 1 if "today" in case else None)
    for part in ("", "_some", "_open") if answer.readings else ("",):
        for name in ("equilibria", "stable"):
            lists, counts = answer.plain[f"{name}{part}"], answer.plain[f"counts{part}"][name]
            for c in CONCEPTS:
                own = {p: len(found) for p, found in lists[c].items()} if name == "stable" else len(lists[c])
                assert own == (dict(counts[c]) if name == "stable" else counts[c])


def check_any(answer: Answer, expected: Expected, tally: Counter[str]) -> None:
    """R, GMR and SMR: stable in every reading, and in some, exactly so in each cell."""
    every, some_, open_ = (answer.stable(part) for part in ("", "_some", "_open"))
    for c, firm in ANY.items():
        for i, staying in enumerate(expected.staying):
            for s in expected.states:
                always, ever = staying.readings(s, None if c == "nash" else staying.any, firm)
                tally["cells"] += 1
                tally["cut"] += (always is None) + (ever is None)
                if always is not None:
                    assert (s in every[c][i]) == always, (c, i, s, "in every reading", always)
                if ever is not None:
                    assert (s in some_[c][i]) == ever, (c, i, s, "in some reading", ever)
                if answer.readings:
                    assert s not in open_[c][i], (c, i, s, "left open")
                tally["turns on the reading"] += ever is True and always is False
    tally["sign sets"] += sum(party.sets for party in expected.parties)


def check_better(answer: Answer, expected: Expected, tally: Counter[str]) -> None:
    """SEQ and SSEQ: nothing said is refuted by a reading of the others with any reading of one's own.

    What the others certainly do and what they possibly do bounds each cell, too.
    """
    every, never, some_ = answer.stable(), answer.never(), answer.stable("_some")
    seen: dict[tuple[str, int], set[State]] = {}
    for draw in expected.draws:
        improving = expected.model.only(improves(expected.same_orders(draw)))
        for i, staying in enumerate(expected.staying):
            answers = staying.answers(improving)
            for c, firm in BETTER.items():
                ask = expected.states if not answer.readings else [*every[c][i], *never[c][i], *some_[c][i]]
                for s in dict.fromkeys(ask):
                    always, ever = staying.readings(s, answers, firm)
                    tally["cut"] += (always is None) + (ever is None)
                    assert not (s in every[c][i] and always is False), (c, i, s, "is left in some reading")
                    assert not (s in never[c][i] and ever is True), (c, i, s, "is kept in some reading")
                    if not answer.readings:
                        assert (s in every[c][i]) == always
                    if ever:
                        seen.setdefault((c, i), set()).add(s)
    for c in BETTER:
        for i in range(len(expected.parties)):
            tally["sequential cells"] += len(expected.states)
            tally["said to be kept in some reading"] += len(some_[c][i])
            tally["seen so"] += len(some_[c][i] & seen.get((c, i), set()))
            certain = stable_unknown(expected.model, expected.between(i, "<="), "a", c, i)
            possible = stable_unknown(expected.model, expected.between(i, "U"), "d", c, i)
            assert certain <= every[c][i] and some_[c][i] <= possible, (c, i)


def check_together(answer: Answer, expected: Expected) -> None:
    """Equilibria are what all parties keep; for R, GMR and SMR in some reading, too, since each has its own readings."""
    every, some_, open_ = (answer.stable(part) for part in ("", "_some", "_open"))
    together, maybe, unsure = (answer.equilibria(part) for part in ("", "_some", "_open"))
    for c in CONCEPTS:
        assert together[c] == set.intersection(*every[c])
        assert together[c] <= maybe[c] <= set.intersection(*some_[c])
        if c in ANY:
            assert maybe[c] == set.intersection(*some_[c])
        if answer.readings:
            both = set.intersection(*(a | b for a, b in zip(some_[c], open_[c], strict=True)))
            assert maybe[c] | unsure[c] == both and not maybe[c] & unsure[c]
    for draw in expected.draws:
        for c, found in every_concept(expected.model, expected.same_orders(draw)).items():
            here = set.intersection(*found)
            assert together[c] <= here <= maybe[c] | unsure[c], c
            if not answer.readings:
                assert found == every[c]


def test_cases_equal_the_definitions() -> None:
    """Every cell of random cases is as the definitions say, over all readings; hardly a question is cut."""
    tally: Counter[str] = Counter()

    @given(conflicts(), st.sampled_from((64, 0)))
    @certify
    def each(case: Case, draws: int) -> None:
        check(case, draws, tally)

    each()
    assert tally["cut"] <= tally["cells"] / 1000
    assert tally["turns on the reading"] > tally["cells"] / 100


def beyond(expected: Expected) -> int:
    """Cells of R, GMR and SMR that comparing states two by two does not settle: bounds there are not the answer."""
    count = 0
    for c, firm in ANY.items():
        for i, staying in enumerate(expected.staying):
            least, most = (stable_unknown(expected.model, expected.between(i, "U"), kind, c, i) for kind in "ad")
            for s in expected.states:
                always, ever = staying.readings(s, None if c == "nash" else staying.any, firm)
                count += always != (s in least) or ever != (s in most)
    return count


@pytest.mark.parametrize("seed", COUPLED)
def test_what_only_many_signs_together_settle(seed: int) -> None:
    """Where no difference of two states settles a cell but several together do, the cell is right without draws, too."""
    case, tally = coupled(seed), Counter[str]()
    assert beyond(Expected(case)) > 0
    check(case, 0, tally)
    assert tally["cut"] == 0


def test_without_today_an_issues_own_agree_counts() -> None:
    """Without today all who are named in any agree move together, though every option names somebody else."""
    options = {name: {"says": "This one", "agree": ["a"]} for name in ("no", "yes")}
    case: Case = {
        "pourparler": "1",
        "title": "A corner",
        "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
        "issues": {"x": {"question": "Which one", "options": options, "agree": ["b"]}},
        "no_deal": {"a": "0", "b": "0"},
        "views": {"a": [{"when": {"x": "yes"}, "worth": "3"}], "b": [{"when": {"x": "yes"}, "worth": "-3"}]},
    }
    assert Answer(case).equilibria()["nash"] == {(0,), (1,)}  # neither can move alone
    check(case, 64, Counter())


# -- two answers -----------------------------------------------------------------------------------

Cells = set[tuple[str, str, frozenset[tuple[str, str]]]]  # concept, party or "all", package


def settled(answer: Answer) -> tuple[Cells, Cells]:
    """What is so in every reading, and what is so in none: stable for a party, and an equilibrium."""
    named = {s: frozenset(package.items()) for s, package in states_of(answer.case).items()}
    every, none, parties = answer.stable(), answer.never(), list(answer.case["parties"])
    possible = [answer.equilibria(part) for part in ("_some", "_open")]
    always = {(c, p, named[s]) for c in CONCEPTS for i, p in enumerate(parties) for s in every[c][i]}
    never = {(c, p, named[s]) for c in CONCEPTS for i, p in enumerate(parties) for s in none[c][i]}
    always |= {(c, "all", named[s]) for c, found in answer.equilibria().items() for s in found}
    never |= {(c, "all", named[s]) for c in CONCEPTS for s in named.keys() - possible[0][c] - possible[1][c]}
    return always, never


@given(conflicts(), st.data())
@related
def test_order_of_writing_does_not_matter(case: Case, data: st.DataObject) -> None:
    """Parties, issues and options in another order change nothing but the numbers of the states."""
    other = permuted(data.draw, case)
    assert settled(Answer(case)) == settled(Answer(other))


@given(conflicts(), st.data(), st.booleans())
@related
def test_knowing_more_never_unsettles(case: Case, data: st.DataObject, compares: bool) -> None:
    """With a range narrowed or a comparison added, what was so in every reading or in none stays so."""
    listed = [party for party, views in case["views"].items() if isinstance(views, list)]
    assume(listed)
    after = copy.deepcopy(case)
    for _ in range(2):
        party = data.draw(st.sampled_from(listed))
        if compares:
            after["views"][party] = compared(data.draw, case, party, after["views"][party])
        else:
            narrow(data.draw, after, party)
    assume(after != case and all(agrees(after, party, after["views"][party]) for party in listed))
    before, then = settled(Answer(case)), settled(Answer(after))
    assert before[0] <= then[0] and before[1] <= then[1]


OPEN_CASE = """
pourparler: 1
title: One of everything
parties: {a: {name: A}, b: {name: B}, c: {name: C}}
issues:
  land: {question: Whose, agree: [a, b], can_break: [b], options: [none, half, all]}
  arms: {question: How many, agree: [b], options: [few, some, many]}
  aid: {question: How much, agree: [c], can_break: [a], options: [none, much]}
today: {land: none, arms: some, aid: none}
limits: [{party: c, never: {arms: many}, kind: declared}]
views:
  a: [{land: all}, {land: half}, today, {arms: many}, {better: {land: all, arms: many}, than: today}]
  b:
    - {when: {land: all}, worth: [-8, 2]}
    - {when: {land: half}, worth: [-3, 4]}
    - {wants: {arms: many}, weight: [1, 5]}
    - {when: {aid: much}, worth: unknown}
    - {better: {arms: many, aid: much}, than: {land: half}}
  c: [{wants: {land: all}}, {avoids: {arms: few}}, {when: {aid: much}, worth: [-5, 3]}]
"""


def test_the_same_answer_twice_and_under_another_hash_seed(tmp_path: Path) -> None:
    """The same case gives the same bytes, in one process or two, whatever PYTHONHASHSEED says."""
    path = tmp_path / "case.yaml"
    path.write_text(OPEN_CASE, encoding="utf-8")
    space = pp.compile(pp.load(path))
    here = [pp.stability(space).to_json() for _ in range(2)]
    assert here[0] == here[1] and any(here[0]["answer"]["stable_some"]["sseq"].values())
    command = [sys.executable, "-m", "pourparler", "stability", str(path), "--json"]
    there = []
    for seed in ("1", "2"):
        run = subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
        there.append(run.stdout)
    assert there[0] == there[1]
    assert json.loads(there[0]) == json.loads(json.dumps(here[0]["answer"]))
