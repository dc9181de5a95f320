"""People by what they are: "two Kestrian officials", "its spokesman", "the minister"; papers and sources."""

from __future__ import annotations

from dataclasses import replace

from pourparler.evidence.drafter.closed import ANONYMOUS_NOUNS, HUMAN, MEDIA, NUMBERS, ROLES
from pourparler.evidence.drafter.grounds import ground_of
from pourparler.evidence.drafter.pronouns import pronoun
from pourparler.evidence.drafter.who import AUTHOR, BODIES, SOURCE, Scene, Who, gender_of, named

_HONOURED = frozenset(["hon.", "honourable", "honorable", "learned", "distinguished"])


_TITLED = frozenset(
    ["prime", "foreign", "finance", "interior", "defence", "defense", "trade", "deputy", "chief", "vice"]
)


# What the issuer of a text calls itself: "The Ministry takes note of ...".
_OFFICES = frozenset(["ministry", "federation", "association", "secretariat", "office", "department"])

# Nouns that name nobody by themselves: "the group", "a man".
_ANYBODY = frozenset(["group", "state", "country", "force", "side", "party", "person", "man", "woman"])


def note_roles(scene: Scene) -> None:
    """Remember "the Prime Minister of Borduria", wherever it stands, so that "the Prime Minister" is Borduria's."""
    words, roles = scene.words, scene.memory.roles
    for m in scene.mentions:
        k = m.start - 1
        if k > 1 and words.tag[k] == "D":
            k -= 1
        if k < 2 or words.low[k] not in ("of", "for") or words.low[k - 1] not in ROLES or m.name.kind == "person":
            continue
        noun, many = ROLES[words.low[k - 1]]
        title = words.low[k - 2]
        key = f"{title} {noun}" if title in _TITLED else noun
        if many or noun not in HUMAN or key in roles or (title not in _TITLED and words.tag[k - 2] != "D"):
            continue
        start, end = words.start[k - 1], words.end[m.end - 1]
        id, party = m.name.id, m.name.party
        roles[key] = _by_role(id, party, scene.text[start:end], start, end, noun, human=True)


def _by_role(
    id: str,
    party: str,
    text: str,
    start: int,
    end: int,
    noun: str,
    kind: str = "role",
    human: bool = False,
    many: bool = False,
    ground: str = "",
    count: int | None = None,
) -> Who:
    """Somebody told by what they are; of the party they act for, where that is known."""
    of = "" if party == SOURCE else party
    return Who(id, party, kind, "role", text, start, end, human, many, noun, False, ground, count, of)


def owner_words(low: list[str]) -> bool:
    """Whether the words name the paper that writes: "the editorial board", "our leader page"."""
    return "editorial" in low or low[:1] in (["this"], ["our"])


def owner_of(scene: Scene, a: int, b: int, core: int, head: int, speaker: Who | None) -> Who | None:
    """Whom the one with a role acts for: "Kestrian officials", "its spokesman", "a spokesman for the union"."""
    from pourparler.evidence.drafter.actors import one_of

    words = scene.words
    before = [m for m in scene.mentions if a <= m.start and m.end <= head]
    if before:
        return named(scene, before[-1])
    for k in range(a, head):
        if words.low[k] in ("its", "his", "her", "their", "our", "my"):
            who = pronoun(scene, k, speaker)
            if who:
                return who
    if core < b and words.low[core] in ("of", "for", "from", "at", "with", "in", "to", "on", "inside", "within"):
        after = [m for m in scene.mentions if core < m.start and m.end <= b]
        if after and all(words.tag[k] in "DXAQGP" for k in range(core + 1, after[0].start)):
            nouns = [k for k in range(core + 1, after[0].start) if words.tag[k] == "X"]
            if len(nouns) <= 3:
                return named(scene, after[0])
        inner = one_of(scene, core + 1, b, speaker) if words.low[core] in ("of", "for", "from", "at", "with") else None
        if inner is not None and inner.known:
            return inner
    if b + 2 < words.n and words.tag[b] == "," and words.low[b + 1] in ("from", "with", "of"):
        at = b + 3 if words.tag[b + 2] == "D" and b + 3 < words.n else b + 2
        m = scene.mention_at(at)
        if m is not None and m.start == at and (m.end >= words.n or words.tag[m.end] in ",."):
            return named(scene, m)  # "a third official, from Verania, said"
    for k in range(a, head):
        owners = [
            o for o in scene.memory.names.nouns.get(ROLES.get(words.low[k], ("", False))[0], ()) if o.kind != "person"
        ]
        if owners and len(owners) == 1:
            one = owners[0]
            return Who(one.id, one.party, "org", "role", words.text[k], words.start[k], words.end[k], of=one.party)
    return None


