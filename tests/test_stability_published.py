"""The stability lens on the cases of the literature, as conflicts of our own and as files; and what implies what."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oracle_stability import CONCEPTS
from stability_models import ranked, spread
from stability_random import random_model
from test_oracle_stability import CASES, EDGES, GAMES, KOREA, SOLVED, published
from test_stability_proofs import told_apart

import pourparler
import pourparler as pp
from pourparler.formats import gmcr, net
from pourparler.lens.stability.paths import reached
from pourparler.lens.stability.play import Play
from pourparler.space.conflict import Conflict, Ranks
from pourparler.space.graph import Grid, Mover, Net, matrix

SHIPPED = Path(pourparler.__file__).parent / "cases"
AHEAD = [*(f"l{h}" for h in range(1, 9)), "nm"]
TOGETHER = ["cnash", "cgmr", "csmr", "cseq"]


def by_bits(case: dict[str, Any], names: tuple[str, ...], never: tuple[str, str]) -> Conflict:
    """Two parties with two options each, the first party's last; ``never``: two that do not go together."""
    issues = names[::-1]
    feasible = np.ones((2, 2, 2, 2), dtype=bool)
    for options in product((0, 1), repeat=4):
        done = {issue for issue, option in zip(issues, options, strict=True) if option}
        feasible[options] = not done.issuperset(never)
    final = tuple((1,) if issue in case.get("irreversible", ()) else () for issue in issues)
    both, none = ((0, 1), (0, 1)), ((), ())
    grid = Grid((2, 2, 2, 2), final, (Mover((0,), none + both), Mover((1,), both + none)), feasible)
    found = Conflict("", tuple(case["ranking"]), grid, (), issues, (("no", "yes"),) * 4)
    return replace(found, preferences=ranks(case["ranking"], [printed(found, s) for s in range(grid.states)]))


def ranks(ranking: dict[str, list[Any]], names: list[Any]) -> tuple[Ranks, ...]:
    """Rankings, best first, of states by name."""
    return tuple(Ranks(np.array([-own.index(name) for name in names])) for own in ranking.values())


def printed(conflict: Conflict, state: int) -> Any:
    """What the literature calls a state: the sum of its options' bits, the letters of a 2x2 game, or its name."""
    label = conflict.label(state)
    if set(label) == {"state"}:
        return int(label["state"]) if label["state"].isdigit() else label["state"]
    if set(label.values()) <= {"no", "yes"}:
        return sum(2**k for k, option in enumerate(reversed(label.values())) if option == "yes")
    return "".join(label.values())


def two_by_two(case: dict[str, Any]) -> Conflict:
    """Each player has one issue, and moves it freely."""
    movers = (Mover((0,), ((0, 1), ())), Mover((1,), ((), (0, 1))))
    grid = Grid((2, 2), ((), ()), movers, np.ones((2, 2), dtype=bool))
    found = Conflict("", ("1", "2"), grid, (), ("first", "second"), (("C", "D"),) * 2)
    names = [printed(found, s) for s in range(4)]
    values = tuple(Ranks(np.array([case["payoff"][p][name] for name in names])) for p in found.parties)
    return replace(found, preferences=values)


def by_edges(case: dict[str, Any]) -> Conflict:
    """The moves one by one."""
    names = sorted(case["ranking"]["M"])
    moves = tuple(
        ((i,), np.array([[names.index(s), names.index(t)] for s, ends in own.items() for t in ends]))
        for i, own in enumerate(case["moves"].values())
    )
    assert list(case["moves"]) == list(case["ranking"])
    parties = tuple(case["ranking"])
    return Conflict("", parties, Net(tuple(names), moves), ranks(case["ranking"], names), today=names.index("s1"))


def conflict(name: str) -> Conflict:
    """A published case."""
    case = CASES[name]
    if name in GAMES:
        return two_by_two(case)
    if name in KOREA:
        return by_bits(case, ("Strike", "Withdraw", "Invasion", "Abandon"), ("Strike", "Withdraw"))
    if name == "Cuban_all_reversible":
        return by_bits(case, ("AirStrike", "Blockade", "Withdraw", "Escalate"), ("Withdraw", "Escalate"))
    return by_edges(case)


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
    """r is Nash, s held by an answer, u neither, as printed; where print undoes an invasion that move is added.

    U for both is held by sanctions made at once, a concept that this lens leaves out.
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


# -- the shipped files -------------------------------------------------------------------------------


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


# -- what implies what -------------------------------------------------------------------------------


def implied(by_concept: dict[str, Any], strict: Counter[str]) -> None:
    """R implies SSEQ, SSEQ implies SEQ and SMR, each of these GMR; where it is not the reverse is counted."""
    nash, gmr, smr, seq, sseq = (set(by_concept[c]) for c in CONCEPTS)
    assert nash <= sseq <= seq & smr and seq | smr <= gmr
    strict += Counter({"nash": nash != sseq, "sseq": sseq != seq & smr, "gmr": gmr != seq | smr})
    strict += Counter({"seq": not seq <= smr, "smr": not smr <= seq})


def test_implications_hold_on_random_models() -> None:
    """R implies SSEQ, SSEQ implies SEQ and SMR, and each of these GMR, for every party and for all, and none reversed."""
    strict: Counter[str] = Counter()
    for seed in range(200):
        answer = pp.stability(told_apart(ranked(random_model(seed)))).answer
        implied(answer["equilibria"], strict)
        for party in answer["stable"]["nash"]:
            implied({c: answer["stable"][c][party] for c in CONCEPTS}, strict)
    assert set(+strict) == {"nash", "gmr", "smr", "seq", "sseq"}


@pytest.mark.parametrize("part", ["", "_some"])
def test_implications_hold_over_readings(part: str) -> None:
    """The same holds of what is so in every reading, and of what is so in some."""
    strict: Counter[str] = Counter()
    for seed in range(80):
        answer = pp.stability(told_apart(spread(random_model(seed))), draws=4).answer
        implied(answer[f"equilibria{part}"], strict)
        for party in answer[f"stable{part}"]["nash"]:
            implied({c: answer[f"stable{part}"][c][party] for c in CONCEPTS}, strict)
    assert set(+strict) == {"nash", "gmr", "smr", "seq", "sseq"}


def test_what_one_coalition_keeps_single_parties_keep() -> None:
    """A coalition of one is its party; what all coalitions keep all parties keep; CNash implies CSMR and CSEQ, these CGMR."""
    strict: Counter[str] = Counter()
    plain = dict(zip(TOGETHER, ("nash", "gmr", "smr", "seq"), strict=True))
    for seed in range(60):
        data = random_model(seed)
        answer = pp.stability(told_apart(ranked(data)), [*CONCEPTS, *TOGETHER]).answer
        for concept, own in plain.items():
            by_coalition = answer["per_coalition"][concept]
            for party, kept in answer["stable"][own].items():
                if own == "seq":  # others may answer by joint gains, so a party alone is deterred more often
                    assert set(by_coalition[party]) >= set(kept)
                else:
                    assert by_coalition[party] == kept
            assert own == "seq" or set(answer["coalition"][concept]) <= set(answer["equilibria"][own])
        for members in answer["per_coalition"]["cnash"]:
            nash, gmr, smr, seq = (set(answer["per_coalition"][c][members]) for c in TOGETHER)
            assert nash <= smr & seq and smr | seq <= gmr
            strict += Counter({"smr": smr != nash, "seq": seq != nash, "gmr": gmr != smr | seq})
    assert set(+strict) == {"smr", "seq", "gmr"}
