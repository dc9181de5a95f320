"""What export writes and import reads back: the same case as far as sheets reach, and packages as the oracle says."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from cases_random import cases, trimmed
from cases_yaml import dump
from hypothesis import HealthCheck, given, settings
from oracle_case import Case, crosses, feasible, limits, must_agree, packages
from oracle_views import Views
from sheet_files import answer_of, back, load_text

import pourparler as pp
from pourparler.case.handling import masked
from pourparler.formats.sheet_out import case_pages
from pourparler.formats.sheet_packages import packages_page
from pourparler.formats.sheet_page import Page
from pourparler.space.compile import compile

certify = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@given(case=cases())
@certify
def test_random_cases_come_back(case: Case) -> None:
    """Import of export, through XLSX and through CSV, gives a case with the same answers, and the same sheets again."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        before = load_text(folder, dump(trimmed(case)))
        for kind in ("xlsx", "csv"):
            after = back(folder, before, kind)
            assert answer_of(after) == answer_of(before)
            assert case_pages(after)[1:] == case_pages(before)[1:]


@pytest.mark.parametrize("name", ["donbas", "sport_park"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_shipped_cases_come_back(name: str, kind: str, tmp_path: Path) -> None:
    """A shipped case comes back with its issues, views, limits and words, and with the same answers."""
    before = masked(pp.load(pp.shipped(name)))
    after = back(tmp_path, before, kind)
    assert answer_of(after) == answer_of(before)
    assert (after.title, after.as_of, after.note) == (before.title, before.as_of, before.note)
    assert after.today == before.today
    assert list(after.issues) == list(before.issues)
    for id, issue in before.issues.items():
        other = after.issues[id]
        assert (other.question, other.agree, other.can_break) == (issue.question, issue.agree, issue.can_break)
        assert [(o.id, o.says, o.agree, o.final) for o in other.options] == [
            (o.id, o.says, o.agree, o.final) for o in issue.options
        ]
    for party, views in before.views.items():
        told = [(r.id, r.when, r.low, r.high, r.place, r.because) for r in views.reasons]
        assert [(r.id, r.when, r.low, r.high, r.place, r.because) for r in after.views[party].reasons] == told
        assert [(c.id, c.better, c.than) for c in after.views[party].comparisons] == [
            (c.id, c.better, c.than) for c in views.comparisons
        ]
    assert [(x.id, x.party, x.kind, x.forbids) for x in after.limits] == [
        (x.id, x.party, x.kind, x.forbids) for x in before.limits
    ]
    assert [(p.id, p.title, p.terms, p.ours) for p in after.plans] == [
        (p.id, p.title, p.terms, p.ours) for p in before.plans
    ]


def rows_of(page: Page) -> list[dict[str, Any]]:
    return [dict(zip(page.headers, row, strict=True)) for row in page.rows]


@given(case=cases())
@certify
def test_packages_as_the_oracle_says(case: Case) -> None:
    """Each row of the sheet packages has the verdicts, gains, limits and acceptance that the definitions give."""
    with TemporaryDirectory() as name:
        space = compile(load_text(Path(name), dump(trimmed(case))))
    page, says = packages_page(space)
    everything = packages(case)
    assert len(page.rows) == len(everything)
    assert says == f"All {len(everything):,} sets of terms."
    views = {party: Views(case, party) for party in case["parties"]}
    wanted = sorted(everything, key=lambda p: [list(case["issues"][i]["options"]).index(p[i]) for i in case["issues"]])
    for row, package in zip(page.rows, wanted, strict=True):
        cells = list(row)
        issues, rest = cells[: len(package)], cells[len(package) :]
        assert issues == [package[issue] for issue in case["issues"]]
        needed = must_agree(case, package)
        agreement = package != case.get("today") and len(needed) >= 2
        crossed = [limit for limit in limits(case) if crosses(limit, package)]
        assert rest[1:6] == [
            "yes" if feasible(case, package) else "no",
            "yes" if agreement else "no",
            "; ".join(needed),
            "; ".join(limit["id"] for limit in crossed if limit["bars"]),
            "; ".join(limit["id"] for limit in crossed if not limit["bars"]),
        ]
        said = {party: views[party].says(package) for party in case["parties"]}
        verdicts = {said[party][0] for party in needed}
        accepted = "no" if "no" in verdicts else "unknown" if "unknown" in verdicts else "in some reading"
        accepted = "in every reading" if verdicts == {"yes"} else accepted
        assert rest[6] == (accepted if agreement else "")
        for n, (verdict, gain) in enumerate(said.values()):
            assert rest[7 + 3 * n] == verdict
            ends = (None, None) if gain is None else (gain.low, gain.high)
            assert tuple(rest[8 + 3 * n : 10 + 3 * n]) == ends


def test_more_packages_than_rows(tmp_path: Path) -> None:
    """Where not all packages fit, today and plans come first, then agreements accepted in some reading, in order."""
    case = pp.load(pp.shipped("sport_park"))
    space = compile(case)
    page, says = packages_page(space, limit=700)
    rows = rows_of(page)
    plans = len({tuple(plan.terms.values()) for plan in case.plans})
    assert all(row["today or plan"] for row in rows[:plans])
    assert all(row["accepted"] == "in every reading" and not row["today or plan"] for row in rows[plans:])
    assert len({tuple(row.values()) for row in rows}) == len(rows)
    free = [row for row in rows_of(packages_page(space)[0]) if row["accepted"] == "in every reading"]
    assert len(free) == 12  # what the published game states
    assert [row for row in free if not row["today or plan"]] == rows[plans:]
    assert says.startswith("Of 720 sets of terms, those of the plans; then agreements within limits")
    assert len(packages_page(space, limit=plans + 2)[0].rows) == plans + 2
    assert "the first 2; there may be more" in packages_page(space, limit=plans + 2)[1]


def test_gains_are_exact(tmp_path: Path) -> None:
    """A gain with decimals stands as an exact decimal, not as a binary fraction."""
    text = """pourparler: 1
title: T
parties: {a: {name: A}, b: {name: B}}
issues: {x: {question: X, options: [p, q], agree: [a, b]}, y: {question: Y, options: [p, q], agree: [a, b]}}
no_deal: {a: 0.3, b: 0}
views: {a: [{when: {x: p}, worth: 0.1}, {when: {y: p}, worth: 0.2}], b: [{when: {x: q}, worth: 1}]}
"""
    row = rows_of(packages_page(compile(load_text(tmp_path, text)))[0])[0]
    assert (row["a"], row["a: gain, lowest"]) == ("yes", Fraction(0))
