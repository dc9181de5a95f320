"""One clause, its chain of cues and its actors: the position it states, if it states one."""

from __future__ import annotations

from dataclasses import replace

from pourparler.evidence.drafter import compose
from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.aims import named_aim
from pourparler.evidence.drafter.clefts import aside, something
from pourparler.evidence.drafter.clefts import cleft as cleft_of
from pourparler.evidence.drafter.complements import ENDED
from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.deeds import deed
from pourparler.evidence.drafter.denials import failing, not_ours
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.evaluations import judge_of
from pourparler.evidence.drafter.existence import there_is_no
from pourparler.evidence.drafter.fates import fate
from pourparler.evidence.drafter.firsthand import no_choice
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.judgements import called_so, figure, judged, spoken
from pourparler.evidence.drafter.papers import paper
from pourparler.evidence.drafter.passives import passive
from pourparler.evidence.drafter.phrases import Chain, Head
from pourparler.evidence.drafter.procedure import motion, told_me
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.shades import (
    DROPPED,
    FATES,
    adjective,
    dropped_object,
    is_planned,
    open_still,
    or_else,
)
from pourparler.evidence.drafter.stances import taken
from pourparler.evidence.drafter.tokens import Words


def _by_whom(words: Words, clause: Clause, heads: list[Head]) -> bool:
    """ "Access continues to be denied by Oskmar": a passive behind another verb."""
    at = heads[-1].at
    helped = at > clause.group.end and words.low[at - 1] in ("be", "been") and "n" in words.form[at]
    return helped and words.low[at + 1 : at + 2] == ["by"]


