"""What is looked at before a workbook is opened: that it is one, its size unpacked, and what it must not hold.

An XLSX file is a zip of XML parts. Each part that may be read is passed through expat once: a DOCTYPE is refused
before anything in it is expanded, and rows, merged cells and formulas without a value are noted.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from pourparler.formats.sheet_columns import WRITTEN, plain_name
from pourparler.formats.sheet_grid import MAX_COLUMNS, MAX_ROWS

MAX_UNPACKED = 128_000_000
MAX_PARTS = 2_000
AGAIN = "open it in a spreadsheet program and save it as an Excel workbook (.xlsx), without a password"


class Refused(Exception):
    """A file that is not opened: what is wrong with it, and what would be right."""

    def __init__(self, wrong: str, right: str = AGAIN) -> None:
        super().__init__(wrong)
        self.wrong, self.right = wrong, right


@dataclass
class Facts:
    """Of one sheet: its last row and column with something in it, merged ranges, formulas that have no value."""

    title: str
    rows: int = 0
    columns: int = 0
    merged: list[str] = field(default_factory=list)
    hollow: set[tuple[int, int]] = field(default_factory=set)
    too_long: bool = False
    too_wide: bool = False


def look(raw: bytes) -> list[Facts]:
    """The sheets of a workbook, in order. Raises Refused."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in raw
        raise Refused("a workbook with a password" if locked else "a workbook of the old kind (.xls)")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _sheets(archive)
    except zipfile.BadZipFile:
        raise Refused("no XLSX workbook: it is no zip file, or a torn one") from None
    except expat.ExpatError as error:
        raise Refused(f"a damaged workbook: its XML does not parse ({error})") from None
    except (zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError) as error:
        raise Refused(f"a damaged workbook ({error})") from None


def _sheets(archive: zipfile.ZipFile) -> list[Facts]:
    entries = {info.filename: info for info in archive.infolist()}
    if len(archive.infolist()) > MAX_PARTS or len(entries) < len(archive.infolist()):
        raise Refused(f"a zip of {len(archive.infolist()):,} parts, or with one part twice")
    if any(info.flag_bits & 1 for info in entries.values()):
        raise Refused("a zip with a password")
    if "mimetype" in entries or "xl/workbook.bin" in entries:
        raise Refused("a workbook of another kind (.ods or .xlsb)")
    main, sheets = _main(archive, entries)
    if main not in entries:
        raise Refused("a zip file, but no XLSX workbook")
    paths = {path: title for title, path in sheets if path in entries}
    skipped = {path for path, title in paths.items() if plain_name(title) in WRITTEN}
    read = [i for name, i in entries.items() if name.endswith((".xml", ".rels")) and name not in skipped]
    size = sum(info.file_size for info in read)
    if size > MAX_UNPACKED:
        limit = f"{MAX_UNPACKED // 10**6} MB"
        raise Refused(f"it unpacks to {size // 10**6:,} MB, more than {limit}", "is this the right file?")
    facts = {path: Facts(title) for path, title in paths.items()}
    for info in read:
        _pass(archive, info, _cells(facts[info.filename]) if info.filename in facts else None)
    return list(facts.values())


def _main(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> tuple[str, list[tuple[str, str]]]:
    """The workbook part, and the title and part of each of its sheets."""

    def collect(part: str, tag: str) -> Iterator[dict[str, str]]:
        found: list[dict[str, str]] = []
        if part in entries and entries[part].file_size <= MAX_UNPACKED // 8:
            _pass(archive, entries[part], {"start": lambda name, a: found.append(a) if name == tag else None})
        return iter(found)

    main = "xl/workbook.xml"
    for part in collect("[Content_Types].xml", "Override"):
        if part.get("ContentType", "").endswith(".main+xml"):
            main = part.get("PartName", "").lstrip("/")
    folder, file = posixpath.split(main)
    targets = {}
    for relation in collect(f"{folder}/_rels/{file}.rels", "Relationship"):
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        targets[relation.get("Id", "")] = path
    sheets = [(s.get("name", ""), targets.get(s.get("id", ""), "")) for s in collect(main, "sheet")]
    return main, sheets


def _pass(archive: zipfile.ZipFile, info: zipfile.ZipInfo, handlers: dict[str, Callable[..., Any]] | None) -> None:
    """One part through expat; handlers get names without their prefixes."""
    parser = expat.ParserCreate()

    def doctype(*_: object) -> None:
        raise Refused(f"its part {info.filename} has a DOCTYPE, which no workbook needs", "do not trust this file")

    parser.StartDoctypeDeclHandler = doctype
    if handlers:
        start, end = handlers["start"], handlers.get("end")
        parser.StartElementHandler = lambda name, a: start(
            name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in a.items()}
        )
        if end:
            parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
            parser.CharacterDataHandler = handlers["text"]
    with archive.open(info) as stream:
        while chunk := stream.read(1 << 16):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _cells(facts: Facts) -> dict[str, Callable[..., Any]]:
    """Handlers that note where the cells with something in them lie."""
    row = column = 0
    formula = value = inside = False

    def start(name: str, a: dict[str, str]) -> None:
        nonlocal row, column, formula, value, inside
        if name == "row":
            row, column = int(a.get("r", row + 1)), 0
        elif name == "c":
            column = _column(a["r"]) if "r" in a else column + 1
            formula, value = False, a.get("t") == "str"  # a text may be empty and a value all the same
        elif name == "f":
            formula = True
        elif name in ("v", "is"):
            inside = True
        elif name == "mergeCell":
            facts.merged.append(a.get("ref", ""))

    def text(_: str) -> None:
        nonlocal value
        value = value or inside

    def end(name: str) -> None:
        nonlocal inside
        inside = inside and name not in ("v", "is")
        if name == "c" and (value or formula):
            if row > MAX_ROWS + 1 or column > MAX_COLUMNS:
                facts.too_long, facts.too_wide = facts.too_long or row > MAX_ROWS + 1, column > MAX_COLUMNS
                return
            facts.rows, facts.columns = max(facts.rows, row), max(facts.columns, column)
            if not value:
                facts.hollow.add((row, column))

    return {"start": start, "text": text, "end": end}


def _column(place: str) -> int:
    """The column, from 1, of a place such as AB12."""
    number = 0
    for sign in place:
        if not ("A" <= sign <= "Z"):
            break
        number = number * 26 + ord(sign) - 64
    return number
