"""The chain of cues that a verb group opens: "has refused | to drop | its demand | for", and where its object begins."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.evidence.drafter.closed import ROLES
from pourparler.evidence.drafter.cues import (
    ADJECTIVE_CUES,
    NOUN_CUES,
    PREDICATE_CUES,
    THAT,
    TO_WHOM,
    VERB_CUES,
    Cue,
)
from pourparler.evidence.drafter.grammar import Group
from pourparler.evidence.drafter.tokens import Words

COPULAS = frozenset(
    ["be", "remain", "stay", "seem", "appear", "become", "feel", "look", "sound", "stand", "prove", "get"]
)
_NOUN_AFTER = frozenset(
    [
        "express",
        "drop",
        "lift",
        "deny",
        "keep",
        "silent",
        "say",
        "support",
        "oppose",
        "demand",
        "offer",
        "fail",
        "hear",
        "refuse",
        "accept",
        "promise",
        "meet",
        "plan",
        "consider",
        "act",
        "want",
        "threaten",
        "deem",
    ]
)
_LEADS_ON = frozenset(
    [
        "to",
        "on",
        "from",
        "of",
        "about",
        "for",
        "in",
        "against",
        "at",
        "over",
        "with",
        "into",
        "towards",
        "toward",
        "by",
        "after",
    ]
)
_ANY_THE = frozenset(["our", "its", "their", "his", "her", "my", "your"])
_OBJECTS = frozenset(["it", "them", "that", "this", "him", "her", "us", "me", "these", "those"])


@dataclass(slots=True)
class Head:
    """One cue. ``act`` as in `cues`, or "deed" for a verb that is none; ``at`` to ``end`` its words.

    ``owner``: whose demand it is, as the words of "its", "Russia's"; ``whom``: to whom it is said; ``predicate``: the
    stance that something's being so expresses.
    """

    act: str
    lemma: str
    at: int
    end: int
    neg: bool = False
    noun: bool = False
    owner: tuple[int, int] | None = None
    whom: tuple[int, int] | None = None
    predicate: str = ""
    nothing: bool = False


@dataclass(slots=True)
class Chain:
    """``object``: where what it is about begins; ``that``: a clause follows."""

    heads: list[Head]
    object: int
    that: bool = False
    taken: int = 0  # up to which word verbs are part of the chain


def noun_phrase(words: Words, i: int, end: int) -> tuple[int, int, tuple[int, int] | None]:
    """The core of the noun phrase that begins at ``i``: its head word (-1 if none), its end, and its owner."""
    tags = words.tag
    owner: tuple[int, int] | None = None
    j = i
    head = -1
    while j < end:
        t = tags[j]
        if t == "G":
            owner = (i, j)
            head = -1
        elif t in "XQA" or (
            t == "V" and j + 1 < end and tags[j + 1] in "X" and "n" in words.form[j] and j > i and tags[j - 1] in "DAG"
        ):
            head = j if t == "X" else head
        elif t == "D":
            if j > i and tags[j - 1] not in "DR":
                break
            if words.low[j] in ("its", "his", "her", "their", "our", "my", "your"):
                owner = (j, j + 1)
        elif t == "R" or (t == "v"):
            pass
        else:
            break
        j += 1
    return head, j, owner


def _match(words: Words, i: int, rest: tuple[str, ...], end: int) -> int:
    """Where the words of a cue that follow its first end; 0 if they do not. An object may stand before the last."""
    j = i
    if rest in (("for",), ("on",)) and j < end and words.tag[j] == "P" and words.low[j] == "in":
        # "asked in its last proposal for 61 cents"
        _, stop, _ = noun_phrase(words, j + 1, end)
        if stop < end and words.low[stop] == rest[0]:
            return stop + 1
    for k, word in enumerate(rest):
        while j < end and words.tag[j] == "R" and words.low[j] != word:
            j += 1
        if j < end and (words.low[j] == word or (word == "the" and words.low[j] in _ANY_THE)):
            j += 1
            continue
        if k == 0 and rest == ("on", "the", "table"):
            for m in range(j + 1, min(j + 10, end - 2)):
                if tuple(words.low[m : m + 3]) == rest:
                    return m + 3
        if k == 0 and len(rest) == 1 and rest[0] in ("out", "down", "up", "back", "aside", "forward", "off"):
            # "rule it out", "put the plan forward", "vote the duty down"
            for m in range(j + 1, min(j + 6, end)):
                if (
                    words.low[m] == word
                    and words.tag[m - 1] in "XO"
                    and all(words.tag[q] in "XDAOGQ" for q in range(j, m))
                ):
                    return m + 1
        return 0
    return j


def _cue(words: Words, i: int, cues: tuple[Cue, ...], end: int) -> list[tuple[Cue, int]]:
    found: list[tuple[Cue, int]] = []
    for cue in cues:
        if not cue.rest:
            if not found or not found[0][0].rest:
                found.append((cue, i))
        elif not found:
            at = _match(words, i, cue.rest, end)
            if at:
                found.append((cue, at))
    return found


_TIMED = frozenset(["plan", "promise", "accept", "refuse", "threaten", "offer", "ready", "deny", "say", "demand"])
_DAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "week",
        "month",
        "year",
        "morning",
        "evening",
        "afternoon",
        "night",
        "noon",
        "spring",
        "summer",
        "autumn",
        "winter",
        "midnight",
        "weekend",
        "late",
        "early",
        "last",
        "next",
        "this",
        "that",
        "previous",
        "same",
        "day",
        "hours",
        "days",
        "a",
        "statement",
        "the",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "earlier",
        "later",
    ]
)


def skip_time(words: Words, j: int, end: int) -> int:
    """Behind a time that stands at ``j`` ("on Friday", "last week", "At 09:40"); ``j`` itself if none does."""
    k = j
    if (
        k < end
        and words.tag[k] in "PS"
        and words.low[k] in ("on", "in", "at", "by", "during", "before", "after", "since")
    ):
        k += 1
    first = k
    while k < end and (words.low[k] in _DAYS or (words.tag[k] == "Q" and words.low[k][0].isdigit())):
        k += 1
    if k == first or words.low[k - 1] in ("the", "a", "this", "that", "last", "next", "same", "previous"):
        return j
    return k


def chain(words: Words, group: Group, end: int) -> Chain:
    """The cues from the verb of ``group`` on, up to ``end``."""
    heads: list[Head] = []
    i = group.head
    lemma = group.lemma
    neg = group.neg
    state = Chain(heads, group.end, taken=group.end)
    low = words.low
    if group.modal in ("would", "'d", "’d") and any(w in ("rather", "sooner") for w in low[group.start : group.head]):
        heads.append(Head("support", "rather", group.start, group.end, neg))
        return state
    if lemma == "use" and group.past and low[group.end : group.end + 1] == ["to"]:
        inner = _verb(words, group.end, end, state)
        if inner is not None:
            heads.append(Head("drop", "use", group.head, group.end))
            i, lemma, neg = inner
    for _ in range(7):
        follow = _step(words, i, lemma, neg, end, state)
        if follow is None:
            break
        i, lemma, neg = follow
    if any(head.lemma in ("name", "identify", "quote") for head in heads[1:]):
        del heads[:]
    return state


def _step(words: Words, i: int, lemma: str, neg: bool, end: int, state: Chain) -> tuple[int, str, bool] | None:
    """Add the cue of the verb at ``i``; the verb that follows in the chain, if one does."""
    heads = state.heads
    after = i + 1
    if lemma in COPULAS:
        predicate = _predicate(words, i, lemma, neg, end)
        if predicate is not None:
            head, at = predicate
            heads.append(head)
            state.object, state.taken = at, at
            return _onward(words, at, end, state, head)
        if lemma == "be":
            heads.append(Head("be", "be", i, after, neg))
            state.object = state.taken = after
            return None
    found = _cue(words, after, VERB_CUES.get(lemma, ()), end)
    if found:
        cue, at = _choose(words, found, end)
        head = Head(cue.act, lemma, i, max(at, after), neg)
        if at > after and words.low[at - 1] == cue.rest[-1] and at - after > len(cue.rest):
            # A particle behind its object ("rule it out"): the object begins right after the verb.
            heads.append(head)
            head.end = after
            state.object, state.taken = after, at
            return None
        heads.append(head)
        state.object, state.taken = head.end, head.end
        if words.low[head.end : head.end + 1] == ["nothing"] and cue.act in (
            "promise",
            "offer",
            "accept",
            "say",
            "demand",
        ):
            head.neg = True
            if cue.act in ("promise", "accept", "say", "demand"):
                head.act, head.neg = "deny", False
            return None
        return _onward(words, head.end, end, state, head)
    heads.append(Head("deed", lemma, i, after, neg))
    state.object = state.taken = after
    if lemma in ("get", "go", "come", "take", "set", "work", "work", "use"):
        return _onward(words, after, end, state, heads[-1]) if words.low[after : after + 1] == ["to"] else None
    return None


def _choose(words: Words, found: list[tuple[Cue, int]], end: int) -> tuple[Cue, int]:
    """Which of several readings of a verb fits what follows."""
    if len(found) == 1 or found[0][0].rest:
        return found[0]
    at = found[0][1]
    acts = {cue.act: (cue, where) for cue, where in reversed(found)}
    j = at
    while j < end and words.tag[j] in "R":
        j += 1
    that = j < end and (words.low[j] == "that" and words.tag[j] == "S" or words.tag[j] == ":")
    head, stop, _ = noun_phrase(words, j, end)
    if j >= end and "hear" in acts:
        return acts["hear"]
    if that or (head < 0 and j >= end):
        for act in ("say", "believe"):
            if act in acts:
                return acts[act]
    if "express" in acts and head >= 0 and words.low[head] in NOUN_CUES:
        return acts["express"]
    if "deem" in acts and head >= 0 and stop < end:
        if words.low[stop] == "as" or words.low[j] in ("it", "that", "this", "him", "them"):
            return acts["deem"]
    if "want" in acts and "plan" not in acts and words.low[j : j + 1] != ["that"]:
        return acts["want"]
    if "keep" in acts and j < end and (words.tag[j] == "T" or words.form[j] == "g"):
        return acts["keep"]
    order = (
        "support",
        "oppose",
        "accept",
        "refuse",
        "drop",
        "offer",
        "demand",
        "promise",
        "deny",
        "consider",
        "meet",
        "lift",
        "threaten",
        "hear",
        "plan",
        "say",
        "keep",
        "want",
        "believe",
        "deem",
        "express",
        "fail",
    )
    return min(found, key=lambda one: order.index(one[0].act) if one[0].act in order else 99)


def _predicate(words: Words, i: int, lemma: str, neg: bool, end: int) -> tuple[Head, int] | None:
    """What follows "be": an adjective that is a cue, a word of judgement, or a phrase such as "in favour of"."""
    j = i + 1
    while j < end and words.tag[j] in "RN":
        neg = neg or words.tag[j] == "N"
        j += 1
    if j >= end:
        return None
    for cue, at in _cue(words, i + 1, tuple(c for c in VERB_CUES.get(lemma, ()) if c.rest), end):
        return Head(cue.act, lemma, i, at, neg), at
    for cue, at in _cue(words, j + 1, ADJECTIVE_CUES.get(words.low[j], ()), end):
        if (
            not cue.rest
            and cue.act == "plan"
            and words.low[at : at + 1] != ["to"]
            and words.low[j] not in ("due", "scheduled", "planned")
        ):
            continue
        if not cue.rest and cue.act == "consider" and at < end and words.low[at] != "to":
            continue
        return Head(cue.act, words.low[j], i, max(at, j + 1), neg), max(at, j + 1)
    low = words.low
    if low[j] in (
        "wrong",
        "right",
        "foolish",
        "wise",
        "unwise",
        "mistaken",
        "quick",
        "slow",
        "first",
        "free",
        "careful",
    ) and low[j + 1 : j + 2] == ["to"]:
        return Head("keep", low[j], i, j + 1, neg), j + 1
    if low[j : j + 4] == ["in", "a", "position", "to"]:
        return Head("ready", "position", i, j + 3, neg), j + 3
    if low[j : j + 1] == ["unable"]:
        return Head("refuse", "unable", i, j + 1, neg), j + 1
    if (
        low[j : j + 3] == ["a", "problem", "for"]
        or low[j : j + 2] == ["a", "problem"]
        or low[j : j + 2] == ["no", "problem"]
    ):
        quiet = neg or low[j] == "no"
        return Head("predicate", "problem", i, j + 2, quiet, predicate="accepts" if quiet else "opposes"), j + 2
    if neg:
        for cue in PREDICATE_CUES.get("not", ()):
            at = _match(words, j, cue.rest, end)
            if at:
                return Head("predicate", low[j], i, at, neg, predicate=cue.act), at
    k = j
    while k < end and (words.tag[k] in "R" or low[k] in ("absolutely", "simply", "both", "such", "very")):
        k += 1
    for start in dict.fromkeys((j, k, k + 1 if k < end and low[k] in ("a", "an", "the", "no", "our", "its") else k)):
        if start >= end:
            continue
        for cue, at in _cue(words, start + 1, PREDICATE_CUES.get(low[start], ()), end):
            if not cue.rest:
                at = start + 1
                if words.tag[start] in "DPN":
                    continue
                if (
                    words.tag[start] == "V"
                    and "n" in words.form[start]
                    and low[start]
                    not in ("needed", "required", "flawed", "justified", "agreed", "misguided", "unjustified")
                ):
                    continue
                if at < end and words.tag[at] in "XA" and words.tag[at - 1] == "X" and low[at] not in ("for", "to"):
                    break
            stance = cue.act
            if neg:
                stance = {
                    "opposes": "accepts",
                    "refuses": "considers",
                    "supports": "opposes",
                    "accepts": "refuses",
                    "demands": "opposes",
                    "considers": "refuses",
                    "denies": "claims",
                }[stance]
            return Head("predicate", low[start], i, at, neg, predicate=stance), at
    return None


def _onward(words: Words, i: int, end: int, state: Chain, head: Head) -> tuple[int, str, bool] | None:
    """What the chain goes on with after a cue that ends at ``i``: another verb, a cue noun, a clause, or the object."""
    tags, low = words.tag, words.low
    j = i
    while j < end and tags[j] == "R":
        j += 1
    if j >= end:
        state.that = state.that or (head.act in ("say", "believe") or head.lemma in THAT)
        return None
    if low[j] == "that" and tags[j] == "S":
        state.that, state.object = True, j + 1
        return None
    if low[j : j + 2] == ["in", "principle"]:
        j += 2
        if j >= end:
            return None
    if tags[j] == "V" and "b" in words.form[j] and j > i - 1 and low[j - 1] == "to" and tags[j - 1] == "T" and j == i:
        return _verb(words, j - 1, end, state)  # "agreed to | drop"
    later = skip_time(words, j, end)
    if later > j and later < end and (tags[later] == "T" or low[later] == "that") and head.act in _TIMED:
        if tags[later] == "T":
            return _verb(words, later, end, state)
        if tags[later] == "S":
            state.that, state.object = True, later + 1
            return None
    if tags[j] in "T":
        return _verb(words, j, end, state)
    if tags[j] == "N" and j + 1 < end and tags[j + 1] == "T":
        return _verb(words, j, end, state)
    if head.lemma == "accuse" and not head.noun:
        k = j
        while k < end and (tags[k] in "XDAGQO"):
            k += 1
        if k < end and low[k] == "of":
            head.whom, state.object = (j, k), k + 1
        return None
    if tags[j] == "V" and "g" in words.form[j] and head.act not in ("say", "deem"):
        state.taken = j + 1
        return j, words.lemma[j], False
    if tags[j] in "PT" and low[j] in _LEADS_ON and j + 1 < end:
        k = j + 1
        while k < end and tags[k] in "RN":
            k += 1
        if k < end and tags[k] == "V" and "g" in words.form[k]:
            state.taken = k + 1
            return k, words.lemma[k], any(tags[q] == "N" for q in range(j, k))
        if head.noun or head.act in ("predicate",):
            state.object = j + 1
            inner = noun_phrase(words, j + 1, end)
            if (
                head.noun
                and inner[0] >= 0
                and inner[1] < end
                and tags[inner[1]] == "T"
                and low[head.end - 1] in ("call", "calls", "appeal", "appeals", "demand", "request", "demands")
                or (
                    head.lemma in ("call", "appeal", "request", "demand", "push")
                    and head.noun
                    and low[j] in ("on", "for", "to")
                    and inner[0] >= 0
                    and inner[1] < end
                    and tags[inner[1]] == "T"
                )
            ):
                head.whom = (j + 1, inner[1])
                return _verb(words, inner[1], end, state)
        return None
    if head.lemma == "give" and not head.noun:
        k = j
        while k < end and tags[k] in "XDAGQO":
            k += 1
        if k > j and k < end and low[k] in ("until", "till"):
            later = skip_time(words, k + 1, end)
            if later < end and tags[later] == "T":
                head.act, head.whom = "demand", (j, k)
                return _verb(words, later, end, state)
    if head.lemma in ("link", "tie") and not head.noun:
        for k in range(j, end):
            if low[k] == "to" and tags[k] in "PT":
                head.act, state.object = "conditions", k + 1
                return None
    if head.lemma in TO_WHOM or (head.act == "demand" and not head.noun):
        step = _whom(words, j, end, state, head)
        if step is not None:
            return step if step[0] >= 0 else None
    if head.act == "deem":
        _deemed(words, j, end, state, head)
        return None
    if not head.noun and head.act in _NOUN_AFTER or head.lemma in ("have", "make", "there", "come", "take"):
        return _noun(words, j, end, state, head)
    return None


def _verb(words: Words, j: int, end: int, state: Chain) -> tuple[int, str, bool] | None:
    """The verb after a "to" at or after ``j``."""
    neg = False
    while j < end and words.tag[j] in "TRN":
        neg = neg or words.tag[j] == "N"
        j += 1
    while j + 1 < end and words.low[j] in ("be", "have", "been") and words.tag[_past_adverbs(words, j + 1)] == "V":
        j = _past_adverbs(words, j + 1)
    if j < end and words.tag[j] in "VBHK":
        lemma = words.lemma[j] or {"B": "be", "H": "have", "K": "do"}.get(words.tag[j], words.low[j])
        state.taken = j + 1
        return j, lemma, neg
    return None


def _past_adverbs(words: Words, j: int) -> int:
    while j + 1 < words.n and words.tag[j] in "RN":
        j += 1
    return j


def _whom(words: Words, j: int, end: int, state: Chain, head: Head) -> tuple[int, str, bool] | None:
    """ "urged both sides to admit", "told reporters that": to whom, and what follows. (-1, ...) ends the chain."""
    tags = words.tag
    k = j
    if k < end and tags[k] == "O":
        k += 1
    else:
        while k < end and (
            tags[k] in "XDAGQO"
            or (tags[k] == "C" and words.low[k] == "and")
            or (tags[k] == "P" and words.low[k] in ("of", "from", "in") and k > j)
        ):
            k += 1
    actor = any(
        tags[q] == "O"
        or words.low[q] in ROLES
        or (tags[q] == "X" and words.text[q][0].isupper())
        or words.low[q].endswith("s")
        for q in range(j, k)
    )
    if k > j and not actor:
        return None
    if k == j or k >= end:
        if k > j and head.act in ("say",) and k >= end:
            head.whom, state.that, state.object = (j, k), True, k
            return -1, "", False
        return None
    if tags[k] == "T" or (tags[k] == "N" and k + 1 < end and tags[k + 1] == "T"):
        head.whom = (j, k)
        step = _verb(words, k, end, state)
        return step if step else (-1, "", False)
    if words.low[k] == "that" and tags[k] == "S" and head.lemma not in ("demand", "require", "call"):
        head.whom, state.that, state.object = (j, k), True, k + 1
        return -1, "", False
    if words.low[k] == "not" and head.lemma in ("ask", "tell", "urge", "warn"):
        head.whom = (j, k)
        step = _verb(words, k, end, state)
        return step if step else (-1, "", False)
    if (
        words.low[k] in ("against", "from")
        and k + 1 < end
        and words.form[k + 1] == "g"
        and head.lemma in ("warn", "urge", "caution", "discourage")
    ):
        head.whom = (j, k)
        state.taken = k + 2
        return k + 1, words.lemma[k + 1], True
    return None


def _deemed(words: Words, j: int, end: int, state: Chain, head: Head) -> None:
    """ "called the plan unacceptable", "deeming him the illegitimate president": what it is said to be."""
    low = words.low
    for k in range(j + 1, min(end, j + 14)):
        if words.tag[k] in ",;:":
            break
        for cue, at in _cue(words, k + 1, PREDICATE_CUES.get(low[k], ()), end):
            if cue.rest or words.tag[k] == "X" or low[k] in ("unacceptable",):
                if not cue.rest and k + 1 < end and words.tag[k + 1] == "X":
                    continue
                head.predicate = cue.act
                state.object = j
                state.taken = max(state.taken, at)
                return None
    state.object = j
    return None


def _noun(words: Words, j: int, end: int, state: Chain, head: Head) -> tuple[int, str, bool] | None:
    """A cue noun as the object: "drop its demand for", "express support for", "make no mention of"."""
    head_at, stop, owner = noun_phrase(words, j, end)
    if head_at < 0:
        return None
    word = words.low[head_at]
    act = NOUN_CUES.get(word)
    if act is None:
        return None
    if act == "meet" and head.act not in ("keep", "plan", "want", "offer", "demand", "refuse", "accept"):
        return None
    light = (
        head.lemma in ("stick", "cling", "hold", "stand")
        or head.act in ("express", "drop", "lift", "keep", "deny", "silent", "fail")
        or head.lemma
        in (
            "have",
            "make",
            "give",
            "repeat",
            "reiterate",
            "reaffirm",
            "maintain",
            "recall",
            "restate",
        )
    )
    if not light:
        return None
    nothing = any(words.low[k] in ("no", "neither", "nor") or words.tag[k] == "N" for k in range(j, head_at))
    noun = Head(act, word, head_at, stop, nothing, noun=True, owner=owner, nothing=nothing)
    state.heads.append(noun)
    state.object, state.taken = stop, stop
    return _onward(words, stop, end, state, noun)
