"""What a chain of cues goes on with: another verb, a cue noun, a clause, or the object."""

from __future__ import annotations

from pourparler.evidence.drafter.closed import ROLES
from pourparler.evidence.drafter.cues import CLINGING, NOUN_CUES, PREDICATE_CUES, THAT, TO_WHOM
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain, Head, cues_at, noun_phrase, skip_time
from pourparler.evidence.drafter.tokens import Words

_NOUN_AFTER = listed(
    "express drop lift deny keep silent say support oppose demand offer fail hear refuse accept promise meet plan "
    "consider act want threaten deem"
)


_LEADS_ON = listed("to on from of about for in against at over with into towards toward by after")


_TIMED = listed("plan promise accept refuse threaten offer ready deny say demand")


def onward(words: Words, i: int, end: int, state: Chain, head: Head) -> tuple[int, str, bool] | None:
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
    if low[j : j + 2] in (["in", "principle"], ["in", "writing"], ["in", "public"]):
        j += 2
        if j >= end:
            return None
    if head.lemma == "vote" and (tags[j] == "Q" or low[j] == "by"):
        ahead = next((k for k in range(j + 1, min(end, j + 10)) if tags[k] == "T"), -1)
        if ahead > 0:
            return verb_after(words, ahead, end, state)  # "voted by 94 per cent to reject it"
    if tags[j] == "V" and "b" in words.form[j] and j > i - 1 and low[j - 1] == "to" and tags[j - 1] == "T" and j == i:
        return verb_after(words, j - 1, end, state)  # "agreed to | drop"
    if head.lemma == "vote" and not head.noun:
        j = _past_count(words, j, end)
    later = skip_time(words, j, end)
    if later > j and later < end and (tags[later] == "T" or low[later] == "that") and head.act in _TIMED:
        if tags[later] == "T":
            return verb_after(words, later, end, state)
        if tags[later] == "S":
            state.that, state.object = True, later + 1
            return None
    if tags[j] in "T":
        return verb_after(words, j, end, state)
    if tags[j] == "N" and j + 1 < end and tags[j + 1] == "T":
        return verb_after(words, j, end, state)
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
    if head.act == "deem" and not head.noun and low[j] == "by" and "as" in low[j : min(end, j + 9)]:
        _deemed(words, j, end, state, head)  # "was described by the union as an insult"
        return None
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
                return verb_after(words, inner[1], end, state)
        return None
    if head.lemma == "give" and not head.noun:
        k = j
        while k < end and tags[k] in "XDAGQO":
            k += 1
        if k > j and k < end and low[k] in ("until", "till"):
            later = skip_time(words, k + 1, end)
            if later < end and tags[later] == "T":
                head.act, head.whom = "demand", (j, k)
                return verb_after(words, later, end, state)
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


def _past_count(words: Words, j: int, end: int) -> int:
    """Behind the figures of a vote: "voted | last month, by 51 to 9, | not to sign"; ``j`` if no verb follows."""
    tags, low = words.tag, words.low
    k = j
    while k < min(end, j + 14):
        if tags[k] == "T" or (tags[k] == "N" and k + 1 < end and tags[k + 1] == "T"):
            return k
        timed = skip_time(words, k, end)
        if timed > k:
            k = timed
        elif tags[k] in "QR," or low[k] in (
            "by",
            "per",
            "cent",
            "percent",
            "a",
            "margin",
            "of",
            "votes",
            "unanimously",
        ):
            k += 1
        elif low[k] == "to" and tags[k + 1 : k + 2] == ["Q"]:
            k += 2
        else:
            return j
    return j


def verb_after(words: Words, j: int, end: int, state: Chain) -> tuple[int, str, bool] | None:
    """The verb after a "to" at or after ``j``."""
    neg = False
    while j < end and words.tag[j] in "TRN":
        neg = neg or words.tag[j] == "N"
        j += 1
    while (
        j + 1 < end
        and words.low[j] in ("be", "have", "been")
        and words.tag[_past_adverbs(words, j + 1)] == "V"
        and set(words.form[_past_adverbs(words, j + 1)]) & {"n", "g", "d"}
    ):
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
        step = verb_after(words, k, end, state)
        return step if step else (-1, "", False)
    if words.low[k] == "that" and tags[k] == "S" and head.lemma not in ("demand", "require", "call"):
        head.whom, state.that, state.object = (j, k), True, k + 1
        return -1, "", False
    if words.low[k] == "not" and head.lemma in ("ask", "tell", "urge", "warn"):
        head.whom = (j, k)
        step = verb_after(words, k, end, state)
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
    alone = j + 1 >= end or words.tag[j + 1] in ",;C"  # "a concession that the union called inadequate"
    for k in range(j if alone else j + 1, min(end, j + 14)):
        if words.tag[k] in ",;:":
            break
        for cue, at in cues_at(words, k + 1, PREDICATE_CUES.get(low[k], ()), end):
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
        head.lemma in CLINGING
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
    nothing = any(
        words.low[k] in ("no", "neither", "nor", "little", "scant") or words.tag[k] == "N" for k in range(j, head_at)
    )
    noun = Head(act, word, head_at, stop, nothing, noun=True, owner=owner, nothing=nothing)
    state.heads.append(noun)
    state.object, state.taken = stop, stop
    return onward(words, stop, end, state, noun)
