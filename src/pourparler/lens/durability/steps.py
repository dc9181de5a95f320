"""The steps of a plan, their partial order, and what stands once some of them are done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pourparler.case.model import Plan
from pourparler.case.step_order import waits_for
from pourparler.lens.durability.model import Package
from pourparler.space.compile import Space

Terms = tuple[tuple[int, int], ...]  # issue and option numbers


@dataclass(frozen=True)
class Steps:
    """``after[j]``: steps that come before step j; ``until[j]``: the step that ends what j sets, or -1.

    ``reported``: whether the order the case lists is one somebody reports, as far as the case says.
    """

    plan: Plan
    names: tuple[str, ...]
    does: tuple[Terms, ...]
    who: tuple[tuple[int, ...], ...]
    after: tuple[frozenset[int], ...]
    until: tuple[int, ...]
    today: Package

    def __len__(self) -> int:
        return len(self.does)

    def package(self, done: Iterable[int]) -> Package:
        """What stands once these steps are done: of two that set one issue, the one that must come later, or is
        listed later, counts; what a step set for a time goes back to today."""
        there = set(done)
        found = list(self.today)
        for j in self.in_order(there):
            ended = self.until[j] in there
            for issue, option in self.does[j]:
                found[issue] = self.today[issue] if ended else option
        return tuple(found)

    def in_order(self, there: set[int]) -> list[int]:
        """The listed order, moved only as far as the preconditions need."""
        found: list[int] = []
        while len(found) < len(there):
            found.append(next(j for j in sorted(there) if j not in found and not (self.after[j] & there) - set(found)))
        return found

    def allowed(self, order: Iterable[int]) -> bool:
        """Whether no step stands before one that must come first."""
        seen: set[int] = set()
        for j in order:
            if self.after[j] - seen:
                return False
            seen.add(j)
        return True


def steps_of(space: Space, plan: Plan) -> Steps:
    """The steps of a plan, whose order the case has checked."""
    case = space.case
    assert space.today is not None
    ids = tuple(step.id or str(n) for n, step in enumerate(plan.steps, 1))
    after, until = waits_for(plan)
    names = list(case.issues)
    does = tuple(
        tuple((names.index(i), space.options[names.index(i)].index(o)) for i, o in step.does.items())
        for step in plan.steps
    )
    who = tuple(
        tuple(map(list(space.parties).index, step.who)) or agreed(space, terms, does)
        for step, terms in zip(plan.steps, does, strict=True)
    )
    return Steps(plan, ids, does, who, after, until, space.today)


def undoers(space: Space, axis: int, option: int) -> tuple[str, ...]:
    """Who can take an issue back to today alone: whoever can break it, and whoever settles it alone; nobody, where the
    option it stands at is final. In case order."""
    issue = space.case.issues[space.issues[axis]]
    assert space.today is not None
    if issue.options[option].final:
        return ()
    agree = issue.options[space.today[axis]].agree
    can = {*issue.can_break, *(agree if len(agree) == 1 else ())}
    return tuple(party for party in space.parties if party in can)


def agreeing(space: Space, steps: Steps) -> frozenset[int]:
    """Everyone who must agree to what some step sets, whoever takes it."""
    return frozenset(party for does in steps.does for party in agreed(space, does, steps.does))


def agreed(space: Space, does: Terms, plan: Sequence[Terms]) -> tuple[int, ...]:
    """Everyone who must agree to what a step changes; of a plan's step without ``who`` they take it. To set what is so
    today is a change where another step of the plan sets it otherwise."""
    assert space.today is not None
    issues, found = list(space.case.issues.values()), set()
    for issue, option in does:
        elsewhere = any(i == issue and o != option for other in plan for i, o in other)
        if option != space.today[issue] or elsewhere:
            found |= {space.parties.index(party) for party in issues[issue].options[option].agree}
    return tuple(sorted(found))
