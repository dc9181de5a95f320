"""Small cases, worked on paper, where random ones seldom go: strictness beside comparisons, and no deal that is not today."""

from __future__ import annotations

from typing import Any

import pytest
from deals_answers import ask
from oracle_deals import Ground
from oracle_deals_trades import in_every, in_part

TRADE = {("a", "b", "aid", "land")}


def talks(a: list[Any], b: list[Any], **more: Any) -> dict[str, Any]:
    """Land and aid, today no and no; a and b must agree to both."""
    return {
        "pourparler": "1",
        "title": "A small case",
        "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
        "issues": {
            issue: {"question": "Which", "options": {"no": "No", "yes": "Yes"}, "agree": ["a", "b"]}
            for issue in ("land", "aid")
        },
        "today": {"land": "no", "aid": "no"},
        "views": {"a": a, "b": b},
        **more,
    }


def worths(land: str, aid: str) -> list[Any]:
    """What a yes to each is worth."""
    return [{"when": {"land": "yes"}, "worth": land}, {"when": {"aid": "yes"}, "worth": aid}]


def traded(case: dict[str, Any]) -> set[tuple[str, str, str, str]]:
    """The lens's trades from today."""
    return {(*one["parties"], one["gives"], one["gets"]) for one in ask(case, trades=True)["trades"]}


def test_never_better_off_is_no_trade() -> None:
    """To a land is -2, aid above zero, and both no better than today: at most even, so there is no trade."""
    both = {"better": "today", "than": {"land": "yes", "aid": "yes"}}
    a = [{"when": {"land": "yes"}, "worth": "-2"}, {"aid": "yes"}, "today", both]
    case = talks(a, worths("4", "-1"))
    assert in_part(Ground(case), 0) == {}
    assert traded(case) == set()


def test_always_above_zero_is_better() -> None:
    """To a aid is below zero and both no worse than today, so land is above zero: it gives on aid and gets on land."""
    both = {"better": {"land": "yes", "aid": "yes"}, "than": "today"}
    a = [{"when": {"land": "yes"}, "worth": "unknown"}, "today", {"aid": "yes"}, both]
    case = talks(a, worths("-1", "2"))
    assert in_part(Ground(case), 0).keys() == TRADE
    assert in_every(Ground(case), 0) == {}
    assert traded(case) == TRADE


@pytest.mark.parametrize(("yes", "no_deal", "on"), [("-1", "-1", True), ("1", "5", False)])
def test_today_is_on_the_frontier_or_not(yes: str, no_deal: str, on: bool) -> None:
    """Today dominates the rest where each yes loses 1, and is dominated where each gains 1, whatever no deal is worth."""
    case = talks(worths(yes, yes), worths(yes, yes), no_deal={"a": no_deal, "b": no_deal})
    answer = ask(case, frontier=True, solutions=True)
    assert (case["today"] in [one["terms"] for one in answer["frontier"]["packages"]]) is on
    assert answer["status_quo"]["on_frontier"] is on
