"""Small reports, drafts and words for the tests of the ledger."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from pourparler.evidence.ledger import Ledger
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Actor, Attribution, Prov, Review, Span, Statement, identified

TEXT = (
    "Ana said the north opposes the new border.\n"
    "Two officials, who asked not to be named, said that Łódź would accept a ferry.\n"
    "“We demand the harbour,” said Bø Sørensen. 🙂 The south refused.\n"
)


def report(id: str = "wire", text: str = TEXT, **rest: str) -> Report:
    return Report(id, text, hashlib.sha256(text.encode()).hexdigest(), **rest)


def draft(of: Report, words: str, stance: str = "supports", actor: str | Actor = "north", **rest: object) -> Statement:
    """A draft whose span is the first place of these words."""
    start = of.text.index(words)
    statement = Statement(
        id="",
        doc=of.id,
        span=Span(start, start + len(words), words),
        actor=Actor(actor, actor) if isinstance(actor, str) else actor,
        stance=stance,
        issue="border",
        modality="claim",
        prov=Prov("rules/verb", "1", "case"),
    )
    return identified(replace(statement, **rest), of.sha256)


def anonymous(text: str = "two officials") -> Attribution:
    return Attribution(text, "anonymous", True)


def word(statement: Statement, status: str = "accepted", **changes: object) -> Statement:
    """What a reviewer says of a statement; ``changes`` are an edit."""
    return replace(statement, review=Review(status), **changes)


def started_ledger(folder: Path) -> Ledger:
    """A ledger with two drafts, the first accepted by ana."""
    made = Ledger.open(folder)
    of = report()
    made.add(of, [draft(of, "the north"), draft(of, "Ana")])
    made.append("ana", [word(made.drafts()[0])])
    return made


def files(ledger: Ledger) -> dict[str, bytes]:
    """Every file of a ledger's folder, as it is."""
    return {path.name: path.read_bytes() for path in sorted(ledger.folder.iterdir())}
