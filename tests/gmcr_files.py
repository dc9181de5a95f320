"""Files of GMCR+ to test with: the shipped one, a small one, and a look at whether two say the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from conflict_files import Model, dense, values

import pourparler
from pourparler.formats import gmcr
from pourparler.formats.json_file import parse
from pourparler.space.conflict import Conflict
from pourparler.space.graph import Grid, matrix

CUBAN = Path(pourparler.__file__).parent / "cases" / "cuban_missiles.gmcr"


def loads(data: Any) -> tuple[Conflict, tuple[str, ...]]:
    text = data if isinstance(data, str) else json.dumps(data)
    return gmcr.conflict_of(parse(text, "talks.gmcr", gmcr.WHAT))


def small() -> Model:
    """Two parties, three options, one infeasible condition: six states."""
    return {
        "options": [
            {"name": "Release", "permittedDirection": "both"},
            {"name": "Escalate", "permittedDirection": "fwd"},
            {"name": "Attack", "permittedDirection": "back"},
        ],
        "decisionMakers": [
            {"name": "Syria", "options": [0, 1], "preferences": [[[2, "N"]], [[0, "N"], [1, "N"]]]},
            {"name": "Iraq", "options": [2], "preferences": [{"compound": True, "members": [[[0, "Y"]], [[1, "N"]]]}]},
        ],
        "infeasibles": [[[0, "Y"], [1, "Y"]]],
        "useManualPreferenceRanking": False,
    }


def same(a: Conflict, b: Conflict) -> None:
    assert (a.title, a.parties, a.issues, a.options, a.notes) == (b.title, b.parties, b.issues, b.options, b.notes)
    assert isinstance(a.graph, Grid)
    assert isinstance(b.graph, Grid)
    assert (a.graph.feasible == b.graph.feasible).all()
    assert a.graph.members == b.graph.members
    for mover in range(len(a.graph.movers)):
        assert (matrix(a.graph, mover) == matrix(b.graph, mover)).all()
    assert [dense(v) for v in values(a)] == [dense(v) for v in values(b)]
