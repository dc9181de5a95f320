"""Verbs that judge a thing without "as": "considers the dam illegal", "found the answer not convincing"."""

from __future__ import annotations

from pourparler.evidence.drafter.cues import PREDICATE_CUES
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Head, cues_at, noun_phrase
from pourparler.evidence.drafter.tokens import Words

JUDGING = listed("consider find view see judge deem regard hold believe think perceive rate")
_REACH = 14  # words from the verb to the verdict
_TAKEN = frozenset(["opposes", "supports", "accepts", "refuses", "demands", "considers", "denies"])
_ASKS = listed(
    "demand demands condition conditions request requests requirement requirements ultimatum precondition claim claims"
)
_NOT_TO_BE = listed("unacceptable inadmissible intolerable impossible untenable")

_STEPS = listed("step move measure response outcome development interference")


def verdict(words: Words, i: int, lemma: str, neg: bool, end: int) -> Head | None:
    """The judgement of the verb at ``i`` on its object, None where it makes none.

    The head ends at the verb, so that what it is about begins right behind it.
    """
    if lemma not in JUDGING:
        return None
    stop = min(end, i + 1 + _REACH)
    begun = i + 1
    while begun < stop and words.tag[begun] == "R":
        begun += 1
    if begun >= stop or words.tag[begun] not in "DXAQOP" or words.low[begun] in ("whether", "how"):
        return None
    ahead = any(words.tag[k] == "W" and words.low[k] in ("which", "that") for k in range(max(0, i - 4), i))
    passive = i > 0 and words.tag[i - 1] in "BR" and "n" in words.form[i] and words.form[i] != "g"
    for k in range(begun if passive or ahead else begun + 1, stop):
        if words.tag[k] in ",;:—.VMHKW" and words.low[k] not in PREDICATE_CUES:
            return None
        if words.tag[k - 1] == "T" and words.tag[k] == "V":
            return None  # "sees no reason to open it"
        if words.low[k] in ("up", "time"):
            continue
        for cue, _ in cues_at(words, k + 1, PREDICATE_CUES.get(words.low[k], ()), end):
            if cue.act not in _TAKEN or not cue.rest and not _apart(words, k, end):
                continue
            denied = any(words.tag[q] == "N" for q in range(begun, k))
            act = cue.act
            if words.tag[k - 1] == "D" and k - 1 == begun:
                words.tag[k - 1] = "O"  # "considers this | insufficient"
            if act == "opposes" and words.low[k] in _NOT_TO_BE and _asked(words, begun, end):
                act = "refuses"
            return Head("deem", lemma, i, i + 1, neg != denied, predicate=act)
    return None


# What only a "not" makes a position: "won't hear of it", "never came back on that", "do not recognise the debt".
_WITH_NOT = {
    "hear": (("of", "refuse"),),
    "come": (
        ("back to us on", "silent"),
        ("back to us about", "silent"),
        ("back on", "silent"),
        ("back with", "silent"),
    ),
    "get": (("back to us on", "silent"), ("back to us about", "silent")),
    "move": (("from", "demand"), ("off", "demand"), ("an inch on", "refuse"), ("an inch from", "demand")),
    "shift": (("from", "demand"), ("on", "refuse")),
    "depart": (("from", "demand"),),
    "recognise": (("", "refuse"),),
    "recognize": (("", "refuse"),),
    "stand": (("for", "refuse"),),
    "have": (("it", "refuse"), ("any of it", "refuse")),
    "give": (("an inch on", "refuse"), ("an inch over", "refuse"), ("ground on", "refuse")),
    "buy": (("into", "oppose"),),
}


def negated_phrase(words: Words, i: int, lemma: str, end: int) -> Head | None:
    """The position that a negated verb and its particles make; None where they make none."""
    for phrase, act in _WITH_NOT.get(lemma, ()):
        rest = phrase.split()
        stop = i + 1 + len(rest)
        if stop > end or words.low[i + 1 : stop] != rest:
            continue
        if not rest and words.tag[stop : stop + 1] not in (["D"], ["O"], ["X"], ["A"], []):
            return None
        if lemma == "have" and words.tag[stop : stop + 1] not in (["."], [","], []):
            return None  # "won't have it any other way"
        return Head(act, lemma, i, i + 1 if lemma == "have" else stop)
    return None


def _apart(words: Words, k: int, end: int) -> bool:
    """Whether a lone word of judgement stands behind the thing judged, and is no part of another phrase."""
    step = words.low[k + 1 : k + 2] and words.low[k + 1] in _STEPS
    bare = words.tag[k - 1] in "DP" and words.low[k - 1] not in ("as", "this", "that", "these", "those")
    if words.tag[k] not in "XAV" or bare and not step:
        return False
    return k + 1 >= end or words.tag[k + 1] not in "XAQ" or words.low[k + 1] in _STEPS


def _asked(words: Words, j: int, end: int) -> bool:
    """Whether what is judged is something asked for: a demand that is unacceptable is refused."""
    head, _, _ = noun_phrase(words, j, end)
    return any(words.low[k] in _ASKS for k in range(j, max(j, head) + 1))
