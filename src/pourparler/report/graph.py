"""The figure of moves: the tables ``graph-states`` and ``graph-moves`` as one SVG, layered from today.

``graph_order`` says which box stands where, ``graph_route`` how arrows run, ``graph_label`` where their names stand;
``graph_svg`` draws.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from pourparler.finding import Table
from pourparler.report.graph_label import labelled, room_of
from pourparler.report.graph_order import chain, ordered, stand
from pourparler.report.graph_parts import Arrow, Box, Drawing, Node
from pourparler.report.graph_route import needed, routes
from pourparler.report.graph_svg import named, svg
from pourparler.report.graph_text import LINE, box_lines, wrapped

MOST, FEW = 40, 20  # boxes in all; and so few that each may have more lines
ROOM, SIDE, TOP = 1100.0, 4.0, 26.0  # px: the width aimed at, the margin, the row of layer names
PAD = 7.0  # px between a box's border and its text
NARROW, BROAD, GAP, BROAD_GAP = 130.0, 190.0, 82.0, 150.0  # px: the limits of a box's width and of the room between


def figure(states: Table, moves: Table, names: Sequence[str] = (), plans: Iterable[str] = ()) -> str:
    """The SVG; ``names``: the parties in case order, ``plans``: the plans' titles. The order of the rows is no matter.

    Raises ValueError when there is no state.
    """
    return svg(laid(states, moves, plans), states.title, names)


def laid(states: Table, moves: Table, plans: Iterable[str] = ()) -> Drawing:
    """The drawing: at most ``MOST`` states (today, then plans, then the nearest), and every move between them.

    Raises ValueError when there is no state.
    """
    if not states.rows:
        raise ValueError("a figure needs a state")
    titles = frozenset(plans)
    rows = sorted(states.rows, key=lambda r: (r[2] != 0, titles.isdisjoint(r[3]), r[2] < 0, r[2], r[0]))
    dropped, rows = max(0, len(rows) - MOST), rows[:MOST]
    distances = sorted({row[2] for row in rows}, key=lambda d: (d < 0, d))
    here = {row[0] for row in rows}
    kept = sorted({(m[0], m[1], m[3], tuple(m[2])) for m in moves.rows if {m[0], m[1]} <= here})
    layer = {row[0]: distances.index(row[2]) for row in rows}
    wide, gap = _widths(len(distances), [(layer[a], layer[b]) for a, b, *_ in kept])
    each = 2 if len(rows) <= FEW else 1
    boxes = sorted(
        (_box(row, layer[row[0]], wide, titles, each) for row in rows), key=lambda box: (box.layer, box.number)
    )
    place = {box.number: k for k, box in enumerate(boxes)}
    ends = [(place[a], place[b]) for a, b, *_ in kept]
    floors = [box.layer for box in boxes]
    nodes = [Node(box.layer, (0, box.number), max(box.height, needed(k, ends, floors))) for k, box in enumerate(boxes)]
    chains = [chain(nodes, a, b, n) for n, (a, b) in enumerate(ends)]
    stand(nodes, ordered(nodes, len(distances)), TOP)
    lefts = [SIDE + n * (wide + gap) for n in range(len(distances))]
    standing = [
        replace(box, x=lefts[box.layer], y=node.y - node.height / 2, width=wide, height=node.height)
        for box, node in zip(boxes, nodes, strict=False)
    ]
    arrows = [
        Arrow(a, b, who, what, pieces, wrapped(" or ".join(who), gap - 6, 4))
        for (a, b, what, who), pieces in zip(kept, routes(nodes, chains, lefts, wide, gap), strict=True)
    ]
    arrows = labelled(arrows)
    last = len(distances) - 1
    aside = gap if any(floors[a] == floors[b] == last for a, b in ends) else 0.0
    return Drawing(
        width=SIDE + lefts[-1] + wide + aside,
        height=max([node.y + node.height / 2 for node in nodes] + [room_of(a.label, a.at)[3] for a in arrows]),
        boxes=tuple(standing),
        arrows=tuple(arrows),
        layers=tuple((named(d), x) for d, x in zip(distances, lefts, strict=True)),
        dropped=dropped,
    )


def _widths(layers: int, ends: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """How wide boxes and the room between layers are: all in ``ROOM`` where five layers or fewer are not crowded."""
    busy = Counter(room for a, b in ends for room in range(min(a, b), max(a, b)))
    gap = min(BROAD_GAP, GAP + 4.0 * max(0, max(busy.values(), default=0) - 8))
    rest = ROOM - 2 * SIDE - (layers - 1) * gap
    wide = min(BROAD, max(NARROW, rest / max(1, layers)))
    if layers > 1:  # few layers leave room for longer names
        gap = min(BROAD_GAP, max(gap, gap + (rest - layers * wide) / (layers - 1)))
    return wide, gap


def _box(row: Sequence[Any], layer: int, wide: float, plans: frozenset[str], each: int) -> Box:
    number, differs, distance = int(row[0]), str(row[1]), int(row[2])
    titles = [text for text in row[3] if text in plans]
    notes = [text for text in row[3] if text not in plans and text != differs]
    bold, other = ((differs, *titles), "") if distance == 0 else (titles, differs)
    lines = box_lines(number, bold, other, notes, wide - 2 * PAD, each)
    told = "; ".join((*titles, differs, *notes))
    return Box(number, distance, layer, lines, told, distance == 0, bool(titles), LINE * len(lines) + 2 * PAD)
