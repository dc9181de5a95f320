"""Checks of what a case says of time: what is read without an error, and cannot be meant, or does nothing.

Each yields (check, line, path, what it says, remedy). None of them needs a number, and none stops an analysis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from math import prod
from typing import Any

from pourparler.case.conditions import Condition, as_text, holds, issues_named, same_terms
from pourparler.case.durability import Durability, Flow, Mass, Number, ResponseInput, WarInput
from pourparler.case.model import Case, Plan, Step
from pourparler.case.step_order import waits_for
from pourparler.case.worths import worth_text
from pourparler.checks_odds import odds
from pourparler.words import listed

Rows = Iterator[tuple[str, int, str, str, str]]
#: Up to so many packages, or sets of steps, are looked at one by one; beyond, a check says nothing.
MOST = 4096


def two_worths(case: Case, space: Any) -> Rows:
    """A flow, and a view of the same terms, that cannot both be right at any discounting given."""
    d = case.durability
    for flow in d.flows if d else ():
        discount = d.discount.get(flow.party) if d else None
        views = case.views.get(flow.party)
        for reason in views.reasons if views and discount else ():
            if reason.low is None or reason.high is None or discount is None:
                continue
            if not _same(case, reason.when, flow.when):
                continue
            ends = [flow.worth.low / (1 - x) for x in (discount.low, discount.high)]
            ends += [flow.worth.high / (1 - x) for x in (discount.low, discount.high)]
            low, high = min(ends), max(ends)
            close = 1e-9 * max(abs(low), abs(high))  # so that 2 each period at 0.9 is the 20 that it comes to
            if high + close < reason.low or low - close > reason.high:
                comes = " to ".join(dict.fromkeys((f"{low:.3g}", f"{high:.3g}")))
                flows = f"{flow.worth.text} in each period comes to {comes} for good"
                wrong = f"{flows}, where the view {reason.id} says {worth_text(reason)}"
                yield "two_worths", flow.line, flow.id, wrong, "change one of them; without the flow the view gives it"


def no_say(case: Case, space: Any) -> Rows:
    """A step taken by somebody without a say in what it sets, or in part of it that is set by nobody else."""
    for plan, n, step in _steps(case):
        takers = {issue: [p for p in step.who if p in _say(case, issue)] for issue in step.does}
        alone = [issue for issue, found in takers.items() if not found]
        idle = [p for p in step.who if not any(p in found for found in takers.values())]
        path = f"plans.{plan.id}.steps.{n}"
        if not step.does:
            continue
        if step.who and alone:
            agree = listed(
                _names(case, dict.fromkeys(p for i in alone for p in case.issues[i].option(step.does[i]).agree))
            )
            says = f"taken by {listed(_names(case, step.who))}, without a say in {listed(alone)}"
            yield "no-say", step.line, path, says, f"{agree} must agree to it: name who takes the step, or mend `agree`"
        elif idle:
            says = f"{listed(_names(case, idle))} takes it, without a say in {listed(step.does)}"
            yield "no-say", step.line, path, says, "leave it out of `who`, or add it to `agree` of the issue"


def _say(case: Case, id: str) -> set[str]:
    """Who must agree to any option of an issue, can go back on it alone, or has it promised."""
    issue = case.issues[id]
    return {*issue.agree, *issue.can_break, *issue.towards, *(p for option in issue.options for p in option.agree)}


def changes_nothing(case: Case, space: Any) -> Rows:
    """A step all of whose terms are today's, where nothing listed before it had changed them.

    A step that hands something over, is to be ratified, ends another, or brings a response into force does something.
    """
    today = case.today or {}
    begins = {r.stands_from for r in (case.durability or Durability()).responses}
    for plan, n, step in _steps(case) if today else ():
        names = {step.id, str(n)} - {""}
        ends = any(other.until in names for other in plan.steps)
        if step.hands_over or step.ratified is not None or ends or names & begins:
            continue
        changed = {i for before in plan.steps[: n - 1] for i, o in before.does.items() if o != today[i]}
        if all(today[i] == o and i not in changed for i, o in step.does.items()):
            says = f"sets {_terms(step)}, as today, and nothing before it changed that" if step.does else "sets nothing"
            remedy = "drop the step, or mend what it sets: it takes a period and changes nothing"
            yield "changes-nothing", step.line, f"plans.{plan.id}.steps.{n}", says, remedy


def one_sided(case: Case, space: Any) -> Rows:
    """Something handed over that comes from nobody, or goes to nobody."""
    for plan, n, step in _steps(case):
        numbers = list(step.hands_over.values())
        path = f"plans.{plan.id}.steps.{n}.hands_over"
        if not any(x.low or x.high for x in numbers):
            continue
        if all(x.low >= 0 for x in numbers):
            got = listed(_names(case, step.hands_over))
            remedy = "give what it costs the giver, below zero; right as it is where it costs no party anything"
            yield "one-sided", step.line, path, f"{got} gets something that nobody gives", remedy
        elif all(x.high <= 0 for x in numbers):
            gave = listed(_names(case, step.hands_over))
            remedy = "give what it brings the taker, above zero; right as it is where it is lost to all"
            yield "one-sided", step.line, path, f"{gave} gives something that nobody gets", remedy


def adds_up(case: Case, space: Any) -> Rows:
    """Two flows of one party with the same terms, or two masses in one war: both count, and add up."""
    d = case.durability or Durability()
    found: list[tuple[Flow | Mass, Flow | Mass, str]] = []
    for one, two in combinations(d.flows, 2):
        if one.party == two.party and _same(case, one.when, two.when):
            found.append((one, two, f"both flows of {case.name(two.party)}"))
    for first, second in combinations(d.mass, 2):
        if first.war == second.war and _same(case, first.when, second.when):
            found.append((first, second, f"both masses in {second.war}"))
    for before, after, what in found:
        says = f"the same terms as {before.id} at line {before.line}: {what} count, and add up"
        yield "adds-up", after.line, after.id, says, "drop one, unless they are two things"


def same_war(case: Case, space: Any) -> Rows:
    """Two wars between the same two parties that set the same, and that the same party may start."""
    for first, second in combinations((case.durability or Durability()).wars, 2):
        if set(first.between) == set(second.between) and first.sets == second.sets and _both_start(first, second):
            names = listed(_names(case, second.between))
            says = f"between {names}, as {first.id} at line {first.line}, and its winner sets the same"
            remedy = "drop one, let each be started by another side, or give what differs in `sets`"
            yield "same-war", second.line, second.id, says, remedy


def _both_start(first: WarInput, second: WarInput) -> bool:
    """Whether somebody may start either: two wars that each side alone may start tell who gains by being first."""
    return bool(set(first.started_by) & set(second.started_by))


def answers_nobody(case: Case, space: Any) -> Rows:
    """A guarantee, or peacekeepers, against somebody who may start no war of the case."""
    d = case.durability or Durability()
    attackers = {side for war in d.wars for side in war.started_by}
    for r in d.responses:
        never = [p for p in r.against if p not in attackers]
        if r.kind in ("guarantee", "peacekeepers") and never:
            says = f"{_kind(r)} an attack, and {listed(_names(case, never))} may start no war of this case"
            yield (
                "answers-nobody",
                r.line,
                r.id,
                says,
                "mend `against`, or give the war in `wars`; a sanction answers any break",
            )


def _kind(r: ResponseInput) -> str:
    return "peacekeepers answer" if r.kind == "peacekeepers" else f"a {r.kind} answers"


def no_stakes(case: Case, space: Any) -> Rows:
    """An answer whose sender decides on it, with nothing at stake for it."""
    d = case.durability or Durability()
    for r in d.responses:
        if r.decides and r.by and not _stakes(case, d, r, r.by[0]):
            name = case.name(r.by[0])
            says = f"{name} weighs whether to send it, and nothing is at stake for it, so that it always comes"
            remedy = f"give `costs` or `costs_if_not` of {r.by[0]}, or leave out `decides`"
            yield "no-stakes", r.line, r.id, says, remedy


def _stakes(case: Case, d: Durability, r: ResponseInput, sender: str) -> bool:
    """Costs of its own; a share of what is lost; or, where odds shift, an interest in who wins a war it answers."""
    if any(_some(numbers.get(sender)) for numbers in (r.costs, r.costs_if_not)):
        return True
    if r.kind in ("sanction", "bond"):
        return _some(r.to.get(sender)) and _some(r.amount)
    if not _some(r.shift):
        return False
    answered = [war for war in d.wars if set(war.started_by) & set(r.against)]
    fought = {issue for war in answered for terms in war.sets.values() for issue in terms}
    views = case.views.get(sender)
    minds = [reason.when for reason in views.reasons] if views else []
    minds += [flow.when for flow in d.flows if flow.party == sender]
    return any(fought & set(issues_named(when)) for when in minds)


def _some(number: Number | None) -> bool:
    return number is not None and bool(number.low or number.high)


def lapses(case: Case, space: Any) -> Rows:
    """An answer that falls away by the break of who gives it, or of everybody whom it is to answer.

    Of several whom it answers, some may end it: a force that stands with the consent of one side still answers the
    other. Relief ends by the break of either side in any case.
    """
    for r in (case.durability or Durability()).responses:
        if r.kind == "relief":
            continue
        if own := [p for p in r.by if p in r.lapses]:
            name = listed(_names(case, own))
            says = f"lapses if broken by {name}, who gives it, and is rid of it by breaking"
            yield "lapses", r.line, r.id, says, "name in `lapses_if_broken_by` those whom it stands behind"
        if r.against and set(r.against) <= set(r.lapses):
            name = listed(_names(case, r.against))
            says = f"lapses if broken by {name}, whose break it is to answer: it answers none that breaks the deal"
            yield "lapses", r.line, r.id, says, "name in `lapses_if_broken_by` those whom it stands behind"


def never_reached(case: Case, space: Any) -> Rows:
    """A violation that no package on the way of any plan, in any order its steps may take, leaves room for."""
    today = case.today
    for v in case.durability.violations if case.durability else ():
        if today is None or not case.plans or any(_reaches(plan, today, v.when) is not False for plan in case.plans):
            continue
        says = f"{as_text(v.when)} holds in no package that a plan comes to, so it is never looked at"
        yield "never-reached", v.line, v.id, says, "mend `when`; it is looked at from the first step of a plan on"


def _reaches(plan: Plan, today: Mapping[str, str], when: Condition) -> bool | None:
    """Whether the terms hold once one step or more is done, in any order the plan allows; None where it is too free
    to look at every set of steps, and the terms may be among what its steps set."""
    named = issues_named(when)
    could = [dict.fromkeys((today[i], *(step.does[i] for step in plan.steps if i in step.does))) for i in named]
    if prod(map(len, could)) <= MOST and not any(
        holds(when, dict(zip(named, each, strict=True))) for each in product(*could)
    ):
        return False
    after, until = waits_for(plan)
    seen: set[frozenset[int]] = {frozenset()}
    ahead = [frozenset[int]()]
    while ahead:
        done = ahead.pop()
        for j in range(len(plan.steps)):
            more = done | {j}
            if more in seen or after[j] - done:
                continue
            if holds(when, _stands(plan, until, more, today)):
                return True
            if len(seen) > MOST:
                return None
            seen.add(more)
            ahead.append(more)
    return False


def _stands(plan: Plan, until: Sequence[int], done: frozenset[int], today: Mapping[str, str]) -> Mapping[str, str]:
    """What stands once these steps are done: a later one counts, and what was set for a time goes back to today."""
    found = dict(today)
    for j in sorted(done):  # no step is listed before one that it waits for
        found |= {i: today[i] if until[j] in done else o for i, o in plan.steps[j].does.items()}
    return found


def _same(case: Case, one: Condition, two: Condition) -> bool:
    """Whether two conditions hold in the same packages, however they are written."""
    return same_terms(one, two, {issue.id: [o.id for o in issue.options] for issue in case.issues.values()})


def _steps(case: Case) -> Iterator[tuple[Plan, int, Step]]:
    """Every step with its plan and its number; one that a differing version shares with its plan, once."""
    seen: set[tuple[int, str]] = set()
    for plan in case.plans:
        for n, step in enumerate(plan.steps, 1):
            if (step.line, repr(step)) not in seen:
                yield plan, n, step
            if plan.of == "":
                seen.add((step.line, repr(step)))


def _names(case: Case, parties: Iterable[str]) -> list[str]:
    return [case.name(party) for party in parties]


def _terms(step: Step) -> str:
    return listed(f"{issue} to {option}" for issue, option in step.does.items())


#: In the order in which they are told.
TIME = (
    two_worths,
    no_say,
    changes_nothing,
    one_sided,
    adds_up,
    same_war,
    answers_nobody,
    no_stakes,
    lapses,
    never_reached,
    odds,
)
