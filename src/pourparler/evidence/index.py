"""The index of a ledger: SQLite with full-text search, made from the lines and made anew whenever they differ.

It stands in ``.index.sqlite`` in the folder of the ledger, out of git. It knows the hash of each file it was made from;
what changed is read again, and an index that is damaged or of another version is built from the start. Where the folder
cannot be written to, it stands in memory.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pourparler.errors import PourparlerError, Problem
from pourparler.evidence.index_entry import Claim, spoken
from pourparler.evidence.index_query import Wanted, expression, terms
from pourparler.evidence.ledger.ledger import Ledger
from pourparler.evidence.lexicon import Name

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")
_KEY = {True: "found.rowid", False: "s.key"}  # the same number, by whether words are searched for
_KEYS = {"person": "actor"}  # the filters whose column has another name


@dataclass(frozen=True)
class Found:
    """``total``: how many were found; ``claims``: those that were asked for, by the date of the document, its id, and
    the order of lines."""

    claims: tuple[Claim, ...]
    total: int


class Index:
    """An index, up to date with the files as they were when it was opened. Close it, or use it in ``with``."""

    def __init__(self, ledger: Ledger | Path, names: Mapping[str, tuple[str, ...]]) -> None:
        """Use `open`."""
        self._ledger, self._names = ledger, names
        self._db = self._opened(False)

    @classmethod
    def open(cls, ledger: Ledger | Path | str, names: Iterable[Name] = ()) -> Index:
        """The index of a ledger, up to date. ``names``: what the parties and people of the case are called.

        Of a folder, only documents whose files differ from what the index has seen are read. Damaged files are read
        as `Ledger.read` does, and `problems` tells. Raises PourparlerError where the folder cannot be read.
        """
        return cls(ledger if isinstance(ledger, Ledger) else Path(ledger), spoken(names))

    def _opened(self, anew: bool) -> sqlite3.Connection:
        from pourparler.evidence.index_open import opened

        try:
            return opened(self._ledger, self._names, anew)
        except OSError as error:
            folder = self._ledger.folder if isinstance(self._ledger, Ledger) else self._ledger
            raise PourparlerError(f"{folder}: the ledger cannot be read: {error.strerror or error}") from None

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def search(self, wanted: Wanted | None = None, limit: int | None = None, offset: int = 0) -> Found:
        """The statements that were asked for. Raises InputError as `Wanted.checked` does."""
        wanted = (wanted or Wanted()).checked()
        if wanted.text.strip() and not terms(wanted.text):
            return Found((), 0)
        return self._tried(lambda: self._search(wanted, limit, offset))

    def _search(self, wanted: Wanted, limit: int | None, offset: int) -> Found:
        words = terms(wanted.text)
        table, parts, values = _where(wanted, expression(words))
        where = f"FROM {table}{' WHERE ' if parts else ''}{' AND '.join(parts)}"
        page = f"ORDER BY {_KEY[bool(words)]} LIMIT ? OFFSET ?"
        size = -1 if limit is None else max(0, limit)
        if words and len(parts) > 1:  # most of the time goes into finding them: once, for number and page
            keys = self._rows(f"SELECT s.key {where} ORDER BY found.rowid", values)
            total, keys = len(keys), keys[offset : None if limit is None else offset + size]
        else:
            total = int(self._rows(f"SELECT count(*) {where}", values)[0][0])
            keys = self._rows(f"SELECT {_KEY[bool(words)]} {where} {page}", (*values, size, offset))
        claims = (self._rows("SELECT claim FROM words WHERE key = ?", key)[0][0] for key in keys)
        return Found(tuple(map(_claim, claims)), total)

    def _rows(self, sql: str, values: Iterable[Any] = ()) -> list[Any]:
        return self._db.execute(sql, tuple(values)).fetchall()

    def _tried(self, work: Callable[[], T]) -> T:
        """What the work finds. An index that turns out to be damaged is built anew, once."""
        import sqlite3

        try:
            return work()
        except (sqlite3.DatabaseError, LookupError, TypeError, ValueError):  # a torn page may look like any of these
            self._db.close()
            self._db = self._opened(True)
            return work()

    def documents(self) -> dict[str, tuple[str, str]]:
        """Date and handling of each document, by id."""
        rows = self._tried(lambda: self._rows("SELECT id, published, handling FROM doc WHERE handling <> ''"))
        return {id: (published, handling) for id, published, handling in rows}

    def holding(self, id: str) -> tuple[str, ...]:
        """The documents that have a statement of this id."""
        sql = "SELECT DISTINCT document FROM statement WHERE id = ? ORDER BY document"
        return tuple(row[0] for row in self._tried(lambda: self._rows(sql, (id,))))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the files of single documents, as it was when they were read."""
        rows = self._tried(lambda: self._rows("SELECT problems FROM doc ORDER BY id"))
        return tuple(Problem(*problem) for row in rows for problem in json.loads(row[0]))


def _where(wanted: Wanted, match: str) -> tuple[str, list[str], list[str]]:
    """Where a search looks, what must hold, and the values for its question marks."""
    parts, values = (["found MATCH ?"], [match]) if match else ([], [])
    for key, allowed in wanted.filters().items():
        parts.append(f"s.{_KEYS.get(key, key)} IN ({', '.join('?' * len(allowed))})")
        values += (
            value.encode("utf-8", "replace").decode("utf-8") for value in allowed
        )  # half characters find nothing
    if wanted.since or wanted.until:
        parts.append("s.last <> ''")
    if wanted.since:
        parts.append("s.last >= ?")
        values.append(wanted.since)
    if wanted.until:
        parts.append("s.first <= ?")
        values.append(f"{wanted.until}~")
    if not match:
        return "statement s", parts, values
    # CROSS JOIN: the full-text index comes first, and gives its rows in the order of keys.
    return "found" if len(parts) == 1 else "found CROSS JOIN statement s ON s.key = found.rowid", parts, values


def _claim(row: str) -> Claim:
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in json.loads(row)]
    return Claim(*values)
