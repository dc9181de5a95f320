"""Positions in the passive: "the plan was rejected by X"; orders of whoever issues the text."""

from __future__ import annotations

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.cues import NOUN_CUES
from pourparler.evidence.drafter.deeds import deed
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.phrases import Chain, noun_phrase
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.scope import denying
from pourparler.evidence.drafter.shades import DENIED, first_act


def passive(r: Reading, clause: Clause, info: Info, found: Chain, stance: str | None, term: Terms | None) -> None:
    """ "The plan was rejected by X": the one after "by" acts, and the subject is what it is about."""
    words = r.words
    by = next((k for k in range(clause.group.end, clause.end) if words.low[k] == "by" and words.tag[k] == "P"), -1)
    if by >= 0 and stance == "deed" and clause.subject is not None and first_act(found) == "lift":
        head, _, _ = noun_phrase(words, *clause.subject)
        if head >= 0 and NOUN_CUES.get(words.low[head]) in ("demand", "offer", "threaten", "promise", "claim"):
            stance = "drops"
    if by >= 0 and stance == "denies" and clause.subject is not None:
        head, _, _ = noun_phrase(words, *clause.subject)
        stance = "refuses" if head >= 0 and words.low[head] in DENIED else stance  # "access is denied by X"
    if by >= 0 and first_act(found) == "meet" and words.low[clause.group.end : clause.group.end + 1] == ["with"]:
        return  # "was met with silence by X"
    if by >= 0 and stance not in (None, "deed", "not-deed", "believe", "plan", "hear"):
        end = by + 1
        while (
            end < clause.end
            and words.tag[end] not in ",.;:VT"
            and not (words.tag[end] == "P" and words.low[end] in ("on", "in", "at", "after", "during", "as"))
        ):
            end += 1
        who = people(r.scene, by + 1, end, info.speaker)
        if who:
            region = (clause.subject[0] if clause.subject else clause.start, clause.group.start)
            found.object = clause.group.end
            span = (region[0], clause.end)
            emit(
                r,
                clause,
                Info(who, found, info.links, info.speaker, False, info.past, info.told),
                found,
                stance or "",
                "passive",
                region,
                term,
                span=span,
                extra=[(found.object, by), (end + 1, clause.end)] if end + 1 < clause.end else [(found.object, by)],
            )
            return
    issuer = r.memory.issuer
    if by < 0 and denying(words, clause) and info.speaker is None:
        return  # "no suspension was called for"
    if by < 0 and denying(words, clause) and first_act(found) in ("demand", "want") and clause.group.past:
        return
    if (
        by < 0
        and issuer is not None
        and r.voice.kind == "party"
        and stance in ("demands", "opposes")
        and first_act(found) == "demand"
        and not clause.group.modal
        and not (info.who and info.who[0].party == issuer.party)
    ):
        # "The claimant was ordered to produce": by whoever issues the text
        emit(
            r,
            clause,
            Info([issuer], found, info.links, info.speaker, False, info.past, info.told),
            found,
            stance,
            "passive-demand",
            (found.object, clause.end),
            term,
        )
        return
    if stance in ("deed", "not-deed") or info.speaker is not None or r.voice.kind == "editorial":
        deed(r, clause, info, found, "not-deed" if clause.group.neg else "deed", term)
