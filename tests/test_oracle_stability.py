"""The brute force of the stability lens, on published results and on answers worked out by hand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import oracle_coalition as co
import oracle_stability as st
import pytest
from oracle_horizon import anticipated, limited, non_myopic
from stability_random import FEATURES, MOST_STATES, corners, party_corners, random_game, random_model, relation

SHARED = Path(__file__).resolve().parents[2] / "shared" / "oracles" / "gmcr_cases.json"
CASES: dict[str, Any] = json.loads(SHARED.read_text(encoding="utf-8")) if SHARED.exists() else {}
published = pytest.mark.skipif(not CASES, reason="the shared oracles are not beside this clone")

KOREA = [name for name in CASES if name.startswith("NorthKorea")]
GAMES = [name for name in CASES if "Lh_stable" in CASES[name]]
EDGES = {"Elmira9_literature"} & CASES.keys()
SOLVED = [*KOREA, *({"Cuban_all_reversible"} & CASES.keys()), *GAMES, *EDGES]

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


def worth(**payoffs: int) -> dict[str, int]:
    """One party's payoffs of states named by letters."""
    return payoffs


# -- published results -------------------------------------------------------------------------------


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
    """r is Nash, s sanctioned, u unstable, as printed; but print undoes an invasion at 12 and 13.

    A state with U for both is held by sanctions made at once, a concept that we leave out.
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


# -- worked out by hand ------------------------------------------------------------------------------


def test_moves_of_the_option_form() -> None:
    """A move takes several axes at once, jumps over what cannot be, leaves no final option, and goes where it may."""
    model = st.from_options(
        sizes=(3, 2),
        final=[(2,), ()],
        movers=[((0,), ((0, 1, 2), ())), ((1,), ((1,), (0, 1))), ((0, 1), ((), (1,)))],
        infeasible={(1, 0)},
    )
    assert model.states == [(0, 0), (0, 1), (1, 1), (2, 0), (2, 1)]
    first, second, both = (moves for _, moves in model.movers)
    assert first == {(0, 0): {(2, 0)}, (0, 1): {(1, 1), (2, 1)}, (1, 1): {(0, 1), (2, 1)}, (2, 0): set(), (2, 1): set()}
    assert second[(0, 0)] == {(0, 1), (1, 1)}  # changes axis 1 alone, or breaks axis 0 to option 1 with it
    assert second[(0, 1)] == {(0, 0), (1, 1)} and second[(1, 1)] == set() and second[(2, 1)] == {(2, 0)}
    assert both == {(0, 0): {(0, 1)}, (0, 1): set(), (1, 1): set(), (2, 0): {(2, 1)}, (2, 1): set()}
    assert model.alone(0, (0, 0)) == {(2, 0)}
    assert model.within({0}) == [0] and model.without({1}) == [0] and model.within({0, 1}) == [0, 1, 2]
    assert model.without({0, 1}) == []


def test_no_mover_moves_twice_in_a_row() -> None:
    """A chain of one mover's moves is no sequence, unless another mover steps in; a group is not its member."""
    chain = [("p", "q"), ("q", "r")]
    alone = st.from_edges(2, "pqr", [((0,), chain), ((1,), [])])
    assert st.reachable(alone, [0, 1], "p") == {"q"}
    assert st.attainable(alone, "p") == {"p": 0, "q": 1}
    group = st.from_edges(2, "pqr", [((0,), chain), ((1,), []), ((0, 1), [("q", "r")])])
    assert st.attainable(group, "p") == {"p": 0, "q": 1, "r": 2}
    assert st.reachable(group, [0, 1], "p") == {"q"}
    detour = st.from_edges(2, "pqrx", [((0,), chain), ((1,), [("q", "x"), ("x", "q"), ("q", "p")])])
    assert st.attainable(detour, "p") == {"p": 0, "q": 1, "x": 2}  # back at p and q only as before
    detour = st.from_edges(3, "pqrx", [((0,), chain), ((1,), [("q", "x")]), ((2,), [("x", "q")])])
    assert st.attainable(detour, "p") == {"p": 0, "q": 1, "x": 2, "r": 4}
    assert st.reachable(detour, [0, 1, 2], "p") == {"q", "x", "r"}


