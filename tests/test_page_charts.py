"""The charts as SVGs: what they show, what they say, and that making them small changes nothing."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from deal_tables import PARTIES, heat, scatter
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.report import charts_engine
from pourparler.report.charts import Figure, figures
from pourparler.report.charts_label import placed
from pourparler.report.charts_scatter import pairs, steps
from pourparler.report.charts_slim import slim


def figure(id: str, table: object) -> Figure:
    return figures({id: table})()[id]  # type: ignore[dict-item]


def roots(drawn: Figure) -> list[ElementTree.Element]:
    return [ElementTree.fromstring(svg) for svg in drawn.drawings]


def texts(root: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in root.iter("text")]


def test_an_svg_says_what_it_shows() -> None:
    """It is an image labelled by its title and description; letters are at least 11 px where the page is narrow."""
    for drawn in (figure("heat", heat()), figure("scatter", scatter())):
        for n, root in enumerate(roots(drawn), 1):
            assert root.get("role") == "img"
            ids = [f"{drawn.id}-{n}-title", f"{drawn.id}-{n}-desc"]
            assert str(root.get("aria-labelledby")).split() == ids
            assert [child.get("id") for child in root[:2]] == ids
            assert all(child.text for child in root[:2])
            wide = float(str(root.get("viewBox")).split()[2])
            least = float(re.search(r"min-width:(\d+)px", str(root.get("style")))[1])  # type: ignore[index]
            sizes = {float(e.attrib["font-size"]) for e in root.iter() if "font-size" in e.attrib}
            assert min(sizes) * least / wide >= 10.99
            assert {e.tag for e in root.iter()} <= {"svg", "title", "desc", "g", "path", "text", "tspan"}
            given = {name for e in root.iter() if e is not root for name in e.attrib}
            assert not {name for name in given if name.startswith("aria") or name in ("class", "role", "href")}


def test_the_heat_map_has_each_verdict_with_its_sign() -> None:
    """A sign for each cell, the gain beside it; titles and names are texts, markup in them stays a text."""
    table = heat(12)
    (root,) = roots(figure("heat", table))
    said = texts(root)
    signs = {"yes": "✓", "no": "✗", "depends": "◐", "unknown": "○"}
    for verdict, sign in signs.items():
        cells = sum(cell[0] == verdict for row in table.rows for cell in row[1:])
        assert "".join(said).count(sign) == cells
    assert "✗ −3 to −1.5" in said
    assert "Plan <one> & “only”" in said
    assert PARTIES[0] in said


def test_the_cell_that_bars_is_what_the_eye_finds() -> None:
    """Who must agree and refuses has a black cell with white bold letters, and nothing else is black; no red, no green."""
    table = heat(12)
    (root,) = roots(figure("heat", table))
    parents = {child: parent for parent in root.iter() for child in parent}

    def of(element: ElementTree.Element | None, name: str) -> str | None:
        while element is not None:
            if name in element.attrib:
                return element.attrib[name]
            element = parents.get(element)
        return None

    bars = sum(cell[0] == "no" and cell[2] == "must" for row in table.rows for cell in row[1:])
    boxes = [p for p in root.iter("path") if of(p, "fill") == "#1a1a1a"]
    assert sum(p.attrib["d"].count("M") for p in boxes) == bars > 0
    white = [t for t in root.iter("text") if of(t, "fill") == "#ffffff"]
    assert sum("".join(t.itertext()).count("✗") for t in white) == bars
    assert {of(t, "font-weight") for t in white} == {"bold"}
    frames = [p for p in root.iter("path") if of(p, "fill") == "none" and of(p, "stroke") == "#1a1a1a"]
    must = sum(bool(cell[2]) for row in table.rows for cell in row[1:])
    assert sum(p.attrib["d"].count("M") for p in frames) == must
    colours = {of(p, "fill") for p in root.iter("path")} - {None, "none"}
    for colour in colours:
        red, green, blue = (int(str(colour)[k : k + 2], 16) for k in (1, 3, 5))
        assert red <= blue and green <= blue


def test_the_heat_map_is_cut_into_pieces_that_fit_a_printed_page() -> None:
    """Of 50 rows 40 are drawn, 20 in each piece, with columns at one place; the table has all 50."""
    drawn = figure("heat", heat(50))
    assert len(drawn.drawings) == 2
    assert len(drawn.data.rows) == 50
    both = roots(drawn)
    assert both[0].get("viewBox") == both[1].get("viewBox")
    assert sum(sum(text.count(sign) for sign in "✓✗◐○") for root in both for text in texts(root)) == 40 * len(PARTIES)
    assert [root[0].text for root in both] == ["None suits <all> (1 of 2)", "None suits <all> (2 of 2)"]


def test_the_heat_map_is_light() -> None:
    """Forty rows without gains weigh under 17 kB."""
    assert sum(len(svg.encode()) for svg in figure("heat", heat(40)).drawings) < 17_000


def test_the_scatter_names_what_has_a_name() -> None:
    """In the large chart plans and reference points carry their number and name, at one place their numbers alone."""
    drawn = figure("scatter", scatter())
    large, small = roots(drawn)
    said = texts(large)
    assert "1 A plan with <i>markup</i>" in said
    assert "2, 4" in said
    assert {"gain of Anna & Sons", "gain of Boreal <b>League</b>"} <= set(said)
    assert not [text for text in texts(small) if "plan" in text]
    assert drawn.key.startswith("1 A plan with <i>markup</i> · 2 Another plan · ")
    numbers = {row[1]: row[3] for row in drawn.data.rows if row[1]}
    assert [numbers[n] for n in (1, 2, 3, 4, 5)] == [
        *("A plan with <i>markup</i>", "Another plan", "A repair", "Nash", "if nothing is agreed"),
    ]


def test_small_charts_are_six_at_most_and_dots_are_one_path() -> None:
    """Nine pairs give the large chart and six small ones; 400 dots are one path of at most 10 bytes each."""
    drawn = figure("scatter", scatter(9, 400))
    assert len(drawn.drawings) == 7
    for root in roots(drawn):
        dots = [p for p in root.iter("path") if p.attrib["d"].count("h0M") == 399]
        assert len(dots) == 1
        assert len(dots[0].attrib["d"]) < 400 * 14


def test_the_edge_of_a_frontier_is_what_no_other_point_betters() -> None:
    """Of four points the one below another is no corner; the others run from left to right downwards."""
    (pair,) = pairs(scatter(1, 0))
    points = [{"x": p.x, "y": p.y} for p in pair.points if p.kind == "frontier"]
    assert [(p["x"], p["y"]) for p in steps(points)] == [(-20, 60), (10, 30.5), (25, 12.5)]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 600), st.floats(0, 400), st.text("abcdefgh ", max_size=60)), max_size=12))
def test_every_named_point_has_a_label(points: list[tuple[float, float, str]]) -> None:
    """Each point's number stands in one label, with its name or with the numbers of points at the same place."""
    labels = placed(points, 600, 400)
    numbers = [int(n) for label in labels for n in re.findall(r"\d+", label.text)]
    assert sorted(numbers) == list(range(1, len(points) + 1))


