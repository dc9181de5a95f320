"""Sources, documents and statements: what the evidence consists of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    id: str
    who: str
    record: str
    side: str = "go_between"
    heard: str = ""
    document: str = ""
    handling: str = "open"
    grade: str = ""
    note: str = ""


@dataclass(frozen=True)
class Document:
    id: str
    title: str
    date: str = ""
    outlet: str = ""
    language: str = ""
    file: str = ""
    sentences: int = 0
    handling: str = "open"
    note: str = ""


@dataclass(frozen=True)
class CaseStatement:
    """What a case cites of a statement. ``issue`` holds an issue, plan or topic; ``option`` may be empty."""

    id: str
    who: str
    stance: str
    issue: str
    option: str = ""
    sources: tuple[str, ...] = ()
    document: str = ""
    sentences: tuple[int, ...] = ()
    paraphrase: str = ""
    quote: str = ""
    modality: str = "claim"
    date: str = ""
    handling: str = "open"
    moves_nothing: str = ""
    note: str = ""
    withheld: bool = False
