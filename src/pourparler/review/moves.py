"""What a person's yes to a statement would move in the plan table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pourparler.case.effects import Effect, add_effect, contradicts, effects
from pourparler.case.load import load
from pourparler.case.model import Case
from pourparler.compare import Cell, Cells, quick_cells
from pourparler.errors import InputError
from pourparler.evidence.ledger import Ledger
from pourparler.evidence.statement import Statement
from pourparler.words import COLUMNS


@dataclass(frozen=True)
class Move:
    """A cell of the plan table, and the verdict in it before and after. A new row of the table is one too."""

    plan: str
    column: str
    before: str
    after: str

    def says(self, case: Case) -> str:
        title = next((plan.title for plan in case.plans if plan.id == self.plan), self.plan)
        return f"“{title}”, {COLUMNS.get(self.column, case.name(self.column))}: {self.before} -> {self.after}"


@dataclass(frozen=True)
class Outlook:
    """``by_itself``: what acceptance alone moves (rows of the case wait for it); ``rows``: what a person may draw
    from it, each with what that would move; ``against``: views of the party that say the opposite.
    """

    by_itself: tuple[Move, ...] = ()
    rows: tuple[tuple[Effect, tuple[Move, ...]], ...] = ()
    against: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """The most cells that a yes could move."""
        return max([len(self.by_itself), *(len(moves) for _, moves in self.rows)])


class Outlooks:
    """Outlooks on the statements of one case as it stands; equal rows are worked out once."""

    def __init__(self, path: Path, case: Case, ledger: Ledger) -> None:
        self.path, self.case, self.ledger = path, case, ledger
        self.base = quick_cells(case)
        self._seen: dict[tuple[str, ...], tuple[Move, ...]] = {}

    def on(self, statement: Statement) -> Outlook:
        """The columns looked at are: barred by what; who must agree, and does; and each party's verdict."""
        case = self.case
        rows = tuple((effect, self._drawn(effect)) for effect in effects(case, statement))
        cited = any(cite == statement.id for cite, _, _ in case.waits)
        itself = self._accepted(statement) if cited else ()
        against = tuple(f"{case.name(r.party)}'s view {r.id} says the opposite" for r in contradicts(case, statement))
        return Outlook(itself, rows, against)

    def _drawn(self, effect: Effect) -> tuple[Move, ...]:
        key = (effect.kind, effect.party, effect.issue, effect.option, effect.plan, str(effect.step))
        if key not in self._seen:
            try:
                self._seen[key] = moved(self.base, quick_cells(add_effect(self.case, replace(effect, said=""))))
            except InputError:  # it contradicts what the case says: nothing moves, and `against` tells
                self._seen[key] = ()
        return self._seen[key]

    def _accepted(self, statement: Statement) -> tuple[Move, ...]:
        try:
            return moved(self.base, quick_cells(load(self.path, accept=(statement,), ledger=self.ledger)))
        except InputError:
            return ()


def moved(before: Cells, after: Cells) -> tuple[Move, ...]:
    """The cells whose verdict differs, in the order of the table."""
    found = []
    cells: Mapping[Cell, None] = dict.fromkeys((*before, *after))
    for plan, column in cells:
        was, now = before.get((plan, column), "not there"), after.get((plan, column), "gone")
        if was != now and not (was == "not there" and column not in COLUMNS):
            found.append(Move(plan, column, was, now))
    return tuple(found)
