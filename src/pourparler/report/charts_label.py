"""Where the names of points stand in a chart: beside their point, and upon no other name or named point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pourparler.report.graph_text import SIZE as MEASURED
from pourparler.report.graph_text import shortened, width_of

ROOM, HIGH, NEAR = 170.0, 14.0, 4.0  # px: the longest name, a line's height, points that share a label
OFF = 13.0  # px from a point to its name: a ring around the point has room
SCALE = 12 / MEASURED  # the chart's letters to those that were measured

Rect = tuple[float, float, float, float]


@dataclass(frozen=True)
class Label:
    """A text ``dx`` and ``dy`` px from the point ``number``, aligned left, right or center."""

    number: int
    text: str
    align: str
    dx: float
    dy: float


def placed(
    points: Sequence[tuple[float, float, str]], wide: float, high: float, lines: Sequence[Rect] = ()
) -> list[Label]:
    """A label for each place; ``points``: x and y in px (y downwards) and a name; their numbers count from 1.

    ``lines``: what a label should not stand on, as far as there is room. The name in full, shortened, or its number
    alone: the first that is free. Points at one place share their numbers.
    """
    places: list[tuple[float, float, list[int]]] = []
    for number, (x, y, _) in enumerate(points, 1):
        near = next((p for p in places if abs(p[0] - x) < NEAR and abs(p[1] - y) < NEAR), None)
        if near:
            near[2].append(number)
        else:
            places.append((x, y, [number]))
    taken: list[Rect] = [*lines, *((x - 6, y - 6, x + 6, y + 6) for x, y, _ in places)]
    found = []
    for x, y, numbers in places:
        short = ", ".join(map(str, numbers))
        texts = [short]
        if len(numbers) == 1:
            texts.insert(0, shortened(f"{short} {points[numbers[0] - 1][2]}", ROOM))
        options = [(text, *spot) for text in texts for spot in _spots(x, y, width_of(text) * SCALE)]
        free = [o for o in options if _inside(o[4], wide, high) and not any(_touch(o[4], t) for t in taken)]
        text, align, dx, dy, room = free[0] if free else options[-len(options) // len(texts)]
        taken.append(room)
        found.append(Label(numbers[0], text, align, dx, dy))
    return found


def _spots(x: float, y: float, wide: float) -> list[tuple[str, float, float, Rect]]:
    """Right of the point, left, above, below: alignment, shift, and the room that the text takes."""
    half = HIGH / 2
    sides = (("left", OFF, x + OFF - 1), ("right", -OFF, x - OFF - 1 - wide))
    near = (("left", OFF - 3, x + OFF - 4), ("right", 3 - OFF, x - OFF + 2 - wide))
    return [
        *((side, dx, 4.0, (left, y - half, left + wide + 2, y + half)) for side, dx, left in sides),
        *(("center", 0.0, dy, (x - wide / 2, y + dy - 11, x + wide / 2, y + dy + 3)) for dy in (-OFF - 1, OFF + 10)),
        *(
            (side, dx, dy, (left, y + dy - 11, left + wide + 2, y + dy + 3))
            for dy in (-8, 16)
            for side, dx, left in near
        ),
    ]


def _inside(room: Rect, wide: float, high: float) -> bool:
    return room[0] >= 0 and room[1] >= 0 and room[2] <= wide and room[3] <= high


def _touch(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
