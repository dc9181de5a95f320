"""Statements as CSV: the long form and back, the matrix, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from exchange_claims import LEXICON, link, report, said, span
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.errors import InputError
from pourparler.evidence.report import Report
from pourparler.evidence.statement import (
    Actor,
    Condition,
    Grade,
    Prov,
    Quantity,
    Review,
    Span,
    Statement,
    When,
    problem_of,
)
from pourparler.formats.claims_csv import dumps_long, dumps_matrix
from pourparler.formats.claims_read import loads_long, read_long

TEXT = "Moss said on Monday that, if talks begin, the North wants 30 cubic metres, an aide said."
NOTE = report(TEXT, title="A note", published="2026-05-04", outlet="The Paper")
FULL = said(
    NOTE,
    "the North wants 30 cubic metres",
    "ada",
    sentence=span(TEXT, TEXT),
    cue=span(TEXT, "wants"),
    strength="strong",
    negated=True,
    value=Quantity(30, "m3", "30 cubic metres", True),
    about=("south",),
    addressee=("south", "north"),
    when=When("date", span(TEXT, "Monday"), "2026-05-04", "published"),
    condition=Condition(span(TEXT, "if talks begin"), "if", "south", "st-1"),
    attribution=(link("an aide", anonymous=True, span=span(TEXT, "an aide"), count=1, cue="said"),),
    quote="indirect",
    shift_marker=span(TEXT, "begin"),
    grade=Grade("B", "2", "ada", "was there"),
    plover="REQUEST",
    review=Review("edited", "ada", "2026-05-05", "st-1@1", "seen\nby two"),
    flags=("folded", "near"),
    paraphrase="The North wants water",
)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_every_field_reads_back() -> None:
    """A statement with every field filled, and one with none that may be left out, come back the same."""
    plain = said(NOTE, "talks begin", alternative=None)
    written = dumps_long([FULL, plain], LEXICON, [NOTE])
    back, notes = loads_long(written.text.encode(), "claims.csv")
    assert sorted(back, key=lambda s: s.id) == sorted([FULL, plain], key=lambda s: s.id)
    assert notes == () and written.warnings == ()


WORDS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), min_size=1, max_size=12)
SPANS = st.builds(Span, st.integers(0, 9), st.integers(1, 99), WORDS)
STATEMENTS = st.builds(
    Statement,
    id=WORDS, doc=WORDS, span=SPANS | st.none(), issue=WORDS, alternative=WORDS | st.none(), paraphrase=WORDS,
    actor=st.builds(Actor, WORDS, WORDS, SPANS | st.none()), stance=st.sampled_from(("supports", "claims")),
    modality=st.just("fact"), prov=st.builds(Prov, WORDS, WORDS, WORDS), about=st.lists(WORDS, max_size=2).map(tuple),
    value=st.builds(Quantity, st.integers(-5, 5) | st.floats(-1e9, 1e9), WORDS, WORDS) | st.none(),
    condition=st.builds(Condition, SPANS, st.just("if")) | st.none(), negated=st.booleans(),
    attribution=st.lists(st.builds(link, WORDS), max_size=2).map(tuple),
    review=st.builds(Review, st.just("accepted"), WORDS, st.none(), st.none(), WORDS | st.none()),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(STATEMENTS)
def test_any_text_survives_the_sheet(statement: Statement) -> None:
    """Whatever stands in a field, line breaks, quotes and formulas included, comes back as it was."""
    assert problem_of(statement.to_json()) == ""
    (back,), _ = loads_long(dumps_long([statement], LEXICON).text.encode(), "claims.csv")
    assert back == statement


def test_no_cell_runs() -> None:
    """A text that a spreadsheet would run is written as text, in the long form and in the matrix."""
    bad = replace(said(NOTE, "talks begin"), paraphrase="=HYPERLINK(1)", issue="@sum", alternative=None)
    for text in (dumps_long([bad], LEXICON).text, dumps_matrix([bad], LEXICON).text):
        assert not any(cell[:1] in ("=", "+", "@", "\t", "\r") for row in rows(text) for cell in row)


def test_the_order_given_does_not_count() -> None:
    """The same statements in another order give the same bytes."""
    some = [said(NOTE, part, actor) for part in ("talks begin", "the North wants") for actor in ("ada", "south")]
    assert dumps_long(some, LEXICON, [NOTE]) == dumps_long(some[::-1], LEXICON, [NOTE])
    assert dumps_matrix(some, LEXICON) == dumps_matrix(some[::-1], LEXICON)


def test_columns_for_the_eye() -> None:
    """Names, concept, chain and the PLOVER suggestion stand beside the record, and are not read back."""
    head, row = rows(dumps_long([FULL], LEXICON, [NOTE]).text)
    cell = dict(zip(head, row, strict=True))
    assert (cell["name"], cell["party_name"], cell["document"], cell["date"]) == (
        "Ada Moss", "North", "A note", "2026-05-04",
    )  # fmt: skip
    assert (cell["concept"], cell["source"], cell["anonymous"]) == ("water: shared", "an aide", "true")
    assert cell["plover"] == "REQUEST" and cell["plover_suggestion"].startswith("REQUEST")


def test_what_is_not_open_stays_out() -> None:
    """Statements of documents that are not open are left out and counted, and written with full."""
    secret = replace(NOTE, id="memo", handling="protected")
    both = [said(NOTE, "talks begin"), said(secret, "talks begin"), replace(FULL, doc="other")]
    kept = dumps_long(both, LEXICON, [NOTE, secret], closed={"other"})
    assert len(rows(kept.text)) == 2 and kept.warnings[0].startswith("2 statements")
    assert len(rows(dumps_long(both, LEXICON, [NOTE, secret], closed={"other"}, full=True).text)) == 4


def test_matrix_of_signs_and_counts() -> None:
    """A cell says for, against or both; counts say how often; what has no sign stands in no cell and is counted."""
    some = [
        said(NOTE, "talks begin", "ada", "demands"),
        said(NOTE, "the North", "ada", "refuses"),
        said(NOTE, "wants", "ada", "offers"),
        said(NOTE, "Monday", "south", "opposes"),
        said(NOTE, "30", "north", "supports", alternative=None),
        said(NOTE, "aide", "north", "claims"),
    ]
    signs = dumps_matrix(some, LEXICON)
    assert rows(signs.text) == [
        ["id", "name", "party", "water", "water: shared"],
        ["north", "North", "North", "1", ""],
        ["south", "South", "South", "", "-1"],
        ["ada", "Ada Moss", "North", "", "both"],
    ]
    assert signs.warnings == ("1 of 6 statements has no sign, and stands in no cell",)
    assert rows(dumps_matrix(some, LEXICON, cells="count").text)[3][3:] == ["0", "3"]
    assert rows(dumps_matrix(some, LEXICON, cells="plus").text)[3][3:] == ["0", "2"]
    assert rows(dumps_matrix(some, LEXICON, cells="minus", by="party").text)[1] == ["north", "North", "North", "0", "1"]
    with pytest.raises(ValueError):
        dumps_matrix(some, LEXICON, cells="sum")


def test_a_spreadsheet_may_have_saved_it() -> None:
    """Semicolons, upper-case flags, columns of one's own and empty rows do no harm."""
    text = dumps_long([FULL], LEXICON, [NOTE]).text
    table = [[*row, "mine" if n == 0 else "x"] for n, row in enumerate(rows(text))] + [[]]
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(table)
    back, notes = loads_long(stream.getvalue().replace(";true;", ";TRUE;").encode(), "mine.csv")
    assert back == (FULL,) and notes == ("mine.csv: not read: the columns mine",)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            lambda t: t.replace("stance", "stanze", 1),
            'mine.csv:1: the column "stance" is missing; did you mean stanze?',
        ),
        (lambda t: t.replace(",demands,", ",hopes,"), "mine.csv:2: stance must be one of"),
        (lambda t: t.replace(",true,", ",maybe,", 1), 'mine.csv:2: column negated: "maybe" is neither true nor false'),
        (lambda t: t.replace(",30,m3", ",many,m3"), 'column value.number: "many" is no number'),
        (lambda t: t + t.split("\n", 1)[1], "revision 2 stands on line 2 too; keep one row"),
        (lambda t: t + 'a,"b\n', "the row does not parse"),
        (lambda t: t.encode("utf-16"), "is not UTF-8"),
        (lambda t: "", 'the column "id" is missing'),
    ],
)
def test_bad_files_are_told(change, says: str) -> None:  # type: ignore[no-untyped-def]
    """Each damage ends in a line with file and line, and never in a traceback."""
    made: str | bytes = change(dumps_long([FULL], LEXICON, [NOTE]).text)
    with pytest.raises(InputError) as error:
        loads_long(made if isinstance(made, bytes) else made.encode(), "mine.csv")
    assert says in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is one clear line."""
    with pytest.raises(InputError, match="cannot be read"):
        read_long(tmp_path / "none.csv")


def test_the_document_of_a_report_without_title() -> None:
    """A report without a title is named by its id."""
    bare = Report("bare", TEXT, NOTE.sha256)
    head, row = rows(dumps_long([said(bare, "talks begin")], LEXICON, [bare]).text)
    assert row[head.index("document")] == "bare"
