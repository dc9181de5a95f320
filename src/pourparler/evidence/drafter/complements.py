"""Verbs with a clause behind them: "demanded that", "denied that", "does not think that"."""

from __future__ import annotations

from pourparler.evidence.drafter import compose
from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.cues import NOUN_CUES, STANCE, THAT
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.heads import chain
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.menace import burden
from pourparler.evidence.drafter.phrases import Chain
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.sources import link
from pourparler.evidence.drafter.who import AUTHOR

TOLD = listed("suggestion suggestions report reports claim claims rumour rumours rumor rumors notion accusation idea")

_RESTATED = listed("reaffirm reiterate underline underscore stress emphasise emphasize confirm affirm")

_RUED = listed("regret lament deplore resent")
_UNKIND = frozenset(["refuses", "opposes", "drops", "silent"])
_WISHES = frozenset(["offer", "demand", "promise"])

# What is said of a position that somebody no longer holds.
ENDED = {
    "demands": "drops", "supports": "drops", "opposes": "accepts", "offers": "drops", "refuses": "considers",
    "promises": "drops", "threatens": "drops", "considers": "refuses", "accepts": "refuses", "meets": "refuses",
}  # fmt: skip


def complement(r: Reading, clause: Clause, that: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """A clause with "that": whether the position is the outer verb's ("demanded that"), and not to be read inside."""
    last = found.heads[-1]
    act = (
        THAT.get(last.lemma)
        if not last.noun
        else {"demand": "demand", "threaten": "threaten", "promise": "promise", "offer": "offer", "deny": "deny"}.get(
            last.act
        )
    )
    if last.act == "silent" or last.act == "hear":
        act = last.act
    if last.act == "deny" and last.lemma in ("contradict", "rebut", "gainsay", "disavow"):
        act = "deny"
    shall = last.lemma in _RESTATED and that.group.modal == "shall" and not that.group.neg and not that.group.going
    if shall and (that.group.passive or last.lemma in ("confirm", "reaffirm", "reiterate")):
        act = "support"  # "reaffirmed that the border shall be reopened"
    if last.lemma in ("note", "recall", "mention") and info.who and info.who[0].known and _reports(r, last.end, that):
        info.eaten = True
        return True  # "notes reports that X is drawing water": what others report
    if last.act == "say" and act in (None, "consider"):
        return False
    before = r.words.low[that.start - 1]
    if act == "deny" and last.act == "refuse" and before not in TOLD and NOUN_CUES.get(before) in _WISHES and info.who:
        info.eaten = True  # "rejected the proposal that inspectors be sent"
        emit(r, clause, info, found, "refuses", "that-refuse", (that.start, that.end), term, until=that.end)
        return True
    if act is None and last.act == "refuse" and r.words.low[that.start - 1] in TOLD:
        act = "deny"  # "brushed aside a suggestion that"
    if act is None and last.end - last.at > 1 and last.act in ("promise", "threaten", "deny"):
        act = last.act  # "gave its word that"
    if act is None or act == "suggest" and not that.group.modal:
        return False
    if act == "consider" or (last.act == "believe" and last.lemma not in ("hope", "fear", "doubt")):
        return False
    if act == "insist":
        if that.group.modal in ("must", "should") or (
            that.group.modal == "" and not that.group.past and words_base(r, that)
        ):
            act = "demand"
        else:
            return False
    if info.who and not info.who[0].known and last.act == "believe" and info.who[0].id != AUTHOR:
        info.eaten = True
        return True  # what analysts doubt or hope is nobody's position
    if not info.who:
        return act in ("deny",)
    inner = chain(r.words, that.group, that.end)
    stance: str | None = {"suggest": "offers", "plan": "promises", "insist": "demands"}.get(act, STANCE.get(act))
    heads = found.heads
    if act == "deny":
        below = compose.stance(inner.heads)
        if last.neg:
            info.eaten = True  # "did not deny that": says neither
            return True
        stance = "demands" if below == "drops" and not inner.heads[0].neg else "denies"
    elif act == "demand" and (that.group.neg or any(h.neg for h in inner.heads)):
        stance = "opposes"
    elif act == "promise" and last.lemma in ("vow", "swear"):
        below = compose.stance(inner.heads)
        stance = "refuses" if below in ("not-deed", "refuses") else below if below == "opposes" else stance
    elif act == "promise" and last.lemma == "assure" and not that.group.modal:
        below = compose.stance(inner.heads)
        stance = below if below in ("supports", "accepts", "opposes", "refuses") else stance
    elif act == "plan" and burden(r.words, that):
        stance = "threatens"
    elif act == "plan":
        below = compose.stance(inner.heads)
        stance = (
            None if below is None else "promises" if below == "deed" else "refuses" if below == "not-deed" else below
        )
    elif act == "support" and last.lemma == "hope":
        stance = "supports"
    if stance is not None and len(heads) > 1:
        stance = compose.stance(heads) or stance
    if stance and found.heads[0].neg and act != "deny":
        never = clause.group.perfect and "never" in r.words.low[clause.group.start : clause.group.end]
        stance = ENDED.get(stance) if clause.group.nolonger else compose.NEGATED.get(stance)
        stance = "denies" if never and stance == "refuses" and last.act != "say" else stance
    info.eaten = act in (
        "deny",
        "demand",
        "offer",
        "suggest",
        "threaten",
        "promise",
        "plan",
        "silent",
        "hear",
        "support",
        "oppose",
        "accept",
    )
    if stance is None:
        return info.eaten
    if act == "oppose" and last.lemma in _RUED and compose.stance(inner.heads) in _UNKIND:
        info.eaten = False
        return False  # "regrets that it was not able to accept the truce": that one refuses, is told
    links = info.links
    if act == "deny" and r.voice.kind != "speaker":
        links = (*links, link(info.who[0], r.words.text[last.at], r.text))
    if last.act in ("say", "promise") and act == "promise":
        pass
    emit(r, clause, info, found, stance, "that-" + act, (that.start, that.end), term, links=links, until=that.end)
    for more in (r.clauses[n] for n in clause.down):
        joined = more.kind == "that" and more.marker == "that" and more.number > that.number and more.start
        if (
            joined
            and r.words.low[more.start - 1] in ("and", "or")
            and not more.group.neg
            and act in ("demand", "offer")
        ):
            region = (more.start, more.end)  # "demands that rents be capped and | that the decree be withdrawn"
            emit(r, clause, info, found, stance, "that-" + act, region, None, links=links, span=region)
    return True


def _reports(r: Reading, start: int, that: Clause) -> bool:
    """Whether "reports" or the like stand between a verb and the "that" of its clause."""
    return any(word in TOLD for word in r.words.low[start : that.start])


def words_base(r: Reading, clause: Clause) -> bool:
    """Whether the verb is bare after a singular subject: "that Russia withdraw"."""
    group = clause.group
    form = r.words.form[group.head]
    return ("b" in form and "d" not in form and r.words.low[group.head] == group.lemma) or r.words.low[
        group.start
    ] == "be"
