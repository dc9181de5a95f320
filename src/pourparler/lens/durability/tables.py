"""The tables of the lens: who gives what when, what needs no number, and what the engine found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from pourparler.finding import Table
from pourparler.lens.durability.by_views import tempted_parties, tempted_rows
from pourparler.lens.durability.drawn import Cells, Drawn
from pourparler.lens.durability.given import bare
from pourparler.lens.durability.once import cells_once, rows_once
from pourparler.lens.durability.tables_case import counts_rows, missing, numbers_rows, record_rows, said, steps_rows
from pourparler.lens.durability.tables_play import breakers, exposed, gains_rows, timeline, verdicts
from pourparler.lens.durability.tables_remedies import (
    cheapest_rows,
    handed_rows,
    likely_rows,
    order_rows,
    prefix_rows,
    sides,
    trust_rows,
    turns_rows,
)
from pourparler.lens.durability.tables_unsaid import halves, lapses, needs_rows, unsent_rows
from pourparler.space.compile import Space

CONTESTED = "Which way a record points is contested: some find that failed agreements before it are the best sign that one will last."


def tables(space: Space, plans: Sequence[Drawn], period: str, wanted: bool = False) -> tuple[Table, ...]:
    """Every table that has something to say, in the order of the page. ``wanted``: numbers were asked for, so what is
    missing is told even where the case gives none."""
    every = [d for d in plans if d.asked.world is not None]
    numbers = [d for d in every if not d.plan.repairs] or every  # of a repair the verdict is told
    risky = [d for d in numbers if exposed(space, [d])]
    unsized = [d for d in plans if d.asked.by_views and not d.plan.repairs]
    asked = [d for d in plans if not d.plan.repairs]  # what a repair's steps are follows from the plan it repairs
    weighed, half = _weighed(space), halves(numbers)
    found = [
        _table("hold-steps", "Who gives what, and who can take it back", ("plan", "step, and who takes it", "what it sets", "what is known of the order", "can be taken back by", "what answers that"), space, asked, steps_rows),
        Table("hold-said", "Whose standing is disputed, and what is said of promises", ("what is said", "on whose word", "plans it concerns"), tuple(said(space, asked))),
        Table("hold-lapses", "Answers that lapse by somebody’s break, or never stand, as the case assumes", ("which", "plans it concerns"), tuple(lapses(space, asked))),
        _table("hold-missing", "What would have to be known to say more", ("plan", "question"), space, asked if wanted or space.case.durability else [], missing),
        _table("hold-needs", "What was asked for and cannot be answered", ("plan", "asked for", "what it needs"), space, asked, needs_rows),
        _table("hold-verdicts", "Would it hold, under these inputs", ("plan", "off the deal", "verdict", "readings in which it holds", "what decides alone", "in short"), space, every, verdicts),
        _across("hold-timeline", "Who gives what when, and what each would lose beside no deal if another broke it then (points, all from the outset on counted)", ("plan", "off the deal", "when", "who gives what"), space, risky, exposed(space, risky), timeline),
        Table("hold-unexposed", "Nobody would lose, beside no deal at all, if another broke it, in any phase of any reading", ("plan",), tuple((d.plan.title,) for d in numbers if d not in risky)),
        _across("hold-gains", f"What each party would gain by its best break in each phase (points, counted in that {bare(period)}; ▲: gains in every reading, △: in some)", ("plan", "off the deal", "when"), space, numbers, breakers(space, numbers), gains_rows, cells_once),
        _across("hold-by-views", "Whether each party gains by its surest break in each phase (▲: in every reading of its views, △: in some, ?: neither shown nor excluded)", ("plan", "off the deal", "when"), space, unsized, tempted_parties(unsized), tempted_rows),
        _across("hold-handed", "What each step does to what an attack is worth to each side (points): its mass, which is the change in the odds times what is at stake, less its value, which is what having the thing without a war is worth (▲: more than before in every reading, △: in some)", ("plan", "step"), space, numbers, sides(space, numbers), handed_rows),
        _table("hold-unsent", "What those who would have to send an answer would do, by their own values", ("plan", "off the deal", "answer", "what its sender would do"), space, numbers, unsent_rows),
        _table("hold-cheapest", "What would make it hold: the cheapest amounts", ("plan", "off the deal", "readings", "amounts", "cost", "what only just binds (and what a point of it costs)"), space, numbers, cheapest_rows, note=half),
        _table("hold-order", "The order that leaves the least to gain, at the middle of all numbers", ("plan", "off the deal", "order", "greatest gain", "as listed", "this order holds in", "proof at the middle"), space, numbers, order_rows, cells_once, half),
        _table("hold-prefix", "The longest first part that holds as a plan of its own, at the middle of all numbers", ("plan", "off the deal", "first steps"), space, numbers, prefix_rows, cells_once, half),
        _table("hold-turns", f"Where the verdict turns, all else at the middle (discounting: what a unit one {bare(period)} on is worth today; credibility: how surely it comes)", ("plan", "off the deal", "verdict", "as this changes alone"), space, numbers, turns_rows, note=half),
        _table("hold-trust", f"How much trust it asks for: the least chance of being kept at which going along is worth as much as refusing{weighed}", ("plan", "off the deal", "who trusts whom", "at the middle", "over readings", "the chance that so much or more is kept"), space, numbers, trust_rows, cells_once),
        Table("hold-counts", "The dated record, counted: what nobody verified counts half, what is disputed or open not at all", ("who", "rows", "kept", "broken", "disputed", "agreements kept", "agreements broken"), tuple(counts_rows(space)), CONTESTED),
        Table("hold-record", "The dated record: who promised whom what, and what became of it", ("who promised whom", "what", "when", "outcome", "claimed by", "verified by"), tuple(record_rows(space))),
        Table("hold-numbers", "The numbers it rests on", ("plan", "number", "value", "whose"), tuple(numbers_rows(every))),
        _table("hold-likely", "How likely, last", ("plan", "off the deal", "answer", "value"), space, numbers, likely_rows),
    ]  # fmt: skip
    return tuple(_bare(table) for table in found if table.rows)


def _weighed(space: Space) -> str:
    """Why nothing weighs the trust needed by the record, where nothing does."""
    if not space.case.promises:
        return " (the case has no dated record)"
    d = space.case.durability
    return "" if d and d.prior else " (no prior is given to weigh the dated record by)"


def _bare(table: Table) -> Table:
    """The table without a last column that says nothing in any row, where that is no news."""
    if table.id not in ("hold-cheapest", "hold-trust") or any(row[-1] != "–" for row in table.rows):
        return table
    return replace(table, columns=table.columns[:-1], rows=tuple(row[:-1] for row in table.rows))


def _table(
    id: str,
    title: str,
    columns: tuple[str, ...],
    space: Space,
    plans: Sequence[Drawn],
    rows: Any,
    once: Callable[[Iterable[Cells]], Iterable[Cells]] | None = None,
    note: str = "",
) -> Table:
    how = once or rows_once
    return Table(id, title, columns, tuple((d.plan.title, *row) for d in plans for row in how(rows(space, d))), note)


def _across(
    id: str,
    title: str,
    columns: tuple[str, ...],
    space: Space,
    plans: Sequence[Drawn],
    parties: Sequence[int],
    rows: Any,
    once: Callable[[Iterable[Cells]], Iterable[Cells]] | None = None,
) -> Table:
    """A table with a column for each party."""
    names = tuple(space.case.name(space.parties[n]) for n in parties)
    how = once or rows_once
    found = tuple((d.plan.title, *row) for d in plans for row in how(rows(space, d, parties)))
    return Table(id, title, (*columns, *names), found)
