"""When something happens, as a text says it. The day of publication is Saturday, 16 August 2025."""

from __future__ import annotations

import pytest

from pourparler.evidence.statement import When
from pourparler.evidence.text.dates import dates

SATURDAY = "2025-08-16"

#     August 2025: Mo 4 11 18 25, Tu 5 12 19 26, We 6 13 20 27, Th 7 14 21 28, Fr 1 8 15 22 29, Sa 2 9 16, Su 3 10 17


def read(text: str, tense: str = "none", published: str = SATURDAY, **told: bool) -> tuple[When, ...]:
    return dates(text, 0, len(text), published, tense, **told)


def one(text: str, tense: str = "none", published: str = SATURDAY, **told: bool) -> tuple[str, str | None]:
    (when,) = read(text, tense, published, **told)
    assert when.span is not None and text[when.span.start : when.span.end] == when.span.text
    return when.kind, when.value


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("16 August 2025", "date", "2025-08-16"),
        ("on August 16th, 2025", "date", "2025-08-16"),
        ("on the 16th of August 2025", "date", "2025-08-16"),
        ("2025-08-16", "date", "2025-08-16"),
        ("16.08.2025", "date", "2025-08-16"),
        ("16/08/2025", "date", "2025-08-16"),
        ("08/16/2025", "date", "2025-08-16"),
        ("03/04/2025", "date", None),
        ("16 août 2025", "date", "2025-08-16"),
        ("16. August 2025", "date", "2025-08-16"),
        ("16 серпня 2025", "date", "2025-08-16"),
        ("in March 2024", "month", "2024-03"),
        ("in early March 2024", "month", "2024-03~"),
        ("in 2014", "year", "2014"),
        ("in late 2014", "year", "2014~"),
        ("since 2019", "since", "2019/.."),
        ("the summer of 2023", "interval", "2023-22"),
        ("the 1990s", "interval", "199X"),
        ("the third quarter of 2025", "interval", "2025-35"),
        ("the second half of 2025", "interval", "2025-41"),
        ("from 1 May to 3 June 2025", "interval", "2025-05-01/2025-06-03"),
        ("1–3 May 2025", "interval", "2025-05-01/2025-05-03"),
        ("May 1-3, 2025", "interval", "2025-05-01/2025-05-03"),
        ("between 2014 and 2022", "interval", "2014/2022"),
        ("from November 2024 to March 2025", "interval", "2024-11/2025-03"),
        ("by 1 October 2025", "deadline", "2025-10-01"),
        ("no later than 1 October 2025", "deadline", "2025-10-01"),
        ("until 1 October 2025", "deadline", "2025-10-01"),
        ("before 1 October 2025", "before", "2025-10-01"),
        ("not before 1 October 2025", "after", "2025-10-01"),
        ("after 1 October 2025", "after", "2025-10-01"),
        ("by the end of 2026", "deadline", "2026-12-31"),
        ("by the end of February 2028", "deadline", "2028-02-29"),
        ("for 30 days", "duration", "P30D"),
        ("a 30-day truce", "duration", "P30D"),
        ("for two weeks", "duration", "P2W"),
        ("another three months", "duration", "P3M"),
        ("a 48-hour ultimatum", "duration", "PT48H"),
        ("within 10 days of the signing", "deadline", "P10D"),
        ("on 4 March 2025 at 10:00 GMT", "datetime", "2025-03-04T10:00Z"),
        ("at 6.30 p.m. on 4 March 2025", "datetime", "2025-03-04T18:30"),
        ("after the Alaska meeting", "after", None),
        ("During the call", "event", None),
        ("since the 2019 election", "since", "2019/.."),
    ],
)
def test_dates_that_need_no_day_of_publication(text: str, kind: str, value: str | None) -> None:
    """What the calendar names has the same value with and without a day of publication, and rests on none."""
    for published in (SATURDAY, ""):
        (when,) = read(text, "none", published)
        assert (when.kind, when.value, when.anchor) == (kind, value, None)


