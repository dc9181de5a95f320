"""Explicit graphs are read as written: states, moves, groups, rankings and notes."""

from __future__ import annotations

import json

import numpy as np
import pytest
from bad_files import change
from conflict_files import ORACLE, example, values
from net_files import ELMIRA, loads, small

from pourparler.formats import net
from pourparler.space.graph import Net


def test_a_graph_is_read_as_it_is_written() -> None:
    """States, moves, ranks, status quo and notes are those of the file; groups stand behind the parties."""
    conflict, warnings = loads(small())
    assert not warnings
    graph = conflict.graph
    assert isinstance(graph, Net)
    assert graph.names == ("war", "talks", "truce", "peace")
    assert graph.members == ((0,), (1,), (0, 1))
    assert [edges.tolist() for _, edges in graph.moves] == [[[0, 1], [0, 2], [1, 0]], [], [[1, 3]]]
    assert all(edges.shape == (len(edges), 2) and edges.dtype == np.int64 for _, edges in graph.moves)
    assert values(conflict) == [[0, 1, 1, 2], [3, 2, 1, 0]]
    assert (conflict.title, conflict.parties, conflict.today) == ("A small graph", ("north", "south"), 0)
    assert (conflict.issues, conflict.options) == ((), ())
    assert conflict.notes == (
        "Source: Invented for a test",
        "war: as today",
        "truce: fighting stops",
        "Nothing more to say",
    )


def test_the_shipped_dispute_is_the_entry_of_the_shared_table() -> None:
    """Nine states, moves and rankings as in the table, cited with what was recalled; written back byte for byte."""
    conflict, warnings = net.read(ELMIRA)
    assert not warnings
    assert conflict.notes[0].startswith("Source: Hipel, Fang, Kilgour and Haight 1993")
    assert "recalled" in conflict.notes[0]
    assert conflict.today == 0
    assert net.dumps(conflict) == (ELMIRA.read_text(encoding="utf-8"), ())
    if not ORACLE.exists():
        pytest.skip("the shared table is not here")
    entry = json.loads(ORACLE.read_text(encoding="utf-8"))["Elmira9_literature"]
    graph = conflict.graph
    assert isinstance(graph, Net)
    assert conflict.parties == tuple(entry["ranking"])
    for p, party in enumerate(conflict.parties):
        moves = {a: {graph.names[t] for t in graph.after(p, s)} for s, a in enumerate(graph.names)}
        assert {a: to for a, to in moves.items() if to} == {a: set(to) for a, to in entry["moves"][party].items()}
        assert [graph.names[s] for s in np.argsort(values(conflict)[p])[::-1]] == entry["ranking"][party]


def test_numbers_may_name_states() -> None:
    """A number and the text of its digits are one name."""
    model = small() | {"states": [1, 2], "today": "1", "groups": []}
    model["parties"] = {"a": {"moves": {"1": [2]}, "ranking": [2, "1"]}}
    conflict, _ = loads(model)
    assert conflict.label(1) == {"state": "2"}
    assert values(conflict) == [[0, 1]]


def test_what_is_odd_is_told() -> None:
    """A move that stands twice and a state that no move touches give a warning each."""
    model = change(small(), "parties.north.moves.war", ["talks", "talks"])
    _, warnings = loads(model)
    assert warnings == (
        "move twice: parties.north.moves.war[1] stands twice, and counts once",
        "alone: no move leads to or from truce",
    )


def test_the_example_of_the_docs_is_read() -> None:
    """What the page shows can be copied, and says of itself what is true."""
    conflict, warnings = loads(example("graph"))
    assert not warnings
    assert (conflict.parties, conflict.today, conflict.graph.members[-1]) == (("north", "south"), 0, (0, 1))
    assert values(conflict)[0] == [1, 0, 2, 1]
