"""A small case with a ledger, and statements made by hand from a report of four sentences."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from pourparler.evidence.ledger import Ledger, place
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Actor, Attribution, Prov, Review, Span, Statement, identified

CASE = """\
pourparler: 1
title: A river and a meadow
parties:
  north: {name: North}
  south: {name: South}
people:
  ito: {name: Ada Ito, for: south}
issues:
  water:
    question: Who has the river?
    options: {as_now: As now, half: Half each, all_south: All to the south}
    agree: [north, south]
    can_break: [north, south]
  land:
    question: Who has the meadow?
    options: {north_only: The north, shared: Both}
    agree: [north]
today: {water: as_now, land: north_only}
views:
  north:
    - wants: {land: shared}
  south:
    - wants: {land: shared}
plans:
  halves:
    title: Half the river
    said: [paper]
    for: {north: paper}
    steps:
      - {does: {water: half}, said: paper}
sources:
  paper: {who: The valley paper, record: on_record}
"""

TEXT = (
    "South refuses half of the river. Ada Ito said the meadow should be shared. "
    "Two officials said North demands all of the river for the south. It rained.\n"
)
REPORT = Report("wire", TEXT, hashlib.sha256(TEXT.encode()).hexdigest(), published="2026-03-01", file="wire.txt")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def statement(
    words: str, actor: str, stance: str, issue: str, option: str | None, chain: tuple[Attribution, ...] = ()
) -> Statement:
    party = {"ito": "south"}.get(actor, actor)
    prov = Prov("rules/by-hand", "pourparler test", "case")
    sentence = next(span(s) for s in TEXT.split(". ") if words in s)
    found = Statement(
        "", "wire", span(words), Actor(actor, party), stance, issue, "claim", prov, sentence=sentence, alternative=option,
        attribution=chain,
    )  # fmt: skip
    return identified(found, REPORT.sha256)


OFFICIALS = Attribution("Two officials", "unnamed_official", False, span("Two officials"), None, count=2)
ITO = Attribution("Ada Ito", "named_person", False, span("Ada Ito"), "ito")
S1 = statement("South refuses half of the river", "south", "refuses", "water", "half")
S2 = statement("the meadow should be shared", "ito", "demands", "land", "shared", (ITO,))
S3 = statement("North demands all of the river for the south", "north", "demands", "water", "all_south", (OFFICIALS,))
ALL = (S1, S2, S3)


def made(folder: Path, case: str = CASE) -> Path:
    """The case in a folder, with the report and its three drafts in the ledger."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.yaml").write_text(case, encoding="utf-8")
    Ledger.open(place(folder)).add(REPORT, ALL)
    return folder


def say(folder: Path, reviewer: str, status: str, *statements: Statement, at: str = "2026-03-02") -> None:
    """The reviewer's word on each of these."""
    words = [replace(s, review=Review(status, reviewer, at)) for s in statements]
    Ledger.open(place(folder)).append(reviewer, words)
