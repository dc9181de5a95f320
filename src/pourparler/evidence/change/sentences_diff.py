"""Two versions of a report, paragraph by paragraph: what was added, what is gone, what changed and in which words.

Paragraphs that say the same (folded) are matched first, each with the occurrence of the same rank; the rest by the
largest share of common shingles, of at least one half. What was only moved is the same, and marked. After the idea of
Heckel, "A technique for isolating differences between files" (1978).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from itertools import chain
from typing import Any

from pourparler.evidence.change.fold import Folded, Paragraph, holders
from pourparler.evidence.report import Report

CHANGED = 0.5  # share of the larger paragraph's shingles that a changed one keeps
MOST = 250_000  # word pairs that are compared one by one; beyond, the differing middle is one change

Range = tuple[int, int]


@dataclass(frozen=True)
class Words:
    """Words of a changed paragraph: those of the old version, and what stands in place of them in the new one."""

    old: str
    new: str


@dataclass(frozen=True)
class Row:
    """``kind``: same, changed, added or gone; ``old`` and ``new`` are ranges of the two texts, None where missing.

    ``moved``: it stands elsewhere among the others. ``words``: what changed, of a changed paragraph.
    """

    kind: str
    old: Range | None
    new: Range | None
    moved: bool = False
    words: tuple[Words, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "old": list(self.old) if self.old else None,
            "new": list(self.new) if self.new else None,
            "moved": self.moved,
            "words": [asdict(w) for w in self.words],
        }


def compare(old: Report, new: Report) -> tuple[Row, ...]:
    """Every paragraph of both versions once: those of the new one in order, and what is gone where it stood."""
    before, after = Folded(old.text).paragraphs, Folded(new.text).paragraphs
    pairs = _equal(before, after)
    changed = _similar(before, after, pairs)
    pairs |= changed  # new to old
    still = _in_order([pairs[n] for n in sorted(pairs)])
    rows: list[Row] = []
    used = {pairs[n]: n for n in pairs}
    gone: dict[int, list[Row]] = {}  # by the new paragraph that they stand behind; -1: at the head
    behind = -1
    for number, paragraph in enumerate(before):
        if number in used:
            behind = used[number] if number in still else behind
        else:
            gone.setdefault(behind, []).append(Row("gone", (paragraph.start, paragraph.end), None))
    rows += gone.get(-1, [])
    for number, paragraph in enumerate(after):
        here = (paragraph.start, paragraph.end)
        if number not in pairs:
            rows.append(Row("added", None, here))
        else:
            was = before[pairs[number]]
            kind = "changed" if number in changed else "same"
            words = _words(old.text[was.start : was.end], new.text[slice(*here)]) if kind == "changed" else ()
            rows.append(Row(kind, (was.start, was.end), here, pairs[number] not in still, words))
        rows += gone.get(number, [])
    return tuple(rows)


def _equal(before: tuple[Paragraph, ...], after: tuple[Paragraph, ...]) -> dict[int, int]:
    places: dict[str, list[int]] = {}
    for number in reversed(range(len(before))):
        places.setdefault(before[number].folded, []).append(number)
    return {n: places[p.folded].pop() for n, p in enumerate(after) if places.get(p.folded)}


def _similar(before: tuple[Paragraph, ...], after: tuple[Paragraph, ...], pairs: dict[int, int]) -> dict[int, int]:
    """The paragraphs that are left, matched by what they share, the most alike first."""
    taken = set(pairs.values())
    places = holders((n, p) for n, p in enumerate(before) if n not in taken)
    found: list[tuple[float, int, int]] = []
    for number, paragraph in enumerate(after):
        if number not in pairs:
            hits = Counter(chain.from_iterable(places.get(s, ()) for s in paragraph.shingles))
            for other, count in hits.items():
                share = count / max(len(paragraph.shingles), len(before[other].shingles))
                if share >= CHANGED:
                    found.append((-share, number, other))
    matched: dict[int, int] = {}
    for _, number, other in sorted(found):
        if number not in matched and other not in taken:
            matched[number] = other
            taken.add(other)
    return matched


def _in_order(row: list[int]) -> set[int]:
    """The longest part of a row that goes up (Fredman 1975): what did not move."""
    ends: list[int] = []  # for each length the smallest last number
    back: dict[int, int | None] = {}
    for number in row:
        at = bisect_left(ends, number)
        back[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = back[last]
    return found


def _words(old: str, new: str) -> tuple[Words, ...]:
    """The words that differ, as they stand in the texts."""
    a, b = re.findall(r"\S+", old), re.findall(r"\S+", new)
    head = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    most = min(len(a), len(b)) - head
    tail = next((n for n in range(most) if a[-1 - n] != b[-1 - n]), most)
    a, b = a[head : len(a) - tail], b[head : len(b) - tail]
    if len(a) * len(b) > MOST:
        return (Words(" ".join(a), " ".join(b)),)
    match = SequenceMatcher(None, a, b, autojunk=False)
    return tuple(
        Words(" ".join(a[i:j]), " ".join(b[m:n])) for kind, i, j, m, n in match.get_opcodes() if kind != "equal"
    )
