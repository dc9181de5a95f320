"""The order of steps where a violation is seen only after several periods, against a full solve of every order."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from durability_random import spec, world
from durable_cases import found

from pourparler.lens.durability.game import solve
from pourparler.lens.durability.model import Move
from pourparler.lens.durability.offdeal import Play
from pourparler.lens.durability.order import EACH, Ordering, best_order, end_state, evaluate


def ordering(seed: int, size: int, free: float = 0.15) -> Ordering | None:
    """Steps that each set one issue, some after others, in a world with a violation seen late; None where it has none."""
    s = spec(seed, readings=1, steps=(size, size), late=3, issues=size)
    if not any(v["seen_after"] > 1 for v in s["violations"]):
        return None
    rng = Random(seed)
    moves = tuple(Move(**m) for m in s["moves"])
    after = tuple(frozenset(j for j in range(k) if rng.random() < free) for k in range(size))
    starts = {r["id"]: rng.randrange(size) for r in s["responses"] if rng.random() < 0.6}
    start = rng.choice(["peaceful", "violent"])
    return Ordering(world(s), moves, lambda done: tuple(int(k in done) for k in range(size)), after, starts, start)


def every(o: Ordering) -> list[float]:
    """The greatest gain of each order that the preconditions allow, each with play of its own."""
    size = len(o.moves)
    orders = [x for x in permutations(range(size)) if all(o.after[j] <= set(x[:k]) for k, j in enumerate(x))]
    return [float(solve(o.world, o.path(x), Play(o.start)).worst[0]) for x in orders]


def test_with_late_violations_the_best_order_is_that_of_all_orders() -> None:
    """Up to 5,040 orders the answer is exact: the least greatest gain of all, though a violation looks ahead."""
    looked = several = 0
    for seed in range(60):
        o = ordering(seed, (2, 3, 4, 4)[seed % 4])
        if o is None:
            continue
        gains, best = every(o), best_order(o)
        looked += 1
        several += max(gains) > min(gains) + 1e-6
        assert best.exact and best.orders == len(gains)
        assert best.worst == best.bound == pytest.approx(min(gains), rel=1e-8, abs=1e-8)
        assert evaluate(o, best.order)[0] == pytest.approx(best.worst, rel=1e-8, abs=1e-8)
        quick = best_order(o, exact=False)
        assert end_state(o) - 1e-8 <= quick.bound <= min(gains) + 1e-8 <= quick.worst + 2e-8
    assert looked > 25 and several > 8


def test_beyond_that_many_orders_the_bound_is_what_the_end_tempts_to_at_least() -> None:
    """With eight free steps the answer is labelled, and its bound is no less than what the end state alone tempts to."""
    o = next(o for o in (ordering(seed, 8, free=0) for seed in range(50)) if o is not None)
    best = best_order(o)
    assert best.orders > EACH
    assert end_state(o) - 1e-8 <= best.bound <= best.worst
    assert best.exact == (best.worst <= best.bound + 1e-8 * (1 + abs(best.bound)))


WAGE = """pourparler: 1
title: T
parties: {union: {name: the union}, firm: {name: the firm}}
issues:
  wage: {question: Wage?, options: {now: no, three: "3", six: "6"}, agree: [union, firm], can_break: firm}
  hours: {question: Overtime?, options: {no: no, yes: yes}, agree: [union, firm], can_break: union}
today: {wage: now, hours: no}
views:
  union: [{when: wage == three, worth: 10}, {when: wage == six, worth: 20}, {when: hours == yes, worth: -5}]
  firm: [{when: wage == three, worth: -10}, {when: wage == six, worth: -20}, {when: hours == yes, worth: 30}]
plans:
  line:
    title: P
    steps: [{does: {wage: three}, who: firm}, {does: {hours: yes}, who: union}, {does: {wage: six}, who: firm}]
durability:
  discount: 0.9
  violations: [{by: union, when: hours == yes, takes: {union: 2, firm: -3}, seen_after: 2}]
"""


def test_two_periods_of_a_breach_are_what_the_end_tempts_to(tmp_path: Path) -> None:
    """A breach worth 2 a period, seen after two and followed by nothing, gains 2 + 2 × 0.9 in any order, and that is
    shown to be the least: the end alone tempts to it."""
    told = found(tmp_path, WAGE, order=True).answer["plans"]["line"]["peaceful"]["order"]  # type: ignore[index, call-overload]
    assert told["exact"] and told["orders"] == 6
    assert told["bound"] == told["greatest_gain"]
    alone = WAGE.replace("can_break: union}", "}").replace("can_break: firm}", "}")
    told = found(tmp_path, alone, order=True).answer["plans"]["line"]["peaceful"]["order"]  # type: ignore[index, call-overload]
    assert told["bound"] >= 3.8 - 1e-9


def test_where_nobody_can_break_any_order_will_do() -> None:
    """A late violation that can be done nowhere, and no other break, leave nothing to gain in any order."""
    (o,) = [o for o in (ordering(seed, 3) for seed in range(20)) if o is not None][:1]
    nowhere = tuple(replace(v, where=lambda package: False) for v in o.world.violations)
    calm = replace(o.world, violations=nowhere, wars=(), breaks=lambda package: ())
    moves = tuple(replace(move, who=()) for move in o.moves)
    best = best_order(replace(o, world=calm, moves=moves))
    assert best.exact and best.worst == float("-inf") and sorted(best.order) == [0, 1, 2]
