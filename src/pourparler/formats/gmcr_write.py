"""Writes a conflict as a ``.gmcr`` file, or says in one line each what that format has no words for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pourparler.errors import InputError, Problem
from pourparler.formats.gmcr import MAX_OPTIONS, OPTIONS
from pourparler.formats.json_file import show
from pourparler.formats.json_lay import Json, fits, lay, noted, ranks_in
from pourparler.formats.json_ranking import ranking_of
from pourparler.formats.json_reader import first
from pourparler.space.conflict import Conflict
from pourparler.space.factors import Bools
from pourparler.space.graph import Grid

MAX_CONDITIONS = 20_000


def dumps(conflict: Conflict) -> tuple[str, tuple[str, ...]]:
    """The text of a .gmcr file (ASCII, the same bytes every time), and warnings, each as ``name: sentence``.

    `gmcr.read` gives back the same graph and the same ranks; preferences stand as rankings with ties.
    Raises InputError for what the format cannot say: explicit graphs, issues with other than two options, groups,
    an option that several can move or nobody can, preferences that are not exact.
    """
    grid = conflict.graph
    if not isinstance(grid, Grid):
        right = "write it as an explicit graph (.json)"
        raise InputError([Problem("", 0, "", "a .gmcr file holds options, and this is an explicit graph", right)])
    problems = list(_unsaid(conflict, grid))
    owners, directions = _moves(conflict, grid, problems)
    values, wrong = ranks_in(conflict)
    if problems or wrong:
        raise InputError([*problems, *wrong])
    # option numbers ascend from the last axis, party by party: GMCR+ and `gmcr.read` number states by that order
    order = sorted(range(len(grid.sizes)), key=lambda axis: (owners[axis], -axis))
    view = order[::-1]  # the axes of the file's own grid, in ours
    feasible = grid.feasible.transpose(view)
    number = np.empty(grid.feasible.size, dtype=np.int64)
    number[grid.flat] = np.arange(grid.states)
    ours = number.reshape(grid.sizes).transpose(view)[feasible]  # our state at each place of the file's order
    warnings = list(_warnings(conflict, grid, order))
    data: Json = {
        "title": conflict.title,
        **noted(conflict.notes),
        "options": [{"name": _label(conflict, axis), "permittedDirection": directions[axis]} for axis in order],
        "decisionMakers": [
            {
                "name": party,
                "options": [k for k, axis in enumerate(order) if owners[axis] == p],
                "preferences": [],
                "preferenceRanking": [
                    [s + 1 for s in tied] if len(tied) > 1 else tied[0] + 1 for tied in ranking_of(values[p][ours])
                ],
            }
            for p, party in enumerate(conflict.parties)
        ],
        "infeasibles": [
            [[len(view) - 1 - axis, OPTIONS[bit]] for axis, bit in reversed(cube)] for cube in cubes(~feasible)
        ],
        "useManualPreferenceRanking": True,
        "program": "pourparler",
    }
    return fits(lay(data, ascii_only=True)), tuple(warnings)


def _unsaid(conflict: Conflict, grid: Grid) -> Iterator[Problem]:
    """What the format has no words for, but for who moves what."""
    for axis, size in enumerate(grid.sizes):
        if size != 2:
            wrong = f"has {size} options, and a .gmcr file knows only done (Y) or not (N)"
            right = "make each option but one an issue of its own, and rule out that two of them hold together"
            yield Problem("", 0, show(conflict.issues[axis]), wrong, right)
    if len(grid.sizes) > MAX_OPTIONS:
        yield Problem("", 0, "", f"{len(grid.sizes)} issues; {MAX_OPTIONS} fit", "leave some out")


def _moves(conflict: Conflict, grid: Grid, problems: list[Problem]) -> tuple[dict[int, int], dict[int, str]]:
    """Owner and direction of each axis; adds problems where there is none."""
    owners: dict[int, int] = {}
    directions: dict[int, str] = {}
    for axis, size in enumerate(grid.sizes):
        issue, final = show(conflict.issues[axis]), grid.final[axis]
        can: dict[tuple[int, ...], set[tuple[int, int]]] = {}
        for mover in grid.movers:
            moves = {(o, t) for o in range(size) if o not in final for t in mover.to[axis] if o != t}
            if moves:
                can[mover.members] = can.get(mover.members, set()) | moves
        who = [" with ".join(show(conflict.parties[p]) for p in members) for members in can]
        groups = [name for name, members in zip(who, can, strict=True) if len(members) > 1]
        if groups:
            wrong = f"moved by {first(groups)} together, and in a .gmcr file each option has one party"
            problems.append(Problem("", 0, issue, wrong, "write it as an explicit graph (.json)"))
        elif len(who) > 1:
            wrong = f"{first(who)} can each move it, and in a .gmcr file each option has one party"
            problems.append(Problem("", 0, issue, wrong, "write it as an explicit graph (.json)"))
        elif not who:
            right = "leave the issue out, or say who can move it"
            problems.append(
                Problem("", 0, issue, "nobody can move it, and in a .gmcr file each option has a party", right)
            )
        else:
            ((members, moves),) = can.items()
            owners[axis] = members[0]
            directions[axis] = "both" if len(moves) > 1 else "fwd" if (0, 1) in moves else "back"
    return owners, directions


def _label(conflict: Conflict, axis: int) -> str:
    """An issue's name; with the option that Y stands for, where that is not told by Y itself."""
    named = conflict.options[axis]
    return conflict.issues[axis] if named == OPTIONS else f"{conflict.issues[axis]}: {named[1]}"


def _warnings(conflict: Conflict, grid: Grid, order: list[int]) -> Iterator[str]:
    if any(named != OPTIONS for named in conflict.options):
        yield "labels: the second option of each issue is written as Y, the first as N"
    if order != list(range(len(grid.sizes)))[::-1]:
        yield "reordered options: a .gmcr file has each party's side by side, so states get other numbers"
    if conflict.today is not None:
        yield f"no status quo: a .gmcr file has none; state {conflict.today + 1} is today's, in this conflict's numbers"


def cubes(marked: Bools) -> list[list[tuple[int, int]]]:
    """Conditions that cover the marked states of a (2, 2, …) array and no others, each as (axis, bit) ascending.

    Each begins at the first marked state that is not covered yet and drops every literal that it can: a cover by
    prime implicants. Raises InputError when that takes more than `MAX_CONDITIONS`.
    """
    found: list[list[tuple[int, int]]] = []
    left = np.array(marked, order="C")
    flat = left.reshape(-1)
    place = int(flat.argmax())
    while flat[place]:
        spot: list[int | slice] = [int(bit) for bit in np.unravel_index(place, marked.shape)]
        for axis, bit in enumerate(spot):
            spot[axis] = slice(None)
            if not marked[tuple(spot)].all():
                spot[axis] = bit
        left[tuple(spot)] = False
        found.append([(axis, bit) for axis, bit in enumerate(spot) if isinstance(bit, int)])
        place += int(flat[place:].argmax())
        if len(found) > MAX_CONDITIONS:
            wrong = f"what is impossible takes more than {MAX_CONDITIONS:,} conditions to write"
            raise InputError([Problem("", 0, "", wrong, "leave out issues")])
    return found
