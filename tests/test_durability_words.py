"""The words of the durability lens: what matters most, what a break is called, and what is told once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

import pourparler as pp
from pourparler.cli import main
from pourparler.finding import Finding, Table
from pourparler.lens.durability import matters as screening
from pourparler.lens.durability.model import Deviation
from pourparler.lens.durability.once import cells_once, rows_once
from pourparler.lens.durability.play import ask, most_concrete
from pourparler.lens.durability.priors import priors
from pourparler.lens.durability.steps import steps_of
from pourparler.lens.durability.tables_remedies import _trusted, _trusts
from pourparler.report import charts_timeline

PEACE, WAR = "from a peaceful start", "from a violent start"
# Kept, the zone costs Anna 10 for good; who takes it back pays both fines for good. Bea has nothing to break.
CASE = """
pourparler: 1
title: A zone
parties: {{anna: {{name: Anna}}, bea: {{name: Bea}}}}
issues:
  zone: {{question: Is there a zone?, options: {{no: no, yes: yes}}, agree: [anna, bea], can_break: [anna]}}
today: {{zone: no}}
views:
  anna: [{{when: {{zone: yes}}, worth: -10}}]
  bea: [{{when: {{zone: yes}}, worth: [1, 50]}}]
durability:
  period: a year
  discount: {{anna: 0.9, bea: 0.9}}
  responses:
    - {{id: fine, kind: sanction, by: bea, against: anna, amount: {fine}, surely: 1}}
    - {{id: toll, kind: sanction, by: bea, against: anna, amount: {toll}{surely}}}
plans:
  zone:
    title: A zone
    steps: [{{id: make, who: [anna, bea], does: {{zone: yes}}}}]
