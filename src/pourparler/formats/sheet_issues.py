"""The sheet issues: one row for each option."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pourparler.formats.sheet_grid import Row
from pourparler.formats.sheet_people import EVERYONE
from pourparler.formats.sheet_reader import Lines, once
from pourparler.formats.sheet_terms import Known

Agree = tuple[str, ...]


@dataclass
class _Issue:
    """An issue while it is being read: its first row, and what its rows say, once each."""

    row: Row
    options: dict[str, dict[str, Any]] = field(default_factory=dict)
    agree: dict[str, Agree] = field(default_factory=dict)  # by option, where the row says
    said: dict[str, tuple[Any, Row]] = field(default_factory=dict)  # question and can break, and where
    today: tuple[str, Row] | None = None
    marked: bool = False  # a row of it says something of today, right or wrong
    divisible: bool = False
    asked: bool = False  # a row of it says something of agree, right or wrong


def read_issues(lines: Lines, known: Known, notes: list[str]) -> dict[str, Any]:
    """The issues as the key of a case file; sets ``known.issues`` and ``known.today``."""
    found: dict[str, _Issue] = {}
    seen: dict[object, Row] = {}
    for row in lines.rows:
        issue, option = lines.name(row, "issue"), lines.name(row, "option")
        if issue and option and once(lines, seen, (issue, option), row, "option", f"{issue} {option}"):
            _read_row(lines, row, option, found.setdefault(issue, _Issue(row)), known)
    known.issues = {id: tuple(issue.options) for id, issue in found.items()}
    _today(lines, found, known)
    nobody = not any(issue.asked for issue in found.values())
    if nobody and found:
        notes.append(f"{lines.grid.shown}: nobody is named in agree, so everyone must agree to everything")
    return {id: _plain(lines, id, issue, known, nobody) for id, issue in found.items()}


def _read_row(lines: Lines, row: Row, option: str, issue: _Issue, known: Known) -> None:
    issue.options[option] = {"says": lines.text(row, "says") or option}
    if lines.mark(row, "final"):
        issue.options[option]["final"] = True
    issue.divisible = lines.mark(row, "divisible") or issue.divisible
    cell = lines.cell(row, "agree")
    issue.asked = issue.asked or bool(cell.text or cell.wrong)
    agree = _agree(lines, row, "agree", known)
    if agree:
        issue.agree[option] = agree
    for name, value in (
        ("question", lines.text(row, "question")),
        ("can break", _agree(lines, row, "can break", known)),
    ):
        old, at = issue.said.get(name, (value, row))
        if value and old != value:
            lines.bad(row, name, f"differs from row {at.line}", "an issue has one: leave the others empty")
        elif value:
            issue.said[name] = value, at
    issue.marked = issue.marked or bool(lines.cell(row, "today").text)
    if lines.mark(row, "today"):
        if issue.today:
            wrong = f"a second option that stands today (the first is in row {issue.today[1].line})"
            lines.bad(row, "today", wrong, "mark one option of each issue")
        else:
            issue.today = option, row


def _agree(lines: Lines, row: Row, name: str, known: Known) -> Agree:
    if lines.cell(row, name).text.casefold() == EVERYONE and EVERYONE not in (known.parties or ()):
        return known.parties or (EVERYONE,)
    return lines.names(row, name, known.parties)


def _today(lines: Lines, found: dict[str, _Issue], known: Known) -> None:
    known.today = {id: issue.today[0] for id, issue in found.items() if issue.today}
    for id, issue in found.items():
        if known.today and not issue.marked:
            lines.bad(
                issue.row, "today", f"no option of {id} stands today", "mark one option of each issue, or none at all"
            )


def _plain(lines: Lines, id: str, issue: _Issue, known: Known, nobody: bool) -> dict[str, Any]:
    """As a case file writes it: what most options say of agree is the issue's, the others say their own."""
    if not issue.asked and not nobody:
        lines.bad(issue.row, "agree", "empty", f"name everyone whose agreement a change of {id} needs, or {EVERYONE}")
    told = [issue.agree[option] for option in issue.options if option in issue.agree]
    most = max(told, key=told.count) if told else known.parties or ()
    options: dict[str, Any] = {}
    for option, plain in issue.options.items():
        own = issue.agree.get(option, most)
        full = plain | ({"agree": list(own)} if own != most else {})
        options[option] = full if len(full) > 1 else plain["says"]
    found = {"question": issue.said.get("question", (id,))[0], "options": options, "agree": list(most)}
    found |= {"can_break": list(issue.said["can break"][0])} if "can break" in issue.said else {}
    return found | ({"divisible": True} if issue.divisible else {})
