"""Words of a sentence with a coarse part of speech each, by closed lists, verb forms and what stands around them.

Tags: D determiner, O pronoun, P preposition, C and/or/but, S subordinator, W relative, M modal, B be, H have, K do,
N negation, T infinitive "to", R adverb, V verb, A participle before a noun, Q number, G possessive mark, X any other
word (nouns, names, adjectives). Punctuation is its own tag; quotation marks are ``"``.
"""

from __future__ import annotations

import re
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
    ROLES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from pourparler.evidence.drafter.cues import HOMOGRAPHS, LEMMAS, NOUN_CUES
from pourparler.evidence.drafter.inflect import table

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,6}|\b(?:Mrs?|Ms|Dr|Gen|Sen|Rep|Gov|Prof|St|Lt|Col|Capt|Sgt|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.|\d+(?:st|nd|rd|th)\b|[@#]\w{1,40}|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*|[^\W\d_]+n['’]t\b|['’](?:s|ll|re|ve|d|m)\b"
    r"|[^\W_]+(?:[-‑][^\W_]+)*|\S"
)
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
_NO_VERBS = frozenset(
    [
        "during",
        "morning",
        "evening",
        "nothing",
        "something",
        "anything",
        "everything",
        "ceiling",
        "willing",
        "unwilling",
        "ongoing",
        "outstanding",
        "missing",
        "existing",
        "pending",
        "leading",
        "overwhelming",
        "underlying",
        "neighbouring",
        "neighboring",
        "upcoming",
        "forthcoming",
        "binding",
        "lasting",
        "meeting",
        "wedding",
        "spring",
        "string",
        "building",
    ]
)


class Words:
    """The words of one sentence. ``lemma`` is of what may be a verb ("" otherwise), ``form`` its kinds (b, s, d, n, g)."""

    __slots__ = ("start", "end", "text", "low", "tag", "lemma", "form", "n", "first", "last")

    def __init__(self, whole: str, first: int, last: int, keep: list[tuple[int, int, str]] | None = None) -> None:
        self.first, self.last = first, last
        if keep is None:
            keep = [(*match.span(), match.group()) for match in WORD.finditer(whole, first, last)]
        self.start = [row[0] for row in keep]
        self.end = [row[1] for row in keep]
        self.text = [row[2] for row in keep]
        self.low = [word.lower() for word in self.text]
        self.n = len(self.text)
        self.tag = [""] * self.n
        self.lemma = [""] * self.n
        self.form = [""] * self.n
        tag(self)

    def without(self, dropped: set[int]) -> Words:
        """The same sentence without some of its words, tagged anew."""
        keep = [(self.start[i], self.end[i], self.text[i]) for i in range(self.n) if i not in dropped]
        return Words("", self.first, self.last, keep)


@lru_cache(maxsize=50_000)
def _alone(low: str, capital: bool) -> tuple[str, str, str]:
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
    if not capital and low.endswith("ed") and len(low) > 4:
        return "V", low[:-2], "dn"
    if not capital and low.endswith("ing") and len(low) > 5 and low not in _NO_VERBS:
        return "v", low[:-3], "g"
    return "X", "", ""


def tag(words: Words) -> None:
    """Fill in the tags."""
    n, low, text, tags = words.n, words.low, words.text, words.tag
    for i in range(n):
        first = text[i][0]
        tags[i], words.lemma[i], words.form[i] = _alone(low[i], first.isupper() and i > 0)
    for i in range(n):
        t = tags[i]
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
        ):
            # "Delta lines its canals": a word in -s between a name and an object
            if (
                i + 1 < n
                and tags[i + 1] in "DO"
                and low[i + 1] not in ("that", "this", "who")
                and low[i] not in ROLES
                and low[i][-2:] not in ("ss", "us", "is")
            ):
                tags[i], words.lemma[i], words.form[i] = "V", low[i][:-1], "s"
    for i in range(n):
        if low[i] in _IFS and tags[i] == "S":
            _find_verb(words, i)


NOUN_ING = frozenset(
    [
        "meeting",
        "crossing",
        "fishing",
        "mining",
        "drilling",
        "fighting",
        "funding",
        "housing",
        "shelling",
        "building",
        "training",
        "logging",
        "farming",
        "bombing",
        "killing",
        "pricing",
        "spending",
        "planning",
        "monitoring",
        "shipping",
        "ceding",
        "bargaining",
        "dredging",
        "briefing",
        "hearing",
        "ruling",
        "opening",
        "understanding",
        "filing",
        "financing",
        "whaling",
        "trawling",
        "grazing",
        "policing",
        "zoning",
        "parking",
        "staffing",
        "banking",
        "trading",
        "lending",
        "borrowing",
        "wording",
        "meetings",
        "crossings",
        "rulings",
    ]
)

_IFS = frozenset(["if", "unless", "once", "until", "till"])


def _find_verb(words: Words, i: int) -> None:
    """In a condition without any verb we know, take the likeliest word for one: "if the Group unfroze $2 billion"."""
    tags, n = words.tag, words.n
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
    j = _prev(words, i)
    if j < 0 or words.tag[j] not in "MK" or words.low[i] in ROLES:
        return False
    return words.low[i] not in ("have", "no") and (i + 1 >= words.n or words.tag[i + 1] not in "MBHK")


