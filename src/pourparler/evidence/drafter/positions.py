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
from pourparler.evidence.drafter.judgements import called_so, figure, judged, spoken, the_author
from pourparler.evidence.drafter.papers import paper
from pourparler.evidence.drafter.passives import passive
from pourparler.evidence.drafter.phrases import Chain, Head, noun_phrase
from pourparler.evidence.drafter.procedure import motion, told_me, unmet
from pourparler.evidence.drafter.proto import Info, Pending, Reading
from pourparler.evidence.drafter.scope import half, possible
from pourparler.evidence.drafter.settings import antecedent_start, summed_up
from pourparler.evidence.drafter.shades import (
    DENIED,
    DROPPED,
    FATES,
    MUST,
    NEVER,
    RECOGNISED,
    TOLD,
    adjective,
    dropped_object,
    handed_over,
    hinted,
    is_planned,
    lasted,
    meets_demand,
    met_a_need,
    met_in_private,
    never,
    open_still,
    or_else,
    second_of_two,
    somewhere,
    spoke_alone,
    sues,
    talked_over,
)
from pourparler.evidence.drafter.sources import link
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.undone import undone

# What is recommended by those who are for it, and is no proposal of theirs.
_AGREED = frozenset(["deal", "offer", "agreement", "package", "settlement", "acceptance", "approval", "compromise"])


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
    missed = unmet(clause, found)
    if missed == "":
        return
    stance = missed or stance
    info.who = [who for who in info.who if who.kind not in ("document", "media") or who.known]
    given = len(heads) == 2 and first.act == "express" and heads[1].noun and heads[1].act in NEVER
    if given and first.neg and never(words, clause):
        stance = "denies"  # "never gave such an undertaking"
    stance = undone(r, clause, info, heads) or stance
    if first.neg and first.act in NEVER and first.lemma not in RECOGNISED and never(words, clause):
        stance = "denies"  # "has never proposed it" is no refusal
    own_word = info.speaker is not None and bool(info.who) and info.who[0].party == info.speaker.party
    if first.neg and first.act == "oppose" and own_word and never(words, clause):
        stance = "denies"  # "We have never opposed it"
    if clause.group.modal in MUST and r.voice.kind == "author" and info.speaker is None and info.who:
        return  # "Kestria should accept it", in a report that is nobody's opinion
    if clause.group.modal in MUST and clause.kind in ("main", "that", "and"):
        # What somebody else must accept or drop is the demand of the one who says so.
        speaker = info.speaker or (the_author(r) if r.voice.kind == "editorial" else None)
        if speaker is not None and not any(w.party == speaker.party for w in info.who):
            deed(r, clause, info, found, "not-deed" if clause.group.neg else "deed", term)
            return
    if stance in ("refuses", "opposes") and len(heads) == 1 and first.act == "refuse" and info.who:
        at, _, _ = noun_phrase(words, found.object, clause.end)
        if at >= 0 and words.low[at] in TOLD:
            stance = "denies"
    speaker = info.speaker
    nobody = not info.who or not info.who[0].known
    if heads[-1].act == "conditions" and stance == "conditions_on" and nobody and speaker and speaker.known:
        # "a truce depends on the captives": for whoever says so
        who = Info([speaker], found, info.links, speaker, False, info.past, info.told)
        emit(r, clause, who, found, stance, "depends", (found.object, clause.end), None)
        return
    if not info.who:
        shut = first.act == "consider" and first.neg and first.lemma == "open" and info.speaker is not None
        if shut and clause.subject is not None and info.speaker is not None and info.speaker.known:
            theirs = Info([info.speaker], found, info.links, info.speaker, False, info.past, info.told)
            emit(
                r,
                clause,
                theirs,
                found,
                "refuses",
                "not-open",
                clause.subject,
                term,
                span=(clause.subject[0], clause.end),
            )
            return
        if clause.subject is not None:
            deed(r, clause, info, found, "not-deed" if clause.group.neg else "deed", term)
        return
    if clause.kind == "do" and info.who and clause.subject is None and words.form[clause.group.head] == "":
        return
    part = words.low[found.object : found.object + 1] in (["paragraph"], ["paragraphs"])
    if part and words.tag[found.object + 1 : found.object + 2] == ["Q"]:
        return  # "dissociated itself from paragraphs 2 and 6": what stands there is not told here
    if stance in ("accepts", "supports", "offers", "promises", "drops") and hinted(r, clause):
        stance = "considers"
    if stance == "offers" and first.lemma == "recommend" and len(heads) == 1:
        at, _, _ = noun_phrase(words, found.object, clause.end)
        stance = "supports" if at >= 0 and words.low[at] in _AGREED else stance
    if stance == "drops" and len(heads) == 1 and handed_over(words, clause, found):
        stance = "offers" if term is not None else "promises"
    if stance in ("offers", "accepts", "meets", "demands") and info.who and talked_over(r, found, clause):
        hits, r.hits = r.hits, [h for h in r.hits if h.issue != r.topics.meeting]
        emit(r, clause, info, found, "considers", "ready-to-discuss", (found.object, clause.end), term)
        r.hits = hits
        return
    if first.act == "believe" and not info.who[0].known and info.who[0].kind != "author":
        return  # "analysts expect Kestria to accept it"
    if first.lemma in ("forced", "compelled", "obliged") and clause.group.modal:
        return  # "might be forced to accept it"
    stance = possible(r, clause, info, stance, first.lemma, term is not None)
    if (
        stance is None
        or stance in ("accepts", "considers", "opposes", "refuses")
        and half(words, clause)
        and not clause.group.modal
    ):
        return
    if stance == "threatens" and first.lemma in ("warn", "fear") and not info.who[0].known:
        return  # "hospitals warned of delays"
    low = words.low[clause.subject[0]] if clause.subject is not None else ""
    if low in ("nobody", "no-one", "none") and not info.who[0].known:
        return  # "nobody is asking for it"
    if first.act == "say" and first.whom is not None and not info.who[0].known:
        return  # what analysts tell investors to do is no position
    if stance == "opposes" and first.lemma in ("fight", "challenge", "contest") and sues(r, clause):
        stance = "threatens"
    rule = "-".join(dict.fromkeys(h.act for h in heads))
    if (
        r.text[words.last - 1] == ":"
        and clause is r.clauses[-1]
        and all(words.tag[k] in "RP:" for k in range(found.object, clause.end))
    ):
        r.pending = Pending(tuple(info.who), stance, "list-" + rule, info.links)
        return
    if first.lemma == "meet" and len(heads) == 1 and met_in_private(r, found, clause):
        return
    if first.lemma in ("fight", "march") and lasted(words, found, clause):
        return
    if stance == "meets" and len(heads) == 1 and len(info.who) == 1 and spoke_alone(r, clause, info):
        return
    if first.lemma == "deny" and len(heads) == 1 and stance == "denies":
        at, _, _ = noun_phrase(words, found.object, clause.end)
        if at >= 0 and words.low[at] in DENIED:
            stance = "refuses"  # "denied them entry"
    if first.act == "meet" and (first.lemma == "meet" and met_a_need(r, found, clause) or not info.who[0].known):
        if meets_demand(words, clause, found) and info.who[0].known and len(heads) == 1:
            verdict = "refuses" if clause.group.neg else "accepts"
            emit(r, clause, info, found, verdict, "meets-demand", (found.object, clause.end), term)
        return
    links = info.links
    if first.act == "deny" and len(heads) == 1 and r.voice.kind != "speaker":
        links = (*links, link(info.who[0], words.text[first.at], r.text))
    if clause.kind == "part" and first.act == "meet":
        return
    if second_of_two(r, clause, found):
        first_of = r.clauses[clause.number - 1]
        region = antecedent_start(r, first_of), first_of.start
        emit(r, clause, info, found, stance, "rel-" + rule, region, term, span=(clause.start, found.object))
        return
    if (
        clause.kind == "rel"
        and clause.subject is not None
        and not any(found.object <= h.start < clause.end for h in r.hits)
    ):
        summed = summed_up(r, clause)
        if summed is not None:
            emit(r, clause, info, found, stance, "rel-" + rule, summed[0], term, span=summed[1])
            return
        start = antecedent_start(r, clause)
        named = [h for h in r.hits if start <= h.start and h.end <= clause.start and h.strong]
        named = [h for h in named if not somewhere(r, h.start)] or named
        if len({h.issue for h in named}) > 1:
            start = max(named, key=lambda h: h.end).start  # of several things, the one that stands closest
        emit(r, clause, info, found, stance, "rel-" + rule, (start, clause.start), term, span=(start, clause.end))
        return
    if links != info.links:
        emit(r, clause, info, found, stance, rule, (found.object, clause.end), term, links=links)
        return
    emit(r, clause, info, found, stance, rule, (found.object, clause.end), term)
