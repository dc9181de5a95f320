"""What a word may be for itself: closed lists, verb forms, endings."""

from __future__ import annotations

from functools import lru_cache

from pourparler.evidence.drafter.closed import (
    ADVERBS,
    BE,
    COORDINATORS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NOT_LY,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
)
from pourparler.evidence.drafter.cues import HOMOGRAPHS, LEMMAS, NOUN_CUES
from pourparler.evidence.drafter.inflect import table
from pourparler.evidence.drafter.listing import listed

FORMS = table(LEMMAS)


_CONTRACTED = {"'s": "G", "’s": "G"}


_QUOTES = frozenset('"“”„‟«»‹›「」『』')


_DASHES = frozenset("—–―")


def _closed() -> dict[str, str]:
    tags: dict[str, str] = {}
    groups = (
        ("D", DETERMINERS), ("P", PREPOSITIONS), ("S", SUBORDINATORS), ("W", RELATIVES), ("C", COORDINATORS),
        ("R", ADVERBS), ("O", PRONOUNS), ("M", MODALS), ("B", BE), ("H", HAVE), ("K", DO), ("N", {"not", "never"}),
    )  # fmt: skip
    for tag, words in groups:
        for word in words:
            tags[word] = tag
    tags.update({"neither": "D", "nor": "C", "before": "S", "after": "S", "since": "S", "until": "S", "till": "S"})
    tags.update(dict.fromkeys(("hardly", "scarcely", "barely"), "N"))
    tags.update(dict.fromkeys(("who", "whom", "which", "whose"), "W"))
    tags["that"] = "S"
    tags["to"] = "T"
    tags["as"] = "S"
    tags["her"] = "D"
    return tags


CLOSED = _closed()


_NO_VERBS = listed(
    "hundred kindred sacred naked indeed seabed watershed during morning evening nothing something anything "
    "everything ceiling willing unwilling ongoing outstanding missing existing pending leading overwhelming "
    "underlying neighbouring neighboring upcoming forthcoming binding lasting meeting wedding spring string "
    "building"
)


@lru_cache(maxsize=50_000)
def alone(low: str, capital: bool) -> tuple[str, str, str]:
    """Tag, lemma and forms of a word for itself; tag "v" is a verb or a noun, to be told by its surroundings."""
    if low in CLOSED:
        return CLOSED[low], "", ""
    if len(low) == 1 and not low.isalnum():
        if low in "$€£¥%":
            return "Q", "", ""
        if low in _QUOTES:
            return '"', "", ""
        return ("—" if low in _DASHES else low), "", ""
    if low in _CONTRACTED:
        return "G", "", ""
    if low[0].isdigit() or (low in NUMBERS and low not in ("a", "an")):
        return "Q", "", ""
    known = FORMS.get(low)
    if known:
        lemma, kinds = known
        if low in HOMOGRAPHS or (kinds == "s" and lemma in HOMOGRAPHS) or ("g" in kinds and low in NOUN_CUES):
            return "v", lemma, kinds
        return ("v" if kinds == "g" else "V"), lemma, kinds
    if not low.replace("-", "").isalpha():
        return "X", "", ""
    if "-" in low and low.endswith("ed"):
        return "X", "", ""
    if low.endswith("ly") and len(low) > 3 and low not in NOT_LY:
        return "R", "", ""
    if low.startswith("un") and low.endswith("ed") and not low.startswith(("und", "uni", "unv", "unl")):
        return "X", "", ""  # "unanswered", "unchanged": no verb
    if not capital and low.endswith("ed") and len(low) > 4:
        return "V", low[:-2], "dn"
    if not capital and low.endswith("ing") and len(low) > 5 and low not in _NO_VERBS:
        return "v", low[:-3], "g"
    return "X", "", ""
