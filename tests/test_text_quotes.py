"""What stands between quotation marks."""

from __future__ import annotations

import pytest

from pourparler.evidence.text.quotes import quotes


def inner(text: str) -> list[str]:
    return [text[quote.inner_start : quote.inner_end] for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "no" twice.', ["no"]),
        ("Er sagte „nein“ und ging.", ["nein"]),
        ("Il a dit « non » hier.", [" non "]),
        ("»Nein«, sagte er.", ["Nein"]),
        ("She said ‘not yet’ and left.", ["not yet"]),
        ("She said 'not yet' and left.", ["not yet"]),
        ("他说「不」。", ["不"]),
        ("“Never,” he said, “in my life.”", ["Never,", "in my life."]),
        ("“He told me ‘go home’ and left,” she said.", ["He told me ‘go home’ and left,", "go home"]),
        ("He said \"I heard 'go' twice\" again.", ["I heard 'go' twice", "go"]),
        ("(“Yes.”)", ["Yes."]),
        ('"Wait"—"no".', ["Wait", "no"]),
        ("Han sade ”nej” igen.", ["nej"]),
    ],
)
def test_quotes_are_found_with_the_marks_of_many_languages(text: str, found: list[str]) -> None:
    """Each pair of marks gives one quote, and a quote inside another follows it."""
    assert inner(text) == found
    assert all(quote.closed for quote in quotes(text))


@pytest.mark.parametrize(
    "text",
    [
        "The workers' demands don't change, the '90s are over, rock 'n' roll isn't.",
        "The workers’ demands don’t change, the ’90s are over.",
        "It’s the states’ own plan.",
        "No marks at all.",
        "",
    ],
)
def test_apostrophes_are_no_quotes(text: str) -> None:
    """Contractions, possessives and cut-off words open nothing."""
    assert quotes(text) == ()


def test_a_plural_possessive_inside_single_marks_does_not_close_them() -> None:
    """The apostrophe of a possessive inside a single-marked quote is passed over when a later mark closes it."""
    assert inner("They were ‘the unions’ own’ words.") == ["the unions’ own"]


def test_a_quote_of_several_paragraphs_is_one() -> None:
    """Paragraphs that each open the mark anew, with the last one closed, make one closed quote."""
    text = "“We began in good faith.\n\n“We went on in good faith.\n\n“We end it,” she said.\n\n“Now.”"
    found = quotes(text)
    assert [text[quote.start : quote.end] for quote in found] == [text[: text.index(" she said")], "“Now.”"]
    assert all(quote.closed for quote in found)


def test_an_unmatched_mark_ends_with_its_paragraph() -> None:
    """A mark that nothing closes is told as such and swallows no other paragraph."""
    text = 'He said "no deal.\n\nThe "other" side agreed.'
    first, second = quotes(text)
    assert (text[first.start : first.end], first.closed) == ('"no deal.', False)
    assert (text[second.start : second.end], second.closed) == ('"other"', True)


def test_a_forgotten_mark_before_a_speaker_does_not_join_two_quotes() -> None:
    """An open quote with the speaker named inside it ends there, though the next paragraph opens with a mark."""
    text = "“We refuse, he said.\n\n“Why?” she asked."
    assert [(text[quote.start : quote.end], quote.closed) for quote in quotes(text)] == [
        ("“We refuse, he said.", False),
        ("“Why?”", True),
    ]


def test_a_quote_in_a_wrapped_paragraph_goes_over_the_line_end() -> None:
    """A single line end inside a quote changes nothing."""
    text = (
        "The minister said that the country “would never again\nsign a treaty of that kind” and left the room at once."
    )
    assert inner(text) == ["would never again\nsign a treaty of that kind"]


def test_offsets_are_code_points() -> None:
    """An emoji before a quote moves its place by one."""
    text = "😤 “No.”"
    assert [(quote.start, quote.end) for quote in quotes(text)] == [(2, 7)]
