"""Positions that a noun announces: "What we want: 6%", "Kestria's answer was no", "there's room on pay"."""

from __future__ import annotations

from pourparler.evidence.drafter import compose
from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.emit import conjoined, emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.issues import Found
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain, noun_phrase
from pourparler.evidence.drafter.proto import Info, Proto, Reading
from pourparler.evidence.drafter.who import Who

_ANSWERS = listed("answer reply response verdict reaction position line view stance message")
_YES = frozenset(["yes", "fine", "ok", "okay"])
_NO = frozenset(["no", "never", "not"])
_ROOM = listed("room scope flexibility leeway movement space wiggle-room slack margin")
_OFFERED = listed("offer proposal compromise")
_PLAIN = {"offers": "offers", "demands": "demands", "supports": "supports", "opposes": "opposes", "refuses": "refuses",
          "accepts": "accepts", "promises": "promises", "threatens": "threatens"}  # fmt: skip


_WANTING = {
    **dict.fromkeys(listed("want wants wanted need needs demand demands demanded ask asks asked"), "demands"),
    **dict.fromkeys(listed("offer offers offered propose proposes proposed suggest suggests suggested"), "offers"),
    **dict.fromkeys(listed("oppose opposes opposed reject rejects rejected"), "opposes"),
    **dict.fromkeys(listed("promise promises promised"), "promises"),
}


def what_colon(r: Reading) -> None:
    """ "What Kestria wants: a truce", "What they've got on the table: 3 per cent now"."""
    words = r.words
    colon = next((k for k in range(2, min(words.n - 1, 14)) if words.tag[k] == ":"), -1)
    if words.low[:1] != ["what"] or colon < 0:
        return
    before = words.low[:colon]
    verb = _WANTING.get(before[-1]) or _WANTING.get(before[-2] if before[-1] in ("for", "now", "next") else "")
    stance: str | None = None
    if verb is not None:
        who = [w for w in people(r.scene, 1, colon - (1 if before[-1] in _WANTING else 2), r.speaker) if w.known]
        stance = verb
    elif r.clauses and 0 in r.info:
        who = [w for w in r.info[0].who if w.known]
        found = r.info[0].chain
        stance = _PLAIN.get((compose.stance(found.heads) if found is not None else "") or "")
    else:
        return
    if not who:
        return
    if "table" in before or before[-2:] == ["put", "forward"]:
        stance = "offers"
    if stance is None:
        return
    last = _last(r)
    kept, r.out[:] = list(r.out), []
    for a, b in conjoined(r, colon + 1, last):
        topic = r.topics.best(r.hits, [(a, b)], a)
        if topic is not None and topic.strong:
            _put(r, who[0], stance, topic, a, b, "what-colon")
    told = {p.found.issue for p in r.out}
    r.out[:] = (
        [p for p in kept if p.stance == stance and p.found.issue not in told and "elliptic" not in p.flags] + r.out
        if told
        else kept
    )


def yes_and_no(r: Reading, around: Found | None) -> bool:
    """ "Kestria's line: cameras yes, uniforms never", "A truce, yes. Inspections, no.": item by item."""
    words = r.words
    if r.out or words.n > 30 or any(c.kind in ("main", "do", "that") and c.subject is not None for c in r.clauses):
        return False
    who, begin = r.speaker, 0
    colon = next((k for k in range(1, min(words.n - 1, 8)) if words.tag[k] == ":"), -1)
    if colon > 0 and words.low[colon - 1] in _ANSWERS:
        head, _, owner = noun_phrase(words, 0, colon)
        named = people(r.scene, *owner, r.speaker) if head >= 0 and owner else []
        who, begin = (named[0] if named else None), colon + 1
    if who is None or not who.known or (begin == 0 and not (r.links or r.voice.kind in ("speaker", "party"))):
        return False
    last = _last(r)
    left, done = begin, False
    for k in range(begin, last):
        if words.low[k] not in _YES | _NO or k == left or (k + 1 < last and words.tag[k + 1] not in ",;"):
            continue
        if words.tag[k] == "N" and k + 1 < last and words.tag[k + 1] not in ",;":
            continue
        topic = r.topics.best(r.hits, [(left, k)], left)
        if topic is not None and topic.strong:
            _put(r, who, "accepts" if words.low[k] in _YES else "refuses", topic, left, k + 1, "yes-no")
            done = True
        left = k + 2
    return done


