"""The lines of one JSON Lines file of a ledger: the good ones as statements, the others named."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import NoReturn

from pourparler.errors import Problem
from pourparler.evidence.ledger import conflict, fit
from pourparler.evidence.ledger.order import key_of, superseded
from pourparler.evidence.ledger.shape import lossy
from pourparler.evidence.statement import Statement, line_of, problem_of

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Line:
    """``number``: from 1, as an editor counts."""

    number: int
    statement: Statement


@dataclass(frozen=True)
class Lines:
    """``tidy``: the bytes are what a write would give, so new lines can be set in between as they stand."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()

    @property
    def tidy(self) -> bool:
        return not self.problems and not self.notices


def read_lines(data: bytes, file: str) -> Lines:
    """Reads the bytes of one file; ``file`` is what problems call it. Never raises for what a file may hold."""
    problems: list[Problem] = []
    untidy: list[int] = []
    rows = data.removeprefix(BOM).split(b"\n")
    if rows[-1] == b"":
        rows.pop()
    elif rows:
        untidy.append(len(rows))
    if data.startswith(BOM):
        untidy.append(1)
    marks, told = conflict.found(rows, file)
    problems += told
    lines: list[Line] = []
    seen: set[bytes] = set()
    for number, row in enumerate(rows, 1):
        if number in marks:
            continue
        if not row.strip() or row in seen:  # an empty line, or one that a merge brought twice
            untidy.append(number)
            continue
        seen.add(row)
        statement, wrong, canonical = read_line(row)
        if statement is None:
            last = number == len(rows) and not data.endswith(b"\n")
            problems.append(Problem(file, number, "", wrong + (" (the last line is cut off)" if last else "")))
            continue
        if not canonical:
            untidy.append(number)
        lines.append(Line(number, statement))
    notices = [_notice(file, min(untidy), "is not written as the ledger writes it")] if untidy else []
    ordered = sorted(lines, key=lambda line: key_of(line.statement))
    if ordered != lines:
        at = next(a.number for a, b in zip(lines, ordered, strict=True) if a is not b)
        notices.append(_notice(file, at, "does not stand in order"))
    return Lines(tuple(ordered), tuple(problems), tuple(notices))


def _notice(file: str, line: int, says: str) -> Problem:
    return Problem(file, line, "", says, "it is read, and mended by the next write")


def read_line(row: bytes) -> tuple[Statement | None, str, bool]:
    """The statement of one line, or what is wrong with it; and whether the line is canonical."""
    try:
        text = row.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, f"is not UTF-8 (byte {error.start + 1} of the line)", False
    try:
        data = _READ(text)
    except (ValueError, RecursionError) as error:
        where = f", column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        why = getattr(error, "msg", "a number or a depth that it has no room for")
        return None, f"is no JSON: {why}{where}", False
    if not isinstance(data, dict):
        return None, "is no JSON object", False
    fits = fit.canonical(text)
    wrong = "" if fits else problem_of(data)
    if wrong:
        return None, wrong, False
    try:
        statement = Statement.from_json(data)
        superseded(statement)
    except ValueError as error:
        return None, str(error), False
    if fits:
        return statement, "", True
    wrong = lossy(text)
    return (None, wrong, False) if wrong else (statement, "", line_of(statement) == text)


def _no_constant(name: str) -> NoReturn:
    raise _NoNumber(name)


class _NoNumber(ValueError):
    def __init__(self, name: str) -> None:
        self.msg = f"{name} is no number of JSON"
        super().__init__(self.msg)


_READ = json.JSONDecoder(parse_constant=_no_constant).decode
