"""Preferences in files of GMCR+: weighted statements, rankings by hand, and which of the two counts."""

from __future__ import annotations

import random
from itertools import product
from typing import Any

import numpy as np
import pytest
from conflict_files import dense, values
from gmcr_definition import feasible_strings, payoffs
from gmcr_files import loads, small

from pourparler.errors import InputError
from pourparler.space.graph import Grid


def test_a_hundred_statements_do_not_overflow() -> None:
    """The first of a hundred statements outweighs all others together."""
    model = small()
    model["infeasibles"] = []
    first = [[0, "Y"], [1, "Y"], [2, "Y"]]
    rest = [[[0, "N"]], [[1, "N"]], [[2, "N"]]]
    filler = [{"members": [[[0, "Y"]], [[0, "N"], [k % 2 + 1, "Y"]], [[2, "N"]]][: 1 + k % 3]} for k in range(97)]
    statements = [first, *filler, *rest]
    model["decisionMakers"][0]["preferences"] = statements
    conflict, _ = loads(model)
    assert values(conflict)[0] == dense(payoffs(statements, feasible_strings(model)))
    assert int(np.argmax(values(conflict)[0])) == 7


def test_the_last_of_seventy_different_statements_still_counts() -> None:
    """Two states that only the seventieth statement tells apart are ranked by it."""
    count = 7
    cells = list(product("NY", repeat=count))[2:72]
    statements = [[[k, cell[k]] for k in range(count)] for cell in cells]
    model = {
        "options": [{"name": f"o{k}", "permittedDirection": "both"} for k in range(count)],
        "decisionMakers": [{"name": "a", "options": list(range(count)), "preferences": statements}],
        "infeasibles": [],
    }
    conflict, _ = loads(model)
    assert values(conflict)[0] == dense(payoffs(statements, feasible_strings(model)))
    assert max(values(conflict)[0]) == 70


def test_a_million_states_are_ranked_by_the_definition() -> None:
    """Twenty options and thirty statements: 2^20 states, compared with the definition on a sample."""
    rng = random.Random(5)
    options = 20

    def condition() -> list[Any]:
        return [[k, rng.choice("YN")] for k in sorted(rng.sample(range(options), 3))]

    statements = [condition() for _ in range(30)]
    model = {
        "options": [{"name": f"o{k}", "permittedDirection": "both"} for k in range(options)],
        "decisionMakers": [{"name": "a", "options": list(range(options)), "preferences": statements}],
        "infeasibles": [[[0, "Y"], [1, "Y"]]],
    }
    conflict, _ = loads(model)
    assert conflict.graph.states == 3 * 2**18
    assert isinstance(conflict.graph, Grid)
    sample = sorted(rng.sample(range(conflict.graph.states), 300))
    decimals = [int(conflict.graph.flat[s]) for s in sample]
    strings = ["".join("Y" if d >> k & 1 else "N" for k in range(options)) for d in decimals]
    (ranked,) = values(conflict)
    ranks = [ranked[s] for s in sample]
    assert dense(ranks) == dense(payoffs(statements, strings))


def test_a_ranking_is_read_by_printed_numbers_with_ties() -> None:
    """Numbers are positions among the feasible states, from 1; a nested list is a tie; the best ranks highest."""
    model = small()
    model["useManualPreferenceRanking"] = True
    model["decisionMakers"][0]["preferenceRanking"] = [6, [1, 3], 2, [5], "4"]
    model["decisionMakers"][1]["preferenceRanking"] = [[1, 2, 3, 4, 5, 6]]
    conflict, warnings = loads(model)
    assert values(conflict) == [[3, 2, 3, 0, 1, 4], [0] * 6]
    assert not warnings


def test_without_a_flag_the_one_that_is_there_counts() -> None:
    """Where the file does not say what counts: statements, else the ranking."""
    model = small()
    del model["useManualPreferenceRanking"]
    for party in model["decisionMakers"]:
        party["preferenceRanking"] = [1, 2, 3, 4, 5, 6]
    model["decisionMakers"][1]["preferences"] = []
    conflict, warnings = loads(model)
    assert values(conflict)[0] == dense(payoffs(model["decisionMakers"][0]["preferences"], feasible_strings(model)))
    assert values(conflict)[1] == [5, 4, 3, 2, 1, 0]
    assert len(warnings) == 1
    assert warnings[0].startswith("ranking not used: Syria")


@pytest.mark.parametrize(
    ("ranking", "why"),
    [
        ([1, 2, 3], "leaves out 3 of 6 states: 4, 5, 6"),
        ([1, 2, 3, 4, 5, 6, 7], "ranks what is no state: 7"),
        ([1, 2, 3, 4, 5, 6, 6], "ranks twice: 6"),
        ([1, 2, 3, 4, 5, [6, [1]]], "a list where a state is wanted"),
        ([1, 2, 3, 4, 5, 6.0], "ranks what is no state: 6.0"),
        ([1, 2, 3, 4, 5, True], "ranks what is no state: true"),
        ([0, 1, 2, 3, 4, 5], "ranks what is no state: 0"),
        ("best first", "where a ranking is wanted"),
        (None, "lacks a ranking"),
    ],
)
def test_a_ranking_that_cannot_count_yields_to_statements_or_is_an_error(ranking: Any, why: str) -> None:
    """With statements they count and a warning tells; without, it is one line with its path and what is right."""
    model = small() | {"useManualPreferenceRanking": True}
    for party in model["decisionMakers"]:
        party["preferenceRanking"] = [1, 2, 3, 4, 5, 6]
    model["decisionMakers"][0]["preferenceRanking"] = ranking
    conflict, (warning,) = loads(model)
    assert warning.startswith("ranking not used: ")
    assert why in warning
    assert values(conflict)[0] == values(loads(small())[0])[0]
    model["decisionMakers"][0]["preferences"] = []
    with pytest.raises(InputError) as caught:
        loads(model)
    assert len(caught.value.problems) == 1
    assert caught.value.problems[0].path.startswith("decisionMakers[0]")
    assert why in caught.value.problems[0].wrong
    assert caught.value.problems[0].right
