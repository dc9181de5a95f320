"""The scatter of two parties' gains as a Vega-Lite chart: walk-away lines, zone, frontier, and what has a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pourparler.finding import Table
from pourparler.jsonio import Json
from pourparler.report.charts_engine import Spec
from pourparler.report.charts_heat import CONFIG, INK, SIZE
from pourparler.report.charts_label import placed

DOT, STEPS = "#767676", "#0072b2"
MARKS: dict[str, tuple[str, str, str, str]] = {  # of each kind: its sign, its shape, its colour, what it is
    "plan": ("■", "square", INK, "a plan"),
    "repair": ("◆", "diamond", "#aa3377", "a repair"),
    "reference": ("◯", "circle", "#d55e00", "a reference point, no advice"),
    "today": ("✚", "cross", INK, "today"),
}
LARGE, SMALL = (620, 440), (250, 190)  # px: the inner width and height of the chart of the first pair, and of others
MOST = 6  # small charts beside the large one


@dataclass(frozen=True)
class Point:
    """A package between two parties: what it is, both gains, and its name where it has one."""

    kind: str
    x: float
    y: float
    label: str
    number: int = 0  # of a point with a name, from 1
    told: tuple[Json, Json] = (None, None)


@dataclass(frozen=True)
class Pair:
    """All points of two parties, by their names."""

    x: str
    y: str
    points: tuple[Point, ...]

    @property
    def named(self) -> tuple[Point, ...]:
        return tuple(p for p in self.points if p.number)


def pairs(table: Table) -> list[Pair]:
    """The pairs of the table ``scatter`` in the order in which they first stand; ValueError for a gain that is none."""
    found: dict[tuple[str, str], list[Point]] = {}
    for x, y, kind, x_gain, y_gain, label in table.rows:
        points = found.setdefault((str(x), str(y)), [])
        number = 1 + sum(p.kind in MARKS for p in points) if kind in MARKS else 0
        points.append(Point(str(kind), _gain(x_gain), _gain(y_gain), str(label or ""), number, (x_gain, y_gain)))
    return [Pair(x, y, tuple(points)) for (x, y), points in found.items()]


def scatter(pair: Pair, large: bool = True) -> Spec:
    """The chart of one pair; a small one has no labels."""
    wide, high = LARGE if large else SMALL
    x, y = _domain([p.x for p in pair.points]), _domain([p.y for p in pair.points])
    frontier = [_at(p) for p in pair.points if p.kind == "frontier"]
    size = 1.0 if large else 0.5
    layers: list[Spec] = [
        _layer([{"x": 0, "y": 0, "x2": x[1], "y2": y[1]}], "rect", {"fill": STEPS, "fillOpacity": 0.09}, _ends()),
        _layer([{"x": 0}], "rule", {"stroke": INK, "strokeDash": [5, 3]}, {"y": None}),
        _layer([{"y": 0}], "rule", {"stroke": INK, "strokeDash": [5, 3]}, {"x": None}),
        _layer([_at(p) for p in pair.points if p.kind == "package"], "circle", {"fill": DOT, "size": 9 * size}),
        _layer(steps(frontier), "line", {"interpolate": "step-before", "stroke": STEPS, "strokeWidth": 1.5 + size / 2}),
        _layer(frontier, "circle", {"fill": STEPS, "size": 34 * size}),
    ]
    for kind, (_, shape, colour, _) in MARKS.items():
        look: Spec = {"shape": shape, "fill": colour, "stroke": "#fff", "strokeWidth": 1, "size": 110 * size}
        if kind == "reference":  # a ring: what stands at its place is seen in it
            look |= {"fill": None, "stroke": colour, "strokeWidth": 2 * size, "size": 320 * size}
        layers.append(_layer([_at(p) for p in pair.points if p.kind == kind], "point", look))
    if large:
        layers += _labels(pair, x, y)
    return {
        "width": wide,
        "height": high,
        "encoding": {"x": _axis("x", pair.x, x, large), "y": _axis("y", pair.y, y, large)},
        "layer": [layer for layer in layers if layer["data"]["values"]],
        "config": {**CONFIG, "mark": {"opacity": 1}},
    }


def steps(points: Sequence[Spec]) -> list[Spec]:
    """The corners of what no other of these points betters for both, from left to right."""
    corners: list[Spec] = []
    for point in sorted(points, key=lambda p: (-p["x"], -p["y"])):
        if not corners or point["y"] > corners[-1]["y"]:
            corners.append(point)
    return corners[::-1]


def described(pair: Pair) -> str:
    """The figure in words, for those who cannot see it."""
    kinds = {"package": "sets of terms", "frontier": "on the frontier", "plan": "plans", "repair": "repairs"}
    kinds |= {"reference": "reference points", "today": "today"}
    told = [f"{word}: {n}" for kind, word in kinds.items() if (n := sum(p.kind == kind for p in pair.points))]
    both = sum(p.x >= 0 and p.y >= 0 for p in pair.points)
    return (
        f"Each point is a set of terms, to the right what {pair.x} gains, upwards what {pair.y} gains "
        f"({'; '.join(told)}). In the zone, where neither loses: {both}."
    )


def legend(all_pairs: Sequence[Pair]) -> str:
    """What the marks mean, for those that occur."""
    kinds = {p.kind for pair in all_pairs for p in pair.points}
    told = ["dashed: walk-away lines", "shaded: the zone, where neither loses"]
    told += ["blue points: the frontier; blue line: its outer edge for these two"] if "frontier" in kinds else []
    told += ["grey points: other sets of terms"] if "package" in kinds else []
    told += [f"{sign} {word}" for kind, (sign, _, _, word) in MARKS.items() if kind in kinds]
    return " · ".join(told)


def key(pair: Pair) -> str:
    """The numbers of the large chart with their names."""
    return " · ".join(f"{p.number} {p.label or MARKS[p.kind][3]}" for p in pair.named)


def data(all_pairs: Sequence[Pair], most: int) -> Table:
    """The figure as a table: what has a name, with its number in the large chart, and the first of its frontier."""
    rows: list[tuple[Json, ...]] = []
    for n, pair in enumerate(all_pairs):
        for p in pair.named:
            rows.append((f"{pair.x}, {pair.y}", p.number if n == 0 else None, MARKS[p.kind][3], p.label, *p.told))
        frontier = [p for p in pair.points if p.kind == "frontier" and n == 0]
        rows += [(f"{pair.x}, {pair.y}", None, "frontier", p.label, *p.told) for p in frontier[:most]]
    title = "The points with a name, and the first of the large chart's frontier"
    columns = ("between", "number", "what it is", "name", "gain of the first", "gain of the second")
    return Table("scatter-data", title, columns, tuple(rows))


def _gain(value: Json) -> float:
    """A number, or a text of one: 3, "-2.5", "−1/3"."""
    return float(Fraction(str(value).replace("−", "-").replace(",", "")))


def _domain(values: Sequence[float]) -> tuple[float, float]:
    """From the least to the most, with zero and some room."""
    low, high = min([0.0, *values]), max([0.0, *values])
    room = (high - low or 1.0) * 0.06
    return low - room, high + room


def _at(point: Point) -> Spec:
    return {"x": point.x, "y": point.y}


def _ends() -> Spec:
    return {"x2": {"field": "x2"}, "y2": {"field": "y2"}}


def _axis(channel: str, party: str, domain: tuple[float, float], large: bool) -> Spec:
    scale = {"domain": list(domain), "nice": False, "zero": False}
    axis = {"title": f"gain of {party}", "tickCount": 8 if large else 4, "titlePadding": 8 if large else 4}
    return {"field": channel, "type": "quantitative", "scale": scale, "axis": axis}


def _layer(values: list[Spec], mark: str, look: Spec, more: Spec | None = None) -> Spec:
    return {"data": {"values": values}, "mark": {"type": mark, **look}, "encoding": more or {}}


def _labels(pair: Pair, x: tuple[float, float], y: tuple[float, float]) -> list[Spec]:
    """The names beside their points, where there is room; else their numbers."""
    wide, high = LARGE

    def px(a: float, b: float) -> tuple[float, float]:
        return (a - x[0]) / (x[1] - x[0]) * wide, (y[1] - b) / (y[1] - y[0]) * high

    named = [(*px(p.x, p.y), p.label or MARKS[p.kind][3]) for p in pair.named]
    left, top = px(0, 0)
    walk_away = ((left - 1, 0.0, left + 1, float(high)), (0.0, top - 1, float(wide), top + 1))
    layers = []
    for label in placed(named, wide, high, walk_away):
        look = {"fill": INK, "align": label.align, "dx": label.dx, "dy": label.dy, "fontSize": SIZE}
        values = [{**_at(pair.named[label.number - 1]), "text": label.text}]
        text = {"text": {"field": "text", "type": "nominal"}}
        layers.append(_layer(values, "text", {"baseline": "alphabetic", **look}, text))
    return layers
