"""What `pourparler check` asks about time, and that what is right is left alone; and one line for each mistake."""

from __future__ import annotations

from itertools import permutations, product
from pathlib import Path
from random import Random

import pytest
from durable_cases import NUMBERS, PASSES, case, found

import pourparler as pp
from pourparler.errors import InputError
from pourparler.lens.durability.steps import steps_of

TEXT = PASSES + NUMBERS
STEP = "{id: z, who: a, does: {zone: yes}}"
FINE = "{id: fine, kind: sanction, by: c, against: [a, b], amount: 1, surely: 0.6, periods: 10, price: 1, cap: 20}"
PERIOD = "  period: a year\n"
WARS = "  wars:\n"
MASS = "    - {id: heights, when: {land: a}, odds: 0.1}\n"
USUAL = {"nobody-said", "unset", "two_worths"}


def changed(*pairs: tuple[str, str]) -> str:
    """The small case with these pieces, each of which stands once in it, replaced."""
    text = TEXT
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def told(tmp_path: Path, text: str) -> list[tuple[str, str, str]]:
    """Check, path and words of every finding but those on views and sizes."""
    rows = pp.check(pp.load(case(tmp_path, text)))
    return [(row.check, row.path, f"{row.says}; {row.remedy}") for row in rows if row.check not in USUAL]


def lines(tmp_path: Path, text: str) -> list[str]:
    """The lines of an error."""
    with pytest.raises(InputError) as error:
        pp.load(case(tmp_path, text))
    return str(error.value).splitlines()


ODD = [
    ("no-say", (STEP, "{id: z, who: c, does: {zone: yes}}"), "taken by Cono, without a say in zone; Arvo and Bela must"),
    ("no-say", (STEP, "{id: z, who: [a, c], does: {zone: yes}}"), "Cono takes it, without a say in zone"),
    ("answers-nobody", (FINE, "{id: shield, kind: guarantee, by: b, against: c, amount: 3}"), "Cono may start no war"),
    ("answers-nobody", (FINE, "{id: shield, kind: peacekeepers, by: b, against: [a, c], shift: 0.1}"), "Cono may start"),
    ("adds-up", (PERIOD, f"{PERIOD}  flows: [{{party: a, when: {{land: a}}, worth: 5}}, {{party: a, when: land == a, worth: 5}}]\n"), "both flows of Arvo count"),
    ("adds-up", (MASS, MASS + "    - {when: land != b, odds: 0.1}\n"), "both masses in war count"),
    ("changes-nothing", (STEP, "{id: z, who: a, does: {zone: no}}"), "sets zone to no, as today"),
    ("changes-nothing", (STEP, "{id: z, who: a, does: {}}"), "sets nothing"),
    ("no-stakes", (FINE, FINE.replace("price: 1", "decides: true")), "nothing is at stake for it"),
    ("no-stakes", (FINE, FINE.replace("price: 1", "decides: true, costs: {a: 2}")), "costs_if_not` of c"),
    ("no-stakes", (FINE, "{kind: guarantee, by: c, against: a, shift: 0.1, decides: true}"), "always comes"),
    ("lapses", (FINE, FINE.replace("price: 1", "lapses_if_broken_by: c")), "Cono, who gives it"),
    ("lapses", (FINE, "{kind: guarantee, by: c, against: a, amount: 3, lapses_if_broken_by: a}"), "it answers none that breaks"),
    ("lapses", (FINE, FINE.replace("price: 1", "lapses_if_broken_by: [a, b]")), "it answers none that breaks"),
    ("never-reached", (PERIOD, f"{PERIOD}  violations: [{{by: a, when: {{peace: none, land: b, zone: no}}, takes: {{a: 1}}}}]\n"), "holds in no package that a plan comes to"),
    ("one-sided", (STEP, STEP.replace("}}", "}, hands_over: {a: 5}}")), "Arvo gets something that nobody gives"),
    ("one-sided", (STEP, STEP.replace("}}", "}, hands_over: {a: [-5, -1]}}")), "Arvo gives something that nobody gets"),
    ("same-war", (WARS, f"{WARS}    - {{id: raid, between: [b, a], started_by: a, odds: 0.3, sets: {{a: {{land: a, zone: no, peace: none}}, b: {{land: b, zone: no, peace: none}}}}}}\n"), "between Arvo and Bela, as raid at line"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "odd", "says"), ODD, ids=[f"{row[0]}-{n}" for n, row in enumerate(ODD)])
