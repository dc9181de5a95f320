"""Where the figure of moves puts its boxes, arrows and names."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from figure_tables import PLANS, PURPOSES, TERMS, crowd, graphs, table_of_moves, table_of_states
from hypothesis import given, settings

from pourparler.finding import Table
from pourparler.report.graph import laid
from pourparler.report.graph_label import room_of


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
