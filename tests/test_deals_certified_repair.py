"""The deal lens against brute force on random small cases with views of any kind: what needs no gains.

The expected answers come from tests/oracle_deals*.py, written from the definitions alone.
"""

from __future__ import annotations

from typing import Any

import oracle_deals_repair as repair
import oracle_deals_sides as sides
import oracle_deals_trades as trades
import pytest
from deals_answers import DIVERSE, Asked, Cell, ask, differing, read, sharded
from oracle import bounds
from oracle_deals import Ground

BOTH = sharded(500, ("sized", "ordered"))
KEYS = {"every": "every_reading", "some": "some_reading"}


def counts(at: Asked) -> tuple[Any, Any]:
    """How many packages can exist, keep within limits, suit everyone, and can be done alone."""
    ground = at.ground
    agreements = [n for n in ground.numbers if ground.within[n] and ground.agreement[n]]
    said = [{ground.says[party][n] for party in ground.needed[n]} for n in agreements]
    alone = [ground.needed[n][0] for n in ground.numbers if ground.within[n] and len(ground.needed[n]) == 1]
    true = {
        "packages": {
            "all": len(ground.packages),
            "feasible": sum(ground.feasible),
            "within_limits": sum(ground.within),
        },
        "acceptable": {
            "every_reading": sum(verdicts == {"yes"} for verdicts in said),
            "some_reading": sum(verdicts <= {"yes", "depends"} for verdicts in said),
            "unknown": sum("unknown" in verdicts and "no" not in verdicts for verdicts in said),
        },
        "alone": {party: alone.count(party) for party in ground.everyone},
    }
    return {key: at.answer[key] for key in true}, true


def why_not(at: Asked) -> tuple[Any, Any]:
    """All minimal corrections and conflicts, in every and in some reading."""
    true: dict[str, Any] = {"corrections": {"complete": True}, "conflicts": {"complete": True}}
    for mode, key in KEYS.items():
        true["corrections"][key] = repair.corrections(at.ground, mode)
        true["conflicts"][key] = repair.conflicts(at.ground, mode)
    return {key: at.answer[key] for key in true}, true


def near(at: Asked) -> tuple[Any, Any]:
    """The nearest acceptable packages; those accepted in every reading beside them where none of the nearest is."""
    target = at.ground.plan(at.plan)
    found = repair.near(at.ground, target)
    every = None
    if found and all(one["accepted"] == "some" for one in found):
        every = repair.near(at.ground, target, "every")
    return (at.answer["near"], at.answer.get("near_every")), (found, every)


def diverse(at: Asked) -> tuple[Any, Any]:
    """Repairs as unlike each other as may be."""
    return at.answer.get("diverse"), repair.diverse(at.ground, at.ground.plan(at.plan), DIVERSE)


def least_loss(at: Asked) -> tuple[Any, Any]:
    """The repair that costs those who back the plan least."""
    said, target = at.answer["least_loss"], at.ground.plan(at.plan)
    backers = [party for party in at.ground.parties if party in at.case["plans"][at.plan].get("for", [])]
    if not backers or at.ground.unsized:
        return said, None
    found = repair.least_loss(at.ground, at.gains, target, backers)
    if found is None or said is None:
        return said, found
    n, loss = found
    return {**said, "loss": read(said["loss"], loss)}, {
        **repair.told(at.ground, n, target),
        "loss": loss,
        "backers": backers,
    }


def needs(at: Asked) -> tuple[Any, Any]:
    """What each party that refuses a plan, or may, would need: the first three of the nearest that it takes."""
    ground, true, said = at.ground, {}, {}
    for plan in at.plans:
        target = ground.plan(plan)
        true[plan], said[plan] = {}, {}
        for party in ground.needed[target]:
            verdict, span = ground.views[party].says(ground.packages[target])
            if verdict == "yes":
                continue
            mode = "every" if repair.needs(ground, party, target, "every") else "some"
            nearest = [
                {
                    "terms": ground.packages[n],
                    "changes": repair.changed(ground, n, target),
                    "accepted": mode,
                }
                for n in repair.needs(ground, party, target, mode)[:3]
            ]
            true[plan][party] = {"verdict": verdict, "worth": bounds(span), "nearest": nearest}
        for party, told in at.answer["needs"][plan].items():
            are = true[plan].get(party, {}).get("worth") or [None, None]
            worth = told["worth"] and [read(number, value) for number, value in zip(told["worth"], are, strict=True)]
            said[plan][party] = {**told, "worth": worth}
    return (list(at.answer["needs"]), said), (at.plans, true)


