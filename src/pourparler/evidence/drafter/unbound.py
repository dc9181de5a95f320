"""Conditions that a sentence states beside a draft and no rule tied to it: the opening one, and the one right behind.

"If they fail again, …", "Should the talks collapse, …"; "… unless both are there by Friday", "… without the council's
consent". Only for drafts that speak of what is to come, and only where nothing else stands between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pourparler.evidence.drafter.proto import Proto

SURE = frozenset({"promises", "threatens", "offers", "accepts", "considers"})
STANCES = SURE | {"refuses", "opposes", "supports", "silent"}  # of these an opening condition may be an aside
LONGEST = 200
_OPENS = re.compile(
    r"(?:[A-Z][\w' ]{0,40}(?:said|says|added|warned|decided)[\w ]{0,20}that,? )?"
    r"(if|should|unless|until|provided(?: that)?|in the event (?:that|of)|once|as long as|failing)\b"
    r"[^,;:.!?\n]{6,200}?(?=,)",
    re.I,
)
_BEHIND = re.compile(
    r",? ?\b(only if|if|unless|until|provided(?: that)?|as long as|on condition that|conditional on|as part of an?"
    r"|the day|in return for|in exchange for)\b[^,;:.!?\n\"”]{4,200}",
    re.I,
)
_KIND = {"unless": "unless", "until": "until", "failing": "unless", "only if": "only_if", "if": "if", "should": "if"}
_ASIDE = re.compile(r"(?:if|unless) (?:only|anything|any|not|so|necessary|possible|need be|all goes well|you)\b", re.I)


def bound(text: str, start: int, end: int, drafts: Sequence[Proto]) -> list[Proto]:
    """The drafts of the sentence from ``start`` to ``end``, with such a condition where they had none."""
    open_ = [p for p in drafts if p.condition is None and p.stance in STANCES]
    if not open_ or any(p.rule == "condition" for p in drafts):
        return list(drafts)
    first = _OPENS.match(text, start, min(end, start + 3 * LONGEST))
    found = []
    for p in drafts:
        place = None
        if p in open_ and p.stance in SURE and first and not _ASIDE.match(text, first.start(1)) and p.end > first.end():
            place = first.start(1), first.end(), first[1]
        elif p in open_:
            place = _behind(text, p, end, drafts)
        if place is not None:
            word = place[2].casefold()
            p = replace(p, condition=(place[0], place[1], _KIND.get(word, "provided"), None))
        found.append(p)
    return found


def _behind(text: str, p: Proto, end: int, drafts: Sequence[Proto]) -> tuple[int, int, str] | None:
    """A condition inside the draft's last words, or right behind them, that belongs to no later draft."""
    for match in _BEHIND.finditer(text, p.start, end):
        if match.start() > p.end or _ASIDE.match(text, match.start(1)):
            return None
        if any(q.start >= match.start(1) and q is not p for q in drafts):
            return None
        if text[p.start : match.start(1)].count("whether"):
            return None
        return match.start(1), match.end(), match[1]
    return None
