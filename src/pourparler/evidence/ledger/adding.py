"""Adds a report and its drafts to a ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from pourparler.errors import InputError, Problem
from pourparler.evidence.ledger import about, names
from pourparler.evidence.ledger.between import taken
from pourparler.evidence.ledger.book import Book, Part
from pourparler.evidence.ledger.chain import unfit
from pourparler.evidence.ledger.disk import write_whole
from pourparler.evidence.ledger.order import coder
from pourparler.evidence.ledger.reading import contents
from pourparler.evidence.ledger.setting import ready, set_in
from pourparler.evidence.ledger.shape import unwritable
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement
from pourparler.words import counted


@dataclass(frozen=True)
class Added:
    """``report``: with the id it has in the ledger. ``fresh``: it was not there. ``new``: the drafts that were added;
    ``known``: how many were there. ``says``: what a person should know of it, a line each."""

    report: Report
    fresh: bool
    new: tuple[Statement, ...]
    known: int
    says: tuple[str, ...]


def add(folder: Path, books: MutableMapping[str, Book], report: Report, statements: Sequence[Statement]) -> Added:
    """Writes what is new. ``books``: the ledger as it is, read under the lock that the caller holds.

    The document's book in it then has the drafts that were written, so that they need not be parsed again; the rest
    of the book is as it was: the caller reads it anew.
    """
    same = next((book for book in books.values() if book.report and book.report.sha256 == report.sha256), None)
    if same and same.report and same.report.text != report.text:
        wrong = f"the same bytes are in the ledger as {same.id}, and were read into another text"
        right = f"draft from the text in the ledger, or remove the files {same.id}.* to start anew"
        raise InputError([Problem(report.file or report.id, 0, "", wrong, right)])
    stored = same.report if same and same.report else replace(report, id=_free(folder, report))
    # Files of this id are there if an earlier add was cut off, or if what is known of the document was lost.
    book = same or replace(books.get(stored.id, Book(stored.id, None)), report=stored)
    drafts = [replace(statement, doc=stored.id) for statement in statements]
    file = str(folder / names.drafts_file(stored.id))
    problems = [problem for problem in book.problems if problem.file == file]
    for draft in drafts:
        wrong = unwritable(draft) or unfit(draft, stored.id, stored.text, "")
        if wrong:
            problems.append(Problem(report.file or stored.id, 0, draft.id, wrong))
    for id, other in taken(books.values(), {draft.id for draft in drafts}, stored).items():
        problems.append(Problem(report.file or stored.id, 0, id, f"is also the id of a statement of {other}"))
    if problems:
        raise InputError(problems)
    there = {(statement.id, coder(statement)) for statement in book.drafts.statements}
    new: dict[tuple[str, str], Statement] = {}
    for draft in drafts:
        if (draft.id, coder(draft)) not in there:
            new.setdefault((draft.id, coder(draft)), draft)
    says = tuple(_says(report, stored, same, books, len(new)))
    part = _write(folder, None if same else stored, book, tuple(new.values()))
    books[stored.id] = replace(book, drafts=part, shas={})
    return Added(stored, same is None, tuple(new.values()), len(drafts) - len(new), says)


def _write(folder: Path, fresh: Report | None, book: Book, new: Sequence[Statement]) -> Part:
    """The text first, then what is known of it, then the drafts: cut off anywhere, what stands there can be read."""
    if fresh:
        try:
            text, data = about.written(fresh)
        except ValueError:
            wrong = "holds half a character (a lone surrogate), which no text file can hold"
            raise InputError([Problem(fresh.file or fresh.id, 0, "", wrong)]) from None
        ready(folder)
        write_whole(folder / f"{fresh.id}.txt", text)
        write_whole(folder / f"{fresh.id}.json", data)
    if new or fresh:
        ready(folder)
        return set_in(folder / names.drafts_file(book.id), book.drafts, new)
    return book.drafts


def _free(folder: Path, report: Report) -> str:
    """The id itself, or with the first number from 2 on that no other document has."""
    stem = report.id if names.NAME.fullmatch(report.id) else ""
    if not stem:
        wrong = f'"{report.id}" cannot be the id of a document'
        raise InputError([Problem(report.file or report.id, 0, "", wrong, "use a-z, 0-9 and dashes, 80 at most")])
    tries: Iterator[str] = (stem if n == 1 else f"{stem[:72]}-{n}" for n in count(1))
    return next(id for id in tries if names.good(id) and _untaken(folder, id, report))


def _untaken(folder: Path, id: str, report: Report) -> bool:
    """Whether nothing stands there, or only what a report of this very text left that is not known any more."""
    taken = [path.name for path in folder.glob(f"{id}.*") if names.parsed(path.name)]
    lost = f"{id}.json" not in taken and contents(folder / f"{id}.txt") == report.text.encode("utf-8", "replace")
    return not taken or lost


def _says(given: Report, stored: Report, same: Book | None, books: Mapping[str, Book], new: int) -> Iterator[str]:
    if same:
        drafts = f"{counted(new, 'new draft')} added" if new else "nothing was added"
        yield f"{given.file or given.id} is in the ledger already, as {stored.id}; {drafts}"
        for key in ("published", "outlet", "handling", "language", "title"):
            one, other = getattr(given, key), getattr(stored, key)
            if one and one != other:
                yield f'{key} stays "{other}", and was given as "{one}"; to change it, edit {stored.id}.json'
        return
    if stored.id != given.id:
        yield f"another document is called {given.id}; this one is {stored.id}"
    twins = [id for id, book in books.items() if book.report and book.report.text == given.text]
    if twins:
        yield f"its text is that of {twins[0]}, and its bytes are not"
