"""Random cases for the stability lens, what it answers of them, and what the definitions say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from cases_random import agrees, cases, chance, condition, some, trimmed, worth
from cases_yaml import dump
from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from oracle_case import Case, feasible
from oracle_case_graph import Party, Pick, Reading, State, Staying, model_of, states_of
from oracle_stability import CONCEPTS, by_payoffs

import pourparler as pp

Draw = Callable[[st.SearchStrategy[Any]], Any]
Found = dict[str, list[set[State]]]  # by concept, one set a party
ANY = {"nash": False, "gmr": False, "smr": True}  # answered by any moves, if at all; whether firmly
BETTER = {"seq": False, "sseq": True}  # answered by improvements
MOST = 36  # states
DRAWS = 8  # readings of a party to try
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
