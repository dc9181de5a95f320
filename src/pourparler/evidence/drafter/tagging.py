"""Words of a sentence with a coarse part of speech each, by closed lists, verb forms and what stands around them.

Tags: D determiner, O pronoun, P preposition, C and/or/but, S subordinator, W relative, M modal, B be, H have, K do,
N negation, T infinitive "to", R adverb, V verb, A participle before a noun, Q number, G possessive mark, X any other
word (nouns, names, adjectives). Punctuation is its own tag; quotation marks are ``"``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.evidence.drafter.closed import ROLES, SUBJECT_PRONOUNS
from pourparler.evidence.drafter.cues import NOUN_CUES
from pourparler.evidence.drafter.lexis import alone
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.surroundings import only_verb, plural_head
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
        elif t == "X" and i and text[i].islower() and text[i].isalpha() and _after_helper(words, i):
            tags[i], words.lemma[i], words.form[i] = "V", low[i], "b"
        elif (
            t == "X"
            and i
            and low[i][-1] == "s"
            and tags[i - 1] == "X"
            and text[i - 1][0].isupper()
            and text[i].islower()
            and i + 1 < n
            and tags[i + 1] in "DO"
            and low[i + 1] not in ("that", "this", "who")
            and low[i] not in ROLES
            and low[i][-2:] not in ("ss", "us", "is")
        ):
            # "Delta lines its canals": a word in -s between a name and an object
            tags[i], words.lemma[i], words.form[i] = "V", low[i][:-1], "s"
    for i in range(n):
        if low[i] in _IFS and tags[i] == "S":
            _find_verb(words, i)


_ANYBODY = frozenset(["nobody", "somebody", "everybody", "anybody", "everyone", "someone", "anyone", "one"])
_IFS = frozenset(["if", "unless", "once", "until", "till"])


def _find_verb(words: Words, i: int) -> None:
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


def _after_helper(words: Words, i: int) -> bool:
    """Whether an unknown word right after "will not" or "did not" must be a verb."""
    j = prev(words, i)
    if j < 0 or words.tag[j] not in "MK":
        return False
    if words.low[i] in ROLES and words.tag[i + 1 : i + 2] not in (["D"], ["O"]):
        return False  # "cannot delegate the authority", but "will officials ..."
    if words.low[j] == "should" and words.low[i].endswith("s") and (j == 0 or words.tag[j - 1] in ",;—"):
        return False  # "Should shipments not resume, ..."
    return words.low[i] not in ("have", "no") and (i + 1 >= words.n or words.tag[i + 1] not in "MBHK")


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
        if j < n and (tags[j] in "BHK" or "b" in words.form[j] or (j == i + 1 and _bare(words, j))):
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
        _subordinator(words, i, before, after)
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


def _bare(words: Words, i: int) -> bool:
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


_POINTED = listed(
    "condition demand offer proposal plan figure timetable deal idea claim accusation suggestion request approach text "
    "draft clause point sum position argument view"
)
_STOPS = ([","], ["."], [";"], [":"])
_TAKING_TO = listed(
    "refuse agree plan want offer vow threaten decline promise pledge seek intend decide continue need willing ready "
    "prepared unwilling due begin start fail try hope vote choose undertake reluctant able unable keen eager"
)
_BEFORE_TO = listed(
    "tied linked due thanks according access close next subject related compared devoted attached key solution answer "
    "return back end limited restricted response reaction addition contrast relation regard opposition damage threat "
    "exposed vulnerable similar"
)


def _subordinator(words: Words, i: int, before: str, after: str) -> None:
    tags, low = words.tag, words.low
    word = low[i]
    if word == "because" and low[i + 1 : i + 2] == ["of"]:
        tags[i] = "P"
    elif word == "that":
        if before == "V" and after in "MB" and words.lemma[i - 1] in ("say", "think", "believe", "hope", "call"):
            tags[i] = "O"  # "said that was nonsense"
        elif (
            before in "VX"
            and after in "MBHK"
            or before == "X"
            and (after == "V" or (after == "v" and words.form[i + 1] == "s"))
        ):
            tags[i] = "W"
        elif (before in "P" or i == 0 or before in ',."') and after in "MBHKVN":
            tags[i] = "O"
        elif before == "P" or (i == 0 and after in "XAv"):
            tags[i] = "D"
        elif before == "V" and words.lemma[i - 1] == "want" and after in "XQ":
            tags[i] = "D"  # "wants that one in the contract"
        elif before == "V" and low[i + 1 : i + 2] and low[i + 1] in _POINTED and words.text[i + 2 : i + 3] in _STOPS:
            tags[i] = "D"  # "rejected that condition, saying"
        elif before == "V" and (
            after in ".,;"
            or (after == "R" and i + 2 < words.n and tags[i + 2] in ".,;C!")
            or (i + 3 >= words.n and after == "X")
        ):
            tags[i] = "O"
    elif word == "since" and before == "H" and after in "Vv":
        tags[i] = "R"
    elif word in ("before", "after", "since", "until", "till"):
        if (
            after in "DXQAO"
            and not _clause_follows(words, i)
            or after == "V"
            and "g" in words.form[i + 1]
            or after in ".,;"
        ):
            tags[i] = "P"
    elif word == "as" and (after in "DAQ" or after == "X") and not _clause_follows(words, i):
        tags[i] = "P"


def _clause_follows(words: Words, i: int) -> bool:
    """Whether a finite verb comes before the next stop within a dozen words."""
    for j in range(i + 1, min(i + 13, words.n)):
        t = words.tag[j]
        if t in ",;:—." or (t == "C" and j + 1 < words.n and words.tag[j + 1] in "VMBHK"):
            return False
        if t in "MBHK" or (t == "V" and words.form[j] != "g" and words.tag[j - 1] not in "DAPT"):
            return True
        if t == "v" and words.form[j] == "s":
            return True
    return False
