"""Reads a database of the Discourse Network Analyzer (``.dna``): documents to reports, statements to drafts.

The file is read into memory and only looked at: nothing in it runs, and nothing is written back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pourparler.errors import InputError, Problem
from pourparler.evidence.lexicon import Lexicon
from pourparler.evidence.report import Report
from pourparler.evidence.statement import MODALITIES, STANCES, Actor, Prov, Review, Span, Statement, identified
from pourparler.formats.claims_names import SPECIAL, Names
from pourparler.formats.dna_base import MAX_BYTES, Base
from pourparler.formats.dna_chain import chain
from pourparler.formats.dna_documents import Read, documents
from pourparler.formats.dna_values import Labels
from pourparler.words import counted

ENGINE = "dna"
MAX_NOTES = 20


@dataclass(frozen=True)
class DnaRead:
    """``concepts`` and ``actors``: those the case does not know, once each; ``notes``: what was not read, and why."""

    reports: tuple[Report, ...]
    statements: tuple[Statement, ...]
    concepts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read(path: Path, lexicon: Lexicon, **more: Any) -> DnaRead:
    """As `loads`, from a file. Raises InputError."""
    shown = str(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
        beside = path.with_name(path.name + "-wal")
        if beside.exists() and beside.stat().st_size:
            right = "close the database in DNA first, or export from a copy"
            raise InputError([Problem(shown, 0, "", "is open in another program, which has not written all", right)])
    except OSError as error:
        raise InputError([Problem(shown, 0, "", f"cannot be read ({error.strerror})")]) from None
    return loads(raw, shown, lexicon, **more)


def loads(
    raw: bytes,
    shown: str,
    lexicon: Lexicon,
    *,
    case_version: str = "",
    handling: str = "open",
    concepts: Mapping[str, str] | None = None,
) -> DnaRead:
    """The reports and statements of a database given as bytes; ``shown`` names the file in problems.

    Every statement is a draft by ``analyst:CODER`` (a model's stays ``llm:MODEL``), with places in code points. A
    concept is matched by "issue: option", in ids or in words; ``concepts`` maps others (text to "issue: option").
    ``handling`` is that of every document which says nothing stricter. Raises InputError, one line, for another file.
    """
    names = Names(lexicon)
    with closing(Base(raw, shown)) as base:
        found = documents(base, handling)
        reader = _Reader(Labels(names), dict(concepts or {}), case_version)
        statements = tuple(_unique(reader.statements(base, found)))
    notes = reader.notes
    if len(notes) > MAX_NOTES:
        notes = [*notes[:MAX_NOTES], f"and {len(notes) - MAX_NOTES} more"]
    return DnaRead(
        tuple(read.report for read in found.values()),
        statements,
        tuple(sorted(reader.concepts)),
        tuple(sorted(reader.actors)),
        tuple(notes),
    )


def _unique(statements: Iterator[Statement]) -> Iterator[Statement]:
    """Each once: two coders who coded the same have one statement, the first coder's."""
    seen: set[str] = set()
    for statement in statements:
        if statement.id not in seen:
            seen.add(statement.id)
            yield statement


class _Reader:
    def __init__(self, labels: Labels, given: Mapping[str, str], case_version: str) -> None:
        self.labels, self.given, self.case_version = labels, given, case_version
        self.concepts: set[str] = set()
        self.actors: set[str] = set()
        self.notes: list[str] = []

    def statements(self, base: Base, found: Mapping[int, Read]) -> Iterator[Statement]:
        coders = {id: str(name) for id, name in base.rows("SELECT ID, Name FROM CODERS")}
        types = {id: str(label) for id, label in base.rows("SELECT ID, Label FROM STATEMENTTYPES")}
        passed: dict[str, int] = {}
        values = base.values()
        order = "ORDER BY DocumentId, Start, Stop, ID"
        for id, type, document, start, stop, by in base.rows(
            f"SELECT ID, StatementTypeId, DocumentId, Start, Stop, Coder FROM STATEMENTS {order}"
        ):
            given = values.get(id, {})
            stance = self._stance(given)
            if document not in found or stance == "" or not given.get("concept"):
                passed[types.get(type, "unknown")] = passed.get(types.get(type, "unknown"), 0) + 1
                continue
            try:
                span = found[document].span(start, stop)
            except ValueError as error:
                self.notes.append(f"statement {id} of {found[document].report.id}: {error}; left out")
                continue
            yield self._statement(given, stance, span, found[document].report, coders.get(by, "unknown"))
        for type, count in sorted(passed.items()):
            self.notes.append(
                f"{counted(count, 'statement')} of the type “{type}” without concept and stance: not read"
            )

    def _stance(self, given: Mapping[str, Any]) -> str:
        """The stance of ours where there is one; else for or against. What somebody changed in DNA counts."""
        ours, agrees = given.get("stance", ""), given.get("agreement")
        if agrees is None:
            return ours if ours in STANCES else ""
        plus = ours in ("supports", "accepts", "offers", "promises", "demands", "drops")
        minus = ours in ("opposes", "refuses", "denies", "drops")
        if (agrees and plus) or (not agrees and minus):
            return str(ours)
        return "supports" if agrees else "opposes"

    def _statement(self, given: Mapping[str, Any], stance: str, span: Span, on: Report, by: str) -> Statement:
        flags: list[str] = []
        issue, option = self._concept(str(given["concept"]), flags)
        actor = self._actor(str(given.get("person", "")), str(given.get("organization", "")), flags)
        modality = given.get("modality", "")
        drafted = by if by.startswith("llm:") else "rules/dna" if by == "rules" else f"analyst:{by}"
        ours = given.get("stance", "")
        if ours in STANCES and ours != stance:
            flags.append("agreement-changed")
        note = str(given.get("note", ""))
        if "unknown-actor" in flags:  # the only place where the name is kept
            coded = ", ".join(text for text in (str(given.get(key, "")) for key in ("person", "organization")) if text)
            note = f"in DNA: {coded}\n{note}".strip()
        statement = Statement(
            id="",
            doc=on.id,
            span=span,
            actor=actor,
            stance=stance,
            issue=issue,
            alternative=option,
            modality=modality if modality in MODALITIES else "claim",
            attribution=chain(str(given.get("source", "")), bool(given.get("anonymous")), self.labels),
            prov=Prov(drafted, ENGINE, self.case_version),
            review=Review(note=note or None),
            flags=tuple(flags),
        )
        return identified(statement, on.sha256)

    def _concept(self, text: str, flags: list[str]) -> tuple[str, str | None]:
        found = self.labels.names.concept(self.given.get(text, text))
        if found is None:
            self.concepts.add(text)
            flags.append("unknown-concept")
            return text, None
        return found

    def _actor(self, person: str, organization: str, flags: list[str]) -> Actor:
        party = self.labels.id(organization) if organization else ""
        who = self.labels.id(person) if person else ""
        for text, id in ((person, who), (organization, party)):
            if text and not id:
                self.actors.add(text)
        if who and who not in SPECIAL:
            return Actor(who, self.labels.names.party(who))
        if party:
            return Actor(party, self.labels.names.party(party))
        flags.append("unknown-actor")
        return Actor("_source", "_source")
