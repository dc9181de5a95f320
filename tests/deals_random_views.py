"""Random conditions and views for the questions about deals; small whole numbers make many ties."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

from cases_random import agrees, written
from oracle_case import Case, Expr
from oracle_deals import READINGS, ranges
from oracle_views import Views

WHOLE = ("-3", "-2", "-1", "-1", "0", "1", "1", "2", "2", "3")
FLAT = ("0", "0", "0", "-1")  # where hardly anyone can gain
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
    """A worth: a whole number (or hardly any), a decimal, a range or a word."""
    if kind == "mixed":
        kind = rng.choice(["whole", "decimal", "range", "word"])
    return rng.choice({"whole": WHOLE, "flat": FLAT, "decimal": DECIMAL, "range": RANGES, "word": WORDS}[kind])


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


def sized_views(rng: Random, case: Case, party: str, kind: str, compares: float) -> list[Any]:
    """Reasons that all have sizes; a comparison in so many cases of one."""
    views = scores(rng, case, kind) if rng.random() < 0.6 else []
    views += [reason(rng, case, kind) for _ in range(rng.randint(0 if views else 1, 4))]
    return compared(rng, case, party, views) if rng.random() < compares else views


def without_breaches(case: Case, party: str, views: list[Any]) -> list[Any]:
    """The views without the comparisons that the middles of the ranges break."""
    tried = {**case, "views": {party: views}, "no_deal": {}}
    sizes, known = ranges(tried, party), Views(tried, party)
    assert sizes is not None

    def keeps(item: dict[str, Any]) -> bool:
        change = known.change(known.terms(item["better"]), known.terms(item["than"]))
        return sum(c * READINGS["midpoints"](*ends) for c, ends in zip(change, sizes, strict=False)) >= 0

    return [item for item in views if "better" not in item or keeps(item)]


def any_views(rng: Random, case: Case, party: str) -> Any:
    """A prioritised list, an order, bare wishes, unknowns, sizes and comparisons in any mixture."""
    form = rng.choice(["prioritised", "order", "order", "mixed", "mixed", "sized"])
    if form == "prioritised" and "today" in case:
        return {"prioritised": [condition(rng, case) for _ in range(rng.randint(1, 4))]}
    if form == "sized":
        return sized_views(rng, case, party, rng.choice(["whole", "range"]), 0.06)
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
