"""What `compare` says of the ledgers beside two cases."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import valley
from click.testing import CliRunner
from valley import S1, S2, S3

from pourparler.cli import main
from pourparler.evidence.ledger import Ledger


def run(*words: object) -> str:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def cases(tmp_path: Path) -> tuple[Path, Path]:
    return valley.made(tmp_path / "a"), valley.made(tmp_path / "b")


def test_opposite_reviews_are_told(cases: tuple[Path, Path]) -> None:
    """Two analysts who said opposite things of the same drafts are told apart, though no verdict differs."""
    valley.say(cases[0], "anna", "accepted", S1, S2)
    valley.say(cases[1], "ben", "rejected", S1)
    valley.say(cases[1], "ben", "accepted", S2)
    told = run("compare", *cases)
    assert "0 difference" not in told and "1 of 3 statements stand otherwise" in told
    assert "accepted (anna) in the first, rejected (ben) in the second" in told and "--against" in told
    found = json.loads(run("compare", *cases, "--json"))["ledgers"]
    assert [(row["id"], row["one"], row["other"]) for row in found["apart"]] == [
        (S1.id, "accepted (anna)", "rejected (ben)")
    ]
    assert found["moves"] == []


def test_the_verdicts_that_the_other_ledger_moves_are_named(tmp_path: Path) -> None:
    """Where a view stands on a statement that the other rejected, the verdicts with the other's ledger are told."""
    view = f"  south:\n    - avoids: {{water: half}}\n      said: {S1.id}\n    - wants"
    text = valley.CASE.replace("  south:\n    - wants", view)
    a, b = valley.made(tmp_path / "a", text), valley.made(tmp_path / "b", text)
    valley.say(a, "anna", "accepted", S1)
    valley.say(b, "ben", "rejected", S1)
    (move,) = [m for m in json.loads(run("compare", a, b, "--json"))["ledgers"]["moves"] if "must agree" in m]
    assert move.startswith("“Half the river”") and ": no -> " in move


def test_the_same_words_differ_in_nothing(cases: tuple[Path, Path]) -> None:
    """Two ledgers with the same standing of every statement are told as the same, whoever spoke, and so are none."""
    valley.say(cases[0], "anna", "accepted", S1)
    valley.say(cases[1], "ben", "accepted", S1)
    told = run("compare", *cases)
    assert "ledger" not in told and "the same" in told


def test_what_both_accept_otherwise_and_what_one_lacks(cases: tuple[Path, Path]) -> None:
    """Where both accept a statement in other words the fields are named; one that stands in one ledger alone too."""
    valley.say(cases[0], "anna", "accepted", S1)
    valley.say(cases[1], "ben", "edited", replace(S1, stance="opposes"))
    other = replace(S3, doc="more", id="st-" + "0" * 20)
    text = valley.TEXT + "It rained again.\n"
    report = replace(valley.REPORT, id="more", handling="protected", text=text, sha256="1" * 64)
    Ledger.open(cases[1] / "ledger").add(report, [other])
    told = run("compare", *cases)
    assert "they differ on stance" in told
    (line,) = [line for line in told.splitlines() if "more," in line]
    assert "left out by its handling" in line and "not there in the first, waiting in the second" in line
