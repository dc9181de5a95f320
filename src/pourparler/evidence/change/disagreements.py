"""Who is for and who against: a view, and never a finding, since that parties disagree is the normal state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pourparler.evidence.change.duplicates import Kinship
from pourparler.evidence.change.library import Library
from pourparler.evidence.change.periods import precedes
from pourparler.evidence.change.timeline import Timeline, timelines
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement


@dataclass(frozen=True)
class Disagreement:
    """Who is reported for and against an option, each party by its latest position.

    ``undecided``: parties that consider it, dropped it, or whose latest reports conflict.
    """

    issue: str
    alternative: str | None
    for_: tuple[str, ...]
    against: tuple[str, ...]
    undecided: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "issue": self.issue,
            "alternative": self.alternative,
            "for": list(self.for_),
            "against": list(self.against),
            "undecided": list(self.undecided),
        }


def disagreements(
    statements: Iterable[Statement], reports: Library | Iterable[Report], kinship: Iterable[Kinship] = ()
) -> tuple[Disagreement, ...]:
    """The issues and options on which one party is for and another against, as last reported."""
    library = Library.of(reports, kinship)
    where: dict[tuple[str, str | None], dict[str, list[str]]] = {}
    for line in timelines(statements, library, kinship):
        side = _side(line)
        if side:
            where.setdefault((line.issue, line.alternative), {}).setdefault(side, []).append(line.party)
    return tuple(
        Disagreement(*key, *(tuple(where[key].get(side, ())) for side in ("for", "against", "undecided")))
        for key in sorted(where, key=lambda k: (k[0], k[1] or ""))
        if where[key].get("for") and where[key].get("against")
    )


def _side(line: Timeline) -> str:
    """Where a party stands by its latest positions; empty if it has taken none."""
    if not line.positions:
        return ""
    known = [e for e in line.positions if e.dated.known] or list(line.positions)
    last = {e.sign for e in known if not e.dated.known or not precedes(e.dated, known[-1].dated)}
    if last == {1.0}:
        return "for"
    return "against" if last == {-1.0} else "undecided"
