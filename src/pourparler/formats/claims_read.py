"""Reads the long CSV of statements back: what was written comes back the same, and what was changed is checked."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pourparler.errors import InputError, Problem, did_you_mean
from pourparler.evidence.statement import Statement, problem_of
from pourparler.formats.claims_csv import EXTRA, FIELDS
from pourparler.formats.sheet_grid import unsafe
from pourparler.words import counted

MAX_BYTES = 200_000_000
NEEDED = ("id", "doc", "actor.id", "actor.party", "actor.resolved", "stance", "issue", "modality", "prov.drafted_by")
SAVE = 'save it as "CSV UTF-8" with every column as text'
_EMPTY_TEXT = frozenset(("paraphrase", "value.unit", "value.text"))  # where an empty cell is an empty text, not nothing


def read_long(path: Path) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """The statements of a long CSV, and notes on what was left out. Raises InputError with every problem at once."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError([Problem(str(path), 0, "", f"cannot be read ({error.strerror})")]) from None
    return loads_long(raw, str(path))


def loads_long(raw: bytes, shown: str) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """As `read_long`, from bytes; ``shown`` names the file in problems."""
    if len(raw) > MAX_BYTES:
        raise InputError([Problem(shown, 0, "", f"larger than {MAX_BYTES // 10**6} MB", "is this the right file?")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError([Problem(shown, line, "", f"byte 0x{raw[error.start]:02x} is not UTF-8", SAVE)]) from None
    first = text.split("\n", 1)[0]
    separator = max((",", ";", "\t"), key=first.count)
    problems: list[Problem] = []
    found: list[Statement] = []
    seen: dict[tuple[str, int, str | None], int] = {}
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    before = csv.field_size_limit(len(text) + 1)
    try:
        header = [unsafe(name).strip() for name in next(rows, [])]
        notes = _header(header, shown, problems)
        start = rows.line_num + 1
        for row in rows if not problems else ():
            if any(row):
                statement = _row(header, row, shown, start, problems)
                if statement is not None:
                    key = (statement.id, statement.revision, statement.review.by)
                    if key in seen:
                        wrong = f"{statement.id} revision {statement.revision} stands on line {seen[key]} too"
                        problems.append(Problem(shown, start, "", wrong, "keep one row"))
                    seen.setdefault(key, start)
                    found.append(statement)
            start = rows.line_num + 1
    except csv.Error as error:
        right = "a cell with quotes in it stands in quotes, with each quote doubled"
        problems.append(Problem(shown, rows.line_num, "", f"the row does not parse ({error})", right))
    finally:
        csv.field_size_limit(before)
    if problems:
        raise InputError(problems)
    return tuple(found), notes


def _header(header: Sequence[str], shown: str, problems: list[Problem]) -> tuple[str, ...]:
    for name in NEEDED:
        if name not in header:
            near = did_you_mean(name, [h for h in header if h not in FIELDS]) if any(header) else ""
            right = near if near.startswith("did you mean") else "`pourparler export claims` writes every column"
            problems.append(Problem(shown, 1, "", f'the column "{name}" is missing', right))
    for name in sorted({name for name in header if name and header.count(name) > 1}):
        problems.append(Problem(shown, 1, "", f'the column "{name}" stands twice', "keep one"))
    other = [name for name in header if name and name not in FIELDS and name not in EXTRA]
    return (f"{shown}: not read: the columns {', '.join(other)}",) if other else ()


def _row(header: Sequence[str], row: Sequence[str], shown: str, line: int, problems: list[Problem]) -> Statement | None:
    if len(row) > len(header):
        problems.append(Problem(shown, line, "", f"{counted(len(row), 'cell')} under {counted(len(header), 'header')}"))
        return None
    data: dict[str, Any] = {"schema_version": "1"}
    for name, cell in zip(header, row, strict=False):
        if name not in FIELDS:
            continue
        try:
            value = _read(unsafe(cell), FIELDS[name])
        except ValueError as error:
            problems.append(Problem(shown, line, f"column {name}", str(error)))
            return None
        _put(data, name, "" if value is None and name in _EMPTY_TEXT else value)
    data = {key: value for key, value in _whole(data).items() if value is not None or key not in ("span", "paraphrase")}
    if not data.get("paraphrase"):
        data.pop("paraphrase", None)
    wrong = problem_of(data)
    if wrong:
        problems.append(Problem(shown, line, "", wrong))
        return None
    return Statement.from_json(data)


def _read(cell: str, kind: str) -> Any:
    """The value of a cell; None for an empty one. Raises ValueError with what is wrong with it."""
    if cell == "":
        return [] if kind == "json" else None
    if kind == "text":
        return cell
    if kind == "flag":
        if cell.strip().casefold() not in ("true", "false"):
            raise ValueError(f'"{cell[:40]}" is neither true nor false')
        return cell.strip().casefold() == "true"
    try:
        value = json.loads(cell)
    except (ValueError, RecursionError):
        value = None
    if kind == "json" and not isinstance(value, list):
        raise ValueError(f'"{cell[:40]}" is no list in JSON, such as ["north", "south"]')
    if kind == "number" and (isinstance(value, bool) or not isinstance(value, (int, float))):
        raise ValueError(f'"{cell[:40]}" is no number, such as 12 or 0.5')
    return value


def _put(data: dict[str, Any], path: str, value: Any) -> None:
    *parents, last = path.split(".")
    for key in parents:
        data = data.setdefault(key, {})
    data[last] = value


def _whole(data: Mapping[str, Any]) -> dict[str, Any]:
    """The record: a part of it whose cells are all empty is not there; flags and lists have what the schema gives."""
    out: dict[str, Any] = {}
    for key, value in data.items():
        if isinstance(value, dict):
            part = _whole(value)
            empty = all(inner in (None, "") for inner in part.values())
            out[key] = None if empty else _without_flags(part)
        else:
            out[key] = value
    for key, default in (("negated", False), ("strength", "normal"), ("quote", "none")):
        if out.get(key, 0) is None:
            out[key] = default
    return out


def _without_flags(part: dict[str, Any]) -> dict[str, Any]:
    if part.get("approx", 0) is None:
        part["approx"] = False
    return part
