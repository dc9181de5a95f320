"""Verbs that no list knows, told by where they stand: "will not unfreeze it", "Delta lines its canals"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.evidence.drafter.closed import ROLES
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.verb_or_noun import prev

if TYPE_CHECKING:
    from pourparler.evidence.drafter.tokens import Words


def find_verb(words: Words, i: int) -> None:
    """In a condition without any verb we know, take the likeliest word for one: "if the Group unfroze $2 billion"."""
    tags, n = words.tag, min(words.n, i + 40)
    for k in range(i + 1, n):
        if tags[k] in ",;:—." and words.text[k] != "$":
            n = k
            break
        if tags[k] in "MBHK" or (tags[k] == "V" and words.form[k] != "g" and tags[k - 1] != "T"):
            return
    for k in range(i + 2, n):
        word = words.text[k]
        if tags[k] == "X" and word.islower() and words.low[k] not in ROLES and tags[k - 1] in "XO":
            after = tags[k + 1] if k + 1 < n else "."
            if after in "DOQ$PRTN." or word.endswith("ed"):
                tags[k], words.lemma[k], words.form[k] = "V", word, "sd"
                return


def after_helper(words: Words, i: int) -> bool:
    """Whether an unknown word right after "will not" or "did not" must be a verb."""
    j = prev(words, i)
    if j < 0 or words.tag[j] not in "MK":
        return False
    if words.low[i] in ROLES and words.tag[i + 1 : i + 2] not in (["D"], ["O"]):
        return False  # "cannot delegate the authority", but "will officials ..."
    if words.low[j] == "should" and words.low[i].endswith("s") and (j == 0 or words.tag[j - 1] in ",;—"):
        return False  # "Should shipments not resume, ..."
    return words.low[i] not in ("have", "no") and (i + 1 >= words.n or words.tag[i + 1] not in "MBHK")


def done_by_a_name(words: Words, i: int) -> bool:
    """Whether a word in -s stands between a name and an object: "Delta lines its canals"."""
    tags, low, text = words.tag, words.low, words.text
    return (
        text[i - 1][0].isupper()
        and text[i].islower()
        and i + 1 < words.n
        and tags[i + 1] in "DO"
        and low[i + 1] not in ("that", "this", "who")
        and low[i] not in ROLES
        and low[i][-2:] not in ("ss", "us", "is")
    )


_TAKING_TO = listed(
    "refuse agree plan want offer vow threaten decline promise pledge seek intend decide continue need willing ready "
    "prepared unwilling due begin start fail try hope vote choose undertake reluctant able unable keen eager"
)
_BEFORE_TO = listed(
    "tied linked due thanks according access close next subject related compared devoted attached key solution answer "
    "return back end limited restricted response reaction addition contrast relation regard opposition damage threat "
    "exposed vulnerable similar"
)


def may_be_done(words: Words, i: int) -> bool:
    """Whether an unknown word after "to" may be a verb: small letters, and something to act upon after it."""
    word = words.text[i]
    if words.tag[i] != "X" or not word.isalpha() or not word.islower() or words.low[i] in ROLES:
        return False
    if word in ("third", "second", "fourth", "fifth", "both", "other", "several", "many", "half", "next", "last"):
        return False
    if word.endswith(("tion", "ment", "ness", "ity", "ism", "ers", "ors", "ies", "s", "al", "ion")):
        return False
    after = words.tag[i + 1] if i + 1 < words.n else "."
    if i > 1 and words.low[i - 2] in _BEFORE_TO:
        return False  # "a deal tied to nickel prices"
    if i > 1 and (words.lemma[i - 2] in _TAKING_TO or words.low[i - 2] in _TAKING_TO) and after in "PRDOX.,;C":
        return True  # "refused to sail under the new limits"
    return after in "DO" or (after == "X" and i + 2 < words.n)
