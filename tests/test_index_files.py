"""The index beside the files: always what the files say, whatever happens to it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_texts import TEXT, anonymous, draft, report, word

from pourparler.errors import PourparlerError
from pourparler.evidence import index_open, index_tables
from pourparler.evidence.index import Index
from pourparler.evidence.index_entry import spoken
from pourparler.evidence.index_query import Wanted
from pourparler.evidence.index_scan import scan
from pourparler.evidence.ledger import Ledger
from pourparler.evidence.lexicon import Name

FILE = ".index.sqlite"
REPORTS = [report(f"r{n}", f"{TEXT}Line {n}.\n", published=day) for n, day in enumerate(("2025-03", "", "2025-01-02", "2024"))]
WORDS = ["the north", "Łódź", "ferry", "🙂", "We demand", "border"]
DRAFTS = [
    draft(of, words, stance, actor, attribution=chain)
    for of in REPORTS
    for words, stance, actor, chain in zip(
        WORDS, ["refuses", "accepts"] * 3, ["north", "south", "ana"] * 2, [(), (anonymous(),)] * 3, strict=True
    )
]
NAMES = [Name("ana", "north", "Ana Ilić", "person", ("the envoy",)), Name("south", "south", "Südland")]
OPERATIONS = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 3), st.sets(st.integers(0, 5), max_size=6)),
    st.tuples(st.just("say"), st.sampled_from(["ana", "bo"]), st.integers(0, 23), st.sampled_from(["accepted", "rejected"])),
    st.tuples(st.just("remove"), st.integers(0, 3)),
    st.tuples(st.just("date"), st.integers(0, 3), st.sampled_from(["2025-02", "2023", ""])),
    st.tuples(st.just("look")),
)  # fmt: skip
SEARCHES = st.builds(
    Wanted,
    text=st.sampled_from(["", "north", "lodz", "no*", '"the north"', "envoy", "sudland ferry", "x", "🙂", "said two"]),
    party=st.sampled_from([(), ("north",), ("south", "ana")]),
    person=st.sampled_from([(), ("ana",)]),
    status=st.sampled_from([(), ("accepted",), ("waiting", "in dispute")]),
    record=st.sampled_from([(), ("anonymous",)]),
    document=st.sampled_from([(), ("r0", "r3")]),
    since=st.sampled_from(["", "2024-05", "2025"]),
    until=st.sampled_from(["", "2025-01-02", "2024"]),
)


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def changed(folder: Path, operation: tuple[object, ...]) -> None:
    """Does one thing to the ledger, by its own means or by hand."""
    ledger = Ledger.read(folder)
    name, *rest = operation
    if name == "add":
        ledger.add(REPORTS[rest[0]], [DRAFTS[rest[0] * 6 + n] for n in sorted(rest[1])])
    elif name == "say" and DRAFTS[rest[1]].id in {s.id for s in ledger.drafts()}:
        ledger.append(rest[0], [word(DRAFTS[rest[1]], rest[2])])
    elif name == "remove":
        for path in folder.glob(f"r{rest[0]}.*"):
            path.unlink()
    elif name == "date" and (folder / f"r{rest[0]}.json").exists():
        path, old = folder / f"r{rest[0]}.json", REPORTS[rest[0]].published
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f'"published": "{old}"', f'"published": "{rest[1]}"'), encoding="utf-8")


@settings(max_examples=60, deadline=None)
@given(st.lists(OPERATIONS, max_size=10), st.lists(SEARCHES, min_size=1, max_size=4), st.integers())
def test_the_index_finds_what_a_look_at_every_statement_finds(place, operations, searches, salt) -> None:
    """After any changes, with looks in between, an index brought up to date, one built anew and the plain scan agree."""
    folder = Path(tempfile.mkdtemp(dir=place))
    for operation in operations:
        changed(folder, operation)
        if operation[0] == "look":
            Index.open(folder, NAMES).close()
    ledger = Ledger.open(folder)
    with Index.open(folder, NAMES) as fresh, Index.open(ledger, NAMES) as given_ledger:
        for wanted in searches:
            expected = scan(ledger.books(), spoken(NAMES), wanted)
            for index in (fresh, given_ledger):
                found = index.search(wanted)
                assert (found.claims, found.total) == (expected, len(expected))
            assert fresh.search(wanted, 2, 1).claims == expected[1:3]
    if ledger.documents():
        (folder / FILE).unlink()
        with Index.open(folder, NAMES) as anew:
            assert anew.search().claims == scan(ledger.books(), spoken(NAMES), Wanted())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ledger = Ledger.open(tmp_path / "ledger")
    for of in REPORTS:
        ledger.add(of, [one for one in DRAFTS if one.doc == of.id])
    return ledger.folder


def found(ledger: Path | Ledger, text: str = "ferry") -> int:
    with Index.open(ledger) as index:
        return index.search(Wanted(text, handling=("open",))).total


def test_an_index_that_is_up_to_date_reads_no_statement(folder: Path, monkeypatch) -> None:
    """The second time, hashes are compared and nothing is read or written; one changed document is read alone."""
    assert found(folder) == 4
    read, before = [], (folder / FILE).read_bytes()
    monkeypatch.setattr(index_open, "read_book", lambda *given: read.append(given[1]) or real(*given))
    assert found(folder) == 4
    assert (read, (folder / FILE).read_bytes()) == ([], before)
    Ledger.open(folder).append("ana", [word(DRAFTS[0])])
    assert found(folder) == 4
    assert read == ["r0"]


real = index_open.read_book


def forgotten(path: Path) -> None:
    """What it was made from: it is put in again, document by document, and need not be the same bytes."""
    edit(path, "DELETE FROM file")


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"not a database at all" * 500),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(path.read_bytes()[:100] + b"\xff" * 30_000),
        lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\0" * 40_000),
        lambda path: edit(path, "PRAGMA user_version = 99"),
        lambda path: edit(path, "DROP TABLE found"),
        lambda path: edit(path, "DROP TABLE statement"),
        lambda path: edit(path, "DELETE FROM words"),
        lambda path: edit(path, "UPDATE words SET claim = 'x'"),
        lambda path: edit(path, "UPDATE words SET claim = '[]'"),
        forgotten,
    ],
    ids=["empty", "none", "cut", "torn", "zeros", "version", "no text", "no rows", "no words", "no json", "short", "no files"],
)
def test_a_damaged_index_is_built_anew(folder: Path, harm) -> None:
    """Whatever happened to the file, the search finds what the ledger says, and the file is good again."""
    assert found(folder) == 4
    good = (folder / FILE).read_bytes()
    harm(folder / FILE)
    assert found(folder) == 4
    assert (folder / FILE).read_bytes() == good or harm is forgotten
    harm(folder / FILE)
    Ledger.open(folder).append("ana", [word(DRAFTS[0])])
    with Index.open(folder) as index:
        assert index.search(Wanted(status=("accepted",))).total == 1


def edit(path: Path, command: str) -> None:
    db = sqlite3.connect(path)
    with db:
        db.execute(command)
    db.close()


def test_other_names_make_another_index(folder: Path) -> None:
    """When the case calls someone by a new name, statements are found by it."""
    with Index.open(folder, NAMES) as index:
        assert index.search(Wanted("envoy")).total == 8
    with Index.open(folder, [replace(NAMES[0], aliases=("the minister",))]) as index:
        assert (index.search(Wanted("envoy")).total, index.search(Wanted("minister")).total) == (0, 8)


def test_a_folder_that_takes_no_index_is_searched_all_the_same(folder: Path, monkeypatch) -> None:
    """Where the file cannot be written, the index is in memory: from the start, or from the one that is there."""
    def none(*_: object) -> None:
        raise PermissionError(13, "not here")

    with monkeypatch.context() as patch:
        patch.setattr(index_open.os, "replace", none)
        assert found(folder) == 4
        assert not list(folder.glob(f"{FILE}*"))
    assert found(folder) == 4
    before = (folder / FILE).read_bytes()
    Ledger.open(folder).append("ana", [word(DRAFTS[0])])
    monkeypatch.setattr(index_open.os, "replace", none)
    with Index.open(folder) as index:
        assert index.search(Wanted(status=("accepted",))).total == 1
    assert (folder / FILE).read_bytes() == before
    assert [path.name for path in folder.glob(f"{FILE}*")] == [FILE]


def test_when_no_number_is_left_between_two_documents_all_are_numbered_anew(tmp_path: Path, monkeypatch) -> None:
    """Documents that always come between the same two are still listed in their order."""
    monkeypatch.setattr(index_tables, "ROOM", 4)
    ledger = Ledger.open(tmp_path)
    for n in [99, *range(12)]:
        of = report(f"d{n:02}", f"Text {n}.", published="2025")
        ledger.add(of, [draft(of, "Text")])
        with Index.open(ledger) as index:
            listed = [claim.document for claim in index.search().claims]
        assert listed == sorted(listed) and len(listed) == len(ledger.documents())


def test_two_processes_that_open_it_at_once_both_find_everything(folder: Path) -> None:
    """While one adds words, two others search: none fails, and each finds a state that was."""
    code = f"""
