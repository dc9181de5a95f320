"""Suggestions for grading, shown apart: people grade, nobody else, and nothing here is ever written into a grade.

Admiralty credibility of a statement (1 confirmed ... 5 improbable, 6 cannot be judged):

- 2, *probably true*: two independent chains agree (same party, issue or option, sign and number, in one period; the
  same stance where it has no sign, or makes a deal depend on it);
- 4, *doubtful*: the actor itself, on the record, says the opposite in one period, or denies it;
- 6, *cannot be judged*: the text says, in the same paragraph or a short one right after it, that it could not confirm.

All that apply are given. None says anything of reliability, which belongs to a source in the analyst's register.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pourparler.evidence.change.conflicts import conflicts
from pourparler.evidence.change.duplicates import Kinship
from pourparler.evidence.change.fold import paragraphs
from pourparler.evidence.change.library import Library
from pourparler.evidence.change.periods import near_pairs
from pourparler.evidence.change.repeats import one_each, order
from pourparler.evidence.change.sources import chain_words, dependence, on_record, plainly_one, signature
from pourparler.evidence.change.timeline import NOBODY, timelines
from pourparler.evidence.change.unconfirmed import UNCONFIRMED
from pourparler.evidence.change.wording import SIGNS
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement
from pourparler.words import counted

AFTER = 300  # characters; a paragraph up to this long right after a statement's may speak of it


@dataclass(frozen=True)
class Suggestion:
    """``credibility`` for the statement of that id; ``because``: ids of the statements it rests on."""

    statement: str
    credibility: str
    rule: str
    because: tuple[str, ...]
    why: str

    def to_json(self) -> dict[str, Any]:
        return {
            "statement": self.statement,
            "credibility": self.credibility,
            "rule": self.rule,
            "because": list(self.because),
            "why": self.why,
        }


def suggestions(
    statements: Iterable[Statement], reports: Library | Iterable[Report], kinship: Iterable[Kinship] = ()
) -> tuple[Suggestion, ...]:
    """All suggestions, in the order of the statements in time, for each the lowest number first."""
    library = Library.of(reports, kinship)
    rows = sorted(one_each(statements), key=lambda s: order(s, library))
    found = [*_agreed(rows, library), *_contradicted(rows, library), *_unconfirmed(rows, library)]
    place = {s.id: number for number, s in enumerate(rows)}
    return tuple(sorted(found, key=lambda g: (place[g.statement], g.credibility)))


def _agreed(rows: Iterable[Statement], library: Library) -> Iterator[Suggestion]:
    claims: dict[object, list[Statement]] = {}
    for s in rows:
        if s.actor.party in NOBODY:
            continue
        number = (s.value.number, s.value.unit.casefold()) if s.value else None
        sign = s.stance if s.stance == "conditions_on" else SIGNS.get(s.stance, s.stance)
        claims.setdefault((s.actor.party, s.issue, s.alternative, sign, number), []).append(s)
    for same in claims.values():
        kinds: dict[object, list[Statement]] = {}  # what one chain says on one day stands or falls together
        for s in same:
            key = (signature(s, library), library.dated(s), library.root(s.doc), library.passage(s))
            kinds.setdefault(key, []).append(s)
        heads = [members[0] for members in kinds.values()]
        signs = {s.id: signature(s, library) for s in heads}
        others = {members[0].id: members for members in kinds.values()}
        agreed: dict[str, Statement] = {}
        when = [(s, library.dated(s)) for s in heads]
        for (a, _), (b, _) in near_pairs(when, when, lambda row: row[1]):
            if (a.id in agreed and b.id in agreed) or plainly_one(signs[a.id], signs[b.id]):
                continue
            if not dependence(a, b, library, one_claim=True):
                agreed.setdefault(a.id, b)
                agreed.setdefault(b.id, a)
        for id, other in agreed.items():
            for s in others[id]:
                why = f"an independent chain says so too: {chain_words(other, library)}"
                yield Suggestion(s.id, "2", "grade/two-independent-chains", (other.id,), why)


def _contradicted(rows: Iterable[Statement], library: Library) -> Iterator[Suggestion]:
    by_id = {s.id: s for s in rows}
    again = {e.statement.id: e.repeats for line in timelines(rows, library) for e in line.entries}
    denied: dict[str, list[str]] = {}
    for conflict in conflicts(by_id.values(), library):
        sides = [(conflict.a, conflict.b)] if conflict.rule == "conflict/denial" else []
        if conflict.rule in ("conflict/opposite", "conflict/dropped-or-held"):
            sides = [(conflict.a, conflict.b), (conflict.b, conflict.a)]
        for side, against in sides:
            own = [id for id in against if id in conflict.on_record]
            for id in (i for first in side for i in (first, *again[first])) if own else ():
                denied.setdefault(id, []).extend(i for i in own if i not in denied.get(id, ()))
    for id, own in denied.items():
        if on_record(by_id[id]):
            continue  # its own word on both sides: neither is the word of another
        more = f" (and {counted(len(own) - 1, 'further statement')})" if len(own) > 1 else ""
        why = f"on the record the actor says otherwise: {chain_words(by_id[own[0]], library)}{more}"
        yield Suggestion(id, "4", "grade/contradicted-on-record", tuple(own), why)


def _unconfirmed(rows: Iterable[Statement], library: Library) -> Iterator[Suggestion]:
    by_doc: dict[str, list[Statement]] = {}
    for s in rows:
        if s.span is not None and s.doc in library.reports:
            by_doc.setdefault(s.doc, []).append(s)
    for doc, members in by_doc.items():
        text = library.reports[doc].text
        ranges = paragraphs(text)
        marks = [UNCONFIRMED.search(text, *here) for here in ranges]
        if not any(marks):
            continue
        for s in members:
            at = max(bisect_right(ranges, (s.span.start if s.span else 0, len(text))) - 1, 0)
            after = at + 1 < len(ranges) and ranges[at + 1][1] - ranges[at + 1][0] <= AFTER
            mark = marks[at] or (marks[at + 1] if after else None)
            if mark:
                why = f'the report says that it is not confirmed ("{mark[0]}")'
                yield Suggestion(s.id, "6", "grade/not-confirmed", (), why)
