"""Silence told as a noun: "there was no comment from A on the levy", "no statement by the B side on the captives"."""

from __future__ import annotations

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.cues import NOUN_CUES, STANCE
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain, noun_phrase
from pourparler.evidence.drafter.proto import Info, Proto, Reading
from pourparler.evidence.drafter.who import Who

_WORDS = listed(
    "comment comments response reaction reply statement statements word answer mention announcement explanation "
    "confirmation communication"
)


def no_word(r: Reading, clause: Clause, info: Info, found: Chain) -> bool:
    """ "There was no immediate comment from A on the levy": A is silent on it; whether that is what stands here."""
    words = r.words
    if clause.subject is None or words.low[clause.subject[0] : clause.subject[1]] != ["there"]:
        return False
    who = _whose(r, found.object, clause.end)
    if not who:
        return False
    about = Info(who, found, info.links, info.speaker, False, info.past, info.told)
    emit(r, clause, about, found, "silent", "no-word", (found.object, clause.end), None)
    return True


_MET = listed(
    "draw meet attract face spark provoke win earn receive get trigger prompt encounter find run enjoy have command "
    "secure gain lack"
)


def drew(r: Reading, clause: Clause, info: Info, found: Chain) -> bool:
    """ "The levy drew criticism from A", "met with opposition from A": A opposes what is the subject."""
    words = r.words
    if clause.subject is None or clause.group.lemma not in _MET or clause.group.neg or clause.group.modal:
        return False
    start = clause.group.end + (words.low[clause.group.end : clause.group.end + 1] in (["with"], ["into"], ["up"]))
    head, stop, _ = noun_phrase(words, start, clause.end)
    act = NOUN_CUES.get(words.low[head]) if head >= 0 else None
    if act not in ("support", "oppose", "refuse", "accept") or words.low[stop : stop + 1] not in (
        ["from"],
        ["by"],
        ["of"],
    ):
        return False
    if words.low[stop] == "of" and (act not in ("support", "accept") or clause.group.lemma == "lack"):
        return False  # "has the support of A"; "an objection of principle" is nobody's
    if info.who and info.who[0].known:
        return False  # "A has the support of B": a party, and no issue
    end = stop + 1
    while end < clause.end and words.tag[end] not in ",;:—VMBHKPST":
        end += 1
    who = [w for w in people(r.scene, stop + 1, end) if w.known]
    if not who:
        return False
    about = Info(who, found, info.links, info.speaker, False, info.past, info.told)
    emit(r, clause, about, found, STANCE[act], "drew", clause.subject, None, span=(clause.subject[0], clause.end))
    return True


def no_word_line(r: Reading) -> None:
    """The same without a verb, as bulletins have it: "No statement by the Kestrian side on the captives"."""
    words = r.words
    if r.out or not words.n or any(c.group.start < 6 for c in r.clauses):
        return
    who = _whose(r, 0, words.n)
    best = r.topics.best(r.hits, [(0, words.n)], 0) if who else None
    if best is None:
        return
    last = words.n - (1 if words.tag[words.n - 1] in ".!;" else 0)
    for one in who:
        r.out.append(
            Proto("no-word", one, "silent", best, words.start[0], words.end[last - 1], None, "fact", True, r.links)
        )


def _whose(r: Reading, a: int, b: int) -> list[Who]:
    """Who said nothing, where a "no comment" stands at ``a``."""
    words = r.words
    a += words.low[a : a + 1] == ["still"]
    if words.low[a : a + 2] == ["nothing", "from"]:
        k = a  # "Nothing from Kestria on the captives"
    elif words.low[a : a + 1] != ["no"]:
        return []
    else:
        k = a + 1
    while k < b and k < a + 5 and words.low[k] not in _WORDS | {"nothing"}:
        k += 1
    if k >= b or words.low[k] not in _WORDS | {"nothing"}:
        return []
    for m in range(k + 1, min(b - 1, k + 8)):
        if words.low[m] in ("from", "by") and words.tag[m] == "P":
            end = m + 1
            while end < b and words.tag[end] not in ",;:—.VMBHKPST":
                end += 1
            return [w for w in people(r.scene, m + 1, end) if w.known]
    return []
