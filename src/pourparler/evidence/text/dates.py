"""When something happened or is to happen, as a text says it, with EDTF values.

Relative dates rest on the day of publication, and the tense of the verb says which way to look:

* past: the last such weekday, the day of publication included; the last such month. future: the next, likewise.
* none: the past for weekdays, the nearer side for days and months, the future behind "by", "until" and "before".
* "next Friday" is the Friday of next week; "last Friday" the one before the day of publication.
* A deadline ("by Friday") lies ahead, whatever the tense of the verb that reports it.

Without a day of publication such a date keeps its kind and has no value. Values are in the statement's kinds:
"since 2019" is ("since", "2019/.."), "until March" ("interval", "../2026-03"), "by Friday" ("deadline", the day),
"for 30 days" ("duration", "P30D"), "after the meeting" ("after", None).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pourparler.evidence.statement import Span, When
from pourparler.evidence.text.date_forms import forms
from pourparler.evidence.text.date_values import Groups, Value, clock_of, value_of

_HINT = re.compile(
    r"\d|day|week|month|year|noon|night|morn|morrow|decade|hour|spring|summer|autumn|winter|fall\b|fortnight|quarter|"
    r"[JFMASOND][a-zA-Z]{2}|jan|feb|apr|jun|jul|aug|sep|oct|nov|dec|ter |fore |ing |ince |ntil |ead |t the|the eve"
)
_BEFORE = re.compile(
    r"\b(no earlier than|not earlier than|no sooner than|not before|no later than|not later than|on or before|at the latest by|by|before|prior to|ahead of|until|till|up to|"
    r"up until|through|since|ever since|after|following|as from|from|as of|(?:starting|beginning|effective)"
    r"(?: on| from| in)?|on|in|at|for|during|over|of|dated|throughout|around|about|between|to|and|this past|the)"
    r"(?: the| late| early| about| around){0,2} $",
    re.IGNORECASE,
)
_JOIN = re.compile(r" ?(?:to|until|till|through|and|–|—|-) ?(?:the )?(?:end of )?$")
_ONWARDS = re.compile(r" (?:onwards?|on|and beyond)(?=[ ,.;]|$)")
_LATEST = re.compile(r",? at the latest\b")
_DONE = re.compile(r"\b(?:was|were|had|ran|lasted|remained|stayed|worked|served|been)\b", re.IGNORECASE)
_DEADLINE = ("no later than", "not later than", "on or before", "at the latest by", "by")
_UNTIL = ("until", "till", "up to", "up until", "through")
_PRIOR = ("before", "prior to", "ahead of")
_FROM = ("from", "as from", "as of")
_AFTER = ("after", "following", "no earlier than", "not earlier than", "no sooner than", "not before")
# Bare ones are often no date: "May", "the 2014 accord", "prices fall".
_NEEDS = frozenset(("month", "year", "monthrange", "season"))
_OWN = frozenset(("next", "span", "lasting", "long", "ago", "event", "clock"))  # their words say all


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
    if not _HINT.search(text, start, end):
        return ()
    try:
        anchor = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        anchor = None
    found: list[When] = []
    points = _points(text, start, end)
    at = 0
    while at < len(points):
        when, used = _when(text, start, end, points, at, anchor, published, tense, day_first)
        at += used
        if when is not None:
            found.append(when)
    return tuple(found)


def _dated(text: str, event: _Point, value: Value, anchor: date | None, way: str, day_first: bool | None) -> Value:
    """The event with the date that its own words hold: "since the 2019 election", "after last week's talks"."""
    for point in _points(text, event.start + len(str(event.found["how"])), event.end, True):
        inner = value_of(point.form, point.found, anchor, way, False, day_first)
        if inner is not None and inner.text is not None:
            told = f"{inner.text.split('/')[0]}/.." if value.kind == "since" else inner.text
            return Value(value.kind, told, inner.first, inner.leans)
    return value


def _points(text: str, start: int, end: int, inside: bool = False) -> list[_Point]:
    """What looks like a date, the forms that start first and reach furthest, none over another."""
    found = [
        _Point(match.start(), match.end(), name, {**match.groupdict(), "whole": match.group()})
        for name, pattern in forms()
        if not (inside and name in ("event", "lasting", "long", "clock"))
        for match in pattern.finditer(text, start, end)
    ]
    order = {name: n for n, (name, _) in enumerate(forms())}
    found.sort(key=lambda point: (point.start, -point.end, order[point.form]))
    kept: list[_Point] = []
    for point in found:
        if kept and point.start < kept[-1].end:
            continue
        if point.form in _NEEDS and not inside and not _meant(text, start, point):
            continue
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


def _when(
    text: str, start: int, end: int, points: list[_Point], at: int, anchor: date | None, published: str, tense: str,
    day_first: bool | None,
) -> tuple[When | None, int]:  # fmt: skip
    """The date that begins with the point at ``at``, and how many points it takes up."""
    point = points[at]
    begin, before = point.start, ""
    if point.form not in _OWN and (match := _BEFORE.search(text, max(start, begin - 40), begin)):
        before = match[1].casefold()
        if before not in ("and", "to", "the", "about"):
            begin = match.start()
        elif before == "to" and text[max(start, begin - 12) : begin].casefold().endswith(" up to "):
            before, begin = "until", match.start()
    if point.form == "clock":
        before = str(point.found["whole"]).split()[0].casefold()
        before = before if before in ("at", "by", "from", "until", "before", "after") else ""
    way = _way(text, start, begin, before, tense)
    ending = before in (*_DEADLINE, *_UNTIL, *_PRIOR)
    value = value_of(point.form, point.found, anchor, way, ending, day_first)
    if value is None:
        return None, 1
    if point.form == "event":
        return _made(text, begin, point.end, _dated(text, point, value, anchor, way, day_first), published), 1
    used, last = 1, point.end
    after = points[at + 1] if at + 1 < len(points) else None
    if after is not None and (joined := _range(text, point, after, before, value, anchor, way, day_first)):
        return _made(text, begin, after.end, joined, published), 2
    if after is not None and (timed := _timed(text, point, after, value, anchor, way, day_first)):
        value, last, used = timed, after.end, 2
        if point.form == "clock" and not before and (match := _BEFORE.search(text, max(start, begin - 16), begin)):
            before, begin = match[1].casefold(), match.start()
    if _ONWARDS.match(text, last, end) and value.kind in ("date", "month", "year", "datetime"):
        match_ = _ONWARDS.match(text, last, end)
        last, before = (match_.end() if match_ else last), "from"
    elif match_ := _LATEST.match(text, last, end):
        last, before = match_.end(), "by"
    return _made(text, begin, last, _turned(value, before), published), used


def _starts(before: str) -> bool:
    return before in _FROM or before.startswith(("starting", "beginning", "effective"))


def _way(text: str, start: int, begin: int, before: str, tense: str) -> str:
    if before in _DEADLINE:
        return "future"
    if before in ("since", "ever since"):
        return "past"
    if before in (*_UNTIL, *_PRIOR, "to") or _starts(before):
        if tense == "past" and _DONE.search(text, max(start, begin - 30), begin):
            return "past"
        return "future"
    return tense if tense in ("past", "future") else "none"


def _turned(value: Value, before: str) -> Value:
    """The value as the preposition before it has it."""
    if value.kind not in ("date", "datetime", "month", "year", "interval"):
        return value
    text, single = value.text, value.text is not None and "/" not in value.text
    if before in _DEADLINE:
        return Value("deadline", text.split("/")[-1] if text else None, value.first, value.leans)
    if before in _UNTIL:
        return Value("interval", f"../{text}" if single else text, value.first, value.leans)
    if before in _PRIOR:
        return Value("before", text, value.first, value.leans)
    if before in _AFTER:
        return Value("after", text, value.first, value.leans)
    if before in ("since", "ever since") or (single and _starts(before)):
        first = text.split("/")[0] if text else None
        return Value("since", f"{first}/.." if first else None, value.first, value.leans)
    return value


def _range(
    text: str, point: _Point, after: _Point, before: str, value: Value, anchor: date | None, way: str,
    day_first: bool | None,
) -> Value | None:  # fmt: skip
    """The interval from one point to the next, where the words between them join them."""
    between = text[point.end : after.start]
    if len(between) > 20 or not _JOIN.fullmatch(between) or "clock" in (point.form, after.form):
        return None
    if "and" in between and before != "between":
        return None
    last = value_of(after.form, after.found, value.first or anchor, "future", False, day_first)
    if last is None or {value.kind, last.kind} - {"date", "month", "year"}:
        return None
    if not point.found.get("year") and after.found.get("year") and point.found.get("month"):
        told = {**point.found, "year": after.found["year"]}
        value = value_of(point.form, told, anchor, way, False, day_first) or value
    if value.text is None or last.text is None:
        return Value("interval", None, None, True)
    if value.first and last.first and value.first > last.first:
        return None
    return Value("interval", f"{value.text}/{last.text}", value.first, value.leans or last.leans)


def _timed(
    text: str, point: _Point, after: _Point, value: Value, anchor: date | None, way: str, day_first: bool | None
) -> Value | None:
    """A day and a time of day that stand side by side, as one."""
    if (point.form == "clock") == (after.form == "clock") or not re.fullmatch(
        r",? ?(?:at |on |from )?(?:the )?", text[point.end : after.start]
    ):
        return None
    clock = point if point.form == "clock" else after
    day = value if clock is after else value_of(after.form, after.found, anchor, way, False, day_first)
    if day is None or day.kind != "date":
        return None
    return Value("datetime", f"{day.text}T{clock_of(clock.found)}" if day.text else None, day.first, day.leans)


def _made(text: str, start: int, end: int, value: Value, published: str) -> When:
    anchor = published if value.leans and value.text is not None else None
    return When(value.kind, Span(start, end, text[start:end]), value.text, anchor)
