"""Small random cases as plain dicts: every way of the format to say who agrees, bars and wants.

Each case keeps within the format: today is possible, some package is feasible, and some reading
agrees with each party's views.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from oracle_case import Case, Expr, feasible, packages
from oracle_views import Contradiction, Views

Draw = Callable[[st.SearchStrategy[Any]], Any]
STYLES = {  # parties, issues, options; any two issues may share an option's id
    "plain": ("ann ben cid dot", "land arms aid oil", "no yes on 200"),
    "signs": ("Ann+B|Ben C|c.d|D-1", "who pays|x-y|a, b?|not", "not yet|12:30|in|full: yes"),
    "cyrillic": (
        "Киев|Москва|Вашингтон|Париж",
        "земля|армия|кто платит|нефть",
        "нет|да|всё сразу|позже",
    ),
    "arabic": ("القاهرة|عدن|بغداد|جدة", "الأرض|الجيش|من يدفع|النفط", "لا|نعم|بعد حين|غدا"),
}
WORDS = ["minor", "moderate", "major", "vital"]
NUMBERS = ["0.1", "0.2", "0.3", "1", "2", "2.5", "3", "8", "10", "40", "0.001", "1000"]
ID = re.compile(r"\w+")
KEYWORDS = {"and", "or", "not", "in"}


def chance(draw: Draw, percent: int) -> bool:
    """True in about so many of a hundred draws; shrinks to False."""
    return bool(draw(st.integers(0, 99)) >= 100 - percent)


def some(draw: Draw, items: Any, least: int = 1, most: int | None = None) -> list[Any]:
    """A few of the items, each once, in their own order."""
    pool = list(items)
    top = len(pool) if most is None else min(most, len(pool))
    chosen = draw(st.sets(st.sampled_from(range(len(pool))), min_size=least, max_size=top))
    return [pool[k] for k in sorted(chosen)]


# -- conditions ------------------------------------------------------------------------------------


def mapping(draw: Draw, case: Case, most: int = 2) -> dict[str, Any]:
    """{ISSUE: OPTION or [OPTION, ..]}, of one issue or more."""
    result: dict[str, Any] = {}
    for issue in some(draw, case["issues"], most=most):
        options = list(case["issues"][issue]["options"])
        several = chance(draw, 25)
        result[issue] = some(draw, options) if several else draw(st.sampled_from(options))
    return result


def tree(draw: Draw, case: Case, depth: int) -> tuple[Any, ...]:
    """The tree of an expression."""
    sign = draw(st.sampled_from(["==", "!=", "in"] + ["and", "or", "not"] * (depth > 0)))
    if sign == "not":
        return (sign, tree(draw, case, depth - 1))
    if sign in ("and", "or"):
        return (sign, *(tree(draw, case, depth - 1) for _ in range(2)))
    issue = draw(st.sampled_from(list(case["issues"])))
    options = list(case["issues"][issue]["options"])
    return (sign, issue, some(draw, options) if sign == "in" else draw(st.sampled_from(options)))


def written(node: tuple[Any, ...], above: int = 0) -> str:
    """An expression's text, with no more parentheses than it needs (or < and < not)."""

    def name(text: str) -> str:
        return text if ID.fullmatch(text) and text not in KEYWORDS else f'"{text}"'

    sign, *rest = node
    if sign in ("==", "!="):
        return f"{name(rest[0])} {sign} {name(rest[1])}"
    if sign == "in":
        return f"{name(rest[0])} in [{', '.join(name(part) for part in rest[1])}]"
    level = {"or": 1, "and": 2, "not": 3}[sign]
    if sign == "not":
        text = "not " + written(rest[0], level + 1)
    else:
        text = f" {sign} ".join(written(part, level) for part in rest)
    return f"({text})" if above > level else text


def expression(draw: Draw, case: Case) -> Expr:
    """A condition as a text, with its tree beside it."""
    node = tree(draw, case, depth=draw(st.integers(0, 2)))
    return Expr(written(node), node)


