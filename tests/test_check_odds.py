"""`pourparler check` tells where masses bring the odds of a war out of 0 to 1, as the lens itself refuses them."""

from __future__ import annotations

from pathlib import Path
from random import Random

from click.testing import CliRunner
from durable_cases import NUMBERS, PASSES, case, found

import pourparler as pp
from pourparler.cli import main
from pourparler.errors import InputError

MASS = "    - {id: heights, when: {land: a}, odds: 0.1}\n"


def told(tmp_path: Path, text: str) -> list[str]:
    rows = pp.check(pp.load(case(tmp_path, text)))
    return [f"{row.path}: {row.says}; {row.remedy}" for row in rows if row.check == "odds"]


def masses(*rows: str) -> str:
    text = PASSES + NUMBERS
    assert text.count(MASS) == 1
    return text.replace(MASS, "".join(f"    - {{{row}}}\n" for row in rows))


def test_odds_out_of_bounds_are_one_line_for_each_war_at_its_worst(tmp_path: Path) -> None:
    """Of several places the worst is told: 0.2 less 0.15 and 0.3 is -0.25."""
    (row,) = told(tmp_path, masses("when: {zone: yes}, odds: -0.3", "when: {land: a}, odds: [-0.15, 0]"))
    assert "war: with land “Arvo does”; zone “it is” (“The swap”) the odds come to -0.25" in row
    assert "stay from 0 to 1" in row
    (row,) = told(tmp_path, masses("when: {land: a}, odds: 0.7"))
    assert "the odds come to 1.1" in row


def test_odds_that_stay_within_are_left_alone(tmp_path: Path) -> None:
    """From 0.2 to 0.4, less 0.2 or with 0.6 more: the ends themselves are no mistake, nor what no plan comes to."""
    assert told(tmp_path, masses("when: {zone: yes}, odds: -0.2")) == []
    assert told(tmp_path, masses("when: {land: a}, odds: 0.6")) == []
    assert told(tmp_path, masses("when: {land: a, zone: no, peace: none}, odds: 0.6")) == []


def test_what_holds_today_counts_where_it_ends(tmp_path: Path) -> None:
    """The odds are those of today, so a mass that holds today is taken off once it no longer does."""
    (row,) = told(tmp_path, masses("when: {zone: no}, odds: 0.25"))
    assert "zone “it is”" in row and "-0.05" in row


def test_what_can_be_taken_back_and_what_a_breach_leaves_is_looked_at(tmp_path: Path) -> None:
    """Terms that only a step taken back, or a violation that was seen, brings about are among what a plan comes to."""
    assert len(told(tmp_path, masses("when: {land: a, zone: no, peace: full}, odds: 0.7"))) == 1
    breach = "  violations: [{by: a, when: {peace: full}, takes: {a: 1}, then: {land: b}}]\n"
    only = masses("when: {land: b, peace: full, zone: yes}, odds: 0.7")
    only = only.replace("- {id: p, who: [a, b],", "- {id: p, who: [a, b], after: back,")
    assert told(tmp_path, only) == [] and len(told(tmp_path, only + breach)) == 1


def test_check_tells_what_the_lens_refuses_and_nothing_else(tmp_path: Path) -> None:
    """On random masses: the best order and the verdict refuse the odds exactly where check tells them."""
    terms = ["{zone: yes}", "{land: a}", "{peace: full}", "{land: a, peace: full}", "{zone: no}", "{land: b, peace: full}"]
    count = 0
    for seed in range(20):
        rng = Random(seed)
        rows = [f"when: {when}, odds: {round(rng.uniform(-0.35, 0.35), 2)}" for when in rng.sample(terms, 3)]
        text = masses(*rows).replace("[0.2, 0.4]", "0.4")
        try:
            found(tmp_path, text, order=True)
            refused = False
        except InputError:
            refused = True
        count += refused
        assert refused == bool(told(tmp_path, text)), rows
    assert 4 < count < 16


def test_the_command_tells_it(tmp_path: Path) -> None:
    """`pourparler check` has it, at the line of the war."""
    shown = CliRunner().invoke(main, ["check", str(case(tmp_path, masses("when: {land: a}, odds: 0.7")))]).stdout
    assert ": war: odds: with land" in shown
