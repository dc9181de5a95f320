"""Lines of PDF pages to one text: paragraphs apart, running headers left out, columns noticed."""

from __future__ import annotations

import re
from collections import Counter
from statistics import median

from pourparler.evidence.documents.parts import count, shorten
from pourparler.evidence.documents.pdf_page import Line, is_number
from pourparler.evidence.report import Notice, Segment

EDGE = 2  # lines at the top and the bottom of a page that may be running ones
APART = 1.6  # sizes of letters between a running line and the text
WIDE = 1.35  # times the usual distance of lines from which on a new paragraph begins
_END = re.compile(r"[.!?:;…][\"'”’»)\]]{0,3}$")


def running(pages: list[list[Line]]) -> tuple[list[list[Line]], list[Notice]]:
    """The pages without the lines that stand at the edge of most of them, whatever their numbers; and what they are.

    At least three pages and half of all must have the line; page numbers alone, two pages.
    """
    seen: Counter[str] = Counter()
    first: dict[str, str] = {}
    edges = [_edges(lines) for lines in pages]
    for lines in edges:
        for shape in {_shape(line.text) for line in lines}:
            seen[shape] += 1
        for line in lines:
            first.setdefault(_shape(line.text), line.text.strip())
    filled = sum(bool(lines) for lines in pages)
    out = {shape for shape, n in seen.items() if (n >= 3 and 2 * n >= filled) or (n >= 2 and is_number(first[shape]))}
    kept = []
    for lines, edge in zip(pages, edges, strict=True):
        gone = {id(line) for line in edge if _shape(line.text) in out}
        kept.append([line for line in lines if id(line) not in gone])
    notices = [
        Notice("running-line", f"left out: it stands on {count(seen[shape], 'page')}", text=shorten(first[shape]))
        for shape in sorted(out, key=lambda shape: (-seen[shape], shape))[:20]
    ]
    return kept, notices


def _edges(lines: list[Line]) -> list[Line]:
    """The first and last lines of a page that stand apart from the rest, and its number wherever it stands there."""
    down = sorted(lines, key=lambda line: -line.y)
    found = []
    for order in (down, down[::-1]):
        for i, (line, inner) in enumerate(zip(order, order[1:], strict=False)):
            if abs(line.y - inner.y) > APART * max(line.size, inner.size):
                found += order[: i + 1]
                break
            if i + 1 == EDGE:
                break
        found += [line for line in order[:1] if is_number(line.text) and line not in found]
    return found


def _shape(text: str) -> str:
    return re.sub(r"\d{1,4}", "#", " ".join(text.split()))


def joined(pages: list[list[Line]]) -> tuple[str, list[Segment], list[tuple[int, int, str]]]:
    """The text of all pages, the range of each page, and the ranges that a reader may not see.

    A line stays a line; a blank line stands between paragraphs. A page goes on in the next one without a blank line
    where its last sentence has no end.
    """
    out: list[str] = []
    at = 0
    segments: list[Segment] = []
    doubts: list[tuple[int, int, str]] = []
    for number, lines in enumerate(pages, 1):
        start = -1
        usual = _usual(lines)
        for i, line in enumerate(lines):
            if out:
                before = lines[i - 1] if i else None
                apart = _apart(before, line, usual) if before else bool(_END.search(out[-1]))
                out.append("\n\n" if apart else "\n")
                at += len(out[-1])
            if start < 0:
                start = at
            text = line.text.strip()
            if line.doubt:
                doubts.append((at, at + len(text), line.doubt))
            out.append(text)
            at += len(text)
        if start >= 0:
            segments.append(Segment(start, at, f"page {number}"))
    return "".join(out), segments, doubts


def _usual(lines: list[Line]) -> dict[int, float]:
    """The usual distance of two lines of a page, by the size of their letters."""
    steps: dict[int, list[float]] = {}
    for a, b in zip(lines, lines[1:], strict=False):
        if 0 < a.y - b.y < 4 * max(a.size, b.size, 1) and round(a.size) == round(b.size):
            steps.setdefault(round(a.size), []).append(a.y - b.y)
    return {size: median(found) for size, found in steps.items() if len(found) > 2}


def _apart(before: Line, line: Line, usual: dict[int, float]) -> bool:
    """Whether a new paragraph begins: after a gap, in letters of another size, elsewhere on the page, or indented."""
    step = before.y - line.y
    ended = bool(_END.search(before.text.rstrip()))
    if abs(before.size - line.size) > 0.15 * max(before.size, line.size):
        return True
    if step < -0.5 * line.size:  # up again: another column
        return ended
    if not ended and line.text.lstrip()[:1].islower() and step < 2.5 * line.size:
        return False
    if step > WIDE * usual.get(round(line.size), 1.4 * line.size):
        return True
    return ended and 0.8 * line.size < line.x - before.x < 5 * line.size


def columns(pages: list[list[Line]], widths: list[float]) -> list[Notice]:
    """Pages whose lines run on across a gap at the same place, or go back and forth between two sides."""
    across, alternate = [], []
    for number, (lines, width) in enumerate(zip(pages, widths, strict=True), 1):
        places = Counter(round(x / 6) for line in lines for x in set(line.jumps) if 0.3 < x / width < 0.7)
        if places and max(places[p] + places[p + 1] for p in places) >= 6:
            across.append(number)
        sides = ["right" if line.x > 0.45 * width else "left" for line in lines if len(line.text) > 20]
        turns = sum(a != b for a, b in zip(sides, sides[1:], strict=False))
        if sides.count("right") >= 6 and sides.count("left") >= 6 and turns >= 6:
            alternate.append(number)
    found = []
    if across:
        says = f"lines on {_listed(across)} run across a gap: columns or a table; check the order of their text"
        found.append(Notice("columns", says))
    if alternate:
        says = f"lines on {_listed(alternate)} go back and forth between two sides; check the order of their text"
        found.append(Notice("columns", says))
    return found


def _listed(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:12]))
    more = f" and {len(pages) - 12} more" if len(pages) > 12 else ""
    return f"page{'s' if len(pages) > 1 else ''} {shown}{more}"
