"""Who a noun phrase or a pronoun means: a party or person of the case, somebody who acts for one, or nobody known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pourparler.evidence.drafter.closed import ANONYMOUS_NOUNS, DOCUMENTS, HUMAN, MEDIA, NUMBERS, ROLES
from pourparler.evidence.drafter.grounds import ground_of
from pourparler.evidence.drafter.heads import skip_time
from pourparler.evidence.drafter.issues import Found
from pourparler.evidence.drafter.names import Mention, Names
from pourparler.evidence.drafter.tokens import Words

COLLECTIVE = frozenset(
    [
        "sides",
        "parties",
        "governments",
        "countries",
        "delegations",
        "leaders",
        "capitals",
        "side",
        "party",
        "camps",
        "neighbours",
        "neighbors",
        "states",
        "nations",
        "teams",
        "negotiators",
        "ministers",
        "presidents",
        "companies",
        "partners",
        "them",
    ]
)
_BODIES = frozenset(
    [
        "government",
        "ministry",
        "union",
        "company",
        "party",
        "council",
        "board",
        "management",
        "administration",
        "office",
        "cabinet",
        "parliament",
        "committee",
        "commission",
        "agency",
        "bloc",
        "coalition",
        "alliance",
        "movement",
        "federation",
        "association",
        "court",
        "army",
        "military",
        "department",
        "authority",
        "group",
        "firm",
        "bureau",
        "secretariat",
        "country",
        "nation",
        "state",
        "region",
        "province",
        "city",
        "town",
        "republic",
        "kingdom",
        "university",
        "bank",
        "delegation",
        "side",
        "camp",
        "team",
        "presidency",
        "community",
        "mission",
    ]
)
SOURCE = "_source"
AUTHOR = "_author"


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody as a sentence names him, her or them. ``start`` to ``end``: the words, in code points.

    ``human``: one human being; ``many``: a plural. ``kind``: person, role, org, document, media, unknown.
    ``noun``: the role ("official"). ``ground`` and ``count``: why and how many are not named.
    """

    id: str
    party: str
    kind: str
    resolved: str
    text: str
    start: int = -1
    end: int = -1
    human: bool = False
    many: bool = False
    noun: str = ""
    named: bool = False
    ground: str = ""
    count: int | None = None
    of: str = ""  # the party of the case that a source belongs to
    note: str = ""
    gender: str = ""  # f or m where a word of the text tells

    @property
    def known(self) -> bool:
        return self.id not in (SOURCE, AUTHOR)


@dataclass
class Memory:
    """What a document has told so far: who was spoken of last, who "the officials" are, who has which surname."""

    names: Names
    recent: list[tuple[int, bool, Who]] = field(default_factory=list)
    roles: dict[str, Who] = field(default_factory=dict)
    unnamed: dict[str, Who] = field(default_factory=dict)  # those of the roles who are granted anonymity
    people: dict[str, Who] = field(default_factory=dict)
    issuer: Who | None = None
    editorial: bool = False
    sentence: int = 0
    capitals: frozenset[str] = frozenset()  # words with a capital that does not begin a sentence
    nicknames: dict[str, Who] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)  # parties of the case in the order of their first mention
    unknown: dict[str, list[int]] = field(default_factory=dict)
    pair: tuple[int, tuple[str, ...]] = (-9, ())  # the sentence in which parties were last named together, and which
    often: dict[str, int] = field(default_factory=dict)  # how often the text names each party
    spoken: list[tuple[int, str, Found]] = field(default_factory=list)  # sentence, party, what of

    def carried(self, who: Who, within: int = 3) -> Found | None:
        """What was spoken of last; ``who`` asks."""
        for sentence, _, found in reversed(self.spoken):
            return found if self.sentence - sentence <= within else None
        return None

    def note(self, who: Who, subject: bool) -> None:
        """Remember that ``who`` was spoken of."""
        self.recent.append((self.sentence, subject, who))
        if len(self.recent) > 40:
            del self.recent[:20]
        if who.known and who.party not in self.seen:
            self.seen.append(who.party)
        if who.noun and who.kind in ("role", "person"):
            key = who.noun + ("s" if who.many else "")
            self.roles[key] = who
            if who.ground:
                self.unnamed[key] = who

    def last(self, fits: object, within: int = 3) -> Who | None:
        """Whom a pronoun may mean: a subject of this or the last sentences before anybody else."""
        assert callable(fits)
        old: Who | None = None
        for only_subjects in (True, False):
            for sentence, subject, who in reversed(self.recent):
                if self.sentence - sentence > within:
                    break
                if (subject or not only_subjects) and fits(who):
                    if only_subjects and sentence < self.sentence - 1:
                        old = old or who  # an older subject gives way to anybody of this or the last sentence
                        continue
                    if not only_subjects and sentence < self.sentence - 1 and old is not None:
                        return old
                    return who
        return old