def test_what_cannot_be_meant_is_one_finding_with_a_remedy(
    tmp_path: Path, check: str, odd: tuple[str, str], says: str
) -> None:
    """Each oddness is told once, by name, with what to do about it."""
    pairs = [odd] + ([(MASS, MASS.replace("odds", "war: war, odds"))] if check == "same-war" else [])
    rows = told(tmp_path, changed(*pairs))
    assert [row[0] for row in rows] == [check], rows
    assert says in rows[0][2]


FITS = [
    (STEP, STEP),
    (STEP, "{id: z, who: [a, b], does: {zone: yes}}"),
    (STEP, "{id: z, does: {zone: yes}}"),
    (STEP, "{id: z, who: a, does: {}, hands_over: {a: -5, b: 5}}"),
    (STEP, "{id: z, who: a, does: {}, ratified: 0.5}"),
    (STEP, "{id: z, who: a, does: {zone: no, land: a}}"),
    (STEP, STEP.replace("}}", "}, hands_over: {a: [-1, 5]}}")),
    (STEP, STEP.replace("}}", "}, hands_over: {a: 0}}")),
    (STEP, f"{STEP}\n      - {{id: y, who: a, does: {{zone: no}}}}"),
    (STEP, "{id: z, who: a, does: {zone: yes}, until: w}\n      - {id: w, who: a, does: {}}"),
    (FINE, "{kind: guarantee, by: c, against: [a, b], amount: 3, lapses_if_broken_by: a}"),
    (FINE, "{kind: guarantee, by: c, against: a, amount: 3, lapses_if_broken_by: b, from: z}"),
    (FINE, "{kind: relief, by: c, against: a, amount: 3, lapses_if_broken_by: a}"),
    (FINE, FINE.replace("price: 1", "decides: true, costs: {c: 1}")),
    (FINE, FINE.replace("price: 1", "decides: true, costs_if_not: {c: 1}")),
    (FINE, FINE.replace("price: 1", "decides: true, to: {c: 0.5}")),
    (FINE, "{kind: guarantee, by: b, against: a, shift: 0.1, decides: true}"),
    (FINE, FINE.replace("cap: 20", "cap: 1")),
    (MASS, MASS + "    - {when: {peace: full}, odds: 0.1}\n"),
    (PERIOD, f"{PERIOD}  flows: [{{party: a, when: {{land: a}}, worth: 5}}, {{party: b, when: {{land: a}}, worth: -1}}]\n"),
    (PERIOD, f"{PERIOD}  violations: [{{by: a, when: {{peace: full, land: b}}, takes: {{a: 1}}}}]\n"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), FITS, ids=[str(n) for n in range(len(FITS))])
def test_what_can_be_meant_is_left_alone(tmp_path: Path, old: str, new: str) -> None:
    """A transfer with a giver and a taker, a step that ends another, an answer with stakes and the like give nothing."""
    assert told(tmp_path, changed((old, new))) == []


def test_two_wars_that_only_one_side_each_may_start_are_left_alone(tmp_path: Path) -> None:
    """Who gains by being first is told by two wars, each started by another side."""
    sets = "sets: {a: {land: a, zone: no, peace: none}, b: {land: b, zone: no, peace: none}}"
    raid = f"    - {{id: raid, between: [a, b], started_by: a, odds: 0.3, {sets}}}\n"
    war = ("      between: [a, b]\n", "      between: [a, b]\n      started_by: b\n")
    mass = (MASS, MASS.replace("odds", "war: war, odds"))
    assert told(tmp_path, changed((WARS, WARS + raid), war, mass)) == []
    other = raid.replace("land: a", "land: b").replace("started_by: a, ", "")
    assert told(tmp_path, changed((WARS, WARS + other), mass)) == []


