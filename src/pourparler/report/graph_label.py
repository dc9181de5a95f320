"""Where the names on the arrows stand: on their line, never on a box, clear of each other where that is possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparler.report.graph_parts import Arrow, Point
from pourparler.report.graph_text import LINE, width_of

ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88)  # of a curve
STEPS = 24  # points by which a curve is followed
TURNS = 4
# what these cost: a px² over another label, an arrow that is crossed, a head that is covered, a curve hidden by its own
# label, a further room, a place beside the line, a place above the figure
LABEL, OTHER, TIP, HIDDEN, FURTHER, BESIDE, OUT = 20.0, 2.0, 5.0, 12.0, 0.5, 2.0, 1e6
Rect = tuple[float, float, float, float]  # left, top, right, bottom
Places = list[tuple[float, Point, Rect]]  # each with what it costs apart from other labels


def labelled(arrows: Sequence[Arrow]) -> list[Arrow]:
    """The arrows with the middle of each label: the cheapest place each, looked for again while others settle.

    A label stays in the room between two layers, where no box stands; it must not be wider than that.
    """
    rooms: dict[float, list[tuple[int, list[Point]]]] = {}
    for k, arrow in enumerate(arrows):
        for piece in arrow.pieces:
            rooms.setdefault(piece.left, []).append((k, [piece.at(t / STEPS) for t in range(STEPS + 1)]))
    options = [_options(k, arrow, rooms) for k, arrow in enumerate(arrows)]
    chosen: dict[int, tuple[Point, Rect]] = {}
    for _ in range(TURNS):
        for k, choices in enumerate(options):
            others = [rect for n, (_, rect) in chosen.items() if n != k]
            _, at, rect = min(choices, key=lambda place: place[0] + LABEL * _over(place[2], others))
            chosen[k] = at, rect
    return [replace(arrow, at=chosen[k][0]) for k, arrow in enumerate(arrows)]


def room_of(label: Sequence[str], at: Point) -> Rect:
    """What a label takes around its middle, with a little air."""
    wide, high = max(map(width_of, label), default=0.0) + 4, LINE * len(label) + 4
    return (at[0] - wide / 2, at[1] - high / 2, at[0] + wide / 2, at[1] + high / 2)


def _options(k: int, arrow: Arrow, rooms: dict[float, list[tuple[int, list[Point]]]]) -> Places:
    """Places on the arrow's curves, then above and below them; the first is preferred."""
    found: Places = []
    aside, above, *_ = room_of(arrow.label, (0.0, 0.0))
    for n, piece in enumerate(arrow.pieces):
        for step, t in enumerate(ALONG):
            x, y = piece.at(t)
            x = min(max(x, piece.left - aside + 1), piece.right + aside - 1)
            for beside in (0.0, above, -above):
                rect = room_of(arrow.label, (x, y + beside))
                cost = 0.2 * step + FURTHER * n + (BESIDE if beside else 0.0) + (OUT if rect[1] < 0 else 0.0)
                for m, points in rooms[piece.left]:
                    covered = sum(_within(p, rect) for p in points)
                    cost += OTHER * (covered > 0) if m != k else HIDDEN * max(0.0, covered / len(points) - 0.5)
                    cost += TIP * _within(points[-2], rect)
                found.append((cost, (x, y + beside), rect))
    return found


def _over(rect: Rect, others: Sequence[Rect]) -> float:
    """The px² of the others that the first covers."""
    total = 0.0
    for other in others:
        across = min(rect[2], other[2]) - max(rect[0], other[0])
        down = min(rect[3], other[3]) - max(rect[1], other[1])
        if across > 0 and down > 0:
            total += across * down
    return total


def _within(point: Point, rect: Rect) -> bool:
    return rect[0] < point[0] < rect[2] and rect[1] < point[1] < rect[3]
