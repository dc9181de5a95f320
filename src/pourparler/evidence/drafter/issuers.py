"""Whose text it is: a press release, a letter or a paper of one party, told by its heading, first words and end."""

from __future__ import annotations

import re

from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.who import Memory, Scene, Who, named

_BY = re.compile(
    r"\b(?:non-?paper|position paper|working paper|statement|submission|letter|note verbale|aide-m[ée]moire|memorandum"
    r"|communiqu[ée]|readout|read-out|response|remarks|reply|proposal|briefing|message|declaration|release|observations"
    r"|comments|comment|reaction|paper|text|bulletin|notice|answer)\b[^.\n]{0,70}?\b(?:by|from|of|on behalf of)\s+",
    re.IGNORECASE,
)
_FROM = re.compile(r"^(?:From|Issued by|Source|Sender|Submitted by|Author):[ \t]*", re.MULTILINE)
_WE_THE = re.compile(r"\bWe,? (?:at|in|of|from) (?=the [A-Z]|[A-Z])|\bWe, (?=[^,\n]{3,100},)")
_END = re.compile(
    r"^(?:Yours (?:sincerely|faithfully|truly)|Sincerely|(?:Kind |Best )?[Rr]egards|Signed|For (?=the |[A-Z])"
    r"|On behalf of|Press (?:office|service|department)|Media (?:office|contact|relations)"
    r"|Communications (?:office|department)|Contact|Notes? to editors|About (?=the |[A-Z]))",
    re.MULTILINE,
)
_LINE = re.compile(r"\b(?:lines? to take|talking points|key messages|our message)\b[^\w]{0,20}(?:The )?", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:we|our|us|I|my)\b", re.IGNORECASE)


_PERIODICAL = re.compile(r"\b(?:bulletin|newsletter|circular|update|briefing|notice|news)\b", re.IGNORECASE)
_GATHERED = re.compile(r"^[^\n]{10,300}?,? meeting (?:in|at|on) [^\n:.]{2,60}:[ \t]*$", re.MULTILINE)
_JOINT = re.compile(
    r"\bjoint (?:press )?(?:statement|communiqu[ée]|declaration|letter|release)\b[^.\n]{0,120}"
    r"(?:\n[^.\n]{0,200})?",
    re.IGNORECASE,
)


def jointly(text: str, memory: Memory, title: str) -> tuple[str, ...]:
    """The parties whose joint statement a text is by its heading: "Joint statement by A and B"."""
    gathered = _GATHERED.search(text[:900])
    if gathered is not None:
        mentions = memory.names.find(Words(text, gathered.start(), gathered.end()))
        parties = tuple(dict.fromkeys(m.name.party for m in mentions))
        if len(parties) > 1:
            return parties  # "The Government and the Governors of A and B, meeting in X:"
    undersigned = re.search(r"\bWe, (?:the )?[^,\n]{3,100},", text[:1200])
    if undersigned is not None:
        mentions = memory.names.find(Words(text, undersigned.start(), undersigned.end()))
        parties = tuple(dict.fromkeys(m.name.party for m in mentions))
        if len(parties) > 1:
            return parties
    for head in (text[:300], title):
        match = _JOINT.search(head)
        if match is None or head[match.end() : match.end() + 1] == ".":
            continue
        mentions = memory.names.find(Words(head, match.start(), match.end()))
        parties = tuple(dict.fromkeys(m.name.party for m in mentions))
        if len(parties) > 1:
            return parties
    return ()


def issuer_of(text: str, outside: str, memory: Memory, title: str) -> Who | None:
    """The party or person whose text this is, where its form says so; None for a report about others.

    ``outside``: the beginning of the text without its quotations.
    """
    head = text[:400]
    for match in _BY.finditer(head):
        if re.search(r"\bto\b", match.group()) and match.group().rstrip().endswith("of"):
            continue  # "Open letter to the Government of Borduria"
        who = _right_after(text, match.end(), memory)
        if who is not None:
            return who
    own = len(_FIRST.findall(outside))
    for match in (*_FROM.finditer(head), *_WE_THE.finditer(text[:1200])):
        who = _right_after(text, match.end(), memory)
        if who is not None:
            return who
    if own < 2:
        return None
    top = re.match(r"\s*([^\n]{3,120})\n", text)
    if top is not None and own >= 3 and _PERIODICAL.search(top.group(1)):
        mentions = memory.names.find(Words(text, top.start(1), top.end(1)))
        if len({m.name.party for m in mentions}) == 1 and mentions[0].start == 0:
            return _named(text, top.start(1), top.end(1), memory, False)  # "ARPU BARGAINING BULLETIN No. 9"
    for match in _LINE.finditer(text):
        who = _named(text, match.end(), min(len(text), match.end() + 40), memory, False)
        if who is not None:
            return who
    tail = max(0, len(text) - 700)
    for match in _END.finditer(text, tail):
        who = _named(text, match.start(), min(len(text), match.end() + 120), memory, "I " in outside)
        if who is not None:
            return who
    lines = list(re.finditer(r"[^\n]+", text[tail:]))[-3:]
    for line in reversed(lines):
        if len(line.group()) < 70 and line.group()[-1] not in '.!?”"' and own >= 3:
            who = _named(text, tail + line.start(), tail + line.end(), memory, "I " in outside)
            if who is not None:
                return who
    return None


def _right_after(text: str, at: int, memory: Memory) -> Who | None:
    """Who is named in the words right after a place, before the next stop."""
    stop = re.compile(r"[.,;:\n]| to | on | regarding | concerning ").search(text, at)
    return _named(text, at, min(stop.start() if stop else len(text), at + 100), memory, False)


def _named(text: str, start: int, end: int, memory: Memory, person: bool) -> Who | None:
    words = Words(text, start, end)
    mentions = memory.names.find(words)
    if not mentions:
        return None
    scene = Scene(words, mentions, memory, None, text)
    kinds = [m for m in mentions if (m.name.kind == "person") is person] or mentions
    return named(scene, kinds[0])
