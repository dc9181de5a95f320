"""Every key of the case format: its kind, whether it must be there, and what it says.

One table for load (unknown keys), for `pourparler schema`, and for the reference pages.
"""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """``kind``: text, id, ids, cite, terms, condition, worth, weight, date, whole, flag, any, or a choice a|b|c."""

    kind: str
    says: str
    required: bool = False


HANDLING = "open|internal|protected"
RECORD = "on_record|unnamed|anonymous"
LIMIT_KINDS = "law|declared|judged"
TALK_STATUS = "held|scheduled|proposed|refused"
RESPONSE_KINDS = "sanction|bond|guarantee|peacekeepers|relief"
OUTCOMES = "kept|broken|disputed|pending"
MODALITIES = "fact|claim|reported_plan|hypothetical|conditional|opinion"
STANCES = (
    "supports|opposes|accepts|offers|demands|refuses|conditions_on|drops|threatens|promises|claims|denies|"
    "considers|meets|silent"
)
WORDS = {"minor": ("1", "8"), "moderate": ("8", "20"), "major": ("20", "40"), "vital": ("40", "80")}

_because = Key("text", "why, in a few words")
_said = Key("cite", "statements or sources it stands on; without it, it is ours")
_worth_said = Key("cite", "who gave the number; without it, the size is ours")
_id = Key("text", "a name to cite it by")
_note = Key("text", "a remark")

TOP: dict[str, Key] = {
    "pourparler": Key("1", "version of the format", True),
    "title": Key("text", "what the case is about", True),
    "as_of": Key("date", "the day the case describes"),
    "note": Key("text", "shown under the title"),
    "scale": Key("any", "ranges behind the words minor, moderate, major, vital"),
    "sources": Key("any", "who says things, on whose side, on or off the record"),
    "documents": Key("any", "the reports the statements stand in"),
    "parties": Key("any", "who must agree, can break, wants or refuses", True),
    "people": Key("any", "who speaks for a party"),
    "issues": Key("any", "what is negotiated, with the options of each", True),
    "today": Key("terms", "the option each issue has if nothing is agreed"),
    "no_deal": Key("any", "what no deal is worth to a party"),
    "impossible": Key("any", "terms that cannot exist together, even for a day"),
    "limits": Key("any", "red lines: never traded"),
    "views": Key("any", "what each party wants, in an order, comparisons, words or ranges"),
    "open": Key("any", "what nobody knows, as questions"),
    "plans": Key("any", "plans as steps in order; our own are marked ours"),
    "promises": Key("any", "dated promises, kept or broken"),
    "durability": Key("any", "time: discounting, wars, what answers a break"),
    "said_of_promises": Key("any", "what is said of a party's promises"),
    "standing": Key("any", "whose standing is disputed, by whom"),
    "talks": Key("any", "meetings: who was present, would attend, refuses"),
    "topics": Key("any", "spoken of, not negotiated"),
    "principles": Key("any", "what a party holds as a principle"),
    "statements": Key("any", "who said what, sentence by sentence"),
}

