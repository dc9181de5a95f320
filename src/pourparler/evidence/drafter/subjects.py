"""Which words before a verb are its subject."""

from __future__ import annotations

from pourparler.evidence.drafter.closed import ROLES
from pourparler.evidence.drafter.cues import NOUN_CUES, THAT, VERB_CUES
from pourparler.evidence.drafter.groups import Group
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.tokens import Words

SAYING = frozenset(
    verb for verb, cues in VERB_CUES.items() if any(cue.act in ("say", "believe") and not cue.rest for cue in cues)
) | frozenset(THAT)


# Verbs that a clause may follow without "that".
BARE = frozenset(
    verb for verb, cues in VERB_CUES.items() if any(cue.act in ("say", "believe") and not cue.rest for cue in cues)
) | listed("promise pledge vow insist suggest propose hope agree guarantee swear deny demand")


def subject_of(
    words: Words, start: int, starts_name: set[int], inside_name: set[int], ends: dict[int, Group], floor: int
) -> tuple[int, int]:
    """The words that are the subject of a verb group at ``start``: (begin, end), equal if there are none."""
    tags, low = words.tag, words.low
    j = start - 1
    while j > floor and (
        tags[j] in "RN"
        or low[j] == "both"
        and tags[j] != "D"
        and j - 1 > floor
        and tags[j - 1] in "XOG"
        or (low[j] == "no" and j + 1 < start and low[j + 1] == "longer")
        or (low[j] == "neither" and j - 1 > floor and tags[j - 1] in "XO")
    ):
        j -= 1
    if j > floor and tags[j] == "," and (j + 1 == start or tags[j + 1] in "RN"):
        c = j - 1
        depth = 0
        while c > floor and not (tags[c] == "," and depth == 0):
            if tags[c] in ";:":
                return start, start
            c -= 1
        if c > floor and c + 1 < j:
            # What stands between two commas before a verb is an insertion; "X, who leads it, said".
            inner_verb = any(g.kind == "fin" and c < g.start < j for g in ends.values())
            if (
                not inner_verb
                or low[c + 1] in ("should", "if", "were", "unless", "when")
                or _relative_inside(words, c + 1, j)
                or low[c + 1] in ("who", "which", "as", "like")
                or (tags[c + 1] == "V" and words.form[c + 1] == "g")  # "X, speaking because talks are private, said"
                or _first_of_all(words, c, floor) > floor
            ):
                j = c - 1
                far = _first_of_all(words, c, floor)
                j = far if far > floor else j
            else:
                return start, start
        else:
            return start, start
    if j > floor and tags[j] == ")":
        c = j
        while c > floor and tags[c] != "(":
            c -= 1
        j = c - 1
    elif j > floor and tags[j] == "—":
        c = j - 1
        while c > floor and tags[c] != "—":
            c -= 1
        if c > floor:
            j = c - 1
    while j > floor and tags[j] in "," and j + 1 == start:
        j -= 1
    end = j + 1
    listed = False
    while j > floor:
        t = tags[j]
        if j in inside_name:
            j -= 1
            continue
        if t == "V" and j - 2 > floor and tags[j - 1] == "T" and low[j - 2] in NOUN_CUES:
            j -= 2  # "its refusal to open the dam angered ..."
            continue
        if (
            t == "V"
            and words.form[j] in ("dn", "n")
            and j - 1 > floor
            and tags[j - 1] == "X"
            and tags[j + 1] == "P"
            and low[j - 1] in ROLES
            and low[j + 1] in ("by", "in", "at", "on", "about", "with", "of")
        ):
            j -= 1  # "a commander reached by telephone said"
            continue
        if t in ",;:—(W.?!" or t == "S" or t in "MBHKTV":
            if t == "," and listed and _appositive(words, j, floor):
                j -= 1
                continue
            break
        if t == "C":
            if low[j] == "nor" and _neither_before(words, j):
                j -= 1
                continue
            if low[j] in ("but", "yet", "nor") or j == end - 1 or not _joined(words, j, floor, ends):
                break
            if low[floor + 1 : floor + 2] in (["no"], ["yes"]) and floor + 1 < j:
                break  # "said no to it twice and | a third request got"
            listed = listed or low[j] == "and"
            j -= 1
            continue
        if t == "O" and low[j] in ("them", "him", "us", "me") and j + 1 < end:
            break
        if low[j] == "what" and j + 1 < end:
            break  # "What | Kestria wants is ..."
        if t == "O" and low[j] not in ("them", "him", "us", "me"):
            j -= 1
            break
        if t in "DPQXAG" or t == "O":
            if (
                j in starts_name
                and j - 1 > floor
                and j - 1 not in inside_name
                and tags[j - 1] in "X"
                and _name_before(words, j - 1, starts_name, inside_name)
            ):
                j -= 1
                break
            if (
                t == "D"
                and j - 1 > floor
                and (tags[j - 1] == "X" or (tags[j - 1] == "Q" and low[j] == "the"))
                and low[j] not in ("all", "both", "each")
            ):
                j -= 1
                break
            j -= 1
            continue
        if t == "R":
            j -= 1
            continue
        break
    begin = j + 1
    while begin < end and tags[begin] in "CR,":
        begin += 1
    return begin, end


