"""Why a source is not named, by the words that say so."""

from __future__ import annotations

import re

_GROUNDS = (
    (
        "condition_of_anonymity",
        r"condition of (?:strict )?anonymity|granted anonymity|requested anonymity|asked for anonymity|anonymously"
        r"|on condition (?:that )?(?:he|she|they|it|neither|no name)[\w’' ]{0,30} (?:be|was|were) (?:named|identified|quoted)"
        r"|speaking off the record|on background",
    ),
    (
        "not_authorised",
        r"not (?:been )?authori[sz]ed to|(?:not|n['’]t) (?:allowed|permitted|supposed|cleared) to (?:speak|talk|discuss|brief)"
        r"|lacked authori[sz]ation|without authori[sz]ation|barred from speaking",
    ),
    (
        "asked_not_to_be_named",
        r"(?:asked|requested|preferred|wished|wanted|insisted|asks) not to be (?:named|identified|quoted)"
        r"|(?:declined|refused) to be (?:named|identified|quoted)|(?:did|does|would|do) not (?:want|wish) to be (?:named|identified|quoted)"
        r"|not to be named|not be (?:named|identified) because|who would not be named|name withheld",
    ),
    (
        "familiar_with",
        r"familiar with|with (?:direct |first-hand |detailed |intimate )?knowledge of|briefed (?:on|about)|close to the|with access to"
        r"|who (?:has|have|had) (?:read|seen|reviewed)|privy to|aware of the|(?:person|people|someone|sources?|official|officials) close to"
        r"|involved in the (?:talks|negotiations|discussions|drafting)|present at the|who (?:attended|was in the room|were in the room)",
    ),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _GROUNDS)
_ANY = re.compile(
    r"anonym|author|named|identified|quoted|familiar|knowledge|brief|close to|access|who ha|privy|aware|involved|present|attended|in the room|record|background|allowed|permitted|supposed|cleared|barred|withheld",
    re.IGNORECASE,
)


def ground_of(text: str) -> str:
    """The first ground in the order of the schema, empty if none is given."""
    if not _ANY.search(text):
        return ""
    return next((name for name, pattern in _COMPILED if pattern.search(text)), "")
