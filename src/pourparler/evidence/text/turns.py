"""The stretches of a text that are one voice's or one item's, and the labels that say so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pourparler.evidence.text.labels import Label
from pourparler.evidence.text.lines import CLOSING, paragraphs

_SIGNED = re.compile(
    r"(?:—|–|--|-|―) ?([A-Z][\w.’'-]{0,30}(?:,? (?:[A-Z][\w.’'-]{0,30}|of|the|for|de|van|von|al)){0,7})$"
)
_BYLINE = re.compile(r"(?:By|BY|Von|Par|Por) ((?:[A-Z]|our |the )[^\n.!?:]{2,80})$")
_EDITORIAL = re.compile(
    r"(?:the |our )?(?:editorial(?: board)?|opinion|our view|leader|leading article|comment|commentary|op-ed|"
    r"viewpoint|analysis|column|leitartikel|éditorial)(?: ?[|:–—-] ?[^\n]{1,80})?$",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"(?:(?:Joint |Press |Public |Official |Opening |Closing )?(?:Statement|Communiqu[eé]|Declaration|Remarks|Address|"
    r"Letter|Message|Announcement|Release|Bulletin|Report|Note verbale)|(?:JOINT |PRESS )?(?:STATEMENT|COMMUNIQU[EÉ]|"
    r"RELEASE|DECLARATION)) (?:by|of|from|BY|OF|FROM|issued by) "
    r"((?:(?:H\.E|Mr|Mrs|Ms|Dr|Amb|Gen|Sen|St|U\.S|U\.N)\.|"
    r"(?!\b(?:on|regarding|concerning|following|after|at|about|in response)\b)[^\n,:;.]){2,100})"
)
_OFFICE = re.compile(
    r"(?:Office|Ministry|Embassy|Permanent Mission|Delegation|Department|Government|Secretariat|Foreign Ministry|"
    r"Spokesperson|Press [Oo]ffice) (?:of|for|to) [^\n,:;.–—]{2,80}"
)
_GREETING = re.compile(
    r"(?:Dear [A-Z][^\n]{1,60}|(?:Your )?Excellenc(?:y|ies)\b[^\n.]{0,60}|(?:Mr|Madam|Mrs|Ms)\.? "
    r"(?:President|Chair\w{0,6}|"
    r"Speaker|Secretary-General)|(?:Dear )?(?:colleagues|comrades|friends|members)|Ladies and gentlemen)[,:!.]?$",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"[.!?;,…。！？؟।][\"'”’»)\]]{0,3}$")
_LEVELS = {
    "speaker": "voice", "question": "voice", "answer": "voice", "handle": "voice", "repost": "voice", "time": "time",
    "post": "post",
}  # fmt: skip
_INNER = {"time": ("post", "voice"), "post": (), "voice": ("post",)}  # what a new one at the head of a line ends too
_BREAKS = frozenset(("heading", "byline", "editorial", "issuer", "dateline"))
_ITEMS = frozenset(("bullet", "numbered", "field"))


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
    _thin(lines)
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
    if (match := _OFFICE.match(line)) and not _STOPPED.search(line) and number < 3:
        return Turn(start, end, start, start + match.end(), match.group(), "issuer")
    if label is not None and label.kind == "numbered":
        beside = [parts[n][2] for n in (number - 1, number + 1) if 0 <= n < len(parts)]
        if any(other is not None and _shape(other) == _shape(label) for other in beside):
            return None  # an item of a list, not the heading of a section
    if number and CLOSING.match(text[parts[number - 1][0] : parts[number - 1][1]]):
        return Turn(parts[number - 1][0], end, start, end, line, "signature")
    if _heading(line, label, threaded) and number + 1 < len(parts):
        return Turn(start, end, start, end, line, "heading")
    return None


def _thin(lines: list[Turn | None]) -> None:
    """Takes back headings that are none: more than three in a row, or more than half of the paragraphs, are the prose
    of an author who sets no full stops. Lines in capitals and marked ones stay.
    """
    plain = [n for n, turn in enumerate(lines) if turn and turn.kind == "heading" and _unmarked(turn.label)]
    if len(plain) * 2 > len(lines) and len(plain) > 3:
        runs = [plain]
    else:
        runs = []
        for number in plain:
            if runs and runs[-1][-1] == number - 1:
                runs[-1].append(number)
            else:
                runs.append([number])
    for run in runs:
        if len(run) > 3:
            for number in run:
                lines[number] = None


def _unmarked(line: str) -> bool:
    return not (line.isupper() or line[0] in "#0123456789" or line.endswith(":"))


def _shape(label: Label) -> str:
    """How the number is written: "1." and "2." alike, "(a)" otherwise."""
    return label.kind + re.sub(r"\d+", "0", re.sub(r"[^\W\d_]+", "a", label.text))


def _heading(line: str, label: Label | None, threaded: bool) -> bool:
    if line.startswith("#") and line.lstrip("#").startswith(" "):
        return True
    parts = line.split()
    if len(line) > 120 or len(parts) > 16 or _STOPPED.search(line) or not any(c.isalpha() for c in line):
        return False
    if label is not None and label.kind == "field":
        return line.endswith(":")
    if label is not None:
        return len(parts) <= 7 and line[-1] != ":"
    if line.isupper():
        return True
    return not threaded and not line[0].islower()


@dataclass(slots=True)
class _Open:
    start: int
    end: int  # of the paragraph it began in
    label: Label
    paragraphs: int = 0


def _stretches(parts: list[tuple[int, int, Label | None]], lines: list[Turn | None]) -> list[Turn]:
    """The turns that go on until another of their kind, or an outer one, begins."""
    found: list[Turn] = []
    done: dict[str, list[tuple[_Open, int]]] = {"time": [], "post": [], "voice": []}
    now: dict[str, _Open] = {}
    last = 0
    for (start, end, label), line in zip(parts, lines, strict=True):
        closed = set(now) if line is not None and line.kind in _BREAKS else set()
        opened: dict[str, _Open] = {}
        chain, first = label, start
        while chain is not None:
            level = _LEVELS.get(chain.kind)
            if level:
                closed |= {level, *(_INNER[level] if not opened else ())}
                opened[level] = _Open(first, end, chain)
            elif line is None and chain.kind in _ITEMS:
                found.append(Turn(start, end, chain.start, chain.end, chain.text, chain.kind))
            chain = chain.inner
            first = chain.start if chain is not None else first
        for level in closed & set(now):
            done[level].append((now.pop(level), last))
        now.update(opened)
        for entry in now.values():
            entry.paragraphs += 1
        last = end
    for level, entry in now.items():
        done[level].append((entry, last))
    for turns_ in done.values():
        found += _ended(turns_)
    return found


def _ended(level: list[tuple[_Open, int]]) -> list[Turn]:
    """The turns of a level. Where every turn is one paragraph, the last one is too: what follows is no longer said
    by it. So is a lone speaker's: "Mayor: We will not pay" may be a headline.
    """
    if level:
        single = len(level) > 2 and all(entry.paragraphs == 1 for entry, _ in level[:-1])
        final = level[-1][0]
        if single or (len(level) == 1 and final.label.kind == "speaker"):
            level = [*level[:-1], (final, final.end)]
    found = []
    for entry, end in level:
        label, last = entry.label, entry.end if entry.label.kind == "repost" else end
        found.append(Turn(entry.start, last, label.start, label.end, label.text, label.kind))
    return found
