"""The plan table: a row for each plan and version, a verdict for each question. The product in one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pourparler.jsonio import freeze, thaw
from pourparler.verdict import Verdict
from pourparler.words import COLUMNS


@dataclass(frozen=True)
class Row:
    """``kind``: reported, version, ours, what-if, or repair; ``cells``: one verdict for each column, in order."""

    id: str
    title: str
    kind: str
    terms: tuple[tuple[str, str], ...]
    cells: tuple[Verdict, ...]
    parties: tuple[Verdict, ...] = ()

    def cell(self, column: str) -> Verdict:
        return self.cells[list(COLUMNS).index(column)]

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "kind": self.kind,
            "terms": [list(term) for term in self.terms],
            "cells": [v.to_json() for v in self.cells],
            "parties": [v.to_json() for v in self.parties],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Row:
        return cls(
            id=data["id"],
            title=data["title"],
            kind=data["kind"],
            terms=tuple((str(a), str(b)) for a, b in data["terms"]),
            cells=tuple(Verdict.from_json(v) for v in data["cells"]),
            parties=tuple(Verdict.from_json(v) for v in data["parties"]),
        )


@dataclass(frozen=True)
class Question:
    """What nobody knows, and the cells its answer would settle."""

    text: str
    settles: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {"text": self.text, "settles": list(self.settles)}


@dataclass(frozen=True)
class PlanTable:
    """``headline``: the answer in a sentence; ``rests``: what it rests on; ``questions``: the largest first."""

    title: str
    note: str
    as_of: str
    headline: str
    rests: str
    questions: tuple[Question, ...]
    rows: tuple[Row, ...]
    case_hash: str
    left_out: int = 0
    names: Mapping[str, str] = field(default_factory=dict)  # the name behind each party id

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", freeze(self.names))

    def row(self, id: str) -> Row:
        return next(row for row in self.rows if row.id == id)

    def to_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "note": self.note,
            "as_of": self.as_of,
            "headline": self.headline,
            "rests": self.rests,
            "questions": [q.to_json() for q in self.questions],
            "columns": list(COLUMNS),
            "rows": [row.to_json() for row in self.rows],
            "case_hash": self.case_hash,
            "left_out": self.left_out,
            "names": thaw(self.names),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> PlanTable:
        return cls(
            title=data["title"],
            note=data["note"],
            as_of=data["as_of"],
            headline=data["headline"],
            rests=data["rests"],
            questions=tuple(Question(q["text"], tuple(q["settles"])) for q in data["questions"]),
            rows=tuple(Row.from_json(row) for row in data["rows"]),
            case_hash=data["case_hash"],
            left_out=data["left_out"],
            names=data["names"],
        )
