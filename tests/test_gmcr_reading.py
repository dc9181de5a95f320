"""Files of GMCR+ are read by their definition: states, moves, order of options, and older keys."""

from __future__ import annotations

import json

import numpy as np
import pytest
from conflict_files import ORACLE, Model, dense, example, values
from gmcr_definition import can_move, feasible_strings, models, payoffs, string
from gmcr_files import CUBAN, loads, small
from hypothesis import given, settings

from pourparler.formats import gmcr, gmcr_write
from pourparler.space.graph import Grid, matrix


@settings(max_examples=150, deadline=None)
@given(models())
def test_states_moves_and_ranks_are_those_of_the_definition(model: Model) -> None:
    """States stand in increasing sum of 2^index, moves keep to the directions, ranks order the weighted sums."""
    conflict, _ = loads(model)
    names = [option["name"] for option in model["options"]]
    states = feasible_strings(model)
    assert [string(conflict, names, s) for s in range(conflict.graph.states)] == states
    for p, party in enumerate(model["decisionMakers"]):
        expected = [[can_move(model, party, a, b) for b in states] for a in states]
        assert matrix(conflict.graph, p).tolist() == expected
        assert values(conflict)[p] == dense(payoffs(party["preferences"], states))


def test_the_shipped_crisis_has_the_rankings_of_its_entry() -> None:
    """Twelve states, every option free, rankings as in the shared table, and a source; written back byte for byte."""
    conflict, warnings = gmcr.read(CUBAN)
    assert (conflict.graph.states, conflict.today, warnings) == (12, None, ())
    assert conflict.notes[0].startswith("Source: Fraser and Hipel 1984")
    assert "recalled" in conflict.notes[0]
    assert gmcr_write.dumps(conflict)[0] == CUBAN.read_text(encoding="ascii")
    if not ORACLE.exists():
        pytest.skip("the shared table is not here")
    ranking = json.loads(ORACLE.read_text(encoding="utf-8"))["Cuban_all_reversible"]["ranking"]
    bits = {"Air strike": 1, "Blockade": 2, "Withdraw": 4, "Escalate": 8}
    for party, ranks in zip(conflict.parties, values(conflict), strict=True):
        decimals = [sum(bits[i] for i, o in conflict.label(s).items() if o == "Y") for s in range(12)]
        assert [decimals[s] for s in np.argsort(ranks)[::-1]] == ranking[party]


def test_the_first_option_is_the_last_axis() -> None:
    """Axes run from the last option to the first, so that C order is the format's order."""
    conflict, _ = loads(small())
    assert conflict.issues == ("Attack", "Escalate", "Release")
    assert conflict.options == (("N", "Y"),) * 3
    assert isinstance(conflict.graph, Grid)
    assert conflict.graph.final == ((0,), (1,), ())
    assert [mover.to for mover in conflict.graph.movers] == [((), (1,), (0, 1)), ((0,), (), ())]
    assert conflict.today is None


def test_an_old_file_is_read_without_half_of_its_keys() -> None:
    """Older names of keys count, and what is missing has a default."""
    old = {
        "options": [{"name": "a"}, {"name": "b", "reversibility": "fwd"}],
        "decisionMakers": [{"name": "X", "options": ["0", 1], "preferenceVector": [4, [1, 2], 3]}],
        "useManualPreferenceVectors": True,
    }
    conflict, warnings = loads(old)
    assert values(conflict) == [[1, 1, 0, 2]]
    assert isinstance(conflict.graph, Grid)
    assert conflict.graph.final == ((1,), ())
    assert [w.split(":")[0] for w in warnings] == ["no direction"]
    assert conflict.title == "talks"


def test_options_of_a_party_are_put_side_by_side_before_states_are_numbered() -> None:
    """As GMCR+ does on loading: a ranking's numbers mean the states after that, and a warning says so."""
    model = small()
    model["options"] = [model["options"][0], model["options"][2], model["options"][1]]
    model["infeasibles"] = [[[0, "Y"], [2, "Y"]]]
    model["decisionMakers"][0].update(options=[0, 2], preferenceRanking=[2, 1, 3, 4, 5, 6])
    model["decisionMakers"][1].update(options=[1], preferenceRanking=[1, 2, 3, 4, 5, 6])
    model["useManualPreferenceRanking"] = True
    conflict, warnings = loads(model)
    assert conflict.issues == ("Attack", "Escalate", "Release")
    best = int(np.argmax(values(conflict)[0]))
    assert conflict.label(best) == {"Attack": "N", "Escalate": "N", "Release": "Y"}
    assert warnings == (
        "reordered options: states are numbered with each party's side by side, as in GMCR+: Release, Escalate, Attack",
    )


def test_the_example_of_the_docs_is_read() -> None:
    """What the page shows can be copied, and says of itself what is true."""
    conflict, warnings = loads(example("gmcr"))
    assert not warnings
    states = [conflict.label(s) for s in range(conflict.graph.states)]
    best = [states[int(np.argmax(v))] for v in values(conflict)]
    assert best[0] == {"Attack": "N", "Escalate": "N", "Release water": "N"}
    assert best[1]["Release water"] == "Y"
