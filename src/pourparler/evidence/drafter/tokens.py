"""Words of a sentence with a coarse part of speech each, by closed lists, verb forms and what stands around them.

Tags: D determiner, O pronoun, P preposition, C and/or/but, S subordinator, W relative, M modal, B be, H have, K do,
N negation, T infinitive "to", R adverb, V verb, A participle before a noun, Q number, G possessive mark, X any other
word (nouns, names, adjectives). Punctuation is its own tag; quotation marks are ``"``.
"""

from __future__ import annotations

import re

from pourparler.evidence.drafter.tagging import tag

WORD = re.compile(
    r"[^\W\d_]++(?=[\s,;:)])|"  # most words, at once: what is below would find the same
    r"\b(?:w/o|b/c|w/)(?=\s)|(?:[^\W\d_]\.){2,6}|\b(?:[Hh]on|Mrs?|Ms|Dr|Gen|Sen|Rep|Gov|Prof|St|Lt|Col|Capt|Sgt|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.|\d+(?:st|nd|rd|th)\b|[@#]\w{1,40}|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*|[^\W\d_]+n['’]t\b|['’](?:s|ll|re|ve|d|m)\b"
    r"|[^\W_]+(?:[-‑][^\W_]+)*|\S"
)

_SHORT = {"w/o": "without", "w/": "with", "&": "and", "b/c": "because", "→": "—", "➡": "—", "➜": "—"}


class Words:
    """The words of one sentence. ``lemma`` is of what may be a verb, ``form`` its kinds (b, s, d, n, g)."""

    __slots__ = ("start", "end", "text", "low", "tag", "lemma", "form", "n", "first", "last")

    def __init__(self, whole: str, first: int, last: int, keep: list[tuple[int, int, str]] | None = None) -> None:
        self.first, self.last = first, last
        if keep is None:
            keep = [(*match.span(), match.group()) for match in WORD.finditer(whole, first, last)]
        self.start = [row[0] for row in keep]
        self.end = [row[1] for row in keep]
        self.text = [row[2] for row in keep]
        self.low = [word.lower() for word in self.text]
        if not _SHORT.keys().isdisjoint(self.low):
            self.low = [_SHORT.get(low, low) for low in self.low]
        self.n = len(self.text)
        self.tag = [""] * self.n
        self.lemma = [""] * self.n
        self.form = [""] * self.n
        tag(self)

    def without(self, dropped: set[int]) -> Words:
        """The same sentence without some of its words, tagged anew."""
        keep = [(self.start[i], self.end[i], self.text[i]) for i in range(self.n) if i not in dropped]
        return Words("", self.first, self.last, keep)
