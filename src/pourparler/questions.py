"""Questions: what nobody knows, ranked by how many cells of the plan table each answer would settle."""

from __future__ import annotations

from dataclasses import replace

from pourparler.case.conditions import holds
from pourparler.finding import Finding
from pourparler.lens.deals.plan import Judged, question
from pourparler.plantable import Question
from pourparler.space.compile import Space, Valuation
from pourparler.space.judge import DEPENDS, UNKNOWN, Judgement
from pourparler.space.readings import Row, sign_bounds


def rank(
    space: Space, judged: list[Judged], leaving: Finding | None = None, lasting: Finding | None = None
) -> tuple[Question, ...]:
    """Every question behind an open cell, and the case's own; most cells first, then in case order.

    ``leaving``: the finding of the stability lens, whose questions settle cells of the column *who would leave*.
    ``lasting``: that of the durability lens. A plan's cell *would it hold* is settled by its question where that is the
    only one; where several bear on it, none of them is said to settle it. A number on which it rests and which nobody
    gave stands before others that settle as little.
    """
    cells = [(p, j) for p in judged for j in p.parties if j.code in (DEPENDS, UNKNOWN)]
    found: dict[str, set[str]] = {}
    for plan, j in cells:
        text = question(space, j, plan.package)
        settled = found.setdefault(text, set())
        settled.add(f"{plan.plan.id}: {space.case.name(j.party)}")
        if j.code == DEPENDS:
            settled |= {
                f"{other.plan.id}: {space.case.name(j.party)}"
                for other, o in cells
                if o.party == j.party and o.code == DEPENDS and _settles(space, j, o)
            }
    plans = {each.plan.id for each in judged}
    for verdict in leaving.verdicts if leaving else ():
        if len(verdict.about) == 4 and verdict.about[1] in plans:
            for ref in verdict.decides:
                settled = found.setdefault(ref.text, set())
                settled.add(f"{verdict.about[1]}: {space.case.name(verdict.about[3])} (leaving)")
    unsaid: dict[str, int] = {}  # in how many cells each number that nobody gave counts
    for verdict in lasting.verdicts if lasting else ():
        if verdict.about[1] in plans:
            told = sum(ref.kind == "unsaid" for ref in verdict.decides)
            for ref in verdict.decides:
                if ref.kind == "unsaid":
                    unsaid[ref.text] = unsaid.get(ref.text, 0) + 1
                settled = found.setdefault(ref.text, set())
                alone = ref.kind != "unsaid" and len(verdict.decides) - told == 1
                settled |= {f"{verdict.about[1]}: would it hold"} if alone else set()
    for asked in space.case.open:
        about = asked.about
        found[asked.asks] = {
            f"{plan.plan.id}: {space.case.name(j.party)}"
            for plan, j in cells
            if asked.party in ("", j.party) and (about is None or holds(about, space.terms(plan.package)))
        }
    ranked = sorted(found.items(), key=lambda item: (-max(len(item[1]), unsaid.get(item[0], 0)), item[0] not in unsaid))
    return tuple(Question(text, tuple(sorted(cells_))) for text, cells_ in ranked)


def _settles(space: Space, asked: Judgement, other: Judgement) -> bool:
    """Whether the other cell is decided once the asked one is, whichever the answer."""
    v = space.valuations[space.parties.index(asked.party)]
    if v.prioritised:
        return False
    return all(_decided(v, asked, other, sign) for sign in (1, -1))


def _decided(v: Valuation, asked: Judgement, other: Judgement, sign: int) -> bool:
    row = Row(tuple(sign * d for d in asked.delta), "asked")
    bound = sign_bounds(replace(v.readings, rows=(*v.readings.rows, row)), other.delta)
    return bound.always_accepts or bound.always_refuses