"""


def case(tmp_path: Path, fine: str, toll: str, surely: str = ", surely: 1") -> Path:
    path = tmp_path / "zone.yaml"
    path.write_text(CASE.format(fine=fine, toll=toll, surely=surely), encoding="utf-8")
    return path


def found(path: Path, **how: int) -> Finding:
    return pp.durability(pp.compile(pp.load(path)), **how)


def deviation(action: str, gain: list[float], phase: int = 2, what: str = "x", party: int = 0) -> Deviation:
    return Deviation(party, phase, action, what, np.array(gain), np.zeros((len(gain), 2)))


def test_the_only_number_that_moves_the_gain_matters_and_alone(tmp_path: Path) -> None:
    """Anna's gain falls with the fine and nothing else: the fine is named, with rank -1, and Bea's worth is not."""
    told = found(case(tmp_path, "[0.1, 0.8]", "0"))
    for start in ("peaceful", "violent"):
        assert told.answer["plans"]["zone"][start]["matters"] == ({"id": "fine.amount", "rank": -1.0},)


def test_where_nothing_decides_alone_the_two_that_matter_are_asked_for_by_name(tmp_path: Path) -> None:
    """Fines of 0 to 0.6 and 0.2 to 0.58 outweigh a flow of 1 together only: the wider first, and what is no matter not."""
    path = case(tmp_path, "[0, 0.6]", "[0.2, 0.58]")
    told = found(path)
    one = told.answer["plans"]["zone"]["peaceful"]
    assert (one["holds"], one["decided_by"]) == ("some", ())
    assert [row["id"] for row in one["matters"]] == ["fine.amount", "toll.amount"]
    (verdict,) = told.verdicts
    assert [ref.text for ref in verdict.decides] == [
        "How much fine is, more narrowly than 0 to 0.6?",
        "How much toll is, more narrowly than 0.2 to 0.58?",
    ]
    text = " ".join(CliRunner().invoke(main, ["durability", str(path)]).output.split())
    assert "turns most on: How much fine is" in text
    assert "none of them decides alone" in text
    asked = pp.analyse(pp.load(path)).plan_table.questions
    mine = [q for q in asked if q.text in {ref.text for ref in verdict.decides}]
    assert len(mine) == 2
    assert not any(q.settles for q in mine)


def test_a_question_that_decides_alone_settles_the_cell(tmp_path: Path) -> None:
    """One range decides: it is a question of the page, and it would settle *would it hold*."""
    asked = pp.analyse(pp.load(case(tmp_path, "[0.2, 1.7]", "0"))).plan_table.questions
    (mine,) = [q for q in asked if q.text == "How much fine is, more narrowly than 0.2 to 1.7?"]
    assert mine.settles == ("zone: would it hold",)


def test_few_draws_and_numbers_without_a_range_rank_nothing(tmp_path: Path) -> None:
    """Below 30 draws, or with nothing open, no number is said to matter most."""
    few = found(case(tmp_path, "[0, 0.6]", "[0.2, 0.58]"), draws=29)
    assert few.answer["plans"]["zone"]["peaceful"]["matters"] == ()
    (verdict,) = few.verdicts
    assert [ref.text for ref in verdict.decides] == ["Which of the ranges given can be made narrower?"]
    sure = found(case(tmp_path, "0.3", "0.3"))
    assert sure.answer["plans"]["zone"]["peaceful"]["matters"] == ()


@pytest.mark.parametrize("seed", range(5))
def test_ranks_are_spearmans(tmp_path: Path, seed: int) -> None:
    """Against scipy, with ties."""
    from scipy.stats import spearmanr

    rng = np.random.default_rng(seed)
    one, other = rng.integers(0, 5, 40).astype(float), rng.normal(size=40).round(1)
    assert screening._correlated(screening._ranks(one), screening._ranks(other)) == pytest.approx(
        float(spearmanr(one, other).statistic), abs=1e-12
    )


def test_a_break_is_called_by_its_most_concrete_act() -> None:
    """Gains that tie in every reading: attack before taking back before a breach before withholding."""
    ways = [deviation(action, [1.0, 2.0]) for action in ("withhold", "violate", "break", "attack")]
    before = deviation("break", [0.0, 0.0], phase=1)
    for count, action in ((1, "withhold"), (2, "violate"), (3, "break"), (4, "attack")):
        best = most_concrete([before, *ways[:count]], ways[0])
        assert best is not None
        assert best.action == action


def test_gains_that_differ_in_one_reading_are_no_tie() -> None:
    """The best at the middle is named, though another gains the same there; nor do parties or phases tie."""
    best = deviation("withhold", [1.0, 2.0])
    others = [
        deviation("attack", [1.0, 2.1]),
        deviation("attack", [1.0, 2.0], phase=3),
        deviation("attack", [1.0, 2.0], party=1),
    ]
    assert most_concrete([best, *others], best) is best


def test_taking_back_what_the_step_itself_gives_is_withholding() -> None:
    """What could not be taken back the phase before is the step's own gift."""
    ways = [deviation("withhold", [1.0]), deviation("break", [1.0])]
    best = most_concrete(ways, ways[0])
    assert best is ways[0]


def test_rows_of_both_starts_that_agree_stand_once() -> None:
    """A row that both have is told of either start, by the digits shown; the others of theirs, phase by phase."""
    rows = [
        (PEACE, "1", (0.0, 1.001, 2.0)),
        (PEACE, "2", (0.0, 1.0, 2.0)),
        (WAR, "1", (0.0, 1.002, 2.0)),
        (WAR, "2", (0.0, 1.0, 3.0)),
    ]
    told = [*rows_once(rows)]
    assert [row[:2] for row in told] == [("either start", "1"), (PEACE, "2"), (WAR, "2")]
    assert [*rows_once(rows[:2])] == rows[:2]


def test_cells_of_both_starts_that_agree_stand_once() -> None:
    """Of words one row: where a cell differs, what it is from a violent start stands behind, without what both share."""
    rows = [(PEACE, "1", "a breach: 1 to 2", "same"), (WAR, "1", "a breach: 1 to 3", "same")]
    assert [*cells_once(rows)] == [("either start", "1", f"a breach: 1 to 2; {WAR} 1 to 3", "same")]
    assert [row[0] for row in cells_once([rows[0], (WAR, "2", "x", "same")])] == [PEACE, WAR]


def test_what_nobody_gave_and_nothing_turns_on_is_no_number_told(tmp_path: Path) -> None:
    """No row of an amount or shift of 0 that the case does not give; an unknown credibility stays, as not given."""
    told = found(case(tmp_path, "[0.2, 0.7]", "0.3", surely=""))
    rows = {row[1]: row[2:] for row in told.table("hold-numbers").rows}
    assert not any("lowers the odds" in says for says in rows)
    assert rows["how surely toll comes"] == ("anything from 0 to 1", "not given")
    assert rows["how much toll is"] == ("0.3", "ours")


