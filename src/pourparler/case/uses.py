"""What each statement and source is cited by."""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.case.model import Case


def citations(case: Case) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every citation in the case, with what it holds up, in the order of the case."""
    for issue in case.issues.values():
        for o in issue.options:
            yield o.said, f"the option {issue.id}: {o.id}"
    for impossible in case.impossible:
        yield impossible.said, f"what cannot exist ({impossible.id})"
    for party, outside in case.no_deal.items():
        yield (*outside.said, *outside.worth_said), f"what no deal is worth to {case.name(party)}"
    for party, views in case.views.items():
        for r in views.reasons:
            yield (*r.said, *r.worth_said), f"{case.name(party)}'s view {r.id}"
        for c in views.comparisons:
            yield c.said, f"{case.name(party)}'s comparison {c.id}"
    for limit in case.limits:
        yield limit.said, f"the red line {limit.id}"
    for asked in case.open:
        yield asked.said, f"the open question {asked.id}"
    for plan in case.plans:
        yield plan.said, f"the plan {plan.id}"
        if not plan.of:
            for n, step in enumerate(plan.steps, 1):
                yield (*step.said, *step.worth_said), f"step {n} of the plan {plan.id}"
        for kind, sides in (("for", plan.backed), ("against", plan.against), ("dropped", plan.dropped)):
            for party, said in sides.items():
                yield said, f"{case.name(party)} {kind} the plan {plan.id}"
    for p in case.promises:
        yield (*p.said, *p.claimed_by, *p.verified_by), f"the record of {case.name(p.by)}"
    for row in case.durability.rows if case.durability else ():
        yield (*row.whose.said, *row.whose.worth_said), f"what is assumed of time: {row.id}"
    for remark in case.said_of_promises:
        yield remark.said, f"what is said of {case.name(remark.of)}'s promises"
    for remark in case.standing:
        yield remark.said, f"the standing of {case.name(remark.of)}"
    for remark in case.principles:
        yield remark.said, f"a principle of {case.name(remark.by)}"
    for talk in case.talks:
        yield talk.said, f"the talks “{talk.name}”"


def uses(case: Case) -> dict[str, list[str]]:
    """For each cited id, what it holds up."""
    found: dict[str, list[str]] = {}
    for cites, what in citations(case):
        for cite in cites:
            if what not in found.setdefault(cite, []):
                found[cite].append(what)
    return found
