"""XLSX workbooks to grids, through openpyxl, after `sheet_guard` has looked at the file."""

from __future__ import annotations

import io
import warnings
from decimal import Decimal
from pathlib import Path
from typing import Any

from pourparler.case.yamlfile import shorten
from pourparler.errors import Problem
from pourparler.formats.sheet_columns import SHEETS, WRITTEN, letter, plain_name
from pourparler.formats.sheet_grid import MAX_COLUMNS, MAX_FILE, MAX_ROWS, Cell, Grid, Row
from pourparler.formats.sheet_guard import AGAIN, Facts, Refused, look

VALUE = "open the book in a spreadsheet program and save it, or type the value in its place"
NO_DATE = "a spreadsheet makes dates of texts such as 8-20: format the cells as text, then type it again (8..20)"


def read_xlsx(path: Path, problems: list[Problem]) -> list[Grid]:
    """The grids of a workbook's sheets, in order; those that are only written by us are left out."""
    shown = str(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_FILE + 1)
    except OSError as error:
        problems.append(Problem(shown, 0, "", f"cannot be read ({error.strerror})", "give the path of a workbook"))
        return []
    if len(raw) > MAX_FILE:
        problems.append(Problem(shown, 0, "", f"larger than {MAX_FILE // 10**6} MB", "is this the right file?"))
        return []
    try:
        sheets = [facts for facts in look(raw) if plain_name(facts.title) not in WRITTEN]
        return _read(raw, shown, sheets, problems)
    except Refused as error:
        problems.append(Problem(shown, 0, "", error.wrong, error.right))
        return []


def _read(raw: bytes, shown: str, sheets: list[Facts], problems: list[Problem]) -> list[Grid]:
    from openpyxl import load_workbook

    grids = []
    with warnings.catch_warnings():  # what openpyxl cannot keep (pictures, rules) is nothing that we read
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            for facts in sheets:
                if len(sheets) > 1 and plain_name(facts.title) not in SHEETS:
                    grids.append(
                        Grid(plain_name(facts.title), f"{shown}, sheet {shorten(facts.title)}")
                    )  # named, not read
                elif facts.title in book.sheetnames and hasattr(book[facts.title], "iter_rows"):
                    grids.append(_grid(book[facts.title], facts, shown, problems))
        except Exception as error:  # openpyxl promises no kind of error for a book that it cannot read
            raise Refused(
                f"a workbook that cannot be read ({type(error).__name__}: {shorten(str(error), 100)})", AGAIN
            ) from None
    return grids


def _grid(sheet: Any, facts: Facts, shown: str, problems: list[Problem]) -> Grid:
    grid = Grid(plain_name(facts.title), f"{shown}, sheet {shorten(facts.title)}")
    for too, what in ((facts.too_long, f"{MAX_ROWS:,} rows"), (facts.too_wide, f"{MAX_COLUMNS} columns")):
        if too:
            problems.append(Problem(grid.shown, 0, "", f"more than {what}", "is this the right file?"))
    if facts.too_long or facts.too_wide or not facts.rows:
        return grid
    sheet.reset_dimensions()  # what a sheet says of its own size may be wrong, and would cut it
    lines = sheet.iter_rows(min_row=1, max_row=facts.rows, max_col=facts.columns)
    for line, cells in enumerate(lines, 1):
        found = {}
        for column, cell in enumerate(cells):
            if (line, column + 1) in facts.hollow:
                found[column] = Cell("", "a formula without a value", VALUE)
            elif (one := _cell(cell)) is not None:
                found[column] = one
        if found:
            grid.rows.append(Row(line, found))
    grid.merged = [place for ref in facts.merged if (place := _merged(ref))]
    return grid


def _cell(cell: Any) -> Cell | None:
    """The text of a cell as a person would type it; None for an empty one."""
    import datetime

    value = cell.value
    if value is None or isinstance(value, str):
        if value is not None and cell.data_type == "e":
            return Cell(value, f"the error {value}", "mend the formula, or type the value in its place")
        return Cell(value.strip()) if value and value.strip() else None
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, (int, float)):
        text = _number(value)
        if "%" in str(cell.number_format):
            return Cell(
                text, f"a percentage ({_number(value * 100)}%)", "format the cell as a number, then type it again"
            )
        return Cell(text)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return Cell(value.date().isoformat(), f"a date ({value.date().isoformat()})", NO_DATE)
    return Cell(str(value), f"a date or time ({value})", NO_DATE)


def _number(value: float) -> str:
    """The decimal that a spreadsheet shows: it keeps 15 digits.

    >>> _number(0.1 + 0.2), _number(1e3)
    ('0.3', '1000')
    """
    return format(Decimal(format(value, ".15g") if isinstance(value, float) else value), "f")


def _merged(ref: str) -> tuple[int, int, str] | None:
    """The first row, the first column (from 0) and the range of merged cells."""
    first = ref.partition(":")[0]
    letters = first.rstrip("0123456789")
    if not letters or letters == first or not first[len(letters) :].isdigit():
        return None
    column = next((k for k in range(MAX_COLUMNS) if letter(k) == letters), -1)
    return (int(first[len(letters) :]), column, ref) if column >= 0 else None
