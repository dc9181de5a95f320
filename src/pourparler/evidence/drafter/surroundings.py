"""What stands around a word that may be a verb or a noun: subjects, helpers, particles, other verbs of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pourparler.evidence.drafter.closed import ROLES
from pourparler.evidence.drafter.cues import VERB_CUES
from pourparler.evidence.drafter.listing import listed

if TYPE_CHECKING:
    from pourparler.evidence.drafter.tokens import Words

MANY = listed(
    "people police men women children staff both all some many few most others several two three they we neither "
    "fishermen spokesmen troops"
)


def noun_before(words: Words, i: int) -> bool:
    """Whether a word that can be a subject stands right before: a name or a plain noun, no adjective we know."""
    before = words.text[i - 1]
    return words.tag[i - 1] in 'XO")' and (before[0].isupper() or words.low[i - 1] in ROLES or words.tag[i - 1] == "O")


def only_verb(words: Words, i: int) -> bool:
    """Whether a clause would have no verb without the word: "the southern district supports half of it"."""
    k = i - 1
    while k >= 0 and words.tag[k] in "DXAQG":
        k -= 1
    if k >= 0 and (words.tag[k] not in ",;:C—S" or words.tag[k] == "C" and words.low[k] == "or"):
        return False
    for k in range(i + 1, min(i + 25, words.n)):
        if words.tag[k] in ",;:—.CSW":
            break
        if words.tag[k] in "MBHK" or (words.tag[k] == "V" and words.form[k] != "g" and words.tag[k - 1] != "T"):
            return False
    return i + 1 < words.n and words.tag[i - 1] == "X" and words.low[i - 1][-2:] != "ly"


TOLD = listed("claims reports suggestions accounts rumours rumors allegations charges accusations calls demands")


def under_helper(words: Words, i: int) -> bool:
    """Whether a helper ("will") stands before, in the same clause, so that a bare form goes on under it."""
    for k in range(i - 2, max(-1, i - 16), -1):
        if words.tag[k] in ",;:—SW":
            return False
        if words.tag[k] == "M":
            return "b" in words.form[i]
    return False


def subject_ahead(words: Words, i: int) -> bool:
    """Whether a past form begins a subject: a plural noun, perhaps an insertion, and then a helper of its verb."""
    if i + 2 >= words.n or not words.low[i + 1].endswith("s"):
        return False
    if words.tag[i + 2] in "MBH":
        return True
    stop = next((k for k in range(i + 3, min(i + 12, words.n)) if words.tag[k] == ","), -1)
    return words.tag[i + 2] == "," and 0 < stop < words.n - 1 and words.tag[stop + 1] in "MBH"


def behind_of(words: Words, i: int) -> bool:
    """Whether a word in -s stands in a phrase after a preposition, in a clause with its verb: "a ban on exports"."""
    k = i - 1
    while k >= 0 and words.tag[k] in "XAQDG":
        k -= 1
    if k < 0 or words.tag[k] != "P":
        return False
    for q in range(k - 1, -1, -1):
        if words.tag[q] in ",;:—.":
            return False
        if words.tag[q] == "V" and words.form[q] != "g":
            return True
    return False


TIMES = listed("until till before after since that")


PAPERS = listed(
    "note letter statement petition resolution message motion communiqué communique memo declaration appeal"
)
ORDINALS = listed("first second third fourth fifth last next final new big main")


FOR_MANY = listed("be are were have will would should must can could may might shall cannot")


def awaited(words: Words, i: int) -> bool:
    """Whether a clause still waits for its verb at ``i``, or for a second one in the present after "and"."""
    tags, wants = words.tag, words.low[i] == "wants"
    for k in range(i + 1, min(i + 25, words.n)):
        if tags[k] in ",;:—.CSW":
            break
        late = wants and tags[k] == "V" and words.form[k] in ("dn", "n") and tags[k - 1] == "X"
        if tags[k] in "MBHK" or (tags[k] == "V" and not late and words.form[k] != "g" and tags[k - 1] != "T"):
            return False
    if tags[i - 1] == "C":
        back = range(i - 2, max(i - 30, -1), -1)
        stop = next((k for k in back if tags[k] in ";:—S" or tags[k] == "V" and "g" not in words.form[k]), -1)
        plain = all(tags[k] not in "P," for k in range(stop + 1, i))
        alone = stop > 0 and tags[stop] == "V" and (wants or tags[stop - 1] not in "TMBHK" and plain)
        return alone and words.low[i - 1] in ("and", "but") and (wants or words.form[stop] == "s")
    first = next((k for k in range(min(i - 1, 30)) if tags[k] not in "XDAQGP"), 0)
    if not first or tags[0] == "P" or tags[first] != "," or tags[first + 1] not in "WSD":
        return False
    if not any(tags[k] == "W" for k in range(first + 1, i)):
        return False
    return all(tags[k] != "," or tags[k + 1] in "DSWC" for k in range(first, i - 1))


def summed(words: Words, i: int) -> bool:
    """Whether ", a NOUN" and a short subject stand before: ", a figure Kestria | disputes"."""
    tags = words.tag
    k = i - 1
    while k > 0 and i - k < 4 and (words.text[k][0].isupper() or tags[k] == "D" and words.low[k] == "the"):
        k -= 1
    if k == i - 1 or tags[k] != "X" or words.text[k][0].isupper():
        return False
    return k > 1 and tags[k - 1] == "D" and words.low[k - 1] in ("a", "an") and tags[k - 2] in ",—"


def plural_head(words: Words, i: int) -> bool:
    """Whether a plural noun with a place behind it stands before: "farmers in the north | demand an end to it"."""
    k = i - 1
    while k > 0 and words.tag[k] in "XADQ":
        k -= 1
    if k < 1 or words.tag[k] != "P" or words.low[k] not in ("in", "of", "from", "at", "near", "across", "on"):
        return False
    head = k - 1
    if words.tag[head] != "X" or not (words.low[head].endswith("s") or words.low[head] in MANY):
        return False
    while head > 0 and words.tag[head - 1] in "DXAQG":
        head -= 1
    if head and words.tag[head - 1] not in ",;:.—CSR":
        return False
    if i + 1 >= words.n or words.tag[i + 1] not in "DOXAQPTV":
        return False
    for q in range(i + 1, min(i + 25, words.n)):
        if words.tag[q] in ",;:—.CSW":
            break
        if words.tag[q] in "MBHK" or (words.tag[q] == "V" and words.form[q] != "g" and words.tag[q - 1] != "T"):
            return False
    return True


def prose(words: Words) -> bool:
    """Whether a sentence is no headline in capitals: it has three long words in small letters."""
    return sum(1 for word in words.text[:60] if len(word) > 3 and word.islower()) > 2


def particle(words: Words, i: int) -> bool:
    """Whether a particle of the verb, or what it takes with "to", stands right behind."""
    rest = words.low[i + 1] if i + 1 < words.n else ""
    if rest == "to":
        return taken(words, i)
    return any(cue.rest and cue.rest[0] == rest for cue in VERB_CUES.get(words.lemma[i], ()))


_TAKES_TO = listed(
    "wish hope aim desire threaten promise pledge vow offer refuse plan want need move fail seek demand agree claim "
    "stand"
)


def taken(words: Words, i: int) -> bool:
    """Whether the verb takes what its "to" begins."""
    if words.lemma[i] in ("object", "adhere", "consent") and words.tag[i + 2 : i + 3]:
        return words.tag[i + 2] in "DQG"  # "objects to the levy"
    return words.lemma[i] in _TAKES_TO
