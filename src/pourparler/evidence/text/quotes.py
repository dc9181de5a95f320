"""What stands between quotation marks.

Known pairs: "straight", “English”, „German“, «French» and »reversed«, ‹single›, ‘English single’, 「Japanese」.
Apostrophes are no quotes. A quote of several paragraphs, each opened anew and only the last one closed, is one quote.
A mark that nothing closes gives a quote that is not ``closed`` and ends with its paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pourparler.evidence.text.lines import paragraphs

_MARK = re.compile("[\"“”„‟«»‹›‘’‚'「」『』]")
_CLOSERS = {
    '"': '"', "“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’", "'": "'",
    "「": "」", "『": "』", "”": "”",
}  # fmt: skip
_SINGLE = frozenset("‘’'‚‹›")
_ELIDED = re.compile(r"['‘’](?:\d|em\b|tis\b|twas\b|til\b|n['’])", re.IGNORECASE)
_TAGGED = re.compile(r", (?:\w{1,20} ){0,3}(?:said|says|told|added|wrote|asked)\b")


@dataclass(frozen=True, slots=True)
class Quote:
    """``start`` to ``end`` with its marks, ``inner_start`` to ``inner_end`` without them; code points, half-open."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def quotes(text: str) -> tuple[Quote, ...]:
    """The quotes of the text by where they start; a quote inside another follows it."""
    found: list[Quote] = []
    stack: list[tuple[int, str]] = []  # marks that are open, outermost first
    parts = paragraphs(text)
    for number, (start, end, label) in enumerate(parts):
        begin = label.body if label else start
        if stack:
            begin = _goes_on(text, stack, begin)
            if begin < 0:
                _give_up(text, stack, parts[number - 1][1], found)
                begin = label.body if label else start
        _read(text, begin, end, stack, found)
        stack[:] = [entry for entry in stack if entry[1] not in _SINGLE]
        if stack and _TAGGED.search(text, max(stack[-1][0], start), end):
            _give_up(text, stack, end, found)  # "We refuse, he said.": the closing mark was forgotten
    if stack:
        _give_up(text, stack, parts[-1][1], found)
    return tuple(sorted(found, key=lambda quote: (quote.start, -quote.end)))


def _goes_on(text: str, stack: list[tuple[int, str]], begin: int) -> int:
    """Where to read on if the paragraph opens the marks that are open anew, else -1."""
    at = begin
    for _, mark in stack:
        if at < len(text) and (text[at] == mark or (mark == "«" and text[at] == "»")):
            at += 1
        else:
            return -1
    return at


def _give_up(text: str, stack: list[tuple[int, str]], end: int, found: list[Quote]) -> None:
    for start, _ in stack:
        if start + 1 < end:
            found.append(Quote(start, end, start + 1, end, False))
    stack.clear()


def _read(text: str, start: int, end: int, stack: list[tuple[int, str]], found: list[Quote]) -> None:
    """The quotes of one paragraph; what stays open is left on the stack."""
    marks = [match.start() for match in _MARK.finditer(text, start, end)]
    lasts = {text[at]: at for at in marks if _may_close(text, at, end)}
    for at in marks:
        mark = text[at]
        depth = next((n for n in range(len(stack) - 1, -1, -1) if mark in _CLOSERS[stack[n][1]]), -1)
        if depth >= 0 and _may_close(text, at, end) and not _possessive(text, at, lasts):
            opened = stack[depth][0]
            for inner, other in stack[depth + 1 :]:
                if other not in _SINGLE and inner + 1 < at:
                    found.append(Quote(inner, at, inner + 1, at, False))
            del stack[depth:]
            if opened + 1 < at:
                found.append(Quote(opened, at + 1, opened + 1, at, True))
        elif _may_open(text, at, start, end) and len(stack) < 8:
            if mark in _SINGLE and not any(lasts.get(closer, -1) > at for closer in _CLOSERS[mark]):
                continue  # an apostrophe at the head of a word
            stack.append((at, mark))


def _may_close(text: str, at: int, end: int) -> bool:
    mark = text[at]
    if mark in "「『":
        return False
    if mark in "”»›«‹」』“":
        return True
    after = text[at + 1] if at + 1 < end else " "
    return not text[at - 1].isspace() and not after.isalnum() if at else False


def _possessive(text: str, at: int, lasts: dict[str, int]) -> bool:
    """Whether the mark is the apostrophe of "the workers' demands" and a later one closes."""
    return text[at] in "’'" and text[at - 1] in "sxz" and lasts.get(text[at], at) > at


def _may_open(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark in "’」』" or at + 1 >= end:
        return False
    before = text[at - 1] if at > start else " "
    after = text[at + 1]
    if mark in "„‟«「『“":
        return mark != "«" or after.isspace() or not before.isalnum()
    if after.isspace() or before.isalnum() or before in ".,;:!?":
        return False
    return not (mark in _SINGLE and _ELIDED.match(text, at))
