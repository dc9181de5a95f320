"""An SQLite file from elsewhere, read in memory: refused in one line where it is no database of DNA 3."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from pourparler.errors import InputError, Problem

MAX_BYTES = 1_000_000_000
MAGIC = b"SQLite format 3\0"
RIGHT = "give a .dna file of DNA 3 (Documents > Import in DNA 3 reads older ones)"
NEEDED = {
    "SETTINGS": ("Property", "Value"),
    "CODERS": ("ID", "Name"),
    "DOCUMENTS": ("ID", "Title", "Text", "Source", "Notes", "Date"),
    "STATEMENTTYPES": ("ID", "Label"),
    "VARIABLES": ("ID", "Variable", "DataType", "StatementTypeId"),
    "STATEMENTS": ("ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder"),
    "ENTITIES": ("ID", "Value"),
    "DATASHORTTEXT": ("StatementId", "VariableId", "Entity"),
    "DATABOOLEAN": ("StatementId", "VariableId", "Value"),
    "DATALONGTEXT": ("StatementId", "VariableId", "Value"),
}
WANTED = frozenset(("person", "organization", "concept", "agreement", "stance", "modality", "source", "anonymous"))


class Base:
    """``rows`` gives the rows of a query; whatever SQLite finds wrong ends in one InputError."""

    def __init__(self, raw: bytes, shown: str) -> None:
        self.shown = shown
        if len(raw) > MAX_BYTES:
            raise self._bad(f"larger than {MAX_BYTES // 10**6} MB", "is this the right file?")
        if not raw.startswith(MAGIC) or len(raw) < 100:
            raise self._bad("no DNA database: it is no SQLite file", RIGHT)
        self._base = sqlite3.connect(":memory:")
        self._base.text_factory = lambda raw: raw.decode("utf-8", "replace")
        try:
            # A file in write-ahead mode (bytes 18 and 19) cannot be read from memory; all is in it once it is closed.
            self._base.deserialize(raw[:18] + b"\x01\x01" + raw[20:])
            for setting in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON"):
                self._base.execute(f"PRAGMA {setting}")
            self._check()
        except (sqlite3.Error, UnicodeError, OverflowError) as error:
            self.close()
            raise self._bad(f"a damaged database ({error})", "open it in DNA, or take an earlier copy") from None
        except InputError:
            self.close()
            raise

    def close(self) -> None:
        self._base.close()

    def _bad(self, wrong: str, right: str) -> InputError:
        return InputError([Problem(self.shown, 0, "", wrong, right)])

    def _check(self) -> None:
        held = self._base.execute("SELECT upper(name) FROM sqlite_master WHERE type = 'table'")
        tables = {name for (name,) in held.fetchall()}
        version = ""
        if "SETTINGS" in tables:
            row = self._base.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()
            version = str(row[0]) if row else ""
        if version and not version.startswith("3"):
            raise self._bad(f"a database of DNA {version[:12]}", RIGHT)
        missing = [name for name in NEEDED if name not in tables]
        if missing:
            other = "another program's database" if len(missing) > len(NEEDED) // 2 else "no DNA 3 database"
            raise self._bad(f"{other}: it has no table {', '.join(missing)}", RIGHT)
        for name, columns in NEEDED.items():
            rows = self._base.execute(f"PRAGMA table_info({name})").fetchall()
            lacking = [column for column in columns if column.upper() not in {str(row[1]).upper() for row in rows}]
            if lacking:
                raise self._bad(f"no DNA 3 database: {name} has no column {', '.join(lacking)}", RIGHT)
        result = self._base.execute("PRAGMA quick_check(1)").fetchone()
        if result is None or result[0] != "ok":
            told = str(result[0]).strip().replace("\n", " ")[:100] if result else "unknown"
            raise self._bad(f"a damaged database ({told})", "open it in DNA, or take an earlier copy")

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._base.execute(query)
        except (sqlite3.Error, UnicodeError, OverflowError) as error:
            raise self._bad(f"a damaged database ({error})", "open it in DNA, or take an earlier copy") from None

    def values(self) -> dict[Any, dict[str, Any]]:
        """The values of each statement by the name of their variable, in lower case."""
        found: dict[Any, dict[str, Any]] = {}
        queries = {
            "short": "DATASHORTTEXT AS d JOIN ENTITIES AS e ON e.ID = d.Entity",
            "flag": "DATABOOLEAN AS d",
            "long": "DATALONGTEXT AS d",
        }
        for kind, source in queries.items():
            value = "e.Value" if kind == "short" else "d.Value"
            joined = f"{source} JOIN VARIABLES AS v ON v.ID = d.VariableId"
            for statement, name, given in self.rows(f"SELECT d.StatementId, v.Variable, {value} FROM {joined}"):
                key = str(name).casefold()
                if key in WANTED or key == "note":
                    flag = str(given) not in ("0", "")
                    found.setdefault(statement, {})[key] = flag if kind == "flag" else str(given or "")
        return found
