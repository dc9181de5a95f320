"""Opens the index of a ledger: as it is, brought up to date, or built from the start."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pourparler.evidence import index_tables as tables
from pourparler.evidence.index_entry import Names, fingerprint
from pourparler.evidence.index_scan import order
from pourparler.evidence.ledger.about import published, sha
from pourparler.evidence.ledger.book import Book
from pourparler.evidence.ledger.collector import paused
from pourparler.evidence.ledger.ledger import Ledger
from pourparler.evidence.ledger.listing import listing, marks
from pourparler.evidence.ledger.reading import contents, read_book

FILE = ".index.sqlite"
_BUSY = 5.0  # seconds to wait for another process that brings the index up to date
_OLD = 3600.0  # seconds after which what a cut-off build left is removed


@dataclass(frozen=True)
class _Source:
    """``shas``: of each document, the files and the hashes of their bytes."""

    folder: Path
    shas: Mapping[str, Mapping[str, str]]
    reviewers: Mapping[str, tuple[str, ...]]
    books: Mapping[str, Book]

    def book(self, document: str) -> Book:
        return self.books.get(document) or read_book(self.folder, document, self.reviewers[document])

    def ordered(self) -> list[str]:
        """The documents in the order of the list."""
        if self.books:
            return [book.id for book in sorted(self.books.values(), key=order)]
        about_files = ((document, contents(self.folder / f"{document}.json")) for document in self.shas)
        return [document for _, document in sorted((published(about), document) for document, about in about_files)]


def _source(ledger: Ledger | Path) -> _Source:
    if isinstance(ledger, Ledger):
        books = {book.id: book for book in ledger.books()}
        return _Source(ledger.folder, {id: book.shas for id, book in books.items()}, {}, books)
    listed = listing(ledger, marks(ledger))
    shas = {}
    for document, files in listed.files.items():
        data = ((name, contents(ledger / name)) for name in files)
        shas[document] = {name: sha(found) for name, found in data if found is not None}
    return _Source(ledger, shas, listed.reviewers, {})


def opened(ledger: Ledger | Path, names: Names, anew: bool = False) -> sqlite3.Connection:
    """A connection to an index that is up to date; ``anew``: without a look at the one that is there.

    Raises OSError where the ledger cannot be read. Where the index cannot be written, it is in memory.
    """
    with paused():
        source = _source(ledger)
        db = None if anew else _existing(source, names)
        if db is not None:
            try:
                found = _updated(db, source, names)
            except sqlite3.DatabaseError:
                found = None
            if found is not None:
                return found
            db.close()
        return _built(source, names)


def _existing(source: _Source, names: Names) -> sqlite3.Connection | None:
    """The index that is there; None if there is none, or none that can be used for these names."""
    path = source.folder / FILE
    if not path.is_file():
        return None
    db = None
    try:
        db = sqlite3.connect(path, timeout=_BUSY, isolation_level=None)
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
    return sorted(id for id in {*seen, *source.shas} if seen.get(id) != dict(source.shas.get(id, {})))


def _updated(db: sqlite3.Connection, source: _Source, names: Names) -> sqlite3.Connection | None:
    """The index with what changed read again; None where it is better built from the start."""
    changed = _changed(db, source)
    if not changed:
        return db
    if len(changed) > 8 + len(source.shas) // 4:
        return None
    try:
        return db if _refreshed(db, source, names) else None
    except sqlite3.OperationalError:  # read-only, full, or kept busy by another process
        memory = sqlite3.connect(":memory:", isolation_level=None)
        db.backup(memory)
        db.close()
        return memory if _refreshed(memory, source, names) else None


def _refreshed(db: sqlite3.Connection, source: _Source, names: Names) -> bool:
    db.execute("BEGIN IMMEDIATE")
    try:
        changed = _changed(db, source)  # again: another process may have done it while this one waited
        for document in changed:
            tables.drop(db, document)
        for document in changed:
            if document in source.shas:
                book = source.book(document)
                at = tables.number(db, book)
                if at is None:
                    db.execute("ROLLBACK")
                    return False
                tables.put(db, book, at, names)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    return True


def _built(source: _Source, names: Names) -> sqlite3.Connection:
    """An index from the start: beside the old one first, then in its place."""
    documents = source.ordered()
    aside = source.folder / f"{FILE}-{os.getpid()}.new"
    if documents:
        try:
            _clear(source.folder)
            db = sqlite3.connect(aside, isolation_level=None)
            try:
                db.execute("PRAGMA journal_mode = OFF")
                db.execute("PRAGMA synchronous = OFF")
                _fill(db, source, documents, names)
            finally:
                db.close()
            os.replace(aside, source.folder / FILE)
            return sqlite3.connect(source.folder / FILE, timeout=_BUSY, isolation_level=None)
        except (OSError, sqlite3.DatabaseError):
            with suppress(OSError):
                aside.unlink()
    memory = sqlite3.connect(":memory:", isolation_level=None)
    _fill(memory, source, documents, names)
    return memory


def _fill(db: sqlite3.Connection, source: _Source, documents: list[str], names: Names) -> None:
    db.execute("BEGIN")
    tables.make(db)
    db.execute("INSERT INTO meta VALUES ('names', ?)", (fingerprint(names),))
    for n, document in enumerate(documents, 1):  # one at a time: they need not all be in memory
        tables.put(db, source.book(document), n * tables.ROOM, names)
    db.execute("COMMIT")


def _clear(folder: Path) -> None:
    """Removes what builds left that were cut off, and what would be taken for the journal of the new index."""
    for path in folder.glob(f"{FILE}-*.new"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _OLD:
                path.unlink()
