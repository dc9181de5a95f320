"""The page's part on whether a plan would hold, its timeline of exposure, and the same in a terminal."""

from __future__ import annotations

import re
from collections import Counter
from html import escape, unescape
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

import pourparler as pp
from pourparler.cli import main
from pourparler.finding import Table
from pourparler.report import charts_timeline
from pourparler.report.charts import figures
from pourparler.report.page import anchor, merged, page
from pourparler.words import shown, span

CASE = """
pourparler: 1
title: A pass
parties: {anna: {name: Anna & <b>Sons</b>}, bea: {name: Bea}, cleo: {name: Cleo}}
issues:
  pass: {question: Who holds the pass?, options: {bea: Bea does, anna: Anna does}, agree: [bea]}
  peace: {question: Is there peace?, options: {none: no, full: yes}, agree: [anna, bea], can_break: [anna, bea]}
today: {pass: bea, peace: none}
views:
  anna: [{when: {pass: anna}, worth: [40, 60]}, {when: {peace: full}, worth: [5, 15]}]
  bea: [{when: {pass: anna}, worth: [-20, -10]}, {when: {peace: full}, worth: [20, 40]}]
promises:
  - {by: anna, to: bea, what: To keep off <the pass>, date: 2001-02, outcome: broken}
  - {by: bea, to: anna, what: To let carts through, date: 2001-02, outcome: kept}
durability:
  period: a month
  discount: {anna: 0.9, bea: [0.8, 0.9], cleo: 0.9}
  wars:
    - id: war
      between: [anna, bea]
      odds: [0.2, 0.4]
      costs: {anna: [20, 40], bea: 30}
      sets: {anna: {pass: anna, peace: none}, bea: {pass: bea, peace: none}}
  responses:
    - {id: toll, kind: sanction, by: cleo, against: [anna, bea], amount: 1, surely: 0.6, periods: 10, price: 1, cap: 20}
plans:
  parts:
    title: In <parts>
    steps: [{id: back, who: bea, does: {pass: anna}}, {id: end, who: [anna, bea], does: {peace: full}}]
  peace:
    title: Peace first
    steps: [{id: end, who: [anna, bea], does: {peace: full}}, {id: back, who: bea, does: {pass: anna}}]
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pass") / "pass.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def found(file: Path) -> pp.Analysis:
    return pp.analyse(pp.load(file))


@pytest.fixture(scope="module")
def html(found: pp.Analysis) -> str:
    return found.html()


def part(html: str) -> str:
    return html.split('<section aria-labelledby="hold-part">')[1].split("</section>")[0]


def cells(drawn: str, id: str) -> list[list[str]]:
    """The rows of a table as texts, without those that are one cell over all."""
    body = drawn.split(f'id="{id}"')[1].split("</table>")[0]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in body.split("<tr")[1:]]
    return [[unescape(re.sub("<.*?>", "", cell)) for cell in row] for row in rows if len(row) > 1]


def exposure(*rows: tuple[object, ...], parties: tuple[str, ...] = ("Anna", "Bea")) -> Table:
    return Table("hold-timeline", "Who gives what when", ("plan", "off the deal", "when", "who gives what", *parties), rows)  # type: ignore[arg-type]


def test_verdicts_come_first_and_likelihood_last(found: pp.Analysis, html: str) -> None:
    """Each plan's verdict, sentence and readings; then the figure, who is tempted, remedies, trust, what it rests on."""
    drawn = part(html)
    table = found.finding("durability").table("hold-verdicts")
    first = unescape(re.sub("<.*?>", "", drawn.split("<figure>")[0]))
    assert table.columns[2:] == ("verdict", "readings in which it holds", "what decides alone", "in short")
    for title, _, _, readings, _, short in table.rows:
        assert title in first
        assert readings in first
        assert f": {short}" in html.split("<tbody>")[1].split("</tbody>")[0]
    for row in found.plan_table.rows:
        assert f'<a href="#plan-{row.id}">{escape(row.title)}</a>: <b class="' in drawn
        assert row.cell("hold").why in first
    marks = ["<figure>", 'id="hold-gains"', "What would make it hold", 'id="hold-trust"', 'id="hold-record"', 'id="hold-steps"']
    places = [drawn.index(mark) for mark in [*marks, 'id="hold-numbers"']]
    assert places == sorted(places)
    assert "Each step takes one month." in drawn