@dataclass
class Scene:
    """One sentence with what is needed to tell who is meant in it. ``speaker``: who says I and we here."""

    words: Words
    mentions: list[Mention]
    memory: Memory
    speaker: Who | None = None
    text: str = ""
    addressed: Who | None = None

    def mention_at(self, word: int) -> Mention | None:
        return next((m for m in self.mentions if m.start <= word < m.end), None)


def named(scene: Scene, m: Mention) -> Who:
    """Who a mention is."""
    words = scene.words
    name = m.name
    gender = {"mr": "m", "ms": "f", "mrs": "f"}.get(words.low[m.start - 1].rstrip("."), "") if m.start else ""
    if gender:
        scene.memory.genders[name.id] = gender
    start, end = words.start[m.start], words.end[m.end - 1]
    text = scene.text[start:end]
    low = words.low[m.end - 1]
    role = ROLES.get(low)
    person = name.kind == "person"
    if person and m.start and words.low[m.start - 1] in ROLES:
        before = ROLES[words.low[m.start - 1]]
        if not before[1]:
            scene.memory.roles[before[0]] = Who(
                name.id, name.party, "person", "role", text, start, end, True, False, before[0], True, of=name.party
            )
    resolved = "role" if role and m.end - m.start > 1 and not person else "name"
    many = bool(role and role[1]) or (not person and words.text[m.end - 1].endswith("s") and bool(name.members))
    if not person and role and role[0] in HUMAN:
        return Who(
            name.id, name.party, "role", "role", text, start, end, not role[1], role[1], role[0], False, of=name.party
        )
    return Who(
        name.id,
        name.party,
        "person" if person else "org",
        resolved,
        text,
        start,
        end,
        person,
        many,
        "",
        True,
        of=name.party,
        gender=scene.memory.genders.get(name.id, ""),
    )


def people(scene: Scene, a: int, b: int, speaker: Who | None = None) -> list[Who]:
    """Everybody whom the words from ``a`` up to ``b`` mean as a subject; empty if they are no actor."""
    words = scene.words
    if b < words.n and words.tag[b] == "(":
        pass
    later = skip_time(words, a, b)
    if later > a and later < b and words.tag[later] != ",":
        a = later
    both = _collective(scene, a, b)
    if both is not None:
        return both
    pieces = _pieces(scene, a, b)
    found: list[Who] = []
    if len(pieces) == 1 and b + 1 < words.n and words.tag[b] == ",":
        m = scene.mention_at(b + 1)
        stop = m.end if m is not None else 0
        if (
            m is not None
            and stop < words.n
            and words.low[stop].rstrip(".") in ("ltd", "plc", "inc", "gmbh", "llc", "sa", "ag")
        ):
            stop += 1
        if (
            m is not None
            and m.start == b + 1
            and stop < words.n
            and words.tag[stop] == ","
            and not any(a <= x.start < b for x in scene.mentions)
        ):
            who = named(scene, m)
            if b - a == 2 and words.low[a] == "the" and words.tag[b - 1] == "X":
                scene.memory.nicknames[words.low[b - 1]] = who
            return [who]  # "the fleet's lobby, NorFish, says"; from now on "the claimant" is who was named so
    for left, right in pieces:
        who = _one(scene, left, right, speaker)
        if who is None and len(pieces) > 1:
            continue
        if who is None:
            return []
        if who.id not in [w.id for w in found] or not who.known:
            found.append(who)
    parties = tuple(dict.fromkeys(w.party for w in found if w.known))
    if len(parties) > 1:
        scene.memory.pair = (scene.memory.sentence, parties)
    return found


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


