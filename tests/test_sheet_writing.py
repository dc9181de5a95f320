"""What export writes: the same bytes, texts that no spreadsheet runs, numbers, headers, and what is said to be missing."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import zipfile
from fractions import Fraction
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sheet_files import answer_of, back, load_text, run

import pourparler as pp
from pourparler.formats.sheet_columns import SHEETS
from pourparler.formats.sheet_grid import safe, unsafe
from pourparler.formats.sheet_out import case_pages, template_pages
from pourparler.formats.sheet_page import Page
from pourparler.formats.sheet_write import csv_files, xlsx_bytes
from pourparler.words import COLUMNS

CASE = """pourparler: 1
title: "=HYPERLINK(\\"http://example.org\\")"
sources:
  aide: {who: "@aide", side: b, record: unnamed, handling: internal}
  office: {who: the office, side: a, record: on_record}
parties:
  a: {name: "+A"}
  b: {name: "-B"}
issues:
  x:
    question: "=1+1"
    options: {"-p": "=cmd|' /C calc'!A0", q: "#REF!"}
    agree: [a, b]
today: {x: q}
limits:
  - {party: a, never: {x: "-p"}, kind: declared, because: "@SUM(A1)", said: office}
views:
  a:
    - {when: {x: "-p"}, worth: -major, because: "=A1", said: office}
    - {when: {x: q}, worth: 0.1, said: office, worth_said: office}
  b:
    - {when: {x: "-p"}, worth: [2, 3], because: "a secret", said: aide}
    - {wants: {x: q}, because: "'=quoted"}
no_deal:
  b: {worth: 1, because: "another secret", said: aide}
plans:
  p: {title: "+plan", ours: true, steps: [{does: {x: "-p"}}]}
