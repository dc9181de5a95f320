"""Random small cases for the questions about deals: with sizes (`sized`), and with any views (`ordered`).

A seed gives a case. Small whole numbers make many ties; what is impossible leaves today, or some package.
"""

from __future__ import annotations

from decimal import Decimal
from math import prod
from random import Random
from typing import Any

from cases_random import agrees, written
from oracle_case import Case, Expr, feasible, packages
from oracle_views import Views

STYLES = (  # parties, issues, options
    ("ann ben cid dot eve fay", "land arms aid oil", "no yes on 200"),
    ("Ann+B|Ben C|c.d|D-1|Москва|عدن", "who pays|x-y|a, b?|not", "not yet|12:30|in|full: yes"),
)
LEAST, MOST = 6, 64  # packages
KINDS = ("law", "declared", "judged")
WHOLE = ("-3", "-2", "-1", "-1", "0", "1", "1", "2", "2", "3")
DECIMAL = ("-2.5", "-0.5", "0.1", "0.25", "1.5", "2", "0.3", "-0.2")
RANGES = (
    ["-1", "1"],
    ["0", "2"],
    ["1", "2"],
    ["1", "3"],
    ["-2", "-1"],
    ["-2", "0"],
    ["0", "0"],
    ["-1", "2"],
    ["2", "2"],
)
WORDS = ("minor", "moderate", "major", "vital", "-minor", "-moderate", "-major", "-vital")


def some(rng: Random, items: Any, least: int = 1, most: int | None = None) -> list[Any]:
    """A few of the items, each once, in their own order."""
    pool = list(items)
    chosen = rng.sample(range(len(pool)), rng.randint(least, min(len(pool), most or len(pool))))
    return [pool[k] for k in sorted(chosen)]


# -- conditions ------------------------------------------------------------------------------------


def mapping(rng: Random, case: Case, most: int = 2) -> dict[str, Any]:
    """{ISSUE: OPTION or [OPTION, ..]}, of one issue or more."""
    result: dict[str, Any] = {}
    for issue in some(rng, case["issues"], most=most):
        options = list(case["issues"][issue]["options"])
        result[issue] = some(rng, options) if rng.random() < 0.2 else rng.choice(options)
    return result


def tree(rng: Random, case: Case, depth: int) -> tuple[Any, ...]:
    """The tree of an expression."""
    sign = rng.choice(["==", "!=", "in"] + ["and", "or", "not"] * (depth > 0))
    if sign == "not":
        return (sign, tree(rng, case, depth - 1))
    if sign in ("and", "or"):
        return (sign, tree(rng, case, depth - 1), tree(rng, case, depth - 1))
    issue = rng.choice(list(case["issues"]))
    options = list(case["issues"][issue]["options"])
    return (sign, issue, some(rng, options) if sign == "in" else rng.choice(options))


def condition(rng: Random, case: Case) -> Any:
    """A condition in any of its three forms."""
    form = rng.choice(["mapping", "mapping", "expression", "list"])
    if form == "mapping":
        return mapping(rng, case)
    if form == "list":
        return [mapping(rng, case), mapping(rng, case)]
    node = tree(rng, case, rng.randint(0, 2))
    return Expr(written(node), node)


def terms(rng: Random, case: Case) -> dict[str, str]:
    """The terms of a package: with today a few of them, else all."""
    issues = case["issues"]
    chosen = some(rng, issues) if "today" in case else list(issues)
    return {issue: rng.choice(list(issues[issue]["options"])) for issue in chosen}


# -- views -----------------------------------------------------------------------------------------


def size(rng: Random, kind: str) -> Any:
    """A worth: a whole number, a decimal, a range or a word."""
    if kind == "mixed":
        kind = rng.choice(["whole", "decimal", "range", "word"])
    return rng.choice({"whole": WHOLE, "decimal": DECIMAL, "range": RANGES, "word": WORDS}[kind])


def positive(rng: Random, kind: str) -> Any:
    """A weight: the same, above zero."""
    worth = size(rng, kind)
    if isinstance(worth, list):
        return rng.choice([["1", "2"], ["1", "3"], ["2", "2"]])
    return worth.lstrip("-") if worth.strip("-0.") else "1"