def condition(draw: Draw, case: Case) -> Any:
    """A condition in any of its three forms."""
    form = draw(st.sampled_from(["mapping", "mapping", "expression", "list"]))
    if form == "list":
        return [draw(st.sampled_from([mapping, expression]))(draw, case) for _ in range(2)]
    return mapping(draw, case) if form == "mapping" else expression(draw, case)


def either(draw: Draw, case: Case) -> Any:
    """A condition as it stands, or in the long form with a reason beside it."""
    form = condition(draw, case)
    return {"when": form, "because": "so it is"} if chance(draw, 50) else form


# -- worths and views ------------------------------------------------------------------------------


def weight(draw: Draw) -> Any:
    """A word, a positive number or a positive range."""
    form = draw(st.sampled_from(["number", "range", "word"]))
    if form == "word":
        return draw(st.sampled_from(WORDS))
    if form == "number":
        return draw(st.sampled_from(NUMBERS))
    return sorted((draw(st.sampled_from(NUMBERS)) for _ in range(2)), key=Decimal)


def worth(draw: Draw) -> Any:
    """A word, a number or a range, of either sign."""
    form = weight(draw)
    if isinstance(form, str):
        return "-" + form if chance(draw, 40) else form
    return sorted(("-" + end if chance(draw, 30) else end for end in form), key=Decimal)


def terms(draw: Draw, case: Case) -> dict[str, str]:
    """The terms of a package: with today a few of them, else all."""
    issues = case["issues"]
    chosen = some(draw, issues, most=3) if "today" in case else list(issues)
    return {issue: draw(st.sampled_from(list(issues[issue]["options"]))) for issue in chosen}


def compared(draw: Draw, case: Case, party: str, views: list[Any]) -> list[Any]:
    """The views and one comparison more.

    None is added of today with a package that no reason tells from it: what these settle is for
    test_certified_edges.
    """
    pair: list[Any] = [terms(draw, case), terms(draw, case)]
    if "today" in case and chance(draw, 60):
        pair[draw(st.integers(0, 1))] = "today"
    reasons = [item for item in views if item == "today" or "better" not in item]
    known = Views({**case, "views": {party: reasons}}, party)
    one, other = known.terms(pair[0]), known.terms(pair[1])
    if case.get("today") in (one, other) and not any(known.change(one, other)):
        return views
    return [*views, {"better": pair[0], "than": pair[1]}]


def reason(draw: Draw, case: Case) -> dict[str, Any]:
    """One reason outside the order."""
    form = draw(st.sampled_from(["worth", "worth", "wants", "avoids", "unknown"]))
    if form == "worth":
        return {"when": condition(draw, case), "worth": worth(draw), "because": "so it is"}
    if form == "unknown":
        return {"when": condition(draw, case), "worth": "unknown"}
    item = {form: condition(draw, case)}
    return {**item, "weight": weight(draw)} if chance(draw, 50) else item


def party_views(draw: Draw, case: Case, party: str) -> Any:
    """One party's views: a prioritised list, or reasons in and beside an order; None for none."""
    form = draw(st.sampled_from(["reasons", "order"] + ["both"] * 6 + ["prioritised"] * 2 + ["none"]))
    if form == "none":
        return None
    if form == "prioritised" and "today" in case:
        return {"prioritised": [either(draw, case) for _ in range(draw(st.sampled_from([3, 2, 4, 1])))]}
    items: list[Any] = []
    if form in ("order", "both"):
        for _ in range(draw(st.integers(1, 3))):
            long = chance(draw, 40)
            items.append({"when": condition(draw, case)} if long else mapping(draw, case))
        items.insert(draw(st.integers(0, len(items))), "today")
    for _ in range(0 if form == "order" else draw(st.sampled_from([2, 1, 3, 4]))):
        items.insert(draw(st.integers(0, len(items))), reason(draw, case))
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        longer = compared(draw, case, party, items)
        if agrees(case, party, longer):
            items = longer
    return items


def agrees(case: Case, party: str, views: Any) -> bool:
    """Whether some reading satisfies these views."""
    try:
        Views({**case, "views": {party: views}}, party)
    except Contradiction:
        return False
    return True