@pytest.mark.parametrize(
    ("text", "tense", "kind", "value"),
    [
        ("today", "none", "date", "2025-08-16"),
        ("yesterday", "past", "date", "2025-08-15"),
        ("Last night", "past", "date", "2025-08-15"),
        ("tomorrow morning", "future", "date", "2025-08-17"),
        ("on Monday", "past", "date", "2025-08-11"),
        ("on Monday", "future", "date", "2025-08-18"),
        ("on Monday", "none", "date", "2025-08-11"),
        ("on Saturday", "past", "date", "2025-08-16"),
        ("on Saturday", "future", "date", "2025-08-16"),
        ("last Tuesday", "past", "date", "2025-08-12"),
        ("Last Saturday", "past", "date", "2025-08-09"),
        ("next Tuesday", "future", "date", "2025-08-19"),
        ("this Tuesday", "future", "date", "2025-08-19"),
        ("by Friday", "past", "deadline", "2025-08-22"),
        ("until Friday noon", "none", "deadline", "2025-08-22T12:00"),
        ("from Monday to Friday", "future", "interval", "2025-08-18/2025-08-22"),
        ("since Monday", "none", "since", "2025-08-11/.."),
        ("on Thursday at nine", "future", "datetime", "2025-08-21T09:00"),
        ("on Thursday at six", "future", "date", "2025-08-21"),
        ("tmrw at 10:00", "none", "datetime", "2025-08-17T10:00"),
        ("last week", "past", "interval", "2025-08-04/2025-08-10"),
        ("next week", "future", "interval", "2025-08-18/2025-08-24"),
        ("last month", "past", "month", "2025-07"),
        ("next year", "future", "year", "2026"),
        ("two weeks ago", "past", "date", "2025-08-02"),
        ("three months ago", "past", "month", "2025-05"),
        ("five years ago", "past", "year", "2020"),
        ("in three days", "future", "date", "2025-08-19"),
        ("within 10 days", "future", "deadline", "2025-08-26"),
        ("within two months", "future", "deadline", "2025-10"),
        ("over the past two weeks", "past", "interval", "2025-08-02/2025-08-16"),
        ("in the coming weeks", "future", "interval", None),
        ("by the end of the month", "none", "deadline", "2025-08-31"),
        ("by the end of the year", "none", "deadline", "2025-12-31"),
        ("by the end of next week", "none", "deadline", "2025-08-24"),
        ("at the end of the month", "none", "month", "2025-08~"),
        ("by mid-September", "none", "deadline", "2025-09~"),
        ("in March", "past", "month", "2025-03"),
        ("in March", "future", "month", "2026-03"),
        ("until March", "none", "deadline", "2026-03"),
        ("last August", "past", "month", "2024-08"),
        ("in August last year", "past", "month", "2024-08"),
        ("early August", "none", "month", "2025-08~"),
        ("on August 20", "future", "date", "2025-08-20"),
        ("on August 20", "past", "date", "2025-08-20"),  # a report that means 2024 would say so
        ("on January 10", "past", "date", "2025-01-10"),
        ("on January 10", "future", "date", "2026-01-10"),
        ("on the 20th", "future", "date", "2025-08-20"),
        ("on the 20th", "past", "date", "2025-07-20"),
        ("over the weekend", "future", "interval", "2025-08-16/2025-08-17"),
        ("this summer", "none", "interval", "2025-22"),
        ("last autumn", "past", "interval", "2024-23"),
        ("from 1 September", "future", "after", "2025-09-01/.."),
        ("after last week's talks", "past", "after", "2025-08-04/2025-08-10"),
    ],
)
def test_dates_that_rest_on_the_day_of_publication(text: str, tense: str, kind: str, value: str | None) -> None:
    """The tense says which way to look; without a day of publication the kind stays and the value goes."""
    assert one(text, tense) == (kind, value)
    (when,) = read(text, tense, "")
    assert when.value is None and when.anchor is None
    if value is not None:
        assert read(text, tense)[0].anchor == SATURDAY


def test_the_weekend_of_a_weekday() -> None:
    """Said on a Wednesday, a past weekend is the one before, and a coming one the one ahead."""
    assert one("over the weekend", "past", "2025-08-13")[1] == "2025-08-09/2025-08-10"
    assert one("at the weekend", "future", "2025-08-13")[1] == "2025-08-16/2025-08-17"


def test_next_friday_is_of_next_week() -> None:
    """Said on a Wednesday, "next Friday" is nine days off and "on Friday" two."""
    assert one("next Friday", "future", "2025-08-13")[1] == "2025-08-22"
    assert one("on Friday", "future", "2025-08-13")[1] == "2025-08-15"


def test_the_verb_before_until_says_whether_it_is_over() -> None:
    """What lasted until Sunday is over; what is to last until Sunday is not."""
    assert one("it had lasted until Sunday", "past") == ("interval", "../2025-08-10")
    assert one("they would hold it until Sunday", "past") == ("deadline", "2025-08-17")


def test_slashes_are_read_as_told() -> None:
    """A date that may be read in two ways is read in the way it is told, else not at all."""
    assert one("03/04/2025") == ("date", None)
    assert one("03/04/2025", day_first=True) == ("date", "2025-04-03")
    assert one("03/04/2025", day_first=False) == ("date", "2025-03-04")


@pytest.mark.parametrize(
    "text",
    [
        "May said the 2014 accord may march on.",
        "The Sun and the Sunday Times reported it.",
        "Prices fall; the fall of the government was a spring.",
        "in 2,000 cases and in 2000 households",
        "on 30 February and on 31 June",
        "Resolution 1701 (2006), paragraph 12",
        "a working week of 40 hours a week",
        "the second a third of them",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """Names, figures and words that only look like dates are passed over."""
    assert read(text) == ()


def test_several_dates_come_in_order_with_their_prepositions() -> None:
    """Every date of a sentence is found, in order, within the range that was asked for."""
    text = "Yesterday they met; on Tuesday and Thursday they will meet by 9 a.m., not tomorrow."
    assert [when.span.text for when in read(text, "future") if when.span] == [
        "Yesterday",
        "on Tuesday",
        "Thursday",
        "by 9 a.m.",
        "tomorrow",
    ]
    start = text.index(";")
    assert [when.span.text for when in dates(text, 0, start, SATURDAY, "past") if when.span] == ["Yesterday"]


def test_a_day_of_publication_that_is_none_is_as_good_as_none() -> None:
    """A month as the day of publication anchors nothing and breaks nothing."""
    assert one("on Monday", "past", "2025-08") == ("date", None)


def test_years_at_the_edge_of_the_calendar_break_nothing() -> None:
    """A sum that leaves the calendar gives no date."""
    assert read("9999 years ago") == ()
    assert read("last week", "past", "0001-01-01") == ()


def test_values_are_edtf() -> None:
    """Every value but durations and times of day is EDTF, which an independent reader of EDTF confirms."""
    from edtf import parse_edtf

    phrases = (
        "on Monday, last week, in early March, since 2019, by the end of 2026, the summer of 2023, the 1990s, last autumn, "
        "the third quarter of 2025, the first half of 2026, until May, from 1 May, in late 2014, over the weekend, "
        "between 2014 and 2022, from May to July 2025, by mid-September, the early 1990s, at the end of the month"
    )
    found = read(phrases)
    assert len(found) == 19
    for when in found:
        assert when.value is not None and parse_edtf(when.value)
