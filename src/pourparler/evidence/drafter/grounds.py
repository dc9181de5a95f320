"""Why a source is not named, by the words that say so."""

from __future__ import annotations

import re

from pourparler.evidence.text.date_hints import has

_GROUNDS = {
    "condition_of_anonymity": (
        r"conditions? of (?:strict |complete )?anonymity",
        r"(?:granted|requested|requesting|asked for|insisted on|cited) anonymity",
        r"anonymously|remain anonymous|stay anonymous|under cover of anonymity|off the record|on background",
        r"on (?:the )?condition (?:that )?(?:he|she|they|it|neither|no name)[\w’' ]{0,30} (?:named|identified|quoted)",
    ),
    "not_authorised": (
        r"not (?:been )?authori[sz]ed to|lacked authori[sz]ation|without authori[sz]ation|barred from speaking",
        r"(?:not|n['’]t) (?:allowed|permitted|supposed|cleared|empowered) to (?:speak|talk|discuss|brief|comment)",
    ),
    "asked_not_to_be_named": (
        r"(?:ask|request|prefer|wish|want|insist)(?:ed|ing|s|red|rs)? not to be (?:named|identified|quoted)",
        r"(?:declined|refused|unwilling) to be (?:named|identified|quoted)|not to be named|who would not be named",
        r"(?:did|does|would|do) not (?:want|wish|like) (?:to be (?:named|identified|quoted)|(?:his|her|their) names?)",
        r"not be (?:named|identified) because|name withheld|declined to give (?:his|her|their) names?",
        r"rather not (?:be named|see (?:his|her|their) names?)|whose names? (?:is|are|was|were) (?:being )?withheld",
    ),
    "familiar_with": (
        r"familiar with|with (?:direct |first-hand |detailed |intimate )?(?:knowledge of|insight into)",
        r"briefed (?:on|about)",
        r"close to the|with access to",
        r"(?:person|people|someone|somebody|sources?|officials?|those) (?:very )?"
        r"(?:close to|inside|on the [\w’']{1,20} side)",
        r"who (?:sat in on|is involved|are involved|was there|were there)|with sight of",
        r"who (?:has|have|had) (?:read|seen|reviewed)|privy to|aware of the|speaking privately",
        r"involved in the (?:talks|negotiations|discussions|drafting)",
        r"present at the|in the room|who (?:attended|took part)",
    ),
}
_COMPILED = {name: re.compile("|".join(patterns), re.IGNORECASE) for name, patterns in _GROUNDS.items()}
_HINTS = (
    "anonym", "authori", "name", "identified", "quoted", "familiar", "knowledge", "insight", "brief", "close to",
    "access", "who ha", "who att", "who took", "privy", "aware", "involved", "present", "in the room", "record",
    "background", "sat in", "inside", "sight of",
    "was there", "were there", "who is", "who are", "allowed", "permitted", "supposed", "cleared", "barred", "privat",
    "side",
)  # fmt: skip


def ground_of(text: str) -> str:
    """The first ground in the order of the schema, empty if none is given."""
    if not has(text.lower(), _HINTS):  # most sentences hold none: far cheaper than the expressions
        return ""
    return next((name for name, pattern in _COMPILED.items() if pattern.search(text)), "")