SECTIONS: dict[str, dict[str, Key]] = {
    "sources": {
        "who": Key("text", "the source as the report names it", True),
        "side": Key("id", "the party it belongs to, or go_between"),
        "record": Key(RECORD, "on the record, unnamed, or anonymous", True),
        "heard": Key("text", "where it was heard"),
        "in": Key("id", "the document"),
        "handling": Key(HANDLING, "who may see it"),
        "grade": Key("text", "a person's grading, such as B2"),
        "note": _note,
    },
    "documents": {
        "title": Key("text", "what it is called", True),
        "date": Key("date", "when it appeared"),
        "outlet": Key("text", "who published it"),
        "language": Key("text", "its language"),
        "file": Key("text", "where your copy lies"),
        "sentences": Key("whole", "how many sentences it has"),
        "handling": Key(HANDLING, "who may see it"),
        "note": _note,
    },
    "parties": {
        "name": Key("text", "its name on the page", True),
        "aliases": Key("texts", "other names"),
        "members": Key("texts", "who belongs to a bloc"),
        "note": _note,
    },
    "people": {
        "name": Key("text", "the name on the page", True),
        "for": Key("id", "the party they speak for", True),
        "aliases": Key("texts", "other names"),
        "note": _note,
    },
    "issues": {
        "question": Key("text", "what is to be settled", True),
        "options": Key("any", "the answers, each a text or a mapping", True),
        "agree": Key("ids", "everyone whose agreement a change needs", True),
        "can_break": Key("ids", "anyone who can, alone, go back to today"),
        "towards": Key("ids", "to whom it is promised"),
        "divisible": Key("flag", "true when it can be settled in shares, part one way and part the other"),
        "ours": Key("flag", "true when no source names it"),
        "keywords": Key("texts", "words a reader looks for"),
        "note": _note,
    },
    "options": {
        "says": Key("text", "the option in words", True),
        "agree": Key("ids", "who must agree to this option, instead of the issue's"),
        "final": Key("flag", "true when nobody can leave it again"),
        "ours": Key("flag", "true when no source names it"),
        "keywords": Key("texts", "words a reader looks for"),
        "because": _because,
        "said": _said,
    },
    "topics": {"says": Key("text", "what it is", True), "keywords": Key("texts", "words a reader looks for")},
    "no_deal": {"worth": Key("worth", "what no deal is worth", True), "because": _because, "said": _said}
    | {"worth_said": _worth_said, "id": _id},
    "impossible": {"when": Key("condition", "the terms", True), "because": _because, "said": _said, "id": _id},
    "limits": {
        "party": Key("id", "whose limit", True),
        "never": Key("condition", "terms it never accepts"),
        "keeps": Key("condition", "terms it keeps"),
        "until": Key("condition", "until these hold"),
        "kind": Key(LIMIT_KINDS, "a law, a declared never, or our judgement", True),
        "because": _because,
        "way_out": Key("text", "a way out that somebody stated, or unknown"),
        "said": _said,
        "id": _id,
    },
    "views": {
        "when": Key("condition", "the terms"),
        "worth": Key("worth", "a word, a range, a number, or unknown"),
        "wants": Key("condition", "terms worth more than today"),
        "avoids": Key("condition", "terms worth less than today"),
        "weight": Key("weight", "how much, for wants and avoids"),
        "better": Key("terms", "terms it would rather have"),
        "than": Key("terms", "than these (or today)"),
        "prioritised": Key("any", "conditions, most important first, each outweighing all below"),
        "because": _because,
        "said": _said,
        "worth_said": _worth_said,
        "id": _id,
    },
    "open": {
        "party": Key("id", "whom it is about"),
        "is": Key("text", "the question", True),
        "about": Key("condition", "the terms it is about"),
        "because": _because,
        "said": _said,
        "id": _id,
    },
    "plans": {
        "title": Key("text", "what it is", True),
        "steps": Key("any", "its steps, in order", True),
        "ours": Key("flag", "true for a plan of our own"),
        "said": _said,
        "for": Key("any", "who backs it, with the source"),
        "against": Key("any", "who opposes it, with the source"),
        "dropped": Key("any", "who has dropped it, with the source"),
        "differing": Key("any", "other versions, side by side"),
        "note": _note,
    },
    "steps": {
        "does": Key("terms", "what it sets", True),
        "who": Key("ids", "who takes it"),
        "said": _said,
        "order": Key("text", "what is known of its place in the order"),
        "id": Key("text", "a name for the step"),
        "after": Key("texts", "steps that come before it, by id or number"),
        "until": Key("text", "the step with which what this one sets goes back to today"),
        "ratified": Key("number", "how surely what must ratify it does, 0 to 1"),
        "ratified_by": Key("text", "what must ratify it"),
        "worth_said": Key("cite", "who gave the numbers of this step; without it, they are ours"),
        "hands_over": Key("numbers", "what each party gets (or gives, below zero) with it, once"),
        "because": _because,
    },
    "differing": {
        "id": Key("text", "a name for the version", True),
        "title": Key("text", "what differs"),
        "said": _said,
        "instead_of": Key("whole", "the number of the step it replaces; without it, all"),
        "steps": Key("any", "its steps", True),
        "because": _because,
    },
    "promises": {
        "by": Key("id", "who promised", True),
        "to": Key("ids", "to whom", True),
        "what": Key("text", "what", True),
        "date": Key("date", "when", True),
        "outcome": Key(OUTCOMES, "what became of it", True),
        "claimed_by": Key("cite", "who says so"),
        "verified_by": Key("cite", "who checked it"),
        "said": _said,
    },
    "durability": {
        "period": Key("text", "what one period is; each step takes one"),
        "discount": Key("numbers", "what a unit one period on is worth now, from 0 to below 1: for all, or by party"),
        "wars": Key("any", "who could fight whom, with what odds, at what cost, for what"),
        "mass": Key("any", "what terms do to the odds of a war"),
        "flows": Key("any", "what terms bring each period, where that is not what the views say"),
        "responses": Key("any", "what answers a break: by whom, against whom, how much, how surely, how long"),
        "violations": Key("any", "breaches that are seen only after a while"),
        "prior": Key("any", "what a record of promises starts from"),
    },
    "durability.wars": {
        "between": Key("ids", "the two parties", True),
        "started_by": Key("ids", "who may start it; both, if left out"),
        "odds": Key("number", "how surely the first of the two wins one that starts today, 0 to 1"),
        "costs": Key("numbers", "what it costs each party, once, in points of the views"),
        "sets": Key("any", "what each of the two sets for good if it wins"),
        "because": _because,
        "said": _said,
        "worth_said": _worth_said,
        "id": _id,
    },
    "durability.mass": {
        "when": Key("condition", "the terms", True),
        "odds": Key("number", "what is added to the odds of the first party of the war, -1 to 1", True),
        "war": Key("text", "which war, where there are several"),
        "because": _because,
        "said": _said,
        "worth_said": _worth_said,
        "id": _id,
    },
    "durability.flows": {
        "party": Key("id", "whose", True),
        "when": Key("condition", "the terms", True),
        "worth": Key("number", "what they bring in each period", True),
        "because": _because,
        "said": _said,
        "worth_said": _worth_said,
        "id": _id,
    },
    "durability.responses": {
        "kind": Key(RESPONSE_KINDS, "what it is", True),
        "by": Key("ids", "who answers", True),
        "against": Key("ids", "whose break it answers, or whom relief is for", True),
        "amount": Key("number", "how much it costs (or brings): each period for sanctions and relief, once for others"),
        "shift": Key("number", "how far it lowers the odds of an attacker, 0 to 1"),
        "surely": Key("number", "how surely it comes, 0 to 1; unknown, if left out"),
        "periods": Key("whole", "how long it lasts; for ever, if left out"),
        "lag": Key("whole", "periods until it starts"),
        "from": Key("text", "the step with which it begins to stand; from the outset, if left out"),
        "lapses_if_broken_by": Key("ids", "by whose break it is gone"),
        "to": Key("numbers", "shares of what is lost that go to others"),
        "costs": Key("numbers", "what it costs those who answer, when they do"),
        "costs_if_not": Key("numbers", "what it costs them when they do not"),
        "decides": Key("flag", "true when the first who answers weighs it by its own values"),
        "price": Key("number", "the price of one unit of amount, to look for the cheapest package"),
        "cap": Key("number", "the most of it there can be"),
        "because": _because,
        "said": _said,
        "worth_said": _worth_said,
        "id": _id,
    },
    "durability.violations": {
        "by": Key("id", "by whom", True),
        "when": Key("condition", "where it can be done", True),
        "takes": Key("numbers", "what it brings each party, each period, until it is seen", True),
        "seen_after": Key("whole", "after how many periods it is seen; 1, if left out"),
        "then": Key("any", "what goes to which option once it is seen; `today` for all"),
        "because": _because,
        "said": _said,
        "worth_said": _worth_said,
        "id": _id,
    },
    "durability.prior": {
        "kept": Key("number", "promises kept that it starts from", True),
        "broken": Key("number", "promises broken that it starts from", True),
    },
    "said_of_promises": {"of": Key("id", "of whom", True), "what": Key("text", "what is said", True), "said": _said},
    "standing": {
        "of": Key("actor", "a person or a party", True),
        "disputed_by": Key("id", "by whom", True),
        "because": _because,
        "said": _said,
    },
    "talks": {
        "name": Key("text", "what it is called", True),
        "date": Key("date", "when"),
        "status": Key(TALK_STATUS, "held, scheduled, proposed or refused", True),
        "present": Key("actors", "who was there"),
        "would_attend": Key("actors", "who would be"),
        "invited": Key("actors", "who was asked to come"),
        "refused_by": Key("actors", "who will not come"),
        "said": _said,
        "note": _note,
    },
    "principles": {
        "what": Key("text", "the principle", True),
        "by": Key("id", "who holds it", True),
        "said": _said,
    },
    "statements": {
        "who": Key("actor", "a party, a person, or author (the report's own voice)", True),
        "stance": Key(STANCES, "what they do by saying it", True),
        "about": Key("subject", "terms, an issue, a plan or a topic", True),
        "source": Key("sources", "on whose word, outermost first; without it, the document's own voice"),
        "in": Key("id", "the document"),
        "sentence": Key("wholes", "its number in the document, or several"),
        "paraphrase": Key("text", "the statement in your words"),
        "quote": Key("text", "a short span, as printed"),
        "modality": Key(MODALITIES, "how it is put"),
        "date": Key("date", "when it was said"),
        "handling": Key(HANDLING, "who may see it"),
        "moves_nothing": Key("text", "why no conclusion rests on it"),
        "note": _note,
    },
}
