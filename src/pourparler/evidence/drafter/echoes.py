"""Positions taken by pointing at another's: "so does the union", "nor did Brandt"."""

from __future__ import annotations

from dataclasses import replace

from pourparler.evidence.drafter import compose
from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.proto import Proto, Reading


def echoed(r: Reading, said: list[Proto]) -> list[Proto]:
    """ "So does the union.", "nor did Brandt": somebody takes the position that was told right before."""
    words = r.words
    contrary = _contrary(r)
    if contrary:
        return contrary
    for i in range(words.n - 2):
        so = words.low[i] in ("so", "as")
        if not (so or words.low[i] in ("neither", "nor")) or words.tag[i + 1] not in "KBHM":
            continue
        if i and words.tag[i - 1] not in ",;:C—.":
            continue
        end = next((k for k in range(i + 2, words.n) if words.tag[k] in ",.;:—!"), words.n)
        who = people(r.scene, i + 2, end, r.speaker)
        here = [p for p in r.out if p.end <= words.start[i] and p.rule != "condition"] or ([] if i > 1 else said)
        if not here or not who or any(not w.known for w in who):
            return []
        last = here[-1]
        if so == (last.negated or last.stance in ("refuses", "opposes") and words.low[i] in ("neither", "nor")):
            return []
        if any(w.id == last.who.id for w in who):
            return []
        at, stop = words.start[i], words.end[end - 1]
        return [
            replace(last, rule="echo", who=w, start=at, end=stop, cue=(at, words.end[i + 1]), condition=None, about=())
            for w in who
        ]
    return []


def _contrary(r: Reading) -> list[Proto]:
    """ "Kestria backs the dam, but | Orlund does not": the second party takes the other side, or the same."""
    words = r.words
    for clause in r.clauses[1:]:
        group, info = clause.group, r.info.get(clause.number)
        bare = group.lemma == "do" and group.head < words.n and words.tag[group.head] == "K" and not group.modal
        if not bare or info is None or clause.subject is None or clause.kind not in ("main", "adv"):
            continue
        end = group.end
        while end < words.n and words.tag[end] in "NR":
            end += 1
        if end < words.n and words.tag[end] not in ",.;:—!" or not info.who or not info.who[0].known:
            continue
        here = [
            p for p in r.out if p.end <= words.start[clause.subject[0]] and p.rule not in ("condition", "rather-than")
        ]
        if not here or here[-1].negated or any(w.party == here[-1].who.party for w in info.who):
            continue
        last = here[-1]
        stance = compose.NEGATED.get(last.stance) if group.neg or end > group.end else last.stance
        stance = "opposes" if stance == "denies" else stance  # "wants a truce, and Orlund does not"
        if (
            stance is None
            or stance == "considers"
            or last.stance in ("claims", "meets", "silent", "denies", "offers", "promises")
        ):
            continue
        at, stop = words.start[clause.subject[0]], words.end[end - 1]
        r.out = [p for p in r.out if not (p.rule == "did-not" and p.start < stop and at < p.end)]
        return [
            replace(
                last, rule="echo", who=w, stance=stance, start=at, end=stop, negated=group.neg, condition=None,
                cue=(words.start[group.start], words.end[group.end - 1]), about=(),
            )
            for w in info.who
        ]  # fmt: skip
    return []
