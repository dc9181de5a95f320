"""Files of GMCR+: read by their definition, written back unchanged, and one clear line for all that is wrong."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pourparler
from pourparler.errors import InputError
from pourparler.formats import gmcr, gmcr_write
from pourparler.formats.json_file import parse
from pourparler.space.conflict import Conflict, Ranks
from pourparler.space.graph import Grid, Mover, Net, matrix

CUBAN = Path(pourparler.__file__).parent / "cases" / "cuban_missiles.gmcr"
ORACLE = Path(__file__).parent.parent.parent / "shared" / "oracles" / "gmcr_cases.json"
Model = dict[str, Any]


def loads(data: Any) -> tuple[Conflict, tuple[str, ...]]:
    text = data if isinstance(data, str) else json.dumps(data)
    return gmcr.conflict_of(parse(text, "talks.gmcr", gmcr.WHAT))


def values(conflict: Conflict) -> list[list[int]]:
    found = []
    for preference in conflict.preferences:
        assert isinstance(preference, Ranks)
        found.append(preference.values.tolist())
    return found


def example(page: str) -> str:
    """The JSON example of a page of the docs."""
    text = (Path(__file__).parent.parent / "docs" / "reference" / "formats" / f"{page}.md").read_text(encoding="utf-8")
    return text.split("```json\n")[1].split("```")[0]


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


# -- the definition, by sets and strings -----------------------------------------------------------


def true_in(condition: Any, state: str) -> bool:
    """Whether a condition as written holds in a Y/N string, option 0 first."""
    if isinstance(condition, dict):
        return any(true_in(member, state) for member in condition["members"])
    return all(state[option] == letter for option, letter in condition)


def feasible_strings(model: Model) -> list[str]:
    """The feasible Y/N strings by increasing sum of 2^index over Y."""
    found = []
    for decimal in range(2 ** len(model["options"])):
        state = "".join("Y" if decimal >> k & 1 else "N" for k in range(len(model["options"])))
        if not any(true_in(condition, state) for condition in model["infeasibles"]):
            found.append(state)
    return found


def payoffs(statements: list[Any], states: list[str]) -> list[int]:
    """Statement j of k weighs 2^(k-j), in whole numbers of any length."""
    k = len(statements)
    return [sum(2 ** (k - j) for j, c in enumerate(statements, 1) if true_in(c, s)) for s in states]


def can_move(model: Model, party: Model, start: str, end: str) -> bool:
    """Only options of the party change, each in a direction that it permits, and something changes."""
    for option, (before, after) in enumerate(zip(start, end, strict=True)):
        direction = model["options"][option]["permittedDirection"]
        if before == after:
            continue
        if option not in party["options"] or direction == {"N": "back", "Y": "fwd"}[before]:
            return False
    return start != end


def dense(numbers: list[int]) -> list[int]:
    levels = sorted(set(numbers))
    return [levels.index(number) for number in numbers]


def string(conflict: Conflict, names: list[str], state: int) -> str:
    label = conflict.label(state)
    return "".join(label[name] for name in names)


@st.composite
def models(draw: Any, most: int = 5) -> Model:
    """A small .gmcr model whose options stand party by party, with some feasible state."""
    count = draw(st.integers(1, most))
    letter = st.sampled_from("YN")
    pairs = st.dictionaries(st.integers(0, count - 1), letter, min_size=1, max_size=count)
    member = pairs.map(lambda found: [list(pair) for pair in found.items()])
    compound = st.lists(member, min_size=1, max_size=3).map(lambda found: {"compound": True, "members": found})
    condition = member | compound
    cuts = sorted(draw(st.lists(st.integers(0, count), max_size=2)))
    ends = [0, *cuts, count]
    model: Model = {
        "options": [
            {"name": f"o{k}", "permittedDirection": draw(st.sampled_from(["both", "fwd", "back"]))}
            for k in range(count)
        ],
        "decisionMakers": [
            {
                "name": f"p{p}",
                "options": list(range(ends[p], ends[p + 1])),
                "preferences": draw(st.lists(condition, min_size=1, max_size=6, unique_by=json.dumps)),
            }
            for p in range(len(ends) - 1)
        ],
        "infeasibles": [],
        "useManualPreferenceRanking": False,
    }
    for wrong in draw(st.lists(condition, max_size=3)):
        model["infeasibles"].append(wrong)
        if not feasible_strings(model):
            model["infeasibles"].pop()
    return model


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


def same(a: Conflict, b: Conflict) -> None:
    assert (a.title, a.parties, a.issues, a.options, a.notes) == (b.title, b.parties, b.issues, b.options, b.notes)
    assert isinstance(a.graph, Grid)
    assert isinstance(b.graph, Grid)
    assert (a.graph.feasible == b.graph.feasible).all()
    assert a.graph.members == b.graph.members
    for mover in range(len(a.graph.movers)):
        assert (matrix(a.graph, mover) == matrix(b.graph, mover)).all()
    assert [dense(v) for v in values(a)] == [dense(v) for v in values(b)]


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


# -- reading ---------------------------------------------------------------------------------------


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


def change(model: Model, path: str, value: Any) -> Model:
    """The model with one value set; ``path`` as in a problem, with ``+`` to append to a list."""
    *way, last = [int(p) if p.isdigit() else p for p in path.replace("[", ".").replace("]", "").split(".")]
    node: Any = model
    for part in way:
        node = node[part]
    if last == "+":
        node.append(value)
    elif value is KeyError:
        del node[last]
    else:
        node[last] = value
    return model


WARNINGS = [
    ("options[1].name", "Release", r"^same name: .*Release \(Syria\), Release \(Syria\) \(2\)$"),
    ("decisionMakers[1].name", "Syria", r"^same name: .*Syria \(2\)$"),
    (
        "decisionMakers[0].preferences.+",
        [[2, "N"]],
        r"^duplicate statement: decisionMakers\[0\]: statement 3 says what",
    ),
    ("decisionMakers[0].preferences.+", {"members": [[[2, "N"]]]}, r"^duplicate statement: "),
    ("decisionMakers[0].preferences.+", [[1, "N"], [0, "N"]], r"^duplicate statement: .* what statement 2 says"),
    ("decisionMakers[0].preferences.+", [], r"^empty statement: decisionMakers\[0\]"),
    ("decisionMakers[0].preferences.+", [[0, "N"], [0, "Y"]], r"^never holds: decisionMakers\[0\]\.preferences\[2\]"),
    ("decisionMakers[0].preferences", [], r"^no statements: Syria"),
    ("decisionMakers[0].preferences", KeyError, r"^no statements: Syria"),
    ("decisionMakers[0].misperceptions", [[[0, "Y"], [1, "N"]]], r"^misperceptions: those of Syria"),
    ("decisionMakers[0].options", [0, 1, 1], r"^option twice: decisionMakers\[0\]"),
    ("decisionMakers[0].options", [1, 0], r"^reordered options: .*: Escalate, Release, Attack$"),
    ("coalitions", [[0, 1]], r"^coalitions: "),
    ("colour", "red", r'^unknown key: "colour" is not read \(at colour\)$'),
    ("useManualPreferenceVectors", True, r"^two keys: the file has useManualPreferenceRanking and the older"),
]


@pytest.mark.parametrize(("path", "value", "told"), WARNINGS, ids=[w[2][1:24] for w in WARNINGS])
def test_what_is_odd_is_read_with_a_named_warning(path: str, value: Any, told: str) -> None:
    """Each odd thing gives one warning that begins with its name."""
    conflict, warnings = loads(change(small(), path, value))
    assert len(warnings) == 1
    assert re.search(told, warnings[0]), warnings[0]
    assert len(set(conflict.issues)) == 3
    assert len(set(conflict.parties)) == 2


def test_an_unknown_key_is_told_once() -> None:
    """A key that stands with every option gives one warning with its count."""
    model = small()
    for option in model["options"]:
        option["icon"] = "x"
    assert loads(model)[1] == ('unknown key: "icon" is not read (at options[0].icon, and 2 more times)',)


def test_what_gmcr_plus_writes_beside_is_passed_over() -> None:
    """Payoffs, program, version and coalitions of one are no news; misperceptions are kept as notes."""
    model = small() | {"program": "gmcr-py", "version": "0.3.13", "coalitions": [0, 1], "coalitionsFull": [{}]}
    model["decisionMakers"][0] |= {"payoffs": [1], "misperceptions": [[[0, "Y"], [1, "N"]]]}
    conflict, warnings = loads(model)
    assert len(warnings) == 1
    assert conflict.notes == ("Misperception, not used: Syria does not see the states with Release and not Escalate",)
    assert values(conflict) == values(loads(small())[0])


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


def test_the_example_of_the_docs_is_read() -> None:
    """What the page shows can be copied, and says of itself what is true."""
    conflict, warnings = loads(example("gmcr"))
    assert not warnings
    states = [conflict.label(s) for s in range(conflict.graph.states)]
    best = [states[int(np.argmax(v))] for v in values(conflict)]
    assert best[0] == {"Attack": "N", "Escalate": "N", "Release water": "N"}
    assert best[1]["Release water"] == "Y"


# -- bad input -------------------------------------------------------------------------------------

WRONG = [
    ("options", KeyError, "", 'lacks the key "options"'),
    ("decisionMakers", KeyError, "", 'lacks the key "decisionMakers"'),
    ("options", {}, "options", "an object where a list is wanted"),
    ("options", [], "options", "no option"),
    ("options", None, "options", "no option"),
    ("decisionMakers", [], "decisionMakers", "no party"),
    ("decisionMakers", "US", "decisionMakers", 'the text "US" where a list is wanted'),
    ("options[1]", "Escalate", "options[1]", "where an object is wanted"),
    ("options[1].name", KeyError, "options[1]", 'lacks the key "name"'),
    ("options[1].name", "", "options[1].name", "an empty text"),
    ("options[1].name", None, "options[1].name", "null where a text is wanted"),
    ("options[1].name", "a\u0007b", "options[1].name", "a control character"),
    ("options[1].name", "a\ud800b", "options[1].name", "a control character, or half of one"),
    ("options[1].name", "x" * 5000, "options[1].name", "a text of 5,000 characters"),
    ("options[1].permittedDirection", "forward", "options[1].permittedDirection", "where a direction is wanted"),
    ("options[1].permittedDirection", ["fwd"], "options[1].permittedDirection", "a list where a direction is wanted"),
    ("decisionMakers[1]", 7, "decisionMakers[1]", "the number 7 where an object is wanted"),
    ("decisionMakers[1].name", KeyError, "decisionMakers[1]", 'lacks the key "name"'),
    ("decisionMakers[1].options", KeyError, "decisionMakers[1]", 'lacks the key "options"'),
    ("decisionMakers[1].options", [], "options[2]", 'nobody owns the option "Attack"'),
    ("decisionMakers[1].options", [1, 2], "options[1]", '"Escalate" belongs to Syria, Iraq'),
    ("decisionMakers[1].options", [3], "decisionMakers[1].options[0]", "there is no option 3"),
    ("decisionMakers[1].options", [-1], "decisionMakers[1].options[0]", "there is no option -1"),
    ("decisionMakers[1].options", [2.0], "decisionMakers[1].options[0]", "the number 2.0 where"),
    ("decisionMakers[1].options", [True], "decisionMakers[1].options[0]", "true where"),
    ("decisionMakers[1].preferences", [[[3, "Y"]]], "decisionMakers[1].preferences[0][0][0]", "no option 3"),
    ("decisionMakers[1].preferences", [[[0, "y"]]], "decisionMakers[1].preferences[0][0][1]", "Y or N is wanted"),
    ("decisionMakers[1].preferences", [[[0, True]]], "decisionMakers[1].preferences[0][0][1]", "Y or N is wanted"),
    ("decisionMakers[1].preferences", [[[0]]], "decisionMakers[1].preferences[0][0]", "a list of 1 where a pair"),
    ("decisionMakers[1].preferences", [[0, "Y"]], "decisionMakers[1].preferences[0]", "a pair where a list of pairs"),
    ("decisionMakers[1].preferences", ["YN-"], "decisionMakers[1].preferences[0]", "where a condition is wanted"),
    ("decisionMakers[1].preferences", [{"compound": True}], "decisionMakers[1].preferences[0]", '"members"'),
    ("decisionMakers[1].preferences", [{"members": []}], "decisionMakers[1].preferences[0]", "no member"),
    ("decisionMakers[1].preferences", {"a": 1}, "decisionMakers[1].preferences", "an object where a list"),
    ("decisionMakers[1].misperceptions", [[[9, "Y"]]], "decisionMakers[1].misperceptions[0][0][0]", "no option 9"),
    ("infeasibles", [[[5, "Y"]]], "infeasibles[0][0][0]", "no option 5"),
    ("infeasibles", [[]], "infeasibles", "leaves no state"),
    ("infeasibles", [{"members": [[[0, "Y"]], [[0, "N"]]]}], "infeasibles", "no state is feasible"),
    ("infeasibles", 3, "infeasibles", "the number 3 where a list is wanted"),
    ("useManualPreferenceRanking", "yes", "useManualPreferenceRanking", "where true or false is wanted"),
    ("title", ["T"], "title", "a list where a text is wanted"),
    ("notes", "n", "notes", "where a list is wanted"),
    ("pourparler_graph", 1, "", "an explicit graph where a .gmcr file is wanted"),
]


@pytest.mark.parametrize(("path", "value", "where", "said"), WRONG, ids=[f"{w[0]}-{w[3][:20]}" for w in WRONG])
def test_what_is_wrong_is_one_line_with_its_path(path: str, value: Any, where: str, said: str) -> None:
    """One problem, at the JSON path where it stands, with what would be right."""
    with pytest.raises(InputError) as caught:
        loads(change(small(), path, value))
    (problem,) = caught.value.problems
    assert problem.path == where
    assert said in problem.wrong
    assert problem.right
    assert "\n" not in str(problem)


RAW: list[tuple[bytes, int, str]] = [
    (b"", 0, "the file is empty"),
    (b" \n ", 0, "the file is empty"),
    (b"[]", 1, "a list where an object is wanted"),
    (b"null", 1, "null where an object is wanted"),
    (b'{"options": [}', 1, "not JSON"),
    (b'{\n"options": [],\n"options": []}', 3, "this key stands twice"),
    (b'{\n"x": "\xe9"}', 2, "byte 0xe9 is not UTF-8"),
    (b"\xff\xfe{\x00}\x00", 1, "byte 0xff is not UTF-8"),
    (b"\xef\xbb\xbf{\n\xe9}", 2, "byte 0xe9 is not UTF-8"),
    (b"[" * 100_000, 0, "nested too deep"),
    (b'{"a":' * 100_000, 0, "nested too deep"),
    (b'{"x": ' + b"9" * 10_000 + b"}", 0, "thousands of digits"),
    (b"junk " * 2_000_000, 1, "not JSON"),
    (b"\x00" * 1_000, 1, "not JSON"),
]


@pytest.mark.parametrize(("raw", "line", "said"), RAW, ids=[r[2] + str(len(r[0])) for r in RAW])
def test_what_is_no_json_object_is_one_line(tmp_path: Path, raw: bytes, line: int, said: str) -> None:
    """Bytes that are no JSON object end in one problem with its line."""
    path = tmp_path / "x.gmcr"
    path.write_bytes(raw)
    with pytest.raises(InputError) as caught:
        gmcr.read(path)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (str(path), line)
    assert said in problem.wrong
    assert len(str(problem)) < 400


def test_not_a_number_is_named_where_a_number_is_wanted() -> None:
    """NaN and Infinity, which JSON has no word for, are no option and no state."""
    text = json.dumps(small()).replace('"options": [2]', '"options": [NaN]')
    with pytest.raises(InputError, match=r"decisionMakers\[1\]\.options\[0\]: the number nan where"):
        loads(text)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    """A file that Windows saved with a UTF-8 mark reads like any other."""
    path = tmp_path / "x.gmcr"
    path.write_bytes(b"\xef\xbb\xbf" + CUBAN.read_bytes())
    same(gmcr.read(path)[0], gmcr.read(CUBAN)[0])


def test_a_path_that_is_no_file_is_one_line(tmp_path: Path) -> None:
    """A missing file, a folder and an impossible path are told without a traceback."""
    for path in (tmp_path / "none.gmcr", tmp_path, Path("a\0b")):
        with pytest.raises(InputError, match="cannot be read"):
            gmcr.read(path)


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    """More than 50 MB is no conflict that people typed."""
    path = tmp_path / "x.gmcr"
    with path.open("wb") as stream:
        stream.truncate(50_000_001)
    with pytest.raises(InputError, match="larger than 50 MB"):
        gmcr.read(path)


def test_all_problems_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    """Four mistakes in four places give four lines in the order of the file."""
    model = small()
    model["infeasibles"] = []
    change(model, "options[1].permittedDirection", "up")
    change(model, "decisionMakers[0].preferences.+", [[0, "?"]])
    change(model, "decisionMakers[1].options", [8])
    model["infeasibles"] = [[[7, "Y"]]]
    path = tmp_path / "x.gmcr"
    path.write_text(json.dumps(model, indent=1))
    with pytest.raises(InputError) as caught:
        gmcr.read(path)
    text = path.read_text().splitlines()
    found = [(p.path, text[p.line - 1].strip().rstrip(",")) for p in caught.value.problems]
    assert found == [
        ("options[1].permittedDirection", '"permittedDirection": "up"'),
        ("decisionMakers[0].preferences[2][0][1]", '"?"'),
        ("decisionMakers[1].options[0]", "8"),
        ("infeasibles[0][0][0]", "7"),
    ]


def test_bad_rankings_are_told_beside_a_wrong_owner() -> None:
    """A wrong owner does not hide that a ranking leaves states out."""
    model = small() | {"useManualPreferenceRanking": True}
    model["decisionMakers"][0] |= {"preferences": [], "preferenceRanking": [1]}
    model["decisionMakers"][1] |= {"preferences": [], "options": [], "preferenceRanking": [[1, 2, 3, 4, 5, 6]]}
    with pytest.raises(InputError) as caught:
        loads(model)
    assert [p.path for p in caught.value.problems] == ["options[2]", "decisionMakers[0].preferenceRanking"]


@pytest.mark.parametrize(
    ("count", "states"), [(27, "134,217,728"), (60, "1,152,921,504,606,846,976"), (5000, "2^5000")]
)
def test_too_many_options_are_counted_and_refused(count: int, states: str) -> None:
    """One line says how many states that would be and what fits."""
    options = [{"name": f"o{k}", "permittedDirection": "both"} for k in range(count)]
    with pytest.raises(InputError) as caught:
        loads({"options": options, "decisionMakers": [{"name": "a", "options": list(range(count))}]})
    (problem,) = caught.value.problems
    assert states in problem.wrong
    assert "26 options fit (2^26 = 67,108,864 states)" in problem.right


def test_many_problems_are_cut_with_their_number() -> None:
    """A thousand mistakes give two hundred lines and the count of the rest."""
    model = small()
    model["decisionMakers"][0]["preferences"] = [[[99, "Y"]]] * 1000
    with pytest.raises(InputError) as caught:
        loads(model)
    assert len(caught.value.problems) == 201
    assert caught.value.problems[-1].wrong == "and 800 more problems"


# -- writing ---------------------------------------------------------------------------------------


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


# -- mutilation ------------------------------------------------------------------------------------

JUNK: list[Any] = [
    None,
    True,
    0,
    -1,
    99,
    1e300,
    float("nan"),
    "",
    "Y",
    "\ud800",
    [],
    {},
    [[]],
    {"members": [[]]},
    10**30,
]


def mutilated(rng: random.Random, value: Any) -> Any:
    """A copy with one place changed for junk, dropped, doubled or swapped."""
    if isinstance(value, (dict, list)) and value and rng.random() < 0.85:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = rng.choice(keys)
        copy = dict(value) if isinstance(value, dict) else list(value)
        act = rng.random()
        if act < 0.1:
            del copy[key]
        elif act < 0.2 and isinstance(copy, list):
            copy.insert(key, rng.choice(copy))
        elif act < 0.3:
            other = rng.choice(keys)
            copy[key], copy[other] = copy[other], copy[key]
        else:
            copy[key] = mutilated(rng, copy[key])
        return copy
    return rng.choice(JUNK)


def torn(rng: random.Random, raw: bytes) -> bytes:
    """The bytes with a few cut out, changed or repeated."""
    data = bytearray(raw)
    for _ in range(rng.randint(1, 4)):
        spot = rng.randrange(len(data))
        act = rng.random()
        if act < 0.3:
            del data[spot : spot + rng.randint(1, 30)]
        elif act < 0.7:
            data[spot] = rng.choice(b'{}[]",:0159YN-\\ \xe9\x00')
        else:
            data[spot:spot] = data[spot : spot + rng.randint(1, 40)]
        if not data:
            return b""
    return bytes(data)


@pytest.mark.parametrize("seed", range(20))
def test_a_mutilated_file_ends_in_a_conflict_or_in_clear_lines(tmp_path: Path, seed: int) -> None:
    """Fifty mutations each, of the bytes and of the values; what still reads also writes and prints."""
    rng = random.Random(seed)
    path = tmp_path / "x.gmcr"
    bases = [CUBAN.read_bytes(), json.dumps(small()).encode()]
    for _ in range(50):
        base = rng.choice(bases)
        if rng.random() < 0.4:
            path.write_bytes(torn(rng, base))
        else:
            data = json.loads(base)
            for _ in range(rng.randint(1, 3)):
                data = mutilated(rng, data)
            path.write_text(json.dumps(data))
        try:
            conflict, warnings = gmcr.read(path)
        except InputError as error:
            assert error.problems
            assert all("\n" not in str(p) and len(str(p)) < 600 and str(p).encode() for p in error.problems)
            continue
        assert isinstance(conflict.graph, Grid)
        assert all(len(v) == conflict.graph.states for v in values(conflict))
        assert "\n".join([*warnings, *conflict.notes, *conflict.issues]).encode()
        same(conflict, loads(gmcr_write.dumps(conflict)[0])[0])


def test_more_ranks_than_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """States times parties above the limit are counted in one line, before any of them is ranked."""
    monkeypatch.setattr(gmcr, "MAX_RANKS", 12)
    assert loads(small())[0].graph.states == 6
    monkeypatch.setattr(gmcr, "MAX_RANKS", 11)
    with pytest.raises(InputError, match="6 states, ranked by 2 parties, do not fit; 11 ranks fit"):
        loads(small())


def test_any_script_is_written_in_ascii_and_read_back() -> None:
    """GMCR+ opens files in the encoding of the machine, so names in other scripts are escaped."""
    model = small()
    model["options"][0]["name"] = "Випустити воду"
    conflict, _ = loads(model)
    text, _ = gmcr_write.dumps(conflict)
    assert text.isascii()
    same(conflict, loads(text)[0])
