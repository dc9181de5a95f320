"""Clauses without a cue: "we will not sign", "the guards must leave", "the levy costs jobs"; by helpers and speaker."""

from __future__ import annotations

from pourparler.evidence.drafter.closed import MUST, WILL, WOULD
from pourparler.evidence.drafter.compose import EXPECTED
from pourparler.evidence.drafter.conditions import Terms
from pourparler.evidence.drafter.deed_signs import asks, at_least, its_own, near_verb, stays, until_day, yields
from pourparler.evidence.drafter.emit import emit
from pourparler.evidence.drafter.firsthand import idiom
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.menace import forfeits, menacing, punished
from pourparler.evidence.drafter.phrases import Chain
from pourparler.evidence.drafter.procedure import happens, motion, ours_may, own_exit, procedural
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.scope import denying, kept_from
from pourparler.evidence.drafter.who import AUTHOR, Who

_WILL = WILL | {"won't", "won’t"}
_WOULD = WOULD | {"wouldn't", "wouldn’t"}
_CAN = frozenset(["can", "cannot", "can't", "can’t"])
_SPOKEN = frozenset(["speaker", "party"])
_MAY = frozenset(["may", "might", "could", "couldn't", "couldn’t"])


def deed(r: Reading, clause: Clause, info: Info, found: Chain, stance: str, term: Terms | None) -> None:
    """Draft what a clause without a cue of its own says, if somebody says it."""
    group = clause.group
    negated = stance == "not-deed"
    if clause.subject is not None and at_least(r, clause):
        if info.speaker is not None and info.speaker.known and modal_ahead(group.modal):
            _send(r, clause, [info.speaker], info, found, "demands", "nothing-less", term, whole=True)
        return
    apart = group.lemma in ("remain", "be", "stay") and bool(
        {"divided", "apart", "deadlocked"} & {*near_verb(r, clause)}
    )
    if apart and len(info.who) > 1:
        return  # "remain divided on it": no position of either
    nothing = not info.who and denying(r.words, clause)
    if nothing and not kept_from(r.words, clause):
        nothing = group.modal in MUST
        if group.modal in _WILL | _WOULD | _CAN and r.voice.kind != "editorial":
            return
    negated = negated != nothing
    speaker = info.speaker
    subject = info.who[0] if info.who and not happens(r, clause) else None
    moved = motion(r, clause, info)
    if moved is not None and speaker is not None:
        _send(r, clause, [speaker], info, found, moved, "motion", term)
        return
    if own_exit(r, clause) and own_of(info) and speaker is not None and speaker.known:
        if term is not None:
            _send(r, clause, [speaker], info, found, "threatens", "we-leave", term)
        return
    if procedural(r, clause, found) or ours_may(r, clause):
        return
    if speaker is None and r.voice.kind == "editorial":
        speaker = Who(AUTHOR, AUTHOR, "author", "author", "")
    own = subject is not None and subject.known and (speaker is None or subject.party == speaker.party)
    modal = group.modal
    if subject is not None and subject.known and speaker is not None and not speaker.known and speaker.id != AUTHOR:
        # What a source that is no party tells of a party's plans is that party's plan.
        own = own or modal in _WILL or modal in _MAY or (modal in _WOULD and info.past)
    planned = any(h.act == "plan" for h in found.heads)
    if any(h.lemma in EXPECTED for h in found.heads):
        return  # what others expect is no promise
    future = (
        modal in _WILL
        or planned
        or (modal in _WOULD and (info.past or term is not None or r.voice.kind == "speaker"))
        or (group.going and own and not group.past and group.lemma not in _STATES and r.voice.kind in _SPOKEN)
    )
    if clause.kind in ("rel", "adv", "by") and not (own and future):
        return
    first_hand = idiom(r, clause, info, found)
    if first_hand is not None and speaker is not None and speaker.known:
        who = [subject if own and subject is not None else speaker]
        about = Info(who, found, info.links, info.speaker, False, info.past, info.told)
        emit(r, clause, about, found, *first_hand, (found.object, clause.end), term)
        return
    forced = modal in MUST and group.lemma == "have" and r.words.low[group.start] in _WILL | _WOULD and not own
    passive = r.words.low[group.end : group.end + 2] == ["to", "be"]
    if forced and passive and clause.subject is not None and r.words.low[clause.subject[0]] in ("any", "every"):
        return  # "any rise would have to be paid for": what would follow
    if (
        modal in MUST
        and speaker is not None
        and clause.kind in ("main", "that", "and")
        and not own
        and not asks(clause)
    ):
        firm = negated and group.lemma in _WAVERING  # "must not blink on it"
        asked = "opposes" if negated and not firm else "demands"
        _send(r, clause, [speaker], info, found, asked, "must", term, whole=True)
        return
    if (
        own
        and r.voice.kind == "speaker"
        and subject is not None
        and subject.resolved == "pronoun"
        and r.words.text[clause.subject[0] if clause.subject else 0].lower() in ("i", "we")
        and not modal
        and not group.past
        and not group.perfect
        and group.lemma not in _STATES
        and group.kind == "fin"
    ):
        # "We pay 24 or we buy elsewhere": what somebody says to do
        hostile = clause.marker in ("or", "otherwise") or (term is not None and group.lemma in _HOSTILE)
        verdict = "threatens" if hostile and not negated else "refuses" if negated else "promises"
        _send(r, clause, [subject], info, found, verdict, "we-do", term)
        return
    if own and subject is not None and (speaker is not None or planned or modal in _WILL or r.voice.kind == "party"):
        said = speaker is not None
        if future or modal in _CAN or modal in _MAY or (term is not None and said and not group.past):
            if r.voice.kind == "editorial" and not said:
                return
            if negated and modal in ("may", "might"):
                return
            if negated:
                verdict = "drops" if group.lemma == "pursue" else "refuses"
            elif modal in _CAN:
                verdict = "offers"
            elif modal in _MAY:
                verdict = "considers"
            else:
                verdict = "promises"
            if verdict in ("promises", "considers") and modal in _MAY and term is not None and term.kind == "only_if":
                verdict = "considers"  # "warned that it could open it only after"
            elif verdict == "promises" and (
                _warned(r, clause)
                or (term is not None and group.lemma in _HOSTILE)
                or (modal in _WILL | _WOULD and menacing(r.words, clause, found, term))
            ):
                verdict = "threatens"
            rule = "will"
            if verdict == "considers" and info.past and modal == "could":
                rule = "could"
            _send(r, clause, [subject], info, found, verdict, rule, term)
            return
        if group.lemma == "have" and r.words.low[group.start] in _WILL | _WOULD and not negated:
            if term is not None and menacing(r.words, clause, found, term):
                _send(r, clause, [subject], info, found, "threatens", "forced", term)
            return  # "will have to cut fees": neither a wish nor a promise
        if modal in MUST or any(h.act == "want" for h in found.heads):
            _send(r, clause, info.who, info, found, "refuses" if negated else "demands", "must", term)
            return
    if speaker is None:
        if subject is not None and subject.known and future and term is not None:
            verdict = "refuses" if negated else "threatens" if group.lemma in _HOSTILE else "promises"
            if verdict == "promises" and menacing(r.words, clause, found, term):
                verdict = "threatens"
            _send(r, clause, info.who, info, found, verdict, "plan", term)
        return
    if clause.kind not in ("main", "that", "and", "do") and clause.marker not in ("because", "as", "since"):
        return
    if modal in MUST:
        _send(r, clause, [speaker], info, found, "opposes" if negated else "demands", "must", term, whole=True)
    elif nothing and negated and group.lemma in _NEEDED and not modal and speaker.known:
        _send(r, clause, [speaker], info, found, "opposes", "nothing", term, whole=True)
    elif nothing and negated and speaker.known and modal in _WILL | _WOULD:
        if not group.passive and group.lemma not in _MOVES:
            return  # "no exercise will change that"
        _send(r, clause, [speaker], info, found, "refuses", "nothing", term, whole=True)
    elif modal in _CAN and negated and group.passive and group.lemma in _FEASIBLE:
        if speaker.known and _reported(r, clause, info):
            _send(r, clause, [speaker], info, found, "claims", "says", term, whole=True)
    elif modal in _CAN and negated:
        _send(r, clause, [speaker], info, found, "refuses", "cannot", term, whole=True)
    elif modal in _MAY and not negated and (yields(group.passive, found) or _resumes(group.lemma, speaker, info)):
        _send(r, clause, [speaker], info, found, "considers", "might", term, whole=True)
    elif group.lemma in ("soften", "harden", "toughen", "shift"):
        return
    elif speaker.known and group.passive and modal in _WILL | _WOULD and group.lemma in _GRANTING and not nothing:
        told = clause.kind == "that" or clause.kind == "main" and term is not None and len(info.links) > 0
        if not told or "by" in r.words.low[group.end : clause.end]:
            return
        _send(r, clause, [speaker], info, found, "refuses" if negated else "promises", "will-be", term, whole=True)
    elif speaker.known and negated and group.passive and modal in _WILL | _WOULD and its_own(r, clause):
        _send(r, clause, [speaker], info, found, "refuses", "its-own", term, whole=True)
    elif speaker.known and not own and not negated and term is not None and punished(r.words, clause, term):
        _send(r, clause, [speaker], info, found, "threatens", "or-it-will-be", term, whole=True)
    elif speaker.known and info.links and not own and forfeits(r.words, clause):
        _send(r, clause, [speaker], info, found, "threatens", "forfeits", term, whole=True)
    elif speaker.known and stays(r, clause) and not negated:
        _send(r, clause, [speaker], info, found, "demands", "stays", term, whole=True)
    elif speaker.known and group.lemma == "have" and until_day(r, clause) and not negated:
        _send(r, clause, [speaker], info, found, "demands", "until", term)
    elif speaker.known and _subjunctive(r, clause):
        put = "offers" if _suggested(r, clause) else "demands"
        _send(r, clause, [speaker], info, found, "opposes" if negated else put, "be-it-so", term, whole=True)
    elif clause.subject is None and clause.shares < 0 and (modal or group.lemma in ("be", "remain", "give")):
        return  # a clause whose subject was not found
    elif speaker.known and _reported(r, clause, info):
        _send(r, clause, [speaker], info, found, "claims", "says", term, whole=True)


