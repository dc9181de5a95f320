"""The timeline of a plan as Vega-Lite charts: who gives what when, and how exposed each party is while it is due.

Time runs down, one row a phase; parties stand side by side, each on a scale of its own, since points of two parties'
views are never compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from pourparler.finding import Table
from pourparler.jsonio import Json
from pourparler.report.charts_engine import Spec
from pourparler.report.charts_heat import CONFIG, INK, SIZE
from pourparler.words import listed, shown, span

MOST, PARTIES = 3, 6  # plans and parties drawn; the table has all
EITHER = "either start"
GIVEN = 4  # columns before the parties': plan, off the deal, when, who gives what
WIDE, ROOM, LINE, GAP = 96, 74, 14, 20  # px: a bar at most, the numbers beside it, a line of text, between parties
LETTERS, HEAD, LINES = 44, 18, 3  # letters of a line of a row's label and of a party's name; lines of a label
COLOURS, SHAPES = ("#0072b2", "#d55e00"), ("circle", "diamond")  # of the first and the second start


@dataclass(frozen=True)
class Timeline:
    """One plan: its phases (when, what is given), and per start and phase a cell of each party; None where the first
    start has the same."""

    plan: str
    parties: tuple[str, ...]
    phases: tuple[tuple[str, str], ...]
    cells: tuple[tuple[str, tuple[tuple[Json, ...] | None, ...]], ...]


def timelines(table: Table) -> list[Timeline]:
    """The plans of the table, in its order; a cell of a party is its least, middle and greatest loss, or None.

    Raises ValueError where a cell is neither.
    """
    plans: dict[str, list[tuple[Json, ...]]] = {}
    for row in table.rows:
        for cell in row[GIVEN:]:
            if cell is not None and not (isinstance(cell, tuple) and len(cell) == 3 and all(_number(x) for x in cell)):
                raise ValueError(f"a loss is three numbers or nothing, not {cell!r}")
        plans.setdefault(str(row[0]), []).append(row)
    return [_timeline(plan, table.columns[GIVEN:], rows) for plan, rows in plans.items()]


def _timeline(plan: str, parties: tuple[str, ...], rows: Sequence[tuple[Json, ...]]) -> Timeline:
    """One plan's rows: a phase has one row for either start, or one for each."""
    by_phase: dict[tuple[str, str], dict[str, tuple[Json, ...]]] = {}
    for row in rows:
        by_phase.setdefault((str(row[2]), str(row[3])), {})[str(row[1])] = row[GIVEN:]
    starts = [start for start in dict.fromkeys(str(row[1]) for row in rows) if start != EITHER] or [EITHER]
    cells = [
        (start, tuple(found.get(start, found.get(EITHER) if n == 0 else None) for found in by_phase.values()))
        for n, start in enumerate(starts)
    ]
    return Timeline(plan, parties, tuple(by_phase), tuple(cells))


def _number(value: Json) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def claim(line: Timeline) -> str:
    """When each party is exposed most, at the middle of the readings, from the first start that is told.

    Parties are told apart, never ranked.
    """
    start, rows = line.cells[0]
    told: dict[str, list[str]] = {}
    for k, name in enumerate(line.parties):
        losses = [row[k][1] if row and row[k] else 0.0 for row in rows]
        most = max(losses)
        at = [n for n, loss in enumerate(losses) if shown(loss) == shown(most)]
        if most <= 0:
            when = "not at the middle of the readings"
        elif len(at) == len(rows):
            when = "as much in every phase"
        else:
            after = " and after" * _on(at, len(rows))
            when = f"most {_when(line.phases[at[0]][0])}{after or _also([line.phases[n][0] for n in at[1:]])}"
        told.setdefault(when, []).append(name)
    if not any(row and any(row) for _, rows in line.cells for row in rows):
        return "Nobody would lose by a break of others, in any reading"
    text = "; ".join(f"{listed(names)} {when}" for when, names in told.items())
    where = f", off the deal {start}" if len(line.cells) > 1 else ""
    return f"Exposed to a break by others{where}: {text}"


