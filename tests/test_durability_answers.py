"""What answers a break, as far as it can be told without a number: responses, since when they stand, and wars of others."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from durable_cases import case, found

import pourparler as pp
from pourparler.case.model import Plan, Step
from pourparler.cli import main
from pourparler.jsonio import dumps
from pourparler.lens.durability.compile import starts_of
from pourparler.lens.durability.steps import steps_of

LINE = """pourparler: 1
title: A line
parties: {east: {name: East}, west: {name: West}, power: {name: the Power}}
issues:
  plain: {question: Who holds the plain?, options: {east: East, west: West}, agree: [east, west]}
  recog: {question: Is the line recognised?, options: {no: No, yes: Yes}, agree: [west], can_break: west}
today: {plain: east, recog: no}
views:
  east: [{when: plain == west, worth: -10}, {when: recog == yes, worth: 50}]
  west: [{when: plain == west, worth: 15}, {when: recog == yes, worth: -5}]
plans:
  line:
    title: The line
    steps: [{id: s1, does: {plain: west}, who: east}, {id: s2, does: {recog: yes}, who: west}]
durability:
"""
WAR = "  wars: [{id: war, between: [east, west], odds: 0.6, costs: {east: 15, west: 15}, sets: {east: {plain: east}}}]\n"
SHIELD = "{id: shield, kind: guarantee, by: power, against: west, amount: 4}"


def told(tmp_path: Path, text: str) -> dict[str, Any]:
    answer = as_json(found(tmp_path, text).answer)
    return answer["plans"]["line"]["structure"]  # type: ignore[no-any-return]


def as_json(answer: object) -> dict[str, Any]:
    return json.loads(dumps(answer))  # type: ignore[no-any-return]


def test_a_war_of_another_could_answer_a_break(tmp_path: Path) -> None:
    """Where somebody who may lose by the break can attack whoever breaks, it depends, and that attack is named."""
    answer = told(tmp_path, LINE + WAR)
    assert answer["verdict"] == "depends"
    assert "unless the answer outweighs that: East could attack (war)" in str(answer["why"])
    assert "Nothing in the case stands behind" not in str(answer["why"])
    assert answer["tempted"][0]["answers"] == ["East could attack (war)"]
    assert [row["behind_by_war"] for row in answer["steps"]] == [[], [{"party": "east", "war": "war"}]]
    text = " ".join(CliRunner().invoke(main, ["durability", str(case(tmp_path, LINE + WAR))]).stdout.split())
    assert "answered by East, by war (war)" in text and "nothing in the case" not in text


@pytest.mark.parametrize(
    "text",
    [
        LINE + WAR.replace("odds:", "started_by: west, odds:"),
        LINE.replace("recog == yes, worth: 50", "recog == yes, worth: -50") + WAR,
    ],
    ids=["who breaks alone may start it", "the break makes the other better off"],
)
def test_a_war_that_nobody_has_a_reason_for_answers_nothing(tmp_path: Path, text: str) -> None:
    """A war that whoever breaks alone may start, or that the other has no new reason for, answers no break."""
    answer = told(tmp_path, text)
    assert answer["verdict"] == "no" and "nothing in the case answers that" in str(answer["why"])


@pytest.mark.parametrize(
    "more",
    [
        "  mass: [{when: recog == yes, odds: -0.3}]\n",
        "  responses: [{id: blue, kind: peacekeepers, by: power, against: east, shift: 0.1, lapses_if_broken_by: west}]\n",
    ],
    ids=["mass", "lapses"],
)
def test_who_is_better_off_by_the_break_may_attack_where_it_frees_its_hands(tmp_path: Path, more: str) -> None:
    """A break that changes the odds, or ends what stood against an attack, may be answered even by who gains by it."""
    answer = told(tmp_path, LINE.replace("recog == yes, worth: 50", "recog == yes, worth: -50") + WAR + more)
    assert answer["verdict"] == "depends" and "East could attack (war)" in str(answer["why"])


def test_a_war_between_others_counts_where_it_could_hurt_who_breaks(tmp_path: Path) -> None:
    """A war that others could start once the deal is void weighs with who breaks if it costs that party something."""
    war = "  wars: [{id: far, between: [east, power], odds: 0.5, costs: {east: 1, power: 1}}]\n"
    assert told(tmp_path, LINE + war)["verdict"] == "no"
    answer = told(tmp_path, LINE + war.replace("power: 1", "power: 1, west: 3"))
    assert answer["verdict"] == "depends"
    assert "East and the Power could attack (far)" in str(answer["why"])


def test_what_stands_against_an_attack_alone_answers_no_step_taken_back(tmp_path: Path) -> None:
    """A guarantee against whoever breaks leaves it free to take back and hold, and the verdict says that it is there."""
    answer = told(tmp_path, LINE + f"  responses: [{SHIELD}]\n" + WAR.replace("odds:", "started_by: west, odds:"))
    assert answer["verdict"] == "no"
    assert "nothing in the case answers that (shield answers an attack alone)" in str(answer["why"])


def random_case(seed: int) -> str:
    """A case whose every number is one value, with wars and responses of every kind."""
    rng = Random(seed)
    parties = ["a", "b", "c"][: rng.choice([2, 2, 3])]
    issues = ["i", "j", "k"][: rng.randint(1, 3)]

    def some(among: list[str]) -> list[str]:
        return rng.sample(among, rng.randint(1, len(among)))

    def term() -> dict[str, str]:
        return {rng.choice(issues): "y"}

    wars = []
    for n in range(rng.randint(0, 2)):
        sides = rng.sample(parties, 2)
        sets = {side: {i: rng.choice("ny") for i in some(issues)} for side in sides}
        costs = {party: rng.randint(0, 12) for party in {*sides, *some(parties)}}
        odds = round(rng.uniform(0.3, 0.7), 2)
        wars.append({"id": f"w{n}", "between": sides, "started_by": some(sides), "odds": odds, "costs": costs, "sets": sets})
    mass = [{"when": term(), "odds": rng.choice([-0.1, 0.1]), "war": "w0"} for _ in range(rng.randint(0, 2) if wars else 0)]
    answers = []
    for n in range(rng.randint(0, 2)):
        by = rng.choice(parties)
        kind = rng.choice(["sanction", "bond", "guarantee", "peacekeepers", "relief"])
        row = {"id": f"r{n}", "kind": kind, "by": by, "against": some([p for p in parties if p != by]), "surely": 1}
        row["amount"] = rng.randint(1, 6)
        if rng.random() < 0.4:
            row["lapses_if_broken_by"] = rng.choice(parties)
        answers.append(row)
    rows = [{"does": {i: "y"}, "who": some(parties)} for i in issues]
    return yaml.safe_dump(
        {
            "pourparler": 1,
            "title": "T",
            "parties": {p: {"name": p.upper()} for p in parties},
            "issues": {
                i: {"question": f"Is it {i}?", "options": {"n": "No", "y": "Yes"}, "agree": list(parties), "can_break": some(parties)}
                for i in issues
            },
            "today": dict.fromkeys(issues, "n"),
            "views": {p: [{"when": {i: "y"}, "worth": rng.choice([-9, -3, 2, 5, 14])} for i in issues] for p in parties},
            "plans": {"line": {"title": "P", "steps": rows}},
            "durability": {
                "discount": {p: round(rng.uniform(0.3, 0.97), 2) for p in parties},
                "wars": wars,
                "mass": mass,
                "responses": answers,
            },
        },
        sort_keys=False,
    )  # fmt: skip


def test_no_without_numbers_is_never_belied_by_numbers(tmp_path: Path) -> None:
    """Whatever numbers go with a case of which views alone say no, somebody gains by a break, from either start; and
    wars do change what it would be without them."""
    said_no = kept = 0
    for seed in range(400):
        answer = found(tmp_path, random_case(seed)).answer["plans"]["line"]  # type: ignore[index, call-overload]
        holds = [answer[start]["holds"] for start in ("peaceful", "violent")]
        if answer["structure"]["verdict"] == "no":
            said_no += 1
            assert not {"every", "some"} & set(holds), (seed, holds)
        kept += any("attack" in a for t in answer["structure"]["tempted"] for a in t["answers"]) and "every" in holds
    assert said_no > 40 and kept > 3


TREATY = """pourparler: 1
title: T
parties: {upper: {name: Upper}, lower: {name: Lower}, bank: {name: the Bank}}
issues:
  data: {question: Data?, options: {no: No, yes: Yes}, agree: [upper, lower], can_break: [upper, lower]}
  body: {question: Body?, options: {no: No, yes: Yes}, agree: [upper, lower, bank], can_break: upper}
  water: {question: Water?, options: {no: No, yes: Yes}, agree: [upper, lower], can_break: upper}
