"""Reads a ``.gmcr`` file of the program GMCR+ (Kinsara, Petersons, Hipel & Kilgour 2015) as a conflict.

States are numbered as there: the feasible Y/N strings by increasing sum of 2^index over the options that are Y,
after the options are put in the order of their parties. So the last option is axis 0, the first is the last axis,
and C order is the format's order.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np

from pourparler.formats.json_conditions import Condition, mark, ranks_of, told
from pourparler.formats.json_file import JsonFile, read_object, show
from pourparler.formats.json_gmcr import Party, Written, check_owners, unique, written
from pourparler.formats.json_ranking import States, one_line, read_ranking
from pourparler.formats.json_reader import Reader, first
from pourparler.space.conflict import Conflict, Ranks
from pourparler.space.factors import Bools
from pourparler.space.graph import Grid, Ints, Mover

MAX_OPTIONS = 26
MAX_RANKS = 1 << 29  # states times parties: 4 GB
WHAT = "a .gmcr file"
OPTIONS = ("N", "Y")
MOVES = {"both": ((), (0, 1)), "fwd": ((1,), (1,)), "back": ((0,), (0,))}  # what is final, and where one can go


def read(path: str | os.PathLike[str]) -> tuple[Conflict, tuple[str, ...]]:
    """The conflict in a .gmcr file, and the warnings, each as ``name: sentence``. Raises InputError.

    Lenient: files of older versions lack half the keys. ``today`` is None: these files hold no status quo.
    """
    return conflict_of(read_object(path, WHAT))


def conflict_of(file: JsonFile) -> tuple[Conflict, tuple[str, ...]]:
    """As `read`, from a file whose JSON is read already."""
    r = Reader(file)
    said = written(r)
    count = len(said.names)
    order = [option for party in said.parties for option in party.options]
    if count > MAX_OPTIONS:
        wrong = f"{count} options make 2^{count} states" + (f" = {2**count:,}" if count <= 60 else "")
        right = f"{MAX_OPTIONS} options fit (2^{MAX_OPTIONS} = {2**MAX_OPTIONS:,} states): leave some out"
        r.bad(("options",), wrong, right)
    countable = count and r.sound("options", "infeasibles")
    if count and said.parties and r.sound("options", "decisionMakers"):
        check_owners(r, said)
    if not countable:
        r.stop()
    # where an owner is wrong the order is moot, but the number of states, and so the rankings, can be checked
    axis = axes(order if sorted(order) == list(range(count)) else range(count))
    feasible = feasible_of(said.infeasibles, axis)
    flat = np.flatnonzero(feasible)
    if not len(flat):
        r.bad(("infeasibles",), "no state is feasible", "some condition forbids too much")
        r.stop()
    if len(flat) * len(said.parties) > MAX_RANKS:
        wrong = f"{len(flat):,} states, ranked by {len(said.parties)} parties, do not fit"
        r.bad(("decisionMakers",), wrong, f"{MAX_RANKS:,} ranks fit: leave out options or parties")
        r.stop()
    values = [values_of(r, party, said.manual, axis, flat) for party in said.parties]
    r.stop()
    ranks = tuple(Ranks(found) for found in values if found is not None)
    return _conflict(r, said, order, feasible, ranks), r.told()


def axes(order: Sequence[int]) -> list[int]:
    """The axis of each option; ``order[k]`` is the option that weighs 2^k in a state's number."""
    axis = [0] * len(order)
    for k, option in enumerate(order):
        axis[option] = len(order) - 1 - k
    return axis


def feasible_of(infeasibles: Sequence[Condition], axis: Sequence[int]) -> Bools:
    """Where none of the conditions holds, shape (2,) * options."""
    feasible = np.ones((2,) * len(axis), dtype=bool)
    for condition in infeasibles:
        mark(feasible, condition, axis, False)
    return feasible


def values_of(r: Reader, party: Party, manual: bool | None, axis: Sequence[int], flat: Ints) -> Ints | None:
    """A party's ranks over the feasible states, by its ranking or by its statements; None with a problem."""
    name, ranking, statements = show(party.name), party.ranking, party.statements
    if manual is None and ranking and statements:
        r.warn("ranking not used", f"{name} has statements too, and the file does not say which count: they do")
    if manual or (manual is None and ranking and not statements):
        wrong = [(party.place, "lacks a ranking, though the file says that rankings count", "write preferenceRanking")]
        found = None
        if ranking:
            found, wrong = read_ranking(ranking[1], ranking[0], _states(len(flat)))
        if found is not None:
            return found
        if not statements:
            r.problems.extend(wrong)
            return None
        r.warn("ranking not used", f"{one_line(wrong)}; the statements of {name} count instead")
    elif not statements:
        why = ", and the file says that its ranking does not count" if ranking else ""
        r.warn("no statements", f"{name} has none{why}: all states tie")
    return None if r.problems else ranks_of(statements, axis, flat)


def _states(count: int) -> States:
    """States by their printed number, 1 to count."""

    def number(item: object) -> int | None:
        if isinstance(item, str) and item.isascii() and item.isdigit() and len(item) < 10:
            item = int(item)
        known = isinstance(item, int) and not isinstance(item, bool) and 1 <= item <= count
        return item - 1 if known and isinstance(item, int) else None

    right = f"the {count:,} feasible states are numbered 1 to {count}"
    return States(count, number, lambda state: str(state + 1), lambda _: right)


def _conflict(r: Reader, said: Written, order: list[int], feasible: Bools, ranks: tuple[Ranks, ...]) -> Conflict:
    """All put together; ``order``: the options from the last axis to the first."""
    count = len(order)
    owner = {option: p for p, party in enumerate(said.parties) for option in party.options}
    parties = unique([party.name for party in said.parties], [""] * len(said.parties))
    issues = unique(said.names, [parties[owner[option]] for option in range(count)])
    for what, old, new in (("parties", [p.name for p in said.parties], parties), ("options", said.names, issues)):
        changed = [name for name, before in zip(new, old, strict=True) if name != before]
        if changed:
            r.warn("same name", f"{what} that share a name are told apart: {first(changed)}")
    if order != list(range(count)):
        told_apart = first((issues[option] for option in order), count)
        r.warn("reordered options", f"states are numbered with each party's side by side, as in GMCR+: {told_apart}")
    unseen = tuple(
        f"Misperception, not used: {name} does not see the states with {told(condition, issues)}"
        for name, party in zip(parties, said.parties, strict=True)
        for condition in party.misperceptions
    )
    if unseen:
        blind = first(name for name, party in zip(parties, said.parties, strict=True) if party.misperceptions)
        r.warn("misperceptions", f"those of {blind} are not used, only kept in the notes")
    by_axis = order[::-1]
    movers = tuple(
        Mover((p,), tuple(MOVES[said.directions[option]][1] if owner[option] == p else () for option in by_axis))
        for p in range(len(parties))
    )
    final = tuple(MOVES[said.directions[option]][0] for option in by_axis)
    grid = Grid((2,) * count, final, movers, feasible)
    labels = tuple(issues[option] for option in by_axis)
    return Conflict(said.title, parties, grid, ranks, labels, (OPTIONS,) * count, notes=(*said.notes, *unseen))
