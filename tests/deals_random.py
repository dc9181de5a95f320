"""Random small cases for the questions about deals: with sizes (`sized`), and with any views (`ordered`).

A seed gives a case. What is impossible leaves today, or some package.
"""

from __future__ import annotations

from math import prod
from random import Random
from typing import Any

from cases_random import agrees
from deals_random_views import any_views, condition, milder, positive, size, sized_views, some, terms, without_breaches
from oracle_case import Case, feasible, packages

STYLES = (  # parties, issues, options
    ("ann ben cid dot eve fay", "land arms aid oil", "no yes on 200"),
    ("Ann+B|Ben C|c.d|D-1|Москва|عدن", "who pays|x-y|a, b?|not", "not yet|12:30|in|full: yes"),
)
LEAST, MOST = 6, 64  # packages
KINDS = ("law", "declared", "judged")


# -- cases -----------------------------------------------------------------------------------------


def ground(rng: Random) -> Case:
    """A case without views: parties, issues, today, what is impossible, limits."""
    style = rng.choice((0, 0, 0, 1))
    separator = "|" if style else " "
    parties, issues = STYLES[style][0].split(separator), STYLES[style][1].split(separator)
    options = STYLES[style][2].split("|" if style else " ")
    case: Case = {"pourparler": "1", "title": "A random case", "parties": {}, "issues": {}}
    case["parties"] = {party: {"name": f"The party {party}"} for party in parties[: rng.choice((2, 2, 3, 3, 4, 5, 6))]}
    sizes = [0]
    while not LEAST <= prod(sizes) <= MOST:
        sizes = [rng.choice((2, 3, 3, 4)) for _ in range(rng.choice((2, 3, 3, 3, 4)))]
    all_agree, divisible = rng.random() < 0.4, len(case["parties"]) == 2
    for issue, count in zip(issues, sizes, strict=False):
        content: dict[str, Any] = {"question": "Which one", "options": {}}
        for name in options[:count]:
            long: dict[str, Any] = {"says": "This one"}
            if rng.random() < 0.12:
                long["agree"] = some(rng, parties[: len(case["parties"])], most=3)
            if rng.random() < 0.04:
                long["final"] = "true"
            content["options"][name] = long if len(long) > 1 else "This one"
        content["agree"] = list(case["parties"]) if all_agree else some(rng, case["parties"], most=3)
        if rng.random() < 0.2:
            content["can_break"] = some(rng, case["parties"], most=2)
        if divisible and rng.random() < 0.7:
            content["divisible"] = "true"
        case["issues"][issue] = content
    if rng.random() < 0.7:
        case["today"] = {issue: rng.choice(list(content["options"])) for issue, content in case["issues"].items()}
    case.update(no_deal={}, impossible=[], limits=[], views={}, plans={})
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        longer = [*case["impossible"], condition(rng, case)]
        needed = [case["today"]] if "today" in case else packages(case)
        if any(feasible({**case, "impossible": longer}, package) for package in needed):
            case["impossible"] = longer
    put_limits(rng, case)
    for number in range(rng.randint(1, 2)):
        steps = [
            {"who": some(rng, case["parties"], most=2), "does": terms(rng, case)} for _ in range(rng.choice((1, 1, 2)))
        ]
        case["plans"][f"plan {number}"] = {"title": "A plan", "steps": steps}
        if rng.random() < 0.5:
            case["plans"][f"plan {number}"]["for"] = some(rng, case["parties"], most=2)
    return case


def put_limits(rng: Random, case: Case) -> None:
    """Limits of every kind, whether they bar or only protest; all with ids of their own, or none."""
    own = rng.random() < 0.3
    for number in range(rng.choice((0, 0, 0, 1, 2, 3))):
        limit: dict[str, Any] = {"party": rng.choice(list(case["parties"]))}
        if rng.random() < 0.7:
            limit["never"] = condition(rng, case)
        else:
            limit["keeps"] = condition(rng, case)
            if rng.random() < 0.5:
                limit["until"] = condition(rng, case)
        limit |= {"kind": rng.choice(KINDS), "because": "so it is"}
        case["limits"].append({**limit, "id": f"line {number}"} if own else limit)


def put_no_deal(rng: Random, case: Case, party: str, kind: str, dear: bool = False) -> None:
    """What no deal is worth: always where there is no today; less than nothing where it is to be ``dear``."""
    if party not in case["views"] or isinstance(case["views"][party], dict):
        return
    if dear or "today" not in case or rng.random() < 0.2:
        worth = size(rng, kind)
        if dear:
            worth = "-" + positive(rng, "word" if kind == "word" else "whole")
        case["no_deal"][party] = {"worth": worth} if rng.random() < 0.3 else worth


def sized(seed: int, kept: bool = True) -> Case:
    """A case where every party that has views has sizes for all of them; ``kept``: their middles keep the comparisons."""
    rng = Random(seed)
    case = ground(rng)
    kind = rng.choice(("whole", "whole", "whole", "decimal", "range", "range", "word", "mixed", "flat"))
    mild, dear = rng.choice((0, 0.4, 0.8)), rng.random() < 0.3 and kind != "flat"  # so that more is acceptable
    for party in case["parties"]:
        if rng.random() < 0.96:
            views = sized_views(rng, case, party, kind, 0.06 if kept else 0.5)
            softer = [{**v, "worth": milder(v["worth"])} if "worth" in v and rng.random() < mild else v for v in views]
            views = softer if agrees(case, party, softer) else views
            case["views"][party] = without_breaches(case, party, views) if kept else views
        put_no_deal(rng, case, party, kind, dear)
    return case


def ordered(seed: int) -> Case:
    """A case with views of any kind."""
    rng = Random(-1 - seed)
    case = ground(rng)
    for party in case["parties"]:
        if rng.random() < 0.93:
            views = any_views(rng, case, party)
            if agrees(case, party, views):
                case["views"][party] = views
        put_no_deal(rng, case, party, "range")
    return case
