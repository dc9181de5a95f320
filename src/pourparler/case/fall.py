"""What falls with sources and statements that are gone, or that nobody has accepted yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import takewhile
from typing import Any

from pourparler.case.cited import recited
from pourparler.case.durability import Whose
from pourparler.case.model import Case, Impossible, Limit, NoDeal, Reason, Views
from pourparler.case.uses import citations
from pourparler.words import listed


def resting_alone(case: Case, gone: set[str]) -> tuple[str, ...]:
    """What rests on nothing but these, in words."""
    return tuple(dict.fromkeys(what for cites, what in citations(case) if cites and set(cites) <= gone))


def fall(case: Case, gone: set[str], lost: bool = True) -> Case:
    """The case without all that rests on these alone; what rests on others too stays, and cites the others.

    ``lost``: there was something there, and nobody can say any more what. A view becomes one whose sign and size
    nobody knows, a red line or an impossible combination stands under ``fell``, so that taking evidence away never
    makes an answer surer. Else it is as if it had never been written.
    """

    def left(said: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(cite for cite in said if cite not in gone)

    def stays(said: tuple[str, ...]) -> bool:
        return not said or bool(left(said))

    def kept(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(replace(row, said=left(row.said)) for row in rows if stays(row.said))

    def sides(rows: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        return {party: left(said) for party, said in rows.items() if stays(said)}

    plans = []
    for plan in case.plans:
        steps = kept(plan.steps)
        if steps and stays(plan.said):
            rest: dict[str, Any] = {
                "backed": sides(plan.backed),
                "against": sides(plan.against),
                "dropped": sides(plan.dropped),
            }
            fallen = [str(n) for n, step in enumerate(plan.steps, 1) if not stays(step.said)]
            title = f"{plan.title}, without {'step' if len(fallen) == 1 else 'steps'} {listed(fallen)}"
            plans.append(
                replace(plan, title=title if fallen else plan.title, steps=steps, said=left(plan.said), **rest)
            )

    def _told(whose: Whose) -> Whose:
        """On whose word a row stands; without any left, its numbers are not known."""
        fell = not stays(whose.said) or not stays(whose.worth_said)
        return replace(whose, said=left(whose.said), worth_said=left(whose.worth_said), fell=whose.fell or fell)

    bars: tuple[Limit | Impossible, ...] = (*case.limits, *case.impossible) if lost else ()
    outside = {party: _no_deal(row, left(row.said)) for party, row in case.no_deal.items() if lost or stays(row.said)}
    return replace(
        case,
        views={party: _views(v, kept, stays, lost) for party, v in case.views.items()},
        no_deal=outside,
        limits=kept(case.limits),
        impossible=kept(case.impossible),
        fell=(*case.fell, *(row for row in bars if not stays(row.said))),
        plans=tuple(plans),
        durability=case.durability.each(_told) if case.durability else None,
        said_of_promises=kept(case.said_of_promises),
        standing=kept(case.standing),
        principles=kept(case.principles),
        talks=kept(case.talks),
        open=kept(case.open),
    )


def _views(v: Views, kept: Callable[..., Any], stays: Callable[..., bool], lost: bool) -> Views:
    """The views that are left. A prioritised list that lost a statement ends there: what it ranked lower is open."""
    rows = v.reasons
    if v.prioritised and lost:
        rows = tuple(takewhile(lambda r: stays(r.said), rows))
    elif lost:
        rows = tuple(r if stays(r.said) else _unknown(r) for r in rows)
    reasons = kept(rows)
    placed = {r.id for r in reasons if not r.fell}
    above, below = tuple(x for x in v.above if x in placed), tuple(x for x in v.below if x in placed)
    return Views(reasons, above, below, kept(v.comparisons), v.prioritised)


def _unknown(reason: Reason) -> Reason:
    because = "a view that rests on nothing that counts any more"
    gone: dict[str, Any] = {"low": None, "high": None, "place": "", "said": (), "worth_said": (), "fell": True}
    return replace(reason, word="unknown", because=because, **gone)


def _no_deal(row: NoDeal, left: tuple[str, ...]) -> NoDeal:
    if left or not row.said:
        return replace(row, said=left)
    return replace(row, low=None, high=None, said=(), worth_said=(), fell=True)


def unsaid(case: Case, gone: set[str], lost: bool = True) -> Case:
    """As `fall`, and nothing cites these any more; a size that rested on them alone becomes unknown."""

    def unsized(row: Any) -> Any:
        if row.worth_said and set(row.worth_said) <= gone:
            unknown = {"word": "unknown"} if isinstance(row, Reason) else {}
            return replace(row, low=None, high=None, **unknown)
        return row

    views = {p: replace(v, reasons=tuple(map(unsized, v.reasons))) for p, v in case.views.items()}
    no_deal = {p: unsized(row) for p, row in case.no_deal.items()}

    def left(cites: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(cite for cite in cites if cite not in gone)

    found: Case = recited(fall(replace(case, views=views, no_deal=no_deal), gone, lost), left)
    return found
