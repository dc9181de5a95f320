"""From the parts of a date phrase to its EDTF value (Library of Congress, Extended Date/Time Format, 2019).

No day is invented: a month stays a month, "early August" is "2025-08~", a season "2023-22", a decade "199X".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pourparler.evidence.text.date_forms import DAYS, MONTHS, ORDINALS, SEASONS
from pourparler.evidence.text.numbers import number_of

Groups = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Value:
    """``text`` is None where the phrase needs an anchor and there is none. ``first``: the first day, if known.
    ``leans``: whether it rests on the day of publication. ``kind`` is one of the statement's.
    """

    kind: str
    text: str | None
    first: date | None = None
    leans: bool = False


def value_of(
    form: str, found: Groups, anchor: date | None, way: str, ending: bool, day_first: bool | None
) -> Value | None:
    """What a phrase of the form says; None where it is no date after all ("30 February").

    ``way``: past, future or none, where the date lies. ``ending``: a deadline, for which the end of a month is its
    last day. ``day_first``: how "03/04/2025" is to be read; None: not at all.
    """
    try:
        return _READ[form](found, anchor, way, ending) if form != "figures" else _figures(found, day_first)
    except (ValueError, OverflowError):
        return None


def _day(year: int, month: int, day: int, leans: bool = False) -> Value:
    when = date(year, month, day)
    return Value("date", when.isoformat(), when, leans)


def _no_anchor(kind: str = "date") -> Value:
    return Value(kind, None, None, True)


def _int(text: str | None) -> int:
    return int(text or "0")


def _iso(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    return _day(_int(found["year"]), _int(found["m"]), _int(found["day"]))


def _isomonth(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    return _month_value(_int(found["year"]), _int(found["m"]))


def _figures(found: Groups, day_first: bool | None) -> Value:
    a, b, year = _int(found["a"]), _int(found["b"]), _int(found["year"])
    year += 2000 if year < 100 else 0
    if found["sep"] == "." or a > 12 or a == b:
        return _day(year, b, a)
    if b > 12:
        return _day(year, a, b)
    if day_first is None:
        return Value("date", None)
    return _day(year, b, a) if day_first else _day(year, a, b)


def _month(name: str | None) -> int:
    return MONTHS[(name or "").rstrip(".").casefold()]


def month_end(year: int, month: int) -> date:
    """The last day of the month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _shift_months(anchor: date, months: int) -> tuple[int, int]:
    total = anchor.year * 12 + anchor.month - 1 + months
    return total // 12, total % 12 + 1


def _month_value(year: int, month: int, leans: bool = False, about: bool = False) -> Value:
    first = date(year, month, 1)
    return Value("month", f"{first.isoformat()[:7]}{'~' if about else ''}", first, leans)


def _year_value(year: int, leans: bool = False, about: bool = False) -> Value:
    return Value("year", f"{year:04d}{'~' if about else ''}", date(year, 1, 1), leans)


def _between(first: date, last: date, leans: bool = True) -> Value:
    return Value("interval", f"{first.isoformat()}/{last.isoformat()}", first, leans)


def _told_year(found: Groups, anchor: date | None) -> int | None:
    """The year that stands there, or that "last year" names."""
    if found.get("year"):
        return _int(found["year"])
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


