"""What the durability lens found, in a terminal: the verdict of each plan first, then its tables as lines."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from rich.console import Console
from rich.text import Text

from pourparler.case.model import Case
from pourparler.finding import Finding, Table
from pourparler.jsonio import Json
from pourparler.terminal import new_console
from pourparler.words import span

EITHER = "either start"
FEW = 4  # numbers that a verdict turns on, in the head; its table has all
NOTHING = (None, "", "–", "none alone")
# what a value says without its column's name, and what a long name is cut to
SHORT = {
    "what it sets": "",
    "what is known of the order": "order",
    "can be taken back by": "taken back by",
    "what answers that": "answered by",
    "who gives what": "",
    "amounts": "",
    "what only just binds (and what a point of it costs)": "only just binds (and what a point of it costs)",
    "the chance that so much or more is kept": "the chance that so much or more is kept:",
    "asked for": "",
    "what it needs": "",
    "what its sender would do": "",
    "first steps": "",
    "this order holds in": "holds in",
    "as this changes alone": "",
    "value": "",
    "question": "",
    "on whose word": "",
    "plans it concerns": "concerns",
    "what": "",
    "when": "",
    "outcome": "",
    "whose": "",
}
LOSSES = "hold-timeline"


def print_durability(found: Finding, case: Case) -> None:
    """The verdicts, in how many readings and what they turn on; then every other table, a line a row."""
    console = new_console()
    titles = {plan.id: plan.title for plan in case.plans}
    tables = {table.id: table for table in found.tables}
    counted = tables.pop("hold-verdicts", None)
    for verdict in found.verdicts:
        title = titles[verdict.about[1]]
        console.print(Text.assemble((title, "bold"), f": {verdict.value}"))
        _say(console, verdict.why[:1].upper() + verdict.why[1:], 2)
        held = [row for row in counted.rows if row[0] == title] if counted else []
        if held:
            told = "; ".join(f"{'' if row[1] == EITHER else f'{row[1]} '}in {row[3]}" for row in held)
            _say(console, f"It holds {told}.", 2)
        for ref in verdict.decides:
            if ref.kind == "unsaid":
                _say(console, f"nobody has said: {ref.text}", 2)
        decides = [ref for ref in verdict.decides if ref.kind != "unsaid"]
        together = held and len(decides) > 1 and not any(_alone(found, verdict.about[1]))
        for ref in decides[:FEW]:
            _say(console, f"turns {'most ' if together else ''}on: {ref.text}", 2)
        if len(decides) > FEW:
            _say(console, f"and on {len(decides) - FEW} more", 2)
        if together:
            _say(console, "none of them decides alone", 2)
    if not found.verdicts:
        console.print(Text("The case has no plan."))
    for table in tables.values():
        _lines(table, console)
    seed, draws = found.parameters.get("seed"), found.parameters.get("draws")
    if counted and found.parameters.get("drawn"):
        text = f"\nReadings drawn: {draws}, with seed {seed}. Their shares are no probabilities."
        console.print(Text(text, style="dim"))


def _alone(found: Finding, plan: str) -> Iterator[Json]:
    """The numbers that decide alone, from either start."""
    told = found.answer["plans"].get(plan, {})
    for start in ("peaceful", "violent"):
        yield from told.get(start, {}).get("decided_by", ())


def _lines(table: Table, console: Console) -> None:
    """A heading, then each row under its plan; what says nothing is left out, and a row of one start says so."""
    console.print()
    _say(console, table.title, 0, style="bold")
    if table.note:
        _say(console, table.note, 2)
    shared = 2 if table.columns[:2] == ("plan", "off the deal") else 1 if table.columns[0] == "plan" else 0
    shared = min(shared, len(table.columns) - 1)
    last: Json = None
    for row in table.rows:
        if shared and row[0] != last:
            _say(console, str(row[0]), 2)
            last = row[0]
        first, *rest = row[shared:]
        names = table.columns[shared + 1 :]
        told = [_pair(table.id, name, value) for name, value in zip(names, rest, strict=True)]
        if table.id == LOSSES and all(value is None for value in rest[1:]):
            told.append("nobody loses")
        start = f" (off the deal {row[1]})" if shared == 2 and row[1] != EITHER else ""
        text = f"{_value(table.id, first)}{start}: {'; '.join(filter(None, told))}".removesuffix(": ")
        _say(console, text, 4 if shared else 2)


def _pair(id: str, name: str, value: Json) -> str:
    """``taken back by Egypt``, or the value alone; nothing for nothing."""
    if value in NOTHING:
        return ""
    if name == "over readings" and str(value).startswith("in some"):
        name = ""
    return f"{SHORT.get(name, name)} {_value(id, value)}".strip()


def _value(id: str, value: Json) -> str:
    if value is None:
        return "–"
    if isinstance(value, tuple):
        return span(value[0], value[2]) if id == LOSSES else "; ".join(map(str, value))
    return str(value)


def _say(console: Console, text: str, deep: int, style: str = "") -> None:
    """Lines that hang two further in than the first, and end where their words do."""
    indent = " " * deep
    lines = wrap(text, max(console.width, 20), initial_indent=indent, subsequent_indent=indent + "  " * bool(deep))
    console.print(Text("\n".join(lines), style=style), soft_wrap=True)


def print_priors() -> None:
    """The documented priors, with what each is of, its grade and its source."""
    from pourparler.lens.durability.priors import priors

    console = new_console()
    console.print(Text("Documented priors. None is a default: name one with --prior KEY to have it shown."))
    for prior in priors():
        console.print(Text.assemble((prior.key, "bold"), f"  {prior.quantity}"))
        _say(console, f"{prior.shown()}; grade {prior.grade}; {prior.source}", 2)
        if prior.note:
            _say(console, prior.note, 2)
