"""One document of a ledger with its statements, as they stand on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pourparler.errors import Problem
from pourparler.evidence.ledger.lines import Lines
from pourparler.evidence.ledger.order import key_of
from pourparler.evidence.ledger.settle import Standing, standing
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement


@dataclass(frozen=True)
class Part:
    """One JSON Lines file: what was read, and the hash of the bytes it was read from."""

    sha: str
    read: Lines
    wrong: frozenset[int] = frozenset()  # numbers of lines that do not belong there

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(line.statement for line in self.read.lines if line.number not in self.wrong)


EMPTY = Part("", Lines(()))


@dataclass(frozen=True)
class Book:
    """``problems`` and ``notices`` are of all files of the document. ``shas``: file name to hash of its bytes."""

    id: str
    report: Report | None
    drafts: Part = EMPTY
    words: Mapping[str, Part] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    shas: Mapping[str, str] = field(default_factory=dict)

    def firsts(self, until: str | None = None) -> dict[str, Statement]:
        """The first revision of each statement: the rules' before a model's, a draft before a typed one.

        With ``until``, without what was typed after that day.
        """
        found: dict[str, Statement] = {}
        for statement in sorted(self.drafts.statements, key=lambda s: not s.prov.drafted_by.startswith("rules/")):
            found.setdefault(statement.id, statement)
        for name in sorted(self.words):
            for statement in sorted(self.words[name].statements, key=lambda s: s.revision):
                if said_by(statement, until):
                    found.setdefault(statement.id, statement)
        return found

    def latest(self, reviewer: str, until: str | None = None) -> dict[str, Statement]:
        """The reviewer's last word, up to the end of that day, on each statement that they said one on."""
        found: dict[str, Statement] = {}
        part = self.words.get(reviewer, EMPTY)
        for statement in sorted(part.statements, key=lambda s: s.revision):
            if said_by(statement, until):
                found[statement.id] = statement
        return found


def said_by(statement: Statement, until: str | None) -> bool:
    """Whether the word was said on that day or before; one without a time counts on every day."""
    return not until or not statement.review.at or statement.review.at[: len(until)] <= until


def standings(book: Book, reviewer: str | None = None, until: str | None = None) -> list[Standing]:
    """Where each statement of the document stands, in the order of lines; arguments as of `Ledger.settled`."""
    who = [reviewer] if reviewer is not None else list(book.words)
    latest = {name: book.latest(name, until) for name in who}
    rows = (
        standing(first, {name: words[id] for name, words in latest.items() if id in words})
        for id, first in book.firsts(until).items()
    )
    return sorted(rows, key=lambda row: key_of(row.statement))
