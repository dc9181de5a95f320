"""The figure of moves and the page's part on who would leave: what is drawn, where, and what a page without it shows."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pourparler as pp
from pourparler.finding import Table
from pourparler.report.graph import MOST, figure, laid
from pourparler.report.graph_label import room_of
from pourparler.report.graph_parts import Drawing
from pourparler.report.graph_text import SIZE, box_lines, shortened, width_of, wrapped
from pourparler.report.page import page
from pourparler.words import CONCEPTS, STABILITY

PARTIES = ("Anna & Sons", "Boreal <b>League</b>", "Cooperative of the Upper Valley and the Lower Meadows", "D")
PLANS = ("Plan <one> & only", "A second plan with a title that no box can hold on a line")
PURPOSES = ("a step on a shortest way", "a move that gains, at least in some reading", "an answer by others")
TERMS = (
    "water “Half and half”",
    "land “Both, by season; with a fence”",
    "toll “</text> & none”",
    "watch “Everybody's”",
)


def table_of_states(rows: list[tuple[int, str, int, list[str]]]) -> Table:
    columns = ("number", "what differs from today", "moves from today", "what it is")
    return Table("graph-states", "Some states & <moves>", columns, tuple(rows))


def table_of_moves(rows: list[tuple[int, int, list[str], str]]) -> Table:
    return Table("graph-moves", "Who moves", ("from", "to", "who", "what for"), tuple(rows))


@st.composite
def graphs(draw: st.DrawFn, most: int = 30) -> tuple[Table, Table]:
    """A case's two tables: up to ``most`` states at -1 to 5 moves from today, some of them plans, with moves between."""
    count = draw(st.integers(1, most))
    states: list[tuple[int, str, int, list[str]]] = [(1, "today", 0, ["today"])]
    for number in range(2, count + 1):
        differs = "; ".join(draw(st.lists(st.sampled_from(TERMS), min_size=1, max_size=6)))
        marks = draw(
            st.sampled_from([[], [], [PLANS[0]], [PLANS[1], "crosses a red line of D"], ["crosses a red line"]])
        )
        states.append((3 * number, differs, draw(st.sampled_from([1, 1, 1, 2, 2, 3, 5, -1])), marks))
    numbers = st.sampled_from([row[0] for row in states])
    who = st.sampled_from([[PARTIES[0]], [PARTIES[1]], [PARTIES[2], PARTIES[3]], [f"{PARTIES[0]} and {PARTIES[2]}"]])
    moves = draw(st.lists(st.tuples(numbers, numbers, who, st.sampled_from(PURPOSES)), max_size=2 * count))
    return table_of_states(states), table_of_moves([move for move in moves if move[0] != move[1]])


