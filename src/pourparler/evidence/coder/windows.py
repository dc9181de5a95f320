"""The sentences of a report as a model is given them: numbered, in windows that overlap, without what nobody sees."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pourparler.evidence.coder.unseen import seen
from pourparler.evidence.report import Notice, Report
from pourparler.evidence.text import instructions
from pourparler.evidence.text.turns import turns

SIZE, OVERLAP = 14, 2
_SPEAKING = ("speaker", "answer", "handle", "repost")
MOST_CHARS = 8_000  # of a window
MOST_SENTENCE = 4_000  # a longer "sentence" is a table or bait; it is left out, and told


@dataclass(frozen=True)
class Sentence:
    """``number``: from 1, over the whole report. ``shown``: what a model is given of ``text``.

    ``flags``: ``instructions`` where it speaks to a machine reader, ``near-instructions`` beside such a sentence,
    ``hidden-characters`` where it holds characters that were not sent. ``label``: the earlier sentence with the name
    of its speaker, as transcripts have it; ``spoken``: it is a speaker's own words, as there.
    """

    number: int
    start: int
    end: int
    text: str
    shown: str
    flags: tuple[str, ...] = ()
    label: Sentence | None = None
    spoken: bool = False


Window = tuple[Sentence, ...]


def numbered(report: Report, ranges: Sequence[tuple[int, int]]) -> tuple[tuple[Sentence, ...], tuple[Notice, ...]]:
    """The sentences that a model may see, and a notice for each that is too long.

    ``ranges``: half-open, in order, in code points of the report's text.
    """
    flagged = _flagged(report.text, ranges)
    voices = _voices(report.text, ranges)
    found: list[Sentence] = []
    told = []
    places: dict[int, Sentence] = {}
    for at, (start, end) in enumerate(ranges):
        if end - start > MOST_SENTENCE:
            says = f"{end - start:,} characters without a sentence's end were not given to the model"
            told.append(Notice("model-left-out", says, start, end, report.text[start : start + 80]))
            continue
        text = report.text[start:end]
        shown = seen(text)
        flags = []
        if at in flagged:
            flags.append("instructions")
        elif at - 1 in flagged or at + 1 in flagged:
            flags.append("near-instructions")
        if shown != text:
            flags.append("hidden-characters")
        if shown.strip():
            first, spoken = voices.get(at, (-1, False))
            sentence = Sentence(at + 1, start, end, text, shown, tuple(flags), places.get(first), spoken)
            places[at] = replace(sentence, label=None)
            found.append(sentence)
    return tuple(found), tuple(told)


def _flagged(text: str, ranges: Sequence[tuple[int, int]]) -> set[int]:
    """The places in ``ranges`` of the sentences that speak to a machine reader.

    They are looked for in the text as it is, and as the model is given it: unseen characters and line ends inside a
    sentence would hide them from the patterns, and not from a model.
    """
    plain: list[tuple[int, int]] = []
    parts, at = [], 0
    for start, end in ranges:
        parts.append(" ".join(seen(text[start:end]).split()))
        plain.append((at, at + len(parts[-1])))
        at += len(parts[-1]) + 1
    found: set[int] = set()
    for where, told in ((ranges, instructions.notices(text)), (plain, instructions.notices("\n".join(parts)))):
        starts = [start for start, _ in where]
        for notice in told:
            n = max(bisect_right(starts, notice.start) - 1, 0)
            while n < len(where) and where[n][0] < notice.end:
                if notice.start < where[n][1]:
                    found.add(n)
                n += 1
    return found


def _voices(text: str, ranges: Sequence[tuple[int, int]]) -> dict[int, tuple[int, bool]]:
    """For each sentence of a labelled voice the place of the one that holds the label, -1 for that one itself; and
    whether it is speech and no post.
    """
    starts = [start for start, _ in ranges]
    found: dict[int, tuple[int, bool]] = {}
    for turn in turns(text):  # by where they start: an inner one comes later and wins
        if turn.kind in _SPEAKING:
            first = max(bisect_right(starts, turn.label_start) - 1, 0)
            for at in range(first, bisect_left(starts, turn.end)):
                found[at] = (first if first < at else -1, turn.kind in ("speaker", "answer"))
    return found


def context(window: Window) -> Window:
    """The sentences outside the window that name the speakers of those inside, in order."""
    inside = {sentence.number for sentence in window}
    labels = {s.label.number: s.label for s in window if s.label and s.label.number not in inside}
    return tuple(labels[number] for number in sorted(labels))


def windows(sentences: Sequence[Sentence]) -> tuple[Window, ...]:
    """Runs of at most ``SIZE`` sentences; each begins with the last ``OVERLAP`` of the one before."""
    found: list[Window] = []
    at = 0
    while at < len(sentences):
        end, size = at, 0
        while end < min(at + SIZE, len(sentences)) and (end == at or size + len(sentences[end].shown) <= MOST_CHARS):
            size += len(sentences[end].shown)
            end += 1
        found.append(tuple(sentences[at:end]))
        if end == len(sentences):
            break
        at = max(end - OVERLAP, at + 1)
    return tuple(found)
