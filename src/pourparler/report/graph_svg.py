"""The figure of moves as SVG: text stays text, the same drawing gives the same bytes.

What many elements share stands once, on a group: lines of a kind, frames, texts, the heads of a colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from math import floor

from pourparler.report.graph_parts import Arrow, Box, Drawing, Point
from pourparler.report.graph_text import LINE, SIZE, width_of
from pourparler.words import counted

INK, SOFT = "#1a1a1a", "#555"
# of the parties in case order, then black: 3:1 on white and more; no colour stands without a name on its arrow
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#aa3377", "#b07a00", "#1f8fbf")
STROKES = {
    "step": 'stroke-width="1.5"',
    "gain": 'stroke-width="2.2" stroke-dasharray="9 5"',
    "answer": 'stroke-width="2.2" stroke-dasharray=".1 5" stroke-linecap="round"',
    "": 'stroke-width="1.5" stroke-dasharray="12 3 2 3"',
}
STYLES = {"": "", "bold": ' font-weight="700"', "italic": ' font-style="italic"'}
HEAD, THIN, THICK = 8.0, 1.0, 2.6  # px: an arrow's head, borders
FRAME = f'fill="#fff" stroke="{INK}"'
FACE = "Arial,Helvetica,'Liberation Sans',sans-serif"


def svg(drawing: Drawing, title: str, names: Sequence[str] = ()) -> str:
    """The whole element. ``names``: the parties in case order, for the colours of what each moves alone.

    A drawing wider than its region is not made smaller, so that letters stay at least 11 px; a narrow one grows.
    """
    legend, bottom = _legend(drawing, names)
    wide, high = _px(drawing.width), _px(bottom)
    parts = [
        f'<svg role="img" aria-labelledby="graph-title graph-desc" viewBox="0 0 {wide} {high}" '
        f'style="min-width:{wide}px;max-width:{_px(drawing.width * 1.3)}px" font-family="{FACE}" font-size="{SIZE}" '
        f'fill="{INK}">',
        f'<title id="graph-title">{escape(title)}</title>',
        f'<desc id="graph-desc">{escape(described(drawing))}</desc>',
        f'<g fill="{SOFT}">{"".join(_text(name, left, 14) for name, left in drawing.layers)}</g>',
        *_arrows(drawing, names),
        f"<g {FRAME}>",
        "".join(_frames(box) for box in drawing.boxes),
        '</g><g pointer-events="none">',  # so that pointing at its text tells what a box is
        "".join(_lines(box) for box in drawing.boxes),
        "</g>",
        '<g text-anchor="middle" stroke="#fff" stroke-width="3" paint-order="stroke" stroke-linejoin="round">',
        "".join(_label(arrow) for arrow in drawing.arrows),
        "</g>",
        *legend,
        "</svg>",
    ]
    return "\n".join(parts)


def described(drawing: Drawing) -> str:
    """The figure in two sentences, for those who cannot see it."""
    layers: dict[int, int] = {}
    for box in drawing.boxes:
        layers[box.distance] = layers.get(box.distance, 0) + 1
    kinds: dict[str, int] = {}
    for arrow in drawing.arrows:
        kinds[arrow.what] = kinds.get(arrow.what, 0) + 1
    columns = "; ".join(f"{named(d)}: {counted(n, 'box', 'boxes')}" for d, n in layers.items())
    arrows = "; ".join(f"{what}: {n}" for what, n in sorted(kinds.items()))
    left_out = f" {counted(drawing.dropped, 'more set')} of terms are not drawn." if drawing.dropped else ""
    return (
        f"Boxes are sets of terms, in columns by moves from today ({columns}). Arrows are moves ({arrows}).{left_out}"
    )


def named(distance: int) -> str:
    """The name of a layer."""
    return "today" if distance == 0 else "no way there" if distance < 0 else counted(distance, "move") + " from today"


def kind_of(what: str) -> str:
    """Which line a purpose gets: by the first of these words that it has."""
    return next((word for word in ("answer", "step", "gain") if word in what), "")


def _colour(arrow: Arrow, names: Sequence[str]) -> str:
    if len(arrow.who) == 1 and arrow.who[0] in names:
        return _of_party(list(names).index(arrow.who[0]))
    return INK


def _of_party(place: int) -> str:
    return COLOURS[place] if place < len(COLOURS) else INK


def _swatch(colour: str) -> str:
    return f'<path d="M0-4h30" stroke="{colour}" stroke-width="5"/>'


def _arrows(drawing: Drawing, names: Sequence[str]) -> list[str]:
    """The lines, one kind after the other, and the heads, one colour after the other."""
    lines, heads = [], []
    found = sorted(((kind_of(a.what), _colour(a, names), a) for a in drawing.arrows), key=lambda x: x[:2])
    for kind, arrows in groupby(found, key=lambda x: x[0]):
        drawn = "".join(f'<path d="{_line(arrow)}" stroke="{colour}"/>' for _, colour, arrow in arrows)
        lines.append(f'<g fill="none" {STROKES[kind]}>{drawn}</g>')
    for colour, arrows in groupby(sorted(found, key=lambda x: x[1]), key=lambda x: x[1]):
        heads.append(f'<path d="{"".join(_head(arrow) for *_, arrow in arrows)}" fill="{colour}"/>')
    return [*lines, *heads]


def _back(arrow: Arrow) -> float:
    """How far behind its tip, in x, an arrow's head begins."""
    points = arrow.pieces[-1].points
    return HEAD if points[2][0] >= points[3][0] else -HEAD


