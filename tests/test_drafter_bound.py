"""Conditions that a sentence states beside what it says are kept with the draft."""

from __future__ import annotations

import pytest
from drafter_talks import drafts


def conditions(text: str) -> set[str]:
    return {
        text[s.condition.span.start : s.condition.span.end] for s in drafts(text).statements if s.condition and s.condition.span
    }


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If the talks fail, Borduria will close the border, Brandt said.", "If the talks fail"),
        ("Should the talks collapse, the union will strike over wages.", "Should the talks collapse"),
        ("Alvania will open the dam unless troops stay.", "unless troops stay"),
        ("Alvania offered to open the dam as part of a wider bargain.", "as part of a wider bargain"),
    ],
)
def test_a_condition_beside_a_draft_is_kept(text: str, condition: str) -> None:
    """An opening condition, and one right behind what is said, stand with the draft."""
    assert condition in conditions(text)


@pytest.mark.parametrize(
    "text",
    ["Alvania will open the dam. If the talks fail, nobody knows what comes.", "If anything, Alvania will open the dam."],
)
def test_what_is_no_condition_of_it_is_left_alone(text: str) -> None:
    """A condition of another sentence, and an aside, bind nothing."""
    assert not conditions(text)