def test_a_step_with_which_an_answer_begins_to_stand_changes_something(tmp_path: Path) -> None:
    """A step that sets nothing, and puts a guarantee in place, is left alone; without the guarantee it is told."""
    step = (STEP, f"{STEP}\n      - {{id: force, who: a, does: {{}}}}")
    shield = "{kind: guarantee, by: c, against: b, amount: 3, from: force}"
    assert told(tmp_path, changed(step, (FINE, shield))) == []
    assert [row[0] for row in told(tmp_path, changed(step))] == ["changes-nothing"]


def test_a_step_shared_by_a_plan_and_its_version_is_told_once(tmp_path: Path) -> None:
    """A differing version repeats the steps of its plan, and no finding on them."""
    differing = "    differing:\n      - {id: late, instead_of: 3, steps: [{who: [a, b], does: {peace: full}}]}\n"
    text = changed((STEP, "{id: z, who: c, does: {zone: yes}}"), ("durability:\n", differing + "durability:\n"))
    assert [row[:2] for row in told(tmp_path, text)] == [("no-say", "plans.swap.steps.1")]


def test_terms_that_only_another_order_reaches_are_reached(tmp_path: Path) -> None:
    """A violation is idle only where no order that the plan allows comes to its terms."""
    for after, idle in (("", False), ("after: back, ", True)):
        violation = f"{PERIOD}  violations: [{{by: a, when: {{peace: full, land: b}}, takes: {{a: 1}}}}]\n"
        text = changed((PERIOD, violation), ("{id: p, ", f"{{id: p, {after}"))
        assert [row[0] for row in told(tmp_path, text)] == (["never-reached"] if idle else [])


@pytest.mark.parametrize("seed", range(12))
def test_what_a_plan_never_reaches_agrees_with_every_order_of_its_steps(tmp_path: Path, seed: int) -> None:
    """On random plans with conditions, a violation is told exactly where no prefix of any allowed order has its terms."""
    dice = Random(seed)
    steps = []
    for n in range(4):
        row = f"id: s{n}, does: {{i{dice.randrange(3)}: {dice.choice(['no', 'yes', 'far'])}}}, hands_over: {{a: -1, b: 1}}"
        row += f", after: s{dice.randrange(n)}" if n and dice.random() < 0.5 else ""
        row += f", until: s{dice.randrange(n + 1, 4)}" if n < 3 and dice.random() < 0.3 else ""
        steps.append(f"      - {{{row}}}\n")
    issues = "".join(
        f"  i{n}: {{question: Q, options: {{no: no, yes: it is, far: more}}, agree: [a]}}\n" for n in range(3)
    )
    when = [dict(zip(("i0", "i1", "i2"), terms, strict=True)) for terms in product(("no", "yes", "far"), repeat=3)]
    rows = "".join(
        f"    - {{id: v{n}, by: a, when: {{{', '.join(f'{i}: {o}' for i, o in terms.items())}}}, takes: {{a: 1}}}}\n"
        for n, terms in enumerate(when)
    )
    text = (
        f"pourparler: 1\ntitle: T\nparties: {{a: {{name: A}}, b: {{name: B}}}}\nissues:\n{issues}"
        "today: {i0: no, i1: no, i2: no}\nviews:\n  a: [{when: {i0: yes}, worth: 1}]\n"
        f"plans:\n  p:\n    title: P\n    steps:\n{''.join(steps)}durability:\n  violations:\n{rows}"
    )
    space = pp.compile(pp.load(case(tmp_path, text)))
    plan = steps_of(space, space.case.plans[0])
    orders = [order for order in permutations(range(4)) if plan.allowed(order)]
    reached = [space.terms(plan.package(order[:k])) for order in orders for k in range(1, 5)]
    expected = [f"v{n}" for n, terms in enumerate(when) if terms not in reached]
    assert [path for check, path, _ in told(tmp_path, text) if check == "never-reached"] == expected


