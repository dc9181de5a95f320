"""From the clauses of a sentence to drafts: who takes which stance on what."""

from __future__ import annotations

from pourparler.evidence.drafter import compose
from pourparler.evidence.drafter.clefts import as_told, cannot_do
from pourparler.evidence.drafter.complements import complement
from pourparler.evidence.drafter.conditions import Terms, before_phrase, phrases
from pourparler.evidence.drafter.cues import NOUN_CUES, THAT
from pourparler.evidence.drafter.denials import found_so
from pourparler.evidence.drafter.emit import depend, emit
from pourparler.evidence.drafter.encounters import announced_meeting, encounter
from pourparler.evidence.drafter.evaluations import high_time, ordered, weighed
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.heads import chain
from pourparler.evidence.drafter.holders import TOLD, corrected, holder, nobody_who
from pourparler.evidence.drafter.labels import (
    answered_so,
    give_and_take,
    no_such,
    nobody_will,
    not_doing,
    there_is,
    what_colon,
)
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.nouns import noun_positions, partisans
from pourparler.evidence.drafter.phrases import Chain
from pourparler.evidence.drafter.positions import state_position
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.scope import denying, turn_predicate
from pourparler.evidence.drafter.settings import info_of
from pourparler.evidence.drafter.terms import before, negated, terms_of
from pourparler.evidence.drafter.unsaid import drew, no_word, no_word_line
from pourparler.evidence.drafter.verbless import verbless
from pourparler.evidence.drafter.who import AUTHOR, named


def read(r: Reading) -> None:
    """Fill ``r.out`` with what the sentence says."""
    if corrected(r):
        return
    _clip(r)
    terms = terms_of(r)
    for clause in r.clauses:
        if clause.marker == "whose" and clause.subject is not None and clause.subject[1] - clause.subject[0] < 12:
            owner = next((m.start for m in r.scene.mentions if clause.subject[0] < m.start < clause.subject[1]), -1)
            clause.subject = (owner, clause.subject[1]) if owner > 0 else clause.subject  # "whose release | X sought"
        r.info[clause.number] = info_of(r, clause)
        if clause.kind == "if":
            _note_subjects(r, clause)
            continue
        _clause(r, clause, terms)
    noun_positions(r)
    partisans(r)
    verbless(r)
    no_word_line(r)
    announced_meeting(r)
    what_colon(r)
    give_and_take(r)


def _clip(r: Reading) -> None:
    """End a relative clause at the comma before the verb it was put in front of: "X, which opposes it, | hosted"."""
    for clause, later in zip(r.clauses, r.clauses[1:], strict=False):
        if clause.kind == "rel" and later.start < clause.start and later.group.start < clause.end:
            stops = range(later.group.start - 1, max(clause.group.end - 1, later.group.start - 40), -1)
            clause.end = next((k for k in stops if r.words.tag[k] == ","), min(clause.end, later.group.start))


def _note_subjects(r: Reading, clause: Clause) -> None:
    if clause.subject is not None:
        for m in r.scene.mentions:
            if clause.subject[0] <= m.start < clause.subject[1]:
                r.memory.note(named(r.scene, m), False)
    for who in r.info[clause.number].who:
        if who.id != AUTHOR:
            r.memory.note(who, clause.kind not in ("rel", "adv", "that"))


