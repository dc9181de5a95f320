"""Word files (DOCX): paragraphs, lists and tables in order, notes at the end, hidden and deleted text apart."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from pourparler.evidence.documents.docx_package import AGAIN, Package, attribute, child, local
from pourparler.evidence.documents.docx_style import Numbering, Styles
from pourparler.evidence.documents.docx_text import Writer, Written
from pourparler.evidence.documents.parts import Extract, count, refused, shorten
from pourparler.evidence.report import Notice

TOLD = 40


def read_docx(data: bytes, name: str) -> Extract:
    """The text of a Word document. Raises InputError for one that is torn, locked, empty, or unpacks to too much."""
    try:
        return _read(Package(data, name), name)
    except RecursionError:
        raise refused(name, "a Word document with elements nested far too deep", AGAIN) from None


def _read(package: Package, name: str) -> Extract:
    main = package.main()
    root = package.root(main)
    body = child(root, "body")
    if body is None:
        raise refused(name, "a Word document without a body", AGAIN)
    styles = Styles.read(package.beside(main, "styles.xml"))
    writer = Writer(name, styles, Numbering(package.beside(main, "numbering.xml")))
    writer.blocks(body)
    notes = _notes(package, main, writer)
    out = writer.out
    text = "".join(out.parts)
    if not text.strip():
        kinds = {local(one) for one in body.iter()}
        what = "of pictures, without text" if kinds & {"drawing", "pict"} else "without text"
        raise refused(name, f"a Word document {what}", "is this the right file?")
    remarks = _remarks(package, main, out)
    title, language, about = _about(package)
    hidden = [(at, why, " ".join(one.split())) for at, why, one in out.hidden if one.strip()]
    return Extract(
        text,
        title=title,
        language=language,
        segments=tuple(out.segments),
        hidden=(*(one for _, _, one in hidden), *(notice.text for notice in remarks)),
        notices=(*_told(out, hidden, text), *notes, *remarks[:TOLD], *_furniture(package, main, writer), *about),
    )


def _told(out: Written, hidden: list[tuple[int, str, str]], text: str) -> list[Notice]:
    found = [Notice("hidden-text", f"not seen by a reader ({why})", at, at, shorten(one)) for at, why, one in hidden]
    if len(found) > TOLD:
        more = Notice("hidden-text", f"{count(len(found) - TOLD, 'more text')} not seen by a reader")
        found = [*found[:TOLD], more]
    joined: list[tuple[int, int, str]] = []
    for start, end, by in out.inserted:
        if joined and joined[-1][1] == start and joined[-1][2] == by:
            joined[-1] = (joined[-1][0], end, by)
        else:
            joined.append((start, end, by))
    if joined or out.deletions:
        says = (
            f"changes not yet settled: {count(len(joined), 'insertion')}, which are read, and "
            f"{count(out.deletions, 'deletion')}, which are kept apart"
        )
        found.append(Notice("tracked-changes", says))
    for start, end, by in [one for one in joined if one[1] > one[0]][:TOLD]:
        found.append(Notice("inserted-text", f"inserted by {shorten(by, 60)}", start, end, shorten(text[start:end])))
    for start, end in out.struck[:TOLD]:
        if text[start:end].strip():
            says = "struck through in the document; kept in the text"
            found.append(Notice("struck-text", says, start, end, shorten(text[start:end])))
    if out.foreign:
        found.append(Notice("foreign-part", f"{count(out.foreign, 'part')} of another kind of file not read"))
    return found


def _notes(package: Package, main: str, writer: Writer) -> list[Notice]:
    """Footnotes and endnotes, put at the end of the text."""
    found = []
    for kind in ("footnote", "endnote"):
        root = package.beside(main, f"{kind}s.xml")
        number = 0
        for note in root if root is not None else ():
            if local(note) != kind or attribute(note, "type") not in ("", "normal"):
                continue  # the line above the notes is one too
            number += 1
            writer.where, writer.listed, writer.run_on = f"{kind} {number}", False, False
            writer.blocks(note)
        writer.where = ""
        if number:
            found.append(Notice("notes", f"{count(number, kind)} at the end of the text, not where the mark stands"))
    return found


def _remarks(package: Package, main: str, out: Written) -> list[Notice]:
    """Comments in the margin: they are no part of the text."""
    root = package.beside(main, "comments.xml")
    found = []
    for remark in root if root is not None else ():
        text = _plain(remark)
        if local(remark) == "comment" and text:
            at = out.remarks.get(attribute(remark, "id"), 0)
            by = attribute(remark, "author") or "somebody"
            found.append(Notice("comment", f"a comment by {shorten(by, 60)}; not in the text", at, at, text[:2000]))
    return found


def _furniture(package: Package, main: str, writer: Writer) -> list[Notice]:
    """The running lines of the pages."""
    lines: list[str] = []
    for kind in ("header", "footer"):
        for root in package.matching(main, kind):
            text = _plain(root)
            if text and text not in lines:
                lines.append(text)
    return [Notice("running-line", "left out: it stands at the edge of pages", text=shorten(one)) for one in lines[:20]]


def _plain(root: ET.Element) -> str:
    parts = []
    for element in root.iter():
        kind = local(element)
        parts.append(element.text or "" if kind == "t" else " " if kind in ("p", "tab", "br") else "")
    return " ".join("".join(parts).split())


def _about(package: Package) -> tuple[str, str, list[Notice]]:
    """Title and language as the file has them; the day on which it was made is told, and is no date of publication."""
    root = package.root("docProps/core.xml")
    said = {local(one): " ".join((one.text or "").split()) for one in root} if root is not None else {}
    notices = []
    made = re.match(r"\d{4}-\d{2}-\d{2}", said.get("created", ""))
    if made:
        says = f"the file was made on {made[0]}; that is not taken as its date of publication"
        notices.append(Notice("made-on", says))
    stated = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", said.get("language", ""))
    title = "".join(c if c.isprintable() else " " for c in said.get("title", "")[:1000])
    return shorten(title, 300), stated[1].lower() if stated else "", notices