def test_ids_are_unique_and_headings_in_order(html: str) -> None:
    """No id stands twice, no heading skips a level, and what names a region is there."""
    ids = Counter(re.findall(r'\sid="([^"]+)"', html))
    assert max(ids.values()) == 1
    assert all(int(b) <= int(a) + 1 for a, b in pairwise(re.findall(r"<h([1-6])", html)))
    assert {id for named in re.findall(r'aria-labelledby="([^"]+)"', html) for id in named.split()} <= {*ids}
    assert set(re.findall(r'href="#([^"]+)"', part(html))) <= {*ids}


def test_without_numbers_the_part_says_what_needs_none() -> None:
    """Every plan under its verdict, who can take what back, no figure, no number, and that none is invented."""
    donbas = pp.analyse(pp.load(pp.shipped("donbas")))
    drawn = part(donbas.html())
    for row in donbas.plan_table.rows:
        assert f'<a href="#plan-{anchor(row.id)}">' in drawn
    assert 'id="hold-steps"' in drawn
    assert "none is invented" in drawn
    for absent in ("<figure", "hold-gains", "hold-trust", "readings of the numbers", "How likely"):
        assert absent not in drawn


def test_what_plans_share_stands_once_under_all_their_titles() -> None:
    """Of groups of rows that say the same, whether or not they stand together, one is drawn; others keep their own."""
    table = Table("t", "T", ("plan", "a", "b"), (("P", "x", 1), ("Q", "x", 2), ("R", "x", 1)))
    assert merged(table) == [("P; R", [("x", 1)]), ("Q", [("x", 2)])]


def test_parties_verdicts_that_two_plans_share_are_drawn_once() -> None:
    """Two plans to the same end: the second's table of parties is a link to the first's, and the anchor stays."""
    drawn = pp.analyse(pp.load(pp.shipped("sinai"))).html()
    assert drawn.count("<caption>Each party on this plan</caption>") == 1
    assert '<p id="agree-at_5fonce">Each party on this plan: as on <a href="#agree-carried_5fout">' in drawn
    assert len(drawn.encode()) <= 366_000


def test_the_figures_data_are_the_table(found: pp.Analysis, html: str) -> None:
    """Every row of the table, its losses as text; the chart tells the ends of each loss, and nothing as a dash."""
    table = found.finding("durability").table("hold-timeline")
    drawn = part(html)
    rows = cells(drawn, "timeline-data")[1:]
    assert len(rows) == len(table.rows)
    for row, told in zip(table.rows, rows, strict=True):
        assert told[:4] == list(row[:4])
        for loss, text in zip(row[4:], told[4:], strict=True):
            assert text.startswith("–" if loss is None else span(loss[0], loss[2]))
    roots = [ElementTree.fromstring(svg) for svg in re.findall("<svg.*?</svg>", drawn, re.DOTALL)]
    plans = list(dict.fromkeys(row[0] for row in table.rows))
    assert len(roots) == min(len(plans), charts_timeline.MOST)
    for plan, root in zip(plans, roots, strict=False):
        said = ["".join(text.itertext()) for text in root.iter("text")]
        losses = [loss for row in table.rows if row[0] == plan for loss in row[4:]]
        for loss in losses:
            assert any((span(loss[0], loss[2]) if loss else "–") in text for text in said)


def test_the_claim_says_when_each_party_is_exposed_most_and_ranks_nobody() -> None:
    """By the middle of the readings, each party by itself: in a phase, from one on, always, or not at all."""
    table = exposure(
        ("P", "either start", "1: step a", "Anna: x", (0.0, 9.0, 9.0), (1.0, 2.0, 3.0), (0.0, 5.0, 5.0), None),
        ("P", "either start", "2: step b", "Bea: y", (0.0, 1.0, 9.0), (1.0, 4.0, 5.0), (0.0, 5.0, 5.0), None),
        ("P", "either start", "after all steps", "–", (0.0, 0.0, 1.0), (1.0, 4.0, 6.0), (0.0, 5.0, 5.0), (0.0, 0.0, 1.0)),
        parties=("Anna", "Bea", "Cleo", "Dora"),
    )  # fmt: skip
    (line,) = charts_timeline.timelines(table)
    assert charts_timeline.claim(line) == (
        "Exposed to a break by others: Anna most while step a is due; Bea most while step b is due and after; "
        "Cleo as much in every phase; Dora not at the middle of the readings"
    )
    assert charts_timeline.claim(line) in charts_timeline.described(line)


