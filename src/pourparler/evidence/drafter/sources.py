"""Who a sentence is attributed to outside its clauses: "according to X", ", X said on Tuesday", ", said Y"."""

from __future__ import annotations

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.attributions import final, inverted
from pourparler.evidence.drafter.grounds import ground_of
from pourparler.evidence.drafter.groups import Group
from pourparler.evidence.drafter.pronouns import pronoun
from pourparler.evidence.drafter.sayings import SAID, Said, according_to, announced, told_by
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.who import AUTHOR, SOURCE, Scene, Who
from pourparler.evidence.statement import Attribution, Span


def extract(words: Words, found: list[Group], mentions_start: set[int], mentions_inside: set[int]) -> list[Said]:
    """The attributions of a sentence, outermost first."""
    result = according_to(words) + announced(words, found) + told_by(words)
    taken = {k for one in result for k in range(one.first, one.last)}
    ends = {g.end: g for g in found}
    for group in found:
        if group.kind != "fin" or group.lemma not in SAID or group.start in taken:
            continue
        if group.lemma == "go" and words.low[group.end : group.end + 1] != ["on"]:
            continue
        one = final(words, group, found, mentions_start, mentions_inside, ends) or inverted(words, group, found)
        if one and not any(k in taken for k in range(one.first, one.last)):
            result.append(one)
            taken.update(range(one.first, one.last))
    return result


def link(who: Who, cue: str, text: str) -> Attribution:
    """``who`` as one link of a chain."""
    span = Span(who.start, who.end, text[who.start : who.end]) if 0 <= who.start < who.end else None
    ground = who.ground
    anonymous = bool(ground)
    if who.id == AUTHOR:
        kind = "author"
    elif anonymous:
        kind = "anonymous"
    elif who.kind in ("media", "document"):
        kind = who.kind
    elif who.kind == "person" or (who.kind in ("role", "unknown") and who.named and who.human):
        kind = "named_person"
    elif who.kind == "org" or (who.kind == "role" and not who.human and not who.many and who.noun) or who.named:
        kind = "named_org"
    elif who.kind == "role":
        kind = "unnamed_official"
    else:
        kind = "unknown"
    owner = who.id if who.known else (who.of or None)
    count = who.count
    if anonymous and count is None and who.human:
        count = 1
    return Attribution(who.text or "the text", kind, anonymous, span, owner, ground or None, count, cue or None)


def resolve(said: Said, scene: Scene) -> Who | None:
    """Whom the words of an attribution mean; an unknown source is a source all the same."""
    words = scene.words
    if said.b - said.a == 1 and words.low[said.a] in ("its", "his", "her", "their"):
        owner = pronoun(scene, said.a, None)
        found = [owner] if owner is not None else []
    else:
        found = people(scene, said.a, said.b)
    start, end = words.start[said.a], words.end[said.b - 1]
    who = found[0] if found else Who(SOURCE, SOURCE, "role", "role", scene.text[start:end], start, end)
    whole = scene.text[words.start[said.first] : words.end[min(said.last, words.n) - 1]]
    ground = who.ground or ground_of(whole)
    if ground and not who.ground:
        from dataclasses import replace

        who = replace(who, ground=ground)
        if who.noun and not who.named:
            scene.memory.note(who, True)
    return who
