"""Positions taken by pointing at another's: "so does the union", "nor did Brandt"."""

from __future__ import annotations

from dataclasses import replace

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.proto import Proto, Reading


def echoed(r: Reading, said: list[Proto]) -> list[Proto]:
    """ "So does the union.", "nor did Brandt": somebody takes the position that was told right before."""
    words = r.words
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