def test_trust_that_is_not_enough_is_told_in_words() -> None:
    """A range that ends where no trust is enough is no range of numbers."""
    assert (
        _trusts({"low": 0.0013, "middle": 0.2, "high": None})
        == "in some readings 0.0013 is enough, in others no trust is"
    )
    assert _trusts({"low": 0.1, "middle": 0.2, "high": 0.4}) == "0.1 to 0.4"
    assert _trusted(None) == _trusts({"low": 2.0, "middle": 2.0, "high": 3.0}) == "no trust"


def test_every_prior_stands_on_its_own() -> None:
    """No row says "same", and none has a unit for a word."""
    for prior in priors():
        assert "prob" not in prior.shown()
        assert not {"same", ""} & {prior.quantity, prior.source, prior.shown()}
        assert not prior.quantity.startswith("same")


def test_where_nobody_loses_it_is_said_once(tmp_path: Path) -> None:
    """No figure and no row of dashes; a phase in which nobody loses says so once."""
    path = case(tmp_path, "[0, 0.6]", "[0.2, 0.58]")
    free = path.read_text(encoding="utf-8").replace("worth: [1, 50]", "worth: 0")
    path.write_text(free, encoding="utf-8")
    told = found(path)
    assert not [table for table in told.tables if table.id == "hold-timeline"]
    assert told.table("hold-unexposed").rows == (("A zone",),)
    assert "Nobody would lose, beside no deal at all" in pp.analyse(pp.load(path)).html()
    text = CliRunner().invoke(main, ["durability", str(path)]).output
    assert "any reading\n  A zone\n\n" in text


def test_a_phase_in_which_nobody_loses_says_so_once() -> None:
    """In the figure's data one cell says it, the others are empty."""
    losses = (
        ("P", "either start", "1: step a", "x", None, None),
        ("P", "either start", "after all steps", "–", (1.0, 1.0, 2.0), None),
    )
    table = Table("hold-timeline", "t", ("plan", "off the deal", "when", "who gives what", "Anna", "Bea"), losses)
    assert [row[4:] for row in charts_timeline.data(table).rows] == [("nobody loses", ""), ("1 to 2 (1)", "–")]


def test_two_starts_are_drawn_apart_only_where_they_differ() -> None:
    """A phase of either start has one mark in each party's panel, another has two."""
    rows = (
        ("P", "either start", "1: step a", "x", (0.0, 1.0, 2.0)),
        ("P", PEACE, "2: step b", "x", (0.0, 1.0, 2.0)),
        ("P", WAR, "2: step b", "x", (0.0, 1.0, 5.0)),
    )
    table = Table("hold-timeline", "t", ("plan", "off the deal", "when", "who gives what", "Anna"), rows)
    (line,) = charts_timeline.timelines(table)
    assert [when for when, _ in line.phases] == ["1: step a", "2: step b"]
    assert [start for start, _ in line.cells] == [PEACE, WAR]
    assert line.cells[1][1][0] is None
    values = charts_timeline._values(line, 0, 60)
    assert [(v["start"], v["text"]) for v in values] == [(0, "0 to 2"), (0, "0 to 2"), (1, "0 to 5")]
    assert values[0]["y"] == 30
    assert values[1]["y"] < 90 < values[2]["y"]


def test_starts_that_name_the_same_break_share_a_sentence(tmp_path: Path) -> None:
    """One sentence where both say the same, with each start named where they differ."""
    from pourparler.lens.durability.column import sentences

    space = pp.compile(pp.load(case(tmp_path, "[0, 0.6]", "[0.2, 0.58]")))
    asked = ask(space, steps_of(space, space.case.plans[0]), draws=50)
    one, other = asked.played
    assert sentences(space.case, asked, asked.played).count("nder these inputs") == 1
    never = replace(other, holds=np.zeros_like(other.holds))
    told = sentences(space.case, asked, (one, never))
    assert (
        told
        == f"Under these inputs Anna gains by withholding step make when it is due, in some readings {PEACE}, in every reading looked at {WAR}."
    )
