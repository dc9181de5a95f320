"""What exports of statements share: names of actors, concepts, order, and what handling leaves out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pourparler.evidence.lexicon import Lexicon
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement
from pourparler.words import counted

SPECIAL = {"_source": "a source of no party", "_author": "the report's author"}


def concept(statement: Statement) -> str:
    """What a statement is about, as one text: ``issue: option``, or the issue alone."""
    s = statement
    return f"{s.issue}: {s.alternative}" if s.alternative else s.issue


def place(statement: Statement) -> tuple[Any, ...]:
    """The order of statements in an export: document, place in it, actor, stance, concept, id, revision."""
    s = statement
    start, end = (s.span.start, s.span.end) if s.span else (-1, -1)
    return (s.doc, start, end, s.actor.id, s.stance, s.issue, s.alternative or "", s.id, s.revision, s.review.by or "")


def shown_statements(
    statements: Iterable[Statement], reports: Mapping[str, Report], closed: Collection[str], full: bool
) -> tuple[list[Statement], tuple[str, ...]]:
    """The statements an export may show, in order, and a note on how many handling left out."""
    hidden = {id for id, report in reports.items() if report.handling != "open"} | set(closed)
    every = sorted(statements, key=place)
    kept = [s for s in every if full or s.doc not in hidden]
    left = len(every) - len(kept)
    told = f"{counted(left, 'statement')} of documents that are not open left out; --full writes them"
    return kept, (told,) if left else ()


class Names:
    """Names by id, in the order of the case, and ids by name or alias."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._name = {name.id: name.name for name in lexicon.names} | SPECIAL
        self._party = {name.id: name.party for name in lexicon.names}
        self._ids: dict[str, str] = {}
        for name in lexicon.names:
            for text in (name.id, name.name, *name.aliases):
                self._ids.setdefault(plain(text), name.id)
        self._ids |= {plain(text): id for id, text in SPECIAL.items()}
        self._concepts: dict[str, tuple[str, str | None]] = {}
        for subject in lexicon.subjects:
            for text in (subject.id, subject.question):
                self._concepts.setdefault(plain(text), (subject.id, None))
            for option in subject.options:
                for text in (f"{subject.id}: {option.id}", f"{subject.question}: {option.says}"):
                    self._concepts.setdefault(plain(text), (subject.id, option.id))

    def of(self, id: str) -> str:
        """The name that people read; the id of somebody whom the case does not know."""
        return self._name.get(id, id)

    def party(self, id: str) -> str:
        return self._party.get(id, id)

    def id(self, text: str) -> str:
        """The id behind a name or an alias; empty where the case has none."""
        return self._ids.get(plain(text), "")

    def concept(self, text: str) -> tuple[str, str | None] | None:
        """Issue and option behind a concept, by ids or by the words of the case; None where there is none."""
        return self._concepts.get(plain(text))

    def in_order(self, ids: Collection[str]) -> list[str]:
        known = [id for id in self._name if id in ids]
        return known + sorted(set(ids) - set(known))

    def concepts_in_order(self, found: Collection[str]) -> list[str]:
        every = [c for s in self.lexicon.subjects for c in (s.id, *(f"{s.id}: {o.id}" for o in s.options))]
        known = [text for text in every if text in found]
        return known + sorted(set(found) - set(known))


def plain(text: str) -> str:
    """A text as names are compared: case, spaces and kinds of apostrophe do not count."""
    return " ".join(text.replace("’", "'").casefold().split())
