"""A case as GENIUS and GeniusWeb files: the same gains come back, and what the files cannot say is told."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from genius_files import gain, loaded

import pourparler as pp
from pourparler.case.handling import masked
from pourparler.formats import genius, genius_write, geniusweb, geniusweb_write

FORMATS = {"genius": genius_write.files, "geniusweb": geniusweb_write.files}


def case_of(tmp_path: Path, text: str) -> pp.Case:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return pp.load(path)


def back(tmp_path: Path, name: str, case: pp.Case) -> pp.Case:
    """The case after a way through files, read exactly."""
    texts, _ = FORMATS[name](case)
    paths = []
    for file, text in texts.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
        paths.append(tmp_path / file)
    if name == "genius":
        return loaded(genius.read(paths[0], paths[1:], exact=True), tmp_path)
    return loaded(geniusweb.read(paths, exact=True), tmp_path)


def same_gains(case: pp.Case, again: pp.Case, most: int = 400) -> None:
    """Every package has the same gains, up to one positive number for each party."""
    options = {i: [o.id for o in issue.options] for i, issue in case.issues.items()}
    assert options == {i: [o.id for o in issue.options] for i, issue in again.issues.items()}
    rows = [dict(zip(options, chosen, strict=True)) for chosen in product(*options.values())]
    rows = rows if len(rows) <= most else random.Random(0).sample(rows, most)
    parties = [p for p in case.views if case.views[p].reasons]
    assert list(again.views) == parties
    for party in parties:
        pairs = [(gain(case, party, terms), gain(again, party, terms)) for terms in rows]
        ratios = {b / a for a, b in pairs if a}
        assert len(ratios) <= 1 and all(ratio > 0 for ratio in ratios)
        assert all(not b for a, b in pairs if not a)


def written_case(rng: random.Random, wide: bool) -> str:
    """A random case in numbers, with and without today, with reasons over several options and, if wide, issues."""
    issues = {f"issue {i}": [f"o{i}{k}" for k in range(rng.randint(1, 4))] for i in range(rng.randint(1, 4))}
    parties = [f"p{k}" for k in range(rng.randint(1, 3))]
    data: dict[str, Any] = {"pourparler": "1", "title": "T"}
    data["parties"] = {p: {"name": p} for p in parties}
    data["issues"] = {i: {"question": "?", "options": o, "agree": parties} for i, o in issues.items()}
    if rng.random() < 0.5:
        data["today"] = {i: rng.choice(o) for i, o in issues.items()}
    number = lambda: str(Decimal(rng.randint(-300, 900)) / rng.choice([1, 10, 7 * 8]).__class__(rng.choice([1, 10, 8])))  # noqa: E731
    data["no_deal"] = {p: number() for p in parties}
    data["views"] = {}
    for party in parties:
        views = []
        for _ in range(rng.randint(1, 6)):
            named = rng.sample(list(issues), rng.randint(1, min(len(issues), 3 if wide else 1)))
            when = {i: rng.sample(issues[i], rng.randint(1, len(issues[i]))) for i in named}
            views.append({"when": when, "worth": number()})
        data["views"][party] = views
    return json.dumps(data)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("seed", range(25))
def test_random_cases_come_back_with_the_same_gains(tmp_path: Path, name: str, seed: int) -> None:
    """Exactly, for every package and party; a floor that no package reaches is refused by GeniusWeb."""
    case = case_of(tmp_path, written_case(random.Random(seed), wide=False))
    try:
        again = back(tmp_path, name, case)
    except pp.InputError as error:
        assert name == "geniusweb" and "no set of terms reaches what no deal is worth" in str(error)
        return
    same_gains(case, again)


@pytest.mark.parametrize("seed", range(25))
def test_reasons_over_several_issues_come_back_as_hyper_rectangles(tmp_path: Path, seed: int) -> None:
    """Conjunctions, also over options that do not stand side by side, with worths of both signs."""
    case = case_of(tmp_path, written_case(random.Random(seed + 100), wide=True))
    same_gains(case, back(tmp_path, "genius", case))


@pytest.mark.parametrize("name", FORMATS)
def test_the_shipped_role_play_comes_back_with_its_answers(tmp_path: Path, name: str) -> None:
    """The same gains, the same acceptable packages, the same frontier."""
    case = pp.load(pp.shipped("sport_park"))
    again = back(tmp_path, name, case)
    same_gains(case, again)
    first, second = (pp.deals(pp.compile(c), frontier=True).answer for c in (case, again))
    assert first["acceptable"] == second["acceptable"]
    assert [p["terms"] for p in first["frontier"]["packages"]] == [p["terms"] for p in second["frontier"]["packages"]]


def test_each_issue_has_the_greatest_evaluation_1_and_weights_sum_to_1(tmp_path: Path) -> None:
    """So GENIUS, which divides by the greatest evaluation, and NegMAS, which does not, read the same."""
    texts, warnings = genius_write.files(pp.load(pp.shipped("sport_park")))
    assert not warnings
    for name, text in texts.items():
        root = ElementTree.fromstring(text)
        if name == "domain.xml":
            assert root.tag == "negotiation_template"
            continue
        weights = [Fraction(e.attrib["value"]) for e in root.iter("weight")]
        assert abs(sum(weights) - 1) < Fraction(1, 10**9)
        for issue, weight in zip(root.iter("issue"), weights, strict=True):
            assert max(Fraction(i.attrib["evaluation"]) for i in issue.iter("item")) == 1 or not weight


def test_geniusweb_has_weights_of_exactly_1_and_utilities_from_0_to_1() -> None:
    """GeniusWeb refuses anything else; decimals are exact."""
    texts, _ = geniusweb_write.files(pp.load(pp.shipped("sport_park")))
    for text in texts.values():
        space = json.loads(text, parse_float=Decimal, parse_int=Decimal)["LinearAdditiveUtilitySpace"]
        assert sum(space["issueWeights"].values()) == 1
        values = [u for i in space["issueUtilities"].values() for u in i["discreteutils"]["valueUtilities"].values()]
        assert all(0 <= u <= 1 for u in values)
        assert set(space["reservationBid"]["issuevalues"]) == set(space["domain"]["issuesValues"])


MIXED = """pourparler: 1
title: "A <mixed> -- case"
sources:
  open_one: {who: A paper, record: on_record}
  closed: {who: A secret, record: anonymous, handling: protected}
