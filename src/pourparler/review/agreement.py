"""Two reviewers' work side by side: where they agree, field by field, and which conclusions differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pourparler.case.load import load
from pourparler.case.model import Case
from pourparler.compare import quick_cells
from pourparler.errors import InputError, Problem
from pourparler.evidence.ledger import Ledger, place
from pourparler.evidence.statement import Statement
from pourparler.review.moves import Move, moved
from pourparler.words import counted

FIELDS: dict[str, Callable[[Statement], Any]] = {
    "verdict on the draft": lambda s: "rejected" if s.review.status == "rejected" else "accepted",
    "who": lambda s: s.actor.id,
    "stance": lambda s: s.stance,
    "issue": lambda s: s.issue,
    "option": lambda s: s.alternative,
    "how it is put": lambda s: s.modality,
    "negated": lambda s: s.negated,
    "words": lambda s: s.span,
    "condition": lambda s: s.condition,
    "when": lambda s: s.when.value if s.when else None,
    "on whose word": lambda s: tuple((a.id, a.kind, a.anonymous) for a in s.attribution),
}


@dataclass(frozen=True)
class Field:
    """``kappa``: Cohen's kappa over the labels both used; None where it has no meaning (one label only)."""

    name: str
    both: int
    same: int
    kappa: float | None

    def to_json(self) -> dict[str, Any]:
        return {"field": self.name, "both": self.both, "same": self.same, "kappa": self.kappa}


@dataclass(frozen=True)
class Agreement:
    one: str
    other: str
    only: tuple[tuple[str, int], ...]
    fields: tuple[Field, ...]
    differing: tuple[tuple[str, tuple[str, ...]], ...]
    conclusions: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "one": self.one,
            "other": self.other,
            "only": dict(self.only),
            "fields": [f.to_json() for f in self.fields],
            "differing": [{"id": id, "fields": list(names)} for id, names in self.differing],
            "conclusions": list(self.conclusions),
        }


def agreement(case: Path, one: str, other: str) -> Agreement:
    """Both reviewers' last words on the statements that both spoke on, and the conclusions under each alone.

    Kappa: J. Cohen, A Coefficient of Agreement for Nominal Scales (1960). Fields beyond the first are compared where
    both accepted. Raises InputError where one of the two said nothing.
    """
    ledger = Ledger.open(place(case))
    said = {name: {s.id: s for s in ledger.latest(name) if s.review.status != "draft"} for name in (one, other)}
    for name in (one, other):
        if not said[name]:
            who = ", ".join(ledger.reviewers()) or "nobody"
            raise InputError([Problem(str(case), 0, "", f"{name} has said no word", f"those who have: {who}")])
    both = [(said[one][id], said[other][id]) for id in said[one] if id in said[other]]
    agreed = [(a, b) for a, b in both if "rejected" not in (a.review.status, b.review.status)]
    fields = []
    for n, (name, get) in enumerate(FIELDS.items()):
        fields.append(_field(name, [(get(a), get(b)) for a, b in (both if n == 0 else agreed)]))
    differing = []
    for a, b in both:
        names = [
            name for n, (name, get) in enumerate(FIELDS.items()) if get(a) != get(b) and (n == 0 or (a, b) in agreed)
        ]
        if names:
            differing.append((a.id, tuple(names)))
    only = tuple((name, len(said[name]) - len(both)) for name in (one, other))
    return Agreement(one, other, only, tuple(fields), tuple(differing), _conclusions(case, one, other))


def _field(name: str, pairs: list[tuple[Any, Any]]) -> Field:
    same = sum(a == b for a, b in pairs)
    kappa = None
    if pairs and name not in ("words", "condition", "when", "on whose word"):
        total = len(pairs)
        labels = {x for pair in pairs for x in pair}
        chance = sum(sum(a == x for a, _ in pairs) * sum(b == x for _, b in pairs) for x in labels) / total**2
        kappa = round((same / total - chance) / (1 - chance), 3) if chance < 1 else None
    return Field(name, len(pairs), same, kappa)


def _conclusions(path: Path, one: str, other: str) -> tuple[str, ...]:
    """The cells that differ when only the one's, or only the other's words count."""
    cases: list[Case] = [load(path, reviewer=name) for name in (one, other)]
    moves: tuple[Move, ...] = moved(quick_cells(cases[0]), quick_cells(cases[1]))
    return tuple(move.says(cases[0]) for move in moves)


def lines(found: Agreement) -> list[str]:
    """What was found, in plain lines."""
    told = [f"{found.one} and {found.other}: {counted(found.fields[0].both, 'statement')} that both spoke on"]
    told += [f"  only {name}: {number}" for name, number in found.only if number]
    for f in found.fields:
        kappa = f", kappa {f.kappa:g}" if f.kappa is not None else ""
        told.append(f"  {f.name}: the same in {f.same} of {f.both}{kappa}")
    told += [f"  {id}: they differ on {', '.join(names)}" for id, names in found.differing]
    told.append("Verdicts that differ with only the one's or only the other's words:")
    told += [f"  {line}" for line in found.conclusions] or ["  none"]
    return told