def _day_month(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    month, day, year = _month(found["month"] or found.get("month2")), _int(found["day"]), _told_year(found, anchor)
    if year is not None:
        return _day(year, month, day, not found.get("year"))
    date(2024, month, day)  # no "31 June"
    if anchor is None:
        return _no_anchor()
    when = _nearest(month, day, anchor, way)
    return _day(when.year, when.month, when.day, True)


def _day_range(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    first = _day_month(found, anchor, way, ending)
    if first.first is None:
        return _no_anchor("interval")
    return _between(first.first, first.first.replace(day=_int(found["to"])), first.leans)


def _bare_month(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    month, year, part = _month(found["month"]), _told_year(found, anchor), found.get("part")
    leans = not found.get("year")
    if year is None:
        if anchor is None:
            return _no_anchor("month")
        which = (found.get("which") or "").casefold()
        past, later = anchor.year - (month > anchor.month), anchor.year + (month < anchor.month)
        if which == "last":
            year = past - (month == anchor.month)
        elif which == "next":
            year = later + (month == anchor.month)
        elif which == "this":
            year = anchor.year
        elif way == "past" or (way == "none" and (anchor.month - month) % 12 <= 6):
            year = past
        else:
            year = later
    return _part_of_month(year, month, part, ending, leans)


def _part_of_month(year: int, month: int, part: str | None, ending: bool, leans: bool) -> Value:
    part = (part or "").removesuffix(" of")
    if part in ("end", "close") and ending:
        last = month_end(year, month)
        return Value("date", last.isoformat(), last, leans)
    return _month_value(year, month, leans, bool(part))


def _month_range(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    last = _bare_month({"month": found["tomonth"], "year": found["year"]}, anchor, way, False)
    if last.first is None:
        return _no_anchor("interval")
    first = _month(found["month"])
    year = last.first.year - (first > last.first.month)
    return Value("interval", f"{year:04d}-{first:02d}/{last.text}", date(year, first, 1), last.leans)


def _year_range(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    first, last = _int(found["year"]), str(found["toyear"])
    last = last if len(last) == 4 else str(first)[:2] + last
    if int(last) <= first:
        raise ValueError("no range of years")
    return Value("interval", f"{first:04d}/{last}", date(first, 1, 1))


def _year(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    year, part = _int(found["year"]), (found.get("part") or "").removesuffix(" of")
    if part in ("end", "close") and ending:
        return _day(year, 12, 31)
    return _year_value(year, False, bool(part))


def _decade(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    name = str(found["decade"])
    century = "19" if len(name) == 2 else name[:2]
    text = f"{century}{name[-2]}X{'~' if found.get('part') else ''}"
    return Value("interval", text, date(int(f"{century}{name[-2]}0"), 1, 1))


def _season(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    code, year = SEASONS[str(found["season"])], _told_year(found, anchor)
    leans, about = not found.get("year"), "~" if found.get("part") else ""
    if year is None:
        if anchor is None:
            return _no_anchor("interval")
        now = 21 + (anchor.month - 3) % 12 // 3
        here = anchor.year - (now == 24 and anchor.month < 3)  # a winter is named by the year it begins in
        which = found.get("which") or {"past": "back", "future": "on", "none": "this"}[way]
        year = here
        if (which == "last" and code >= now) or (which == "back" and code > now):
            year -= 1
        elif (which == "next" and code <= now) or (which in ("on", "coming") and code < now):
            year += 1
    return Value("interval", f"{year:04d}-{code}{about}", date(year, (code - 20) * 3, 1), leans)


def _quarter(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    year = _told_year(found, anchor)
    nth = _int(found["q"]) if found.get("q") else ORDINALS[str(found["nth"])]
    half = found.get("piece") == "half"
    if half and nth > 2:
        nth = 2
    if year is None:
        if found.get("nth") and not found.get("rel"):
            raise ValueError("a quarter of what?")  # "the first half", "a third quarter": of anything
        return _no_anchor("interval")
    code = (39 if half else 32) + nth
    return Value("interval", f"{year:04d}-{code}", date(year, (nth - 1) * (6 if half else 3) + 1, 1), not found["year"])


def _weekday(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    day = DAYS[str(found["weekday"]).rstrip(".").casefold()]
    if anchor is None:
        return _no_anchor()
    which = (found.get("which") or "").casefold()
    monday = anchor - timedelta(days=anchor.weekday())
    week = (found.get("week") or "").split()
    if week:
        when = monday + timedelta(days=day + {"last": -7, "this": 0, "next": 7}[week[0]])
    elif which == "next":
        when = monday + timedelta(days=day + 7)
    elif which in ("last", "this past"):
        when = anchor - timedelta(days=(anchor.weekday() - day - 1) % 7 + 1)
    elif which in ("this", "this coming", "coming") and way != "past" or way == "future":
        when = anchor + timedelta(days=(day - anchor.weekday()) % 7)
    else:
        when = anchor - timedelta(days=(anchor.weekday() - day) % 7)
    return _day(when.year, when.month, when.day, True)


_RELDAYS = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1, "tmrw": 1,
            "the day after tomorrow": 2}  # fmt: skip


def _relday(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    if anchor is None or found["relday"] == "overnight":
        return _no_anchor()
    when = anchor + timedelta(days=_RELDAYS.get(str(found["relday"]), 0))
    return _day(when.year, when.month, when.day, True)


_STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


def _relunit(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    return _unit_value(str(found["unit"]), _STEPS.get(str(found["which"]), 0), anchor)


def _unit_value(unit: str, step: int, anchor: date | None) -> Value:
    kinds = {"month": "month", "year": "year", "day": "date"}
    if anchor is None:
        return _no_anchor(kinds.get(unit, "interval"))
    if unit == "day":
        when = anchor + timedelta(days=step)
        return _day(when.year, when.month, when.day, True)
    if unit == "year":
        return _year_value(anchor.year + step, True)
    if unit == "month":
        return _month_value(*_shift_months(anchor, step), True)
    if unit == "quarter":
        year, month = _shift_months(anchor, 3 * step)
        return Value("interval", f"{year:04d}-{33 + (month - 1) // 3}", date(year, (month - 1) // 3 * 3 + 1, 1), True)
    if unit == "decade":
        first = (anchor.year // 10 + step) * 10
        return Value("interval", f"{first // 10:03d}X", date(first, 1, 1), True)
    weeks = 2 if unit == "fortnight" else 1
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * weeks * step)
    return _between(monday, monday + timedelta(days=7 * weeks - 1))


def _partof(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    part = str(found.get("part") or found.get("part2"))
    unit = found.get("unit") or found.get("unit2") or ("year" if part.startswith("year") else "month")
    if "end" in part:
        part = "end"
    step = _STEPS.get(str(found.get("which")), 0)
    whole = _unit_value(unit, step, anchor)
    if anchor is None or whole.first is None or whole.text is None:
        return Value("date" if ending else whole.kind, None, None, True)
    if part in ("end", "close") and ending:
        ends = {
            "month": month_end(whole.first.year, whole.first.month),
            "year": date(whole.first.year, 12, 31),
            "week": whole.first + timedelta(days=6),
            "day": whole.first,
        }
        if unit == "quarter":
            last = month_end(*_shift_months(whole.first, 2))
            return Value("date", last.isoformat(), last, True)
        if unit in ends:
            return Value("date", ends[unit].isoformat(), ends[unit], True)
    about = "~" if unit in ("month", "year", "decade") else ""
    return Value(whole.kind, whole.text + about, whole.first, True)


def _weekend(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    if anchor is None:
        return _no_anchor("interval")
    which = found.get("which") or found.get("which2") or ""
    here = anchor + timedelta(days=5 - anchor.weekday())  # Saturday of this week, which ends on Sunday
    if which in ("last", "past"):
        here -= timedelta(days=7 if anchor.weekday() < 5 or which == "last" else 0)
    elif which == "next":
        here += timedelta(days=7)
    elif which == "" and way != "future" and anchor.weekday() < 5:
        here -= timedelta(days=7)
    elif which == "this" and way == "past" and anchor.weekday() < 3:
        here -= timedelta(days=7)
    return _between(here, here + timedelta(days=1))


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
        return _year_value(anchor.year + steps, True)
    if unit == "month":
        return _month_value(*_shift_months(anchor, steps), True)
    when = anchor + timedelta(days=steps * 7 if unit == "week" else steps if unit == "day" else steps // 24)
    return _day(when.year, when.month, when.day, True)


def _ago(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    number, unit = _count(found)
    if anchor is None or (unit == "hour" and number >= 12):
        return _no_anchor()
    return _moved(anchor, -number, unit)


def _next(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    number, unit = _count(found)
    within = str(found["how"]) != "in"
    if found.get("of"):  # "within ten days of the signing": nobody knows yet which day that is
        return Value("deadline" if within else "after", _duration(number, unit))
    if not within and way == "past":
        return Value("duration", _duration(number, unit))  # "the bridge was built in three days"
    if anchor is None:
        return _no_anchor("deadline" if within else "date")
    if unit == "hour" and number % 24:
        return Value("deadline" if within else "duration", _duration(number, unit))
    if within:  # a deadline is a day: a month from the 16th is the 16th
        when = _exact(anchor, int(number), unit)
        return Value("deadline", when.isoformat(), when, True)
    return _moved(anchor, number, unit)


def _exact(anchor: date, steps: int, unit: str) -> date:
    if unit in ("month", "year"):
        year, month = _shift_months(anchor, steps * (12 if unit == "year" else 1))
        return date(year, month, min(anchor.day, month_end(year, month).day))
    return anchor + timedelta(days=steps * 7 if unit == "week" else steps if unit == "day" else steps // 24)


def _span(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    if not found.get("count"):
        if (found.get("whole") or "").endswith("s"):  # "in the coming weeks": how many, nobody says
            return Value("interval", None)
        return _unit_value(str(found["unit"]), _STEPS[str(found["way"])], anchor)
    number, unit = _count(found)
    if anchor is None:
        return _no_anchor("interval")
    back = found["way"] in ("past", "last", "previous")
    other = _exact(anchor, int(-number if back else number), unit)
    return _between(other, anchor) if back else _between(anchor, other)


def _lasting(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    return Value("duration", _duration(*_count(found)))


def _nth(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    day = _int(found["day"])
    if anchor is None:
        return _no_anchor()
    which = found.get("which")
    if which:
        year, month = _shift_months(anchor, _STEPS.get(which, 0))
        return _day(year, month, day, True)
    order = range(0, 14) if way == "future" else range(0, -14, -1)
    for step in order:
        year, month = _shift_months(anchor, step)
        try:
            when = date(year, month, day)
        except ValueError:
            continue
        if (when >= anchor) if way == "future" else (when <= anchor):
            return _day(year, month, day, True)
    raise ValueError("no such day")


def _clock(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    text = clock_of(found)
    if anchor is None:
        return _no_anchor("datetime")
    return Value("datetime", f"{anchor.isoformat()}T{text}", anchor, True)


def clock_of(found: Groups) -> str:
    """The time of day as EDTF has it: "10:00:00", with a Z where the text says GMT or UTC."""
    if found.get("word"):
        hour, minute = (0 if found["word"] == "midnight" else 12), 0
    elif found.get("hour24"):
        hour, minute = _int(found["hour24"]), _int(found["minute24"])
    else:
        hour, minute = _int(found["hour"]), _int(found.get("minute"))
        if not 1 <= hour <= 12:
            raise ValueError("no such hour")
        hour = hour % 12 + (12 if str(found["half"]).lower() == "p" else 0)
    return f"{hour:02d}:{minute:02d}:00{'Z' if found.get('zone') else ''}"


def _event(found: Groups, anchor: date | None, way: str, ending: bool) -> Value:
    how = str(found["how"]).casefold().split()[0]
    kinds = {"after": "after", "following": "after", "since": "since", "during": "event", "at": "event"}
    return Value(kinds.get(how, "before"), None)


_READ = {
    "iso": _iso, "isomonth": _isomonth, "dm": _day_month, "md": _day_month, "foreign": _day_month,
    "dayrange": _day_range, "rangeday": _day_range, "month": _bare_month, "monthrange": _month_range,
    "yearrange": _year_range, "year": _year, "decade": _decade, "season": _season, "quarter": _quarter,
    "weekday": _weekday, "relday": _relday, "partof": _partof, "relunit": _relunit, "weekend": _weekend, "ago": _ago,
    "next": _next, "span": _span, "lasting": _lasting, "long": _lasting, "nth": _nth, "clock": _clock, "event": _event,
}  # fmt: skip
