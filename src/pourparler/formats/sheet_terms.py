"""What every sheet may use: the ids of the case, terms in issue and option columns, and citations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pourparler.case.conditions import terms_of
from pourparler.case.expression import ExpressionError, no_option, parse_expression
from pourparler.case.yamlfile import shorten
from pourparler.formats.sheet_grid import Row
from pourparler.formats.sheet_reader import Lines

Terms = dict[str, Any] | str


@dataclass
class Known:
    """The ids of the case; None where the sheet that gives them is broken or missing, so that nothing is checked."""

    parties: tuple[str, ...] | None = None
    issues: dict[str, tuple[str, ...]] | None = None
    sources: tuple[str, ...] | None = None
    today: dict[str, str] = field(default_factory=dict)
    cited: dict[str, None] = field(default_factory=dict)  # where no sheet gives the sources: what the cells say


def read_terms(lines: Lines, row: Row, known: Known) -> Terms | None:
    """A condition as a case file writes it; None with a problem."""
    when = lines.text(row, "when")
    pairs = [name for name in lines.at if name.split()[0] == "issue"]
    pairs.sort(key=lambda name: (len(name), name))
    filled = [name for name in pairs if lines.cell(row, name).text or lines.cell(row, _beside(name)).text]
    if when and filled:
        lines.bad(row, "when", f'both "when" and "{filled[0]}"', "keep one of them")
        return None
    if when:
        return _expression(lines, row, when, known)
    if not filled:
        if not lines.cell(row, "when").wrong:
            lines.bad(row, pairs[0] if pairs else "when", "empty", "it gives the terms: an issue and an option")
        return None
    found: dict[str, Any] = {}
    whole = True
    for name in filled:
        issue = lines.name(row, name, known.issues)
        options = read_options(lines, row, _beside(name), issue, known)
        if issue in found:
            lines.bad(row, name, f"{issue} stands twice in this row", "put its options into one cell, with ; between")
        whole = whole and bool(issue and options) and issue not in found
        found[issue] = options[0] if len(options) == 1 else list(options)
    return found if whole else None


def read_options(lines: Lines, row: Row, name: str, issue: str, known: Known) -> tuple[str, ...]:
    """One option of the issue, or several with ; between them; () with a problem."""
    text = " ".join(lines.text(row, name, required=True).split())
    there = known.issues.get(issue) if known.issues and issue else None
    parts = [text] if there and text in there else [" ".join(part.split()) for part in text.split(";")]
    parts = [part for part in parts if part]
    for part in parts:
        if there is not None and part not in there and known.issues is not None:
            lines.bad(row, name, *no_option(shorten(part), issue, known.issues))
            return ()
    return tuple(dict.fromkeys(parts))


def read_side(lines: Lines, row: Row, name: str, known: Known) -> Terms | None:
    """One side of a comparison: terms, one option an issue, or today; None with a problem."""
    text = lines.text(row, name, required=True)
    if not text or text.casefold() == "today":
        if text and not known.today and known.issues is not None:
            lines.bad(row, name, "this case has no today", "name every issue's option")
            return None
        return "today" if text else None
    try:
        terms = terms_of(parse_expression(text, known.issues or {}))
    except ExpressionError as error:
        if known.issues is not None:
            lines.bad(row, name, f'in "{shorten(text, 60)}": {error}', error.right)
        return None
    if terms is None:
        lines.bad(row, name, f'"{shorten(text, 60)}" is no set of terms', "write issue == option and issue == option")
    missing = [issue for issue in known.issues or {} if terms is not None and issue not in terms]
    if missing and not known.today:
        lines.bad(row, name, f"names no option for {', '.join(missing)}", "without today, name them all")
        return None
    return terms


def _expression(lines: Lines, row: Row, text: str, known: Known) -> str | None:
    if known.issues is None:
        return None
    try:
        parse_expression(text, known.issues)
    except ExpressionError as error:
        lines.bad(row, "when", f'in "{shorten(text, 60)}": {error}', error.right)
        return None
    return text


def cites(lines: Lines, row: Row, name: str, known: Known) -> dict[str, Any]:
    """``{key: ids}`` for a column of citations, or nothing; ids that no sheet gives are kept as sources."""
    found = lines.names(row, name, known.sources, "source")
    if known.sources is None:
        known.cited.update(dict.fromkeys(found))
    return {name.replace(" ", "_"): found[0] if len(found) == 1 else list(found)} if found else {}


def texts(lines: Lines, row: Row, *names: str) -> dict[str, str]:
    """``{key: text}`` of the columns that are filled in."""
    return {name.replace(" ", "_"): text for name in names if (text := lines.text(row, name))}


def _beside(name: str) -> str:
    return name.replace("issue", "option")
