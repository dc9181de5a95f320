"""What survives a redaction stops the copy: closed words that stand elsewhere, and terms of the user's list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from redact_cases import everything, folder

from pourparler.errors import InputError
from pourparler.evidence.ledger import Ledger
from pourparler.redact import read_terms, redact
from pourparler.redact.fold import fold


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return folder(tmp_path / "talks")


SURVIVE = {
    "a name in an id": ("  swap:", "  karga_plan:", "the name of a person who is a closed source"),
    "a quote in a title": ("A swap", "'“We could  live with SHARING”'", "the quote of a closed statement"),
    "a note as another's note": ("{name: South}", "{name: South, note: he smiled as he said it.}", "the note of a closed"),
    "a place": ("Who runs the dam?", "Who runs it, over lunch at the Hotel Meridian?", "the place of a closed source"),
    "a paraphrase": ("We were told", "The desk thinks the river is too wide", "the paraphrase of a closed statement"),
    "words of a closed report": ("We were told", "The North could share the dam if nobody hears", "words of a closed doc"),
    "what was said of a limit": ("We were told", "It was said at the lunch, and nowhere else", "what rests on closed"),
    "a title": ("title: A swap", "title: Memo of the lunch", "the title of a closed document"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), SURVIVE.values(), ids=SURVIVE)
def test_what_survives_stops_the_copy(case: Path, tmp_path: Path, old: str, new: str, says: str) -> None:
    """Closed words that stand elsewhere too are named by file and line of the case, and nothing is left behind."""
    before, _, after = (case / "case.yaml").read_text().partition(old)
    assert after
    (case / "case.yaml").write_text(f"{before}{json.dumps(new) if ', ' in new and new[0] not in '{W' else new}{after}")
    with pytest.raises(InputError) as error:
        redact(case, tmp_path / "copy")
    line = before.count("\n") + 1
    assert f"case.yaml:{line}: {says}" in str(error.value)
    assert [p.name for p in tmp_path.iterdir()] == ["talks"]


def test_a_name_in_an_open_report_stops_the_copy(case: Path, tmp_path: Path) -> None:
    """A report that may be read word for word and names a closed source is told, until the name may stay."""
    from exchange_claims import report

    Ledger.open(case / "ledger").add(report("A walk.\nMr KARGA came too.", "walk"))
    with pytest.raises(InputError, match=r"ledger/walk.txt:2: the name of a person who is a closed source .*“k…”"):
        redact(case, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    redact(case, tmp_path / "copy", keep=["Karga"])
    assert "KARGA came" in everything(tmp_path / "copy") and "Selim" not in everything(tmp_path / "copy")


@pytest.mark.parametrize("term", ["both RUN it", "The   spokeswoman", "spokesw\u00f6man", "river"])
def test_terms_of_the_list_stop_the_copy(case: Path, tmp_path: Path, term: str) -> None:
    """A term of the user's list that stands anywhere, in whatever dress, is named by its number and a letter."""
    with pytest.raises(InputError) as error:
        redact(case, tmp_path / "copy", terms=["nowhere", term])
    assert "term 2 of your list survives" in str(error.value) and "term 1" not in str(error.value)
    assert fold(term) not in fold(str(error.value))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["talks"]


def test_a_term_that_only_the_page_has(case: Path, tmp_path: Path) -> None:
    """Words that stand in no file but on the page made from the copy are found there."""
    with pytest.raises(InputError, match="the page made from the copy"):
        redact(case, tmp_path / "copy", terms=["would be accepted in every reading"])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["talks"]


def test_terms_of_a_file(tmp_path: Path) -> None:
    """A list has one term a line; remarks and empty lines are none; one that cannot be read is one line."""
    path = tmp_path / "terms.txt"
    path.write_text("\ufeff# people\nAda Moss\n\n  the dam \n", encoding="utf-8")
    assert read_terms(path) == ("Ada Moss", "the dam")
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="not UTF-8"):
        read_terms(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_terms(tmp_path / "none.txt")
