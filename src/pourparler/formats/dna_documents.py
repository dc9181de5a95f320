"""The documents of a DNA database as reports, with the places of their statements."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from pourparler.evidence.report import Report, slug
from pourparler.evidence.statement import Span
from pourparler.formats.dna import MARK, epoch
from pourparler.formats.dna_base import Base
from pourparler.formats.dna_offsets import Canonical, Offsets
from pourparler.formats.dna_values import short

_HANDLING = ("open", "internal", "protected")  # each stricter than the one before
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Read:
    """A report, and what turns places in the text as DNA has it into places in the report."""

    report: Report
    offsets: Offsets
    canonical: Canonical

    def span(self, start: Any, stop: Any) -> Span:
        """Raises ValueError where there is no such place."""
        if not isinstance(start, int) or not isinstance(stop, int) or start >= stop:
            raise ValueError(f"from {str(start)[:12]} to {str(stop)[:12]} is no range")
        first, last = (self.canonical.point(self.offsets.point(place)) for place in (start, stop))
        if first >= last:
            raise ValueError(f"from {start} to {stop} is a line end")
        return Span(first, last, self.report.text[first:last])


def documents(base: Base, handling: str) -> dict[int, Read]:
    """Every document by its number, in their order."""
    found: dict[int, Read] = {}
    taken: set[str] = set()
    query = "SELECT ID, Title, Text, Source, Notes, Date FROM DOCUMENTS ORDER BY ID"
    for number, title, text, source, notes, date in base.rows(query):
        raw = str(text or "")
        canonical = Canonical(raw)
        report = _report(str(title or ""), canonical.text, str(source or ""), str(notes or ""), date, handling)
        id, n = report.id, 2
        while id in taken:
            id, n = f"{report.id[:56]}-{n}", n + 1
        taken.add(id)
        found[number] = Read(_named(report, id), Offsets(raw), canonical)
    return found


def _named(report: Report, id: str) -> Report:
    return report if report.id == id else replace(report, id=id)


def _report(title: str, text: str, outlet: str, notes: str, date: Any, handling: str) -> Report:
    caveat, kept = _kept(notes)
    same = hashlib.sha256(text.encode()).hexdigest()
    published = str(kept.get("published", ""))
    if not isinstance(date, int) or epoch(published)[0] != date:  # the date was changed in DNA, or is DNA's alone
        published = _day(date)
    full = str(kept.get("title", ""))
    levels = [level for level in (str(kept.get("handling", "")), handling) if level in _HANDLING]
    same_bytes = kept.get("text_sha256") == same and _SHA256.fullmatch(str(kept.get("sha256", "")))
    return Report(
        id=slug(str(kept.get("id", "")) or title),
        text=text,
        sha256=str(kept["sha256"]) if same_bytes else same,
        title=full if full and short(full, {}) == title else title,
        published=published,
        outlet=outlet,
        language=str(kept.get("language", ""))[:12],
        handling=max(levels, key=_HANDLING.index),
        caveat=caveat,
        format="text",
    )


def _kept(notes: str) -> tuple[str, dict[str, Any]]:
    """The notes without our line, and what that line says."""
    before, mark, line = notes.rpartition(MARK)
    if mark and "\n" not in line.strip():
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            data = None
        if isinstance(data, dict):
            return before.strip(), data
    return notes, {}


def _day(date: Any) -> str:
    """The day of seconds from 1970, UTC; empty where there is none."""
    if not isinstance(date, int) or date == 0:
        return ""
    try:
        return datetime.fromtimestamp(date, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