def _collective(scene: Scene, a: int, b: int) -> list[Who] | None:
    """ "both sides", "the two governments", "neither party": the parties spoken of last, or all there are."""
    words = scene.words
    low = words.low[a:b]
    if not low or low[-1] not in COLLECTIVE and not (len(low) == 1 and low[0] in ("both", "neither", "x")):
        return None
    heads = [
        w
        for w in low
        if w in ("both", "two", "neither", "either", "all", "three", "four", "opposing", "warring", "rival")
    ]
    plain = low in (["the", "parties"], ["the", "sides"], ["parties"], ["each", "side"], ["either", "side"])
    if not heads and not plain and low != ["both"]:
        return None
    if any(a <= m.start < b for m in scene.mentions):
        return None
    parties = _latest(scene, 3 if "three" in low else 0 if "all" in low else 2)
    if "leaders" in low or "ministers" in low or "presidents" in low or "negotiators" in low:
        if not heads:
            return None
    start, end = words.start[a], words.end[b - 1]
    text = scene.text[start:end]
    return [
        Who(id, id, "org", "implicit" if plain else "role", text, start, end, False, True, "", True, of=id)
        for id in parties
    ]


def _latest(scene: Scene, many: int) -> list[str]:
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
        fit = sorted(pool, key=lambda id: (-memory.often[id], order.index(id)))[:many]
    elif not many:
        fit = [id for id in order if memory.often.get(id) and id != heard]
    return sorted(fit, key=order.index)


def _one(scene: Scene, a: int, b: int, speaker: Who | None) -> Who | None:
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
        return named(scene, m)
    if (
        words.low[head] in ("one", "some", "several", "many", "both", "two", "three", "others", "members")
        and core < b
        and words.low[core] == "of"
    ):
        inner = _one(scene, core + 1, b, speaker)
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
        return _role(scene, a, b, core, head, speaker)
    if low in DOCUMENTS or low in MEDIA or low in ANONYMOUS_NOUNS:
        return _paper(scene, a, b, core, head)
    if words.text[head][0].isupper() and words.tag[head] == "X":
        return _stranger(scene, a, b, core, head, speaker)
    return None


def pronoun(scene: Scene, i: int, speaker: Who | None) -> Who | None:
    """Whom a pronoun means. ``speaker``: who says the clause it stands in, preferred where he, she or it fits."""
    words, memory = scene.words, scene.memory
    low = words.low[i]
    start, end = words.start[i], words.end[i]
    who: Who | None = None
    if low in ("i", "we", "our", "my", "us", "me"):
        who = scene.speaker or memory.issuer
        if who is None and memory.editorial:
            return Who(AUTHOR, AUTHOR, "author", "author", scene.text[start:end], start, end)
    elif low in ("he", "she", "his", "her", "him"):
        wrong = "f" if low in ("he", "his", "him") else "m"
        if (
            speaker is not None
            and (speaker.human or (speaker.kind == "person"))
            and not speaker.many
            and speaker.gender != wrong
        ):
            who = speaker
        else:
            not_ = "f" if low in ("he", "his", "him") else "m"
            who = memory.last(lambda w: w.human and not w.many and w.gender != not_)
    elif low in ("it", "its"):
        if speaker is not None and not speaker.many and (speaker.kind == "org" or speaker.noun in _BODIES):
            who = speaker
        elif speaker is not None and speaker.kind == "role" and speaker.known and not speaker.many:
            who = replace(speaker, human=False, kind="org")
        else:
            who = memory.last(lambda w: not w.human and not w.many and w.kind in ("org", "role", "unknown", "document"))
    elif low in ("they", "their", "them"):
        if speaker is not None and (speaker.many or speaker.kind == "org"):
            who = speaker
        else:
            who = (
                memory.last(lambda w: w.many, 1)
                or memory.last(lambda w: w.kind == "org", 2)
                or memory.last(lambda w: w.many)
                or memory.last(lambda w: w.kind == "org")
            )
    elif low in ("you", "your"):
        who = scene.addressed
    elif low == "who":
        return None
    if who is None:
        return None
    return replace(who, resolved="pronoun", start=start, end=end, text=scene.text[start:end])


