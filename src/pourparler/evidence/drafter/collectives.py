"""Both sides, the two governments, all parties: whom a text means with them."""

from __future__ import annotations

from dataclasses import replace

from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.who import Scene, Who, named

COLLECTIVE = listed(
    "sides parties governments countries delegations leaders capitals side party camps neighbours neighbors "
    "states nations teams negotiators ministers presidents companies partners them districts services unions "
    "regions provinces cities towns ministries armies authorities councils agencies groups firms camp communities "
    "allies clubs banks boards federations villages tribes clans organisations organizations associations bodies "
    "chambers schools operators airlines lenders bidders owners movements factions provinces institutions employers"
)
# What "neither" and "either" stand before, and whether it is the last word of a party's name.
_SINGULAR = listed(
    "side party government country delegation capital camp neighbour neighbor state nation team company partner "
    "district service union region province city town ministry army authority council agency group firm community "
    "ally club bank board federation village tribe clan leader minister president negotiator"
)
_PLURALS = {word: word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s") for word in COLLECTIVE}


# "The two met again": the parties without a noun.
_BARE = (["the", "two"], ["the", "pair"], ["the", "three"], ["all", "three"], ["the", "duo"], ["the", "trio"])


def collective(scene: Scene, a: int, b: int) -> list[Who] | None:
    """ "both sides", "the two governments", "neither party": the parties spoken of last, or all there are."""
    words = scene.words
    low = words.low[a:b]
    if low == ["we"] and len(scene.memory.joint) > 1:
        start, end = words.start[a], words.end[b - 1]
        text = scene.text[start:end]
        return [
            Who(id, id, "org", "pronoun", text, start, end, False, True, "", True, of=id) for id in scene.memory.joint
        ]
    if low == ["they"]:
        return _those(scene, a, b)
    if low[:2] == ["the", "other"] and len(low) == 3 and low[-1] in _OTHERS:
        return _others(scene, a, b)
    bare = low in _BARE
    single = bool(low) and low[0] in ("neither", "either", "each") and low[-1] in _SINGULAR and len(low) <= 3
    if (
        not low
        or low[-1] not in COLLECTIVE
        and not bare
        and not single
        and not (len(low) == 1 and low[0] in ("both", "neither", "x"))
    ):
        return None
    heads = [
        w
        for w in low
        if w in ("both", "two", "neither", "either", "all", "three", "four", "opposing", "warring", "rival")
    ]
    plain = bare or low in (
        ["the", "parties"],
        ["the", "sides"],
        ["the", "delegations"],
        ["delegations"],
        ["parties"],
        ["each", "side"],
        ["either", "side"],
    )
    if not heads and not plain and low != ["both"]:
        return None
    if any(a <= m.start < b for m in scene.mentions):
        return None
    pair = _people(scene) if bare and "two" in low or low == ["the", "pair"] else []
    if len(pair) == 2:
        start, end = words.start[a], words.end[b - 1]
        text = scene.text[start:end]
        return [replace(who, resolved="role", text=text, start=start, end=end) for who in pair]
    pairs = heads and heads[0] in ("both", "two", "neither", "either") and low[-1] not in ("them", "x")
    called = _called(scene, _PLURALS.get(low[-1], low[-1])) if pairs else []
    if heads and low[-1] not in _ALWAYS and not called and not single and "other" not in low and len(low) > 4:
        return None
    if len(scene.memory.joint) == 2 and pairs and low[-1] in _ALWAYS:
        called = list(scene.memory.joint)  # "the two Governments", in a statement of both
    band = _band(scene) if plain and low[-1] in ("parties", "sides", "delegations") and len(low) == 2 else ()
    parties = called or list(band) or latest(scene, 3 if "three" in low else 0 if "all" in low else 2)
    if ("leaders" in low or "ministers" in low or "presidents" in low or "negotiators" in low) and not heads:
        return None
    start, end = words.start[a], words.end[b - 1]
    text = scene.text[start:end]
    if len(parties) > 1:
        scene.memory.pair = (scene.memory.sentence, tuple(parties))
    return [
        Who(id, id, "org", "implicit" if plain else "role", text, start, end, False, True, "", True, of=id)
        for id in parties
    ]


_ALWAYS = listed("sides parties governments countries delegations side party them x")


def _called(scene: Scene, noun: str) -> list[str]:
    """The two parties whose names end in a noun ("neither district"), or the only two there are; else nobody."""
    by_id = scene.memory.names.by_id
    parties = [name for name in by_id.values() if name.kind != "person" and name.party == name.id and not name.members]
    named_so = [
        name.id for name in parties if any(one.lower().split()[-1:] == [noun] for one in (name.name, *name.aliases))
    ]
    if len(named_so) == 2:
        return named_so
    return [name.id for name in parties] if len(parties) == 2 else []


_OTHERS = listed("sides parties delegations countries members states")


def _others(scene: Scene, a: int, b: int) -> list[Who] | None:
    """ "The other sides agreed": those of three or more that were not spoken of last; None where they are unknown."""
    band = _band(scene)
    last = next((who.party for _, subject, who in reversed(scene.memory.recent) if subject and who.known), "")
    if last not in band:
        return None
    start, end = scene.words.start[a], scene.words.end[b - 1]
    text = scene.text[start:end]
    return [Who(id, id, "org", "role", text, start, end, False, True, "", True, of=id) for id in band if id != last]


def _band(scene: Scene) -> tuple[str, ...]:
    """Three parties or more that the beginning of a text names in a row: "the Commission of A, B and C"."""
    memory = scene.memory
    if memory.band is None:
        words = Words(scene.text, 0, min(len(scene.text), 700))
        runs: list[list[str]] = [[]]
        last = -1
        for m in memory.names.find(words):
            between = words.low[last : m.start] if last >= 0 else ["."]
            if not set(between) <= {",", "and", "the", "&"} or m.name.kind == "person":
                runs.append([])
            runs[-1].append(m.name.party)
            last = m.end
        longest = max((tuple(dict.fromkeys(run)) for run in runs), key=len)
        memory.band = longest if len(longest) > 2 else ()
    return memory.band


def _people(scene: Scene) -> list[Who]:
    """The two people of different parties that were spoken of last, if just two were; else nobody."""
    memory = scene.memory
    seen = {w.id: w for at, _, w in memory.recent[-12:] if w.kind == "person" and w.known and memory.sentence - at <= 2}
    found = list(seen.values())
    return found if len(found) == 2 and found[0].party != found[1].party else []


def _those(scene: Scene, a: int, b: int) -> list[Who] | None:
    """ "They", right after the parties were the subject together; None where somebody else came since."""
    memory, words = scene.memory, scene.words
    parties = memory.pair[1]
    again = words.low[b : b + 1] in (["meet"], ["reconvene"], ["resume"], ["met"]) or words.low[b + 1 : b + 3] in (
        ["meet", "again"],
        ["reconvene", "on"],
    )
    if again and scene.speaker is None and words.tag[b + 1 : b + 2] not in (["X"], ["D"]):
        start, end = words.start[a], words.end[b - 1]
        both = latest(scene, 2)  # "They meet again on Friday"
        text = scene.text[start:end]
        return [Who(id, id, "org", "pronoun", text, start, end, False, True, "", True, of=id) for id in both] or None
    if (
        memory.sentence - memory.pair[0] != 1
        or len(parties) < 2
        or (scene.speaker and scene.speaker is not memory.issuer)
    ):
        return None
    subjects = [who for sentence, subject, who in memory.recent if subject and sentence >= memory.pair[0]]
    if not subjects or {who.party for who in subjects} != set(parties):
        return None
    start, end = words.start[a], words.end[b - 1]
    memory.pair = (memory.sentence, parties)
    text = scene.text[start:end]
    return [Who(id, id, "org", "pronoun", text, start, end, False, True, "", True, of=id) for id in parties]


def latest(scene: Scene, many: int) -> list[str]:
    """The parties spoken of last (``many`` of them; 0: all that the text has named), in the order of the case."""
    by_id = scene.memory.names.by_id
    blocs = {name.id for name in by_id.values() if name.members}
    order = [id for id in by_id if by_id[id].kind != "person" and by_id[id].party == id]
    people_only = {name.party for name in by_id.values() if name.kind == "person"} - set(order)
    order += sorted(people_only)
    memory = scene.memory
    issuer = memory.issuer.party if memory.issuer else ""
    if sum(1 for id in order if id != issuer and id not in blocs and memory.often.get(id, 0) >= 3) < 2:
        issuer = ""  # a party that tells of a talk with another; a monitor tells of two others
    heard = scene.speaker.party if scene.speaker and scene.speaker is not memory.issuer else ""
    others = sum(1 for id in order if id != heard and id not in blocs and memory.often.get(id, 0) >= 3)
    own = heard if heard in order and others < 2 and many == 2 else ""  # "both delegations", told by one of the two
    heard = "" if own else heard
    here = {named(scene, m).party for m in scene.mentions}
    fit = [id for id in memory.pair[1] if id in order] if memory.sentence - memory.pair[0] <= 2 else []
    if many and len(fit) != many:
        # Otherwise the parties that the whole text names most.
        pool = [
            id
            for id in order
            if memory.often.get(id) and id not in here and id not in (issuer, heard) and id not in blocs
        ]
        if len(pool) < many:
            pool = [id for id in order if memory.often.get(id) and id not in here and id != heard]
        fit = sorted(pool, key=lambda id: (id != own, -memory.often[id], order.index(id)))[:many]
    elif not many:
        fit = [id for id in order if memory.often.get(id) and id != heard]
    return sorted(fit, key=order.index)
