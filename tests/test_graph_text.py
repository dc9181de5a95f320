"""Text in the boxes of the figure of moves: wrapped, shortened, and shared out."""

from __future__ import annotations

import re

from figure_tables import TERMS
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.report.graph_text import box_lines, shortened, width_of, wrapped


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aimW .,“”漢é-", max_size=60), st.floats(20, 200), st.integers(1, 4), st.booleans())
def test_no_line_is_longer_than_its_room(text: str, room: float, most: int, bold: bool) -> None:
    """A wrapped text has at most so many lines, each fits, and nothing is lost unless an … says so."""
    lines = wrapped(text, room, most, bold)
    assert len(lines) <= most
    assert all(width_of(line, bold) <= room for line in lines)
    if "…" not in "".join(lines):
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_shortened_quotation_is_closed() -> None:
    """What is cut within quotation marks keeps both of them."""
    cut = shortened("water “Half and half, by season and by turns”", 100)
    assert re.fullmatch(r"water “Half[^”]*…”", cut)


def test_every_difference_has_its_share_of_a_box() -> None:
    """Three differences stand on lines of their own; of seven the first three do, and the rest is counted."""
    lines = [line for line, _ in box_lines(5, (), "; ".join(TERMS[:3]), (), 130, 1)]
    assert [line.split(" “")[0].split("· ")[-1] for line in lines] == ["water", "land", "toll"]
    many = [line for line, _ in box_lines(5, (), "; ".join(f"{c} “x”" for c in "abcdefg"), (), 130, 1)]
    assert many == ["5 · a “x”", "b “x”", "c “x”", "and 4 more"]
