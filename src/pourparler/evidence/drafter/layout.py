"""Where a text's turns, posts and quotations stand, and which of them are somebody's voice."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from pourparler.evidence.drafter.who import Who
from pourparler.evidence.text.quotes import Quote, quotes
from pourparler.evidence.text.turns import Turn, turns

_VOICES = frozenset(("speaker", "handle", "repost", "answer", "question"))
_SKIPPED = frozenset(("heading", "byline", "editorial", "salutation", "signature"))
_EDITORIAL = re.compile(
    r"\b(?:this (?:newspaper|paper|column|page|board) "
    r"(?:has|have|believes|thinks|supports|opposes|would|will|could|welcomes|backs|argued|holds|urges)"
    r"|editorial board|in this newspaper['’]s view)",
    re.IGNORECASE,
)
_HEADER = re.compile(r"^[^\n@:]{0,60}@(\w{1,30})(?:[^\n@:.!?]{0,80})$", re.MULTILINE)
_ANSWERS = re.compile(r"(?:↳ ?)?(?:Replying|Reply|In reply|RT)\b")


@dataclass
class Layout:
    """A text's turns and quotes, and the voices of both. ``labels``: ranges that are labels and no sentence."""

    text: str
    turns: list[Turn]
    quotes: list[Quote]
    starts: list[int] = field(default_factory=list)
    labels: list[tuple[int, int]] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)
    editorial: bool = False
    speakers: dict[int, Who | None] = field(default_factory=dict)
    interviewee: Who | None = None
    voiced: list[Turn] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def turn_at(self, at: int) -> Turn | None:
        """The innermost turn of a voice around a place."""
        n = bisect_right(self._starts, at)
        for turn in reversed(self.voiced[max(0, n - 6) : n]):
            if turn.start <= at < turn.end:
                return turn
        return None

    def place_of(self, turn: Turn) -> int:
        """Which of the voices a turn is, counted from 0."""
        at = bisect_right(self._starts, turn.start) - 1
        while at > 0 and self.voiced[at] is not turn and self.voiced[at - 1].start == turn.start:
            at -= 1
        return max(at, 0)

    def body(self, start: int, end: int) -> int:
        """Where a sentence begins behind its labels."""
        if self.text[start : start + 5] in ("Next ", "Next\u00a0"):
            return start  # "Next meeting: Thursday" is no speaker's label
        n = bisect_right(self.starts, start)
        at = start
        for a, b in self.labels[max(0, n - 3) : n + 4]:
            if a <= at < b or (at <= a <= at + 3 and b <= end):
                at = max(at, b)
        while at < end and (self.text[at] in " \t\n:–—-|.)" or self.text[at] == "*"):
            at += 1
        return at if at < end else start

    def quotes_in(self, start: int, end: int) -> list[Quote]:
        """The quotes that may overlap a range."""
        return self.quotes[
            max(0, bisect_right(self.starts_of_quotes, start) - 2) : bisect_right(self.starts_of_quotes, end)
        ]

    def quote_of(self, at: int) -> Quote | None:
        n = bisect_right(self.starts_of_quotes, at)
        for quote in reversed(self.quotes[max(0, n - 3) : n]):
            if quote.inner_start <= at < quote.inner_end:
                return quote
        return None

    single: bool = False  # one handle wrote it all
    starts_of_quotes: list[int] = field(default_factory=list)


def layout(text: str) -> Layout:
    """The turns and quotes of a text."""
    found = list(turns(text))
    spoken = list(quotes(text))
    outer: list[Quote] = []
    for quote in spoken:
        if not outer or quote.start >= outer[-1].end:
            outer.append(quote)
    result = Layout(text, found, outer)
    result.starts_of_quotes = [q.inner_start for q in outer]
    result.voiced = _posts(text, [t for t in found if t.kind in _VOICES])
    result.single = len({t.label for t in result.voiced if t.kind in ("handle", "repost")}) == 1
    result._starts = [t.start for t in result.voiced]
    result.labels = sorted(
        {(t.label_start, t.label_end) for t in result.voiced}
        | {
            (t.label_start, t.label_end)
            for t in found
            if t.kind not in ("heading", "byline", "editorial", "issuer", "salutation", "signature")
        }
    )
    result.starts = [a for a, _ in result.labels]
    result.headings = [(t.start, t.end) for t in found if t.kind in _SKIPPED and t.kind != "signature"]
    result.editorial = any(t.kind == "editorial" for t in found) or bool(_EDITORIAL.search(text))
    return result


def _posts(text: str, voiced: list[Turn]) -> list[Turn]:
    """The voices with the posts of a thread whose authors stand on lines of their own ("Name ✓ @handle · office").

    "Replying to @handle" names whom a post answers, and not who writes it.
    """
    heads = [(m.start(), m.end(), "@" + m[1]) for m in _HEADER.finditer(text) if not _ANSWERS.match(m.group())]
    if not heads:
        return voiced
    starts = {a for a, _, _ in heads}
    for turn in voiced:
        if turn.kind in ("handle", "repost") and turn.start not in starts and not _ANSWERS.match(text, turn.start):
            heads.append((turn.start, turn.label_end, turn.label))
    heads.sort()
    if len(heads) < 2:
        return voiced
    ends = [a for a, _, _ in heads[1:]] + [len(text)]
    posts = [Turn(a, end, a, b, label, "handle") for (a, b, label), end in zip(heads, ends, strict=True)]
    return sorted([t for t in voiced if t.kind not in ("handle", "repost")] + posts, key=lambda t: t.start)
