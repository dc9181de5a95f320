"""Databases of the Discourse Network Analyzer: what is written opens as one, says the same, and reads back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

import pytest
from exchange_claims import LEXICON, link, report, said
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.evidence.lexicon import Lexicon, Name
from pourparler.evidence.statement import Condition, Prov, Review, Span
from pourparler.formats.dna import dumps, epoch
from pourparler.formats.dna_offsets import Canonical, Offsets
from pourparler.formats.dna_password import PASSWORD, digest, matches
from pourparler.formats.dna_read import loads

TEXT = "A 🌊 near the dam: Moss demands that both run it. The South refuses, officials said; it says the river is 𝔴ide."
NOTE = report(
    TEXT, "note", title="A note", published="2026-05-04", outlet="The Paper", language="en", caveat="as heard"
)
SOME = (
    said(NOTE, "Moss demands that both run it", "ada", attribution=(link("officials", anonymous=True),)),
    said(NOTE, "The South refuses", "south", "refuses", modality="fact"),
    said(NOTE, "the river is 𝔴ide", "south", "claims", issue="border", alternative=None),
)


@contextmanager
def opened(content: bytes) -> Iterator[sqlite3.Connection]:
    """A database as any other program would open it."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(content)
        yield base


def written(**more: Any) -> bytes:
    return dumps([NOTE], SOME, LEXICON, **{"seed": "case", **more}).content


def test_sqlite_finds_nothing_wrong() -> None:
    """The file passes SQLite's integrity check and its check of references."""
    with opened(written()) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_places_are_utf_16() -> None:
    """Start and Stop cut the statement out of the text as Java sees it, with a sign of two units before it."""
    with opened(written()) as base:
        query = "SELECT Text, Start, Stop FROM STATEMENTS JOIN DOCUMENTS ON DOCUMENTS.ID = DocumentId ORDER BY Start"
        units = [(text.encode("utf-16-le"), start, stop) for text, start, stop in base.execute(query)]
    cut = [raw[2 * start : 2 * stop].decode("utf-16-le") for raw, start, stop in units]
    assert cut == [s.span.text for s in SOME if s.span]


def variables(base: sqlite3.Connection, statement: int) -> dict[str, Any]:
    found = {}
    for table, value in (("DATASHORTTEXT", "Entity"), ("DATABOOLEAN", "Value"), ("DATALONGTEXT", "Value")):
        query = (
            f"SELECT v.Variable, d.{value} FROM {table} d JOIN VARIABLES v ON v.ID = d.VariableId WHERE StatementId = ?"
        )
        for name, given_ in base.execute(query, (statement,)).fetchall():
            entity = base.execute("SELECT Value FROM ENTITIES WHERE ID = ?", (given_,)).fetchone()
            found[name] = entity[0] if value == "Entity" else given_
    return found


def test_variables_of_a_statement() -> None:
    """Person, organization, concept and agreement stand where DNA has them, ours beside them, a value for each."""
    with opened(written()) as base:
        first, last = variables(base, 1), variables(base, 3)
        kinds = base.execute(
            "SELECT Label FROM STATEMENTS s JOIN STATEMENTTYPES t ON t.ID = StatementTypeId"
        ).fetchall()
    note = first.pop("note")
    assert first == {
        "person": "Ada Moss", "organization": "North", "concept": "water: shared", "agreement": 1, "stance": "demands",
        "modality": "claim", "source": "officials", "anonymous": 1,
    }  # fmt: skip
    assert note.endswith("draft, drafted by rules/test")
    assert kinds == [("DNA Statement",), ("DNA Statement",), ("Annotation",)]
    assert last["concept"] == "border" and last["person"] == "" and "agreement" not in last


@pytest.mark.parametrize(
    ("stance", "agreement"),
    [
        *((stance, 1) for stance in ("supports", "accepts", "offers", "promises", "demands")),
        *((stance, 0) for stance in ("opposes", "refuses", "denies", "drops")),
        *((stance, None) for stance in ("conditions_on", "threatens", "claims", "considers", "meets", "silent")),
    ],
)
def test_agreement(stance: str, agreement: int | None) -> None:
    """Nine stances are for or against; the others are annotations."""
    with opened(dumps([NOTE], [said(NOTE, "the dam", stance=stance)], LEXICON, seed="").content) as base:
        assert variables(base, 1).get("agreement") == agreement


