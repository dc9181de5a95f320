"""What the commands of the reader tell: drafts, what waits, and claims on a narrow terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import valley
from click.testing import CliRunner
from valley import S1, S2, S3

from pourparler.cli import main


def run(*words: object) -> str:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split("\n"))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "talks"
    run("new", path)
    return path


def test_next_is_a_review_only_where_something_waits(case: Path) -> None:
    """`add` points to the review while a draft waits, says so where none does, and does not tell a known report twice."""
    rain = case.parent / "rain.txt"
    rain.write_text("It rained all day.\n")
    told = run("add", rain, "--case", case, "--published", "2025-03-04")
    assert "0 new drafts" in told and "next:" not in told and "no draft waits" in told
    assert "next: pourparler review" in run("add", case / "letter.txt", "--case", case, "--published", "2025-03-04")
    told = run("add", rain, "--case", case, "--published", "2025-03-04")
    assert "in the ledger already" in told and "new draft" not in told and "next: pourparler review" in told


def test_no_draft_is_no_table(case: Path) -> None:
    """A report without a draft is told in a line, and so is a search that finds nothing."""
    rain = case.parent / "rain.txt"
    rain.write_text("It rained all day.\n")
    assert (
        "no draft" in (told := run("read", rain, "--case", case, "--published", "2025-03-04"))
        and "in its words" not in told
    )
    assert run("claims", case, "zebra").strip() == "no claim"


def test_the_name_of_a_source_is_told_as_that(case: Path) -> None:
    """A name that the case knows as a source, and as no party or person, is not called unknown."""
    text = (case / "case.yaml").read_text().replace("who: an aide in the southern district", "who: Zora Quill, an aide")
    (case / "case.yaml").write_text(text)
    report = case.parent / "quill.txt"
    report.write_text("Zora Quill said she opposes half of the river. Orla Fenn said she opposes half of the river.\n")
    for command in ("read", "add"):
        told = " ".join(run(command, report, "--case", case, "--published", "2025-03-04").split())
        assert "“Zora Quill” is what the source south_aide is called" in told
        assert "“Orla Fenn” acts like a party and is none of the case" in told


@pytest.mark.parametrize("width", ["60", "80", "120", "200"])
def test_an_id_stands_in_one_line(tmp_path: Path, width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However wide the terminal, the id of each claim stands in one line, where it can be copied."""
    path = valley.made(tmp_path / "valley")
    monkeypatch.setenv("COLUMNS", width)
    told = CliRunner().invoke(main, ["claims", str(path)]).output
    assert all(re.search(rf"(?<!\S){s.id}(?!\S)", told) for s in (S1, S2, S3))
    assert "3 claims" in told and "waiting" in told
