"""A report as it was read: its canonical text, where it came from, and what a reader must know of it.

Canonical text is what was decoded, without a byte order mark and with LF line ends; nothing else is changed. Offsets
are Unicode code points from 0, half-open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

CANON = "1"  # the version of what "canonical" means
MAX_CHARS = 5_000_000  # of a report given to the drafter; longer ones are read up to here, and say so


@dataclass(frozen=True)
class Notice:
    """Something that a reader of a report must know; ``kind`` is a short name with dashes, such as ``hidden-text``.

    ``start`` and ``end`` are 0 where it is about the whole report; ``text`` is what it is about, shortened.
    """

    kind: str
    says: str
    start: int = 0
    end: int = 0
    text: str = ""

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "says": self.says, "start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True)
class Segment:
    """Where a range of the text came from: ``page 3``, an XPath, ``paragraph 4``."""

    start: int
    end: int
    where: str


@dataclass(frozen=True)
class Report:
    """``sha256`` is of the bytes as they came. ``hidden``: texts that a reader of the page would not see, kept apart.

    ``published`` is an EDTF date or empty; ``language`` a code such as ``en`` or empty; ``format`` text, html, pdf or
    docx.
    """

    id: str
    text: str
    sha256: str
    format: str = "text"
    encoding: str = "utf-8"
    title: str = ""
    published: str = ""
    outlet: str = ""
    language: str = ""
    handling: str = "open"
    caveat: str = ""
    file: str = ""
    segments: tuple[Segment, ...] = ()
    hidden: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        """All but the text itself."""
        return {
            "id": self.id,
            "sha256": self.sha256,
            "canon_version": CANON,
            "chars": len(self.text),
            "format": self.format,
            "encoding": self.encoding,
            "title": self.title,
            "published": self.published,
            "outlet": self.outlet,
            "language": self.language,
            "handling": self.handling,
            "caveat": self.caveat,
            "file": self.file,
            "segments": [[s.start, s.end, s.where] for s in self.segments],
            "hidden": list(self.hidden),
            "notices": [n.to_json() for n in self.notices],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any], text: str) -> Report:
        rest = {
            key: data[key] for key in data if key not in ("canon_version", "chars", "segments", "hidden", "notices")
        }
        return cls(
            text=text,
            segments=tuple(Segment(*row) for row in data["segments"]),
            hidden=tuple(data["hidden"]),
            notices=tuple(Notice(**row) for row in data["notices"]),
            **rest,
        )


def slug(name: str) -> str:
    """An id for a document out of a file's name: a-z, 0-9 and dashes."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60] or "report"
