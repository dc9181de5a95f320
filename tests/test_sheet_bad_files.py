"""Files that are no workbook, no CSV, torn, locked, hostile or too large: one clear line, no traceback, nothing written."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from sheet_files import ISSUES, SCORES, VIEWS, book, csv_text, folder, refused

from pourparler.errors import InputError
from pourparler.formats.case_write import checked
from pourparler.formats.sheet_case import read_book, read_tables

AGAIN = "open it in a spreadsheet program and save it as an Excel workbook (.xlsx), without a password"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SHEET = "xl/worksheets/sheet1.xml"


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def rewritten(raw: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one part changed."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return zipped({name: change(archive.read(name)) if name == part else archive.read(name) for name in archive.namelist()})


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"", f"no XLSX workbook: it is no zip file, or a torn one; {AGAIN}"),
        (b"issue,option\n", f"no XLSX workbook: it is no zip file, or a torn one; {AGAIN}"),
        (OLE, f"a workbook of the old kind (.xls); {AGAIN}"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), f"a workbook with a password; {AGAIN}"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), f"a workbook of another kind (.ods or .xlsb); {AGAIN}"),
        (zipped({"word/document.xml": b"<a/>"}), f"a zip file, but no XLSX workbook; {AGAIN}"),
        (b"x" * 16_000_001, "larger than 16 MB; is this the right file?"),
    ],
)  # fmt: skip
def test_files_that_are_no_workbook(raw: bytes, line: str, tmp_path: Path) -> None:
    """A file of another kind is told for what it is."""
    (tmp_path / "b.xlsx").write_bytes(raw)
    assert refused(tmp_path, "xlsx", tmp_path / "b.xlsx") == [f"b.xlsx: {line}"]


def test_no_file(tmp_path: Path) -> None:
    """A path that is not there, a folder in place of a book, and an empty folder are told."""
    (tmp_path / "d").mkdir()
    assert refused(tmp_path, "xlsx", tmp_path / "b.xlsx") == [
        "b.xlsx: cannot be read (No such file or directory); give the path of a workbook"
    ]
    assert refused(tmp_path, "xlsx", tmp_path / "d") == ["d: cannot be read (Is a directory); give the path of a workbook"]
    assert refused(tmp_path, "csv", tmp_path / "d") == ["d: no CSV files in this folder; one file a sheet: issues.csv, …"]
    (tmp_path / "a.csv").write_bytes(zipped({"a": b""}))
    assert refused(tmp_path, "csv", tmp_path / "a.csv") == [
        "a.csv: a zip file and no CSV; `pourparler import xlsx` reads a workbook"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_a_doctype_is_refused(part: str, encoding: str, tmp_path: Path) -> None:
    """A DOCTYPE in any part, in any encoding, is refused before an entity is expanded or fetched."""
    raw = book(tmp_path / "b.xlsx", {"scores": SCORES}).read_bytes()
    bomb = '<!DOCTYPE a [<!ENTITY x "boom"><!ENTITY y SYSTEM "file:///etc/passwd">]>'

    def change(xml: bytes) -> bytes:
        text = xml.decode()
        text = text[text.index("?>") + 2 :] if text.startswith("<?xml") else text
        return f'<?xml version="1.0" encoding="{encoding}"?>{bomb}{text}'.encode(encoding)

    (tmp_path / "b.xlsx").write_bytes(rewritten(raw, part, change))
    assert refused(tmp_path, "xlsx", tmp_path / "b.xlsx") == [
        f"b.xlsx: its part {part} has a DOCTYPE, which no workbook needs; do not trust this file"
    ]


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A small file that unpacks to much more than a case can be is refused by the sizes that the zip declares."""
    raw = book(tmp_path / "b.xlsx", {"scores": SCORES}).read_bytes()
    (tmp_path / "b.xlsx").write_bytes(rewritten(raw, SHEET, lambda xml: xml + b" " * 200_000_000))
    assert (tmp_path / "b.xlsx").stat().st_size < 400_000
    assert refused(tmp_path, "xlsx", tmp_path / "b.xlsx") == [
        "b.xlsx: it unpacks to 200 MB, more than 128 MB; is this the right file?"
    ]


