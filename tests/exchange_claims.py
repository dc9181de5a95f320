"""Reports and statements for the tests of exchange and redaction, with spans found in the text and not counted."""

from __future__ import annotations

import hashlib
from typing import Any

from pourparler.evidence.lexicon import Choice, Lexicon, Name, Subject
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Actor, Attribution, Prov, Span, Statement, identified

LEXICON = Lexicon(
    (
        Name("north", "north", "North", aliases=("Northern side",)),
        Name("south", "south", "South"),
        Name("ada", "north", "Ada Moss", "person", ("Moss",)),
    ),
    (
        Subject(
            "water", "Who runs the dam?", ("dam",), (Choice("shared", "Both run it"), Choice("north", "The north does"))
        ),
        Subject("border", "Where is the border?", (), (Choice("river", "Along the river"),)),
        Subject("prisoners", "Prisoners"),
    ),
)


def report(text: str, id: str = "note", **more: Any) -> Report:
    return Report(id, text, hashlib.sha256(text.encode()).hexdigest(), **more)


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part), part)


def link(text: str, kind: str = "unnamed_official", anonymous: bool = False, **more: Any) -> Attribution:
    return Attribution(text, kind, anonymous, **more)


def said(on: Report, part: str, actor: str = "north", stance: str = "demands", **more: Any) -> Statement:
    """A draft on the words ``part`` of a report, with its id."""
    party = {"ada": "north"}.get(actor, actor)
    fields: dict[str, Any] = {"issue": "water", "alternative": "shared", "modality": "claim"}
    fields |= {"prov": Prov("rules/test", "test", "1")} | more
    found = Statement("", on.id, span(on.text, part), Actor(actor, party), stance, **fields)
    return identified(found, on.sha256)