def _clause(r: Reading, clause: Clause, terms: dict[int, Terms]) -> None:
    info = r.info[clause.number]
    if clause.kind in ("main", "that", "adv", "rel") and clause.subject is not None:
        _note_subjects(r, clause)
    if clause.kind == "do" and clause.subject is None and not info.who:
        info.eaten = True  # an order to whoever reads is no position, unless somebody known gives it
        ordered(r, clause, info, chain(r.words, clause.group, clause.end), terms.get(clause.number))
        return
    if clause.marker == "as" and as_told(r, clause, info):
        info.eaten = True
        return
    inside = clause.kind in ("that", "and", "rel", "adv", "part", "by")
    if clause.up >= 0 and r.info[clause.up].eaten and inside and holder(r, clause) is None:
        info.eaten = True
        return
    words = r.words
    host = r.clauses[clause.shares].group if clause.kind == "and" and clause.shares >= 0 else None
    if host is not None and host.modal and not clause.group.modal and clause.group.kind == "fin":
        bare = clause.group.start == clause.group.head and words.low[clause.group.head] == clause.group.lemma
        if bare and not clause.group.past:
            clause.group.modal = host.modal  # "should say so and | let the courts look"
    if _only_told(r, clause):
        info.eaten = True
        return
    begun = clause.subject[0] if clause.subject is not None else clause.start
    if begun and words.low[begun - 1] == "let" and words.low[begun] in ("me", "us", "him", "them"):
        info.eaten = True  # "let me turn to"
        return
    if clause.group.lemma == "let" and words.low[clause.group.end : clause.group.end + 3] == ["it", "be", "known"]:
        return
    if begun > 1 and words.low[begun - 2 : begun] == ["no", "way"]:
        clause.group.neg = not clause.group.neg  # "no way they sign that"
    if begun and words.low[begun - 1] in ("whether", "why", "how") or clause.marker in ("whether", "how", "why"):
        info.eaten = True
        return
    if clause.subject is not None and words.low[begun : clause.subject[1]] in (["nobody"], ["no", "one"], ["no-one"]):
        clause.group.neg = not clause.group.neg if clause.group.modal and not info.who else clause.group.neg
    if clause.group.perfect and clause.group.modal in _UNREAL:
        info.eaten = True  # an open question, or what would have been
        return
    if clause.number not in terms:
        inner = phrases(words, clause.group.end, clause.end, set()) or phrases(
            words, before(r, clause), clause.group.start, set()
        )
        if not inner and negated(r, clause):
            inner = before_phrase(words, clause.group.end, clause.end)
        if inner:
            terms = {**terms, clause.number: inner[0]}
    if clause.subject is not None and words.low[clause.subject[0]] in ("neither", "no", "none", "nobody") and info.who:
        clause.group.neg = not clause.group.neg
    that = next((r.clauses[n] for n in clause.down if r.clauses[n].kind == "that"), None)
    found = chain(words, clause.group, clause.end)
    info.chain = found
    heads = found.heads
    if not heads or clause.number in r.eaten:
        return
    if that is not None and not that.marker and words.low[that.start : that.start + 2] in (["no", "to"], ["yes", "to"]):
        clause.end = max(clause.end, that.group.start)  # "said no to | arbitration": no clause of its own
        r.eaten.add(that.number)
        found = info.chain = chain(words, clause.group, clause.end)
        heads, that = found.heads, None
    if not info.who and heads[0].act == "predicate" and denying(words, clause):
        turn_predicate(words, clause, heads[0])
        if not heads[0].predicate:
            info.eaten = True
            return
    if cannot_do(r, clause, info) or _wanted_too(r, clause, info, found):
        return
    if nobody_who(r, clause) or found_so(r, clause, info, found, terms.get(clause.number)):
        info.eaten = True
        return
    last = heads[-1]
    asked = next((r.clauses[n] for n in clause.down if _left_open(r, r.clauses[n])), None)
    if (
        asked is not None
        and last.act == "say"
        and info.who
        and (
            (clause.group.neg and (asked.marker in ("whether", "") or not clause.group.past))
            or (len(heads) > 1 and heads[-2].act == "refuse")
        )
    ):
        emit(r, clause, info, found, "silent", "not-said", (asked.start, asked.end), None, until=asked.end)
        r.eaten.add(asked.number)
        return
    term = terms.get(clause.number)
    if clause.up >= 0 and r.clauses[clause.up].kind == "if" and clause.kind != "main":
        return
    if (
        clause.group.lemma == "draw"
        and clause.group.passive
        and clause.group.neg
        and info.who
        and (words.low[clause.group.end : clause.group.end + 1] != ["into"])
    ):
        emit(r, clause, info, found, "silent", "not-drawn", (clause.group.end, clause.end), None)
        return
    if info.who and any(pair <= {clause.group.lemma, *_nor(r, clause)} for pair in _NEITHER_NOR):
        said = that or next((r.clauses[n] for n in r.clauses[clause.number + 1].down), None)
        end = said.end if said is not None else r.clauses[clause.number + 1].end
        emit(r, clause, info, found, "silent", "neither-nor", (clause.group.end, end), None, until=end)
        r.eaten.add(clause.number + 1)
        r.info[clause.number].eaten = True
        return
    if (
        that is not None
        and clause.group.passive
        and last.lemma in ("assure", "tell", "inform", "promise", "notify", "remind", "warn")
    ):
        info.eaten = True  # "we were assured that": nobody says by whom
        return
    if (
        that is not None
        and last.act == "believe"
        and clause.group.neg
        and info.who
        and last.lemma in ("believe", "think", "see", "feel", "accept")
    ):
        info.eaten = True
        below = compose.stance(chain(words, that.group, that.end).heads)
        turned = compose.NEGATED.get(below or "")
        if below == "deed" and words.low[that.group.end : that.group.end + 1] == ["any"] and that.subject is not None:
            emit(r, clause, info, found, "opposes", "does-not-think", that.subject, term, until=that.end)
            return  # "We do not think a ceiling has any place here"
        if turned in ("opposes", "refuses", "denies") and below not in (None, "deed"):
            emit(r, clause, info, found, "opposes", "does-not-think", (that.start, that.end), term, until=that.end)
        return
    unsaid = clause.group.neg and last.act == "say" and last.lemma in ("tell", "say", "pretend")
    if that is not None and unsaid and (clause.group.going or clause.group.modal):
        info.eaten = True  # "I'm not going to tell you that it is easy"
        return
    if that is not None and _judged_so(r, clause, that, info, found, term):
        return
    if that is not None and high_time(r, clause, that, info, found, term):
        info.eaten = True
        return
    if that is not None:
        if complement(r, clause, that, info, found, term):
            return
        if last.act in ("say", "believe") or last.lemma in THAT:
            return
    if weighed(r, clause, info, found, term):
        return
    if nobody_will(r, clause, info, found) or not_doing(r, clause, info, found):
        return
    if answered_so(r, clause, info, found) or there_is(r, clause, info, found) or no_such(r, clause, info, found):
        return
    if encounter(r, clause, info, found, term) or no_word(r, clause, info, found) or drew(r, clause, info, found):
        return
    state_position(r, clause, info, found, term)
    if (
        term is not None
        and term.marker.split()[0] in ("conditional", "contingent", "dependent")
        and info.who
        and info.who[0].known
    ):
        depend(r, clause, info, term)


