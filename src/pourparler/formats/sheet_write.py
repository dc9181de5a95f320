"""Sheets to bytes: an XLSX workbook through openpyxl, or CSV texts. The same sheets give the same bytes."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from pourparler.formats.case_write import number_text
from pourparler.formats.sheet_columns import letter
from pourparler.formats.sheet_grid import runs, safe
from pourparler.formats.sheet_page import Page, Value

MAX_TEXT = 32_767  # characters that a cell of a workbook holds
WIDTHS = (8, 60)
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WHEN = b"2000-01-01T00:00:00Z"
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def csv_files(pages: Iterable[Page]) -> Mapping[str, str]:
    """The text of each file by its name, in UTF-8 with the mark that spreadsheets look for."""
    files = {}
    for page in pages:
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([safe(header) for header in page.headers])
        for row in page.rows:
            writer.writerow([_csv(value) for value in row])
        files[f"{page.name.replace(' ', '_')}.csv"] = "\ufeff" + _BAD.sub("\ufffd", stream.getvalue())
    return files


def xlsx_bytes(pages: Iterable[Page]) -> bytes:
    """The workbook: each sheet with a header that stays in sight, widths to read it, and texts that stay texts."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for page in pages:
        _sheet(book, page)
    stream = io.BytesIO()
    book.save(stream)
    return _settled(stream.getvalue())


def _csv(value: Value) -> str:
    if isinstance(value, str) or value is None:
        return safe(value or "")
    text = _digits(value)
    return text if text is not None else repr(float(value))


def _digits(value: int | Fraction) -> str | None:
    """The exact decimal; None where it does not end."""
    return str(int(value)) if value == int(value) else number_text(value)


def _sheet(book: Any, page: Page) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font

    sheet = book.create_sheet(page.name)
    sheet.freeze_panes = "A2"
    for column, header in enumerate(page.headers):
        texts = [header, *(str(row[column] or "") for row in page.rows[:1000])]
        widest = max(len(text) for text in texts) + 2
        sheet.column_dimensions[letter(column)].width = min(max(widest, WIDTHS[0]), WIDTHS[1])
    cells = []
    for column, header in enumerate(page.headers):
        cell = _text(sheet, header)
        cell.font = Font(bold=True)
        if column < len(page.says) and page.says[column]:
            cell.comment = Comment(page.says[column], "pourparler", height=120, width=320)
        cells.append(cell)
    sheet.append(cells)
    for row in page.rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Value) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _text(sheet, value)
    text = _digits(value)
    if text is None:
        return float(value)  # a bound that is no decimal, such as a third
    if len(text.strip("-0.").replace(".", "")) > 15:
        return _text(sheet, text)  # a spreadsheet would lose its last digits
    return float(value) if isinstance(value, Fraction) and value.denominator != 1 else int(value)


def _text(sheet: Any, text: str) -> Any:
    """A cell that is a text whatever it begins with; where a spreadsheet might run it, it is marked as quoted."""
    from openpyxl.cell import WriteOnlyCell

    clean = _BAD.sub("\ufffd", text)
    cell = WriteOnlyCell(sheet, "")
    cell.value = clean if len(clean) <= MAX_TEXT else clean[: MAX_TEXT - 1] + "…"
    cell.data_type = "s"
    if runs(clean):
        cell.quotePrefix = True
    return cell


def _settled(raw: bytes) -> bytes:
    """The workbook without the moment it was written: dates in the zip and in its properties are constants."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _DATES.sub(rb"\g<1>" + _WHEN + rb"\g<2>", content)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            new.writestr(entry, content)
    return stream.getvalue()
