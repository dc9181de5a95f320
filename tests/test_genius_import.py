"""GENIUS files become cases with GENIUS's own semantics."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from genius_files import (
    BRAND,
    CASES,
    DISK,
    buyer,
    discrete,
    domain,
    element,
    gain,
    loaded,
    profile,
    published,
    published_files,
    put,
    utility,
)

import pourparler as pp
from pourparler.formats import genius


def packages(case: pp.Case) -> list[dict[str, str]]:
    options = [[o.id for o in issue.options] for issue in case.issues.values()]
    return [dict(zip(case.issues, chosen, strict=True)) for chosen in product(*options)]


def one(tmp_path: Path, of_domain: str, of_profile: str, **options: object) -> pp.Case:
    """The case behind one profile, whose party is called a."""
    paths = put(tmp_path, domain=of_domain, a=of_profile)
    return loaded(genius.read(paths[0], paths[1:], **options), tmp_path)  # type: ignore[arg-type]


def test_a_utility_is_weight_times_evaluation_over_the_greatest(tmp_path: Path) -> None:
    """u = sum of weight * evaluation / greatest evaluation, exactly, and the reservation is what no deal is worth."""
    case = one(tmp_path, domain(BRAND, DISK), buyer())
    assert utility(case, "a", {"Brand": "Dell", "Disk": "120 Gb"}) == 1
    assert utility(case, "a", {"Brand": "HP", "Disk": "80 Gb"}) == Fraction(1, 8) + Fraction(3, 8)
    assert case.no_deal["a"].low == 0


def test_names_stay_the_ids_and_everyone_agrees_to_everything(tmp_path: Path) -> None:
    """Issues, options and parties have the names of the files; there is no today; each number has its profile."""
    paths = put(tmp_path, domain=domain(BRAND, DISK), buyer=buyer(), seller=buyer())
    case = loaded(genius.read(paths[0], paths[1:]), tmp_path)
    assert {i: [o.id for o in issue.options] for i, issue in case.issues.items()} == {
        "Brand": ["Dell", "HP"],
        "Disk": ["60 Gb", "80 Gb", "120 Gb"],
    }
    assert list(case.parties) == ["buyer", "seller"]
    assert case.today is None
    assert all(issue.agree == ("buyer", "seller") for issue in case.issues.values())
    reasons = [r for v in case.views.values() for r in v.reasons]
    assert all(r.said == r.worth_said == (r.party,) for r in reasons)
    assert not pp.check(case)


def test_odd_names_come_back_unchanged(tmp_path: Path) -> None:
    """Names that YAML reads as something else, or that hold its signs, stay what they are."""
    names = [
        "yes",
        "null",
        "1.0",
        "a: b",
        "# c",
        "- d",
        "[e]",
        "{f}",
        '"g"',
        "'h'",
        "i, j",
        "*k",
        "&l",
        "ä ß",
        "%",
        "~",
    ]
    names += ["0x10", "2020-01-01", "when", "today", "\\", "<&>", "!m", "?", "|", "=", "@n", "`o`", "💡", "‑"]
    case = one(tmp_path, domain((1, "no: #1", names)), profile({1: 1}, discrete(1, "no: #1", dict.fromkeys(names, 1))))
    assert [o.id for o in case.issues["no: #1"].options] == names
    assert utility(case, "a", {"no: #1": "💡"}) == 1


def test_weights_belong_to_indices_and_evaluations_to_texts(tmp_path: Path) -> None:
    """Other places in the profile, and an index that starts at 2, change nothing."""
    text = profile(
        {3: "0.75", 2: "0.25"},
        discrete(3, "Disk", {"120 Gb": 4, "60 Gb": 1, "80 Gb": 2}),
        discrete(2, "Brand", {"HP": 5, "Dell": 10}),
    )
    case = one(tmp_path, domain((2, "Brand", BRAND[2]), (3, "Disk", DISK[2])), text)
    assert utility(case, "a", {"Brand": "HP", "Disk": "60 Gb"}) == Fraction(1, 8) + Fraction(3, 16)


def test_thirds_are_exact_by_one_factor_for_all_parties(tmp_path: Path) -> None:
    """Where shares do not end, every party's numbers and floors are multiplied by the same whole number, and it says so."""
    paths = put(tmp_path, domain=domain(BRAND, DISK), a=buyer(**{"120 Gb": 9}), b=buyer())
    found = genius.read(paths[0], paths[1:])
    case = loaded(found, tmp_path)
    best, worst = {"Brand": "Dell", "Disk": "120 Gb"}, {"Brand": "HP", "Disk": "60 Gb"}
    factor = utility(case, "a", best)
    assert factor > 1 and utility(case, "b", best) == factor
    assert utility(case, "a", worst) == factor * (Fraction(1, 8) + Fraction(1, 12))
    assert utility(case, "b", worst) == factor * (Fraction(1, 8) + Fraction(3, 16))
    assert f"times {factor}" in case.parties["a"].note and any(f"times {factor}" in line for line in found.header)


