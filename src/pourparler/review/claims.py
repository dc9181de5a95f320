"""The list of claims: every statement of the ledger and of the case file, searched and filtered."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from pourparler.case.handling import masked
from pourparler.case.lexicon import lexicon
from pourparler.case.load import load
from pourparler.case.typed import records
from pourparler.evidence.index import Index
from pourparler.evidence.index_entry import Claim, spoken
from pourparler.evidence.index_query import Wanted
from pourparler.evidence.index_scan import scan
from pourparler.evidence.ledger import Ledger, place
from pourparler.evidence.ledger.book import Book, Part
from pourparler.evidence.ledger.lines import Line, Lines
from pourparler.evidence.report import Report

TYPED = "case"  # who reviewed what is typed in the case file: its author


def claims(path: Path, wanted: Wanted, limit: int | None = None) -> tuple[tuple[Claim, ...], int]:
    """Those asked for, and how many there are before ``limit``: typed ones first, then by date of the document.

    Statements of documents that are not open are left out unless ``wanted.handling`` asks for them. Raises InputError.
    """
    case = load(path)
    known = lexicon(case)
    full = set(wanted.handling) > {"open"}
    shown = case if full else masked(case)
    books = []
    typed = [s for s in records(shown) if s.id not in case.records]
    for doc in dict.fromkeys(s.doc for s in typed):
        lines = tuple(Line(n, s) for n, s in enumerate((s for s in typed if s.doc == doc), 1))
        document = shown.documents.get(doc)
        report = Report(doc, "", "", published=document.date if document else "")
        books.append(Book(doc, report, words={TYPED: Part("", Lines(lines))}))
    found = scan(books, spoken(known.names), wanted)
    folder = place(path)
    total = len(found)
    if folder.is_dir():
        with Index.open(folder, known.names) as index:
            rest = index.search(wanted, None if limit is None else max(0, limit - len(found)))
        found, total = (*found, *rest.claims), total + rest.total
    return found if limit is None else found[:limit], total


def history(path: Path, id: str) -> tuple[dict[str, Any], ...]:
    """Every revision of a statement of the ledger, as JSON. Raises InputError where the ledger is damaged."""
    return tuple(s.to_json() for s in Ledger.open(place(path)).history(id))


def row(claim: Claim) -> dict[str, Any]:
    """The claim as JSON."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(claim).items()}
