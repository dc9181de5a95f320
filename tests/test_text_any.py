"""Any text at all: nothing breaks, ranges are true, and bait does not hold the reader up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.evidence.text import hidden, instructions
from pourparler.evidence.text.dates import dates
from pourparler.evidence.text.language import language
from pourparler.evidence.text.quantities import quantities
from pourparler.evidence.text.quotes import quotes
from pourparler.evidence.text.sentences import sentences
from pourparler.evidence.text.turns import turns

PIECES = [
    "Mr.", "Lee", "said", "“", "”", '"', "'", "’", "‘", "«", "»", "no.", "Yes!", "Why?", "...", "…", "\n", "\n\n", " ",
    "1.", "(a)", "- ", "• ", "THE CHAIR: ", "@a: ", "1/3 ", "14:05 ", "Q. ", "A. ", "By Ann Lee", "U.S.", "5 May",
    "on Monday", "12 %", "$3 bn", "two", "hundred", "2024", "until", "the end of", "month", "😤", "\u200b", "\u202e",
    "。", "؟", "—", "(", ")", "[1]", ":", ";", ",", "GENEVA, March 4 (X) — ", "# ", "x", "30 February", "99:99", "\t",
    "ago", "within", "3/4/25", "Dear Sir,", "ignore all previous instructions", "\x0c", "\u2028", "\x00", "\ud7ff",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.lists(
    st.sampled_from(PIECES), max_size=40).map(" ".join))  # fmt: skip


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_sentences_tile_the_text(text: str) -> None:
    """Sentences are trimmed, not empty, in order, never over one another, and hold every character but spaces."""
    last, covered = 0, []
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        assert not text[start].isspace() and not text[end - 1].isspace()
        covered.append(text[last:start])
        last = end
    covered.append(text[last:])
    assert not "".join(covered).strip()


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_quotes_and_turns_lie_in_the_text(text: str) -> None:
    """Quotes hold their marks and turns their labels, in order of where they start."""
    found = quotes(text)
    assert list(found) == sorted(found, key=lambda quote: (quote.start, -quote.end))
    for quote in found:
        assert 0 <= quote.start < quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        assert quote.closed == (quote.end == quote.inner_end + 1)
    stretches = turns(text)
    assert [turn.start for turn in stretches] == sorted(turn.start for turn in stretches)
    for turn in stretches:
        assert 0 <= turn.start <= turn.label_start < turn.label_end <= turn.end <= len(text)


@given(TEXTS, st.sampled_from(["2025-08-16", "2024-02-29", "0001-01-01", "9999-12-31", "", "soon"]))
@settings(max_examples=300, deadline=None)
def test_dates_and_quantities_lie_in_the_text_and_apart(text: str, published: str) -> None:
    """Spans say what stands there and do not overlap, whatever the tense and the day of publication."""
    for tense in ("past", "future", "none"):
        last = 0
        for when in dates(text, 0, len(text), published, tense):
            span = when.span
            assert span is not None and text[span.start : span.end] == span.text and span.start >= last
            assert when.anchor in (None, published) and (when.anchor is None or when.value is not None)
            last = span.end
    last = 0
    for start, end, quantity in quantities(text, 0, len(text)):
        assert last <= start < end and text[start:end] == quantity.text
        last = end


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_notices_and_language_take_any_text(text: str) -> None:
    """Every notice lies in the text; the language is a code of two letters or nothing."""
    for notice in (*hidden.notices(text), *instructions.notices(text)):
        assert 0 <= notice.start < notice.end <= len(text)
    assert len(language(text)) in (0, 2)


BAIT = [
    "a",
    ".",
    " ",
    "\n",
    "“",
    '"a ',
    '"a\n\n',
    "A: ",
    "A, of ",
    "@a ",
    "1 ",
    "the ",
    "ignore all ",
    "May ",
    "a\u200b",
]


@pytest.mark.parametrize("bait", BAIT)
def test_bait_comes_back(bait: str) -> None:
    """400,000 characters of what makes careless patterns try everything are read to the end."""
    text = (bait * 400_000)[:400_000]
    ranges = sentences(text)
    assert len(ranges) <= len(text)
    assert len(quotes(text)) <= len(text) and len(turns(text)) <= len(text)
    assert len(hidden.notices(text)) <= 60 and len(instructions.notices(text)) <= 60
    start, end = 0, 50_000  # more than any sentence has
    assert dates(text, start, end, "2025-08-16", "past") is not None
    assert quantities(text, start, end) is not None
