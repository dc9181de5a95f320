"""From the clauses of a sentence to drafts: who takes which stance on what."""

from __future__ import annotations

from pourparler.evidence.drafter.clefts import as_told, cannot_do
from pourparler.evidence.drafter.conditions import Terms, before_phrase, phrases
from pourparler.evidence.drafter.denials import found_so
from pourparler.evidence.drafter.emit import depend, emit
from pourparler.evidence.drafter.encounters import announced_meeting, encounter
from pourparler.evidence.drafter.evaluations import ordered, weighed
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.heads import chain
from pourparler.evidence.drafter.holders import corrected, holder, nobody_who
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
from pourparler.evidence.drafter.silent_verbs import neither_nor, not_drawn, not_said
from pourparler.evidence.drafter.terms import before, negated, terms_of
from pourparler.evidence.drafter.that_clauses import by_that, only_told
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
    if only_told(r, clause):
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
    if not_said(r, clause, info, found):
        return
    term = terms.get(clause.number)
    if clause.up >= 0 and r.clauses[clause.up].kind == "if" and clause.kind != "main":
        return
    if not_drawn(r, clause, info, found) or neither_nor(r, clause, info, found, that):
        return
    if that is not None and by_that(r, clause, that, info, found, term):
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


_UNREAL = listed("would wouldn't wouldn’t could couldn't couldn’t might should 'd ’d")
