"""The sheet scores, the table that courses of negotiation use: a row for each option, a column for each party."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pourparler.errors import did_you_mean
from pourparler.formats.sheet_columns import NO_DEAL, plain_name
from pourparler.formats.sheet_grid import Row
from pourparler.formats.sheet_reader import Lines, once
from pourparler.formats.sheet_terms import Known

SCORE = "write a number; 0 where it is worth nothing"


@dataclass
class Scores:
    """``views`` and ``no_deal`` by party, ``issues`` as the key of a case file."""

    issues: dict[str, Any] = field(default_factory=dict)
    views: dict[str, list[Any]] = field(default_factory=dict)
    no_deal: dict[str, Any] = field(default_factory=dict)


def read_scores(lines: Lines, known: Known, defined: bool) -> Scores:
    """The table; ``defined``: a sheet issues gives the issues, and every option needs its row.

    Without it the table gives them: everyone must agree to everything, and nothing stands today.
    """
    found, seen = Scores(), dict[object, Row]()
    if not lines.free:
        lines.bad(lines.grid.rows[0], -1, "no column for a party", "write a party's name over a column of its scores")
    columns = {party: at for party, at in lines.free.items() if _party(lines, party, at, known)}
    for row in lines.rows:
        issue = lines.name(row, "issue", known.issues if defined and not _ends(lines, row) else None)
        if _ends(lines, row):
            if once(lines, seen, "no deal", row, "issue", "the row for no deal"):
                for party, at in columns.items():
                    if worth := lines.worth(row, at, "write what no deal is worth to it", view=False):
                        found.no_deal[party] = worth.size
            continue
        there = known.issues.get(issue) if defined and known.issues else None
        option = lines.name(row, "option", there)
        if not issue or not option or not once(lines, seen, (issue, option), row, "option", f"{issue} {option}"):
            continue
        _define(lines, row, issue, option, found, known)
        for party, at in columns.items():
            if worth := lines.worth(row, at, SCORE, view=False):
                found.views.setdefault(party, []).append({"when": {issue: option}, "worth": worth.size})
    if defined:
        for issue, options in (known.issues or {}).items():
            for option in options:
                if (issue, option) not in seen and lines.rows:
                    lines.bad(lines.rows[-1], -1, f"no row for {issue} {option}", "add one after this row")
    elif lines.rows:
        known.issues = {id: tuple(issue["options"]) for id, issue in found.issues.items()}
    return found


def _ends(lines: Lines, row: Row) -> bool:
    """Whether it is the row that says what no deal is worth."""
    return plain_name(lines.cell(row, "issue").text) in NO_DEAL and not lines.cell(row, "option").text


def _party(lines: Lines, party: str, at: int, known: Known) -> bool:
    if known.parties is None or party in known.parties:
        return True
    lines.bad(lines.grid.rows[0], at, f'"{party}" is no party', did_you_mean(party, known.parties))
    return False


def _define(lines: Lines, row: Row, issue: str, option: str, found: Scores, known: Known) -> None:
    entry = found.issues.setdefault(issue, {"question": "", "options": {}, "agree": list(known.parties or ())})
    entry["options"][option] = lines.text(row, "says") or option
    question = lines.text(row, "question")
    if question and entry["question"] not in ("", issue, question):
        lines.bad(row, "question", "differs from a row above", "an issue has one: leave the others empty")
    entry["question"] = question or entry["question"] or issue