def _on(at: Sequence[int], count: int) -> bool:
    """More than one phase, and all to the end."""
    return len(at) > 1 and list(at) == list(range(at[0], count))


def _also(others: Sequence[str]) -> str:
    """Up to two further phases by name."""
    if len(others) > 2:
        return f" and in {len(others)} other phases"
    return "".join(f" and {_when(text)}" for text in others)


def _when(text: str) -> str:
    step = text.partition(": ")[2]
    return f"while {step} is due" if step else "once all is done"


def chart(line: Timeline, named: bool) -> Spec:
    """The chart of one plan, with its title and claim above it where ``named``."""
    titles = [_label(when, given) for when, given in line.phases]
    high = max(36, LINE * max(map(len, titles)) + 10, 22 * len(line.cells) + 8)
    names = [wrap(name, HEAD) or [""] for name in line.parties[:PARTIES]]
    most = max(map(len, names), default=1)
    panels = [
        _panel(line, k, high, titles if k == 0 else [], [""] * (most - len(name)) + name)
        for k, name in enumerate(names)
    ]
    title = {
        "text": wrap(line.plan, 100),
        "subtitle": wrap(claim(line), 120),
        "anchor": "start",
        "fontSize": SIZE + 1,
        "subtitleFontSize": SIZE,
        "subtitleColor": INK,
        "color": INK,
        "offset": 10,
    }
    params = [{"name": "titles", "value": titles}]
    spec: Spec = {"hconcat": panels, "params": params, "spacing": GAP, "config": CONFIG}
    return {**spec, "title": title} if named else spec


def _label(when: str, given: str) -> list[str]:
    lines = wrap(given, LETTERS) if given != "–" else []
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], lines[LINES - 1][: LETTERS - 1].rstrip() + "…"]
    return [when, *lines]


def _panel(line: Timeline, k: int, high: int, titles: Sequence[Sequence[str]], name: Sequence[str]) -> Spec:
    """One party: in each phase a bar from its least to its greatest loss, the middle as a point, and the ends told."""
    count = len(line.phases)
    top = max([row[k][2] for _, rows in line.cells for row in rows if row and row[k]], default=0.0) or 1.0
    x: Spec = {
        "type": "quantitative",
        "scale": {"domain": [0, top * (WIDE + ROOM) / WIDE], "nice": False, "padding": 0},
        "axis": None,
    }
    y = {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [0, count * high], "reverse": True, "nice": False, "zero": False, "padding": 0},
        "axis": _axis(count, high) if titles else None,
    }
    lines: Spec = {"data": {"values": [{"y": n * high} for n in range(count + 1)]}}
    return {
        "data": {"values": _values(line, k, high)},
        "width": WIDE + ROOM,
        "height": count * high,
        "view": {"stroke": None},
        "title": {"text": name, "anchor": "start", "frame": "group", "fontSize": SIZE, "color": INK, "offset": 6},
        "encoding": {"y": y},
        "layer": [
            {**lines, "mark": {"type": "rule", "stroke": "#e4e4e4"}},
            {
                "data": {"values": [{}]},
                "mark": {"type": "rule", "stroke": "#888"},
                "encoding": {"x": {"datum": 0, **x}, "y": {"value": 0}, "y2": {"value": count * high}},
            },
            *_marks(x),
        ],
    }


def _values(line: Timeline, k: int, high: int) -> list[Spec]:
    """A value for each start and phase; two starts stand a little apart where they differ."""
    values = []
    for s, (_, rows) in enumerate(line.cells):
        shown_here = [row or first for row, first in zip(rows, line.cells[0][1], strict=True)]
        middles = [row[k][1] if row and row[k] else 0.0 for row in shown_here]
        most = max(middles)
        told = len({shown(x) for x in middles}) > 1
        for n, row in enumerate(rows):
            if row is None:
                continue
            low, middle, end = row[k] or (0.0, 0.0, 0.0)
            apart = any(each[n] is not None for _, each in line.cells[1:])
            text = span(low, end) if row[k] else "–" if any(row) else "nobody loses" if k == 0 else ""
            values.append(
                {
                    "y": (n + 0.5) * high + (s - 0.5) * 18 * apart,
                    "low": low,
                    "middle": middle,
                    "high": end,
                    "start": s,
                    "none": row[k] is None,
                    "most": told and shown(middle) == shown(most),
                    "text": text,
                }
            )
    return values


