"""What the durability lens says of whole plans, with and without numbers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from durable_cases import NUMBERS, PASSES, case, found

import pourparler as pp
from pourparler.case.shipped import shipped
from pourparler.cli import main
from pourparler.lens.durability.play import ask
from pourparler.lens.durability.steps import steps_of


def hold(tmp_path: Path, text: str) -> str:
    return pp.analyse(pp.load(case(tmp_path, text))).plan_table.row("swap").cell("hold").value


def test_without_numbers_a_bare_temptation_is_no(tmp_path: Path) -> None:
    """Where a party is better off going back in every reading, and nothing could answer, the verdict is no."""
    alone = PASSES.replace("can_break: [a, b]}", "}")  # nobody can take the peace back, so nothing answers
    verdict = found(tmp_path, alone).verdicts[0]
    assert verdict.value == "no"
    assert "Arvo (on zone) would be better off going back on it in every reading" in verdict.why


def test_without_numbers_what_others_could_take_back_makes_it_depend(tmp_path: Path) -> None:
    """Where others could take back in turn what the tempted party values, the verdict depends."""
    verdict = found(tmp_path, PASSES).verdicts[0]
    assert verdict.value == "depends"
    assert "unless the answer (peace) outweighs that" in verdict.why


def test_without_a_view_of_it_the_verdict_is_unknown(tmp_path: Path) -> None:
    """Where nobody has said whether a party would rather keep what it can take back, the verdict is unknown, with the
    question that would settle it."""
    text = PASSES.replace("    - {when: {zone: yes}, worth: -5}\n", "").replace("can_break: [a, b]}", "}")
    verdict = found(tmp_path, text).verdicts[0]
    assert verdict.value == "unknown"
    assert [ref.text for ref in verdict.decides] == [
        "All else done, would Arvo rather keep “it is” than go back on it?"
    ]


@pytest.mark.parametrize("text", [PASSES, PASSES.replace("can_break: [a, b]}", "}").replace("can_break: [a]}", "}")])
def test_without_numbers_there_is_no_yes(tmp_path: Path, text: str) -> None:
    """Views alone never give a yes."""
    assert found(tmp_path, text).verdicts[0].value in ("no", "depends", "unknown")


def test_what_is_missing_is_asked_and_no_number_is_given(tmp_path: Path) -> None:
    """Without a discounting and the cost of the war the engine says nothing, and asks for them."""
    text = (
        (PASSES + NUMBERS).replace("discount: {a: 0.9, b: 0.9, c: 0.95}", "discount: {b: 0.9}").replace(", b: 30}", "}")
    )
    told = found(tmp_path, text).answer["plans"]["swap"]  # type: ignore[index, call-overload]
    assert list(told["missing"]) == [
        "What a unit one year on is worth today to Arvo?",
        "What a war (war) would cost Bela?",
    ]
    assert "peaceful" not in told
    assert hold(tmp_path, text) == "depends"


def test_the_answer_has_the_keys_the_command_promises(tmp_path: Path) -> None:
    """JSON per plan and start, with everything asked for."""
    path = str(case(tmp_path, PASSES + NUMBERS))
    args = ["durability", path, "--order", "--cheapest", "--survival", "--prior", "S5_quiet_all", "--json"]
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)["plans"]["swap"]
    for start in ("peaceful", "violent"):
        keys = {"holds", "binding", "gains", "cheapest", "order", "prefix", "trust", "thresholds", "survival"}
        assert keys <= set(told[start])
        assert set(told[start]["trust"]) == {"needed", "record", "prior", "temptation"}
        assert {"party", "phase", "action", "gain"} <= set(told[start]["binding"])
        assert told[start]["holds"] in ("every", "some", "none", "unknown")
    assert json.dumps(told).find("NaN") < 0


def test_a_break_that_pays_in_every_reading_makes_it_no(tmp_path: Path) -> None:
    """Arvo's burden of 5 for good, taken back against a fine of 0.6 for ten years, pays: 5 - 0.6 x 0.9 (1 - 0.9^10) / 0.1."""
    told = found(tmp_path, PASSES + NUMBERS).answer["plans"]["swap"]["peaceful"]  # type: ignore[index, call-overload]
    assert told["holds"] == "none"
    binding = told["binding"]
    assert (binding["party"], binding["action"], binding["what"]) == ("a", "break", "zone")
    assert binding["gain"]["middle"] == pytest.approx(5 - 0.6 * 0.9 * (1 - 0.9**10) / 0.1, abs=1e-5)
    assert hold(tmp_path, PASSES + NUMBERS) == "no"


