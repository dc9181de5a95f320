"""Reactions in a dialogue: to a question, to the turn before, or to what was just spoken of."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.evidence.drafter.answers import Asked, verdict
from pourparler.evidence.drafter.issues import Found
from pourparler.evidence.drafter.proto import Proto, Reading
from pourparler.evidence.drafter.reactions import within
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.who import Who

_PUT = frozenset(["offers", "demands", "considers", "supports", "promises", "accepts", "conditions_on"])
_MARKERS = (
    (("if",), "yes", "if"), (("when",), "yes", "if"), (("once",), "yes", "other"), (("provided",), "yes", "provided"),
    (("as", "long", "as"), "yes", "provided"), (("so", "long", "as"), "yes", "provided"), (("after",), "yes", "other"),
    (("assuming",), "yes", "if"), (("in", "return", "for"), "yes", "in_exchange"), (("with",), "yes", "only_if"),
    (("in", "exchange", "for"), "yes", "in_exchange"), (("on", "condition", "that"), "yes", "provided"),
    (("on", "one", "condition"), "yes", "provided"), (("the", "day"), "yes", "other"),
    (("unless",), "no", "unless"), (("until",), "no", "until"), (("till",), "no", "until"),
    (("before",), "no", "until"),
    (("without",), "no", "unless"), (("as", "long", "as"), "no", "other"), (("while",), "no", "other"),
)  # fmt: skip
_LEADS = frozenset(["yes", "no", "well", "sure", "certainly", "look", ",", "but", "perhaps", "maybe", "fine", "not"])


@dataclass(frozen=True, slots=True)
class Floor:
    """The position that was stated last: in which sentence."""

    sentence: int
    proto: Proto


def of_turn(floor: Floor | None, who: Who, sentence: int, kind: str) -> Asked | None:
    """What a bare "no" or "fine" at the head of a turn answers: what somebody else put forward right before."""
    if floor is None or sentence - floor.sentence > 3 or floor.proto.who.party == who.party:
        return None
    if floor.proto.stance in _PUT and kind:
        return Asked(floor.proto.found)
    return Asked(floor.proto.found, "", True) if floor.proto.stance == "claims" and kind == "no" else None


def reacted(r: Reading, who: Who, asked: Asked | None, floor: Floor | None, whole: bool) -> Proto | None:
    """The position of a sentence that is (or, if not ``whole``, holds) a conventional reaction to what was said."""
    words = r.words
    kind, a, b = within(words)
    if not kind or (whole and b - a < words.n):
        return None
    own = r.topics.best(r.hits, [(0, words.n)], 0)
    near = floor is not None and r.memory.sentence - floor.sentence <= 3
    if floor is not None and r.memory.spoken and r.memory.spoken[-1][0] > floor.sentence:
        near = False  # something else was spoken of since
    if own is not None and own.strong:
        asked = Asked(own)
    elif asked is None and floor is not None and near:
        if floor.proto.stance not in _PUT | {"claims"} and kind in ("yes", "no", "maybe", "hope", "hope-not"):
            return None
        if floor.proto.who.party == who.party and (
            kind in ("no", "hope-not", "not-so") or floor.proto.rule == "answer"
        ):
            return None  # "No. I didn't say that.": one answer
        asked = Asked(floor.proto.found)
    elif asked is None:
        carried = r.memory.carried(who, 2)
        asked = Asked(carried) if carried is not None else None
    if asked is None:
        return None
    return proto_of(r, who, verdict(asked, kind), asked.found, a, b, kind in ("no", "not-so"))


def proto_of(r: Reading, who: Who, stance: str, found: Found, a: int, b: int, negated: bool) -> Proto:
    """A draft from the words ``a`` to ``b`` whose issue stands elsewhere."""
    words = r.words
    while b > a + 1 and words.tag[b - 1] in '.,;!"—:':
        b -= 1
    return Proto(
        "reaction", who, stance, found, words.start[a], words.end[b - 1], None, "claim" if r.links else "fact",
        negated, r.links, tense="none", flags=("elliptic",),
    )  # fmt: skip


def on_terms(r: Reading, who: Who, asked: Asked) -> list[Proto]:
    """ "Only if the troops leave.", "Not without a truce.": an answer that is a condition."""
    words = r.words
    i, flipped = 0, False
    while i < min(words.n, 6) and words.low[i] in _LEADS:
        flipped = flipped or words.low[i] in ("not", "no")
        i += 1
    if words.low[i : i + 1] == ["only"]:
        i += 1
    one = next((m for m in _MARKERS if tuple(words.low[i : i + len(m[0])]) == m[0]), None)
    if one is None or (one[1] == "yes" and flipped and one[0] != ("if",)):
        return []
    begin = i + len(one[0])
    if one[0] != ("on", "one", "condition") and any(c.kind in ("main", "do") for c in r.clauses):
        return []
    last = _stop(words)
    if begin >= last:
        return []
    start, end = words.start[0], words.end[last - 1]
    terms = (words.start[i], end, one[2], None)
    kind = "no" if one[1] == "no" or flipped else "yes"
    stance = verdict(asked, kind) if asked.polar else ""
    chain, modality = r.links, "conditional" if kind == "yes" else "claim"
    out = []
    if stance and not asked.past:
        out.append(
            Proto(
                "answer",
                who,
                stance,
                asked.found,
                start,
                end,
                None,
                modality,
                kind == "no",
                chain,
                terms,
                flags=("elliptic",),
            )
        )
    found = r.topics.best(r.hits, [(begin, last)], begin)
    if found is not None and found.strong:
        cue = words.start[i], words.end[begin - 1]
        out.append(
            Proto("condition", who, "conditions_on", found, words.start[i], end, cue, modality, False, chain, terms)
        )
    return out


def _stop(words: Words) -> int:
    last = words.n
    while last > 1 and words.tag[last - 1] in '.,!"':
        last -= 1
    return last
