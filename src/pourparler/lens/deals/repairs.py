"""Repairs as plans: for each plan that not everyone who must agree accepts, the nearest package that they do."""

from __future__ import annotations

from pourparler.case.model import Plan, Step
from pourparler.case.tell import tell_term
from pourparler.lens.deals.answer import in_every_reading
from pourparler.lens.deals.dense import Dense
from pourparler.lens.deals.near import Near, accepted, changes_of, nearest
from pourparler.space.compile import Package, Space
from pourparler.words import counted, listed

MOST = 4  # rows of the plan table


def repairs(dense: Dense, most: int = MOST) -> tuple[Plan, ...]:
    """The repairs of all plans, each package once, at most ``most``; plans that a repair would equal need none.

    A plan that all accept in every reading needs none. One that all accept in some reading gets the nearest package
    accepted in every reading, if there is one; any other, the nearest accepted in some reading. The first of equals.
    """
    space = dense.space
    known = {space.package(plan.terms) for plan in space.case.plans}
    found: dict[Package, list[tuple[Plan, Near]]] = {}
    for plan in space.case.plans:
        target = space.package(plan.terms)
        close = nearest(dense, target, accepted(False))
        if close is not None and close.distance == 0:
            if in_every_reading(space, target):
                continue
            close = nearest(dense, target, accepted(True))
        if close is not None and close.packages[0] not in known:
            found.setdefault(close.packages[0], []).append((plan, close))
    rows = list(found.items())[:most]
    return tuple(_plan(space, package, plans, n) for n, (package, plans) in enumerate(rows, 1))


def _plan(space: Space, package: Package, plans: list[tuple[Plan, Near]], number: int) -> Plan:
    case, (first, close) = space.case, plans[0]
    changed = changes_of(space.package(first.terms), package)
    told = listed([tell_term(case, space.issues[i], space.options[i][package[i]]) for i in changed])
    where = "in every reading" if in_every_reading(space, package) else "in some reading"
    ties = f"; {counted(close.ties - 1, 'other')} as near" if close.ties > 1 else ""
    return Plan(
        id=f"repair-{number}",
        title=f"Repair {number}: “{first.title}” with {told}",
        steps=(Step(space.terms(package)),),
        ours=True,
        note=f"Worked out here: the fewest terms changed, so that everyone who must agree accepts {where}{ties}.",
        repairs=tuple(plan.id for plan, _ in plans),
    )
