"""Numbers with their units in a stretch of text.

A unit is normalised to lower-case English in the singular: "percent", "usd", "km2", "acre-foot", "cubic metre per
second", "person". Money is named by its ISO 4217 code. A range ("10-15 per cent") is its lower end, ``approx``, with
the words of the whole; so is a bound ("at least 12"). "Half" and "two thirds" are numbers of the unit "share". A count
of anything has its noun for a unit ("six howitzers": "howitzer"), and a bare figure at the end of a phrase ("a cut to
12,000, he said") has none: its unit is empty. Those who talk are not counted: "two officials" is no quantity.
"""

from __future__ import annotations

import re
from bisect import bisect
from functools import cache

from pourparler.evidence.statement import Quantity
from pourparler.evidence.text.date_hints import ODD, has
from pourparler.evidence.text.numbers import FIGURES, NUMBER, SCALE, WORDS, number_of, share_of, vague
from pourparler.evidence.text.units import CODES, MONEY, PEOPLE, PER, SIGNS, UNITS

_APPROX = (
    r"(?:(?:(?:just|well|slightly) )?(?:about|around|some|nearly|almost|roughly|approximately|close to|more than|over|"
    r"above|less than|fewer than|under|below|up to|at least|at most|not more than|no more than|no less than|"
    r"no fewer than|not less than|as much as|as many as|as little as|as few as|a minimum of|a maximum of|"
    r"an estimated|estimated|circa|ca\.?|approx\.?|upwards of|only some) |[~≈<>≥≤] ?)"
)
_HEDGE = re.compile(rf"{_APPROX}", re.IGNORECASE)
_TAIL = r"(?P<tail> or (?:so|more|less|fewer)\b)?"
_TO = r"(?: ?[-–—] ?| to | and | or )"
_DIGIT, _SIGN, _BEHIND = (
    re.compile(r"\d"),
    re.compile(f"[{''.join(sorted({sign[-1] for sign in SIGNS}))}]"),
    ("€", "£", "₽", "₴"),
)
_CODE, _WORDS = re.compile(CODES), re.compile(WORDS, re.IGNORECASE)
_SHARES = ("half", "third", "quarter", "fifth", "tenth")
_IN_WORDS = (  # a number in words has one of these in it
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twel", "twent", "thir",
    "fort", "fift", "hundred", "thousand", "million", "billion", "trillion", "dozen", "couple", "zero",
)  # fmt: skip
_HELD = (
    r"(?:stay|stays|remain|remains|set|held|hold|capped?|fixed|kept|keep|frozen|stands?|stood|ends?|starts?|begins?)"
)
_NUMBERED = re.compile(
    r"\b(?:articles?|paragraphs?|items?|resolutions?|sections?|chapters?|groups?|phases?|routes?|zones?|grades?|levels?|"
    r"day|week|pages?|lines?|points?|options?|annex|rules?|laws?|clauses?|stages?|rounds?|rooms?|areas?|tables?|figures?|"
    r"versions?|parts?|steps?|tiers?|no\.|number|channels?|highway|track|day) $",
    re.IGNORECASE,
)
_UNLESS = re.compile(r" (?:ago|earlier|later|old)\b|-old\b")


_WEAK = ("count", "bare")  # counts of anything and bare figures hold only where nothing better stands
Found = tuple[int, int, Quantity]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    number = rf"(?P<low>{NUMBER})(?:{_TO}(?P<high>{NUMBER}))?"
    signs = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
    units = "|".join(f"(?P<u{n}>{pattern})" for n, (_, pattern) in enumerate(UNITS))
    head = rf"(?:{_APPROX}|\b(?:between|from) )?"
    per = rf"(?: ?(?:/|\b(?:per|an?|each|every)\b) ?(?P<per>{PER})\b)?"
    money = rf"(?P<low>(?<![\w.,]){FIGURES})(?: ?{SCALE})?"
    return (
        ("money", re.compile(
            rf"{head}(?<![\w$])(?P<sign>{signs}) ?(?P<low>{FIGURES}(?:[ -]?{SCALE})?)"
            rf"(?:{_TO}(?:{signs})? ?(?P<high>{FIGURES}(?:[ -]?{SCALE})?))?{per}{_TAIL}", re.IGNORECASE)),
        ("code", re.compile(rf"{head}\b(?P<code>{CODES}) ?(?P<low>{FIGURES}(?:[ -]?{SCALE})?){per}{_TAIL}")),
        ("after", re.compile(rf"{head}{money}(?P<euro> ?[€£₽₴])(?!\w){per}{_TAIL}", re.IGNORECASE)),
        ("unit", re.compile(rf"{head}{number}(?:[ -]| ?(?=[%‰°]))(?:{units}){per}{_TAIL}", re.IGNORECASE)),
        ("share", re.compile(
            rf"{_APPROX}?\b(?P<low>half|(?:an?|one|two|three|four)[ -](?:third|quarter|fifth|tenth)s?)"
            r"(?= (?:of|the|its|their|his|her|our)\b)", re.IGNORECASE)),
        ("count", re.compile(
            rf"{head}{number} (?:[a-z-]{{3,14}} )?(?P<noun>[a-z]{{2,15}}[^siu\W]s)\b{_TAIL}", re.IGNORECASE)),
        ("bare", re.compile(
            rf"\b(?:to|than|is|{_HELD} at) (?P<low>{_APPROX}?(?<![\w.,]){FIGURES}(?: {SCALE})?)"
            r"(?=[,;:!?)”’\"]|\.(?!\d)|$)")),
    )  # fmt: skip


