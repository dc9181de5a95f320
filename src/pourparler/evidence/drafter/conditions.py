"""What a statement is made to depend on: if, only if, unless, until, in exchange for, provided that, without ..."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import skip_time
from pourparler.evidence.drafter.tokens import Words

KINDS = {
    "if": "if", "unless": "unless", "until": "until", "till": "until", "provided": "provided", "providing": "provided",
    "once": "other", "as": "provided", "lest": "other", "that": "provided", "should": "if", "while": "other",
    "before": "until",
}  # fmt: skip
_PHRASES = (
    (("in", "exchange", "for"), "in_exchange"),
    (("in", "return", "for"), "in_exchange"),
    (("in", "exchange"), "in_exchange"),
    (("in", "return"), "in_exchange"),
    (("on", "condition", "of"), "provided"),
    (("on", "condition", "that"), "provided"),
    (("on", "the", "condition"), "provided"),
    (("on", "the", "understanding"), "provided"),
    (("on", "the", "basis", "that"), "provided"),
    (("only", "as", "part", "of"), "provided"),
    (("only", "as"), "only_if"),
    (("if", "asked"), "if"),
    (("as", "long", "as"), "provided"),
    (("so", "long", "as"), "provided"),
    (("only", "after"), "only_if"),
    (("only", "once"), "only_if"),
    (("only", "when"), "only_if"),
    (("only", "with"), "only_if"),
    (("only", "in", "exchange"), "in_exchange"),
    (("only", "in", "return"), "in_exchange"),
    (("not", "before"), "until"),
    (("not", "until"), "until"),
    (("subject", "to"), "provided"),
    (("conditional", "on"), "provided"),
    (("conditional", "upon"), "provided"),
    (("contingent", "on"), "provided"),
    (("contingent", "upon"), "provided"),
    (("dependent", "on"), "provided"),
    (("assuming",), "if"),
    (("in", "the", "event", "of"), "if"),
    (("in", "case", "of"), "if"),
    (("tied", "to"), "provided"),
    (("hinging", "on"), "provided"),
    (("depending", "on"), "provided"),
    (("failing",), "unless"),
    (("failing", "which"), "unless"),
    (("pending",), "until"),
    (("without",), "unless"),
    (("absent",), "unless"),
    (("barring",), "unless"),
)  # fmt: skip
_BY_WORD: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _pattern, _kind in _PHRASES:
    _BY_WORD.setdefault(_pattern[0], []).append((_pattern, _kind))


@dataclass(slots=True)
class Terms:
    """A condition: its words, its kind, the word its content begins at, and the clause that it is (-1 if a phrase)."""

    start: int
    end: int
    kind: str
    content: int
    clause: int = -1
    marker: str = ""


def of_clause(words: Words, clause: Clause, end: int) -> Terms | None:
    """A clause that begins with if, unless, until ... as a condition."""
    marker = clause.marker
    if marker == "had":
        return None
    start = clause.start
    low = words.low
    kind = KINDS.get(marker, "other")
    if low[start : start + 2] == ["only", "if"] or (start and low[start - 1] == "only" and kind == "if"):
        kind = "only_if"
        if low[start] != "only":
            start -= 1
    elif low[start] == "only":
        kind = "only_if"
    if (
        marker == "that"
        and start >= 2
        and low[start - 1] in ("condition", "understanding", "basis", "proviso", "event")
    ):
        start -= 3 if low[start - 2] == "the" else 2
    if marker == "that" and start and low[start - 1] == "provided":
        start -= 1
    if marker == "as" and low[start : start + 1] == ["so"]:
        pass
    content = clause.subject[0] if clause.subject else clause.group.start
    return Terms(start, end, kind, content, clause.number, marker)


def phrases(words: Words, a: int, b: int, verbs: set[int]) -> list[Terms]:
    """Conditions that are phrases, between two words: "in exchange for access", "without an agreement by March"."""
    found: list[Terms] = []
    low = words.low
    i = a
    while i < b:
        for pattern, kind in _BY_WORD.get(low[i], ()):
            size = len(pattern)
            if tuple(low[i : i + size]) != pattern:
                continue
            if pattern in (("without",), ("absent",), ("barring",)) and not _lack(words, i, b):
                continue
            if pattern == ("pending",) and i and words.tag[i - 1] in "DQG":
                continue  # "the three pending applications"
            if pattern == ("subject", "to") and i and (words.tag[i - 1] in "DN"):
                continue
            if pattern == ("tied", "to") and (i == 0 or words.tag[i - 1] != ","):
                continue
            end = i + size
            bare = pattern in (("in", "exchange"), ("in", "return"))
            if bare and end < b and low[end] == "for":
                continue
            if not bare:
                while end < b and words.tag[end] not in ",.;:—":
                    end += 1
            found.append(Terms(i, end, kind, i + size, -1, " ".join(pattern)))
            i = end
            break
        i += 1
    return found


def before_phrase(words: Words, a: int, b: int) -> list[Terms]:
    """ "will not talk before the release of its envoys": behind a negated verb, what must come first."""
    for i in range(a, b - 1):
        if words.low[i] in ("before", "until", "till") and words.tag[i] in "PS" and words.tag[i + 1] in "DXA":
            end = i + 1
            while end < b and words.tag[end] not in ",.;:—":
                end += 1
            if skip_time(words, i + 1, end) <= i + 1:
                return [Terms(i, end, "until", i + 1, -1, words.low[i])]
    return []


def _lack(words: Words, i: int, b: int) -> bool:
    """Whether "without" names a thing that could come about ("without an agreement"), no manner ("without delay")."""
    if i + 1 >= b:
        return False
    if i and (words.tag[i - 1] == "V" or words.low[i - 1] in ("do", "go", "live", "manage")):
        return False
    if words.tag[i + 1] == "V" or words.form[i + 1] == "g":
        return False
    before = words.low[max(0, i - 12) : i]
    refused = any(word in ("no", "not", "never") or word[-3:] in ("n't", "n’t") for word in before)
    if (i == 0 or words.tag[i - 1] == "," or refused) and words.tag[i + 1] == "X" and words.low[i + 1] not in _MANNER:
        return True
    if words.low[i + 1] not in (
        "a",
        "an",
        "the",
        "such",
        "any",
        "this",
        "these",
        "written",
        "firm",
        "binding",
        "real",
        "guarantees",
        "security",
    ):
        return False
    return words.low[i + 2 : i + 3] not in (
        ["doubt"],
        ["delay"],
        ["condition"],
        ["conditions"],
        ["prejudice"],
        ["result"],
        ["further"],
        ["reservation"],
        ["reservations"],
        ["exception"],
    )


_MANNER = listed(
    "doubt delay condition conditions prejudice result exception reservation reservations warning notice explanation "
    "comment naming elaboration success fail hesitation question fanfare incident elaborating mercy"
)