def answered_so(r: Reading, clause: Clause, info: Info, found: Chain) -> bool:
    """ "The union's answer on pay was no"; whether it was one."""
    words, group = r.words, clause.group
    if clause.subject is None or group.lemma not in ("be", "remain") or group.modal:
        return False
    head, stop, owner = noun_phrase(words, *clause.subject)
    own = info.speaker is not None and r.voice.kind in ("speaker", "party") and words.low[clause.subject[0]]
    mine = own in ("my", "our") or own == "the" and owner is None
    if head < 0 or (owner is None and not mine) or words.low[head] not in _ANSWERS:
        return False
    k = group.end
    while k < clause.end and words.tag[k] in "RDA" and words.low[k] not in ("no", "never"):
        k += 1
    if k < clause.end and words.low[k] in ("clear", "firm", "simple", "flat", "short"):
        k += 1
    if (
        k >= clause.end
        or words.low[k] not in ("no", "yes", "never")
        or words.tag[k + 1 : k + 2] not in ([], ["."], [","])
    ):
        return False
    named = [info.speaker] if mine and info.speaker else people(r.scene, *owner, info.speaker) if owner else []
    who = [w for w in named if w.known]
    if not who:
        return False
    stance = "accepts" if words.low[k] == "yes" else "refuses"
    about = Info(who, found, info.links, info.speaker, False, info.past, info.told)
    span = clause.subject[0], clause.end
    region = (head + 1, clause.subject[1]) if stop <= clause.subject[1] else clause.subject
    emit(r, clause, about, found, stance, "answer-was", region, None, span=span)
    return True


def there_is(r: Reading, clause: Clause, info: Info, found: Chain) -> bool:
    """ "There's room on pay", "there isn't any on hours", "there's a new proposal: ..."; whether it was one."""
    words, group = r.words, clause.group
    if clause.subject is None or words.low[slice(*clause.subject)] != ["there"] or group.lemma != "be" or group.past:
        return False
    speaker = info.speaker
    if speaker is None or not speaker.known or group.modal:
        return False
    k = group.end
    none = group.neg
    while k < clause.end and words.tag[k] in "DRQ":
        none = none or words.low[k] == "no"
        k += 1
    k += words.low[k : k + 1] == ["any"] and words.tag[k + 1 : k + 2] == ["P"]  # "there isn't any on hours"
    while k < clause.end and words.tag[k] in "XA" and words.tag[k + 1 : k + 2] in (["X"], ["A"]):
        k += 1
    if k >= clause.end:
        return False
    about = Info([speaker], found, info.links, speaker, False, info.past, info.told)
    noun = words.low[k]
    if noun in _ROOM and words.tag[k + 1 : k + 2] != ["P"]:
        return False
    if noun in _ROOM or (none and words.low[k - 1] == "any" and words.tag[k] == "P"):
        stance = "refuses" if none else "considers"
        emit(r, clause, about, found, stance, "room", (k + 1, clause.end), None, span=(clause.subject[0], clause.end))
        return True
    if noun in _OFFERED and not none and r.voice.kind == "speaker" and words.low[group.end] in ("a", "an", "now"):
        end = _last(r)
        emit(r, clause, about, found, "offers", "there-is-offer", (k, end), None, span=(clause.subject[0], end))
        return True
    return False


_HARMING = listed("dismiss sack fire punish prosecute harm penalise penalize discipline evict expel victimise arrest")
_DOING = listed("threaten plan ask demand propose seek try intend offer push suggest")


