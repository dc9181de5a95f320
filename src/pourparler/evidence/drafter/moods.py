"""Mood, tense and strength of a draft, and the words that mark a change."""

from __future__ import annotations

from pourparler.evidence.drafter.closed import WILL
from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.who import AUTHOR
from pourparler.evidence.statement import Attribution

_STRONG = listed(
    "strongly firmly categorically flatly vehemently fiercely utterly absolutely completely resolutely "
    "strenuously emphatically unequivocally totally sharply adamantly vigorously staunchly altogether never"
)


_WEAK = listed(
    "cautiously reportedly tentatively possibly perhaps apparently partly partially broadly reluctantly "
    "grudgingly lukewarmly"
)


_SHIFTS = frozenset(["drop", "lift"])


_MARKERS = listed("longer reaffirmed reiterated renewed reversed softened hardened reaffirms reiterates repeated")


def tense_of(clause: Clause, found: Chain | None, planned: bool) -> str:
    group = clause.group
    if planned or group.modal in (
        "will",
        "would",
        "shall",
        "'ll",
        "’ll",
        "may",
        "might",
        "could",
        "can",
        "must",
        "should",
    ):
        return "future"
    told = ("plan", "promise", "demand", "offer", "ready", "threaten", "want")
    if found and (len(found.heads) > 1 or not group.past) and any(h.act in told for h in found.heads):
        return "future"
    if group.past or group.perfect:
        return "past"
    return "none" if not group.going else "future"


def modality_of(
    r: Reading, clause: Clause, info: Info, found: Chain | None, stance: str, chain: tuple[Attribution, ...],
    terms: Terms | None, planned: bool,
) -> str:  # fmt: skip
    group = clause.group
    if terms is not None or stance == "conditions_on":
        return "conditional"
    plan = planned or bool(found and found.heads and found.heads[0].act == "plan")
    future = group.modal in WILL
    if stance == "meets" and (
        plan or future or group.going or (not group.past and not group.perfect and group.kind == "fin")
    ):
        return "reported_plan"
    if (
        group.modal in ("would", "could", "might", "may", "'d", "’d")
        and not chain
        and r.voice.kind in ("author", "editorial")
    ):
        return "hypothetical"
    if plan and not chain:
        return "reported_plan"
    if r.voice.kind == "editorial" and any(who.id == AUTHOR for who in info.who):
        return "opinion"
    if chain:
        return "claim"
    if future:
        return "reported_plan"
    return "fact"


def strength_of(r: Reading, clause: Clause) -> str:
    words = r.words
    for k in range(max(clause.start, clause.group.start - 2), min(clause.group.end + 2, words.n)):
        if words.low[k] in _STRONG:
            return "strong"
        if words.low[k] in _WEAK:
            return "weak"
    return "normal"


def shift_of(r: Reading, found: Chain, clause: Clause) -> tuple[int, int] | None:
    words = r.words
    for head in found.heads:
        if head.act in _SHIFTS:
            return clause.group.head, max(
                found.taken, clause.group.head + 1
            ) if found.taken <= clause.end else clause.group.end
    for k in range(max(clause.start, clause.group.start - 2), clause.group.end):
        if words.low[k] in _MARKERS:
            return (k - 1 if words.low[k] == "longer" and k else k), k + 1
    return None