today: {data: no, body: no, water: no}
views:
  upper: [{when: {data: yes}, worth: 1}, {when: {body: yes}, worth: -3}, {when: {water: yes}, worth: -5}]
  lower: [{when: {water: yes}, worth: 9}]
plans:
  line:
    title: The treaty
    steps: [{id: gauges, does: {data: yes}}, {id: joint, does: {body: yes}}, {id: flow, does: {water: yes}}]
  short:
    title: Water alone
    steps: [{id: wet, does: {water: yes}}]
durability:
  responses: [{id: escrow, kind: bond, by: bank, against: upper, from: joint, amount: 5}]
"""


def test_what_stands_from_a_later_step_on_is_told_so(tmp_path: Path) -> None:
    """A bond that begins with a later step answers a break of an earlier one from then on: neither before, nor never."""
    answer = told(tmp_path, TREATY)
    rows = answer["steps"]
    assert [(row["behind"], row["behind_from"]) for row in rows] == [
        ([], {"escrow": "joint"}),
        (["escrow"], {}),
        (["escrow"], {}),
    ]
    assert "Nothing in the case stands behind step 1 before step joint is done." in str(answer["why"])


def test_a_response_that_begins_with_a_step_of_another_plan_is_told_not_to_stand(tmp_path: Path) -> None:
    """Of a plan in which a response never stands, it is told where it begins, with numbers and without."""
    space = pp.compile(pp.load(case(tmp_path, TREATY)))
    answer = as_json(pp.durability(space, plan="short").answer)["plans"]["short"]["structure"]
    assert answer["absent"] == {"escrow": {"from": "joint", "of": "The treaty"}}
    assert answer["steps"][0]["behind"] == [] and answer["steps"][0]["behind_from"] == {}
    for more in ("", "  discount: 0.9\n"):
        text = TREATY + more
        shown = CliRunner().invoke(main, ["durability", str(case(tmp_path, text)), "--plan", "short"]).stdout
        assert "escrow does not stand in it: it begins with step joint of “The treaty”" in " ".join(shown.split())
        whole = CliRunner().invoke(main, ["durability", str(case(tmp_path, text)), "--plan", "line", "--json"]).stdout
        assert json.loads(whole)["plans"]["line"]["structure"]["absent"] == {}


@pytest.mark.parametrize(
    ("terms", "stands"),
    [
        ([{"data": "yes", "body": "yes", "water": "no"}], 0),
        ([{"data": "yes"}, {"body": "yes"}], 1),
        ([{"data": "yes", "body": "no", "water": "yes"}], None),
    ],
)
def test_in_a_repair_a_response_stands_once_what_its_step_sets_holds(
    tmp_path: Path, terms: list[dict[str, str]], stands: int | None
) -> None:
    """A plan that repairs another has its responses from the step after which all holds that the named step sets."""
    space = pp.compile(pp.load(case(tmp_path, TREATY)))
    steps = tuple(Step(each) for each in terms)
    starts = starts_of(space, steps_of(space, Plan("repair-1", "R", steps, ours=True, repairs=("line",))))
    assert starts == {"escrow": len(terms) if stands is None else stands}
    other = starts_of(space, steps_of(space, Plan("own", "O", steps, ours=True)))
    assert other == {"escrow": len(terms)}


def test_a_reply_comes_in_the_period_of_the_break(tmp_path: Path) -> None:
    """Whoever takes back its part has the other's part for not one period more, without `seen_after`; with it, for so
    many periods."""
    text = """pourparler: 1
