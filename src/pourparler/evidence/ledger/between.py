"""What is wrong between the documents of a ledger: the same bytes twice, or one id for two statements."""

from __future__ import annotations

from collections.abc import Iterable, Set
from pathlib import Path

from pourparler.errors import Problem
from pourparler.evidence.ledger import names
from pourparler.evidence.ledger.book import Book
from pourparler.evidence.report import Report


def twins(books: Iterable[Book], folder: Path) -> list[Problem]:
    """Documents of the same bytes, as two branches may have added them under two names."""
    found: list[Problem] = []
    seen: dict[str, str] = {}
    for book in books:
        if book.report:
            first = seen.setdefault(book.report.sha256, book.id)
            if first != book.id:
                wrong = f"holds the same bytes as {first}"
                found.append(Problem(str(folder / f"{book.id}.json"), 0, "", wrong, "keep one of them"))
    return found


def shared_ids(books: Iterable[Book], folder: Path) -> list[Problem]:
    """Ids that statements of two documents have: a citation of one could mean either.

    In two documents of the same bytes this is no problem: the ids are those of the same statements.
    """
    found: list[Problem] = []
    seen: dict[str, Book] = {}
    for book in books:
        files = {names.drafts_file(book.id): book.drafts}
        files |= {names.words_file(book.id, name): part for name, part in book.words.items()}
        for name, part in files.items():
            for line in part.read.lines:
                first = seen.setdefault(line.statement.id, book)
                if first is not book and not _same(first, book) and line.statement.revision == 1:
                    wrong = f"is also the id of a statement of {first.id}"
                    found.append(Problem(str(folder / name), line.number, line.statement.id, wrong, "give it another"))
    return found


def taken(books: Iterable[Book], ids: Set[str], of: Report) -> dict[str, str]:
    """Those of ``ids`` that are in use in documents other than ``of``, each with the document."""
    return {
        line.statement.id: book.id
        for book in books
        if book.id != of.id and not (book.report and book.report.sha256 == of.sha256)
        for part in (book.drafts, *book.words.values())
        for line in part.read.lines
        if line.statement.id in ids
    }


def _same(one: Book, other: Book) -> bool:
    """Whether they hold the same bytes, as far as can be told: a document that cannot be read is named already."""
    return not one.report or not other.report or one.report.sha256 == other.report.sha256
