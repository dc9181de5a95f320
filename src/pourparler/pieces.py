"""How two cases on the same issues differ, piece by piece; each piece can be set into the other case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pourparler.case.model import Case, Comparison, Limit, Plan, Reason, Views
from pourparler.case.tell import tell, tell_terms
from pourparler.case.worths import worth_text

Key = tuple[str, ...]


@dataclass(frozen=True)
class Piece:
    """``into(case)``: the case with the other side's version of this piece in place of its own."""

    key: Key
    whose: str
    what: str
    one: str
    other: str
    into: Callable[[Case], Case]


def vocabulary(a: Case, b: Case) -> list[str]:
    """What keeps two cases from being compared: parties, issues, options, who must agree, and today."""
    found = []
    for word, one, other in (("party", a.parties, b.parties), ("issue", a.issues, b.issues)):
        for id in dict.fromkeys((*one, *other)):
            if id not in one or id not in other:
                found.append(f"the {word} {id} stands in {'the first' if id in one else 'the second'} only")
    for id in a.issues:
        if id in b.issues:
            x, y = a.issues[id], b.issues[id]
            if [o.id for o in x.options] != [o.id for o in y.options]:
                found.append(f"the options of {id} differ")
            elif [set(o.agree) for o in x.options] != [set(o.agree) for o in y.options]:
                found.append(f"who must agree on {id} differs")
            elif set(x.can_break) != set(y.can_break) or [o.final for o in x.options] != [o.final for o in y.options]:
                found.append(f"who can break {id}, or what is final in it, differs")
    if a.today != b.today:
        found.append("today differs")
    return found


def pieces(a: Case, b: Case) -> tuple[Piece, ...]:
    """What `b` says otherwise than `a`, in the order of the cases; each set into `a` gives `b`'s version."""
    found: list[Piece] = []
    for party in dict.fromkeys((*a.views, *b.views)):
        found += _views(a, b, party)
    found += _rows(
        "limit", a.limits, b.limits, _limit_key, _limit_text, lambda case, rows: replace(case, limits=rows), a, b
    )
    found += _rows("plan", a.plans, b.plans, _plan_key, _plan_text, lambda case, rows: replace(case, plans=rows), a, b)
    for party in dict.fromkeys((*a.no_deal, *b.no_deal)):
        one, other = a.no_deal.get(party), b.no_deal.get(party)
        if (one and (one.low, one.high)) != (other and (other.low, other.high)):
            texts = [f"{x.low} to {x.high}" if x else "today" for x in (one, other)]
            found.append(
                Piece(
                    ("no_deal", party),
                    a.name(party),
                    "what no deal is worth",
                    texts[0],
                    texts[1],
                    _set_no_deal(party, other),
                )
            )
    return tuple(found)


def _set_no_deal(party: str, row: Any) -> Callable[[Case], Case]:
    def into(case: Case) -> Case:
        rows = {k: v for k, v in case.no_deal.items() if k != party}
        return replace(case, no_deal={**rows, party: row} if row else rows)

    return into


def _views(a: Case, b: Case, party: str) -> list[Piece]:
    one, other = a.views.get(party, Views()), b.views.get(party, Views())
    found: list[Piece] = []
    if one.prioritised or other.prioritised:
        if [r.when for r in one.reasons] != [r.when for r in other.reasons] or one.prioritised != other.prioritised:
            texts = ["; ".join(tell(a, r.when) for r in v.reasons) for v in (one, other)]
            found.append(
                Piece(
                    ("list", party), a.name(party), "the prioritised list", texts[0], texts[1], _set_views(party, other)
                )
            )
        return found
    orders = [_order(v) for v in (one, other)]
    if orders[0] != orders[1]:
        texts = [_order_text(a, v) for v in (one, other)]
        found.append(
            Piece(
                ("order", party), a.name(party), "the order around today", texts[0], texts[1], _set_order(party, other)
            )
        )
    for kind, rows in (
        ("reason", ([r for r in v.reasons if r.place not in ("above", "below")] for v in (one, other))),
    ):
        left, right = ({str(r.when): r for r in side} for side in rows)
        for when in dict.fromkeys((*left, *right)):
            x, y = left.get(when), right.get(when)
            if _size(x) != _size(y):
                texts = [worth_text(r) if r else "says nothing of it" for r in (x, y)]
                row = x or y
                assert row is not None
                found.append(
                    Piece(
                        (kind, party, when),
                        a.name(party),
                        tell(a, row.when),
                        texts[0],
                        texts[1],
                        _set_reason(party, when, y),
                    )
                )
    compared = [
        {(str(sorted(c.better.items())), str(sorted(c.than.items()))): c for c in v.comparisons} for v in (one, other)
    ]
    for pair in dict.fromkeys((*compared[0], *compared[1])):
        if (pair in compared[0]) != (pair in compared[1]):
            c = compared[0].get(pair) or compared[1][pair]
            texts = ["says so" if pair in side else "does not say so" for side in compared]
            what = f"rather {_told(a, c.better)} than {_told(a, c.than)}"
            found.append(
                Piece(
                    ("comparison", party, *pair),
                    a.name(party),
                    what,
                    texts[0],
                    texts[1],
                    _set_comparison(party, pair, compared[1].get(pair)),
                )
            )
    return found


