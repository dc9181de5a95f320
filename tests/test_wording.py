"""One thing is told in the singular, wherever the tool counts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import valley
from click.testing import CliRunner

import pourparler as pp
from pourparler.cli import main

ONE = re.compile(r"(?<![\d,.(/:-])1 (?!(?:does|has|is|was|stands|crosses|turns|needs|meets)\b)[a-z]+s\b")


@pytest.mark.parametrize("name", ["donbas", "sport_park", "valley"])
def test_one_is_singular(tmp_path: Path, name: str) -> None:
    """No page and no command says 1 of a plural."""
    closed = valley.CASE.replace("record: on_record}", "record: on_record, handling: internal}")
    case = valley.made(tmp_path / "valley", closed) if name == "valley" else Path(pp.shipped(name))
    if name == "valley":
        valley.say(case, "anna", "accepted", valley.S1)
    told = [CliRunner().invoke(main, [*words, str(case)]).output for words in (["check"], ["table"], ["deals"])]
    told.append(CliRunner().invoke(main, ["compare", str(case), str(case)]).output)
    told.append(CliRunner().invoke(main, ["claims", str(case)]).output)
    told.append(pp.analyse(pp.load(case)).html())
    assert name != "valley" or "1 source or statement left out by its handling" in told[-1]
    assert [m[0] for text in told for m in ONE.finditer(text)] == []
