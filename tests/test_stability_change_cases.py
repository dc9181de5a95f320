"""What would have to change, worked out by thought: orders, comparisons, limits, and the words for it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import oracle_stability as st
import pytest
from change_models import small
from change_talks import Talks
from stability_models import ranked

import pourparler as pp
from pourparler.jsonio import thaw
from pourparler.lens.stability.cells import standing
from pourparler.lens.stability.change import Change, Changes, Levers
from pourparler.lens.stability.play import Play
from pourparler.lens.stability.solve import solve
from pourparler.space.preference import Spread


def test_an_order_is_freed_view_by_view(tmp_path: Path) -> None:
    """What stands above today pulls away from it, what stands below back to it; each such view must be another."""
    up = Talks(tmp_path, "views: {a: [{x: yes, id: x}, {y: yes, id: y}, {z: yes, id: z}, today]}")
    for concept in st.CONCEPTS:
        assert up.views(concept) == [("x", "y", "z")]
        assert up.views(concept, "x") == [("y", "z")]
        assert up.views(concept, "x", "y") == [("z",)]
        assert up.changes(concept, "x", "y", "z") == Changes(False)
    down = Talks(tmp_path, "views: {a: [today, {x: yes, id: x}, {y: yes, id: y}]}")
    for concept in st.CONCEPTS:
        assert down.changes(concept) == Changes(False)
        assert down.views(concept, "x") == [("x",)]
        assert down.views(concept, "x", "y") == [("x", "y")]


def test_an_order_leaves_sizes_open(tmp_path: Path) -> None:
    """Neighbours in the order may tie, and a hit may outweigh a gain: where that is so nothing has to change."""
    tie = Talks(tmp_path, "impossible: [{x: yes, y: yes}]\nviews: {a: [{x: yes, id: x}, {y: yes, id: y}, today]}")
    assert tie.changes("nash", "y") == Changes(False)
    assert tie.views("nash") == [("x", "y")]
    hit = Talks(tmp_path, "views: {a: [{x: yes, id: x}, today, {hit: yes, id: hit}]}")
    assert hit.changes("gmr") == hit.changes("smr") == Changes(False)
    assert hit.views("nash") == hit.views("seq") == [("x",)]  # Ben has no view, so he gains by no answer
    harmless = Talks(tmp_path, "views: {a: [{x: yes, id: x}, {hit: yes, id: hit}, today]}")
    assert harmless.views("gmr") == [("x",), ("hit",)]  # a hit that hurts would do, too


def test_a_comparison_stays_while_views_are_freed(tmp_path: Path) -> None:
    """Where x with y is no worse than today and y costs, x is a gain: only another cost lets Ann stay without x."""
    views = """views:
  a:
    - {when: x == yes, worth: unknown, id: x}
    - {when: y == yes, worth: -1, id: y}
    - {better: {x: yes, y: yes}, than: today}
