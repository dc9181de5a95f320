"""Redaction of a whole case: what is closed is gone from every file, and verdicts stay."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from redact_cases import CASE, MEMO, NOTE, everything, folder, words

import pourparler as pp
from pourparler.errors import InputError, OutputError
from pourparler.evidence.ledger import Ledger
from pourparler.redact import redact
from pourparler.redact.fold import fold

PROTECTED = (
    "Karga", "Selim", "deputy minister", "Meridian", "lunch", "He asked that nobody", "Cabinet Office", "one copy",
    "could live with sharing", "He smiled", "shares the dam if nobody", "memo", "closed_one", "was there", "ines.",
    "tomas", "Ines heard", "m-7x", MEMO[:30], "heard the tape", "/home/",
)  # fmt: skip


def values(path: Path, **more: bool) -> list[tuple[object, ...]]:
    """Every verdict of a case by what it is about."""
    table = pp.analyse(pp.load(path), **more).plan_table
    rows = [v for row in table.rows for v in (*row.cells, *row.parties)]
    return [(table.left_out, v.about, v.column, v.value) for v in rows]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return folder(tmp_path / "talks")


def test_nothing_closed_is_left(case: Path, tmp_path: Path) -> None:
    """No closed name, alias, quote, note, title, place, reviewer or id stands in any file or file name of the copy."""
    made = redact(case, tmp_path / "copy")
    found = fold(everything(tmp_path / "copy"))
    assert [text for text in PROTECTED if fold(text) in found] == []
    assert (made.sources, made.documents) == (3, 1) and "ledger/note.txt" in made.files
    assert sorted(made.files) == sorted(
        p.relative_to(tmp_path / "copy").as_posix() for p in (tmp_path / "copy").rglob("*") if p.is_file()
    )


def test_the_page_of_the_copy_holds_none_of_it(case: Path, tmp_path: Path) -> None:
    """Neither the page of the copy in full nor its JSON holds what is closed."""
    redact(case, tmp_path / "copy")
    full = pp.analyse(pp.load(tmp_path / "copy"), full=True)
    found = fold(full.html()) + fold(full.to_json())
    assert [text for text in PROTECTED if len(text) > 4 and fold(text) in found] == []


@pytest.mark.parametrize("profile", ["public", "team"])
def test_verdicts_stay(case: Path, tmp_path: Path, profile: str) -> None:
    """The copy loads, its ledger is whole, and every verdict has the value it had, with as much left out."""
    redact(case, tmp_path / "copy", profile)
    assert values(tmp_path / "copy") == values(case)
    pp.check(pp.load(tmp_path / "copy"))
    ledger = Ledger.open(tmp_path / "copy" / "ledger")
    assert ledger.notices == () and len(ledger.settled().accepted) == 2
    again = redact(tmp_path / "copy", tmp_path / "again", profile)
    assert again.documents == 1


def test_team_keeps_what_is_internal(case: Path, tmp_path: Path) -> None:
    """The profile team keeps internal sources and the notes of reviewers, without names; public keeps neither."""
    text = (case / "case.yaml").read_text()
    (case / "case.yaml").write_text(text.replace("the desk officer", "Ola Berg of the desk"))
    redact(case, tmp_path / "public")
    redact(case, tmp_path / "team", "team")
    assert "Ola Berg" not in everything(tmp_path / "public") and "the tape" not in everything(tmp_path / "public")
    assert "Ola Berg" in everything(tmp_path / "team") and "heard the tape" in everything(tmp_path / "team")
    assert "The desk thinks" in everything(tmp_path / "team")


def test_open_documents_stay_word_for_word(case: Path, tmp_path: Path) -> None:
    """An open report keeps its text and its statements their places; reviewers and drafters' names are replaced."""
    redact(case, tmp_path / "copy")
    before, after = Ledger.open(case / "ledger"), Ledger.open(tmp_path / "copy" / "ledger")
    assert after.document("note").text == NOTE
    (old,), (new,) = before.drafts("note"), after.drafts("note")
    # what the rules were read with is a hash of the case's names and keywords: whoever has it could try names
    assert (new.prov.case_version, new.prov.lexicon) == ("", None)
    assert replace(new, prov=old.prov) == old and new.prov.drafted_by == old.prov.drafted_by
    assert all(name.startswith("reviewer-") for name in after.reviewers()) and len(after.reviewers()) == 2