import sys
sys.path[:0] = {[str(Path(__file__).parent), str(Path(__file__).parent.parent / "src")]!r}
from pourparler.evidence.index import Index
from pourparler.evidence.index_query import Wanted
last = 0
for _ in range(12):
    with Index.open({str(folder)!r}) as index:
        now = index.search(Wanted(status=("accepted",))).total
        assert index.search(Wanted("ferry")).total == 4
    assert now >= last
    last = now
"""
    running = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    ledger = Ledger.open(folder)
    for one in DRAFTS:
        ledger.append("ana", [word(one)])
    assert [process.wait(60) for process in running] == [0, 0]
    with Index.open(folder) as index:
        assert index.search(Wanted(status=("accepted",))).total == 24


def test_a_build_that_was_cut_off_leaves_nothing_that_matters(folder: Path) -> None:
    """The half of an index that a killed process left is not used, and removed when it is old."""
    left = folder / f"{FILE}-1-1.new"
    left.write_bytes(b"half")
    assert found(folder) == 4
    assert left.exists()
    os.utime(left, (0, 0))
    (folder / FILE).unlink()
    assert found(folder) == 4
    assert not left.exists()


def test_a_damaged_ledger_is_searched_as_far_as_it_can_be_read(folder: Path) -> None:
    """Good lines are found, and the index tells the problems that it met."""
    path = folder / "r0.jsonl"
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([b"{", *lines[1:]]))
    with Index.open(folder) as index:
        assert index.search().total == 23
        assert index.problems == Ledger.read(folder).problems
        assert "r0.jsonl:1: is no JSON" in str(index.problems[0])


def test_an_empty_or_missing_ledger_has_an_empty_index_and_no_file(tmp_path: Path) -> None:
    """Nothing is written where there is nothing to find; a file in place of the folder is one line."""
    assert found(tmp_path / "none") == found(tmp_path) == 0
    assert not list(tmp_path.iterdir())
    (tmp_path / "file").write_text("")
    with pytest.raises(PourparlerError, match="the ledger cannot be read"):
        Index.open(tmp_path / "file")
