"""What a denial denies, by its words."""

from __future__ import annotations

import pytest

from pourparler.evidence.drafter.denied import WILLING, denied


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The south denied that it had refused half of the river.", "refuses"),
        ("The south denied having refused half of the river.", "refuses"),
        ("The south denied on Friday that it had refused half of the river.", "refuses"),
        ("The south has denied, twice, that it had refused half of the river.", "refuses"),
        ("The south denied rejecting half of the river.", "refuses"),
        ("The south denied any refusal of half of the river.", "refuses"),
        ("The south denied reports that it had rejected half of the river.", "refuses"),
        ("The south rejected claims that it opposes half of the river.", "opposes"),
        ("The south denied that it would not sign for half of the river.", "refuses"),
        ("The south denied that it had accepted half of the river.", "accepts"),
        ("The south denied it ever accepted half.", "accepts"),
        ("The south denied the claim it agreed to the plan.", "accepts"),
        ("The south dismissed reports that it had offered half.", "offers"),
        ("The south denied a deal on half of the river", "accepts"),
        ("The south denied wanting half of the river.", "demands"),
        ("The south denied it is considering half of the river.", "considers"),
        ("The south denied that it would accept half of the river.", WILLING),
        ("Kyiv denied that it would cede any land.", WILLING),
        ("The council denied that the Southern district had agreed to half.", "accepts"),
        ("it has never proposed removing a second person", "offers"),
    ],
)
def test_what_is_denied(text: str, stance: str) -> None:
    """The stance that the denying words deny, whatever verb or noun carries it."""
    assert denied(text, ["Southern district"]) == stance


@pytest.mark.parametrize(
    "text",
    [
        "The south denied that the north had accepted half of the river.",
        "The south denied that the offer of half of the river stands.",
        "The south denied that a deal on half had collapsed.",
        "The south did not accept that it had refused half of the river.",
        "The south did not deny that it had agreed to half of the river.",
        "The Front denied that it had moved any heavy weapons back to the line",
        "The Administration denies holding civilians at Gorna",
        "Those reports are wrong.",
        "Россия отвергла это",
        "denied",
        "",
    ],
)
def test_where_the_words_do_not_tell(text: str) -> None:
    """Another's position, a mere deed, or no denial at all: nothing is said."""
    assert denied(text, ["Southern district"]) == ""


def test_hostile_words_take_no_time() -> None:
    """However long a text is, only its beginning is read."""
    assert denied("denied that it " * 30_000) in ("", WILLING)