parties: {north: {name: North}, south: {name: South}, east: {name: East}}
issues:
  land: {question: "Whose & how?", options: {a: "One", b: "Two"}, agree: [north, south]}
  water: {question: Q, options: [x, y, z], agree: [north]}
today: {land: a, water: x}
limits:
  - {party: north, never: {land: b}, kind: declared}
views:
  north:
    - {when: {land: b}, worth: moderate}
    - {when: {water: y}, worth: [2, 5]}
    - {when: {water: z}, worth: 7, said: closed}
    - {better: {land: b}, than: today}
  south:
    - {when: {land: b}, worth: -3}
"""


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_no_number_is_a_warning_inside_the_file(tmp_path: Path, name: str) -> None:
    """Words and ranges stand at their middle; limits, comparisons and silent parties are told."""
    texts, warnings = FORMATS[name](case_of(tmp_path, MIXED))
    north = next(text for file, text in texts.items() if file.startswith("north"))
    for said in (
        "north.1 (moderate) is 8 to 20 in the case: written as the middle, 14",
        "north.2 is 2 to 5 in the case: written as the middle, 3.5",
        "1 comparison left out",
    ):
        assert said in north and any(said in line for line in warnings)
    everything = "".join(texts.values())
    for said in ("no profile for East", "1 limit and who must agree to what"):
        assert said in everything and any(said in line for line in warnings)
    if name == "genius":
        for text in texts.values():
            ElementTree.fromstring(text)
            comment = text.split("<!--")[1].split("-->")[0]
            assert "--" not in comment and "<" not in comment


@pytest.mark.parametrize("name", FORMATS)
def test_handling_leaves_out_numbers_and_says_so(tmp_path: Path, name: str) -> None:
    """A reason that rests on what is not open gives no number away; with --full it does."""
    case = case_of(tmp_path, MIXED)
    hidden, warnings = FORMATS[name](masked(case))
    full, _ = FORMATS[name](case)
    assert hidden != full
    assert any("1 reason left out by handling" in line for line in warnings)
    assert "A secret" not in "".join(hidden.values())


@pytest.mark.parametrize("name", FORMATS)
def test_what_has_no_number_is_refused_naming_party_and_reason(tmp_path: Path, name: str) -> None:
    """Every place in an order, unknown worth, and wants without a weight, each with its line."""
    text = MIXED.split("views:")[0] + (
        "views:\n  north:\n    - {land: b}\n    - today\n  south:\n    - {when: {water: y}, worth: unknown}\n"
        "    - {wants: {water: z}}\n"
    )
    case = case_of(tmp_path, text)
    with pytest.raises(pp.InputError) as caught:
        FORMATS[name](case)
    lines = text.splitlines()
    told = [(p.path, p.wrong.split()[0], lines[p.line - 1].strip()) for p in caught.value.problems]
    assert [row[:2] for row in told] == [
        ("views.north", "north.1"),
        ("views.south", "south.1"),
        ("views.south", "south.2"),
    ]
    assert told[0][2] == "- {land: b}"


def test_what_is_no_conjunction_is_refused(tmp_path: Path) -> None:
    """A reason that holds where one or the other does; GeniusWeb refuses a conjunction too."""
    either = MIXED.replace("when: {land: b}, worth: -3", "when: [{land: b}, {water: y}], worth: -3")
    both = MIXED.replace("when: {land: b}, worth: -3", "when: {land: b, water: y}, worth: -3")
    with pytest.raises(pp.InputError, match="south.1 is over land and water together; only what holds together"):
        genius_write.files(case_of(tmp_path, either))
    assert "hyperRectangle" in genius_write.files(case_of(tmp_path, both))[0]["south.xml"]
    for text in (either, both):
        with pytest.raises(pp.InputError, match="south.1 is over land and water together; GeniusWeb has no such"):
            geniusweb_write.files(case_of(tmp_path, text))


def test_the_shipped_cases_of_orders_are_refused_in_lines() -> None:
    """Orders have no numbers: nothing is made up for them."""
    for name in ("donbas", "starter"):
        for files in FORMATS.values():
            with pytest.raises(pp.InputError, match="so no number"):
                files(pp.load(pp.shipped(name)))


def test_party_names_become_file_names_that_any_system_takes(tmp_path: Path) -> None:
    """Slashes, dots and equal names are told apart."""
    text = MIXED.replace("north", '"../n:1"').replace("south", '"../n?1"').replace("East", "E")
    texts, _ = genius_write.files(case_of(tmp_path, text))
    assert list(texts) == ["domain.xml", "_n_1.xml", "_n_1_2.xml"]
