"""The list of claims: every statement of the ledger and of the case file, searched and filtered."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pourparler.case.evidence import LEVELS
from pourparler.case.handling import masked
from pourparler.case.lexicon import lexicon
from pourparler.case.load import build, load, read_tree
from pourparler.case.model import Case
from pourparler.case.typed import records
from pourparler.errors import InputError, Problem
from pourparler.evidence.collector import paused
from pourparler.evidence.index import Index
from pourparler.evidence.index_entry import Claim, spoken
from pourparler.evidence.index_query import Wanted
from pourparler.evidence.index_scan import scan
from pourparler.evidence.ledger import place
from pourparler.evidence.ledger.book import Book, Part
from pourparler.evidence.ledger.lines import Line, Lines
from pourparler.evidence.ledger.order import key_of
from pourparler.evidence.ledger.reading import read_book, reviewers_of
from pourparler.evidence.report import Report

TYPED = "case"  # who reviewed what is typed in the case file: its author


@dataclass(frozen=True)
class Listed:
    """``case``: the case file by itself, for names. ``total``: how many claims were found, before the limit."""

    case: Case
    claims: tuple[Claim, ...]
    total: int


def claims(path: Path, wanted: Wanted, limit: int | None = None) -> Listed:
    """Those asked for: typed ones first, then by date of the document.

    Statements of documents that are not open are left out unless ``wanted.handling`` asks for them. Of the ledger only
    what changed since the last search is read. Raises InputError.
    """
    case = _case_file(path)
    names, folder = lexicon(case).names, place(path)
    if not folder.is_dir():
        found = _typed(case, wanted)
        return Listed(case, found[:limit], len(found))
    with Index.open(folder, names) as index:
        if index.problems:
            raise InputError(index.problems)
        found = _typed(_marked(case, index), wanted)
        rest = index.search(wanted, None if limit is None else max(0, limit - len(found)))
    return Listed(case, (*found, *rest.claims)[:limit], len(found) + rest.total)


def _case_file(path: Path) -> Case:
    """The case without its ledger, which may take long to read. Raises InputError as `load` does."""
    problems: list[Problem] = []
    root, shown = read_tree(path, problems)
    case = build(root, shown, problems) if root is not None and not problems else None
    return case or load(path)  # with a problem in it, or with a citation that only the ledger can explain


def _marked(case: Case, index: Index) -> Case:
    """The case whose documents have the date and the handling that stand in the ledger, where that is stricter."""
    there = index.documents()
    documents = dict(case.documents)
    for id in documents.keys() & there.keys():
        date, handling = there[id]
        known = documents[id]
        handling = max(known.handling, handling, key=LEVELS.index)
        documents[id] = replace(known, date=known.date or date, handling=handling)
    return replace(case, documents=documents)


def _typed(case: Case, wanted: Wanted) -> tuple[Claim, ...]:
    """What stands in the case file."""
    shown = case if set(wanted.handling) > {"open"} else masked(case)
    typed = [s for s in records(shown) if s.id not in case.records]
    books = []
    for doc in dict.fromkeys(s.doc for s in typed):
        lines = tuple(Line(n, s) for n, s in enumerate((s for s in typed if s.doc == doc), 1))
        document = shown.documents.get(doc)
        report = Report(doc, "", "", published=document.date if document else "")
        books.append(Book(doc, report, words={TYPED: Part("", Lines(lines))}))
    return scan(books, spoken(lexicon(case).names), wanted)


def history(path: Path, id: str) -> tuple[dict[str, Any], ...]:
    """Every revision of a statement of the ledger, as JSON. Raises InputError where its document is damaged."""
    folder = place(path)
    if not folder.is_dir():
        return ()
    with Index.open(folder, lexicon(_case_file(path)).names) as index:
        documents = index.holding(id)
    with paused():
        books = [read_book(folder, document, reviewers_of(folder, document)) for document in documents]
    if problems := [problem for book in books for problem in book.problems]:
        raise InputError(problems)
    parts = [part for book in books for part in (book.drafts, *book.words.values())]
    found = sorted((s for part in parts for s in part.statements if s.id == id), key=key_of)
    return tuple(s.to_json() for s in sorted(found, key=lambda s: (s.doc, s.revision, s.review.by or "")))


def row(claim: Claim) -> dict[str, Any]:
    """The claim as JSON."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(claim).items()}
