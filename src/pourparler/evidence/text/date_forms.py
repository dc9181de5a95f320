"""How a text may name a date: one pattern per form, its parts in named groups. Every repeat is bounded."""

from __future__ import annotations

import re
from functools import cache

from pourparler.evidence.text.date_names import MONTHS
from pourparler.evidence.text.numbers import WORDS

_FULL = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
         "December")  # fmt: skip
_WORDS_TOO = ("March", "May", "August")  # in small letters these are words; the other months are months
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _either(*names: str) -> str:
    return "|".join(names)


MONTH = (
    rf"(?:{_either(*_FULL)}|{_either(*(name.upper() for name in _FULL))}|"
    rf"{_either(*(name.lower() for name in _FULL if name not in _WORDS_TOO))})\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_FOREIGN = _either(*sorted((m for m in MONTHS if m.title() not in _FULL and len(m) > 2), key=lambda m: (-len(m), m)))
# "Sun" and "Sat" are words and a newspaper: short names need a full stop, a day's number or a part of the day.
WEEKDAY = (
    rf"(?:{_either(*_DAYS)}|{_either(*(day.upper() for day in _DAYS))}|{_either(*(day.lower() for day in _DAYS))}"
    r"|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)(?:\.|(?=,? \d|,? (?:night|morning|evening|afternoon|at)\b)))"
)
_D = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_LAST = r"(?P<to>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
Y = r"(?:1[5-9]|20)\d\d"
_TO = r"(?: ?[-–—] ?| to | and | until | through )"
_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade)s?"
_COUNT = rf"(?P<count>\d{{1,4}}|half an?|an?|{WORDS})"
_WHICH = r"(?P<which>(?i:last|past|previous|next|coming|following|this|current))"
_PART = r"(?P<part>(?i:early|late|mid|beginning of|start of|end of|close of|middle of|beginning|start|end|middle))"
_YEAR = rf"(?:,? (?:of )?(?:the )?(?P<year>{Y})(?!\d)|,? (?P<rel>last|this|next) year)?"
_OTHER_DAYS = r"(?:working |calendar |consecutive |business )?"
_NOT_COUNTED = r"(?!\d)(?! ?(?:%|per\b|million|billion|thousand|people|troops|soldiers|votes|seats|points|[:.]\d))"
_NOT_A_YEAR = r"(?![\w/]|[.,:–-]\d| (?:people|troops|soldiers|households|families|prisoners|votes|cases|units|of)\b)"
_CLOCK = (
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[aApP])\.?[mM]\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-3])[:h](?P<minute24>[0-5]\d)(?::[0-5]\d)?(?: ?(?:hours|hrs|h)\b)?"
    r"|(?P<word>noon|midday|midnight))(?: ?(?P<zone>(?:GMT|UTC|Z)\b)|(?: (?:local time|BST|CES?T|E[SD]?T|MSK|IST)\b))?"
)
_EVENTS = (
    r"meetings?|talks|calls?|summits?|votes?|elections?|attacks?|wars?|cease-?fires?|truces?|signing|sessions?|"
    r"conferences?|rounds?|visits?|hearings?|invasion|referendum|agreement|strikes?|negotiations?|ballot|season|harvest|"
    r"inauguration|deadline|briefing|assembly|congress|handover|withdrawal|coup|storms?|floods?|drought"
)
_OF_DAY = r"(?:,? (?:morning|afternoon|evening|night|lunchtime))?"
_NO_DAY = r"(?:Times|Telegraph|Mirror|Express|Post|Mail|School)"  # "The Sunday Times"