def put_views(draw: Draw, case: Case, party: str) -> None:
    """Give a party views, and what no deal is worth to it."""
    views = party_views(draw, case, party)
    case["views"].pop(party, None)
    case["no_deal"].pop(party, None)
    if views is None:
        return
    case["views"][party] = views
    if "today" not in case or (chance(draw, 30) and isinstance(views, list)):
        value = worth(draw)
        case["no_deal"][party] = {"worth": value} if chance(draw, 30) else value


# -- cases -----------------------------------------------------------------------------------------


def put_issues(draw: Draw, case: Case, issues: str, options: str, separator: str | None) -> None:
    """The issues: options, who must agree, who can break, what is final."""
    parties = list(case["parties"])
    for issue in issues.split(separator)[: draw(st.integers(2, 4))]:
        content: dict[str, Any] = {"question": "Which one", "options": {}}
        for name in options.split(separator)[: draw(st.integers(2, 4))]:
            long: dict[str, Any] = {"says": "This one"}
            if chance(draw, 20):
                long["agree"] = some(draw, parties)
            if chance(draw, 8):
                long["final"] = "true"
            content["options"][name] = long if len(long) > 1 else "This one"
        content["agree"] = some(draw, parties, most=2)
        if chance(draw, 30):
            content["can_break"] = some(draw, parties, most=2)
        case["issues"][issue] = content


def put_impossible(draw: Draw, case: Case) -> None:
    """Impossible combinations that leave today and at least one package."""
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        longer = [*case["impossible"], either(draw, case)]
        tried = {**case, "impossible": longer}
        needed = [case["today"]] if "today" in case else packages(case)
        if any(feasible(tried, package) for package in needed):
            case["impossible"] = longer


def put_limits(draw: Draw, case: Case) -> None:
    """Limits of every kind, all with ids of their own or all without."""
    own = chance(draw, 30)
    for number in range(draw(st.sampled_from([0, 0, 1, 2, 3]))):
        limit = {"party": draw(st.sampled_from(list(case["parties"])))}
        if chance(draw, 50):
            limit["keeps"] = condition(draw, case)
            if chance(draw, 70):
                limit["until"] = condition(draw, case)
        else:
            limit["never"] = condition(draw, case)
        limit["kind"] = draw(st.sampled_from(["law", "declared", "judged"]))
        limit["because"] = "so it is"
        case["limits"].append({**limit, "id": f"line {number}"} if own else limit)


def put_plans(draw: Draw, case: Case) -> None:
    """One plan to three, of a few steps; without today each step sets everything."""
    for number in range(draw(st.sampled_from([3, 2, 1]))):
        steps = []
        for _ in range(draw(st.integers(1, 3))):
            who = some(draw, case["parties"], most=2)
            steps.append({"who": who, "does": terms(draw, case)})
        case["plans"][f"plan {number}"] = {"title": "A plan", "steps": steps}


@st.composite
def cases(draw: Draw) -> Case:
    """A small case, whole and within the format."""
    style = draw(st.sampled_from(list(STYLES)))
    parties, issues, options = STYLES[style]
    separator = None if style == "plain" else "|"
    case: Case = {"pourparler": "1", "title": "A random case", "parties": {}, "issues": {}}
    if chance(draw, 15):
        case["scale"] = {"minor": ["0.5", "8"], "vital": ["40", "100"]}
    for party in parties.split(separator)[: draw(st.integers(2, 4))]:
        case["parties"][party] = {"name": f"The party {party}"}
    put_issues(draw, case, issues, options, separator)
    if not chance(draw, 25):
        case["today"] = {
            issue: draw(st.sampled_from(list(content["options"]))) for issue, content in case["issues"].items()
        }
    case.update(no_deal={}, impossible=[], limits=[], views={}, plans={})
    put_impossible(draw, case)
    put_limits(draw, case)
    for party in case["parties"]:
        put_views(draw, case, party)
    put_plans(draw, case)
    if chance(draw, 20):
        case["open"] = [{"is": "Who knows", "about": mapping(draw, case)}]
    return case


def trimmed(case: Case) -> Case:
    """The case without the parts that are empty."""
    return {key: part for key, part in case.items() if part not in ([], {})}
