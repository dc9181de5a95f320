"""The chain of cues that a verb group opens ("has refused | to drop | its demand") and where its object begins."""

from __future__ import annotations

from pourparler.evidence.drafter.cues import NOUN_CUES, VERB_CUES, Cue
from pourparler.evidence.drafter.groups import Group
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.onward import onward, verb_after
from pourparler.evidence.drafter.phrases import COPULAS, Chain, Head, cues_at, noun_phrase
from pourparler.evidence.drafter.predicates import predicate_after
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.verdicts import negated_phrase, verdict

_NO_LESS = listed("less more later longer fewer doubt sooner reason need objection plans intention comment such one")
_HELD = listed("support oppose accept offer demand want consider promise threaten")


_ASKED = (["about"], ["how"], ["why"], ["when"], ["what"], ["where"], ["who"])


def chain(words: Words, group: Group, end: int) -> Chain:
    """The cues from the verb of ``group`` on, up to ``end``."""
    heads: list[Head] = []
    i = group.head
    lemma = group.lemma
    neg = group.neg
    state = Chain(heads, group.end, taken=group.end)
    low = words.low
    if group.modal in ("would", "'d", "’d") and any(w in ("rather", "sooner") for w in low[group.start : group.head]):
        none = low[group.head : group.head + 2] == ["have", "no"] and "than" in low[group.head : end]
        at = low.index("than", group.head) if none else group.end
        if none and low[at + 1 : at + 3] == ["one", "without"]:
            heads.append(
                Head("demand", "have", group.start, group.end)
            )  # "would rather have no truce than one without"
            state.object = state.taken = at + 3
            return state
        if none:
            return state
        heads.append(Head("support", "rather", group.start, group.end, neg))
        return state
    if lemma == "use" and group.past and low[group.end : group.end + 1] == ["to"]:
        inner = verb_after(words, group.end, end, state)
        if inner is not None:
            heads.append(Head("drop", "use", group.head, group.end))
            i, lemma, neg = inner
    for _ in range(7):
        follow = step(words, i, lemma, neg, end, state)
        if follow is None:
            break
        i, lemma, neg = follow
    at = state.object
    if (
        heads
        and at + 1 < end
        and (words.low[at] == "neither" or (words.low[at] == "no" and words.low[at + 1] not in _NO_LESS))
    ):
        # "supports neither", "wants no inspections"
        averse = heads[-1].act == "refuse" and words.low[at] == "neither"
        heads[-1].neg = heads[-1].neg or averse or (not heads[-1].noun and heads[-1].act in _HELD)
    if any(head.lemma in ("name", "identify", "quote") for head in heads[1:]):
        del heads[:]
    return state


