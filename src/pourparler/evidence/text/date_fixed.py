"""Dates that the calendar names: days, months, years, seasons, quarters, decades."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from pourparler.evidence.text.date_calendar import (
    Ask,
    Groups,
    Value,
    between,
    day_value,
    int_of,
    month_end,
    month_value,
    no_anchor,
    year_value,
)  # fmt: skip
from pourparler.evidence.text.date_names import MONTHS, ORDINALS, SEASONS


def _iso(ask: Ask) -> Value:
    return day_value(int_of(ask.found["year"]), int_of(ask.found["m"]), int_of(ask.found["day"]))


def _isomonth(ask: Ask) -> Value:
    return month_value(int_of(ask.found["year"]), int_of(ask.found["m"]))


def _figures(ask: Ask) -> Value:
    a, b, year = int_of(ask.found["a"]), int_of(ask.found["b"]), int_of(ask.found["year"])
    year += 2000 if year < 100 else 0
    if ask.found["sep"] == "." or a > 12 or a == b:
        return day_value(year, b, a)
    if b > 12:
        return day_value(year, a, b)
    if ask.day_first is None:
        return Value("date", None)
    return day_value(year, b, a) if ask.day_first else day_value(year, a, b)


def _month(name: str | None) -> int:
    return MONTHS[(name or "").rstrip(".").casefold()]


def _told_year(found: Groups, anchor: date | None) -> int | None:
    """The year that stands there, or that "last year" names."""
    if found.get("year"):
        return int_of(found["year"])
    if found.get("rel") and anchor:
        return anchor.year + {"last": -1, "this": 0, "next": 1, "the": 0}[str(found["rel"])]
    return None


def _nearest(month: int, day: int, anchor: date, way: str) -> date:
    """The day of the year next to the anchor. The way decides unless it leads more than eight months off while
    the other lies within a hundred days: a report tells a date without its year where the year is plain.
    """
    near = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            near.append(date(year, month, day))
        except ValueError:
            continue  # 29 February
    if not near:
        raise ValueError("no such day")
    near.sort(key=lambda one: (abs(one - anchor), one))
    sided = [one for one in near if way == "none" or one == anchor or (one < anchor) == (way == "past")]
    if sided and not (abs(sided[0] - anchor).days > 240 and abs(near[0] - anchor).days < 100):
        return sided[0]
    return near[0]


def _day_month(ask: Ask) -> Value:
    month, day, year = (
        _month(ask.found["month"] or ask.found.get("month2")),
        int_of(ask.found["day"]),
        _told_year(ask.found, ask.anchor),
    )
    if year is not None:
        return day_value(year, month, day, not ask.found.get("year"))
    date(2024, month, day)  # no "31 June"
    if ask.anchor is None:
        return no_anchor()
    when = _nearest(month, day, ask.anchor, ask.way)
    return day_value(when.year, when.month, when.day, True)


def _day_range(ask: Ask) -> Value:
    first = _day_month(ask)
    if first.first is None:
        return no_anchor("interval")
    return between(first.first, first.first.replace(day=int_of(ask.found["to"])), first.leans)


def _bare_month(ask: Ask) -> Value:
    month, year, part = _month(ask.found["month"]), _told_year(ask.found, ask.anchor), ask.found.get("part")
    leans = not ask.found.get("year")
    if year is None:
        if ask.anchor is None:
            return no_anchor("month")
        which = (ask.found.get("which") or "").casefold()
        past, later = ask.anchor.year - (month > ask.anchor.month), ask.anchor.year + (month < ask.anchor.month)
        if which == "last":
            year = past - (month == ask.anchor.month)
        elif which == "next":
            year = later + (month == ask.anchor.month)
        elif which == "this":
            year = ask.anchor.year
        elif ask.way == "past" or (ask.way == "none" and (ask.anchor.month - month) % 12 <= 6):
            year = past
        else:
            year = later
    return _part_of_month(year, month, part, ask.ending, leans)


def _part_of_month(year: int, month: int, part: str | None, ending: bool, leans: bool) -> Value:
    part = (part or "").removesuffix(" of")
    if part in ("end", "close") and ending:
        last = month_end(year, month)
        return Value("date", last.isoformat(), last, leans)
    return month_value(year, month, leans, bool(part))


def _month_range(ask: Ask) -> Value:
    last = _bare_month(replace(ask, found={"month": ask.found["tomonth"], "year": ask.found["year"]}, ending=False))
    if last.first is None:
        return no_anchor("interval")
    first = _month(ask.found["month"])
    year = last.first.year - (first > last.first.month)
    return Value("interval", f"{year:04d}-{first:02d}/{last.text}", date(year, first, 1), last.leans)


def _year_range(ask: Ask) -> Value:
    first, last = int_of(ask.found["year"]), str(ask.found["toyear"])
    last = last if len(last) == 4 else str(first)[:2] + last
    if int(last) <= first:
        raise ValueError("no range of years")
    return Value("interval", f"{first:04d}/{last}", date(first, 1, 1))


def _year(ask: Ask) -> Value:
    year, part = int_of(ask.found["year"]), (ask.found.get("part") or "").removesuffix(" of")
    if part in ("end", "close") and ask.ending:
        return day_value(year, 12, 31)
    return year_value(year, False, bool(part))


def _decade(ask: Ask) -> Value:
    name = str(ask.found["decade"])
    century = "19" if len(name) == 2 else name[:2]
    text = f"{century}{name[-2]}X{'~' if ask.found.get('part') else ''}"
    return Value("interval", text, date(int(f"{century}{name[-2]}0"), 1, 1))


def _season(ask: Ask) -> Value:
    code, year = SEASONS[str(ask.found["season"])], _told_year(ask.found, ask.anchor)
    leans, about = not ask.found.get("year"), "~" if ask.found.get("part") else ""
    if year is None:
        if ask.anchor is None:
            return no_anchor("interval")
        now = 21 + (ask.anchor.month - 3) % 12 // 3
        here = ask.anchor.year - (now == 24 and ask.anchor.month < 3)  # a winter is named by the year it begins in
        which = ask.found.get("which") or {"past": "back", "future": "on", "none": "this"}[ask.way]
        year = here
        if (which == "last" and code >= now) or (which == "back" and code > now):
            year -= 1
        elif (which == "next" and code <= now) or (which in ("on", "coming") and code < now):
            year += 1
    return Value("interval", f"{year:04d}-{code}{about}", date(year, (code - 20) * 3, 1), leans)


def _quarter(ask: Ask) -> Value:
    year = _told_year(ask.found, ask.anchor)
    nth = int_of(ask.found["q"]) if ask.found.get("q") else ORDINALS[str(ask.found["nth"])]
    half = ask.found.get("piece") == "half"
    if half and nth > 2:
        nth = 2
    if year is None:
        if ask.found.get("nth") and not ask.found.get("rel"):
            raise ValueError("a quarter of what?")  # "the first half", "a third quarter": of anything
        return no_anchor("interval")
    code = (39 if half else 32) + nth
    return Value(
        "interval", f"{year:04d}-{code}", date(year, (nth - 1) * (6 if half else 3) + 1, 1), not ask.found["year"]
    )


FIXED: dict[str, Callable[[Ask], Value]] = {
    "iso": _iso, "isomonth": _isomonth, "figures": _figures, "dm": _day_month, "md": _day_month, "foreign": _day_month,
    "dayrange": _day_range, "rangeday": _day_range, "month": _bare_month, "monthrange": _month_range,
    "yearrange": _year_range, "year": _year, "decade": _decade, "season": _season, "quarter": _quarter,
}  # fmt: skip
