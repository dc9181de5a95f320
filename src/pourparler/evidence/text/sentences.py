"""The sentences of a text, by rules: no model, offsets kept.

Headings, bullets, posts, speakers' turns and the clauses of a resolution on lines of their own count as one or more
sentences each. Compared with pysbd and the sentencizers that need no model, a rule set of this size does as well on
the hard cases of English news (see the design notes of reading), and is far faster.
"""

from __future__ import annotations

import re

from pourparler.evidence.text.abbreviations import AFTER_TIME, EITHER, LEADING, NUMBERED, SAYS, STARTERS, UNITS
from pourparler.evidence.text.lines import paragraphs

_STOP = re.compile(
    r"(?:[.!?…]{1,20}|[؟۔।॥։።]{1,5}|[。！？｡]{1,5})(?:[\"'”’»)\]›」』）]{1,4}|\[\d{1,3}\]){0,3}(?:\s{1,4}[»”](?=\s|$))?"
)
_WIDE = frozenset("。！？｡؟۔।॥։።")
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[.’'-](?=[^\W_])){0,30}$")
_NEXT = re.compile(r"\s*[\"'“‘«„(\[‹「『¿¡*_]{0,4}\s?(?=(\S))")
_WORD = re.compile(r"[^\W\d_][\w’'-]{0,30}")
_TAG = re.compile(r"(?:[A-Z][\w.’'-]{0,30} ){1,4}(\w{1,15})\b")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences in order as trimmed, half-open ranges of code points.

    They never overlap and are never empty; every character that is no space lies in one.
    """
    found: list[tuple[int, int]] = []
    for start, end, label in paragraphs(text):
        body = start
        while label is not None:
            body, label = label.body, label.inner
        found += _within(text, start, body, end)
    return tuple(found)


def _within(text: str, start: int, body: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begun = start
    small = text[body : body + 1].islower()  # an author who writes no capitals
    for match in _STOP.finditer(text, body, end):
        at = match.end()
        if at >= end:
            break
        if match.start() > max(begun, body) and _ends(text, begun, match, end, small):
            found.append((begun, at))
            while at < end and text[at].isspace():
                at += 1
            begun = at
    if begun < end:
        found.append((begun, end))
    return found


def _ends(text: str, begun: int, match: re.Match[str], end: int, small: bool) -> bool:
    """Whether the stop ends a sentence that began at ``begun``."""
    mark = match.group()
    if mark[0] in _WIDE:
        return True
    at = match.end()
    closed = mark[-1] not in ".!?…"
    spaced = text[at].isspace()
    following = _NEXT.match(text, at, end)
    if following is None:
        return False
    first = following[1]
    word = _WORD.match(text, following.end(), end)
    lower = word.group().casefold() if word else ""
    if not spaced:
        # "the deal.The next" of scraped text, or a quote that closes without a space behind it
        return first.isupper() and lower in STARTERS and text[match.start() - 1].islower() and text[at] not in "’'"
    if first.islower():
        return small and not closed and mark == "." and not _short(text, begun, match.start(), lower, first)
    if first in ",;:–—-)]&/" and not (first in "–—-" and closed):
        return False
    if mark[0] in "!?" and closed:
        tag = _TAG.match(text, following.end(), end)
        return not (tag and tag[1] in SAYS)
    if mark[0] != "." or len(mark) > 1 and mark[1] == ".":
        return True
    return not _short(text, begun, match.start(), lower, first)


def _short(text: str, begun: int, at: int, after: str, first: str) -> bool:
    """Whether the full stop at ``at`` belongs to an abbreviation that goes on; ``after``: the next word, folded."""
    token = _TOKEN.search(text, max(begun, at - 32), at)
    if token is None:
        return False
    word = token.group()
    lower = word.casefold()
    if len(word) == 1:
        if word.isdigit():
            return at - begun == 1  # "1. The parties agree"
        if word.isupper():
            return after not in STARTERS or after in ("a", "i")
        return first.isdigit() or lower in ("p", "v", "c")
    if lower in NUMBERED and first.isdigit():
        return word[0].isupper() or lower != "no"
    if lower in ("a.m", "p.m"):
        return after in AFTER_TIME
    if lower in LEADING:
        return lower not in ("art", "ed", "sec", "fig") or first.isdigit() or word[0].isupper()
    if lower in EITHER or ("." in word and all(len(part) == 1 for part in word.split("."))):
        if word.islower() and lower in ("sun", "sat", "mar", "may", "dec", "co", "est"):
            return first.isdigit()  # "in the sun.", not "Sun."
        if word[0].isupper() and lower in UNITS:
            return False  # "Professor Oz."
        return after not in STARTERS
    return word.isdigit() and at - begun == len(word) and len(word) < 4
