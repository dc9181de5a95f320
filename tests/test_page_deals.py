"""The page's parts of the deal lens: what would have to move, figures, tables, repairs; and what fails."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import replace
from html import escape
from itertools import pairwise

import pytest
from deal_tables import PARTIES, drawn, heat, scatter, words

import pourparler as pp
from pourparler.report.page import page

ALL = [heat(), scatter(), *words()]


@pytest.fixture(scope="module")
def found() -> pp.Analysis:
    return pp.analyse(pp.load(pp.shipped("starter")))


@pytest.fixture(scope="module")
def html(found: pp.Analysis) -> str:
    return drawn(found, ALL)


def part(html: str, id: str) -> str:
    return html.split(f'<section aria-labelledby="{id}">')[1].split("</section>")[0]


def test_ids_are_unique_and_headings_in_order(html: str) -> None:
    """With every table there, no id stands twice and no heading skips a level."""
    assert max(Counter(re.findall(r'\sid="([^"]+)"', html)).values()) == 1
    assert all(int(b) <= int(a) + 1 for a, b in pairwise(re.findall(r"<h([1-6])", html)))
    named = re.findall(r'aria-labelledby="([^"]+)"', html)
    assert {id for ids in named for id in ids.split()} <= set(re.findall(r'\sid="([^"]+)"', html))


def test_what_would_have_to_move_is_said_in_sentences(html: str) -> None:
    """Corrections and conflicts are lists under the reading they hold in; what a plan's refusers need, under the plan."""
    move = part(html, "move")
    lists = re.findall(r"<p>(In \w+ reading):</p>\s*<ul>(.*?)</ul>", move)
    assert [(head, body.count("<li>")) for head, body in lists] == [
        ("In every reading", 2),
        ("In some reading", 1),
        ("In every reading", 1),
    ]
    assert "Either &lt;Anna&gt; accepts" in move
    assert re.findall(r"<summary>(.*?)</summary>", move) == ["Plan A", "Plan B"]
    assert "Anna &amp; Sons: more water" in move and "Rests on: s01" in move
    assert "not ranked across parties" in move


def test_without_its_tables_the_part_lists_refusals(found: pp.Analysis) -> None:
    """A page without the tables of the deal lens still names who refuses which plan, and draws no empty heading."""
    move = part(drawn(found, []), "move")
    assert "<h3" not in move
    refused = [row.title for row in found.plan_table.rows if any(v.value == "no" for v in row.parties)]
    assert re.findall(r"<summary>(.*?)</summary>", move) == [escape(title) for title in refused]
    assert "<figure" not in part(drawn(found, []), "space-part")


def test_each_table_is_drawn_and_an_empty_one_is_its_title(html: str) -> None:
    """Tables with rows stand as tables under their claim, one without rows as a sentence."""
    over = part(html, "space-part")
    for table in words()[3:]:
        assert table.title in over
        assert (f'<table id="{table.id}">' in over) == bool(table.rows)
    assert "<p>None is worse for all in every reading.</p>" in over
    assert "No advice" in over
    empty = drawn(pp.analyse(pp.load(pp.shipped("starter"))), [replace(t, rows=()) for t in ALL])
    assert "<figure" not in part(empty, "space-part")
    assert "<p>What cannot stand together. <small>Nothing to list.</small></p>" in part(empty, "move")
    assert "<p>None suits &lt;all&gt;. <small>The plans first</small></p>" in part(empty, "space-part")


def test_the_figures_stand_under_their_claim_with_their_data(html: str) -> None:
    """Each figure has a claim, what its signs mean, its drawings, and its data as a table, folded away."""
    over = part(html, "space-part")
    assert over.count("<figure>") == 2
    for figure, claim, drawings in zip(
        over.split("<figure>")[1:], ("None suits &lt;all&gt;.", "What two gain."), (1, 2), strict=True
    ):
        figure = figure.split("</figure>")[0]
        assert re.search(r"<figcaption>(.*?) <small>", figure)[1] == claim  # type: ignore[index]
        assert figure.count('<svg role="img"') == drawings
        assert "<summary>The figure's data</summary>" in figure
    data = over.split('id="heat-data"')[1].split("</table>")[0]
    assert data.count("<tr>") == len(heat().rows) + 1
    assert "<td>refuses* −3 to −1.5</td>" in data


def test_nothing_is_fetched_and_no_script_runs(html: str) -> None:
    """The only script is data, no address leads out, and no font is brought along."""
    assert re.findall(r"<script[^>]*>", html) == ['<script type="application/json" id="findings">']
    assert not re.search(r"""(src|href)\s*=\s*["'](?!#)""", html)
    body = html.split("<body>")[1].split("<script")[0]
    assert not re.search(r"url\(|@font-face|https?:", body)
    assert not re.search(r"<[^>]+\son\w+=", body)


def test_without_the_library_the_figure_says_so(found: pp.Analysis, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where vl-convert is missing, a sentence and the table stand in the figure's place."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    over = part(drawn(found, ALL), "space-part")
    assert "<svg" not in over
    assert over.count("vl-convert-python is not installed") == 2
    for id in ("heat-data", "scatter-data"):
        assert f'<table id="{id}">' in over and "<details><summary>The figure's data" not in over


def test_where_the_library_fails_the_figure_says_so(found: pp.Analysis, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure of the library is a sentence, also when it is no Exception; another figure is drawn all the same."""
    import vl_convert

    class Panic(BaseException):
        pass

    draws = vl_convert.vegalite_to_svg

    def broken(spec: dict[str, object], **more: object) -> str:
        if "params" in spec:  # the heat map
            raise Panic
        return draws(spec, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(vl_convert, "vegalite_to_svg", broken)
    over = part(drawn(found, ALL), "space-part")
    assert over.count("vl-convert-python failed on it") == 1
    assert over.count("<svg") == 2
    monkeypatch.setattr(vl_convert, "vegalite_to_svg", lambda spec, **more: "<svg>no size</svg>")
    assert part(drawn(found, ALL), "space-part").count("wrote no SVG") == 2


def test_a_gain_that_is_no_number_is_told(found: pp.Analysis) -> None:
    """A scatter with a gain that cannot be read is not drawn, and its rows are shown."""
    table = scatter(1, 3)
    rows = (*table.rows, (*PARTIES[:2], "plan", "much", 1, "A plan"))
    over = part(drawn(found, [replace(table, rows=rows)]), "space-part")
    assert "a gain is no number" in over
    assert over.split('id="scatter-data"')[1].split("</table>")[0].count("<tr>") == len(rows) + 1


def test_a_repair_has_short_details(found: pp.Analysis) -> None:
    """A row of kind repair has its terms, who accepts and what bars it, and no table of parties."""
    first = found.plan_table.rows[0]
    repair = replace(first, id="repair.1", title="The plan, repaired", kind="repair")
    html = page(replace(found.plan_table, rows=(*found.plan_table.rows, repair)), found.findings)
    assert '<a href="#plan-repair_2e1">The plan, repaired</a> <span class="kind">(repair)</span>' in html
    details = part(html, "cells").split('<h3 id="plan-repair_2e1">')[1]
    assert "<table" not in details and "<details" not in details
    for column in ("agree", "barred"):
        assert escape(repair.cell(column).why) in details
    assert all(escape(says) in details for _, says in repair.terms)
    assert "The plan, repaired" not in part(html, "move")


def test_the_same_tables_give_the_same_bytes(found: pp.Analysis, html: str) -> None:
    """Drawn a second time, the page is the same."""
    assert drawn(found, ALL) == html
