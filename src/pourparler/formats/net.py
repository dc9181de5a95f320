"""Reads and writes an explicit graph: states by name, and each party's moves one by one. JSON, in a form of our own.

For cases of the literature that are not in option form, and for what a ``.gmcr`` file cannot say: groups that move
together, issues with more than two options.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

import numpy as np

from pourparler.errors import InputError, Problem
from pourparler.formats.json_file import JsonFile, kind, read_object
from pourparler.formats.json_lay import Json, fits, lay, noted, ranks_in
from pourparler.formats.json_net import OTHER, TOP, groups_of, parties_of, state_of, states_of
from pourparler.formats.json_ranking import ranking_of
from pourparler.formats.json_reader import SOURCE, Reader, first, notes_of
from pourparler.space.conflict import Conflict
from pourparler.space.graph import Grid, Ints, Net, matrix

WHAT = "an explicit graph"
MAX_STATES = 2_000  # of a grid that is written out, move by move


def read(path: str | os.PathLike[str]) -> tuple[Conflict, tuple[str, ...]]:
    """The conflict in a graph file, and the warnings, each as ``name: sentence``. Raises InputError."""
    return conflict_of(read_object(path, WHAT))


def conflict_of(file: JsonFile) -> tuple[Conflict, tuple[str, ...]]:
    """As `read`, from a file whose JSON is read already."""
    r, root = Reader(file, strict=True), file.root
    if "pourparler_graph" not in root and "decisionMakers" in root:
        r.bad((), "a .gmcr file where an explicit graph is wanted", "give it a name that ends in .gmcr")
        r.stop()
    r.known(root, (), TOP, OTHER)
    version = root.get("pourparler_graph", 1)
    if version is True or version != 1:
        r.bad(("pourparler_graph",), f"{kind(version)} where a version is wanted", "this program reads version 1")
    title = r.name(root["title"], ("title",)) if "title" in root else ""
    names, about = states_of(r, root["states"]) if "states" in root else ([], [])
    number = {name: k for k, name in enumerate(names)} if r.sound("states") else {}
    today = state_of(r, root["today"], ("today",), number) if root.get("today") is not None else None
    parties, moves, ranks = parties_of(r, root["parties"], number) if "parties" in root else ((), [], ())
    moves.extend(groups_of(r, root.get("groups"), parties, number))
    source, notes = notes_of(r, root)
    r.stop()
    touched = {state for _, edges in moves for state in edges.ravel().tolist()}
    alone = [name for name, state in number.items() if state not in touched]
    if alone:
        r.warn("alone", f"no move leads to or from {first(alone)}")
    found = Net(tuple(names), tuple(moves))
    return Conflict(title, parties, found, ranks, today=today, notes=(*source, *about, *notes)), r.told()


def dumps(conflict: Conflict) -> tuple[str, tuple[str, ...]]:
    """The text of a graph file (UTF-8, the same bytes every time), and warnings, each as ``name: sentence``.

    `read` gives back the same graph and the same ranks. A grid is written out move by move: its states are named by
    their number, and the options of each stand beside. Raises InputError for preferences that are not exact, for
    names that stand twice, and for a grid of more than `MAX_STATES` states.
    """
    graph, notes = conflict.graph, conflict.notes
    warnings: tuple[str, ...] = ()
    problems = []
    if isinstance(graph, Grid) and graph.states > MAX_STATES:
        wrong = f"{graph.states:,} states, and a graph that is written move by move holds at most {MAX_STATES:,}"
        problems.append(Problem("", 0, "", wrong, "leave out issues"))
    values, wrong_ranks = ranks_in(conflict)
    if problems or wrong_ranks:
        raise InputError([*problems, *wrong_ranks])
    if isinstance(graph, Grid):
        about = [", ".join(f"{k}: {v}" for k, v in conflict.label(s).items()) for s in range(graph.states)]
        names = tuple(str(state + 1) for state in range(graph.states))
        graph = Net(names, tuple((m, np.argwhere(matrix(graph, k))) for k, m in enumerate(graph.members)))
        split = int(bool(notes) and notes[0].startswith(SOURCE))
        told = tuple(f"{name}: {text}" for name, text in zip(names, about, strict=True))
        notes = (*notes[:split], *told, *notes[split:])
        warnings = ("written out: issues and options stand in the text of each state only",)
    problems = [*_twice("state", graph.names), *_twice("party", conflict.parties), *_twice("mover", graph.members)]
    if problems:
        raise InputError(problems)
    return fits(lay(_data(conflict, graph, notes, values), ascii_only=False)), warnings


def _data(conflict: Conflict, graph: Net, notes: tuple[str, ...], values: list[Ints]) -> Json:
    """The file as plain data."""
    by_members = dict(graph.moves)
    names = list(graph.names)
    rest = noted(notes)
    about = _about(names, rest.get("notes", []))
    rest_notes = rest.pop("notes", [])[len(about) :]

    def moves(edges: Ints) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for start, end in sorted(set(map(tuple, edges.tolist()))):
            found.setdefault(names[start], []).append(names[end])
        return found

    def ranking(ranks: Ints) -> list[str | list[str]]:
        tied = [[names[state] for state in level] for level in ranking_of(ranks)]
        return [level if len(level) > 1 else level[0] for level in tied]

    empty = np.zeros((0, 2), dtype=np.int64)
    groups = [
        {"of": [conflict.parties[p] for p in members], "moves": moves(edges)}
        for members, edges in graph.moves
        if len(members) > 1
    ]
    return {
        "pourparler_graph": 1,
        "title": conflict.title,
        **rest,
        **({"notes": rest_notes} if rest_notes else {}),
        "states": {name: about.get(name, "") for name in names} if about else names,
        **({} if conflict.today is None else {"today": names[conflict.today]}),
        "parties": {
            party: {"moves": moves(by_members.get((p,), empty)), "ranking": ranking(values[p])}
            for p, party in enumerate(conflict.parties)
        },
        **({"groups": groups} if groups else {}),
    }


def _about(names: list[str], notes: list[str]) -> dict[str, str]:
    """What the notes say of states: the leading ones that begin with a state's name, in the order of the states."""
    found: dict[str, str] = {}
    left = iter(names)
    for note in notes:
        name = next((name for name in left if note.startswith(f"{name}: ")), None)
        if name is None:
            break
        found[name] = note.removeprefix(f"{name}: ")
    return found


def _twice(what: str, names: tuple[object, ...]) -> Iterator[Problem]:
    for name, times in Counter(names).items():
        if times > 1:
            yield Problem("", 0, "", f"the {what} {name} stands twice", "a graph file tells them apart by name")
