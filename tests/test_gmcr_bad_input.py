"""Files of GMCR+ that are wrong, torn or too large: one clear line for each thing that is wrong."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from bad_files import RAW, change, clear, mutilations
from conflict_files import values
from gmcr_files import CUBAN, loads, same, small

from pourparler.errors import InputError
from pourparler.formats import gmcr, gmcr_write
from pourparler.space.graph import Grid

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


def test_more_ranks_than_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """States times parties above the limit are counted in one line, before any of them is ranked."""
    monkeypatch.setattr(gmcr, "MAX_RANKS", 12)
    assert loads(small())[0].graph.states == 6
    monkeypatch.setattr(gmcr, "MAX_RANKS", 11)
    with pytest.raises(InputError, match="6 states, ranked by 2 parties, do not fit; 11 ranks fit"):
        loads(small())


def test_many_problems_are_cut_with_their_number() -> None:
    """A thousand mistakes give two hundred lines and the count of the rest."""
    model = small()
    model["decisionMakers"][0]["preferences"] = [[[99, "Y"]]] * 1000
    with pytest.raises(InputError) as caught:
        loads(model)
    assert len(caught.value.problems) == 201
    assert caught.value.problems[-1].wrong == "and 800 more problems"


@pytest.mark.parametrize("seed", range(20))
def test_a_mutilated_file_ends_in_a_conflict_or_in_clear_lines(tmp_path: Path, seed: int) -> None:
    """Fifty mutations each, of the bytes and of the values; what still reads also writes and prints."""
    rng = random.Random(seed)
    path = tmp_path / "x.gmcr"
    bases = [CUBAN.read_bytes(), json.dumps(small()).encode()]
    for _ in mutilations(rng, bases, path):
        try:
            conflict, warnings = gmcr.read(path)
        except InputError as error:
            assert clear(error, 600)
            continue
        assert isinstance(conflict.graph, Grid)
        assert all(len(v) == conflict.graph.states for v in values(conflict))
        assert "\n".join([*warnings, *conflict.notes, *conflict.issues]).encode()
        same(conflict, loads(gmcr_write.dumps(conflict)[0])[0])
