"""What is odd in a file of GMCR+ is read all the same, with a warning that names it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bad_files import change
from conflict_files import values
from gmcr_files import loads, small

WARNINGS = [
    ("options[1].name", "Release", r"^same name: .*Release \(Syria\), Release \(Syria\) \(2\)$"),
    ("decisionMakers[1].name", "Syria", r"^same name: .*Syria \(2\)$"),
    (
        "decisionMakers[0].preferences.+",
        [[2, "N"]],
        r"^duplicate statement: decisionMakers\[0\]: statement 3 says what",
    ),
    ("decisionMakers[0].preferences.+", {"members": [[[2, "N"]]]}, r"^duplicate statement: "),
    ("decisionMakers[0].preferences.+", [[1, "N"], [0, "N"]], r"^duplicate statement: .* what statement 2 says"),
    ("decisionMakers[0].preferences.+", [], r"^empty statement: decisionMakers\[0\]"),
    ("decisionMakers[0].preferences.+", [[0, "N"], [0, "Y"]], r"^never holds: decisionMakers\[0\]\.preferences\[2\]"),
    ("decisionMakers[0].preferences", [], r"^no statements: Syria"),
    ("decisionMakers[0].preferences", KeyError, r"^no statements: Syria"),
    ("decisionMakers[0].misperceptions", [[[0, "Y"], [1, "N"]]], r"^misperceptions: those of Syria"),
    ("decisionMakers[0].options", [0, 1, 1], r"^option twice: decisionMakers\[0\]"),
    ("decisionMakers[0].options", [1, 0], r"^reordered options: .*: Escalate, Release, Attack$"),
    ("coalitions", [[0, 1]], r"^coalitions: "),
    ("colour", "red", r'^unknown key: "colour" is not read \(at colour\)$'),
    ("useManualPreferenceVectors", True, r"^two keys: the file has useManualPreferenceRanking and the older"),
]


@pytest.mark.parametrize(("path", "value", "told"), WARNINGS, ids=[w[2][1:24] for w in WARNINGS])
def test_what_is_odd_is_read_with_a_named_warning(path: str, value: Any, told: str) -> None:
    """Each odd thing gives one warning that begins with its name."""
    conflict, warnings = loads(change(small(), path, value))
    assert len(warnings) == 1
    assert re.search(told, warnings[0]), warnings[0]
    assert len(set(conflict.issues)) == 3
    assert len(set(conflict.parties)) == 2


def test_an_unknown_key_is_told_once() -> None:
    """A key that stands with every option gives one warning with its count."""
    model = small()
    for option in model["options"]:
        option["icon"] = "x"
    assert loads(model)[1] == ('unknown key: "icon" is not read (at options[0].icon, and 2 more times)',)


def test_what_gmcr_plus_writes_beside_is_passed_over() -> None:
    """Payoffs, program, version and coalitions of one are no news; misperceptions are kept as notes."""
    model = small() | {"program": "gmcr-py", "version": "0.3.13", "coalitions": [0, 1], "coalitionsFull": [{}]}
    model["decisionMakers"][0] |= {"payoffs": [1], "misperceptions": [[[0, "Y"], [1, "N"]]]}
    conflict, warnings = loads(model)
    assert len(warnings) == 1
    assert conflict.notes == ("Misperception, not used: Syria does not see the states with Release and not Escalate",)
    assert values(conflict) == values(loads(small())[0])
