"""The figure of moves as an SVG: what is drawn, what is left out, and what it says in text."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest
from figure_tables import PARTIES, PLANS, PURPOSES, TERMS, crowd, graphs, table_of_moves, table_of_states
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.finding import Table
from pourparler.report.graph import MOST, figure, laid
from pourparler.report.graph_label import room_of
from pourparler.report.graph_parts import Drawing
from pourparler.report.graph_text import SIZE


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_every_state_and_every_move_is_drawn_once(tables: tuple[Table, Table]) -> None:
    """Boxes are the states and arrows the moves, each once, in the layout and in the SVG."""
    states, moves = tables
    drawn = laid(states, moves, PLANS)
    assert sorted(box.number for box in drawn.boxes) == sorted(row[0] for row in states.rows)
    arrows = Counter((a.start, a.end, a.who, a.what) for a in drawn.arrows)
    assert arrows == Counter({(a, b, tuple(who), what) for a, b, who, what in moves.rows})
    svg = ElementTree.fromstring(figure(states, moves, PARTIES, PLANS))
    assert sum(len(g.findall("title")) for g in svg.iter("g")) == len(states.rows)
    lines = [path for g in svg.findall("g") if g.get("fill") == "none" for path in g.findall("path")]
    heads = "".join(path.get("d", "") for path in svg.findall("path"))
    assert heads.count("M") == len(lines)
    assert len(lines) == len(drawn.arrows) == len({path.get("d") for path in lines})


@settings(max_examples=40, deadline=None)
@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(tables: tuple[Table, Table], rng: random.Random) -> None:
    """The same states and moves in another order give the same bytes, and so does a second time."""
    states, moves = tables
    shuffled = [replace(t, rows=tuple(rng.sample(t.rows, len(t.rows)))) for t in tables]
    first = figure(states, moves, PARTIES, PLANS)
    assert figure(states, moves, PARTIES, PLANS) == first
    assert figure(*shuffled, PARTIES, PLANS[::-1]) == first


def test_at_most_forty_states_and_today_and_the_plans_first() -> None:
    """Of 60 states 40 are drawn, among them today and every plan, however far; the text says how many are not."""
    states, moves = crowd(60, 120, 5)
    far = [(100 + n, TERMS[n % 4], 9, [PLANS[n % 2]]) for n in range(5)]
    drawn = laid(replace(states, rows=(*far, *states.rows)), moves, PLANS)
    assert len(drawn.boxes) == MOST == 40
    assert {1, *(row[0] for row in far)} <= {box.number for box in drawn.boxes}
    assert drawn.dropped == 25
    here = {box.number for box in drawn.boxes}
    assert {(a.start, a.end) for a in drawn.arrows} == {(a, b) for a, b, *_ in moves.rows if {a, b} <= here}
    svg = ElementTree.fromstring(figure(replace(states, rows=(*far, *states.rows)), moves, (), PLANS))
    assert "25 more sets of terms are not drawn" in str(svg.findtext("desc"))


def test_a_crowded_figure_stays_readable() -> None:
    """With 40 states and 80 moves few labels touch, no letter is under 11 px, and the figure weighs under 60 kB."""
    drawn = laid(*crowd(40, 80, 1))
    rooms = [room_of(arrow.label, arrow.at) for arrow in drawn.arrows]
    touching = [
        (a, b)
        for a, b in combinations(rooms, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > 2 and min(a[3], b[3]) - max(a[1], b[1]) > 2
    ]
    assert len(touching) <= 4
    svg = figure(*crowd(40, 80, 1), PARTIES)
    root = ElementTree.fromstring(svg)
    assert float(root.get("font-size", 0)) == SIZE >= 11
    assert {e.get("font-size") for e in root.iter() if e is not root} == {None}
    assert len(svg.encode()) < 60_000
    assert f"min-width:{root.get('viewBox', '').split()[2]}px" in root.get("style", "")


def test_what_an_svg_says_to_those_who_cannot_see_it() -> None:
    """It is an image with a title and a description, by which it is labelled, and every text in it stays a text."""
    states, moves = crowd(6, 8, 2)
    svg = ElementTree.fromstring(figure(states, moves, PARTIES))
    assert svg.get("role") == "img"
    ids = [svg.find("title").get("id"), svg.find("desc").get("id")]  # type: ignore[union-attr]
    assert str(svg.get("aria-labelledby")).split() == ids
    assert svg.findtext("title") == states.title
    assert re.search(r"today: 1 box;", str(svg.findtext("desc")))
    for what, count in Counter(row[3] for row in {*moves.rows}).items():
        assert f"{what}: {count}" in str(svg.findtext("desc"))
    texts = {"".join(text.itertext()) for text in svg.iter("text")}
    assert "today" in texts
    assert {t for t in texts if t.endswith(" alone")} == {f"{who[0]} alone" for _, _, who, _ in moves.rows}


def test_a_name_with_markup_stays_a_text() -> None:
    """Titles, terms and names with markup are escaped: the SVG has only the elements it draws with."""
    rows = [(1, "today", 0, ["today"]), (2, 'toll “<script>x</script>”; a & "b"', 1, ["<i>Plan</i>"])]
    moves = table_of_moves([(1, 2, ["<b>&amp;</b>"], 'for "<nothing>"')])
    svg = figure(replace(table_of_states(rows), title="<script>1</script>"), moves, ["<b>&amp;</b>"], ["<i>Plan</i>"])
    root = ElementTree.fromstring(svg)
    assert {e.tag for e in root.iter()} == {"svg", "title", "desc", "text", "tspan", "g", "path", "rect"}
    texts = ["".join(text.itertext()) for text in root.iter("text")]
    assert "<b>&amp;</b>" in texts
    assert 'for "<nothing>"' in texts
    assert '<i>Plan</i>; toll “<script>x</script>”; a & "b"' in [t.text for t in root.iter("title")]


def test_lines_tell_the_three_purposes_apart_and_borders_today_and_plans() -> None:
    """A step is solid, a gain dashed, an answer dotted; today has two borders and a plan a thick one."""
    rows = [(1, "today", 0, ["today"]), (2, TERMS[0], 1, [PLANS[0]]), (3, TERMS[1], 1, ["crosses a red line of D"])]
    moves = table_of_moves([(1, 2, ["D"], PURPOSES[0]), (1, 3, ["D"], PURPOSES[1]), (2, 3, ["D"], PURPOSES[2])])
    root = ElementTree.fromstring(figure(table_of_states(rows), moves, PARTIES, PLANS))
    kinds = [(g.get("stroke-dasharray"), len(g.findall("path"))) for g in root.findall("g") if g.get("fill") == "none"]
    assert {count for _, count in kinds} == {1}
    assert len({None} & {dash for dash, _ in kinds}) == 1
    assert len(kinds) == len({dash for dash, _ in kinds}) == 3
    boxes = {str(g.findtext("title")): g for g in root.iter("g") if g.find("title") is not None}
    assert [len(box.findall("rect")) for box in boxes.values()] == [2, 1, 1]
    plan, other = boxes[f"{PLANS[0]}; {TERMS[0]}"], boxes[f"{TERMS[1]}; crosses a red line of D"]
    widths = [float(box.find("rect").get("stroke-width", 1)) for box in (plan, other)]  # type: ignore[union-attr]
    assert widths[0] >= 2 * widths[1]
    slanted = ["".join(t.itertext()) for t in root.iter("tspan") if t.get("font-style") == "italic"]
    assert slanted == ["crosses a red line of D"]
    legend = {"".join(text.itertext()) for text in root.iter("text")}
    assert {*PURPOSES, "today", "a plan of the plan table", "another set of terms", "D alone"} <= legend


def test_one_state_is_a_figure_and_none_is_not() -> None:
    """Today alone is drawn; no state at all is refused."""
    drawn = laid(table_of_states([(1, "today", 0, ["today"])]), table_of_moves([]))
    assert isinstance(drawn, Drawing)
    assert [box.today for box in drawn.boxes] == [True]
    with pytest.raises(ValueError, match="a state"):
        laid(table_of_states([]), table_of_moves([]))
