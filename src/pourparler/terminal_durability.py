"""What the durability lens found, in a terminal: the verdict of each plan first, then its tables as lines."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from pourparler.case.model import Case
from pourparler.finding import Finding, Table
from pourparler.jsonio import Json
from pourparler.terminal import new_console


def print_durability(found: Finding, case: Case) -> None:
    """The verdicts, what they turn on, and every table."""
    console = new_console()
    titles = {plan.id: plan.title for plan in case.plans}
    for verdict in found.verdicts:
        console.print(Text.assemble((titles[verdict.about[1]], "bold"), f": {verdict.value}"))
        console.print(Padding(Text(verdict.why), (0, 0, 0, 2)))
        for ref in verdict.decides:
            console.print(Padding(Text(f"turns on: {ref.text}"), (0, 0, 0, 2)))
    if not found.verdicts:
        console.print(Text("The case has no plan."))
    for table in found.tables:
        _lines(table, console)
    seed, draws = found.parameters.get("seed"), found.parameters.get("draws")
    if any(table.id == "hold-verdicts" for table in found.tables):
        text = f"\nReadings drawn: {draws}, with seed {seed}. Their shares are no probabilities."
        console.print(Text(text, style="dim"))


def _lines(table: Table, console: Console) -> None:
    """A heading, then each row as a paragraph under what it shares with the row before."""
    console.print(Text(f"\n{table.title}", style="bold"))
    deep = table.columns[:2] == ("plan", "off the deal")
    last: tuple[Json, ...] = ()
    for row in table.rows:
        head = row[:2] if deep else row[:1]
        rest = row[len(head) :]
        if head != last:
            console.print(Text(f"  {' · '.join(map(str, head))}"))
            last = head
        names = table.columns[len(head) :]
        told = [str(value) for value in rest]
        plain = len(told) <= 2
        text = ": ".join(told) if plain else "; ".join(f"{n}: {v}" for n, v in zip(names, told, strict=True))
        console.print(Padding(Text(text), (0, 0, 0, 4)))


def print_priors() -> None:
    """The documented priors, with what each is of, its grade and its source."""
    from pourparler.lens.durability.priors import priors

    console = new_console()
    console.print(Text("Documented priors. None is a default: name one with --prior KEY to have it shown."))
    for prior in priors():
        console.print(Text.assemble((prior.key, "bold"), f"  {prior.quantity}"))
        console.print(Padding(Text(f"{prior.shown()}; grade {prior.grade}; {prior.source}"), (0, 0, 0, 2)))
        if prior.note:
            console.print(Padding(Text(prior.note), (0, 0, 0, 2)))
