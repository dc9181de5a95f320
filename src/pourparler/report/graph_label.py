"""Where the names on the arrows stand: on their line, clear of boxes and of each other as far as that is possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pourparler.report.graph_parts import Arrow, Box, Point
from pourparler.report.graph_text import LINE, width_of

ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
TURNS = 4
# what a px² over a box, a px² over another label, a crossed arrow, and a curve that is hidden by its own label cost
BOX, LABEL, OTHER, HIDDEN = 50.0, 20.0, 2.0, 12.0
Rect = tuple[float, float, float, float]  # left, top, right, bottom


def labelled(arrows: Sequence[Arrow], boxes: Sequence[Box]) -> list[Arrow]:
    """The arrows with the middle of each label: the cheapest place each, looked for again while others settle."""
    solid = [(b.x - 2, b.y - 2, b.x + b.width + 2, b.y + b.height + 2) for b in boxes]
    lines = [[piece.at(t / 24) for piece in arrow.pieces for t in range(25)] for arrow in arrows]
    options = [_options(k, arrow, solid, lines) for k, arrow in enumerate(arrows)]
    chosen: list[Rect | None] = [None] * len(arrows)
    places: list[Point] = [(0.0, 0.0)] * len(arrows)
    for _ in range(TURNS):
        for k, choices in enumerate(options):
            others = [rect for n, rect in enumerate(chosen) if n != k and rect is not None]
            cost, place, rect = min(((c + LABEL * _over(r, others), p, r) for c, p, r in choices), key=lambda x: x[0])
            places[k], chosen[k] = place, rect
    return [replace(arrow, at=place) for arrow, place in zip(arrows, places, strict=True)]


def box_of(label: Sequence[str], at: Point) -> Rect:
    """The room that a label takes around its middle."""
    wide, high = max(map(width_of, label), default=0.0) + 4, LINE * len(label) + 4
    return (at[0] - wide / 2, at[1] - high / 2, at[0] + wide / 2, at[1] + high / 2)


def _options(
    k: int, arrow: Arrow, solid: Sequence[Rect], lines: Sequence[Sequence[Point]]
) -> list[tuple[float, Point, Rect]]:
    """Places on or beside the arrow's curves, with what each costs apart from other labels; the first is preferred."""
    found = []
    high = LINE * len(arrow.label)
    for n, piece in enumerate(arrow.pieces):
        own = lines[k][25 * n : 25 * (n + 1)]
        for step, t in enumerate(ALONG):
            x, y = piece.at(t)
            for beside in (0.0, -high / 2 - 2, high / 2 + 2):
                at = (x, y + beside)
                rect = box_of(arrow.label, at)
                crossed = sum(1 for m, line in enumerate(lines) if m != k and any(_within(p, rect) for p in line))
                hidden = sum(1 for p in own if _within(p, rect)) / len(own)
                cost = BOX * _over(rect, solid) + OTHER * crossed + 0.2 * step + 0.5 * n + (2.0 if beside else 0.0)
                cost += HIDDEN * max(0.0, hidden - 0.5)
                cost += 1000.0 if rect[0] < 0 or rect[1] < 0 else 0.0
                found.append((cost, at, rect))
    return found


def _over(rect: Rect, others: Sequence[Rect]) -> float:
    total = 0.0
    for other in others:
        across = min(rect[2], other[2]) - max(rect[0], other[0])
        down = min(rect[3], other[3]) - max(rect[1], other[1])
        if across > 0 and down > 0:
            total += across * down
    return total


def _within(point: Point, rect: Rect) -> bool:
    return rect[0] < point[0] < rect[2] and rect[1] < point[1] < rect[3]
