"""The deals lens against brute force, on random small cases, and what must follow from its rules.

The expected answers come from tests/oracle*.py, written from the definitions alone.
"""

from __future__ import annotations

import copy
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from cases_random import (
    agrees,
    cases,
    chance,
    compared,
    expression,
    put_views,
    trimmed,
    weight,
    worth,
)
from cases_yaml import dump
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from oracle import expected
from oracle_case import Case
from oracle_views import SCALE, Contradiction

import pourparler as pp
from pourparler.case.expression import parse_expression

Answer = dict[str, Any]
certify = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
related = settings(certify, max_examples=100)  # for what compares two answers


def deals(case: Case, goal: str | None = None) -> Answer:
    """What pourparler answers, read from a file as a user would have it."""
    options = {issue: tuple(content["options"]) for issue, content in case["issues"].items()}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(dump(trimmed(case)), encoding="utf-8")
        space = pp.compile(pp.load(path))
        wanted = None if goal is None else parse_expression(goal, options)
        finding = pp.deals(space, goal=wanted)
    return plain(dict(finding.answer))


def plain(answer: Answer) -> Answer:
    """The parts of an answer that the definitions fix, in the shape of the brute force."""
    plans = {}
    for name, plan in answer["plans"].items():
        parties = plan["parties"]
        plans[name] = {
            "terms": dict(plan["terms"]),
            "feasible": plan["feasible"],
            "limits": {limit["id"]: limit["bars"] for limit in plan["limits"]},
            "must_agree": list(plan["must_agree"]),
            "parties": {p: {k: c[k] for k in ("verdict", "gain")} for p, c in parties.items()},
            "not_asked_loses": list(plan["not_asked_loses"]),
        }
    keys = ("packages", "acceptable", "alone")
    return {**{key: dict(answer[key]) for key in keys}, "plans": plans}


def rounded(answer: Answer) -> Answer:
    """An answer with its gains left out where no one measures, and approximate elsewhere."""
    answer = copy.deepcopy(answer)
    for plan in answer["plans"].values():
        for cell in plan["parties"].values():
            if cell["verdict"] == "unknown":
                cell["gain"] = None
            if cell["gain"] is not None:
                ends = [float(end) for end in cell["gain"]]
                cell["gain"] = pytest.approx(ends, rel=1e-9, abs=1e-9)
    return answer


def cells(answer: Answer) -> dict[tuple[str, str], dict[str, Any]]:
    """Every plan's verdict and gain for every party."""
    return {(name, party): cell for name, plan in answer["plans"].items() for party, cell in plan["parties"].items()}


def unknown_without_gain(answer: Answer) -> Answer:
    """An answer in which an unknown verdict carries no gain."""
    answer = copy.deepcopy(answer)
    for cell in cells(answer).values():
        if cell["verdict"] == "unknown":
            cell["gain"] = None
    return answer


@certify
@given(cases())
def test_equals_brute_force(case: Case) -> None:
    """Verdicts, gains, limits, who must agree and all counts equal the brute force."""
    assert unknown_without_gain(deals(case)) == rounded(expected(case))


@certify
@given(cases(), st.data())
def test_contradictory_views_are_refused(case: Case, data: st.DataObject) -> None:
    """A case is refused exactly where no reading agrees with a party's views."""
    ranked = [party for party, views in case["views"].items() if isinstance(views, list)]
    assume(ranked)
    for _ in range(3):
        party = data.draw(st.sampled_from(ranked))
        case["views"][party] = compared(data.draw, case, party, case["views"][party])
    try:
        answer = expected(case)
    except Contradiction:
        with pytest.raises(pp.InputError):
            deals(case)
    else:
        assert unknown_without_gain(deals(case)) == rounded(answer)


def narrower(draw: Any, case: Case, value: Any) -> Any:
    """A worth or weight within another one: of a range one end moves to its middle."""
    if isinstance(value, str):
        word = value.lstrip("-")
        if word not in SCALE:
            return value
        low, high = {**SCALE, **case.get("scale", {})}[word]
        return [low, high] if word == value else ["-" + high, "-" + low]
    low, high = (Decimal(end) for end in value)
    middle = f"{(low + high) / 2:f}"
    return draw(st.sampled_from([[value[0], middle], [middle, value[1]], middle]))


def narrow(draw: Any, case: Case, party: str) -> None:
    """Narrow one thing in a party's views: a size, an unknown, a bare wish, or no deal."""
    views = case["views"][party]
    scored = [k for k, v in enumerate(views) if isinstance(v, dict) and is_reason(v)]
    if party in case["no_deal"] and (not scored or chance(draw, 25)):
        written = case["no_deal"][party]
        value = written["worth"] if isinstance(written, dict) else written
        case["no_deal"][party] = narrower(draw, case, value)
    elif scored:
        item = views[draw(st.sampled_from(scored))]
        if "worth" in item:
            unknown = item["worth"] == "unknown"
            item["worth"] = worth(draw) if unknown else narrower(draw, case, item["worth"])
        else:
            bare = "weight" not in item
            item["weight"] = weight(draw) if bare else narrower(draw, case, item["weight"])


