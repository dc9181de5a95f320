"""Corners of the verdict rules that the random cases leave out, each by hand."""

from __future__ import annotations

from typing import Any

import pytest
from test_certified import deals

WORTHS = ["5", "-5", "0", ["-1", "1"]]
COMPARISONS = [
    {"better": {"z": "yes"}, "than": "today"},
    {"better": "today", "than": {"z": "yes"}},
]


def corner(no_deal: Any, *views: Any) -> dict[str, Any]:
    """Party a wants x and has no reason about z; b says nothing. One plan stays as today."""
    ends = {"stay": {"x": "no"}, "x": {"x": "yes"}, "z": {"z": "yes"}}
    options = {"no": "It is not", "yes": "It is"}
    issue = {"question": "Is it", "options": options, "agree": ["a", "b"]}
    return {
        "pourparler": "1",
        "title": "A corner",
        "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
        "issues": {"x": issue, "z": issue},
        "today": {"x": "no", "z": "no"},
        "no_deal": {"a": no_deal},
        "views": {"a": [{"when": {"x": "yes"}, "worth": "3"}, *views]},
        "plans": {name: {"title": name, "steps": [{"who": "a", "does": does}]} for name, does in ends.items()},
    }


@pytest.mark.parametrize("no_deal", WORTHS)
@pytest.mark.parametrize("views", [[], *([one] for one in COMPARISONS), COMPARISONS])
def test_a_verdict_agrees_with_its_gain(no_deal: Any, views: list[Any]) -> None:
    """Yes means no gain below zero, no means none above, depends means both, unknown no gain."""
    for plan in deals(corner(no_deal, *views))["plans"].values():
        for cell in plan["parties"].values():
            if cell["verdict"] == "unknown":
                assert cell["gain"] is None
            elif cell["gain"] is not None:
                low, high = cell["gain"]
                means = {"yes": low >= 0, "no": high <= 0 and low < 0, "depends": low < 0 <= high}
                assert means[cell["verdict"]], cell


@pytest.mark.parametrize("no_deal", WORTHS)
def test_a_plan_that_changes_nothing_is_unknown(no_deal: Any) -> None:
    """Where no reason's truth differs from today there is nothing to say yes or no to."""
    stay = deals(corner(no_deal))["plans"]["stay"]
    assert stay["must_agree"] == []
    assert {cell["verdict"] for cell in stay["parties"].values()} == {"unknown"}


@pytest.mark.parametrize(
    ("no_deal", "view", "verdict"),
    [("5", 0, "depends"), ("5", 1, "no"), ("-5", 0, "yes"), ("-5", 1, "depends"), ("0", 0, "yes")],
)
def test_no_deal_counts_beside_a_bare_comparison(no_deal: str, view: int, verdict: str) -> None:
    """What no deal is worth counts also where a comparison is all that is said of a package."""
    found = deals(corner(no_deal, COMPARISONS[view]))["plans"]["z"]["parties"]["a"]
    assert found["verdict"] == verdict