def test_a_plan_of_forty_free_steps_is_checked_without_looking_at_every_set(tmp_path: Path) -> None:
    """What none of its steps sets is told as never reached; what some set of them might reach is left alone."""
    names = [f"i{n}" for n in range(40)]
    issues = "".join(f"  {i}: {{question: Q, options: {{no: no, yes: it is, far: more}}, agree: [a]}}\n" for i in names)
    steps = "".join(f"      - {{who: a, does: {{{i}: yes}}}}\n" for i in names)
    text = (
        f"pourparler: 1\ntitle: Forty\nparties: {{a: {{name: A}}, b: {{name: B}}}}\nissues:\n{issues}"
        f"today: {{{', '.join(f'{i}: no' for i in names)}}}\nviews:\n  a: [{{when: {{i0: yes}}, worth: 1}}]\n"
        f"plans:\n  p:\n    title: P\n    steps:\n{steps}durability:\n  violations:\n"
        "    - {id: never, by: a, when: {i0: far}, takes: {a: 1}}\n"
        "    - {id: some, by: a, when: {i7: yes, i9: yes, i30: no}, takes: {a: 1}}\n"
    )
    assert [row[:2] for row in told(tmp_path, text)] == [("never-reached", "never")]


def test_an_answer_that_lapses_with_what_it_answers_does_as_the_finding_says(tmp_path: Path) -> None:
    """What is gone with its target's break, a guarantee or a sanction, leaves every gain as it is without it."""

    def gains(response: str) -> object:
        plans = found(tmp_path, changed((FINE, response))).answer["plans"]
        return plans["swap"]["peaceful"]["gains"]  # type: ignore[index, call-overload]

    shield = "{id: shield, kind: guarantee, by: c, against: [a, b], amount: AMOUNT, surely: 1LAPSES}"
    lapse = ", lapses_if_broken_by: [a, b]"
    without = gains(shield.replace("AMOUNT", "0").replace("LAPSES", ""))
    gone = gains(shield.replace("AMOUNT", "9").replace("LAPSES", lapse))
    stays = gains(shield.replace("AMOUNT", "9").replace("LAPSES", ""))
    assert gone == without != stays
    none = gains(FINE.replace("amount: 1", "amount: 0"))
    assert gains(FINE.replace("price: 1", "lapses_if_broken_by: [a, b]")) == none != gains(FINE)


def test_a_flow_that_is_just_the_view_disagrees_with_nothing(tmp_path: Path) -> None:
    """2 each period, discounted at 0.9, is a worth of 20 for good, whatever the last digit of a float."""
    flow = (PERIOD, f"{PERIOD}  flows: [{{party: a, when: {{land: a}}, worth: 2}}]\n")
    text = changed(flow, ("worth: [40, 60]", "worth: 20"))
    assert "two_worths" not in {row.check for row in pp.check(pp.load(case(tmp_path, text)))}


@pytest.mark.parametrize("name", ["donbas", "sinai", "sport_park", "starter"])
def test_the_shipped_cases_have_no_finding_on_time(name: str) -> None:
    """None of the cases that come with the program has a step, war or answer that does nothing."""
    assert {row.check for row in pp.check(pp.load(pp.shipped(name)))} <= {"unset", "nobody-said"}


