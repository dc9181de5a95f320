"""The way from YAML to the answer: random case texts, against a plain reading of the documentation and plain play."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from durability_yaml import agrees, answer, apart, at_ends, counting, open_numbers, readings
from durability_yaml_random import text

import pourparler as pp
from pourparler.errors import InputError

STARTS = ("peaceful", "violent")


def written(tmp_path: Path, case: str) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(case, encoding="utf-8")
    return path


def told(tmp_path: Path, case: str) -> dict:
    return pp.durability(pp.compile(pp.load(written(tmp_path, case))), draws=0, grid=3).answer["plans"]  # type: ignore[return-value]


def six(value: float) -> object:
    """A number as JSON tells it: six significant digits."""
    return pytest.approx(value, rel=6e-6, abs=2e-8)


def rows(mine: dict) -> dict:
    return {(row["party"], row["phase"]): row for row in mine["gains"]}


def test_the_answer_is_what_the_text_of_the_case_comes_to(tmp_path: Path) -> None:
    """For every case, plan and start the JSON has the verdict, the binding break, the gains by party and phase with
    what they are called, and the exposure that the documented meaning of the text comes to."""
    compared = holding = 0
    for seed in range(78):
        case = text(seed, wide=seed >= 70)  # with more than six things to take back, off the deal all go at once
        if case is None:
            continue
        found, data = told(tmp_path, case), yaml.safe_load(case)
        assert set(found) == set(data["plans"])
        for plan, start in ((plan, start) for plan in data["plans"] for start in STARTS):
            mine, right = found[plan][start], answer(data, plan, start)
            if not mine["settled"]:
                assert mine["holds"] == "unknown"
                continue
            assert right["settled"], seed
            compared += 1
            holding += right["holds"]
            assert mine["holds"] == ("every" if right["holds"] else "none"), (seed, plan, start)
            gains = rows(mine)
            assert set(gains) == set(right["gains"])
            for key, (gain, names) in right["gains"].items():
                assert gains[key]["middle"] == six(gain), (seed, plan, start, key)
                assert (gains[key]["action"], gains[key]["what"]) in names, (seed, plan, start, key)
            if right["gains"]:
                assert mine["binding"]["gain"]["middle"] == six(right["top"]), (seed, plan, start)
            else:
                assert mine["binding"] is None
            for one, losses in zip(mine["exposure"], right["exposure"], strict=True):
                assert {p: loss["middle"] for p, loss in one["losses"].items()} == {
                    p: six(x) for p, x in losses.items()
                }
    assert compared > 130 and 15 < holding < compared - 50


def test_ranges_are_solved_at_the_middle_each_corner_and_each_end(tmp_path: Path) -> None:
    """With a few open numbers, the readings that hold and the least and greatest gain are those of solving each
    reading by itself: the middle, every corner, and each end alone with the rest at the middle."""
    values: list[str] = []
    for seed in range(5000, 5025):
        case = text(seed, open_up=3)
        if case is None:
            continue
        found, data = None, apart(yaml.safe_load(case))
        for plan in data["plans"]:
            mine = counting(data, plan)
            if not 0 < len(open_numbers(mine)) < 4:
                continue
            found, each = found or told(tmp_path, case), readings(mine)
            for start in STARTS:
                if found[plan][start]["settled"]:
                    values.append(compare(found[plan][start], [answer(one, plan, start) for one in each], seed))
    assert len(values) > 20 and set(values) == {"every", "some", "none"}


def compare(mine: dict, right: list, seed: int) -> str:
    """One start's answer beside that of each reading."""
    count = sum(one["holds"] for one in right)
    assert (mine["readings"]["looked_at"], mine["readings"]["hold"]) == (len(right), count), seed
    assert mine["holds"] == ("every" if count == len(right) else "some" if count else "none"), seed
    for key, row in rows(mine).items():
        gains = [one["gains"][key][0] for one in right]
        assert [row[end] for end in ("low", "middle", "high")] == [six(min(gains)), six(gains[0]), six(max(gains))], (
            seed
        )
    return str(mine["holds"])