def test_three_plans_are_drawn_and_all_are_in_the_data() -> None:
    """Of five plans three are drawn, which is said; the data have every row."""
    rows = [(f"Plan {n}", "either start", "1: step a", "Anna: x", (0.0, 1.0, 2.0), None) for n in range(5)]
    drawn = figures({"hold-timeline": exposure(*rows)})()["timeline"]
    assert not drawn.problem
    assert len(drawn.drawings) == 3
    assert "the first 3 of 5 plans are drawn" in drawn.legend
    assert len(drawn.data.rows) == 5


def test_two_starts_are_told_apart_by_shape_and_colour() -> None:
    """Where off-deal play depends on its start, each start has its mark, and the legend names both."""
    rows = [
        ("P", start, "1: step a", "Anna: x", (0.0, high / 2, high), (1.0, 1.0, 1.0))
        for start, high in (("from a peaceful start", 2.0), ("from a violent start", 8.0))
    ]
    drawn = figures({"hold-timeline": exposure(*rows)})()["timeline"]
    assert "circle: off the deal from a peaceful start; orange diamond: from a violent start" in drawn.legend
    fills = {e.get("fill") for e in ElementTree.fromstring(drawn.drawings[0]).iter()}
    strokes = {e.get("stroke") for e in ElementTree.fromstring(drawn.drawings[0]).iter()}
    assert {*charts_timeline.COLOURS} <= fills | strokes


def test_a_loss_that_is_no_number_leaves_the_table() -> None:
    """The chart is not drawn, it is said why, and what there is stands as a table."""
    drawn = figures({"hold-timeline": exposure(("P", "either start", "1: step a", "x", "much", None))})()["timeline"]
    assert "three numbers or nothing" in drawn.problem
    assert drawn.data.rows[0][4] == "much"
    assert not drawn.drawings


def test_the_record_is_shown_and_counted(html: str) -> None:
    """Who promised whom what, when, what became of it and on whose word; unverified rows count half."""
    rows = {row[0]: row for row in cells(part(html), "hold-record")[1:]}
    assert rows["Anna & <b>Sons</b> to Bea"][1:] == ["To keep off <the pass>", "2001-02", "broken", "–", "–"]
    assert rows["Bea to Anna & <b>Sons</b>"][3] == "kept"
    counts = {row[0]: row[1:4] for row in cells(part(html), "hold-counts")[1:]}
    assert counts == {"Anna & <b>Sons</b>": ["1", "0", "0.5"], "Bea": ["1", "0.5", "0"]}


def test_markup_in_names_stays_text(html: str) -> None:
    """Names, titles and promises with markup are escaped in tables and figures."""
    assert "<b>Sons</b>" not in html
    assert "In <parts>" not in html
    assert "<the pass>" not in html
    assert "Anna &amp; &lt;b&gt;Sons&lt;/b&gt;" in part(html)


def test_the_same_case_gives_the_same_bytes(found: pp.Analysis, file: Path, html: str) -> None:
    """Drawn again from the same findings, or from the file, the page is the same."""
    assert page(found.plan_table, found.findings) == html
    assert pp.analyse(pp.load(file)).html() == html


def test_the_command_tells_verdicts_first_in_80_columns(file: Path) -> None:
    """Verdict and readings before any table; no line is longer than 80; a table's rows stand under its title."""
    result = CliRunner().invoke(main, ["durability", str(file), "--draws", "50"], env={"COLUMNS": "80"})
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("In <parts>: ")
    text = " ".join(result.output.split())
    assert text.index("It holds ") < text.index("Who gives what, and who can take it back")
    assert "None" not in text


@pytest.mark.parametrize(
    ("value", "told"),
    [
        *((0.0, "0"), (-1e-9, "0"), (0.00001, "0.00001"), (0.01234, "0.012"), (-38.4, "-38")),
        *((10.0, "10"), (99.6, "100"), (1234.5, "1,200"), (None, "without end")),
    ],
)
def test_numbers_are_told_with_two_digits(value: float | None, told: str) -> None:
    """Two significant digits, no exponent for what people read."""
    assert shown(value) == told