_WAVERING = listed("blink waver yield budge flinch bend retreat cave wobble falter weaken")
_RESUMING = listed("resume restart reopen begin start return go happen follow come")
_GRANTING = listed(
    "send table introduce submit admit allow let permit open reopen release free lift rescind restore return exempt "
    "reinstate"
)
_FEASIBLE = listed("complete finish build find verify confirm prove explain measure repair achieve do deliver produce")
_NEEDED = listed("need require justify warrant")
_MOVES = listed("cross enter leave pass return go happen move fish sail land operate reopen")


def modal_ahead(modal: str) -> bool:
    """Whether a helper looks ahead: will, would, can, could."""
    return modal in _WILL | _WOULD | _CAN | _MAY


_HOSTILE = listed(
    "strike retaliate sue walk quit leave boycott picket punish attack blockade expel sanction prosecute ballot"
)


def own_of(info: Info) -> bool:
    """Whether the speaker of a clause is its subject."""
    return bool(info.who and info.speaker is not None and info.who[0].party == info.speaker.party)


def _warned(r: Reading, clause: Clause) -> bool:
    """Whether the clause is what somebody warns of."""
    up = r.info.get(clause.up)
    return bool(up and up.chain and up.chain.heads and up.chain.heads[-1].lemma in ("warn", "threaten", "caution"))


