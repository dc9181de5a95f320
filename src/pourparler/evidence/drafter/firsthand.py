"""Ways to take a position that only somebody who speaks has: "we're not having that", "I'd take it tomorrow"."""

from __future__ import annotations

from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain
from pourparler.evidence.drafter.proto import Info, Reading

_FIRST = frozenset(["i", "we"])
_NOBODY = (["nobody"], ["no", "one"], ["no-one"], ["nobody", "here"], ["no", "one", "here"], ["none", "of", "us"])
# What somebody who says "I'd ... it" would gladly do.
_TAKEN = listed("take have love like welcome grab snap buy sign jump bite")
# What one does not do for want of knowledge or luck, and not by will.
_UNWILLED = listed(
    "know see hear think believe feel remember recall understand get receive find reach learn notice expect realise "
    "realize recognise recognize have need want like mean forget lose win fail manage care mind enjoy look talk try "
    "pretend become lie joke be do come go start begin stop move budge shift change waver"
)
_TALK = listed("talk ask suggest propose demand want plan threaten say argue try seek look call push tell")
# Deeds that "I'm not ...-ing" tells of without refusing them.
_IDLE = listed("look talk pretend get hear see lie joke try suggest claim accuse blame worry sit wait speculate know")


_ANSWERING = listed("respond react retaliate reciprocate reply act escalate")


def no_choice(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """Draft "if the levy goes up, we have no choice but to close it": a threat; whether it was one."""
    heads = found.heads
    if len(heads) < 2 or heads[0].lemma != "have" or heads[0].act != "plan" or not info.who or not info.who[0].known:
        return False
    if clause.group.past or r.words.low[clause.group.end : clause.group.end + 1] != ["no"]:
        return False
    hard = term is not None and term.kind in ("if", "unless") and heads[1].act in ("deed", "express", "refuse", "drop")
    if not hard and heads[1].lemma not in _ANSWERING:
        return False
    emit(r, clause, info, found, "threatens", "no-choice", (found.object, clause.end), term)
    return True


def idiom(r: Reading, clause: Clause, info: Info, found: Chain) -> tuple[str, str] | None:
    """The stance and the rule of what somebody says in the first person, or of nobody; None for any other clause."""
    if clause.subject is None or clause.kind not in ("main", "that", "and") or info.speaker is None:
        return None
    group, words = clause.group, r.words
    subject = words.low[clause.subject[0] : clause.subject[1]]
    if subject in _NOBODY and not group.neg:
        if (group.going or group.perfect) and group.lemma in _TALK:
            return "denies", "nobody"
        return None
    if group.lemma == "have" and group.modal in ("will", "'ll", "’ll") and subject[-1:] not in (["i"], ["we"]):
        own = set(words.low[group.end : group.end + 1]) & {"our", "my"}
        if own and set(words.low[group.end + 1 : group.end + 4]) & {"support", "vote", "votes", "backing", "consent"}:
            return ("refuses" if group.neg else "promises"), "our-votes"
    if subject[-1:] and subject[-1] not in _FIRST:
        return None
    if (
        group.passive
        and group.lemma in ("do", "finish")
        and not group.neg
        and words.low[group.end : group.end + 1] == ["with"]
    ):
        return "refuses", "done-with"
    if group.going and group.neg and not group.past and not group.modal and group.lemma not in _IDLE:
        return "refuses", "not-doing"
    if group.modal in ("would", "'d", "’d") and not group.neg and not group.perfect and group.lemma in _TAKEN:
        return "accepts", "would-take"
    taken = group.modal in ("will", "'ll", "’ll") and group.lemma == "take" and not group.neg
    if taken and "to" not in words.low[group.end : clause.end]:
        near = [h for h in r.hits if h.strong and group.end <= h.start < group.end + 4]
        if near and words.low[group.end : group.end + 1] not in (["part"], ["steps"], ["action"]):
            return "accepts", "will-take"
    undone = group.neg and not group.modal and not group.passive and not group.going
    if undone and (group.past or group.perfect) and group.lemma not in _UNWILLED:
        return "denies", "did-not"
    return None