def reason(rng: Random, case: Case, kind: str) -> dict[str, Any]:
    """One reason with a size, of an option, of several issues, or of any condition."""
    draw = rng.random()
    when = mapping(rng, case, most=1) if draw < 0.6 else mapping(rng, case) if draw < 0.8 else condition(rng, case)
    if rng.random() < 0.8:
        return {"when": when, "worth": size(rng, kind)}
    return {rng.choice(["wants", "avoids"]): when, "weight": positive(rng, kind)}


def scores(rng: Random, case: Case, kind: str) -> list[Any]:
    """A worth for most options of every issue, as in a score table; an issue may weigh three times as much."""
    views = []
    for issue, content in case["issues"].items():
        times = rng.choice((1, 1, 3))
        for option in content["options"]:
            if rng.random() < 0.7:
                worth = size(rng, kind)
                if isinstance(worth, str) and not worth.strip("-").isalpha():
                    worth = str(times * Decimal(worth))
                views.append({"when": {issue: option}, "worth": worth})
    return views or [reason(rng, case, kind)]


def milder(worth: Any) -> Any:
    """A worth without its minus; a range the other way round."""
    if isinstance(worth, str):
        return worth.lstrip("-")
    return sorted((end.lstrip("-") for end in worth), key=Decimal)


def compared(rng: Random, case: Case, party: str, views: list[Any]) -> list[Any]:
    """The views and a comparison more, where some reading keeps it; none that says what no reason tells from today."""
    pair: list[Any] = [terms(rng, case), terms(rng, case)]
    if "today" in case and rng.random() < 0.5:
        pair[rng.randint(0, 1)] = "today"
    known = Views(
        {**case, "views": {party: [item for item in views if item == "today" or "better" not in item]}}, party
    )
    one, other = known.terms(pair[0]), known.terms(pair[1])
    if case.get("today") in (one, other) and not any(known.change(one, other)):
        return views
    longer = [*views, {"better": pair[0], "than": pair[1]}]
    return longer if agrees(case, party, longer) else views


def sized_views(rng: Random, case: Case, party: str, kind: str) -> list[Any]:
    """Reasons that all have sizes; comparisons now and then."""
    views = scores(rng, case, kind) if rng.random() < 0.6 else []
    views += [reason(rng, case, kind) for _ in range(rng.randint(0 if views else 1, 4))]
    return compared(rng, case, party, views) if rng.random() < 0.1 else views


def any_views(rng: Random, case: Case, party: str) -> Any:
    """A prioritised list, an order, bare wishes, unknowns, sizes and comparisons in any mixture."""
    form = rng.choice(["prioritised", "order", "order", "mixed", "mixed", "sized"])
    if form == "prioritised" and "today" in case:
        return {"prioritised": [condition(rng, case) for _ in range(rng.randint(1, 4))]}
    if form == "sized":
        return sized_views(rng, case, party, rng.choice(["whole", "range"]))
    views: list[Any] = [{"when": condition(rng, case)} for _ in range(rng.randint(1, 4))]
    views.insert(rng.randint(0, len(views)), "today")
    if form == "mixed":
        for _ in range(rng.randint(1, 2)):
            item = rng.choice(
                [
                    {"when": condition(rng, case), "worth": "unknown"},
                    {"wants": condition(rng, case)},
                    {"avoids": condition(rng, case)},
                    reason(rng, case, "range"),
                ]
            )
            views.insert(rng.randint(0, len(views)), item)
    for _ in range(rng.choice([0, 0, 1, 2])):
        views = compared(rng, case, party, views)
    return views


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
    all_agree = rng.random() < 0.4
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


def sized(seed: int) -> Case:
    """A case where every party that has views has sizes for all of them."""
    rng = Random(seed)
    case = ground(rng)
    kind = rng.choice(("whole", "whole", "whole", "decimal", "range", "range", "word", "mixed"))
    mild, dear = rng.choice((0, 0.4, 0.8)), rng.random() < 0.3  # so that more is acceptable
    for party in case["parties"]:
        if rng.random() < 0.96:
            views = sized_views(rng, case, party, kind)
            softer = [{**v, "worth": milder(v["worth"])} if "worth" in v and rng.random() < mild else v for v in views]
            case["views"][party] = softer if agrees(case, party, softer) else views
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
