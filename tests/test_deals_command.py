"""``pourparler deals`` as typed: what each flag answers, and what wrong ones get."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pourparler.case.shipped import shipped
from pourparler.cli import main

GAME, DONBAS = str(shipped("sport_park")), str(shipped("donbas"))


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["deals", *args])
    return result.exit_code, result.stdout, result.stderr


def answer(*args: str) -> dict:
    code, out, err = run(*args, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_nothing_more_is_answered_than_is_asked() -> None:
    """Without flags the answer holds the counts and the plans, and nothing that costs more."""
    assert set(answer(GAME)) == {"packages", "acceptable", "alone", "plans", "inputs", "only_law"}


def test_a_package_is_terms_and_gains() -> None:
    """Packages of the frontier and of every reference point give an option for each issue and a gain for each party."""
    found = answer(GAME, "--frontier", "--solutions")
    assert len(found["frontier"]["packages"]) == found["frontier"]["size"] == 481
    for package in (*found["frontier"]["packages"], *found["solutions"].values()):
        assert set(package["terms"]) == set("ABCDE") and len(package["gains"]) == 6


def test_reference_points_hold_at_the_reading_that_is_named() -> None:
    """A number of one's own must lie within the range of its view; the ends of ranges have names."""
    assert answer(DONBAS, "--solutions")["solutions"] is None
    assert "russia.1" in answer(DONBAS, "--solutions")["reading"]["missing"]["russia"]
    assert answer(GAME, "--solutions", "--reading", "lowest")["reading"]["name"] == "lowest"
    assert answer(GAME, "--solutions", "--reading", "mayor.1=14")["reading"]["name"] == "mayor.1=14"


def test_repairs_are_as_many_and_as_unlike_as_asked() -> None:
    """--near lists the nearest packages, --k so many diverse ones, the nearest first, no two alike."""
    found = answer(DONBAS, "--near", "alaska", "--k", "4")
    assert found["near"][0]["changes"] == ["donbas"] and found["near"][0]["accepted"] == "some"
    terms = [json.dumps(one["terms"]) for one in found["diverse"]]
    assert len(set(terms)) == len(terms) == 4 and found["diverse"][0] == found["near"][0]


def test_one_plan_alone() -> None:
    """--plan leaves the other plans out, and says what each party that may refuse it would need."""
    found = answer(DONBAS, "--plan", "alaska")
    assert list(found["plans"]) == list(found["needs"]) == ["alaska"]
    assert list(found["needs"]["alaska"]) == ["ukraine"]


def test_blocs_say_no_together() -> None:
    """A bloc's no stands alone against no fewer agreements than that of its members."""
    found = answer(GAME, "--bloc", "mayor+sportco")["sides"]
    alone = found["no"]["sportco"]["every_reading"]["blocks_alone"]
    assert found["blocs"]["no"]["mayor+sportco"]["every_reading"]["blocks_alone"] >= alone


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (["--near", "nsh"], '"nsh" is no plan; did you mean nash?'),
        (["--plan", "x"], '"x" is no plan; known here: nash, egalitarian, utilitarian'),
        (["--bloc", "mayor+unoin"], '"unoin" is no party; did you mean union?'),
        (["--bloc", "mayor+union", "--bloc", "union"], '"union" stands in two blocs, or twice in one'),
        (["--solutions", "--reading", "middle"], "write midpoints, lowest, highest, or ID=NUMBER"),
        (["--solutions", "--reading", "mayr.1=3"], 'no view has the id "mayr.1"; did you mean mayor.1?'),
        (["--solutions", "--reading", "mayor.1=x"], '"x" for mayor.1 is no number'),
        (["--solutions", "--reading", "mayor.1=99"], "99 for mayor.1 lies outside its range, 14 to 14"),
    ],
)
def test_what_is_typed_wrongly(flags: list[str], says: str) -> None:
    """A plan, party or reading that the case does not have ends in one line that says so, and exit code 1."""
    code, out, err = run(GAME, *flags)
    assert code == 1 and out == "" and says in err and err.count("\n") == 1


def test_a_comparison_that_numbers_break(tmp_path: Path) -> None:
    """Numbers of one's own that break a comparison are refused with its name; midpoints that do are moved, and it is said."""
    path = tmp_path / "case.yaml"
    path.write_text(
        """pourparler: 1
title: t
parties: {a: {name: A}, b: {name: B}}
issues:
  x: {question: q, options: {n: N, y: Y}, agree: [a, b]}
  z: {question: q, options: {n: N, y: Y}, agree: [a, b]}
today: {x: n, z: n}
views:
  a:
    - {when: {x: y}, worth: [0, 10], id: first}
    - {when: {z: y}, worth: [4, 8], id: second}
    - {better: {x: y}, than: {z: y}, id: rather}
  b:
    - {when: {x: y}, worth: 1}
"""
    )
    code, _, err = run(str(path), "--solutions", "--reading", "first=5, second=6")
    assert code == 1 and "with these numbers the comparison rather does not hold" in err
    assert answer(str(path), "--solutions")["reading"]["note"] == "moved as little as the comparisons ask, for A"


def test_words_in_the_terminal() -> None:
    """The terminal says what is missing, what cannot stand together, and how each answer was found."""
    code, out, _ = run(DONBAS, "--frontier", "--conflicts", "--trades", "--sides", "--near", "alaska")
    told = " ".join(out.split())
    assert code == 0
    for words in ("need a size for every view", "What cannot all stand together", "its red line (law)", "How, conflicts: Exact"):
        assert words in told