def _wanted_too(r: Reading, clause: Clause, info: Info, found: Chain) -> bool:
    """ "wants the troops out | and the sanctions lifted": the last thing wanted, read as a clause."""
    if clause.marker != "and" or clause.number == 0 or clause.subject is None or clause.kind != "main":
        return False
    before = r.info[clause.number - 1]
    heads = before.chain.heads if before.chain is not None else []
    group = clause.group
    if len(heads) != 1 or heads[0].lemma != "want" or heads[0].neg or not before.who or not before.who[0].known:
        return False
    if group.modal or group.passive or group.perfect or "n" not in r.words.form[group.head]:
        return False
    if group.end < clause.end and r.words.tag[group.end] not in "PR,.;":
        return False
    about = Info(before.who, found, before.links, before.speaker, False, before.past, before.told)
    emit(r, clause, about, found, "demands", "want", (clause.subject[0], clause.end), None)
    info.eaten = True
    return True


def _only_told(r: Reading, clause: Clause) -> bool:
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


_UNREAL = listed("would wouldn't wouldn’t could couldn't couldn’t might should 'd ’d")


def _left_open(r: Reading, clause: Clause) -> bool:
    """Whether a clause is a question told of: "whether it would sign", "what it will pay"."""
    if clause.marker in ("whether", "how", "when", "why"):
        return True
    at = clause.subject[0] - 1 if clause.subject is not None else -1
    return clause.kind == "that" and at >= 0 and r.words.low[at] in ("what", "where", "who", "much", "many")


# "Neither confirmed nor denied it", "has neither accepted nor rejected the offer": no word on it.
_NEITHER_NOR = tuple(
    frozenset(pair.split("_"))
    for pair in (
        "confirm_deny", "accept_reject", "support_oppose", "endorse_reject", "approve_reject", "accept_refuse",
        "accept_dismiss", "back_oppose", "welcome_reject", "welcome_condemn", "endorse_condemn", "accept_decline",
    )
)  # fmt: skip


def _nor(r: Reading, clause: Clause) -> tuple[str, ...]:
    """The verb that "nor" joins to a negated clause: "neither confirmed nor | denied"."""
    after = r.clauses[clause.number + 1 : clause.number + 2]
    if not after or after[0].marker not in ("nor", "or") or after[0].shares != clause.number or not clause.group.neg:
        return ()
    return (after[0].group.lemma,)
