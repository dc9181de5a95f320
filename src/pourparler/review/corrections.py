"""What the reviewers' corrections say of the drafts: precision per rule, and which fields they changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pourparler.evidence.ledger import Ledger, place
from pourparler.evidence.score import Score, Tally, as_gold, score, together
from pourparler.evidence.statement import Statement
from pourparler.review.agreement import FIELDS
from pourparler.words import counted


@dataclass(frozen=True)
class Corrections:
    """``rules``: by who drafted, drafts that stand (actor, stance and issue) of those reviewed. ``fields``: by field,
    how often a reviewer changed it in a draft that was accepted. ``added``: statements that no draft had.
    """

    reviewed: int
    rejected: int
    added: int
    score: Score
    fields: Mapping[str, int]

    @property
    def rules(self) -> Mapping[str, Tally]:
        return self.score.rules

    def to_json(self) -> dict[str, Any]:
        rules = {name: {"right": t.right, "reviewed": t.of, "precision": t.share} for name, t in self.rules.items()}
        return {
            "reviewed": self.reviewed,
            "rejected": self.rejected,
            "added": self.added,
            "precision": self.score.precision,
            "rules": rules,
            "fields": dict(self.fields),
        }


def corrections(case: Path, reviewer: str = "") -> Corrections:
    """The settled words of all reviewers, or of one, as gold for the drafts that they spoke on. Raises InputError."""
    ledger = Ledger.open(place(case))
    standings = [row for row in ledger.settled(reviewer or None).standings if row.status in ("accepted", "rejected")]
    spoken = {row.statement.id for row in standings}
    drafts = [d for d in ledger.drafts() if d.id in spoken]
    first: dict[str, Statement] = {d.id: d for d in reversed(drafts)}
    accepted = [row.statement for row in standings if row.status == "accepted"]
    changed: Counter[str] = Counter()
    for s in accepted:
        if s.id in first:
            changed.update(name for name, get in list(FIELDS.items())[1:] if get(s) != get(first[s.id]))
    scores = []
    for doc in dict.fromkeys(d.doc for d in drafts):
        text = ledger.document(doc).text
        gold = [as_gold(s) for s in accepted if s.doc == doc and s.span is not None]
        scores.append(score(gold, [d for d in drafts if d.doc == doc], text))
    return Corrections(
        reviewed=len([row for row in standings if row.statement.id in first]),
        rejected=sum(row.status == "rejected" for row in standings),
        added=sum(s.id not in first for s in accepted),
        score=together(scores),
        fields={name: changed[name] for name in FIELDS if changed[name]},
    )


def lines(found: Corrections) -> list[str]:
    """What was found, in plain lines."""
    told = [
        f"{counted(found.reviewed, 'draft')} reviewed, {found.rejected} rejected; "
        f"{counted(found.added, 'statement')} typed that no draft had"
    ]
    for name, tally in found.rules.items():
        share = "–" if tally.share is None else f"{tally.share:.2f}"
        told.append(f"  {name}: {tally.right} of {tally.of} stand ({share})")
    told += [f"  {name}: changed {counted(number, 'time')}" for name, number in found.fields.items()]
    few = [name for name, tally in found.rules.items() if tally.of < 10]
    if few:
        told.append(f"A share of fewer than ten says little: {', '.join(few)}")
    return told
