"""CSV files to grids: one file a sheet. What is not plain CSV in UTF-8 is told, and never guessed in silence."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

from pourparler.errors import Problem
from pourparler.formats.sheet_columns import plain_name
from pourparler.formats.sheet_grid import MAX_COLUMNS, MAX_FILE, MAX_ROWS, Cell, Grid, Row, unsafe

SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
SAVE = 'save it as "CSV UTF-8", or say what it is with --encoding (windows-1252, for example)'


def read_csv(path: Path, problems: list[Problem], notes: list[str], encoding: str = "") -> Grid | None:
    """The grid of one file, or None with a problem; ``notes`` gets what the user should know of how it was read."""
    shown = str(path)
    text = _text(path, shown, problems, notes, encoding)
    if text is None:
        return None
    text, start, separator = _separator(text, shown, problems, notes)
    if not separator:
        return None
    grid = Grid(plain_name(path.stem), shown)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        line = reader.line_num + start + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            right = 'a cell with quotes in it stands in quotes, with each quote doubled: "so ""called"""'
            problems.append(Problem(shown, line, "", f"the row does not parse ({error})", right))
            return None
        if cells is None:
            return grid
        number += 1
        found = {k: Cell(unsafe(text).strip()) for k, text in enumerate(cells) if text.strip()}
        if not found:
            continue
        if number > MAX_ROWS + 1:
            problems.append(Problem(shown, line, "", f"more than {MAX_ROWS:,} rows", "is this the right file?"))
            return None
        if max(found) >= MAX_COLUMNS:
            problems.append(Problem(shown, line, "", f"more than {MAX_COLUMNS} columns", "is this the right file?"))
            return None
        grid.rows.append(Row(line, found, "" if line == number else f"row {number}"))


def _text(path: Path, shown: str, problems: list[Problem], notes: list[str], encoding: str) -> str | None:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_FILE + 1)
    except OSError as error:
        problems.append(Problem(shown, 0, "", f"cannot be read ({error.strerror})", "give CSV files, or their folder"))
        return None
    if len(raw) > MAX_FILE:
        problems.append(Problem(shown, 0, "", f"larger than {MAX_FILE // 10**6} MB", "is this the right file?"))
        return None
    if raw.startswith(b"PK\x03\x04"):
        problems.append(Problem(shown, 0, "", "a zip file and no CSV", "`pourparler import xlsx` reads a workbook"))
        return None
    marks = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
    marked = next((name for mark, name in marks.items() if raw.startswith(mark)), "")
    used = marked or encoding or "utf-8"
    if used == "utf-16" and not encoding:
        notes.append(f"{shown}: read as UTF-16, as its first bytes say")
    try:
        text = raw.decode(used)
    except UnicodeError as error:
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        line = raw[:at].count(b"\n") + 1
        wrong = f"byte 0x{raw[at]:02x} is not {used.upper().removesuffix('-SIG')}"
        problems.append(Problem(shown, line, "", wrong, SAVE))
        return None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        problems.append(Problem(shown, line, "", "a zero byte (it may be UTF-16 without its mark)", SAVE))
        return None
    return text


def _separator(text: str, shown: str, problems: list[Problem], notes: list[str]) -> tuple[str, int, str]:
    """The text after a line ``sep=;``, the lines taken off, and what stands between its cells ("" with a problem)."""
    start, told = 0, ""
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.rstrip("\r\n")) == 5:
        told, text, start = first.rstrip("\r\n")[4], rest, 1
    head = next((line for line in text.split("\n") if line.strip()), "")
    counts = {sign: head.count(sign) for sign in SEPARATORS}
    used = [sign for sign in SEPARATORS if counts[sign]]
    if told in SEPARATORS:
        used = [told]
    if len(used) > 1:
        names = " and ".join(SEPARATORS[sign] for sign in used)
        problems.append(
            Problem(shown, start + 1, "", f"{names} in the header: which one stands between the cells?", "use one")
        )
        return text, start, ""
    if used and used[0] != ",":
        notes.append(f"{shown}: read with {SEPARATORS[used[0]]} between the cells, as in its header")
    return text, start, used[0] if used else ","
