"""What the durability lens tells of the middle, the prior, what nobody said, what is not sent, and what it needs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from durable_cases import NUMBERS, PASSES, case, found

import pourparler as pp
from pourparler.cli import main
from pourparler.lens.durability import lens
from pourparler.words import shown

# West attacks from the ridge or the plain; the pledge answers an attack alone, and so not what East withholds.
BORDER = """pourparler: 1
title: A border
parties: {east: {name: East}, west: {name: West}, power: {name: the Power}}
issues:
  ridge: {question: Who holds the ridge?, options: {east: East, west: West}, agree: [east, west]}
  plain: {question: Who holds the plain?, options: {east: East, west: West}, agree: [east, west]}
  recog: {question: Is the line recognised?, options: {no: no, yes: yes}, agree: [west], can_break: west}
today: {ridge: east, plain: east, recog: no}
views:
  east: [{when: {ridge: west}, worth: -20}, {when: {plain: west}, worth: -10}, {when: {recog: yes}, worth: 50}]
  west: [{when: {ridge: west}, worth: 20}, {when: {plain: west}, worth: 15}, {when: {recog: yes}, worth: -5}]
plans:
  line:
    title: Land for a line
    steps: [STEPS]
promises:
  - {by: west, to: east, what: A truce, date: 2001, outcome: broken}
  - {by: east, to: west, what: Mines out, date: 2011, outcome: disputed}
durability:
  period: a year
  discount: 0.9
  wars:
    - id: war
      between: [east, west]
      odds: [0.5, 0.7]
      costs: {east: 15, west: [10, 20]}
      sets: {east: {ridge: east, plain: east, recog: yes}, west: {ridge: west, plain: west, recog: no}}
  mass: [{when: {ridge: west}, odds: -0.2}, {when: {plain: west}, odds: -0.05}]
  responses:
    - {id: pledge, kind: guarantee, by: power, against: west, amount: [5, 15], shift: 0.1, price: 1, cap: 60}
    - {id: blue, kind: peacekeepers, by: power, against: [east, west], amount: 4, shift: 0.05, surely: 0.9, lapses_if_broken_by: west}
  prior: {kept: 1, broken: 1}
"""
STEPS = {
    "s1": "{id: s1, does: {plain: west}, who: east}",
    "s2": "{id: s2, does: {recog: yes}, who: west}",
    "s3": "{id: s3, does: {ridge: west}, who: east}",
}
# Cedar would pay 1 to send the bond, COSTS not to; Alder gains 10 for good by what it withholds or takes back.
THIRD = """pourparler: 1
title: A third
parties: {a: {name: Alder}, b: {name: Birch}, c: {name: Cedar}}
issues:
  x: {question: Does Alder deliver?, options: {no: no, yes: yes}, agree: [a, b], can_break: a}
today: {x: no}
views: {a: [{when: {x: yes}, worth: -10}], b: [{when: {x: yes}, worth: 25}], c: [{when: {x: yes}, worth: 3}]}
plans: {p: {title: Delivery, steps: [{id: give, does: {x: yes}, who: a}]}}
durability:
  discount: 0.9
  responses:
    - {id: esc, kind: bond, by: c, against: a, amount: 2, decides: true, costs: {c: 1}, costs_if_not: {c: COSTS}, price: 3, cap: 100}
