"""Status quo analysis against brute force: what is reached from a state, in how few moves, and by which."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise

import numpy as np
import oracle_stability as st
import pytest
from stability_models import ranked, spread
from stability_random import Random, RandomNet, random_model, relation

import pourparler as pp
from pourparler.lens.stability.paths import Reached, reached
from pourparler.lens.stability.play import Path, Play, Step
from pourparler.space.compile import Valuation
from pourparler.space.conflict import Conflict, Ranks
from pourparler.space.graph import Net
from pourparler.space.preference import Spread
from pourparler.space.readings import Readings

BATCHES = [range(start, start + 60) for start in range(0, 300, 60)]


def counting(compare: st.Relation, what: set[str]) -> st.StepOk:
    """Steps that count: for every member the end compares so with the start."""
    return lambda members, s, t: all(compare(i, s, t) in what for i in members)


def least(model: st.Model, start: st.State, step_ok: st.StepOk | None) -> dict[st.State, list[tuple[int, int]]]:
    """Of the shortest legal sequences to each state the first by (mover, state) of each step: all are listed in turn."""
    place = {s: k for k, s in enumerate(model.states)}
    found: dict[st.State, list[tuple[int, int]]] = {}
    front: dict[tuple[st.State, int], list[tuple[int, int]]] = {(start, -1): []}
    known = set(front)
    while front:
        following: dict[tuple[st.State, int], list[tuple[int, int]]] = {}
        for (state, last), path in front.items():
            for m, (members, moves) in enumerate(model.movers):
                for end in moves[state] if m != last else ():
                    if (end, m) in known or (step_ok and not step_ok(members, state, end)):
                        continue
                    longer = [*path, (m, place[end])]
                    following[end, m] = min(longer, following.get((end, m), longer))
        ends: dict[st.State, list[tuple[int, int]]] = {}
        for (end, _), path in following.items():
            ends[end] = min(path, ends.get(end, path))
        found = {**ends, **found}
        known |= following.keys()
        front = following
    found.pop(start, None)
    return found


def check(data: Random, found: dict[int, Path], start: int, step_ok: st.StepOk | None) -> Counter[str]:
    """Every state with the length of its way, and every step of every way."""
    model, states = data.model(), data.states
    members_of = [tuple(sorted(members)) for members, _ in model.movers]
    expected = st.attainable(model, states[start], step_ok)
    assert expected.pop(states[start]) == 0
    assert {states[s]: len(path) for s, path in found.items()} == expected
    first = least(model, states[start], step_ok)
    for state, path in found.items():
        assert (path[0].start, path[-1].end) == (start, state)
        assert all(a.end == b.start and a.who != b.who for a, b in pairwise(path))
        for step in path:
            members, moves = model.movers[members_of.index(step.who)]
            assert states[step.end] in moves[states[step.start]]
            assert step_ok is None or step_ok(members, states[step.start], states[step.end])
        assert [(members_of.index(step.who), step.end) for step in path] == first[states[state]]
    lengths = [len(path) for path in found.values()]
    assert lengths == sorted(lengths)
    return Counter({"far": max(lengths, default=0) > 2, "out of reach": len(found) < len(states) - 1})


def layered(data: Random, ways: Reached, which: str, step_ok: st.StepOk | None) -> None:
    """So many states at each distance; one may be empty, where a way leads back through states that are known."""
    lengths = Counter(st.attainable(data.model(), data.states[ways.start], step_ok).values())
    layers = ways.layers(which)
    assert layers == [lengths[k] for k in range(max(lengths) + 1)]
    assert layers[0] == 1 and layers[-1] and sum(layers) == lengths.total() == len(getattr(ways, which)) + 1


@pytest.mark.parametrize("batch", BATCHES, ids=lambda b: f"{b.start}-{b.stop}")
def test_what_is_reached_from_a_state(batch: range) -> None:
    """Distances equal brute force by any moves and by gains; every way is legal, shortest, and the first of its like."""
    seen: Counter[str] = Counter()
    for seed in batch:
        data = random_model(seed)
        start = seed % len(data.states)
        prefers = st.by_payoffs(data.payoffs)
        exact = reached(Play(ranked(data)), start)
        check(data, exact.some, start, st.improves(prefers))
        assert exact.every == exact.some
        layered(data, exact, "some", st.improves(prefers))
        compare = relation(data)
        ranged = reached(Play(spread(data)), start)
        assert ranged.any == exact.any and ranged.start == start
        for which, step_ok in (
            ("any", None),
            ("some", counting(compare, {">", "U"})),
            ("every", counting(compare, {">"})),
        ):
            counted = check(data, getattr(ranged, which), start, step_ok)
            seen += Counter({f"{which} {what}": n for what, n in counted.items()})
            layered(data, ranged, which, step_ok)
        assert ranged.every.keys() <= ranged.some.keys() <= ranged.any.keys()
        seen["some, not every"] += ranged.every.keys() != ranged.some.keys()
        seen["net"] += isinstance(data, RandomNet)
    assert min(seen[f"{which} {what}"] for which in ("any", "some") for what in ("far", "out of reach")) > 0
    assert seen["some, not every"] > 10 and seen["net"] == len(batch) // 4


def line(order: str) -> Play:
    """A moves p to q and q to r; B moves q to x and x to q; both together p to x. ``order``: everyone's, best first."""
    names = ("p", "q", "r", "x")
    edges = (((0,), ["pq", "qr"]), ((1,), ["qx", "xq"]), ((0, 1), ["px"]))
    moves = tuple((who, np.array([[names.index(a), names.index(b)] for a, b in pairs])) for who, pairs in edges)
    ranks = Ranks(np.array([-order.index(name) for name in names]))
    return Play(Conflict("line", ("A", "B"), Net(names, moves), (ranks, ranks)))


