"""The keys of `durability`: time, wars, what answers a break. Part of the table in `sections`."""

from __future__ import annotations

from pourparler.case.keys import BECAUSE, ID, RESPONSE_KINDS, SAID, WORTH_SAID, Key

DURABILITY: dict[str, dict[str, Key]] = {
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
        "odds": Key(
            "number", "how surely the first of the two wins one that starts today, 0 to 1, or unknown, as if left out"
        ),
        "costs": Key("numbers", "what it costs each party, once, in points of the views"),
        "sets": Key("any", "what each of the two sets for good if it wins"),
        "because": BECAUSE,
        "said": SAID,
        "worth_said": WORTH_SAID,
        "id": ID,
    },
    "durability.mass": {
        "when": Key("condition", "the terms", True),
        "odds": Key("number", "what is added to the odds of the first party of the war, -1 to 1", True),
        "war": Key("text", "which war, where there are several"),
        "because": BECAUSE,
        "said": SAID,
        "worth_said": WORTH_SAID,
        "id": ID,
    },
    "durability.flows": {
        "party": Key("id", "whose", True),
        "when": Key("condition", "the terms", True),
        "worth": Key("number", "what they bring in each period", True),
        "because": BECAUSE,
        "said": SAID,
        "worth_said": WORTH_SAID,
        "id": ID,
    },
    "durability.responses": {
        "kind": Key(RESPONSE_KINDS, "what it is", True),
        "by": Key("ids", "who answers", True),
        "against": Key("ids", "whose break it answers, or whom relief is for", True),
        "amount": Key("number", "how much it costs (or brings): each period for sanctions and relief, once for others"),
        "shift": Key("number", "how far it lowers the odds of an attacker, 0 to 1"),
        "surely": Key("number", "how surely it comes, 0 to 1, or unknown, as if left out"),
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
        "because": BECAUSE,
        "said": SAID,
        "worth_said": WORTH_SAID,
        "id": ID,
    },
    "durability.violations": {
        "by": Key("id", "by whom", True),
        "when": Key("condition", "where it can be done", True),
        "takes": Key("numbers", "what it brings each party, each period, until it is seen", True),
        "seen_after": Key("whole", "after how many periods it is seen; 1, if left out"),
        "then": Key("any", "what goes to which option once it is seen; `today` for all"),
        "because": BECAUSE,
        "said": SAID,
        "worth_said": WORTH_SAID,
        "id": ID,
    },
    "durability.prior": {
        "kept": Key("number", "promises kept that it starts from", True),
        "broken": Key("number", "promises broken that it starts from", True),
    },
}
