"""The quick look at a line is never kinder than the schema."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_texts import anonymous, draft, report, word

from pourparler.evidence.ledger import fit
from pourparler.evidence.ledger.lines import read_line
from pourparler.evidence.statement import Condition, Quantity, Span, Statement, When, line_of, problem_of

FULL = word(
    draft(report(), "the north"),
    "edited",
    cue=Span(5, 9, "said"),
    value=Quantity(5, "km", "5 km"),
    when=When("date", Span(0, 3, "Ana"), "2025-08"),
    condition=Condition(Span(0, 3, "Ana"), "if", "north"),
    attribution=(anonymous(), anonymous("three")),
    about=("south",),
    flags=("x",),
    paraphrase="p",
)
PLAIN = draft(report(), "the north")
SPANLESS = word(FULL, span=None)
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 2), st.floats(allow_nan=False, allow_infinity=False), st.just({}),
    st.sampled_from(["", "x", "1", "if", "date", "accepted", "north"]), st.just([]), st.just(["a"]), st.just([1]),
    st.just({"start": 0, "end": 3, "text": "Ana"}),
)  # fmt: skip


def paths(data: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value inside."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for key, value in inner for path in [(*before, key), *paths(value, (*before, key))]]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from([FULL, PLAIN, SPANLESS]), st.data())
def test_what_the_quick_look_lets_through_the_schema_lets_through(one: Statement, data: st.DataObject) -> None:
    """Any value of a good line replaced, removed or moved: what is read is valid, and canonical means written so."""
    found = deepcopy(one.to_json())
    path = data.draw(st.sampled_from(paths(found)))
    inner = found
    for key in path[:-1]:
        inner = inner[key]
    how = data.draw(st.sampled_from(["replace", "remove", "last"]))
    if how == "replace" or isinstance(inner, list):
        inner[path[-1]] = data.draw(VALUES)
    else:
        value = inner.pop(path[-1])
        if how == "last":
            inner[path[-1]] = value
    line = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    statement, wrong, canonical = read_line(line.encode())
    assert (statement is None) == bool(wrong)
    assert not problem_of(found) or statement is None  # also where the quick look found nothing
    assert canonical == (statement is not None and line_of(statement) == line)


def test_good_lines_pass_the_quick_look() -> None:
    """The lines that the ledger writes need no second look."""
    for one in (FULL, PLAIN, SPANLESS):
        assert fit.canonical(line_of(one))


@settings(max_examples=400, deadline=None)
@given(
    st.decimals(-1000, 1000, allow_nan=False, places=4).map(str)
    | st.from_regex(r"-?\d{1,17}(\.\d{1,14})?", fullmatch=True)
)
def test_a_number_that_passes_the_quick_look_is_written_as_the_ledger_writes_it(number: str) -> None:
    """Of the ways to write a fraction only the one that a write gives passes."""
    whole = line_of(draft(report(), "the north", value=Quantity(5, "km", "5 km")))
    line = whole.replace('"number":5', f'"number":{number}')
    if fit.canonical(line):
        assert json.dumps(json.loads(number)) == number


def test_fractions_that_the_reader_writes_pass_the_quick_look() -> None:
    """Halves, thirds of twelve digits, millions: none needs a second look."""
    for number in (0.5, 25.0, 1.2e9, 0.0001, -3.75, float(f"{1 / 3:.12g}"), float(f"{500 / 3:.12g}"), 0.0):
        assert fit.canonical(line_of(draft(report(), "the north", value=Quantity(number, "km", "so far"))))
