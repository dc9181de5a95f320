"""Repairs in the plan table: which plans get one, and what its row says."""

from __future__ import annotations

import pourparler as pp
from pourparler.lens.deals.dense import Dense
from pourparler.lens.deals.repairs import repairs


def analysis(name: str) -> pp.Analysis:
    return pp.analyse(pp.load(pp.shipped(name)))


def test_a_repair_is_a_row_that_everyone_who_must_agree_may_accept() -> None:
    """No repair is barred or refused by anyone who must agree, and each says what it is nearest to."""
    table = analysis("donbas").plan_table
    rows = [row for row in table.rows if row.kind == "repair"]
    assert rows
    for row in rows:
        assert row.cell("barred").value == "no" and row.cell("agree").value in ("yes", "depends")
        assert row.cell("said").value == "no" and row.cell("said").rests_on[0].text.startswith("nearest to ")


def test_plans_that_all_accept_need_no_repair() -> None:
    """In the published game every shipped plan is acceptable in every reading, so there are no repairs."""
    assert not [row for row in analysis("sport_park").plan_table.rows if row.kind == "repair"]


def test_repairs_stand_once_and_not_beside_the_same_plan() -> None:
    """No repair equals a plan or another repair, and no more are made than asked for."""
    space = pp.compile(pp.load(pp.shipped("donbas")))
    plans = [space.package(plan.terms) for plan in space.case.plans]
    found = [space.package(plan.terms) for plan in repairs(Dense(space), 9)]
    assert len(set(found)) == len(found) and not set(found) & set(plans)
    assert len(repairs(Dense(space), 1)) == 1


def test_repairs_settle_no_question() -> None:
    """The largest unknowns are ranked by the cells of plans, not by those of repairs worked out here."""
    table = analysis("donbas").plan_table
    assert not [cell for question in table.questions for cell in question.settles if cell.startswith("repair")]
