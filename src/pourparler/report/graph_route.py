"""Where the arrows of the figure run: from the side of a box, through lanes, to the side of another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from pourparler.report.graph_parts import Node, Piece, Point

PORT = 11.0  # px between two ends on one side
BOW = 10.0  # px, by which an arrow back is bent where it would be straight


def sides(ends: Sequence[tuple[int, int]], layers: Sequence[int]) -> list[tuple[str, str]]:
    """On which side each arrow leaves and comes in; within a layer both are on the right."""
    told = {True: ("right", "left"), False: ("left", "right")}
    return [("right", "right") if layers[a] == layers[b] else told[layers[a] < layers[b]] for a, b in ends]


def needed(box: int, ends: Sequence[tuple[int, int]], layers: Sequence[int]) -> float:
    """The px of height that the arrows of a box take on its busier side."""
    count = {"left": 0, "right": 0}
    for (a, b), (out, into) in zip(ends, sides(ends, layers), strict=True):
        count[out] += a == box
        count[into] += b == box
    return PORT * (1 + max(count.values()))


def routes(
    nodes: Sequence[Node], chains: Sequence[Sequence[int]], lefts: Sequence[float], wide: float, gap: float
) -> list[tuple[Piece, ...]]:
    """The curves of each arrow; between two curves it runs level across a layer."""
    layers = [node.layer for node in nodes]
    which = sides([(way[0], way[-1]) for way in chains], layers)
    ports = _ports(nodes, chains, which)
    bulges = _bulges([(layers[way[0]], abs(a - b)) for way, (a, b) in zip(chains, ports, strict=True)], which)
    drawn: list[tuple[Piece, ...]] = []
    for k, way in enumerate(chains):
        first, last = ports[k]
        if layers[way[0]] == layers[way[-1]]:
            x, far = lefts[layers[way[0]]] + wide, bulges[k] * gap
            drawn.append((Piece(((x, first), (x + far, first), (x + far, last), (x, last)), x, x + gap),))
            continue
        back = layers[way[0]] > layers[way[-1]]
        heights = [first, *(nodes[n].y for n in way[1:-1]), last]
        pieces = []
        for (one, y0), (two, y1) in pairwise(zip(way, heights, strict=True)):
            x0 = lefts[layers[one]] + (0 if back else wide)
            x1 = lefts[layers[two]] + (wide if back else 0)
            pieces.append(_curve((x0, y0), (x1, y1), BOW if back and len(way) == 2 and abs(y1 - y0) < 2 * BOW else 0.0))
        drawn.append(tuple(pieces))
    return drawn


def _bulges(spans: Sequence[tuple[int, float]], which: Sequence[tuple[str, str]]) -> dict[int, float]:
    """How far each arrow within a layer bends out, in rooms between layers: a longer one farther, each its own way."""
    loops = sorted((*span, k) for k, (span, (out, into)) in enumerate(zip(spans, which, strict=True)) if out == into)
    found: dict[int, float] = {}
    for _, group in groupby(loops, key=lambda loop: loop[0]):
        same = list(group)
        for place, (_, span, k) in enumerate(same, 1):
            found[k] = min(0.3 + span / 300, 0.3 + 0.9 * place / len(same))  # a control at 1.2 bends the curve to 0.9
    return found


def _curve(start: Point, end: Point, bow: float) -> Piece:
    middle = (start[0] + end[0]) / 2
    controls = (middle, start[1] + bow), (middle, end[1] + bow)
    return Piece((start, *controls, end), min(start[0], end[0]), max(start[0], end[0]))


def _ports(
    nodes: Sequence[Node], chains: Sequence[Sequence[int]], which: Sequence[tuple[str, str]]
) -> list[tuple[float, float]]:
    """The heights at which each arrow leaves and comes in, spread over the side in the order of the other ends."""
    at: dict[tuple[int, str], list[tuple[tuple[float, ...], int, int]]] = {}
    for k, (way, (out, into)) in enumerate(zip(chains, which, strict=True)):
        for end, side, box, near in ((0, out, way[0], way[1]), (1, into, way[-1], way[-2])):
            back = nodes[way[0]].layer > nodes[way[-1]].layer
            within = nodes[way[0]].layer == nodes[way[-1]].layer
            below = nodes[near].y > nodes[box].y or (near == box and end == 1)
            far = abs(nodes[near].y - nodes[box].y)
            if not within:
                key = (0.0, nodes[near].y, float(back), float(k))
            else:  # nested: the nearest innermost
                key = (1.0, -far, float(k), 0.0) if below else (-1.0, far, -float(k), 0.0)
            at.setdefault((box, side), []).append((key, k, end))
    found = [[0.0, 0.0] for _ in chains]
    for (box, _), ends in at.items():
        node = nodes[box]
        step = node.height / (len(ends) + 1)
        for place, (_, k, end) in enumerate(sorted(ends), 1):
            found[k][end] = node.y - node.height / 2 + place * step
    return [(a, b) for a, b in found]
