"""The shipped cases: every sentence accounted for, published answers met, and the same bytes twice."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import pourparler as pp

SHARED = Path(__file__).parent.parent.parent / "shared"


def shared(path: str) -> Path:
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"{path} lies in ../shared, which is not here")
    return found


@pytest.fixture(scope="module")
def donbas() -> pp.Analysis:
    return pp.analyse(pp.load(pp.shipped("donbas")))


def test_every_sentence_of_the_report_moves_something_or_says_why_not(donbas: pp.Analysis) -> None:
    """The report's sentences, counted by an independent splitter, are all on the page with what they move."""
    text = shared("reports/alaska-2025-08-16.txt").read_text(encoding="utf-8").replace("U.S.", "US")
    count = len([s for s in re.split(r"(?<=[.!?])\s+", text.strip()) if s])
    rows = donbas.finding("sources").table("sentences").rows
    assert [row[1] for row in rows] == list(range(1, count + 1))
    for row in rows:
        assert row[2], f"no statement from sentence {row[1]}"
        assert row[3].startswith("moves nothing, because") or "moves nothing" not in row[3]


def test_no_number_is_invented_in_the_case_of_the_war() -> None:
    """Views in donbas are orders, comparisons and open questions; nobody's worth is a number of ours."""
    case = pp.load(pp.shipped("donbas"))
    assert not [r.id for v in case.views.values() for r in v.reasons if r.sized]
    assert not case.no_deal


def test_the_report_is_paraphrased_not_copied() -> None:
    """No eight words in a row of the report stand in the shipped case."""
    plain = lambda text: re.sub(r"[^\w]+", " ", text.lower()).split()  # noqa: E731
    report = plain(shared("reports/alaska-2025-08-16.txt").read_text(encoding="utf-8"))
    case = " ".join(plain(pp.shipped("donbas").read_text(encoding="utf-8")))
    copied = [" ".join(report[i : i + 8]) for i in range(len(report) - 7)]
    assert not [span for span in copied if span in case]


def test_the_reported_plan_is_barred_by_a_law_with_no_way_out_stated(donbas: pp.Analysis) -> None:
    """The cession crosses Ukraine's constitution, Ukraine refuses, and Europe loses without being asked."""
    row = donbas.plan_table.row("alaska")
    assert row.cell("barred").value == "yes"
    assert "law" in row.cell("barred").why
    assert any("no way out stated" in ref.text for ref in row.cell("barred").rests_on)
    assert row.cell("agree").value == "no"
    assert "Loses without being asked: European leaders" in row.cell("agree").why
    assert row.cell("leave").value == "depends" and "Ukraine and United States: unknown" in row.cell("leave").why
    hold = row.cell("hold")
    assert hold.value == "depends" and "Ukraine hands it over for good" in hold.why and "Nothing in the case stands behind" in hold.why


def test_the_role_play_has_the_published_twelve_packages() -> None:
    """720 packages, of which 12 are acceptable to all six parties."""
    oracle = json.loads(shared("oracles/deals_cases.json").read_text(encoding="utf-8"))["scorable_game"]
    answer = pp.deals(pp.compile(pp.load(pp.shipped("sport_park")))).answer
    assert answer["packages"]["all"] == oracle["packages"]
    found = answer["acceptable"]
    assert found["every_reading"] == found["some_reading"] == oracle["n_acceptable_all"]


def test_findings_and_plan_table_go_to_json_and_back_unchanged(donbas: pp.Analysis) -> None:
    """What the page embeds is enough to draw it again."""
    for finding in donbas.findings:
        assert pp.Finding.from_json(json.loads(json.dumps(finding.to_json()))) == finding
    data = json.loads(json.dumps(donbas.plan_table.to_json()))
    assert pp.PlanTable.from_json(data) == donbas.plan_table