def quantities(text: str, start: int, end: int) -> tuple[Found, ...]:
    """The quantities between ``start`` and ``end``, in order: start, end (code points, half-open) and the quantity.

    Its ``text`` is what stands there, words such as "about" included.
    """
    names = _possible(text[start:end])
    if not names:
        return ()
    strong = _found(text, start, end, [e for e in _patterns() if e[0] in names and e[0] not in _WEAK], [])
    weak = _found(text, start, end, [e for e in _patterns() if e[0] in names and e[0] in _WEAK], strong)
    return tuple(sorted([*strong, *weak], key=lambda entry: entry[0]))


def _possible(part: str) -> list[str]:
    """The names of the patterns that may match in these words; the others cannot, and are far dearer to try."""
    low = part.lower()
    odd = not part.isascii() and ODD.search(part) is not None
    digit = _DIGIT.search(part) is not None
    words = odd or digit or (has(low, _IN_WORDS) and _WORDS.search(part) is not None)
    names = ["unit", "count"] if words else []
    if odd or has(low, _SHARES):
        names.append("share")
    if digit:
        names.append("bare")
        names += ["money"] if _SIGN.search(part) else []
        names += ["after"] if has(part, _BEHIND) else []
        names += ["code"] if _CODE.search(part) else []
    return names


def _found(
    text: str, start: int, end: int, patterns: list[tuple[str, re.Pattern[str]]], taken: list[Found]
) -> list[Found]:
    """What the patterns find, the longest of those that start together, none over another or over one ``taken``."""
    hits = [
        (match.start("low") if kind == "bare" else match.start(), match.end(), kind, match)
        for kind, pattern in patterns
        for match in pattern.finditer(text, start, end)
    ]
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    found: list[Found] = []
    for first, last, kind, match in hits:
        at = bisect(taken, first, key=lambda entry: entry[0])
        over = (at and taken[at - 1][1] > first) or (at < len(taken) and taken[at][0] < last)
        if over or (found and found[-1][1] > first):
            continue
        if quantity := _quantity(text, kind, match, text[first:last]):
            found.append((first, last, quantity))
    return found


def _quantity(text: str, kind: str, match: re.Match[str], whole: str) -> Quantity | None:
    groups = match.groupdict()
    low, high = groups["low"], groups.get("high")
    if kind in ("unit", "count") and _UNLESS.match(text, match.end()):
        return None
    if kind == "share":
        number = share_of(low)
    else:
        number = number_of(whole[whole.find(low) :] if kind == "after" else _scaled(low, high))
    if number is None or (kind in ("count", "bare") and not _counts(text, match, number)):
        return None
    unit = _unit(kind, groups)
    if per := groups.get("per"):
        unit += " per " + per.casefold()
    approx = bool(high or groups.get("tail") or _HEDGE.match(whole) or vague(low))
    return Quantity(float(f"{number:.12g}"), unit, whole, approx)


def _counts(text: str, match: re.Match[str], number: float) -> bool:
    """Whether a number counts something: it is no year, no paragraph's number, and no "two sides"."""
    if match["low"].strip().isdigit() and 1500 <= number < 2100:
        return False
    noun = match.groupdict().get("noun")
    if noun and (number < 2 or noun.casefold() in PEOPLE):
        return False
    return not _NUMBERED.search(text, max(0, match.start() - 20), match.start("low"))


def _scaled(low: str, high: str | None) -> str:
    """The lower end with the scale of the upper one: "1.2-1.5 billion"."""
    if high is None or re.search(r"[a-z]", low, re.IGNORECASE):
        return low
    scale = re.search(rf"{SCALE}$", high, re.IGNORECASE)
    return f"{low} {scale.group()}" if scale and re.match(r"\d", high) else low


def _unit(kind: str, groups: dict[str, str | None]) -> str:
    if kind == "money":
        return SIGNS[str(groups["sign"]).upper()]
    if kind == "after":
        return SIGNS[str(groups["euro"]).strip()]
    if kind == "code":
        return str(groups["code"]).lower()
    if kind in ("share", "bare"):
        return "share" if kind == "share" else ""
    if kind == "count":
        return _plain(str(groups["noun"]))
    number = next(n for n in range(len(UNITS)) if groups[f"u{n}"] is not None)
    name = UNITS[number][0]
    return name if name else _plain(str(groups[f"u{number}"]))


def _plain(noun: str) -> str:
    """The noun in the singular and in lower case."""
    low = noun.casefold().split()[-1]
    if low in MONEY:
        return MONEY[low]
    if low.endswith("ies"):
        return low[:-3] + "y"
    for ending in ("sses", "shes", "ches", "xes"):
        if low.endswith(ending):
            return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low