SIMPLE = """pourparler: 1
title: Two
parties: {a: {name: Arvo}, b: {name: Bela}}
issues:
  land: {question: Who holds the land?, options: {b: Bela does, a: Arvo does}, agree: [a, b], can_break: [a, b]}
  arms: {question: Is it free of arms?, options: {no: no, yes: it is}, agree: [a, b], can_break: [a]}
today: {land: b, arms: no}
views:
  a: [{when: {land: a}, worth: 10}, {when: {arms: yes}, worth: 4}]
  b: [{when: {land: a}, worth: -6}, {when: {arms: yes}, worth: 9}]
plans: {p: {title: P, steps: [{id: s, who: [a, b], does: {land: a, arms: yes}}]}}
durability:
  discount: 0.5
"""
WAR = """  wars:
    - {id: war, between: [a, b], started_by: a, odds: 0.5, costs: {a: 3, b: 3}, sets: {a: {land: a}, b: {land: b}}}
"""


def attack(tmp_path: Path, case: str, phase: int) -> float:
    """What Arvo gains by its best break in a phase, from a peaceful start."""
    return float(rows(told(tmp_path, case)["p"]["peaceful"])["a", phase]["middle"])


def test_the_odds_given_are_those_of_today(tmp_path: Path) -> None:
    """A mass whose terms hold today is in the odds already: it is taken off where they no longer hold, so the same
    mass can be written for what is gained or, the other way round, for what is lost."""
    dear = SIMPLE.replace("worth: 4}", "worth: 40}") + WAR  # so that nobody thinks of taking back the arms
    gained = dear + "  mass: [{when: {land: a}, odds: 0.2}]\n"
    lost = dear + "  mass: [{when: {land: b}, odds: -0.2}]\n"
    for case in (gained, lost):
        assert attack(tmp_path, case, 2) == six(0.3 * -10 - 3)  # it holds the land, and loses it with odds of 0.3
        as_today = case.replace("does: {land: a, arms: yes}", "does: {arms: yes}")
        assert attack(tmp_path, as_today, 2) == six(0.5 * 10 - 3)  # the odds of today, that it wins the land


def test_nobody_leaves_what_is_final_by_a_war_or_a_breach(tmp_path: Path) -> None:
    """What is final stays with whoever wins, and when a breach is seen."""
    final = SIMPLE.replace("a: Arvo does}", "a: {says: Arvo does, final: true}}") + WAR
    assert attack(tmp_path, final, 2) == six(-3.0)  # there is nothing to lose but the cost
    breach = "  violations: [{id: v, by: a, when: {land: a}, takes: {a: 1}, then: today}]\n"
    alone = final.replace(WAR, breach).replace("can_break: [a]", "can_break: [b]")
    assert attack(tmp_path, alone, 2) == six(1 - 0.5 * 4)  # the arms come back, the land does not


def test_a_flow_replaces_a_view_of_the_same_terms_in_other_words(tmp_path: Path) -> None:
    """However the terms of a flow are written, the view of the same terms does not count beside it."""
    for when in ("{land: a}", "land == a", "not (land == b)", "land != b", "[{land: [a]}, land == a]"):
        flow = f"  flows: [{{party: a, when: {when if when[0] in '{[' else repr(when)}, worth: 2}}]\n"
        assert attack(tmp_path, SIMPLE + flow, 2) == six(-4.0), (
            when
        )  # the arms: of all it could take back the least loss
        dear = SIMPLE.replace("worth: 4}", "worth: 40}") + flow
        assert attack(tmp_path, dear, 2) == six(-2 / (1 - 0.5)), when  # the land: 2 a period, for ever


def test_a_step_back_to_today_is_of_those_who_must_agree_to_that(tmp_path: Path) -> None:
    """A step without `who` that sets what is so today, after another changed it, is taken by who must agree to it;
    where nothing changes, by nobody."""
    back = "{id: s, who: [a, b], does: {land: a, arms: yes}}, {id: t, does: {arms: no}}"
    case = SIMPLE.replace("{id: s, who: [a, b], does: {land: a, arms: yes}}", back)
    steps = told(tmp_path, case)["p"]["structure"]["steps"]
    assert [step["who"] for step in steps] == [("a", "b"), ("a", "b")]
    still = case.replace("arms: yes}}, {id", "land: a}}, {id").replace("{land: a, land: a}", "{land: a}")
    assert told(tmp_path, still)["p"]["structure"]["steps"][1]["who"] == ()


