"""Words of a sentence with a coarse part of speech each, by closed lists, verb forms and what stands around them.

Tags: D determiner, O pronoun, P preposition, C and/or/but, S subordinator, W relative, M modal, B be, H have, K do,
N negation, T infinitive "to", R adverb, V verb, A participle before a noun, Q number, G possessive mark, X any other
word (nouns, names, adjectives). Punctuation is its own tag; quotation marks are ``"``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.evidence.drafter.closed import SUBJECT_PRONOUNS
from pourparler.evidence.drafter.cues import NOUN_CUES
from pourparler.evidence.drafter.lexis import alone
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.subordinators import subordinator
from pourparler.evidence.drafter.surroundings import only_verb, plural_head
from pourparler.evidence.drafter.unlisted_verbs import after_helper, done_by_a_name, find_verb, may_be_done
from pourparler.evidence.drafter.verb_or_noun import prev, verb_or_noun

if TYPE_CHECKING:
    from pourparler.evidence.drafter.tokens import Words


def tag(words: Words) -> None:
    """Fill in the tags."""
    n, low, text, tags = words.n, words.low, words.text, words.tag
    for i in range(n):
        first = text[i][0]
        tags[i], words.lemma[i], words.form[i] = alone(low[i], first.isupper() and i > 0)
    for i in range(n):
        t = tags[i]
        if low[i] in ("'", "’"):
            # "the farmers' union", else a quotation mark
            tags[i] = (
                "G" if i and low[i - 1].endswith("s") and words.start[i] == words.end[i - 1] and i + 1 < n else '"'
            )
            continue
        if t in "VvTSGDROPM":
            _settle(words, i, t)
        elif t == "X" and i and text[i].islower() and text[i].isalpha() and after_helper(words, i):
            tags[i], words.lemma[i], words.form[i] = "V", low[i], "b"
        elif t == "X" and i and low[i][-1] == "s" and tags[i - 1] == "X" and done_by_a_name(words, i):
            tags[i], words.lemma[i], words.form[i] = "V", low[i][:-1], "s"
    for i in range(n):
        if low[i] in _IFS and tags[i] == "S":
            find_verb(words, i)


_ANYBODY = frozenset(["nobody", "somebody", "everybody", "anybody", "everyone", "someone", "anyone", "one"])
_IFS = frozenset(["if", "unless", "once", "until", "till"])


_ADJECTIVES = listed(
    "full new same whole final big high low joint further similar current first second third fresh possible partial "
    "total annual general early late long short large small major minor main common public private national own"
)


def _described(words: Words, i: int) -> bool:
    """Whether a determiner and an adjective stand right before a word, so that it must be a noun."""
    low = words.low[i - 1]
    return words.tag[i - 2] == "D" and words.tag[i - 1] in "XA" and (low in _ADJECTIVES or "-" in low)


def _settle(words: Words, i: int, t: str) -> None:
    tags, low, n = words.tag, words.low, words.n
    after = tags[i + 1] if i + 1 < n else "."
    before = tags[i - 1] if i else "."
    if t in "Vv" and "g" in words.form[i] and before == "D" and after in "VvMBH":
        tags[i] = "X"  # "that no cutting takes place"
    elif t in "Vv" and "b" in words.form[i] and i > 1 and after in "P,.;:" and _described(words, i):
        tags[i] = "X"  # "the full cost of it", "a 500-metre strip"
    elif t == "V" or t == "v":
        tags[i] = verb_or_noun(words, i, t, before, after)
        if low[i] == "welcome" and tags[prev(words, i)] == "B" and i:
            tags[i] = "X"  # "the truce was very welcome"
    elif t == "T":
        j = i + 1
        while j < n and tags[j] in "RN":
            j += 1
        if j < n and (tags[j] in "BHK" or "b" in words.form[j] or (j == i + 1 and may_be_done(words, j))):
            if low[j] in NOUN_CUES and j + 1 < n and low[j + 1] in ("of", "from", "by"):
                tags[i] = "P"
                return
            tags[i] = "T"
            if tags[j] not in "BHK":
                tags[j] = "V"
        else:
            tags[i] = "P"
    elif t == "S" and low[i] == "once" and before == "W":
        tags[i] = "R"  # "which once backed it"
    elif t == "S":
        subordinator(words, i, before, after)
    elif t == "G":
        if i + 2 < n and "n" in words.form[i + 1] and tags[i + 1] in "Vv" and tags[i + 2] in "DQO$":
            tags[i] = "H"  # "NorthLine's put 4% on the table"
            return
        if before == "O" or low[i - 1] in ("that", "there", "here", "what", "who", "it", "where"):
            tags[i] = "B"
        elif low[i - 1] in _ANYBODY and i + 1 < n and words.form[i + 1] == "g":
            tags[i] = "B"  # "nobody's asking for that"
    elif t == "D":
        if low[i] == "no" and i + 1 < n and low[i + 1] == "longer":
            tags[i] = "N"
        elif low[i] == "her" and after in "PSC.,;:TW":
            tags[i] = "O"
        elif (
            low[i]
            in (
                "this",
                "these",
                "those",
                "that",
                "both",
                "neither",
                "all",
                "some",
                "several",
                "many",
                "most",
                "few",
                "each",
                "either",
                "any",
                "other",
                "others",
            )
            and (after in "MBHKVPCSTW.,;:RN" or _does(words, i))
            and low[i] != "other"
        ):
            if after == "V" and low[i] in ("any", "each", "either", "other", "others"):
                return  # "any fixed timetable"
            if after != "R" or (i + 2 < n and tags[i + 2] in "MBHKV"):
                if after == "v":
                    tags[i + 1] = "V"  # "both want the levy lifted"
                tags[i] = "X" if low[i] not in ("this", "these", "those", "that") else "O"
    elif t == "R":
        if low[i] == "there" and (after in "MB" or low[i + 1 : i + 2] in (["'s"], ["’s"])):
            tags[i] = "O"
        elif low[i] == "first" and i and low[i - 1] == "the" and after in "vVMBHK,":
            tags[i] = "X"  # "the first wants ..., the second ..."
        elif low[i] == "like" and before not in "M":
            tags[i] = "P"
        elif (
            low[i] == "back"
            and after in "DX"
            and i
            and (
                tags[prev(words, i)] in "MT"
                or low[i - 1] == "to"
                or low[i - 1] in SUBJECT_PRONOUNS
                or after == "D"
                and (plural_head(words, i) or low[i - 1].endswith("s") and only_verb(words, i))
            )
        ):
            tags[i - 1] = "T" if low[i - 1] == "to" else tags[i - 1]
            tags[i], words.lemma[i], words.form[i] = "V", "back", "b"
    elif t == "P":
        if low[i] == "past" and before == "D":
            tags[i] = "X"
        elif low[i] == "like" and before == "M":
            tags[i], words.lemma[i], words.form[i] = "V", "like", "b"  # "would like"
    elif t == "M" and (
        (
            low[i] in ("will", "might", "may", "can", "must")
            and before in "DA"
            and low[i - 1] not in ("this", "that", "all", "both", "neither")
        )
        or low[i] == "may"
        and words.text[i] == "May"
        and i
        and (before in "PSQ" or after == "Q")
    ):
        tags[i] = "X"


def _does(words: Words, i: int) -> bool:
    """Whether a word that is a verb as often as a noun is one here: "both want the levy lifted"."""
    if words.low[i] not in ("both", "all", "neither", "most") or i + 2 >= words.n or words.tag[i + 1] != "v":
        return False
    return (i == 0 or words.tag[i - 1] in ",;:—") and (words.tag[i + 2] in "DTO" or words.low[i + 2] in ("that", "for"))
