"""Writes documents and statements as a database of the Discourse Network Analyzer (``.dna``, an SQLite file).

Leifeld, P. (2017), Discourse Network Analysis: Policy Debates as Dynamic Networks, in The Oxford Handbook of Political
Networks. `dna_read` reads one back.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime

from pourparler.evidence.lexicon import Lexicon
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement
from pourparler.formats.claims_names import Names, shown_statements
from pourparler.formats.dna_entities import Entities
from pourparler.formats.dna_offsets import Offsets
from pourparler.formats.dna_password import PASSWORD, digest, salt_of
from pourparler.formats.dna_schema import ATTRIBUTES, DATA, DATE, RELATIONS, TYPES, VERSION, tables
from pourparler.formats.dna_values import Labels, coder, plain, short, type_of, values
from pourparler.words import counted

MARK = "pourparler: "  # before what we keep of a document in its notes
COLOURS = ((0, 114, 178), (213, 94, 0), (0, 158, 115), (170, 51, 119), (176, 122, 0), (31, 143, 191))
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True)
class DnaFile:
    """``content``: the bytes of the ``.dna`` file; ``warnings``: what does not stand in it, or stands shortened."""

    content: bytes
    documents: int
    statements: int
    warnings: tuple[str, ...]


def dumps(
    reports: Iterable[Report],
    statements: Iterable[Statement],
    lexicon: Lexicon,
    *,
    seed: str,
    password: str = PASSWORD,
    closed: Collection[str] = (),
    full: bool = False,
) -> DnaFile:
    """The database. ``seed``: the case's hash, from which the salts of the passwords follow.

    Documents that are not ``open`` (those in ``closed``, and reports that say so) are left out, with their statements,
    unless ``full``; so are rejected statements, and those without a place in a document. Every coder, Admin among them,
    has the one ``password``. The same input gives the same bytes.
    """
    known = {report.id: report for report in reports}
    kept, notes = shown_statements(statements, known, closed, full)
    warnings = list(notes)
    shown = [r for id, r in sorted(known.items()) if full or (r.handling == "open" and id not in closed)]
    placed = [s for s in kept if s.review.status != "rejected" and s.span and s.doc in {r.id for r in shown}]
    if len(placed) < len(kept):
        warnings.append(
            f"{counted(len(kept) - len(placed), 'statement')} rejected or without a place in a document: left out"
        )
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("PRAGMA page_size = 4096")
        base.execute("PRAGMA foreign_keys = ON")
        with base:
            for table in tables():
                base.execute(table)
            base.executemany("INSERT INTO SETTINGS VALUES (?, ?)", [("version", VERSION), ("date", DATE)])
            coders = _coders(base, placed, seed, password)
            documents = _documents(base, shown, warnings)
            _statements(base, placed, documents, known, coders, Names(lexicon), warnings)
            _regexes(base, lexicon)
        content = base.serialize()
    return DnaFile(_settled(content), len(shown), len(placed), tuple(warnings))


def _coders(base: sqlite3.Connection, statements: Sequence[Statement], seed: str, password: str) -> dict[str, int]:
    cut: dict[str, str] = {}
    names = ["Admin", *sorted({short(coder(s), cut) for s in statements} - {"Admin"})]
    for number, name in enumerate(names, 1):
        red, green, blue = (255, 255, 0) if number == 1 else COLOURS[number % len(COLOURS)]
        row = (number, name, red, green, blue, digest(password, salt_of(seed, name)))
        base.execute("INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (?, ?, ?, ?, ?, ?)", row)
    places = ", ".join("1" for _ in RELATIONS)
    pairs = [(a, b) for a in range(1, len(names) + 1) for b in range(1, len(names) + 1) if a != b]
    columns = ", ".join(RELATIONS)
    base.executemany(f"INSERT INTO CODERRELATIONS (Coder, OtherCoder, {columns}) VALUES (?, ?, {places})", pairs)
    return {name: number for number, name in enumerate(names, 1)}


def _documents(base: sqlite3.Connection, reports: Sequence[Report], warnings: list[str]) -> dict[str, int]:
    cut: dict[str, str] = {}
    for number, r in enumerate(reports, 1):
        seconds, exact = epoch(r.published)
        if not exact:
            says = f"its date is {r.published}, written as its first day" if r.published else "it has no date: 1970"
            warnings.append(f"{r.id}: {says}")
        if plain(r.text) != r.text:
            warnings.append(f"{r.id}: characters that SQLite has no room for are written as U+FFFD")
        given = (short(r.title or r.id, cut), plain(r.text), 1, short(r.outlet, cut), marked(r), r.format, seconds)
        columns = "ID, Title, Text, Coder, Source, Notes, Type, Date"
        base.execute(f"INSERT INTO DOCUMENTS ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (number, *given))
    warnings += [f'shortened to 190 characters: "{text[:40]}…"' for text in sorted(cut)]
    return {r.id: number for number, r in enumerate(reports, 1)}


def marked(report: Report) -> str:
    """The notes of a document: its caveat, and a last line with what DNA has no column for."""
    r = report
    text = hashlib.sha256(plain(r.text).encode()).hexdigest()
    kept = {"id": r.id, "title": r.title, "published": r.published, "language": r.language, "handling": r.handling}
    line = MARK + json.dumps(kept | {"sha256": r.sha256, "text_sha256": text}, ensure_ascii=False)
    return plain(f"{r.caveat}\n{line}" if r.caveat else line)


def epoch(published: str) -> tuple[int, bool]:
    """Seconds from 1970, UTC, of the (first) day of an EDTF date, and whether it is a day; 0 where there is no date.

    >>> epoch("1970-01-02"), epoch("1970-02"), epoch("")
    ((86400, True), (2678400, False), (0, False))
    """
    found = _DAY.match(published)
    if not found:
        return 0, False
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        first = date(year, month, day)
    except ValueError:
        return 0, False
    at = datetime(first.year, first.month, first.day, tzinfo=UTC)
    return int(at.timestamp()), published == found[0] and found[3] is not None


def _statements(
    base: sqlite3.Connection,
    statements: Sequence[Statement],
    documents: Mapping[str, int],
    reports: Mapping[str, Report],
    coders: Mapping[str, int],
    names: Names,
    warnings: list[str],
) -> None:
    variables: dict[tuple[str, str], tuple[int, str]] = {}
    for type_id, (type, ((red, green, blue), rows)) in enumerate(TYPES.items(), 1):
        base.execute("INSERT INTO STATEMENTTYPES VALUES (?, ?, ?, ?, ?)", (type_id, type, red, green, blue))
        for name, kind in rows:
            variables[type, name] = (len(variables) + 1, kind)
            base.execute("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", (len(variables), name, kind, type_id))
            if kind == "short text" and name in ("person", "organization", "concept"):
                rights = [(len(variables), attribute) for attribute in ATTRIBUTES]
                base.executemany("INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable) VALUES (?, ?)", rights)
    cut: dict[str, str] = {}
    labels = Labels(names)
    entities = Entities(base, variables, labels, cut)
    offsets = {id: Offsets(reports[id].text) for id in documents}
    types = {type: number for number, type in enumerate(TYPES, 1)}
    for number, s in enumerate(statements, 1):
        assert s.span is not None
        type, place = type_of(s), offsets[s.doc]
        start, stop = place.units(s.span.start), place.units(s.span.end)
        row = (number, types[type], documents[s.doc], start, stop, coders[short(coder(s), {})])
        base.execute("INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, ?)", row)
        given = values(s, labels)
        for (of, name), (variable, kind) in variables.items():
            if of == type:
                value = given[name]
                if kind == "short text":
                    value = entities.id(type, name, value, s)
                column = "Entity" if kind == "short text" else "Value"
                value = int(value) if kind == "boolean" else plain(value) if kind == "long text" else value
                insert = f"INSERT INTO {DATA[kind]} (StatementId, VariableId, {column}) VALUES (?, ?, ?)"
                base.execute(insert, (number, variable, value))
    warnings += [f'shortened to 190 characters: "{text[:40]}…"' for text in sorted(cut)]


def _regexes(base: sqlite3.Connection, lexicon: Lexicon) -> None:
    """What DNA highlights: the keywords of each issue, in the issue's colour."""
    for n, subject in enumerate(lexicon.subjects):
        words = [*subject.keywords, *(word for option in subject.options for word in option.keywords)]
        for word in words:
            label = re.escape(plain(word))
            if 0 < len(label) <= 190:
                base.execute("INSERT OR IGNORE INTO REGEXES VALUES (?, ?, ?, ?)", (label, *COLOURS[n % len(COLOURS)]))


def _settled(content: bytes) -> bytes:
    """The file without the version of the SQLite library that wrote it (bytes 96 to 99 of its header)."""
    return content[:96] + bytes(4) + content[100:]
