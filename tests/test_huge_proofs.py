"""Proofs in whole numbers, budgets, comparisons and levels in cases with known answers; minimal hitting sets."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from huge_cases import compiled

from pourparler.errors import PourparlerError
from pourparler.lens.deals.hitting import hitting_sets
from pourparler.lens.deals.huge.corrections import corrections
from pourparler.lens.deals.huge.find import feasible, nearest
from pourparler.lens.deals.huge.floors import with_floors
from pourparler.lens.deals.huge.model import Model, model
from pourparler.lens.deals.huge.nash import nash
from pourparler.lens.deals.huge.points import egalitarian, kalai_smorodinsky, utilitarian
from pourparler.lens.deals.huge.refute import refute
from pourparler.lens.deals.huge.run import Clock, differs


def case(parties: str, issues: int, options: int, no_deal: str, views: str) -> str:
    """A case without today in which everyone must agree to everything."""
    names = parties.split()
    lines = ["pourparler: 1", "title: t", "parties:", *(f"  {p}: {{name: {p}}}" for p in names), "issues:"]
    for i in range(issues):
        opts = ", ".join(f"o{o}: o" for o in range(options))
        lines.append(f"  i{i}: {{question: q, options: {{{opts}}}, agree: [{', '.join(names)}]}}")
    return "\n".join([*lines, f"no_deal: {no_deal}", "views:", views]) + "\n"


def split(issues: int, a: str, b: str) -> Model:
    """Each of many issues goes to one of two parties and is worth 1 to it: more than 10^8 packages."""
    views = ["  a:", *(f"    - {{when: {{i{i}: o0}}, worth: 1}}" for i in range(issues))]
    views += ["  b:", *(f"    - {{when: {{i{i}: o1}}, worth: 1}}" for i in range(issues))]
    space = compiled(case("a b", issues, 2, f"{{a: {a}, b: {b}}}", "\n".join(views)))
    worths = {id: low for v in space.valuations for id, low in zip(v.readings.labels, v.readings.low, strict=True)}
    assert space.packages == 2**issues
    return model(space, worths)  # type: ignore[arg-type]


def test_that_there_is_no_deal_is_proved() -> None:
    """Two that want 21 of 40 each cannot both have it; two that want 20 can, and share alike."""
    none = feasible(split(40, "21", "21"), "every")
    assert none.package is None and none.exact and none.complete and "proved" in none.method
    built = split(40, "20", "20")
    one = feasible(built, "every")
    assert one.package is not None and sum(one.package) == 20 and one.exact
    found = corrections(split(40, "21", "21"), "every")
    assert found.corrections == (("floor:a",), ("floor:b",)) and found.exact
    assert found.conflicts == (("floor:a", "floor:b"),)


def test_a_false_claim_is_not_proved() -> None:
    """Where a package is acceptable the proof ends with it instead."""
    built = split(12, "6", "6")
    found = refute(built, "every", with_floors(built, "every")[0], Clock(60))
    assert not found.proved and found.package is not None and sum(found.package) == 6


def test_a_count_confirms_where_no_proof_may_be_made() -> None:
    """An exact count of none confirms that there is none; any other does not."""
    built = split(40, "21", "21")
    assert feasible(built, "every", leaves=0, by_count=lambda: 0).exact
    assert not feasible(built, "every", leaves=0, by_count=lambda: None).exact


def test_points_of_a_fair_share() -> None:
    """With 40 like issues and 10 and 5 without a deal, Nash and egalitarian share the 25 that are left as evenly."""
    built = split(40, "10", "5")
    for way in (nash, egalitarian):
        found = way(built)
        assert found.complete and sorted(found.gains) == [12, 13]
    assert sum(utilitarian(built).gains) == 25
    assert sorted(kalai_smorodinsky(built).gains) == [12, 13]


def test_no_time_gives_no_answer_and_says_so() -> None:
    """With no seconds left, answers are marked incomplete."""
    built = split(40, "10", "5")
    assert not feasible(built, "every", 0).complete
    assert not nearest(built, (0,) * 40, "every", seconds=0).complete
    assert not corrections(built, "every", 0).complete
    for way in (nash, egalitarian, kalai_smorodinsky, utilitarian):
        found = way(built, 0)
        assert found.package is None and not found.complete and found.gap is None


def test_nearest_of_many_ties_are_the_first_in_order() -> None:
    """From all to one party, ten of the many nearest packages are the first in package order."""
    built = split(30, "2", "2")
    found = nearest(built, (0,) * 30, "every")
    ties = sorted(tuple(int(i in pair) for i in range(30)) for pair in combinations(range(30), 2))
    assert found.distance == 2 and list(found.packages) == ties[:10]


def test_that_nothing_is_nearer_can_be_proved() -> None:
    """A proof that nothing is nearer makes the answer exact."""
    found = nearest(split(30, "2", "3"), (0,) * 30, "every", most=1, prove=200)
    assert found.distance == 3 and found.exact
    built = split(30, "2", "3")
    sheet, _ = with_floors(built, "every")
    sheet.row(-differs(sheet, (0,) * 30), -2)
    assert refute(built, "every", sheet, Clock(60)).proved


def test_levels_where_either_may_be_lowest() -> None:
    """Where one of two is left with less whatever is done, the third's gain decides who it is."""
    views = """
  a:
    - {when: {i0: o0}, worth: 1}
    - {when: {i0: o1}, worth: 2}
  b:
    - {when: {i0: o0}, worth: 2}
    - {when: {i0: o1}, worth: 1}
  c:
    - {when: {i0: o0}, worth: 5}
    - {when: {i0: o1}, worth: 6}"""
    space = compiled(case("a b c", 2, 3, "{a: 0, b: 0, c: 0}", views))
    worths = {id: low for v in space.valuations for id, low in zip(v.readings.labels, v.readings.low, strict=True)}
    found = egalitarian(model(space, worths))  # type: ignore[arg-type]
    assert found.complete and found.gains == (2, 1, 6)


