"""Characters that a reader does not see, or takes for others: reported, never removed.

See Unicode Technical Report 36 (Unicode Security Considerations) and Technical Standard 39 (mixed scripts), and
N. Boucher and R. Anderson, "Trojan Source: Invisible Vulnerabilities" (2021), on bidirectional controls.
"""

from __future__ import annotations

import re
import unicodedata

from pourparler.evidence.report import Notice

_MOST = 50  # notices of one kind; the last says how many more there are

# A joiner between letters of these scripts, or between the parts of an emoji, is how they are written.
_JOINED = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
    "\U0001f3fb-\U0001f3ff]"
)
_KINDS = (
    ("bidi-control", re.compile("[\u202a-\u202e\u2066-\u2069\u061c]{1,200}"),
     "a control that changes the order in which the text is shown"),
    ("bidi-mark", re.compile("[\u200e\u200f]{1,200}"), "a mark of the writing direction that no eye sees"),
    ("zero-width", re.compile("[\u200b-\u200d\u2060-\u2064\ufeff\u180e\u115f\u1160\u3164\uffa0]{1,200}"),
     "characters without width stand in the text"),
    ("soft-hyphen", re.compile("\u00ad{1,200}"), "a soft hyphen splits a word that search and keywords may miss"),
    ("tag-characters", re.compile("[\U000e0000-\U000e007f]{1,200}"), "invisible tag characters can carry hidden text"),
    ("variation-selectors", re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2,200}"),
     "a run of invisible selectors can carry hidden text"),
    ("control-character", re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]{1,200}"),
     "control characters stand in the text"),
)  # fmt: skip
_SUSPECT = re.compile("[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13ff\uff21-\uff5a\U0001d400-\U0001d7ff]")
_WORD = re.compile(r"[^\W\d_]{2,60}")
_FLAGS = re.compile("\U0001f3f4[\U000e0020-\U000e007f]{1,10}$")


def notices(text: str) -> tuple[Notice, ...]:
    """What is hidden in the text, in order, with where it stands (code points, half-open).

    Kinds: bidi-control, bidi-mark, zero-width, soft-hyphen, tag-characters, variation-selectors, control-character,
    mixed-script (a word of Latin letters with Cyrillic or Greek ones that look the same).
    """
    if text.isascii() and not _KINDS[-1][1].search(text):
        return ()
    found: list[Notice] = []
    for kind, pattern, says in _KINDS:
        found += _limited(kind, says, _hits(kind, pattern, text), text)
    found += _limited("mixed-script", "letters of two scripts that look alike stand in one word", _mixed(text), text)
    return tuple(sorted(found, key=lambda notice: (notice.start, notice.end, notice.kind)))


def _hits(kind: str, pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    hits = []
    for match in pattern.finditer(text):
        start, end = match.span()
        if kind == "zero-width" and match.group() in ("\u200c", "\u200d") and _belongs(text, start, end):
            continue
        if kind == "bidi-mark" and _beside_right_to_left(text, start, end):
            continue
        if kind == "tag-characters" and text[end - 1] == "\U000e007f" and _FLAGS.search(text, max(0, start - 1), end):
            continue  # the flag of Scotland is written with tags
        hits.append((start, end))
    return hits


def _belongs(text: str, start: int, end: int) -> bool:
    return bool(start and _JOINED.match(text[start - 1]) and end < len(text) and _JOINED.match(text[end]))


def _beside_right_to_left(text: str, start: int, end: int) -> bool:
    near = text[max(0, start - 3) : start] + text[end : end + 3]
    return any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in near)


def _mixed(text: str) -> list[tuple[int, int]]:
    """Words of more than one of the scripts Latin, Cyrillic, Greek and their look-alikes."""
    found: list[tuple[int, int]] = []
    last = -1
    for match in _SUSPECT.finditer(text):
        if match.start() < last:
            continue
        start = match.start()
        while start > max(last, match.start() - 60) and start > 0 and text[start - 1].isalpha():
            start -= 1
        word = _WORD.match(text, start)
        if word is None:
            continue
        last = word.end()
        if len({_script(c) for c in word.group()} - {""}) > 1:
            found.append((start, word.end()))
    return found


def _script(char: str) -> str:
    """Latin, Cyrillic, Greek, Armenian or Cherokee; empty for letters that all of them use, as the micro sign."""
    if char in "µμΩΔπ":
        return ""  # units and quantities: µg, ΔT
    if "\uff21" <= char <= "\uff5a":
        return "wide"
    if "\U0001d400" <= char <= "\U0001d7ff":
        return "mathematical"
    name = unicodedata.name(char, "").split(" ")[0]
    return name if name in ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE") else ""


def _limited(kind: str, says: str, hits: list[tuple[int, int]], text: str) -> list[Notice]:
    found = [Notice(kind, says, start, end, _shown(text, start, end)) for start, end in hits[:_MOST]]
    if len(hits) > _MOST:
        more = f"{len(hits) - _MOST} more of the kind {kind} are not listed"
        found.append(Notice(kind, more, hits[_MOST][0], hits[-1][1]))
    return found


def _shown(text: str, start: int, end: int) -> str:
    """What stands there with a little around it, the characters that no eye sees as their code points."""
    tags = "".join(chr(ord(c) - 0xE0000) for c in text[start:end] if 0xE0020 <= ord(c) < 0xE007F)
    around = text[max(0, start - 12) : min(end, start + 20)] + text[end : end + 12]
    plain = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in around.replace("\n", " "))
    return f'{plain[:160]} (tags say "{tags[:80]}")' if tags else plain[:200]
