"""Check: whether the odds of a war, with the masses that count, stay from 0 to 1 wherever a plan comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pourparler.case.conditions import holds
from pourparler.case.durability import UNKNOWN_ODDS, Durability, WarInput
from pourparler.case.tell import tell_terms
from pourparler.lens.durability.steps import Steps, steps_of, undoers
from pourparler.space.compile import Package, Space

if TYPE_CHECKING:
    from pourparler.case.model import Case
    from pourparler.checks_durability import Rows

#: Up to so many packages of one plan are looked at; of more steps than make so many, the order listed.
MOST = 4096
CLOSE = 1e-12


def odds(case: Case, space: Space) -> Rows:
    """A war whose odds leave 0 to 1, at an end of what is given, where some plan comes to: the lens refuses that.

    One row for each war, at its worst: in all orders that a plan's steps may take, with what can be taken back alone,
    and with what is left once a violation is seen. What a winner sets is not among it: no war begins there.
    """
    d = case.durability
    if d is None or space.today is None:
        return
    plans = [plan for plan in case.plans if space.feasible(space.package(plan.terms))]
    reached = {package: plan.title for plan in reversed(plans) for package in _reached(space, d, steps_of(space, plan))}
    for war in d.wars:
        if war.odds.text == UNKNOWN_ODDS or not reached:
            continue
        ends = {package: _ends(space, d, war, package) for package in reached}
        worst = max(sorted(ends), key=lambda package: max(-ends[package][0], ends[package][1] - 1))
        low, high = ends[worst]
        if low >= -CLOSE and high <= 1 + CLOSE:
            continue
        today = case.today or {}
        changed = {i: o for i, o in space.terms(worst).items() if today.get(i) != o}
        where = f"with {tell_terms(case, changed)} (“{reached[worst]}”)" if changed else "today"
        says = f"{where} the odds come to {low if -low >= high - 1 else high:.3g}"
        yield "odds", war.line, war.id, says, "odds and the masses added to them stay from 0 to 1: narrow one"


def _ends(space: Space, d: Durability, war: WarInput, package: Package) -> tuple[float, float]:
    """The least and the greatest odds of the first side there. The odds given are those of today."""
    now, today = space.terms(package), space.case.today or {}
    low, high = war.odds.low, war.odds.high
    for mass in d.mass:
        if mass.war == war.id and (change := int(holds(mass.when, now)) - int(holds(mass.when, today))):
            ends = change * mass.odds.low, change * mass.odds.high
            low, high = low + min(ends), high + max(ends)
    return low, high


def _reached(space: Space, d: Durability, steps: Steps) -> set[Package]:
    """What the plan comes to, and what can come of that without a war."""
    found = {steps.package(done) for done in _done(steps)}
    for v in d.violations:
        found |= {_left(space, at, v.then) for at in tuple(found) if holds(v.when, space.terms(at))}
    ahead = sorted(found)
    while ahead and len(found) < MOST:
        more = set(_taken_back(space, ahead.pop())) - found
        found |= more
        ahead += sorted(more)
    return found


def _done(steps: Steps) -> Iterable[frozenset[int]]:
    """The sets of steps that can be done; those of the listed order alone, where there are too many."""
    seen, layer = [frozenset[int]()], {frozenset[int]()}
    while layer:
        layer = {done | {j} for done in layer for j in range(len(steps)) if j not in done and steps.after[j] <= done}
        if len(seen) + len(layer) > MOST:
            order = steps.in_order(set(range(len(steps))))
            return [frozenset(order[:k]) for k in range(len(steps) + 1)]
        seen += sorted(layer, key=sorted)
    return seen


def _left(space: Space, at: Package, then: Mapping[str, str]) -> Package:
    """The package with these terms, but for what is final there."""
    terms, issues = space.terms(at), space.case.issues
    new = {i: o for i, o in then.items() if not issues[i].option(terms[i]).final}
    return space.package({**terms, **new})


def _taken_back(space: Space, at: Package) -> Iterator[Package]:
    """Each thing that somebody can take back alone taken back, where that can exist."""
    assert space.today is not None
    for axis, option in enumerate(at):
        back = (*at[:axis], space.today[axis], *at[axis + 1 :])
        if back != at and undoers(space, axis, option) and space.feasible(back):
            yield back
