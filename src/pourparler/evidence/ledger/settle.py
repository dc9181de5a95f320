"""What the reviewers' words come to, statement by statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pourparler.evidence.statement import Grade, Prov, Review, Statement

ACCEPTED, DISPUTED, REJECTED, WAITING = "accepted", "in dispute", "rejected", "waiting"
STATUSES = (ACCEPTED, DISPUTED, REJECTED, WAITING)
_YES = ("accepted", "edited")
_NO_PROV = Prov("", "", "")


@dataclass(frozen=True)
class Standing:
    """``statement``: the accepted one where it counts, otherwise the first draft. ``words``: the latest word of each
    reviewer who has one, in the order of their names."""

    status: str
    statement: Statement
    words: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Settled:
    """Every statement of a ledger once, in the order of documents and lines."""

    standings: tuple[Standing, ...]

    def _of(self, status: str) -> tuple[Statement, ...]:
        return tuple(row.statement for row in self.standings if row.status == status)

    @property
    def accepted(self) -> tuple[Statement, ...]:
        """What counts: each as accepted or as edited."""
        return self._of(ACCEPTED)

    @property
    def disputed(self) -> tuple[Standing, ...]:
        """Where reviewers differ; none of these counts."""
        return tuple(row for row in self.standings if row.status == DISPUTED)

    @property
    def rejected(self) -> tuple[Statement, ...]:
        return self._of(REJECTED)

    @property
    def waiting(self) -> tuple[Statement, ...]:
        """Drafts that nobody has said a word on, or whose only words were taken back."""
        return self._of(WAITING)


def content(statement: Statement) -> Statement:
    """The statement without who drafted, reviewed or graded it: two reviewers agree where these are equal."""
    return replace(statement, review=Review(), prov=_NO_PROV, grade=Grade(), flags=())


def same_word(one: Statement, other: Statement) -> bool:
    """Whether a word says what the other said: all but its time and its place in the chain."""
    return _bare(one) == _bare(other)


def _bare(statement: Statement) -> Statement:
    return replace(statement, review=replace(statement.review, at=None, supersedes=None))


def standing(first: Statement, latest: Mapping[str, Statement]) -> Standing:
    """Where one statement stands. ``first``: its first revision; ``latest``: each reviewer's latest word."""
    words = tuple(latest[name] for name in sorted(latest) if latest[name].review.status != "draft")
    yes = [word for word in words if word.review.status in _YES]
    if not words:
        return Standing(WAITING, first)
    if not yes:
        return Standing(REJECTED, first, words)
    if len(yes) < len(words) or any(content(word) != content(yes[0]) for word in yes[1:]):
        return Standing(DISPUTED, first, words)
    graded = next((word for word in yes if word.grade.by != Grade.by), yes[0])  # who graded it said more of it
    return Standing(ACCEPTED, graded, words)
