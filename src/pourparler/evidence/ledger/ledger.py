"""The ledger of a case: documents, drafts, and the words of each reviewer, kept as files in one folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pourparler.errors import InputError, PourparlerError, Problem
from pourparler.evidence.collector import paused
from pourparler.evidence.ledger import settle
from pourparler.evidence.ledger.adding import Added, add
from pourparler.evidence.ledger.between import shared_ids, twins
from pourparler.evidence.ledger.book import Book, standings
from pourparler.evidence.ledger.listing import Marks, listing, marks
from pourparler.evidence.ledger.lock import WAIT, locked
from pourparler.evidence.ledger.order import key_of
from pourparler.evidence.ledger.reading import read_book
from pourparler.evidence.ledger.saying import say
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement

_AGAIN = 3  # times that a folder is read again that changed while it was read


class Ledger:
    """What stands in the folder, as last read. A write reads again what it adds to, and shows it from then on.

    ``problems``: what is wrong, always empty after `open`; ``notices``: what the next write mends, and the like;
    ``shas``: the hash of each file's bytes.
    """

    def __init__(self, folder: Path, wait: float = WAIT) -> None:
        """An unread ledger: use `open` or `read`. ``wait``: seconds that a write waits for another process."""
        self.folder = folder
        self.wait = wait
        self._books: dict[str, Book] = {}
        self._marks: dict[str, Marks] = {}
        self._stray: tuple[Problem, ...] = ()
        self._shared: tuple[Problem, ...] = ()

    @classmethod
    def open(cls, folder: Path | str) -> Ledger:
        """Reads the ledger; a folder that is not there is an empty ledger.

        Raises InputError with everything that is wrong in it.
        """
        ledger = cls.read(folder)
        if ledger.problems:
            raise InputError(ledger.problems)
        return ledger

    @classmethod
    def read(cls, folder: Path | str) -> Ledger:
        """Reads every good line of a ledger that may be damaged; ``problems`` names the rest.

        Raises PourparlerError where the folder itself cannot be read.
        """
        ledger = cls(Path(folder))
        ledger.refresh()
        return ledger

    def refresh(self) -> None:
        """Reads again what changed on disk since."""
        try:
            with paused():
                for _ in range(_AGAIN):
                    before = marks(self.folder)
                    self._read(before)
                    if not self.problems or marks(self.folder) == before:
                        return
        except OSError as error:
            raise PourparlerError(f"{self.folder}: the ledger cannot be read: {error.strerror or error}") from None

    def _read(self, there: Marks) -> None:
        listed = listing(self.folder, there)
        self._stray = listed.stray
        old, self._books = self._books, {}
        for document, files in listed.files.items():
            before = old.get(document)
            if before is None or self._marks.get(document) != files:
                before = read_book(self.folder, document, listed.reviewers[document], before)
            self._books[document] = before
        self._marks = dict(listed.files)
        self._shared = tuple(shared_ids(self._books.values(), self.folder))

    @property
    def problems(self) -> tuple[Problem, ...]:
        return (*(problem for book in self._books.values() for problem in book.problems), *self._shared)

    @property
    def notices(self) -> tuple[Problem, ...]:
        told = (notice for book in self._books.values() for notice in book.notices)
        return (*self._stray, *told, *twins(self._books.values(), self.folder))

    @property
    def shas(self) -> dict[str, str]:
        return {name: sha for book in self._books.values() for name, sha in book.shas.items()}

    def documents(self) -> tuple[Report, ...]:
        """The reports, in the order of their ids."""
        return tuple(book.report for book in self._books.values() if book.report)

    def document(self, id: str) -> Report:
        """The report of this id. Raises KeyError where there is none."""
        book = self._books.get(id)
        if book is None or book.report is None:
            raise KeyError(id)
        return book.report

    def reviewers(self) -> tuple[str, ...]:
        """All who have said a word or typed a statement, by name."""
        return tuple(sorted({name for book in self._books.values() for name in book.words}))

    def drafts(self, doc: str | None = None) -> tuple[Statement, ...]:
        """What the rules and models drafted, as they drafted it."""
        return tuple(statement for book in self._chosen(doc) for statement in book.drafts.statements)

    def statements(self, doc: str | None = None) -> tuple[Statement, ...]:
        """All revisions, of all reviewers, by document and in the order of lines."""
        return tuple(
            statement
            for book in self._chosen(doc)
            for statement in sorted(
                (s for part in (book.drafts, *book.words.values()) for s in part.statements), key=key_of
            )
        )

    def latest(self, reviewer: str) -> tuple[Statement, ...]:
        """The reviewer's last word on each statement that they said one on, in the order of documents and lines."""
        return tuple(s for book in self._books.values() for s in sorted(book.latest(reviewer).values(), key=key_of))

    def history(self, id: str) -> tuple[Statement, ...]:
        """Every revision of one statement: drafts first, then by revision and reviewer. Empty where there is none."""
        found = [s for s in self.statements() if s.id == id]
        return tuple(sorted(found, key=lambda s: (s.doc, s.revision, s.review.by or "")))

    def settled(self, reviewer: str | None = None, until: str | None = None) -> settle.Settled:
        """What counts, what is in dispute, rejected or waiting.

        With ``reviewer``, by their words alone. With ``until`` (YYYY-MM-DD), by what was said up to the end of that
        day; a word without a time counts on every day.
        """
        found = (standings(book, reviewer, until) for book in self._books.values())
        return settle.Settled(tuple(row for rows in found for row in rows))

    def books(self) -> tuple[Book, ...]:
        """The documents with all that is said of each, in the order of their ids: what an index is made from."""
        return tuple(self._books.values())

    def add(self, report: Report, statements: Iterable[Statement] = ()) -> Added:
        """Adds a report with its drafts; where the same bytes are there, only the drafts that are new.

        Another text under the same id gets a new id (``ID-2``). Raises InputError where the report or a draft cannot
        stand in a ledger, or a file that would be written to is damaged; OutputError where it cannot be written.
        """
        self._made()
        with locked(self.folder, self.wait):
            self.refresh()
            try:
                return add(self.folder, self._books, report, tuple(statements))
            finally:
                self.refresh()  # cut off or not, the ledger shows what is on disk

    def append(self, reviewer: str, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """Adds a reviewer's words; returns them as they were written, without those that said nothing new.

        A word on a statement that is there becomes its next revision, whatever its ``review.supersedes`` was; any
        other is a statement that the reviewer typed. Raises as `add` does.
        """
        self._made()
        with locked(self.folder, self.wait):
            said = say(self.folder, self._books, reviewer, tuple(statements))
        self._books = dict(sorted(self._books.items()))  # a document that another process added may be new here
        return said

    def _chosen(self, doc: str | None) -> list[Book]:
        return [book for id, book in self._books.items() if doc is None or id == doc]

    def _made(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PourparlerError(f"{self.folder}: the ledger cannot be made: {error.strerror or error}") from None
