"""Opens the index of a ledger: as it is, brought up to date, or built from the start."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from functools import cached_property
from pathlib import Path

from pourparler.evidence import index_tables as tables
from pourparler.evidence.collector import paused
from pourparler.evidence.index_entry import Names, fingerprint
from pourparler.evidence.index_scan import order
from pourparler.evidence.ledger.about import published, sha
from pourparler.evidence.ledger.book import Book
from pourparler.evidence.ledger.ledger import Ledger
from pourparler.evidence.ledger.listing import listing, marks
from pourparler.evidence.ledger.reading import contents, read_book

FILE = ".index.sqlite"
_OLD = 3600.0  # seconds after which what a cut-off build left is removed


class _Source:
    """The documents of a ledger: those that were read already, or those of a folder, read one by one as needed."""

    def __init__(self, ledger: Ledger | Path) -> None:
        self.folder = ledger.folder if isinstance(ledger, Ledger) else ledger
        self._books = {book.id: book for book in ledger.books()} if isinstance(ledger, Ledger) else {}
        self._listed = None if isinstance(ledger, Ledger) else listing(ledger, marks(ledger))

    @property
    def empty(self) -> bool:
        return not (self._books if self._listed is None else self._listed.files)

    @cached_property
    def shas(self) -> dict[str, dict[str, str]]:
        """Of each document, its files and the hashes of their bytes."""
        if self._listed is None:
            return {id: dict(book.shas) for id, book in self._books.items()}
        found: dict[str, dict[str, str]] = {}
        for document, files in self._listed.files.items():
            data = ((name, contents(self.folder / name)) for name in files)
            found[document] = {name: sha(there) for name, there in data if there is not None}
        return found

    def book(self, document: str) -> Book:
        if self._listed is None:
            return self._books[document]
        return read_book(self.folder, document, self._listed.reviewers[document])

    def ordered(self) -> list[str]:
        """The documents in the order of the list."""
        if self._listed is None:
            return [book.id for book in sorted(self._books.values(), key=order)]
        files = ((document, contents(self.folder / f"{document}.json")) for document in self._listed.files)
        return [document for _, document in sorted((published(about), document) for document, about in files)]


def opened(ledger: Ledger | Path, names: Names, anew: bool = False) -> sqlite3.Connection:
    """A connection to an index that is up to date; ``anew``: without a look at the one that is there.

    Raises OSError where the ledger cannot be read. Where the index cannot be written, it is in memory.
    """
    with paused():
        source = _Source(ledger)
        if source.empty:
            return _in_memory(lambda new: _fill(new, source, names), None)
        db = None if anew else _existing(source.folder / FILE, names)
        if db is not None:
            try:
                changed = _changed(db, source)
                if not changed:
                    return db
                if len(changed) <= 8 + len(source.shas) // 4:
                    return _made(source.folder, lambda new: _refresh(new, source, changed, names), db)
            except (sqlite3.DatabaseError, tables.NoRoom):
                pass
            db.close()
        return _made(source.folder, lambda new: _fill(new, source, names))


def _read(path: Path) -> sqlite3.Connection:
    """An index is never changed where it stands, only replaced, so it needs no locks to be read."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)


def _existing(path: Path, names: Names) -> sqlite3.Connection | None:
    """The index that is there; None if there is none, or none that can be used for these names."""
    if not path.is_file():
        return None
    db = None
    try:
        db = _read(path)
        db.execute("PRAGMA trusted_schema = OFF")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        names_then = db.execute("SELECT value FROM meta WHERE key = 'names'").fetchone()
        if version == tables.VERSION and names_then == (fingerprint(names),):
            return db
    except sqlite3.DatabaseError:
        pass
    if db is not None:
        db.close()
    return None


def _changed(db: sqlite3.Connection, source: _Source) -> list[str]:
    """The documents whose files are not those that the index has seen, also those that are gone."""
    seen: dict[str, dict[str, str]] = {}
    for name, value, document in db.execute("SELECT name, sha256, doc FROM file"):
        seen.setdefault(document, {})[name] = value
    return sorted(id for id in {*seen, *source.shas} if seen.get(id) != source.shas.get(id))


def _made(
    folder: Path, work: Callable[[sqlite3.Connection], None], before: sqlite3.Connection | None = None
) -> sqlite3.Connection:
    """The index after the work on a copy of ``before``, or on an empty one: written beside, then put in its place.

    Raises sqlite3.DatabaseError where the one before is damaged, NoRoom as the work does.
    """
    aside = folder / f"{FILE}-{os.getpid()}-{threading.get_ident()}.new"
    try:
        _clear(folder)
        if before is not None:
            shutil.copyfile(folder / FILE, aside)
        with closing(sqlite3.connect(aside, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            work(db)
        os.replace(aside, folder / FILE)
        found = _read(folder / FILE)
    except (OSError, sqlite3.DatabaseError):  # read-only, full, or (on Windows) open in another process
        found = _in_memory(work, before)
    finally:
        with suppress(OSError):
            aside.unlink()
    if before is not None:
        before.close()
    return found


def _in_memory(work: Callable[[sqlite3.Connection], None], before: sqlite3.Connection | None) -> sqlite3.Connection:
    found = sqlite3.connect(":memory:", isolation_level=None)
    try:
        if before is not None:
            before.backup(found)
        work(found)
    except BaseException:
        found.close()
        raise
    return found


def _refresh(db: sqlite3.Connection, source: _Source, changed: list[str], names: Names) -> None:
    """Takes the changed documents out, and those that are still there in again."""
    db.execute("BEGIN")
    for document in changed:
        tables.drop(db, document)
    for document in changed:
        if document in source.shas:
            book = source.book(document)
            tables.put(db, book, tables.number(db, book), names)
    db.execute("COMMIT")


def _fill(db: sqlite3.Connection, source: _Source, names: Names) -> None:
    """Everything, from the start."""
    db.execute("BEGIN")
    tables.make(db)
    db.execute("INSERT INTO meta VALUES ('names', ?)", (fingerprint(names),))
    for n, document in enumerate(source.ordered(), 1):  # one at a time: they need not all be in memory
        tables.put(db, source.book(document), n * tables.ROOM, names)
    db.execute("COMMIT")


def _clear(folder: Path) -> None:
    """Removes what builds left that were cut off."""
    for path in folder.glob(f"{FILE}-*.new"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _OLD:
                path.unlink()
