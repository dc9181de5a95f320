"""Timelines: what a party is reported to hold on an issue or option, in order of time.

The sign of a position: supports, accepts, offers, promises and demands +1; considers +0.5; drops 0; opposes and
refuses -1; conditions_on +1 and conditional. Threats, claims, denials, meetings and silence have none: they stand on
tracks of their own, and a denial never changes a sign. That a text negates (`negated`) never flips one either.

A position is dated by its event where the text dates it, and else by its report. Undated ones stand last, marked.
Persons are shown and compared under their party. What is said by no party of the case (`_source`, `_author`) is left
out: those are many voices, and no one of them has a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pourparler.evidence.change.duplicates import Kinship
from pourparler.evidence.change.library import Library
from pourparler.evidence.change.periods import Dated, event_of, same_period
from pourparler.evidence.change.repeats import groups, order
from pourparler.evidence.change.sources import chain_words
from pourparler.evidence.change.wording import SIGNS, condition, hangs, under
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement

NOBODY = ("_source", "_author")

Subject = tuple[str, str, str | None]  # party, issue, option


@dataclass(frozen=True)
class Entry:
    """A position as reported. ``sign`` is None on the tracks that have none; ``repeats``: ids of what repeats it."""

    statement: Statement
    dated: Dated
    sign: float | None
    chain: str
    repeats: tuple[str, ...] = ()

    @property
    def conditional(self) -> bool:
        return self.statement.stance == "conditions_on" or self.hangs

    @property
    def condition(self) -> str:
        """The words of its condition, where they are known."""
        return condition(self.statement)

    @property
    def hangs(self) -> bool:
        """Whether the position itself hangs on a condition."""
        return hangs(self.statement)

    @property
    def under(self) -> str:
        """The condition as it follows what the position is about; empty without one."""
        return under(self.statement)

    @property
    def person(self) -> str | None:
        """Who spoke or acted for the party, where it is somebody."""
        actor = self.statement.actor
        return actor.id if actor.id != actor.party else None

    def to_json(self) -> dict[str, Any]:
        s = self.statement
        return {
            "statement": s.id,
            "document": s.doc,
            "date": self.dated.to_json(),
            "person": self.person,
            "stance": s.stance,
            "sign": self.sign,
            "conditional": self.conditional,
            "condition": self.condition or None,
            "negated": s.negated,
            "number": [s.value.number, s.value.unit] if s.value else None,
            "modality": s.modality,
            "text": s.span.text if s.span else s.paraphrase,
            "chain": self.chain,
            "repeats": list(self.repeats),
        }


@dataclass(frozen=True)
class Timeline:
    """The entries of one party on one issue (``alternative`` None) or option, earliest first, undated last."""

    party: str
    issue: str
    alternative: str | None
    entries: tuple[Entry, ...]

    @property
    def positions(self) -> tuple[Entry, ...]:
        """The entries with a sign."""
        return tuple(e for e in self.entries if e.sign is not None)

    def to_json(self) -> dict[str, Any]:
        return {
            "party": self.party,
            "issue": self.issue,
            "alternative": self.alternative,
            "entries": [e.to_json() for e in self.entries],
        }


def timelines(
    statements: Iterable[Statement], reports: Library | Iterable[Report], kinship: Iterable[Kinship] = ()
) -> tuple[Timeline, ...]:
    """All timelines of these statements (the caller passes what counts), by party, issue and option.

    Statements that repeat each other are one entry where it is one saying that was printed again: the same days, text
    that was carried over, or reports of one period. To say a thing again later is an entry of its own.
    """
    library = Library.of(reports, kinship)
    rows: dict[Subject, list[Entry]] = {}
    for group in groups(statements, kinship, library):
        if group.members[0].actor.party in NOBODY:
            continue
        for same in _sayings(group.members, library):
            s, again = same[0], tuple(r.id for r in same[1:])
            entry = Entry(s, library.dated(s), SIGNS.get(s.stance), chain_words(s, library), again)
            rows.setdefault((s.actor.party, s.issue, s.alternative), []).append(entry)
    return tuple(
        Timeline(*subject, tuple(sorted(rows[subject], key=lambda e: order(e.statement, library))))
        for subject in sorted(rows, key=lambda key: (key[0], key[1], key[2] or ""))
    )


def _sayings(members: Iterable[Statement], library: Library) -> list[list[Statement]]:
    """The members of a group, sorted by date, by the time they were said."""
    found: list[list[Statement]] = []
    by: dict[object, list[Statement]] = {}
    for s in members:
        event, passage, now = event_of(s), library.passage(s), library.dated(s)
        keys: list[object] = [("days", event)] if event else [("root", library.root(s.doc)), ("passage", passage)]
        home = next((by[key] for key in keys if key in by and key != ("passage", None)), None)
        if home is None and found and not (event and event_of(found[-1][0])):
            last = library.dated(found[-1][0])
            home = found[-1] if not now.known or same_period(last, now) else None
        if home is None:
            home = []
            found.append(home)
        home.append(s)
        for key in (("days", event), ("root", library.root(s.doc)), ("passage", passage)):
            if key[1] is not None:
                by.setdefault(key, home)
    return found
