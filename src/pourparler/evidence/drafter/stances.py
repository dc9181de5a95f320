"""The stance of a verb with its cues, once it is known to be one: turned by never, must and may, and placed."""

from __future__ import annotations

from pourparler.evidence.drafter.closed import MUST
from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.deeds import deed
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.holders import REPORTS
from pourparler.evidence.drafter.judgements import the_author
from pourparler.evidence.drafter.phrases import Chain, noun_phrase
from pourparler.evidence.drafter.procedure import unmet
from pourparler.evidence.drafter.proto import Info, Pending, Reading
from pourparler.evidence.drafter.scope import half, possible
from pourparler.evidence.drafter.settings import antecedent_start, summed_up
from pourparler.evidence.drafter.shades import (
    DENIED,
    NEVER,
    RECOGNISED,
    handed_over,
    hinted,
    lasted,
    meets_demand,
    met_a_need,
    met_in_private,
    never,
    second_of_two,
    somewhere,
    spoke_alone,
    sues,
    talked_over,
)
from pourparler.evidence.drafter.sources import link
from pourparler.evidence.drafter.undone import undone

# What is recommended by those who are for it, and is no proposal of theirs.
_AGREED = frozenset(["deal", "offer", "agreement", "package", "settlement", "acceptance", "approval", "compromise"])


def taken(r: Reading, clause: Clause, info: Info, found: Chain, stance: str | None, term: Terms | None) -> None:
    """Draft the stance that the cues of a clause give, unless helpers and objects make it another or none."""
    heads = found.heads
    words = r.words
    first = heads[0]
    missed = unmet(clause, found)
    if missed == "":
        return
    stance = missed or stance
    if stance is None:
        return
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
        if at >= 0 and words.low[at] in REPORTS:
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
