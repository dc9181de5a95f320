"""The plan table and the findings on a terminal."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from pourparler.finding import Finding, Table
from pourparler.plantable import PlanTable
from pourparler.words import ACCEPTS, COLUMNS, CONCEPTS, SHORT

SOON = 2.0  # seconds, after which work that goes on shows how far it is
FEW = 20  # numbers of states in a line
LONG = 5_000_000  # packages, from which a count takes long enough to show how far it is


def visible(text: str) -> str:
    """The text of a report with controls (escapes, bidirectional, zero-width) as a visible sign each.

    What a terminal obeys could otherwise change what is shown around it. The number of characters stays.
    """
    return text if text.isprintable() else "".join("␣" if _control(c) else c for c in text)


def _control(c: str) -> bool:
    return c not in "\n\t" and (unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs") or c in "\u2028\u2029")


def new_console() -> Console:
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


@contextmanager
def waiting() -> Iterator[Callable[[str, int, int], None] | None]:
    """A progress bar on stderr once work takes longer than two seconds, on a terminal; otherwise nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from time import monotonic

    from rich.progress import Progress, TaskID

    begin = monotonic()
    bar = Progress(console=Console(stderr=True), transient=True)
    tasks: dict[str, TaskID] = {}

    def watch(what: str, done: int, total: int) -> None:
        if not tasks and monotonic() - begin < SOON:
            return
        if not tasks:
            bar.start()
        if what not in tasks:
            tasks[what] = bar.add_task(what, total=total)
        bar.update(tasks[what], completed=done, total=total)

    try:
        yield watch
    finally:
        bar.stop()


def print_stability(found: Finding) -> None:
    """Who stays and leaves: the tables a terminal can hold, and what was asked for."""
    console, answer = new_console(), found.answer
    for id in ("stays", "equilibria", "paths"):
        for table in found.tables:
            if table.id == id:
                (print_stays if id == "stays" else print_table)(table, console)
    if "note" in answer:
        console.print(Text(str(answer["note"])))
    kinds = [("", "in every reading" if "equilibria_some" in answer else "")]
    kinds += [("_some", "in some")] if "equilibria_some" in answer else []
    for suffix, scope in kinds:
        for concept, numbers in answer[f"equilibria{suffix}"].items():
            count = answer[f"counts{suffix}"]["equilibria"][concept]
            where = f"{scope} " if scope else ""
            console.print(Text(f"Everybody stays {where}under {concept}: {_numbers(numbers, count)}"))
    for concept, numbers in answer.get("coalition", {}).items():
        console.print(Text(f"No coalition leaves under {concept}: {_numbers(numbers, len(numbers))}"))
    blocs = answer.get("blocs", {})
    for concept, numbers in blocs.get("equilibria", {}).items():
        console.print(Text(f"No bloc acting as one leaves under {concept}: {_numbers(numbers, len(numbers))}"))
    for word in ("why", "change"):
        for plan, parties in answer.get(word, {}).items():
            console.print(Text(f"{'Why' if word == 'why' else 'What would have to change'}: {plan}", style="bold"))
            for party, by_concept in parties.items():
                for concept, told in by_concept.items():
                    sign = "stays" if told.get("stays") else "may leave"
                    if word == "why":
                        sign = f"{told['word']} ({told['proof']})"
                    console.print(Text(f"  {party}, {concept}: {sign}. {' '.join(told['says'])}"))


def print_stays(table: Table, console: Console) -> None:
    """Parties × concepts, a table for each plan, in columns that fit a terminal; what they ask stands below."""
    short = {CONCEPTS[c]: SHORT[c] for c in CONCEPTS}
    console.print(Text(table.title, style="bold"))
    for plan, rows in groupby(table.rows, key=lambda row: row[0]):
        grid = Grid(title=Text(str(plan)), title_justify="left")
        for column in table.columns[1:]:
            width = 7 if column in short else None
            grid.add_column(Text(short.get(column, column)), overflow="fold", min_width=width, max_width=width)
        for row in rows:
            grid.add_row(*map(_cell, row[1:]))
        console.print(grid)
    console.print(Text(f"Stays, since there is … {'; '.join(f'{SHORT[c]}: {CONCEPTS[c]}' for c in CONCEPTS)}."))


def _numbers(numbers: Iterable[int], count: int) -> str:
    shown = list(numbers)[:FEW]
    more = f" … ({count:,} in all)" if count > len(shown) else ""
    return (", ".join(map(str, shown)) or "none") + more


def print_plan_table(table: PlanTable) -> None:
    """The plan table, its answer first."""
    console = new_console()
    console.print(Text(table.title, style="bold"))
    console.print(Text(f"{table.headline}\nThis {table.rests}."))
    for n, question in enumerate(table.questions[:3], 1):
        console.print(Text(f"  {n}. {question.text}"))
    grid = Grid(show_lines=True)
    for column in ("plan", "barred by what", "who must agree, and does", "who would leave", "would it hold"):
        grid.add_column(column, overflow="fold")
    for row in table.rows:
        cells = [row.cell("barred").why, row.cell("agree").why, row.cell("leave").why, row.cell("hold").value]
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
    console = new_console()
    console.print(grid)
    console.print("* must agree")


def print_finding(found: Finding) -> None:
    """Every table of a finding."""
    console = new_console()
    for table in found.tables:
        print_table(table, console)


def print_table(table: Table, console: Console | None = None) -> None:
    """One table; nothing where it has no rows."""
    console = console or new_console()
    if table.rows:
        grid = Grid(title=Text(table.title), title_justify="left", show_lines=True)
        for column in table.columns:
            grid.add_column(Text(column), overflow="fold")
        for row in table.rows:
            grid.add_row(*map(_cell, row))
        console.print(grid)


def print_changes(rows: Iterable[Mapping[str, str]], gone: Iterable[str] = ()) -> None:
    """What a what-if changes in the plan table."""
    console, listed = new_console(), list(rows)
    if fallen := "; ".join(gone):
        console.print(Text(f"Without that source nothing holds up: {fallen}"))
    console.print(Text("Nothing changes in the plan table." if not listed else "What changes:", style="bold"))
    for row in listed:
        where = f"{row['plan']}, {COLUMNS.get(row['column'], row['column'])}"
        console.print(Text(f"  {where}: {row['before']} -> {row['after']}. {row['why']}"))
