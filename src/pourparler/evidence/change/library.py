"""The reports at hand, and what of them repeats what: which report a reprint goes back to, which text was carried over.

Built once and given to the functions of this package in place of the reports.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from pourparler.evidence.change.duplicates import Kinship
from pourparler.evidence.change.fold import folded
from pourparler.evidence.change.periods import OPEN_END, Dated, bounds, dated
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement

Node = tuple[str, int]  # a paragraph: its report, and where it starts
Key = TypeVar("Key")

_TAIL = re.compile(r"\.(?:com|org|net|info|co\.[a-z]{2}|[a-z]{2})$")


class Sets:
    """Disjoint sets of paragraphs or of statements (Galler and Fischer 1964); a set is named by its first member."""

    def __init__(self) -> None:
        self._above: dict[object, object] = {}

    def find(self, key: Key) -> Key:
        top: object = key
        while (above := self._above.get(top, top)) != top:
            top = above
        while key != top:
            self._above[key], key = top, self._above[key]  # type: ignore[assignment]
        return key

    def join(self, first: Key, other: Key) -> bool:
        """Joins the set of ``other`` to that of ``first``; false where they are one already."""
        a, b = self.find(first), self.find(other)
        if a != b:
            self._above[b] = a
        return a != b


@lru_cache(maxsize=4096)
def publisher(outlet: str) -> str:
    """The name of an outlet without what its spellings differ in.

    >>> publisher("The Washington Post") == publisher("www.washingtonpost.com")
    True
    """
    plain = outlet.strip().casefold().removeprefix("https://").removeprefix("www.").rstrip("/")
    words = folded(_TAIL.sub("", plain)).split()
    return "".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@dataclass(frozen=True)
class Library:
    """Reports by id, with how they repeat each other.

    ``families``: outlets that belong together, each with the name of its family (a paper and its agency, say).
    ``names``: what parties, issues and options are called (an option as ``ISSUE.OPTION``), for sentences.
    """

    reports: Mapping[str, Report]
    kinship: tuple[Kinship, ...] = ()
    families: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    _above: dict[str, str] = field(init=False, repr=False, default_factory=dict)
    _starts: dict[str, list[tuple[int, int]]] = field(init=False, repr=False, default_factory=dict)
    _same: Sets = field(init=False, repr=False, default_factory=Sets)
    _copies: set[Node] = field(init=False, repr=False, default_factory=set)
    _family: dict[str, str] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        for outlet, family in self.families.items():
            self._family[publisher(outlet)] = publisher(family)
        sure = tuple(kin for kin in self.kinship if not kin.thin)  # nothing rests on a match that may be chance
        self._copies.update((kin.doc, passage.start) for kin in sure for passage in kin.paragraphs)
        ranges: dict[str, set[tuple[int, int]]] = {}
        for kin in sorted(sure, key=lambda k: (k.doc, -k.containment, k.of)):
            if kin.kind == "reprint":
                self._above.setdefault(kin.doc, kin.of)
            for passage in kin.paragraphs:
                ends = self._same.find((kin.of, passage.of_start)), self._same.find((kin.doc, passage.start))
                self._same.join(*sorted(ends, key=self._age))  # so a passage is named by the report that had it first
                ranges.setdefault(kin.of, set()).add((passage.of_start, passage.of_end))
                ranges.setdefault(kin.doc, set()).add((passage.start, passage.end))
        self._starts.update((doc, sorted(rows)) for doc, rows in ranges.items())

    def _age(self, node: Node) -> tuple[bool, tuple[str, str], Node]:
        return node in self._copies, bounds(self.published(node[0])) or (OPEN_END, OPEN_END), node

    @classmethod
    def of(cls, reports: Library | Iterable[Report], kinship: Iterable[Kinship] = ()) -> Library:
        """The library of these reports; a library is given back as it is."""
        if isinstance(reports, Library):
            return reports
        return cls({r.id: r for r in reports}, tuple(kinship))

    def root(self, doc: str) -> str:
        """The report that this one is a reprint of, or itself; of a reprint of a reprint the first."""
        seen = set()
        while doc in self._above and doc not in seen:
            seen.add(doc)
            doc = self._above[doc]
        return doc

    def passage(self, statement: Statement) -> Node | None:
        """A name for the carried-over paragraph that the statement stands in, the same in every report; or None."""
        if statement.span is None:
            return None
        rows = self._starts.get(statement.doc, [])
        place = bisect_right(rows, (statement.span.start, 1 << 60)) - 1
        if place < 0 or statement.span.start >= rows[place][1]:
            return None
        return self._same.find((statement.doc, rows[place][0]))

    def published(self, doc: str) -> str:
        return self.reports[doc].published if doc in self.reports else ""

    def dated(self, statement: Statement) -> Dated:
        """When the position of the statement was taken."""
        return dated(statement, self.published(statement.doc))

    def publisher(self, doc: str) -> str:
        """The family that published a report; empty where its outlet is not stated."""
        plain = publisher(self.reports[doc].outlet) if doc in self.reports else ""
        return self._family.get(plain, plain)

    def family(self, outlet: str) -> str:
        """The family of an outlet that a text names."""
        return self._family.get(publisher(outlet), publisher(outlet))

    def outlet(self, doc: str) -> str:
        """The outlet of a report as stated, or else the report's id."""
        return (self.reports[doc].outlet if doc in self.reports else "") or doc

    def title(self, doc: str) -> str:
        """What a reader calls a report: its outlet and its id."""
        outlet = self.reports[doc].outlet if doc in self.reports else ""
        return f"{outlet} ({doc})" if outlet else doc

    def name(self, id: str) -> str:
        """What a party or issue is called."""
        return self.names.get(id, id)

    def subject(self, issue: str, alternative: str | None) -> str:
        """What an issue, or an option of it, is called."""
        if alternative is None:
            return self.name(issue)
        return self.names.get(f"{issue}.{alternative}", f"{self.name(issue)}: {alternative}")
