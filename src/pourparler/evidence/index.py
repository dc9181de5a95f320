"""The index of a ledger: SQLite with full-text search, made from the lines and made anew whenever they differ.

It stands in ``.index.sqlite`` in the folder of the ledger, out of git. It knows the hash of each file it was made from;
what changed is read again, and an index that is damaged or of another version is built from the start. Where the folder
cannot be written to, it stands in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pourparler.errors import PourparlerError, Problem
from pourparler.evidence.index_entry import Claim, spoken
from pourparler.evidence.index_query import Wanted, expression, terms
from pourparler.evidence.ledger.ledger import Ledger
from pourparler.evidence.lexicon import Name

if TYPE_CHECKING:
    import sqlite3

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
        words = terms(wanted.text)
        if wanted.text.strip() and not words:
            return Found((), 0)
        where, values = _where(wanted, expression(words))
        counted = "FROM found WHERE found MATCH ?" if len(values) == 1 and words else where
        rows = self._rows(f"SELECT count(*) {counted}", values)
        page = (*values, -1 if limit is None else limit, offset)
        asked = f"SELECT (SELECT claim FROM words WHERE words.key = s.key) {where} ORDER BY s.key LIMIT ? OFFSET ?"
        return Found(tuple(_claim(row[0]) for row in self._rows(asked, page)), int(rows[0][0]))

    def _rows(self, sql: str, values: Iterable[Any] = ()) -> list[Any]:
        """What SQLite answers. An index that turns out to be damaged is built anew, once."""
        import sqlite3

        try:
            return self._db.execute(sql, tuple(values)).fetchall()
        except sqlite3.DatabaseError:
            self._db.close()
            self._db = self._opened(True)
            return self._db.execute(sql, tuple(values)).fetchall()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the files of single documents, as it was when they were read."""
        rows = self._rows("SELECT problems FROM doc ORDER BY id")
        return tuple(Problem(*problem) for row in rows for problem in json.loads(row[0]))


def _where(wanted: Wanted, match: str) -> tuple[str, list[str]]:
    """FROM and WHERE of a search, and the values for its question marks."""
    parts: list[str] = []
    values: list[str] = []
    for key, allowed in wanted.filters().items():
        parts.append(f"s.{_KEYS.get(key, key)} IN ({', '.join('?' * len(allowed))})")
        values += allowed
    if wanted.since or wanted.until:
        parts.append("s.last <> ''")
    if wanted.since:
        parts.append("s.last >= ?")
        values.append(wanted.since)
    if wanted.until:
        parts.append("s.first <= ?")
        values.append(f"{wanted.until}~")
    if not match:
        return f"FROM statement s{' WHERE ' if parts else ''}{' AND '.join(parts)}", values
    # CROSS JOIN: the full-text index comes first, and gives its rows in the order of keys.
    found = "FROM found CROSS JOIN statement s ON s.key = found.rowid WHERE found MATCH ?"
    return " AND ".join([found, *parts]), [match, *values]


def _claim(row: str) -> Claim:
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in json.loads(row)]
    return Claim(*values)
