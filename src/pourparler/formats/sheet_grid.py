"""A sheet as it lies there: rows of cells, each with its place, whatever file it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pourparler.errors import Problem
from pourparler.formats.sheet_columns import letter

MAX_FILE = 16_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 500
_RUN = re.compile(r"'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n]")  # what a spreadsheet may run, or its escape


@dataclass(frozen=True)
class Cell:
    """``text``: what stands in it; ``wrong`` and ``right``: what is wrong with it, and the fix."""

    text: str
    wrong: str = ""
    right: str = ""


@dataclass(frozen=True)
class Row:
    """``line``: where it stands in the file, from 1; ``cells``: by column from 0, the empty ones left out."""

    line: int
    cells: dict[int, Cell]
    where: str = ""  # its row, where that is not its line


@dataclass
class Grid:
    """``name``: as compared (`plain_name`); ``shown``: the file, and in a book the sheet, as problems name it."""

    name: str
    shown: str
    rows: list[Row] = field(default_factory=list)
    merged: list[tuple[int, int, str]] = field(default_factory=list)  # row, column, range

    def problem(self, row: Row | int, column: int, header: str, wrong: str, right: str = "") -> Problem:
        line = row if isinstance(row, int) else row.line
        place = f"column {letter(column)}" + (f" ({header})" if header else "") if column >= 0 else ""
        if isinstance(row, Row) and row.where:
            place = f"{row.where}, {place}" if place else row.where
        return Problem(self.shown, line, place, wrong, right)


def runs(text: str) -> bool:
    """Whether a spreadsheet that opens the text might run it, or change it."""
    return _RUN.match(text) is not None


def safe(text: str) -> str:
    """A text as a CSV cell that no spreadsheet runs: an apostrophe before = + - @, a tab or a line break.

    `unsafe` undoes it exactly (the texts it changes, and those it undoes, are one to one).
    """
    return f"'{text}" if _RUN.match(text) else text


def unsafe(text: str) -> str:
    """The text behind a cell that `safe` wrote, or that somebody typed.

    >>> unsafe(safe("=1+1")), unsafe("'quoted'")
    ('=1+1', "'quoted'")
    """
    return text[1:] if text.startswith("'") and _RUN.match(text[1:]) else text
