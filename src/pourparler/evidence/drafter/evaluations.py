"""What somebody says would be right or wrong to do, and orders: "it would be wrong to lift it", "Scrap the levy."."""

from __future__ import annotations

from pourparler.evidence.drafter import compose
from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.judgements import the_author
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain, Head
from pourparler.evidence.drafter.proto import Info, Proto, Reading
from pourparler.evidence.drafter.who import Who

_GOOD = listed(
    "right wise sensible reasonable prudent fair helpful useful good better best proper fitting logical responsible "
    "honest decent advisable"
)
_BAD = listed(
    "wrong foolish unwise mistaken reckless irresponsible premature absurd dangerous unfair unreasonable naive folly "
    "mistake error madness shame disastrous perverse unforgivable unthinkable dishonest tempting crazy silly stupid "
    "rash cruel harmful counterproductive blunder"
)
_NOUNS = listed("thing course answer way choice step solution remedy path move option decision priority task")
# Orders that ask the reader to think, or the hearer to listen, and for nothing that is at issue.
_TALK = listed(
    "imagine consider think look remember forget note see call ask ignore recall suppose compare enter say read "
    "listen take tell wait believe trust thank excuse let be have get come go give bear mind watch hear picture "
    "make share follow click see contact visit welcome expect blame know find learn subscribe join meet discuss "
    "suggest mention comment explain spare speak return add"
)
_FLIPPED = {
    "deed": "opposes", "supports": "opposes", "accepts": "opposes", "offers": "opposes", "promises": "opposes",
    "considers": "opposes", "demands": "opposes", "meets": "opposes", "opposes": "supports", "refuses": "supports",
    "not-deed": "demands", "drops": "demands",
}  # fmt: skip
_WANTED = {
    "deed": "demands", "supports": "demands", "accepts": "demands", "offers": "demands", "promises": "demands",
    "considers": "demands", "demands": "demands", "meets": "demands", "drops": "demands", "opposes": "opposes",
    "refuses": "opposes", "not-deed": "opposes", "objection-drops": "demands",
}  # fmt: skip


def judge_of(r: Reading, info: Info) -> Who | None:
    """Who judges in a clause: its speaker, or the author of an editorial."""
    if info.speaker is not None:
        return info.speaker if info.speaker.known else None
    return the_author(r) if r.voice.kind == "editorial" else None


