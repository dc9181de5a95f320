"""The plan table and the findings on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from pourparler.finding import Finding
from pourparler.plantable import PlanTable
from pourparler.words import ACCEPTS, COLUMNS

LONG = 5_000_000  # packages, from which a count takes long enough to show how far it is


def _console() -> Console:
    return Console(highlight=False, soft_wrap=False)


def _cell(value: Any) -> Text:
    if value is None:
        return Text("–")
    if isinstance(value, tuple):
        return Text("\n".join(map(str, value)) or "–")
    return Text(f"{value:,}" if isinstance(value, int) else str(value))


@contextmanager
def watching(packages: int) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on stderr, for long counts on a terminal; otherwise nothing."""
    if packages < LONG or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("counting sets of terms", total=packages)
        yield lambda seen, _: bar.update(task, completed=seen)


def print_plan_table(table: PlanTable) -> None:
    """The plan table, its answer first."""
    console = _console()
    console.print(Text(table.title, style="bold"))
    console.print(Text(f"{table.headline}\nThis {table.rests}."))
    for n, question in enumerate(table.questions[:3], 1):
        console.print(Text(f"  {n}. {question.text}"))
    grid = Grid(show_lines=True)
    for column in ("plan", "barred by what", "who must agree, and does", "who would leave", "would it hold"):
        grid.add_column(column, overflow="fold")
    for row in table.rows:
        cells = [row.cell("barred").why, row.cell("agree").why, row.cell("leave").value, row.cell("hold").value]
        grid.add_row(Text(f"{row.title} ({row.kind})"), *map(Text, cells))
    console.print(grid)


def print_verdicts(found: Finding, parties: Mapping[str, object]) -> None:
    """Plans × parties."""
    grid = Grid(title="Who would accept each plan")
    grid.add_column("plan")
    for party in parties:
        grid.add_column(Text(party))
    for plan, said in found.answer["plans"].items():
        cells = []
        for party in parties:
            word = ACCEPTS[said["parties"][party]["verdict"]]
            cells.append(Text(word + (" *" if party in said["must_agree"] else "")))
        grid.add_row(Text(plan), *cells)
    console = _console()
    console.print(grid)
    console.print("* must agree")


def print_finding(found: Finding) -> None:
    """Every table of a finding."""
    console = _console()
    for table in found.tables:
        if not table.rows:
            continue
        grid = Grid(title=Text(table.title), title_justify="left", show_lines=True)
        for column in table.columns:
            grid.add_column(Text(column), overflow="fold")
        for row in table.rows:
            grid.add_row(*map(_cell, row))
        console.print(grid)


def print_changes(rows: Iterable[Mapping[str, str]], gone: Iterable[str] = ()) -> None:
    """What a what-if changes in the plan table."""
    console, listed = _console(), list(rows)
    if fallen := "; ".join(gone):
        console.print(Text(f"Without that source nothing holds up: {fallen}"))
    console.print(Text("Nothing changes in the plan table." if not listed else "What changes:", style="bold"))
    for row in listed:
        where = f"{row['plan']}, {COLUMNS.get(row['column'], row['column'])}"
        console.print(Text(f"  {where}: {row['before']} -> {row['after']}. {row['why']}"))
