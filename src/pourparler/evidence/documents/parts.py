"""What every reader of a kind of file hands back, and the few helpers that they share."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.errors import InputError, Problem
from pourparler.evidence.report import Notice, Segment

MAX_BYTES = 20_000_000  # of a file
SHOWN = 160  # characters of a text that a notice shows


@dataclass(frozen=True)
class Extract:
    """The canonical text of one file and what the file says of itself. Empty texts where it says nothing."""

    text: str
    encoding: str = ""
    title: str = ""
    published: str = ""
    outlet: str = ""
    language: str = ""
    segments: tuple[Segment, ...] = ()
    hidden: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


def refused(name: str, wrong: str, right: str = "") -> InputError:
    """The error for a file that cannot be read: one line."""
    return InputError([Problem(name, 0, "", wrong, right)])


def shorten(text: str, limit: int = SHOWN) -> str:
    """The beginning of a text on one line.

    >>> shorten("one  two\\nthree", 8)
    'one two…'
    """
    line = " ".join(text[: 4 * limit].split())
    return line if len(line) <= limit and len(text) <= 4 * limit else line[: limit - 1].rstrip() + "…"


def count(number: int, one: str, many: str = "") -> str:
    """``1 page``, ``1,200 pages``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def words(text: str) -> frozenset[str]:
    """The words of a text as a set: a long list of names is easier to read so."""
    return frozenset(text.split())