def test_dropping_an_objection_agrees() -> None:
    """Who drops an objection agrees, and reads back as one who drops."""
    note = report("The South dropped its objection to the dam.")
    content = dumps([note], [said(note, "dropped its objection", "south", "drops")], LEXICON, seed="").content
    with opened(content) as base:
        assert variables(base, 1)["agreement"] == 1
    assert loads(content, "x.dna", LEXICON).statements[0].stance == "drops"


def test_a_person_stands_under_the_party() -> None:
    """A person's entity is the child of the party's, and every entity has a value for each attribute of its variable."""
    with opened(written()) as base:
        query = "SELECT p.Value FROM ENTITIES e JOIN ENTITIES p ON p.ID = e.ChildOf WHERE e.Value = 'Ada Moss'"
        assert base.execute(query).fetchall() == [("North",)]
        lacking = """SELECT e.ID FROM ENTITIES e JOIN ATTRIBUTEVARIABLES a ON a.VariableId = e.VariableId
                     LEFT JOIN ATTRIBUTEVALUES v ON v.EntityId = e.ID AND v.AttributeVariableId = a.ID WHERE v.ID IS NULL"""
        assert base.execute(lacking).fetchall() == []
        alias = """SELECT AttributeValue FROM ATTRIBUTEVALUES v JOIN ENTITIES e ON e.ID = EntityId
                   JOIN ATTRIBUTEVARIABLES a ON a.ID = AttributeVariableId
                   WHERE e.Value = 'Ada Moss' AND AttributeVariable = 'Alias'"""
        assert base.execute(alias).fetchall() == [("Moss",)]


def test_reading_back() -> None:
    """Documents and the coded fields of statements come back, with the same ids, as drafts of their coder."""
    back = loads(written(), "x.dna", LEXICON, case_version="v")
    assert back.reports == (NOTE,)
    assert [s.id for s in back.statements] == [s.id for s in SOME]
    for found, given_ in zip(back.statements, SOME, strict=True):
        for field in ("doc", "span", "actor", "stance", "issue", "alternative", "modality"):
            assert getattr(found, field) == getattr(given_, field)
        assert found.review.status == "draft" and found.prov == Prov("rules/dna", "dna", "v")
    assert [(link.text, link.anonymous) for link in back.statements[0].attribution] == [("officials", True)]
    assert (back.concepts, back.actors, back.notes) == ((), (), ())


def test_coders_stay_apart() -> None:
    """A model stays visible as a coder of its own, a reviewer's word is the reviewer's, and all have the password."""
    model = replace(SOME[0], prov=Prov("llm:m-7", "x", "1"))
    person = replace(SOME[1], review=Review("accepted", "ada", None, f"{SOME[1].id}@1"))
    content = dumps([NOTE], [model, person, SOME[2]], LEXICON, seed="case").content
    with opened(content) as base:
        coders = base.execute("SELECT Name, Password FROM CODERS ORDER BY ID").fetchall()
        pairs = base.execute("SELECT count(*) FROM CODERRELATIONS").fetchone()
    assert [name for name, _ in coders] == ["Admin", "ada", "llm:m-7", "rules"]
    assert matches(PASSWORD, coders[0][1]) and not matches("other", coders[0][1])
    assert len({stored for _, stored in coders}) == 4 and pairs == (12,)
    assert [s.prov.drafted_by for s in loads(content, "x", LEXICON).statements] == [
        "llm:m-7", "analyst:ada", "rules/dna",
    ]  # fmt: skip


def test_the_password_is_one_that_jasypt_checks() -> None:
    """The digest is the one that jasypt 1.9.3 itself was seen to accept for this password and salt."""
    accepted = (
        "AAECAwQFBgcICQoLDA0OD0vpMZQ21rqOmpg+u17zogAfiOEoP6dtF6XsTlfaeYI6"  # by StrongPasswordEncryptor.checkPassword
    )
    assert digest("pourparler", bytes(range(16))) == accepted
    assert matches("Schlüssel", digest("Schlu\u0308ssel", bytes(16)))
    assert not matches("pourparler", "no digest") and not matches("pourparler", "")


def test_the_same_bytes() -> None:
    """The same input gives the same file, whatever its order; another case has other salts."""
    assert dumps([NOTE], SOME[::-1], LEXICON, seed="case").content == written()
    assert written(seed="other") != written()


