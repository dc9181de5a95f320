"""How a text may name a date: one pattern per form, its parts in named groups. Every repeat is bounded."""

from __future__ import annotations

import re
from functools import cache

from pourparler.evidence.text.numbers import WORDS

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar enero gennaio janeiro январь января січня",
            "february feb février februar febrero febbraio fevereiro февраль февраля лютого",
            "march mar mars märz marzo março март марта березня",
            "april apr avril abril aprile апрель апреля квітня",
            "may mai mayo maggio maio май мая травня",
            "june jun juin juni junio giugno junho июнь июня червня",
            "july jul juillet juli julio luglio julho июль июля липня",
            "august aug août agosto август августа серпня",
            "september sep sept septembre septiembre settembre setembro сентябрь сентября вересня",
            "october oct octobre oktober octubre ottobre outubro октябрь октября жовтня",
            "november nov novembre noviembre novembro ноябрь ноября листопада",
            "december dec décembre dezember diciembre dicembre dezembro декабрь декабря грудня",
        ),
        1,
    )
    for name in names.split()
}
DAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri",
         "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

_FULL = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
         "December")  # fmt: skip
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
# Small "may", "march" and "august" are words; the others are months of writers without capitals.
_MONTH = (
    "(?:" + "|".join([*_FULL, *(m.upper() for m in _FULL), *(m.lower() for m in _FULL if m not in ("March", "May", "August"))])
    + rf")\b|{_SHORT}"
)  # fmt: skip
_FOREIGN = "|".join(
    sorted((m for m in MONTHS if m not in {f.lower() for f in _FULL} and len(m) > 2), key=lambda m: (-len(m), m))
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = (
    "(?:" + "|".join([*_WEEKDAYS, *(d.upper() for d in _WEEKDAYS), *(d.lower() for d in _WEEKDAYS)])
    + r"|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)(?:\.|(?=,? \d|,? (?:night|morning|evening|afternoon|at)\b)))"
)  # fmt: skip
_D = r"(?:[12]\d|3[01]|0?[1-9])"
_Y = r"(?:1[5-9]|20)\d\d"
_NTH = r"(?:st|nd|rd|th)"
_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade)s?"
_COUNT = rf"(?P<count>\d{{1,4}}|half an?|an?|{WORDS})"
_WEEKLY = r"(?:the )?(?P<which>last|past|previous|next|coming|following|this|current)"
_PART = r"(?P<part>early|late|mid|beginning of|start of|end of|close of|middle of|beginning|start|end|middle)"
_NOT_COUNTED = r"(?! ?(?:%|per\b|million|billion|thousand|people|troops|soldiers|votes|seats|points|degrees|[:.]\d))"
_NOT_A_YEAR = r"(?![\w/]|[.,:–-]\d| (?:people|troops|soldiers|households|families|prisoners|votes|cases|units|of)\b)"
_CLOCK = (
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[aApP])\.?[mM]\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-3])[:h](?P<minute24>[0-5]\d)(?::[0-5]\d)?(?: ?(?:hours|hrs|h)\b)?"
    r"|(?P<word>noon|midday|midnight))(?: ?(?P<zone>(?:GMT|UTC|Z)\b)|(?: (?:local time|BST|CES?T|E[SD]?T|MSK|IST)\b))?"
)


