"""Views that are orders, signs or comparisons: a break pays in every reading of them, in some, or in none."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from pathlib import Path
from random import Random

import numpy as np
import pytest
from click.testing import CliRunner
from durable_cases import case, found

import pourparler as pp
from pourparler.cli import main
from pourparler.lens.durability.model import Deviation
from pourparler.lens.durability.naming import most_concrete
from pourparler.lens.durability.signs import ends, exact, signs
from pourparler.space.readings import Readings, Row, closed_form

HEAD = """pourparler: 1
title: Water
parties: {up: {name: Upper}, low: {name: Lower}}
issues:
  release: {question: How much is released?, options: {little: a little, much: much}, agree: [up], can_break: [up]}
  pay: {question: Does Lower pay?, options: {none: no, pays: it pays}, agree: [low], can_break: [low]}
  data: {question: Is data shared?, options: {none: no, yes: it is}, agree: [up, low], can_break: [up]}
today: {release: little, pay: none, data: none}
plans:
  swap:
    title: Swap
    steps:
      - {id: r, who: up, does: {release: much}}
      - {id: p, who: low, does: {pay: pays}}
durability: {period: a year, discount: 0.9}
"""
SWAP = """views:
  up:
    - {pay: pays}
    - today
    - {release: much}
  low:
    - {release: much}
    - today
    - {pay: pays}
"""


def of(tmp_path: Path, views: str, start: str = "peaceful", head: str = HEAD) -> dict:
    return found(tmp_path, head + views).answer["plans"]["swap"][start]


def breaks(told: dict, party: str) -> dict[int, str]:
    return {row["phase"]: row["breaks"] for row in told["gains"] if row["party"] == party}


def test_what_only_costs_its_giver_is_broken_in_every_reading(tmp_path: Path) -> None:
    """A party that gets nothing for its step gains by a break in every reading of its views, at every phase it can."""
    only = SWAP.replace(
        "    - {pay: pays}\n    - today\n    - {release: much}\n", "    - today\n    - {release: much}\n", 1
    )
    told = of(tmp_path, only)
    assert set(breaks(told, "up").values()) == {"every"} and told["holds"] == "none"
    verdict = found(tmp_path, HEAD + only).verdicts[0]
    assert verdict.value == "no" and "every reading of the views Upper gains by" in verdict.why


def test_what_both_want_is_broken_in_no_reading(tmp_path: Path) -> None:
    """Where each is better off by every step, nobody gains by a break in any reading, and the column says yes."""
    both = "views:\n" + "".join(
        f"  {p}:\n    - {{release: much}}\n    - {{pay: pays}}\n    - today\n" for p in ("up", "low")
    )
    for start in ("peaceful", "violent"):
        told = of(tmp_path, both, start)
        assert told["holds"] == "every" and {row["breaks"] for row in told["gains"]} == {"no"}
    assert found(tmp_path, HEAD + both).verdicts[0].value == "yes"


def test_a_swap_turns_on_what_each_side_weighs_more(tmp_path: Path) -> None:
    """Where both give and get, the verdict depends, and the questions name what each would have to weigh."""
    verdict = found(tmp_path, HEAD + SWAP).verdicts[0]
    assert verdict.value == "depends"
    asks = [ref.text for ref in verdict.decides]
    assert any("To Upper, which weighs more: release “much”; or pay “it pays”?" in text for text in asks)
    assert any(text.startswith("To Lower, which weighs more: pay") for text in asks)


def test_a_comparison_decides_the_end_state(tmp_path: Path) -> None:
    """Upper says that the swap whole is better than today: once all is done it gains by a break in no reading, while
    at its own first step, when Lower may yet take all, that is not settled by it."""
    views = SWAP + ""
    views = views.replace(
        "    - {release: much}\n  low:",
        "    - {release: much}\n    - {better: {release: much, pay: pays}, than: {release: little}}\n  low:",
    )
    told = of(tmp_path, views)
    assert breaks(told, "up")[3] == "no"
    assert breaks(of(tmp_path, SWAP), "up")[3] == "some"
    assert breaks(told, "low")[3] == "some"


def test_no_size_is_told(tmp_path: Path) -> None:
    """No gain, chance or threshold is given where views have no size; what sizes would be needed is asked."""
    answer = found(tmp_path, HEAD + SWAP, order=True, cheapest=True, survival=10).answer["plans"]["swap"]
    assert answer["peaceful"]["binding"]["gain"] is None
    assert not {"survival", "cheapest", "thresholds", "order"} & set(answer["peaceful"])
    assert any("worth to Upper: a number or a range?" in text for text in answer["missing"])


def test_a_view_of_unknown_sign_is_asked_for(tmp_path: Path) -> None:
    """Of a view that nobody knows the way of, no reading is looked through: the plan needs it stated first."""
    views = SWAP.replace(
        "    - today\n    - {release: much}\n  low", "    - today\n    - {when: {release: much}, worth: unknown}\n  low"
    )
    answer = found(tmp_path, HEAD + views).answer["plans"]["swap"]
    assert "peaceful" not in answer
    assert any(": a place in its order, a number or a range?" in text for text in answer["missing"])


def test_what_cancels_along_an_order_cancels_exactly() -> None:
    """Coefficients whose sum along an order is nothing but rounding are an exact zero there."""
    order = Readings(("a", "b", "c"), (None,) * 3, (None,) * 3, above=(0, 1, 2))
    scale, delta = exact(order, np.array([0.1, 0.2, -0.3 - 1e-17]))
    assert sum(delta) == 0 and scale == Fraction(0.3)


def test_the_command_tells_it_without_numbers(tmp_path: Path) -> None:
    """The terminal shows each party's surest break by phase with its sign, and no number of points."""
    result = CliRunner().invoke(main, ["durability", str(case(tmp_path, HEAD + SWAP))])
    assert result.exit_code == 0, result.output
    assert "Upper △ taking back release" in result.output and "Swap: depends" in result.output


