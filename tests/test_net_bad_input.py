"""Explicit graphs that are wrong or torn: one clear line for each thing that is wrong."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from bad_files import RAW, change, clear, mutilations
from conflict_files import values
from net_files import ELMIRA, loads, same, small

import pourparler
from pourparler.errors import InputError
from pourparler.formats import gmcr, net

WRONG = [
    ("pourparler_graph", KeyError, "", 'lacks the key "pourparler_graph"', "1, the version"),
    ("pourparler_graph", 2, "pourparler_graph", "the number 2 where a version", "version 1"),
    ("pourparler_graph", True, "pourparler_graph", "true where a version", "version 1"),
    ("title", KeyError, "", 'lacks the key "title"', "what the graph is about"),
    ("title", "", "title", "an empty text", "name"),
    ("states", KeyError, "", 'lacks the key "states"', "names of the states"),
    ("states", [], "states", "no state", "at least one"),
    ("states", None, "states", "no state", "at least one"),
    ("states", "war", "states", "where a list is wanted", "names"),
    ("states", ["war", "talks", "truce", "peace", "war"], "states[4]", '"war" stands twice', "of its own"),
    ("states", ["war", "talks", "truce", "peace", ["x"]], "states[4]", "a list where a text", "quotes"),
    ("states.war", ["x"], "states.war", "a list where a text", "quotes"),
    ("today", "wart", "today", "wart is no state", "did you mean war?"),
    ("today", 3.5, "today", "the number 3.5 where a state", "name"),
    ("parties", KeyError, "", 'lacks the key "parties"', "who moves"),
    ("parties", {}, "parties", "no party", "at least one"),
    ("parties", [], "parties", "a list where an object", "who moves"),
    ("parties.south", ["war"], "parties.south", "a list where an object", "ranking"),
    ("parties.south.ranking", KeyError, "parties.south", 'lacks the key "ranking"', "best first"),
    ("parties.south.ranking", "war", "parties.south.ranking", "where a ranking is wanted", "best first"),
    (
        "parties.south.ranking",
        ["war", "talks"],
        "parties.south.ranking",
        "leaves out 2 of 4 states: truce, peace",
        "tie",
    ),
    ("parties.south.ranking[0]", "wart", "parties.south.ranking", "no state: wart", "did you mean war?"),
    ("parties.south.ranking[0]", "talks", "parties.south.ranking", "ranks twice: talks", "once"),
    ("parties.south.ranking[0]", [["war"]], "parties.south.ranking[0]", "a list where a state", "tie"),
    ("parties.north.moves", ["war"], "parties.north.moves", "a list where an object", "go to"),
    ("parties.north.moves.wart", ["talks"], "parties.north.moves.wart", "wart is no state", "did you mean war?"),
    ("parties.north.moves.war", ["talk"], "parties.north.moves.war[0]", "talk is no state", "did you mean talks?"),
    ("parties.north.moves.war", [{}], "parties.north.moves.war[0]", "an object where a state", "name"),
    ("parties.north.moves.war", "war", "parties.north.moves.war", "ends where it began", "no move"),
    ("parties.north.move", {}, "parties.north.move", "this key is not known", "did you mean moves?"),
    ("colour", 1, "colour", "this key is not known", "known here"),
    ("groups", {}, "groups", "an object where a list", "groups"),
    ("groups[0]", "north", "groups[0]", "where an object is wanted", "of"),
    ("groups[0].of", KeyError, "groups[0]", 'lacks the key "of"', "move together"),
    ("groups[0].of", ["north"], "groups[0].of", "a group of 1", "two or more"),
    ("groups[0].of", ["north", "north"], "groups[0].of[1]", "north stands twice", "once"),
    ("groups[0].of", ["north", "sooth"], "groups[0].of[1]", "sooth is no party", "did you mean south?"),
    ("groups[0].moves", KeyError, "groups[0]", 'lacks the key "moves"', "go"),
    ("groups.+", {"of": ["north", "south"], "moves": {}}, "groups[1].of", "this group stands twice", "together"),
    ("source", 3.5, "source", "where a text is wanted", "quotes"),
]


@pytest.mark.parametrize(("path", "value", "where", "said", "right"), WRONG, ids=[f"{w[0]}-{w[3][:20]}" for w in WRONG])
def test_what_is_wrong_is_one_line_with_its_path(path: str, value: Any, where: str, said: str, right: str) -> None:
    """One problem, at the JSON path where it stands, with what would be right."""
    with pytest.raises(InputError) as caught:
        loads(change(small(), path, value))
    (problem,) = caught.value.problems
    assert problem.path == where
    assert said in problem.wrong
    assert right in problem.right
    assert "\n" not in str(problem)


@pytest.mark.parametrize(("raw", "line", "said"), RAW, ids=[r[2] + str(len(r[0])) for r in RAW])
def test_what_is_no_json_object_is_one_line(tmp_path: Path, raw: bytes, line: int, said: str) -> None:
    """Bytes that are no JSON object end in one problem with its line."""
    path = tmp_path / "x.json"
    path.write_bytes(raw)
    with pytest.raises(InputError) as caught:
        net.read(path)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (str(path), line)
    assert said in problem.wrong


def test_a_key_that_stands_twice_is_named_with_its_line(tmp_path: Path) -> None:
    """A party that stands twice would hide the first; the second is named."""
    path = tmp_path / "x.json"
    path.write_text('{"parties":\n{"a": {},\n "a": {"ranking": [1,\n2], "ranking": []}}}')
    with pytest.raises(InputError) as caught:
        net.read(path)
    assert [(p.line, p.path) for p in caught.value.problems] == [(3, "parties.a"), (4, "parties.a.ranking")]


def test_a_file_of_gmcr_plus_is_known_as_such(tmp_path: Path) -> None:
    """A .gmcr file under the wrong name is told from a graph."""
    path = tmp_path / "x.json"
    path.write_bytes((Path(pourparler.__file__).parent / "cases" / "cuban_missiles.gmcr").read_bytes())
    with pytest.raises(InputError, match=r"a \.gmcr file where an explicit graph is wanted; .* ends in \.gmcr"):
        net.read(path)
    assert gmcr.read(path)[0].graph.states == 12


def test_all_problems_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    """Three mistakes in three places give three lines in the order of the file."""
    model = small()
    change(model, "today", "now")
    change(model, "parties.north.moves.talks", ["peas"])
    change(model, "groups[0].of.+", "west")
    path = tmp_path / "x.json"
    path.write_text(json.dumps(model, indent=1))
    with pytest.raises(InputError) as caught:
        net.read(path)
    text = path.read_text().splitlines()
    found = [(p.path, text[p.line - 1].strip().rstrip(",")) for p in caught.value.problems]
    assert found == [
        ("today", '"today": "now"'),
        ("parties.north.moves.talks[0]", '"peas"'),
        ("groups[0].of[2]", '"west"'),
    ]


def test_a_wrong_state_list_is_told_without_its_echoes() -> None:
    """Where the states are wrong, no ranking or move is blamed for it."""
    with pytest.raises(InputError) as caught:
        loads(change(small(), "states", ["war", 7.5]))
    assert [p.path for p in caught.value.problems] == ["states[1]"]


@pytest.mark.parametrize("seed", range(10))
def test_a_mutilated_file_ends_in_a_conflict_or_in_clear_lines(tmp_path: Path, seed: int) -> None:
    """Fifty mutations each, of the bytes and of the values; what still reads also writes and prints."""
    rng = random.Random(seed)
    path = tmp_path / "x.json"
    bases = [ELMIRA.read_bytes(), json.dumps(small()).encode()]
    for _ in mutilations(rng, bases, path):
        try:
            conflict, warnings = net.read(path)
        except InputError as error:
            assert clear(error, 800)
            continue
        assert all(len(v) == conflict.graph.states for v in values(conflict))
        assert "\n".join([*warnings, *conflict.notes, *conflict.parties]).encode()
        same(conflict, loads(net.dumps(conflict)[0])[0])
