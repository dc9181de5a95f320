"""When something happened or is to happen, as a text says it, with EDTF values.

Relative dates rest on the day of publication, and the tense of the verb says which way to look:

* past: the last such weekday, the day of publication included; the last such month. future: the next, likewise.
* none: the past for weekdays, the nearer side for days and months, the future behind "by", "until" and "before".
* "next Friday" is the Friday of next week; "last Friday" the one before the day of publication.
* A deadline ("by Friday") lies ahead, whatever the tense of the verb that reports it.

Without a day of publication such a date keeps its kind and has no value. Values are in the statement's kinds:
"since 2019" is ("since", "2019/.."), "by Friday" and "until Friday" ("deadline", the day), "from 1 May" of a time to
come ("after", "2026-05-01/.."), "it lasted until May" ("interval", "../2025-05"), "for 30 days" ("duration", "P30D",
as ISO 8601 has it), "after the meeting" ("after", None). A time of day has hours and minutes: "2025-08-18T10:00"; EDTF
proper wants seconds, which would be invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from pourparler.evidence.statement import Span, When
from pourparler.evidence.text.date_calendar import Ask, Groups, Value
from pourparler.evidence.text.date_forms import forms
from pourparler.evidence.text.date_hints import possible
from pourparler.evidence.text.date_relative import clock_of
from pourparler.evidence.text.date_values import value_of
from pourparler.evidence.text.numbers import number_of

_BEFORE = re.compile(
    r"\b(no earlier than|not earlier than|no sooner than|not before|no later than|not later than|on or before|by|"
    r"before|at the latest by|prior to|ahead of|until|till|up to|up until|through|since|ever since|after|following|"
    r"as from|from|as of|(?:starting|beginning|effective)(?: on| from| in)?|on|in|at|for|during|over|of|dated|"
    r"throughout|around|about|between|to|and|the)(?: the| late| early| about| around){0,2} $",
    re.IGNORECASE,
)
_JOIN = re.compile(r" ?(?:to|until|till|through|and|–|—|-) ?(?:the )?(?:end of )?")
_BESIDE = re.compile(r",? ?(?:at |on |from )?(?:the )?")
_ONWARDS = re.compile(r" (?:onwards?|and beyond)(?=[ ,.;]|$)| on(?=[,.;]|$)")
_LATEST = re.compile(r",? at the latest\b")
_OCLOCK = re.compile(
    r" at (?P<hour>six|seven|eight|nine|ten|eleven|twelve|\d{1,2})(?: o['’]clock)?"
    r"(?=[.,;!?)]|$| (?:in|to|and|for|at|when)\b)"
)
_DONE = re.compile(r"\b(?:was|were|had|ran|lasted|remained|stayed|worked|served|been)\b", re.IGNORECASE)
_DEADLINE = ("no later than", "not later than", "on or before", "at the latest by", "by")
_UNTIL = ("until", "till", "up to", "up until", "through")
_PRIOR = ("before", "prior to", "ahead of")
_AFTER = ("after", "following")
_NOT_YET = ("no earlier than", "not earlier than", "no sooner than", "not before")
_KEEPS = (*_PRIOR, *_AFTER, *_UNTIL, *_DEADLINE, "since", "during")
_NO_PART = ("and", "to", "the", "about")  # words before a date that its span leaves out
# Bare ones are often no date: "May", "the 2014 accord", "prices fall".
_NEEDS = frozenset(("month", "year", "monthrange", "season"))
_OWN = frozenset(("next", "span", "lasting", "long", "ago", "event", "clock"))  # their words say all
_DAYS = frozenset(("date", "month", "year"))
_NOT_INSIDE = frozenset(("event", "lasting", "long", "clock"))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where and how the dates of one call are read."""

    text: str
    start: int
    end: int
    anchor: date | None
    published: str
    tense: str
    day_first: bool | None


@dataclass(frozen=True, slots=True)
class _Point:
    start: int
    end: int
    form: str
    found: Groups


def dates(
    text: str, start: int, end: int, published: str, tense: str, day_first: bool | None = None
) -> tuple[When, ...]:
    """The dates between ``start`` and ``end`` (code points), in order.

    ``published``: EDTF day of the report, or empty. ``tense``: past, future or none. ``day_first``: how "03/04/2025"
    is to be read; told nothing, its value stays None. Each span holds the preposition ("on Monday"). ``anchor`` is
    ``published`` where the value rests on it.
    """
    points = _points(text, start, end)
    if not points:
        return ()
    try:
        anchor = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        anchor = None
    place = _Place(text, start, end, anchor, published, tense, day_first)
    found: list[When] = []
    at = 0
    while at < len(points):
        when, used = _when(place, points[at : at + 2])
        at += used
        if when is not None and when.span is not None:
            found.append(when)
            place = replace(place, start=when.span.end)  # the next one's preposition stands behind this one
    return tuple(found)


