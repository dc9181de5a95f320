"""Databases of DNA that others made, changed or damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from exchange_claims import LEXICON, report, said

from pourparler.errors import InputError
from pourparler.formats.dna import dumps
from pourparler.formats.dna_read import loads, read
from pourparler.formats.dna_schema import tables

TEXT = "The minister wants a tax.\r\nThe 🌊 union is against it."
NOTE = report("The dam stands. Both want it.", "note", title="A note", published="2026-05-04")


def foreign(*more: str, text: str = TEXT, version: str = "3.1.2") -> bytes:
    """What DNA itself writes: its default type alone, no variable of ours."""
    with closing(sqlite3.connect(":memory:")) as base:
        for table in tables():
            base.execute(table)
        insert = [
            f"INSERT INTO SETTINGS VALUES ('version', '{version}')",
            "INSERT INTO CODERS (ID, Name, Password) VALUES (1, 'Admin', 'x'), (2, 'Eve Ning', 'x')",
            "INSERT INTO STATEMENTTYPES (ID, Label) VALUES (1, 'DNA Statement'), (2, 'NPF Story Element')",
            "INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), "
            "(3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'hero', 'short text', 2)",
            "INSERT INTO ENTITIES (ID, VariableId, Value) VALUES (1, 1, ''), (2, 2, 'The Union'), (3, 2, 'NORTH'), "
            "(4, 3, 'A tax is needed'), (5, 3, 'Water: shared'), (6, 5, 'Someone')",
            "INSERT INTO STATEMENTS VALUES (1, 1, 1, 0, 25, 2), (2, 1, 1, 27, 54, 2), (3, 2, 1, 0, 12, 2)",
            "INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 1), (2, 1, 2, 3), (3, 1, 3, 5), (4, 2, 1, 1), (5, 2, 2, 2), "
            "(6, 2, 3, 4), (7, 3, 5, 6)",
            "INSERT INTO DATABOOLEAN VALUES (1, 1, 4, 1), (2, 2, 4, 0)",
        ]
        base.execute(
            "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Date) VALUES (1, 'Minutes', ?, 2, 1777852800)", (text,)
        )
        for line in (*insert, *more):
            base.execute(line)
        base.commit()
        return base.serialize()


def refused(raw: bytes) -> str:
    with pytest.raises(InputError) as error:
        loads(raw, "x.dna", LEXICON)
    assert len(error.value.problems) == 1
    return str(error.value)


def test_a_database_of_others() -> None:
    """Persons, organizations and concepts are matched where the case has them, and listed where it has not."""
    back = loads(foreign(), "x.dna", LEXICON)
    (minutes,) = back.reports
    assert (minutes.id, minutes.title, minutes.published) == ("minutes", "Minutes", "2026-05-04")
    first, second = back.statements
    assert (first.actor.id, first.stance, first.issue, first.alternative) == ("north", "supports", "water", "shared")
    assert (second.actor.id, second.stance, second.issue) == ("_source", "opposes", "A tax is needed")
    assert second.span is not None and second.span.text == "The 🌊 union is against it."
    assert first.prov.drafted_by == "analyst:Eve Ning" and second.flags == ("unknown-concept", "unknown-actor")
    assert second.review.note == "in DNA: The Union"
    assert (back.concepts, back.actors) == (("A tax is needed",), ("The Union",))
    assert back.notes == ("1 statement of the type “NPF Story Element” without concept and stance: not read",)


def test_concepts_can_be_mapped() -> None:
    """A concept that the case names otherwise is read as the one that is given for it."""
    back = loads(foreign(), "x.dna", LEXICON, concepts={"A tax is needed": "border: river"})
    assert back.concepts == () and (back.statements[1].issue, back.statements[1].alternative) == ("border", "river")


def test_places_that_are_none() -> None:
    """A statement beyond the text, or cutting a sign in two, is left out and told."""
    more = "INSERT INTO STATEMENTS VALUES (7, 1, 1, 900, 990, 2), (8, 1, 1, 32, 40, 2)"
    data = "INSERT INTO DATASHORTTEXT VALUES (20, 7, 3, 4), (21, 8, 3, 4)"
    flag = "INSERT INTO DATABOOLEAN VALUES (20, 7, 4, 1), (21, 8, 4, 1)"
    back = loads(foreign(more, data, flag), "x.dna", LEXICON)
    assert len(back.statements) == 2
    assert [note[:12] for note in back.notes[:2]] == ["statement 8 ", "statement 7 "]


def test_what_was_changed_in_dna_counts() -> None:
    """An agreement turned round in DNA turns the statement, with a flag, and a new date is the date."""
    made = dumps([NOTE], [said(NOTE, "want it", stance="demands")], LEXICON, seed="").content
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(made)
        base.execute("UPDATE DATABOOLEAN SET Value = 0 WHERE VariableId = 4")
        base.execute("UPDATE DOCUMENTS SET Date = Date + 86400")
        base.commit()
        back = loads(base.serialize(), "x.dna", LEXICON)
    assert (back.statements[0].stance, back.statements[0].flags) == ("opposes", ("agreement-changed",))
    assert back.reports[0].published == "2026-05-05"


def test_handling_is_never_loosened() -> None:
    """A document is as closed as it says or as the user says, whichever is stricter."""
    closed = dumps([NOTE], [], LEXICON, seed="").content
    assert loads(closed, "x", LEXICON, handling="protected").reports[0].handling == "protected"
    assert loads(foreign(), "x", LEXICON, handling="internal").reports[0].handling == "internal"


def test_other_files_are_refused() -> None:
    """Each file that is no database of DNA 3 ends in one line that says what it is."""
    assert "it is no SQLite file" in refused(b"") and "it is no SQLite file" in refused(b"PK\x03\x04" + bytes(200))
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("CREATE TABLE moz_places(id INTEGER)")
        assert "another program's database" in refused(base.serialize())
    assert "a database of DNA 2.0" in refused(foreign(version="2.0 beta 25"))
    assert "no column" in refused(foreign("ALTER TABLE DOCUMENTS DROP COLUMN Notes"))
    assert "no table REGEXES" not in refused(foreign("DROP TABLE DATABOOLEAN"))


@pytest.mark.parametrize("at", [0.2, 0.5, 0.9])
def test_damage_is_told(at: float) -> None:
    """A file cut short or overwritten ends in one line, and never in a traceback."""
    whole = foreign()
    cut = int(len(whole) * at)
    for raw in (whole[:cut], whole[:cut] + b"\xff" * 3000 + whole[cut + 3000 :]):
        try:
            loads(raw, "x.dna", LEXICON)
        except InputError as error:
            assert len(error.problems) == 1 and str(error).startswith("x.dna: ")


def test_what_lies_in_wait_is_not_run() -> None:
    """A view in place of a table is no table, and values of odd types do no harm."""
    assert "no table" in refused(foreign("DROP TABLE CODERS", "CREATE VIEW CODERS AS SELECT 1 AS ID, 'a' AS Name"))
    back = loads(foreign("UPDATE DOCUMENTS SET Date = 'soon', Title = x'ff00'"), "x.dna", LEXICON)
    assert back.reports[0].published == ""


def test_a_file_on_disk(tmp_path: Path) -> None:
    """A file is read whole; one that DNA still writes to, and one that is not there, are one line each."""
    path = tmp_path / "x.dna"
    with pytest.raises(InputError, match="cannot be read"):
        read(path, LEXICON)
    path.write_bytes(foreign())
    assert len(read(path, LEXICON).statements) == 2
    (tmp_path / "x.dna-wal").write_bytes(b"not yet")
    with pytest.raises(InputError, match="close the database"):
        read(path, LEXICON)


def test_a_database_in_write_ahead_mode(tmp_path: Path) -> None:
    """A file left in SQLite's write-ahead mode reads like any other."""
    path = tmp_path / "w.dna"
    path.write_bytes(foreign())
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("UPDATE DOCUMENTS SET Title = 'Later'")
        base.commit()
    found: Any = read(path, LEXICON)
    assert found.reports[0].title == "Later"
