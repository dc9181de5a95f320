"""Which issue and option a stretch of words is about: keywords first, words of the question and options weakly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pourparler.evidence.drafter.closed import STOP_WORDS
from pourparler.evidence.drafter.lexis import FORMS
from pourparler.evidence.drafter.names import fold
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.lexicon import Lexicon

ENOUGH = 2.0  # weight below which no issue is named
_SPLIT = re.compile(r"[^\W_]+")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A rough stem: the verb of a verb's form, the singular of a noun, a few endings off."""
    low = fold(word)
    if len(low) < 4 or not low.isalpha():
        return low
    if low in FORMS:
        low = FORMS[low][0]
    elif low.endswith("ies"):
        low = low[:-3] + "y"
    elif low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-1]
    for end in ("ation", "ition", "ment", "ing", "ed", "er", "al", "ion"):
        if low.endswith(end) and len(low) - len(end) >= 4:
            low = low[: -len(end)]
            if len(low) > 4 and low[-1] == low[-2] and low[-1] not in "ls":
                low = low[:-1]
            break
    return low.rstrip("e") if len(low) > 3 else low


def stems(text: str) -> tuple[str, ...]:
    return tuple(stem(part) for part in _SPLIT.findall(text))


@lru_cache(maxsize=100_000)
def _stems_of(word: str) -> tuple[str, ...]:
    """The stems of a word of a sentence: of each part where a hyphen splits it, none of a mark."""
    if "-" in word or "‑" in word:
        return stems(word)
    return (stem(word.lstrip("#@")),) if word[0].isalnum() or word[0] in "#@" else ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A keyword in a sentence: the words from ``start`` up to ``end``."""

    start: int
    end: int
    issue: str
    option: str | None
    weight: float
    key: int
    strong: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The best issue of some words; ``first`` and ``last``: between which words it was found."""

    issue: str
    option: str | None
    weight: float
    strong: bool
    first: int
    last: int