def crowd(states: int, moves: int, seed: int) -> tuple[Table, Table]:
    """A large graph, drawn by the seed."""
    rng = random.Random(seed)
    rows = [(1, "today", 0, ["today"])]
    rows += [(n, "; ".join(rng.sample(TERMS, 3)), rng.randint(1, 4), []) for n in range(2, states + 1)]
    steps = [(*rng.sample(range(1, states + 1), 2), [rng.choice(PARTIES)], rng.choice(PURPOSES)) for _ in range(moves)]
    return table_of_states(rows), table_of_moves([(a, b, who, what) for a, b, who, what in steps])


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_no_two_boxes_overlap_and_layers_go_from_left_to_right(tables: tuple[Table, Table]) -> None:
    """Boxes keep apart and inside the figure; the farther from today, the farther right; no way there comes last."""
    drawn = laid(*tables, PLANS)
    for one, two in combinations(drawn.boxes, 2):
        apart = one.x + one.width < two.x or two.x + two.width < one.x
        assert apart or one.y + one.height < two.y or two.y + two.height < one.y
        if one.distance == two.distance:
            assert one.x == two.x
        elif two.distance < 0 or 0 <= one.distance < two.distance:
            assert one.x + one.width < two.x
        else:
            assert two.x + two.width < one.x
    for box in drawn.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= drawn.width
        assert box.y + box.height <= drawn.height


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
    assert sum(len(g.findall("title")) for g in svg.findall("g")) == len(states.rows)
    lines = [path for path in svg.findall("path") if path.get("fill") == "none"]
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


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_names_stay_off_the_boxes_and_inside_the_figure(tables: tuple[Table, Table]) -> None:
    """No label on an arrow overlaps a box or leaves the figure, whatever the names."""
    drawn = laid(*tables, PLANS)
    for arrow in drawn.arrows:
        left, top, right, bottom = room_of(arrow.label, arrow.at)
        assert arrow.label
        assert left >= 0
        assert top >= 0
        assert right <= drawn.width
        assert bottom <= drawn.height
        for b in drawn.boxes:
            assert right <= b.x or b.x + b.width <= left or bottom <= b.y or b.y + b.height <= top


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_arrows_do_not_cover_each_other_or_run_through_a_box(tables: tuple[Table, Table]) -> None:
    """Any two ends on one side of a box are 10 px apart or more, lanes too, and no arrow crosses the inside of a box."""
    drawn = laid(*tables, PLANS)
    ends = [p for a in drawn.arrows for p in (a.pieces[0].points[0], a.pieces[-1].points[3])]
    lanes = [one.points[3] for a in drawn.arrows for one, _ in pairwise(a.pieces)]
    for (x, y), (v, w) in combinations(ends + lanes, 2):
        assert x != v or abs(y - w) >= 10
    for arrow in drawn.arrows:
        path = [p for piece in arrow.pieces for p in (piece.at(t / 40) for t in range(41))]
        path += [((a[0] + b[0]) / 2, a[1]) for a, b in lanes_of(arrow.pieces)]
        for x, y in path:
            for b in drawn.boxes:
                assert not (b.x + 0.1 < x < b.x + b.width - 0.1 and b.y < y < b.y + b.height)


def lanes_of(pieces: tuple) -> list[tuple[tuple[float, float], tuple[float, float]]]:  # type: ignore[type-arg]
    """Between which points an arrow runs level across a layer."""
    return [(one.points[3], two.points[0]) for one, two in pairwise(pieces)]


def test_an_arrow_starts_and_ends_at_its_boxes() -> None:
    """Each arrow's two ends are on the border of the boxes that it joins."""
    states, moves = crowd(25, 60, 3)
    drawn = laid(states, moves)
    boxes = {box.number: box for box in drawn.boxes}
    for arrow in drawn.arrows:
        for number, (x, y) in ((arrow.start, arrow.pieces[0].points[0]), (arrow.end, arrow.pieces[-1].points[3])):
            box = boxes[number]
            assert x in (box.x, box.x + box.width)
            assert box.y < y < box.y + box.height


def test_two_arrows_that_need_not_cross_do_not() -> None:
    """Of four states in two layers the order is turned so that two arrows run beside each other."""
    states = table_of_states([(1, "today", 0, ["today"]), *((n, TERMS[0], 1 if n < 5 else 2, []) for n in range(2, 8))])
    moves = table_of_moves([(2, 7, ["D"], PURPOSES[0]), (3, 6, ["D"], PURPOSES[0]), (4, 5, ["D"], PURPOSES[0])])
    y = {box.number: box.y for box in laid(states, moves).boxes}
    assert sorted((2, 3, 4), key=y.__getitem__) == [
        n for _, n in sorted((y[m], n) for n, m in ((2, 7), (3, 6), (4, 5)))
    ]


def test_arrows_back_and_within_a_layer_are_curved() -> None:
    """An arrow back between two boxes at one height bends, and one within a layer bends around to the right."""
    states = table_of_states([(1, "today", 0, ["today"]), (2, TERMS[0], 1, []), (3, TERMS[1], 1, [])])
    alone = table_of_states(list(states.rows[:2]))
    (back,) = laid(alone, table_of_moves([(2, 1, ["D"], PURPOSES[1])])).arrows
    (forth,) = laid(alone, table_of_moves([(1, 2, ["D"], PURPOSES[1])])).arrows
    start, end = back.pieces[0].at(0), back.pieces[0].at(1)
    assert start[1] == pytest.approx(end[1])
    assert abs(back.pieces[0].at(0.5)[1] - start[1]) > 4
    assert forth.pieces[0].at(0.5)[1] == pytest.approx(forth.pieces[0].at(0)[1])
    (within,) = laid(states, table_of_moves([(2, 3, ["D"], PURPOSES[2])])).arrows
    assert within.pieces[0].at(0.5)[0] > within.pieces[0].at(0)[0] + 10


