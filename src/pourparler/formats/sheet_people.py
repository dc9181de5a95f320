"""The sheets case, parties and sources; and who the parties are where no sheet names them."""

from __future__ import annotations

from typing import Any

from pourparler.case.dates import is_date
from pourparler.case.keys import HANDLING, RECORD
from pourparler.case.yamlfile import shorten
from pourparler.errors import did_you_mean
from pourparler.formats.sheet_grid import Row
from pourparler.formats.sheet_reader import Lines, once
from pourparler.formats.sheet_terms import Known, texts

EVERYONE = "everyone"


def read_about(lines: Lines | None) -> dict[str, str]:
    """``title``, ``as_of`` and ``note``, as far as the sheet case gives them."""
    found: dict[str, str] = {}
    seen: dict[object, Row] = {}
    for row in lines.rows if lines and lines.whole else ():
        assert lines is not None
        key = lines.name(row, "key").casefold().replace(" ", "_")
        if key and key not in ("title", "as_of", "note"):
            lines.bad(
                row, "key", f'"{key}" is nothing that this sheet says', did_you_mean(key, ("title", "as_of", "note"))
            )
        elif key and once(lines, seen, key, row, "key", key):
            cell = lines.cell(row, "value")
            day = key == "as_of" and cell.wrong.startswith("a date (")  # the one place where a date is meant
            text = cell.text if day else lines.text(row, "value")
            if key == "as_of" and text and not is_date(text):
                lines.bad(row, "value", f'"{shorten(text)}" is no date', "write 2025-08-16 or 2025-08")
            elif text:
                found[key] = text
    return found


def read_parties(lines: Lines) -> dict[str, Any]:
    """The sheet parties, as the key of a case file."""
    found: dict[str, Any] = {}
    seen: dict[object, Row] = {}
    for row in lines.rows:
        id = lines.name(row, "party")
        if id and once(lines, seen, id, row, "party", id):
            found[id] = {"name": lines.text(row, "name") or id, **texts(lines, row, "note")}
    return found


def gather_parties(issues: Lines | None, scores: Lines | None, others: list[Lines]) -> tuple[str, ...]:
    """Who the parties are without a sheet of that name: the columns of scores, and those in agree and can break.

    Where these name nobody: those with views.
    """
    found: dict[str, None] = dict.fromkeys(scores.free if scores else ())

    def add(lines: Lines, name: str) -> None:
        for row in lines.rows:
            for part in lines.cell(row, name).text.split(";"):
                id = " ".join(part.split())
                if id and id.casefold() != EVERYONE and not lines.cell(row, name).wrong:
                    found[id] = None

    if issues:
        add(issues, "agree")
        add(issues, "can break")
    if not found:
        for lines in others:
            add(lines, "party")
    return tuple(found)


def read_sources(lines: Lines, known: Known) -> dict[str, Any]:
    """The sheet sources, as the key of a case file."""
    found: dict[str, Any] = {}
    seen: dict[object, Row] = {}
    sides = None if known.parties is None else (*known.parties, "go_between")
    for row in lines.rows:
        id = lines.name(row, "source")
        if id and once(lines, seen, id, row, "source", id):
            side = lines.name(row, "side", sides, required=False)
            handling = lines.choice(row, "handling", HANDLING, "open")
            found[id] = {"who": lines.text(row, "who", required=True)} | ({"side": side} if side else {})
            found[id]["record"] = lines.choice(row, "record", RECORD, "unnamed")
            found[id] |= {"handling": handling} if handling != "open" else {}
            found[id] |= texts(lines, row, "note")
    return found