ONE_NAME = [
    ("worth: 10}", "worth: 10, id: x}", "  mass: [{id: x, when: {land: a}, odds: 0.2}]\n", "x"),
    ("worth: 10}", "worth: 10, id: x}", "  flows: [{id: x, party: a, when: {arms: yes}, worth: 2}]\n", "x"),
    ("discount: 0.5", "discount: 0.5", "  mass: [{id: s.ratified, when: {land: a}, odds: 0.2}]\n", "s.ratified"),
    (
        "discount: 0.5",
        "discount: 0.5",
        "  violations: [{id: discount, by: a, when: {land: a}, takes: {a: 1}}]\n",
        "discount.a",
    ),
]


@pytest.mark.parametrize(("old", "new", "more", "name"), ONE_NAME)
def test_no_number_is_taken_for_another(tmp_path: Path, old: str, new: str, more: str, name: str) -> None:
    """Ids that would give two numbers one name are refused with that name and the other line, and told once."""
    case = SIMPLE.replace(old, new) + WAR + more
    with pytest.raises(InputError, match=f'"{name}" is what a number of line .* is called, too') as told_:
        pp.load(written(tmp_path, case))
    assert len(told_.value.problems) == 1


def test_two_things_of_one_id_whose_numbers_differ_in_name_are_fine(tmp_path: Path) -> None:
    """A view and a response, or a step and a war, may have one id."""
    more = "  responses: [{id: x, kind: sanction, by: b, against: a, amount: 1, surely: 1}]\n"
    one = SIMPLE.replace("worth: 10}", "worth: 10, id: x}") + WAR.replace("id: war", "id: s") + more
    other = SIMPLE + WAR + more.replace("id: x", "id: y")
    assert attack(tmp_path, one, 2) == attack(tmp_path, other, 2)


def test_readings_keep_the_comparisons_of_the_views(tmp_path: Path) -> None:
    """Where the land is better to Arvo than the arms, only readings with that count; the middle, which breaks it, is
    moved on the straight line as far as it asks, and what is called the middle is that and no corner."""
    views = "[{when: {land: a}, worth: [2, 10]}, {when: {arms: yes}, worth: [5, 15]}, {better: {land: a}, than: {arms: yes}}]"
    case = SIMPLE.replace("[{when: {land: a}, worth: 10}, {when: {arms: yes}, worth: 4}]", views)
    mine = told(tmp_path, case)["p"]["peaceful"]
    assert attack(tmp_path, case, 2) < 0
    middle = -rows(mine)["a", 2][
        "middle"
    ]  # what it would lose by taking back the arms, which are worth less, or as much
    assert 5 < middle < 10
    for draws in (0, 100):
        found = pp.durability(pp.compile(pp.load(written(tmp_path, case))), draws=draws, seed=draws, grid=3).answer
        row = rows(found["plans"]["p"]["peaceful"])["a", 2]  # type: ignore[index, call-overload]
        assert row["middle"] == six(-middle)  # whatever is drawn
        assert -10 - 1e-6 <= row["low"] <= row["middle"] <= row["high"] <= -5 + 1e-6
    assert mine["readings"]["looked_at"] < 1 + 4 + 4


def test_with_comparisons_the_corners_are_those_that_agree(tmp_path: Path) -> None:
    """Where the middle keeps every comparison, the readings that hold are those of solving each that agrees."""
    values, cut = [], 0
    for seed in range(7000, 7060):
        case = text(seed, open_up=4, compares=True)
        data = apart(yaml.safe_load(case)) if case else {"plans": ()}
        for plan in data["plans"]:
            mine = counting(data, plan)
            if mine["views"] != data["views"]:  # a comparison with what a flow replaces is another matter
                continue
            every = readings(mine)
            if not 0 < len(open_numbers(mine)) < 5 or not agrees(at_ends(mine, dict.fromkeys(open_numbers(mine)))):
                continue
            cut += len(every) < 1 + 2 ** len(open_numbers(mine)) + 2 * len(open_numbers(mine))
            found = told(tmp_path, str(case))[plan]
            for start in STARTS:
                if found[start]["settled"]:
                    values.append(compare(found[start], [answer(one, plan, start) for one in every], seed))
    assert len(values) > 15 and cut > 2
