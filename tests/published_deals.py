"""The published negotiations of the shared file, as cases where everyone agrees to everything and there is no today."""

from __future__ import annotations

import json
from decimal import Decimal, localcontext
from fractions import Fraction
from math import lcm
from pathlib import Path
from typing import Any

import pytest
from oracle_case import Case

SHARED = Path(__file__).resolve().parents[2] / "shared" / "oracles" / "deals_cases.json"
CASES: dict[str, Any] = json.loads(SHARED.read_text(encoding="utf-8")) if SHARED.exists() else {}
published = pytest.mark.skipif(not CASES, reason="the shared oracles are not beside this clone")

Worths = dict[str, dict[str, Fraction]]  # issue: option: worth


def game(issues: dict[str, list[str]], worths: dict[str, Worths], floors: dict[str, Fraction]) -> Case:
    """A case of score tables; each party's numbers are texts that a case file may hold."""
    return {
        "pourparler": "1",
        "title": "A published negotiation",
        "parties": {party: {"name": party} for party in worths},
        "issues": {
            issue: {"question": issue, "options": {o: {"says": o} for o in options}, "agree": list(worths)}
            for issue, options in issues.items()
        },
        "no_deal": {party: text(floor) for party, floor in floors.items()},
        "views": {
            party: [
                {"when": {issue: option}, "worth": text(worth)}
                for issue, table in own.items()
                for option, worth in table.items()
            ]
            for party, own in worths.items()
        },
    }


def text(value: Fraction) -> str:
    """A number as the decimal that it is."""
    with localcontext() as context:
        context.prec = 40
        written = f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    assert Fraction(written) == value
    return written


def scorable() -> Case:
    """The six-party game: issues A to E, options A1 and so on; no deal is worth a party's threshold."""
    facts = CASES["scorable_game"]
    issues = {
        issue: [f"{issue}{k}" for k in range(1, size + 1)] for issue, size in zip("ABCDE", facts["sizes"], strict=True)
    }
    worths = {
        party: {
            issue: dict(zip(issues[issue], map(Fraction, row), strict=True))
            for issue, row in zip(issues, rows, strict=True)
        }
        for party, rows in zip(facts["parties"], facts["scores"], strict=True)
    }
    return game(issues, worths, dict(zip(worths, map(Fraction, facts["thresholds"]), strict=True)))


def genius(name: str, exact: bool = True) -> tuple[Case, Fraction]:
    """A GENIUS domain, and the one number that all utilities are multiplied by to make them decimals of 12 digits.

    Not ``exact``: utilities rounded to 16 decimals, which whole numbers of 64 bits can add.
    """
    facts = CASES["genius"][name]
    worths: dict[str, Worths] = {}
    floors: dict[str, Fraction] = {}
    for k, profile in enumerate(facts["profiles"], start=1):
        own = worths[f"party {k}"] = {}
        floors[f"party {k}"] = Fraction(profile["reservation"])
        for index, issue, _, values in facts["issues"]:
            found = {value: Fraction(number) for value, number in profile["evaluations"][str(index)]}  # the last counts
            share = Fraction(profile["weights"][str(index)]) / max(found.values())
            own[issue] = {value: share * found[value] for value in values}
            if not exact:
                own[issue] = {value: round(worth, 16) for value, worth in own[issue].items()}
    numbers = [w for own in worths.values() for table in own.values() for w in table.values()] + list(floors.values())
    times = Fraction(lcm(*(n.denominator for n in numbers)), 10**12) if exact else Fraction(1)
    worths = {p: {i: {o: w * times for o, w in t.items()} for i, t in own.items()} for p, own in worths.items()}
    issues = {issue: values for _, issue, _, values in facts["issues"]}
    return game(issues, worths, {party: floor * times for party, floor in floors.items()}), times
