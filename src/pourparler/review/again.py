"""Where else a statement is told: however often it is accepted, it counts once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from pourparler.evidence.change.duplicates import relate
from pourparler.evidence.change.library import Library
from pourparler.evidence.change.repeats import Same, claim_of, groups
from pourparler.evidence.ledger import Standing
from pourparler.evidence.lexicon import Lexicon
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement


class Again:
    """Worked out when it is first asked for, and then for the statements of one claim only: of thousands of drafts a
    reviewer looks at one at a time.
    """

    def __init__(self, reports: Iterable[Report], standings: Iterable[Standing], lexicon: Lexicon) -> None:
        """``standings``: every statement of the ledger, with where it stands."""
        self._reports, self._lexicon = tuple(reports), lexicon
        self._standings = tuple(row for row in standings if row.status != "rejected")
        self._told: dict[Same, dict[str, Counter[str]]] = {}

    @cached_property
    def _library(self) -> Library:
        statements = [row.statement for row in self._standings]
        return Library.of(self._reports, relate(self._reports, self._lexicon, statements))

    @cached_property
    def _rows(self) -> dict[Same, list[Standing]]:
        found: dict[Same, list[Standing]] = {}
        for row in self._standings:
            found.setdefault(claim_of(row.statement), []).append(row)
        return found

    @cached_property
    def _label(self) -> dict[str, str]:
        return {row.statement.id: f"{row.statement.doc} ({row.status})" for row in self._standings}

    def of(self, statement: Statement) -> tuple[str, ...]:
        """The documents in which the same is told, each with where the statement stands there."""
        claim = claim_of(statement)
        if len(self._reports) < 2 or len(self._rows.get(claim, ())) < 2:
            return ()
        if claim not in self._told:
            told = self._told[claim] = {}
            for group in groups([row.statement for row in self._rows[claim]], (), self._library):
                count = Counter(self._label[s.id] for s in group.members)
                told.update(dict.fromkeys(group.ids, count))
        count, own = self._told[claim].get(statement.id, Counter()), self._label.get(statement.id)
        return tuple(label for label, number in count.items() if label != own or number > 1)
