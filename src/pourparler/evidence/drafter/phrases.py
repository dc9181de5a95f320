"""Noun phrases, times and the words of cues: small steps over a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.evidence.drafter.cues import Cue
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.tokens import Words

COPULAS = listed("be remain stay seem appear become feel look sound stand prove get")


_ANY_THE = listed("our its their his her my your")
_ANY_WORD = ("*", "the")  # in a cue: other words may stand for these


@dataclass(slots=True)
class Head:
    """One cue. ``act`` as in `cues`, or "deed" for a verb that is none; ``at`` to ``end`` its words.

    ``owner``: whose demand it is, as the words of "its", "Russia's"; ``whom``: to whom it is said; ``predicate``: the
    stance that something's being so expresses.
    """

    act: str
    lemma: str
    at: int
    end: int
    neg: bool = False
    noun: bool = False
    owner: tuple[int, int] | None = None
    whom: tuple[int, int] | None = None
    predicate: str = ""
    nothing: bool = False


@dataclass(slots=True)
class Chain:
    """``object``: where what it is about begins; ``that``: a clause follows."""

    heads: list[Head]
    object: int
    that: bool = False
    taken: int = 0  # up to which word verbs are part of the chain


def noun_phrase(words: Words, i: int, end: int) -> tuple[int, int, tuple[int, int] | None]:
    """The core of the noun phrase that begins at ``i``: its head word (-1 if none), its end, and its owner."""
    tags = words.tag
    owner: tuple[int, int] | None = None
    j = i
    head = -1
    while j < end:
        t = tags[j]
        if t == "G":
            owner = (i, j)
            head = -1
        elif t in "XQA" or (
            t == "V" and j + 1 < end and tags[j + 1] in "X" and "n" in words.form[j] and j > i and tags[j - 1] in "DAG"
        ):
            head = j if t == "X" else head
        elif t == "D":
            if j > i and tags[j - 1] not in "DR":
                break
            if words.low[j] in ("its", "his", "her", "their", "our", "my", "your"):
                owner = (j, j + 1)
        elif t == "R" or (t == "v"):
            pass
        else:
            break
        j += 1
    return head, j, owner


def match_cue(words: Words, i: int, rest: tuple[str, ...], end: int) -> int:
    """Where the words of a cue that follow its first end; 0 if they do not. An object may stand before the last."""
    j = i
    if rest in (("for",), ("on",)) and j < end and words.tag[j] == "P" and words.low[j] == "in":
        # "asked in its last proposal for 61 cents"
        _, stop, _ = noun_phrase(words, j + 1, end)
        if stop < end and words.low[stop] == rest[0]:
            return stop + 1
    for k, word in enumerate(rest):
        if word == "*":
            return _behind_object(words, j, rest[k + 1 :], end)
        while j < end and words.tag[j] == "R" and words.low[j] != word:
            j += 1
        if j < end and (words.low[j] == word or (word == "the" and words.low[j] in _ANY_THE)):
            j += 1
            continue
        if k == 0 and rest == ("on", "the", "table"):
            for m in range(j + 1, min(j + 10, end - 2)):
                if tuple(words.low[m : m + 3]) == rest:
                    return m + 3
        if k == 0 and len(rest) == 1 and rest[0] in ("out", "down", "up", "back", "aside", "forward", "off"):
            # "rule it out", "put the plan forward", "vote the duty down"
            for m in range(j + 1, min(j + 6, end)):
                if (
                    words.low[m] == word
                    and (words.tag[m - 1] in "XO" or words.low[m - 1] in ("this", "that", "these", "one"))
                    and all(words.tag[q] in "XDAOGQ" for q in range(j, m))
                ):
                    return m + 1
        return 0
    return j


def _behind_object(words: Words, j: int, rest: tuple[str, ...], end: int) -> int:
    """Where ``rest`` ends if it stands behind an object from ``j`` on ("give the plan | its backing"); else 0."""
    for m in range(j + 1, min(j + 12, end)):
        if words.tag[m - 1] in ",;:—.MBHK":
            return 0
        if words.low[m] == rest[0] or (rest[0] == "the" and words.low[m] in _ANY_THE):
            at = match_cue(words, m, rest, end)
            if at:
                return at
    return 0


def cues_at(words: Words, i: int, cues: tuple[Cue, ...], end: int) -> list[tuple[Cue, int]]:
    found: list[tuple[Cue, int]] = []
    near = words.low[i : i + 40] if cues else []  # bounded, as a sentence need not be
    for cue in cues:
        if not cue.rest:
            if not found or not found[0][0].rest:
                found.append((cue, i))
        elif not found:
            if cue.rest[0] not in near and cue.rest[0] not in _ANY_WORD:
                continue
            at = match_cue(words, i, cue.rest, end)
            if at:
                found.append((cue, at))
    return found


_DAYS = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow tonight week month year morning evening "
    "afternoon night noon spring summer autumn winter midnight weekend late early last next this that previous "
    "same day hours days a statement the jan feb mar apr jun jul aug sep sept oct nov dec am pm a.m. p.m. earlier "
    "later"
)


_SUMMED_UP = listed(
    "idea move step figure demand proposal plan offer concession decision measure suggestion condition number sum rate "
    "request option scheme compromise formula approach price level target deadline change point cut increase term "
    "timetable arrangement solution possibility prospect course policy"
)


def apposed_start(words: Words, at: int) -> int:
    """Where ", an idea" or "— a figure" begins that ends before ``at`` and sums up what stands before it; else -1."""
    k = at - 1
    if k < 2 or words.low[k] not in _SUMMED_UP or words.tag[k] != "X":
        return -1
    while k > 1 and words.tag[k] in "XAQ" and at - k < 6:
        k -= 1
    return k if words.tag[k] == "D" and words.low[k] in ("a", "an", "another") and words.tag[k - 1] in ",—" else -1


def skip_time(words: Words, j: int, end: int) -> int:
    """Behind a time that stands at ``j`` ("on Friday", "last week", "At 09:40"); ``j`` itself if none does."""
    k = j
    if (
        k < end
        and words.tag[k] in "PS"
        and words.low[k] in ("on", "in", "at", "by", "during", "before", "after", "since")
    ):
        k += 1
    first = k
    while k < end and (words.low[k] in _DAYS or (words.tag[k] == "Q" and words.low[k][0].isdigit())):
        k += 1
    if k == first or words.low[k - 1] in ("the", "a", "this", "that", "last", "next", "same", "previous"):
        return j
    return k
