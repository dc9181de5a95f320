"""The page's part on who would leave: its tables, its figure, and what a page without them shows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

import pourparler as pp
from pourparler.report.page import page
from pourparler.words import COLUMNS, CONCEPTS, STABILITY


@pytest.fixture(scope="module")
def donbas() -> pp.Analysis:
    return pp.analyse(pp.load(pp.shipped("donbas")))


def part(html: str) -> str:
    """The page's part on who would leave."""
    return html.split('<section aria-labelledby="leave-part">')[1].split("</section>")[0]


def without(found: pp.Analysis, *ids: str) -> str:
    """The page with these tables of the finding left out."""
    findings = [
        replace(f, tables=tuple(t for t in f.tables if t.id not in ids)) if f.id == "stability" else f
        for f in found.findings
    ]
    return page(found.plan_table, findings)


class Outline(HTMLParser):
    """Ids, headings in order, and tables whose head cells have no scope."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.levels: list[int] = []
        self.bare = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.ids += [str(told["id"])] if "id" in told else []
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.bare += tag == "th" and told.get("scope") not in ("col", "row", "rowgroup")


def test_the_part_stands_in_its_place_and_is_well_formed(donbas: pp.Analysis) -> None:
    """It comes after the stances and before the terms; ids are unique, headings in order, head cells have a scope."""
    html = donbas.html()
    places = [html.index(f'<h2 id="{id}"') for id in ("stand", "leave-part", "space-part")]
    assert places == sorted(places)
    outline = Outline(html)
    assert max(Counter(outline.ids).values()) == 1
    assert all(after <= before + 1 for before, after in pairwise(outline.levels))
    assert outline.bare == 0


def test_the_table_of_who_stays_is_grouped_by_plan(donbas: pp.Analysis) -> None:
    """Each plan's title stands once as the head of its rows; every party of it follows, its verdict with a shape."""
    table = donbas.finding("stability").table("stays")
    drawn = part(donbas.html()).split('id="stays"')[1].split("</table>")[0]
    heads = re.findall(r'<th scope="rowgroup" colspan="7"><span>(.*?)</span></th>', drawn)
    assert heads == list(dict.fromkeys(row[0] for row in table.rows))
    assert len(re.findall(r'<th scope="row">', drawn)) == len(table.rows)
    shapes = {"stays": "●", "leaves": "■", "depends": "◐", "unknown": "○"}
    for word, shape in shapes.items():
        cells = sum(str(cell).split(":")[0].split(" ")[0] == word for row in table.rows for cell in row[2:])
        alike = sum(row.count("<td>") for row in re.findall(f'<tr class="{word[0]}">(.*?)</tr>', drawn))
        assert len(re.findall(f'<td class="{word[0]}">{word}', drawn)) + alike == cells
        assert f'td.{word[0]}::before,tr.{word[0]} td::before{{content:"{shape} " / ""}}' in donbas.html().replace(", ", ",")
    for concept in CONCEPTS:
        assert STABILITY[concept] in part(donbas.html())


def test_the_figure_stands_with_its_data(donbas: pp.Analysis) -> None:
    """One figure with an SVG, then its two tables with every row, folded away."""
    drawn = part(donbas.html())
    assert drawn.count("<figure>") == drawn.count("<svg") == 1
    data = drawn.split("</svg>")[1].split("</figure>")[0]
    assert "<summary>The figure's data</summary>" in data
    for id in ("graph-states", "graph-moves"):
        rows = len(donbas.finding("stability").table(id).rows)
        assert data.split(f'id="{id}"')[1].split("</table>")[0].count("<tr>") == rows + 1


def test_why_each_party_stays_is_folded_by_plan(donbas: pp.Analysis) -> None:
    """One fold for each plan, with a row for each row of the finding's table."""
    table = donbas.finding("stability").table("why-stay")
    drawn = part(donbas.html()).split(f"<h3>{table.title}</h3>")[1]
    titles = list(dict.fromkeys(row[0] for row in table.rows))
    assert re.findall(r"<summary>(.*?)</summary>", drawn) == titles
    assert drawn.count("<tr>") == len(table.rows) + len(titles)


def test_the_column_who_would_leave_has_words_of_its_own(donbas: pp.Analysis) -> None:
    """In that column yes reads somebody leaves, no nobody leaves, and the reason stands beside it."""
    says = {"yes": "somebody leaves", "no": "nobody leaves", "depends": "depends", "unknown": "unknown"}
    for value, words in says.items():
        rows = tuple(
            replace(
                row,
                cells=tuple(
                    replace(v, value=value, why="Because <of> it.") if v.column == "leave" else v for v in row.cells
                ),
            )
            for row in donbas.plan_table.rows
        )
        html = page(replace(donbas.plan_table, rows=rows), donbas.findings)
        plans = html.split('<table class="plans">')[1].split("</table>")[0].split("</tr>")[1:-1]
        place = list(COLUMNS).index("leave")
        cells = [re.findall(r"<td>\s*(.*?)\s*</td>", row, re.DOTALL)[place] for row in plans]
        assert len(cells) == len(rows)
        assert {re.sub("<.*?>", "", cell)[2:] for cell in cells} == {f"{words}: Because &lt;of&gt; it."}


def test_a_page_without_the_finding_or_some_of_its_tables(donbas: pp.Analysis) -> None:
    """No finding, no part; no states, no figure; empty or missing tables are left out; no tables, one sentence."""
    other = [f for f in donbas.findings if f.id != "stability"]
    bare = page(donbas.plan_table, other)
    assert "leave-part" not in bare
    assert "</html>" in bare
    drawn = part(without(donbas, "graph-states", "graph-moves", "paths"))
    assert "<figure>" not in drawn
    assert 'id="stays"' in drawn
    assert 'id="paths"' not in drawn
    nothing = part(without(donbas, *(t.id for t in donbas.finding("stability").tables)))
    assert "<table" not in nothing
    assert "<p>Of this the case says nothing" in nothing
    only = part(without(donbas, *(t.id for t in donbas.finding("stability").tables if t.id != "equilibria")))
    assert re.findall(r'<table[^>]* id="(.*?)"|<table id="(.*?)"', only) == [("equilibria", "")]


def test_every_shipped_case_has_its_page() -> None:
    """Each shipped case of ours draws the part, with a figure where it has states to draw."""
    for name in ("starter", "sport_park"):
        found = pp.analyse(pp.load(pp.shipped(name)))
        has = any(t.id == "graph-states" for t in found.finding("stability").tables)
        assert ("<svg" in part(found.html())) == has
