"""What a denial denies: "denied that it had refused" a refusal, "denied having agreed" an acceptance.

A record of a denial holds whom and what it is about, and no stance that is denied; that stands in its words alone.
Where they do not tell (another's deed, "the reports are wrong"), nothing is said: a guess would invent a conflict.
"""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.evidence.drafter import compose
from pourparler.evidence.drafter.closed import WILL_WOULD_D
from pourparler.evidence.drafter.complements import TOLD
from pourparler.evidence.drafter.groups import Group, groups
from pourparler.evidence.drafter.heads import chain
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain, Head, noun_phrase
from pourparler.evidence.drafter.tokens import Words

_OWN = listed("it they he she we i its their itself themselves")
_BETWEEN = listed(
    "that the a of twice on late last this morning evening night week monday tuesday wednesday thursday friday "
    "saturday sunday today yesterday"
) | {'"', "“"}
_DEAL = listed("deal agreement accord pact settlement compromise understanding")
_GIVING = listed(
    "sign cede give share hand grant allow permit yield surrender concede adopt ratify recognise recognize approve "
    "join endorse pay implement"
)  # deeds that can only be in favour of what they are done to
_AWAY = listed("up away back off out over")
_TAKING = ("accepts", "offers", "promises", "supports")
_STANCES = listed("supports opposes accepts offers demands refuses drops promises considers")
MOST = 2000  # characters of a statement that are read
WILLING = "willing"  # what is denied is that it would do it at all: nothing that leans towards it goes with that


def denied(text: str, names: Iterable[str] = ()) -> str:
    """The stance that the words deny of their own subject; `WILLING` for a deed it would do; empty if they do not tell.

    ``names``: what the one who denies is called, so that "denied that the Fund had agreed" is read as its own.

    >>> denied("The south denied that it had refused half of the river")
    'refuses'
    >>> denied("The south denied that the north had refused half of the river")
    ''
    """
    words = Words(text[:MOST], 0, min(len(text), MOST))
    found = groups(words)
    for number, group in enumerate(found):
        told = chain(words, group, words.n)
        first = told.heads[0] if told.heads else None
        if first is None:
            continue
        at = _behind(words, told, first)
        if at >= 0:
            return "" if first.neg else _told(words, told, at, found[number + 1 :], set(_parts(names)))
        if first.neg and first.act not in ("say", "believe", "deed", "be") and "that" not in words.low[group.end :]:
            return _stance(_plain(told.heads))  # "has never proposed it"
    return ""


def _behind(words: Words, told: Chain, first: Head) -> int:
    """Where that begins which is denied; -1 where the verb denies nothing. "Rejected claims that" denies, too."""
    if first.act == "deny":
        return first.end
    head, stop, _ = noun_phrase(words, first.end, words.n)
    return stop if first.act == "refuse" and head >= 0 and words.low[head] in TOLD else -1


def _told(words: Words, told: Chain, at: int, later: list[Group], names: set[str]) -> str:
    """The stance that stands behind the denying words, at word ``at``; ``later``: the verbs that may hold it."""
    head, stop, _ = noun_phrase(words, at, words.n)
    rumour = head >= 0 and words.low[head] in TOLD
    if len(told.heads) > 1 and told.heads[0].act == "deny" and not rumour:
        return _stance(told.heads[1:])  # "denied refusing it", "denied any refusal"
    begin = stop if rumour else at  # "denied reports | that it had"
    inner = next((g for g in later if g.start >= begin and g.kind in ("fin", "ger", "turned")), None)
    if inner is None or not all(_own(words, k, names) for k in range(begin, inner.start)):
        deal = inner is None and head >= 0 and words.low[head] in _DEAL  # "denies a deal on the river"
        return "accepts" if deal else ""
    heads = chain(words, inner, words.n).heads
    stance = _stance(heads)
    if inner.modal in WILL_WOULD_D:
        return WILLING if stance in _TAKING else stance or _deed(words, inner, heads)
    return stance


def _own(words: Words, k: int, names: set[str]) -> bool:
    """Whether a word before the inner verb leaves its subject the one who denies."""
    word = words.low[k]
    return word in _OWN or word in names or word in _BETWEEN or words.tag[k] in "R,"


def _parts(names: Iterable[str]) -> list[str]:
    return [word for name in names for word in name.lower().split() if len(word) > 2 or word.isupper()]


def _plain(heads: list[Head]) -> list[Head]:
    """The chain without the negation of its first verb."""
    heads[0].neg = False
    return heads


def _stance(heads: list[Head]) -> str:
    stance = compose.stance(heads) if heads else None
    return stance if stance in _STANCES else ""


def _deed(words: Words, group: Group, heads: list[Head]) -> str:
    """ "Would cede it": a deed in favour of its object, and so is its refusal a refusal."""
    if not heads or heads[-1].act != "deed" or heads[-1].lemma not in _GIVING or group.passive:
        return ""
    if words.low[heads[-1].end : heads[-1].end + 1] and words.low[heads[-1].end] in _AWAY:
        return ""
    return "refuses" if any(head.neg for head in heads) else WILLING
