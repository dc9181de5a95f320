"""How long a text is in px, and how it is cut into the lines of a box: guessed, since nothing here draws."""

from __future__ import annotations

import re
from unicodedata import combining, east_asian_width

SIZE, LINE = 11, 13  # px: letters, lines
THIN, WIDE = "fijlt.,:;'!|()[]I“”‘’ ", "mwMW@%—…&"
MOST_TITLE, MOST_DIFFERS = 3, 4  # lines of a box


def width_of(text: str, bold: bool = False) -> float:
    """The px that a text of the figure takes at most, in the common faces without serifs."""
    units = 0.0
    for c in text:
        if combining(c):
            continue
        if east_asian_width(c) in "WF":
            units += 1.05
        else:
            units += 0.34 if c in THIN else 0.92 if c in WIDE else 0.72 if c.isupper() else 0.58
    return units * SIZE * (1.08 if bold else 1.0)


def shortened(text: str, room: float, bold: bool = False) -> str:
    """The text, or its beginning and … where it is longer than ``room`` px; a quotation that was open is closed."""
    if width_of(text, bold) <= room:
        return text
    for end in range(len(text) - 1, 0, -1):
        cut = text[:end].rstrip(" ,;:“") + "…"
        cut += "”" if cut.count("“") > cut.count("”") else ""
        if width_of(cut, bold) <= room:
            return cut
    return "…"


def wrapped(text: str, room: float, most: int, bold: bool = False) -> tuple[str, ...]:
    """At most ``most`` lines of at most ``room`` px; the last one is shortened; a longer word is cut."""
    lines: list[str] = []
    words = text.split()
    while words:
        if len(lines) == most - 1:
            return (*lines, shortened(" ".join(words), room, bold))
        line = words.pop(0)
        while words and width_of(f"{line} {words[0]}", bold) <= room:
            line += f" {words.pop(0)}"
        if width_of(line, bold) > room:
            cut = next((n for n in range(len(line) - 1, 1, -1) if width_of(line[:n], bold) <= room), 1)
            line, rest = line[:cut], line[cut:]
            words.insert(0, rest)
        lines.append(line)
    return tuple(lines)


def box_lines(number: int, titles: tuple[str, ...], differs: str, room: float) -> tuple[tuple[str, bool], ...]:
    """The lines of a box, each with whether it is bold: number and titles, then what differs from today.

    Every difference gets its share of the lines; what is left out is counted.
    """
    title = "; ".join(titles)
    told = "" if title == differs else differs
    if title:
        head = [(line, True) for line in wrapped(f"{number} · {title}", room, MOST_TITLE, bold=True)]
    else:
        head = []
        told = f"{number} · {told}"
    parts = [part for part in re.split(r"; (?![^“]*”)", told) if part]
    lines: list[str] = []
    if len(parts) > MOST_DIFFERS:
        more = len(parts) - MOST_DIFFERS + 1
        parts = [*parts[: MOST_DIFFERS - 1], f"and {more} more"]
    each = 1 if title or len(parts) > 2 else 4 // max(1, len(parts))
    for part in parts:
        lines += wrapped(part, room, each)
    return (*head, *((line, False) for line in lines))
