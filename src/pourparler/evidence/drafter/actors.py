"""Who a noun phrase or a pronoun means: a party or person of the case, somebody who acts for one, or nobody known."""

from __future__ import annotations

from dataclasses import replace

from pourparler.evidence.drafter.closed import ANONYMOUS_NOUNS, DOCUMENTS, MEDIA, NUMBERS, ROLES
from pourparler.evidence.drafter.collectives import collective
from pourparler.evidence.drafter.phrases import skip_time
from pourparler.evidence.drafter.pronouns import pronoun
from pourparler.evidence.drafter.roles import paper_of, role_of
from pourparler.evidence.drafter.strangers import stranger
from pourparler.evidence.drafter.who import AUTHOR, Scene, Who, named


def people(scene: Scene, a: int, b: int, speaker: Who | None = None) -> list[Who]:
    """Everybody whom the words from ``a`` up to ``b`` mean as a subject; empty if they are no actor."""
    words = scene.words
    if b < words.n and words.tag[b] == "(":
        pass
    later = skip_time(words, a, b)
    if later > a and later < b and words.tag[later] != ",":
        a = later
    if words.low[a:b] == ["one"] and scene.memory.editorial and scene.speaker is None:
        return [Who(AUTHOR, AUTHOR, "author", "author", words.text[a], words.start[a], words.end[a])]
    both = collective(scene, a, b)
    if both is not None:
        return both
    earlier = _earlier(scene, a, b)
    if earlier is not None:
        return [earlier]
    pieces = _pieces(scene, a, b)
    found: list[Who] = []
    if len(pieces) == 1 and b + 1 < words.n and words.tag[b] == ",":
        m = scene.mention_at(b + 1)
        if m is None and words.low[b + 1] == "the" and b + 2 < words.n:
            m = scene.mention_at(b + 2)  # "The claimant, the Dockers' Union, seeks"
        titled = words.low[b + 1].rstrip(".") in ("mr", "ms", "mrs", "dr", "sir", "lady", "lord")
        if m is None and titled and b + 2 < words.n:
            m = scene.mention_at(b + 2)  # "its leader, Ms Harvey, said"
        stop = m.end if m is not None else 0
        if (
            m is not None
            and stop < words.n
            and words.low[stop].rstrip(".") in ("ltd", "plc", "inc", "gmbh", "llc", "sa", "ag")
        ):
            stop += 1
        if (
            m is not None
            and m.start <= b + 2
            and (m.start == b + 1 or words.low[b + 1] == "the" or titled)
            and stop < words.n
            and words.tag[stop] == ","
            and not any(a <= x.start < b and words.tag[x.end : x.end + 1] != ["G"] for x in scene.mentions)
        ):
            who = named(scene, m)
            if b - a == 2 and words.low[a] == "the" and words.tag[b - 1] == "X":
                scene.memory.nicknames[words.low[b - 1]] = who
            return [who]  # "the fleet's lobby, NorFish, says"; from now on "the claimant" is who was named so
    for left, right in pieces:
        one = one_of(scene, left, right, speaker)
        if one is None and len(pieces) > 1:
            continue
        if one is None:
            return []
        if one.id not in [w.id for w in found] or not one.known:
            found.append(one)
    parties = tuple(dict.fromkeys(w.party for w in found if w.known))
    if len(parties) > 1:
        scene.memory.pair = (scene.memory.sentence, parties)
    return found


_ORDER = {"former": 0, "first": 0, "latter": 1, "second": 1, "third": 2}


def _earlier(scene: Scene, a: int, b: int) -> Who | None:
    """ "The former", "the second": one of the parties that were last named together."""
    words, memory = scene.words, scene.memory
    place = _ORDER.get(words.low[b - 1]) if b - a == 2 and words.low[a] == "the" else None
    parties = memory.pair[1]
    if place is None or place >= len(parties) or memory.sentence - memory.pair[0] > 2:
        return None
    if len(parties) > 2 and words.low[b - 1] in ("former", "latter"):
        return None
    id, start, end = parties[place], words.start[a], words.end[b - 1]
    return Who(id, id, "org", "role", scene.text[start:end], start, end, named=True, of=id)


