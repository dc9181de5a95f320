"""Denials of a paper's words, judgements that "it" stands for, and threats of a rethink."""

from __future__ import annotations

from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.evaluations import opinion
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain, noun_phrase
from pourparler.evidence.drafter.proto import Info, Reading

_POSITION = listed("position view views policy stance thinking opinion facts reality truth intention intentions plan")
_MATCHED = listed("reflect represent correspond match express")
_FINDS = listed("consider deem find think believe judge see")


def not_ours(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """ "The paper does not reflect our position", "that is not the government's policy": a denial; whether it was."""
    group, words = clause.group, r.words
    if not group.neg or group.modal or info.speaker is None or not info.speaker.known or clause.subject is None:
        return False
    if group.lemma not in _MATCHED and group.lemma != "be":
        return False
    at = group.end + (words.low[group.end : group.end + 1] in (["to"], ["with"]))
    if words.low[at : at + 1] == ["not"]:
        at += 1
    head, stop, owner = noun_phrase(words, at, clause.end)
    if head < 0 or words.low[head] not in _POSITION:
        return False
    of = owner is not None or words.low[stop : stop + 1] == ["of"] or group.lemma != "be"
    if not of:
        return False
    about = Info([info.speaker], found, info.links, info.speaker, False, info.past, info.told)
    span = clause.subject[0], clause.end
    emit(r, clause, about, found, "denies", "not-ours", clause.subject, term, span=span)
    return True


def found_so(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """ "Considers it necessary to open it", "thought it wrong to sign": what is asked or opposed."""
    words, group = r.words, clause.group
    if group.lemma not in _FINDS or words.low[group.end : group.end + 1] != ["it"] or not info.who:
        return False
    to = next((k for k in range(group.end + 1, min(clause.end, group.end + 6)) if words.tag[k] == "T"), -1)
    if to < 0 or to == group.end + 1:
        return False
    read = opinion(r, words.low[to - 1], to, clause.end, group.neg)
    if read is None:
        return False
    verdict, at = read
    if verdict and info.who[0].known:
        emit(r, clause, info, found, verdict, "found-so", (at, clause.end), term)
    return True


def failing(r: Reading, found: Chain, stance: str | None) -> bool:
    """ "Look at its options", "reconsider its position": what somebody threatens who would have to do so."""
    if stance not in ("considers", "deed"):
        return False
    head, _, owner = noun_phrase(r.words, found.object, r.words.n)
    return head >= 0 and owner is not None and r.words.low[head] in ("options", "position", "membership", "future")
