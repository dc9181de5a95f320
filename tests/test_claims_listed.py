"""The list of claims: what stands in it, and that the ledger is not read for it where nothing changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import valley
from valley import S1, S2, S3

from pourparler.errors import InputError
from pourparler.evidence import index_open
from pourparler.evidence.index_query import Wanted
from pourparler.evidence.ledger import Ledger, place
from pourparler.review.claims import claims, history

TYPED = """\
statements:
  t1: {who: north, stance: claims, about: water, source: [paper], in: wire, paraphrase: The north spoke of the river}
  t2: {who: south, stance: opposes, about: land, source: [paper], paraphrase: The south spoke of the meadow}
documents:
  wire: {title: The wire, date: 2026-03-01}
"""
ALL_LEVELS = ("open", "internal", "protected")


def ids(folder: Path, **wanted: object) -> list[str]:
    return [claim.id for claim in claims(folder, Wanted(**wanted)).claims]  # type: ignore[arg-type]


def test_typed_statements_come_first_and_the_limit_counts_both(tmp_path: Path) -> None:
    """What stands in the case file is listed before the ledger's; ``total`` is of both, whatever the limit."""
    folder = valley.made(tmp_path / "case", valley.CASE + TYPED)
    assert set(ids(folder)[:2]) == {"t1", "t2"} and len(ids(folder)) == 5
    for limit in (1, 2, 3):
        found = claims(folder, Wanted(handling=("open",)), limit)
        assert (len(found.claims), found.total) == (limit, 5)


def test_a_statement_typed_for_a_document_is_left_out_where_the_ledger_closes_the_document(tmp_path: Path) -> None:
    """The stricter handling of case file and ledger holds, also where only the ledger has it."""
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text(valley.CASE + TYPED, encoding="utf-8")
    Ledger.open(place(folder)).add(replace(valley.REPORT, handling="protected"), valley.ALL)
    assert ids(folder, handling=("open",)) == ["t2"]
    assert set(ids(folder, handling=ALL_LEVELS)) == {"t1", "t2", S1.id, S2.id, S3.id}


def test_a_case_that_cites_its_ledger_is_listed(tmp_path: Path) -> None:
    """A citation of a statement of the ledger, accepted or not there any more, does not stand in the way of the list."""
    gone = "st-" + "0" * 20
    for cited in (S1.id, gone):
        case = valley.CASE.replace("said: [paper]", f"said: [paper, {cited}]")
        folder = valley.made(tmp_path / cited[:6], case)
        valley.say(folder, "anna", "accepted", S1)
        found = claims(folder, Wanted(status=("accepted",)))
        assert [claim.id for claim in found.claims] == [S1.id]


def test_a_case_file_that_is_wrong_is_told_and_so_is_a_damaged_ledger(tmp_path: Path) -> None:
    """Neither is listed as far as it goes: a list that lacks something would look whole."""
    folder = valley.made(tmp_path / "case")
    file = place(folder) / "wire.jsonl"
    good = file.read_bytes()
    file.write_bytes(good + b"{}\n")
    with pytest.raises(InputError, match=r"wire\.jsonl:4"):
        claims(folder, Wanted())
    with pytest.raises(InputError, match=r"wire\.jsonl:4"):
        history(folder, S1.id)
    file.write_bytes(good)
    (folder / "case.yaml").write_text(valley.CASE + "unheard_of: 1\n", encoding="utf-8")
    with pytest.raises(InputError, match="unheard_of"):
        claims(folder, Wanted())


def test_where_nothing_changed_no_statement_of_the_ledger_is_read(tmp_path: Path, monkeypatch) -> None:
    """The second list is made from the index alone; after a word on a statement its document is read again."""
    folder = valley.made(tmp_path / "case")
    before = ids(folder)
    read: list[str] = []
    old = index_open.read_book
    monkeypatch.setattr(index_open, "read_book", lambda at, doc, who: read.append(doc) or old(at, doc, who))
    monkeypatch.setattr("pourparler.case.evidence.gather", lambda *_: pytest.fail("the whole ledger is read"))
    assert ids(folder) == before and read == []
    valley.say(folder, "anna", "rejected", S1)
    assert ids(folder, status=("rejected",)) == [S1.id] and read == ["wire"]


def test_the_history_of_a_statement_is_that_of_the_ledger(tmp_path: Path) -> None:
    """Every revision of one statement, drafts first; none of a statement that is not there."""
    folder = valley.made(tmp_path / "case")
    valley.say(folder, "anna", "accepted", S1, S2)
    valley.say(folder, "ben", "rejected", S1)
    valley.say(folder, "anna", "rejected", S1)
    found = history(folder, S1.id)
    assert list(found) == [s.to_json() for s in Ledger.open(place(folder)).history(S1.id)]
    assert len(found) == 4 and history(folder, "st-none") == ()
