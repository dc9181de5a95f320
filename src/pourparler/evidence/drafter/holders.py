"""Whose view a noun tells, reports that somebody calls wrong, corrections, and what nobody does."""

from __future__ import annotations

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import noun_phrase
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.sources import link
from pourparler.evidence.drafter.who import Who, named

REPORTS = listed(
    "report reports account accounts allegation allegations accusation accusations charge charges suggestion "
    "suggestions rumour rumours rumor rumors speculation story version"
)
TOLD = REPORTS | {"claim", "claims", "assertion", "assertions", "stories"}
_HELD = listed(
    "position view claim assertion allegation contention argument assessment belief accusation insistence conviction "
    "opinion explanation suggestion complaint charge stance notice announcement warning statement declaration reply "
    "response message"
)
_GIVEN = frozenset(["given", "made", "expressed", "voiced", "advanced", "offered", "stated"])
_UNTRUE = frozenset(["wrong", "mistaken", "absurd", "misleading", "ridiculous", "outrageous"])
_CORRECTIONS = frozenset(["correction", "corrections", "erratum", "clarification", "corrected"])
_PRINTED = listed("write say state report publish claim describe suggest give misstate quote")
_PRINTS = listed("we version article story post report headline item edition thread newsletter")


def told_wrong(r: Reading, clause: Clause, stance: str | None) -> bool:
    """ "The reports are wrong": who says so denies them, and opposes nothing."""
    if stance != "opposes" or clause.subject is None:
        return False
    head, _, _ = noun_phrase(r.words, *clause.subject)
    if head >= 0 and r.words.low[head] in ("claim", "claims", "suggestion", "suggestions"):
        return bool(_UNTRUE & set(r.words.low[clause.group.end : clause.end]))  # a pay claim may be too high
    return head >= 0 and r.words.low[head] in TOLD


def corrected(r: Reading) -> bool:
    """ "Correction: last week we wrote that ...": what was printed wrongly is nobody's position."""
    low = r.words.low
    if not low:
        return False
    before = r.text[max(0, r.words.start[0] - 16) : r.words.start[0]].strip().lower().rstrip(":")
    if low[0] not in _CORRECTIONS and before.rpartition("\n")[2].strip() not in _CORRECTIONS:
        return False
    told = (c for c in r.clauses if c.group.lemma in _PRINTED and c.subject is not None and not c.group.modal)
    return any(low[k] in _PRINTS for c in told for k in range(*(c.subject or (0, 0))))


def nobody_who(r: Reading, clause: Clause) -> bool:
    """ "Nobody who is leaving | asks for fifteen years"."""
    if clause.number == 0:
        return False
    before, low = r.clauses[clause.number - 1], r.words.low
    if before.kind != "rel" or before.start == 0 or clause.start > before.end:
        return False
    return low[before.start - 1] in ("nobody", "no-one", "none", "those", "anyone", "anybody") or (
        before.start > 1 and low[before.start - 2 : before.start] == ["no", "one"]
    )


def holder(r: Reading, clause: Clause) -> tuple[Who, str] | None:
    """Whose view a clause with "that" tells: "the position of X that", "X's claim that"; and the noun."""
    words, at = r.words, clause.start
    if clause.kind != "that" or clause.marker != "that" or words.low[at] != "that" or at < 2:
        return None
    if words.low[at - 1] in _HELD:
        k = at - 2
        while k > 0 and words.tag[k] in "XAR" and r.scene.mention_at(k) is None:
            k -= 1
        mention = r.scene.mention_at(k - 1) if words.tag[k] == "G" else None
        return (named(r.scene, mention), words.text[at - 1]) if mention is not None else None
    for k in range(at - 2, max(0, at - 14), -1):
        if words.tag[k] in "V;:—":
            return None
        given = words.low[k] == "by" and words.low[k - 1] in _GIVEN and words.low[k - 2] in _HELD
        if given or words.low[k] in ("of", "by", "from") and words.low[k - 1] in _HELD:
            end = next((q for q in range(k + 1, at) if words.tag[q] == ","), at)
            who = people(r.scene, k + 1, at) or people(r.scene, k + 1, end)
            return (who[0], words.text[k - 1]) if len(who) == 1 and who[0].known else None
    return None


def held_by(r: Reading, clause: Clause, info: Info) -> Info:
    """The voice of a clause that tells somebody's view by a noun; ``info`` as it is for any other."""
    found = holder(r, clause)
    if found is None:
        return info
    who, noun = found
    subject = info.who
    if clause.subject is not None:
        subject = people(r.scene, *clause.subject, who)
        if not subject and r.words.low[slice(*clause.subject)] in (["it"], ["they"], ["he"], ["she"]):
            subject = [who]  # "the company's notice that it will halve deliveries"
    links = (*info.links, link(who, noun, r.text))
    return Info(subject, None, links, who, False, past=False, told=info.told)
