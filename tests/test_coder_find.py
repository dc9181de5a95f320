"""Quotes are found word for word, once, or not at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.evidence.coder.find import Found, find
from pourparler.evidence.coder.unseen import folded

SENTENCE = "“We\u00a0will  not\naccept it,” he said; it’s unacceptable."


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("accept it", "accept it"),
        ('"We will not accept it,"', "“We\u00a0will  not\naccept it,”"),
        ("  We will\tnot ", "We\u00a0will  not"),
        ("it's unacceptable", "it’s unacceptable"),
    ],
)
def test_marks_and_spaces_may_differ(quote: str, text: str) -> None:
    """The place that is found says the same words with other marks and spaces."""
    found = find(SENTENCE, quote)
    assert isinstance(found, Found)
    assert SENTENCE[found.start : found.end] == text and found.folded == (quote != text)


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("will not accept it at all", "does not stand"),
        ("We Will not", "does not stand"),
        ("We will accept", "does not stand"),
        ("We will not... accept", "does not stand"),
        ("acceptable", "inside a word"),
        ("accep", "inside a word"),
        ("we", "does not stand"),
        ("", "no words"),
        ("“ ”", "no words"),
        ("it", "2 times"),
        ("x" * 1000, "longer"),
    ],
)
def test_what_is_not_there_is_not_found(quote: str, why: str) -> None:
    """Other words, other capitals, gaps and parts of words are refused, each with its reason."""
    found = find(SENTENCE, quote)
    assert isinstance(found, str) and why in found


def test_writing_without_spaces_has_no_words_to_cut() -> None:
    """In Chinese a quote may begin and end anywhere."""
    assert find("双方同意停火协议。", "同意停火") == Found(2, 6)


PIECES = st.sampled_from(["a", "bc", " ", "  ", "\n", "\u00a0", "“", "”", '"', "’", "'", "\u200b", "\u00ad", "é", ".", "和"])


@given(st.lists(PIECES, max_size=25).map("".join), st.data())
@settings(max_examples=150, deadline=None)
def test_every_found_place_says_the_quote(text: str, data: st.DataObject) -> None:
    """Whatever is found lies in the sentence and folds to what the quote folds to."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = data.draw(st.sampled_from([text[start:end], folded(text[start:end])[0]]))
    found = find(text, quote)
    if isinstance(found, Found):
        assert 0 <= found.start < found.end <= len(text)
        inside = text[found.start : found.end]
        assert folded(inside)[0] == folded(quote)[0] and (found.folded or inside == quote)


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=100, deadline=None)
def test_folding_keeps_the_places(text: str) -> None:
    """Each character of the folded text stands, up to its fold, where its place says, and places only grow."""
    plain, places = folded(text)
    assert len(plain) == len(places) and places == sorted(set(places)) and plain == plain.strip()
    for char, place in zip(plain, places, strict=True):
        assert char == text[place] or unicodedata.category(text[place])[0] in "ZCP"