class Topics:
    """The keywords of a case by their first stem."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.order = {subject.id: n for n, subject in enumerate(lexicon.subjects)}
        self._first: dict[str, list[tuple[tuple[str, ...], str, str | None, float, int, bool]]] = {}
        self._keys = 0
        self.numeric = {  # issues whose options are figures
            subject.id
            for subject in lexicon.subjects
            if any(re.search(r"\d", text) for option in subject.options for text in (option.says, *option.keywords))
        }
        self.meeting = next(
            (
                s.id
                for s in lexicon.subjects
                if {stem(k) for k in s.keywords} & {stem(w) for w in ("talks", "meeting", "negotiations")}
            ),
            "",
        )
        names = {part for name in lexicon.names for alias in (name.name, *name.aliases) for part in stems(alias)}
        weak: dict[str, set[str]] = {}
        rows: list[tuple[str, str, str | None, bool]] = []
        for subject in lexicon.subjects:
            for keyword in subject.keywords:
                self._add(stems(keyword), subject.id, None, keyword)
            id_words = re.sub(r"[_-]", " ", subject.id)
            bare = not subject.keywords
            texts: list[tuple[str, str | None]] = [(subject.question, None), (id_words, None)]
            for option in subject.options:
                for keyword in option.keywords:
                    self._add(stems(keyword), subject.id, option.id, keyword)
                if option.id != subject.today or option.keywords:
                    texts.append((option.says, option.id))
            for text, id in texts:
                for word in _SPLIT.findall(text):
                    if fold(word) in STOP_WORDS or len(word) < 3 or stem(word) in names:
                        continue
                    weak.setdefault(stem(word), set()).add(subject.id)
                    rows.append((stem(word), subject.id, id, bare))
        # Numbers that only one issue's options name ("5.5 per cent", "54 cents").
        numbers: dict[str, set[tuple[str, str]]] = {}
        for subject in lexicon.subjects:
            for option in subject.options:
                for text in (option.says, *option.keywords):
                    for number in re.findall(r"(?<![\w.])\d+(?:[.,]\d+)*", text):
                        numbers.setdefault(number, set()).add((subject.id, option.id))
        for number, owners in numbers.items():
            if len(owners) == 1 and (len(number) > 1):
                ((issue, id),) = owners
                self._put((number,), issue, id, 2.0, True)
        for word, issue, id, bare in dict.fromkeys(rows):
            if len(weak[word]) <= 2:
                self._put((word,), issue, id, (2.0 if bare and id is None else 1.0) / len(weak[word]), False)

    def _add(self, words: tuple[str, ...], issue: str, option: str | None, keyword: str) -> None:
        if not words:
            return
        weight = 3.0 + 2.0 * (min(len(words), 4) - 1)
        if option is not None:
            weight = 2.0 if len(words) == 1 else weight
            # A lone verb ("maintain", "lift") picks an option, and says little of the issue.
            if len(words) == 1 and (
                fold(keyword) in FORMS or fold(keyword) in ("new", "additional", "full", "joint", "shared")
            ):
                weight = 0.9
        self._put(words, issue, option, weight, True)

    def _put(self, words: tuple[str, ...], issue: str, option: str | None, weight: float, strong: bool) -> None:
        rows = self._first.setdefault(words[0], [])
        if any(row[:3] == (words, issue, option) for row in rows):
            return
        self._keys += 1
        rows.append((words, issue, option, weight, self._keys, strong))

    def hits(self, words: Words) -> list[Hit]:
        """All keywords of a sentence. A hyphen splits a word; a keyword's words may have one other between them."""
        parts: list[str] = []
        at: list[int] = []
        for i, text in enumerate(words.text):
            for part in _stems_of(text):
                parts.append(part)
                at.append(i)
        found: list[Hit] = []
        first = self._first
        for p, part in enumerate(parts):
            rows = first.get(part)
            if rows is None:
                continue
            for keyword, issue, option, weight, key, strong in rows:
                q = _match(parts, p, keyword)
                if q:
                    exact = q - p == len(keyword)
                    found.append(
                        Hit(at[p], at[q - 1] + 1, issue, option, weight if exact else weight * 0.7, key, strong)
                    )
        return found

    def best(
        self, hits: Iterable[Hit], ranges: Iterable[tuple[int, int]], near: int = -1, enough: float = ENOUGH
    ) -> Found | None:
        """The issue that the words in ``ranges`` are about, None where too little speaks for any.

        ``near``: the word after the cue; what stands closest after it weighs a little more.
        """
        spans = list(ranges)
        inside = [h for h in hits if any(a <= h.start and h.end <= b for a, b in spans)]
        if not inside:
            return None
        totals: dict[str, float] = {}
        seen: set[int] = set()
        for hit in inside:
            if hit.key in seen:
                continue
            seen.add(hit.key)
            totals[hit.issue] = totals.get(hit.issue, 0.0) + hit.weight
        strong = [h for h in inside if h.strong and h.weight >= 2.0]
        if strong:
            early = min(strong, key=lambda h: (h.start if h.start >= near else 10_000 + h.start, -(h.end - h.start)))
            totals[early.issue] += 2.0
        issue = max(totals, key=lambda one: (totals[one], -self.order[one]))
        if totals[issue] < enough:
            return None
        own = [h for h in inside if h.issue == issue]
        options: dict[str, float] = {}
        seen.clear()
        for hit in own:
            if hit.option is not None and hit.key not in seen:
                seen.add(hit.key)
                options[hit.option] = options.get(hit.option, 0.0) + hit.weight
        option = None
        if options:
            option = max(options, key=lambda one: options[one])
            if (
                options[option] < 0.9
                or sum(1 for o in options.values() if o == options[option]) > 1
                and options[option] < 1.5
            ):
                option = None
        return Found(
            issue,
            option,
            totals[issue],
            bool([h for h in own if h.strong]),
            min(h.start for h in own),
            max(h.end for h in own),
        )


def _match(parts: list[str], p: int, keyword: tuple[str, ...]) -> int:
    """Where the keyword that begins at ``p`` ends, 0 if it does not stand there."""
    q = p + 1
    for k in range(1, len(keyword)):
        if q < len(parts) and parts[q] == keyword[k]:
            q += 1
        elif q + 1 < len(parts) and parts[q + 1] == keyword[k]:
            q += 2
        else:
            return 0
    return q
