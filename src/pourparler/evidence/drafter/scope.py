"""How far a "no", a "hardly" or a "might" reaches: subjects that deny, adverbs that half deny, mere possibility."""

from __future__ import annotations

from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Head, noun_phrase
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.tokens import Words

_NO_SUBJECT = frozenset(["no", "none", "nothing", "neither", "not"])
_TURNED: dict[str, str] = {
    "accepts": "refuses", "considers": "refuses", "supports": "opposes", "demands": "opposes", "refuses": "considers",
}  # fmt: skip
_HALF = listed("hardly scarcely barely rarely seldom")
_MINOR = listed(
    "decision decisions date dates timetable details detail information report reports word response reply answer "
    "explanation reason one statement comment announcement breakthrough progress doubt question sign signs evidence "
    "mention changes change choice matter longer agreement deal"
)
_MAY = listed("may might")
_COULD = listed("could couldn't couldn’t")
_WARM = frozenset(["accepts", "supports", "drops"])


def denying(words: Words, clause: Clause) -> bool:
    """Whether the subject of a clause is "no ...", "none of ...", "nothing"."""
    return clause.subject is not None and words.low[clause.subject[0]] in _NO_SUBJECT


def turn_predicate(words: Words, clause: Clause, head: Head) -> None:
    """Turn what "no deal is possible" says of its subject; "nothing short of a truce is acceptable" demands one."""
    assert clause.subject is not None
    a = clause.subject[0]
    after = words.low[a + 1 : a + 3]
    if words.low[a] == "nothing" and after in (["short", "of"], ["less", "than"], ["but"], ["except"]):
        head.predicate = "demands" if head.predicate in ("accepts", "supports", "considers") else ""
        return
    if words.low[head.at + 1 : head.at + 2] == ["too"] or words.low[a + 1 : a + 2] in (["longer"], ["doubt"]):
        head.predicate = ""
        return
    head.predicate = _TURNED.get(head.predicate, "")
    head.neg = not head.neg


def kept_from(words: Words, clause: Clause) -> bool:
    """Whether "no prisoners will be released" tells what will not happen, and no mere lack of news."""
    assert clause.subject is not None
    a, b = clause.subject
    head, _, _ = noun_phrase(words, a + (words.low[a] == "not"), b)
    return words.low[clause.subject[0]] in ("no", "not") and head >= 0 and words.low[head] not in _MINOR


def half(words: Words, clause: Clause) -> bool:
    """Whether an adverb stands at the verb that half denies ("hardly", "rarely")."""
    group = clause.group
    return any(word in _HALF for word in words.low[max(clause.start, group.start - 1) : group.end])


def possible(r: Reading, clause: Clause, info: Info, stance: str, lemma: str, conditional: bool) -> str | None:
    """The stance with the verb's helper taken into account: "might accept" considers; None: nothing to draft.

    What somebody else says that a party could or should accept is no position of that party.
    """
    modal = clause.group.modal
    told = info.speaker is not None and bool(info.who) and info.who[0].known
    other = told and info.speaker is not None and info.speaker.known and info.speaker.party != info.who[0].party
    if stance not in _WARM or clause.group.neg:
        return stance
    if modal in _MAY:
        return None if other else "considers"
    if modal in _COULD and info.who and info.who[0].noun in ("delegation", "delegate", "representative", "side"):
        return stance  # as minutes put it: "the delegation could accept"
    if modal in _COULD and lemma != "live" and not conditional:
        if other:
            return None
        return "considers" if info.speaker is None and r.voice.kind == "author" else stance
    return stance
