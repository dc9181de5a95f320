"""From a report to drafted statements: sentence by sentence, with what the text has told before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pourparler.evidence.collector import paused
from pourparler.evidence.drafter.closed import ROLES
from pourparler.evidence.drafter.document import Document
from pourparler.evidence.drafter.issues import Topics
from pourparler.evidence.drafter.layout import layout
from pourparler.evidence.drafter.names import Names
from pourparler.evidence.drafter.voices import prepare
from pourparler.evidence.drafter.who import Memory
from pourparler.evidence.lexicon import Lexicon
from pourparler.evidence.report import MAX_CHARS, Notice, Report
from pourparler.evidence.statement import Statement
from pourparler.evidence.text.sentences import sentences

_MIDDLE = re.compile(r"[a-z,] (?:the )?([A-Z]\w{1,40})")

Watch = Callable[[int, int], None]


@dataclass(frozen=True)
class Drafts:
    """Statements in the order of the text, and what a reader must know besides."""

    statements: tuple[Statement, ...]
    notices: tuple[Notice, ...]


@lru_cache(maxsize=16)
def _prepared(lexicon: Lexicon) -> tuple[Names, Topics]:
    return Names(lexicon), Topics(lexicon)


def draft(report: Report, lexicon: Lexicon, watch: Watch | None = None) -> Drafts:
    """The statements that rules find in a report. Nothing is judged true; a person accepts or rejects each.

    ``watch`` is told how many characters of how many are read. The same report and lexicon give the same
    drafts. Text beyond `MAX_CHARS` is not read, and a notice says so.
    """
    text = report.text
    notices: list[Notice] = []
    if len(text) > MAX_CHARS:
        notices.append(
            Notice(
                "too-long", f"only the first {MAX_CHARS:,} of {len(text):,} characters were read", MAX_CHARS, len(text)
            )
        )
        text = text[:MAX_CHARS]
    names, topics = _prepared(lexicon)
    memory = Memory(names.copy())
    places = layout(text)
    memory.capitals = frozenset(_MIDDLE.findall(text))
    memory.often = memory.names.count(text)
    prepare(places, memory, report.title)
    reader = Document(report, text, memory, topics, places, lexicon)
    statements: list[Statement] = []
    with paused():
        for number, (start, end) in enumerate(_short(text, sentences(text))):
            memory.sentence = number
            statements += reader.sentence(start, end)
            if watch and number % 50 == 0:
                watch(end, len(text))
    statements = [_granted(s, memory) for s in statements]
    statements.sort(
        key=lambda s: (s.span.start if s.span else 0, s.span.end if s.span else 0, s.actor.id, s.stance, s.issue)
    )
    unique: dict[str, Statement] = {}
    for statement in statements:
        unique.setdefault(statement.id, statement)
    notices += _unknown(memory, text)
    if any(s.when is not None and s.when.value is None for s in unique.values()) and not report.published:
        notices.append(Notice("no-anchor", "without the day of publication some dates have no value"))
    return Drafts(tuple(unique.values()), tuple(notices))


_LONGEST = 3000  # of a sentence read as one, in characters; beyond it, it is no sentence


def _short(text: str, found: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """The sentences; what goes on without a stop for pages is cut at spaces, so that bait costs no more than text."""
    for start, end in found:
        while end - start > _LONGEST:
            cut = max(
                text.rfind(" ", start + _LONGEST // 2, start + _LONGEST),
                text.rfind("\n", start + _LONGEST // 2, start + _LONGEST),
            )
            cut = cut if cut > start else start + _LONGEST
            if text[start:cut].strip():
                yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end


def _granted(statement: Statement, memory: Memory) -> Statement:
    """The statement with its sources as the whole text has them: who is granted anonymity later was so before."""
    if not memory.unnamed or not any(link.kind == "unnamed_official" for link in statement.attribution):
        return statement
    links = []
    for link in statement.attribution:
        words = link.text.lower().split()
        for key, who in memory.unnamed.items():
            noun = next((word for word in words if word in ROLES and ROLES[word][0] + "s" * ROLES[word][1] == key), "")
            if link.kind == "unnamed_official" and noun and (link.id or "") == who.of:
                link = replace(link, kind="anonymous", anonymous=True, ground=who.ground)
        links.append(link)
    return replace(statement, attribution=tuple(links))


def _unknown(memory: Memory, text: str) -> list[Notice]:
    found = []
    for name, places in sorted(memory.unknown.items(), key=lambda item: item[1][0]):
        count = len(places)
        at = places[0]
        found.append(
            Notice(
                "unknown-name",
                f"“{name}” acts like a party and is none of the case ({count}×)",
                at,
                at + len(name),
                name,
            )
        )
    return found
