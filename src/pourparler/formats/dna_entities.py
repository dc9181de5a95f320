"""The entities of a DNA database: each value of a variable once, with its attributes; a person under the party."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from pourparler.evidence.statement import Statement
from pourparler.formats.dna_schema import MAX_VALUE
from pourparler.formats.dna_values import Labels, plain, short


class Entities:
    """Rows of ENTITIES, made when first asked for."""

    def __init__(
        self,
        base: sqlite3.Connection,
        variables: Mapping[tuple[str, str], tuple[int, str]],
        labels: Labels,
        cut: dict[str, str],
    ) -> None:
        self._base, self._variables, self._labels, self._cut = base, variables, labels, cut
        self._rows: dict[tuple[int, str], int] = {}

    def id(self, type: str, variable: str, value: str, statement: Statement) -> int:
        """The entity of a value; ``statement`` tells which actor or concept it is."""
        number, _ = self._variables[type, variable]
        text = short(value, self._cut)
        if (number, text) not in self._rows:
            above = None
            if variable == "person" and text:
                above = self.id(type, "organization", self._labels.of(statement.actor.party), statement)
            self._rows[number, text] = row = len(self._rows) + 1
            self._base.execute("INSERT INTO ENTITIES VALUES (?, ?, ?, 0, 0, 0, ?)", (row, number, text, above))
            self._attributes(row, number, self._told(variable, statement) if text else {})
        return self._rows[number, text]

    def _attributes(self, row: int, variable: int, told: Mapping[str, str]) -> None:
        """DNA expects a value, if only an empty one, for each attribute of the variable."""
        select = "SELECT ID, AttributeVariable FROM ATTRIBUTEVARIABLES WHERE VariableId = ? ORDER BY ID"
        for attribute, name in self._base.execute(select, (variable,)).fetchall():
            value = plain(told.get(name, ""))
            value = value if len(value) <= MAX_VALUE else f"{value[: MAX_VALUE - 1]}…"
            insert = "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) VALUES (?, ?, ?)"
            self._base.execute(insert, (row, attribute, value))

    def _told(self, variable: str, statement: Statement) -> dict[str, str]:
        """What the case says of an actor or a concept, as DNA's attributes."""
        lexicon, s = self._labels.names.lexicon, statement
        if variable in ("person", "organization"):
            id = s.actor.id if variable == "person" else s.actor.party
            name = next((name for name in lexicon.names if name.id == id), None)
            return {"Type": name.kind, "Alias": ", ".join(name.aliases)} if name else {}
        subject = next((subject for subject in lexicon.subjects if subject.id == s.issue), None)
        if variable != "concept" or subject is None:
            return {}
        says = next((option.says for option in subject.options if option.id == s.alternative), "")
        kind = "option" if s.alternative else "issue"
        return {"Type": kind, "Notes": f"{subject.question} {says}".strip()}
