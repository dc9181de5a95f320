"""Drafts and claims on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from pourparler.case.model import Case
from pourparler.evidence.change.wording import said, verb
from pourparler.evidence.index_entry import Claim
from pourparler.evidence.report import Notice, Report
from pourparler.evidence.statement import Attribution, Statement
from pourparler.terminal import new_console, visible
from pourparler.words import counted

OWN = "the report's own voice"
WIDE = 110  # columns, from which claims stand in a table
MANY = 500  # drafts, from which they stand in plain lines


def print_drafts(case: Case, report: Report, statements: Iterable[Statement], notices: Iterable[Notice]) -> None:
    """Each draft with its sentence, and what a reader must know of the report first."""
    console, found = new_console(), list(statements)
    dated = report.published or "no date"
    console.print(Text(f"{report.id}: {counted(len(report.text), 'character')}, {report.encoding}, {dated}"))
    for notice in notices:
        where = f" [{notice.start}-{notice.end}]" if notice.end else ""
        console.print(Text(visible(f"  {notice.kind}{where}: {notice.says}")))
    if not found:
        console.print(Text("no draft: no sentence could be taken as a statement of the case's parties on its issues"))
        return
    title = f"{counted(len(found), 'draft')}; none counts before a person accepts it"
    if len(found) > MANY:
        print(title)
        print("\n".join(_in_lines(case, s) for s in found))
        return
    grid = Grid(title=title, title_justify="left")
    for column in ("what", "in its words", "on whose word", "how it is put"):
        grid.add_column(column, overflow="fold")
    for s in found:
        grid.add_row(*(Text(visible(cell)) for cell in (in_words(case, s), one_line(s), whose(s), put(s))))
    console.print(grid)


def _in_lines(case: Case, s: Statement) -> str:
    """A draft in three lines: what a table would hold, which takes far longer to lay out."""
    return visible(f"{in_words(case, s)}\n    {one_line(s)}\n    {whose(s)}; {put(s)}")


def in_words(case: Case, s: Statement) -> str:
    """``Ukraine refuses “…”``."""
    who = "The report" if s.actor.id == "_author" else case.name(s.actor.id)
    what = s.issue
    issue = case.issues.get(s.issue)
    if issue is not None:
        option = next((o for o in issue.options if o.id == s.alternative), None)
        what = f"{s.issue} “{option.says}”" if option else s.issue
    return f"{who} {verb(s, case.name)} {what}" + (f" ({s.value.text})" if s.value else "")


def one_line(s: Statement, width: int = 200) -> str:
    text = " ".join((s.span.text if s.span else s.paraphrase).split())
    return text if len(text) <= width else text[: width - 1] + "…"


def whose(s: Statement) -> str:
    """The chain, outermost first; the report's own voice where there is none."""
    return ", citing ".join(map(link, s.attribution)) or OWN


def link(a: Attribution) -> str:
    record = "anonymous" if a.anonymous else "unnamed" if a.kind in ("unnamed_official", "unknown") else ""
    many = f"{a.count} of them" if a.count and a.count > 1 else ""
    told = "; ".join(filter(None, (record, many)))
    return f"{a.text} ({told})" if told else a.text


def put(s: Statement) -> str:
    parts = [s.modality.replace("_", " ")]
    parts += [f"{s.condition.kind.replace('_', ' ')}: {s.condition.span.text}"] if s.condition else []
    parts += [f"when: {s.when.value or s.when.kind}"] if s.when else []
    parts += ["negated"] if s.negated else []
    return "; ".join([*parts, *s.flags])


def of_sources(case: Case, notices: Iterable[Notice]) -> list[Notice]:
    """The notices; a name that is none of the case's, and that a source of the case is called by, is told as that."""
    names = {source.who.partition(",")[0].strip().casefold(): id for id, source in case.sources.items()}
    found = []
    for notice in notices:
        id = names.get(notice.text.strip().casefold()) if notice.kind == "unknown-name" else None
        if id is not None:
            says = f"“{notice.text}” is what the source {id} is called, and acts here like a party"
            notice = replace(notice, says=f"{says}; list the person under `people`, with `for`, to have that drafted")
        found.append(notice)
    return found


def print_claims(case: Case, found: Iterable[Claim], total: int) -> None:
    """A row a claim, or a few lines where the terminal is narrow; and how many more there are."""
    console, rows = new_console(), list(found)
    if not rows:
        console.print(Text("no claim"))
        return
    cells = [_claim(case, c) for c in rows]
    if console.width < WIDE:
        console.print(Text(counted(total, "claim")))
        for (what, text, chain, where, status), c in zip(cells, rows, strict=True):
            console.print(Text(visible(f"\n{c.id}  {status}")))
            for line in (what, text, f"{chain}; {where}"):
                console.print(Padding(Text(visible(line)), (0, 0, 0, 2), expand=False))
    else:
        _grid(console, cells, rows, total)
    if total > len(rows):
        console.print(Text(f"{total - len(rows):,} more; --limit shows more, filters show fewer"))


def _claim(case: Case, c: Claim) -> tuple[str, str, str, str, str]:
    """What is claimed, its words, on whose word, where, and how it stands."""
    who = "The report" if c.actor == "_author" else case.name(c.actor)
    does = said(c.stance, c.negated, c.text, (case.name(c.actor), case.name(c.party)))
    text = " ".join(c.text.split())
    return (
        f"{who} {does} {c.issue}{': ' + c.option if c.option else ''}",
        text if len(text) <= 160 else text[:159] + "…",
        ", citing ".join(c.whose) or OWN,
        f"{c.document} {c.date}".strip(),
        c.status,
    )


def _grid(console: Console, cells: list[tuple[str, str, str, str, str]], rows: list[Claim], total: int) -> None:
    grid = Grid(title=counted(total, "claim"), title_justify="left", show_lines=True)
    for column in ("who, what", "in its words", "on whose word", "where", "status"):
        grid.add_column(column, overflow="fold", min_width=23 if column == "where" else None)  # an id fits in a line
    for (what, text, chain, where, status), c in zip(cells, rows, strict=True):
        grid.add_row(*(Text(visible(cell)) for cell in (what, text, chain, f"{where}\n{c.id}", status)))
    console.print(grid)
