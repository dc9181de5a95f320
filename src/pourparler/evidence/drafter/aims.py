"""Positions whose subject is a noun: "its main demand is a truce", "our door is open to talks"."""

from __future__ import annotations

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.closed import ROLES
from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain, noun_phrase
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.who import Who

_NOUNS = {
    **dict.fromkeys(
        listed(
            "demand aim goal priority wish condition requirement expectation ambition objective request ask desire "
            "insistence precondition demands aims goals priorities conditions requirements objectives requests "
            "preconditions"
        ),
        "demands",
    ),
    **dict.fromkeys(listed("offer proposal suggestion proposals offers suggestions"), "offers"),
    **dict.fromkeys(listed("objection complaint fear grievance"), "opposes"),
    **dict.fromkeys(listed("intention plan promise pledge commitment"), "promises"),
    **dict.fromkeys(listed("preference hope"), "supports"),
}
_OPEN = frozenset(["open", "ajar"])
_SHUT = frozenset(["shut", "closed"])


def named_aim(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """Draft what a noun of position "is"; whether there was one."""
    words, group = r.words, clause.group
    listing = group.lemma in ("include", "comprise")
    if clause.subject is None or not listing and group.lemma not in ("be", "remain", "stay") or group.modal:
        return False
    if group.past or group.passive:
        return False
    a, b = clause.subject
    if not group.neg and _is_theirs(r, clause, info, found, term):
        return True
    head, stop, owner = noun_phrase(words, a, b)
    if head < 0:
        return False
    noun = words.low[head]
    door = noun in ("door", "doors")
    if not door and (group.neg or noun not in _NOUNS or words.tag[group.end : group.end + 1] in (["R"], ["P"], ["N"])):
        return False
    if not door and not listing and (not found.heads or found.heads[0].act not in ("be", "plan")):
        return False
    who = _whose(r, info, owner, stop, b, door)
    if not who or not who[0].known:
        return False
    at = group.end
    if door:
        k = next((q for q in range(at, min(clause.end, at + 4)) if words.low[q] in _OPEN | _SHUT), -1)
        if k < 0:
            return False
        stance, at = ("considers" if (words.low[k] in _OPEN) != group.neg else "refuses"), k + 1
    else:
        stance = _NOUNS[noun]
    about = Info(who, found, info.links, info.speaker, False, info.past, info.told)
    end = clause.end
    for later in r.clauses[clause.number + 1 : clause.number + 3]:
        if later.start <= end and later.kind in ("do", "that") and later.subject is None:
            end = max(end, later.end)  # "is | pay": a noun read as a verb
            r.eaten.add(later.number)
    emit(r, clause, about, found, stance, "aim", (at, end), term, extra=[(stop, b)], span=(a, end))
    return True


def _is_theirs(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """ "The release of the captives is Kestria's main demand": what the noun behind the verb says of the subject."""
    words = r.words
    head, stop, owner = noun_phrase(words, clause.group.end, clause.end)
    if head < 0 or owner is None or words.low[head] not in _NOUNS or clause.subject is None:
        return False
    if stop < clause.end and words.tag[stop] not in ",P":
        return False
    who = people(r.scene, *owner, info.speaker)
    if not who or not who[0].known or words.low[owner[0]] in ("its", "his", "her", "their"):
        return False
    about = Info(who[:1], found, info.links, info.speaker, False, info.past, info.told)
    before = len(r.out)
    emit(
        r, clause, about, found, _NOUNS[words.low[head]], "aim", clause.subject, term,
        span=(clause.subject[0], clause.end), cautious=True,
    )  # fmt: skip
    return len(r.out) > before


def _whose(
    r: Reading, info: Info, owner: tuple[int, int] | None, stop: int, b: int, door: bool
) -> list[Who]:  # fmt: skip
    words = r.words
    if owner is not None:
        if words.low[owner[0]] in ("my", "our") and info.speaker is not None:
            return [info.speaker]
        if r.scene.mention_at(owner[0]) is None and words.low[owner[1] - 1] not in ROLES and owner[1] - owner[0] > 3:
            return []
        return people(r.scene, *owner, info.speaker)
    if stop < b and words.low[stop] == "of":
        return people(r.scene, stop + 1, b, info.speaker)
    return [info.speaker] if door and info.speaker is not None else []
