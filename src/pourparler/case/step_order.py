"""The order of a plan's steps: what each waits for, checked once when a case is loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pourparler.case.durability import Durability
from pourparler.case.model import Issue, Plan
from pourparler.case.reader import Reader
from pourparler.case.yamlfile import shorten
from pourparler.errors import did_you_mean
from pourparler.words import listed


def names_of(plan: Plan) -> dict[str, int]:
    """The number, from 0, of each step by its number from 1 and by its id."""
    found = {str(n): n - 1 for n in range(1, len(plan.steps) + 1)}
    return found | {step.id: n for n, step in enumerate(plan.steps) if step.id}


def waits_for(plan: Plan) -> tuple[tuple[frozenset[int], ...], tuple[int, ...]]:
    """For each step, those that come before it, and the one that ends what it sets, or -1. Unknown names are left out."""
    number = names_of(plan)
    after = [frozenset(number[name] for name in step.after if name in number) for step in plan.steps]
    until = [number.get(step.until, -1) for step in plan.steps]
    for n, end in enumerate(until):  # what ends a step comes after it
        if end >= 0 and end != n:
            after[end] |= {n}
    return tuple(after), tuple(until)


def check_order(r: Reader, plans: Sequence[Plan]) -> None:
    """Problems for ids that stand twice, names of no step, circles, and steps listed before one that they wait for."""
    for plan in plans:
        if not any(step.id or step.after or step.until for step in plan.steps):
            continue
        number, path = names_of(plan), f"plans.{plan.id.replace('@', '.differing.')}"
        ids = [step.id for step in plan.steps if step.id]
        twice = dict.fromkeys(id for id in ids if ids.count(id) > 1)
        for id in twice:
            r.bad(plan.line, path, f'the step id "{shorten(id)}" stands twice', "give each step an id of its own")
        for n, step in enumerate(plan.steps, 1):
            if step.id != str(n) and step.id in map(str, range(1, len(plan.steps) + 1)):
                wrong = f"the id {step.id} is the number of another step"
                r.bad(step.line, f"{path}.steps.{n}.id", wrong, "give it a name, or no id")
            for key, names in (("after", step.after), ("until", (step.until,) if step.until else ())):
                for name in filter(None, names):
                    here = f"{path}.steps.{n}.{key}"
                    if name not in number:
                        r.bad(step.line, here, f'"{shorten(name)}" is no step of this plan', did_you_mean(name, number))
                    elif number[name] == n - 1 and name not in twice:
                        r.bad(step.line, here, "a step that waits for itself", "name another step")
        if twice:
            continue  # which of them a name means is not known, so neither is the order
        after = [before - {n} for n, before in enumerate(waits_for(plan)[0])]  # one that waits for itself is told above
        called = [step.id or str(n) for n, step in enumerate(plan.steps, 1)]
        if circle := _circle(after):
            told = " → ".join(called[j] for j in circle)
            r.bad(plan.line, path, f"the steps wait for each other: {told}", "drop one `after` or `until`")
            continue
        for n, wanted in enumerate(after):
            if late := sorted(m for m in wanted if m > n):
                wrong = f"step {called[n]} stands before {listed(called[m] for m in late)}, which must come first"
                r.bad(plan.steps[n].line, f"{path}.steps.{n + 1}", wrong, "list it after")


def check_responses(r: Reader, d: Durability | None, plans: Sequence[Plan], issues: Mapping[str, Issue]) -> None:
    """Problems for responses that stand from no step, or from one in which nobody whom they concern has a say."""
    for response in d.responses if d else ():
        if not response.stands_from:
            continue
        found = [plan for plan in plans if response.stands_from in names_of(plan)]
        path = f"durability.responses: {response.id}"
        if not found:
            known = dict.fromkeys(step.id for plan in plans for step in plan.steps if step.id)
            wrong = f'from "{shorten(response.stands_from)}", which is no step of any plan'
            r.bad(response.line, path, wrong, did_you_mean(response.stands_from, known))
        concerned = {*response.by, *response.against}
        both = set(response.by) & set(response.against)
        if not response.by or not response.against or (both and response.kind != "relief"):
            continue  # told already: whom it concerns is not known
        without: dict[str, set[str]] = {}
        for plan in found:
            step = plan.steps[names_of(plan)[response.stands_from]]
            say = set(step.who) | {p for i, o in step.does.items() for p in issues[i].option(o).agree}
            if step.does and not say & concerned:
                without[plan.id] = say
        if without:
            named = listed(dict.fromkeys((*response.by, *response.against)))
            have = "have" if len(concerned) > 1 else "has"
            of = listed(without)
            wrong = f"{named} {have} no say in step {response.stands_from} of {of}, with which it begins to stand"
            theirs = listed(sorted(set().union(*without.values())))
            r.bad(response.line, path, wrong, f"name the step of one of them; this one is of {theirs}")


def _circle(after: Sequence[frozenset[int]]) -> list[int]:
    """Steps that wait for each other, in a circle; empty where there is none."""
    state = [0] * len(after)
    for start in range(len(after)):
        if state[start]:
            continue
        state[start] = 1
        stack, path = [(start, iter(sorted(after[start])))], [start]
        while stack:
            for k in stack[-1][1]:
                if state[k] == 1:
                    return [*path[path.index(k) :], k]
                if not state[k]:
                    state[k] = 1
                    path.append(k)
                    stack.append((k, iter(sorted(after[k]))))
                    break
            else:
                state[stack.pop()[0]] = 2
                path.pop()
    return []