def test_a_range_that_decides_is_named(tmp_path: Path) -> None:
    """Where the fine may be too small or large enough, it holds in some readings and the fine is what decides."""
    text = (PASSES + NUMBERS).replace("amount: 1, surely", "amount: [1, 2], surely")
    told = found(tmp_path, text).answer["plans"]["swap"]["peaceful"]  # type: ignore[index, call-overload]
    assert told["holds"] == "some"
    assert list(told["decided_by"]) == ["fine.amount"]
    verdict = found(tmp_path, text).verdicts[0]
    assert verdict.value == "depends"
    assert verdict.proof.startswith("sampled(")


def test_a_fine_large_enough_makes_it_hold_in_every_reading(tmp_path: Path) -> None:
    """Above the closed form 5 (1 - d) / (0.6 d (1 - d^10)) nobody gains by breaking, in any reading looked at."""
    fine = 5 * 0.1 / (0.6 * 0.9 * (1 - 0.9**10))
    text = (PASSES + NUMBERS).replace("amount: 1, surely", f"amount: {fine + 0.001:.6f}, surely")
    assert hold(tmp_path, text) == "yes"
    less = (PASSES + NUMBERS).replace("amount: 1, surely", f"amount: {fine - 0.001:.6f}, surely")
    assert hold(tmp_path, less) == "no"


def test_the_cheapest_fine_is_the_closed_form(tmp_path: Path) -> None:
    """The cheapest amount is where the gain is nothing."""
    answer = found(tmp_path, PASSES + NUMBERS, cheapest=True).answer
    packages = answer["plans"]["swap"]["peaceful"]["cheapest"]  # type: ignore[index, call-overload]
    fine = 5 * 0.1 / (0.6 * 0.9 * (1 - 0.9**10))
    assert [p["amounts"]["fine"] for p in packages] == [pytest.approx(fine, rel=1e-5)] * 2
    assert all(p["verified"] for p in packages)


def test_a_lost_source_leaves_its_numbers_unknown(tmp_path: Path) -> None:
    """Without the source of the war's odds no number is given, where before one was."""
    text = (PASSES + NUMBERS).replace("      odds: [0.2, 0.4]\n", "      odds: [0.2, 0.4]\n      said: staff\n")
    text += "sources:\n  staff: {who: a staff paper, record: on_record, in: memo}\ndocuments:\n  memo: {title: Memo}\n"
    loaded = pp.load(case(tmp_path, text))
    assert pp.analyse(loaded).plan_table.row("swap").cell("hold").value == "no"
    less = pp.without(loaded, "staff")
    told = pp.durability(pp.compile(less)).answer["plans"]["swap"]  # type: ignore[index, call-overload]
    assert list(told["missing"]) == ["war: what told it does not count any more; what are its numbers?"]
    assert pp.analyse(less).plan_table.row("swap").cell("hold").value == "depends"


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two runs print the same JSON."""
    path = str(case(tmp_path, PASSES + NUMBERS))
    first, second = (CliRunner().invoke(main, ["durability", path, "--order", "--json"]).stdout for _ in range(2))
    assert first == second


def test_without_today_the_column_says_so(tmp_path: Path) -> None:
    """A role-play without a status quo gets `unknown`, with the reason."""
    shutil.copy(shipped("sport_park"), tmp_path / "case.yaml")
    analysis = pp.analyse(pp.load(tmp_path / "case.yaml"))
    cells = [row.cell("hold") for row in analysis.plan_table.rows]
    assert {cell.value for cell in cells} == {"unknown"}
    assert all("no status quo" in cell.why or "cannot exist" in cell.why for cell in cells)


def test_the_check_names_two_worths_that_disagree(tmp_path: Path) -> None:
    """A flow that comes to another worth for good than the view of the same terms is named, with both."""
    text = PASSES + NUMBERS + "  flows:\n    - {id: rent, party: a, when: {land: a}, worth: 30}\n"
    findings = [f for f in pp.check(pp.load(case(tmp_path, text))) if f.check == "two_worths"]
    assert [f.path for f in findings] == ["rent"]
    assert "comes to 300 for good" in findings[0].says
    fits = text.replace("worth: 30}\n", "worth: 5}\n")
    assert not [f for f in pp.check(pp.load(case(tmp_path, fits))) if f.check == "two_worths"]


def test_who_settles_a_thing_alone_can_take_it_back_alone(tmp_path: Path) -> None:
    """Bela, who alone settles the land, can take it back in turn, so Arvo's temptation has an answer."""
    text = PASSES.replace("can_break: [a, b]}", "}").replace("a: Arvo does}, agree: [a, b]}", "a: Arvo does}, agree: [b]}")
    verdict = found(tmp_path, text).verdicts[0]
    assert verdict.value == "depends"
    assert "Arvo (on zone)" in verdict.why and "unless the answer (zone and land)" in verdict.why


