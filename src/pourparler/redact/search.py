"""What must not survive a redaction, and the search for it: each hit has its place, and no term is told in full."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pourparler.errors import Problem
from pourparler.redact.fold import fold, mapped, plain

_WORD = re.compile(r"[^\W_]+")
WHOLE = 4  # a term shorter than this has to stand alone; "UN" is not in "under"


@dataclass(frozen=True)
class Secret:
    """``text``: folded. ``what``: what it is, and where that stands. ``word``: it has to begin a word, and a short one
    to end one; else it counts anywhere. ``given``: of a name, the person's names, folded; None for what is no name.
    """

    text: str
    what: str
    word: bool = False
    given: frozenset[str] | None = None

    def hint(self) -> str:
        return f"“{self.text[0]}…”, {len(self.text)} characters"


@dataclass(frozen=True)
class Made:
    """A file of the copy. ``origin``: the file it came from, as problems name it; ``lines``: the line there of each of
    its lines, empty where they are the same."""

    path: str
    text: str
    origin: str
    lines: Sequence[int] = ()

    def line(self, number: int) -> int:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else 0 if self.lines else number


def term(text: str, number: int) -> Secret:
    """A term of the user's list: anywhere, unless it is short."""
    folded = fold(text)
    return Secret(folded, f"term {number} of your list", len(folded) < WHOLE)


def places(secret: Secret, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each hit in a folded text."""
    start = text.find(secret.text)
    while start >= 0 and secret.text:
        end = start + len(secret.text)
        if not secret.word or _stands(text, start, end):
            yield start, end
        start = text.find(secret.text, start + 1)


def _stands(text: str, start: int, end: int) -> bool:
    """Whether a word begins there; a short one has to end there too, a longer one may be inflected."""
    if start and text[start].isalnum() and text[start - 1].isalnum():
        return False
    return end - start > WHOLE or end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())


def survivors(files: Iterable[Made], secrets: Sequence[Secret], limit: int = 200) -> list[Problem]:
    """A problem for each line of a file in which a secret stands, and for each file whose name holds one.

    At most ``limit`` of them.
    """
    found: dict[tuple[str, int, str], Problem] = {}
    index = _Index(secrets)
    for made in files:
        named = fold(made.path)
        for secret in index.possible(named):
            if any(True for _ in places(secret, named)):
                found[made.origin, 0, secret.what] = _problem(made.origin, 0, secret, "stands in the file's name")
        for number, secret in _lines(made.text, index):
            if len(found) >= limit:
                return list(found.values())
            line = made.line(number)
            found.setdefault((made.origin, line, secret.what), _problem(made.origin, line, secret, "survives"))
    return list(found.values())


class _Index:
    """Says quickly which of many secrets cannot stand in a text: three words in a row, from the midst of a long one,
    would have to stand there too."""

    def __init__(self, secrets: Sequence[Secret]) -> None:
        self._short: list[Secret] = []
        self._long: dict[tuple[str, str, str], list[Secret]] = {}
        for secret in secrets:
            words = _WORD.findall(secret.text)
            if len(words) < 5:  # the first and the last may be parts of words there
                self._short.append(secret)
            else:
                self._long.setdefault((words[1], words[2], words[3]), []).append(secret)

    def possible(self, text: str) -> list[Secret]:
        if not self._long:
            return self._short
        words = _WORD.findall(text)
        there = self._long.keys() & set(zip(words, words[1:], words[2:], strict=False))
        return self._short + [secret for key, rows in self._long.items() if key in there for secret in rows]


def _problem(file: str, line: int, secret: Secret, says: str) -> Problem:
    right = "reword it there, close what holds it, or name it with --keep if it may be known"
    return Problem(file, line, "", f"{secret.what} {says} ({secret.hint()})", right)


def _lines(text: str, index: _Index) -> Iterator[tuple[int, Secret]]:
    """The line, from 1, of each hit, in the text as it is and without its escapes; also where a hit spans lines."""
    raw = text.split("\n")
    for lines in (raw, [plain(line) for line in raw]):
        if lines is not raw and lines == raw:
            return
        starts, parts, at = [], [], 0
        for line in lines:
            folded = fold(line)
            starts.append(at)
            parts.append(folded)
            at += len(folded) + bool(folded)
        whole = " ".join(part for part in parts if part)
        for secret in index.possible(whole):
            for start, _ in places(secret, whole):
                yield bisect_right(starts, start), secret


def replaced(text: str, names: Sequence[tuple[Secret, str]]) -> str:
    """The text with each name replaced, the longest first; an inflected name goes as a whole word, and initials and
    first names beside a name go with it."""
    if not any(secret.text in fold(text) for secret, _ in names):
        return text
    folded, origin = mapped(text)
    taken: list[tuple[int, int, str]] = []
    for secret, instead in sorted(names, key=lambda row: (-len(row[0].text), row[0].text)):
        for start, end in places(secret, folded):
            while end < len(folded) and folded[end].isalnum() and folded[end - 1].isalnum():
                end += 1
            wide = _with_given(secret, text, folded, origin, start, end)
            if all(wide[1] <= a or b <= wide[0] for a, b, _ in taken):
                start, end = wide
            if all(end <= a or b <= start for a, b, _ in taken):
                taken.append((start, end, instead))
    out, at = [], 0
    for start, end, instead in sorted(taken):
        out += [text[at : origin[start]], instead]
        at = origin[end - 1] + 1
    return "".join([*out, text[at:]])


_NO_NAME = ("the", "and", "but", "for", "not", "all", "any", "her", "his", "did", "was", "has", "who", "why", "how")
_BEFORE = re.compile(r"([^\W\d_]{1,40})(\. ?| )$")
_AFTER = re.compile(r", ?([^\W\d_]{1,40})(\.?)")


def _with_given(secret: Secret, text: str, folded: str, origin: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Start and end of a name with the initials and first names before it, and those behind a comma after it."""
    if secret.given is None:
        return start, end
    given = secret.given - set(_WORD.findall(secret.text))

    def belongs(at: int, word: str, dotted: bool) -> bool:
        capital = text[origin[at]].isupper()
        if len(word) == 1:  # whose it is may not be known, so a capital with a dot goes too
            return (dotted and capital) or (word in {name[0] for name in given} and (dotted or capital))
        short = capital and len(word) > 2 and word not in _NO_NAME
        return word in given or (short and any(name.startswith(word) or word.startswith(name) for name in given))

    for _ in range(4):
        found = _BEFORE.search(folded, max(0, start - 43), start)
        if not found or not belongs(found.start(), found[1], "." in found[2]):
            break
        start = found.start()
    return start, _after(belongs, text, folded, origin, end)


def _after(belongs: Callable[[int, str, bool], bool], text: str, folded: str, origin: Sequence[int], end: int) -> int:
    """The end of a name with the first names behind a comma; those before another name are not its own."""
    last = end
    for _ in range(4):
        found = _AFTER.match(folded, last, last + 44)
        initial = found is not None and len(found[1]) == 1
        if not found or (initial and not found[2]) or not belongs(found.start(1), found[1], bool(found[2])):
            break
        last = found.end() if initial else found.end(1)
    follows = last + folded.startswith(" ", last)
    return end if follows < len(folded) and text[origin[follows]].isupper() else last