_FORMS = {
    "iso": rf"(?<![\d/.-])(?P<year>{Y})-(?P<m>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?![\d-])",
    "isomonth": rf"(?<![\d/.-])(?P<year>{Y})-(?P<m>0[1-9]|1[0-2])(?![\d-])",
    "figures": (
        r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<year>20\d\d|19\d\d|\d\d)(?![\d%]|[./-]\d)"
    ),
    "dayrange": rf"(?<![\d.,:/-]){_DAY}{_TO}{_LAST} (?:of )?(?P<month>{MONTH}){_YEAR}",
    "rangeday": rf"(?P<month>{MONTH}) {_DAY}{_TO}{_LAST}{_NOT_COUNTED}{_YEAR}",
    "dm": rf"(?:{WEEKDAY},? (?:the )?\(?)?(?<![\d.,:/-]){_DAY}(?: of)? (?P<month>{MONTH}){_YEAR}",
    "foreign": (
        rf"(?<![\d.,:/-]){_DAY}(?:(?:\.|er|º)? (?:de |di )?(?P<month>{_FOREIGN})|\. (?P<month2>{MONTH})),?"
        rf"(?: de| del)? (?P<year>{Y})(?!\d)"
    ),
    "md": rf"(?:{WEEKDAY},? \(?)?(?P<month>{MONTH}) {_DAY}{_NOT_COUNTED}{_YEAR}",
    "monthrange": rf"(?P<month>{MONTH}){_TO}(?P<tomonth>{MONTH})(?:,? (?P<year>{Y})(?!\d))?(?! \d)",
    "month": rf"(?:{_WHICH} |(?:[Tt]he )?{_PART}[ -])?(?P<month>{MONTH}){_YEAR}(?! \d)",
    "yearrange": (
        rf"(?<![\d/.-])(?P<year>{Y})(?: ?[-–—/] ?| to | and | until | through )(?P<toyear>{Y}|\d\d)(?![\d/-])"
    ),
    "year": rf"(?:(?:[Tt]he )?{_PART}[ -](?:of )?)?(?<![\d/.,-])(?P<year>{Y}){_NOT_A_YEAR}",
    "decade": r"\bthe (?:(?P<part>early|late|mid)[ -])?(?P<decade>(?:1[5-9]|20)\d0|[2-9]0)s\b",
    "season": (
        r"\b(?:(?:the )?(?P<part>early|late|mid)[ -])?(?:(?P<which>last|this|next|coming) |the )?"
        rf"(?P<season>spring|summer|autumn|fall|winter)\b{_YEAR}"
    ),
    "quarter": (
        r"\b(?:the )?(?:(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th) (?P<piece>quarter|half)|Q(?P<q>[1-4]))"
        rf"(?:,? (?:of )?(?:(?P<year>{Y})|(?P<rel>last|this|next|the) year))?\b"
    ),
    "weekday": (
        r"(?:\b(?i:late|early|later|earlier) (?:on )?)?\b(?:(?P<which>(?i:last|next|this(?: past| coming)?|coming)) )?"
        rf"(?P<weekday>{WEEKDAY}){_OF_DAY}(?P<week> (?:last|next|this) week)?(?!\w)(?! {_NO_DAY})"
    ),
    "relday": (
        r"\b(?:(?:earlier|later|late|early) )?(?P<relday>the day before yesterday|"
        r"(?:the day before|the previous day)(?=[,.;]|$)|the day after tomorrow|today|tonight|"
        rf"yesterday|tomorrow|tmrw|this (?:morning|afternoon|evening)|last night|overnight){_OF_DAY}\b"
    ),
    "partof": (
        rf"\b(?:the )?(?P<part>end|close|beginning|start|middle|turn) of (?:the )?(?:{_WHICH} )?"
        r"(?P<unit>day|week|month|quarter|year|decade)\b|\b(?P<part2>mid)-(?P<unit2>week|month|year)\b"
        r"|\b(?P<part3>(?:month|year)(?:['’]s |-)end)\b"
    ),
    "relunit": (
        rf"\b(?:(?:earlier|later|late|early) )?(?:the )?{_WHICH} (?P<unit>week|fortnight|month|quarter|year|decade)\b"
    ),
    "weekend": (r"\b(?:the |(?P<which>this|last|next|coming|past) |the (?P<which2>coming|past|last|next) )weekend\b"),
    "ago": rf"\b(?:(?:about|around|almost|nearly|some|more than|over|just) )?{_COUNT}[ -]{_UNIT} ago\b",
    "span": (
        r"\b(?:over|in|during|for) the (?P<way>past|last|previous|next|coming|following) "
        rf"(?:(?P<vague>few|several|couple of) |{_COUNT} )?{_UNIT}\b"
    ),
    "next": (
        rf"\b(?P<how>in|within|inside)(?: the next)? (?:about |around |some )?{_COUNT}[ -]{_OTHER_DAYS}{_UNIT}"
        r"(?:['’]s? time)?\b(?P<of> (?:of|after|from|following)\b)?"
    ),
    "lasting": (
        r"\b(?:for|lasting|of|another|by another|by|a further|an additional|an initial|over) (?:up to |at least |"
        rf"about |another |a further |an additional |an initial |a period of |the first |more than )?{_COUNT}[ -]"
        rf"{_OTHER_DAYS}{_UNIT}\b(?![’']| ago| (?:old|of age)| (?:a|an|per|each|every) )"
    ),
    "long": (
        rf"(?<![\w.])(?P<count>\d{{1,4}}|{WORDS})-(?P<unit>hour|day|week|month|year|decade)(?:-long)?\b"
        r"(?!-old| old|-week)"
    ),
    "nth": (
        r"\bthe (?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)\b(?=[.,;:!?)]|$| (?:of (?P<which>this|next|last) month|at|"
        r"for|to|and|or|in|when|if|but|the)\b)(?: of (?:this|next|last) month)?"
    ),
    "clock": rf"(?<![\w:.])(?:(?:at|by|from|until|before|after) )?{_CLOCK}(?![\d%])",
    "event": (
        r"\b(?P<how>after|before|during|following|since|ahead of|prior to|until|at|on the eve of) (?:the|this|that|"
        r"last|next|his|her|their|its|a|an|each|every) "
        rf"(?:[\w.’'-]{{1,20}} ){{0,4}}?(?:{_EVENTS})\b"
    ),
}
# Forms with names of months and days in them mind capitals; the rest do not.
_MINDFUL = frozenset(("dayrange", "rangeday", "dm", "foreign", "md", "monthrange", "month", "weekday"))


@cache
def forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and pattern of each form; where two forms match, the one that starts first and reaches further holds."""
    return tuple(
        (name, re.compile(pattern, re.NOFLAG if name in _MINDFUL else re.IGNORECASE))
        for name, pattern in _FORMS.items()
    )
