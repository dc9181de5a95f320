"""Rows of what the case says: steps, standing, what is missing, the record, and the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.case.tell import tell_cites, tell_terms
from pourparler.lens.durability.answering import by_war
from pourparler.lens.durability.drawn import Cells, Drawn
from pourparler.lens.durability.given import UNKNOWN_SHARE
from pourparler.lens.durability.matters import told
from pourparler.lens.durability.structure import Kept
from pourparler.lens.durability.tables_unsaid import concerned
from pourparler.lens.durability.trust import record
from pourparler.space.compile import Space
from pourparler.words import listed


def steps_rows(space: Space, d: Drawn) -> Iterator[Cells]:
    case = space.case
    for row in d.found.steps:
        back = "nobody, ever" if row.final else listed(map(case.name, row.undo)) if row.undo else "nobody alone"
        behind = _behind(space, row)
        who = listed(map(case.name, row.who)) if row.who else "nobody named"
        yield f"{d.steps.names[row.number - 1]}: {who}", tell_terms(case, row.terms), row.order or "–", back, behind


def _behind(space: Space, row: Kept) -> str:
    """``fine; escrow, from step body on; East, by war (raid)``; a list of ids where nothing else answers."""
    found = [listed(row.behind)] if row.behind else []
    found += [f"{id}, from step {since} on" for id, since in row.later]
    found += [f"{who}, by war ({war})" for war, who in by_war(space.case, row.wars)]
    return "; ".join(found) or ("nothing in the case" if row.undo else "–")


def said(space: Space, plans: Sequence[Drawn]) -> Iterator[Cells]:
    """Each remark once, with the plans that it concerns."""
    case = space.case
    found: dict[tuple[str, str], list[str]] = {}
    for d in plans:
        rows = [
            (f"{case.name(x.by)} disputes the standing of {case.name(x.of)}: {x.what}", tell_cites(case, x.said, x.of))
            for x in d.found.disputed
        ]
        rows += [(f"of {case.name(x.of)}: {x.what}", tell_cites(case, x.said, x.of)) for x in d.found.said]
        for row in rows:
            found.setdefault(row, []).append(d.plan.title)
    for (text, whose), titles in found.items():
        yield text, whose, concerned(titles, [d.plan.title for d in plans])


def missing(space: Space, d: Drawn) -> Iterator[Cells]:
    for text in d.told["missing"]:
        yield (text,)


def counts_rows(space: Space) -> Iterator[Cells]:
    """What the record of each party comes to, who has one."""
    for party in space.case.parties:
        found = record(space.case.promises, party)
        if found.rows:
            counts = (found.kept, found.broken, found.disputed, found.agreements_kept, found.agreements_broken)
            yield space.case.name(party), len(found.rows), *(f"{count:g}" for count in counts)


def record_rows(space: Space) -> Iterator[Cells]:
    """The dated record itself, as the case has it."""
    case = space.case
    for p in space.case.promises:
        claimed = tell_cites(case, p.claimed_by, p.by) if p.claimed_by else "–"
        verified = tell_cites(case, p.verified_by, p.by) if p.verified_by else "–"
        yield f"{case.name(p.by)} to {listed(map(case.name, p.to))}", p.what, p.date, p.outcome, claimed, verified


def numbers_rows(plans: Sequence[Drawn]) -> Iterator[Cells]:
    """Every number, with the first plan that rests on it; what the case does not give and nothing turns on is left out."""
    seen: set[str] = set()
    for d in plans:
        for i in told(d.asked.space.case, d.asked.given):
            if i.id not in seen:
                seen.add(i.id)
                ends = " to ".join(dict.fromkeys((f"{i.number.low:g}", f"{i.number.high:g}")))
                if i.number is UNKNOWN_SHARE:
                    yield d.plan.title, i.says, f"anything from {ends}", "not given"
                    continue
                yield d.plan.title, i.says, i.number.text or ends, "ours" if i.ours else "said"
        prior = d.asked.space.case.durability.prior if d.asked.space.case.durability else None
        if prior and "prior" not in seen:
            seen.add("prior")
            says = "the prior: promises that every record starts from"
            yield d.plan.title, says, f"{prior[0]:g} kept, {prior[1]:g} broken", "ours, from no source"
