"""What becomes of a position told as a noun: "our offer stands", "the earlier proposal falls away"."""

from __future__ import annotations

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.cues import NOUN_CUES, STANCE
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.phrases import Chain, noun_phrase
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.shades import DROPPED


def fate(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """ "Our offer stands until Friday", "the earlier proposal falls away": a position kept or dropped."""
    words = r.words
    assert clause.subject is not None
    a, b = clause.subject
    head, stop, owner = noun_phrase(words, a, b)
    act = NOUN_CUES.get(words.low[head]) if head >= 0 else None
    if (
        act not in ("offer", "demand", "promise", "threaten", "oppose", "support")
        or stop < b
        and words.tag[stop] not in ",P"
    ):
        return False
    gone = clause.group.lemma in ("lapse", "expire", *DROPPED) or (
        clause.group.lemma == "fall" and words.low[clause.group.end : clause.group.end + 1] == ["away"]
    )
    gone = gone or words.low[clause.group.end : clause.group.end + 3] == ["off", "the", "table"]
    if not gone and clause.group.lemma == "fall":
        return False
    whose = people(r.scene, *owner, info.speaker) if owner else [info.speaker] if info.speaker else []
    if not whose and owner and words.low[owner[0]] in ("its", "his", "her", "their") and info.speaker is not None:
        whose = [info.speaker]
    if not whose or not whose[0].known:
        return False
    stance = "drops" if gone or clause.group.neg else STANCE[act]
    emit(
        r,
        clause,
        Info(whose, found, info.links, info.speaker, False, info.past, info.told),
        found,
        stance,
        "fate",
        (a, clause.end),
        term,
        span=(a, clause.end),
    )
    return True