@lru_cache(maxsize=8)  # a sentence is asked for its dates once for each tense
def _points(text: str, start: int, end: int, inside: bool = False) -> list[_Point]:
    """What looks like a date, the forms that start first and reach furthest, none over another.

    ``inside``: within the words of an event, where a bare year or month is a date. The list is not to be changed.
    """
    names = possible(text, start, end) - _NOT_INSIDE if inside else possible(text, start, end)
    if not names:
        return []
    found = [
        (match.start(), -match.end(), number, name, match)
        for number, (name, pattern) in enumerate(forms())
        if name in names
        for match in pattern.finditer(text, start, end)
    ]
    found.sort(key=lambda entry: entry[:3])
    kept: list[_Point] = []
    for first, last, _, name, match in found:
        if kept and first < kept[-1].end:
            continue
        groups = {key: part.casefold() if part else part for key, part in match.groupdict().items()}
        point = _Point(first, -last, name, {**groups, "whole": match.group().casefold()})
        if name not in _NEEDS or inside or _meant(text, start, point):
            kept.append(point)
    return kept


def _meant(text: str, start: int, point: _Point) -> bool:
    """Whether a bare month or year is a date: it has a preposition, a part ("early") or, a month, its year."""
    found = point.found
    if found.get("part") or found.get("which") or (point.form != "year" and (found.get("year") or found.get("rel"))):
        return True
    if point.form == "season" and text.startswith(" of", point.end):
        return False  # "the fall of the government"
    match = _BEFORE.search(text, max(start, point.start - 40), point.start)
    return match is not None and match[1].casefold() not in ("the", "about", "at", "and")


def _when(place: _Place, points: list[_Point]) -> tuple[When | None, int]:
    """The date that begins with the first point, and how many points it takes up."""
    text, point = place.text, points[0]
    begin, before = _preposition(place, point)
    way = _way(place, begin, before)
    ending = before in (*_DEADLINE, *_UNTIL, *_PRIOR)
    value = value_of(point.form, Ask(point.found, place.anchor, way, ending, place.day_first))
    if value is None:
        return None, 1
    if point.form == "event":
        return _made(place, begin, point.end, _dated(place, point, value, way)), 1
    used, last = 1, point.end
    if len(points) > 1:
        after = points[1]
        if joined := _range(place, point, after, before, value, way):
            return _made(place, begin, after.end, joined), 2
        if timed := _timed(place, point, after, value, way):
            value, last, used = timed, after.end, 2
            match = _BEFORE.search(text, max(place.start, begin - 16), begin)
            if point.form == "clock" and not before and match:
                before, begin = match[1].casefold(), match.start()
    if value.kind == "date" and (match := _OCLOCK.match(text, last, place.end)):
        value, last = _at_hour(value, match), match.end()
    if value.kind in (*_DAYS, "datetime") and (match := _ONWARDS.match(text, last, place.end)):
        last, before = match.end(), "from"
    elif match := _LATEST.match(text, last, place.end):
        last, before = match.end(), "by"
    return _made(place, begin, last, _turned(value, before, way)), used


def _preposition(place: _Place, point: _Point) -> tuple[int, str]:
    """Where the date begins with its preposition, and the preposition."""
    begin = point.start
    if point.form == "clock":
        word = str(point.found["whole"]).split()[0]
        return begin, word if word in ("at", "by", "from", "until", "before", "after") else ""
    found = _lead(place.text, max(place.start, begin - 40), begin) if point.form not in _OWN else None
    if found is None:
        return begin, ""
    first, before = found
    owner = place.text[point.end : point.end + 2] in ("'s", "’s")  # "in Monday's talks": the talks' preposition
    if before in _NO_PART or (owner and before not in _KEEPS):
        return begin, "" if owner else before
    return first, before


@lru_cache(maxsize=64)  # the same for each tense
def _lead(text: str, start: int, begin: int) -> tuple[int, str] | None:
    """Where the words begin that end at ``begin`` and may stand before a date, and the preposition among them."""
    match = _BEFORE.search(text, start, begin)
    return (match.start(), match[1].casefold()) if match else None


