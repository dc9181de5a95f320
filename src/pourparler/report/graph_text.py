"""How long a text is in px, and how it is cut into the lines of a box: guessed, since nothing here draws."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
            units += 0.33 if c in THIN else 0.9 if c in WIDE else 0.71 if c.isupper() else 0.56
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


def box_lines(
    number: int, titles: Sequence[str], differs: str, notes: Sequence[str], room: float, each: int
) -> tuple[tuple[str, str], ...]:
    """The lines of a box with their style: number and titles (bold), what differs from today, notes (italic).

    Every difference gets its share of the lines, at most ``each``; differences that are left out are counted.
    """
    title = "; ".join(titles)
    head = wrapped(f"{number} · {title}", room, MOST_TITLE, bold=True) if title else ()
    parts = [part for part in re.split(r"; (?![^“]*”)", differs) if part]
    parts[:1] = [f"{number} · {part}" for part in parts[:1] if not title] or parts[:1]
    if len(parts) > MOST_DIFFERS:
        parts[MOST_DIFFERS - 1 :] = [f"and {len(parts) - MOST_DIFFERS + 1} more"]
    lines = [line for part in parts for line in wrapped(part, room, 3 if len(parts) == 1 else 1 if title else each)]
    told = [line for note in notes for line in wrapped(note, room, 2)]
    return (*((line, "bold") for line in head), *((line, "") for line in lines), *((line, "italic") for line in told))