def test_the_start_is_not_reached_but_coming_back_is_a_sanction() -> None:
    """Where another can only undo the move, the state is metarationally stable; and not if nobody answers."""
    edges = [((0,), [("s", "t")]), ((1,), [("t", "s")])]
    prefers = st.by_payoffs([{"s": 0, "t": 1}, {"s": 0, "t": 1}])
    model = st.from_edges(2, "st", edges)
    assert st.reachable(model, [0, 1], "s") == {"t"}
    found = st.every_concept(model, prefers)
    assert "s" not in found["nash"][0] and "s" not in found["seq"][0]  # going back does not improve on t
    assert "s" in found["gmr"][0] and "s" not in found["smr"][0]  # from s it can move to t again
    prefers = st.by_payoffs([{"s": 0, "t": 1}, {"s": 1, "t": 0}])
    found = st.every_concept(model, prefers)
    assert "s" in found["seq"][0] and "s" not in found["sseq"][0]
    unanswered = st.from_edges(2, "st", edges[:1])
    assert not any("s" in own[0] for own in st.every_concept(unanswered, prefers).values())


@pytest.mark.parametrize(
    ("t", "u", "v", "kinds"),
    [  # what t, the answer u and the escape v are to s: which kinds hold s under nash, gmr, smr
        (">", "<=", "<=", ("", "abcd", "abcd")),
        (">", "<=", "U", ("", "abcd", "cd")),
        (">", "<=", ">", ("", "abcd", "")),
        (">", "U", "<=", ("", "cd", "cd")),
        (">", "U", "U", ("", "cd", "cd")),
        (">", "U", ">", ("", "cd", "")),
        (">", ">", "<=", ("", "", "")),
        ("U", "<=", "<=", ("bd", "abcd", "abcd")),
        ("U", "<=", "U", ("bd", "abcd", "bcd")),
        ("U", "<=", ">", ("bd", "abcd", "bd")),
        ("U", "U", "U", ("bd", "bcd", "bcd")),
        ("U", "U", ">", ("bd", "bcd", "bd")),
        ("U", ">", "<=", ("bd", "bd", "bd")),
        ("<=", ">", ">", ("abcd", "abcd", "abcd")),
    ],
)
@pytest.mark.parametrize("answer", [">", "U", "<="])
def test_the_four_kinds(t: str, u: str, v: str, kinds: tuple[str, str, str], answer: str) -> None:
    """Each kind leaves, is deterred and escapes by its own rule; a sequential answer is or may be an improvement."""
    model = st.from_edges(2, "stuv", [((0,), [("s", "t"), ("u", "v")]), ((1,), [("t", "u")])])
    known = {(0, "s", "t"): t, (0, "s", "u"): u, (0, "s", "v"): v, (1, "t", "u"): answer}

    def compare(i: int, here: str, there: str) -> str:
        return known.get((i, here, there), "<=")

    nash, gmr, smr = kinds
    held = {"nash": nash, "gmr": gmr, "smr": smr, "seq": gmr, "sseq": smr}
    if answer == "<=":
        held |= {"seq": nash, "sseq": nash}
    for concept, expected in held.items():
        found = "".join(kind for kind in "abcd" if "s" in st.stable_unknown(model, compare, kind, concept, 0))
        assert found == expected, concept


def test_a_group_answers_if_each_member_may_gain() -> None:
    """A group's step counts as an answer only if every member surely or possibly prefers it; never against a member."""
    movers = [((0,), [("s", "t")]), ((1,), []), ((2,), []), ((1, 2), [("t", "u")])]
    model = st.from_edges(3, "stu", movers)
    for one, other, holds in ((">", "U", True), ("U", "U", True), (">", "<=", False)):
        known = {(0, "s", "t"): ">", (1, "t", "u"): one, (2, "t", "u"): other}
        found = st.stable_unknown(model, lambda *key, k=known: k.get(key, "<="), "a", "seq", 0)
        assert ("s" in found) == holds
    prefers = st.by_payoffs([{"s": 1, "t": 2, "u": 0}, {"s": 0, "t": 0, "u": 1}, {"s": 0, "t": 0, "u": 1}])
    assert "s" in st.stable(model, prefers, "seq", 0)
    with_first = st.from_edges(3, "stu", [*movers[:3], ((0, 1), [("t", "u")])])
    assert not any("s" in st.stable(with_first, prefers, concept, 0) for concept in st.CONCEPTS)


