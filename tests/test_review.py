"""The review: order, words, undo, two reviewers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import valley
from click.testing import CliRunner
from valley import S1, S2, S3

import pourparler as pp
from pourparler.cli import main
from pourparler.evidence.ledger import Ledger, place
from pourparler.review.agreement import agreement
from pourparler.review.corrections import corrections
from pourparler.review.session import Session


def session(folder: Path, reviewer: str = "anna") -> Session:
    found = Session(folder, reviewer, "2026-03-02")
    found.prepare()
    return found


def keys(folder: Path, *lines: str, reviewer: str = "anna") -> str:
    result = CliRunner().invoke(
        main, ["review", str(folder), "--as", reviewer, "--on", "2026-03-02"], input="\n".join(lines) + "\n"
    )
    assert result.exit_code == 0, result.output
    return result.output


def status(folder: Path) -> dict[str, str]:
    return {row.statement.id: row.status for row in Ledger.open(place(folder)).settled().standings}


def test_what_moves_a_verdict_comes_first(tmp_path: Path) -> None:
    """The draft whose row would move a cell stands before those that move none, whatever their place in the text."""
    found = session(valley.made(tmp_path / "case"))
    assert [i.statement.id for i in found.items][0] == S1.id
    assert {(m.plan, m.column, m.before, m.after) for m in found.items[0].outlook.rows[0][1]} == {
        ("halves", "agree", "unknown", "no"),
        ("halves", "south", "unknown", "no"),
    }
    assert {i.statement.id for i in found.quiet} == {S2.id, S3.id}


def test_accepting_draws_nothing_unless_asked(tmp_path: Path) -> None:
    """A yes makes a statement citable and moves no verdict; drawing its row moves what was announced."""
    folder = valley.made(tmp_path / "case")
    keys(folder, "a", "q")
    assert status(folder)[S1.id] == "accepted"
    assert pp.analyse(pp.load(folder)).plan_table.row("halves").cell("agree").value == "unknown"
    keys(folder, "q")
    other = valley.made(tmp_path / "other")
    keys(other, "d", "q")
    assert pp.analyse(pp.load(other)).plan_table.row("halves").cell("agree").value == "no"


def test_undo_takes_a_word_and_its_row_back_and_keeps_the_history(tmp_path: Path) -> None:
    """After undo the draft waits again, its row is gone, and the ledger still has both words."""
    folder = valley.made(tmp_path / "case")
    keys(folder, "d", "u", "q")
    assert status(folder)[S1.id] == "waiting"
    assert S1.id not in (place(folder) / "drawn.yaml").read_text(encoding="utf-8")
    assert [s.review.status for s in Ledger.open(place(folder)).history(S1.id)] == ["draft", "accepted", "draft"]


def test_all_that_moves_nothing_goes_in_one_stroke_and_one_undo_takes_it_back(tmp_path: Path) -> None:
    """`A` accepts exactly the drafts that move nothing, and `u` withdraws them together."""
    folder = valley.made(tmp_path / "case")
    keys(folder, "A", "q")
    assert status(folder) == {S1.id: "waiting", S2.id: "accepted", S3.id: "accepted"}
    other = valley.made(tmp_path / "other")
    keys(other, "A", "u", "q")
    assert set(status(other).values()) == {"waiting"}


def test_a_session_goes_on_where_it_was_left(tmp_path: Path) -> None:
    """What was said before quitting is not asked again."""
    folder = valley.made(tmp_path / "case")
    keys(folder, "r", "q")
    assert "2 drafts wait for anna" in keys(folder, "q")


def test_an_edit_is_written_with_its_field(tmp_path: Path) -> None:
    """Field by field, by number or text; a value that is none is refused, and asked again."""
    folder = valley.made(tmp_path / "case")
    keys(folder, "e", "2", "opposed", "2", "opposes", "6", "South … river", "0", "South is against it", "", "q")
    found = {s.id: s for s in Ledger.open(place(folder)).settled().accepted}[S1.id]
    assert (found.stance, found.paraphrase, found.review.status) == ("opposes", "South is against it", "edited")
    assert found.span == S1.span


def test_a_split_makes_a_second_statement_of_the_reviewer(tmp_path: Path) -> None:
    """Of one draft two statements: the first keeps the id, the second is the reviewer's own."""
    folder = valley.made(tmp_path / "case")
    keys(folder, "s", "2", "opposes", "", "3", "land", "4", "shared", "", "q")
    accepted = Ledger.open(place(folder)).settled().accepted
    assert {(s.issue, s.stance, s.prov.drafted_by) for s in accepted} == {
        ("water", "opposes", "rules/by-hand"),
        ("land", "refuses", "analyst:anna"),
    }


def test_what_the_reader_missed_can_be_typed(tmp_path: Path) -> None:
    """Words that stand in the report become a statement of the reviewer; words that do not are refused."""
    folder = valley.made(tmp_path / "case")
    fields = ["1", "south", "2", "supports", "3", "water", "4", "all_south", ""]
    out = keys(folder, "m", "It snowed", "m", "It rained", *fields, "q")
    assert "these words do not stand in the report" in out
    (typed,) = Ledger.open(place(folder)).settled().accepted
    assert (typed.actor.id, typed.stance, typed.alternative) == ("south", "supports", "all_south")
    assert typed.span == valley.span("It rained") and typed.prov.drafted_by == "analyst:anna"
    assert typed.sentence == valley.span("It rained.")