def _pieces(scene: Scene, a: int, b: int) -> list[tuple[int, int]]:
    """The parts of "A, B and C"; one part where what is joined are no actors of their own."""
    words = scene.words
    cuts = [
        i
        for i in range(a + 1, b - 1)
        if words.tag[i] == "C" and words.low[i] in ("and", "or", "nor") or words.low[i] == "plus"
    ]
    if not cuts:
        for i in range(a + 1, b - 2):
            if words.low[i : i + 3] == ["as", "well", "as"] or words.low[i : i + 2] in (
                ["along", "with"],
                ["together", "with"],
            ):
                return [(a, i), (i + (3 if words.low[i] == "as" else 2), b)]
        return [(a, b)]
    parts: list[tuple[int, int]] = []
    left = a
    for i in range(a, b):
        if i in cuts or (words.tag[i] == "," and i > a):
            if i > left:
                parts.append((left, i))
            left = i + 1
    if left < b:
        parts.append((left, b))
    actors = [
        part
        for part in parts
        if any(part[0] <= m.start < part[1] for m in scene.mentions)
        or any(words.low[k] in ROLES for k in range(*part))
        or any(words.text[k][0].isupper() and words.tag[k] == "X" for k in range(*part))
    ]
    return parts if len(actors) == len(parts) else [(a, b)]


def one_of(scene: Scene, a: int, b: int, speaker: Who | None) -> Who | None:
    words = scene.words
    while a < b and words.tag[a] in "RC,":
        a += 1
    if a >= b:
        return None
    if words.tag[a] == "P":
        # "In exchange Putin ...": the name right before the verb, if it is no part of the phrase.
        m = scene.mention_at(b - 1)
        if m and m.end == b and m.start > a and words.tag[m.start - 1] not in "PDGA":
            return named(scene, m)
        if b - a >= 3 and words.tag[b - 1] == "O":
            return pronoun(scene, b - 1, speaker)
        return None
    if b - a == 1 and (words.tag[a] == "O" or words.low[a] in ("they", "it")):
        return pronoun(scene, a, speaker)
    core = a
    while core < b and not (
        words.tag[core] in "PWV,(—T"
        and core > a
        and not (scene.mention_at(core) and scene.mention_at(core - 1) is scene.mention_at(core))
    ):
        core += 1
    head = core - 1
    while head > a and words.tag[head] not in "XQOAv" and not scene.mention_at(head):
        head -= 1
    if words.low[head] in ("familiar", "close", "aware") and head > a:
        head -= 1
    m = scene.mention_at(head)
    if m is not None and m.end == head + 1:
        if words.low[head] in ROLES and core < b and words.low[core] == "of":
            of = next((x for x in scene.mentions if core < x.start < b and x.end == b), None)
            if of is not None and of.name.kind != "person" and of.name.party != m.name.party:
                return named(scene, of)  # "the Government of neighbouring Kestria", where "the Government" is another
        return named(scene, m)
    if (
        words.low[head] in ("one", "some", "several", "many", "both", "two", "three", "others", "members")
        and core < b
        and words.low[core] == "of"
    ):
        inner = one_of(scene, core + 1, b, speaker)
        if inner is not None:
            count = NUMBERS.get(words.low[head])
            return replace(
                inner,
                many=words.low[head] != "one",
                human=words.low[head] == "one",
                count=count,
                named=False,
                start=words.start[a],
                end=words.end[b - 1],
                text=scene.text[words.start[a] : words.end[b - 1]],
                kind="role",
                noun=inner.noun or "member",
            )
    low = words.low[head]
    if low in scene.memory.nicknames and head - a <= 1:
        who = scene.memory.nicknames[low]
        return replace(
            who,
            resolved="role",
            start=words.start[a],
            end=words.end[head],
            text=scene.text[words.start[a] : words.end[head]],
        )
    if low in ROLES:
        return role_of(scene, a, b, core, head, speaker)
    if low in DOCUMENTS or low in MEDIA or low in ANONYMOUS_NOUNS:
        return paper_of(scene, a, b, core, head)
    if words.text[head][0].isupper() and words.tag[head] == "X":
        return stranger(scene, a, b, core, head, speaker)
    return None
