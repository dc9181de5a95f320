"""What a reader knows of a case: names and what they stand for, issues and their keywords. `case` fills it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    """A party or a person. ``party``: the party a person speaks for; a party's own id otherwise.

    ``kind``: party or person. ``members``: of a bloc, as the case writes them (ids or names).
    """

    id: str
    party: str
    name: str
    kind: str = "party"
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """An option of an issue; the statement's ``alternative``."""

    id: str
    says: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """An issue, or a topic that is spoken of and not negotiated (no options). ``today``: the option it has today."""

    id: str
    question: str
    keywords: tuple[str, ...] = ()
    options: tuple[Choice, ...] = ()
    today: str = ""


@dataclass(frozen=True)
class Lexicon:
    """``version``: a hash of what stands here, so that a draft says what it was read with."""

    names: tuple[Name, ...]
    subjects: tuple[Subject, ...]
    version: str = ""
