"""Drafts and claims on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.table import Table as Grid
from rich.text import Text

from pourparler.case.model import Case
from pourparler.evidence.report import Notice, Report
from pourparler.evidence.statement import Attribution, Statement
from pourparler.terminal import new_console
from pourparler.words import STANCES, counted


def print_drafts(case: Case, report: Report, statements: Iterable[Statement], notices: Iterable[Notice]) -> None:
    """Each draft with its sentence, and what a reader must know of the report first."""
    console, found = new_console(), list(statements)
    dated = report.published or "no date"
    console.print(Text(f"{report.id}: {counted(len(report.text), 'character')}, {report.encoding}, {dated}"))
    for notice in notices:
        where = f" [{notice.start}-{notice.end}]" if notice.end else ""
        console.print(Text(f"  {notice.kind}{where}: {notice.says}"))
    grid = Grid(title=f"{counted(len(found), 'draft')}; none counts before a person accepts it", title_justify="left")
    for column in ("what", "in its words", "on whose word", "how it is put"):
        grid.add_column(column, overflow="fold")
    for s in found:
        grid.add_row(Text(in_words(case, s)), Text(one_line(s)), Text(whose(s)), Text(put(s)))
    console.print(grid)


def in_words(case: Case, s: Statement) -> str:
    """``Ukraine refuses “…”``."""
    who = "The report" if s.actor.id == "_author" else case.name(s.actor.id)
    what = s.issue
    issue = case.issues.get(s.issue)
    if issue is not None:
        option = next((o for o in issue.options if o.id == s.alternative), None)
        what = f"{s.issue} “{option.says}”" if option else s.issue
    return f"{who} {STANCES[s.stance]} {what}" + (f" ({s.value.text})" if s.value else "")


def one_line(s: Statement, width: int = 200) -> str:
    text = " ".join((s.span.text if s.span else s.paraphrase).split())
    return text if len(text) <= width else text[: width - 1] + "…"


def whose(s: Statement) -> str:
    """The chain, outermost first; the report's own voice where there is none."""
    return ", citing ".join(map(link, s.attribution)) or "the report's own voice"


def link(a: Attribution) -> str:
    record = "anonymous" if a.anonymous else "unnamed" if a.kind in ("unnamed_official", "unknown") else ""
    return f"{a.text} ({record})" if record else a.text


def put(s: Statement) -> str:
    parts = [s.modality.replace("_", " ")]
    parts += [f"{s.condition.kind.replace('_', ' ')}: {s.condition.span.text}"] if s.condition else []
    parts += [f"when: {s.when.value or s.when.kind}"] if s.when else []
    parts += ["negated"] if s.negated else []
    return "; ".join([*parts, *s.flags])


def print_claims(rows: Iterable[dict[str, Any]]) -> None:
    """The rows of `claims`."""
    console, found = new_console(), list(rows)
    grid = Grid(title=counted(len(found), "statement"), title_justify="left")
    for column in ("id", "document", "date", "what", "in its words", "on whose word", "status"):
        grid.add_column(column, overflow="fold")
    for row in found:
        grid.add_row(*(Text(str(row[k])) for k in ("id", "document", "date", "what", "text", "whose", "status")))
    console.print(grid)
