"""What follows "be": an adjective that is a cue, a word of judgement, or a phrase such as "in favour of"."""

from __future__ import annotations

from pourparler.evidence.drafter.cues import ADJECTIVE_CUES, PREDICATE_CUES, VERB_CUES
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Head, cues_at, match_cue
from pourparler.evidence.drafter.tokens import Words

# Those who are for or against something, by the act of being so.
PARTISANS = {
    **dict.fromkeys(listed("opponent opponents critic critics adversary foe foes enemy sceptic skeptic"), "oppose"),
    **dict.fromkeys(
        listed("supporter supporters advocate advocates backer backers champion champions proponent proponents"),
        "support",
    ),
}


def _set_phrase(words: Words, j: int, end: int) -> bool:
    """Whether an adverb begins a set phrase: "off the table", "back at the table"."""
    if words.tag[j] != "R":
        return False
    cues = (*ADJECTIVE_CUES.get(words.low[j], ()), *PREDICATE_CUES.get(words.low[j], ()))
    return any(cue.rest and match_cue(words, j + 1, cue.rest, end) for cue in cues)


_GLAD = frozenset(["keen", "happy", "glad", "eager"])


def predicate_after(words: Words, i: int, lemma: str, neg: bool, end: int) -> tuple[Head, int] | None:
    """What follows "be": an adjective that is a cue, a word of judgement, or a phrase such as "in favour of"."""
    if lemma == "be" and words.low[i] in ("is", "are") and words.tag[i + 1 : i + 2] == ["T"] and not neg:
        return Head("plan", "be", i, i + 1, neg), i + 1  # "is to release them on Friday"
    j = i + 1
    if words.low[j : j + 1] in (["less"], ["least"]) or words.low[j : j + 2] == ["not", "so"]:
        return None  # "was less firm on it"
    while j < end and words.tag[j] in "RN" and not _set_phrase(words, j, end):
        neg = neg or words.tag[j] == "N"
        j += 1
    if j >= end:
        return None
    for cue, at in cues_at(words, i + 1, tuple(c for c in VERB_CUES.get(lemma, ()) if c.rest), end):
        return Head(cue.act, lemma, i, at, neg), at
    k = j
    while (
        k < end and (words.tag[k] in "DRXAQ" or words.low[k] == "among") and words.low[k] not in PARTISANS and k - j < 6
    ):
        k += 1
    if k + 1 < end and words.low[k] in PARTISANS and words.low[k + 1] == "of" and words.low[j] not in ("no", "neither"):
        return Head(PARTISANS[words.low[k]], words.low[k], i, k + 2, neg), k + 2  # "is an opponent of the dam"
    for cue, at in cues_at(words, j + 1, ADJECTIVE_CUES.get(words.low[j], ()), end):
        if (
            not cue.rest
            and cue.act == "plan"
            and words.low[at : at + 1] != ["to"]
            and words.low[j] not in ("due", "scheduled", "planned")
        ):
            continue
        if not cue.rest and cue.act == "consider" and at < end and words.low[at] != "to":
            continue
        if not cue.rest and words.low[j] in _GLAD and words.low[at : at + 1] != ["to"]:
            behind = words.low[at : at + 1] in (["about"], ["on"], ["with"], ["for"])
            if not behind and not neg:
                continue  # "I was glad when ..."
            at += behind
            return Head("support", words.low[j], i, max(at, j + 1), neg), max(
                at, j + 1
            )  # "isn't keen", "not happy about it"
        return Head(cue.act, words.low[j], i, max(at, j + 1), neg), max(at, j + 1)
    low = words.low
    if low[j] in (
        "wrong",
        "right",
        "foolish",
        "wise",
        "unwise",
        "mistaken",
        "quick",
        "slow",
        "first",
        "free",
        "careful",
    ) and low[j + 1 : j + 2] == ["to"]:
        return Head("keep", low[j], i, j + 1, neg), j + 1
    if low[j] == "unlikely" and low[j + 1 : j + 2] == ["to"]:
        return Head("fail", "unlikely", i, j + 1, neg), j + 1
    if low[j : j + 4] == ["in", "a", "position", "to"]:
        return Head("ready", "position", i, j + 3, neg), j + 3
    if low[j : j + 1] == ["unable"] or neg and low[j : j + 2] == ["able", "to"]:
        return Head("refuse", "unable", i, j + 1, neg and low[j] == "unable"), j + 1
    if low[j : j + 2] == ["able", "to"]:
        return Head("keep", "able", i, j + 1, neg), j + 1
    if (
        low[j : j + 3] == ["a", "problem", "for"]
        or low[j : j + 2] == ["a", "problem"]
        or low[j : j + 2] == ["no", "problem"]
    ):
        quiet = neg or low[j] == "no"
        return Head("predicate", "problem", i, j + 2, quiet, predicate="accepts" if quiet else "opposes"), j + 2
    if neg:
        for cue in PREDICATE_CUES.get("not", ()):
            at = match_cue(words, j, cue.rest, end)
            if at:
                return Head("predicate", low[j], i, at, neg, predicate=cue.act), at
    k = j
    while k < end and (words.tag[k] in "R" or low[k] in ("absolutely", "simply", "both", "such", "very")):
        k += 1
    for start in dict.fromkeys((j, k, k + 1 if k < end and low[k] in ("a", "an", "the", "no", "our", "its") else k)):
        if start >= end:
            continue
        for cue, at in cues_at(words, start + 1, PREDICATE_CUES.get(low[start], ()), end):
            if not cue.rest:
                at = start + 1
                if words.tag[start] in "DPN":
                    continue
                if (
                    words.tag[start] == "V"
                    and "n" in words.form[start]
                    and low[start]
                    not in ("needed", "required", "flawed", "justified", "agreed", "misguided", "unjustified")
                ):
                    continue
                if at < end and words.tag[at] in "XA" and words.tag[at - 1] == "X" and low[at] not in ("for", "to"):
                    break
            stance = cue.act
            if low[start - 1] == "too" and stance in ("supports", "accepts", "considers"):
                stance = "opposes"  # "too generous"
            if neg:
                stance = {
                    "opposes": "accepts",
                    "refuses": "considers",
                    "supports": "opposes",
                    "accepts": "refuses",
                    "demands": "opposes",
                    "considers": "refuses",
                    "denies": "claims",
                }[stance]
            return Head("predicate", low[start], i, at, neg, predicate=stance), at
    return None