def test_no_mover_goes_twice_in_a_row() -> None:
    """A reaches r only after another has moved in between; a group and its member are different movers."""
    ways = reached(line("rqxp"), 0)
    assert ways.any == {
        1: (Step((0,), 0, 1),),
        3: (Step((0, 1), 0, 3),),
        2: (Step((0, 1), 0, 3), Step((1,), 3, 1), Step((0,), 1, 2)),
    }
    assert ways.layers("any") == [1, 2, 0, 1] == ways.layers("every")


def test_a_step_that_is_no_gain_ends_the_way() -> None:
    """By gains alone, what lies behind a loss is not reached, and a loss on the short way means a longer one."""
    ways = reached(line("rqpx"), 0)
    assert ways.some == ways.every == {1: (Step((0,), 0, 1),)}
    assert (ways.layers("any"), ways.layers("some")) == ([1, 2, 0, 1], [1, 1])
    assert reached(line("pqrx"), 0).layers("some") == [1]
    assert reached(line("rxqp"), 0).layers("some") == [1, 2]


def test_nothing_is_reached_where_nobody_moves() -> None:
    """From a state that nobody leaves there is no way, and one layer: the state itself."""
    ways = reached(line("rqxp"), 2)
    assert (ways.any, ways.some, ways.every) == ({}, {}, {})
    assert ways.layers("any") == [1]


def test_gains_of_different_readings_are_not_told_as_those_of_one() -> None:
    """Where A gains by its first step in some readings and by its second in the others, no reading has both."""
    names = ("s", "t", "u", "v")
    moves = (((0,), np.array([[0, 1], [2, 3]])), ((1,), np.array([[1, 2]])))
    readings = Readings(("w",), (Fraction(-1),), (Fraction(1),))
    truths = np.array([[0], [1]], dtype=np.int8)  # what w is worth counts at t and u
    first = Spread(Valuation("A", (), (), (), readings), np.array([0, 1, 1, 0]), truths, np.zeros(2, dtype=bool))
    second = Ranks(np.array([0, 0, 1, 0]))
    conflict = Conflict("to and fro", ("A", "B"), Net(names, moves), (first, second), today=0)
    ways = reached(Play(conflict), 0)
    assert ways.every == {} and len(ways.some[3]) == 3
    (paths,) = [table for table in pp.stability(conflict).tables if table.id == "paths"]
    (row,) = [row for row in paths.rows if row[0] == "nobody leaves: v"]
    assert not str(row[-1]).startswith("in some readings")
