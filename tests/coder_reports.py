"""A small report and its case for the tests of the model coder."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from mock_model import Mock

from pourparler.evidence.coder import Coded, Endpoint, code
from pourparler.evidence.lexicon import Choice, Lexicon, Name, Subject
from pourparler.evidence.report import Report
from pourparler.evidence.text.sentences import sentences

LEXICON = Lexicon(
    (
        Name("north", "north", "the North", aliases=("the northern province",)),
        Name("south", "south", "the South"),
        Name("ana", "north", "Ana Brandt", "person", ("Brandt",)),
    ),
    (
        Subject("ferry", "Who runs the ferry?", options=(Choice("joint", "Both run it"), Choice("north", "The North"))),
        Subject("water", "How much water?", options=(Choice("half", "Half each"),)),
        Subject("press", "What of the press?"),
    ),
    "lexicon-1",
)
TEXT = (
    "The North supports a joint ferry. "
    "Ana Brandt, who asked not to be named, said the South “will accept half the water” on Monday. "
    "The South did not accept a joint ferry unless the North pays 12 million euros.\n"
    "Officials said the talks go on."
)


def report(text: str = TEXT, **rest: Any) -> Report:
    rest = {"published": "2026-03-03"} | rest
    return Report("wire", text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), **rest)


def coded(
    mock: Mock,
    text: str | Report = TEXT,
    folder: Path | None = None,
    lexicon: Lexicon = LEXICON,
    progress: Any = None,
    waits: list[float] | None = None,
    **endpoint: Any,
) -> Coded:
    of = text if isinstance(text, Report) else report(text)
    rest = {"url": mock.url, "model": "mock:1", "timeout": 20.0} | endpoint
    wait = (lambda seconds: None) if waits is None else waits.append
    return code(of, lexicon, sentences(of.text), Endpoint(**rest), folder, progress, wait)


def kinds(found: Coded) -> list[str]:
    return [notice.kind for notice in found.notices]


def long_text(count: int) -> str:
    """A report of so many sentences, each one a statement of its own."""
    return " ".join(f"The North supports ferry plan {n} today." for n in range(1, count + 1))
