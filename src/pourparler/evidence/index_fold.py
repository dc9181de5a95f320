"""Words as they are searched for: without case, diacritics and marks that a reader does not see."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a plain one and a mark.
_OWN = str.maketrans(
    {
        "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
        "ŋ": "n", "ə": "a", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ĸ": "k", "ʹ": "", "ʼ": " ", "ـ": "",
    }
)  # fmt: skip
_PIECE = re.compile(r"[^\s\x00-/:-@\[-`{-\x7f]+")  # no white space, and of ASCII letters and digits only
_WORD = re.compile(r"[^\W_]+")
BREAK = "\u241f"  # between two texts of one statement: no word, so no phrase reaches across


def folded(text: str) -> str:
    """The words of a text in order, each folded, with one space between.

    >>> folded("Bø Sørensen’s cease-fire, in ŁÓDŹ")
    'bo sorensen s cease fire in lodz'
    """
    return " ".join(filter(None, map(_folded, _PIECE.findall(text))))


@lru_cache(maxsize=1 << 17)
def _folded(piece: str) -> str:
    if piece.isascii():
        return piece.lower()
    plain = unicodedata.normalize("NFKD", piece.casefold()).casefold().translate(_OWN)
    # Marks and unseen characters are dropped where they stand, so that they split no word.
    kept = "".join(c for c in plain if (kind := unicodedata.category(c))[0] != "M" and kind != "Cf")
    return " ".join(_WORD.findall(kept))
