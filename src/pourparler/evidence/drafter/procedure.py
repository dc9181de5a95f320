"""Talk about talking: "I'd put it differently", "I give notice that", "did not meet". None of it is a deed."""

from __future__ import annotations

from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain, noun_phrase
from pourparler.evidence.drafter.proto import Info, Reading

_FIRST = frozenset(["i", "we"])
# What speakers do with words and time: they take no position by it.
_SPEECH = listed(
    "confirm expect put add say repeat explain describe illustrate summarise summarize conclude begin start finish "
    "close end quote cite read mention refer remind note answer respond reply ask turn come return revert dwell deal "
    "congratulate thank apologise apologize check clarify correct rephrase elaborate outline remember recall admit "
    "confess bet wager wonder guess suspect assume presume imagine trust hope believe try listen hear speak talk "
    "remain sit stand wait see know think suppose take declare rest report post share update tweet keep let"
)
# Of these only the ones that point at what was said, or at nothing, are talk: "put it", "take that", "close now".
_POINTING = listed("put take keep let share declare close end start begin finish turn come return stand sit remain")
_LIGHT = listed("make give have raise ask offer move put say draw")
_UTTERANCES = listed(
    "statement notice point points question questions word words remark remarks speech comment comments observation "
    "observations answer example examples explanation update report apology thanks tribute attention"
)
_MOTIONS = listed("amendment amendments motion motions clause debate adjournment resolution")
# What befalls a thing ("it would cost 40 million") and is nobody's deed.
_WORTH = listed("cost mean take require involve lead result cause save lose yield bring amount last depend benefit")
_DISCUSSED = listed("discuss negotiate address")
_COMPANY = listed("meet speak talk convene confer sit reconvene")
_OBJECTS = frozenset(["me", "us"])


def procedural(r: Reading, clause: Clause, found: Chain) -> bool:
    """Whether a speaker only says what is being said: "I can confirm that", "I shall make a statement on the dam"."""
    if clause.subject is None or r.voice.kind not in ("speaker", "party"):
        return False
    words, group = r.words, clause.group
    subject = words.low[clause.subject[0] : clause.subject[1]]
    if subject[-1:] and subject[-1] in _FIRST:
        after = words.low[group.end : group.end + 1]
        head, _, _ = noun_phrase(words, group.end, clause.end)
        if group.lemma in _LIGHT and head >= 0 and words.low[head] in _UTTERANCES:
            return True
        if group.lemma in _POINTING:
            return after in (["it"], ["that"], ["this"], ["to"], ["back"]) or group.end >= clause.end
        return group.lemma in _SPEECH
    return False


def motion(r: Reading, clause: Clause, info: Info) -> str | None:
    """What a member moves: "I beg to move amendment 12", "I move that the debate be adjourned"."""
    if clause.subject is None or info.speaker is None or not info.speaker.known:
        return None
    words, group = r.words, clause.group
    if words.low[clause.subject[1] - 1] not in _FIRST or group.neg:
        return None
    at = group.end
    if group.lemma == "beg" and words.low[at : at + 2] == ["to", "move"]:
        at += 2
    elif group.lemma not in ("move", "table"):
        return None
    if words.low[at : at + 1] == ["that"]:
        return "demands"
    head, _, _ = noun_phrase(words, at, clause.end)
    return "offers" if head >= 0 and words.low[head] in _MOTIONS else None


def happens(r: Reading, clause: Clause) -> bool:
    """ "It would cost 40 million", "that will mean job losses": what a thing brings about."""
    if clause.subject is None or clause.group.lemma not in _WORTH:
        return False
    return r.words.low[clause.subject[0] : clause.subject[1]] in (["it"], ["that"], ["this"])


def ours_may(r: Reading, clause: Clause) -> bool:
    """ "Our people may use the bridge": what is allowed to somebody's people is not what they think of doing."""
    if clause.subject is None or clause.group.modal not in ("may", "might"):
        return False
    a, b = clause.subject
    return b - a > 1 and r.words.low[a] in ("our", "my", "their", "its", "his", "her")


def unmet(clause: Clause, found: Chain) -> str | None:
    """ "They did not discuss the border": silence on it; "did not meet": "", no position; None for any other."""
    group, first = clause.group, found.heads[0]
    if len(found.heads) > 1 or first.act != "meet" or not first.neg or group.modal or not (group.past or group.perfect):
        return None
    if first.lemma in _DISCUSSED:
        return "silent"
    return "" if first.lemma in _COMPANY else None


def own_exit(r: Reading, clause: Clause) -> bool:
    """ "We walk", "we're gone", "we're out", "we're off": that the speakers leave."""
    words, group = r.words, clause.group
    if clause.subject is None or group.neg or group.modal or words.low[clause.subject[1] - 1] not in _FIRST:
        return False
    if group.lemma in ("walk", "leave", "quit", "go") and not group.past:
        return group.end >= clause.end or words.low[group.end] in ("away", "out", "at", "on")
    out = words.low[group.end : group.end + 1] in (["out"], ["off"], ["gone"], ["done"])
    return group.lemma == "be" and not group.past and out


def told_me(r: Reading, found: Chain) -> bool:
    """ "My government has instructed me to be clear": what a speaker is told to do is no demand."""
    return any(
        h.whom is not None and h.whom[1] - h.whom[0] == 1 and r.words.low[h.whom[0]] in _OBJECTS for h in found.heads
    )
