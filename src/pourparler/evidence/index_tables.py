"""The tables of the index, and how a document goes into them and out again.

A statement's key is its document's number times 2^24, plus its place in the document. Numbers rise with the documents'
dates, with room between them, so that the order of keys is the order of the list and nothing needs to be sorted.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from pourparler.evidence.index_entry import Entry, Names, entries
from pourparler.evidence.index_scan import order
from pourparler.evidence.ledger.book import Book
from pourparler.evidence.ledger.order import superseded

VERSION = 2  # of the tables; another one is built anew
PLACES = 1 << 24  # more statements than a document can have
ROOM = 1 << 19  # between the numbers of two documents

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE file (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, doc TEXT NOT NULL);
CREATE TABLE doc (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, title TEXT, published TEXT, first TEXT,
  last TEXT, outlet TEXT, language TEXT, handling TEXT, sha256 TEXT, problems TEXT, notices TEXT);
CREATE TABLE statement (key INTEGER PRIMARY KEY, id TEXT NOT NULL, revision INTEGER, document TEXT, actor TEXT,
  party TEXT, stance TEXT, issue TEXT, option TEXT, status TEXT, record TEXT, handling TEXT, first TEXT, last TEXT);
CREATE TABLE words (key INTEGER PRIMARY KEY, claim TEXT NOT NULL);
CREATE TABLE source (key INTEGER, place INTEGER, text TEXT, kind TEXT, anonymous INTEGER, id TEXT, ground TEXT,
  count INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE relation (key INTEGER, kind TEXT, other TEXT, PRIMARY KEY (key, kind, other)) WITHOUT ROWID;
CREATE TABLE review (key INTEGER, by TEXT, revision INTEGER, status TEXT, at TEXT, note TEXT,
  PRIMARY KEY (key, by, revision)) WITHOUT ROWID;
CREATE VIRTUAL TABLE found USING fts5(said, told, who, tokenize='ascii', columnsize=0);
"""
_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_KEYED = ("statement", "words", "source", "relation", "review")


def make(db: sqlite3.Connection) -> None:
    """The tables, empty."""
    for command in _TABLES.split(";"):  # `executescript` would end the transaction
        db.execute(command)
    db.execute(f"PRAGMA user_version = {VERSION}")


class NoRoom(Exception):
    """No number is left between two documents."""


def number(db: sqlite3.Connection, book: Book) -> int:
    """A number for a document that has none, between those that stand before and after it. Raises NoRoom."""
    place = order(book)
    before = db.execute("SELECT max(number) FROM doc WHERE (published, id) < (?, ?)", place).fetchone()[0] or 0
    after = db.execute("SELECT min(number) FROM doc WHERE (published, id) > (?, ?)", place).fetchone()[0]
    found = before + ROOM if after is None else (before + after) // 2
    if found == before:
        raise NoRoom
    return int(found)


def put(db: sqlite3.Connection, book: Book, at: int, names: Names) -> None:
    """A document with all of its statements, under its number."""
    rows = list(entries(book, names))
    report = book.report
    first, last = (rows[0].first, rows[0].last) if rows else ("", "")
    told = (json.dumps([list(_row(p)) for p in found]) for found in (book.problems, book.notices))
    about: tuple[Any, ...] = ("", "", "", "", "", "")
    if report:
        about = (report.title, report.published, report.outlet, report.language, report.handling, report.sha256)
    title, published, *rest = about
    db.execute(
        "INSERT INTO doc VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (at, book.id, title, published, first, last, *rest, *told),
    )
    db.executemany("INSERT INTO file VALUES (?, ?, ?)", [(name, sha, book.id) for name, sha in book.shas.items()])
    keyed = [(at * PLACES + n, entry) for n, entry in enumerate(rows)]
    db.executemany(f"INSERT INTO statement VALUES ({', '.join('?' * 14)})", map(_statement, keyed))
    db.executemany("INSERT INTO words VALUES (?, ?)", map(_words, keyed))
    columns = ((key, *entry.columns) for key, entry in keyed)
    db.executemany("INSERT INTO found (rowid, said, told, who) VALUES (?, ?, ?, ?)", columns)
    db.executemany("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _sources(keyed))
    db.executemany("INSERT INTO relation VALUES (?, ?, ?)", _relations(keyed))
    db.executemany("INSERT OR IGNORE INTO review VALUES (?, ?, ?, ?, ?, ?)", _reviews(keyed, book))


def drop(db: sqlite3.Connection, document: str) -> None:
    """Takes a document out, with its statements."""
    for (at,) in db.execute("SELECT number FROM doc WHERE id = ?", (document,)).fetchall():
        span = (at * PLACES, (at + 1) * PLACES - 1)
        for table in _KEYED:
            db.execute(f"DELETE FROM {table} WHERE key BETWEEN ? AND ?", span)
        db.execute("DELETE FROM found WHERE rowid BETWEEN ? AND ?", span)
    db.execute("DELETE FROM doc WHERE id = ?", (document,))
    db.execute("DELETE FROM file WHERE doc = ?", (document,))


def _row(problem: Any) -> tuple[str, int, str, str, str]:
    return problem.file, problem.line, problem.path, problem.wrong, problem.right


def _statement(keyed: tuple[int, Entry]) -> tuple[Any, ...]:
    key, entry = keyed
    c = entry.claim
    who = (c.actor, c.party, c.stance, c.issue, c.option, c.status, c.record, c.handling)
    return (key, c.id, c.revision, c.document, *who, entry.first, entry.last)


def _words(keyed: tuple[int, Entry]) -> tuple[Any, ...]:
    key, entry = keyed
    return key, _WRITE(list(vars(entry.claim).values()))


def _sources(keyed: Iterable[tuple[int, Entry]]) -> Iterator[tuple[Any, ...]]:
    for key, entry in keyed:
        for place, a in enumerate(entry.standing.statement.attribution):
            yield key, place, a.text, a.kind, a.anonymous, a.id, a.ground, a.count


def _relations(keyed: Iterable[tuple[int, Entry]]) -> Iterator[tuple[Any, ...]]:
    for key, entry in keyed:
        condition = entry.standing.statement.condition
        if condition and condition.on_statement:
            yield key, "condition", condition.on_statement


def _reviews(keyed: Iterable[tuple[int, Entry]], book: Book) -> Iterator[tuple[Any, ...]]:
    """Every word of every reviewer; a first revision in a reviewer's file is one too."""
    keys = {entry.claim.id: key for key, entry in keyed}
    for name, part in book.words.items():
        for s in part.statements:
            superseded(s)
            yield keys[s.id], name, s.revision, s.review.status, s.review.at, s.review.note
