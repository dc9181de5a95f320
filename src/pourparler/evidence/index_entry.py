"""One statement as it is searched for and listed: the same for the index and for the plain scan."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pourparler.evidence.index_fold import BREAK, folded
from pourparler.evidence.index_query import bounds
from pourparler.evidence.ledger.book import Book, standings
from pourparler.evidence.ledger.order import coder
from pourparler.evidence.ledger.settle import Standing
from pourparler.evidence.lexicon import Name
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Attribution, Span, Statement

Names = Mapping[str, tuple[str, ...]]  # id to all that a party or person is called


@dataclass(frozen=True)
class Claim:
    """A row of the list. ``date``: of the document; ``event``: of what is spoken of; ``whose``: the chain of sources,
    outermost first; ``text``: the words of the report, or the paraphrase of a statement that has none."""

    id: str
    revision: int
    document: str
    date: str
    handling: str
    actor: str
    party: str
    stance: str
    issue: str
    option: str
    negated: bool
    modality: str
    event: str
    record: str
    whose: tuple[str, ...]
    status: str
    coder: str
    text: str


@dataclass(frozen=True)
class Entry:
    """``columns``: the folded texts that are searched; ``first`` and ``last``: the document's days."""

    claim: Claim
    columns: tuple[str, str, str]
    first: str
    last: str
    standing: Standing


def record_of(chain: Iterable[Attribution]) -> str:
    """On whose word, by the weakest link: anonymous, unnamed or on_record. No chain is the document's own word."""
    links = list(chain)
    if any(link.anonymous or link.kind == "anonymous" for link in links):
        return "anonymous"
    return "unnamed" if any(link.kind in ("unnamed_official", "unknown") for link in links) else "on_record"


def entries(book: Book, names: Names) -> Iterator[Entry]:
    """The statements of a document, in the order of lines; ``names``: what `spoken` made of the case's names."""
    report = book.report or Report(book.id, "", "")
    first, last = bounds(report.published)
    for row in standings(book):
        yield Entry(_claim(row, report), _columns(row, names), first, last, row)


def _claim(row: Standing, report: Report) -> Claim:
    s = row.statement
    return Claim(
        id=s.id,
        revision=s.revision,
        document=s.doc,
        date=report.published,
        handling=report.handling,
        actor=s.actor.id,
        party=s.actor.party,
        stance=s.stance,
        issue=s.issue,
        option=s.alternative or "",
        negated=s.negated,
        modality=s.modality,
        event=(s.when.value or "") if s.when else "",
        record=record_of(s.attribution),
        whose=tuple(link.text for link in s.attribution),
        status=row.status,
        coder=coder(s),
        text=s.span.text if s.span else s.paraphrase,
    )


def _columns(row: Standing, names: Names) -> tuple[str, str, str]:
    """The words of the report, the paraphrases, and the names of who speaks; of each version that someone accepted."""
    versions = (row.statement, *(word for word in row.words if word.review.status != "rejected"))
    said = dict.fromkeys(text for s in versions for text in _said(s))
    told = dict.fromkeys(s.paraphrase for s in versions if s.paraphrase)
    who = dict.fromkeys(name for s in versions for name in _who(s, names))
    return _joined(said), _joined(told), _joined(who)


def _said(s: Statement) -> Iterator[str]:
    if s.sentence:
        yield s.sentence.text
    if s.span and not _within(s.span, s.sentence):
        yield s.span.text


def _within(span: Span, sentence: Span | None) -> bool:
    return sentence is not None and sentence.start <= span.start and span.end <= sentence.end


def _who(s: Statement, names: Names) -> Iterator[str]:
    if s.actor.mention:
        yield s.actor.mention.text
    for id in (s.actor.id, s.actor.party, s.actor.speaks_for):
        if id:
            yield from names.get(id, (id,))


def _joined(texts: Iterable[str]) -> str:
    return f" {BREAK} ".join(filter(None, map(folded, texts)))


def spoken(names: Iterable[Name]) -> dict[str, tuple[str, ...]]:
    """Everything that each party or person of a case is called, by id."""
    return {name.id: (name.id, name.name, *name.aliases) for name in names}


def fingerprint(names: Names) -> str:
    """Changes when a name does: an index finds statements by them."""
    return hashlib.sha256(repr(sorted(names.items())).encode("utf-8", "replace")).hexdigest()
