"""Conflicts written as explicit graphs: read back the same, a grid move by move, or refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from conflict_files import dense, values
from hypothesis import given, settings
from hypothesis import strategies as st
from net_files import loads, same, small

from pourparler.errors import InputError
from pourparler.formats import net
from pourparler.space.conflict import Conflict, Ranks
from pourparler.space.graph import Grid, Mover, Net, matrix


@st.composite
def nets(draw: Any) -> Conflict:
    """A random graph of up to six states, three parties and two groups."""
    names = tuple(draw(st.sampled_from([("s1", "s2", "війна", "a b", "1", ":"), ("x", "y", "z", "u", "v", "w")])))
    n, parties = draw(st.integers(1, 6)), ("ann", "ben", "Київ")[: draw(st.integers(1, 3))]
    state = st.integers(0, n - 1)
    edges = st.sets(st.tuples(state, state).filter(lambda e: e[0] != e[1]), max_size=8) if n > 1 else st.just(set())
    everyone = [(p,) for p in range(len(parties))]
    groups = draw(st.lists(st.sampled_from([(0, 1), (1, 2), (0, 1, 2)]), max_size=2, unique=True))
    members = [*everyone, *(g for g in groups if g[-1] < len(parties))]
    moves = tuple((m, np.array(sorted(draw(edges)), dtype=np.int64).reshape(-1, 2)) for m in members)
    rank = st.lists(st.integers(-3, 3), min_size=n, max_size=n)
    ranks = tuple(Ranks(np.array(draw(rank), dtype=np.int64)) for _ in parties)
    about = tuple(f"{name}: what it is" for name in names[:n] if draw(st.booleans()))
    notes = (*draw(st.sampled_from([(), ("Source: a book",)])), *about, *draw(st.sampled_from([(), ("A note",)])))
    today = draw(st.none() | state)
    return Conflict("T", parties, Net(names[:n], moves), ranks, today=today, notes=notes)


@settings(max_examples=150, deadline=None)
@given(nets())
def test_what_is_written_reads_back_the_same(conflict: Conflict) -> None:
    """Writing and reading gives the same graph, ranks, notes and bytes."""
    text, warnings = net.dumps(conflict)
    assert not warnings
    again, _ = loads(text)
    same(conflict, again)
    assert net.dumps(again)[0] == text


def test_the_order_of_moves_in_memory_makes_no_difference() -> None:
    """Moves that stand in another order, or twice, give the same bytes; names in any script stand as they are."""
    ranks = (Ranks(np.array([0, 1, 2])),)
    texts = set()
    for edges in ([[0, 1], [0, 2], [2, 0]], [[2, 0], [0, 2], [0, 1], [0, 2]]):
        texts.add(net.dumps(Conflict("T", ("Київ",), Net(("a", "b", "c"), (((0,), np.array(edges)),)), ranks))[0])
    assert len(texts) == 1
    assert '"Київ"' in texts.pop()


def test_a_grid_is_written_out_move_by_move() -> None:
    """What a .gmcr file cannot say stands here: three options, a group, a final option, a hole, today."""
    feasible = np.ones((2, 3), dtype=bool)
    feasible[1, 1] = False
    movers = (Mover((0,), ((0, 1), ())), Mover((1,), ((), (0, 2))), Mover((0, 1), ((1,), (1, 2))))
    grid = Grid((2, 3), ((1,), ()), movers, feasible)
    ranks = (Ranks(np.array([1, 2, 2, 5, 4])), Ranks(np.arange(5)))
    options = (("ours", "theirs"), ("low", "mid", "high"))
    conflict = Conflict("T", ("ann", "ben"), grid, ranks, ("land", "water"), options, 3, ("Source: us", "A note"))
    text, warnings = net.dumps(conflict)
    assert [w.split(":")[0] for w in warnings] == ["written out"]
    again, _ = loads(text)
    assert isinstance(again.graph, Net)
    assert again.graph.members == grid.members
    for mover in range(3):
        assert (matrix(again.graph, mover) == matrix(grid, mover)).all()
    assert [dense(v) for v in values(again)] == [[0, 1, 1, 3, 2], [0, 1, 2, 3, 4]]
    assert again.today == 3
    assert again.notes[0] == "Source: us"
    assert again.notes[4] == "4: land: theirs, water: low"
    assert again.notes[-1] == "A note"


def test_what_cannot_be_written_out_is_refused() -> None:
    """A grid of many states, preferences that are not exact, and names that stand twice are one line each."""
    n = 11
    big = Grid((2,) * n, ((),) * n, (Mover((0,), ((0, 1),) * n),), np.ones((2,) * n, dtype=bool))
    ranks = (Ranks(np.zeros(2**n, dtype=np.int64)),)
    names = tuple(f"i{k}" for k in range(n))
    with pytest.raises(InputError, match="2,048 states, and a graph that is written move by move"):
        net.dumps(Conflict("T", ("a",), big, ranks, names, (("N", "Y"),) * n))
    edges = np.zeros((0, 2), dtype=np.int64)
    twice = Conflict("T", ("a",), Net(("s", "s"), (((0,), edges),)), (Ranks(np.zeros(2, dtype=np.int64)),))
    with pytest.raises(InputError, match="the state s stands twice"):
        net.dumps(twice)
    conflict, _ = loads(small())
    object.__setattr__(conflict, "preferences", (object(), object()))
    with pytest.raises(InputError, match="north: its preferences leave states open"):
        net.dumps(conflict)
