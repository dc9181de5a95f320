"""Questions and their short answers: "No.", "If we have to.", "It has not.", "Not by us.", "Not a chance."."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.evidence.drafter import compose
from pourparler.evidence.drafter.groups import Group
from pourparler.evidence.drafter.heads import chain
from pourparler.evidence.drafter.issues import Found
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.predicates import predicate_after
from pourparler.evidence.drafter.tokens import Words

_POLAR = listed(
    "will would can could do did does is are has have should shall may must might won't wouldn't don't so isn't "
    "aren't hasn't haven't didn't doesn't can't couldn't was were wasn't weren't"
)
_PAST = listed("did has have had was were hasn't haven't didn't wasn't weren't")
_FOLLOW_UPS = (("and",), ("what", "about"), ("how", "about"), ("even",), ("not", "even"), ("nor",))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is about, the stance that a "yes" takes ("" if it tells none), whether it asks what was done."""

    found: Found
    stance: str = ""
    past: bool = False
    polar: bool = True


_YES = listed("yes yeah agreed sure certainly absolutely definitely accepted course gladly fine indeed willingly")
_NO = frozenset(["no", "never", "nope", "hardly"])
_SHORT = {
    "no": """
        not a chance|no chance|no way|not happening|it's not happening|not at all|under no circumstances
        |not on my watch|absolutely not|certainly not|of course not|definitely not|out of the question|never ever
        |not by us|not us|not by me|not from us|that isn't one|not for us|not in the least|far from it|not in a million
        years|not while i am here|i think not|i don't think so|i should hope not|not under any circumstances|by no means
        |not remotely|not in my lifetime|not on any terms|in no way""",
    "yes": """
        of course|of course we would|of course we will|i think so|i would say so|i believe so|very much so
        |by all means|why not|without hesitation|without question|in a heartbeat|happily|with pleasure
        |we already have|any time|any day""",
    "maybe": """
        perhaps|maybe|possibly|it depends|that depends|depends|we'll see|we shall see|we will see|if we have to
        |if we must|if need be|if necessary|if it comes to that|if that's what it takes|if that is what it takes
        |i don't rule it out|i wouldn't rule it out|we don't rule it out|i do not rule it out|never say never
        |i wouldn't exclude it|it's possible|it is possible|conceivably|potentially|in principle|in theory|could be
        |it could be|let's see|everything is possible|anything is possible|nothing is excluded""",
    "silent": """
        no comment|next question|i won't say|i can't say|i cannot say|i'd rather not say|i would rather not say
        |ask me tomorrow|ask me later|i'm not saying|i am not saying|i couldn't say|that's between us|i have no comment
        |we don't comment on that|i won't comment|i won't comment on that|i will not comment|i'm not going there
        |i am not going to say|i won't go into that|i will not go into that|you'll have to wait and see""",
}
SHORT = {" ".join(words.split()): kind for kind, text in _SHORT.items() for words in text.split("|")}
_ECHO = listed("i we they he she it you")
_HELPERS = listed(
    "do does did have has had will would can could are is am was were shall should might may 'd 'll 've ’d ’ll ’ve"
)
_OPEN = frozenset(["why", "when", "where", "how", "what", "which", "who"])
_POINTING = frozenset(["it", "this", "that", "so", "one", "these", "those"])
_FILL = listed("well look oh er um so but and frankly honestly listen ah right okay ok again")


def question(words: Words, found: Found | None, carried: Found | None) -> Asked | None:
    """What a question asks that a short answer may answer; None where it asks for more than yes or no."""
    low = words.low
    at = next((i for i in range(words.n) if words.tag[i] not in 'C",R' and low[i] not in _FILL), -1)
    if at >= 0 and low[at] not in _POLAR and "," in low[at : at + 5]:
        comma = low.index(",", at)
        if low[comma + 1 : comma + 2] and low[comma + 1] in _POLAR:
            at = comma + 1  # "Minister, will you ...?"
    first = low[at] if at >= 0 else ""
    told_so = first in _ECHO and at + 1 < words.n and (low[at + 1] in _HELPERS or low[at + 1] in _POLAR)
    if told_so and found is not None:
        helper = low[at + 1].replace("’", "'")
        if helper.endswith("n't") or {"not", "never"} & set(low[at + 2 : at + 4]):
            return Asked(found)  # "And you won't lift it?"
        return Asked(found, _stance(words, at + 1), helper in _PAST or helper == "'ve")
    if first in _OPEN and found is not None:
        return Asked(found, "", first == "why", False)
    if first not in _POLAR:
        follows = words.n <= 14 and any(tuple(low[: len(f)]) == f for f in _FOLLOW_UPS)
        return Asked(found, "", False, False) if found is not None and follows else None
    about = found or (carried if words.n <= 4 or _points(words) else None)
    if about is None:
        return None
    stance = _stance(words, at)
    return Asked(about, stance, first in _PAST or (not stance and first in ("is", "are", "isn't", "aren't")))


