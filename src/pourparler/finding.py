"""The finding: the one record that every lens returns, to JSON and back unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pourparler.jsonio import Json, freeze, thaw
from pourparler.verdict import Verdict


@dataclass(frozen=True)
class Table:
    """Rows to draw. ``title`` is the table's claim; a cell is a text, a number, None or a list of texts."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Json, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", tuple(tuple(freeze(c) for c in row) for row in self.rows))
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"table {self.id}: a row has {len(row)} cells for {len(self.columns)} columns")

    def to_json(self) -> dict[str, Any]:
        rows = [[thaw(cell) for cell in row] for row in self.rows]
        return {"id": self.id, "title": self.title, "columns": list(self.columns), "rows": rows, "note": self.note}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Table:
        rows = tuple(tuple(row) for row in data["rows"])
        return cls(data["id"], data["title"], tuple(data["columns"]), rows, data["note"])


@dataclass(frozen=True)
class Series:
    """Points of a figure: ``x`` and ``y`` with their names and units, in the order they are drawn."""

    id: str
    title: str
    x: tuple[Json, ...]
    y: tuple[Json, ...]
    x_title: str = ""
    y_title: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "x": list(self.x),
            "y": list(self.y),
            "x_title": self.x_title,
            "y_title": self.y_title,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Series:
        x, y = tuple(data["x"]), tuple(data["y"])
        return cls(data["id"], data["title"], x, y, data["x_title"], data["y_title"])


@dataclass(frozen=True)
class Finding:
    """What one lens found. ``answer`` is the lens's own shape, printed by ``--json``.

    ``exact``: no part rests on sampling or tolerance; ``complete``: nothing was cut short.
    """

    id: str
    lens: str
    question: str
    method: str
    parameters: Mapping[str, Json] = field(default_factory=dict)
    verdicts: tuple[Verdict, ...] = ()
    tables: tuple[Table, ...] = ()
    series: tuple[Series, ...] = ()
    answer: Json = field(default_factory=dict)
    exact: bool = True
    complete: bool = True
    case_hash: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", freeze(self.parameters))
        object.__setattr__(self, "answer", freeze(self.answer))

    def table(self, id: str) -> Table:
        """The table of that id; KeyError when this finding has none."""
        for table in self.tables:
            if table.id == id:
                return table
        raise KeyError(id)

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "lens": self.lens,
            "question": self.question,
            "method": self.method,
            "parameters": thaw(self.parameters),
            "verdicts": [v.to_json() for v in self.verdicts],
            "tables": [t.to_json() for t in self.tables],
            "series": [s.to_json() for s in self.series],
            "answer": thaw(self.answer),
            "exact": self.exact,
            "complete": self.complete,
            "case_hash": self.case_hash,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Finding:
        return cls(
            id=data["id"],
            lens=data["lens"],
            question=data["question"],
            method=data["method"],
            parameters=data["parameters"],
            verdicts=tuple(Verdict.from_json(v) for v in data["verdicts"]),
            tables=tuple(Table.from_json(t) for t in data["tables"]),
            series=tuple(Series.from_json(s) for s in data["series"]),
            answer=data["answer"],
            exact=data["exact"],
            complete=data["complete"],
            case_hash=data["case_hash"],
        )