def test_an_issue_without_an_evaluation_above_zero_counts_nothing(tmp_path: Path) -> None:
    """All zero, or all below zero: GENIUS divides by no such number."""
    for values in ({"Dell": 0, "HP": 0}, {"Dell": -3, "HP": -1}):
        case = one(tmp_path, domain(BRAND, DISK), buyer(**values))
        assert utility(case, "a", {"Brand": "HP", "Disk": "120 Gb"}) == Fraction(3, 4)


def test_an_evaluation_below_zero_counts_as_it_is(tmp_path: Path) -> None:
    """Beside a positive one, a negative evaluation takes away."""
    case = one(tmp_path, domain(BRAND, DISK), buyer(HP=-5))
    assert utility(case, "a", {"Brand": "HP", "Disk": "120 Gb"}) == Fraction(3, 4) - Fraction(1, 8)


def test_weights_that_nearly_sum_to_1_are_kept_and_told(tmp_path: Path) -> None:
    """They are never made to sum to 1; the utility may pass 1 and is not cut."""
    text = buyer().replace('value="0.75"', 'value="0.7501"')
    paths = put(tmp_path, domain=domain(BRAND, DISK), a=text)
    found = genius.read(paths[0], paths[1:])
    assert any("the weights sum to 1.0001, not to 1; they are kept" in line for line in found.warnings)
    assert utility(loaded(found, tmp_path), "a", {"Brand": "Dell", "Disk": "120 Gb"}) == Fraction("1.0001")


def test_of_two_evaluations_of_a_value_the_last_counts(tmp_path: Path) -> None:
    """As in GENIUS, with a note that names the line."""
    twice = buyer().replace("<item index", '<item value="Dell" evaluation="1"></item>\n<item index', 1)
    paths = put(tmp_path, domain=domain(BRAND, DISK), a=twice)
    found = genius.read(paths[0], paths[1:])
    assert utility(loaded(found, tmp_path), "a", {"Brand": "Dell", "Disk": "120 Gb"}) == 1
    assert [line for line in found.warnings if 'a second evaluation of "Dell"' in line]


def test_a_discount_factor_is_a_note(tmp_path: Path) -> None:
    """It changes no number; 1, and what GENIUS reads as 1, is not told."""
    more = element("discount_factor", value="0.9")
    text = buyer().replace("<reservation", more + "<reservation")
    assert "Discount factor 0.9" in one(tmp_path, domain(BRAND, DISK), text).parties["a"].note
    none = text.replace('value="0.9"', 'value="1.7"')
    assert "iscount" not in one(tmp_path, domain(BRAND, DISK), none).parties["a"].note


def test_an_integer_issue_has_an_option_for_each_number(tmp_path: Path) -> None:
    """offset + slope * (number - lowest), cut at 0 and 1."""
    head = {"index": 1, "name": "Days", "type": "integer", "lowerbound": 2, "upperbound": 6}
    evaluator = element("evaluator", ftype="linear", slope="0.5", offset="-0.25")
    case = one(tmp_path, domain(element("issue", **head)), profile({1: 1}, element("issue", evaluator, **head)))
    assert [utility(case, "a", p) for p in packages(case)] == [0, Fraction(1, 4), Fraction(3, 4), 1, 1]
    assert list(packages(case)[0].values()) == ["2"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"ftype": "linear", "parameter0": "-0.5", "parameter1": "0.5"}, ["0", "0.25", "0.75", "1", "1"]),
        ({"ftype": "constant", "parameter0": "0.3"}, ["0.3"] * 5),
        (
            {"ftype": "triangular", "parameter0": "1", "parameter1": "5", "parameter2": "2"},
            ["0", "0.5", "5/6", "0.5", "1/6"],
        ),
    ],
)
def test_a_real_issue_is_taken_in_steps(tmp_path: Path, given: dict[str, str], expected: list[str]) -> None:
    """With --steps: values evenly spaced, both ends among them, each evaluated as GENIUS does."""
    text = element("range", lowerbound="0.5", upperbound="4.5")
    head = {"index": 1, "name": "Price", "type": "real"}
    inside = text + element("evaluator", **given)
    case = one(
        tmp_path, domain(element("issue", text, **head)), profile({1: 1}, element("issue", inside, **head)), steps=5
    )
    assert [p["Price"] for p in packages(case)] == ["0.5", "1.5", "2.5", "3.5", "4.5"]
    shown = [utility(case, "a", p) for p in packages(case)]
    factor = 1 if "/" not in "".join(expected) else shown[1] * 2
    assert [value / factor for value in shown] == [Fraction(text) for text in expected]


