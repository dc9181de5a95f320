"""The stretches of a text that are one voice's or one item's, and the labels that say so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pourparler.evidence.text.labels import Label
from pourparler.evidence.text.lines import paragraphs

_SIGNED = re.compile(
    r"(?:—|–|--|-|―) ?([A-Z][\w.’'-]{0,30}(?:,? (?:[A-Z][\w.’'-]{0,30}|of|the|for|de|van|von|al)){0,7})$"
)
_BYLINE = re.compile(r"(?:By|BY|Von|Par|Por) ([A-Z][^\n.!?:]{2,80})$")
_EDITORIAL = re.compile(
    r"(?:the |our )?(?:editorial(?: board)?|opinion|our view|leader|leading article|comment|commentary|op-ed|"
    r"viewpoint|analysis|column|leitartikel|éditorial)(?: ?[|:–—-] ?[^\n]{1,80})?$",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"(?:(?:Joint |Press |Public |Official |Opening |Closing )?(?:Statement|Communiqu[eé]|Declaration|Remarks|Address|"
    r"Letter|Message|Announcement|Release|Bulletin|Report|Note verbale)|(?:JOINT |PRESS )?(?:STATEMENT|COMMUNIQU[EÉ]|"
    r"RELEASE|DECLARATION)) (?:by|of|from|BY|OF|FROM|issued by) "
    r"((?:(?!\b(?:on|regarding|concerning|following|after|at|about|in response)\b)[^\n,:;.]){2,100})"
)
_GREETING = re.compile(
    r"(?:Dear [A-Z][^\n]{1,60}|(?:Your )?Excellenc(?:y|ies)\b[^\n.]{0,60}|(?:Mr|Madam|Mrs|Ms)\.? "
    r"(?:President|Chair\w{0,6}|"
    r"Speaker|Secretary-General)|(?:Dear )?(?:colleagues|comrades|friends|members)|Ladies and gentlemen)[,:!.]?$",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"[.!?;,…。！？؟।][\"'”’»)\]]{0,3}$")
_VOICES = frozenset(("speaker", "question", "answer", "handle", "repost"))
_ITEMS = frozenset(("bullet", "numbered"))


@dataclass(frozen=True, slots=True)
class Turn:
    """``kind``: speaker, field, question, answer, handle, repost, post, time (a live blog's stamp), bullet, numbered:
    ``start`` to ``end`` is the stretch with its label. heading, dateline, byline, editorial, issuer (who a statement
    is by), salutation: the stretch is that line or phrase alone. signature ("— Name"): the stretch is the paragraph
    before it and the line. ``label_start`` to ``label_end`` is the label, ``label`` its text (a handle with its @).
    """

    start: int
    end: int
    label_start: int
    label_end: int
    label: str
    kind: str


def turns(text: str) -> tuple[Turn, ...]:
    """The labelled stretches of the text by where they start, outer ones first; code points, half-open."""
    parts = paragraphs(text)
    threaded = any(label and label.kind in ("post", "handle", "repost") for _, _, label in parts)
    lines = [_line(text, parts, number, threaded) for number in range(len(parts))]
    found = [turn for turn in lines if turn]
    found += _stretches(parts, lines)
    return tuple(sorted(found, key=lambda turn: (turn.start, -turn.end, turn.kind, turn.label_start)))


def _line(text: str, parts: list[tuple[int, int, Label | None]], number: int, threaded: bool) -> Turn | None:
    """The turn that is the paragraph alone: a heading, byline, salutation, signature, dateline or issuer."""
    start, end, label = parts[number]
    if label is not None and label.kind == "dateline":
        return Turn(start, label.end, label.start, label.end, label.text, "dateline")
    if end - start > 200:
        return None
    line = text[start:end]
    if match := _SIGNED.match(line):
        first = parts[number - 1][0] if number else start
        return Turn(first, end, start + match.start(1), end, match[1], "signature")
    if label is not None and label.kind not in ("numbered", "field"):
        return None
    if match := _BYLINE.match(line):
        kind = "editorial" if "editorial" in line.casefold() else "byline"
        return Turn(start, end, start + match.start(1), start + match.end(1), match[1], kind)
    if _EDITORIAL.match(line):
        return Turn(start, end, start, end, line, "editorial")
    if _GREETING.match(line):
        return Turn(start, end, start, end, line, "salutation")
    if (match := _ISSUER.match(line)) and not _STOPPED.search(line):
        name = match[1].rstrip()
        return Turn(start, end, start + match.start(1), start + match.start(1) + len(name), name, "issuer")
    if _heading(line, label, threaded) and number + 1 < len(parts):
        return Turn(start, end, start, end, line, "heading")
    return None


def _heading(line: str, label: Label | None, threaded: bool) -> bool:
    if line.startswith("#") and line.lstrip("#").startswith(" "):
        return True
    words = line.split()
    if len(line) > 120 or len(words) > 16 or _STOPPED.search(line) or not any(c.isalpha() for c in line):
        return False
    if label is not None:
        return label.kind == "field" and label.body >= label.end and line.endswith(":")
    if line.isupper():
        return True
    return not threaded and not line[0].islower()


def _stretches(parts: list[tuple[int, int, Label | None]], lines: list[Turn | None]) -> list[Turn]:
    """The turns that go on until another of their kind, or an outer one, begins."""
    found: list[Turn] = []
    open_: dict[str, tuple[int, Label]] = {}
    last = 0

    def close(*levels: str) -> None:
        for level in levels:
            if level in open_:
                start, label = open_.pop(level)
                found.append(Turn(start, last, label.start, label.end, label.text, label.kind))

    for (start, end, label), line in zip(parts, lines, strict=True):
        if line is not None and line.kind in ("heading", "byline", "editorial", "issuer", "dateline"):
            close("voice", "time", "post")
        chain = label
        while chain is not None:
            if chain.kind in _VOICES:
                close("voice")
                open_["voice"] = (chain.start if chain is not label else start, chain)
            elif chain.kind == "time":
                close("voice", "time")
                open_["time"] = (start, chain)
            elif chain.kind == "post":
                close("post", "voice") if "voice" in open_ and open_["voice"][1].kind != "handle" else close("post")
                open_["post"] = (start, chain)
            elif chain.kind in _ITEMS or (chain.kind == "field" and line is None):
                found.append(Turn(start, end, chain.start, chain.end, chain.text, chain.kind))
            chain = chain.inner
        last = end
    close("voice", "time", "post")
    return found