def _axis(count: int, high: int) -> Spec:
    """The rows' labels, each around the middle of its row."""
    title = f"titles[round(datum.value / {high} - 0.5)]"
    return {
        "values": [(n + 0.5) * high for n in range(count)],
        "labelExpr": title,
        "labelOffset": {"expr": f"-{LINE / 2} * ({title}.length - 1)"},
        "labelLineHeight": LINE,
        "labelLimit": 0,
        "labelPadding": 10,
        "domain": False,
        "ticks": False,
        "grid": False,
        "title": None,
    }


def _marks(x: Spec) -> list[Spec]:
    def look(looks: Sequence[str]) -> Spec:
        scale = {"domain": list(range(len(looks))), "range": list(looks)}
        return {"field": "start", "type": "nominal", "scale": scale, "legend": None}

    return [
        {
            "mark": {"type": "bar", "size": 7, "opacity": 0.45},
            "transform": [{"filter": "datum.high > datum.low"}],
            "encoding": {"x": {"field": "low", **x}, "x2": {"field": "high"}, "fill": look(COLOURS)},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 60, "opacity": 1},
            "transform": [{"filter": "!datum.none"}],
            "encoding": {"x": {"field": "middle", **x}, "fill": look(COLOURS), "shape": look(SHAPES)},
        },
        *[_told(x, sign, weight) for sign, weight in (("!", "normal"), ("", "bold"))],
    ]


def _told(x: Spec, sign: str, weight: str) -> Spec:
    """The numbers beside the bars."""
    mark = {"type": "text", "align": "left", "dx": 9, "fontSize": SIZE, "fill": INK, "fontWeight": weight}
    return {
        "mark": mark,
        "transform": [{"filter": f"{sign}datum.most"}],
        "encoding": {"x": {"field": "high", **x}, "text": {"field": "text"}},
    }


def described(line: Timeline) -> str:
    """The chart in words, for those who cannot see it; its data, phase by phase, stand under it as a table."""
    return f"{len(line.phases)} phases in rows, as in the figure's data. {claim(line)}."


def legend(lines: Sequence[Timeline]) -> str:
    """What signs mean, for those that occur."""
    drawn = lines[:MOST]
    told = [
        "Down: phases, one period each. Bar: what the party would lose, beside no deal at all, if another broke it "
        "then, all from the outset on counted, least to greatest over the readings, in points of its own views, each "
        "party on its own scale; point: at the middle of all numbers; bold: its greatest; –: nothing in any reading"
    ]
    starts = [start for start, _ in next((line.cells for line in drawn if len(line.cells) > 1), ())]
    if len(starts) > 1:
        told.append(f"blue circle: off the deal {starts[0]}; orange diamond: {starts[1]}, where it differs")
    if len(lines) > MOST:
        told.append(f"the first {MOST} of {len(lines)} plans are drawn")
    if any(len(line.parties) > PARTIES for line in drawn):
        told.append(f"the first {PARTIES} of {len(drawn[0].parties)} parties are drawn")
    return " · ".join(told)


def data(table: Table) -> Table:
    """The figure as a table of words: the least to the greatest loss, and the middle."""
    rows = [(*row[:GIVEN], *_told_in_words(row[GIVEN:])) for row in table.rows]
    note = "Points of each party's own views, least to greatest over the readings (at the middle)."
    return replace(table, id="timeline-data", rows=tuple(rows), note=note)


def _told_in_words(losses: tuple[Json, ...]) -> tuple[str, ...]:
    if losses and not any(losses):
        return ("nobody loses", *[""] * (len(losses) - 1))
    return tuple(map(_cell, losses))


def _cell(cell: Json) -> str:
    if cell is None:
        return "–"
    low, middle, high = cell
    ends = span(low, high)
    return ends if ends == shown(middle) else f"{ends} ({shown(middle)})"
