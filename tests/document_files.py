"""Files for tests: PDF written by hand, Word files written by python-docx, pages as text."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

import docx
import pytest

from pourparler.errors import InputError
from pourparler.evidence.documents import read_report
from pourparler.evidence.report import Notice, Report

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def read(data: bytes | str, name: str = "report.txt", **given: str) -> Report:
    return read_report(data.encode() if isinstance(data, str) else data, name, **given)


def page(body: str, head: str = "", **given: str) -> Report:
    """A page of HTML, read."""
    return read(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>", "page.html", **given)


def refused(data: bytes | str, name: str = "report.txt", **given: str) -> str:
    """The one line with which a file is refused, without the file's name."""
    with pytest.raises(InputError) as error:
        read(data, name, **given)
    (problem,) = error.value.problems
    assert problem.file == name and "\n" not in str(problem)
    return str(problem).removeprefix(f"{name}: ")


def told(report: Report, kind: str) -> list[Notice]:
    return [notice for notice in report.notices if notice.kind == kind]


def sound(report: Report) -> Report:
    """The report, after checking what must hold for all: places within the text, lone LF, saved and read back."""
    assert "\r" not in report.text and not any("\ud800" <= c <= "\udfff" for c in report.text)
    for notice in report.notices:
        assert 0 <= notice.start <= notice.end <= len(report.text), notice
    for segment in report.segments:
        assert 0 <= segment.start < segment.end <= len(report.text)
    assert Report.from_json(report.to_json(), report.text) == report
    return report


def drawn(lines: Sequence[str | None], x: int = 72, y: int = 720, lead: int = 14, size: float = 11) -> bytes:
    """PDF orders that draw lines below each other; None leaves a gap of a line."""
    out = b"BT /F1 %.1f Tf %d TL %d %d Td\n" % (size, lead, x, y)
    for line in lines:
        out += b"" if line is None else b"(" + _escaped(line) + b") Tj "
        out += b"T*\n"
    return out + b"ET\n"


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def pdf(
    pages: Sequence[bytes], font: bytes = FONT, packed: bool = False, info: bytes = b"", root: bytes = b""
) -> bytes:
    """A PDF of such pages of 612 by 792 points."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % root,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        font,
        b"<< %s >>" % info,
    ]
    for i, content in enumerate(pages):
        resources = b"<< /Font << /F1 3 0 R >> /XObject << /I1 %d 0 R >> >>" % (5 + 2 * len(pages))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources %s /Contents %d 0 R >>"
            % (resources, 6 + 2 * i)
        )
        content, how = (zlib.compress(content), b" /Filter /FlateDecode") if packed else (content, b"")
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(content), how, content))
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    objects.append(picture + b"\nstream\nx\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    end = b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + table + end


def word(write: Callable[[Any], object]) -> bytes:
    """A Word file: ``write`` is given an empty document of python-docx."""
    document = docx.Document()
    write(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraphs(*texts: str) -> bytes:
    return word(lambda document: [document.add_paragraph(text) for text in texts])


def changed(raw: bytes, parts: Mapping[str, bytes | Callable[[bytes], bytes] | None]) -> bytes:
    """A zip with some parts replaced, added or (None) left out."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    for name, new in parts.items():
        if new is None:
            held.pop(name)
        else:
            held[name] = new(held[name]) if callable(new) else new
    return zipped(held)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def body_xml(raw: bytes, xml: str) -> bytes:
    """A Word file whose body is the given XML, in the namespaces that python-docx declares."""

    def put(part: bytes) -> bytes:
        start, end = part.index(b"<w:body>") + len(b"<w:body>"), part.index(b"</w:body>")
        return part[:start] + xml.encode() + part[end:]

    return changed(raw, {"word/document.xml": put})
