"""The brute force of the stability lens gives what is published."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import oracle_coalition as co
import oracle_stability as st
import pytest
from oracle_horizon import limited, non_myopic
from published_cases import CASES, EDGES, GAMES, KOREA, SOLVED, published

Game = tuple[st.Model, st.Prefers, Callable[[st.State], Any], list[str]]  # model, prefers, printed name, party names


def by_bits(case: dict[str, Any], names: list[str], never: tuple[int, int]) -> Game:
    """Two parties with two yes-or-no options each; printed as the sum of 1 + 2 (first party) and 4 + 8 (second).

    ``never``: the bits of the two options that cannot go together. The highest bit is the first axis.
    """
    final = [(1,) if name in case.get("irreversible", ()) else () for name in reversed(names)]
    first, second = ((), (), (0, 1), (0, 1)), ((0, 1), (0, 1), (), ())
    every = list(product((0, 1), repeat=4))
    infeasible = {s for s in every if decimal(s) & never[0] and decimal(s) & never[1]}
    model = st.from_options((2, 2, 2, 2), final, [((0,), first), ((1,), second)], infeasible)
    parties = list(case["ranking"])
    payoffs = [{s: -case["ranking"][p].index(decimal(s)) for s in model.states} for p in parties]
    return model, st.by_payoffs(payoffs), decimal, parties


def decimal(state: tuple[int, ...]) -> int:
    return int("".join(map(str, state)), 2)


def two_by_two(case: dict[str, Any]) -> Game:
    """A 2x2 game: the first letter of a state is the first player's choice."""
    model = st.from_options((2, 2), [(), ()], [((0,), ((0, 1), ())), ((1,), ((), (0, 1)))], ())
    payoffs = [{s: case["payoff"][p][letters(s)] for s in model.states} for p in ("1", "2")]
    return model, st.by_payoffs(payoffs), letters, ["1", "2"]


def letters(state: tuple[int, ...]) -> str:
    return "".join("CD"[o] for o in state)


def game(name: str) -> Game:
    """A published case as a model."""
    case = CASES[name]
    if name in GAMES:
        return two_by_two(case)
    if name in KOREA:
        return by_bits(case, ["Strike", "Withdraw", "Invasion", "Abandon"], (1, 2))
    if name.startswith("Cuban"):
        return by_bits(case, ["AirStrike", "Blockade", "Withdraw", "Escalate"], (4, 8))
    parties = list(case["ranking"])
    states = sorted(case["ranking"][parties[0]])
    movers = [((i,), [(s, t) for s in case["moves"][p] for t in case["moves"][p][s]]) for i, p in enumerate(parties)]
    payoffs = [{s: -case["ranking"][p].index(s) for s in states} for p in parties]
    return st.from_edges(len(parties), states, movers), st.by_payoffs(payoffs), lambda s: s, parties


def found_in(name: str) -> tuple[dict[str, list[set[Any]]], list[str]]:
    """The stable states of a published case by their printed names, a set a party; and the parties."""
    model, prefers, printed, parties = game(name)
    found = st.every_concept(model, prefers)
    return {c: [{printed(s) for s in own} for own in sets] for c, sets in found.items()}, parties


@published
def test_every_case_of_the_file_is_used() -> None:
    """No case of the shared file goes untested, and the published games have the states of their own text."""
    assert set(SOLVED) == CASES.keys() - {"_about"}
    korea, _, printed, _ = game("NorthKorea_Jacobi_A_seq")
    assert [printed(s) for s in korea.states] == [0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14]
    cuban, _, printed, _ = game("Cuban_all_reversible")
    assert [printed(s) for s in cuban.states] == list(range(12))


@published
@pytest.mark.parametrize("name", SOLVED or ["none"])
def test_stable_states_of_the_published_cases(name: str) -> None:
    """The stable states of each party and the equilibria are those on file under all five concepts."""
    found, parties = found_in(name)
    for concept in st.CONCEPTS:
        expected = CASES[name]["bf_stable"][concept]
        assert dict(zip(parties, found[concept], strict=True)) == {p: set(s) for p, s in expected.items()}, concept
        assert st.equilibria(found[concept]) == set(CASES[name]["bf_equilibria"][concept]), concept