def test_coalitions_move_jointly() -> None:
    """What nobody leaves alone two may leave together, and a sanction that hurts one of them is enough."""
    edges = [((0,), [("s", "x")]), ((1,), [("x", "t")]), ((2,), [("t", "u")])]
    model = st.from_edges(3, "sxtu", edges)
    payoffs = [worth(s=1, x=0, t=2, u=3), worth(s=1, x=0, t=2, u=0), worth(s=0, x=0, t=1, u=0)]
    prefers = st.by_payoffs(payoffs)
    found = co.every_coalition(model, prefers)
    alone, pair = frozenset({0}), frozenset({0, 1})
    assert "s" in found["cnash"][alone] and "s" not in found["cnash"][pair]
    assert "s" in found["cgmr"][pair] and "s" in found["csmr"][pair]  # the third can answer, and hurts the second
    assert "s" not in found["cseq"][pair] and "s" not in found["cseq_individual"][pair]  # at a cost to itself
    assert "s" not in co.bloc_stable(model, prefers, "cnash", [(0, 1), (2,)], 0)
    assert "s" in co.bloc_stable(model, prefers, "cgmr", [(0, 1), (2,)], 0)
    assert "s" in co.bloc_stable(model, prefers, "cnash", [(0, 2), (1,)], 0)
    with pytest.raises(ValueError, match="one bloc"):
        co.bloc_stable(model, prefers, "cnash", [(0, 1)], 0)


def test_joint_improvements_sanction_where_single_ones_do_not() -> None:
    """Two others who both gain in the end may sanction though the first step costs one of them something."""
    edges = [((0,), [("s", "t")]), ((1,), [("t", "x")]), ((2,), [("x", "u")])]
    model = st.from_edges(3, "stxu", edges)
    prefers = st.by_payoffs([worth(s=1, t=2, x=1, u=0), worth(s=0, t=1, x=0, u=2), worth(s=0, t=1, x=0, u=2)])
    found = co.every_coalition(model, prefers)
    assert "s" in found["cseq"][frozenset({0})]
    assert "s" not in found["cseq_individual"][frozenset({0})]


def test_a_group_across_blocs_is_not_used() -> None:
    """A group of members of two blocs moves for none of them, and moves for a bloc that holds it whole."""
    model = st.from_edges(3, "st", [((0,), []), ((1,), []), ((2,), []), ((0, 1), [("s", "t")])])
    prefers = st.by_payoffs([worth(s=0, t=1)] * 3)
    assert co.every_bloc(model, prefers, [(0,), (1, 2)])["cnash"] == [{"s", "t"}, {"s", "t"}]
    assert co.every_bloc(model, prefers, [(0, 1), (2,)])["cnash"] == [{"t"}, {"s", "t"}]


def test_horizon_on_a_chain() -> None:
    """A party looks so many moves ahead and no further; of equally good moves it takes the first, and ties stay."""
    edges = [((0,), [("p", "q"), ("r", "z"), ("p", "w")]), ((1,), [("q", "r")])]
    model = st.from_edges(2, "pqrzw", edges)
    first = worth(p=2, q=3, r=1, z=3, w=3)
    prefers = st.by_payoffs([first, worth(p=0, q=1, r=2, z=3, w=0)])
    ends = {h: anticipated(model, prefers, h)[0, "p"] for h in range(5)}
    assert ends == {0: "p", 1: "q", 2: "w", 3: "z", 4: "z"}
    assert "p" not in limited(model, prefers, 3, 0)
    assert limited(model, prefers, 0, 0) == set("pqrzw")
    prefers = st.by_payoffs([first | {"w": 2, "z": 2}, worth(p=0, q=1, r=2, z=3, w=0)])
    assert ["p" in limited(model, prefers, h, 0) for h in range(6)] == [True, False, True, True, True, True]
    assert "p" in non_myopic(model, prefers, 0)
    with pytest.raises(ValueError, match="two parties"):
        limited(st.from_edges(2, "pq", [((0, 1), [])]), prefers, 1, 0)


