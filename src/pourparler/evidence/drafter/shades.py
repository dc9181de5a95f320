"""Small signs around a verb that turn what it says: never, or else, hinted, off the table, met in private."""

from __future__ import annotations

from pourparler.evidence.drafter.closed import WILL_WOULD, WILL_WOULD_D
from pourparler.evidence.drafter.cues import HELD_TO, NOUN_CUES
from pourparler.evidence.drafter.groups import Clause
from pourparler.evidence.drafter.heads import chain
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Chain, Head, noun_phrase, skip_time
from pourparler.evidence.drafter.proto import Info, Reading
from pourparler.evidence.drafter.tokens import Words

NEVER = frozenset(["offer", "accept", "demand", "promise", "threaten", "plan", "want", "drop"])
RECOGNISED = listed("accept approve ratify sign join tolerate swallow stomach allow permit let initial")


def never(words: Words, clause: Clause) -> bool:
    """Whether a clause says of the past that something never was: "has never proposed", "never agreed"."""
    group = clause.group
    return (
        not group.modal and (group.perfect or group.past) and "never" in words.low[max(0, group.start - 1) : group.end]
    )


FATES = frozenset(["stand", "remain", "hold", "lapse", "expire", "fall"])


DROPPED = listed("drop withdraw abandon scrap shelve lift retract rescind")


def hinted(r: Reading, clause: Clause) -> bool:
    """ "hinted it could accept": no more than a possibility."""
    up = r.info.get(clause.up)
    hinted = bool(up and up.chain and up.chain.heads and up.chain.heads[-1].lemma in ("hint", "suggest", "imply"))
    return hinted and clause.group.modal in ("could", "might", "may") and not clause.group.neg


OTHERWISE = (["failing", "which"], ["failing", "that"], ["failing", "this"], ["or", "else"], ["if", "not"])


def or_else(r: Reading, clause: Clause) -> bool:
    """Whether a clause tells what comes of a refusal: "failing which it would go to court", "otherwise it will"."""
    words = r.words
    if clause.group.modal not in WILL_WOULD or clause.group.neg:
        return False
    forced = clause.group.lemma == "have" and words.low[clause.group.end : clause.group.end + 1] == ["to"]
    if clause.group.lemma in ("lapse", "expire", "fall", "be", "have") and not forced:
        return False
    at = clause.subject[0] if clause.subject is not None else clause.start
    while at > 0 and words.tag[at - 1] in ",—":
        at -= 1
    return words.low[max(0, at - 2) : at] in OTHERWISE or words.low[max(0, at - 1) : at] == ["otherwise"]


def sues(r: Reading, clause: Clause) -> bool:
    """ "Will fight it in the courts": a threat to go to law."""
    ahead = clause.group.modal in WILL_WOULD_D and not clause.group.neg
    return ahead and bool({"court", "courts", "tribunal", "judges"} & set(r.words.low[clause.group.end : clause.end]))


def second_of_two(r: Reading, clause: Clause, found: Chain) -> bool:
    """ "the truce, which A rejected and | B accepted": whether a clause shares what a relative clause is about."""
    if clause.number == 0 or clause.marker not in ("and", "but") or clause.subject is None:
        return False
    before, words = r.clauses[clause.number - 1], r.words
    if before.kind != "rel" or before.subject is None or before.group.end < clause.subject[0] - 3:
        return False
    return found.object >= words.n or words.tag[found.object] in ",.;:—"


def somewhere(r: Reading, at: int) -> bool:
    """Whether a word stands in a phrase of place: "the camps near the border"."""
    k = at - 1
    while k > 0 and r.words.tag[k] in "DXAQ":
        k -= 1
    return k > 0 and r.words.low[k] in ("near", "at", "along", "around", "across", "beyond", "outside", "inside")


DENIED = listed("entry access permission visa visas passage accreditation recognition asylum bail leave admission")
STATELY = listed(
    "officials leaders ministers minister president delegation delegations representatives representative "
    "counterpart counterparts team teams both parties union unions employers envoy envoys negotiators mediator "
    "mediators chairman chair secretary ambassador ambassadors sides "
)


def lasted(words: Words, found: Chain, clause: Clause) -> bool:
    """ "fought for six weeks": how long, and no demand."""
    return skip_time(words, found.object, clause.end) > found.object or (
        words.low[found.object + 1 : found.object + 2] in (["weeks"], ["days"], ["months"], ["years"], ["hours"])
    )