def nobody_will(r: Reading, clause: Clause, info: Info, found: Chain) -> bool:
    """ "No driver will be dismissed": what somebody promises not to do; whether it was one."""
    words, group = r.words, clause.group
    if clause.subject is None or not group.passive or group.lemma not in _HARMING or "by" in words.low[group.end :]:
        return False
    if group.modal not in ("will", "would", "shall", "'ll") or words.low[clause.subject[0]] not in ("no", "nobody"):
        return False
    speaker = info.speaker
    if speaker is None or not speaker.known:
        return False
    about = Info([speaker], found, info.links, speaker, False, info.past, info.told)
    span = clause.subject[0], clause.end
    emit(r, clause, about, found, "promises", "nobody-will", (group.head, clause.end), None, extra=[span], span=span)
    return True


def not_doing(r: Reading, clause: Clause, info: Info, found: Chain) -> bool:
    """ "No, the Board is not threatening to close it": what its own party says it does not do; whether it was one."""
    group, words = clause.group, r.words
    if not group.going or not group.neg or group.past or group.modal or group.lemma not in _DOING:
        return False
    speaker, heads = info.speaker, found.heads
    if not heads or heads[0].lemma != group.lemma or found.object >= clause.end:
        return False
    if speaker is None or not speaker.known or not info.who or info.who[0].party != speaker.party:
        return False
    if group.lemma in ("plan", "intend", "try", "seek") and words.low[group.end : group.end + 1] == ["to"]:
        return False  # "we are not planning to lift it": that is a refusal
    emit(r, clause, info, found, "denies", "not-doing", (found.object, clause.end), None)
    return True


def give_and_take(r: Reading) -> None:
    """ "Give us that and we can sign": what somebody asks for before doing something is a condition of it."""
    words = r.words
    if len(r.clauses) < 2 or r.speaker is None or not r.speaker.known or r.voice.kind != "speaker":
        return
    first, then = r.clauses[0], r.clauses[1]
    if first.kind != "do" or first.subject is not None or first.group.neg or then.marker != "and":
        return
    if then.subject is None or not then.group.modal or then.group.neg or first.group.lemma in ("let", "look", "wait"):
        return
    own = words.low[slice(*then.subject)] in (["i"], ["we"], ["you"])
    found = r.topics.best(r.hits, [(first.group.start, first.end)], first.group.end) if own else None
    if found is None or not found.strong:
        return
    span = words.start[first.group.start], words.end[max(first.end, first.group.end) - 1]
    r.out.append(
        Proto(
            "condition", r.speaker, "conditions_on", found, *span, None, "conditional", False, r.links, tense="future"
        )
    )


def no_such(r: Reading, clause: Clause, info: Info, found: Chain) -> bool:
    """ "No such undertaking was given": who says so denies it; whether it was one."""
    words = r.words
    if clause.subject is None or words.low[clause.subject[0] : clause.subject[0] + 2] != ["no", "such"]:
        return False
    speaker = info.speaker
    if speaker is None or not speaker.known or clause.group.modal:
        return False
    about = Info([speaker], found, info.links, speaker, False, info.past, info.told)
    topic = r.topics.best(r.hits, [clause.subject], clause.subject[0])
    carried = topic if topic is not None and topic.strong else r.memory.carried(speaker)
    if carried is None:
        return False
    a, b = clause.subject[0], clause.end
    while b > a + 1 and words.tag[b - 1] in ",.;:!?C—":
        b -= 1
    _put(r, about.who[0], "denies", carried, a, b, "no-such")
    return True


def _put(r: Reading, who: Who, stance: str, found: Found, a: int, b: int, rule: str) -> None:
    words = r.words
    while b > a + 1 and words.tag[b - 1] in ",.;:!?C—":
        b -= 1
    modality = "claim" if r.links else "fact"
    negated = stance in ("refuses", "denies")
    r.out.append(
        Proto(
            rule, who, stance, found, words.start[a], words.end[b - 1], None, modality, negated, r.links, tense="none"
        )
    )


def _last(r: Reading) -> int:
    last = r.words.n
    while last > 1 and r.words.tag[last - 1] in ".!,;":
        last -= 1
    return last
