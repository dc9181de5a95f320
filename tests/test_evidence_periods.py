"""When a position was taken, and what can be said of before, after and together."""

from __future__ import annotations

import pytest
from evidence_talks import says
from hypothesis import given
from hypothesis import strategies as st

from pourparler.evidence.change.periods import Dated, bounds, dated, near_pairs, precedes, same_period


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2025-08-18", ("2025-08-18", "2025-08-18")),
        ("2025-08-18T10:00", ("2025-08-18", "2025-08-18")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2025-08~", ("2025-08-01", "2025-08-31")),
        ("199X", ("1990-01-01", "1999-12-31")),
        ("2023-22", ("2023-06-01", "2023-08-31")),
        ("2025-08-01/2025-08-10", ("2025-08-01", "2025-08-10")),
        ("2019/..", ("2019-01-01", "9999-12-31")),
        ("../2019", ("", "2019-12-31")),
        ("2025-02-30", None),
        ("2025-13", None),
        ("2025-08-10/2025-08-01", None),
        ("P10D", None),
        ("on Monday", None),
        ("", None),
        (None, None),
    ],
)
def test_first_and_last_day(value: str | None, days: tuple[str, str] | None) -> None:
    """An EDTF value is read as the days it may mean; what is no date is none."""
    assert bounds(value) == days


def on(value: str, kind: str = "date", published: str = "2025-08-16") -> Dated:
    return dated(says("s", "d", "us", "supports", on=value, kind=kind), published)


def test_event_before_publication() -> None:
    """The text's date comes first, then the report's; a deadline or a plan's date is none of the position."""
    assert on("2025-08-15").basis == "event"
    assert on("", published="2025-08-16").basis == "published"
    assert on("2025-09-01", "deadline").basis == "published"
    assert on("2025-08-18").basis == "published"  # two days after the report: the date of a plan
    assert on("", published="").basis == "unknown"
    assert on("2025-08-15", published="").basis == "event"


def test_before_on_and_after_one_day() -> None:
    """Before a day, on it and after it follow on each other."""
    before, at, after = on("2025-08-15", "before"), on("2025-08-15"), on("2025-08-15", "after")
    assert precedes(before, at) and precedes(at, after) and precedes(before, after)
    assert not precedes(after, at) and not precedes(at, at)


def test_what_overlaps_has_no_order() -> None:
    """A month and a day in it, or a stretch since then, cannot be ordered; what is undated neither."""
    month, day, since = on("2025-08"), on("2025-08-10"), on("2019", "since")
    for a, b in ((month, day), (since, day), (since, month), (day, on("", published=""))):
        assert not precedes(a, b) and not precedes(b, a)
    assert same_period(month, day) and same_period(since, day)
    assert not same_period(day, on("", published=""))


def test_a_report_may_lag_behind_and_an_event_may_not() -> None:
    """Reports two days apart may tell of one event; two dated events a day apart are two."""
    first, third, fourth = (on("", published=f"2025-08-{d}") for d in ("10", "12", "13"))
    assert same_period(first, third) and not same_period(first, fourth)
    assert not same_period(on("2025-08-10"), on("2025-08-11"))
    assert same_period(on("2025-08-10"), first) and same_period(on("2025-08-08", published="2025-08-08"), first)
    assert not same_period(on("2025-08-11", "before"), on("", published="2025-08-12"))  # the text says before


DATES = st.one_of(
    st.builds(
        on,
        st.sampled_from([f"2025-08-0{d}" for d in range(1, 9)] + ["2025-08", "2025", ""]),
        st.sampled_from(["date", "before", "after", "since"]),
        st.sampled_from(["2025-08-02", "2025-08-06", "2025-08", ""]),
    )
)


@given(DATES, DATES)
def test_order_and_period_are_consistent(a: Dated, b: Dated) -> None:
    """Nothing lies both before and after; a period is mutual; what has an order and lies far apart is not one period."""
    assert not (precedes(a, b) and precedes(b, a))
    assert same_period(a, b) == same_period(b, a)
    if a.known and b.known and not precedes(a, b) and not precedes(b, a):
        assert same_period(a, b)


@given(st.lists(DATES, max_size=8), st.lists(DATES, max_size=8))
def test_near_pairs_are_all_pairs_of_one_period(left: list[Dated], right: list[Dated]) -> None:
    """The sweep finds each pair of one period once, and no other."""
    a, b = list(enumerate(left)), list(enumerate(right))
    found = [(x[0], y[0]) for x, y in near_pairs(a, b, lambda item: item[1])]
    assert sorted(found) == sorted((i, j) for i, x in a for j, y in b if same_period(x, y))
