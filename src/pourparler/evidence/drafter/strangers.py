"""Names that the case does not know: introduced before, with a role, members of a bloc, or unknown."""

from __future__ import annotations

from dataclasses import replace

from pourparler.evidence.drafter.closed import ROLES
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.roles import owner_of
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.who import SOURCE, Scene, Who, named


def stranger(scene: Scene, a: int, b: int, core: int, head: int, speaker: Who | None) -> Who | None:
    """A name the case does not know: somebody introduced earlier, one with a role, a member of a bloc, or unknown."""
    from pourparler.evidence.drafter.actors import one_of

    words, memory = scene.words, scene.memory
    if words.low[head] in _NOBODY:
        return None
    first = head
    while (
        first > a
        and words.text[first - 1][0].isupper()
        and words.tag[first - 1] == "X"
        and words.low[first - 1] not in ROLES
        and not scene.mention_at(first - 1)
    ):
        first -= 1
    start, end = words.start[a], words.end[core - 1]
    text = scene.text[start:end]
    name = scene.text[words.start[first] : words.end[head]]
    if first == head == 0 and words.text[head] not in memory.capitals and name not in memory.names.members:
        return None  # the capital is the sentence's
    known = memory.people.get(words.text[head])
    if known is not None:
        return replace(known, resolved="name", text=text, start=start, end=end)
    member = memory.names.members.get(name)
    if member is not None:
        return Who(SOURCE, SOURCE, "unknown", "name", text, start, end, named=True, note="member:" + member.id)
    role = next((k for k in range(first - 1, a - 1, -1) if words.low[k] in ROLES), -1)
    owner = owner_of(scene, a, first, first, role + 1 if role >= 0 else first, speaker) if role >= 0 else None
    noun = ROLES[words.low[role]][0] if role >= 0 else ""
    # "Pia Holm, its director, said": the role stands behind the name; "Its spokesman, Juri Hald" comes by `_role`.
    if owner is None and b < words.n and words.tag[b] in ",(":
        k = b + 1
        while k < words.n and words.tag[k] not in ",).;:" and k - b < 16:
            k += 1
        roles = [q for q in range(b + 1, k) if words.low[q] in ROLES]
        if roles:
            inner = one_of(scene, b + 1, k, speaker)
            noun = ROLES[words.low[roles[0]]][0]
            if inner is not None and inner.known:
                owner = inner
        else:
            inside = [m for m in scene.mentions if b < m.start < k]
            if inside and (words.tag[b] == "(" or words.low[b + 1] in ("of", "for", "from")):
                owner = named(scene, inside[0])
    if owner is None and first > a + 1 and words.tag[first - 1] == "G":
        m = scene.mention_at(first - 2)
        owner = named(scene, m) if m is not None and m.end == first - 1 else None  # "the union's Ana Roth"
    issuer = memory.issuer
    if owner is None and noun and role >= 0 and issuer is not None and issuer.kind == "org" and noun in _OFFICERS:
        owner = issuer  # in a party's own release, "chief executive Nora Falk" is of that party
    human = (
        bool(noun)
        or words.low[a].rstrip(".") in ("mr", "mrs", "ms", "dr", "sir", "lord", "lady", "madam")
        or (head - first >= 1 and head - first <= 2 and noun == "" and _looks_human(words, first, head))
    )
    if owner is not None and owner.known:
        who = Who(
            owner.party if owner.kind == "person" else owner.id,
            owner.party,
            "role",
            "role",
            text,
            start,
            end,
            True,
            False,
            noun,
            True,
            "",
            None,
            owner.party,
        )
    else:
        who = Who(SOURCE, SOURCE, "unknown", "name", text, start, end, human, False, noun, True)
    if human or who.known:
        memory.people[words.text[head]] = who
    if not who.known:
        memory.unknown.setdefault(name, []).append(words.start[first])
    return who


_NOBODY = listed(
    "nobody nothing none everybody everyone someone somebody anyone others many some all monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september october november "
    "december i"
)


_OFFICERS = listed(
    "executive chief director secretary chair chairman chairwoman chairperson president spokesman spokeswoman "
    "spokesperson leader head treasurer manager"
)


_ORG_WORDS = listed(
    "union council party group agency bank league front forum union alliance commission house ministry company "
    "corp inc ltd association federation committee court times post herald news network fund institute"
)


def _looks_human(words: Words, first: int, head: int) -> bool:
    return all(
        words.text[k][:1].isupper() and words.text[k][1:].islower() and words.low[k] not in _ORG_WORDS
        for k in range(first, head + 1)
    )
