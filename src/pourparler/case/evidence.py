"""The ledger beside a case: accepted statements become what the case cites; drafts move nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pourparler.case.reader import Reader
from pourparler.case.yamlfile import Node, read_yaml
from pourparler.errors import Problem
from pourparler.evidence.records import CaseStatement, Document, Source
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Attribution, Statement, line_of

if TYPE_CHECKING:
    from pourparler.evidence.ledger import Ledger

DRAWN = "drawn.yaml"
QUOTE_WORDS = 15
LEVELS = ("open", "internal", "protected")
NOT_COUNTED = {
    "in dispute": "its reviewers differ",
    "rejected": "it was rejected",
    "waiting": "nobody has accepted it yet",
    "missing": "it is not in the ledger",
}


@dataclass(frozen=True)
class Evidence:
    """``accepted``: by id. ``others``: id of every other statement -> why it does not count; ``closed``: of
    these, those of documents that are not open. ``drawn``: rows to add."""

    reports: Mapping[str, Report] = field(default_factory=dict)
    accepted: Mapping[str, Statement] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    drawn: Node | None = None
    drawn_file: str = ""

    def digest(self) -> str:
        """Changes when what counts changes, and only then; empty where nothing counts."""
        text = "\n".join(line_of(replace(s, prov=replace(s.prov, engine=""))) for s in self.accepted.values())
        return hashlib.sha256(text.encode()).hexdigest() if text else ""

    def accepting(self, statements: Iterable[Statement]) -> Evidence:
        """The same evidence with these counted as accepted."""
        more = {s.id: s for s in statements}
        if not more:
            return self
        others = {id: why for id, why in self.others.items() if id not in more}
        return replace(self, accepted={**self.accepted, **more}, others=others, closed=self.closed - more.keys())


def gather(
    path: Path, problems: list[Problem], until: str = "", reviewer: str = "", ledger: Ledger | None = None
) -> Evidence:
    """What stands in the ledger of the case at ``path``; empty where it has none. Adds every problem found.

    ``until``: only words of reviewers said by that day; ``reviewer``: only theirs. ``ledger``: as it was read before.
    """
    from pourparler.evidence.ledger.names import place

    folder = place(path)
    if ledger is None:
        if not folder.is_dir():
            return Evidence()
        from pourparler.evidence.ledger import Ledger

        ledger = Ledger.read(folder)
    problems.extend(ledger.problems)
    if ledger.problems:
        return Evidence()
    settled = ledger.settled(reviewer=reviewer or None, until=until or None)
    accepted = {s.id: s for s in settled.accepted}
    others = {
        row.statement.id: NOT_COUNTED[row.status] for row in settled.standings if row.statement.id not in accepted
    }
    file = folder / DRAWN
    root = read_yaml(file, str(file), problems) if file.is_file() else None
    drawn = root.items.get("drawn") if root is not None else None
    reports = {report.id: report for report in ledger.documents()}
    closed = {
        row.statement.id
        for row in settled.standings
        if row.statement.id in others and row.statement.doc in reports and reports[row.statement.doc].handling != "open"
    }
    return Evidence(reports, accepted, others, frozenset(closed), drawn, str(file))


def join(
    r: Reader,
    evidence: Evidence,
    topics: Iterable[str],
    documents: dict[str, Document],
    sources: dict[str, Source],
    statements: dict[str, CaseStatement],
) -> dict[str, str]:
    """Adds what the accepted statements need to the three. Returns those that the case has no place for, and why."""
    spoken = {*r.issues, *topics}
    astray: dict[str, str] = {}
    starts: dict[str, list[int]] = {}
    for id, s in evidence.accepted.items():
        if s.issue not in spoken:
            astray[id] = f"the case has no issue or topic {s.issue}"
            continue
        if s.alternative and s.alternative not in r.issues.get(s.issue, ()):
            astray[id] = f"{s.issue} has no option {s.alternative}"
            continue
        report = evidence.reports.get(s.doc)
        if report is not None and s.doc not in starts:
            starts[s.doc] = _starts(report.text)
            documents[s.doc] = _document(report, len(starts[s.doc]), documents.get(s.doc))
        who = "author" if s.actor.id == "_author" else s.actor.id
        salt = report.sha256 if report is not None else s.doc
        chain = tuple(dict.fromkeys(_source(r, sources, s.doc, salt, link) for link in s.attribution))
        statements[id] = CaseStatement(
            id=id,
            who=who,
            stance=s.stance,
            issue=s.issue,
            option=s.alternative or "",
            sources=chain,
            document=s.doc if report is not None else "",
            sentences=_number(starts.get(s.doc, []), s),
            paraphrase=s.paraphrase,
            quote=_short(s.span.text) if s.span else "",
            modality=s.modality,
            date=(s.when.value or "") if s.when else "",
            note=s.review.note or "",
        )
    return astray


def _document(report: Report, sentences: int, typed: Document | None) -> Document:
    """What the case file says of a document comes first."""
    if typed is not None:
        handling = max(typed.handling, report.handling, key=LEVELS.index)  # the stricter one holds
        date = typed.date or report.published
        return replace(typed, sentences=typed.sentences or sentences, date=date, handling=handling)
    return Document(
        id=report.id,
        title=report.title or report.file or report.id,
        date=report.published,
        outlet=report.outlet,
        language=report.language,
        file=report.file,
        sentences=sentences,
        handling=report.handling,
        note=report.caveat,
    )


def _starts(text: str) -> list[int]:
    from pourparler.evidence.text.sentences import sentences

    return [start for start, _ in sentences(text)]


def _number(starts: list[int], s: Statement) -> tuple[int, ...]:
    if s.span is None or not starts:
        return ()
    from bisect import bisect_right

    return (max(1, bisect_right(starts, s.span.start)),)


def _source(r: Reader, sources: dict[str, Source], document: str, salt: str, link: Attribution) -> str:
    """The source behind a link of the chain: one for each owner and record in a document.

    Two groups of unnamed officials of one party in one report count as one source, so that nothing looks twice
    confirmed. Its id tells nothing of who it is, for it stands on pages that leave the name out.
    """
    record = "anonymous" if link.anonymous else "on_record" if _named(link) else "unnamed"
    owner = link.id or ""
    key = owner or "-".join("".join(c if c.isalnum() else " " for c in link.text.casefold()).split()[:6])
    id = f"{document}:{hashlib.sha256(f'{salt} {key} {record}'.encode()).hexdigest()[:6]}"
    if id not in sources:
        side = owner if owner in r.parties else r.sides.get(owner, "go_between")
        sources[id] = Source(id, link.text, record, side, document=document)
    elif len(link.text) > len(sources[id].who) and record != "on_record":
        sources[id] = replace(sources[id], who=link.text)
    return id


def _named(link: Attribution) -> bool:
    return link.kind in ("named_person", "named_org", "media", "document", "self", "author")


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:QUOTE_WORDS]) + (" …" if len(words) > QUOTE_WORDS else "")
