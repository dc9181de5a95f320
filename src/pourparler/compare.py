"""Compares two analysts' cases: where their verdicts differ, and which of their differences does it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pourparler.analysis import agree_cell, analyse, barred_cell
from pourparler.case.model import Case
from pourparler.errors import InputError, Problem
from pourparler.lens.deals.plan import judge_plan, party_verdict
from pourparler.pieces import Piece, pieces, vocabulary
from pourparler.space.compile import compile
from pourparler.words import COLUMNS, counted

Cell = tuple[str, str]  # a plan, and a column or a party
Cells = dict[Cell, str]
MAX_PIECES_FOR_LEAVING = 60  # each costs an analysis of its own


@dataclass(frozen=True)
class Difference:
    """``alone``: pieces each of which, set into the first case, gives the second's verdict there; ``together``: where
    none does alone, a set of them of which none can be left out. ``searched`` is False where that was not worked out.
    """

    plan: str
    column: str
    one: str
    other: str
    alone: tuple[Piece, ...] = ()
    together: tuple[Piece, ...] = ()
    searched: bool = True

    def to_json(self) -> dict[str, Any]:
        row = {"plan": self.plan, "column": self.column, "one": self.one, "other": self.other}
        told = {"alone": [_told(p) for p in self.alone], "together": [_told(p) for p in self.together]}
        return {**row, **told, "searched": self.searched}


@dataclass(frozen=True)
class Compared:
    pieces: tuple[Piece, ...]
    differences: tuple[Difference, ...]
    only: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "pieces": [_told(p) for p in self.pieces],
            "differences": [d.to_json() for d in self.differences],
            "only": list(self.only),
        }


def _told(piece: Piece) -> dict[str, str]:
    return {"whose": piece.whose, "what": piece.what, "one": piece.one, "other": piece.other}


def compare(a: Case, b: Case, watch: Callable[[str, int, int], None] | None = None) -> Compared:
    """Where the verdicts of two cases differ, with the differences behind each.

    Raises InputError where the two do not speak of the same parties, issues, options and today.
    """
    if wrong := vocabulary(a, b):
        right = "compare cases on the same issues; `pourparler diff` shows what changed in one"
        raise InputError([Problem(f"{a.file} and {b.file}", 0, "", each, right) for each in wrong])
    found = pieces(a, b)
    own = {plan.id for plan in a.plans}, {plan.id for plan in b.plans}
    only = tuple(
        f"the plan {id} stands in {'the first' if id in own[0] else 'the second'} only"
        for id in sorted(own[0] ^ own[1])
    )
    cells = own[0] & own[1]
    differences = _differences(quick_cells(a), quick_cells(b), cells, a, found, quick_cells)
    one, other = _leaving(a), _leaving(b)
    if any(one[c] != other[c] for c in one if c in other and c[0] in cells):
        few = found if len(found) <= MAX_PIECES_FOR_LEAVING else ()
        done = [0]

        def slow(case: Case) -> Cells:
            done[0] += 1
            if watch:
                watch("who would leave, piece by piece", done[0], len(few) + 2)
            return _leaving(case)

        differences += _differences(one, other, cells, a, few, slow)
    order = {plan.id: n for n, plan in enumerate(a.plans)}
    return Compared(found, tuple(sorted(differences, key=lambda d: order[d.plan])), only)


def _differences(
    one: Cells, other: Cells, plans: set[str], a: Case, found: tuple[Piece, ...], cells: Callable[[Case], Cells]
) -> list[Difference]:
    differing = [c for c in one if c in other and c[0] in plans and one[c] != other[c]]
    if not differing:
        return []
    if not found:
        return [Difference(*c, one[c], other[c], searched=False) for c in differing]
    singly = [(piece, _tried(a, (piece,), cells)) for piece in found]
    rows = []
    for c in differing:
        alone = tuple(piece for piece, result in singly if result is not None and result.get(c) == other[c])
        together = () if alone else _least(a, found, c, other[c], cells)
        rows.append(Difference(*c, one[c], other[c], alone, together, bool(alone or together)))
    return rows


def _tried(a: Case, some: Iterable[Piece], cells: Callable[[Case], Cells]) -> Cells | None:
    """The verdicts with these pieces; None where they make no case (contradictory views)."""
    case = a
    for piece in some:
        case = piece.into(case)
    try:
        return cells(case)
    except InputError:
        return None


def _least(
    a: Case, found: tuple[Piece, ...], c: Cell, wanted: str, cells: Callable[[Case], Cells]
) -> tuple[Piece, ...]:
    """Pieces that together give the wanted verdict, none of which can be left out; empty where all together do not."""

    def gives(some: tuple[Piece, ...]) -> bool:
        result = _tried(a, some, cells)
        return result is not None and result.get(c) == wanted

    if not gives(found):
        return ()
    kept = found
    for piece in found:
        fewer = tuple(p for p in kept if p is not piece)
        if gives(fewer):
            kept = fewer
    return kept


def quick_cells(case: Case) -> Cells:
    """What bars each plan, who must agree and does, and each party's verdict."""
    space = compile(case)
    found: Cells = {}
    for plan in case.plans:
        judged = judge_plan(space, plan)
        parties = tuple(party_verdict(space, judged, j) for j in judged.parties)
        found[plan.id, "barred"] = barred_cell(space, judged).value
        found[plan.id, "agree"] = agree_cell(space, judged, parties).value
        found |= {(plan.id, v.about[3]): v.value for v in parties}
    return found


def _leaving(case: Case) -> Cells:
    rows = analyse(case, full=True).plan_table.rows
    return {(row.id, "leave"): row.cell("leave").value for row in rows if row.kind != "repair"}


def lines(found: Compared, case: Case) -> list[str]:
    """What was found, in plain lines."""
    if not found.pieces and not found.differences:
        return ["Views, limits, plans and verdicts are the same in both cases.", *found.only]
    verdicts = counted(len(found.differences), "verdict differs", "verdicts differ")
    told = [f"{counted(len(found.pieces), 'difference')} between the two cases; {verdicts}."]
    titles = {plan.id: plan.title for plan in case.plans}
    for d in found.differences:
        column = COLUMNS.get(d.column, case.name(d.column))
        told.append(f"{titles[d.plan]}, {column}: {d.one} in the first, {d.other} in the second")
        for piece in d.alone:
            told.append(f"  this alone does it: {_line(piece)}")
        if d.together:
            told.append("  none does it alone; these together do, and none can be left out:")
            told += [f"    {_line(piece)}" for piece in d.together]
        if not d.searched:
            told.append("  which difference does it was not found")
    moved = {p.key for d in found.differences for p in (*d.alone, *d.together)}
    rest = [p for p in found.pieces if p.key not in moved]
    if rest:
        told.append("These differ and move no verdict:")
        told += [f"  {_line(piece)}" for piece in rest]
    return told + list(found.only)


def _line(piece: Piece) -> str:
    whose = f"{piece.whose}: " if piece.whose else ""
    return f"{whose}{piece.what}: {piece.one} in the first, {piece.other} in the second"
