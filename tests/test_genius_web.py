"""GeniusWeb profiles become cases: utilities in exact decimals, the reservation a bid."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from bad_files import RAW, change, clear, mutilations
from genius_files import loaded, utility

from pourparler.errors import InputError, Problem
from pourparler.formats import geniusweb
from pourparler.formats.case_write import checked

DOMAIN = {
    "name": "jobs",
    "issuesValues": {
        "fte": {"values": ["0.6", "0.8"]},
        "lease": {"values": ["yes", "no"]},
        "salary": {"range": {"low": 1000, "high": 3000, "step": 500}},
    },
}
SPACE = {
    "issueUtilities": {
        "fte": {"discreteutils": {"valueUtilities": {"0.6": 0.25, "0.8": 1.0}}},
        "lease": {"discreteutils": {"valueUtilities": {"yes": 1, "no": 0}}},
        "salary": {"numberutils": {"lowValue": 1000, "lowUtility": 0.1, "highValue": 3000, "highUtility": 0.9}},
    },
    "issueWeights": {"fte": 0.5, "lease": 0.2, "salary": 0.3},
    "domain": DOMAIN,
    "name": "alice",
    "reservationBid": {"issuevalues": {"fte": "0.6", "lease": "no", "salary": 1500}},
}
IN = "LinearAdditiveUtilitySpace"


def model(name: str = "alice") -> dict[str, Any]:
    found = deepcopy({IN: SPACE})
    found[IN]["name"] = name
    return found


def put(folder: Path, **models: Any) -> list[Path]:
    for name, data in models.items():
        (folder / f"{name}.json").write_text(json.dumps(data, indent=1), encoding="utf-8")
    return [folder / f"{name}.json" for name in models]


def problems(tmp_path: Path, *models: Any, **options: Any) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        geniusweb.read(put(tmp_path, **{f"f{k}": data for k, data in enumerate(models)}), **options)
    assert clear(caught.value, 1_500)
    return list(caught.value.problems)


def test_a_utility_is_the_sum_of_weight_times_utility_and_the_bid_is_the_floor(tmp_path: Path) -> None:
    """Exact decimals; a number lies on the straight line between the ends of its range."""
    case = loaded(geniusweb.read(put(tmp_path, a=model(), b=model("bob"))), tmp_path)
    assert list(case.parties) == ["alice", "bob"] and case.today is None and case.title == "jobs"
    assert [o.id for o in case.issues["salary"].options] == ["1000", "1500", "2000", "2500", "3000"]
    terms = {"fte": "0.6", "lease": "yes", "salary": "2500"}
    assert utility(case, "alice", terms) == Fraction("0.125") + Fraction("0.2") + Fraction("0.3") * Fraction("0.7")
    assert case.no_deal["alice"].low == Fraction("0.125") + Fraction("0.3") * Fraction("0.3")


def test_the_utility_of_a_number_is_rounded_to_eight_decimals(tmp_path: Path) -> None:
    """As GeniusWeb does, halves up."""
    data = model()
    data[IN]["domain"]["issuesValues"]["salary"]["range"] = {"low": 0, "high": 3, "step": 1}
    data[IN]["issueUtilities"]["salary"]["numberutils"] = {
        "lowValue": 0,
        "lowUtility": 0,
        "highValue": 3,
        "highUtility": 1,
    }
    del data[IN]["reservationBid"]
    case = loaded(geniusweb.read(put(tmp_path, a=data)), tmp_path)
    shares = [utility(case, "alice", {"fte": "0.6", "lease": "no", "salary": v}) for v in "0123"]
    assert [(s - Fraction("0.125")) / Fraction("0.3") for s in shares] == [
        0,
        Fraction("0.33333333"),
        Fraction("0.66666667"),
        1,
    ]
    assert case.no_deal["alice"].low == 0


def test_names_of_profiles_that_are_the_same_give_way_to_the_names_of_files(tmp_path: Path) -> None:
    """With a note; without a name likewise."""
    for second in (model(), change(model("x"), f"{IN}.name", KeyError)):
        found = geniusweb.read(put(tmp_path, one=model(), two=second))
        assert list(found.case["parties"]) == ["one", "two"]
        assert any("the parties have the names of the files" in line for line in found.warnings)


def test_a_long_range_is_taken_in_steps(tmp_path: Path) -> None:
    """--steps picks values of the range, both ends among them; the floor may be any value of it."""
    data = model()
    data[IN]["domain"]["issuesValues"]["salary"]["range"]["step"] = "1"
    data[IN]["domain"]["issuesValues"]["salary"]["range"] = {"low": 1000, "high": 3000, "step": 1}
    (problem,) = problems(tmp_path, data)
    assert "2,001 values" in problem.wrong and "--steps 11" in problem.right
    case = loaded(geniusweb.read(put(tmp_path, a=data), steps=3), tmp_path)
    assert [o.id for o in case.issues["salary"].options] == ["1000", "2000", "3000"]
    assert case.no_deal["alice"].low == Fraction("0.215")


UTILS = f"{IN}.issueUtilities"
WRONG: list[tuple[str, Any, str]] = [
    (IN, KeyError, "where a profile is wanted"),
    (f"{IN}.domain", KeyError, "no domain"),
    (f"{IN}.domain.issuesValues.fte.values", [], "no list of values"),
    (f"{IN}.domain.issuesValues.fte.values", ["0.6", "0.6"], 'the value "0.6" stands twice'),
    (f"{IN}.domain.issuesValues.fte.values", [0.6, "0.8"], "the number 0.6 where a text is wanted"),
    (f"{IN}.domain.issuesValues.fte", 5, "the number 5 where an object is wanted"),
    (f"{IN}.domain.issuesValues.salary.range.step", 0, "a range with no values"),
    (f"{IN}.domain.issuesValues.salary.range.high", 4000, "highValue is 3000, and the range has 4000"),
    (f"{UTILS}.fte", KeyError, "no utilities of fte"),
    (f"{UTILS}.extra", {}, "the domain has no issue extra"),
    (f"{UTILS}.fte.discreteutils.valueUtilities.0,6", 1, '"0,6" is no value of this issue'),
    (f"{UTILS}.lease.discreteutils.valueUtilities.no", KeyError, 'no utility of "no"'),
    (f"{UTILS}.lease.discreteutils.valueUtilities.no", 1.5, "the utility 1.5 is not between 0 and 1"),
    (f"{UTILS}.lease.discreteutils.valueUtilities.no", "1", 'the text "1" where a utility is wanted'),
    (f"{UTILS}.lease", {"fuzzyutils": {}}, '"fuzzyutils" is no kind of utilities that is read'),
    (f"{UTILS}.salary", {"discreteutils": {}}, "discreteutils for a range"),
    (f"{UTILS}.salary.numberutils.lowUtility", KeyError, "a utility is missing"),
    (f"{IN}.issueWeights.fte", 0.9, "the weights sum to 1.4, not to 1"),
    (f"{IN}.issueWeights.fte", KeyError, "no weight for fte"),
    (f"{IN}.issueWeights.fte", -1, "the weight of fte is below zero"),
    (f"{IN}.reservationBid.issuevalues.lease", "maybe", 'the text "maybe" is no value of lease'),
    (f"{IN}.reservationBid.issuevalues.salary", 5000, "5000 is no value of salary"),
    (f"{IN}.name", "a\x01b", "control characters"),
]


@pytest.mark.parametrize(("path", "value", "said"), WRONG, ids=[f"{w[0][-20:]}-{w[2][:25]}" for w in WRONG])
def test_what_is_wrong_has_its_line(tmp_path: Path, path: str, value: Any, said: str) -> None:
    """File, line, the path in the JSON, what is wrong and what would be right."""
    data = model()
    if path.endswith("0,6"):
        data[IN]["issueUtilities"]["fte"]["discreteutils"]["valueUtilities"]["0,6"] = value
    else:
        change(data, path, value)
    found = problems(tmp_path, data)
    matching = [p for p in found if said in p.wrong]
    assert matching, [str(p) for p in found]
    assert matching[0].file == str(tmp_path / "f0.json") and matching[0].right


def test_profiles_of_different_domains_are_told(tmp_path: Path) -> None:
    """Issues and values that the first profile has otherwise, all at once, with their lines."""
    other = model("bob")
    other[IN]["domain"]["issuesValues"]["fte"]["values"] = ["0.6", "1.0"]
    other[IN]["issueUtilities"]["fte"]["discreteutils"]["valueUtilities"] = {"0.6": 0, "1.0": 1}
    other[IN]["domain"]["issuesValues"]["car"] = {"values": ["yes"]}
    other[IN]["issueUtilities"]["car"] = {"discreteutils": {"valueUtilities": {"yes": 1}}}
    other[IN]["issueWeights"]["car"] = 0
    found = problems(tmp_path, model(), other)
    assert [p.wrong for p in found] == ['fte lacks "0.8", has "1.0" more', "the first profile has no issue car"]
    lines = (tmp_path / "f1.json").read_text().splitlines()
    assert ['"fte": {' in lines[found[0].line - 1], '"car": {' in lines[found[1].line - 1]] == [True, True]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (DOMAIN, "a domain where a profile is wanted"),
        ({"DefaultPartialOrdering": {}}, '"DefaultPartialOrdering" where a profile is wanted'),
        ({IN: []}, "a list where an object is wanted"),
        ({}, "where a profile is wanted"),
    ],
)
def test_other_files_of_geniusweb_are_told_apart(tmp_path: Path, data: Any, said: str) -> None:
    """A domain alone, and profiles of other kinds."""
    (problem,) = problems(tmp_path, data)
    assert said in problem.wrong


@pytest.mark.parametrize(("raw", "line", "said"), RAW, ids=[r[2] + str(len(r[0])) for r in RAW])
def test_what_is_no_json_object_is_one_line(tmp_path: Path, raw: bytes, line: int, said: str) -> None:
    """Bytes that are no JSON object end in one problem with its line."""
    path = tmp_path / "a.json"
    path.write_bytes(raw)
    with pytest.raises(InputError) as caught:
        geniusweb.read([path])
    (problem,) = caught.value.problems
    assert (problem.line, said in problem.wrong) == (line, True)


def test_weights_that_do_not_sum_to_1_are_taken_on_demand(tmp_path: Path) -> None:
    """--keep-weights turns the error into a note."""
    data = change(model(), f"{IN}.issueWeights.fte", 0.9)
    found = geniusweb.read(put(tmp_path, a=data), keep_weights=True)
    assert any("they are kept" in line for line in found.warnings)


@pytest.mark.parametrize("seed", range(8))
def test_mutilated_files_end_in_a_case_or_in_clear_lines(tmp_path: Path, seed: int) -> None:
    """Forty mutations each, of the bytes and of the values: a case that loads, or lines, and no traceback."""
    rng = random.Random(seed)
    path = tmp_path / "a.json"
    for _ in mutilations(rng, [json.dumps(model()).encode()], path, 40):
        try:
            found = geniusweb.read([path], steps=rng.choice([None, 3]), keep_weights=rng.random() < 0.5)
        except InputError as error:
            assert clear(error, 1_500)
            continue
        assert checked(found.case, found.header, "imported.yaml")