RECTANGLES = """
<utility_space type="nonlinear" number_of_issues="2"><objective index="0" name="Laptop">
<issue index="1" name="x" type="integer" lowerbound="0" upperbound="9"/>
<issue index="2" name="y" type="integer" lowerbound="0" upperbound="9"/>
<utility maxutility="200"><ufun type="PlainUfun" weight="2" aggregation="sum">
<hyperRectangle utility="10"/>
<hyperRectangle utility="40"><INCLUDES index="1" min="3" max="5"/><INCLUDES index="2" min="0" max="4"/></hyperRectangle>
<hyperRectangle utility="30" weight="0.5"><INCLUDES index="2" min="4" max="20"/></hyperRectangle>
<hyperRectangle utility="5"><EXCLUDES index="1" min="0" max="7"/><EXCLUDES index="2" min="2" max="9"/></hyperRectangle>
</ufun></utility></objective><reservation value="0.1"/></utility_space>"""


def test_hyper_rectangles_are_reasons_over_their_issues(tmp_path: Path) -> None:
    """Each holds inside all its INCLUDES, or outside one of its EXCLUDES; the sum is over maxutility."""
    issues = [
        element("issue", index=k, name=n, type="integer", lowerbound=0, upperbound=9) for k, n in ((1, "x"), (2, "y"))
    ]
    case = one(tmp_path, domain(*issues), RECTANGLES)
    for terms in packages(case):
        x, y = int(terms["x"]), int(terms["y"])
        raw = 10 + 40 * (3 <= x <= 5 and y <= 4) + 15 * (y >= 4) + 5 * (x > 7 or y < 2)
        assert utility(case, "a", terms) == Fraction(2 * raw, 200)
    assert case.no_deal["a"].low == Fraction(1, 10)


@published
@pytest.mark.parametrize("name", CASES)
def test_the_published_domains_have_their_published_utilities(tmp_path: Path, name: str) -> None:
    """Every published package has its published utilities, as far as the double they are printed as goes."""
    paths = published_files(tmp_path, name)
    case = loaded(genius.read(paths[0], paths[1:]), tmp_path)
    expected = CASES[name]["expected"]
    rows = [
        row
        for key in ("nash", "egalitarian_lexmin", "ks_lexmin_ideal_ir", "utilitarian", "pareto")
        for row in expected[key]
    ]
    rows = [row for row in rows if isinstance(row, dict)]
    assert rows
    for row in rows:
        terms = dict(zip(case.issues, row["outcome"], strict=True))
        assert [float(gain(case, p, terms)) for p in case.parties] == pytest.approx(row["utils"], abs=1e-14)


@published
@pytest.mark.parametrize("name", CASES)
def test_the_published_domains_have_their_published_answers(tmp_path: Path, name: str) -> None:
    """Frontier, reference points and counts of the imported case are the published ones."""
    paths = published_files(tmp_path, name)
    space = pp.compile(loaded(genius.read(paths[0], paths[1:]), tmp_path))
    answer = pp.deals(space, frontier=True, solutions=True).answer
    expected = CASES[name]["expected"]
    assert answer["packages"]["all"] == expected["n_outcomes"]
    assert answer["acceptable"]["every_reading"] == expected["n_zopa"]
    assert answer["frontier"]["size"] == expected["pareto_n_outcomes"]
    assert answer["frontier"]["points"] == expected["pareto_n_distinct_vectors"]
    named = {"kalai_smorodinsky": "ks_lexmin_ideal_ir", "egalitarian": "egalitarian_lexmin"}
    for solution in ("nash", "egalitarian", "kalai_smorodinsky", "utilitarian"):
        (row,) = expected[named.get(solution, solution)]
        assert list(answer["solutions"][solution]["terms"].values()) == row["outcome"]


@published
def test_exact_keeps_every_digit(tmp_path: Path) -> None:
    """With --exact, every utility is the rational number of the definition times one factor."""
    paths = published_files(tmp_path, "ItexvsCypress")
    case = loaded(genius.read(paths[0], paths[1:], exact=True), tmp_path)
    facts, rng = CASES["ItexvsCypress"], random.Random(0)
    ratios = set()
    for _ in range(40):
        terms = {issue: rng.choice(values) for _, issue, _, values in facts["issues"]}
        for party, given in zip(case.parties, facts["profiles"], strict=True):
            exact = Fraction(0)
            for k, issue, _, _ in facts["issues"]:
                own = {v: Fraction(e) for v, e in given["evaluations"][str(k)]}
                exact += Fraction(given["weights"][str(k)]) * own[terms[issue]] / max(own.values())
            ratios.add(utility(case, party, terms) / exact)
    assert len(ratios) == 1


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    """Nothing of the clock, of the folder or of chance is in the text."""
    texts = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        paths = put(folder, domain=domain(BRAND, DISK), a=buyer(), b=buyer(HP=1))
        loaded(genius.read(paths[0], paths[1:]), folder)
        texts.append((folder / "imported.yaml").read_bytes())
    assert texts[0] == texts[1]
