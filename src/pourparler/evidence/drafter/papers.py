"""Positions told by what a paper holds: "Kestria's draft provides for inspections", "under the offer, X would pay"."""

from __future__ import annotations

from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.nouns import noun_owner
from pourparler.evidence.drafter.phrases import Chain, noun_phrase
from pourparler.evidence.drafter.proto import Info, Reading

_PAPERS = listed(
    "plan plans proposal proposals offer draft text scheme package blueprint formula bill amendment paper bid motion "
    "counter-proposal counterproposal counter-offer counteroffer initiative roadmap concept"
)
_UNDER = listed("offer proposal plan scheme draft package terms bid formula blueprint")
_HOLDS = listed(
    "foresee provide include envisage envision contain stipulate offer suggest propose call set limit give allow cap "
    "foresaw entail involve comprise prescribe grant extend guarantee"
)
_WOULD = listed("would will 'd ’d")
_BOUND = frozenset(["agreement", "accord", "treaty", "law", "deal", "pact"])


def paper(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """Draft what a party's plan provides for, as its offer; whether one was drafted."""
    if clause.subject is None or clause.group.neg or clause.kind not in ("main", "that", "and"):
        return False
    return _holds(r, clause, info, found, term) or _under(r, clause, info, found, term)


def _holds(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    words, group = r.words, clause.group
    assert clause.subject is not None
    if group.passive or not (group.lemma in _HOLDS or group.modal in _WOULD):
        return False
    head, stop, _ = noun_phrase(words, *clause.subject)
    if head < 0 or words.low[head] not in _PAPERS:
        return False
    who, start, _ = noun_owner(r, head, True)
    if who is None or not who.known or start < clause.subject[0] - 1:
        return False
    about = Info([who], found, info.links, info.speaker, False, info.past, info.told)
    region = (group.head if group.modal else group.end, clause.end)
    before = len(r.out)
    emit(
        r, clause, about, found, "offers", "paper", region, term,
        extra=[(stop, clause.subject[1])], span=(clause.subject[0], clause.end), cautious=True,
    )  # fmt: skip
    return len(r.out) > before


def _under(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """ "Under the offer, | the company would pay": whose offer it is, or else the one who would act."""
    words, group = r.words, clause.group
    assert clause.subject is not None
    a = clause.subject[0]
    if group.modal not in _WOULD or a < 3 or words.tag[a - 1] != ",":
        return False
    begin = a - 2
    while begin > 0 and words.tag[begin - 1] not in ".;:—" and words.low[begin] not in ("under", "by"):
        begin -= 1
    if words.low[begin] != "under" or any(word in _BOUND for word in words.low[begin:a]):
        return False
    head, _, _ = noun_phrase(words, begin + 1, a - 1)
    if head < 0 or words.low[head] not in _UNDER:
        return False
    who, _, _ = noun_owner(r, head, True)
    if who is None or not who.known:
        who = info.who[0] if info.who and not group.passive else None
    if who is None or not who.known:
        return False
    about = Info([who], found, info.links, info.speaker, False, info.past, info.told)
    before = len(r.out)
    region = (group.head, clause.end)
    emit(
        r, clause, about, found, "offers", "under", region, term, extra=[clause.subject], span=(a, clause.end),
        cautious=True,
    )  # fmt: skip
    return len(r.out) > before
