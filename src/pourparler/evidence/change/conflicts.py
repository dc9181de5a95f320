"""Conflicts between reports: they cannot both be right about one party at one time. Both sides stay, with their chains.

- ``conflict/opposite``: opposite signs on one issue or option in one period, on the word of different sources;
- ``conflict/dropped-or-held``: one says it was dropped, one that it is held, in one period and in no certain order,
  on the word of different sources;
- ``conflict/one-source``: the same with opposite signs on the word of one source, in two reports whose dates have no
  order: it may have changed in between, or one report has it wrong;
- ``conflict/undated``: opposite signs on the word of different sources, where a date is not known: it may be a change;
- ``conflict/denial``: the party denies a position that was reported of it. What it denies stands in its words alone
  (see `wording.denied_by`): to deny an acceptance contradicts a report that it accepts, offers or promises, to deny a
  refusal one that it refuses. Where the words do not tell, there is no conflict. The position is the latest that does
  not lie after the denial.

A yes under one condition and a no under another go together: they are no conflict.

A *period* (`periods.same_period`): the stretches of days in which the two positions may have been taken overlap; where
one is dated by its report alone, at most two days may lie between. What the text of the later report marks as a change,
and what lies further apart, is a shift (see `shifts`). A denial on the record never overwrites an anonymous report: it
stands beside it, and changes no sign on a timeline. Opposite signs on different numbers of one unit are no conflict.

That two parties disagree is the normal state: `disagreements` is a view of it, and no conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pourparler.evidence.change.duplicates import Kinship
from pourparler.evidence.change.library import Library, Sets
from pourparler.evidence.change.periods import Dated, near_pairs, precedes, same_period
from pourparler.evidence.change.sources import on_record, same_source, signature
from pourparler.evidence.change.timeline import Entry, Timeline, timelines
from pourparler.evidence.change.wording import denied_by, one_condition, verb
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement
from pourparler.words import counted

Pair = tuple[Entry, Entry]
TAKING, WANTING = ("accepts", "offers", "promises"), ("supports", "demands")
DENIED = {  # what is denied, and the positions that cannot be right if the denial is
    **dict.fromkeys(TAKING, TAKING),
    "supports": WANTING,
    "demands": ("demands",),
    **dict.fromkeys(("considers", "willing"), (*TAKING, *WANTING, "considers")),
    **dict.fromkeys(("refuses", "opposes"), ("refuses", "opposes")),
    "drops": ("drops",),
}


@dataclass(frozen=True)
class Conflict:
    """``a`` and ``b``: the statements (ids) of each side, the earliest first, with their chains in words.

    Each conflicts with at least one of the other side. ``a`` is the side in favour, or what is denied. ``on_record``:
    those that are the actor's own word, by name.
    """

    rule: str
    party: str
    people: tuple[str, ...]
    issue: str
    alternative: str | None
    a: tuple[str, ...]
    b: tuple[str, ...]
    a_chains: tuple[str, ...]
    b_chains: tuple[str, ...]
    on_record: tuple[str, ...]
    why: str

    def to_json(self) -> dict[str, Any]:
        data = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items()}


def conflicting(a: Entry, b: Entry, library: Library) -> str:
    """The rule by which two positions of one party on one option conflict; empty where they do not.

    The order of ``a`` and ``b`` does not matter.
    """
    if a.sign is None or b.sign is None or amounts_differ(a, b) or other_conditions(a, b):
        return ""
    opposite = a.sign * b.sign < 0
    if not opposite and sorted((a.sign > 0, b.sign > 0)) != [False, True]:
        return ""
    ordered = precedes(a.dated, b.dated) or precedes(b.dated, a.dated)
    if not opposite and (ordered or not (a.dated.known and b.dated.known)):
        return ""
    later = b if precedes(a.dated, b.dated) else a
    one_report = a.statement.doc == b.statement.doc
    if ordered and (one_report or later.statement.shift_marker):
        return ""  # the text itself tells of a change
    known = a.dated.known and b.dated.known
    if same_source(a.statement, b.statement, library):
        apart = library.root(a.statement.doc) != library.root(b.statement.doc)
        return "conflict/one-source" if opposite and apart and known and not ordered else ""
    if known and not same_period(a.dated, b.dated):
        return ""
    if not known and not one_report:
        return "conflict/undated"
    return "conflict/opposite" if opposite else "conflict/dropped-or-held"


def amounts_differ(a: Entry, b: Entry) -> bool:
    """Whether two positions are about different numbers of one unit."""
    x, y = a.statement.value, b.statement.value
    return bool(x and y and x.unit.casefold() == y.unit.casefold() and x.number != y.number)


def other_conditions(a: Entry, b: Entry) -> bool:
    """Whether both positions hang on conditions, which are not known to be the same."""
    return a.hangs and b.hangs and not one_condition(a.condition, b.condition)


def conflicts(
    statements: Iterable[Statement], reports: Library | Iterable[Report], kinship: Iterable[Kinship] = ()
) -> tuple[Conflict, ...]:
    """All conflicts between reports of these statements, by party, issue, option, rule and time."""
    library = Library.of(reports, kinship)
    found: list[Conflict] = []
    for line in timelines(statements, library, kinship):
        rules: dict[str, list[Pair]] = {}
        for rule, pair in _opposites(line, library):
            rules.setdefault(rule, []).append(pair)
        for rule, pairs in [*sorted(rules.items()), ("conflict/denial", list(_denials(line, library)))]:
            found += (_record(rule, line, a, b, library) for a, b in _sides(pairs, line.entries))
    return tuple(found)


def _opposites(line: Timeline, library: Library) -> Iterator[tuple[str, Pair]]:
    """Pairs that conflict; of what one chain repeats on one day only the first takes part."""
    first: dict[object, Entry] = {}
    for e in line.positions:
        number = (e.statement.value.number, e.statement.value.unit) if e.statement.value else None
        own = (e.statement.doc, library.passage(e.statement)) if not e.dated.known or e.statement.shift_marker else None
        first.setdefault((signature(e.statement, library), e.sign, e.dated, number, own), e)
    plus = [e for e in first.values() if e.sign is not None and e.sign > 0]
    rest = [e for e in first.values() if e.sign is not None and e.sign <= 0]
    undated = ([e for e in plus if not e.dated.known], [e for e in rest if not e.dated.known])
    pairs = [*near_pairs(plus, rest, lambda e: e.dated)]
    pairs += ((p, m) for p in undated[0] for m in rest)
    pairs += ((p, m) for p in plus if p.dated.known for m in undated[1])
    for p, m in pairs:
        rule = conflicting(p, m, library)
        if rule:
            yield rule, (p, m)


def _denials(line: Timeline, library: Library) -> Iterator[Pair]:
    """Each denial with what it denies: such positions of the latest date that does not lie after it."""
    days: dict[tuple[Dated, str], list[Entry]] = {}
    for e in line.entries:
        what = denied_by(e.statement, library.name)
        if what:
            days.setdefault((e.dated, what), []).append(e)
    for (day, what), denials in days.items():
        held = [e for e in line.positions if e.statement.stance in DENIED[what]]
        last = next((e for e in reversed(held) if e.dated.known and not precedes(day, e.dated)), None)
        denied = [e for e in held if not e.dated.known or (last and e.dated.at == last.dated.at)]
        yield from ((e, denial) for e in denied for denial in denials if not amounts_differ(e, denial))


def _sides(pairs: Iterable[Pair], entries: tuple[Entry, ...]) -> list[tuple[list[Entry], list[Entry]]]:
    """Pairs that share a member are one conflict; its two sides, each by time."""
    sets = Sets()
    at = {e.statement.id: number for number, e in enumerate(entries)}
    sides: dict[str, tuple[set[int], set[int]]] = {}
    rows = sorted(pairs, key=lambda p: (at[p[0].statement.id], at[p[1].statement.id]))
    for a, b in rows:
        sets.join(a.statement.id, b.statement.id)
    for a, b in rows:
        home = sides.setdefault(sets.find(a.statement.id), (set(), set()))
        home[0].add(at[a.statement.id])
        home[1].add(at[b.statement.id])
    return [([entries[n] for n in sorted(a)], [entries[n] for n in sorted(b)]) for a, b in sides.values()]


WHY = {
    "conflict/opposite": "In one period, on the word of different sources",
    "conflict/dropped-or-held": "In one period, and which came first is not known",
    "conflict/one-source": "On the word of one source, and which came first is not known",
    "conflict/undated": "On the word of different sources; a date is not known, so it may also be a change",
    "conflict/denial": "Both stay",
}


def _record(rule: str, line: Timeline, a: list[Entry], b: list[Entry], library: Library) -> Conflict:
    who, what = library.name(line.party), library.subject(line.issue, line.alternative)
    one, two = ((f"{who} {verb(e.statement, library.name)}", f"{e.under} ({e.dated.words})") for e in (a[0], b[0]))
    why = f"{one[0]} {what}{one[1]}. {two[0]} it{two[1]}. {WHY[rule]}"
    if rule == "conflict/denial" and all(on_record(e.statement) for e in a):
        why += ": it denies what it is on record as saying itself"
    more = len(a) + len(b) - 2
    if more:
        why += f" ({counted(more, 'further statement')})"
    return Conflict(
        rule=rule,
        party=line.party,
        people=tuple(dict.fromkeys(e.person for e in [*a, *b] if e.person)),
        issue=line.issue,
        alternative=line.alternative,
        a=tuple(e.statement.id for e in a),
        b=tuple(e.statement.id for e in b),
        a_chains=tuple(e.chain for e in a),
        b_chains=tuple(e.chain for e in b),
        on_record=tuple(e.statement.id for e in [*a, *b] if on_record(e.statement)),
        why=why,
    )