def is_reason(item: dict[str, Any]) -> bool:
    """A reason with a size, or one that may be given a size."""
    return bool({"worth", "wants", "avoids"} & set(item))


@related
@given(cases(), st.data(), st.booleans())
def test_knowing_more_never_unsettles(case: Case, data: st.DataObject, compares: bool) -> None:
    """Narrowing a range or adding a comparison keeps each yes and no, and widens no gain."""
    ranked = [party for party, views in case["views"].items() if isinstance(views, list)]
    assume(ranked)
    after = copy.deepcopy(case)
    for _ in range(2):
        party = data.draw(st.sampled_from(ranked))
        if compares:
            views = after["views"][party]
            after["views"][party] = compared(data.draw, case, party, views)
        else:
            narrow(data.draw, after, party)
    assume(all(agrees(after, party, after["views"][party]) for party in ranked))
    before, then = deals(case), deals(after)
    found = cells(then)
    for key, old in cells(before).items():
        new = found[key]
        if old["verdict"] in ("yes", "no"):
            assert new["verdict"] == old["verdict"]
        if old["verdict"] == "depends":
            assert new["verdict"] != "unknown"
        if old["verdict"] != "unknown" and old["gain"] is not None:
            small = 1e-9 * max(1.0, *(abs(end) for end in old["gain"]))
            assert new["gain"][0] >= old["gain"][0] - small
            assert new["gain"][1] <= old["gain"][1] + small
    assert then["packages"] == before["packages"]
    assert then["alone"] == before["alone"]
    assert then["acceptable"]["every_reading"] >= before["acceptable"]["every_reading"]
    if not compares:
        assert then["acceptable"]["some_reading"] <= before["acceptable"]["some_reading"]


def permuted(draw: Any, case: Case) -> Case:
    """The same case with parties, issues and options in another order."""

    def mix(part: dict[str, Any], order: list[str] | None = None) -> dict[str, Any]:
        keys = order or draw(st.permutations(list(part)))
        return {key: part[key] for key in keys if key in part}

    result = copy.deepcopy(case)
    for key in ("parties", "issues", "today", "no_deal", "views"):
        if result.get(key):
            result[key] = mix(result[key])
    for issue in result["issues"].values():
        issue["options"] = mix(issue["options"])
        issue["agree"] = draw(st.permutations(issue["agree"]))
    return result


def unordered(answer: Answer) -> Answer:
    """An answer without the order of its lists."""
    answer = rounded(answer)
    for plan in answer["plans"].values():
        for key in ("must_agree", "not_asked_loses"):
            plan[key] = sorted(plan[key])
    return answer


@related
@given(cases(), st.data())
def test_order_of_writing_does_not_matter(case: Case, data: st.DataObject) -> None:
    """Permuting parties, issues and options changes nothing but the order of the answer."""
    other = permuted(data.draw, case)
    answer = unknown_without_gain(deals(other))
    for plan in answer["plans"].values():
        for key in ("must_agree", "not_asked_loses"):
            assert plan[key] == [party for party in other["parties"] if party in plan[key]]
            plan[key] = sorted(plan[key])
    assert answer == unordered(deals(case))


@related
@given(cases(), st.data())
def test_verdicts_are_ones_own(case: Case, data: st.DataObject) -> None:
    """A party's verdicts and gains do not depend on what the others want."""
    party = data.draw(st.sampled_from(list(case["parties"])))
    other = copy.deepcopy(case)
    for name in case["parties"]:
        if name != party:
            put_views(data.draw, other, name)
    before, after = cells(deals(case)), cells(deals(other))
    for key in before:
        if key[1] == party:
            assert before[key] == after[key]


@related
@given(cases(), st.data())
def test_a_goal_restricts_the_counts(case: Case, data: st.DataObject) -> None:
    """With a goal only packages that satisfy it count as agreements or as done alone."""
    goal = expression(data.draw, case)
    found, wanted = deals(case, goal=str(goal)), expected(case, goal=goal)
    assert found["acceptable"] == wanted["acceptable"]
    assert found["alone"] == wanted["alone"]
    assert unknown_without_gain({**found, "packages": {}})["plans"] == rounded(wanted)["plans"]


@related
@given(cases())
def test_counts_nest(case: Case) -> None:
    """What holds in every reading holds in some, and each count fits in the one around it."""
    answer = deals(case)
    count, accepted = answer["packages"], answer["acceptable"]
    assert count["all"] >= count["feasible"] >= count["within_limits"] >= 0
    assert 0 <= accepted["every_reading"] <= accepted["some_reading"]
    agreements = accepted["some_reading"] + accepted["unknown"]
    assert agreements + sum(answer["alone"].values()) <= count["within_limits"]
