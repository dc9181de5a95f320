"""The charts: which packages pass with whom, what two parties gain, and who gives what when, as static SVG.

A charting library draws them (Vega-Lite, Satyanarayan et al. 2017, through vl-convert: no network, no script). Where
it is missing or fails, the figure says so and its table stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from math import ceil

from pourparler.finding import Table
from pourparler.report import charts_heat, charts_scatter, charts_timeline
from pourparler.report.charts_engine import NoChart, Spec, ask
from pourparler.report.charts_slim import slim

FACE = "Arial,Helvetica,'Liberation Sans',sans-serif"
MOST = 40  # rows of the heat map; the table beside it has all
ROWS = 20  # of the heat map in one piece: what a printed page holds
FRONTIER = 20  # points of a frontier in the table of the scatter


@dataclass(frozen=True)
class Chart:
    """What the library is given, and what the chart says to those who cannot see it."""

    spec: Spec
    title: str
    told: str


@dataclass(frozen=True)
class Figure:
    """Drawings (whole SVG elements) under one claim; or why there are none. ``data``: the figure as a table."""

    id: str
    title: str
    note: str
    legend: str
    data: Table
    charts: tuple[Chart, ...] = ()
    drawings: tuple[str, ...] = ()
    key: str = ""  # what the numbers in the first drawing mean
    problem: str = ""


def figures(tables: Mapping[str, Table]) -> Callable[[], dict[str, Figure]]:
    """Starts on the figures ``heat``, ``scatter`` and ``timeline``, each where its table has rows.

    The function that comes back gives them, drawn.

    The same tables give the same bytes.
    """
    found = [make(tables[id]) for id, make in MAKERS.items() if id in tables and tables[id].rows]
    wait = ask([chart.spec for figure in found for chart in figure.charts])

    def drawn() -> dict[str, Figure]:
        try:
            svgs = iter(wait())
        except NoChart as why:
            return {figure.id: replace(figure, problem=figure.problem or str(why)) for figure in found}
        return {figure.id: _drawn(figure, [next(svgs) for _ in figure.charts]) for figure in found}

    return drawn


def _heat(whole: Table) -> Figure:
    table = replace(whole, rows=whole.rows[:MOST])
    count = -(-len(table.rows) // ROWS)
    each = -(-len(table.rows) // count)
    charts = []
    for n in range(count):
        rows = table.rows[n * each : (n + 1) * each]
        title = f"{table.title} ({n + 1} of {count})" if count > 1 else table.title
        charts.append(Chart(charts_heat.heat(table, rows), title, charts_heat.described(table, rows)))
    data = charts_heat.data(whole)
    return Figure("heat", table.title, table.note, charts_heat.legend(table), data, tuple(charts))


def _scatter(table: Table) -> Figure:
    try:
        pairs = charts_scatter.pairs(table)[: 1 + charts_scatter.MOST]
    except (ValueError, ArithmeticError) as error:
        data = replace(table, id="scatter-data")
        return Figure("scatter", table.title, table.note, "", data, problem=f"a gain is no number ({error})")
    charts = [
        Chart(charts_scatter.scatter(pair, n == 0), f"{pair.x} and {pair.y}", charts_scatter.described(pair))
        for n, pair in enumerate(pairs)
    ]
    data, key = charts_scatter.data(pairs, FRONTIER), charts_scatter.key(pairs[0])
    return Figure("scatter", table.title, table.note, charts_scatter.legend(pairs), data, tuple(charts), key=key)


def _timeline(table: Table) -> Figure:
    try:
        lines = charts_timeline.timelines(table)
    except ValueError as error:
        return Figure("timeline", table.title, table.note, "", replace(table, id="timeline-data"), problem=str(error))
    several = len(lines) > 1
    charts = [
        Chart(charts_timeline.chart(line, several), line.plan, charts_timeline.described(line))
        for line in lines[: charts_timeline.MOST]
    ]
    title = table.title if several else f"{lines[0].plan}. {charts_timeline.claim(lines[0])}"
    note = "From the numbers the part rests on, listed below"
    return Figure("timeline", title, note, charts_timeline.legend(lines), charts_timeline.data(table), tuple(charts))


MAKERS: dict[str, Callable[[Table], Figure]] = {"heat": _heat, "scatter": _scatter, "hold-timeline": _timeline}


def _drawn(figure: Figure, svgs: Sequence[str | None]) -> Figure:
    try:
        drawings = [
            _element(svg, f"{figure.id}-{n}", chart)
            for n, (svg, chart) in enumerate(zip(svgs, figure.charts, strict=True), 1)
        ]
    except NoChart as why:
        return replace(figure, problem=str(why))
    return replace(figure, drawings=tuple(drawings))


def _element(svg: str | None, id: str, chart: Chart) -> str:
    """The library's SVG as an element of the page, with a title and a description; raises NoChart."""
    if svg is None:
        raise NoChart("the charting library vl-convert-python failed on it")
    try:
        inner, wide, high = slim(svg)
    except ValueError as error:
        raise NoChart(str(error)) from None
    # letters of 12 px stay 11 px at least: a chart wider than its region is moved, not made smaller
    style = f"min-width:{ceil(wide * 11 / 12)}px;max-width:{wide * 1.15:.0f}px"
    return (
        f'<svg role="img" aria-labelledby="{id}-title {id}-desc" viewBox="0 0 {wide:g} {high:g}" style="{style}" '
        f'font-family="{FACE}"><title id="{id}-title">{escape(chart.title)}</title>'
        f'<desc id="{id}-desc">{escape(chart.told)}</desc>{inner}</svg>'
    )