def state_position(r: Reading, clause: Clause, info: Info, found: Chain, term: Terms | None) -> None:
    heads = found.heads
    words = r.words
    if clause.kind == "adv" and clause.marker in ("before", "until", "till") and not clause.group.past:
        return  # "before it signs": not yet
    if clause.group.past and "once" in words.low[max(0, clause.group.start - 1) : clause.group.head]:
        return  # "which once backed it": and does no longer
    stance = compose.stance(heads)
    first = heads[0]
    if first.lemma in ("hope", "want", "wish", "intend") and clause.group.perfect and clause.group.past:
        return  # "had hoped to": and does no longer
    together = len([who for who in info.who if who.known]) > 1
    if together and first.neg and first.lemma == "agree" and not clause.group.modal:
        return  # "the two have yet to agree on it"
    if first.lemma == "agree" and first.neg and clause.group.modal and not (info.who and info.who[0].known):
        return  # "eleven governments cannot agree on it"
    if no_choice(r, clause, info, found, term):
        return
    if (
        first.lemma == "unable"
        and heads[-1].lemma in ("agree", "reach", "settle")
        or first.neg
        and first.lemma == "reach"
    ):
        return  # what all together failed to do
    if clause.group.nolonger and heads and heads[0].neg:
        bare = compose.stance([replace(heads[0], neg=False), *heads[1:]])
        stance = ENDED.get(bare or "") or stance
    if any(h.act == "lift" for h in heads) and not compose.lifted(heads):
        index = next(n for n, h in enumerate(heads) if h.act == "lift")
        if index + 1 == len(heads) and dropped_object(r, heads[index], found):
            stance = compose.stance([*heads[:index], replace(heads[index], act="drop")])
    if paper(r, clause, info, found, term):
        return
    if clause.kind == "with" and clause.subject is not None:
        if first.act == "offer" and clause.shares < 0 and clause.up >= 0:
            host = r.info[clause.up]
            host_clause = r.clauses[clause.up]
            if host.who and host.who[0].known:
                ahead = is_planned(r, host_clause)
                emit(
                    r,
                    clause,
                    Info(host.who, found, info.links, info.speaker, False, info.past, info.told),
                    found,
                    "offers",
                    "invited",
                    (clause.subject[0], clause.end),
                    None,
                    planned=ahead,
                )
        return
    if (
        clause.group.passive
        and clause.subject is not None
        and first.lemma in DROPPED
        and "by" not in words.low[found.object : clause.end]
        and fate(r, clause, info, found, term)
    ):
        return
    if clause.group.passive and first.act in ("say", "believe") and len(heads) > 1 and heads[1].at > first.at:
        # "was understood to be ready to": what is told without saying by whom
        found = Chain(heads[1:], found.object, found.that, found.taken)
        heads, stance = found.heads, compose.stance(heads[1:])
        first = heads[0]
    elif _by_whom(words, clause, heads) or clause.group.passive and not adjective(first):
        passive(r, clause, info, found, stance, term)
        return
    if (
        clause.subject is not None
        and not clause.group.passive
        and (first.lemma in FATES or clause.group.lemma in ("remain", "stay", "be") and open_still(words, clause))
        and fate(r, clause, info, found, term)
    ):
        return
    if something(r, clause) or not_ours(r, clause, info, found, term):
        return
    if named_aim(r, clause, info, found, term):
        return
    said = aside(r, clause)
    if said is not None and stance not in (None, "deed", "not-deed", "believe", "plan", "hear", "meets"):
        those = people(r.scene, said[2], clause.subject[1] if clause.subject else said[2], info.speaker)
        if those and those[0].known:
            told = Info(those, found, info.links, info.speaker, False, info.past, info.told)
            emit(r, clause, told, found, stance, "aside", said[:2], term)
        return
    moved = motion(r, clause, info) if first.lemma == "beg" else None
    if moved is not None and info.who:
        emit(r, clause, info, found, moved, "motion", (found.object, clause.end), term)
        return
    cleft = cleft_of(r, clause) if first.act not in ("say", "believe") else None
    if cleft is not None and stance is not None and info.who:
        if stance in ("deed", "not-deed"):
            return
        judge = judge_of(r, info) if first.lemma == "need" else None
        if first.lemma == "need" and (judge is None or judge.party != info.who[0].party):
            if judge is None:
                return
            info.who = [judge]  # "What the region needs is a truce": who says so
        emit(
            r,
            clause,
            info,
            found,
            stance,
            "what",
            cleft,
            term,
            span=(clause.subject[0] if clause.subject else clause.start, cleft[1]),
        )
        return
    held = clause.subject is not None and first.act == "predicate" and open_still(words, clause)
    if held and fate(r, clause, info, found, term):
        return
    if first.act == "predicate" or (first.act == "deem" and first.predicate):
        judged(r, clause, info, found, stance, term)
        return
    if there_is_no(r, clause, info, found, term):
        return
    if first.lemma == "need" and len(heads) > 1 and info.who and clause.kind in ("main", "that", "and"):
        judge = judge_of(r, info)
        if judge is None or judge.party != info.who[0].party:
            # "Alvania needs to open the border": what somebody else asks of it, and no wish of its own
            if judge is not None and not clause.group.past:
                asked = Info([judge], found, info.links, info.speaker, False, info.past, info.told)
                verdict = "opposes" if clause.group.neg else "demands"
                emit(r, clause, asked, found, verdict, "needs", (heads[1].at, clause.end), term)
            return
    asks = stance == "demands" and first.lemma in ("ask", "petition") and clause.group.modal
    if asks and term is not None and {"unless", "no", "not"} & set(words.low[term.start : term.end]):
        stance = "threatens"  # "will ask the court to rule unless"
    hostile = stance in ("deed", "demands", "promises", "drops") or failing(r, found, stance)
    if hostile and info.who and info.who[0].known and or_else(r, clause):
        emit(r, clause, info, found, "threatens", "or-else", (found.object, clause.end), term)
        return
    if stance == "deed" and not info.who and info.speaker and info.speaker.known and or_else(r, clause):
        who = Info([info.speaker], found, info.links, info.speaker, False, info.past, info.told)
        region = clause.subject or (clause.start, clause.end)
        emit(r, clause, who, found, "threatens", "or-else", (region[0], clause.end), term)
        return
    if stance in ("deed", "not-deed") or (stance in ("believe", "plan") and first.act != "plan"):
        deed(r, clause, info, found, stance, term)
        return
    if stance is None and first.act == "deem" and info.who:
        called_so(r, clause, info, found, term)
        return
    if stance is None and first.act == "say" and len(heads) == 1 and clause.group.modal and found.object < clause.end:
        deed(r, clause, info, found, "not-deed" if clause.group.neg else "deed", term)
        return
    if stance is None and first.act == "say" and len(heads) == 1 and info.who:
        if figure(r, clause, info, found):
            return
        spoken(r, clause, info, found, term)
        return
    if (
        stance in (None, "believe", "plan", "hear")
        and clause.group.neg
        and info.who
        and info.who[0].known
        and found.object >= clause.end
        and first.lemma in ("do", "have", "be")
        and len(heads) == 1
    ):
        emit(r, clause, info, found, "denies", "did-not", (found.object, clause.end), term)
        return
    if stance in (None, "believe", "plan", "hear") or told_me(r, found):
        return
    taken(r, clause, info, found, stance, term)
