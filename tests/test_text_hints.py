"""What is left out of a search for dates and quantities would have found nothing."""

from __future__ import annotations

import random

import pytest
from gold_files import gold_files

from pourparler.evidence.text import dates, quantities
from pourparler.evidence.text.date_forms import forms
from pourparler.evidence.text.date_hints import possible
from pourparler.evidence.text.sentences import sentences

PIECES = (
    "the Monday Fri. sun on 3 12th 2025 1999-05-06 16 août MAY May march to until last next week-end weekend two-day "
    "mid-week month's year’s end of close days weeks hours ago in within half a dozen couple million three-month Q3 of "
    "q4 first quarter 1990s the 60s noon midnight 10:30 at 5 p.m. after during eve talks election tonight this morning "
    "overnight tmrw spring FALL early late mid- 1/2/2024 $5 € 7 bn USD per cent % °C people twenty-five thirteen third "
    "a third of ſummer wİnter weeK mıllion half-year fortnight , . ; ( ) – — ' ’ - at: 10,000 km² to 12, 40 troops"
)


def texts() -> list[str]:
    chance = random.Random(7)
    made = [" ".join(chance.choices(PIECES.split(" "), k=chance.randint(1, 12))) for _ in range(3000)]
    made += ["".join(chance.choices(PIECES.split(" "), k=chance.randint(1, 8))) for _ in range(1000)]
    return made


@pytest.mark.parametrize("case", ["capitals as they are", "small", "large"])
def test_a_form_of_a_date_that_is_not_tried_matches_nothing(case: str) -> None:
    """For any stretch of text, every form that matches in it is among the possible ones."""
    for text in texts():
        text = text.lower() if case == "small" else text.upper() if case == "large" else text
        there = {name for name, pattern in forms() if pattern.search(text)}
        assert there <= possible(text, 0, len(text)), text


def test_the_same_holds_for_every_sentence_of_the_reports() -> None:
    """Within a report, with the text around the sentence, no form and no quantity is missed."""
    for report in gold_files():
        for start, end in sentences(report.text):
            there = {name for name, pattern in forms() if pattern.search(report.text, start, end)}
            assert there <= possible(report.text, start, end), report.text[start:end]
            named = {name for name, pattern in quantities._patterns() if pattern.search(report.text, start, end)}
            assert named <= set(quantities._possible(report.text[start:end])), report.text[start:end]


def test_a_pattern_of_a_quantity_that_is_not_tried_matches_nothing() -> None:
    """For any stretch of text, every pattern of quantities that matches in it is among the possible ones."""
    for text in texts():
        for said in (text, text.lower(), text.upper()):
            there = {name for name, pattern in quantities._patterns() if pattern.search(said)}
            assert there <= set(quantities._possible(said)), said


def test_dates_asked_for_twice_are_the_same_and_their_tense_counts() -> None:
    """What was found in a sentence is kept for its other tenses, and each tense still has its own value."""
    text = "They meet on Friday."
    past, future = (dates.dates(text, 0, len(text), "2025-08-16", tense) for tense in ("past", "future"))
    assert past == dates.dates(text, 0, len(text), "2025-08-16", "past")
    assert [w.value for w in past] == ["2025-08-15"] and [w.value for w in future] == ["2025-08-22"]
