"""What a PDF says of itself, and what stands on its pages beside the text."""

from __future__ import annotations

import re
from typing import Any

from pourparler.evidence.documents.parts import count, shorten
from pourparler.evidence.report import Notice


def about(reader: Any) -> tuple[str, str, list[Notice]]:
    """Title and language as the file has them; the day on which it was made is told, and is no date of publication."""
    title = language = ""
    found: list[Notice] = []
    try:
        info = reader.metadata or {}
        title = _title(str(info.get("/Title") or ""))
        made = re.match(r"D:(\d{4})(\d{2})(\d{2})", str(info.get("/CreationDate") or ""))
        if made:
            says = f"the file was made on {'-'.join(made.groups())}; that is not taken as its date of publication"
            found.append(Notice("made-on", says))
        stated = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", str(reader.trailer["/Root"].get("/Lang") or ""))
        language = stated[1].lower() if stated else ""
    except Exception:  # what the file says of itself may be as broken as anything in it
        pass
    return title, language, found + _notes(reader)


def _notes(reader: Any) -> list[Notice]:
    """Notes that people put on pages and fields that they filled in: they are not in the text."""
    notes: list[str] = []
    fields: list[str] = []
    for at in range(min(50, len(reader.pages))):
        try:
            for reference in (reader.pages[at].get("/Annots") or [])[:200]:
                note = reference.get_object()
                if note.get("/Subtype") == "/Widget":
                    fields += [str(note["/V"])] if str(note.get("/V") or "").strip() else []
                elif note.get("/Subtype") not in ("/Link", "/Popup") and str(note.get("/Contents") or "").strip():
                    notes.append(str(note["/Contents"]))
        except Exception:
            continue
    found = []
    for what, texts in (("note", notes), ("filled-in field", fields)):
        if texts:
            says = f"{count(len(texts), what)} not in the text"
            found.append(Notice("notes", says, text=shorten("; ".join(texts[:20]))))
    return found


def _title(text: str) -> str:
    text = shorten("".join(c if c.isprintable() else " " for c in text[:1000]), 300)
    text = re.sub(r"^Microsoft Word - ", "", text)
    return "" if re.search(r"\.(?:docx?|indd|pdf|rtf|odt|qxd|pptx?)$|^untitled", text, re.I) else text