def _owner(scene: Scene, a: int, b: int, core: int, head: int, speaker: Who | None) -> Who | None:
    """Whom the one with a role acts for: "Kestrian officials", "its spokesman", "a spokesman for the union"."""
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
        inner = _one(scene, core + 1, b, speaker) if words.low[core] in ("of", "for", "from", "at", "with") else None
        if inner is not None and inner.known:
            return inner
    for k in range(a, head):
        owners = [
            o for o in scene.memory.names.nouns.get(ROLES.get(words.low[k], ("", False))[0], ()) if o.kind != "person"
        ]
        if owners and len(owners) == 1:
            return Who(
                owners[0].id,
                owners[0].party,
                "org",
                "role",
                words.text[k],
                words.start[k],
                words.end[k],
                of=owners[0].party,
            )
    return None


def _role(scene: Scene, a: int, b: int, core: int, head: int, speaker: Who | None) -> Who | None:
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
    if words.low[a : a + 1] == ["this"] and noun in ("newspaper",):
        return Who(AUTHOR, AUTHOR, "author", "author", text, start, end)
    owner = _owner(scene, a, b, core, head, speaker)
    if owner is not None:
        party = owner.party if owner.known else SOURCE
        id = owner.id if owner.kind != "person" else owner.party
        if not owner.known:
            id = SOURCE
        return Who(
            id,
            party,
            "role",
            "role",
            text,
            start,
            end,
            human,
            many,
            noun,
            False,
            ground,
            count,
            party if party != SOURCE else "",
        )
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
    if (
        noun in ("country", "nation", "government", "state", "kingdom", "republic")
        and definite
        and plain
        and speaker is not None
        and speaker.known
        and not many
        and not memory.names.nouns.get(noun)
    ):
        return Who(
            speaker.party,
            speaker.party,
            "org",
            "role",
            text,
            start,
            end,
            False,
            False,
            noun,
            False,
            "",
            None,
            speaker.party,
        )
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
            return Who(
                o.id,
                o.party,
                "person" if o.kind == "person" else "role",
                "role",
                text,
                start,
                end,
                human,
                many,
                noun,
                False,
                ground,
                None,
                o.party,
            )
        if human and memory.recent:
            same = memory.people.get(noun)
            if same:
                return replace(same, resolved="role", text=text, start=start, end=end)
    if noun in _BODIES and not ground and not text[0].isupper() and words.low[a] in ("a", "an", "any", "no"):
        return None
    if (
        noun in ("person", "man", "woman", "member", "group", "state", "country", "force", "board", "side", "party")
        and not ground
        and count is None
    ):
        if noun in ("group", "state", "country", "force", "side", "party", "person", "man", "woman"):
            return None
    return Who(
        SOURCE, SOURCE, "role", "role", text, start, end, human, many, noun, False, ground, count, gender=_gender(noun)
    )


def _until(scene: Scene, b: int) -> int:
    """Where the words that belong to a noun phrase end: up to the second comma after it, a hundred letters at most."""
    words = scene.words
    if b < words.n and words.tag[b] == "," or b < words.n and words.tag[b] == "(":
        k = b + 1
        while k < words.n and words.tag[k] not in ",)" and k - b < 24:
            k += 1
        return words.start[k] if k < words.n else words.last
    return words.end[b - 1]