def _prev(words: Words, i: int) -> int:
    """The word before, adverbs and negations left out; -1 at the head."""
    j = i - 1
    while j >= 0 and words.tag[j] in "RN":
        j -= 1
    return j


def _settle(words: Words, i: int, t: str) -> None:
    tags, low, n = words.tag, words.low, words.n
    after = tags[i + 1] if i + 1 < n else "."
    before = tags[i - 1] if i else "."
    if t == "V" or t == "v":
        tags[i] = _verb_or_noun(words, i, t, before, after)
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
    elif t == "S":
        _subordinator(words, i, before, after)
    elif t == "G":
        if i + 2 < n and "n" in words.form[i + 1] and tags[i + 1] in "Vv" and tags[i + 2] in "DQO$":
            tags[i] = "H"  # "NorthLine's put 4% on the table"
            return
        if before == "O" or low[i - 1] in ("that", "there", "here", "what", "who", "it", "where"):
            tags[i] = "B"
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
            and after in "MBHKVPCSTW.,;:RN"
            and low[i] != "other"
        ):
            if after == "V" and low[i] in ("any", "each", "either", "other", "others"):
                return  # "any fixed timetable"
            if after != "R" or (i + 2 < n and tags[i + 2] in "MBHKV"):
                tags[i] = "X" if low[i] not in ("this", "these", "those", "that") else "O"
    elif t == "R":
        if low[i] == "there" and (after in "MB" or low[i + 1 : i + 2] in (["'s"], ["’s"])):
            tags[i] = "O"
        elif low[i] == "like" and before not in "M":
            tags[i] = "P"
        elif (
            low[i] == "back"
            and after in "DX"
            and i
            and (tags[_prev(words, i)] in "MT" or (low[i - 1] in SUBJECT_PRONOUNS))
        ):
            tags[i], words.lemma[i], words.form[i] = "V", "back", "b"
    elif t == "P":
        if low[i] == "past" and before == "D":
            tags[i] = "X"
    elif t == "M":
        if (
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


def _bare(words: Words, i: int) -> bool:
    """Whether an unknown word after "to" may be a verb: small letters, and something to act upon after it."""
    word = words.text[i]
    if words.tag[i] != "X" or not word.isalpha() or not word.islower() or words.low[i] in ROLES:
        return False
    if word.endswith(("tion", "ment", "ness", "ity", "ism", "ers", "ors", "ies", "s", "al", "ion")):
        return False
    after = words.tag[i + 1] if i + 1 < words.n else "."
    return after in "DO" or (after == "X" and i + 2 < words.n)


_MANY = frozenset(
    [
        "people",
        "police",
        "men",
        "women",
        "children",
        "staff",
        "both",
        "all",
        "some",
        "many",
        "few",
        "most",
        "others",
        "several",
        "two",
        "three",
        "they",
        "we",
        "neither",
        "fishermen",
        "spokesmen",
        "troops",
    ]
)


def _verb_or_noun(words: Words, i: int, t: str, before: str, after: str) -> str:
    tags, low, form = words.tag, words.low, words.form[i]
    j = _prev(words, i)
    prior = tags[j] if j >= 0 else "."
    if prior in "M" or (prior == "K" and "b" in form) or (prior == "T" and "b" in form):
        return "V"
    if prior == "H" and "n" in form or (prior == "B" and ("n" in form or "g" in form)):
        return "V"
    if prior == "O" and low[j] in SUBJECT_PRONOUNS:
        return "V"
    if prior == "W" and low[j] in ("who", "which", "that"):
        return "V"
    if j >= 0 and low[j] in ("please", "let's"):
        return "V"
    if (
        t == "v"
        and before == "X"
        and "b" in form
        and "d" not in form
        and "n" not in form
        and not low[i - 1].endswith("s")
        and low[i - 1] not in _MANY
    ):
        # A bare form after a singular noun is a noun ("a nine-month deadlock"), if no "that" asks for one
        if (
            not (i > 1 and tags[i - 2] == "C")
            and not (i > 2 and tags[i - 3] == "C")
            and "that" not in low[max(0, i - 9) : i]
            and not words.text[i][0].isupper()
        ):
            return "X"
    if (
        before == "R"
        and j >= 0
        and tags[j] in "DG"
        and t == "v"
        and low[i - 1] in ("first", "last", "long", "latest", "very", "earlier", "later", "once", "still")
    ):
        return "X"
    if "g" in form:
        if low[i] in NOUN_ING and after not in ("DO" if before != "P" else "DOXA") and before in 'DAXPGQ.,:C"SV':
            return "X"
        if before == "X" and i >= 2 and tags[i - 2] in "DAG" and after not in "DOX":
            return "X"
        if before in "DA" and low[i - 1] not in ("all", "any", "no"):
            return "X" if after in "PG.,;:CMBHKS" or (t == "v" and low[i] in NOUN_CUES) else "A"
        if before == "G" and after in "P.,;:MBHKV":
            return "X"
        if low[i] in NOUN_CUES and (before in "XQA" or after in "PMBHK"):
            return "X"
        return "V"
    if before in "DAQ" or (before == "G" and j == i - 1):
        # "the proposed deal", "its demands"; but "both support", "all agreed", "the two reject"
        if low[i - 1] in ("both", "all", "some", "many", "most", "neither", "several", "few") and t == "V":
            return "V"
        if (
            before == "Q"
            and i >= 2
            and tags[i - 2] == "D"
            and ("d" in form or "b" in form)
            and after in "DTSPOX"
            and t == "V"
        ):
            return "V"
        if "n" in form and after in "XAvVQ":
            return "A"
        if t == "V" and before == "Q":
            return "V"
        return "X" if t == "v" or "b" in form or "s" in form or after in "XA" else "A"
    if before == "P":
        if "n" in form and after in "XAv":
            return "A"
        return "X" if t == "v" or "b" in form else "A"
    if t == "V":
        if "d" in form or "n" in form:
            if before == "V" and after in "XA" and "b" not in form and not words.text[i][0].isupper():
                return "A"
            if "b" not in form and after in "XA" and before in '.,C:;"VR—(' and not words.text[i][0].isupper():
                # "leaders and elected officials": a participle that stands before a noun
                if (
                    i + 2 < words.n
                    and tags[i + 2] not in "DPTQ"
                    and words.text[i + 1][0].islower()
                    and before in "CV"
                    and low[i - 1] not in ("but", "yet")
                ):
                    early = any(tags[k] in "VMBHK" for k in range(i))
                    later = any(tags[k] in "VMBHK" for k in range(i + 2, words.n))
                    if later or not early:
                        return "A"
            return "V"
        if form == "b" and i == 0:
            return (
                "X"
                if after == "X" and i + 1 < words.n and (low[i + 1] in ROLES or words.text[i + 1][0].isupper())
                else "V"
            )
        return "V"
    # A homograph in the open: "the union demands a rise", "Demands for a rise", "officials claim that"
    if before == "R" and j >= 0 and tags[j] in "XO" and i - j == 2 and "ly" in low[i - 1] and after in "DOSTPRX":
        return "V"
    if form == "s" or ("s" in form and "b" not in form):
        if before in 'XO"),G—' or i == 0 or before in ".:;":
            if after in "DOGS" or (after == "T" and _taken(words, i)):
                return "V"
            if i == 0 or before in ".:;":
                return "V" if after in "DQ" or low[i + 1 : i + 2] in (["on"], ["upon"]) else "X"
            if after in "XQAVv":
                return "V" if _noun_before(words, i) else "X"
            if after == "P":
                return "V" if _particle(words, i) and _noun_before(words, i) else "X"
            if after == "R":
                return "V"
            return "X"
        if before == "C" and i > 1 and after == "P" and _particle(words, i):
            return "V"
        clause = after in "DO" or low[i + 1 : i + 2] == ["that"]
        return "X" if before in "VC" and not clause else "V" if clause else "X"
    if before == "X" and "b" in form:
        if low[i - 1].endswith("s") and not words.text[i][0].isupper():
            if after in "DOSRQ" or (after in "PT" and _particle(words, i)) or after in "XA":
                return "V"
            return "X"
        if ("d" in form or "n" in form) and after in "DPTOR":
            return "V"
        return "X"
    if i == 0 or before in ".:;":
        return "V" if after in "DO" or low[i + 1 : i + 2] in (["on"], ["upon"], ["for"]) else "X"
    if before in ",C" and after in "DO":
        return "V"
    if before == "C" and low[i - 1] in ("but", "yet") and after in "XADQPO":
        return "V"
    return "X" if before in 'VXAC,"S' else "V"


def _noun_before(words: Words, i: int) -> bool:
    """Whether a word that can be a subject stands right before: a name or a plain noun, no adjective we know."""
    before = words.text[i - 1]
    return words.tag[i - 1] in 'XO")' and (before[0].isupper() or words.low[i - 1] in ROLES or words.tag[i - 1] == "O")


def _particle(words: Words, i: int) -> bool:
    from pourparler.evidence.drafter.cues import VERB_CUES

    rest = words.low[i + 1] if i + 1 < words.n else ""
    if rest == "to":
        return _taken(words, i)
    return any(cue.rest and cue.rest[0] == rest for cue in VERB_CUES.get(words.lemma[i], ()))


_TAKES_TO = frozenset(
    [
        "threaten",
        "promise",
        "pledge",
        "vow",
        "offer",
        "refuse",
        "plan",
        "want",
        "need",
        "move",
        "fail",
        "seek",
        "demand",
        "agree",
        "claim",
        "stand",
    ]
)


def _taken(words: Words, i: int) -> bool:
    return words.lemma[i] in _TAKES_TO


def _subordinator(words: Words, i: int, before: str, after: str) -> None:
    tags, low = words.tag, words.low
    word = low[i]
    if word == "that":
        if (
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