def _starts(before: str) -> bool:
    return before in ("from", "as from", "as of") or before.startswith(("starting", "beginning", "effective"))


def _way(place: _Place, begin: int, before: str) -> str:
    """Where the date lies: the preposition says so, or the tense does."""
    if before in _DEADLINE or before in _NOT_YET:
        return "future"
    if before in ("since", "ever since"):
        return "past"
    if before in (*_UNTIL, *_PRIOR, "to") or _starts(before):
        done = _DONE.search(place.text, max(place.start, begin - 30), begin)
        return "past" if place.tense == "past" and done else "future"
    return place.tense if place.tense in ("past", "future") else "none"


def _turned(value: Value, before: str, way: str) -> Value:
    """The value as the preposition before it has it."""
    if value.kind not in (*_DAYS, "datetime", "interval"):
        return value
    text, single = value.text, value.text is not None and "/" not in value.text
    if before in _DEADLINE:
        return replace(value, kind="deadline", text=text.split("/")[-1] if text else None)
    if before in _UNTIL:
        if way == "past":
            return replace(value, kind="interval", text=f"../{text}" if single else text)
        return replace(value, kind="deadline", text=text.split("/")[-1] if text else None)
    if before in _PRIOR:
        return replace(value, kind="before")
    if before in _AFTER or before in _NOT_YET:
        return replace(value, kind="after")
    if before in ("since", "ever since") or (_starts(before) and (single or text is None)):
        kind = "after" if before not in ("since", "ever since") and way == "future" else "since"
        return replace(value, kind=kind, text=f"{text.split('/')[0]}/.." if text else None)
    return value


def _dated(place: _Place, event: _Point, value: Value, way: str) -> Value:
    """The event with the date that its own words hold: "since the 2019 election", "after last week's talks"."""
    for point in _points(place.text, event.start + len(str(event.found["how"])), event.end, True):
        inner = value_of(point.form, Ask(point.found, place.anchor, way, False, place.day_first))
        if inner is not None and inner.text is not None:
            told = f"{inner.text.split('/')[0]}/.." if value.kind == "since" else inner.text
            return replace(inner, kind=value.kind, text=told)
    return value


def _range(place: _Place, point: _Point, after: _Point, before: str, value: Value, way: str) -> Value | None:
    """The interval from one point to the next, where the words between them join them."""
    between = place.text[point.end : after.start]
    if len(between) > 20 or not _JOIN.fullmatch(between) or ("and" in between and before != "between"):
        return None
    last = value_of(after.form, Ask(after.found, value.first or place.anchor, "future", False, place.day_first))
    if last is None or {value.kind, last.kind} - _DAYS:
        return None
    if not point.found.get("year") and after.found.get("year") and point.found.get("month"):
        told = {**point.found, "year": after.found["year"]}
        value = value_of(point.form, Ask(told, place.anchor, way, False, place.day_first)) or value
    if value.text is None or last.text is None:
        return Value("interval", None, None, True)
    if value.first and last.first and value.first > last.first:
        return None
    return Value("interval", f"{value.text}/{last.text}", value.first, value.leans or last.leans)


def _timed(place: _Place, point: _Point, after: _Point, value: Value, way: str) -> Value | None:
    """A day and a time of day that stand side by side, as one."""
    if (point.form == "clock") == (after.form == "clock"):
        return None
    if not _BESIDE.fullmatch(place.text[point.end : min(after.start, point.end + 30)]):
        return None
    clock = point if point.form == "clock" else after
    day = value
    if clock is point:
        found = value_of(after.form, Ask(after.found, place.anchor, way, False, place.day_first))
        if found is None:
            return None
        day = found
    if day.kind != "date":
        return None
    try:
        return replace(day, kind="datetime", text=f"{day.text}T{clock_of(clock.found)}" if day.text else None)
    except ValueError:
        return None  # "at 25 p.m."


def _at_hour(day: Value, match: re.Match[str]) -> Value:
    """The day with the hour of "at nine". Between nine and twelve that is the morning; "at six" may be either."""
    hour = number_of(match["hour"])
    if hour is None or not 9 <= hour <= 23:
        return day
    return replace(day, kind="datetime", text=f"{day.text}T{int(hour):02d}:00" if day.text else None)


def _made(place: _Place, start: int, end: int, value: Value) -> When:
    anchor = place.published if value.leans and value.text is not None else None
    return When(value.kind, Span(start, end, place.text[start:end]), value.text, anchor)
