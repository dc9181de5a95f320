"""Repairs of one plan: the nearest acceptable packages, those that cost its backers least, and diverse ones."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.case.model import Plan
from pourparler.case.numbers import plain
from pourparler.lens.deals.answer import in_every_reading, near_json
from pourparler.lens.deals.dense import Dense, Facts
from pourparler.lens.deals.near import accepted, nearest
from pourparler.lens.deals.solutions import numbers_on
from pourparler.lens.deals.whynot import near_list
from pourparler.space.compile import Package
from pourparler.space.named import reading, unsized
from pourparler.space.scores import scores

POOL = 200_000  # acceptable packages, up to which the diverse ones are chosen among all


def repair_json(dense: Dense, plan: Plan, k: int, named: str) -> dict[str, Any]:
    """``near``: all nearest ones that are accepted in some reading; ``near_every``: in every reading, where these are
    others; ``least_loss``: least loss to those who back the plan; ``diverse``: k of them, as unlike as may be."""
    target = dense.space.package(plan.terms)
    found: dict[str, Any] = {"near": near_list(dense, target)}
    if found["near"] and all(one["accepted"] == "some" for one in found["near"]):
        found["near_every"] = near_list(dense, target, every=True)
    found["least_loss"] = least_loss(dense, plan, named)
    if k:
        found["diverse"] = diverse(dense, target, k)
    return found


def least_loss(dense: Dense, plan: Plan, named: str) -> dict[str, Any] | None:
    """The acceptable package at which the worst-off backer loses least against the plan; None without sizes or backers.

    Ties go to the one with the fewest changed issues, then to the first.
    """
    space = dense.space
    backers = [party for party in space.parties if party in {space.case.party_of(b) for b in plan.backed}]
    sized = [party for party in backers if space.valuations[space.parties.index(party)].reasons]
    if not sized or unsized(space):
        return None
    at = reading(space, named)
    scored, target = scores(space, at), space.package(plan.terms)
    columns = [scored.parties.index(party) for party in sized]
    unit = int(np.lcm.reduce([scored.scales[c] for c in columns], dtype=object))
    factors = [unit // scored.scales[c] for c in columns]
    mine = scored.numbers(target)

    def look(facts: Facts) -> tuple[int, int, Package] | None:
        where = np.flatnonzero(facts.full(accepted(False)(facts)))
        if not len(where):
            return None
        numbers = numbers_on(facts, scored)
        worst = np.stack(
            [
                (facts.full(numbers[c]).reshape(-1)[where] - mine[c]).astype(object) * f
                for c, f in zip(columns, factors, strict=True)
            ]
        ).min(axis=0)
        tied = where[worst == worst.max()]
        packages = [facts.package(int(w)) for w in tied]
        best = min(packages, key=lambda p: (_distance(target, p), p))
        return int(worst.max()), -_distance(target, best), best

    offers = [offer for offer in dense.each(look) if offer is not None]
    if not offers:
        return None
    worst, _, package = max(offers, key=lambda offer: (offer[0], offer[1]))
    shown = near_json(space, target, package, in_every_reading(space, package))
    return {**shown, "loss": plain(Fraction(max(-worst, 0), unit)), "backers": sized}


def diverse(dense: Dense, target: Package, k: int) -> list[dict[str, Any]]:
    """Up to ``k`` packages accepted in some reading: the nearest first, then each time the one most unlike those chosen
    (greatest least number of differing issues; the first on ties; Gonzalez 1985)."""
    first = nearest(dense, target, accepted(False), 1)
    if first is None:
        return []
    pool = _pool(dense)
    chosen = [first.packages[0]]
    far = (pool != np.array(chosen[0])).sum(axis=1)
    while len(chosen) < k and far.max() > 0:
        at = int(np.argmax(far))
        chosen.append(tuple(int(o) for o in pool[at]))
        far = np.minimum(far, (pool != pool[at]).sum(axis=1))
    return [near_json(dense.space, target, package, in_every_reading(dense.space, package)) for package in chosen]


def _pool(dense: Dense) -> NDArray[np.int64]:
    """Packages accepted in some reading, in package order: all of them, or the first POOL."""
    found: list[NDArray[np.int64]] = []
    count = 0
    for rows in dense.each(lambda facts: _accepted(facts)):
        found.append(rows[: POOL - count])
        count += len(found[-1])
        if count >= POOL:
            break
    return np.concatenate(found)


def _accepted(facts: Facts) -> NDArray[np.int64]:
    where = np.flatnonzero(facts.full(accepted(False)(facts)))
    inner: Sequence[NDArray[np.intp]] = np.unravel_index(where, facts.block.shape) if facts.block.shape else ()
    outer = [np.full(len(where), o) for o in facts.block.outer]
    return np.stack([*outer, *inner], axis=1).astype(np.int64)


def _distance(target: Package, package: Package) -> int:
    return sum(a != b for a, b in zip(target, package, strict=True))