def test_comparisons_bear_on_floors() -> None:
    """A comparison that makes up for a loss is accepted in every reading, by its multipliers; without it, it depends."""
    views = """
  a:
    - {when: {i0: o1}, worth: [1, 9]}
    - {when: {i1: o1}, worth: [-9, -1]}
    COMPARED
  b:
    - {when: {i1: o1}, worth: 1}"""
    compared = "- {better: {i0: o1, i1: o1}, than: {i0: o0, i1: o0}}"
    for more, accepted in ((compared, True), ("", False)):
        text = case("a b", 2, 2, "{a: 0, b: 0.5}", views.replace("COMPARED", more))
        built = model(compiled(text))
        assert (feasible(built, "every").package == (1, 1)) is accepted
        assert feasible(built, "some").package == (1, 1)


def test_a_reading_with_a_gap_is_refused() -> None:
    """A reference point without a worth for every reason is refused in a line that names what is missing."""
    built = split(5, "1", "1")
    with pytest.raises(PourparlerError, match=r"a\.1"):
        nash(model(built.space, {"b.1": Fraction(1)}))


def test_hitting_sets_equal_brute_force() -> None:
    """All minimal hitting sets are found, the short ones first; cut off, each is one still."""
    rng = Random(1)
    for _ in range(200):
        sets = [rng.sample(range(7), rng.randint(1, 4)) for _ in range(rng.randint(0, 6))]
        every = [set(c) for n in range(8) for c in combinations(range(7), n)]
        hits = [c for c in every if all(c & set(one) for one in sets)]
        least = [tuple(sorted(c)) for c in hits if not any(other < c for other in hits)]
        found = hitting_sets(sets)
        assert found.complete and list(found.sets) == least
        cut = hitting_sets(sets, most=2)
        assert set(cut.sets) <= set(least) and cut.complete == (set(cut.sets) == set(least))
    assert hitting_sets([[1], []]).sets == () and hitting_sets([]).sets == ((),)
