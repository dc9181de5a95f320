"""Explicit graphs: read as written, written back unchanged, and one clear line for all that is wrong."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_gmcr import ORACLE, RAW, change, dense, example, mutilated, torn, values

import pourparler
from pourparler.errors import InputError
from pourparler.formats import gmcr, net
from pourparler.formats.json_file import parse
from pourparler.space.conflict import Conflict, Ranks
from pourparler.space.graph import Grid, Mover, Net, matrix

ELMIRA = Path(pourparler.__file__).parent / "cases" / "elmira.json"
Model = dict[str, Any]


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


# -- there and back --------------------------------------------------------------------------------


def same(a: Conflict, b: Conflict) -> None:
    assert (a.title, a.parties, a.today, a.notes) == (b.title, b.parties, b.today, b.notes)
    assert isinstance(a.graph, Net)
    assert isinstance(b.graph, Net)
    assert a.graph.names == b.graph.names
    assert a.graph.members == b.graph.members
    for mover in range(len(a.graph.moves)):
        assert (matrix(a.graph, mover) == matrix(b.graph, mover)).all()
    assert [dense(v) for v in values(a)] == [dense(v) for v in values(b)]


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


# -- bad input -------------------------------------------------------------------------------------

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
            conflict, warnings = net.read(path)
        except InputError as error:
            assert error.problems
            assert all("\n" not in str(p) and len(str(p)) < 800 and str(p).encode() for p in error.problems)
            continue
        assert all(len(v) == conflict.graph.states for v in values(conflict))
        assert "\n".join([*warnings, *conflict.notes, *conflict.parties]).encode()
        same(conflict, loads(net.dumps(conflict)[0])[0])


def test_the_example_of_the_docs_is_read() -> None:
    """What the page shows can be copied, and says of itself what is true."""
    conflict, warnings = loads(example("graph"))
    assert not warnings
    assert (conflict.parties, conflict.today, conflict.graph.members[-1]) == (("north", "south"), 0, (0, 1))
    assert values(conflict)[0] == [1, 0, 2, 1]