def test_non_myopic_means_in_all_of_the_cycle() -> None:
    """Where each undoes the other's move the first stays at even horizons only: that is not non-myopically stable."""
    model = st.from_edges(2, "pq", [((0,), [("p", "q")]), ((1,), [("q", "p")])])
    prefers = st.by_payoffs([worth(p=0, q=1), worth(p=1, q=0)])
    assert ["p" in limited(model, prefers, h, 0) for h in range(8)] == [True, False] * 4
    assert [non_myopic(model, prefers, i) for i in (0, 1)] == [{"q"}, {"p"}]


# -- random models -----------------------------------------------------------------------------------


def test_implications_hold_on_random_models() -> None:
    """Nash implies SSEQ, SSEQ implies SEQ and SMR, each of these implies GMR, and none the other way round."""
    strict: Counter[str] = Counter()
    for seed in range(300):
        data = random_model(seed)
        found = st.every_concept(data.model(), st.by_payoffs(data.payoffs))
        for nash, gmr, smr, seq, sseq in zip(*(found[c] for c in st.CONCEPTS), strict=True):
            assert nash <= sseq <= seq & smr and seq | smr <= gmr, seed
            strict += Counter({"nash": nash != sseq, "sseq": sseq != seq & smr})
            strict += Counter({"seq": not seq <= smr, "smr": not smr <= seq, "gmr": gmr != seq | smr})
    assert set(strict) == {"nash", "sseq", "seq", "smr", "gmr"}


def test_one_call_or_many_are_the_same() -> None:
    """The quick functions for all concepts and kinds say what the single calls say."""
    for seed in range(40):
        data = random_model(seed)
        model, prefers, compare = data.model(), st.by_payoffs(data.payoffs), relation(data)
        every, kinds = st.every_concept(model, prefers), st.every_kind(model, compare)
        for concept, i in product(st.CONCEPTS, range(data.parties)):
            assert st.stable(model, prefers, concept, i) == every[concept][i]
            for kind in st.KINDS:
                assert st.stable_unknown(model, compare, kind, concept, i) == kinds[kind][concept][i]


def test_searches_find_the_ends_of_all_short_sequences() -> None:
    """The states within five moves are the ends of the legal sequences of at most five moves, listed one by one."""
    for seed in range(120):
        data = random_model(seed)
        model = data.model()
        if len(model.states) > 12:
            continue
        start = model.states[seed % len(model.states)]
        length = {start: 0}
        sequences: list[tuple[tuple[int, ...], st.State]] = [((), start)]
        for steps in range(1, 6):
            sequences = [
                ((*made, m), end)
                for made, state in sequences
                for m, (_, moves) in enumerate(model.movers)
                if made[-1:] != (m,)
                for end in moves[state]
            ][:20_000]
            for _, end in sequences:
                length.setdefault(end, steps)
        found = st.attainable(model, start)
        if len(sequences) < 20_000:
            assert {s: k for s, k in found.items() if k <= 5} == length
        assert st.reachable(model, range(len(model.movers)), start) == found.keys() - {start}


def test_kinds_agree_with_exact_preferences_and_with_corners() -> None:
    """Without U all kinds are the exact concepts; a is "in every corner" and d "in some" for Nash, GMR and SMR."""
    unlike = 0
    for seed in range(150):
        data = random_model(seed)
        model, prefers = data.model(), st.by_payoffs(data.payoffs)
        exact = st.every_kind(model, lambda i, s, t, p=prefers: ">" if p(i, s, t) else "<=")
        assert all(exact[kind] == st.every_concept(model, prefers) for kind in st.KINDS)
        kinds = st.every_kind(model, relation(data))
        for i in range(data.parties):
            readings = list(party_corners(data, i))
            for concept in ("nash", "gmr", "smr"):
                held = [st.stable(model, by_own(i, own), concept, i) for own in readings]
                assert kinds["a"][concept][i] == set.intersection(*held), (seed, concept)
                assert kinds["d"][concept][i] == set.union(*held), (seed, concept)
                unlike += kinds["a"][concept][i] != kinds["d"][concept][i]
    assert unlike > 100


