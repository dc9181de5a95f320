"""One page of a PDF as lines with their places, and what of it cannot be seen.

Text in a PDF is drawn piece by piece. A piece is unseen when it is drawn in no ink (text rendering mode 3, ISO 32000-1,
9.3.6), in letters of a point or less, outside the page, or in white where nothing else was painted on the page.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

INKLESS, WHITE = "drawn without ink", "white letters"
TINY = 1.0  # points
NEAR_WHITE = 0.97
PAINTS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh"))
SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
MAX_SHOWS = 300_000  # pieces of text on all pages together
# Letters that fonts join: the reader sees two or three, and words are looked for by letters.
JOINED = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\0": "�"}
    | dict.fromkeys(map(chr, range(0xD800, 0xE000)), "�")  # halves of characters
)


class TooMuch(Exception):
    """The page, or the file, asks for more work than a report ever does."""


@dataclass
class Line:
    """A line of text where it stands on the page, in points from its lower left corner. ``size`` of its letters;
    ``unseen`` why none of it is seen; ``doubt`` why some of it perhaps is not; ``jumps``: places along it where text
    begins anew after a wide gap."""

    text: str
    x: float
    y: float
    size: float
    unseen: str = ""
    doubt: str = ""
    jumps: tuple[float, ...] = ()


@dataclass
class Reader:
    """Listens while pypdf draws a page, and gathers its lines."""

    box: tuple[float, float, float, float]
    budget: list[int]  # pieces that may still be drawn, shared by all pages
    check: Callable[[], None] | None = None  # called now and then; may raise
    lines: list[Line] = field(default_factory=list)
    painted: bool = False  # something else than text was drawn
    pictures: bool = False
    mode: int = 0
    white: bool = False
    stack: list[tuple[int, bool]] = field(default_factory=list)
    pending: set[str] = field(default_factory=set)  # how the text since the last piece was drawn; empty: in ink
    starts: list[tuple[float, float, float]] = field(default_factory=list)  # x, size, width about
    open: Line | None = None

    def operand(self, operator: bytes, operands: Any, cm: list[float], tm: list[float]) -> None:
        """pypdf calls it before each operator."""
        if operator in SHOWS:
            self.budget[0] -= 1
            if self.budget[0] < 0:
                raise TooMuch
            if self.budget[0] % 256 == 0 and self.check:
                self.check()
            if operands and operands[-1]:
                self.pending.add(INKLESS if self.mode == 3 else WHITE if self.white else "")
            self._start(operands, cm, tm)
        elif operator == b"Tr" and operands:
            self.mode = operands[0] if isinstance(operands[0], int) else 0
        elif operator in (b"g", b"rg", b"k", b"sc", b"scn"):
            self.white = _white(operator, operands)
        elif operator == b"cs":
            self.white = False
        elif operator == b"q":
            if len(self.stack) < 1000:
                self.stack.append((self.mode, self.white))
        elif operator == b"Q":
            if self.stack:
                self.mode, self.white = self.stack.pop()
        elif operator in PAINTS:
            self.painted = self.painted or not self.white
        elif operator in (b"Do", b"BI", b"INLINE IMAGE"):
            self.pictures = True
            if self.check:  # what is drawn so may take long
                self.check()

    def _start(self, operands: Any, cm: list[float], tm: list[float]) -> None:
        last = operands[-1] if operands else ""
        length = sum(len(p) for p in last if isinstance(p, (str, bytes))) if isinstance(last, list) else len(last or "")
        x, _, scale = _place(cm, tm)
        self.starts.append((x, scale, length))

    def text(self, text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        """pypdf calls it with each piece of text that is complete."""
        drawn, self.pending = self.pending, set()
        starts, self.starts = self.starts, []
        text = text.translate(JOINED)
        x, y, scale = _place(cm, tm)
        size = abs(size) * scale
        for number, part in enumerate(text.split("\n")):
            if number:
                self.close()
            if not part.strip():
                if self.open and part:
                    self.open.text += part
                continue
            unseen, doubt = self._unseen(drawn, x, y, size)
            jumps = _jumps(starts, size)
            far = self.open is not None and abs(y - self.open.y) > 0.6 * max(size, self.open.size)
            if self.open and bool(self.open.unseen) == bool(unseen) and not far:
                self.open.text += part
                self.open.doubt = self.open.doubt or doubt
                self.open.size = max(self.open.size, size)
                self.open.jumps += jumps
            else:
                self.close()
                self.open = Line(part, x, y, size, unseen, doubt, jumps)

    def _unseen(self, drawn: set[str], x: float, y: float, size: float) -> tuple[str, str]:
        left, low, right, high = self.box
        if size and size <= TINY:
            return f"letters of {size:.2g} points", ""
        if not (left - 200 < x < right and low - size < y < high):
            return "outside the page", ""
        if drawn == {INKLESS}:
            return INKLESS, ""
        if drawn == {WHITE}:
            return "", WHITE
        return "", f"{INKLESS} in part" if INKLESS in drawn else ""

    def close(self) -> None:
        """Ends the line that is open."""
        if self.open and self.open.text.strip():
            self.open.text = self.open.text.rstrip()
            self.lines.append(self.open)
        self.open = None


def _place(cm: list[float], tm: list[float]) -> tuple[float, float, float]:
    """Where a piece begins on the page, and by what its letters are enlarged."""
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    up = (tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
    return x, y, math.hypot(*up)


def _white(operator: bytes, operands: Any) -> bool:
    try:
        values = [float(value) for value in operands]
    except (TypeError, ValueError):
        return False
    if operator == b"k" or (operator != b"rg" and len(values) == 4):
        return len(values) == 4 and max(values) <= 1 - NEAR_WHITE
    return len(values) in (1, 3) and min(values) >= NEAR_WHITE


def _jumps(starts: list[tuple[float, float, float]], size: float) -> tuple[float, ...]:
    """Where, along a line, a piece begins far behind the end of the one before: a column, or a cell of a table."""
    found = []
    for (x, _, length), (after, _, _) in zip(starts, starts[1:], strict=False):
        if after - x > length * size * 0.75 + 2.5 * size:
            found.append(after)
    return tuple(found)


_NUMBER = re.compile(r"[\s–—-]*(?:page|seite|p\.|стр\.)?\s*\d{1,4}\s*(?:(?:of|von|/|из)\s*\d{1,4})?[\s–—-]*", re.I)


def is_number(text: str) -> bool:
    """Whether a line is only a page's number.

    >>> is_number("Page 3 of 9"), is_number("- 4 -"), is_number("3 ships")
    (True, True, False)
    """
    return len(text) < 40 and bool(_NUMBER.fullmatch(text))
