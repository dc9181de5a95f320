"""Small changes to a sentence before its clauses are read: insertions left out, a dash read as "is"."""

from __future__ import annotations

from pourparler.evidence.drafter.cues import ADJECTIVE_CUES
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.names import Mention
from pourparler.evidence.drafter.tokens import Words


def copula(words: Words, mentions: list[Mention]) -> bool:
    """Read the dash of "Shippers' Council – still against any surcharge" as "is"; whether there is one."""
    if not mentions or mentions[0].start > 1:
        return False
    for k in range(mentions[0].end, min(words.n - 1, mentions[0].end + 6)):
        if words.tag[k] == "—":
            after = k + 1
            while after < words.n and words.tag[after] == "R":
                after += 1
            phrase = " ".join(words.low[after : after + 2])
            if after < words.n and (
                words.low[after] in ADJECTIVE_CUES or phrase in ("in favour", "in favor", "in support")
            ):
                words.low[k], words.tag[k] = "is", "B"
                return True
            return False
        if words.tag[k] in "VMBHK,.;:":
            return False
    return False


_ASIDES = listed(
    "however meanwhile moreover instead therefore furthermore nonetheless nevertheless indeed though too then also thus"
)


def asides(words: Words) -> set[int]:
    """ ", however," and ", for his part,": words between commas that stand in the way of a verb and its subject."""
    found: set[int] = set()
    commas = [i for i in range(words.n) if words.tag[i] == ","]
    for left, right in zip(commas, commas[1:], strict=False):
        inner = words.low[left + 1 : right]
        if (len(inner) == 1 and inner[0] in _ASIDES) or (
            len(inner) in (2, 3)
            and inner[0] in ("for", "on", "in", "by")
            and inner[-1] in ("part", "turn", "contrast", "now")
        ):
            found.update(range(left, right + 1))
    return found
