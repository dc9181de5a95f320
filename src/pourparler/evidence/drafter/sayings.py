"""Attributions that stand by themselves: "according to X", "we are told by X", "X again: “...”"."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.evidence.drafter.cues import VERB_CUES
from pourparler.evidence.drafter.groups import Group
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.subjects import subject_of
from pourparler.evidence.drafter.tokens import Words

SAID = listed(
    "say tell add note state announce explain write report warn insist argue claim stress recall continue reply "
    "respond post tweet declare admit acknowledge confirm joke conclude suggest maintain predict think believe "
    "hope promise vow go emphasise emphasize underline remark observe reiterate repeat caution ask promise "
    "complain concede quip allege disclose reveal indicate learn understand hear"
)


TIMES = listed(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight late early last "
    "this later earlier again afterwards reporters journalists lawmakers parliament"
)


@dataclass(slots=True)
class Said:
    """An attribution: the words of the source (``a`` to ``b``), all words that belong to it, and its verb."""

    a: int
    b: int
    first: int
    last: int
    cue: str
    said: bool  # False: "according to"
    tail: str = ""
    by: tuple[int, int] | None = None  # a further source: "citing Y"


def according_to(words: Words) -> list[Said]:
    found: list[Said] = []
    for i in range(words.n - 2):
        if words.low[i] in ("according", "acc") and words.low[i + 1] == "to":
            end = _phrase_end(words, i + 2)
            found.append(Said(i + 2, end, i, end, "according to", False))
        elif words.low[i] == "per" and i and words.tag[i - 1] in ",(—." and words.tag[i + 1] in "DX":
            end = _phrase_end(words, i + 1)  # ", per the federation"
            found.append(Said(i + 1, end, i, end, "per", False))
        elif words.low[i : i + 2] == ["hearing", "from"]:
            end = stop = _phrase_end(words, i + 2)
            if end < words.n and words.low[end] == "that":
                end += 1
            found.append(Said(i + 2, stop, i, end, "hearing from", False))
    return found


def told_by(words: Words) -> list[Said]:
    """ "..., we are told by two members of the cabinet, ..."."""
    found: list[Said] = []
    for i in range(1, words.n - 4):
        if (
            words.tag[i] == ","
            and words.low[i + 1] in ("we", "i", "it")
            and words.low[i + 2] in ("are", "am", "is", "was")
            and words.low[i + 3] in ("told", "informed", "said", "understood")
        ):
            k = i + 4
            while k < words.n and words.tag[k] not in ",.;":
                k += 1
            if k < words.n and words.low[i + 4] == "by" and k > i + 5:
                found.append(Said(i + 5, k, i, k + 1, "told", False))
    return found


def announced(words: Words, found: list[Group]) -> list[Said]:
    """ "Wikk again, shorter this time: “...”": a name, no verb, a colon and a quotation."""
    for i in range(5, min(words.n - 1, 20)):
        if words.tag[i] == '"' and words.low[i - 5 : i] == [",", "and", "i", "quote", ","] and found:
            a, b = subject_of(words, found[0].start, set(), set(), {}, -1)
            return [Said(a, b, a, i, words.text[found[0].head].lower(), True)] if a < b else []
    for i in range(1, min(words.n - 1, 30)):
        if words.tag[i] == ":" and words.tag[i + 1] == '"':
            before = [g for g in found if g.start < i and g.kind == "fin"]
            if before:
                return _before_colon(words, before, i)
            start = next((k for k in range(i) if words.tag[k] in "XDO"), 0)
            end = start
            while (
                end < i
                and words.tag[end] not in ",(PR"
                or (end < i and words.tag[end] == "P" and words.low[end] in ("of", "for"))
            ):
                end += 1
            if end == start or (words.text[start].islower() and words.tag[start] == "X"):
                return []
            return [Said(start, max(end, start + 1), 0, i + 1, "", True)]
        if words.tag[i] in '."':
            break
    return []


def _before_colon(words: Words, before: list[Group], colon: int) -> list[Said]:
    """ "Lind was blunt: “...”", "Brandt hit back: “...”": whoever does it says what stands after the colon."""
    one = before[-1]
    if one.passive or one.neg or one.going or (one.lemma in VERB_CUES and one.lemma not in _TO_SPEAK | SAID):
        return []
    if len(before) > 1 and one.lemma not in SAID:
        return []
    if one.lemma in SAID and one.lemma not in ("tell", "ask", "remind", "warn") and _says_more(words, one.end, colon):
        return []
    a, b = subject_of(words, one.start, set(), set(), {g.end: g for g in before}, -1)
    if a >= b or words.tag[a] not in "XDO" or words.low[a] in ("there", "this", "that"):
        return []
    if words.low[a] == "it" and one.lemma not in SAID:
        return []
    if words.low[b - 1] in _WORDS_OF and b - a > 1:
        if words.low[a] in ("its", "his", "her", "their"):
            b = a + 1
        elif words.tag[b - 2] == "G" and b - a > 2:
            b -= 2
    return [Said(a, b, a if len(before) > 1 else 0, colon + 1, words.text[one.head].lower(), True)]


def _says_more(words: Words, start: int, colon: int) -> bool:
    """Whether a verb of saying has an object before its colon ("said three things:"), and not a time or a place."""
    return start < colon and words.tag[start] not in "PRT" and words.low[start] not in TIMES


_WORDS_OF = listed("response answer reply message verdict reaction line words comment retort view statement")
_TO_SPEAK = listed(
    "respond reply answer react return go hit fire shoot come chip weigh tweet post write put be say tell add"
)


def _phrase_end(words: Words, i: int) -> int:
    """Where the noun phrase of a source ends, with what is said of it: "two officials, who asked not to be named"."""
    k = i
    while k < words.n and words.tag[k] not in ',.;:—"' and not (words.low[k] == "that" and words.tag[k] == "S"):
        if words.tag[k] == "(":
            while k < words.n and words.tag[k] != ")":
                k += 1
        k += 1
    if (
        k < words.n
        and words.tag[k] == ","
        and k + 1 < words.n
        and (words.low[k + 1] in ("who", "speaking", "whose") or apposed(words, k))
    ):
        k += 1
        while k < words.n and words.tag[k] not in ',.;:—"':
            k += 1
    return min(k, words.n)


def apposed(words: Words, comma: int) -> bool:
    """Whether a noun phrase without a verb stands between this comma and the next stop."""
    k = comma + 1
    if k >= words.n or words.tag[k] not in "DGX" or words.low[k] in ("this", "that"):
        return False
    while k < words.n and words.tag[k] not in ',.;:—"':
        if words.tag[k] in "VMBHKW":
            return False
        k += 1
    return k - comma < 14 and (words.tag[comma + 1] == "D")
