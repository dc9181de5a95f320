"""Repeated statements: what links up and counts once, and on how many independent sources it stands.

Two statements repeat each other if they have the same party, stance, issue, option, negation and number (with its
unit), and the same folded words, or both stand in text that one report carried over from the other, or the text dates
both to the same days. Links are transitive: what repeats one member of a group belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pourparler.evidence.change.duplicates import Kinship
from pourparler.evidence.change.fold import folded
from pourparler.evidence.change.library import Library, Sets
from pourparler.evidence.change.periods import event_of
from pourparler.evidence.change.sources import Signature, dependence, most_apart, signature
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement

Same = tuple[object, ...]
FEW = 24  # different chains of one group whose pairs are all compared


@dataclass(frozen=True)
class Link:
    """Two statements (ids) that repeat each other, or that are not independent, and why."""

    a: str
    b: str
    why: str

    def to_json(self) -> dict[str, str]:
        return {"a": self.a, "b": self.b, "why": self.why}


@dataclass(frozen=True)
class Group:
    """Statements that say one thing and count once, the earliest first; a statement alone is a group of one.

    ``links``: each further member with one that it repeats, and why. ``voices``: how many independent sources.
    ``dependent``: each member whose chain another member has, and the pairs of different chains that are not
    independent, with the reason. Of more than 24 different chains each is compared with those found independent so
    far: then there may be more ``voices`` where ``exact`` is false, and ``dependent`` has one reason for each.
    """

    members: tuple[Statement, ...]
    links: tuple[Link, ...]
    voices: int
    exact: bool
    dependent: tuple[Link, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(s.id for s in self.members)

    def to_json(self) -> dict[str, Any]:
        return {
            "members": list(self.ids),
            "links": [k.to_json() for k in self.links],
            "voices": self.voices,
            "exact": self.exact,
            "dependent": [k.to_json() for k in self.dependent],
        }


def claim_of(statement: Statement) -> Same:
    """What two statements must share to say one thing."""
    s = statement
    number = (s.value.number, s.value.unit.casefold()) if s.value else None
    return (s.actor.party, s.stance, s.issue, s.alternative, s.negated, number)


def _reasons(statement: Statement, library: Library) -> dict[Same, str]:
    """What links a statement to others of the same claim (words, passage, days), and how that is said."""
    found: dict[Same, str] = {}
    if words := folded(statement.span.text if statement.span else statement.paraphrase):
        found["words", words] = "the same words"
    passage = library.passage(statement)
    if passage is not None:
        found["passage", passage] = f"text carried over from {library.title(passage[0])}"
    event = event_of(statement)
    if event is not None:
        found["days", event] = f"the same date, {statement.when.value if statement.when else ''}"
    return found


def one_each(statements: Iterable[Statement]) -> list[Statement]:
    """One statement for each id: its highest revision (of equals the first)."""
    found: dict[str, Statement] = {}
    for s in statements:
        if s.id not in found or s.revision > found[s.id].revision:
            found[s.id] = s
    return list(found.values())


def groups(
    statements: Iterable[Statement], kinship: Iterable[Kinship] = (), reports: Library | Iterable[Report] = ()
) -> tuple[Group, ...]:
    """Statements by what they say. Each stands in one group; the order of ``statements`` does not matter.

    The caller passes what counts. Without ``reports`` no outlet is known, so no two reports are independent.
    """
    library = Library.of(reports, kinship)
    rows = sorted(one_each(statements), key=lambda s: order(s, library))
    sets = Sets()
    first: dict[Same, str] = {}
    links: dict[str, list[Link]] = {}
    for s in rows:
        claim = claim_of(s)
        for what, why in _reasons(s, library).items():
            other = first.setdefault((claim, what), s.id)
            if sets.join(other, s.id):
                links.setdefault(s.id, []).append(Link(s.id, other, why))
    members: dict[str, list[Statement]] = {}
    for s in rows:
        members.setdefault(sets.find(s.id), []).append(s)
    return tuple(
        _group(rows, tuple(k for s in rows for k in links.get(s.id, ())), library) for rows in members.values()
    )


def order(statement: Statement, library: Library) -> tuple[object, ...]:
    """Statements by when their position was taken, when the report came out, and where they stand."""
    published = library.published(statement.doc)
    start = statement.span.start if statement.span else -1
    return (library.dated(statement).at, published or "9999", statement.doc, start, statement.id)


def _group(rows: list[Statement], links: tuple[Link, ...], library: Library) -> Group:
    heads: dict[Signature, Statement] = {}
    dependent: list[Link] = []
    for s in rows:
        first = heads.setdefault(signature(s, library), s)
        if first is not s:
            dependent.append(Link(first.id, s.id, dependence(first, s, library, one_claim=True)))
    if len(heads) <= FEW:
        size, exact, pairs = _counted(list(heads.values()), library)
    else:
        size, exact, pairs = _kept(heads, library)
    return Group(tuple(rows), links, size, exact, (*dependent, *pairs))


def _counted(heads: list[Statement], library: Library) -> tuple[int, bool, list[Link]]:
    """The largest set of independent chains, by every pair of them."""
    apart = [0] * len(heads)
    pairs: list[Link] = []
    for i, a in enumerate(heads):
        for j in range(i):
            why = dependence(heads[j], a, library, one_claim=True)
            if why:
                pairs.append(Link(heads[j].id, a.id, why))
            else:
                apart[i] |= 1 << j
                apart[j] |= 1 << i
    return most_apart(apart), True, pairs


def _kept(heads: dict[Signature, Statement], library: Library) -> tuple[int, bool, list[Link]]:
    """One by one, each chain that is independent of all kept so far; it is the most where no more voices are there."""
    kept: list[Statement] = []
    pairs: list[Link] = []
    for s in heads.values():
        for other in kept:
            if why := dependence(other, s, library, one_claim=True):
                pairs.append(Link(other.id, s.id, why))
                break
        else:
            kept.append(s)
    most = len({sign.publishers if sign.voice.kind == "own" else sign.voice for sign in heads})
    return len(kept), len(kept) == most, pairs


def voices(group: Group) -> int:
    """The number of independent sources of a group: the most members of which every two are independent."""
    return group.voices


def independent(
    a: Statement,
    b: Statement,
    reports: Library | Iterable[Report],
    kinship: Iterable[Kinship] = (),
) -> bool:
    """Whether two statements stand on independent chains; `sources.dependence` has the reason where they do not."""
    library = Library.of(reports, kinship)
    return dependence(a, b, library, one_claim=repeat(a, b, library)) == ""


def repeat(a: Statement, b: Statement, library: Library) -> bool:
    """Whether one statement repeats the other directly."""
    if claim_of(a) != claim_of(b):
        return False
    return not _reasons(a, library).keys().isdisjoint(_reasons(b, library))
