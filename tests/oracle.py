"""The content of `deals --json` by brute force: every package, every party, every plan.

Written for the tests alone, from the definitions of the case format:
it imports nothing of pourparler.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from oracle_case import Case, Package, crosses, feasible, holds, limits, must_agree, packages
from oracle_polytope import Interval
from oracle_views import Views


def bounds(gain: Interval | None) -> list[Fraction] | None:
    """Both ends of a gain; None where it is not measured or an end is unbounded."""
    if gain is None or gain.low is None or gain.high is None:
        return None
    return [gain.low, gain.high]


def expected(case: Case, goal: Any = None) -> dict[str, Any]:
    """What `deals --json` must say of a case: packages, acceptable, alone and plans."""
    views = {party: Views(case, party) for party in case["parties"]}
    rules = limits(case)
    barring = [limit for limit in rules if limit["bars"]]
    everything = packages(case)
    possible = [p for p in everything if feasible(case, p)]
    within = [p for p in possible if not any(crosses(limit, p) for limit in barring)]
    acceptable = {"every_reading": 0, "some_reading": 0, "unknown": 0}
    alone = dict.fromkeys(case["parties"], 0)
    for package in within:
        if package == case.get("today") or (goal is not None and not holds(goal, package)):
            continue
        needed = must_agree(case, package)
        if len(needed) == 1:
            alone[needed[0]] += 1
        if len(needed) < 2:
            continue
        said = {views[party].says(package)[0] for party in needed}
        acceptable["every_reading"] += said == {"yes"}
        acceptable["some_reading"] += said <= {"yes", "depends"}
        acceptable["unknown"] += "no" not in said and "unknown" in said
    return {
        "packages": {
            "all": len(everything),
            "feasible": len(possible),
            "within_limits": len(within),
        },
        "acceptable": acceptable,
        "alone": alone,
        "plans": {name: expected_plan(case, plan, views, rules) for name, plan in case.get("plans", {}).items()},
    }


def expected_plan(
    case: Case, plan: dict[str, Any], views: dict[str, Views], rules: list[dict[str, Any]]
) -> dict[str, Any]:
    """What `deals --json` must say of one plan; its steps are taken in order, from today."""
    terms: Package = dict(case.get("today", {}))
    for step in plan["steps"]:
        terms.update(step["does"])
    needed = must_agree(case, terms)
    said = {party: views[party].says(terms) for party in case["parties"]}
    return {
        "terms": terms,
        "feasible": feasible(case, terms),
        "limits": {limit["id"]: limit["bars"] for limit in rules if crosses(limit, terms)},
        "must_agree": needed,
        "parties": {p: {"verdict": v, "gain": bounds(gain)} for p, (v, gain) in said.items()},
        "not_asked_loses": [p for p, (v, _) in said.items() if v == "no" and p not in needed],
    }
