"""A file of any kind to a `Report`: its canonical text, and everything that a reader must know of it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePath

from pourparler.evidence.documents.decode import decode
from pourparler.evidence.documents.kinds import SAVE, kind_of
from pourparler.evidence.documents.parts import MAX_BYTES, Extract, count, refused
from pourparler.evidence.documents.watch import watched
from pourparler.evidence.report import Report, slug

_CONTROL = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
ODD = 0.01  # share of control characters from which on it is no text


def open_report(
    path: str | Path,
    *,
    published: str = "",
    outlet: str = "",
    handling: str = "open",
    language: str = "",
    encoding: str = "",
) -> Report:
    """`read_report` of a file. Raises InputError where it is not there, is a folder, or is larger than 20 MB."""
    path = Path(path)
    try:
        if path.is_dir():
            raise refused(path.name, "is a folder", "give one report")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or error
        raise refused(str(path.name), f"cannot be read ({reason})", "give the path of a report") from None
    return read_report(
        data, path.name, published=published, outlet=outlet, handling=handling, language=language, encoding=encoding
    )


def read_report(
    data: bytes,
    name: str,
    *,
    published: str = "",
    outlet: str = "",
    handling: str = "open",
    language: str = "",
    encoding: str = "",
) -> Report:
    """The report in the bytes of a text, HTML, PDF or DOCX file; its kind is told by its content.

    ``name`` is the file's, and gives the id. What is given beside it is believed; what is not is taken from the file
    where it says so, with a notice. ``encoding`` counts for texts and pages only. Same bytes, same report.

    Raises InputError for what cannot be read: empty, binary, of another kind, too large, encrypted, torn.
    """
    if len(data) > MAX_BYTES:
        raise refused(name, f"larger than {MAX_BYTES // 1_000_000} MB", "is this the right file?")
    if not data.strip(b" \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe"):
        raise refused(name, "is empty" if not data else "holds no text", "is this the right file?")
    kind = kind_of(data, name)
    found = _extract(kind, data, name, encoding)
    if not found.text.strip():
        raise refused(name, "holds no text", "is this the right file?")
    notices, language = watched(found, published=published, outlet=outlet, language=language)
    return Report(
        id=slug(PurePath(name).stem),
        text=found.text,
        sha256=hashlib.sha256(data).hexdigest(),
        format=kind,
        encoding=found.encoding or "utf-8",
        title=found.title,
        published=published or found.published,
        outlet=outlet or found.outlet,
        language=language,
        handling=handling,
        file=name,
        segments=found.segments,
        hidden=found.hidden,
        notices=notices,
    )


def _extract(kind: str, data: bytes, name: str, encoding: str) -> Extract:
    if kind == "html":
        from pourparler.evidence.documents.html_page import read_html

        return read_html(data, name, encoding)
    if kind == "pdf":
        from pourparler.evidence.documents.pdf import read_pdf

        return read_pdf(data, name)
    if kind == "docx":
        from pourparler.evidence.documents.docx import read_docx

        return read_docx(data, name)
    return read_text(data, name, encoding)


def read_text(data: bytes, name: str, encoding: str = "") -> Extract:
    """A plain text. Raises InputError where it is none."""
    text, used, notices = decode(data, name, encoding)
    odd = len(_CONTROL.findall(text))
    if odd > ODD * len(text):
        hint = "" if encoding else ", or name its encoding"
        raise refused(name, f"no text: {count(odd, 'control character')} in {len(text):,} characters", SAVE + hint)
    return Extract(text, used, notices=notices)