def test_more_than_six_things_are_taken_back_together_off_the_deal(tmp_path: Path) -> None:
    """With eight things that two parties can take back, off-deal play knows each party's whole set, not 2^8 parts."""
    issues = "".join(f"  i{n}: {{question: Q, options: {{no: no, yes: it is}}, agree: [{'ab'[n % 2]}]}}\n" for n in range(8))
    steps = "".join(f"      - {{who: {'ab'[n % 2]}, does: {{i{n}: yes}}}}\n" for n in range(8))
    views = "".join(
        f"  {p}:\n" + "".join(f"    - {{when: {{i{n}: yes}}, worth: {-2 if 'ab'[n % 2] == p else 3}}}\n" for n in range(8))
        for p in "ab"
    )
    text = (
        f"pourparler: 1\ntitle: Eight\nparties: {{a: {{name: A}}, b: {{name: B}}}}\nissues:\n{issues}"
        f"today: {{{', '.join(f'i{n}: no' for n in range(8))}}}\nviews:\n{views}"
        f"durability: {{discount: 0.9}}\nplans:\n  p:\n    title: P\n    steps:\n{steps}"
    )
    space = pp.compile(pp.load(case(tmp_path, text)))
    asked = ask(space, steps_of(space, space.case.plans[0]))
    assert asked.world is not None and asked.world.undoes is not None
    done = (1,) * 8
    assert asked.world.undoes(done) == ((0, "all", (0, 1) * 4), (1, "all", (1, 0) * 4))
    gains = pp.durability(space).answer["plans"]["p"]["peaceful"]["gains"]  # type: ignore[index, call-overload]
    assert [g["middle"] for g in gains if g["phase"] == 9] == [pytest.approx(2), pytest.approx(2)]  # what one step costs


def test_a_view_that_nobody_stated_is_asked_for_and_makes_no_plan_hold(tmp_path: Path) -> None:
    """Without a view of what it gives and can take back, a party's temptation is not known: no number, and no yes."""
    text = (PASSES + NUMBERS).replace("    - {when: {zone: yes}, worth: -5}\n", "")
    told = found(tmp_path, text).answer["plans"]["swap"]  # type: ignore[index, call-overload]
    assert list(told["missing"]) == ["What is the view of Arvo on this: Is it free of arms?"]
    assert hold(tmp_path, text) in ("depends", "unknown")


@pytest.mark.parametrize(
    ("gone", "asks"),
    [
        ("      odds: [0.2, 0.4]\n", "The odds that Arvo wins (war) are missing, and heights can only change them: what are they?"),
        ("      sets: {a: {land: a, zone: no, peace: none}, b: {land: b, zone: no, peace: none}}\n", "What would Arvo set for good if it won (war)?"),
    ],
)
def test_a_war_without_odds_or_prize_is_asked_for(tmp_path: Path, gone: str, asks: str) -> None:
    """A war of which the odds, or what its winner sets, are not given gets no number."""
    text = (PASSES + NUMBERS).replace(gone, "")
    told = found(tmp_path, text).answer["plans"]["swap"]  # type: ignore[index, call-overload]
    assert asks in told["missing"]
    assert "peaceful" not in told


def test_a_response_stands_behind_what_it_answers_and_from_its_step_on(tmp_path: Path) -> None:
    """A guarantee answers an attack and no step taken back; a fine that begins with the last step is not behind the first."""
    text = (PASSES + NUMBERS).replace("amount: 1, surely", "from: p, amount: 1, surely")
    text += "    - {id: shield, kind: guarantee, by: c, against: a, amount: 3}\n"
    steps = found(tmp_path, text).answer["plans"]["swap"]["structure"]["steps"]  # type: ignore[index, call-overload]
    assert [list(step["behind"]) for step in steps] == [[], [], ["fine"]]


def test_an_option_that_needs_numbers_says_which_are_missing(tmp_path: Path) -> None:
    """Asked for the best order in a case without numbers, the command lists what would have to be known."""
    result = CliRunner().invoke(main, ["durability", str(case(tmp_path, PASSES)), "--order"])
    assert result.exit_code == 0
    assert "What would have to be known to say more" in result.stdout


def test_an_unknown_credibility_gives_no_probability(tmp_path: Path) -> None:
    """Where nobody has said how surely an answer comes, survival has no structural number, and says why."""
    text = (PASSES + NUMBERS).replace(", surely: 0.6", "")
    told = found(tmp_path, text, survival=10).answer["plans"]["swap"]["peaceful"]["survival"]  # type: ignore[index, call-overload]
    assert not told["structural"]
    assert any("nobody has said how surely fine comes" in row[1] for row in told["rows"])