def test_what_is_not_open_or_not_placed_stays_out() -> None:
    """Closed documents go with their statements, rejected and unplaced ones too, and each is counted."""
    memo = replace(NOTE, id="memo", handling="internal")
    bare = replace(SOME[0], span=None, paraphrase="typed", id="st-typed")
    gone = replace(SOME[1], review=Review("rejected", "ada"))
    hidden = replace(SOME[0], doc="memo")
    made = dumps([NOTE, memo], [bare, gone, hidden, SOME[2]], LEXICON, seed="")
    assert (made.documents, made.statements) == (1, 1)
    assert [warning[:11] for warning in made.warnings] == ["1 statement", "2 statement"]
    assert dumps([NOTE, memo], [hidden], LEXICON, seed="", full=True).statements == 1
    assert dumps([NOTE], SOME, LEXICON, seed="", closed={"note"}).documents == 0


def test_long_values_are_cut_and_stay_apart() -> None:
    """A value of DNA has fewer than 191 characters; what is cut is told, and two texts never become one."""
    note = report("x" * 30, "note", title="T" * 400)
    long = [said(note, "xx", issue="i" * 200 + end, alternative=None) for end in ("a", "b")]
    made = dumps([note], long, LEXICON, seed="")
    with opened(made.content) as base:
        values = [value for (value,) in base.execute("SELECT Value FROM ENTITIES WHERE Value LIKE 'iii%'")]
    assert len(set(values)) == 2 and max(map(len, values)) < 191
    assert sum("shortened" in warning for warning in made.warnings) == 3
    assert loads(made.content, "x", LEXICON).reports[0].title == "T" * 400


def test_two_of_one_name_stay_two() -> None:
    """Two people of one name have two entities, and each reads back as the one it was."""
    both = Lexicon((*LEXICON.names, Name("ada2", "south", "Ada Moss", "person")), LEXICON.subjects)
    statements = [
        said(NOTE, "the dam", "ada"),
        replace(said(NOTE, "both", "south"), actor=replace(SOME[0].actor, id="ada2", party="south")),
    ]
    back = loads(dumps([NOTE], statements, both, seed="").content, "x", both)
    assert sorted(s.actor.id for s in back.statements) == ["ada", "ada2"]


@pytest.mark.parametrize(("published", "day"), [("2026-05", "2026-05-01"), ("2026", "2026-01-01"), ("", "")])
def test_dates_that_are_no_day(published: str, day: str) -> None:
    """DNA wants a day: a month or a year is written as its first, told, and comes back as it was."""
    made = dumps([replace(NOTE, published=published)], [], LEXICON, seed="")
    with opened(made.content) as base:
        (seconds,) = base.execute("SELECT Date FROM DOCUMENTS").fetchone()
    assert seconds == epoch(day)[0] and len(made.warnings) == 1
    assert loads(made.content, "x", LEXICON).reports[0].published == published


def test_the_condition_is_told() -> None:
    """What DNA has no variable for stands in the note in words."""
    placed = replace(SOME[0], condition=Condition(Span(0, 1, "A"), "if"), negated=True, paraphrase="wants both")
    with opened(dumps([NOTE], [placed], LEXICON, seed="").content) as base:
        lines = variables(base, 1)["note"].split("\n")
    assert lines[:3] == ["wants both", "negated in the text", "condition (if): A"]


SIGNS = st.text(st.sampled_from("ab 🌊𝔴é\n\u200d"), min_size=1, max_size=30)


@settings(max_examples=100, deadline=None)
@given(SIGNS, st.data())
def test_any_span_reads_back(text: str, data: st.DataObject) -> None:
    """Whatever signs stand before a span, it comes back where it was."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    places = Offsets(text)
    assert (places.point(places.units(start)), places.point(places.units(end))) == (start, end)
    assert places.units(end) == len(text[:end].encode("utf-16-le")) // 2


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("a\r\n"), max_size=12), st.integers(0, 12))
def test_line_ends_move_no_place(raw: str, place: int) -> None:
    """A place in a text with any line ends is the place in its canonical text."""
    place = min(place, len(raw))
    canonical = Canonical("\ufeff" + raw)
    inside = 0 < place < len(raw) and raw[place - 1 : place + 1] == "\r\n"
    wanted = len(Canonical(raw[: place + 1] if inside else raw[:place]).text)
    assert canonical.point(place + 1) == wanted


def test_a_place_inside_a_sign_is_none() -> None:
    """Half a sign is no place, and neither is one beyond the end."""
    for unit in (2, -1, 99):
        with pytest.raises(ValueError):
            Offsets("a🌊b").point(unit)
