"""Text as an eye sees it: characters that nobody sees are not sent to a model, and a quote is found without them."""

from __future__ import annotations

import re

# Joiners alone (Persian, emoji) and single variation selectors are part of how a word is written; runs are not.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufeff\uffa0\U000e0000-\U000e01ef]|[\u200c\u200d]{2,200}|[\ufe00-\ufe0f]{2,200}"
)
_SAME = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛‹›´`", "'"))


def seen(text: str) -> str:
    """The text without what nobody sees."""
    return _UNSEEN.sub("", text)


def folded(text: str) -> tuple[str, list[int]]:
    """The text with one kind of quotation marks and one space for each run of white space, none at the ends.

    With it, for each character, its place in ``text``.
    """
    out: list[str] = []
    places: list[int] = []
    at = 0
    for gap in [*_UNSEEN.finditer(text), None]:
        for place in range(at, gap.start() if gap else len(text)):
            char = text[place]
            if char.isspace():
                if out and out[-1] != " ":
                    out.append(" ")
                    places.append(place)
            else:
                out.append(char.translate(_SAME))
                places.append(place)
        at = gap.end() if gap else at
    if out and out[-1] == " ":
        out.pop()
        places.pop()
    return "".join(out), places
