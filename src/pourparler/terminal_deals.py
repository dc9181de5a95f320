"""What the deal lens found, in a terminal: counts and plans as tables, everything else as lines that fit its width."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from pourparler.case.model import Case
from pourparler.finding import Finding, Table
from pourparler.terminal import new_console, print_table, print_verdicts

GRIDS = ("space",)
NAMED = ("solutions", "frontier")  # a name, what it stands on, then the gains of each party


def print_deals(found: Finding, case: Case) -> None:
    """The plans, what was asked, what could not be answered, and how each answer was found."""
    console, answer = new_console(), found.answer
    if case.plans:
        print_verdicts(found, case.parties)
    for table in found.tables:
        if table.id in GRIDS:
            print_table(table, console)
        else:
            _print_lines(table, console)
    for line in remarks(answer, case):
        console.print(Text(line))
    for what, method in answer.get("methods", {}).items():
        console.print(Text(f"How, {what}: {method}", style="dim"))


def _print_lines(table: Table, console: Console) -> None:
    """A heading, and each row as a paragraph; rows that share what stands first stand under it."""
    console.print(Text(f"\n{table.title}" + (f" ({table.note})" if table.note else ""), style="bold"))
    if not table.rows and table.id not in ("trades", "frontier", "adjusted"):
        console.print(Text("  nothing to list"))
    if table.id in NAMED:
        for line in _named(table):
            console.print(Padding(Text(line), (0, 0, 0, 2)))
        return
    for first, rows in groupby(table.rows, key=lambda row: row[0]):
        console.print(Text(f"  {first}"))
        for row in rows:
            told = [_told(cell) for cell in row[1:]]
            heads = table.columns[1:] if len(told) > 2 else ("",) * len(told)
            parts = [f"{head}: {cell}" if head else cell for head, cell in zip(heads, told, strict=True)]
            console.print(Padding(Text("- " + (": " if len(parts) == 2 else "; ").join(parts)), (0, 0, 0, 4)))


def _named(table: Table) -> Iterator[str]:
    """Rows of gains: the name and the terms, then who gains what."""
    first = 3 if table.id == "solutions" else 1
    for row in table.rows:
        head = f"{row[0]} (assumes: {row[1]}): {row[2]}" if table.id == "solutions" else f"{row[0]}"
        gains = ", ".join(f"{name} {cell}" for name, cell in zip(table.columns[first:], row[first:], strict=True))
        yield f"- {head}\n  gains: {gains}"


def _told(cell: Any) -> str:
    return "; ".join(map(str, cell)) if isinstance(cell, tuple) else "–" if cell is None else str(cell)


def remarks(answer: Any, case: Case) -> list[str]:
    """What could not be answered, and why."""
    said = []
    missing = answer.get("reading", {}).get("missing", {})
    if missing:
        told = "; ".join(f"{case.name(party)}: {', '.join(ids)}" for party, ids in missing.items())
        said.append(f"The frontier and the reference points need a size for every view. Views without one: {told}")
    return said
