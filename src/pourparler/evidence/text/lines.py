"""The lines of a text, and the paragraphs they make: what sentences, quotes and turns all rest on.

A single line end inside a wrapped paragraph is a space. A blank line ends a paragraph, and so does a line that
begins something new: a bullet, a numbered paragraph, a heading, a speaker's label, a post of a thread, a time stamp.
Every pattern is bounded, so the time taken grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pourparler.evidence.text.labels import Label, label_of

_LINE = re.compile(r"\S[^\n\x0b\x0c\x85\u2028\u2029]*")
_ENDS = re.compile(r"[.!?…。！？؟।॥۔][\"'”’»)\]]{0,3}$")
_OPEN_END = re.compile(
    r"(?:[,\-–—(/&]|\b(?:a|an|the|of|and|or|to|in|on|at|by|for|with|from|that|which|as|is|are|was|were|its|his|her|"
    r"their|our|not|be|has|have|had|Mr\.|Mrs\.|Ms\.|Dr\.|Gen\.|Sen\.|No\.))$"
)
_GERUND = re.compile(r"[A-Z][a-z]{2,15}ing\b")
CLOSING = re.compile(
    r"(?:Yours|Sincerely|Respectfully|Faithfully|Best|Kind|Warm|With|Regards|In solidarity|Mit freundlichen)"
    r"[^\n.]{0,40},$"
)
_WORD = re.compile(r"\S{1,40}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the spaces around it. ``gap``: a blank line stands before it. ``label``: what it begins with."""

    start: int
    end: int
    gap: bool
    label: Label | None


def lines(text: str) -> list[Line]:
    """The lines that hold anything, in order; offsets are code points."""
    found: list[Line] = []
    before = 0  # where the line before ended
    last = ""
    for match in _LINE.finditer(text):
        start, body = match.start(), match.group().rstrip()
        gap = not found or text.count("\n", before, start) > 1 or "\x0c" in text[before:start]
        fresh = gap or not last or last[-1] in '.:;,!?…”"»)' or last.endswith(("; and", "; or"))
        label = label_of(body, start, fresh or (found[-1].label is not None))
        found.append(Line(start, start + len(body), gap, label))
        before, last = match.end(), body
    return found


def paragraphs(text: str) -> list[tuple[int, int, Label | None]]:
    """The paragraphs of the text in order: start, end (half-open, trimmed) and the label each begins with."""
    found: list[tuple[int, int, Label | None]] = []
    group: list[Line] = []
    for line in lines(text):
        if line.gap and group:
            found += _split(text, group)
            group = []
        group.append(line)
    if group:
        found += _split(text, group)
    return found


def _split(text: str, group: list[Line]) -> list[tuple[int, int, Label | None]]:
    """The paragraphs of lines that no blank line parts."""
    width = max(line.end - line.start for line in group)
    full = sum(line.end - line.start > 0.8 * width for line in group[:-1])
    wrapped = len(group) > 3 and full * 4 >= 3 * (len(group) - 1)
    found: list[tuple[int, int, Label | None]] = []
    start, label = group[0].start, group[0].label
    for line, after in zip(group, group[1:], strict=False):
        if after.label is not None or _ended(text, line, after, width, wrapped):
            found.append((start, line.end, label))
            start, label = after.start, after.label
    found.append((start, group[-1].end, label))
    return found


def _ended(text: str, line: Line, after: Line, width: int, wrapped: bool) -> bool:
    """Whether the line end between the two was set on purpose: the next word would have had room before it."""
    tail = text[max(line.start, line.end - 12) : line.end]
    first = text[after.start]
    if tail.endswith((";", "; and", "; or")):
        return True
    if first.islower():
        return False
    if tail.endswith(",") and line.end - line.start < 60 and CLOSING.match(text[line.start : line.end]):
        return True
    if tail.endswith(",") and _GERUND.match(text, after.start):
        return True
    if _OPEN_END.search(tail):
        return False
    word = _WORD.match(text, after.start)
    room = width - (line.end - line.start) - 1 - (len(word.group()) if word else 0)
    if room >= (width // 10 if wrapped else 0):
        return True
    if _ENDS.search(tail):
        return False  # the stop ends the sentence anyway; the paragraph may go on
    return width < 60 and not wrapped