def _resumes(lemma: str, speaker: Who, info: Info) -> bool:
    """ "Convoys could resume next week": what a party says may come about."""
    return speaker.known and lemma in _RESUMING and not info.who


_STATES = listed(
    "be have know think believe feel see hear mean understand seem appear live remember hope wish say note do get "
    "like love work come go meet own belong matter want need look remain resume recall talk turn speak listen try "
    "begin start stand sit ask argue differ sympathise sympathize adjourn reconvene owe close take owe fish live"
)


def _subjunctive(r: Reading, clause: Clause) -> bool:
    """ "that rents be frozen until then": what somebody wants, and no report of what is."""
    group = clause.group
    return clause.subject is not None and r.words.low[group.start] == "be" and not group.modal and bool(group.passive)


def _suggested(r: Reading, clause: Clause) -> bool:
    """Whether it was suggested or proposed, and not asked for."""
    up = r.info.get(clause.up)
    return bool(up and up.chain and up.chain.heads and up.chain.heads[-1].lemma in ("suggest", "propose", "recommend"))


def _reported(r: Reading, clause: Clause, info: Info) -> bool:
    """Whether a bare statement of fact is somebody's claim: "X said that ...", and not any sentence of a speech."""
    if r.voice.kind == "editorial" and not info.links:
        return clause.group.modal in _WILL | _WOULD and bool(clause.subject)
    if r.voice.kind == "speaker" and not r.voice.turn:
        return True
    if clause.group.lemma in ("stay", "remain", "stand") and r.voice.kind == "speaker" and not clause.group.past:
        return True
    return len(info.links) > len(r.voice.chain) or info.speaker is not r.speaker


def _send(
    r: Reading, clause: Clause, who: list[Who], info: Info, found: Chain, stance: str, rule: str, term: Terms | None,
    whole: bool = False,
) -> None:  # fmt: skip
    region = (clause.group.head, clause.end)
    extra = [clause.subject] if whole and clause.subject else []
    span = (clause.subject[0], clause.end) if whole and clause.subject else None
    about = Info(who, found, info.links, info.speaker, False, info.past, info.told)
    emit(
        r, clause, about, found, stance, rule, region, term,
        extra=extra, span=span, cautious=stance == "claims" or rule in ("motion", "we-do"),
    )  # fmt: skip
