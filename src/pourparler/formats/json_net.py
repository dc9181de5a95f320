"""The sections of an explicit graph file: states, parties and groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pourparler.formats.json_file import Place, kind, path_text, show
from pourparler.formats.json_ranking import States, read_ranking
from pourparler.formats.json_reader import NOTE, Reader
from pourparler.space.conflict import Ranks
from pourparler.space.graph import Ints

TOP = {
    "pourparler_graph": "1, the version of the format",
    "title": "what the graph is about",
    "states": "the names of the states, as a list, or as an object that says what each is",
    "parties": 'who moves and who prefers what: {"a": {"moves": {"s1": ["s2"]}, "ranking": ["s2", "s1"]}}',
}
OTHER = ("source", "notes", "today", "groups")
PARTY = {"ranking": "all states, best first; [s1, s2] is a tie"}
GROUP = {"of": "the parties that move together", "moves": 'where they can go: {"s1": ["s2"]}'}
Members = tuple[int, ...]
Numbers = dict[str, int]  # the state behind each name; empty where the states are not known


def states_of(r: Reader, value: object) -> tuple[list[str], list[str]]:
    """The names, each once, and what the file says of the states, as notes."""
    entries: list[tuple[Place, object, object]]
    if isinstance(value, dict):
        entries = [(("states", key), key, said) for key, said in value.items()]
    else:
        entries = [(("states", k), item, None) for k, item in enumerate(r.listing(value, ("states",), "names"))]
    if not entries and r.sound("states"):
        r.bad(("states",), "no state", "name at least one")
    names: dict[str, None] = {}
    about = []
    for place, key, said in entries:
        name = r.name(key, place)
        if name in names:
            r.bad(place, f'the state "{show(name)}" stands twice', "each state has a name of its own")
        names[name] = None
        if said not in (None, ""):
            about.append(f"{name}: {r.name(said, place, NOTE)}")
    return list(names), about


def number_of(value: object, number: Numbers) -> int | None:
    """The state that a text, or a number that is a name, stands for."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return number.get(" ".join(value.split())) if isinstance(value, str) else None


def state_of(r: Reader, value: object, place: Place, number: Numbers) -> int | None:
    """As `number_of`; None with a problem where there is no such state."""
    found = number_of(value, number)
    if found is None and number:
        named = isinstance(value, (str, int)) and not isinstance(value, bool)
        wrong = f"{show(str(value))} is no state" if named else f"{kind(value)} where a state is wanted"
        r.bad(place, wrong, r.meant(str(value), number) if named else "write its name")
    return found


def moves_of(r: Reader, value: object, place: Place, number: Numbers) -> Ints:
    """Moves as rows (from, to), ascending, shape (moves, 2)."""
    found: set[tuple[int, int]] = set()
    written = {} if value is None else r.mapping(value, place, 'the states that one can go to: {"s1": ["s2", "s3"]}')
    for key, to in written.items():
        start = state_of(r, key, (*place, key), number)
        for k, item in enumerate(to if isinstance(to, list) else [to]):
            at = (*place, key, k) if isinstance(to, list) else (*place, key)
            end = state_of(r, item, at, number)
            if start is None or end is None:
                continue
            if start == end:
                r.bad(at, "a move that ends where it began", "leave it out: staying is no move")
            elif (start, end) in found:
                r.warn("move twice", f"{path_text(at)} stands twice, and counts once")
            found.add((start, end))
    return np.array(sorted(found), dtype=np.int64).reshape(-1, 2)


def parties_of(
    r: Reader, value: object, number: Numbers
) -> tuple[tuple[str, ...], list[tuple[Members, Ints]], tuple[Ranks, ...]]:
    """Names, moves and ranks of the parties, in the order of the file."""
    names: dict[str, None] = {}
    moves: list[tuple[Members, Ints]] = []
    ranks: list[Ranks] = []
    listed = list(number)
    states = States(len(number), lambda v: number_of(v, number), listed.__getitem__, lambda w: r.meant(w, number))
    written = r.mapping(value, ("parties",), TOP["parties"])
    if value == {}:
        r.bad(("parties",), "no party", "name at least one")
    for key, item in written.items():
        place: Place = ("parties", key)
        name = r.name(key, place)
        if name in names:
            r.bad(place, f'the party "{show(name)}" stands twice', "each party has a name of its own")
        names[name] = None
        found = r.mapping(item, place, '{"moves": {"s1": ["s2"]}, "ranking": ["s2", "s1"]}')
        if isinstance(item, dict):
            r.known(found, place, PARTY, ("moves",))
        moves.append(((len(moves),), moves_of(r, found.get("moves"), (*place, "moves"), number)))
        if "ranking" in found and number:
            values, wrong = read_ranking(found["ranking"], (*place, "ranking"), states)
            r.problems.extend(wrong)
            ranks.extend([Ranks(values)] if values is not None else [])
    return tuple(names), moves, tuple(ranks)


def groups_of(r: Reader, value: object, parties: Sequence[str], number: Numbers) -> list[tuple[Members, Ints]]:
    """Members (party numbers, ascending) and moves of each group, in the order of the file."""
    made: dict[Members, Ints] = {}
    for k, item in enumerate(r.listing(value, ("groups",), "groups")):
        place: Place = ("groups", k)
        before = len(r.problems)
        found: dict[str, Any] = r.mapping(item, place, '{"of": ["a", "b"], "moves": {"s1": ["s2"]}}')
        if isinstance(item, dict):
            r.known(found, place, GROUP, ())
        members: list[int] = []
        for m, who in enumerate(r.listing(found.get("of"), (*place, "of"), "parties")):
            at = (*place, "of", m)
            name = r.name(who, at)
            if not name or not parties:
                continue
            if name not in parties:
                r.bad(at, f"{show(name)} is no party", r.meant(name, parties))
            elif parties.index(name) in members:
                r.bad(at, f"{show(name)} stands twice", "name each member once")
            else:
                members.append(parties.index(name))
        group = tuple(sorted(members))
        if len(r.problems) == before and parties and len(group) < 2:
            r.bad((*place, "of"), f"a group of {len(group)}", "name two or more; one party's moves stand with it")
        if len(r.problems) == before and parties and group in made:
            r.bad((*place, "of"), "this group stands twice", "put its moves together")
        made[group] = moves_of(r, found.get("moves"), (*place, "moves"), number)
    return list(made.items())
