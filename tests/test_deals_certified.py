"""The deal lens against brute force on random small cases whose views all have sizes: what needs gains.

The expected answers come from tests/oracle_deals*.py, written from the definitions alone.
"""

from __future__ import annotations

from typing import Any

import oracle_deals_points as points
import oracle_deals_repair as repair
import pytest
from cases_yaml import dump
from deals_answers import UNSIZED, Asked, Cell, ask, asked, differing, package, read, sharded, true_package
from deals_random import sized
from deals_random_views import without_breaches
from oracle import bounds
from oracle_deals import Ground
from oracle_deals_winner import divided
from oracle_signs import satisfied

import pourparler as pp
from pourparler.space.named import reading

sized_cases = sharded(2000)
some_cases = sharded(1000)


def frontier(at: Asked) -> tuple[Any, Any]:
    """Its size, its points, and its packages in package order."""
    if not at.ground.parties:
        return at.answer["frontier"], None
    said, true = at.answer["frontier"], points.frontier(at.ground, at.gains)
    vectors = {tuple(at.gains[n].values()) for n in true}
    listed = [package(at, one) for one in said["packages"]]
    return (said["size"], said["points"], listed), (len(true), len(vectors), [true_package(at, n) for n in true])


def solution(name: str) -> Cell:
    """One solution's package and gains."""

    def cell(at: Asked) -> tuple[Any, Any]:
        if not at.ground.parties:
            return at.answer["solutions"], None
        true = points.SOLUTIONS[name](at.ground, at.gains)
        return package(at, at.answer["solutions"][name]), true and true_package(at, true[0])

    return cell


def spread(at: Asked) -> tuple[Any, Any]:
    """The ends of each party's gains, over all its readings, at each solution."""
    said, true = [], []
    for one in (at.answer["solutions"] or {}).values():
        for party, told in one["spread"].items() if one else ():
            span = at.ground.views[party].says(one["terms"])[1]
            are = bounds(span) or [None, None]
            true.append((party, are))
            said.append((party, [read(number, value) for number, value in zip(told, are, strict=True)]))
    return said, true


def status_quo(at: Asked) -> tuple[Any, Any]:
    """How far today is from the frontier, and whether it is on it: within limits, and bettered by nothing there."""
    said, ground = at.answer["status_quo"], at.ground
    if not ground.parties or ground.today is None:
        return said, None
    today = ground.number(ground.today)
    found = points.share(ground, at.gains)
    better = any(points.dominates(at.gains[n], at.gains[today]) for n in ground.numbers if ground.within[n])
    if found is None:
        return (said, better), ({"on_frontier": ground.within[today], "share": 0, "toward": None}, False)
    n, least = found
    told = {**said, "share": read(said["share"], least), "toward": package(at, said["toward"])}
    return (told, better), ({"on_frontier": False, "share": least, "toward": true_package(at, n)}, True)


def dominated(at: Asked) -> tuple[Any, Any]:
    """How many packages within limits are dominated in every reading, and which plans are."""
    ground = at.ground
    count = sum(points.dominated(ground, n) for n in ground.numbers if ground.within[n])
    plans = {plan: points.dominated(ground, ground.plan(plan)) for plan in at.case["plans"]}
    return at.answer["dominated"], {"packages": count, "plans": plans}


def adjusted_winner(at: Asked) -> tuple[Any, Any]:
    """How the divisible issues are divided, where that can be."""
    said, true = at.answer["adjusted_winner"], divided(at.ground, at.reading) if at.ground.parties else None
    if said is None or "why" in said:
        return None, true
    told = list(said["points"].values())
    return {
        "shares": {issue: read(share, None) for issue, share in said["shares"].items()},
        "points": [read(a, b) for a, b in zip(told, true["points"], strict=True)] if true else told,
        "options": said["options"],
        "agreed": said["agreed"],
    }, true


@sized_cases
def test_the_frontier(kind: str, seeds: range) -> None:
    """Every package on the frontier, and no other, with the gains of each."""
    assert differing(kind, seeds, frontier) == []


@sized_cases
@pytest.mark.parametrize("name", list(points.SOLUTIONS))
def test_a_solution(name: str, kind: str, seeds: range) -> None:
    """The solution's first package and its gains; none where nothing is acceptable at the reading."""
    assert differing(kind, seeds, solution(name)) == []


@sized_cases
def test_the_spread_of_solutions(kind: str, seeds: range) -> None:
    """Each solution comes with the least and greatest gain of everyone over all readings."""
    assert differing(kind, seeds, spread) == []


@sized_cases
def test_the_distance_of_today(kind: str, seeds: range) -> None:
    """The share of what it could get that everyone who can gain gets at once; today is on the frontier if there is none."""
    assert differing(kind, seeds, status_quo) == []


@some_cases
def test_dominated_in_every_reading(kind: str, seeds: range) -> None:
    """The packages and plans that one other package beats whatever the reading."""
    assert differing(kind, seeds, dominated) == []


@sized_cases
def test_divisible_issues(kind: str, seeds: range) -> None:
    """Adjusted Winner's shares and points of the divisible issues, and no division where it does not apply."""
    assert differing(kind, seeds, adjusted_winner) == []


def test_what_has_no_size_is_named() -> None:
    """Where views have no sizes, frontier and solutions are null and the parties whose views lack them are named."""
    for seed in range(UNSIZED):
        at = asked("ordered", seed)
        assert list(at.answer["reading"]["missing"]) == at.ground.unsized
        if at.ground.unsized:
            assert at.answer["frontier"] is at.answer["solutions"] is at.answer["adjusted_winner"] is None
        assert at.answer["reading"]["parties"] == at.ground.parties
        assert at.answer["reading"]["without_views"] == [p for p in at.ground.everyone if p not in at.ground.parties]


def test_nobody_has_views() -> None:
    """Without any views there is no frontier, no solution, nothing dominated and nothing to accept."""
    for seed in range(20):
        case = {**sized(seed), "views": {}, "no_deal": {}}
        answer = ask(case, frontier=True, solutions=True, conflicts=True, sides=True)
        assert answer["frontier"] is answer["solutions"] is answer["adjusted_winner"] is answer["status_quo"] is None
        assert answer["dominated"] == {"packages": 0, "plans": dict.fromkeys(case["plans"], False)}
        assert answer["sides"]["coalitions"] == {"every_reading": [], "some_reading": []}
        ground = Ground(case)
        for mode in repair.MODES:
            assert answer["corrections"][f"{mode}_reading"] == repair.corrections(ground, mode)


def test_middles_that_break_a_comparison_are_moved_to_a_reading(tmp_path: Any) -> None:
    """Where comparisons break at the middles, the worths used lie in their ranges, keep every comparison, and it is said."""
    moved = 0
    for seed in range(60):
        case = sized(seed, kept=False)
        if all(without_breaches(case, party, views) == views for party, views in case["views"].items()):
            continue
        ground = Ground(case)
        path = tmp_path / "case.yaml"
        path.write_text(dump({key: part for key, part in case.items() if part}), encoding="utf-8")
        found = reading(pp.compile(pp.load(path)))
        assert found.note
        for party, worths in zip(ground.everyone, found.worths, strict=True):
            if worths is not None:
                no_deal = () if party in case["no_deal"] else (0,)
                assert all(satisfied(row, (*worths, *no_deal)) for row in ground.views[party].rows)
        assert ask(case, solutions=True)["reading"]["note"] == found.note
        moved += 1
    assert moved > 5
