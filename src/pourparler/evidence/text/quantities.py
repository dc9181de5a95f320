"""Numbers with their units in a stretch of text.

A unit is normalised to lower-case English in the singular: "percent", "usd", "km2", "acre-foot", "cubic metre per
second", "person". Money is named by its ISO 4217 code. A range ("10-15 per cent") is its lower end, ``approx``, with
the words of the whole; so is a bound ("at least 12"). "Half" and "two thirds" are numbers of the unit "share".
"""

from __future__ import annotations

import re
from functools import cache

from pourparler.evidence.statement import Quantity
from pourparler.evidence.text.numbers import FIGURES, NUMBER, SCALE, WORDS, number_of, share_of, vague
from pourparler.evidence.text.units import CODES, MONEY, PER, SIGNS, UNITS

_APPROX = (
    r"(?:(?:(?:just|well|slightly) )?(?:about|around|some|nearly|almost|roughly|approximately|close to|more than|over|"
    r"above|less than|fewer than|under|below|up to|at least|at most|not more than|no more than|no less than|"
    r"no fewer than|not less than|as much as|as many as|as little as|as few as|a minimum of|a maximum of|"
    r"an estimated|estimated|circa|ca\.?|approx\.?|upwards of|only some) |[~≈<>≥≤] ?)"
)
_HEDGE = re.compile(rf"{_APPROX}", re.IGNORECASE)
_TAIL = r"(?P<tail> or (?:so|more|less|fewer)\b)?"
_TO = r"(?: ?[-–—] ?| to | and | or )"
_HINT = re.compile(rf"\d|half|third|quarter|fifth|tenth|a couple|{WORDS}", re.IGNORECASE)
_UNLESS = re.compile(r" (?:ago|earlier|later|old)\b|-old\b")


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
    )  # fmt: skip


def quantities(text: str, start: int, end: int) -> tuple[tuple[int, int, Quantity], ...]:
    """The quantities between ``start`` and ``end``, in order: start, end (code points, half-open) and the quantity.

    Its ``text`` is what stands there, words such as "about" included.
    """
    if not _HINT.search(text, start, end):
        return ()
    found: list[tuple[int, int, Quantity]] = []
    for kind, pattern in _patterns():
        for match in pattern.finditer(text, start, end):
            if kind == "unit" and _UNLESS.match(text, match.end()):
                continue
            quantity = _quantity(kind, match)
            if quantity is not None:
                found.append((match.start(), match.end(), quantity))
    found.sort(key=lambda item: (item[0], -item[1]))
    kept: list[tuple[int, int, Quantity]] = []
    for item in found:
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
    return tuple(kept)


def _quantity(kind: str, match: re.Match[str]) -> Quantity | None:
    groups, whole = match.groupdict(), match.group()
    low, high = groups["low"], groups.get("high")
    if kind == "share":
        number = share_of(low)
        unit = "share"
    else:
        number = number_of(whole[whole.find(low) :] if kind == "after" else _scaled(low, high))
        unit = _unit(kind, groups)
    if number is None:
        return None
    if per := groups.get("per"):
        unit += " per " + per.casefold()
    approx = bool(high or groups.get("tail") or _HEDGE.match(whole) or vague(low))
    return Quantity(float(f"{number:.12g}"), unit, whole, approx)


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