def test_what_a_terminal_would_obey_is_shown_as_a_sign(tmp_path: Path) -> None:
    """`read` shows escapes and bidirectional controls of a report as a visible sign."""
    folder = valley.made(tmp_path / "case")
    report = tmp_path / "r.txt"
    report.write_text("South refuses half of the river\x1b[2J\u202e, an official said.\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["read", str(report), "--case", str(folder)])
    assert result.exit_code == 0
    assert "\x1b" not in result.output and "\u202e" not in result.output


def test_nothing_in_a_report_is_read_as_markup_or_as_control(tmp_path: Path) -> None:
    """Escape and bidirectional controls in a report reach the terminal as a visible sign."""
    from pourparler.terminal_review import in_context

    text = valley.TEXT.replace("It rained", "It [bold]rained[/bold] \x1b[31m\u202e")
    shown = in_context(text, S1).plain
    assert "[bold]rained[/bold] ␣[31m␣" in shown


def test_two_reviewers_are_compared_field_by_field_and_in_their_conclusions(tmp_path: Path) -> None:
    """Agreement counts statements both spoke on; the verdicts that differ under each one's words are named."""
    folder = valley.made(tmp_path / "case")
    keys(folder, "d", "A", "q")
    keys(folder, "r", "A", "q", reviewer="ben")
    found = agreement(folder, "anna", "ben")
    verdict = found.fields[0]
    assert (verdict.both, verdict.same) == (3, 2)
    # two labels: chance = (3 * 2 + 0 * 1) / 9, observed 2/3, so kappa is 0
    assert verdict.kappa == 0
    assert found.differing == ((S1.id, ("verdict on the draft",)),)
    assert found.conclusions == (
        "“Half the river”, who must agree, and does: no -> unknown",
        "“Half the river”, South: no -> unknown",
    )


def test_corrections_are_gold_for_the_rules(tmp_path: Path) -> None:
    """Of three drafts one is rejected, one edited in its stance and one accepted: one of three stands."""
    folder = valley.made(tmp_path / "case")
    valley.say(folder, "anna", "rejected", S1)
    valley.say(folder, "anna", "edited", replace(S2, stance="supports"))
    valley.say(folder, "anna", "accepted", S3)
    found = corrections(folder)
    assert {name: (t.right, t.of) for name, t in found.rules.items()} == {"rules/by-hand": (1, 3)}
    assert (found.reviewed, found.rejected, found.added, found.fields) == (3, 1, 0, {"stance": 1})


def test_a_reviewer_who_said_nothing_is_named(tmp_path: Path) -> None:
    """Comparing with someone who said no word is one clear line."""
    folder = valley.made(tmp_path / "case")
    valley.say(folder, "anna", "accepted", S1)
    result = CliRunner().invoke(main, ["review", str(folder), "--as", "anna", "--against", "ben"])
    assert result.exit_code == 1
    assert "ben has said no word; those who have: anna" in result.output


def test_a_name_or_a_day_that_is_none_is_refused_before_anything_is_shown(tmp_path: Path) -> None:
    """Both mistakes are told at once."""
    folder = valley.made(tmp_path / "case")
    result = CliRunner().invoke(main, ["review", str(folder), "--as", "Anna!", "--on", "yesterday"])
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.output.strip().splitlines()] == ["--as", "--on"]


def test_claims_that_were_accepted_elsewhere_come_back_as_drafts(tmp_path: Path) -> None:
    """A CSV of accepted claims, added to a case with the same report, waits there for a word, under its reviewer's name."""
    folder = valley.made(tmp_path / "case")
    valley.say(folder, "anna", "edited", replace(S1, stance="opposes"))
    csv = tmp_path / "claims.csv"
    assert CliRunner().invoke(main, ["export", "claims", str(folder), "-o", str(csv)]).exit_code == 0
    other = valley.made(tmp_path / "other")
    result = CliRunner().invoke(main, ["add", str(csv), "--case", str(other)])
    assert result.exit_code == 0, result.output
    drafts = [s for s in Ledger.open(place(other)).drafts() if s.prov.drafted_by == "analyst:anna"]
    assert [(s.stance, s.review.status, s.grade.by) for s in drafts] == [("opposes", "draft", "default")]
    assert set(status(other).values()) == {"waiting"}


def test_input_that_ends_within_an_edit_ends_the_session(tmp_path: Path) -> None:
    """What was said before is kept, and the half-made edit is not."""
    folder = valley.made(tmp_path / "case")
    keys(folder, "r", "e", "2")
    assert sorted(status(folder).values()) == ["rejected", "waiting", "waiting"]
    keys(folder, "s", reviewer="ben")
    keys(folder, "m", "It rained", "1", reviewer="cy")
    assert sorted(status(folder).values()) == ["rejected", "waiting", "waiting"]