def _line(arrow: Arrow) -> str:
    """The line, which ends where the head begins."""
    line: list[str] = []
    for n, piece in enumerate(arrow.pieces):
        p, q, r, s = piece.points
        if n == len(arrow.pieces) - 1:
            s = (s[0] + _back(arrow) * 0.8, s[1])
        line.append(f"{'L' if line else 'M'}{_at(p)}C{_at(q)} {_at(r)} {_at(s)}")
    return "".join(line)


def _head(arrow: Arrow) -> str:
    return f"M{_at(arrow.pieces[-1].points[3])}l{_px(_back(arrow))}-4v8z"


def _label(arrow: Arrow) -> str:
    x, y = arrow.at
    return _told(x, y - LINE * (len(arrow.label) - 1) / 2 + 4, [(line, "") for line in arrow.label])


def _frames(box: Box) -> str:
    """Today has a double border, a plan a thick one."""
    thick = THICK if box.plan else THIN
    frame = _frame(box.x, box.y, box.width, box.height, thick)
    if box.today:
        frame += _frame(box.x + 3, box.y + 3, box.width - 6, box.height - 6, thick)
    return f"<g><title>{escape(box.told)}</title>{frame}</g>"


def _lines(box: Box) -> str:
    return _told(box.x + 7, box.y + (box.height - LINE * len(box.lines)) / 2 + 10, box.lines)


def _told(x: float, y: float, lines: Sequence[tuple[str, str]]) -> str:
    """Lines of text below each other, each in its style; ``x``: left edge or middle, ``y``: the first baseline."""
    parts = []
    for style, run in groupby(enumerate(lines), key=lambda line: line[1][1]):
        told = "".join(
            f'<tspan x="{_px(x)}" dy="{_px(LINE)}">{escape(line)}</tspan>' if n else escape(line)
            for n, (line, _) in run
        )
        parts.append(f"<tspan{STYLES[style]}>{told}</tspan>" if style else told)
    return f'<text x="{_px(x)}" y="{_px(y)}">{"".join(parts)}</text>'


def _frame(x: float, y: float, wide: float, high: float, thick: float) -> str:
    border = f' stroke-width="{thick}"' if thick != THIN else ""
    return f'<rect x="{_px(x)}" y="{_px(y)}" width="{_px(wide)}" height="{_px(high)}" rx="3"{border}/>'


def _text(text: str, x: float, y: float) -> str:
    return f'<text x="{_px(x)}" y="{_px(y)}">{escape(text)}</text>'


def _legend(drawing: Drawing, names: Sequence[str]) -> tuple[list[str], float]:
    """What borders, lines and colours mean, in rows below the drawing; and the height of all."""
    items: list[tuple[str, str]] = []
    if any(box.today for box in drawing.boxes):
        items.append(("today", _sample(THIN, 0, 3)))
    if any(box.plan for box in drawing.boxes):
        items.append(("a plan of the plan table", _sample(THICK, 0)))
    if any(not box.plan and not box.today for box in drawing.boxes):
        items.append(("another set of terms", _sample(THIN, 0)))
    for kind in ("step", "gain", "answer", ""):
        for what in sorted({a.what for a in drawing.arrows if kind_of(a.what) == kind}):
            items.append((what, f'<path d="M0-4h30" fill="none" stroke="{INK}" {STROKES[kind]}/>'))
    movers = [arrow.who[0] if len(arrow.who) == 1 else "" for arrow in drawing.arrows]
    for place, name in enumerate(names):
        if name in movers:
            items.append((f"{name} alone", _swatch(_of_party(place))))
    if names and any(mover not in names for mover in movers):
        items.append(("several: “A and B” together, “A or B” each alone", _swatch(INK)))
    x, y, drawn = 4.0, drawing.height + 26, []
    for text, sample in items:
        room = 36 + width_of(text) + 12
        if x > 4 and x + room > drawing.width:
            x, y = 4.0, y + 20
        drawn.append(f'<g transform="translate({_px(x)} {_px(y)})">{sample}{_text(text, 36, 0)}</g>')
        x += room
    return drawn, y + 10


def _sample(thick: float, *inset: float) -> str:
    """A frame for the legend, or one in the other."""
    return f"<g {FRAME}>{''.join(_frame(d, d - 10, 30 - 2 * d, 13 - 2 * d, thick) for d in inset)}</g>"


def _at(point: Point) -> str:
    x, y = _px(point[0]), _px(point[1])
    return f"{x}{y}" if y.startswith("-") else f"{x} {y}"


def _px(length: float) -> str:
    """Whole px: the layout keeps what touches apart by more.

    >>> _px(12.04), _px(-0.4), _px(3.5), _px(4.5)
    ('12', '0', '4', '5')
    """
    return str(floor(length + 0.5))