def test_the_page_fetches_nothing_and_is_small(donbas: pp.Analysis) -> None:
    """At most 300 kB, a strict content security policy, no address to fetch from, no script that runs."""
    html = donbas.html()
    assert len(html.encode()) <= 300_000
    assert "default-src 'none'" in html
    assert not re.search(r"""(src|href)\s*=\s*["'](?!#)""", html)
    assert re.findall(r"<script[^>]*>", html) == ['<script type="application/json" id="findings">']
    embedded = html.split('id="findings">')[1].split("</script>")[0]
    assert json.loads(embedded)["plan_table"]["title"] == donbas.plan_table.title


def test_the_same_case_gives_the_same_bytes_under_another_hash_seed(tmp_path: Path) -> None:
    """Two processes with different PYTHONHASHSEED write the same page."""
    pages = []
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.html"
        command = [sys.executable, "-m", "pourparler", "demo", "-o", str(target)]
        subprocess.run(command, check=True, stdout=subprocess.PIPE, env={**os.environ, "PYTHONHASHSEED": seed})
        pages.append(target.read_bytes())
    assert pages[0] == pages[1]


def test_public_names_are_listed_and_load() -> None:
    """Every name in __all__ can be had from the package, and import alone loads no library."""
    for name in pp.__all__:
        assert getattr(pp, name) is not None
    code = "import sys, pourparler; sys.exit(any(m in sys.modules for m in ('numpy', 'yaml', 'rich', 'click')))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
    with pytest.raises(AttributeError):
        _ = pp.nothing


def test_check_finds_only_unset_issues_in_the_shipped_cases() -> None:
    """The shipped cases pass check but for plans that leave issues as today."""
    for name in ("donbas", "sport_park"):
        assert {noted.check for noted in pp.check(pp.load(pp.shipped(name)))} <= {"unset"}


def test_a_differing_version_stands_beside_the_first(tmp_path: Path) -> None:
    """A version replaces the step it names, has a row of its own, and a later step overrides an earlier one."""
    text = pp.shipped("donbas").read_text(encoding="utf-8")
    before, plans = text.split("\nplans:\n")
    marked = f"{before}\nplans:\n" + plans.replace(
        "  alaska:\n    title:",
        "  alaska:\n    differing:\n      - id: v2\n        instead_of: 1\n"
        "        steps:\n          - does: {donbas: empty}\n    title:",
        1,
    )
    assert marked != text
    (tmp_path / "case.yaml").write_text(marked, encoding="utf-8")
    table = pp.analyse(pp.load(tmp_path)).plan_table
    assert [row.id for row in table.rows][:2] == ["alaska", "alaska@v2"]
    assert table.row("alaska@v2").kind == "version"
    assert table.row("alaska@v2").cell("barred").value == "no"


def test_contradictory_views_name_a_smallest_set(tmp_path: Path) -> None:
    """Of three views, only the two that clash are named."""
    text = """pourparler: 1
title: T
parties: {a: {name: A}}
issues: {x: {question: X, options: {x0: n, x1: y}, agree: [a]}, z: {question: Z, options: {z0: n, z1: y}, agree: [a]}}
today: {x: x0, z: z0}
views:
  a:
    - {when: {x: x1}, worth: [-5, -1], id: cost}
    - {when: {z: z1}, worth: [1, 5], id: other}
    - {better: {x: x1}, than: today, id: claim}
"""
    (tmp_path / "case.yaml").write_text(text)
    with pytest.raises(pp.InputError, match="together: cost, claim;"):
        pp.compile(pp.load(tmp_path))


def test_a_reason_opens_to_whose_word_it_is_and_to_its_sentence(donbas: pp.Analysis) -> None:
    """Every sourced reason behind a verdict names source, side or the report's voice, and the sentence."""
    texts = [r.text for row in donbas.plan_table.rows for v in row.parties for r in v.rests_on if r.kind == "reason"]
    assert texts
    assert all(re.search(r"alaska sentence \d+", text) for text in texts)
    assert any("anonymous; an opponent" in text for text in texts)
    assert any("unnamed; itself" in ref.text for ref in donbas.plan_table.row("alaska").cell("barred").rests_on)