def role_of(scene: Scene, a: int, b: int, core: int, head: int, speaker: Who | None) -> Who | None:
    words, memory = scene.words, scene.memory
    noun, many = ROLES[words.low[head]]
    start, end = words.start[a], words.end[b - 1]
    text = scene.text[start:end]
    human = noun in HUMAN and not many
    count = next((NUMBERS[words.low[k]] for k in range(a, head) if words.low[k] in NUMBERS), None)
    tail = scene.text[start : _until(scene, b)]
    ground = ground_of(tail)
    if noun == "source":
        ground = ground or "generic_plural"
    if noun in ("board", "paper", "page") and memory.editorial and owner_words(words.low[a:b]):
        return Who(AUTHOR, AUTHOR, "author", "author", text, start, end)
    if noun in ("member", "gentleman", "lady", "friend", "delegate") and _HONOURED & set(words.low[a:head]):
        told = scene.addressed
        return replace(told, resolved="role", text=text, start=start, end=end) if told and told.known else None
    owner = owner_of(scene, a, b, core, head, speaker)
    if owner is not None:
        party = owner.party if owner.known else SOURCE
        id = owner.id if owner.kind != "person" else owner.party
        if not owner.known:
            id = SOURCE
        return _by_role(id, party, text, start, end, noun, human=human, many=many, ground=ground, count=count)
    if noun == "member" and many and b - a == 1 and speaker is not None and speaker.known and not speaker.many:
        party = speaker.party  # "a spokesman for the union said members would vote"
        return _by_role(party, party, text, start, end, noun, "org", many=True)
    if b + 1 < words.n and words.tag[b] == ",":
        m = scene.mention_at(b + 1)
        if (
            m is not None
            and m.start == b + 1
            and m.end < words.n
            and words.tag[m.end] == ","
            and (human or m.name.kind != "person")
        ):
            return named(scene, m)
    definite = words.low[a] in ("the", "these", "those", "that", "this") or a == head or words.low[a] == "same"
    plain = all(words.tag[k] == "D" or words.low[k] in NUMBERS or words.low[k] == "same" for k in range(a, head))
    called = [one.party for one in memory.names.nouns.get(noun, ())]
    if (
        noun in ("country", "nation", "government", "state", "kingdom", "republic")
        and definite
        and plain
        and speaker is not None
        and speaker.known
        and not many
        and (not called or len(called) > 1 and speaker.party in called)
    ):
        return _by_role(speaker.party, speaker.party, text, start, end, noun, "org")
    titled = [words.low[k] for k in range(a, head) if words.tag[k] != "D"]
    if definite and core >= b and not plain and len(titled) == 1 and titled[0] in _TITLED:
        back = memory.roles.get(f"{titled[0]} {noun}")
        if back is not None:
            return replace(back, resolved="role", text=text, start=start, end=end)
    if definite and core >= b and plain:
        plural = noun + ("s" if many else "")
        back = memory.unnamed.get(plural) or memory.roles.get(plural)
        if back is not None:
            bare = a == head
            return replace(
                back,
                resolved="role",
                text=text,
                start=start,
                end=end,
                count=None if bare else back.count,
                human=human,
                many=many,
                named=False,
                kind="role",
                ground=ground or back.ground,
            )
        owners = memory.names.nouns.get(plural)
        if owners and len(owners) > 1:
            spoken = [w.id for _, _, w in reversed(memory.recent)]
            owners = sorted((o for o in owners if o.id in spoken), key=lambda o: spoken.index(o.id))[:1]
        if owners:
            o = owners[0]
            kind = "person" if o.kind == "person" else "role"
            return _by_role(o.id, o.party, text, start, end, noun, kind, human=human, many=many, ground=ground)
        if human and memory.recent:
            same = memory.people.get(noun)
            if same:
                return replace(same, resolved="role", text=text, start=start, end=end)
    issuer = memory.issuer
    if issuer is not None and issuer.kind != "person" and noun in _OFFICES and definite and plain and not many:
        return replace(issuer, resolved="role", text=text, start=start, end=end, kind="org", noun=noun)
    if noun in BODIES and not ground and not text[0].isupper() and words.low[a] in ("a", "an", "any", "no"):
        return None
    if noun in _ANYBODY and not ground and count is None:
        return None
    gender = gender_of(noun)
    return Who(SOURCE, SOURCE, "role", "role", text, start, end, human, many, noun, False, ground, count, gender=gender)


def _until(scene: Scene, b: int) -> int:
    """Where the words that belong to a noun phrase end: up to the second comma after it, a hundred letters at most."""
    words = scene.words
    if b < words.n and words.tag[b] == "," or b < words.n and words.tag[b] == "(":
        k = b + 1
        while k < words.n and words.tag[k] not in ",)" and k - b < 24:
            k += 1
        return words.start[k] if k < words.n else words.last
    return words.end[b - 1]


def paper_of(scene: Scene, a: int, b: int, core: int, head: int) -> Who | None:
    words = scene.words
    low = words.low[head]
    start, end = words.start[a], words.end[b - 1]
    text = scene.text[start:end]
    if low in ANONYMOUS_NOUNS:
        owner = owner_of(scene, a, b, core, head, None)
        count = next((NUMBERS[words.low[k]] for k in range(a, head) if words.low[k] in NUMBERS), None)
        ground = ground_of(scene.text[start : _until(scene, b)]) or "generic_plural"
        party = owner.party if owner and owner.known else SOURCE
        many = low.endswith("s")
        return _by_role(party, party, text, start, end, "source", human=not many, many=many, ground=ground, count=count)
    if words.low[a] in ("this", "our") and low in MEDIA:
        return Who(AUTHOR, AUTHOR, "author", "author", text, start, end)
    owner = owner_of(scene, a, b, core, head, None)
    kind = "media" if low in MEDIA else "document"
    of = owner.party if owner and owner.known else ""
    back = scene.memory.roles.get("paper:" + low)
    if not of and back is not None and words.low[a] in ("the", "it", "this"):
        of = back.of
    who = Who(of or SOURCE, of or SOURCE, kind, "metonym", text, start, end, False, False, low, False, of=of)
    scene.memory.roles["paper:" + low] = who
    return who
