"""What stands behind an "is": "What we cannot do is raise the tax", "a truce is not something we would accept"."""

from __future__ import annotations

from pourparler.evidence.drafter import compose
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.heads import chain
from pourparler.evidence.drafter.proto import Info, Proto, Reading

_REFUSED = {
    "accepts": "refuses", "supports": "opposes", "considers": "refuses", "offers": "refuses", "promises": "refuses",
    "deed": "refuses", "demands": "denies", "opposes": "accepts", "refuses": "considers", "meets": "refuses",
}  # fmt: skip
_DOES = {"deed": "offers", "not-deed": "refuses"}
_THING = frozenset(["something", "anything", "thing", "option", "outcome", "solution", "price", "step", "nothing"])

_MOVES = frozenset(["move", "step", "demand", "condition", "concession", "measure", "idea", "proposal", "point"])


def cleft(r: Reading, clause: Clause) -> tuple[int, int] | None:
    """ "What we suggested is a review": what stands behind the "is" is the object."""
    words = r.words
    if clause.subject is None:
        return None
    first = clause.subject[0]
    if not (first and words.low[first - 1] in ("what", "all") or words.low[first] == "all"):
        return None
    for other in r.clauses[clause.number + 1 : clause.number + 3]:
        left = other.subject is not None and words.low[slice(*other.subject)] in (["for"], ["to"], ["about"], ["on"])
        if (other.subject is None or left) and other.group.lemma in ("be", "remain") and other.group.kind == "fin":
            r.eaten.add(other.number)
            end = other.end
            for later in r.clauses[other.number + 1 :]:
                if later.kind in ("that", "rel"):
                    end = max(end, later.end)
                    r.eaten.add(later.number)
            return other.group.end, end
    return None


def cannot_do(r: Reading, clause: Clause, info: Info) -> bool:
    """Draft "What we cannot do is raise the tax", "what we couldn't live with is a ruling"; whether it was one."""
    words, group = r.words, clause.group
    if clause.subject is None or not group.neg or not group.modal or not info.who or not info.who[0].known:
        return False
    first = clause.subject[0]
    if first == 0 or words.low[first - 1] != "what":
        return False
    copula = next((k for k in range(group.start, min(words.n, group.start + 9)) if words.low[k] in ("is", "was")), -1)
    if copula < 0 or any(words.tag[k] in ",;:—" for k in range(group.start, copula)):
        return False
    end = next((k for k in range(copula + 1, min(words.n, copula + 61)) if words.tag[k] in ".;:!?—"), words.n)
    found = chain(words, group, clause.end)
    asked = compose.stance(found.heads) in ("drops", "opposes")
    if asked:
        return False
    end = min(end, copula + 60)  # bounded: what follows in so long a sentence is something else
    for other in r.clauses[clause.number + 1 : clause.number + 30]:
        if other.start < end:
            r.eaten.add(other.number)
    emit(r, clause, info, found, "refuses", "what-not", (copula + 1, end), None, span=(first - 1, end))
    return True


_AS = {
    "insist": "demands", "demand": "demands", "want": "demands", "ask": "demands", "request": "demands",
    "urge": "demands", "promise": "promises", "pledge": "promises", "vow": "promises", "propose": "offers",
    "suggest": "offers", "recommend": "offers", "offer": "offers", "threaten": "threatens", "agree": "accepts",
    "claim": "claims", "allege": "claims", "prefer": "supports", "wish": "demands",
}  # fmt: skip


def as_told(r: Reading, clause: Clause, info: Info) -> bool:
    """Draft "as Lind promised in the spring" beside what it stands with; whether it was one."""
    group, words = clause.group, r.words
    if clause.marker != "as" or clause.kind != "adv" or clause.subject is None or group.neg or group.passive:
        return False
    stance = _AS.get(group.lemma)
    if stance is None or group.modal or not info.who or not info.who[0].known:
        return False
    end = next((k for k in range(group.end, clause.end) if words.tag[k] in ",;—"), clause.end)
    if any(clause.start <= h.start < end and h.strong for h in r.hits):
        return False
    rest = [h for h in r.hits if not clause.start <= h.start < end]
    found = r.topics.best(rest, [(0, clause.start)], 0) or r.topics.best(rest, [(end, words.n)], end)
    if found is None or not found.strong:
        return False
    span = words.start[clause.start], words.end[end - 1]
    cue = words.start[group.start], words.end[group.end - 1]
    for who in info.who:
        modality = "claim" if info.links else "fact"
        r.out.append(Proto("as-told", who, stance, found, *span, cue, modality, False, info.links))
    return True


def something(r: Reading, clause: Clause) -> bool:
    """Draft "lifting it is (not) something we would entertain"; whether it was one."""
    words = r.words
    if clause.subject is None or clause.group.lemma != "be" or clause.number + 1 >= len(r.clauses):
        return False
    inner = r.clauses[clause.number + 1]
    if inner.subject is None or inner.kind not in ("main", "rel", "that", "and") or inner.start > clause.end + 2:
        return False
    begin, stop = inner.subject
    if words.low[begin] in _THING and stop - begin > 1:
        begin += 1
    at = begin - 1
    at -= words.low[at] in ("that", "which")
    if at < clause.group.end or words.low[at] not in _THING or at - clause.group.end > 3:
        return False
    denied = clause.group.neg or words.low[at] == "nothing" or words.low[clause.group.end] in ("not", "no", "never")
    heads = chain(words, inner.group, inner.end).heads
    stance = compose.stance(heads) if heads else None
    verdict = _REFUSED.get(stance or "") if denied else _DOES.get(stance or "", stance)
    if inner.group.modal == "" and stance == "deed":
        return False
    from pourparler.evidence.drafter.actors import people

    speaker = r.info[clause.number].speaker
    who = people(r.scene, begin, stop, speaker)
    if verdict is None or verdict in ("believe", "plan", "hear") or not who or not who[0].known:
        return False
    info = r.info[clause.number]
    r.eaten.add(inner.number)
    found = chain(words, clause.group, clause.end)
    about = Info(who, found, info.links, info.speaker, False, info.past, info.told)
    first = clause.subject[0]
    if clause.number and r.clauses[clause.number - 1].shares == clause.number:
        first = r.clauses[clause.number - 1].start  # "Lifting | the ban is not ..."
    region = (first, clause.subject[1])
    emit(r, clause, about, found, verdict, "something", region, None, span=(first, inner.end))
    return True


def aside(r: Reading, clause: Clause) -> tuple[int, int, int] | None:
    """ "..., something X has refused since June": the words it stands for, and where X begins; None for any other."""
    words = r.words
    if clause.subject is None or clause.number == 0:
        return None
    begin, stop = clause.subject
    low = words.low
    at = begin
    if low[at] in ("a", "an") and at + 1 < stop and low[at + 1] in _MOVES:
        at += 1
    if (low[at] not in _THING and low[at] not in _MOVES) or stop - at < 2 or begin < 2 or words.tag[begin - 1] != ",":
        return None
    return r.clauses[clause.number - 1].group.end, begin - 1, at + 1
