"""Meetings told as nouns: "talks between A and B resume on Monday", "the two will hold a third round of talks"."""

from __future__ import annotations

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.closed import NEXT_DAYS, WILL_WOULD
from pourparler.evidence.drafter.collectives import latest
from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain, noun_phrase, skip_time
from pourparler.evidence.drafter.proto import Info, Proto, Reading
from pourparler.evidence.drafter.who import Who

MEETINGS = listed(
    "talks meeting meetings negotiations summit consultations discussions round rounds session sessions conversations "
    "teleconference bargaining conference contacts dialogue"
)
_ROUNDS = frozenset(["round", "rounds", "session", "sessions", "series", "day", "days", "hours", "set"])
# What meetings do: "the talks resume", "a meeting will take place".
_COME_ABOUT = listed(
    "resume begin start open continue take schedule hold due be set plan reconvene convene restart follow reopen go "
    "conclude end arrange expect happen slate fix"
)
# What parties do with meetings: "will hold another round of talks".
_HELD = listed(
    "hold have conduct resume begin start open continue restart attend conclude arrange schedule enter reopen stage "
    "host join renew pursue"
)


# What negotiators do when they meet again: "negotiators from A and B resume on Monday".
_REJOIN = listed("resume reconvene gather regroup convene")


def encounter(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """Draft a meeting that is the subject or the object of a clause; whether one was drafted."""
    group, words = clause.group, r.words
    if group.modal in ("must", "should", "could", "might", "may", "can", "would") and not info.past:
        return False
    if group.neg or clause.kind not in ("main", "that", "and", "adv") or not r.topics.meeting:
        return False
    if clause.marker in ("if", "unless", "until", "before", "whether", "when"):
        return False
    if clause.subject is not None and group.lemma in _COME_ABOUT:
        who = _between(r, *clause.subject)
        if who and (group.lemma != "be" or _timed(r, clause)) and (group.lemma != "take" or _place(r, clause)):
            about = Info(who, found, info.links, info.speaker, False, info.past, info.told)
            region = (clause.subject[0], clause.end)
            emit(r, clause, about, found, "meets", "encounter", region, term, span=region, planned=not group.past)
            return True
    if found.heads and found.heads[0].act == "plan" and info.who and info.who[0].known and not group.past:
        for k in range(found.object, clause.end - 2):
            if words.low[k] == "and" and words.tag[k + 1] == "T" and words.low[k + 2] in ("meet", "confer", "talk"):
                region = (k + 2, clause.end)
                emit(r, clause, info, found, "meets", "plan-and-meet", region, term, planned=True)
                return True
    agreed = _unnamed(r, clause) if not info.who or not any(w.known for w in info.who) else []
    if agreed:
        about = Info(agreed, found, info.links, info.speaker, False, info.past, info.told)
        region = (clause.subject[0] if clause.subject else clause.start, clause.end)
        emit(r, clause, about, found, "meets", "encounter-implied", region, term, span=region, planned=True)
        return True
    if group.lemma in _REJOIN and len([w for w in info.who if w.known]) > 1 and not group.passive:
        at = group.end
        if at >= clause.end or words.tag[at] in "PR,." or skip_time(words, at, clause.end) > at:
            region = (clause.start, clause.end)
            emit(r, clause, info, found, "meets", "encounter", region, term, planned=not group.past)
            return True
    if group.lemma in _HELD and info.who and info.who[0].known and not group.passive:
        head, stop, _ = noun_phrase(words, group.end, clause.end)
        if head >= 0 and _meeting(r, head, stop, clause.end) and words.low[group.end] not in ("no", "any"):
            planned = group.modal in WILL_WOULD
            emit(r, clause, info, found, "meets", "encounter", (group.end, clause.end), term, planned=planned)
            return True
    return False


def _unnamed(r: Reading, clause: Clause) -> list[Who]:
    """Who meets where only the meeting is named, with a day ahead: "Talks resume on Monday", "Deputy ministers will
    meet on 20 June": those whose text it is, else the two that were named together, else the two named most."""
    group, words, memory = clause.group, r.words, r.memory
    if clause.subject is None or clause.kind not in ("main", "and") or group.past or group.perfect:
        return []
    if not any(skip_time(words, k, clause.end) > k + (words.low[k] not in _NEAR) for k in range(group.end, clause.end)):
        return []
    head, stop, owner = noun_phrase(words, *clause.subject)
    if head < 0 or stop < clause.subject[1] or owner is not None or any(
        clause.subject[0] <= m.start < clause.end and words.low[m.start - 1] not in ("in", "at")
        for m in r.scene.mentions
    ):  # fmt: skip
        return []
    noun = words.low[head]
    come = (
        noun in MEETINGS | _ROUNDS
        and noun != "conference"
        and group.lemma in _COME_ABOUT
        and group.lemma not in ("end", "conclude", "fix")
    )
    meet = noun in _ENVOYS and group.lemma in ("meet", *_REJOIN) and not group.passive
    if not come and not meet or group.lemma == "be" and not _timed(r, clause):
        return []
    if group.lemma == "take" and not _place(r, clause):
        return []
    if len(memory.joint) > 1:
        return [Who(id, id, "org", "implicit", "", named=True, of=id) for id in memory.joint]
    issuer = memory.issuer
    if issuer is not None and r.voice.kind == "party":
        own = memory.often.get(issuer.party, 0)
        others = [id for id, n in memory.often.items() if n > max(2, own) and id != issuer.party]
        if len(others) < 2:
            return [issuer]  # else a monitor, who tells of two others
    pair = latest(r.scene, 2)
    return [Who(id, id, "org", "implicit", "", named=True, of=id) for id in pair] if len(pair) == 2 else []


_NEAR = NEXT_DAYS | {"today"}
_ENVOYS = listed("ministers negotiators delegations envoys representatives experts teams officials mediators leaders")


def _meeting(r: Reading, head: int, stop: int, end: int) -> bool:
    low = r.words.low
    if low[head] in _ROUNDS:
        return low[stop : stop + 1] == ["of"] and any(w in MEETINGS for w in low[stop + 1 : min(stop + 5, end)])
    return low[head] in MEETINGS and low[head] != "conference"


def _between(r: Reading, a: int, b: int) -> list[Who]:
    """The parties of "talks between A and B" in the words from ``a`` up to ``b``."""
    words = r.words
    head, stop, _ = noun_phrase(words, a, b)
    if head < 0 or words.low[head] not in MEETINGS | _ROUNDS:
        return []
    for k in range(stop, b - 1):
        if words.low[k] == "between" and words.tag[k] == "P":
            end = k + 1
            while end < b and words.tag[end] not in ",;:—VMBHK":
                end += 1
            who = [w for w in people(r.scene, k + 1, end) if w.known]
            return who if len(who) > 1 else []
    return []


def _timed(r: Reading, clause: Clause) -> bool:
    """Whether "is" goes on with a day or a word of plans: "is on Friday", "is scheduled for May"."""
    after = r.words.low[clause.group.end : clause.group.end + 1]
    return bool(after) and after[0] in ("on", "at", "due", "set", "scheduled", "planned", "for", "expected", "under")


def _place(r: Reading, clause: Clause) -> bool:
    return r.words.low[clause.group.end : clause.group.end + 1] == ["place"]


def announced_meeting(r: Reading) -> None:
    """ "Next meeting of A and B: Thursday" without a verb: a line of a bulletin."""
    words = r.words
    if r.clauses or words.n < 4 or words.low[0] not in ("next", "coming", "upcoming"):
        return
    stop = next((k for k in range(1, min(words.n, 12)) if words.tag[k] in ":—"), -1)
    if stop < 0 or not any(w in MEETINGS for w in words.low[1:stop]) or not r.topics.meeting:
        return
    who = [w for w in people(r.scene, *_names(r, stop)) if w.known] if _names(r, stop)[0] >= 0 else []
    if not who:
        pair = r.memory.pair[1] if r.memory.sentence - r.memory.pair[0] <= 6 else ()
        by_id = r.memory.names.by_id
        who = [Who(id, id, "org", "implicit", "", named=True, of=id) for id in pair if id in by_id]
    best = r.topics.best([h for h in r.hits if h.issue == r.topics.meeting], [(0, words.n)], 0)
    if best is None or len(who) < 2:
        return
    last = words.n - (1 if words.tag[-1] in ".!;" else 0)
    for one in who:
        r.out.append(
            Proto(
                "next-meeting", one, "meets", best, words.start[0], words.end[last - 1], chain=r.links, tense="future"
            )
        )


def _names(r: Reading, stop: int) -> tuple[int, int]:
    for k in range(1, stop - 1):
        if r.words.low[k] in ("between", "of"):
            return k + 1, stop
    return -1, -1
