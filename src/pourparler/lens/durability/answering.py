"""What of a case answers a step that is taken back, without a number: responses and since when they stand, and wars.

A guarantee and peacekeepers answer an attack alone: whoever takes a step back, and then holds, meets none of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.case.conditions import holds
from pourparler.case.durability import ResponseInput, WarInput
from pourparler.case.model import Case
from pourparler.case.step_order import names_of
from pourparler.lens.durability.compile import starts_of
from pourparler.lens.durability.model import ON_ATTACK
from pourparler.lens.durability.steps import Steps, undoers
from pourparler.space.compile import Package, Space
from pourparler.space.readings import sign_bounds
from pourparler.verdict import Value
from pourparler.words import listed

War = tuple[str, str]  # who could attack, and in which war


def better(space: Space, party: str, one: Package, other: Package) -> Value:
    """Whether the party is better off with one package than with the other: in every reading, in none, in some."""
    v = space.valuations[space.parties.index(party)]
    if v.prioritised:
        gains = [a - b for a, b in zip(v.delta(one), v.delta(other), strict=True)]
        first = next((g for g in gains if g), 0)
        return "yes" if first > 0 else "no" if first < 0 else "unknown"
    gain = tuple(a - b for a, b in zip(v.delta(one), v.delta(other), strict=True))
    if not any(gain):
        return "unknown"
    if sign_bounds(v.readings, tuple(-g for g in gain)).always_refuses:
        return "yes"
    return "no" if sign_bounds(v.readings, tuple(-g for g in gain)).always_accepts else "depends"


def responses(space: Space, steps: Steps, parties: set[str]) -> list[tuple[str, int]]:
    """The responses that answer a step taken back by these, each with how many steps are done when it begins to stand.

    What lapses by a break does not answer it; relief ends by it. What never stands in this plan is left out.
    """
    starts = starts_of(space, steps)
    found = []
    for r in _every(space.case):
        met = set(r.against) if r.kind == "relief" else set(r.against) - set(r.lapses)
        since = starts[r.id] + 1 if r.id in starts else 0
        if r.kind not in ON_ATTACK and met & parties and since <= len(steps):
            found.append((r.id, since))
    return found


def on_attack(space: Space, steps: Steps, party: str) -> list[str]:
    """What stands against an attack by the party, and answers nothing else."""
    starts = starts_of(space, steps)
    return [
        r.id
        for r in _every(space.case)
        if r.kind in ON_ATTACK and party in set(r.against) - set(r.lapses) and starts.get(r.id, 0) < len(steps)
    ]


def taken_back(space: Space, steps: Steps, party: str, at: Package) -> list[str]:
    """Issues that others could take back alone in turn, where that is not known to leave the party as well off."""
    case = space.case
    found = []
    for axis, issue in enumerate(case.issues.values()):
        if at[axis] == steps.today[axis] or issue.options[at[axis]].final:
            continue
        if set(undoers(space, axis, at[axis])) - {party}:
            back = (*at[:axis], steps.today[axis], *at[axis + 1 :])
            if space.feasible(back) and better(space, party, at, back) in ("yes", "depends"):
                found.append(issue.id)
    return found


def wars(space: Space, steps: Steps, party: str, back: Package, end: Package) -> list[War]:
    """The wars with the party that others could start once it went back from ``end`` to ``back``.

    Who is known to be as well off then has no more reason to attack than before, unless the break changes the odds,
    ends what held it back, or brings on what it would rather forestall.
    """
    return [
        (other, war.id)
        for war in _wars(space.case)
        if party in war.between
        for other in war.started_by
        if other != party and _could(space, steps, war, other, party, back, end)
    ]


def wars_of_others(space: Space, steps: Steps, party: str, back: Package, end: Package) -> list[War]:
    """The wars between others that could start then, and could hurt the party: they cost it something, or their winner
    sets what it may like less."""
    return [
        (other, war.id)
        for war in _wars(space.case)
        if party not in war.between and _hurts(space, war, party, back)
        for other in war.started_by
        if _could(space, steps, war, other, party, back, end)
    ]


def _could(space: Space, steps: Steps, war: WarInput, other: str, breaker: str, back: Package, end: Package) -> bool:
    """Whether the party may have more reason to attack after the break than before it."""
    if better(space, other, end, back) != "no":
        return True  # it may be worse off by the break; where nobody has said, too
    d = space.case.durability
    terms = [space.terms(package) for package in (back, end)]
    if any(m.war == war.id and len({holds(m.when, each) for each in terms}) > 1 for m in (d.mass if d else ())):
        return True
    if any(_held(r, other) and _gone(r, breaker) for r in _every(space.case)):
        return True
    feared = (w for w in _wars(space.case) if w.id != war.id and set(w.started_by) - {other})
    if any(other in w.between or _hurts(space, w, other, back) for w in feared):
        return True
    return bool(taken_back(space, steps, other, back))


def _held(r: ResponseInput, other: str) -> bool:
    """Whether it may keep the party from an attack: by what it would cost, or by what it would end."""
    return other in r.against or (r.kind == "relief" and other in r.by)


def _gone(r: ResponseInput, breaker: str) -> bool:
    return breaker in r.lapses or (r.kind == "relief" and breaker in (*r.against, *r.by))


def _hurts(space: Space, war: WarInput, party: str, at: Package) -> bool:
    cost = war.costs.get(party)
    if cost is not None and cost.high > 0:
        return True
    for terms in war.sets.values():
        won = space.package({**space.terms(at), **terms})
        if won != at and better(space, party, at, won) in ("yes", "depends"):
            return True
    return False


def told_wars(case: Case, found: Iterable[War]) -> list[str]:
    """``East could attack (war)``: each war with everybody who could start it."""
    return [f"{who} could attack ({war})" for war, who in by_war(case, found)]


def by_war(case: Case, found: Iterable[War]) -> list[tuple[str, str]]:
    """Each war, and the names of those who could start it."""
    rows: dict[str, list[str]] = {}
    for party, war in dict.fromkeys(found):
        rows.setdefault(war, []).append(case.name(party))
    return [(war, listed(names)) for war, names in rows.items()]


def absent(space: Space, steps: Steps) -> tuple[tuple[str, str, str], ...]:
    """The responses that never stand in this plan: each with the step it begins with, and the plan whose step that is."""
    starts, found = starts_of(space, steps), []
    for r in _every(space.case):
        if starts.get(r.id, 0) >= len(steps):
            title = next((p.title for p in space.case.plans if r.stands_from in names_of(p)), "")
            found.append((r.id, r.stands_from, title))
    return tuple(found)


def _every(case: Case) -> tuple[ResponseInput, ...]:
    return case.durability.responses if case.durability else ()


def _wars(case: Case) -> tuple[WarInput, ...]:
    return case.durability.wars if case.durability else ()