"""
    talks = Talks(tmp_path, views)
    assert talks.views("nash") == talks.views("gmr") == [("y",)]
    assert talks.changes("nash", "x") == Changes(False)


def test_limits_are_never_touched(tmp_path: Path) -> None:
    """Across a line of its own a party goes back whatever its views; and it does not go there."""
    views = "views: {a: [{x: yes, id: x}, {y: yes, id: y}, today]}"
    talks = Talks(tmp_path, f"limits: [{{party: a, never: {{x: yes}}, kind: declared}}]\n{views}")
    for concept in st.CONCEPTS:
        assert talks.changes(concept, "x") == Changes(True, barred=True)
        assert talks.views(concept) == [("y",)]
        assert talks.changes(concept, "y") == Changes(False)
    assert talks.told("nash", "x") == [
        "No change of its views: the plan crosses a red line of its own, and a way back does not."
    ]
    other = Talks(tmp_path, f"limits: [{{party: b, never: {{x: yes}}, kind: declared}}]\n{views}")
    assert other.views("nash") == [("x", "y")]  # a line of Ben's does not move Ann
    ranges = "views: {a: [{when: x == yes, worth: 3}]}"
    ranged = Talks(tmp_path, f"limits: [{{party: a, never: {{x: yes}}, kind: law}}]\n{ranges}")
    assert ranged.space.bars and not isinstance(ranged.play.conflict.preferences[0], Spread)  # one exact ranking


FOUR = "{a: [{x: yes, id: x}, {y: yes, id: y}, {z: yes, id: z}, {w: yes, id: w}, today]}"


def test_more_than_three_views_are_not_searched(tmp_path: Path) -> None:
    """Where four views must change none is found, and it is said that more than three were not searched."""
    talks = Talks(tmp_path, f"views: {FOUR}")
    assert talks.changes("nash") == Changes(True, searched=False)
    assert talks.told("nash") == ["No change of up to three of its views was found; more at once were not searched."]
    assert talks.views("nash", "x") == [("y", "z", "w")]
    worths = ", ".join(f"{{when: {v} == yes, worth: [1, 2]}}" for v in "xyzw")
    ranged = Talks(tmp_path, f"views: {{a: [{worths}]}}")
    assert ranged.changes("nash") == Changes(True, searched=False)
    assert [c.shifts for c in ranged.changes("nash", "x").found] == [(-2, -2, -2)]


def test_a_line_that_every_move_crosses_bars_nothing(tmp_path: Path) -> None:
    """Where the plan crosses a line and so does all Ann could do alone, her views count: four of them here."""
    limit = "limits: [{party: a, never: {deal: yes}, kind: declared}]"
    one = Talks(tmp_path, f"{limit}\nviews: {{a: [{{x: yes, id: x}}, today]}}")
    assert one.views("nash", "deal") == [("x",)]
    four = Talks(tmp_path, f"{limit}\nviews: {FOUR}")
    assert four.changes("nash", "deal") == Changes(True, searched=False, barred=False)


def test_words_are_ranges(tmp_path: Path) -> None:
    """A moderate gain, 8 to 20, must shrink by 20 at its upper end; a moderate plan must gain 12 against a move worth 20."""
    talks = Talks(tmp_path, "views: {a: [{when: x == yes, worth: moderate}]}")
    assert talks.changes("nash") == Changes(True, (Change(0, (0,), (Fraction(-20),)),))
    (told,) = talks.told("nash")
    assert told.endswith("lower by 20 points or more")
    plan = "{when: x == yes and y == no, worth: moderate}, {when: y == yes and x == no, worth: moderate}"
    talks = Talks(tmp_path, f"impossible: [{{x: yes, y: yes}}]\nviews: {{a: [{plan}]}}")
    assert talks.changes("nash", "x") == Changes(
        True, (Change(0, (0,), (Fraction(12),)), Change(0, (1,), (Fraction(-12),)))
    )
    assert [told.split("] ")[1] for told in talks.told("nash", "x")] == [
        "higher by 12 points or more",
        "lower by 12 points or more",
    ]


@pytest.mark.parametrize("worth", ["0.125", "0.004", "2.335", "1.5", "7"])
def test_a_shift_that_is_told_is_enough(tmp_path: Path, worth: str) -> None:
    """The number in the sentence is not rounded to one that would not do."""
    talks = Talks(tmp_path, f"views: {{a: [{{when: x == yes, worth: [0, {worth}]}}]}}")
    (told,) = talks.told("nash")
    number = told.split("lower by ")[1].removesuffix(" points or more")
    assert Fraction(number) >= Fraction(worth)
    assert Fraction(number) - Fraction(worth) < Fraction(1, 100)


def test_nothing_has_to_change_where_a_reading_lets_it_stay(tmp_path: Path) -> None:
    """Where it stays in some reading, no change of an order's views is asked for: also if Ben's gain is what is unknown."""
    views = """views:
  a: [{wants: {x: yes}, id: x}, {when: x == yes and hit == yes, worth: unknown, id: pain}]
  b: [{when: hit == yes, worth: unknown}]
"""
    talks = Talks(tmp_path, views)
    for concept in ("seq", "sseq"):
        cell = standing(talks.play, solve(talks.play.conflict), 0, talks.state()).cells[concept]
        assert cell.holds == "some"
        assert talks.changes(concept) == Changes(False), concept


def test_rankings_have_no_views_to_touch(tmp_path: Path) -> None:
    """A party with one exact ranking has no levers and no deciders."""
    talks = Talks(tmp_path, "views: {a: {prioritised: [{x: yes}, {y: yes}]}}")
    with pytest.raises(TypeError, match="no views to touch"):
        talks.changes("nash")
    assert list(talks.levers.deciders(0, talks.state(), "nash")) == []
    data = small(0)
    assert list(Levers(Play(ranked(data))).deciders(0, 0, "nash")) == []


def test_the_lens_tells_the_same(tmp_path: Path) -> None:
    """The answer of the lens holds for each party with views what its levers say, by the ids of the views."""
    views = "{when: x == yes, worth: [-1, 2], id: one}, {when: y == yes, worth: [1, 2.5], id: two}"
    plans = "plans: {p: {title: P, ours: true, steps: [{does: {x: yes, y: yes}}]}}"
    talks = Talks(tmp_path, f"views: {{a: [{views}]}}\n{plans}")
    found = thaw(pp.stability(talks.space, ["nash"], change=["today", "p"]).answer["change"])
    assert list(found) == ["today", "p"] and list(found["today"]) == ["a"]
    today = found["today"]["a"]["nash"]
    ways = [{k: v for k, v in view.items() if k != "says"} for way in today["ways"] for view in way]
    assert ways == [{"view": "one", "shift": -2}, {"view": "two", "shift": -2.5}] and len(today["ways"]) == 1
    assert (today["stays"], today["needed"], today["crosses_own_limit"], today["all_searched"]) == (
        False,
        True,
        False,
        True,
    )
    assert today["settled_by"] == []
    plan = found["p"]["a"]["nash"]
    assert [(v["view"], v["shift"]) for way in plan["ways"] for v in way] == [("one", 1)]
    assert plan["settled_by"] == [{"view": "one", "at_lowest": "leaves", "at_highest": "stays"}]