title: T
parties: {a: {name: A}, b: {name: B}}
issues:
  i: {question: I?, options: {no: No, yes: Yes}, agree: [a, b], can_break: a}
  j: {question: J?, options: {no: No, yes: Yes}, agree: [a, b], can_break: b}
today: {i: no, j: no}
views:
  a: [{when: {i: yes}, worth: -10}, {when: {j: yes}, worth: 30}]
  b: [{when: {i: yes}, worth: 30}, {when: {j: yes}, worth: -10}]
plans:
  line: {title: P, steps: [{does: {i: yes, j: yes}, who: [a, b]}]}
durability:
  discount: 0.8
"""
    seen = "  violations: [{by: a, when: {i: yes}, takes: {a: 2, b: -6}, seen_after: 3, then: today}]\n"
    for start in ("peaceful", "violent"):
        rows = as_json(found(tmp_path, text).answer)["plans"]["line"][start]["gains"]
        (end,) = [row["middle"] for row in rows if row["party"] == "a" and row["phase"] == 2]
        assert end == pytest.approx(-(30 - 10))  # B takes back j at once, so that nothing is left
        rows = as_json(found(tmp_path, text + seen).answer)["plans"]["line"][start]["gains"]
        (end,) = [row["middle"] for row in rows if row["party"] == "a" and row["phase"] == 2]
        assert end == pytest.approx(2 * (1 + 0.8 + 0.64) - 0.512 * 20)
