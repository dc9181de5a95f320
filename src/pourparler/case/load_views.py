"""Loads views, what no deal is worth, limits, impossible terms and open questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from pourparler.case.conditions import All, Condition, Not
from pourparler.case.keys import LIMIT_KINDS
from pourparler.case.model import Comparison, Impossible, Issue, Limit, NoDeal, OpenQuestion, Reason, Views
from pourparler.case.reader import Reader
from pourparler.case.sections import SECTIONS
from pourparler.case.tell import tell_by
from pourparler.case.yamlfile import Mapping as Map
from pourparler.case.yamlfile import Node, Text, shorten
from pourparler.errors import did_you_mean

At = Callable[[str], Node | None]
RESERVED = frozenset(SECTIONS["views"])


def load_views(r: Reader, at: At, today: Mapping[str, str] | None) -> tuple[dict[str, Views], dict[str, NoDeal]]:
    """The views of every party, and what no deal is worth to it."""
    views: dict[str, Views] = {}
    node = at("views")
    entries = r.mapping(node, "views", "{party: [views]}").items if node is not None else {}
    for party, value in entries.items():
        path = f"views.{party}"
        if party not in r.parties:
            r.bad(value, path, f'"{shorten(party)}" is no party', did_you_mean(party, r.parties))
        elif isinstance(value, Map):
            if today is None:
                r.bad(
                    value,
                    path,
                    "a prioritised list without `today`",
                    "it is compared with today: give `today`, or worths",
                )
            views[party] = _prioritised(r, party, value, path)
        else:
            views[party] = read_views(r, party, r.listing(value, path), path, today)
    no_deal: dict[str, NoDeal] = {}
    node = at("no_deal")
    for party, value in (r.mapping(node, "no_deal").items if node is not None else {}).items():
        path = f"no_deal.{party}"
        if party not in r.parties:
            r.bad(value, path, f'"{shorten(party)}" is no party', did_you_mean(party, r.parties))
            continue
        m = value if isinstance(value, Map) else Map({"worth": value}, value.line)
        r.keys(m, "no_deal", path)
        g = m.items.get
        found = r.range(g("worth"), path)
        if found and found[0] is not None and found[1] is not None:
            id, because = r.text(g("id"), path) or f"{party}.no_deal", r.text(g("because"), path)
            cites = r.cite(g("said"), f"{path}.said"), r.cite(g("worth_said"), f"{path}.worth_said")
            no_deal[party] = NoDeal(id, party, found[0], found[1], because, *cites, line=value.line)
    if today is None:
        for party in views:
            if party not in no_deal:
                right = "without `today`, `no_deal` gives what no agreement is worth to every party with views"
                r.bad(node if node is not None else 1, f"no_deal.{party}", "missing", right)
    ids = [r.id for v in views.values() for r in v.reasons] + [c.id for v in views.values() for c in v.comparisons]
    for id in sorted({id for id in ids if ids.count(id) > 1}):
        r.bad(1, "views", f'the id "{id}" stands twice', "give each reason an id of its own")
    return views, no_deal


def _prioritised(r: Reader, party: str, node: Map, path: str) -> Views:
    if set(node.items) != {"prioritised"}:
        r.bad(node, path, "a mapping of views", "write a list, or {prioritised: [...]} alone")
        return Views()
    reasons = []
    for number, item in enumerate(r.listing(node.items["prioritised"], path), 1):
        here = f"{path}.prioritised.{number}"
        long = isinstance(item, Map) and "when" in item.items
        m = item if isinstance(item, Map) else Map({}, item.line)
        if long:
            r.keys(m, {k: SECTIONS["views"][k] for k in ("when", "because", "said", "id")}, here)
        when = r.condition(m.items["when"] if long else item, here)
        if when is not None:
            g = m.items.get if long else (lambda key: None)
            reasons.append(
                Reason(
                    id=r.text(g("id"), here) or f"{party}.{number}",
                    party=party,
                    when=when,
                    place="prioritised",
                    because=r.text(g("because"), here),
                    said=r.cite(g("said"), here),
                    line=item.line,
                )
            )
    return Views(tuple(reasons), prioritised=True)


def read_views(
    r: Reader, party: str, items: list[Node], path: str, today: Mapping[str, str] | None, numbered_from: int = 0
) -> Views:
    """A list of views. Places in an order stand around one ``today``."""
    reasons: list[Reason] = []
    comparisons: list[Comparison] = []
    order: dict[str, list[str]] = {"above": [], "below": []}
    place, dividers = "above", 0
    in_order: list[Reason] = []
    for number, item in enumerate(items, 1):
        here = f"{path}.{number}"
        if isinstance(item, Text) and item.value == "today":
            place, dividers = "below", dividers + 1
            if dividers > 1:
                r.bad(item, here, "`today` stands twice in one order", "keep one")
            continue
        if not isinstance(item, Map):
            r.bad(item, here, "no view", "write {issue: option}, today, {when: …, worth: …} or {better: …, than: …}")
            continue
        if "better" in item.items or "than" in item.items:
            found = _comparison(r, party, item, here, today, len(comparisons) + 1)
            comparisons.extend([found] if found else [])
            continue
        reason = _reason(r, party, item, here, numbered_from + len(reasons) + 1, place)
        if reason is None:
            continue
        reasons.append(reason)
        if reason.place in order:
            order[reason.place].append(reason.id)
            in_order.append(reason)
    if in_order and not dividers:
        right = "put `- today` where the party would rather have no deal than what stands below"
        r.bad(in_order[0].line, path, "an order without `today`", right)
    return Views(tuple(reasons), tuple(order["above"]), tuple(order["below"]), tuple(comparisons))


def _reason(r: Reader, party: str, m: Map, path: str, number: int, place: str) -> Reason | None:
    g = m.items.get
    kinds = [key for key in ("when", "wants", "avoids") if key in m.items]
    if len(kinds) > 1:
        r.bad(m, path, f"both {kinds[0]} and {kinds[1]}", "keep one")
        return None
    low: Fraction | None = None
    high: Fraction | None = None
    word = ""
    when: Condition | None
    if not kinds:
        short = [(key, value) for key, value in m.items.items() if key not in RESERVED]
        when = r.tests(m, short, path)
        if "worth" in m.items or "weight" in m.items:
            r.bad(m, path, "a worth without `when`", "write {when: {issue: option}, worth: …}")
            return None
    else:
        r.keys(m, "views", path)
        when = r.condition(g(kinds[0]), f"{path}.{kinds[0]}")
    if kinds in (["wants"], ["avoids"]):
        sign = 1 if kinds == ["wants"] else -1
        place = "wants" if sign > 0 else "avoids"
        if "worth" in m.items:
            r.bad(m, path, "worth beside wants or avoids", "write `weight`, or `when` with a worth")
        found = r.range(g("weight"), f"{path}.weight", positive=True)
        if found and found[0] is not None and found[1] is not None:
            low, high = (found[0], found[1]) if sign > 0 else (-found[1], -found[0])
            place, word = "", r.text(g("weight"), path) if isinstance(g("weight"), Text) else ""
    elif "worth" in m.items:
        place, worth = "", g("worth")
        if isinstance(worth, Text) and worth.value == "unknown":
            word = "unknown"
        else:
            low, high = r.range(worth, f"{path}.worth") or (None, None)
            word = worth.value if isinstance(worth, Text) and low != high else ""
    elif kinds and "weight" in m.items:
        r.bad(m, path, "a weight without wants or avoids", "write `worth`")
    if when is None:
        return None
    return Reason(
        id=r.text(g("id"), path) or f"{party}.{number}",
        party=party,
        when=when,
        low=low,
        high=high,
        place=place,
        word=word,
        because=r.text(g("because"), f"{path}.because"),
        said=r.cite(g("said"), f"{path}.said"),
        worth_said=r.cite(g("worth_said"), f"{path}.worth_said"),
        line=m.line,
    )


def _comparison(
    r: Reader, party: str, m: Map, path: str, today: Mapping[str, str] | None, number: int
) -> Comparison | None:
    known = {key: SECTIONS["views"][key] for key in ("better", "than", "because", "said", "id")}
    r.keys(m, known, path)
    sides = []
    for key in ("better", "than"):
        node = m.items.get(key)
        if node is None:
            r.bad(m, path, f"a comparison without `{key}`", "write {better: {issue: option}, than: today}")
            return None
        if isinstance(node, Text) and node.value == "today":
            if today is None:
                r.bad(node, f"{path}.{key}", "this case has no today", "name every issue's option")
            sides.append(dict(today or {}))
            continue
        terms = r.terms(node, f"{path}.{key}")
        missing = [issue for issue in r.issues if issue not in terms]
        if today is None and missing:
            r.bad(node, f"{path}.{key}", f"names no option for {', '.join(missing)}", "without today, name them all")
            return None
        sides.append({issue: terms.get(issue) or (today or {}).get(issue, "") for issue in r.issues})
    g = m.items.get
    id = r.text(g("id"), path) or f"{party}.compares.{number}"
    because, said = r.text(g("because"), f"{path}.because"), r.cite(g("said"), f"{path}.said")
    return Comparison(id, party, sides[0], sides[1], because, said, line=m.line)


def load_limits(r: Reader, at: At, issues: Mapping[str, Issue]) -> tuple[tuple[Impossible, ...], tuple[Limit, ...]]:
    """Impossible combinations and limits."""
    impossible, limits = [], []
    for number, node in enumerate(r.listing(at("impossible"), "impossible"), 1):
        path = f"impossible.{number}"
        m = node if isinstance(node, Map) and "when" in node.items else Map({"when": node}, node.line)
        r.keys(m, "impossible", path)
        when, g = r.condition(m.items["when"], path), m.items.get
        if when is not None:
            id, because = r.text(g("id"), path) or path, r.text(g("because"), path)
            impossible.append(Impossible(id, when, because, r.cite(g("said"), path), m.line))
    counts: dict[str, int] = {}
    for number, node in enumerate(r.listing(at("limits"), "limits"), 1):
        path = f"limits.{number}"
        m = r.mapping(node, path, "{party: …, never: …, kind: …}")
        r.keys(m, "limits", path)
        g = m.items.get
        party = r.party(g("party"), f"{path}.party")
        counts[party] = counts.get(party, 0) + 1
        if ("never" in m.items) == ("keeps" in m.items) or ("until" in m.items and "never" in m.items):
            r.bad(m, path, "a limit says either `never` or `keeps` (with `until`)", "keep one of them")
            continue
        never, keeps = r.condition(g("never"), f"{path}.never"), r.condition(g("keeps"), f"{path}.keeps")
        until = r.condition(g("until"), f"{path}.until")
        if never is None and keeps is None:
            continue
        if never is not None:
            forbids, text = never, f"never {tell_by(issues, never)}"
        else:
            assert keeps is not None
            text = f"keeps {tell_by(issues, keeps)}" + (f" until {tell_by(issues, until)}" if until else "")
            forbids = All((Not(keeps), Not(until))) if until else Not(keeps)
        limits.append(
            Limit(
                id=r.text(g("id"), path) or f"{party}.limit.{counts[party]}",
                party=party,
                kind=r.choice(g("kind"), f"{path}.kind", LIMIT_KINDS, "judged"),
                forbids=forbids,
                text=text,
                because=r.text(g("because"), f"{path}.because"),
                way_out=r.text(g("way_out"), f"{path}.way_out"),
                said=r.cite(g("said"), f"{path}.said"),
                line=m.line,
            )
        )
    return tuple(impossible), tuple(limits)


def load_open(r: Reader, at: At) -> tuple[OpenQuestion, ...]:
    """Open questions, in the case's own words."""
    found = []
    for number, node in enumerate(r.listing(at("open"), "open"), 1):
        path = f"open.{number}"
        m = r.mapping(node, path, "{is: question}")
        r.keys(m, "open", path)
        g = m.items.get
        found.append(
            OpenQuestion(
                id=r.text(g("id"), path) or path,
                asks=r.text(g("is"), f"{path}.is", True),
                party=r.party(g("party"), f"{path}.party"),
                about=r.condition(g("about"), f"{path}.about"),
                because=r.text(g("because"), f"{path}.because"),
                said=r.cite(g("said"), f"{path}.said"),
            )
        )
    return tuple(found)
