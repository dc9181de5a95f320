"""Files of explicit graphs to test with: the shipped one, a small one, and a look at whether two say the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from conflict_files import Model, dense, values

import pourparler
from pourparler.formats import net
from pourparler.formats.json_file import parse
from pourparler.space.conflict import Conflict
from pourparler.space.graph import Net, matrix

ELMIRA = Path(pourparler.__file__).parent / "cases" / "elmira.json"


def loads(data: Any) -> tuple[Conflict, tuple[str, ...]]:
    text = data if isinstance(data, str) else json.dumps(data)
    return net.conflict_of(parse(text, "talks.json", net.WHAT))


def small() -> Model:
    """Two parties and a group on four states."""
    return {
        "pourparler_graph": 1,
        "title": "A small graph",
        "source": "Invented for a test",
        "notes": ["Nothing more to say"],
        "states": {"war": "as today", "talks": "", "truce": "fighting stops", "peace": None},
        "today": "war",
        "parties": {
            "north": {
                "moves": {"war": ["talks", "truce"], "talks": "war"},
                "ranking": ["peace", ["talks", "truce"], "war"],
            },
            "south": {"ranking": ["war", "talks", "truce", "peace"]},
        },
        "groups": [{"of": ["south", "north"], "moves": {"talks": ["peace"]}}],
    }


def same(a: Conflict, b: Conflict) -> None:
    assert (a.title, a.parties, a.today, a.notes) == (b.title, b.parties, b.today, b.notes)
    assert isinstance(a.graph, Net)
    assert isinstance(b.graph, Net)
    assert a.graph.names == b.graph.names
    assert a.graph.members == b.graph.members
    for mover in range(len(a.graph.moves)):
        assert (matrix(a.graph, mover) == matrix(b.graph, mover)).all()
    assert [dense(v) for v in values(a)] == [dense(v) for v in values(b)]
