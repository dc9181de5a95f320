"""A damaged ledger: everything that is wrong is named at once, and nothing is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_texts import TEXT, draft, report, word

from pourparler.errors import InputError
from pourparler.evidence.ledger import Ledger
from pourparler.evidence.statement import Statement

NORTH, SOUTH, HARBOUR = "the north opposes", "The south refused", "We demand the harbour"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger with three drafts, and words of ana on two of them."""
    ledger = Ledger.open(tmp_path / "ledger")
    of = report()
    ledger.add(of, [draft(of, NORTH), draft(of, SOUTH), draft(of, HARBOUR)])
    first, second = ledger.drafts()[:2]
    ledger.append("ana", [word(first), word(second, "rejected")])
    ledger.append("ana", [word(first, "edited", stance="opposes")])
    return ledger.folder


def rows(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def write(path: Path, lines: list[str]) -> None:
    path.write_bytes("".join(f"{line}\n" for line in lines).encode())


def problems(folder: Path) -> list[str]:
    """What `open` says is wrong, file names only; `read` must list the same."""
    with pytest.raises(InputError) as caught:
        Ledger.open(folder)
    assert set(Ledger.read(folder).problems) == set(caught.value.problems)
    return [str(p).replace(f"{folder}/", "").replace(f"{folder}\\", "") for p in caught.value.problems]


def changed(line: str, **changes: object) -> str:
    return json.dumps({**json.loads(line), **changes}, ensure_ascii=False, separators=(",", ":"))


BROKEN = {
    "cut off": (lambda line: line[:40], "is no JSON: "),
    "a word": (lambda line: "hello", "is no JSON: "),
    "a list": (lambda line: "[1]", "is no JSON object"),
    "not a number": (lambda line: line.replace('"value":null', '"value":{"number":NaN,"unit":"","text":"x"}', 1), "is no JSON: NaN"),
    "infinite": (lambda line: line.replace('"value":null', '"value":{"number":1e999,"unit":"","text":"x"}', 1), "a number that is none"),
    "too deep": (lambda line: "[" * 100_000, "is no JSON: "),
    "too many digits": (lambda line: '{"id":' + "9" * 5000 + "}", "is no JSON: "),
    "a stance of no kind": (lambda line: changed(line, stance="wants"), "stance must be one of"),
    "a key of no kind": (lambda line: changed(line, colour="red"), "colour"),
    "a key given twice": (lambda line: line[:-1] + ',"issue":"harbour"}', '"issue" is given twice'),
    "half a character": (lambda line: line.replace('"issue":"border"', '"issue":"\\ud800"'), "half a character"),
    "a span elsewhere": (lambda line: changed(line, span={"start": 0, "end": 3, "text": "The"}), "span 0-3 is not what stands there"),
    "a span of fractions": (lambda line: line.replace('"start":9', '"start":9.0'), "no whole number"),
    "a strange revision": (lambda line: changed(line, review={"supersedes": "x@²"}), "x@²"),
    "revision none": (lambda line: changed(line, review={"supersedes": "x@0"}), "x@0"),
    "another document": (lambda line: changed(line, doc="other"), "is of the document other"),
    "accepted among drafts": (lambda line: changed(line, review={"status": "accepted"}), "is no draft"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_draft_is_named_with_its_line_and_the_others_are_read(folder: Path, kind: str) -> None:
    """A line that cannot stand is named with file, line and reason; `read` has all others, and the words on them."""
    break_it, says = BROKEN[kind]
    path = folder / "wire.jsonl"
    lines = rows(path)
    at = next(n for n, line in enumerate(lines) if '"start":9,' in line)
    lines[at] = break_it(lines[at])
    write(path, lines)
    found = problems(folder)
    assert len(found) == 1 and found[0].startswith(f"wire.jsonl:{at + 1}: ") and says in found[0]
    ledger = Ledger.read(folder)
    assert len(ledger.drafts()) == 2
    assert len(ledger.latest("ana")) == 2
    assert len(ledger.settled().standings) == 3  # ana's word on the broken draft still stands


def test_a_file_with_a_broken_line_is_not_written_to(folder: Path) -> None:
    """A write to a damaged file is refused, naming the line, and leaves every byte; other files can be written to."""
    path = folder / "wire.ana.jsonl"
    write(path, [*rows(path), "{broken"])
    before = path.read_bytes()
    ledger = Ledger.read(folder)
    one = ledger.drafts()[2]
    with pytest.raises(InputError, match=r"wire.ana.jsonl:4: is no JSON"):
        ledger.append("ana", [word(one)])
    assert path.read_bytes() == before
    assert len(ledger.append("bo", [word(one)])) == 1


def test_all_problems_of_all_files_are_told_at_once(folder: Path) -> None:
    """Broken lines in two files and a broken description give one line each."""
    other = report("note", "The north waits.")
    Ledger.open(folder).add(other, [draft(other, "north")])
    (folder / "note.json").write_text("{", encoding="utf-8")
    for name in ("wire.jsonl", "wire.ana.jsonl"):
        write(folder / name, ["?", *rows(folder / name)])
    assert [line.split(" ")[0] for line in problems(folder)] == ["note.json:1:", "wire.ana.jsonl:1:", "wire.jsonl:1:"]


def test_a_merge_conflict_is_told_with_both_sides_and_their_lines_are_kept(folder: Path) -> None:
    """The marks of git are named as a conflict with the lines of each side; `read` has the lines of both."""
    path = folder / "wire.ana.jsonl"
    first, second, third = rows(path)
    write(path, [first, "<<<<<<< HEAD", second, "=======", third, ">>>>>>> branch of bo"])
    (line,) = problems(folder)
    assert line.startswith("wire.ana.jsonl:2: a merge conflict (lines 3 of HEAD, 5 of branch of bo)")
    assert "keep the lines of both" in line
    assert len(Ledger.read(folder).statements()) == 6
    write(path, [first, "<<<<<<< HEAD", "||||||| base", second, "=======", third, ">>>>>>> bo"])
    assert "(lines none of HEAD, 4 of before both, 6 of bo)" in problems(folder)[0]
    write(path, [first, "<<<<<<< HEAD", second, "=======", third])
    assert "(lines 3 of HEAD, 5 of the other side)" in problems(folder)[0]


def test_a_merge_conflict_in_the_description_or_the_text_is_named(folder: Path) -> None:
    """Conflict marks in ID.json are called a conflict; marks in ID.txt change the text, which its hash tells."""
    about, text = folder / "wire.json", folder / "wire.txt"
    old = about.read_text(encoding="utf-8")
    about.write_text(old.replace('  "title"', '<<<<<<< a\n  "title"'), encoding="utf-8")
    assert "a merge conflict" in problems(folder)[0]
    about.write_text(old, encoding="utf-8")
    text.write_text(f"<<<<<<< a\n{TEXT}", encoding="utf-8", newline="")
    assert problems(folder) == [
        "wire.txt: is not the text that its statements were read from; bring back the text as it was"
    ]


def chain(folder: Path) -> tuple[Path, list[Statement]]:
    ledger = Ledger.open(folder)
    return folder / "wire.ana.jsonl", list(ledger.history(ledger.drafts()[0].id))


def test_revisions_follow_each_other(folder: Path) -> None:
    """A revision that is missing, given twice, of nobody's draft or of another statement is named."""
    path, (_, second, third) = chain(folder)
    lines = rows(path)
    at = {n: next(line for line in lines if f'"supersedes":"{second.id}@{n}"' in line) for n in (1, 2)}
    rest = [line for line in lines if line not in at.values()]
    write(path, [at[2], *rest])
    assert "takes the place of revision 2, which is not here (the last before it is 1)" in problems(folder)[0]
    later = at[2].replace(f"{second.id}@2", f"{second.id}@3")
    write(path, [at[1], later, *rest])
    assert "takes the place of revision 3, which is not here (the last before it is 2)" in problems(folder)[0]
    write(path, [at[1], at[1].replace('"accepted"', '"rejected"'), *rest])
    assert "revision 2 is given twice (also line 1)" in problems(folder)[0]
    write(path, [line.replace(f"{second.id}@", f"{second.id}x@") for line in lines])
    assert f"supersedes {second.id}x, which is another statement" in problems(folder)[0]
    write(path, lines)
    drafts = folder / "wire.jsonl"
    write(drafts, [line for line in rows(drafts) if second.id not in line])
    assert f"takes the place of {second.id}@1, which is not in the ledger" in problems(folder)[0]


def test_a_word_stands_in_the_file_of_who_said_it(folder: Path) -> None:
    """A word of another reviewer, or of nobody, is named."""
    path = folder / "wire.ana.jsonl"
    path.rename(folder / "wire.bo.jsonl")
    assert problems(folder)[0] == "wire.bo.jsonl:1: is a word of ana, and this is the file of bo"


@pytest.mark.parametrize(
    "mess",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data[:-1],
        lambda data: b"\n".join(reversed(data.split(b"\n"))),
        lambda data: data + data,
        lambda data: data.replace(b":", b": "),
        lambda data: json.dumps(json.loads(data.split(b"\n")[0])).encode() + b"\n" + data.split(b"\n", 1)[1],
        lambda data: data.replace("Ł".encode(), b"\\u0141"),
    ],
    ids=["mark", "crlf", "no end", "order", "twice", "spaces", "escapes", "escape"],
)
def test_what_only_looks_different_is_a_notice_and_mended_by_the_next_write(folder: Path, mess) -> None:
    """Line ends, order, spaces, escapes and lines that stand twice change nothing, and the next write puts them right."""
    ledger = Ledger.open(folder)
    drafts, path = ledger.drafts(), folder / "wire.jsonl"
    of = ledger.document("wire")
    ledger.add(of, [draft(of, "Łódź")])
    want, statements = path.read_bytes(), ledger.statements()
    path.write_bytes(mess(want.replace(b'"text":"The south refused"', b'"text":"The south refused"')))
    messy = Ledger.open(folder)
    assert messy.statements() == statements and messy.notices
    assert "mended by the next write" in str(messy.notices[0])
    messy.add(of, [draft(of, "ferry")])
    assert Ledger.open(folder).notices == ()
    assert set(want.split(b"\n")) < set(path.read_bytes().split(b"\n"))
    assert len(drafts) == 3


def test_the_text_of_a_document_may_not_change(folder: Path) -> None:
    """A changed or missing text is named, CRLF line ends are read as they were, and its words are kept."""
    text = folder / "wire.txt"
    text.write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert Ledger.open(folder).document("wire").text == TEXT
    text.write_bytes(TEXT.replace("north", "South").encode())
    assert problems(folder)[0].startswith("wire.txt: is not the text")
    assert len(Ledger.read(folder).statements()) == 6
    text.unlink()
    assert problems(folder) == ["wire.txt: is missing; bring the file back"]
    (folder / "wire.json").unlink()
    assert "wire.json: is missing" in problems(folder)[0]


@pytest.mark.parametrize(
    "key, value, says",
    [
        ("published", 2025, '"published" is no text'),
        ("sha256", None, '"sha256" is no text'),
        ("id", "other", "the file is called wire"),
        ("handling", "secret", '"handling" is none of open, internal, protected'),
        ("colour", "red", '"colour" is not known here'),
        ("segments", [[1, "2", "x"]], '"segments" is not as the ledger writes it'),
        ("notices", [{"kind": "x"}], '"notices" is not as the ledger writes it'),
        ("hidden", "x", '"hidden" is not as the ledger writes it'),
    ],
)
def test_what_a_person_writes_into_the_description_is_checked(folder: Path, key: str, value: object, says: str) -> None:
    """A value that cannot stand in ID.json is one clear line."""
    path = folder / "wire.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**data, key: value}), encoding="utf-8")
    assert says in problems(folder)[0]


def test_a_description_may_be_edited(folder: Path) -> None:
    """A new date, outlet or handling in ID.json counts from then on."""
    path = folder / "wire.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"published": ""', '"published": "2025-08-16"'), encoding="utf-8")
    assert Ledger.open(folder).document("wire").published == "2025-08-16"


def test_a_document_whose_description_was_lost_comes_back_when_it_is_added_again(folder: Path) -> None:
    """Adding the same report writes ID.json anew, and drafts and words stand as before."""
    before = Ledger.open(folder)
    (folder / "wire.json").unlink()
    added = Ledger.read(folder).add(report(), before.drafts())
    assert (added.report.id, added.new, added.known) == ("wire", (), 3)
    assert Ledger.open(folder).settled() == before.settled()


def test_a_file_whose_name_is_none_of_a_ledger_is_told(folder: Path) -> None:
    """A .jsonl with a name that is not read gives a notice; other files are nobody's business."""
    (folder / "Wire.Ana.jsonl").write_text("", encoding="utf-8")
    (folder / "README.md").write_text("", encoding="utf-8")
    ledger = Ledger.open(folder)
    assert [Path(notice.file).name for notice in ledger.notices] == ["Wire.Ana.jsonl"]


def test_any_bytes_in_a_file_end_in_lines_and_never_in_a_traceback(folder: Path) -> None:
    """Bits of a good file, cut and turned in many ways, are read or named."""
    path = folder / "wire.jsonl"
    good = path.read_bytes()
    for n in range(0, len(good), 41):
        for piece in (good[:n], good[n:], good[:n] + b"\xff\x00" + good[n:], good[:n] + good[n + 1 :]):
            path.write_bytes(piece)
            ledger = Ledger.read(folder)
            assert all(str(problem) for problem in ledger.problems)
            ledger.settled()


def test_an_id_names_one_statement(folder: Path) -> None:
    """The id of a statement of another document is named, since a citation could mean either."""
    other = report("note", "The north waits.")
    Ledger.open(folder).add(other, [draft(other, "north")])
    path = folder / "note.jsonl"
    one = Ledger.open(folder).drafts("wire")[0].id
    write(path, [changed(line, id=one) for line in rows(path)])
    assert problems(folder) == [f"wire.jsonl:1: {one}: is also the id of a statement of note; give it another"]


def test_nothing_that_a_caller_gives_is_written_unless_it_can_stand(folder: Path) -> None:
    """Words and drafts that cannot stand are all named, and no file changes."""
    ledger = Ledger.open(folder)
    other = report("note", "The north waits.")
    ledger.add(other, [])
    before = {path.name: path.read_bytes() for path in folder.glob("[wn]*")}
    one = ledger.drafts()[0]
    bad = [word(one, stance="wants"), word(replace(one, span=replace(one.span, start=1)), id="st-x")]
    with pytest.raises(InputError) as caught:
        ledger.append("bo", bad)
    assert len(caught.value.problems) == 2
    with pytest.raises(InputError, match="half a character"):
        ledger.append("bo", [word(one, paraphrase="\ud800")])
    with pytest.raises(InputError, match=f"{one.id}: is also the id of a statement of wire"):
        ledger.append("bo", [word(draft(other, "north"), id=one.id)])
    with pytest.raises(InputError, match=f"{one.id}: is also the id of a statement of wire"):
        ledger.add(other, [replace(draft(other, "north"), id=one.id)])
    with pytest.raises(InputError, match="no such document"):
        ledger.append("bo", [word(one, doc="nowhere")])
    with pytest.raises(InputError, match="cannot be the name of a reviewer"):
        ledger.append("Bo B.", [word(one)])
    with pytest.raises(InputError, match="is no draft"):
        ledger.add(report(), [word(one, id="st-x")])
    with pytest.raises(InputError, match="cannot be the id of a document"):
        ledger.add(report("../x", "new"), [])
    with pytest.raises(InputError, match="half a character"):
        ledger.add(replace(report("y", "text"), text="\ud800"), [])
    assert {path.name: path.read_bytes() for path in folder.glob("*") if not path.name.startswith(".")} == before