def _first_of_all(words: Words, c: int, floor: int) -> int:
    """Where the subject ends that two insertions follow: "X, which signed with Y, a firm that makes it, | wants"."""
    tags = words.tag
    first = floor + 1
    while first < c and tags[first] in "XDAQGP":
        first += 1
    if first >= c or first <= floor + 1 or tags[first] != "," or words.low[first + 1] not in ("who", "which", "whose"):
        return -1
    plain = all(tags[k] != "," or tags[k + 1] in "DSWCX" for k in range(first, c))
    return first - 1 if plain and tags[floor + 1] != "P" else -1


def _neither_before(words: Words, j: int) -> bool:
    """Whether the "nor" at ``j`` joins two subjects: a "neither" before it, and no verb between."""
    for k in range(j - 1, max(-1, j - 9), -1):
        if words.low[k] == "neither":
            return True
        if words.tag[k] in "VMBHK":
            return False
    return False


def _relative_inside(words: Words, a: int, b: int) -> bool:
    """Whether the verb of an insertion stands in a relative clause: "a neighbour that is not part of the talks"."""
    for k in range(a, b):
        if words.tag[k] == "W":
            return True
        if words.tag[k] in "VMBHK":
            return False
    return False


def _name_before(words: Words, k: int, starts_name: set[int], inside_name: set[int]) -> bool:
    """Whether the word before a name is itself a whole noun phrase ("told Trump Putin has"), not a title."""
    return (k in starts_name or k in inside_name) and words.tag[k] == "X"


def _appositive(words: Words, comma: int, floor: int) -> bool:
    """Whether a short noun phrase stands before the comma, as in a list of subjects "A, B and C"."""
    k = comma - 1
    while k > floor and words.tag[k] in "XDAQG" and comma - k < 6:
        k -= 1
    return (
        k < comma - 1 and (k <= floor or words.tag[k] in ",;:S—C") and not (words.tag[k + 1] in "D" and comma - k > 4)
    )


def _joined(words: Words, c: int, floor: int, ends: dict[int, Group]) -> bool:
    """Whether the "and" at ``c`` joins two subjects (and not two clauses)."""
    tags = words.tag
    j = c - 1
    if j > floor and tags[j] == ",":
        j -= 1
    while j > floor and tags[j] in "XADQGRP":
        j -= 1
    if j == c - 1:
        return False
    if j <= floor or tags[j] in ";:S—" or (tags[j] == "," and not _verb_before(words, j, floor)):
        return True
    if tags[j] == "," and j > floor:
        # "A, B and C said": a list that begins after a boundary
        k = j - 1
        while k > floor and tags[k] in "XADQG,":
            k -= 1
        return k <= floor or tags[k] in "S;:—"
    group = ends.get(j + 1)
    return bool(group and group.lemma in BARE and group.kind == "fin")


def _verb_before(words: Words, j: int, floor: int) -> bool:
    return any(words.tag[k] in "VMBHK" for k in range(floor + 1, j))
