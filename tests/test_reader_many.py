"""Very many drafts on the terminal, and how far the reader is."""

from __future__ import annotations

from pathlib import Path

import valley
from click.testing import CliRunner

from pourparler.case.lexicon import lexicon, load_for_reading
from pourparler.cli import main
from pourparler.evidence.documents.read import read_report
from pourparler.evidence.drafter.draft import draft
from pourparler.terminal_reader import MANY

LINE = "North refuses half of the river.\n"


def test_more_drafts_than_a_table_holds_are_all_shown_in_lines(tmp_path: Path) -> None:
    """Each draft has its words, whose they are and how they are put; none is left out."""
    (tmp_path / "case.yaml").write_text(valley.CASE, encoding="utf-8")
    for number in (3, MANY + 3):
        file = tmp_path / "report.txt"
        file.write_text(LINE * number, encoding="utf-8")
        shown = CliRunner().invoke(main, ["read", str(file), "--case", str(tmp_path)])
        assert shown.exit_code == 0 and f"{number} drafts" in shown.output
        assert shown.output.count("refuses water") == number or number == 3
        assert ("\n    North refuses half of the river\n" in shown.output) == (number > MANY)


def test_the_reader_tells_how_far_it_is_and_finds_the_same(tmp_path: Path) -> None:
    """What is told rises up to the length of the text, and the drafts are those of a reader that tells nothing."""
    (tmp_path / "case.yaml").write_text(valley.CASE, encoding="utf-8")
    known = lexicon(load_for_reading(tmp_path))
    report = read_report((LINE * 300).encode(), "report.txt")
    told: list[tuple[int, int]] = []
    assert draft(report, known, lambda done, of: told.append((done, of))) == draft(report, known)
    assert len(told) > 3 and told == sorted(told) and {of for _, of in told} == {len(report.text)}