def by_own(i: int, own: dict[st.State, int]) -> st.Prefers:
    """Party i's preference alone: what Nash, GMR and SMR need."""
    return lambda j, s, t: j == i and own[t] > own[s]


def test_relations_bound_every_corner() -> None:
    """Surely better is better at every corner, surely not at none, and unknown at some and not at others."""
    seen: set[str] = set()
    for seed in range(60):
        data = random_model(seed)
        compare = relation(data)
        for i in range(data.parties):
            readings = list(party_corners(data, i))
            for s, t in product(data.states[:8], repeat=2):
                better = {own[t] > own[s] for own in readings}
                expected = {frozenset({True}): ">", frozenset({False}): "<="}.get(frozenset(better), "U")
                assert compare(i, s, t) == expected
                seen.add(expected)
    assert seen == {">", "<=", "U"}


def test_kinds_are_ordered() -> None:
    """What holds a holds b and c, and what holds b or c holds d, under every concept."""
    for seed in range(150):
        data = random_model(seed)
        kinds = st.every_kind(data.model(), relation(data))
        for concept, i in product(st.CONCEPTS, range(data.parties)):
            a, b, c, d = (kinds[kind][concept][i] for kind in "abcd")
            assert a <= b & c and b | c <= d, (seed, concept)


def test_coalition_concepts_on_random_models() -> None:
    """One party alone is the textbook case, the coalition concepts imply each other as they should."""
    for seed in range(150):
        data = random_model(seed)
        model, prefers = data.model(), st.by_payoffs(data.payoffs)
        single, found = st.every_concept(model, prefers), co.every_coalition(model, prefers)
        pairs = {"cnash": "nash", "cgmr": "gmr", "csmr": "smr", "cseq_individual": "seq"}
        for i, (concept, known) in product(range(data.parties), pairs.items()):
            assert found[concept][frozenset({i})] == single[known][i], (seed, concept)
        for members in co.coalitions(range(data.parties)):
            nash, gmr, smr, seq, seq1 = (found[c][members] for c in co.COALITION_CONCEPTS)
            assert nash <= smr & seq1 and smr | seq <= gmr and seq1 <= seq, seed


def test_blocs_on_random_models() -> None:
    """Blocs of one are the parties themselves, and one bloc of all leaves what the coalition of all leaves."""
    for seed in range(150):
        data = random_model(seed)
        model, prefers = data.model(), st.by_payoffs(data.payoffs)
        everyone = tuple(range(data.parties))
        nash = co.coalition_stable(model, prefers, "cnash", everyone)
        assert co.every_bloc(model, prefers, [everyone]) == {"c" + c: [nash] for c in st.CONCEPTS}
        if "joint" not in data.features:
            each = co.every_bloc(model, prefers, [(i,) for i in everyone])
            assert each == {"c" + c: own for c, own in st.every_concept(model, prefers).items()}


def test_random_models_have_every_feature_and_depend_on_the_seed_alone() -> None:
    """Each feature is in a good share of the models, the same seed gives the same model, and none is too large."""
    count: Counter[str] = Counter()
    for seed in range(400):
        data = random_model(seed)
        assert data == random_model(seed)
        assert 2 <= len(data.states) <= MOST_STATES and 2 <= data.parties <= 5
        assert len(list(corners(data))) <= 256
        count.update([*data.features, f"{data.parties} parties", type(data).__name__])
        moves = data.model().movers
        count["unused"] += any(s in moves[m][1][s] for m in range(len(moves)) for s in data.states)
        count["intransitive"] += any(
            not (moves[t] <= moves[s] | {s}) for _, moves in moves for s in moves for t in moves[s]
        )
    assert all(count[name] >= 60 for name in FEATURES), count
    assert all(count[f"{n} parties"] >= 25 for n in (2, 3, 4, 5)), count
    assert count["RandomNet"] >= 80 and count["intransitive"] >= 50 and count["unused"] == 0, count
    assert random_game(7, parties=3, most=12).parties == 3 and len(random_game(7, parties=3, most=12).states) <= 12