@pytest.mark.parametrize(("start", "end"), [(1, 2), (2, 1), (2, 3), (3, 2), (1, 4), (4, 1)])
def test_parallel_arrows_run_beside_each_other(start: int, end: int) -> None:
    """Three arrows between the same two boxes, forth, back, within a layer or over one, keep apart all along."""
    rows = [(1, "today", 0, ["today"]), *((n, TERMS[0], d, []) for n, d in ((2, 1), (3, 1), (4, 2)))]
    moves = [(start, end, ["D"], PURPOSES[0]), (start, end, ["D"], PURPOSES[1]), (end, start, ["D"], PURPOSES[1])]
    arrows = laid(table_of_states(rows), table_of_moves(moves)).arrows
    paths = [[piece.at(t / 50) for piece in arrow.pieces for t in range(51)] for arrow in arrows]
    for one, two in combinations(paths, 2):
        assert min(abs(x - v) + abs(y - w) for x, y in one for v, w in two) > 4


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
    dashes = [path.get("stroke-dasharray") for path in root.findall("path") if path.get("fill") == "none"]
    assert dashes[0] is None
    assert len(set(dashes)) == 3
    boxes = {str(g.findtext("title")): g for g in root.findall("g") if g.find("title") is not None}
    assert [len(box.findall("rect")) for box in boxes.values()] == [2, 1, 1]
    plan, other = boxes[f"{PLANS[0]}; {TERMS[0]}"], boxes[f"{TERMS[1]}; crosses a red line of D"]
    widths = [float(box.find("rect").get("stroke-width", 0)) for box in (plan, other)]  # type: ignore[union-attr]
    assert widths[0] >= 2 * widths[1]
    assert {t.get("font-style") for t in other.iter("tspan")} == {None, "italic"}
    legend = {"".join(text.itertext()) for text in root.iter("text")}
    assert {*PURPOSES, "today", "a plan of the plan table", "another set of terms", "D alone"} <= legend


def test_one_state_is_a_figure_and_none_is_not() -> None:
    """Today alone is drawn; no state at all is refused."""
    drawn = laid(table_of_states([(1, "today", 0, ["today"])]), table_of_moves([]))
    assert isinstance(drawn, Drawing)
    assert [box.today for box in drawn.boxes] == [True]
    with pytest.raises(ValueError, match="a state"):
        laid(table_of_states([]), table_of_moves([]))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aimW .,“”漢é-", max_size=60), st.floats(20, 200), st.integers(1, 4), st.booleans())
def test_no_line_is_longer_than_its_room(text: str, room: float, most: int, bold: bool) -> None:
    """A wrapped text has at most so many lines, each fits, and nothing is lost unless an … says so."""
    lines = wrapped(text, room, most, bold)
    assert len(lines) <= most
    assert all(width_of(line, bold) <= room for line in lines)
    if "…" not in "".join(lines):
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_shortened_quotation_is_closed() -> None:
    """What is cut within quotation marks keeps both of them."""
    cut = shortened("water “Half and half, by season and by turns”", 100)
    assert re.fullmatch(r"water “Half[^”]*…”", cut)


def test_every_difference_has_its_share_of_a_box() -> None:
    """Three differences stand on lines of their own; of seven the first three do, and the rest is counted."""
    lines = [line for line, _ in box_lines(5, (), "; ".join(TERMS[:3]), (), 130, 1)]
    assert [line.split(" “")[0].split("· ")[-1] for line in lines] == ["water", "land", "toll"]
    many = [line for line, _ in box_lines(5, (), "; ".join(f"{c} “x”" for c in "abcdefg"), (), 130, 1)]
    assert many == ["5 · a “x”", "b “x”", "c “x”", "and 4 more"]


# the page


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
        assert len(re.findall(f'<td class="{word[0]}">{word}', drawn)) == cells
        assert f'.by-plan .{word[0]}::before {{ content: "{shape} " / ""; }}' in donbas.html()
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
        cells = re.findall(r'<td data-column="who would leave">\s*(.*?)\s*</td>', html)
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