def traded(at: Asked) -> tuple[Any, Any]:
    """The trades, in case order, in which readings each holds, and the terms that it moves."""
    said = at.answer["trades"]
    if at.base is None:
        return said, []
    maybe, surely = trades.in_part(at.ground, at.base), trades.in_every(at.ground, at.base)
    order = list(at.case["issues"])
    true = [
        (trade, "every" if trade in surely else "some", True)
        for trade in sorted(
            maybe, key=lambda t: ([at.ground.everyone.index(p) for p in t[:2]], [order.index(i) for i in t[2:]])
        )
    ]
    now = at.ground.packages[at.base]
    told = []
    for one in said:
        trade = (*one["parties"], one["gives"], one["gets"])
        holds = {"every": surely, "some": maybe}[one["holds"]].get(trade, [])
        told.append((trade, one["holds"], {**now, **one["moves"]} in holds))
    return told, true


def weights(at: Asked, said: dict[str, Any], of: list[sides.Side]) -> tuple[Any, Any]:
    """Coalitions, who is in all of them, and what each no weighs."""
    true: dict[str, Any] = {"coalitions": {}, "pivotal": {}, "no": {"+".join(side): {} for side in of}}
    for mode, key in KEYS.items():
        true["coalitions"][key] = sides.coalitions(at.ground, mode, of)
        true["pivotal"][key] = sides.pivotal(at.ground, mode, of)
        for side in of:
            true["no"]["+".join(side)][key] = sides.weighs(at.ground, mode, of, side)
    return {key: said[key] for key in true}, true


def one_by_one(at: Asked) -> tuple[Any, Any]:
    """Sides where each party stands for itself."""
    return weights(at, at.answer["sides"], sides.single(at.ground))


def in_blocs(at: Asked) -> tuple[Any, Any]:
    """Sides where some parties act as one."""
    if not at.blocs:
        return at.answer["sides"].get("blocs"), None
    return weights(at, at.answer["sides"]["blocs"], at.sides)


@sharded(2000)
@pytest.mark.parametrize("cell", [counts, why_not], ids=lambda cell: cell.__name__)
def test_what_could_be_agreed(cell: Cell, kind: str, seeds: range) -> None:
    """The counts; all minimal sets of limits and floors that would have to move, and all that cannot stand together."""
    assert differing(kind, seeds, cell) == []


@sharded(500, ("ordered",))
@pytest.mark.parametrize("cell", [counts, why_not], ids=lambda cell: cell.__name__)
def test_what_could_be_agreed_by_orders(cell: Cell, kind: str, seeds: range) -> None:
    """The same where views are orders, comparisons, lists and unknowns."""
    assert differing(kind, seeds, cell) == []


@BOTH
@pytest.mark.parametrize("cell", [near, diverse, least_loss, needs], ids=lambda cell: cell.__name__)
def test_repairs(cell: Cell, kind: str, seeds: range) -> None:
    """The packages nearest to a plan, unlike each other, dear to its backers least, and what each refusing party needs."""
    assert differing(kind, seeds, cell) == []


@BOTH
def test_trades(kind: str, seeds: range) -> None:
    """Every trade from today or from a plan, in which readings it holds, with terms that make it so."""
    assert differing(kind, seeds, traded) == []


@BOTH
@pytest.mark.parametrize("cell", [one_by_one, in_blocs], ids=lambda cell: cell.__name__)
def test_sides(cell: Cell, kind: str, seeds: range) -> None:
    """Which coalitions could agree without the others, who is in all of them, and what each no weighs."""
    assert differing(kind, seeds, cell) == []


def test_ten_of_twelve_ties() -> None:
    """Where a limit bars a plan alone and all else suits everyone, twelve packages differ in one issue; the first ten are said."""
    names = ("land", "arms", "aid", "oil")
    plan = dict.fromkeys(names, "b")
    case: dict[str, Any] = {
        "pourparler": "1",
        "title": "Twelve ways round a limit",
        "parties": {"ann": {"name": "Ann"}, "ben": {"name": "Ben"}},
        "issues": {
            name: {"question": "Which", "options": dict.fromkeys("abcd", "This one"), "agree": ["ann", "ben"]}
            for name in names
        },
        "no_deal": {"ann": "-1", "ben": "-1"},
        "views": {party: [{"when": {"land": "a"}, "worth": "1"}] for party in ("ann", "ben")},
        "limits": [{"party": "ann", "never": plan, "kind": "law", "because": "so it is"}],
        "plans": {"p": {"title": "All b", "steps": [{"who": ["ann"], "does": plan}]}},
    }
    ground = Ground(case)
    of = [n for n in ground.numbers if ground.accepted(n, "some")]
    assert len(repair.nearest(ground, of, ground.plan("p"))) == 12
    assert ask(case, near="p")["near"] == repair.near(ground, ground.plan("p"))
