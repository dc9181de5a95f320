"""Clauses with "that": only told of ("claims that"), not believed ("do not think that"), judged ("essential that")."""

from __future__ import annotations

from pourparler.evidence.drafter import compose
from pourparler.evidence.drafter.complements import complement
from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.cues import NOUN_CUES, THAT
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.evaluations import high_time
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.heads import chain
from pourparler.evidence.drafter.holders import TOLD, holder
from pourparler.evidence.drafter.phrases import Chain
from pourparler.evidence.drafter.proto import Info, Reading


def only_told(r: Reading, clause: Clause) -> bool:
    """ "Claims that we want to close it are untrue": what is told of, and said by nobody who is named."""
    words, at = r.words, clause.start
    if clause.kind != "that" or clause.marker != "that" or not at or words.low[at] != "that":
        return False
    wish = NOUN_CUES.get(words.low[at - 1]) in ("offer", "demand", "promise") and words.tag[at - 1] == "X"
    bare = clause.group.modal in ("", "should", "would", "shall", "must", "will") and not clause.group.past
    if wish and bare and clause.number and r.clauses[clause.number - 1].group.end < at - 1:
        return holder(r, clause) is None  # "the proposal that the data be posted": `nouns` reads whose it is
    if words.low[at - 1] not in TOLD or at > 1 and words.tag[at - 2] not in "DAX.:;" or holder(r, clause) is not None:
        return False
    return not (clause.number and clause.up >= 0 and r.clauses[clause.number - 1].end >= at - 1)


def by_that(r: Reading, clause: Clause, that: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """What a clause says by the clause with "that" behind it; whether nothing more is to be read from its own verb."""
    last, group = found.heads[-1], clause.group
    if group.passive and last.lemma in ("assure", "tell", "inform", "promise", "notify", "remind", "warn"):
        info.eaten = True  # "we were assured that": nobody says by whom
        return True
    if last.act == "believe" and group.neg and info.who and last.lemma in _NOT_BELIEVED:
        _not_believed(r, clause, that, info, found, term)
        return True
    unsaid = group.neg and last.act == "say" and last.lemma in ("tell", "say", "pretend")
    if unsaid and (group.going or group.modal):
        info.eaten = True  # "I'm not going to tell you that it is easy"
        return True
    if _judged_so(r, clause, that, info, found, term):
        return True
    if high_time(r, clause, that, info, found, term):
        info.eaten = True
        return True
    return complement(r, clause, that, info, found, term) or last.act in ("say", "believe") or last.lemma in THAT


_NOT_BELIEVED = frozenset(["believe", "think", "see", "feel", "accept"])


def _not_believed(r: Reading, clause: Clause, that: Clause, info: Info, found: Chain, term: Terms | None) -> None:
    """ "Does not think that it should sign": opposed, where the contrary of what is not thought is."""
    info.eaten = True
    below = compose.stance(chain(r.words, that.group, that.end).heads)
    turned = compose.NEGATED.get(below or "")
    if below == "deed" and r.words.low[that.group.end : that.group.end + 1] == ["any"] and that.subject is not None:
        emit(r, clause, info, found, "opposes", "does-not-think", that.subject, term, until=that.end)
        return  # "We do not think a ceiling has any place here"
    if turned in ("opposes", "refuses", "denies") and below not in (None, "deed"):
        emit(r, clause, info, found, "opposes", "does-not-think", (that.start, that.end), term, until=that.end)


def _judged_so(r: Reading, clause: Clause, that: Clause, info: Info, found: Chain, term: Terms | None) -> bool:
    """ "It is essential that the dam be opened", "it is not true that ...": who says so takes the stance."""
    last = found.heads[-1]
    if last.act == "deem" and last.predicate and info.who and info.who[0].known:
        if r.words.low[found.object : found.object + 1] != ["it"]:
            return False
        emit(
            r,
            clause,
            info,
            found,
            compose.stance(found.heads) or last.predicate,
            "deem",
            (that.start, that.end),
            term,
            until=that.end,
        )
        info.eaten = True  # "considers it essential that"
        return True
    if last.act != "predicate" or len(found.heads) > 1 or clause.subject is None or info.speaker is None:
        return False
    if r.words.low[clause.subject[0] : clause.subject[1]] != ["it"] or not info.speaker.known:
        return False
    if last.predicate not in ("demands", "opposes", "supports", "refuses", "denies"):
        return False
    that_info = Info([info.speaker], found, info.links, info.speaker, True, info.past, info.told)
    emit(r, clause, that_info, found, last.predicate, "it-is", (that.start, that.end), term, until=that.end)
    info.eaten = True
    return True