"""


def border(*order: str) -> str:
    return BORDER.replace("STEPS", ", ".join(STEPS[each] for each in order or ("s1", "s2", "s3")))


def third(costs: str) -> str:
    return THIRD.replace("COSTS", costs)


def command(tmp_path: Path, text: str, *options: str) -> str:
    result = CliRunner().invoke(main, ["durability", str(case(tmp_path, text)), *options])
    assert result.exit_code == 0, result.output
    return result.output if "--json" in options else " ".join(result.output.split())


def told(tmp_path: Path, text: str, *options: str) -> dict[str, object]:
    (plan,) = json.loads(command(tmp_path, text, *options, "--json"))["plans"].values()
    return plan


def html(tmp_path: Path, text: str) -> str:
    return pp.analyse(pp.load(case(tmp_path, text))).html()


def test_the_best_order_is_of_the_middle_and_says_in_how_many_readings_it_holds(tmp_path: Path) -> None:
    """The count is that of a case which lists the steps in that order; title and JSON say that it is at the middle."""
    order = told(tmp_path, border(), "--order")["peaceful"]["order"]  # type: ignore[index]
    listed = told(tmp_path, border(*order["best"]))["peaceful"]["readings"]  # type: ignore[index]
    assert order["holds"] == {"looked_at": listed["looked_at"], "hold": listed["hold"]}
    assert 0 < order["holds"]["hold"] < order["holds"]["looked_at"]
    assert order["at"] == "middle"
    text = command(tmp_path, border(), "--order")
    assert "The order that leaves the least to gain, at the middle of all numbers" in text
    assert f"holds in {listed['hold']:,} of {listed['looked_at']:,} readings looked at" in text


def test_a_prior_without_a_row_that_counts_is_called_that(tmp_path: Path) -> None:
    """East has a disputed row alone: what is told is 1 - q*, the prior beta(1, 1); West's broken row makes it a record."""
    trust = told(tmp_path, border())["peaceful"]["trust"]  # type: ignore[index]
    by = {row["trusted"]: row for row in trust["needed"]}
    assert by["east"]["on_record"]["prior_alone"] and not by["west"]["on_record"]["prior_alone"]
    assert by["east"]["on_record"]["by_rows"] == pytest.approx(1 - by["east"]["share"]["middle"], rel=1e-4)
    assert trust["prior"] == {"kept": 1, "broken": 1}
    text = command(tmp_path, border())
    alone = shown(by["east"]["on_record"]["by_rows"])
    assert f"the chance that so much or more is kept: by the prior alone {alone}, as no dated row counts" in text
    assert "the chance that so much or more is kept: by the record" in text
    assert ("1 kept, 1 broken", "ours, from no source") in [
        row[2:] for row in found(tmp_path, border()).table("hold-numbers").rows
    ]


def test_the_foot_says_what_was_drawn(tmp_path: Path) -> None:
    """Readings of numbers are drawn where one is a range, and only then is that said, on the page and in a terminal."""
    drew = "seed 0: 2,000 readings of the numbers drawn for whether it would hold"
    foot = html(tmp_path, border()).split("<footer>")[1]
    assert drew in foot and "nothing was drawn" not in foot
    assert "Readings drawn: 2000, with seed 0." in command(tmp_path, border())
    sure = third("0.5").replace("decides: true", "surely: 1")
    assert "whether it would hold" not in html(tmp_path, sure).split("<footer>")[1]
    assert "Readings drawn" not in command(tmp_path, sure)


@pytest.mark.parametrize(("costs", "how"), [("0.5", "never"), ("[0.5, 1.5]", "sometimes"), ("1.5", "always")])
def test_an_answer_that_its_sender_would_not_send_is_told(tmp_path: Path, costs: str, how: str) -> None:
    """Sending costs Cedar 1: where not sending costs less it never comes, where more it always does."""
    plan = told(tmp_path, third(costs), "--survival")
    assert plan["peaceful"]["sends"] == {"esc": how}  # type: ignore[index]
    text = command(tmp_path, third(costs))
    assert ("esc: Cedar would not send it, in any reading looked at" in text) == (how == "never")
    assert ("Cedar would send it in some of what was looked at, and not in the rest" in text) == (how == "sometimes")
    survival = plan["peaceful"]["survival"]  # type: ignore[index]
    assert bool(survival["structural"]) == (how == "never")  # else nobody has said how surely it comes
    assert ("over" in survival) == (how != "never")
    asked = "How surely does esc come?"
    assert (asked in plan["missing"]) == (how != "never")  # type: ignore[operator]