def _points(words: Words) -> bool:
    """Whether a question points back: "Would you accept that?", and not "these days"."""
    return any(words.low[i] in _POINTING and words.tag[i] in "OR" for i in range(words.n))


def _stance(words: Words, at: int) -> str:
    """The stance that the verb or the adjective of a question asks for."""
    first = words.low[at]
    if first in ("is", "are", "isn't", "aren't", "was", "were"):
        for k in range(at + 1, words.n - 1):
            found = predicate_after(words, k, "be", False, words.n)
            if found is not None and found[0].predicate and words.tag[k] in "XO":
                return found[0].predicate
    for k in range(at + 1, words.n):
        if words.tag[k] in ",;" and k > at + 1:
            break
        if words.tag[k] == "V" and words.form[k] and words.tag[k - 1] not in "DA":
            heads = chain(words, Group(k, k + 1, k, words.lemma[k], "fin"), words.n).heads
            return compose.stance(heads) or ""
    return ""


def kind_of(words: Words) -> str:
    """Whether a few words are a yes, a no, a maybe or no answer at all; "" if they are none of these."""
    low = [w.replace("’", "'") for i, w in enumerate(words.low) if words.tag[i] not in '.,!;"—:']
    text = _joined(low)
    while low and text not in SHORT and low[0] in _FILL and len(low) > 1:
        low = low[1:]
        text = _joined(low)
    if text in SHORT:
        return SHORT[text]
    if not low:
        return ""
    if low[-1] in ("yes", "no") and 2 < len(low) <= 8 and words.tag[0] in "PR" and "," in words.low:
        return low[-1]  # "As a first step, yes."
    if low[0] == "not" and low[1:2] and low[1] in ("while", "until", "unless", "without", "before", "if"):
        return "no"
    word = low[1] if low[0] in ("absolutely", "certainly", "of", "well") and len(low) > 1 else low[0]
    if len(low) <= 4 and low[0] in _ECHO and len(low) > 1:
        rest = [w for w in low[1:] if w not in ("not", "never", "certainly", "indeed", "definitely")]
        bare = [w.removesuffix("n't") if w not in ("won't", "can't", "shan't") else "will" for w in rest]
        if rest and all(w in _HELPERS for w in bare):
            return "no" if bare != rest or "not" in low or "never" in low else "yes"
        return ""
    if any(words.tag[i] in "VMBH" for i in range(1, words.n)):
        return ""
    if word in _YES:
        return "yes"
    return "no" if word in _NO or low[:2] in (["not", "at"], ["no", "way"]) else ""


def _joined(low: list[str]) -> str:
    return " ".join(low).replace(" '", "'").replace(" n't", "n't")


_PLAIN = {"silent": "silent", "hope": "supports", "hope-not": "opposes", "not-so": "denies"}
_TAKEN = frozenset(["supports", "opposes", "demands", "offers", "promises", "drops", "considers", "refuses"])
_NO_TO = {
    "supports": "opposes", "opposes": "accepts", "demands": "denies", "drops": "demands", "refuses": "considers",
    "threatens": "denies", "denies": "claims",
}  # fmt: skip


def verdict(asked: Asked, kind: str) -> str:
    """The stance that an answer of a kind takes to what was asked."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind == "maybe":
        return "considers"
    if asked.past:
        return "claims" if kind == "yes" else "denies"
    if kind == "yes":
        return asked.stance if asked.stance in _TAKEN else "accepts"
    return _NO_TO.get(asked.stance, "refuses")


def told(words: Words) -> tuple[int, int, int] | None:
    """ "Asked whether he would sign, X said": where the "asked" stands, where the question begins and where it ends."""
    for i in range(min(words.n, 12)):
        if words.low[i] not in ("asked", "pressed", "questioned", "challenged"):
            continue
        link = next((k for k in range(i + 1, min(i + 9, words.n)) if words.low[k] in ("whether", "if", "about")), -1)
        if link < 0:
            continue
        end = next(
            (k for k in range(link + 2, min(link + 30, words.n)) if words.tag[k] in ",.;?" or k == words.n - 1), -1
        )
        return (i, link, end) if end > 0 else None
    return None


def reported(words: Words, link: int, end: int, found: Found | None) -> Asked | None:
    """The question that a sentence tells of ("whether he would sign")."""
    if found is None:
        return None
    inner = words.low[link + 1 : end]
    if words.low[link] == "about":
        return Asked(found, "", False, False)
    past = bool({"had", "did", "was", "were", "has", "have"} & set(inner)) and not {"would", "could", "will"} & set(
        inner
    )
    return Asked(found, _stance(words, link), past)
