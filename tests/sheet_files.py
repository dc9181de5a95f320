"""Sheets for tests: written by openpyxl or the csv module, as a spreadsheet program would, and not by our writer."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from openpyxl import Workbook

import pourparler as pp
from pourparler.case.model import Case
from pourparler.cli import main
from pourparler.formats.case_write import checked
from pourparler.formats.sheet_case import read_book, read_tables
from pourparler.formats.sheet_out import case_pages
from pourparler.formats.sheet_write import csv_files, xlsx_bytes

Rows = Sequence[Sequence[Any]]
Sheets = Mapping[str, Rows]

ISSUES = [
    ["issue", "question", "option", "says", "agree", "can break", "today"],
    ["water", "How is the river shared?", "as_it_is", "As it is", "north; south", "north; south", "x"],
    ["water", None, "half", "Half and half", "north; south"],
    ["land", "Who uses the meadow?", "north_only", "The north", "north", None, "x"],
    ["land", None, "shared", "Both, by season", "north"],
]
VIEWS = [
    ["party", "issue", "option", "worth", "because", "said"],
    ["north", "water", "half", 12.5, "the mills"],
    ["north", "land", "shared", "-8..-3"],
    ["south", "land", "shared", "major", None, "an aide"],
]
SCORES = [
    ["issue", "option", "north", "south"],
    ["water", "as_it_is", 10, 0],
    ["water", "half", 0, 20],
    ["no deal", None, 5, 5],
]


def book(path: Path, sheets: Sheets) -> Path:
    """A workbook with these sheets."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    made.save(path)
    return path


def csv_text(rows: Rows, separator: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(rows)
    return stream.getvalue()


def folder(path: Path, sheets: Sheets) -> Path:
    """A folder of CSV files with these sheets."""
    path.mkdir()
    for name, rows in sheets.items():
        (path / f"{name}.csv").write_text(csv_text(rows), encoding="utf-8", newline="")
    return path


def changed(rows: Rows, line: int, column: int, value: Any) -> list[list[Any]]:
    """The rows with one cell set; row and column as a spreadsheet counts, from 1."""
    found = [list(row) for row in rows]
    while len(found) < line:
        found.append([])
    found[line - 1] += [None] * (column - len(found[line - 1]))
    found[line - 1][column - 1] = value
    return found


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def refused(tmp_path: Path, kind: str, *paths: Path, options: Sequence[str] = ()) -> list[str]:
    """The lines of an import that must fail with code 1 and leave nothing behind; the folder's name is cut off."""
    before = sorted(tmp_path.rglob("*"))
    result = run("import", kind, *paths, "-o", tmp_path / "case.yaml", *options)
    assert result.exit_code == 1, result.output
    assert sorted(tmp_path.rglob("*")) == before, "a file was left behind"
    return [line.replace(f"{tmp_path}/", "") for line in result.stderr.splitlines()]


def read(tmp_path: Path, sheets: Sheets) -> Case:
    """The case behind sheets, through a workbook and a case file."""
    found = read_book(book(tmp_path / "book.xlsx", sheets))
    (tmp_path / "case.yaml").write_text(checked(found.case, found.header, "case.yaml"), encoding="utf-8")
    return pp.load(tmp_path / "case.yaml")


def load_text(path: Path, text: str) -> Case:
    (path / "before.yaml").write_text(text, encoding="utf-8")
    return pp.load(path / "before.yaml")


def back(path: Path, case: Case, kind: str) -> Case:
    """The case after export and import."""
    pages = case_pages(case)
    if kind == "xlsx":
        (path / "out.xlsx").write_bytes(xlsx_bytes(pages))
        found = read_book(path / "out.xlsx")
    else:
        there = path / "out_csv"
        there.mkdir(exist_ok=True)
        for name, text in csv_files(pages).items():
            (there / name).write_bytes(text.encode())
        found = read_tables([there])
        for name in csv_files(pages):
            (there / name).unlink()
    (path / "after.yaml").write_text(checked(found.case, found.header, "after.yaml"), encoding="utf-8")
    return pp.load(path / "after.yaml")


def answer_of(case: Case) -> dict[str, Any]:
    """What the deal lens counts, and each plan with what every party makes of it."""
    found = pp.deals(pp.compile(case)).answer
    plans = {
        id: (plan["terms"], plan["must_agree"], {p: (v["verdict"], v["gain"]) for p, v in plan["parties"].items()})
        for id, plan in found["plans"].items()
    }
    keys = ("packages", "acceptable", "alone", "only_law")
    return {key: dict(found[key]) for key in keys} | {"plans": plans}