def test_a_chance_that_nobody_said_is_asked_for_first(tmp_path: Path) -> None:
    """In JSON and both tables, before what could be narrower; and where the middle is used, that it takes one half."""
    asked = "How surely does pledge come?"
    assert told(tmp_path, border())["missing"] == [asked]
    analysis = pp.analyse(pp.load(case(tmp_path, border())))
    texts = [q.text for q in analysis.plan_table.questions]
    assert texts[0] == asked
    assert not analysis.plan_table.questions[0].settles
    odds = next(q for q in analysis.plan_table.questions if q.text.startswith("The odds that East wins"))
    assert odds.settles == ("line: would it hold",)
    drawn = analysis.html().split('<section aria-labelledby="hold-part">')[1].split("</section>")[0]
    assert drawn.index('id="hold-missing"') < drawn.index("<figure>") < drawn.index('id="hold-gains"')
    text = command(tmp_path, border(), "--order", "--cheapest")
    half = "The middle takes how surely pledge comes as one half, which nobody said."
    assert text.count(half) == 4  # the cheapest, the order, its safe part, the turns
    assert f"nobody has said: {asked}" in text
    assert half not in command(tmp_path, border().replace("shift: 0.1", "shift: 0.1, surely: 0.5"), "--order")


def test_mass_less_value_and_the_safe_part_have_tables(tmp_path: Path) -> None:
    """Cells are those of the JSON; the part is what its own plan holds at the middle, and one step more does not."""
    plan = told(tmp_path, border())["peaceful"]
    rows = {(row["step"], row["party"]): row for row in plan["trust"]["temptation"]}  # type: ignore[index]
    handed = found(tmp_path, border()).table("hold-handed")
    assert handed.columns == ("plan", "step", "East", "West")
    assert rows["s2", "east"]["change"]["middle"] == pytest.approx(-50)  # no odds change: less what it is worth
    assert [row for row in handed.rows if row[1] == "s2"] == [("Land for a line", "s2", "-50 (0 less 50)", "▲ 5 (0 less -5)")]
    assert plan["prefix"] == 2  # type: ignore[index]
    assert [row[2] for row in found(tmp_path, border()).table("hold-prefix").rows] == ["s1, s2 (2 of 3 steps)"]
    part = told(tmp_path, border("s1", "s2"))["peaceful"]["binding"]["gain"]["middle"]  # type: ignore[index]
    assert part <= 0 < plan["binding"]["gain"]["middle"]  # type: ignore[index]
    drawn = html(tmp_path, border())
    assert 'id="hold-handed"' in drawn and 'id="hold-prefix"' in drawn
    assert "Which way a record points is contested" in command(tmp_path, border())
    assert drawn.count("Which way a record points is contested") == 2  # the caption, and the data


def test_an_option_that_cannot_be_answered_says_what_it_needs(tmp_path: Path) -> None:
    """Without numbers, with orders alone, without a price: one line each; nothing is said where nothing was asked."""
    options = ("--order", "--cheapest", "--survival")
    none = command(tmp_path, PASSES, *options)
    why = "needs numbers: those asked for under “What would have to be known to say more”"
    assert f"--order: {why}" in none
    assert f"--cheapest: {why}; and a response with a price" in none
    assert f"--survival: {why}" in none
    signs = (PASSES + NUMBERS).replace("{when: {zone: yes}, worth: -5}", "{avoids: {zone: yes}}")
    assert "--order: needs worths as numbers or ranges" in command(tmp_path, signs, "--order")
    bare = (PASSES + NUMBERS).replace(", price: 1, cap: 20", "")
    assert told(tmp_path, bare, *options)["needs"] == {"cheapest": "a response with a price"}
    assert "cannot be answered" not in command(tmp_path, PASSES)
    assert "cannot be answered" not in html(tmp_path, bare)