@cache
def forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and pattern of each form; where two forms match, the one that starts first and reaches further holds."""
    year = rf"(?:,? (?:of )?(?P<year>{_Y})(?!\d)|,? (?P<rel>last|this|next) year)?"
    weekday = rf"(?:{_WEEKDAY},? (?:the )?(?:\()?)?"
    month = rf"(?P<month>{_MONTH})"
    made = {
        "iso": rf"(?<![\d/.-])(?P<year>{_Y})-(?P<m>0[1-9]|1[0-2])-(?P<day>{_D})(?![\d-])",
        "isomonth": rf"(?<![\d/.-])(?P<year>{_Y})-(?P<m>0[1-9]|1[0-2])(?![\d-])",
        "figures": r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<year>20\d\d|19\d\d|\d\d)(?![\d%]|[./-]\d)",
        "dayrange": rf"{weekday}(?<![\d.,:/-])(?P<day>{_D}){_NTH}?(?: ?[-–—] ?| to | and | until | through )(?P<to>{_D}){_NTH}? (?:of )?{month}{year}",
        "rangeday": rf"{weekday}{month} (?P<day>{_D}){_NTH}?(?: ?[-–—] ?| to | and | through | until )(?P<to>{_D}){_NTH}?{_NOT_COUNTED}(?!\d){year}",
        "dm": rf"{weekday}(?<![\d.,:/-])(?P<day>{_D}){_NTH}?(?: of)? {month}{year}",
        "foreign": rf"(?<![\d.,:/-])(?P<day>{_D})(?:(?:\.|er|º)? (?:de |di )?(?P<month>{_FOREIGN})|\. (?P<month2>{_MONTH})),?(?: de| del)? (?P<year>{_Y})(?!\d)",
        "md": rf"{weekday}{month} (?P<day>{_D}){_NTH}?(?!\d){_NOT_COUNTED}{year}",
        "monthrange": rf"{month}(?: ?[-–—] ?| to | and | through | until )(?P<tomonth>{_MONTH})(?:,? (?P<year>{_Y})(?!\d))?(?! \d)",
        "month": rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) |(?:the )?{_PART}[ -])?{month}(?:,? (?:of )?(?:the )?(?P<year>{_Y})(?!\d)|,? (?P<rel>last|this|next) year)?(?! \d)",
        "yearrange": rf"(?<![\d/.-])(?P<year>{_Y})(?: ?[-–—/] ?| to | and | until | through )(?P<toyear>{_Y}|\d\d)(?![\d/-])",
        "year": rf"(?:(?:the )?{_PART}[ -](?:of )?)?(?<![\d/.,-])(?P<year>{_Y}){_NOT_A_YEAR}",
        "decade": r"\bthe (?:(?P<part>early|late|mid)[ -])?(?P<decade>(?:1[5-9]|20)\d0|[2-9]0)s\b",
        "season": rf"\b(?:(?:the )?(?P<part>early|late|mid)[ -])?(?:(?P<which>last|this|next|coming) |the )?(?P<season>spring|summer|autumn|fall|winter)(?:,? (?:of )?(?P<year>{_Y})(?!\d)| (?P<rel>last|this|next) year)?\b",
        "quarter": rf"\b(?:the )?(?:(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th) (?P<piece>quarter|half)|Q(?P<q>[1-4]))(?:,? (?:of )?(?:(?P<year>{_Y})|(?P<rel>last|this|next|the) year))?\b",
        "weekday": rf"(?:\b(?:late|early|later|earlier) (?:on )?)?\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|coming) )?(?P<weekday>{_WEEKDAY})(?:,? (?:morning|afternoon|evening|night|lunchtime))?(?P<week> (?:last|next|this) week)?\b(?! (?:Times|Telegraph|Mirror|Express|Post|Mail|School))",
        "relday": r"\b(?:(?:earlier|later|late|early) )?(?P<relday>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow|tmrw|this (?:morning|afternoon|evening)|last night|overnight)(?: (?:morning|afternoon|evening|night))?\b",
        "partof": rf"\b(?:the )?(?P<part>end|close|beginning|start|middle|turn) of (?:{_WEEKLY} |the )(?P<unit>day|week|month|quarter|year|decade)\b|\b(?P<part2>mid|early|late|month's end|year's end|year-end|month-end)(?:-(?P<unit2>month|year|week))?\b(?<=end|nth|ear|eek)",
        "relunit": rf"\b(?:(?P<shade>earlier|later|late|early) )?{_WEEKLY} (?P<unit>week|fortnight|month|quarter|year|decade)\b",
        "weekend": r"\b(?:the |(?P<which>this|last|next|coming|past) |the (?P<which2>coming|past|last|next) )weekend\b",
        "ago": rf"\b(?:(?:about|around|almost|nearly|some|more than|over|just) )?{_COUNT}[ -]{_UNIT} ago\b",
        "span": rf"\b(?:over|in|during|for) the (?P<way>past|last|previous|next|coming|following) (?:(?P<vague>few|several|couple of) |{_COUNT} )?{_UNIT}\b",
        "next": rf"\b(?P<how>in|within|inside)(?: the next)? (?:about |around |some )?{_COUNT}[ -](?:working |calendar |business )?{_UNIT}(?:['’]s? time)?\b(?P<of> (?:of|after|from|following)\b)?",
        "lasting": rf"\b(?:for|lasting|of|another|by another|by|a further|an additional|an initial|over) (?:up to |at least |about |another |a further |an additional |an initial |a period of |the first |more than )?{_COUNT}[ -](?:working |calendar |consecutive |business )?{_UNIT}\b(?![’']| ago| (?:old|of age))",
        "long": rf"(?<![\w.])(?P<count>\d{{1,4}}|{WORDS})-(?P<unit>hour|day|week|month|year|decade)(?:-long)?\b(?!-old| old)",
        "nth": rf"\bthe (?P<day>{_D}){_NTH}\b(?=[.,;:!?)]|$| (?:of (?P<which>this|next|last) month|at|for|to|and|or|in|when|if|but|the)\b)(?: of (?:this|next|last) month)?",
        "clock": rf"(?<![\w:.])(?:(?:at|by|from|until|before|after) )?{_CLOCK}(?![\d%])",
        "event": r"\b(?P<how>[Aa]fter|[Bb]efore|[Dd]uring|[Ff]ollowing|[Ss]ince|[Aa]head of|[Pp]rior to|[Uu]ntil|[Aa]t|[Oo]n the eve of) (?:the|this|that|last|next|his|her|their|its|a|an|their first|each|every) (?:[\w.’'-]{1,20} ){0,4}?(?P<event>meetings?|talks|calls?|summits?|votes?|elections?|attacks?|wars?|cease-?fires?|truces?|signing|sessions?|conferences?|rounds?|visits?|hearings?|invasion|referendum|agreement|strikes?|negotiations?|ballot|season|harvest|inauguration|deadline|briefing|assembly|congress|handover|withdrawal|coup|storms?|floods?|drought)\b",
    }  # fmt: skip
    return tuple((name, re.compile(pattern)) for name, pattern in made.items())