def test_a_million_rows(tmp_path: Path) -> None:
    """A sheet of a million rows is refused, as CSV and in a book; one cell in the last row of a sheet as well."""
    line = "more than 20,000 rows; is this the right file?"
    (tmp_path / "scores.csv").write_text("issue,option,a\n" + "x,y,1\n" * 1_000_000)
    assert refused(tmp_path, "csv", tmp_path / "scores.csv") == [f"scores.csv:20002: {line}"]
    raw = book(tmp_path / "b.xlsx", {"scores": SCORES}).read_bytes()
    for rows in (b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>', b"<row><c><v>1</v></c></row>" * 1_000_000):
        changed = rewritten(raw, SHEET, lambda xml, rows=rows: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
        (tmp_path / "b.xlsx").write_bytes(changed)
        assert refused(tmp_path, "xlsx", tmp_path / "b.xlsx") == [f"b.xlsx, sheet scores: {line}"]
    wide = rewritten(raw, SHEET, lambda xml: xml.replace(b"</row>", b'<c r="XFD1"><v>1</v></c></row>', 1))
    (tmp_path / "b.xlsx").write_bytes(wide)
    assert refused(tmp_path, "xlsx", tmp_path / "b.xlsx") == [
        "b.xlsx, sheet scores: more than 500 columns; is this the right file?"
    ]


def test_cells_that_are_only_coloured(tmp_path: Path) -> None:
    """Cells far out that hold nothing, and a sheet that lies about its size, do not matter."""
    raw = book(tmp_path / "b.xlsx", {"scores": SCORES}).read_bytes()
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    changed = rewritten(raw, SHEET, lambda xml: xml.replace(b"</sheetData>", far).replace(b"A1:D4", b"A1:A2"))
    (tmp_path / "b.xlsx").write_bytes(changed)
    assert list(read_book(tmp_path / "b.xlsx").case["no_deal"]) == ["north", "south"]


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"", ": all sheets are empty; fill in issues and views, or scores; `pourparler export template -o NAME.xlsx` writes an empty book"),
        (b"issue,option,a\nx,\"y,1\n", ":2: the row does not parse (unexpected end of data); a cell with quotes in it stands in quotes, with each quote doubled: \"so \"\"called\"\"\""),
        (b"issue,option;a\nx,y;1\n", ":1: a comma and a semicolon in the header: which one stands between the cells?; use one"),
        (b"i\0s\0s\0u\0e\0,\0", ':1: a zero byte (it may be UTF-16 without its mark); save it as "CSV UTF-8", or say what it is with --encoding (windows-1252, for example)'),
    ],
)  # fmt: skip
def test_csv_that_does_not_parse(raw: bytes, line: str, tmp_path: Path) -> None:
    """CSV that is torn, empty or of two minds about its separator is told with its line."""
    (tmp_path / "scores.csv").write_bytes(raw)
    assert refused(tmp_path, "csv", tmp_path / "scores.csv") == [f"scores.csv{line}"]


def test_lines_and_rows_differ(tmp_path: Path) -> None:
    """Where a cell of a CSV file has a line break, a problem below it names the line and the row."""
    rows = [VIEWS[0], ["north", "water", "half", 1, "two\nlines"], ["north", "land", "shared", "12,5"]]
    path = folder(tmp_path / "b", {"issues": ISSUES, "views": rows})
    assert refused(tmp_path, "csv", path) == [
        'b/views.csv:4: row 3, column D (worth): "12,5" has a comma in a number; write a point: 12.5'
    ]


def test_mutilated_files(tmp_path: Path) -> None:
    """A workbook, a part of it or a CSV file with bytes changed, cut or doubled is read, or ends in clear lines."""
    dice = random.Random(4)
    raw = book(tmp_path / "b.xlsx", {"issues": ISSUES, "views": VIEWS}).read_bytes()
    text = csv_text(SCORES).encode()
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        parts = archive.namelist()
    ends = {"read": 0, "refused": 0}
    for turn in range(300):
        part = dice.choice(parts)
        if turn % 3 == 0:
            (tmp_path / "b.xlsx").write_bytes(mutilated(raw, dice))
        elif turn % 3 == 1:
            (tmp_path / "b.xlsx").write_bytes(rewritten(raw, part, lambda xml: mutilated(xml, dice)))
        else:
            (tmp_path / "scores.csv").write_bytes(mutilated(text, dice))
        try:
            found = read_tables([tmp_path / "scores.csv"]) if turn % 3 == 2 else read_book(tmp_path / "b.xlsx")
        except InputError as error:
            ends["refused"] += all(p.wrong and "\n" not in str(p) for p in error.problems)
            continue
        checked(found.case, found.header, "case.yaml")  # what is read is a case that loads
        ends["read"] += 1
    assert ends["read"] + ends["refused"] == 300
    assert ends["refused"] > 100


def mutilated(raw: bytes, dice: random.Random) -> bytes:
    found = bytearray(raw)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(found) or 1)
        kind = dice.randrange(4)
        if kind == 0:
            found[at : at + 1] = bytes([dice.randrange(256)])
        elif kind == 1:
            del found[at : at + dice.randint(1, 40)]
        elif kind == 2:
            found[at:at] = found[at : at + dice.randint(1, 40)]
        else:
            found[at : at + 3] = dice.choice([b'"', b"<", b"9" * 30, b"-", b";", b"\xff", b"&x;", b"E9"])
    return bytes(found)