def test_a_break_that_no_priced_answer_lowers_is_named(tmp_path: Path) -> None:
    """The pledge answers attacks alone, so East's gain by withholding stays; a fine lowers it, as far as its cap."""
    (at,) = told(tmp_path, border(), "--cheapest")["peaceful"]["cheapest"]  # type: ignore[index]
    left = at["least_break"]
    assert (left["party"], left["action"], left["what"], left["lowered"]) == ("east", "withhold", "s3", False)
    text = command(tmp_path, border(), "--cheapest")
    gain = told(tmp_path, border())["peaceful"]["binding"]["gain"]["middle"]  # type: ignore[index]
    assert at["least_gain"] == pytest.approx(gain)
    assert f"none: East would gain {gain:.0f} by withholding step s3, phase 3, and no answer with a price lowers" in text
    fine = "    - {id: fine, kind: sanction, by: power, against: east, amount: 0.1, surely: 1, price: 1, cap: 0.5}\n"
    capped = border().replace("  prior:", f"{fine}  prior:")
    (at,) = told(tmp_path, capped, "--cheapest")["peaceful"]["cheapest"]  # type: ignore[index]
    assert at["least_break"]["lowered"]
    assert at["least_gain"] == pytest.approx(gain - 0.5 * 0.9 / 0.1, rel=1e-4)
    assert "at their cap: fine" in command(tmp_path, capped, "--cheapest")


def test_page_and_command_look_at_the_same_readings_where_steps_are_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The counts are the same; with many steps the page looks at fewer, and says so beside them."""
    whole = found(tmp_path, border()).table("hold-verdicts").rows
    space = pp.compile(pp.load(case(tmp_path, border())))
    assert lens.on_the_page(space).table("hold-verdicts").rows == whole
    differ = "Here 200 are drawn; <code>pourparler durability</code> draws 2,000, so that its counts and ends differ."
    assert "are drawn; <code>" not in html(tmp_path, border())
    monkeypatch.setattr(lens, "PAGE_STEPS", 2)
    assert lens.on_the_page(space).table("hold-verdicts").rows != whole
    assert differ in html(tmp_path, border())


def test_who_has_nothing_at_stake_is_said_to(tmp_path: Path) -> None:
    """At the middle the firm ends up with the same whatever happens: no stake of 1 is made up without a word."""
    text = """pourparler: 1
title: A wage
parties: {union: {name: the union}, firm: {name: the firm}}
issues: {wage: {question: How much?, options: {frozen: as now, six: more}, agree: [union, firm], can_break: firm}}
today: {wage: frozen}
views: {union: [{when: {wage: six}, worth: 20}], firm: [{when: {wage: six}, worth: -20}]}
plans: {raise: {title: Six, steps: [{id: r6, does: {wage: six}, who: firm}]}}
durability:
  discount: 0.9
  wars:
    - {id: strike, between: [union, firm], started_by: union, odds: 0.5, costs: {union: 4, firm: [6, 14]}, sets: {union: {wage: six}, firm: {wage: frozen}}}
"""
    shown = command(tmp_path, text, "--survival")
    assert "the union 14, the firm nothing, so that 1 point is taken for the stake" in shown
    assert "the firm has nothing at stake, and loses nothing by" in shown


def test_what_lapses_has_its_own_heading(tmp_path: Path) -> None:
    """It is no remark on anybody's standing; and the price beside what only just binds is explained."""
    text = command(tmp_path, border())
    assert "blue lapses if broken by West: concerns every plan shown" in text
    assert "Whose standing is disputed" not in text
    assert "only just binds (and what a point of it costs)" in command(tmp_path, PASSES + NUMBERS, "--cheapest")
    drawn = html(tmp_path, border())
    assert "<li>Blue lapses if broken by West: every plan shown.</li>" in drawn
    assert "looks at moves on the issues alone: it knows no war, no response and no time" in drawn