ISSUES = ("release", "pay", "data")
SETS = {"release": "much", "pay": "pays", "data": "yes"}


def _random(seed: int) -> tuple[str, str, dict[str, tuple[list[str], list[str]]]]:
    """A case on three issues with a random order for each party, its steps in random order."""
    rng = Random(seed)
    steps = rng.sample(ISSUES, rng.randint(1, 3))
    who = {"release": "up", "pay": "low", "data": rng.choice(("up", "[up, low]"))}
    plan = "".join(f"      - {{who: {who[i]}, does: {{{i}: {SETS[i]}}}}}\n" for i in steps)
    head = (
        HEAD.split("    steps:")[0]
        + "    steps:\n"
        + plan
        + "durability: {period: a year, discount: {up: 0.8, low: 0.9}}\n"
    )
    orders = {}
    for party in ("up", "low"):
        mixed = rng.sample(ISSUES, 3)
        cut = rng.randint(0, 3)
        orders[party] = (mixed[:cut], mixed[cut:])
    views = "views:\n"
    for party, (above, below) in orders.items():
        rows = [f"{{{i}: {SETS[i]}}}" for i in above] + ["today"] + [f"{{{i}: {SETS[i]}}}" for i in below]
        views += f"  {party}:\n" + "".join(f"    - {row}\n" for row in rows)
    return head, views, orders


def _worths(orders: dict[str, tuple[list[str], list[str]]], rng: Random) -> str:
    """Views with a worth for each, drawn to agree with the orders."""
    text = "views:\n"
    for party, (above, below) in orders.items():
        text += f"  {party}:\n"
        for chain, sign in ((list(reversed(above)), 1), (below, -1)):
            total = 0
            for issue in chain:
                total += rng.choice((1, 2, 3, 7, 30, 200))
                text += f"    - {{when: {{{issue}: {SETS[issue]}}}, worth: {sign * total}}}\n"
    return text


@pytest.mark.parametrize("seed", range(40))
def test_signs_agree_with_worths_given_as_numbers(tmp_path: Path, seed: int) -> None:
    """For random orders and plans: at worths drawn by the test from the same orders, given as numbers, a break told to
    pay in every reading pays, one told to pay in none does not, and what is told of the plan agrees with its verdict."""
    head, views, orders = _random(seed)
    rng = Random(seed)
    told = {start: of(tmp_path, views, start, head) for start in ("peaceful", "violent")}
    for _ in range(8):
        numbers = pp.durability(pp.compile(pp.load(case(tmp_path, head + _worths(orders, rng)))), draws=0)
        for start, party in product(told, ("up", "low")):
            exact_ = numbers.answer["plans"]["swap"][start]
            if not told[start]["settled"] or not exact_["settled"]:
                continue
            gains = {row["phase"]: row["high"] for row in exact_["gains"] if row["party"] == party}
            for phase, value in breaks(told[start], party).items():
                if value == "every":
                    assert gains[phase] > 0, (start, party, phase)
                elif value == "no":
                    assert gains[phase] <= 1e-6, (start, party, phase)
            if told[start]["holds"] in ("every", "none"):
                assert exact_["holds"] == told[start]["holds"]


