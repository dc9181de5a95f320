"""What a profile closes: documents, sources and statements, people who are such a source, and their new ids."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field

from pourparler.case.model import Case, Person
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement
from pourparler.redact.fold import fold
from pourparler.redact.key import Names

#: What is gone from a copy, by profile.
PROFILES = {"public": frozenset(("internal", "protected")), "team": frozenset(("protected",))}
_AFTER = (",", ";", "(", ":", " -")  # what may stand between a person's name and what else is said of a source


@dataclass(frozen=True)
class Hidden:
    """Ids of what is closed, and the ids that stand in their place. ``people``: person -> the source it is;
    ``persons``: source -> the person."""

    documents: frozenset[str]
    sources: frozenset[str]
    statements: frozenset[str]
    people: Map[str, str]
    cites: Map[str, str] = field(default_factory=dict)
    document_ids: Map[str, str] = field(default_factory=dict)
    person_ids: Map[str, str] = field(default_factory=dict)
    persons: Map[str, str] = field(default_factory=dict)

    @property
    def gone(self) -> frozenset[str]:
        return self.sources | self.statements


def hidden(
    case: Case,
    reports: Map[str, Report],
    ledger: Map[str, list[Statement]],
    names: Names,
    profile: str,
    keep: frozenset[str],
) -> Hidden:
    """``ledger``: the statements of each of its documents; ``keep``: folded names that may stay."""
    levels = PROFILES[profile]
    documents = {id for id, document in case.documents.items() if document.handling in levels}
    documents |= {id for id, report in reports.items() if report.handling in levels}
    sources = {id for id, s in case.sources.items() if s.handling in levels or s.document in documents}
    statements = {s.id for document in documents for s in ledger.get(document, ())}
    for id, t in case.statements.items():
        if t.handling in levels or t.document in documents or (t.sources and set(t.sources) <= sources):
            statements.add(id)
    people: dict[str, str] = {}
    persons: dict[str, str] = {}
    for id in sorted(sources):
        for person in case.people.values():
            if _is(case.sources[id].who, person) and fold(person.name) not in keep:
                people.setdefault(person.id, id)
                persons.setdefault(id, person.id)
    of_ledger = {s.id for rows in ledger.values() for s in rows}
    cites: dict[str, str] = {}
    for id in sorted(sources, key=lambda id: (":" in id, id)):  # those of the ledger have a colon, and come last
        name = first = names.id("source", case.sources[id].who or id)
        number = 1
        while name in cites.values():  # sources that are called the same have one hash
            number += 1
            name = f"{first}-{number}"
        cites[id] = name
    for id in sorted(statements):
        cites[id] = names.statement(id) if id in of_ledger else names.id("statement", id)
    return Hidden(
        frozenset(documents),
        frozenset(sources),
        frozenset(statements),
        people,
        cites,
        {id: names.id("document", id) for id in sorted(documents)},
        {id: names.id("person", id) for id in sorted(people)},
        persons,
    )


def _is(who: str, person: Person) -> bool:
    """Whether a source is this person: called by the name, an alias or the id, and not "an aide of" it."""
    told = fold(who)
    for name in map(fold, (person.name, *person.aliases, person.id)):
        if name and told.startswith(name):
            rest = told[len(name) :]
            if not rest or rest.startswith(_AFTER):
                return True
    return False
