"""The heat map of packages and parties as a Vega-Lite chart: who accepts what, and who stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from pourparler.finding import Table
from pourparler.jsonio import Json
from pourparler.report.charts_engine import Spec
from pourparler.report.graph_text import SIZE as MEASURED
from pourparler.report.graph_text import width_of
from pourparler.words import ACCEPTS, counted

SIGNS = {"yes": "✓", "no": "✗", "depends": "◐", "unknown": "○"}
INK, PAPER = "#1a1a1a", "#ffffff"
# The cell that bars agreement is ink with white letters; the rest is pale, and tells by its sign. No red, no green.
FILLS = {"bars": INK, "no": "#cccccc", "depends": "#e6f0f6", "unknown": PAPER, "yes": "#bcd9ec"}
SIZE = 12  # px: letters
WIDE, LINES = 62, 2  # a title's letters in a line, and its lines
# the library puts the first line of a label in the middle of its row; two lines start half a line higher
MIDDLE = {
    "labelLineHeight": 14,
    "labelOffset": {"condition": {"test": "titles[datum.value].length > 1", "value": -7}, "value": 0},
}


def heat(table: Table, rows: Sequence[tuple[Json, ...]]) -> Spec:
    """The chart of these rows of ``table``: a title, then for each party a cell of verdict, gain (a text) and "must".

    Charts of one table have columns of one width, at one place.
    """
    parties = table.columns[1:]
    cells = [
        {
            "row": n,
            "party": k,
            "text": " ".join(filter(None, (SIGNS[cell[0]], cell[1]))),
            "look": "bars" if cell[0] == "no" and cell[2] else cell[0],
            "must": bool(cell[2]),
        }
        for n, row in enumerate(rows)
        for k, cell in enumerate(row[1:])
    ]
    cells.sort(key=lambda c: (c["must"], c["look"] == "bars", c["look"]))  # alike side by side: they share attributes
    titles = [broken(str(row[0])) for row in rows]
    heads = [broken(name, 16) for name in parties]
    most = max(map(len, heads))
    heads = [[""] * (most - len(head)) + head for head in heads]  # the last line stands next to the cells
    top = {"orient": "top", "labelAngle": 0, "labelLineHeight": 14, "labelPadding": 14 * most - 8}
    every = [broken(str(row[0])) for row in table.rows]
    margin = round(max(width_of(line) for title in every for line in title) * SIZE / MEASURED) + 8
    longest = max(len(f"{SIGNS[c[0]]} {c[1] or ''}") for row in table.rows for c in row[1:])
    lines = max(map(len, every))
    return {
        "data": {"values": cells},
        "params": [{"name": "titles", "value": titles}, {"name": "heads", "value": heads}],
        "width": {"step": max(104, round(longest * SIZE * 0.56) + 18)},
        "height": {"step": max(22, 14 * lines + 4)},
        "encoding": {
            "x": _axis("party", len(parties), {"labelExpr": "heads[datum.value]", **top}),
            "y": _axis("row", len(rows), {"labelExpr": "titles[datum.value]", "minExtent": margin, **MIDDLE}),
        },
        "layer": [
            {
                "mark": {"type": "rect", "stroke": PAPER, "strokeWidth": 2},
                "encoding": {
                    "fill": {
                        "field": "look",
                        "type": "nominal",
                        "scale": {"domain": list(FILLS), "range": list(FILLS.values())},
                        "legend": None,
                    }
                },
            },
            {
                "transform": [{"filter": "datum.must"}],
                "mark": {
                    "type": "rect",
                    "stroke": INK,
                    "strokeWidth": 1.6,
                    "fill": None,
                    "width": {"band": 0.95},
                    "height": {"band": 0.84},
                },
            },
            *(_text(must, bars) for must, bars in ((False, False), (True, False), (True, True))),
        ],
        "config": CONFIG,
    }


def described(table: Table, rows: Sequence[tuple[Json, ...]]) -> str:
    """The chart in words, for those who cannot see it."""
    told = []
    for k, name in enumerate(table.columns[1:], 1):
        bars = sum(row[k][0] == "no" and bool(row[k][2]) for row in rows)
        must = sum(bool(row[k][2]) for row in rows)
        told.append(f"{name} must agree to {must} and refuses {bars} of them")
    return f"{counted(len(rows), 'set of terms', 'sets of terms')} in rows, parties in columns: {'; '.join(told)}."


def legend(table: Table) -> str:
    """What signs and cells mean, for those that occur."""
    cells = [cell for row in table.rows for cell in row[1:]]
    told = [f"{SIGNS[v]} {word}" for v, word in ACCEPTS.items() if any(c[0] == v for c in cells)]
    told += ["framed and bold: must agree"] if any(c[2] for c in cells) else []
    told += ["black: must agree and refuses"] if any(c[2] and c[0] == "no" for c in cells) else []
    return " · ".join(told)


def data(table: Table) -> Table:
    """The figure as a table of words: verdict, gain, and a star where the party must agree."""
    told = [
        (row[0], *(f"{ACCEPTS[c[0]]}{'*' * bool(c[2])} {c[1] or ''}".rstrip() for c in row[1:])) for row in table.rows
    ]
    return Table("heat-data", "Each set of terms with each party", table.columns, tuple(told), "* must agree")


def broken(title: str, wide: int = WIDE) -> list[str]:
    """The title in lines of a width, the last cut with a sign where there are too many."""
    lines = wrap(title, wide) or [""]
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], lines[LINES - 1][: wide - 1].rstrip() + "…"]


def _axis(field: str, count: int, more: Spec) -> Spec:
    axis = {"title": None, "domain": False, "ticks": False, "labelLimit": 0, "labelPadding": 6, **more}
    return {"field": field, "type": "ordinal", "scale": {"domain": list(range(count)), "padding": 0}, "axis": axis}


def _text(must: bool, bars: bool) -> Spec:
    here = f"datum.must === {str(must).lower()} && (datum.look === 'bars') === {str(bars).lower()}"
    weight = "bold" if must else "normal"
    return {
        "transform": [{"filter": here}],
        "mark": {"type": "text", "fill": PAPER if bars else INK, "fontWeight": weight, "fontSize": SIZE},
        "encoding": {"text": {"field": "text", "type": "nominal"}},
    }


CONFIG: Spec = {
    "background": None,
    "font": "Arial, Liberation Sans, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": SIZE,
        "titleFontSize": SIZE,
        "labelColor": INK,
        "titleColor": INK,
        "titleFontWeight": "normal",
        "domainColor": "#888",
        "tickColor": "#888",
        "gridColor": "#e4e4e4",
    },
}
