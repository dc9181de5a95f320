"""What one sentence is read with, and what is drafted from it before it becomes a statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.issues import Found, Hit, Topics
from pourparler.evidence.drafter.phrases import Chain
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.who import Memory, Scene, Who
from pourparler.evidence.statement import Attribution


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a stretch of text. ``kind``: author, editorial, party (a text that a party issued), speaker."""

    who: Who | None = None
    chain: tuple[Attribution, ...] = ()
    kind: str = "author"
    addressed: Who | None = None
    turn: bool = False  # a speaker's turn, and no quotation


@dataclass(frozen=True, slots=True)
class Proto:
    """A draft in the making; ranges in code points."""

    rule: str
    who: Who
    stance: str
    found: Found
    start: int
    end: int
    cue: tuple[int, int] | None = None
    modality: str = "fact"
    negated: bool = False
    chain: tuple[Attribution, ...] = ()
    condition: tuple[int, int, str, str | None] | None = None
    about: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    tense: str = "past"
    strength: str = "normal"
    shift: tuple[int, int] | None = None
    flags: tuple[str, ...] = ()
    past_until: int = 0  # dates before this place are of the saying ("decided on Friday to ...")
    told: tuple[int, int] = (0, 0)  # where the verb stands that says it


@dataclass(slots=True)
class Info:
    """What was found out about a clause: who its subject is, and what its complement is to be read as."""

    who: list[Who]
    chain: Chain | None = None
    links: tuple[Attribution, ...] = ()
    speaker: Who | None = None
    eaten: bool = False  # part of another clause's statement
    past: bool = False  # reported in the past: "would" is a "will"
    told: tuple[int, int] = (0, 0)  # where the verb that says it stands


@dataclass(frozen=True, slots=True)
class Pending:
    """A position whose objects follow as a list: "The League demands:"."""

    who: tuple[Who, ...]
    stance: str
    rule: str
    links: tuple[Attribution, ...]


@dataclass(slots=True)
class Reading:
    """One sentence: its words without quotation marks and attributions, its clauses, its keywords, and the voice."""

    text: str
    words: Words
    scene: Scene
    clauses: list[Clause]
    hits: list[Hit]
    topics: Topics
    memory: Memory
    voice: Voice
    links: tuple[Attribution, ...]
    speaker: Who | None
    quoted: Sequence[bool] = ()
    opened: frozenset[int] = frozenset()
    info: dict[int, Info] = field(default_factory=dict)
    out: list[Proto] = field(default_factory=list)
    backshift: bool = False
    pending: Pending | None = None
    eaten: set[int] = field(default_factory=set)