def test_disputes_stay_disputes(case: Path, tmp_path: Path) -> None:
    """Two reviewers who differ over a closed statement, in whatever word, still differ in the copy."""
    ledger = Ledger.open(case / "ledger")
    (rests,) = (s for s in ledger.settled().accepted if s.doc == "memo")
    ledger.append("tomas", [words(rests, "tomas", "edited", condition=None)])
    assert len(ledger.settled().disputed) == 1
    redact(case, tmp_path / "copy")
    assert len(Ledger.open(tmp_path / "copy" / "ledger").settled().disputed) == 1
    assert values(tmp_path / "copy") == values(case)


def test_the_same_bytes(case: Path, tmp_path: Path) -> None:
    """The same case gives the same copy, whatever the hash seed; a passphrase gives other names, and stable ones."""
    redact(case, tmp_path / "one")
    code = "import sys; from pourparler.redact import redact; redact(*sys.argv[1:])"
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        out = str(tmp_path / f"seed{seed}")
        subprocess.run([sys.executable, "-c", code, str(case), out], check=True, env=environment, timeout=120)
        assert everything(Path(out)) == everything(tmp_path / "one")
    redact(case, tmp_path / "three", key="pass")
    (case / "case.yaml").write_text((case / "case.yaml").read_text() + "\n# another remark\n")
    redact(case, tmp_path / "four", key="pass")
    redact(case, tmp_path / "five")
    assert everything(tmp_path / "three") == everything(tmp_path / "four") != everything(tmp_path / "one")
    assert everything(tmp_path / "five") != everything(tmp_path / "one")


def test_a_case_in_one_file(case: Path, tmp_path: Path) -> None:
    """A case of one file, with its ledger beside it, is copied under the same names."""
    (case / "case.yaml").rename(tmp_path / "x.yaml")
    (case / "ledger").rename(tmp_path / "x.ledger")
    made = redact(tmp_path / "x.yaml", tmp_path / "copy")
    assert "x.yaml" in made.files and "x.ledger/note.txt" in made.files
    assert values(tmp_path / "copy" / "x.yaml") == values(tmp_path / "x.yaml")


def test_several_files(case: Path, tmp_path: Path) -> None:
    """Further YAML files of the folder are copied each, without what is closed; other files are named and not copied."""
    text = (case / "case.yaml").read_text()
    at = text.index("people:\n")
    end = text.index("issues:\n")
    (case / "case.yaml").write_text(text[:at] + text[end:])
    (case / "people.yaml").write_text(text[at:end] + "# Karga again\n")
    made = redact(case, tmp_path / "copy")
    assert "people.yaml" in made.files and "Karga" not in everything(tmp_path / "copy")
    assert any(line.startswith("not copied: page.html") for line in made.told)
    assert values(tmp_path / "copy") == values(case)