@published
@pytest.mark.parametrize("name", KOREA or ["none"])
def test_printed_marks_of_the_korean_games(name: str) -> None:
    """r is Nash, s sanctioned, u unstable, as printed; but print undoes an invasion at 12 and 13,
    and a state with U for both is held by sanctions made at once, a concept that we leave out.
    """
    case, (model, prefers, printed, parties) = CASES[name], game(name)
    if name == "NorthKorea_Jacobi_A_irrev_seq":
        assert decimal_of(model, prefers, "seq") - set(case["published_equilibria"]) == {12}
        move = {12: 0, 13: 1}
        states = {printed(s): s for s in model.states}
        for here, there in move.items():
            model.movers[1][1][states[here]].add(states[there])
    for i, party in enumerate(parties):
        nash = st.stable(model, prefers, "nash", i)
        held = st.stable(model, prefers, case["published_concept"], i)
        marks = {printed(s): "r" if s in nash else "s" if s in held else "u" for s in model.states}
        in_order = [marks[s] for s in case["ranking"][party]]
        assert in_order == case["published_marks"][party].lower().split(), party
    marked = {p: dict(zip(case["ranking"][p], case["published_marks"][p].split(), strict=True)) for p in parties}
    together = {s for s in map(decimal, model.states) if all(marks[s] == "U" for marks in marked.values())}
    held_by_all = decimal_of(model, prefers, case["published_concept"])
    assert held_by_all | together == set(case["published_equilibria"])


def decimal_of(model: st.Model, prefers: st.Prefers, concept: str) -> set[int]:
    """The equilibria of a game in bits, by their printed numbers."""
    return {decimal(s) for s in st.equilibria(st.every_concept(model, prefers)[concept])}


@published
def test_cuban_crisis_ends_as_in_the_literature() -> None:
    """The sequentially stable ends of the Cuban crisis are the two that Fraser and Hipel print."""
    model, prefers, _, _ = game("Cuban_all_reversible")
    assert decimal_of(model, prefers, "seq") == set(CASES["Cuban_all_reversible"]["published_equilibria_recalled"])


@published
@pytest.mark.parametrize("name", GAMES or ["none"])
def test_limited_moves_of_the_two_by_two_games(name: str) -> None:
    """L_h for h = 1 to 8, and non-myopic stability, are those on file for each player."""
    case, (model, prefers, printed, parties) = CASES[name], game(name)
    for h, expected in case["Lh_stable"].items():
        found = [{printed(s) for s in limited(model, prefers, int(h), i)} for i in (0, 1)]
        assert dict(zip(parties, found, strict=True)) == {p: set(s) for p, s in expected.items()}, h
        assert st.equilibria(found) == set(case["Lh_equilibria"][h]), h
    for i, player in enumerate(parties):
        assert {printed(s) for s in non_myopic(model, prefers, i)} == set(case["NM_stable"][player])


@published
@pytest.mark.parametrize("name", sorted(EDGES) or ["none"])
def test_coalitions_of_the_elmira_conflict(name: str) -> None:
    """Stability for each coalition and for all of them is as on file."""
    case, (model, prefers, _, parties) = CASES[name], game(name)
    found = co.every_coalition(model, prefers)
    for concept, expected in case["bf_coalition_equilibria"].items():
        assert set.intersection(*found[concept].values()) == set(expected), concept
        assert co.coalitionally_stable(model, prefers, concept) == set(expected), concept
    assert len(case["bf_per_coalition"]) == len(co.coalitions(range(3)))
    for names, by_concept in case["bf_per_coalition"].items():
        members = frozenset(parties.index(name) for name in names)
        for concept, expected in by_concept.items():
            assert found[concept][members] == set(expected), (names, concept)
            assert co.coalition_stable(model, prefers, concept, members) == set(expected), (names, concept)


@published
@pytest.mark.parametrize("name", sorted(EDGES) or ["none"])
def test_status_quo_analysis_of_the_elmira_conflict(name: str) -> None:
    """What can be reached from the status quo, by any moves and by improvements, is as on file."""
    case, (model, prefers, _, _) = CASES[name], game(name)
    assert sorted(st.attainable(model, "s1")) == case["attainable_from_s1"]
    assert sorted(st.attainable(model, "s1", st.improves(prefers))) == case["attainable_by_UI_from_s1"]
