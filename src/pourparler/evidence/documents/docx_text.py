"""The text of a Word document's parts in reading order; what a reader does not see is gathered apart."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from pourparler.evidence.documents.docx_package import AGAIN, attribute, child, is_on, local
from pourparler.evidence.documents.docx_style import Look, Numbering, Styles, list_of, look_of, shaded
from pourparler.evidence.documents.parts import refused, words
from pourparler.evidence.report import Segment

MAX_DEPTH = 60  # elements inside each other
_THROUGH = words(
    "hyperlink smartTag sdt sdtContent fldSimple customXml ins moveTo bdo dir oMath oMathPara rubyBase ruby"
)
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


@dataclass
class Written:
    """Text so far and where things stand in it. ``hidden`` and ``inserted``: place, end, why, text."""

    parts: list[str] = field(default_factory=list)
    at: int = 0
    segments: list[Segment] = field(default_factory=list)
    hidden: list[tuple[int, str, str]] = field(default_factory=list)  # place, why, text
    inserted: list[tuple[int, int, str]] = field(default_factory=list)  # start, end, by whom
    struck: list[tuple[int, int]] = field(default_factory=list)
    remarks: dict[str, int] = field(default_factory=dict)  # comment -> place
    deletions: int = 0
    foreign: int = 0  # parts of other kinds, such as altChunk

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)


@dataclass
class _Line:
    """A paragraph in the making: pieces of text, each with what hides it, who inserted it, whether it is struck."""

    pieces: list[tuple[str, str, str, bool]] = field(default_factory=list)
    boxes: list[ET.Element] = field(default_factory=list)  # text boxes hung on it
    remarks: list[tuple[int, str]] = field(default_factory=list)  # how many pieces before a comment's mark


class Writer:
    """Writes blocks of a part, one after the other, into one text."""

    def __init__(self, name: str, styles: Styles, numbering: Numbering) -> None:
        self.name, self.styles, self.numbering = name, styles, numbering
        self.out = Written()
        self.paragraphs = self.tables = 0
        self.where = ""  # what the parts of the text are called, where not by paragraph
        self.run_on = False  # the mark between the last paragraph and the next is deleted

    def blocks(self, parent: ET.Element, depth: int = 0, gap: int = 2, in_table: bool = False) -> None:
        """All that stands in a body, cell, note or box. ``gap``: line breaks between its paragraphs."""
        if depth > MAX_DEPTH:
            raise refused(self.name, f"a Word document with elements nested more than {MAX_DEPTH} deep", AGAIN)
        for element in parent:
            kind = local(element)
            if kind == "p":
                self.paragraph(element, depth, gap, in_table)
            elif kind == "tbl":
                self.table(element, depth)
            elif kind == "AlternateContent":
                one = child(element, "Choice") if child(element, "Choice") is not None else child(element, "Fallback")
                if one is not None:
                    self.blocks(one, depth + 1, gap, in_table)
            elif kind == "altChunk":
                self.out.foreign += 1
            elif kind in _THROUGH:
                self.blocks(element, depth + 1, gap, in_table)

    def paragraph(self, element: ET.Element, depth: int, gap: int, in_table: bool) -> None:
        self.paragraphs += 1
        number = self.paragraphs
        properties = child(element, "pPr")
        marker, listed = self._marker(properties)
        line = self._line(element, properties, depth, in_table)
        seen = "".join(text for text, why, _, _ in line.pieces if not why)
        if seen.strip():
            if self.out.at and not self.run_on:
                self.out.put("\n" * (1 if listed and self.listed else gap))
            start = self.out.at
            self.out.put(marker)
            self._pieces(line)
            self.out.segments.append(Segment(start, self.out.at, self.where or f"paragraph {number}"))
            self.listed = listed
        else:
            self._pieces(line, only_hidden=True)
        self.run_on = child(properties, "rPr", "del") is not None and bool(seen.strip())
        for box in line.boxes:
            self.blocks(box, depth + 1)

    listed = False

    def _marker(self, properties: ET.Element | None) -> tuple[str, bool]:
        style = attribute(child(properties, "pStyle"), "val") or self.styles.paragraph
        number = child(properties, "numPr")
        name, level = list_of(number) if number is not None else self.styles.numbers.get(style, ("", 0))
        if not name and number is not None:
            name = self.styles.numbers.get(style, ("", 0))[0]
        return (self.numbering.marker(name, level), True) if name and name != "0" else ("", False)

    def _pieces(self, line: _Line, only_hidden: bool = False) -> None:
        marks = iter((*line.remarks, (-1, "")))
        place, remark = next(marks)
        for number, (text, why, by, struck) in enumerate((*line.pieces, ("", "", "", False))):
            while place == number:
                self.out.remarks[remark] = self.out.at
                place, remark = next(marks)
            if why:
                last = self.out.hidden[-1] if self.out.hidden else (-1, "", "")
                if last[:2] == (self.out.at, why):
                    self.out.hidden[-1] = (*last[:2], last[2] + text)
                else:
                    self.out.hidden.append((self.out.at, why, text))
            elif not only_hidden and text:
                if by:
                    self.out.inserted.append((self.out.at, self.out.at + len(text), by))
                if struck:
                    self.out.struck.append((self.out.at, self.out.at + len(text)))
                self.out.put(text)

    def _line(self, element: ET.Element, properties: ET.Element | None, depth: int, in_table: bool) -> _Line:
        style = attribute(child(properties, "pStyle"), "val") or self.styles.paragraph
        look = self.styles.default.under(self.styles.looks.get(style, Look()))
        if shaded(properties) or in_table:  # the ground of a cell may come from the style of its table
            look = look.under(Look(shaded=True))
        line = _Line()
        self._inline(element, look, "", "", line, depth)
        return line

    def _inline(self, parent: ET.Element, look: Look, why: str, by: str, line: _Line, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise refused(self.name, f"a Word document with elements nested more than {MAX_DEPTH} deep", AGAIN)
        for element in parent:
            kind = local(element)
            if kind == "r":
                self._run(element, look, why, by, line, depth + 1)
            elif kind in ("del", "moveFrom"):
                self.out.deletions += 1
                gone = f"deleted by {attribute(element, 'author') or 'somebody'}"
                self._inline(element, look, why or gone, by, line, depth + 1)
            elif kind in ("ins", "moveTo"):
                self._inline(element, look, why, attribute(element, "author") or "somebody", line, depth + 1)
            elif kind == "AlternateContent":
                self._choice(element, look, why, by, line, depth)
            elif kind == "t":
                line.pieces.append((element.text or "", why, by, False))
            elif kind in _THROUGH or parent.tag.startswith(
                "{http://schemas.openxmlformats.org/officeDocument/2006/math"
            ):
                self._inline(element, look, why, by, line, depth + 1)

    def _run(self, run: ET.Element, look: Look, why: str, by: str, line: _Line, depth: int) -> None:
        properties = child(run, "rPr")
        style = attribute(child(properties, "rStyle"), "val")
        look = look.under(self.styles.looks.get(style, Look())).under(look_of(properties))
        why = why or look.why()
        struck = is_on(child(properties, "strike")) or is_on(child(properties, "dstrike"))
        for element in run:
            kind = local(element)
            if kind in ("t", "delText"):
                line.pieces.append((element.text or "", why, by, struck))
            elif kind in _MARKS:
                line.pieces.append((_MARKS[kind], why, by, struck))
            elif kind == "sym":
                line.pieces.append(("•" if attribute(element, "char").lower() == "f0b7" else "�", why, by, struck))
            elif kind == "commentReference":
                line.remarks.append((len(line.pieces), attribute(element, "id")))
            elif kind == "AlternateContent":
                self._choice(element, look, why, by, line, depth)
            elif kind in ("drawing", "pict", "object"):
                line.boxes += [one for one in element.iter() if local(one) == "txbxContent"][:50]
            elif kind == "ruby":
                self._inline(element, look, why, by, line, depth + 1)

    def _choice(self, element: ET.Element, look: Look, why: str, by: str, line: _Line, depth: int) -> None:
        """Of two ways to say the same, the first."""
        one = child(element, "Choice") if child(element, "Choice") is not None else child(element, "Fallback")
        if one is not None:
            self._run(one, look, why, by, line, depth + 1)

    def table(self, table: ET.Element, depth: int) -> None:
        """Rows as lines, cells apart by tabs; a table that only lays out a page is read as what stands in it."""
        self.tables += 1
        number = self.tables
        rows = [row for row in _unwrapped(table, "tr") if child(row, "trPr", "del") is None]
        grid = [_unwrapped(row, "tc") for row in rows]
        lays_out = any(
            sum(local(e) == "p" and any(local(t) == "t" for t in e.iter()) for e in cell) > 3
            or any(local(e) == "tbl" for e in cell)
            for row in grid
            for cell in row
        )
        if lays_out or max(map(len, grid), default=0) < 2:
            for row in grid:
                for cell in row:
                    self.blocks(cell, depth + 1, in_table=True)
            return
        outer, self.where = self.where, self.where
        for at, row in enumerate(grid):
            self._row(row, depth, f"table {number} row {at + 1}", 1 if at else 2)
        self.where = outer

    def _row(self, row: list[ET.Element], depth: int, where: str, gap: int) -> None:
        """A row is written apart first: its cells are lines of their own until they are joined."""
        start = self.out.at
        texts = []
        inner = Writer(self.name, self.styles, self.numbering)
        for cell in row:
            inner.out = Written(at=0)
            inner.blocks(cell, depth + 1, 1, in_table=True)
            texts.append(" ".join("".join(inner.out.parts).split("\n")))
            self.out.hidden += [(start, why, text) for _, why, text in inner.out.hidden]
            self.out.remarks.update(dict.fromkeys(inner.out.remarks, start))
            self.out.deletions += inner.out.deletions
            self.out.inserted += [(start, start, by) for _, _, by in inner.out.inserted]
        line = "\t".join(texts).rstrip("\t")
        if line.strip():
            if self.out.at:
                self.out.put("\n" * gap)
            begin = self.out.at
            self.out.put(line)
            self.out.segments.append(Segment(begin, self.out.at, where))
        self.listed = False


def _unwrapped(parent: ET.Element, kind: str) -> list[ET.Element]:
    """Children of a kind, also those inside content controls."""
    found: list[ET.Element] = []
    for element in parent:
        if local(element) == kind:
            found.append(element)
        elif local(element) in ("sdt", "sdtContent", "customXml"):
            found += _unwrapped(element, kind)
    return found
