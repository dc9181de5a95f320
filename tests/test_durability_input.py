"""Bad input of the durability lens: one clear line each, with exit code 1, and never a wrong number."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from durable_cases import NUMBERS, PASSES, case

import pourparler as pp
from pourparler.cli import main
from pourparler.errors import InputError, PourparlerError

LINES = [
    ("discount: {a: 0.9, b: 0.9, c: 0.95}", "discount: 1", "1 is out of bounds; write a number from 0 to below 1"),
    ("discount: {a: 0.9, b: 0.9, c: 0.95}", "discount: {d: 0.9}", '"d" is no party'),
    ("odds: [0.2, 0.4]", "odds: [0.2, 1.4]", "0.2 to 1.4 is out of bounds; write a number from 0 to 1"),
    ("odds: [0.2, 0.4]", "odds: often", '"often" is no number'),
    ("odds: [0.2, 0.4]", "odds: beta(2)", '"beta(2)" is no beta distribution; write beta(a, b)'),
    ("odds: [0.2, 0.4]", "odds: nan", '"nan" is no number'),
    ("odds: [0.2, 0.4]", "odds: poisson(2)", '"poisson(2)" is no distribution known here'),
    ("between: [a, b]", "between: [a, b, c]", "3 parties; a war is between two parties"),
    ("sets: {a: {land: a,", "sets: {c: {land: a,", '"c" is no side of this war; name a or b'),
    ("sets: {a: {land: a,", "sets: {a: {sea: a,", '"sea" is no issue'),
    ("by: c, against: [a, b], amount: 1", "by: a, against: a, amount: 1", "a would answer itself"),
    (
        "kind: sanction, by: c, against: [a, b], amount: 1,",
        "kind: sanction, by: c, against: a,",
        "a sanction without an amount",
    ),
    ("surely: 0.6", "surely: 1.6", "1.6 is out of bounds"),
    ("kind: sanction,", "kind: relief,", "a relief has no periods; leave it out: relief stands while the deal does"),
    ("kind: sanction,", "kind: bond,", "a bond has no periods; leave it out: a bond is lost once"),
    ("kind: sanction,", "kind: guarantee, lag: 2,", "a guarantee has no lag"),
    ("surely: 0.6", "surely: 0.6, from: nowhere", 'from "nowhere", which is no step of any plan'),
    ("surely: 0.6", "surely: 0.6, from: back, lapses_if_broken_by: d", '"d" is no party'),
    (
        "- {id: z, who: a,",
        "- {id: z, after: [p], who: a,",
        "step z stands before p, which must come first; list it after",
    ),
    ("- {id: z, who: a,", "- {id: z, after: [q], who: a,", '"q" is no step of this plan'),
    ("- {id: z, who: a,", "- {id: z, after: [z], who: a,", "a step that waits for itself"),
    ("- {id: back, who: b,", "- {id: z, who: b,", 'the step id "z" stands twice'),
    ("does: {land: a}}", "does: {land: a}, ratified: 2}", "2 is out of bounds"),
    ("does: {land: a}}", "does: {land: a}, hands_over: {gold: 2}}", '"gold" is no party'),
    (
        "{id: heights, when: {land: a}, odds: 0.1}",
        "{when: {land: a}, odds: 2}",
        "2 is out of bounds; write a number from -1 to 1",
    ),
]


@pytest.mark.parametrize(("old", "new", "says"), LINES, ids=[new[:40] for _, new, _ in LINES])
def test_bad_input_ends_in_a_line_that_names_it(tmp_path: Path, old: str, new: str, says: str) -> None:
    """Each mistake is named with its line and what would be right, and the exit code is 1."""
    text = PASSES + NUMBERS
    assert text.count(old) == 1
    result = CliRunner().invoke(main, ["durability", str(case(tmp_path, text.replace(old, new)))])
    assert result.exit_code == 1
    assert any(says in line and f"{tmp_path / 'case.yaml'}:" in line for line in result.stderr.splitlines()), (
        result.stderr
    )


def test_steps_that_wait_for_each_other_are_told_as_a_circle(tmp_path: Path) -> None:
    """A circle among conditions is named with the steps in it."""
    text = PASSES.replace("{id: z, who: a,", "{id: z, after: [back], who: a,").replace(
        "{id: back,", "{id: back, after: [z],"
    )
    with pytest.raises(InputError, match="the steps wait for each other: z → back → z"):
        pp.load(case(tmp_path, text))


def test_odds_that_leave_their_bounds_with_the_masses_are_an_error(tmp_path: Path) -> None:
    """Odds and masses that come to more than 1 in some reading are refused, with the terms where that is."""
    text = (PASSES + NUMBERS).replace("odds: [0.2, 0.4]", "odds: [0.2, 0.95]")
    with pytest.raises(InputError, match="with land “Arvo does”.* the odds come to 1.05 in some reading"):
        pp.durability(pp.compile(pp.load(case(tmp_path, text))))


def test_an_unknown_plan_and_an_unknown_prior_are_errors(tmp_path: Path) -> None:
    """Names on the command line that are nowhere are told, with those known."""
    space = pp.compile(pp.load(case(tmp_path, PASSES)))
    with pytest.raises(PourparlerError, match="no plan swop; did you mean swap"):
        pp.durability(space, plan="swop")
    with pytest.raises(PourparlerError, match="no documented prior nothing"):
        pp.durability(space, priors=["nothing"])


def test_a_promise_without_a_date_is_an_error(tmp_path: Path) -> None:
    """A record counts dated rows only."""
    text = PASSES + "promises:\n  - {by: a, to: b, what: peace, outcome: kept}\n"
    with pytest.raises(InputError, match='the key "date" is missing'):
        pp.load(case(tmp_path, text))


def test_forty_free_steps_are_ordered_by_a_labelled_heuristic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With 40 free steps the order found is said not to be exact, with the bound that no order goes below."""
    issues = "\n".join(
        f"  i{n}: {{question: Q, options: {{no: no, yes: it is}}, agree: [{'ab'[n % 2]}]}}" for n in range(40)
    )
    today = ", ".join(f"i{n}: no" for n in range(40))
    views = "".join(
        f"  {p}:\n"
        + "".join(
            f"    - {{when: {{i{n}: yes}}, worth: {(-2 if 'ab'[n % 2] == p else 3 + n % 3)}}}\n" for n in range(40)
        )
        for p in "ab"
    )
    steps = "".join(f"      - {{who: {'ab'[n % 2]}, does: {{i{n}: yes}}}}\n" for n in range(40))
    text = (
        "pourparler: 1\ntitle: Forty\nparties: {a: {name: A}, b: {name: B}}\nissues:\n"
        f"{issues}\ntoday: {{{today}}}\nviews:\n{views}durability: {{discount: 0.9}}\nplans:\n  p:\n    title: P\n    steps:\n{steps}"
    )
    monkeypatch.setattr("pourparler.lens.durability.order.WIDTHS", (1,))  # one search in place of three
    space = pp.compile(pp.load(case(tmp_path, text)))
    order = pp.durability(space, order=True).answer["plans"]["p"]["peaceful"]["order"]  # type: ignore[index, call-overload]
    assert order["exact"] is False or order["greatest_gain"] == order["bound"]
    assert order["bound"] <= order["greatest_gain"] <= order["as_listed"]
    assert sorted(order["best"], key=int) == [str(n) for n in range(1, 41)]