"""
RUNS = "=+-@\t\r\uff1d"


def exported(tmp_path: Path, *options: str) -> tuple[Any, dict[str, list[list[str]]]]:
    """The workbook and the CSV files of the case, as other programs read them."""
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    for kind in ("xlsx", "csv"):
        result = run("export", kind, tmp_path, "-o", tmp_path / f"out_{kind}", *options)
        assert result.exit_code == 0, result.output
    files = {
        path.stem: list(csv.reader(StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
        for path in (tmp_path / "out_csv").iterdir()
    }
    return load_workbook(BytesIO((tmp_path / "out_xlsx").read_bytes())), files


def test_no_text_is_run(tmp_path: Path) -> None:
    """No cell of a workbook is a formula, and no text of a CSV file begins with a sign that a spreadsheet runs."""
    book, files = exported(tmp_path, "--full")
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in found} == {"s", "n"}
    risky = [cell for cell in found if isinstance(cell.value, str) and cell.value[0] in RUNS]
    assert {"=1+1", "-p", "@SUM(A1)", "+plan"} <= {cell.value for cell in risky}
    assert all(cell.quotePrefix for cell in risky)
    for rows in files.values():
        for text in (text for row in rows for text in row if text):
            assert text[0] not in RUNS or text.lstrip("-").replace(".", "").isdigit()
    assert ["x", "'=1+1", "'-p", "'=cmd|' /C calc'!A0", "a; b", ""] in files["issues"]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_risky_texts_come_back(kind: str, tmp_path: Path) -> None:
    """Texts that look like formulas, errors or escapes come back as they were."""
    before = load_text(tmp_path, CASE)
    after = back(tmp_path, before, kind)
    assert (after.title, after.issues["x"].question) == (before.title, "=1+1")
    assert [(o.id, o.says) for o in after.issues["x"].options] == [("-p", "=cmd|' /C calc'!A0"), ("q", "#REF!")]
    assert [r.because for v in after.views.values() for r in v.reasons] == ["=A1", "", "a secret", "'=quoted"]
    assert [s.who for s in after.sources.values()] == ["@aide", "the office"]
    assert answer_of(after) == answer_of(before)


@pytest.mark.parametrize("text", ["=1", "'=1", "''=1", "'a", "'", "", "a=1", " =1", "\t1", "'\n", "-5", "\uff1d1", "'' @"])
def test_the_escape_is_exact(text: str) -> None:
    """What a CSV cell adds to a risky text is taken off again, and nothing else is."""
    assert unsafe(safe(text)) == text
    assert (safe(text) or "x").lstrip(" ")[0] not in RUNS


def test_the_same_bytes(tmp_path: Path) -> None:
    """The same case gives the same bytes, in another process, at another time, whatever the order of its sets."""
    code = (
        "import sys, pourparler as pp; from pourparler.formats.sheet_out import case_pages, template_pages;"
        "from pourparler.formats.sheet_write import csv_files, xlsx_bytes; from hashlib import sha256;"
        "c = pp.load(sys.argv[1]); s = case_pages(c, pp.compile(c), pp.analyse(c, full=True).plan_table);"
        "print(*(sha256(x).hexdigest() for p in (s, template_pages())"
        " for x in (xlsx_bytes(p), repr(csv_files(p)).encode())))"
    )
    load_text(tmp_path, CASE)
    outs = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        words = [sys.executable, "-c", code, str(tmp_path / "before.yaml")]
        made = subprocess.run(words, capture_output=True, text=True, env=environment, check=True)
        outs.add(made.stdout)
    assert len(outs) == 1
    raw = xlsx_bytes(template_pages())
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2


def test_headers_stay_in_sight(tmp_path: Path) -> None:
    """Each sheet has a bold header row that is frozen, and columns as wide as what stands in them, within reason."""
    book, files = exported(tmp_path, "--full")
    order = ["read me", "plan table", "packages", "case", "parties", "sources", "issues", "views", "limits", "no deal", "plans"]
    assert book.sheetnames == order
    assert sorted(files) == sorted(name.replace(" ", "_") for name in order)
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert all(cell.font.bold for cell in sheet[1])
        widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
        assert all(8 <= width <= 60 for width in widths)
    assert book["read me"].column_dimensions["B"].width == 60
    assert book["sources"].column_dimensions["B"].width == len("the office") + 2


def test_numbers_are_numbers(tmp_path: Path) -> None:
    """Numbers stand as numbers, ranges as texts; digits that a spreadsheet would lose stand as text."""
    book, files = exported(tmp_path, "--full")
    gains = [[cell.value for cell in row[-6:]] for row in book["packages"].iter_rows(min_row=2)]
    assert gains == [["no", -40.1, -20.1, "depends", None, 2], ["unknown", None, None, "unknown", None, None]]
    headers = [cell.value for cell in book["packages"][1]]
    assert headers[0] == "x" and headers[-3:] == ["b", "b: gain, lowest", "b: gain, highest"]
    views = [[cell.value for cell in row] for row in book["views"].iter_rows(min_row=2)]
    assert [row[3] for row in views] == ["-major", 0.1, "2..3", "wants"]
    assert [row[3] for row in files["views"]] == ["worth", "'-major", "0.1", "2..3", "wants"]
    long = Page("views", ("n",), ((Fraction("123456789.123456789"),), (Fraction(1, 3),), (10**14,), (10**16 + 1,), (None,)))
    made = load_workbook(BytesIO(xlsx_bytes([long])))["views"]
    assert [cell.value for cell in made["A"]] == ["n", "123456789.123456789", 1 / 3, 10**14, "10000000000000001"]
    assert csv_files([long])["views.csv"].splitlines()[1:4] == ["123456789.123456789", "0.3333333333333333", "1" + "0" * 14]


def test_the_plan_table_is_the_plan_table(tmp_path: Path) -> None:
    """The sheet plan table has a row for each plan, and for each question its verdict and why."""
    case = pp.load(pp.shipped("donbas"))
    table = pp.analyse(case, full=True).plan_table
    page = case_pages(case, pp.compile(case), table)[1]
    assert page.headers[:4] == ("plan", "title", "kind", "terms")
    assert page.headers[4::2] == tuple(COLUMNS.values())
    assert [row[0] for row in page.rows] == [row.id for row in table.rows]
    assert {plan.id for plan in case.plans} <= {row[0] for row in page.rows}
    for row, told in zip(page.rows, table.rows, strict=True):
        assert row[4::2] == tuple(cell.value for cell in told.cells)
        assert row[5::2] == tuple(cell.why for cell in told.cells)


def test_handling_is_kept(tmp_path: Path) -> None:
    """Without --full no word of what is not open stands in any sheet, and the sheet read me counts what is missing."""
    for options in ((), ("--full",)):
        (tmp_path / str(len(options))).mkdir()
        book, files = exported(tmp_path / str(len(options)), *options)
        texts = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
        texts += repr(files)
        assert ("secret" in texts) == ("@aide" in texts) == bool(options)
        told = [row[1] for row in files["read_me"] if row[0] == "left out by handling"]
        assert bool(told) != bool(options)
        if told:
            assert told[0].startswith("1 source or statement not open are masked; 1 view and 0 limits")
            assert [row[0] for row in files["views"]] == ["party", "a", "a", "b"]


def test_read_me_says_what_nobody_gave(tmp_path: Path) -> None:
    """The sheet read me names the sizes that are ours, and what was given in words, ranges or without a size."""
    files = exported(tmp_path, "--full")[1]
    told = dict(files["read_me"])
    assert told["sizes are ours"].endswith(": a.1, b.1, b.no_deal")
    rows = [row[1] for row in files["read_me"] if row[0] == "warning: no numbers"]
    assert [row.rpartition(": ")[2] for row in rows] == ["a.1", "b.1", "b.2"]
    assert rows[0].startswith("given in words") and "major 20 to 40" in rows[0]
    assert told["packages"] == "All 2 sets of terms."


def test_texts_that_a_cell_cannot_hold() -> None:
    """A text longer than a cell is cut with a sign, and control characters are replaced; nothing fails."""
    page = Page("views", ("a",), (("x" * 40_000,), ("bell\x07",), ("fine",)))
    made = load_workbook(BytesIO(xlsx_bytes([page])))["views"]
    assert [cell.value[-2:] for cell in made["A"][1:]] == ["x…", "l\ufffd", "ne"]
    assert "\x07" not in csv_files([page])["views.csv"]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_template_fills_in(kind: str, tmp_path: Path) -> None:
    """An empty template is refused as empty; its sheet scores filled in is a case; every column has its remark."""
    target = tmp_path / ("t.xlsx" if kind == "xlsx" else "t")
    assert run("export", "template", "-o", target).exit_code == 0
    result = run("import", kind, target, "-o", tmp_path / "c.yaml")
    assert result.exit_code == 1 and "all sheets are empty" in result.stderr
    rows = [["loan", "", "small", "", 3, 0], ["loan", "", "large", "", 0, 5], ["no deal", "", "", "", 1, 1]]
    if kind == "xlsx":
        book = load_workbook(target)
        assert book.sheetnames == ["read me", "scores", *(name for name in SHEETS if name != "scores")]
        for name, columns in SHEETS.items():
            remarks = {cell.value: cell.comment.text for cell in book[name][1]}
            assert all(remarks[column.name] == column.says for column in columns)
        for row in rows:
            book["scores"].append([value or None if value != 0 else 0 for value in row])
        book.save(target)
    else:
        with (target / "scores.csv").open("a", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
    assert run("import", kind, target, "-o", tmp_path / "c.yaml").exit_code == 0
    assert list(pp.load(tmp_path / "c.yaml").parties) == ["first party", "second party"]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """Import, export and template write over nothing without --force."""
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "b.xlsx").write_bytes(b"mine")
    for words in (["export", "xlsx", tmp_path], ["export", "template"]):
        result = run(*words, "-o", tmp_path / "b.xlsx")
        assert (result.exit_code, result.stderr) == (1, f"{tmp_path / 'b.xlsx'}: exists already; --force writes over it\n")
        assert (tmp_path / "b.xlsx").read_bytes() == b"mine"
    assert run("export", "template", "-o", tmp_path / "b.xlsx", "--force").exit_code == 0
    result = run("import", "xlsx", tmp_path / "b.xlsx", tmp_path / "b.xlsx", "-o", tmp_path / "c.yaml")
    assert result.exit_code == 1 and result.stderr.startswith("2 workbooks: a case is read from one")


def test_every_column_is_on_the_page() -> None:
    """The page of the format names every sheet, and every column with what it says."""
    page = Path(__file__).parents[1] / "docs" / "reference" / "formats" / "spreadsheets.md"
    text = page.read_text(encoding="utf-8")
    for name, columns in SHEETS.items():
        part = text.split(f"\n### `{name}`\n")[1].split("\n#")[0]
        for column in columns:
            assert f"| `{column.name}` | {'yes' if column.must else 'no'} | {column.says} |" in part, column.name


def test_the_game_of_the_page(tmp_path: Path) -> None:
    """The table of scores on the page of the format is a case in which each side can have its way on one issue."""
    page = Path(__file__).parents[1] / "docs" / "reference" / "formats" / "spreadsheets.md"
    (tmp_path / "game.csv").write_text(page.read_text(encoding="utf-8").split("```csv\n")[1].split("```")[0])
    assert run("import", "csv", tmp_path / "game.csv", "-o", tmp_path / "game.yaml").exit_code == 0
    space = pp.compile(pp.load(tmp_path / "game.yaml"))
    assert pp.deals(space).answer["acceptable"]["every_reading"] == 2
    assert list(space.parties) == ["Buyer", "Seller"]


def test_openpyxl_is_loaded_when_it_is_needed() -> None:
    """Importing the package and its formats loads no openpyxl."""
    code = "import sys, pourparler, pourparler.formats.sheet_case, pourparler.formats.sheet_out, pourparler.cli; print('openpyxl' in sys.modules)"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout == "False\n"
