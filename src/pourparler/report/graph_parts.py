"""The parts of the figure of moves: boxes, arrows, curves. Lengths are in px, y grows downwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A state: its number, how many moves from today (-1: no way there), its lines with their style.

    A style is bold, italic or nothing; ``told`` is the whole text, for those who point at the box.
    """

    number: int
    distance: int
    layer: int
    lines: tuple[tuple[str, str], ...]
    told: str
    today: bool
    plan: bool
    height: float
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0


@dataclass(frozen=True)
class Piece:
    """A cubic curve from one layer to its neighbour, or back to its own: start, two controls, end.

    ``left`` and ``right`` bound the room between the layers, in which nothing else stands.
    """

    points: tuple[Point, Point, Point, Point]
    left: float
    right: float

    def at(self, t: float) -> Point:
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        (px, py), (qx, qy), (rx, ry), (sx, sy) = self.points
        return a * px + b * qx + c * rx + d * sx, a * py + b * qy + c * ry + d * sy


@dataclass(frozen=True)
class Arrow:
    """A move: between which numbers, who, what for, its curves in order, its label and the label's middle."""

    start: int
    end: int
    who: tuple[str, ...]
    what: str
    pieces: tuple[Piece, ...] = ()
    label: tuple[str, ...] = ()
    at: Point = (0.0, 0.0)


@dataclass(frozen=True)
class Drawing:
    """All that the figure shows. ``layers``: the name and left edge of each; ``dropped``: states beyond the most."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    layers: tuple[tuple[str, float], ...]
    dropped: int = 0


@dataclass
class Node:
    """What takes room in a layer: a box, or the lane of an arrow that goes on.

    ``tie`` orders what nothing else does.
    """

    layer: int
    tie: tuple[Any, ...]
    height: float
    lane: bool = False
    y: float = 0.0
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    within: list[int] = field(default_factory=list)