def weighed(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """ "It would be wrong to ...", "the right course is to ...": whether the clause was read as such."""
    words = r.words
    if clause.subject is None or clause.group.lemma != "be" or clause.group.past:
        return False
    subject = words.low[clause.subject[0] : clause.subject[1]]
    if subject[-2:] in (["way", "out"], ["way", "forward"]):
        subject = subject[:-1]
    if subject[-1:] and subject[-1] in _NOUNS and {"best", "only", "right"} & set(subject) and not clause.group.neg:
        judge, at = judge_of(r, info), clause.group.end
        if judge is not None and words.tag[at : at + 1] and words.tag[at] in "DXQ":
            _emit(r, clause, info, found, judge, "supports", "best", (at, clause.end), clause.subject[0], term)
            return True
    to = next((k for k in range(clause.group.end, min(clause.end, clause.group.end + 5)) if words.tag[k] == "T"), -1)
    if to < 0 or to + 1 >= words.n:
        return False
    between = words.low[clause.group.end : to]
    good: bool | None = None
    if info.who and info.who[0].known and subject != ["it"] and between and judge_of(r, info) is not None:
        return _right_to(r, clause, info, found, between[-1], to, term)
    if subject == ["it"] and between:
        good = True if between[-1] in _GOOD else False if between[-1] in _BAD else None
    elif not between and subject[-1:] and subject[-1] in _NOUNS and len(subject) > 1:
        good = True if set(subject) & (_GOOD | {"only", "first", "next", "obvious", "urgent"}) else None
        good = False if set(subject) & _BAD else good
    who = judge_of(r, info)
    if good is None or who is None:
        return False
    inner = _inner(r, to, clause.end)
    if inner is None:
        return False
    stance, at = inner
    flipped = good == bool(clause.group.neg)
    verdict = (_FLIPPED if flipped else _WANTED).get(stance or "")
    if verdict is None:
        return False
    _emit(r, clause, info, found, who, verdict, "weighed", (at, clause.end), clause.subject[0], term)
    return True


def _right_to(
    r: Reading, clause: Clause, info: Info, found: Chain, word: str, to: int, term: Terms | None
) -> bool:  # fmt: skip
    """ "Brandt is wrong to reject the truce", "Lind would be wise to sign": what a judge thinks of another's deed."""
    judge, inner = judge_of(r, info), _inner(r, to, clause.end)
    good = True if word in _GOOD | {"justified", "entitled"} else False if word in _BAD else None
    if good is None or inner is None or judge is None or judge.party == info.who[0].party:
        return False
    table = _WANTED if good != clause.group.neg else _FLIPPED
    verdict = table.get(inner[0] or "")
    if verdict is None:
        return False
    first = (clause.subject or (to,))[0]
    if clause.group.modal:
        _emit(r, clause, info, found, judge, verdict, "right-to", (inner[1], clause.end), first, term)
        return True
    topic = r.topics.best(r.hits, [(inner[1], clause.end)], inner[1])
    if topic is not None and topic.strong and r.voice.kind == "editorial":
        span = r.words.start[first], r.words.end[clause.end - 1]
        verdict = "supports" if verdict == "demands" else verdict
        r.out.append(Proto("right-to", judge, verdict, topic, *span, None, "fact", clause.group.neg, info.links))
    return False  # and what the other one does is read as well


_NEEDED = listed(
    "necessary essential vital important imperative crucial urgent appropriate desirable indispensable high useful"
)
_SAID = listed("state recall stress note say add emphasise emphasize underline point remind repeat mention express")


def opinion(r: Reading, word: str, to: int, end: int, neg: bool) -> tuple[str, int] | None:
    """ "(it) wrong to sign it": the stance, "" for none ("necessary to state"), and where the deed's words begin."""
    good = True if word in _GOOD | _NEEDED else False if word in _BAD else None
    if good is None:
        return None
    inner = _inner(r, to, end)
    if inner is None:
        return None
    stance, at = inner
    if (r.words.lemma[at] or r.words.low[at]) in _SAID:
        return "", at
    verdict = (_WANTED if good != neg else _FLIPPED).get(stance or "")
    return (verdict, at) if verdict is not None else None


def high_time(r: Reading, clause: Clause, that: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """ "It is high time that Alvania opened the border"."""
    words = r.words
    if clause.group.lemma != "be" or clause.subject is None or words.low[clause.subject[0]] != "it":
        return False
    if "time" not in words.low[clause.group.end : that.start + 1] or clause.group.neg or clause.group.past:
        return False
    who = judge_of(r, info)
    if who is None:
        return False
    _emit(r, clause, info, found, who, "demands", "high-time", (that.start, that.end), clause.subject[0], term)
    return True


def ordered(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """ "Open the border.", "Do not sign it.", "Let the army leave first.": what somebody wants another to do."""
    words = r.words
    if clause.kind != "do" or clause.subject is not None:
        return False
    group = clause.group
    begin = next((k for k in range(words.n) if words.tag[k] not in 'R",C' and words.low[k] != "please"), 0)
    if (
        (group.start != begin and words.tag[group.start - 1] != ":")
        or group.modal
        or group.past
        or group.passive
        or words.tag[group.head] != "V"
    ):
        return False
    if group.head and words.tag[group.head - 1] == "T":
        return False  # "Better to open it, and | to pay for it ..."
    if words.low[group.head] == "better":
        return False
    if words.low[group.head] != group.lemma or (r.voice.kind == "speaker" and r.voice.turn and words.n < 3):
        return False
    who = judge_of(r, info)
    if who is None:
        return False
    if group.lemma == "let":
        k = group.end
        if words.low[k : k + 1] in (["us"], ["me"], ["'s"], ["’s"], ["it"], ["that"]):
            return False
        while k < clause.end and words.tag[k] in "DXAQGO":
            k += 1
        if k < clause.end and k > group.end and words.low[k] in ("in", "out", "go", "through", "back", "off"):
            _emit(r, clause, info, found, who, "demands", "order", (group.end, clause.end), group.start, term)
            return True  # "Let the inspectors in."
        if k == group.end or k >= clause.end or words.tag[k] != "V":
            return False
        _emit(r, clause, info, found, who, "demands", "order", (k, clause.end), group.start, term)
        return True
    if group.lemma in _TALK:
        return False
    stance = compose.stance(found.heads)
    if group.neg and stance in ("deed", "not-deed"):
        stance = "not-deed"
    verdict = _WANTED.get(stance or "")
    if verdict is None or found.object >= clause.end or found.heads[0].act in ("say", "believe", "predicate", "be"):
        return False
    pointed = words.low[found.object] in ("it", "this", "that", "them")
    topic = r.topics.best(r.hits, [(group.head, clause.end)], found.object)
    if not pointed and (topic is None or not topic.strong):
        return False
    _emit(r, clause, info, found, who, verdict, "order", (group.head, clause.end), group.start, term)
    return True


def _inner(r: Reading, to: int, end: int) -> tuple[str | None, int] | None:
    """The stance of the verb after a "to", and where its words begin."""
    from pourparler.evidence.drafter.groups import Group
    from pourparler.evidence.drafter.heads import chain

    words = r.words
    k = to + 1
    while k < end and words.tag[k] in "RN":
        k += 1
    if k >= end or words.tag[k] not in "VBHK":
        return None
    lemma = words.lemma[k] or words.low[k]
    neg = any(words.tag[q] == "N" for q in range(to - 1, k))
    inner = chain(words, Group(k, k + 1, k, lemma, "inf", neg=neg), end)
    heads: list[Head] = inner.heads
    return (compose.stance(heads) if heads else None), k


def _emit(
    r: Reading, clause: Clause, info: Info, found: Chain, who: Who, stance: str, rule: str, region: tuple[int, int],
    begin: int, term: Terms | None,
) -> None:  # fmt: skip
    about = Info([who], found, info.links, info.speaker, False, info.past, info.told)
    emit(r, clause, about, found, stance, rule, region, term, span=(begin, clause.end))