def test_names_keep_off_each_other_and_off_the_lines() -> None:
    """Two points side by side have their names on different sides, and none stands on the line through both."""
    line = (0.0, 199.0, 600.0, 201.0)
    left, right = placed([(300, 200, "first"), (320, 200, "second")], 600, 400, [line])
    assert (left.text, right.text) == ("1 first", "2 second")
    assert (left.align, right.align) != ("left", "right")
    assert left.dy not in (4,) and right.dy not in (4,)


def test_slimming_keeps_what_is_drawn() -> None:
    """Every text, and as many outlines as the library drew, stand at the same places after it."""
    spec = {
        "data": {"values": [{"a": n, "b": f"t{n} & <{n}>"} for n in range(5)]},
        "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "nominal"}},
        "layer": [
            {"mark": {"type": "rect", "width": 9, "height": 9, "fill": "#123456"}},
            {"mark": {"type": "circle", "size": 12, "fill": "#654321", "opacity": 1}},
            {"mark": "text", "encoding": {"text": {"field": "b"}}},
        ],
    }
    (svg,) = charts_engine.ask([spec])()
    assert svg is not None
    inner, wide, high = slim(svg)
    before, after = ElementTree.fromstring(svg), ElementTree.fromstring(f"<svg>{inner}</svg>")
    assert (wide, high) == (float(before.attrib["width"]), float(before.attrib["height"]))
    assert len(inner) < len(svg) / 3
    whole = "{http://www.w3.org/2000/svg}"
    said = ["".join(text.itertext()) for text in before.iter(f"{whole}text")]
    assert sorted("".join(texts(after))) == sorted("".join(said))
    dots = [p for p in after.iter("path") if p.attrib["d"].count("h0") == 5]
    assert len(dots) == 1
    places = re.findall(r"M([\d.]+) ([\d.]+)", dots[0].attrib["d"])
    circles = [e for e in before.iter(f"{whole}path") if e.get("fill") == "#654321"]
    shifts = [re.findall(r"[\d.]+", e.attrib["transform"]) for e in circles]
    for (x, y), (a, b) in zip(places, shifts, strict=True):
        assert abs(float(x) - float(a)) <= 0.05 and abs(float(y) - float(b)) <= 0.05


def test_what_is_no_svg_is_refused() -> None:
    """A text that is no SVG, or one without a size, is a ValueError."""
    for text in ("", "no svg", "<svg/>", '<svg width="a" height="1"/>'):
        with pytest.raises(ValueError, match="no SVG"):
            slim(text)


def test_a_process_of_its_own_draws_the_same() -> None:
    """Charts drawn ahead are those drawn here; a chart that fails is none; a process that dies is done without."""
    specs = [chart.spec for table in (heat(), scatter()) for chart in figure(table.id, table).charts]
    here = charts_engine.ask(specs)()
    charts_engine.begin()
    try:
        assert charts_engine.ask(specs)() == here
        assert charts_engine.ask([specs[0], {"mark": 7}])() == [here[0], None]
        (child,) = charts_engine._ahead
        child.kill()
        assert charts_engine.ask(specs)() == here
        assert charts_engine._ahead == []
    finally:
        charts_engine.end()
    assert json.dumps(here) == json.dumps(charts_engine.ask(specs)())
