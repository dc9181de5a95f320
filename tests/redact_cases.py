"""A case with closed sources, documents and statements, and a ledger beside it, for the tests of redaction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from exchange_claims import link, report, said, span

from pourparler.evidence.ledger import Ledger
from pourparler.evidence.statement import Condition, Grade, Prov, Review, Statement

CASE = """\
pourparler: 1
title: Water and a border    # Selim Karga told us of it
sources:
  karga:
    who: Selim Karga, deputy minister
    side: north
    record: anonymous
    heard: over lunch at the Hotel Meridian
    handling: protected
    grade: B2
    note: He asked that nobody learn of the lunch.
  desk:
    who: the desk officer
    record: unnamed
    handling: internal
  paper:
    who: a spokeswoman of the South
    side: south
    record: on_record
    in: note
documents:
  note:
    title: A note in The Paper
    file: /home/ines/cases/note.txt
  memo:
    title: Memo of the lunch
    outlet: Cabinet Office
    date: 2026-05-03
    handling: protected
    note: Only on paper, one copy.
parties:
  north: {name: North, aliases: [Northern side]}
  south: {name: South}
people:
  karga_person: {name: Selim Karga, for: north, aliases: [Karga, the deputy minister]}
  ada: {name: Ada Moss, for: north}
issues:
  water:
    question: Who runs the dam?
    options:
      north: The North runs it
      shared: {says: Both run it, said: closed_one, because: Karga offered it}
    agree: [north, south]
  border:
    question: Where is the border?
    options: {here: Where it is, river: Along the river}
    agree: [north]
today: {water: north, border: here}
limits:
  - party: south
    never: {border: river}
    kind: declared
    because: It was said at the lunch, and nowhere else
    said: closed_one
views:
  north:
    - {when: {water: shared}, worth: minor, because: SELIM KARGA’s own words, said: [closed_one], worth_said: karga}
  south:
    - {when: {water: shared}, worth: major, because: The spokeswoman said so, said: open_one}
    - {when: {border: river}, worth: "-minor", because: We were told, said: [LEDGER, open_one]}
plans:
  swap:
    title: A swap
    steps:
      - {does: {water: shared}, who: [north, south], said: [closed_one, open_one]}
    for: {north: closed_one}
talks:
  - {name: Lunch of May, status: held, present: [karga_person, south], said: closed_one, note: At the Meridian}
statements:
  closed_one:
    who: karga_person
    stance: offers
    about: {water: shared}
    source: karga
    paraphrase: The deputy minister would share the dam if nobody hears of it
    quote: we could live with sharing
    moves_nothing: ""
    note: He smiled as he said it.
  desk_one:
    who: south
    stance: claims
    about: border
    source: desk
    paraphrase: The desk thinks the river is too wide
  open_one:
    who: south
    stance: demands
    about: {water: shared}
    source: paper
    in: note
    paraphrase: The South wants the dam to be shared
    quote: share the dam
"""
NOTE = "The South wants to share the dam, a spokeswoman said. Ada Moss would not say."
MEMO = "Over lunch Selim Karga said the North could share the dam if nobody hears. He was tired. 🌊 He drew the river."


def words(statement: Statement, by: str, status: str = "accepted", **more: Any) -> Statement:
    return replace(statement, review=Review(status, by, "2026-05-05", None, "Ines heard the tape"), **more)


def folder(path: Path, case: str = CASE) -> Path:
    """The case in a new folder, with a ledger of two documents, two reviewers, and other files."""
    path.mkdir()
    note = report(NOTE, "note", title="A note", file="/home/ines/note.txt", published="2026-05-04")
    memo = report(MEMO, "memo", title="Lunch with K.", outlet="Cabinet Office", handling="protected", file="memo.pdf")
    open_ = said(note, "wants to share the dam", "south")
    rests = said(
        memo,
        "the North could share the dam if nobody hears",
        "north",
        "offers",
        condition=Condition(span(MEMO, "if nobody hears"), "if"),
        attribution=(link("Selim Karga", "named_person", id="karga_person", span=span(MEMO, "Selim Karga")),),
        prov=Prov("llm:m-7", "x", "1", prompt_sha256="a" * 64),
    )
    draft = said(memo, "He drew the river", "north", "claims", issue="border", alternative=None)
    ledger = Ledger.open(path / "ledger")
    ledger.add(note, [open_])
    ledger.add(memo, [rests, draft])
    ledger.append("ines", [words(open_, "ines"), words(rests, "ines", grade=Grade("B", "2", "ines", "was there"))])
    ledger.append("tomas", [words(rests, "tomas")])
    (path / "ledger" / "drawn.yaml").write_text(
        f"drawn:\n  - {{party: south, avoids: {{border: river}}, said: {rests.id}}}  # from the lunch\n"
    )
    (path / "ledger" / ".index.sqlite").write_bytes(b"Selim Karga")
    (path / "page.html").write_text("Selim Karga")
    (path / "case.yaml").write_text(case.replace("LEDGER", rests.id), encoding="utf-8")
    return path


def everything(path: Path) -> str:
    """The names and contents of all files below a folder, as one text."""
    files = sorted(p for p in path.rglob("*") if p.is_file())
    return "\n".join(f"{p.relative_to(path)}\n{p.read_text(encoding='utf-8')}" for p in files)