def _told(case: Case, terms: Mapping[str, str]) -> str:
    changed = {i: o for i, o in terms.items() if (case.today or {}).get(i) != o}
    return f"({tell_terms(case, changed)})" if changed else "today"


def _size(r: Reason | None) -> tuple[Any, ...] | None:
    return None if r is None else (r.low, r.high, r.place, r.word == "unknown")


def _order(v: Views) -> tuple[list[str], list[str]]:
    when = {r.id: str(r.when) for r in v.reasons}
    return [when[id] for id in v.above], [when[id] for id in v.below]


def _order_text(case: Case, v: Views) -> str:
    when = {r.id: tell(case, r.when) for r in v.reasons}
    places = [*(when[id] for id in v.above), "today", *(when[id] for id in v.below)]
    return " > ".join(places) if len(places) > 1 else "no order"


def _put(case: Case, party: str, views: Views) -> Case:
    rows = {**case.views, party: views}
    return replace(case, views={p: rows[p] for p in case.parties if p in rows})


def _set_views(party: str, views: Views) -> Callable[[Case], Case]:
    return lambda case: _put(case, party, views)


def _set_order(party: str, other: Views) -> Callable[[Case], Case]:
    def into(case: Case) -> Case:
        old = case.views.get(party, Views())
        placed = [replace(r, id=f"{r.id}.other") for r in other.reasons if r.place in ("above", "below")]
        kept = [r for r in old.reasons if r.place not in ("above", "below")]
        ids = [tuple(f"{id}.other" for id in side) for side in (other.above, other.below)]
        return _put(case, party, replace(old, reasons=(*placed, *kept), above=ids[0], below=ids[1]))

    return into


def _set_reason(party: str, when: str, reason: Reason | None) -> Callable[[Case], Case]:
    def into(case: Case) -> Case:
        old = case.views.get(party, Views())
        kept = [r for r in old.reasons if r.place in ("above", "below") or str(r.when) != when]
        added = [replace(reason, id=f"{reason.id}.other")] if reason else []
        return _put(case, party, replace(old, reasons=(*kept, *added)))

    return into


def _set_comparison(party: str, pair: Key, row: Comparison | None) -> Callable[[Case], Case]:
    def into(case: Case) -> Case:
        old = case.views.get(party, Views())
        kept = [c for c in old.comparisons if (str(sorted(c.better.items())), str(sorted(c.than.items()))) != pair]
        added = [replace(row, id=f"{row.id}.other")] if row else []
        return _put(case, party, replace(old, comparisons=(*kept, *added)))

    return into


def _limit_key(limit: Limit) -> Key:
    return (limit.party, str(limit.forbids), limit.kind)


def _limit_text(case: Case, limit: Limit) -> str:
    return f"{limit.text} ({limit.kind})"


def _plan_key(plan: Plan) -> Key:
    return (plan.id, str([sorted(step.does.items()) for step in plan.steps]))


def _plan_text(case: Case, plan: Plan) -> str:
    return f"{plan.title}: {tell_terms(case, plan.terms)}"


def _rows(
    kind: str,
    one: tuple[Any, ...],
    other: tuple[Any, ...],
    key: Callable[[Any], Key],
    text: Callable[[Case, Any], str],
    put: Callable[[Case, tuple[Any, ...]], Case],
    a: Case,
    b: Case,
) -> list[Piece]:
    left, right = {key(x): x for x in one}, {key(x): x for x in other}
    field = f"{kind}s"
    found = []
    for k in dict.fromkeys((*left, *right)):
        if (k in left) == (k in right):
            continue
        row, theirs = left.get(k) or right[k], right.get(k)

        def into(case: Case, k: Key = k, row: Any = theirs) -> Case:
            kept = tuple(x for x in getattr(case, field) if key(x) != k)
            if kind == "plan" and row is not None:
                kept = tuple(x for x in kept if x.id != row.id)
            return put(case, (*kept, row) if row is not None else kept)

        whose = a.name(row.party) if kind == "limit" else ""
        shown = [text(a if side is left else b, row) if k in side else "not there" for side in (left, right)]
        found.append(Piece((kind, *k), whose, "a red line" if kind == "limit" else "a plan", shown[0], shown[1], into))
    return found