def spoke_alone(r: Reading, clause: Clause, info: Info) -> bool:
    """Whether one party alone talks something over, or speaks with nobody of the case: "its board will discuss it"."""
    if clause.group.lemma not in ("discuss", "speak", "talk", "debate"):
        return False
    if {"talks", "phone", "telephone"} & set(r.words.low[clause.start : clause.end]):
        return False
    party = info.who[0].party
    others = [m for m in r.scene.mentions if clause.start <= m.start < clause.end and m.name.party != party]
    return not others and not {"them", "both", "each"} & set(r.words.low[clause.group.end : clause.end])


def met_in_private(r: Reading, found: Chain, clause: Clause) -> bool:
    """Whether somebody meets people who are no party: "met teachers", "met her daughter"."""
    words = r.words
    at, stop, _ = noun_phrase(words, found.object, clause.end)
    if at < 0 or any(found.object <= m.start < stop for m in r.scene.mentions):
        return False
    capital = any(words.text[k][0].isupper() for k in range(found.object, stop))
    days = skip_time(words, found.object, clause.end) > found.object
    return not capital and not days and not any(words.low[k] in STATELY for k in range(found.object, stop))


_TALKING = frozenset(["discuss", "negotiate", "talk", "debate"])


def talked_over(r: Reading, found: Chain, clause: Clause) -> bool:
    """ "Is ready to discuss the duty": a thing at issue that somebody is ready to talk of, and no meeting."""
    at = next((n for n, head in enumerate(found.heads) if head.lemma in _TALKING and n), 0)
    if not at or found.heads[at].neg or found.heads[0].neg or found.heads[at - 1].act not in ("ready", "accept"):
        return False
    own = (h for h in r.hits if found.heads[at].at < h.start < clause.end and h.strong)
    return any(h.issue != r.topics.meeting for h in own)


_THINGS = listed(
    "rifle rifles weapon weapons arms guns gun captives prisoners hostages detainees land territory territories "
    "villages village positions posts seats seat shares artillery tanks mines bodies vehicles"
)


def handed_over(words: Words, clause: Clause, found: Chain) -> bool:
    """ "Will give up their rifles": a thing handed over, and no position dropped."""
    at, _, _ = noun_phrase(words, found.object, clause.end)
    ahead = clause.group.modal in WILL_WOULD and not clause.group.neg
    return ahead and at >= 0 and words.low[at] in _THINGS


_AHEAD = listed("will would can cannot could can't can’t won't won’t")


def meets_demand(words: Words, clause: Clause, found: Chain) -> bool:
    """ "Cannot meet the union's demand", "will meet both conditions": no meeting, but what was asked."""
    asked = any(w in ("demand", "demands", "condition", "conditions") for w in words.low[found.object : clause.end])
    return asked and clause.group.modal in _AHEAD


def open_still(words: Words, clause: Clause) -> bool:
    """ "... remains on the table", "is still open": what was offered or demanded is so still."""
    k = clause.group.end
    while k < clause.end and words.low[k] in ("still", "very", "much"):
        k += 1
    rest = words.low[k : clause.end]
    return rest[:3] in (["on", "the", "table"], ["off", "the", "table"]) or rest[:2] in (["in", "place"],)


def met_a_need(r: Reading, found: Chain, clause: Clause) -> bool:
    """ "meets every demand": no meeting."""
    at, _, _ = noun_phrase(r.words, found.object, clause.end)
    return at >= 0 and r.words.low[at] in (
        "demand",
        "demands",
        "requirement",
        "requirements",
        "need",
        "needs",
        "target",
        "targets",
        "deadline",
        "condition",
        "conditions",
        "criteria",
        "standard",
        "standards",
        "cost",
        "costs",
        "commitments",
        "obligations",
        "halfway",
    )


def dropped_object(r: Reading, head: Head, found: Chain) -> bool:
    """Whether "withdrew" has a position for its object ("withdrew it", "withdrew the proposal")."""
    at, stop, _ = noun_phrase(r.words, found.object, r.words.n)
    if at < 0:
        return r.words.low[found.object : found.object + 1] in (["it"], ["that"], ["this"]) and head.lemma in (
            "withdraw",
            "lift",
            "rescind",
            "revoke",
        )
    return NOUN_CUES.get(r.words.low[at]) in ("demand", "offer", "threaten", "promise", "oppose", "claim")


def adjective(head: Head) -> bool:
    return (
        head.lemma not in ("",)
        and head.act in ("predicate",)
        or head.end - head.at > 1
        and head.act in ("ready", "plan", "oppose", "promise", "support", "consider", "refuse", "keep")
        and head.lemma in HELD_TO
    )


def is_planned(r: Reading, clause: Clause) -> bool:
    heads = chain(r.words, clause.group, clause.end).heads
    return bool(heads) and heads[0].act == "plan" or clause.group.modal in ("will", "'ll", "shall")


def first_act(found: Chain) -> str:
    """The act of a chain's first cue."""
    return found.heads[0].act if found.heads else ""