def test_where_a_copy_may_lie(case: Path, tmp_path: Path) -> None:
    """A copy goes into a folder that is new or empty, and not into the case itself."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    for out in (tmp_path / "full", case, case / "copy", case / "ledger" / "copy"):
        with pytest.raises(OutputError):
            redact(case, out)
    with pytest.raises(InputError, match="no profile"):
        redact(case, tmp_path / "copy", "secret")
    (tmp_path / "empty").mkdir()
    assert redact(case, tmp_path / "empty").files
    assert not (case / "copy").exists()


def test_a_damaged_ledger_is_not_copied(case: Path, tmp_path: Path) -> None:
    """A ledger with a broken line ends in its line, and no copy is made of what cannot be read."""
    with (case / "ledger" / "memo.jsonl").open("a") as stream:
        stream.write("{broken\n")
    with pytest.raises(InputError, match=r"memo.jsonl:3"):
        redact(case, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_case_with_nothing_closed(tmp_path: Path) -> None:
    """A case where all is open is copied as it is but for comments, and this is told."""
    made = redact(pp.shipped("donbas"), tmp_path / "copy")
    assert any(line.startswith("nothing in this case is closed") for line in made.told)
    assert values(tmp_path / "copy" / "donbas.yaml") == values(Path(pp.shipped("donbas")))


def test_sources_without_a_name(tmp_path: Path) -> None:
    """A source called like a party, or like nobody, is replaced where it stands and looked for nowhere else."""
    case = CASE.replace("Selim Karga, deputy minister", "senior officials").replace("the desk officer", "Northern side")
    path = folder(tmp_path / "talks", case.replace("Karga offered it", "officials did").replace("KARGA’s", "their"))
    made = redact(path, tmp_path / "copy", keep=["Selim Karga"])
    assert sum("has no name" in line or "somebody of the case" in line for line in made.told) == 2
    text = (tmp_path / "copy" / "case.yaml").read_text()
    assert "senior officials" not in text and "aliases: [Northern side]" in text


def test_initials_and_first_names_go_with_the_name(case: Path, tmp_path: Path) -> None:
    """What stands before a closed surname, an initial or a first name, goes with it; a sentence around it stays."""
    text = (case / "case.yaml").read_text()
    said = "What of S. Karga, J. S. Karga, Sel Karga, Karga, S., and the Karga paper?"
    text = text.replace("Who runs the dam?", said).replace("aliases: [Karga, the deputy minister]", "aliases: []")
    (case / "case.yaml").write_text(text)
    redact(case, tmp_path / "copy")
    hashed = re.search(r"(?<=name: )person [0-9a-f]{8}", everything(tmp_path / "copy"))
    assert hashed
    (question,) = re.findall(r"What of .*paper", everything(tmp_path / "copy"))
    assert question == "What of PERSON, PERSON, PERSON, PERSON, and the PERSON paper".replace("PERSON", hashed[0])


def test_one_hash_for_a_source(case: Path, tmp_path: Path) -> None:
    """The id of a closed source and what it is called have one hash; two that are called the same have two ids."""
    text = (case / "case.yaml").read_text()
    text = text.replace(
        "  paper:\n", "  desk2: {who: The Desk Officer, handling: internal, record: unnamed}\n  paper:\n"
    )
    (case / "case.yaml").write_text(text)
    redact(case, tmp_path / "copy")
    sources = pp.load(tmp_path / "copy").sources
    closed = {id: s.who for id, s in sources.items() if s.handling != "open"}
    assert len(closed) == 3 and len(set(closed.values())) == 2
    for id, who in closed.items():
        assert id.removesuffix("-2") == who.replace(" ", "-")


def test_a_name_that_may_stay_is_told_as_such(case: Path, tmp_path: Path) -> None:
    """What --keep lets stay is told as that, and not as the name of somebody of the case."""
    made = redact(case, tmp_path / "copy", keep=["the desk officer"])
    (line,) = (line for line in made.told if "--keep" in line)
    assert "may stay" in line and not any("somebody of the case" in line for line in made.told)


def test_a_source_that_names_a_person_by_the_id(case: Path, tmp_path: Path) -> None:
    """A closed source whose `who` is the id of a person is that person, who is replaced throughout."""
    text = (
        (case / "case.yaml")
        .read_text()
        .replace("  karga:\n", "  owl:\n")
        .replace("worth_said: karga", "worth_said: owl")
    )
    text = text.replace("source: karga", "source: owl").replace("who: Selim Karga, deputy minister", "who: owl")
    text = text.replace("karga_person", "owl").replace("Karga, the deputy minister", "the deputy minister")
    (case / "case.yaml").write_text(
        text.replace("Karga offered", "the deputy minister offered").replace("KARGA’s", "Owl’s")
    )
    ledger = case / "ledger"
    for path in ledger.glob("*.jsonl"):
        path.write_text(path.read_text().replace('"karga_person"', '"owl"'))
    (case / "case.yaml").write_text((case / "case.yaml").read_text().replace("A swap", "The KARGA swap"))
    made = redact(case, tmp_path / "copy")
    found = fold(everything(tmp_path / "copy"))
    assert (
        "karga" not in found and re.search(r"\bowl\b", found) is None and "selim" not in found and "deputy" not in found
    )
    people = pp.load(tmp_path / "copy").people
    assert any(id.startswith("person-") and p.name == id.replace("-", " ") for id, p in people.items())
    assert not any("look yourself" in line and "owl" in line for line in made.told)


def test_an_id_that_stays_in_words_is_told(case: Path, tmp_path: Path) -> None:
    """The id of a closed source that stands as a word elsewhere is told by file and line, and does not stop the copy."""
    text = (case / "case.yaml").read_text().replace("A swap", "A swap for the desk")
    (case / "case.yaml").write_text(text)
    line = text[: text.index("A swap")].count("\n") + 1
    made = redact(case, tmp_path / "copy")
    assert any(f"case.yaml:{line}: the id of a closed source" in told and "look yourself" in told for told in made.told)
