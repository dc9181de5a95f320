"""What falls with sources and statements that are gone, or that nobody has accepted yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pourparler.case.model import Case, Reason, Views
from pourparler.case.uses import citations

CITES = frozenset({"said", "worth_said", "claimed_by", "verified_by"})


def resting_alone(case: Case, gone: set[str]) -> tuple[str, ...]:
    """What rests on nothing but these, in words."""
    return tuple(dict.fromkeys(what for cites, what in citations(case) if cites and set(cites) <= gone))


def fall(case: Case, gone: set[str]) -> Case:
    """The case without all that rests on these alone; what rests on others too stays, and cites the others."""

    def left(said: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(cite for cite in said if cite not in gone)

    def stays(said: tuple[str, ...]) -> bool:
        return not said or bool(left(said))

    def kept(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(replace(row, said=left(row.said)) for row in rows if stays(row.said))

    def sides(rows: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        return {party: left(said) for party, said in rows.items() if stays(said)}

    views = {}
    for party, v in case.views.items():
        reasons = kept(v.reasons)
        ids = {r.id for r in reasons}
        above, below = tuple(x for x in v.above if x in ids), tuple(x for x in v.below if x in ids)
        views[party] = Views(reasons, above, below, kept(v.comparisons), v.prioritised)
    plans = []
    for plan in case.plans:
        steps = kept(plan.steps)
        if steps and stays(plan.said):
            rest: dict[str, Any] = {
                "backed": sides(plan.backed),
                "against": sides(plan.against),
                "dropped": sides(plan.dropped),
            }
            plans.append(replace(plan, steps=steps, said=left(plan.said), **rest))
    return replace(
        case,
        views=views,
        limits=kept(case.limits),
        impossible=kept(case.impossible),
        plans=tuple(plans),
        said_of_promises=kept(case.said_of_promises),
        standing=kept(case.standing),
        principles=kept(case.principles),
        talks=kept(case.talks),
        open=kept(case.open),
    )


def unsaid(case: Case, gone: set[str]) -> Case:
    """As `fall`, and nothing cites these any more; a size that rested on them alone becomes unknown."""

    def unsized(reason: Reason) -> Reason:
        if reason.worth_said and set(reason.worth_said) <= gone:
            return replace(reason, low=None, high=None, word="unknown")
        return reason

    views = {p: replace(v, reasons=tuple(map(unsized, v.reasons))) for p, v in case.views.items()}
    no_deal = {p: row for p, row in case.no_deal.items() if not row.said or set(row.said) - gone}
    found: Case = _strip(fall(replace(case, views=views, no_deal=no_deal), gone), gone)
    return found


def _strip(value: Any, gone: set[str]) -> Any:
    """The same records, with these citations taken out wherever they stand."""
    if isinstance(value, tuple):
        return tuple(_strip(part, gone) for part in value)
    if isinstance(value, Mapping):
        return {key: _strip(part, gone) for key, part in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    new: dict[str, Any] = {}
    for each in fields(value):
        old = getattr(value, each.name)
        if each.name in CITES:
            new[each.name] = tuple(cite for cite in old if cite not in gone)
        elif each.name in ("backed", "against", "dropped"):
            new[each.name] = {party: tuple(c for c in said if c not in gone) for party, said in old.items()}
        elif isinstance(old, (tuple, Mapping)) or is_dataclass(old):
            new[each.name] = _strip(old, gone)
    return replace(value, **new)
