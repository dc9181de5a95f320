"""Texts as redaction compares them: case, accents, kinds of quotes and spaces, and what is unseen, do not count."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache
from urllib.parse import unquote

_ODD = {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ŧ": "t"}
_QUOTES = dict.fromkeys("‘’‚‛′´ʼ", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—―−", "-")
_SPACES = re.compile(r"\s+")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(.))")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": " ", "f": " ", "v": " ", "a": "", "0": "", "_": "\xa0", "e": ""}


@cache
def _fold(c: str) -> str:
    """One character, folded; nothing for marks, and for what cannot be seen."""
    if c in _QUOTES:
        return _QUOTES[c]
    out = []
    for part in unicodedata.normalize("NFKD", c.casefold()):
        kind = unicodedata.category(part)
        if kind in ("Mn", "Me", "Cf"):
            continue
        out.append(_ODD.get(part) or (" " if part.isspace() or kind == "Cc" else part))
    return "".join(out)


def fold(text: str) -> str:
    """The text as it is compared, without spaces at its ends.

    >>> fold("  Ångström’s   “ŁÓDŹ”")
    'angstrom\\'s "lodz"'
    """
    folded = text.casefold() if text.isascii() and text.isprintable() else "".join(map(_fold, text))
    return _SPACES.sub(" ", folded).strip()


def mapped(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in ``text`` that it came from; one more for the end."""
    letters: list[str] = []
    places: list[int] = []
    for place, c in enumerate(text):
        for part in _fold(c):
            if part == " " and (not letters or letters[-1] == " "):
                continue
            letters.append(part)
            places.append(place)
    return "".join(letters), [*places, len(text)]


def plain(line: str) -> str:
    """A line without the escapes of JSON, YAML, HTML and web addresses; the line itself where it has none."""
    found = line
    if "\\" in found:
        found = _ESCAPE.sub(_escaped, found)
        found = _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), found)
    if "&" in found:
        found = html.unescape(found)
    if "%" in found:
        found = unquote(found)
    return found


def _escaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else " "
    return _PLAIN.get(match[4], match[4])
