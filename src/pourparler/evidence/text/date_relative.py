"""Dates that are told from the day of publication, durations, times of day, and events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

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
    shifted,
    year_value,
)  # fmt: skip
from pourparler.evidence.text.date_names import DAYS
from pourparler.evidence.text.numbers import number_of


def _weekday(ask: Ask) -> Value:
    day = DAYS[str(ask.found["weekday"]).rstrip(".").casefold()]
    if ask.anchor is None:
        return no_anchor()
    which = (ask.found.get("which") or "").casefold()
    monday = ask.anchor - timedelta(days=ask.anchor.weekday())
    week = (ask.found.get("week") or "").split()
    if week:
        when = monday + timedelta(days=day + {"last": -7, "this": 0, "next": 7}[week[0]])
    elif which == "next":
        when = monday + timedelta(days=day + 7)
    elif which in ("last", "this past"):
        when = ask.anchor - timedelta(days=(ask.anchor.weekday() - day - 1) % 7 + 1)
    elif which in ("this", "this coming", "coming") and ask.way != "past" or ask.way == "future":
        when = ask.anchor + timedelta(days=(day - ask.anchor.weekday()) % 7)
    else:
        when = ask.anchor - timedelta(days=(ask.anchor.weekday() - day) % 7)
    return day_value(when.year, when.month, when.day, True)


_RELDAYS = {
    "the day before yesterday": -2, "the day before": -1, "the previous day": -1, "yesterday": -1, "last night": -1,
    "tomorrow": 1, "tmrw": 1, "the day after tomorrow": 2,
}  # fmt: skip


def _relday(ask: Ask) -> Value:
    if ask.anchor is None or ask.found["relday"] == "overnight":
        return no_anchor()
    when = ask.anchor + timedelta(days=_RELDAYS.get(str(ask.found["relday"]), 0))
    return day_value(when.year, when.month, when.day, True)


STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


def _relunit(ask: Ask) -> Value:
    return _unit_value(str(ask.found["unit"]), STEPS.get(str(ask.found["which"]), 0), ask.anchor)


def _unit_value(unit: str, step: int, anchor: date | None) -> Value:
    kinds = {"month": "month", "year": "year", "day": "date"}
    if anchor is None:
        return no_anchor(kinds.get(unit, "interval"))
    if unit == "day":
        when = anchor + timedelta(days=step)
        return day_value(when.year, when.month, when.day, True)
    if unit == "year":
        return year_value(anchor.year + step, True)
    if unit == "month":
        return month_value(*shifted(anchor, step), True)
    if unit == "quarter":
        year, month = shifted(anchor, 3 * step)
        return Value("interval", f"{year:04d}-{33 + (month - 1) // 3}", date(year, (month - 1) // 3 * 3 + 1, 1), True)
    if unit == "decade":
        first = (anchor.year // 10 + step) * 10
        return Value("interval", f"{first // 10:03d}X", date(first, 1, 1), True)
    weeks = 2 if unit == "fortnight" else 1
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * weeks * step)
    return between(monday, monday + timedelta(days=7 * weeks - 1))


def _partof(ask: Ask) -> Value:
    part = str(ask.found.get("part") or ask.found.get("part2") or ask.found.get("part3"))
    unit = ask.found.get("unit") or ask.found.get("unit2") or ("year" if part.startswith("year") else "month")
    if "end" in part:
        part = "end"
    step = STEPS.get(str(ask.found.get("which")), 0)
    whole = _unit_value(unit, step, ask.anchor)
    if ask.anchor is None or whole.first is None or whole.text is None:
        return Value("date" if ask.ending else whole.kind, None, None, True)
    if part in ("end", "close") and ask.ending:
        ends = {
            "month": month_end(whole.first.year, whole.first.month),
            "year": date(whole.first.year, 12, 31),
            "week": whole.first + timedelta(days=6),
            "day": whole.first,
        }
        if unit == "quarter":
            last = month_end(*shifted(whole.first, 2))
            return Value("date", last.isoformat(), last, True)
        if unit in ends:
            return Value("date", ends[unit].isoformat(), ends[unit], True)
    about = "~" if unit in ("month", "year", "decade") else ""
    return Value(whole.kind, whole.text + about, whole.first, True)


def _weekend(ask: Ask) -> Value:
    if ask.anchor is None:
        return no_anchor("interval")
    which = ask.found.get("which") or ask.found.get("which2") or ""
    here = ask.anchor + timedelta(days=5 - ask.anchor.weekday())  # Saturday of this week, which ends on Sunday
    begun = ask.anchor.weekday() >= 5
    back = which == "past" or (which == "" and ask.way != "future")
    if which == "last" or (back and not begun):
        here -= timedelta(days=7)
    elif which == "this" and ask.way == "past" and ask.anchor.weekday() < 3:
        here -= timedelta(days=7)  # said on a Monday of the one that is over
    elif which == "next":
        here += timedelta(days=7)
    return between(here, here + timedelta(days=1))


_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_SEVERAL = {"fortnight": ("week", 2), "quarter": ("month", 3), "decade": ("year", 10)}


def _count(found: Groups) -> tuple[float, str]:
    """How many of which unit; a fortnight is two weeks."""
    words, unit = found.get("count") or "1", str(found["unit"])
    low = words.casefold()
    number = 0.5 if low.startswith("half a") and not low.endswith(("million", "dozen", "billion")) else number_of(low)
    if number is None:
        number = 1.0  # "a week"
    single, times = _SEVERAL.get(unit, (unit, 1))
    return number * times, single


def _duration(number: float, unit: str) -> str | None:
    if unit == "hour":
        return f"PT{int(number)}H" if number == int(number) else None
    if number != int(number):
        number, unit = {"year": (number * 12, "month"), "week": (number * 7, "day")}.get(unit, (number, unit))
    return f"P{int(number)}{_LETTERS[unit]}" if number == int(number) else None


def _moved(anchor: date, number: float, unit: str) -> Value:
    """The anchor moved by so many units, as exact as the unit is."""
    if number != int(number):
        number, unit = {"year": (number * 12, "month")}.get(unit, (number, unit))
    steps = int(number)
    if unit == "year":
        return year_value(anchor.year + steps, True)
    if unit == "month":
        return month_value(*shifted(anchor, steps), True)
    when = anchor + timedelta(days=steps * 7 if unit == "week" else steps if unit == "day" else steps // 24)
    return day_value(when.year, when.month, when.day, True)


def _ago(ask: Ask) -> Value:
    number, unit = _count(ask.found)
    if ask.anchor is None or (unit == "hour" and number >= 12):
        return no_anchor()
    return _moved(ask.anchor, -number, unit)


def _next(ask: Ask) -> Value:
    number, unit = _count(ask.found)
    within = str(ask.found["how"]) != "in"
    if ask.found.get("of"):  # "within ten days of the signing": nobody knows yet which day that is
        return Value("deadline" if within else "after", _duration(number, unit))
    if not within and ask.way == "past":
        return Value("duration", _duration(number, unit))  # "the bridge was built in three days"
    if ask.anchor is None:
        return no_anchor("deadline" if within else "date")
    if unit == "hour" and number % 24:
        return Value("deadline" if within else "duration", _duration(number, unit))
    if within and unit == "year":  # "will run dry within ten years" names a stretch and no day
        return Value("duration", _duration(number, unit))
    moved = _moved(ask.anchor, number, unit)
    return replace(moved, kind="deadline") if within else moved


def _exact(anchor: date, steps: int, unit: str) -> date:
    if unit in ("month", "year"):
        year, month = shifted(anchor, steps * (12 if unit == "year" else 1))
        return date(year, month, min(anchor.day, month_end(year, month).day))
    return anchor + timedelta(days=steps * 7 if unit == "week" else steps if unit == "day" else steps // 24)


def _span(ask: Ask) -> Value:
    if not ask.found.get("count"):
        if (ask.found.get("whole") or "").endswith("s"):  # "in the coming weeks": how many, nobody says
            return Value("interval", None)
        return _unit_value(str(ask.found["unit"]), STEPS[str(ask.found["way"])], ask.anchor)
    number, unit = _count(ask.found)
    if ask.anchor is None:
        return no_anchor("interval")
    back = ask.found["way"] in ("past", "last", "previous")
    other = _exact(ask.anchor, int(-number if back else number), unit)
    return between(other, ask.anchor) if back else between(ask.anchor, other)


def _lasting(ask: Ask) -> Value:
    return Value("duration", _duration(*_count(ask.found)))


def _nth(ask: Ask) -> Value:
    day = int_of(ask.found["day"])
    if ask.anchor is None:
        return no_anchor()
    which = ask.found.get("which")
    if which:
        year, month = shifted(ask.anchor, STEPS.get(which, 0))
        return day_value(year, month, day, True)
    order = range(0, 14) if ask.way == "future" else range(0, -14, -1)
    for step in order:
        year, month = shifted(ask.anchor, step)
        try:
            when = date(year, month, day)
        except ValueError:
            continue
        if (when >= ask.anchor) if ask.way == "future" else (when <= ask.anchor):
            return day_value(year, month, day, True)
    raise ValueError("no such day")


def _clock(ask: Ask) -> Value:
    text = clock_of(ask.found)
    if ask.anchor is None:
        return no_anchor("datetime")
    return Value("datetime", f"{ask.anchor.isoformat()}T{text}", ask.anchor, True)


def clock_of(found: Groups) -> str:
    """The time of day, "10:00", with a Z where the text says GMT or UTC. Seconds would be invented."""
    if found.get("word"):
        hour, minute = (0 if found["word"] == "midnight" else 12), 0
    elif found.get("hour24"):
        hour, minute = int_of(found["hour24"]), int_of(found["minute24"])
    else:
        hour, minute = int_of(found["hour"]), int_of(found.get("minute"))
        if not 1 <= hour <= 12:
            raise ValueError("no such hour")
        hour = hour % 12 + (12 if str(found["half"]).lower() == "p" else 0)
    return f"{hour:02d}:{minute:02d}{'Z' if found.get('zone') else ''}"


def _event(ask: Ask) -> Value:
    how = str(ask.found["how"]).casefold().split()[0]
    kinds = {"after": "after", "following": "after", "since": "since", "during": "event", "at": "event"}
    return Value(kinds.get(how, "before"), None)


RELATIVE: dict[str, Callable[[Ask], Value]] = {
    "weekday": _weekday, "relday": _relday, "partof": _partof, "relunit": _relunit, "weekend": _weekend, "ago": _ago,
    "next": _next, "span": _span, "lasting": _lasting, "long": _lasting, "nth": _nth, "clock": _clock, "event": _event,
}  # fmt: skip
