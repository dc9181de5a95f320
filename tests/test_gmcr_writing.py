"""Conflicts written as files of GMCR+: read back the same, or refused by name where the format has no words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from conflict_files import Model, dense, values
from gmcr_definition import models
from gmcr_files import loads, same, small
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.errors import InputError
from pourparler.formats import gmcr_write
from pourparler.space.conflict import Conflict, Ranks
from pourparler.space.graph import Grid, Mover, Net, matrix

# -- there and back --------------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(models(), st.booleans())
def test_what_is_written_reads_back_the_same(model: Model, infeasible_kept: bool) -> None:
    """Writing and reading gives the same graph, ranks, labels and bytes."""
    if not infeasible_kept:
        model["infeasibles"] = []
    conflict, _ = loads(model)
    text, warnings = gmcr_write.dumps(conflict)
    assert not warnings
    again, told = loads(text)
    assert not told
    same(conflict, again)
    assert gmcr_write.dumps(again)[0] == text


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_grid_of_yes_and_no_is_written_with_the_same_states_moves_and_order(data: st.DataObject) -> None:
    """Also where the axes of the parties are mixed: states agree by their labels."""
    n = data.draw(st.integers(1, 4))
    owners = data.draw(st.lists(st.integers(0, 2), min_size=n, max_size=n))
    final = data.draw(st.lists(st.sampled_from([(), (0,), (1,)]), min_size=n, max_size=n))
    mask = data.draw(st.lists(st.booleans(), min_size=2**n, max_size=2**n).filter(any))
    feasible = np.array(mask).reshape((2,) * n)
    movers = tuple(Mover((p,), tuple((0, 1) if owner == p else () for owner in owners)) for p in range(3))
    grid = Grid((2,) * n, tuple(final), movers, feasible)
    rank = st.lists(st.integers(-5, 5), min_size=grid.states, max_size=grid.states)
    ranks = tuple(Ranks(np.array(data.draw(rank), dtype=np.int64)) for _ in range(3))
    issues = tuple(f"i{k}" for k in range(n))
    conflict = Conflict("T", ("a", "b", "c"), grid, ranks, issues, (("no", "yes"),) * n)
    text, warnings = gmcr_write.dumps(conflict)
    again, _ = loads(text)
    assert any(w.startswith("labels: ") for w in warnings)
    key = [tuple(conflict.label(s)[i] == "yes" for i in issues) for s in range(grid.states)]
    names = [f"{i}: yes" for i in issues]
    other = [tuple(again.label(s)[i] == "Y" for i in names) for s in range(again.graph.states)]
    assert sorted(key) == sorted(other)
    to = [other.index(k) for k in key]
    assert any(w.startswith("reordered options: ") for w in warnings) == (
        to != sorted(to) or names[::-1] != order(text)
    )
    for p in range(3):
        assert (matrix(grid, p) == matrix(again.graph, p)[np.ix_(to, to)]).all()
        assert dense(values(conflict)[p]) == [dense(values(again)[p])[t] for t in to]


def order(text: str) -> list[str]:
    return [option["name"] for option in json.loads(text)["options"]]


def test_any_script_is_written_in_ascii_and_read_back() -> None:
    """GMCR+ opens files in the encoding of the machine, so names in other scripts are escaped."""
    model = small()
    model["options"][0]["name"] = "Випустити воду"
    conflict, _ = loads(model)
    text, _ = gmcr_write.dumps(conflict)
    assert text.isascii()
    same(conflict, loads(text)[0])


# -- what cannot be written, and what is lost ------------------------------------------------------


def grid(**changes: Any) -> Conflict:
    """Two yes-or-no issues, one a party, and changes to it."""
    parts: dict[str, Any] = {
        "sizes": (2, 2),
        "final": ((), ()),
        "movers": (Mover((0,), ((0, 1), ())), Mover((1,), ((), (0, 1)))),
    } | changes
    feasible = np.ones(parts["sizes"], dtype=bool)
    ranks = (Ranks(np.arange(feasible.size)), Ranks(np.arange(feasible.size)))
    options = tuple(tuple(f"v{k}" for k in range(size)) for size in parts["sizes"])
    made = Grid(parts["sizes"], parts["final"], parts["movers"], feasible)
    return Conflict("T", ("ann", "ben"), made, ranks, ("land", "water"), options, today=0)


UNSAID: list[tuple[str, Callable[[], Conflict], str]] = [
    ("net", lambda: Conflict("T", (), Net(("s",), ()), ()), "this is an explicit graph"),
    ("three", lambda: grid(sizes=(2, 3)), "water: has 3 options"),
    ("one", lambda: grid(sizes=(2, 1), movers=grid().graph.movers[:1]), "water: has 1 options"),  # type: ignore[union-attr]
    ("group", lambda: grid(movers=(Mover((0, 1), ((0, 1), (0, 1))),)), "land: moved by ann with ben together"),
    ("break", lambda: grid(movers=(Mover((0,), ((0, 1), (1,))), Mover((1,), ((), (0,))))), "water: ann, ben can each"),
    ("nobody", lambda: grid(movers=(Mover((0,), ((0, 1), ())),)), "water: nobody can move it"),
    ("stuck", lambda: grid(final=((), (0, 1))), "water: nobody can move it"),
]


@pytest.mark.parametrize(("conflict", "said"), [u[1:] for u in UNSAID], ids=[u[0] for u in UNSAID])
def test_what_the_format_has_no_words_for_is_refused_by_name(conflict: Callable[[], Conflict], said: str) -> None:
    """One line names the issue, what is unsaid there, and what to do."""
    with pytest.raises(InputError) as caught:
        gmcr_write.dumps(conflict())
    assert said in str(caught.value)
    assert all(problem.right for problem in caught.value.problems)


def test_preferences_that_are_not_exact_are_refused() -> None:
    """A ranking cannot leave open how two states compare."""
    conflict = grid()
    object.__setattr__(conflict, "preferences", (object(), conflict.preferences[1]))
    with pytest.raises(InputError, match="ann: its preferences leave states open"):
        gmcr_write.dumps(conflict)


def test_what_is_lost_in_writing_is_told() -> None:
    """Labels, the status quo and another order of options each give a warning."""
    movers = (Mover((0,), ((0, 1), ())), Mover((1,), ((), (0, 1))))
    _, warnings = gmcr_write.dumps(grid(movers=movers))
    assert [w.split(":")[0] for w in warnings] == ["labels", "reordered options", "no status quo"]


def test_infeasible_states_become_few_conditions() -> None:
    """Two overlapping forbidden pairs among eight options are written as these two pairs."""
    model = {
        "options": [{"name": f"o{k}", "permittedDirection": "both"} for k in range(8)],
        "decisionMakers": [{"name": "a", "options": list(range(8)), "preferences": [[[0, "Y"]]]}],
        "infeasibles": [[[6, "Y"], [7, "Y"]], [[1, "N"], [6, "Y"]]],
    }
    text, _ = gmcr_write.dumps(loads(model)[0])
    assert sorted(json.loads(text)["infeasibles"]) == sorted(model["infeasibles"])


def test_endless_conditions_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scattered set of impossible states would not be a file that anybody reads."""
    monkeypatch.setattr(gmcr_write, "MAX_CONDITIONS", 100)
    n = 10
    rng = np.random.default_rng(1)
    mask = rng.random((2,) * n) < 0.5
    made = Grid((2,) * n, ((),) * n, (Mover((0,), ((0, 1),) * n),), mask)
    ranks = (Ranks(np.zeros(int(mask.sum()), dtype=np.int64)),)
    names = tuple(f"i{k}" for k in range(n))
    with pytest.raises(InputError, match="more than 100 conditions"):
        gmcr_write.dumps(Conflict("T", ("a",), made, ranks, names, (("N", "Y"),) * n))
