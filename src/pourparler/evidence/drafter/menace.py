"""Deeds that are threats when somebody announces them: cutting supplies, imposing duties, retaliating."""

from __future__ import annotations

from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain, noun_phrase
from pourparler.evidence.drafter.tokens import Words

_ALWAYS = listed("retaliate sue blockade boycott expel retake")
_STOPPING = listed(
    "halve cut reduce suspend stop halt freeze block shut close curtail withhold cancel terminate restrict choke "
    "interrupt throttle sever slash turn switch"
)
# What others live on: to stop it is to harm them.
_GOODS = listed(
    "delivery deliveries supply supplies export exports transit flight flights payment payments aid funding loan "
    "loans cooperation access power electricity gas water oil shipment shipments jobs visa visas trade border "
    "borders crossing crossings port ports airspace pipeline strait subsidies subsidy credit credits"
)
_STAGING = listed("hold stage begin start call launch take organise organize mount")
STRIKES = listed("strike strikes walkout walkouts stoppage stoppages boycott blockade sit-in")
_IMPOSING = listed("impose slap introduce levy charge apply")
_BURDENS = listed(
    "tariff tariffs duty duties sanction sanctions levy levies fine fines embargo ban blockade fee fees charge charges "
    "restrictions curbs penalties countermeasures quota quotas surcharge surcharges tax taxes"
)
_COURTS = listed("court courts tribunal arbitration judge ombudsman streets war")
_DISMISSING = listed("dismiss sack fire axe shed place put")
_STAFF = listed("workers employees staff jobs posts people drivers nurses miners teachers")


def menacing(words: Words, clause: Clause, found: Chain, term: Terms | None) -> bool:
    """Whether a deed that is announced harms others: "will halve deliveries", "will impose a duty"."""
    lemma = clause.group.lemma
    at = clause.group.head
    if lemma == "have" and words.tag[clause.group.end : clause.group.end + 1] == ["T"]:
        at = next((k for k in range(clause.group.end + 1, clause.end) if words.tag[k] == "V"), at)
        lemma = words.lemma[at] or lemma
    if lemma in _ALWAYS:
        return True
    to = words.low.index("to", at, clause.end) if "to" in words.low[at : clause.end] else -1
    if lemma in ("take", "go", "turn", "appeal") and to >= 0 and set(words.low[to + 1 : to + 4]) & _COURTS:
        return True  # "will take it to the court"
    if lemma == "lay" and words.low[at + 1 : at + 2] == ["off"]:
        return True
    if lemma == "strike" and words.low[at + 1 : at + 2] not in (["a"], ["the"], ["an"], ["deals"]):
        return True
    start = at + 1
    while start < clause.end and words.tag[start] == "R":
        start += 1
    head, stop, _ = noun_phrase(words, start, clause.end)
    if head < 0:
        return False
    object_ = words.low[head]
    if lemma in _STOPPING:
        if lemma in ("turn", "switch") and words.low[at + 1] != "off":
            return False
        return any(words.low[k] in _GOODS for k in range(start, stop))
    if lemma in _STAGING:
        return object_ in STRIKES and words.low[at + 1] != "off"
    if lemma in _IMPOSING:
        hard = lemma in ("impose", "slap") or term is not None and term.kind in ("unless", "if")
        return hard and object_ in _BURDENS
    if lemma in _DISMISSING and object_ in _STAFF:
        return lemma not in ("place", "put") or "leave" in words.low[stop : clause.end]
    return False


_LOSING = listed("lose forfeit")
_LOST = listed(
    "access slot slots licence license licences licenses funding place places aid share visa visas status seat seats "
    "contract contracts subsidy subsidies grant grants concession concessions quota preference preferences membership "
    "exemption permit permits rights right vote votes money accreditation"
)
_FACING = listed("face incur suffer risk see")
_PAINS = listed("consequences prosecution reprisals retaliation countermeasures lawsuit lawsuits penalties expulsion")


def forfeits(words: Words, clause: Clause) -> bool:
    """ "Ships that refuse could lose their slots", "they could face sanctions": what somebody holds out as a pain."""
    group = clause.group
    if group.modal not in ("could", "may", "might", "would", "will") or group.neg or clause.subject is None:
        return False
    if group.lemma in _LOSING:
        return any(words.low[k] in _LOST for k in range(group.end, min(clause.end, group.end + 6)))
    if group.lemma in _FACING:
        return any(words.low[k] in _PAINS | _BURDENS for k in range(group.end, min(clause.end, group.end + 5)))
    return False


_PUNISHING = listed(
    "expel close shut seal suspend cancel cut stop halt freeze seize revoke withdraw dismiss sack fire fine prosecute "
    "arrest deport evict impound confiscate disband dissolve block blacklist ban bar terminate strip"
)


def punished(words: Words, clause: Clause, term: Terms) -> bool:
    """ "Unless the dam opens, the border will be closed", "they will be asked to leave if the camps are empty"."""
    group = clause.group
    if term.kind not in ("if", "unless") or group.modal not in ("will", "would", "shall") or not group.passive:
        return False
    if clause.subject is not None and words.low[clause.subject[0]] in ("no", "nobody", "nothing"):
        return False
    leave = group.lemma in ("ask", "tell", "order") and "leave" in words.low[group.end : group.end + 3]
    return group.lemma in _PUNISHING or leave


def burden(words: Words, clause: Clause) -> bool:
    """Whether a clause tells that burdens come about: "sanctions shall enter into force"."""
    if clause.subject is None or clause.group.neg or clause.group.modal not in ("shall", "will", "would"):
        return False
    head, _, _ = noun_phrase(words, *clause.subject)
    comes = clause.group.lemma in ("enter", "take", "apply", "come", "follow", "impose", "introduce", "adopt")
    return head >= 0 and words.low[head] in _BURDENS and comes
