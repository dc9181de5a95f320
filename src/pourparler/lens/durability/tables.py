"""The tables of the lens: who gives what when, what needs no number, and what the engine found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pourparler.finding import Table
from pourparler.lens.durability.column import START
from pourparler.lens.durability.drawn import EITHER, Cells, Drawn
from pourparler.lens.durability.given import bare
from pourparler.lens.durability.play import STARTS
from pourparler.lens.durability.tables_case import counts_rows, missing, numbers_rows, record_rows, said, steps_rows
from pourparler.lens.durability.tables_play import breakers, exposed, gains_rows, timeline, verdicts
from pourparler.lens.durability.tables_remedies import cheapest_rows, likely_rows, order_rows, trust_rows, turns_rows
from pourparler.space.compile import Space


def tables(space: Space, plans: Sequence[Drawn], period: str, wanted: bool = False) -> tuple[Table, ...]:
    """Every table that has something to say, in the order of the page. ``wanted``: numbers were asked for, so what is
    missing is told even where the case gives none."""
    every = [d for d in plans if d.asked.world is not None]
    numbers = [d for d in every if not d.plan.repairs] or every  # of a repair the verdict is told
    asked = [d for d in plans if not d.plan.repairs]  # what a repair's steps are follows from the plan it repairs
    found = [
        _table("hold-steps", "Who gives what, and who can take it back", ("plan", "step, and who takes it", "what it sets", "what is known of the order", "can be taken back by", "what answers that"), space, asked, steps_rows),
        Table("hold-said", "Whose standing is disputed, and what is said of promises", ("what is said", "on whose word", "plans it concerns"), tuple(said(space, asked))),
        _table("hold-missing", "What would have to be known to say more", ("plan", "question"), space, asked if wanted or space.case.durability else [], missing),
        _table("hold-verdicts", "Would it hold, under these inputs", ("plan", "off the deal", "verdict", "readings in which it holds", "what decides alone"), space, every, verdicts),
        _across("hold-timeline", "Who gives what when, and what each would lose beside no deal if another broke it then", ("plan", "off the deal", "when", "who gives what"), space, numbers, exposed(space, numbers), timeline),
        _across("hold-gains", f"What each party would gain by its best break in each phase (points, counted in that {bare(period)}; ▲: gains in every reading, △: in some)", ("plan", "off the deal", "when"), space, numbers, breakers(space, numbers), gains_rows),
        _table("hold-cheapest", "What would make it hold: the cheapest amounts", ("plan", "off the deal", "readings", "amounts", "cost", "what only just binds (and what a point of it costs)"), space, numbers, cheapest_rows),
        _table("hold-order", "The order that leaves the least to gain", ("plan", "off the deal", "order", "greatest gain", "as listed", "proof"), space, numbers, order_rows),
        _table("hold-turns", "Where the verdict turns, all else at the middle", ("plan", "off the deal", "verdict", "as this changes alone"), space, numbers, turns_rows),
        _table("hold-trust", "How much trust it asks for: the least chance of being kept at which going along is worth as much as refusing", ("plan", "off the deal", "who trusts whom", "at the middle", "over readings", "so much or more, by the dated record"), space, numbers, trust_rows),
        Table("hold-counts", "The dated record, counted: what nobody verified counts half, what is disputed or open not at all", ("who", "rows", "kept", "broken", "disputed", "agreements kept", "agreements broken"), tuple(counts_rows(space))),
        Table("hold-record", "The dated record: who promised whom what, and what became of it", ("who promised whom", "what", "when", "outcome", "claimed by", "verified by"), tuple(record_rows(space))),
        Table("hold-numbers", "The numbers it rests on", ("plan", "number", "value", "whose"), tuple(numbers_rows(every))),
        _table("hold-likely", "How likely, last", ("plan", "off the deal", "answer", "value"), space, numbers, likely_rows),
    ]  # fmt: skip
    return tuple(table for table in found if table.rows)


def _table(id: str, title: str, columns: tuple[str, ...], space: Space, plans: Sequence[Drawn], rows: Any) -> Table:
    return Table(id, title, columns, tuple((d.plan.title, *row) for d in plans for row in _once(rows(space, d))))


def _across(
    id: str,
    title: str,
    columns: tuple[str, ...],
    space: Space,
    plans: Sequence[Drawn],
    parties: Sequence[int],
    rows: Any,
) -> Table:
    """A table with a column for each party."""
    names = tuple(space.case.name(space.parties[n]) for n in parties)
    found = tuple((d.plan.title, *row) for d in plans for row in _once(rows(space, d, parties)))
    return Table(id, title, (*columns, *names), found)


def _once(rows: Iterable[Cells]) -> Iterator[Cells]:
    """The rows of one plan; those of the violent start only where they differ from those of the peaceful one."""
    found = list(rows)
    here = {start: [row[1:] for row in found if row[0] == START[start]] for start in STARTS}
    same = all(here.values()) and len({repr(rest) for rest in here.values()}) == 1
    if not same:
        yield from found
        return
    yield from ((EITHER, *rest) for rest in here[STARTS[0]])
