"""The brute force of the stability lens on answers worked out by hand."""

from __future__ import annotations

import oracle_coalition as co
import oracle_stability as st
import pytest
from oracle_horizon import anticipated, limited, non_myopic


def worth(**payoffs: int) -> dict[str, int]:
    """One party's payoffs of states named by letters."""
    return payoffs


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
