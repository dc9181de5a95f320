"""Text folded for comparison: its paragraphs, their words, and the shingles (runs of three words) of both.

Folding takes away what a reprint may change without changing a word: case, accents, width, kinds of quotation mark,
marks that cannot be seen, hyphens inside a word (also those of a line's end) and all punctuation.
Scripts that put no spaces between words (Chinese, Japanese, Thai and others) are read as overlapping runs of three
characters, so that a shingle reaches over five characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

Shingle = tuple[str, ...]
WIDTH = 3  # words of a shingle (Broder 1997 calls its share "containment")

_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_SIGNS = "\u0900-\u0963\u0966-\u0dff\u0f40-\u0fbc"  # vowel signs of these are no letters to a regular expression
_UNSEEN = re.compile(
    "[\u00ad\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e01ef]+"
)
_INSIDE = re.compile("(?<=[^\\W_])['\u2019\u2018\u02bc\u2010\u2011-]\n?(?=[^\\W_])")
_RUN = re.compile(f"(?:[^\\W_]|[{_SPACELESS}{_SIGNS}])+")
_ANY_SPACELESS = re.compile(f"[{_SPACELESS}]")
_PARTS = re.compile(f"[{_SPACELESS}]+|[^{_SPACELESS}]+")

_STOP = re.compile("[.!?:;\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964][\"'\u201d\u2019\u00bb\u300d)\\]]{0,3}[ \t]{0,9}$")
_BULLET = re.compile("[ \t]{0,9}(?:[-*\u2022\u2013\u2014]|\\(?[0-9a-z]{1,3}[.)])[ \t]")
FUNCTION = frozenset(
    re.findall(
        "[a-z]+",
        "a about after against all also an and any are as at be been before but by can could did do for from had has "
        "have he her his if in into is it its may more no not of on or our out over said say says she should so some "
        "than that the their them then there these they this to under until up was we were what when where which while "
        "who will with would you",
    )
)  # words that any two English reports share
MOST_PLACES = 64  # of a shingle within one text: a table of a thousand like rows must not take a million steps
WRAPPED = 120  # a line longer than this was not wrapped: it is a paragraph of its own


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    plain = unicodedata.normalize("NFKD", text) if not text.isascii() else text
    plain = _UNSEEN.sub("", plain).casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain)
    found: list[str] = []
    for run in _RUN.findall(_INSIDE.sub("", plain)):
        if run.isascii() or not _ANY_SPACELESS.search(run):
            found.append(run)
            continue
        for part in _PARTS.findall(run):
            if _ANY_SPACELESS.match(part) and len(part) > 3:
                found += (part[at : at + 3] for at in range(len(part) - 2))
            else:
                found.append(part)
    return found


def folded(text: str) -> str:
    """The folded words of a text with one space between: equal where two texts say the same words.

    >>> folded("The \u201cCease-fire\u201d,  he said.") == folded("the ceasefire he said")
    True
    """
    return " ".join(words(text))


def shingles(of: Iterable[str], known: Collection[str] = ()) -> frozenset[Shingle]:
    """All runs of three words that tell something; of one or two words, these.

    A run tells nothing where each of its words is one of ``known`` or one that any two reports share: "the northern
    district" stands in every report of a case of northern and southern districts.
    """
    row = list(of)
    runs: Iterable[Shingle] = zip(row, row[1:], row[2:], strict=False)
    if len(row) < WIDTH:
        runs = (tuple(row),) if row else ()
    if not known:
        return frozenset(run for run in runs if not FUNCTION.issuperset(run))
    plain = FUNCTION.union(known)
    return frozenset(run for run in runs if not plain.issuperset(run))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Trimmed half-open ranges, in order.

    A paragraph ends at a blank line, before a bullet or a numbered line, and at the end of a line that closes a
    sentence or is too long to have been wrapped. So wrapped text holds together, and text with one paragraph a line
    falls into its lines.
    """
    found: list[tuple[int, int]] = []
    at, start, end, closed = 0, -1, -1, True
    for line in text.split("\n"):
        here = line.strip()
        if not here or closed or _BULLET.match(line):
            if start >= 0:
                found.append((start, end))
            start = -1
        if here:
            left = at + len(line) - len(line.lstrip())
            start = left if start < 0 else start
            end = left + len(here)
        closed = not here or len(line) > WRAPPED or bool(_STOP.search(line[-24:]))
        at += len(line) + 1
    if start >= 0:
        found.append((start, end))
    return found


@dataclass(frozen=True)
class Paragraph:
    """A range of the text, its folded words as one text, how many they are, and their shingles."""

    start: int
    end: int
    folded: str
    count: int
    shingles: frozenset[Shingle]


def holders(rows: Iterable[tuple[int, Paragraph]]) -> dict[Shingle, list[int]]:
    """For each shingle the numbers of the paragraphs that hold it: the first 64, what stands in more says little."""
    found: dict[Shingle, list[int]] = {}
    for number, paragraph in rows:
        for shingle in paragraph.shingles:
            home = found.setdefault(shingle, [])
            if len(home) < MOST_PLACES:
                home.append(number)
    return found


@dataclass(frozen=True)
class Folded:
    """A text made ready to be compared with others. ``known``: folded words that count for nothing (see `shingles`)."""

    text: str
    known: frozenset[str] = frozenset()

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        rows = []
        for start, end in paragraphs(self.text):
            row = words(self.text[start:end])
            if row:
                rows.append(Paragraph(start, end, " ".join(row), len(row), shingles(row, self.known)))
        return tuple(rows)

    @cached_property
    def folded(self) -> str:
        """The words of all paragraphs."""
        return " ".join(p.folded for p in self.paragraphs)

    @cached_property
    def shingles(self) -> frozenset[Shingle]:
        """Of the whole text: also those that reach over the end of a paragraph."""
        return shingles(self.folded.split(), self.known)

    @cached_property
    def places(self) -> dict[Shingle, list[int]]:
        """For each shingle the numbers of the first paragraphs that hold it."""
        return holders(enumerate(self.paragraphs))