@pytest.mark.parametrize("seed", range(60))
def test_ends_over_orders_and_ranges_are_those_of_the_ground(seed: int) -> None:
    """The least and greatest over all readings, for many rows at once, are what the ground proves for each row."""
    rng = Random(seed)
    places = rng.sample(range(6), 6)
    above, below, rest = tuple(places[:2]), tuple(places[2:4]), places[4:]
    low: list[Fraction | None] = [None] * 6
    high: list[Fraction | None] = [None] * 6
    for k in rest[:1]:
        low[k], high[k] = rng.choice(((Fraction(-3), Fraction(2)), (None, Fraction(1)), (Fraction(0), None)))
    views = Readings(tuple("abcdef"), tuple(low), tuple(high), above, below, positive=tuple(rest[1:]))
    rows = [[rng.randint(-2, 2) for _ in range(6)] for _ in range(12)]
    least, most, open_ = ends(views, np.array(rows, dtype=float))
    for k, row in enumerate(rows):
        bound = closed_form(views, tuple(row))
        assert least[k] == (-np.inf if bound.low is None else float(bound.low))
        assert most[k] == (np.inf if bound.high is None else float(bound.high))
        assert bool(open_[k]) == bound.low_open


def test_comparisons_leave_fewer_readings() -> None:
    """A gain of either sign over orders alone is above zero in every reading where a comparison says so."""
    views = Readings("ab", (None, None), (None, None), (0,), (1,), rows=(Row((1, 1), "worth it"),))
    without = replace(views, rows=())
    row = np.array([[1.0, 1.0], [-1.0, -1.0], [2.0, 1.0]])
    assert signs(without, np.zeros(3), row) == ["some", "some", "some"]
    assert signs(views, np.zeros(3), row) == ["some", "no", "every"]
    assert signs(views, np.full(3, 0.5), row) == ["every", "some", "every"]


def test_the_page_tells_the_verdict_and_no_size(tmp_path: Path) -> None:
    """The page's part tells each plan's verdict by its views and the table of breaks, and says that no size is told."""
    page = pp.analyse(pp.load(case(tmp_path, HEAD + SWAP))).html()
    part = page[page.index("Would it hold</h2>") :]
    part = part[: part.index("</section>")]
    assert "no size is told" in part and "in some readings of the views" in part and "△ taking back release" in part
    assert "Without numbers" not in part and "draws" not in part


BOND = "  responses: [{id: escrow, kind: bond, by: low, against: up, amount: 5}]\n"


def test_the_break_named_is_the_act_that_brings_the_gain() -> None:
    """Of two things taken back that gain the same, as each brings the other about, that which by itself leaves its
    party more is named; what the step of the phase has just given is withheld."""

    def act(phase: int, action: str, what: str, leaves: float) -> Deviation:
        return Deviation(0, phase, action, what, np.array([3.0]), np.zeros((1, 2)), np.array([leaves]))

    before = [act(1, "break", "body", -1.0), act(1, "break", "water", 2.0)]
    both = [act(2, "withhold", "s", 0.0), act(2, "break", "body", -1.0), act(2, "break", "water", 2.0)]
    assert most_concrete([*before, *both], both[1]) is both[2]
    assert most_concrete([before[0], *both[:2], both[2]], both[2]) is both[1]
    assert most_concrete(both, both[1]) is both[0]


def test_what_would_settle_it_is_asked_and_nothing_else(tmp_path: Path) -> None:
    """Against a bond that may or may not come, what is asked is the worth of what the bond is to outweigh, and how
    surely it comes; a question with nothing on one side is not asked."""
    only = SWAP.replace(
        "    - {pay: pays}\n    - today\n    - {release: much}\n", "    - today\n    - {release: much}\n", 1
    )
    head = HEAD.replace(
        "durability: {period: a year, discount: 0.9}\n", "durability:\n  period: a year\n  discount: 0.9\n" + BOND
    )
    verdict = found(tmp_path, head + only).verdicts[0]
    asks = [ref.text for ref in verdict.decides]
    assert any(
        "To Upper, how much is this worth, beside what escrow would take from it: release" in text for text in asks
    )
    assert any(text.startswith("How surely escrow comes") for text in asks)
    assert not any("nobody" in text for text in asks)


def test_a_comparison_that_answers_a_question_changes_it(tmp_path: Path) -> None:
    """Where a comparison says which of two weighs more, it is not asked again: what is left is how much, as some of it
    comes before the rest."""
    views = SWAP.replace(
        "    - {release: much}\n  low:",
        "    - {release: much}\n    - {better: {release: much, pay: pays}, than: {release: little}}\n  low:",
    )
    asks = [ref.text for ref in found(tmp_path, HEAD + views).verdicts[0].decides]
    assert not any(text.startswith("To Upper, which weighs more") for text in asks)
    assert any("To Upper, how much is this worth, as some of it comes before the rest" in text for text in asks)
