"""Who somebody is, and what a document has told so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from pourparler.evidence.drafter.closed import HUMAN, NUMBERS, ROLES
from pourparler.evidence.drafter.issues import Found
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.names import Mention, Names
from pourparler.evidence.drafter.tokens import Words

BODIES = listed(
    "government ministry union company party council board management administration office cabinet parliament "
    "committee commission agency bloc coalition alliance movement federation association court army military "
    "department authority district group firm bureau secretariat country nation state region province city town "
    "republic kingdom university bank delegation side camp team presidency community mission"
)
QUALIFIES = listed(
    "senior junior top former current serving unnamed anonymous several some many other high-ranking high-level "
    "mid-level leading chief unidentified different separate veteran"
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
    joint: tuple[str, ...] = ()  # the parties whose joint statement the text is
    editorial: bool = False
    sentence: int = 0
    capitals: frozenset[str] = frozenset()  # words with a capital that does not begin a sentence
    nicknames: dict[str, Who] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)  # parties of the case in the order of their first mention
    unknown: dict[str, list[int]] = field(default_factory=dict)
    pair: tuple[int, tuple[str, ...]] = (-9, ())  # the sentence in which parties were last named together, and which
    band: tuple[str, ...] | None = None  # three parties or more that the beginning names in a row; None: not looked for
    often: dict[str, int] = field(default_factory=dict)  # how often the text names each party
    spoken: list[tuple[int, str, Found]] = field(default_factory=list)  # sentence, party, what of

    def carried(self, who: Who, within: int = 5) -> Found | None:
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
    own: bool = False  # the speaker speaks in the first person, and is no "he" or "she"

    def mention_at(self, word: int) -> Mention | None:
        return next((m for m in self.mentions if m.start <= word < m.end), None)


def _whole(words: Words, start: int) -> tuple[int, int | None]:
    """Where the noun phrase begins that a name of officials ends, and how many they are said to be."""
    k = start
    while k > 0 and (words.low[k - 1] in QUALIFIES or words.low[k - 1] in NUMBERS):
        k -= 1
    if k == start:
        return start, None
    return k, next((NUMBERS[words.low[n]] for n in range(k, start) if words.low[n] in NUMBERS), None)


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
        first, count = _whole(words, m.start)  # "two senior European officials", where the alias has the last two
        start = words.start[first]
        text = scene.text[start:end]
        return Who(
            name.id, name.party, "role", "role", text, start, end, not role[1], role[1], role[0], False, count=count,
            of=name.party,
        )  # fmt: skip
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


def gender_of(noun: str) -> str:
    return (
        "f"
        if noun in ("spokeswoman", "chairwoman", "woman", "queen")
        else "m"
        if noun in ("spokesman", "chairman", "man", "king")
        else ""
    )
