"""What somebody says was never done, or is not there: "we have NOT offered money", "there is no list"."""

from __future__ import annotations

from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain, Head
from pourparler.evidence.drafter.proto import Info, Reading

_ASKED = listed("offer ask propose demand request threaten seek call suggest order agree promise claim insist")
_MADE = listed("offer demand threaten plan want")
_THINGS = listed("plan plans list deal offer proposal agreement number ultimatum deadline promise pledge threat")
_ONWARD = listed("to for on of in about that which between with yet until unless without")


def undone(r: Reading, clause: Clause, info: Info, heads: list[Head]) -> str:
    """ "denies" for a deed that its own party says was not done, "silent" for a yes not said yet; "" for any other."""
    group, words = clause.group, r.words
    if not heads or group.modal or group.passive or not (group.perfect or group.past):
        return ""
    first = heads[0]
    low = words.low[group.start : min(clause.end, group.head + 3)]
    if first.neg and group.perfect and group.lemma == "say" and low[-2:-1] + low[-1:] and {"yes", "no"} & set(low):
        return "silent"  # "has not said yes, has not said no"
    if not _own(r, info) and "NOT" not in words.text[group.start : group.end]:
        return ""
    if "yet" in words.low[group.start : clause.end] or "until" in words.low[group.end : clause.end]:
        return ""
    if first.neg and len(heads) == 1 and first.lemma in _ASKED:
        return "denies"
    none = len(heads) == 2 and first.act == "express" and heads[1].noun and heads[1].act in _MADE
    return "denies" if none and words.low[first.end : first.end + 1] == ["no"] or none and first.neg else ""


def _own(r: Reading, info: Info) -> bool:
    """Whether the subject itself speaks."""
    speaker = info.speaker
    return speaker is not None and speaker.known and bool(info.who) and info.who[0].party == speaker.party


def absent(r: Reading, clause: Clause, found: Chain) -> bool:
    """ "There is no list, there is no number", "there's no plan, secret or otherwise": what is said not to exist."""
    words, group = r.words, clause.group
    if group.modal or group.past or group.lemma != "be" or words.low[found.object : found.object + 1] != ["no"]:
        return False
    if {"otherwise", "or", "then", "else", "if"} & set(words.low[max(0, clause.start - 2) : group.start]):
        return False  # "otherwise there is no service"
    k = found.object + 1
    while k < clause.end and words.tag[k] in "XAQG" and k - found.object < 5:
        k += 1
    if k < words.n and words.low[k] in _ONWARD or k == found.object + 1:
        return False
    return words.low[k - 1] in _THINGS or any(h.strong and found.object < h.start < k for h in r.hits)
