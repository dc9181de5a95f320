"""The stability lens on the cases of the literature, as conflicts of our own and as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oracle_stability import CONCEPTS
from published_cases import CASES, EDGES, GAMES, KOREA, SOLVED, published
from published_conflicts import conflict, printed

import pourparler
import pourparler as pp
from pourparler.formats import gmcr, net
from pourparler.lens.stability.paths import reached
from pourparler.lens.stability.play import Play
from pourparler.space.conflict import Conflict
from pourparler.space.graph import Net, matrix

SHIPPED = Path(pourparler.__file__).parent / "cases"
AHEAD = [*(f"l{h}" for h in range(1, 9)), "nm"]
TOGETHER = ["cnash", "cgmr", "csmr", "cseq"]


class Answer:
    """The lens's answer, its states by their names in the literature."""

    def __init__(self, found: Conflict, concepts: list[str], **options: Any) -> None:
        self.plain = pp.stability(found, concepts, **options).answer
        self.names = {k + 1: printed(found, k) for k in range(found.graph.states)}
        assert list(self.plain["state"]) == [str(k) for k in self.names]

    def named(self, numbers: Any) -> set[Any]:
        assert list(numbers) == sorted(set(numbers))
        return {self.names[k] for k in numbers}

    def stable(self, concept: str) -> dict[str, set[Any]]:
        return {party: self.named(own) for party, own in self.plain["stable"][concept].items()}

    def equilibria(self, concept: str) -> set[Any]:
        return self.named(self.plain["equilibria"][concept])


def sets(by_party: dict[str, list[Any]]) -> dict[str, set[Any]]:
    return {party: set(own) for party, own in by_party.items()}


def solved_as_filed(found: Conflict, case: dict[str, Any]) -> None:
    """Each party's stable states and the equilibria, under all five concepts, and how many there are."""
    answer = Answer(found, list(CONCEPTS))
    for concept in CONCEPTS:
        assert answer.stable(concept) == sets(case["bf_stable"][concept]), concept
        assert answer.equilibria(concept) == set(case["bf_equilibria"][concept]), concept
        counts = answer.plain["counts"]
        assert counts["equilibria"][concept] == len(case["bf_equilibria"][concept])
        assert counts["stable"][concept] == {p: len(own) for p, own in case["bf_stable"][concept].items()}


@published
@pytest.mark.parametrize("name", SOLVED or ["none"])
def test_stable_states_of_the_published_cases(name: str) -> None:
    """All five concepts give the states on file, for each party and for all."""
    solved_as_filed(conflict(name), CASES[name])


@published
@pytest.mark.parametrize("name", KOREA or ["none"])
def test_printed_marks_of_the_korean_games(name: str) -> None:
    """r is Nash, s held by an answer, u neither, as printed; where print undoes an invasion that move is added,
    and U for both is held by sanctions made at once, a concept that this lens leaves out.
    """
    case, found = CASES[name], conflict(name)
    if name == "NorthKorea_Jacobi_A_irrev_seq":
        assert Answer(found, ["seq"]).equilibria("seq") - set(case["published_equilibria"]) == {12}
        found = undoing_an_invasion(found)
    concept = case["published_concept"]
    answer = Answer(found, ["nash", concept])
    for party, marks in case["published_marks"].items():
        nash, held = answer.stable("nash")[party], answer.stable(concept)[party]
        told = ["r" if s in nash else "s" if s in held else "u" for s in case["ranking"][party]]
        assert told == marks.lower().split(), party
    by_party = [dict(zip(case["ranking"][p], m.split(), strict=True)) for p, m in case["published_marks"].items()]
    at_once = {s for s in answer.names.values() if all(marks[s] == "U" for marks in by_party)}
    assert answer.equilibria(concept) | at_once == set(case["published_equilibria"])


def undoing_an_invasion(found: Conflict) -> Conflict:
    """With the moves from 12 to 0 and from 13 to 1 that print keeps, as a graph whose moves are listed."""
    numbers = [printed(found, s) for s in range(found.graph.states)]
    edges = [np.argwhere(matrix(found.graph, m)) for m in (0, 1)]
    more = [[numbers.index(12), numbers.index(0)], [numbers.index(13), numbers.index(1)]]
    moves = (((0,), edges[0]), ((1,), np.concatenate([edges[1], more])))
    return Conflict("", found.parties, Net(tuple(map(str, numbers)), moves), found.preferences)


@published
def test_cuban_crisis_ends_as_in_the_literature() -> None:
    """The sequentially stable ends are the two that Fraser and Hipel print."""
    case = CASES["Cuban_all_reversible"]
    answer = Answer(conflict("Cuban_all_reversible"), ["seq"])
    assert answer.equilibria("seq") == set(case["published_equilibria_recalled"])


@published
@pytest.mark.parametrize("name", GAMES or ["none"])
def test_limited_moves_of_the_two_by_two_games(name: str) -> None:
    """L_h for h = 1 to 8 and non-myopic stability are those on file, for each player and for both."""
    case, answer = CASES[name], Answer(conflict(name), AHEAD)
    assert list(case["Lh_stable"]) == [concept[1:] for concept in AHEAD[:-1]]
    for h, expected in case["Lh_stable"].items():
        assert answer.stable(f"l{h}") == sets(expected), h
        assert answer.equilibria(f"l{h}") == set(case["Lh_equilibria"][h]), h
    assert answer.stable("nm") == sets(case["NM_stable"])
    assert answer.equilibria("nm") == set.intersection(*sets(case["NM_stable"]).values())


