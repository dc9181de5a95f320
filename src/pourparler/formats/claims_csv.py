"""Statements as CSV: a row a statement with every field, which reads back; and who stands where, as a matrix."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pourparler.evidence.lexicon import Lexicon
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement
from pourparler.formats.claims_names import Names, concept, shown_statements
from pourparler.formats.plover import plover
from pourparler.formats.sheet_grid import safe
from pourparler.words import counted

BOM = "\ufeff"  # what spreadsheets look for
#: Every field of a statement by its path, and how its cell is written: text, number, flag or json (lists).
FIELDS: Mapping[str, str] = {
    "id": "text", "doc": "text", "span.start": "number", "span.end": "number", "span.text": "text",
    "sentence.start": "number", "sentence.end": "number", "sentence.text": "text",
    "cue.start": "number", "cue.end": "number", "cue.text": "text",
    "actor.id": "text", "actor.party": "text", "actor.mention.start": "number", "actor.mention.end": "number",
    "actor.mention.text": "text", "actor.resolved": "text", "actor.speaks_for": "text",
    "stance": "text", "strength": "text", "negated": "flag", "issue": "text", "alternative": "text",
    "value.number": "number", "value.unit": "text", "value.text": "text", "value.approx": "flag",
    "about": "json", "addressee": "json",
    "when.kind": "text", "when.value": "text", "when.anchor": "text", "when.span.start": "number",
    "when.span.end": "number", "when.span.text": "text", "modality": "text",
    "condition.kind": "text", "condition.on_party": "text", "condition.on_statement": "text",
    "condition.span.start": "number", "condition.span.end": "number", "condition.span.text": "text",
    "attribution": "json", "quote": "text",
    "shift_marker.start": "number", "shift_marker.end": "number", "shift_marker.text": "text",
    "grade.reliability": "text", "grade.credibility": "text", "grade.by": "text", "grade.reason": "text",
    "plover": "text", "prov.drafted_by": "text", "prov.engine": "text", "prov.case_version": "text",
    "prov.lexicon": "text", "prov.prompt_sha256": "text", "prov.response_sha256": "text",
    "review.status": "text", "review.by": "text", "review.at": "text", "review.supersedes": "text",
    "review.note": "text", "flags": "json", "paraphrase": "text",
}  # fmt: skip
#: For the eye, and for other tools; left out on reading.
EXTRA = ("document", "date", "outlet", "name", "party_name", "concept", "source", "anonymous", "plover_suggestion")
CELLS = ("sign", "count", "plus", "minus")
PLUS = frozenset(("supports", "accepts", "offers", "promises", "demands", "conditions_on"))
MINUS = frozenset(("opposes", "refuses"))


@dataclass(frozen=True)
class Claims:
    """The text of a CSV file, in UTF-8 with a byte order mark; ``warnings``: what the user should know of it."""

    text: str
    warnings: tuple[str, ...] = ()


def dumps_long(
    statements: Iterable[Statement],
    lexicon: Lexicon,
    reports: Iterable[Report] = (),
    *,
    closed: Collection[str] = (),
    full: bool = False,
) -> Claims:
    """A row a statement, in the order of document and place, with all fields of the record and some for the eye.

    Statements of documents that are not ``open`` (those in ``closed``, and reports that say so) are left out unless
    ``full``. No cell is one that a spreadsheet runs. The same statements give the same bytes, in whatever order.
    """
    known = {report.id: report for report in reports}
    kept, warnings = shown_statements(statements, known, closed, full)
    names = Names(lexicon)
    rows: list[list[Any]] = [[*FIELDS, *EXTRA]]
    rows += [[*_record(statement), *_extra(statement, known.get(statement.doc), names)] for statement in kept]
    return Claims(_csv(rows), warnings)


def dumps_matrix(
    statements: Iterable[Statement],
    lexicon: Lexicon,
    reports: Iterable[Report] = (),
    *,
    cells: str = "sign",
    by: str = "actor",
    closed: Collection[str] = (),
    full: bool = False,
) -> Claims:
    """Who x what, over statements with a sign (for: supports, accepts, offers, promises, demands, conditions_on).

    ``cells``: sign (1, -1 or both), count, plus or minus (how many). ``by``: actor, or party (a person counts for the
    party). Rows and columns stand in the order of the case. Raises ValueError for another ``cells`` or ``by``.
    """
    if cells not in CELLS or by not in ("actor", "party"):
        raise ValueError(f"cells is one of {', '.join(CELLS)}; by is actor or party")
    kept, warnings = shown_statements(statements, {report.id: report for report in reports}, closed, full)
    names = Names(lexicon)
    signed = [s for s in kept if s.stance in PLUS or s.stance in MINUS]
    if len(signed) < len(kept):
        without = len(kept) - len(signed)
        verbs = ("has", "stands") if without == 1 else ("have", "stand")
        of = counted(len(kept), "statement")
        warnings += (f"{without} of {of} {verbs[0]} no sign, and {verbs[1]} in no cell",)
    counts: dict[tuple[str, str], list[int]] = {}
    for s in signed:
        cell = counts.setdefault((s.actor.party if by == "party" else s.actor.id, concept(s)), [0, 0])
        cell[0 if s.stance in PLUS else 1] += 1
    who = names.in_order({actor for actor, _ in counts})
    what = names.concepts_in_order({column for _, column in counts})
    rows: list[list[Any]] = [["id", "name", "party", *what]]
    for actor in who:
        given = [_cell(counts.get((actor, column)), cells) for column in what]
        rows.append([actor, names.of(actor), names.of(names.party(actor)), *given])
    return Claims(_csv(rows), warnings)


def _cell(found: Sequence[int] | None, cells: str) -> str | int:
    if found is None:
        return "" if cells == "sign" else 0
    plus, minus = found
    if cells == "sign":
        return "both" if plus and minus else 1 if plus else -1
    return {"count": plus + minus, "plus": plus, "minus": minus}[cells]


def _csv(rows: Iterable[Sequence[Any]]) -> str:
    """Texts are guarded against spreadsheets that would run them; numbers stay numbers."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    for row in rows:
        cells = [safe(cell) if isinstance(cell, str) else cell for cell in row]
        if any("\r" in str(cell) for cell in cells):  # csv leaves a lone CR bare, which ends a row elsewhere
            stream.write(",".join(f'"{str(cell).replace(chr(34), chr(34) * 2)}"' for cell in cells) + "\n")
        else:
            writer.writerow(cells)
    return BOM + stream.getvalue().replace("\0", "\ufffd")


def _record(statement: Statement) -> list[Any]:
    data = statement.to_json()
    return [_written(_at(data, path), kind) for path, kind in FIELDS.items()]


def _at(data: Any, path: str) -> Any:
    for key in path.split("."):
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def _written(value: Any, kind: str) -> Any:
    if value is None or value == []:
        return ""
    if kind == "flag":
        return "true" if value else "false"
    if kind == "json":
        return json.dumps(value, ensure_ascii=False)
    return str(value) if kind == "text" else value


def _extra(s: Statement, report: Report | None, names: Names) -> list[str]:
    said = " < ".join(link.text for link in s.attribution)
    where = (report.title or report.id, report.published, report.outlet) if report else (s.doc, "", "")
    hidden = "true" if any(link.anonymous for link in s.attribution) else "false"
    return [*where, names.of(s.actor.id), names.of(s.actor.party), concept(s), said, hidden, plover(s) or ""]
