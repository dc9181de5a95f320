"""Signs in a clause without a cue: what stays, what is its own, what is the least, until when."""

from __future__ import annotations

from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain
from pourparler.evidence.drafter.proto import Reading

_ADDED = listed("include add extend phase stagger defer postpone attach annex append revisit adjust write")


def at_least(r: Reading, clause: Clause) -> bool:
    """ "Nothing below 15 per cent will do": what is the least."""
    assert clause.subject is not None
    low = r.words.low
    for at in (clause.subject[0], *range(clause.subject[0] - 3, clause.subject[0])):
        if at >= 0 and low[at] == "nothing":
            return low[at + 1] in ("below", "under") or low[at + 1 : at + 3] in (["short", "of"], ["less", "than"])
    return False


def near_verb(r: Reading, clause: Clause) -> list[str]:
    """The words of a verb and the three behind it."""
    return r.words.low[clause.group.start : clause.group.end + 3]


def stays(r: Reading, clause: Clause) -> bool:
    """ "The guard stays", "the captives come first": how somebody wants it."""
    group, low = clause.group, r.words.low
    if group.past or group.perfect or group.modal or group.passive or group.going or clause.subject is None:
        return False
    first = group.lemma == "come" and low[group.end : group.end + 1] == ["first"]
    return first or (group.lemma == "stay" and r.words.tag[clause.subject[0]] != "O")


def yields(passive: bool, found: Chain) -> bool:
    """ "The levy could be dropped", "a target could be included"."""
    if passive and found.heads and found.heads[0].lemma in _ADDED:
        return True
    return passive and bool(found.heads) and found.heads[0].act in ("drop", "accept", "lift", "consider", "support")


def its_own(r: Reading, clause: Clause) -> bool:
    """ "Its loan will not be released": what a speaker does not do with what is its own."""
    return clause.subject is not None and r.words.low[clause.subject[0]] in ("its", "our", "their", "my")


def until_day(r: Reading, clause: Clause) -> bool:
    """ "They have until Friday to free them"."""
    low = r.words.low
    return low[clause.group.end : clause.group.end + 1] == ["until"] and "to" in low[clause.group.end : clause.end]


def asks(clause: Clause) -> bool:
    """Whether a clause is a condition told by a "should" in front."""
    return clause.marker == "should"