def _paper(scene: Scene, a: int, b: int, core: int, head: int) -> Who | None:
    words = scene.words
    low = words.low[head]
    start, end = words.start[a], words.end[b - 1]
    text = scene.text[start:end]
    if low in ANONYMOUS_NOUNS:
        owner = _owner(scene, a, b, core, head, None)
        count = next((NUMBERS[words.low[k]] for k in range(a, head) if words.low[k] in NUMBERS), None)
        ground = ground_of(scene.text[start : _until(scene, b)]) or "generic_plural"
        party = owner.party if owner and owner.known else SOURCE
        return Who(
            party,
            party,
            "role",
            "role",
            text,
            start,
            end,
            not low.endswith("s"),
            low.endswith("s"),
            "source",
            False,
            ground,
            count,
            party if party != SOURCE else "",
        )
    if words.low[a] in ("this", "our") and low in MEDIA:
        return Who(AUTHOR, AUTHOR, "author", "author", text, start, end)
    owner = _owner(scene, a, b, core, head, None)
    kind = "media" if low in MEDIA else "document"
    of = owner.party if owner and owner.known else ""
    back = scene.memory.roles.get("paper:" + low)
    if not of and back is not None and words.low[a] in ("the", "it", "this"):
        of = back.of
    who = Who(of or SOURCE, of or SOURCE, kind, "metonym", text, start, end, False, False, low, False, of=of)
    scene.memory.roles["paper:" + low] = who
    return who


def _stranger(scene: Scene, a: int, b: int, core: int, head: int, speaker: Who | None) -> Who | None:
    """A name the case does not know: somebody introduced earlier, one with a role, a member of a bloc, or unknown."""
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
    owner = _owner(scene, a, first, first, role + 1 if role >= 0 else first, speaker) if role >= 0 else None
    noun = ROLES[words.low[role]][0] if role >= 0 else ""
    # "Pia Holm, its director, said": the role stands behind the name; "Its spokesman, Juri Hald" comes by `_role`.
    if owner is None and b < words.n and words.tag[b] in ",(":
        k = b + 1
        while k < words.n and words.tag[k] not in ",).;:" and k - b < 16:
            k += 1
        roles = [q for q in range(b + 1, k) if words.low[q] in ROLES]
        if roles:
            inner = _one(scene, b + 1, k, speaker)
            noun = ROLES[words.low[roles[0]]][0]
            if inner is not None and inner.known:
                owner = inner
        else:
            inside = [m for m in scene.mentions if b < m.start < k]
            if inside and (words.tag[b] == "(" or words.low[b + 1] in ("of", "for", "from")):
                owner = named(scene, inside[0])
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


def _gender(noun: str) -> str:
    return (
        "f"
        if noun in ("spokeswoman", "chairwoman", "woman", "queen")
        else "m"
        if noun in ("spokesman", "chairman", "man", "king")
        else ""
    )


_NOBODY = frozenset(
    [
        "nobody",
        "nothing",
        "none",
        "everybody",
        "everyone",
        "someone",
        "somebody",
        "anyone",
        "others",
        "many",
        "some",
        "all",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "i",
    ]
)
_ORG_WORDS = frozenset(
    [
        "union",
        "council",
        "party",
        "group",
        "agency",
        "bank",
        "league",
        "front",
        "forum",
        "union",
        "alliance",
        "commission",
        "house",
        "ministry",
        "company",
        "corp",
        "inc",
        "ltd",
        "association",
        "federation",
        "committee",
        "court",
        "times",
        "post",
        "herald",
        "news",
        "network",
        "fund",
        "institute",
    ]
)


def _looks_human(words: Words, first: int, head: int) -> bool:
    return all(
        words.text[k][:1].isupper() and words.text[k][1:].islower() and words.low[k] not in _ORG_WORDS
        for k in range(first, head + 1)
    )


def first_known(found: Sequence[Who]) -> Who | None:
    return next((who for who in found if who.known), found[0] if found else None)