def step(words: Words, i: int, lemma: str, neg: bool, end: int, state: Chain) -> tuple[int, str, bool] | None:
    """Add the cue of the verb at ``i``; the verb that follows in the chain, if one does."""
    heads = state.heads
    after = i + 1
    asks = lemma in ("ask", "enquire", "inquire")
    if asks and (words.low[after : after + 1] in _ASKED or _asked_why(words, after, end)):
        return None  # "asked about the dam", "asked X why": no demand
    if lemma == "swear" and words.low[after : after + 1] == ["in"]:
        heads.clear()
        return None  # "hopes to be sworn in"
    if lemma == "rule" and words.low[after : after + 1] == ["in"]:
        return None  # "has not ruled in or out a truce"
    if lemma in ("speak", "talk", "confer", "gather", "convene") and heads and heads[-1].act == "plan":
        heads.append(Head("meet", lemma, i, after, neg))  # "are due to speak on Friday"
        state.object = state.taken = after
        return None
    if lemma == "see" and heads and heads[-1].act in ("want", "ready"):
        if heads[-1].act == "ready" and not neg:
            heads[-1].act = "support"  # "is keen to see the border reopen"
        state.object = state.taken = after
        return None
    if lemma in COPULAS:
        predicate = predicate_after(words, i, lemma, neg, end)
        if predicate is not None:
            head, at = predicate
            heads.append(head)
            state.object, state.taken = at, at
            return onward(words, at, end, state, head)
        if lemma == "be":
            heads.append(Head("be", "be", i, after, neg))
            state.object = state.taken = after
            return None
    if lemma == "meet" and pays(words, after, end):
        heads.append(Head("deed", lemma, i, after, neg))  # "agreed to meet the cost of it"
        state.object = state.taken = after
        return None
    judged = verdict(words, i, lemma, neg, end)
    if judged is not None:
        heads.append(judged)
        state.object = state.taken = after
        return None
    together = _joined_in(words, after, end) if lemma == "join" else -1
    if together > 0:
        heads.append(Head("keep", lemma, i, after, neg))  # "joined Orlund in | demanding a truce"
        state.object = state.taken = together + 1
        return together, words.lemma[together], False
    denied = negated_phrase(words, i, lemma, end) if neg else None
    if denied is not None:
        heads.append(denied)
        state.object = state.taken = denied.end
        return None
    found = cues_at(words, after, VERB_CUES.get(lemma, ()), end)
    if found:
        cue, at = _choose(words, found, end)
        if cue.act == "demand" and cue.rest[-1:] == ("for",) and _lasting(words, at, end):
            heads.append(Head("deed", lemma, i, after, neg))  # "had fought for six years"
            state.object = state.taken = after
            return None
        head = Head(cue.act, lemma, i, max(at, after), neg)
        if at > after and words.low[at - 1] == cue.rest[-1] and (at - after > len(cue.rest) or "*" in cue.rest):
            # A particle behind its object ("rule it out"): the object begins right after the verb.
            heads.append(head)
            head.end = after
            head.neg = head.neg or words.low[after] == "nothing"  # "rules nothing out"
            state.object, state.taken = after, at
            return None
        heads.append(head)
        state.object, state.taken = head.end, head.end
        if words.low[head.end : head.end + 2] in (["nothing", "below"], ["nothing", "under"]):
            head.act, state.object = "demand", head.end + 2
            return None
        if words.low[head.end : head.end + 1] == ["nothing"] and words.low[head.end + 1 : head.end + 3] in (
            ["less", "than"],
            ["short", "of"],
            ["other", "than"],
            ["but", "a"],
        ):
            head.act, state.object = "demand", head.end + 3
            return None
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
        return onward(words, head.end, end, state, head)
    heads.append(Head("deed", lemma, i, after, neg))
    state.object = state.taken = after
    if lemma in ("get", "go", "come", "take", "set", "work", "work", "use"):
        return onward(words, after, end, state, heads[-1]) if words.low[after : after + 1] == ["to"] else None
    return None


_COSTS = listed("cost costs bill bills price expense expenses shortfall share charge charges fee fees")


def pays(words: Words, j: int, end: int) -> bool:
    """Whether what is met is a cost."""
    head, _, _ = noun_phrase(words, j, end)
    return head >= 0 and words.low[head] in _COSTS


_SPANS = listed("year years month months week weeks day days hour hours decade decades century centuries")


_WHY = frozenset(["why", "how", "whether", "when", "where", "what"])


def _asked_why(words: Words, j: int, end: int) -> bool:
    """Whether a question follows to whom it is put: "asked Orlund why it had closed the border"."""
    k = j
    while k < min(end + 1, j + 6) and k < words.n and words.tag[k] in "XDAOGQ" and words.low[k] not in _WHY:
        k += 1
    return j < k < words.n and words.low[k] in _WHY


def _lasting(words: Words, at: int, end: int) -> bool:
    """Whether a time follows: "for six years"."""
    head, stop, _ = noun_phrase(words, at, end)
    return head >= 0 and words.low[head] in _SPANS and stop - at <= (4 if words.low[head].endswith("s") else 2)


def _joined_in(words: Words, j: int, end: int) -> int:
    """The verb of "joined X in demanding"; -1 if none."""
    for k in range(j + 1, min(j + 10, end - 1)):
        if words.low[k] == "in" and words.form[k + 1] == "g" and words.tag[k + 1] in "VX":
            return k + 1
        if words.tag[k] in ",;:—.":
            return -1
    return -1


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
    named = words.low[j : j + 1] and words.low[j] in ("it", "that", "this", "him", "them")
    if "oppose" in acts and "deem" in acts and head >= 0 and stop < end and words.low[stop] == "as":
        return acts["oppose"]  # "denounced the duty as a violation"
    if "refuse" in acts and "deem" in acts and head >= 0 and stop < end and words.low[stop] == "as":
        return acts["refuse"]  # "dismissed the talks as theatre"
    if "deem" in acts and head >= 0 and stop < end and (words.low[stop] == "as" or named):
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
