"""Where else a draft is told."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import valley
from valley import S1

from pourparler.evidence.ledger import Ledger, place
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Span, identified
from pourparler.review.session import Session


def test_each_document_is_named_once_however_often_it_says_so(tmp_path: Path) -> None:
    """A report that says a thing a thousand times is one place where it is told; another has its own line."""
    folder = valley.made(tmp_path / "case")
    assert S1.span is not None
    words = S1.span.text
    text = f"{words}.\n" * 1000
    other = Report("echo", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-03-02", file="echo.txt")
    size = len(words)
    drafts = [
        identified(
            replace(S1, doc="echo", span=Span(at, at + size, words), sentence=Span(at, at + size, words)), other.sha256
        )
        for at in range(0, len(text), size + 2)
    ]
    Ledger.open(place(folder)).add(other, drafts)
    session = Session(folder, "anna", "2026-03-02")
    session.prepare()
    assert len(session.items) == 1003
    assert session.again(S1) == ("echo (waiting)",)
    assert session.again(drafts[7]) == ("wire (waiting)", "echo (waiting)")
    session.accept(next(i for i in session.items if i.statement.id == S1.id))
    session.prepare()
    assert session.again(drafts[7]) == ("wire (accepted)", "echo (waiting)")


def test_with_one_document_nothing_is_told_again(tmp_path: Path) -> None:
    """No other document, no other place."""
    session = Session(valley.made(tmp_path / "case"), "anna", "2026-03-02")
    session.prepare()
    assert all(session.again(item.statement) == () for item in session.items)