@pytest.mark.parametrize(
    ("given", "unknown"), [(", surely: 0.6", ", surely: unknown"), ("      odds: [0.2, 0.4]\n", "      odds: unknown\n")]
)
def test_unknown_for_how_surely_is_as_if_left_out(tmp_path: Path, given: str, unknown: str) -> None:
    """`surely: unknown` and the `odds: unknown` of a war read as where nobody gave them."""
    text = PASSES + NUMBERS
    assert text.count(given) == 1
    one, two = (pp.load(case(tmp_path, text.replace(given, new))).durability for new in (unknown, ""))
    assert one == two != pp.load(case(tmp_path, text)).durability


def test_an_unknown_ratification_is_anything_from_0_to_1(tmp_path: Path) -> None:
    """`ratified: unknown` is no certainty, which leaving it out is, but every chance from 0 to 1."""
    text = (PASSES + NUMBERS).replace("does: {land: a}}", "does: {land: a}, ratified: unknown}")
    answer = pp.durability(pp.compile(pp.load(case(tmp_path, text)))).answer["plans"]["swap"]  # type: ignore[index, call-overload]
    (row,) = [each for each in answer["numbers"] if each["id"] == "back.ratified"]
    assert (row["low"], row["high"], row["text"]) == (0, 1, "unknown, from 0 to 1")