def coalitions_as_filed(found: Conflict, case: dict[str, Any]) -> None:
    """Stability for every coalition, and for all of them."""
    answer = Answer(found, TOGETHER, coalitions=True)
    offered = {c for c in case["bf_coalition_equilibria"] if c != "cseq_individual"}
    assert set(answer.plain["coalition"]) == set(answer.plain["per_coalition"]) == offered == set(TOGETHER)
    for concept in TOGETHER:
        assert answer.named(answer.plain["coalition"][concept]) == set(case["bf_coalition_equilibria"][concept])
        by_coalition = answer.plain["per_coalition"][concept]
        expected = {frozenset(names): set(own[concept]) for names, own in case["bf_per_coalition"].items()}
        assert {frozenset(names.split("+")): answer.named(own) for names, own in by_coalition.items()} == expected
        assert len(by_coalition) == len(expected) == 7


@published
@pytest.mark.parametrize("name", sorted(EDGES) or ["none"])
def test_coalitions_of_the_elmira_conflict(name: str) -> None:
    """CNash, CGMR, CSMR and CSEQ are as on file for each of the seven coalitions."""
    coalitions_as_filed(conflict(name), CASES[name])


def attained_as_filed(found: Conflict, case: dict[str, Any]) -> None:
    """What is reached from the status quo, in the answer and by the paths themselves."""
    assert found.today is not None and printed(found, found.today) == "s1"
    answer = Answer(found, ["nash"])
    ways = reached(Play(found), found.today)
    for which, key in (("any", "attainable_from_s1"), ("every", "attainable_by_UI_from_s1")):
        path_ends = {printed(found, s) for s in getattr(ways, which)}
        assert path_ends | {"s1"} == set(case[key]) and "s1" not in path_ends
    assert answer.named(answer.plain["attainable"]["any"]) == set(case["attainable_from_s1"])
    assert answer.named(answer.plain["attainable"]["improvements"]) == set(case["attainable_by_UI_from_s1"])
    assert set(answer.plain["attainable"]) == {"any", "improvements"}


@published
@pytest.mark.parametrize("name", sorted(EDGES) or ["none"])
def test_status_quo_analysis_of_the_elmira_conflict(name: str) -> None:
    """What can be reached from the status quo, by any moves and by improvements, is as on file."""
    attained_as_filed(conflict(name), CASES[name])


@published
def test_every_case_of_the_file_goes_through_the_lens() -> None:
    """No case of the shared file is left out, nor any key of it but the simultaneous sanctions, which we do not offer."""
    assert set(SOLVED) == CASES.keys() - {"_about"}
    keys = {key for name in SOLVED for key in CASES[name]}
    data = {"ranking", "payoff", "moves", "states", "irreversible", "published_source"}
    printed_keys = {"published_concept", "published_equilibria", "published_marks", "published_equilibria_recalled"}
    ours = {"bf_stable", "bf_equilibria", "bf_coalition_equilibria", "bf_per_coalition", "Lh_stable", "Lh_equilibria"}
    assert keys == data | printed_keys | ours | {"NM_stable", "attainable_from_s1", "attainable_by_UI_from_s1"}
    concepts = {concept for name in SOLVED for concept in CASES[name]["bf_stable"]}
    assert concepts == {*CONCEPTS, "sim"}


# -- the shipped files -----------------------------------------------------------------------------


@published
def test_the_shipped_elmira_file_gives_what_is_published() -> None:
    """The shipped graph is read without a warning, and all of the case's results follow from it."""
    found, warnings = net.read(SHIPPED / "elmira.json")
    assert not warnings
    case = CASES["Elmira9_literature"]
    solved_as_filed(found, case)
    coalitions_as_filed(found, case)
    attained_as_filed(found, case)


@published
def test_the_shipped_cuban_file_gives_what_is_published() -> None:
    """The shipped .gmcr file gives the states on file, and two sequentially stable ends."""
    found, warnings = gmcr.read(SHIPPED / "cuban_missiles.gmcr")
    assert not warnings
    bits = {"Air strike": 1, "Blockade": 2, "Withdraw": 4, "Escalate": 8}
    numbers = [sum(bits[i] for i, option in found.label(s).items() if option == "Y") for s in range(found.graph.states)]
    assert numbers == sorted(numbers) == list(range(12))
    case = CASES["Cuban_all_reversible"]
    answer = pp.stability(found, list(CONCEPTS)).answer
    for concept in CONCEPTS:
        stable = {p: {numbers[k - 1] for k in own} for p, own in answer["stable"][concept].items()}
        assert stable == sets(case["bf_stable"][concept]), concept
        assert {numbers[k - 1] for k in answer["equilibria"][concept]} == set(case["bf_equilibria"][concept])
    assert [numbers[k - 1] for k in answer["equilibria"]["seq"]] == case["published_equilibria_recalled"]
    assert answer["today"] is None and "attainable" not in answer
