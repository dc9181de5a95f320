"""Numbers with their units."""

from __future__ import annotations

import pytest

from pourparler.evidence.text.quantities import quantities


def read(text: str) -> list[tuple[float, str, bool]]:
    found = quantities(text, 0, len(text))
    assert all(text[start:end] == quantity.text for start, end, quantity in found)
    return [(quantity.number, quantity.unit, quantity.approx) for _, _, quantity in found]


@pytest.mark.parametrize(
    ("text", "number", "unit", "approx"),
    [
        ("$1.2 billion", 1.2e9, "usd", False),
        ("€500m", 5e8, "eur", False),
        ("30 million euros", 3e7, "eur", False),
        ("EUR 20 million", 2e7, "eur", False),
        ("100 €", 100, "eur", False),
        ("£15 an hour", 15, "gbp per hour", False),
        ("12 %", 12, "percent", False),
        ("12 per cent", 12, "percent", False),
        ("3,5 Prozent", 3.5, "percent", False),
        ("two percentage points", 2, "percentage point", False),
        ("1.5 million acre-feet", 1.5e6, "acre-foot", False),
        ("850 cubic metres per second", 850, "cubic metre per second", False),
        ("1,200 km2", 1200, "km2", False),
        ("120 square kilometers", 120, "km2", False),
        ("45 hectares", 45, "hectare", False),
        ("two hundred people", 200, "person", False),
        ("300 troops", 300, "troop", False),
        ("40 hours a week", 40, "hour per week", False),
        ("a dozen villages", 12, "village", False),
        ("half of the water", 0.5, "share", False),
        ("three quarters of the seats", 0.75, "share", False),
        ("10-15 per cent", 10, "percent", True),
        ("between 10 and 15 per cent", 10, "percent", True),
        ("$1.2-1.5 billion", 1.2e9, "usd", True),
        ("about 300 troops", 300, "troop", True),
        ("at least 2,000 workers", 2000, "worker", True),
        ("up to $150 million", 1.5e8, "usd", True),
        ("one year or more", 1, "year", True),
        ("a couple of days", 2, "day", True),
        ("100 000 people", 100_000, "person", False),
        ("half a million people", 5e5, "person", False),
        ("one hundred and twenty days", 120, "day", False),
        ("six howitzers", 6, "howitzer", False),
        ("two million tonnes a year", 2e6, "tonne per year", False),
    ],
)
def test_a_number_and_its_unit(text: str, number: float, unit: str, approx: bool) -> None:
    """The whole phrase is one quantity with a unit in the singular."""
    assert read(text) == [(pytest.approx(number), unit, approx)]
    assert quantities(text, 0, len(text))[0][2].text == text.removesuffix(" of the water").removesuffix(" of the seats")


def test_a_bare_figure_at_the_end_of_a_phrase_has_no_unit() -> None:
    """A figure whose unit an earlier sentence told is found, and its unit is empty."""
    assert read("A cut to 12,000, he said, is not on the table.") == [(12000, "", False)]


@pytest.mark.parametrize(
    "text",
    [
        "the two sides and three senior officials",
        "Resolution 1701, article 5 and paragraph 12 of 2014",
        "in 2014 prices",
        "two weeks ago, a 40-year-old man",
        "one of them, once or twice",
        "",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    """Years, numbers of paragraphs, ages and the parties themselves are not counted."""
    assert read(text) == []


def test_several_in_order() -> None:
    """A sentence may hold many, and they do not overlap."""
    text = "They offered 3.8% over 24 months plus €900 for 42,000 members."
    assert read(text) == [(3.8, "percent", False), (24, "month", True), (900, "eur", False), (42000, "member", False)]