ONE_LINE = [
    (FINE, FINE.replace("cap: 20", "cap: 0.5"), "cap: 0.5 is below the amount, 1; the cap is the most"),
    (FINE, FINE.replace("amount: 1", "amount: [1, 30]"), "cap: 20 is below the amount, 1 to 30"),
    (FINE, FINE.replace("sanction", "bribe").replace("amount: 1, ", ""), '"bribe" is none of sanction, bond'),
    (FINE, FINE.replace("kind", "knd"), 'unknown key "knd"; did you mean kind?'),
    (FINE, FINE.replace("by: c, against: [a, b]", "by: c, against: c, from: p"), "c would answer itself"),
    (FINE, FINE.replace("price: 1", "from: "), "from: empty; write a text"),
    (FINE, FINE.replace("periods: 10", "periods: 10, lag: -1"), '"-1" is no whole number from 0 up'),
    (FINE, "{kind: guarantee, by: c, against: a, shift: 2}", "2 is out of bounds"),
    (FINE, "{kind: peacekeepers, by: c, against: a}", "neither costs an attacker anything nor shifts its odds"),
    (FINE, "fine", 'the text "fine" where a mapping is wanted'),
    (f"  responses:\n    - {FINE}", "  responses:\n    fine: {kind: bond}", "a mapping where a list is wanted; write a list: - {id: fine"),
    ("      between: [a, b]\n", "", 'the key "between" is missing'),
    ("between: [a, b]", "between: [a, z]", '"z" is no party'),
    ("between: [a, b]", "between: a", "1 party; a war is between two parties"),
    ("between: [a, b]", "between: [a, a]", "the same party twice"),
    ("odds: [0.2, 0.4]", "odds: {a: 0.4}", "a mapping where a number is wanted"),
    ("odds: [0.2, 0.4]", "odds: [0.1, 0.2, 0.4]", "a list where a number is wanted"),
    (MASS, "    - heights\n", 'the text "heights" where a mapping is wanted'),
    (PERIOD, f"{PERIOD}  prior: 1\n", 'the text "1" where a mapping is wanted'),
    ("today: {land: b, zone: no, peace: none}\n", "", "without `today`; give `today`"),
    (STEP, STEP.replace("who: a", "who: a, after: z"), "a step that waits for itself"),
    (STEP, STEP.replace("id: z", "id: p"), 'the step id "p" stands twice'),
    (STEP, STEP.replace("id: z", "id: 2"), "the id 2 is the number of another step"),
    (STEP, STEP.replace("who: a", "who: a, after: ['']"), "after: empty; write a text"),
    (STEP, STEP.replace("who: a", "who: a, until: "), "until: empty; write a text"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), ONE_LINE, ids=[row[2][:40] for row in ONE_LINE])
def test_one_mistake_is_told_by_one_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    """What follows from a mistake is not told beside it."""
    rows = lines(tmp_path, changed((old, new)))
    assert len(rows) == 1 and says in rows[0], rows
    assert f"{tmp_path / 'case.yaml'}:" in rows[0]


def test_an_answer_from_a_step_in_which_nobody_concerned_has_a_say_is_told_once_for_all_plans(tmp_path: Path) -> None:
    """Where several plans have such a step, one line names them all."""
    text = changed(
        ("c: {name: Cono}}", "c: {name: Cono}, d: {name: Dana}}"),
        (FINE, FINE.replace("against: [a, b]", "against: d, from: '2'")),
        ("durability:\n", "  other:\n    title: Other\n    steps:\n      - {does: {land: a}}\n      - {does: {zone: yes}}\ndurability:\n"),
    )  # fmt: skip
    (row,) = lines(tmp_path, text)
    assert "c and d have no say in step 2 of swap and other" in row


def test_independent_mistakes_are_still_told_at_once(tmp_path: Path) -> None:
    """A name of no step, and steps in the wrong order, are two mistakes."""
    text = changed((STEP, STEP.replace("who: a", "who: a, after: [p, nowhere]")))
    rows = lines(tmp_path, text)
    assert len(rows) == 2 and any("nowhere" in row for row in rows) and any("list it after" in row for row in rows)


def test_what_lapses_by_a_break_does_not_stand_behind_the_step(tmp_path: Path) -> None:
    """A sanction that is gone by the break of whoever can take a step back is not told as what answers that."""

    def behind(response: str) -> list[tuple[str, ...]]:
        rows = found(tmp_path, changed((FINE, response))).answer["plans"]["swap"]["structure"]["steps"]  # type: ignore[index, call-overload]
        return [tuple(row["behind"]) for row in rows]

    assert ("fine",) in behind(FINE)
    assert ("fine",) not in behind(FINE.replace("price: 1", "lapses_if_broken_by: [a, b]"))
