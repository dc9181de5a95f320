"""What the ledger says of reports and words: what is new, what counts, what was when."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_texts import TEXT, anonymous, draft, report, word

from pourparler.errors import InputError
from pourparler.evidence.ledger import Ledger, place
from pourparler.evidence.statement import Grade, Prov, Review, line_of


def test_a_case_folder_and_a_case_file_have_their_ledger_beside_them(tmp_path: Path) -> None:
    """CASE/ledger for a folder; x.ledger beside x.yaml."""
    assert place(tmp_path) == tmp_path / "ledger"
    assert place(tmp_path / "talks.v2.yaml") == tmp_path / "talks.v2.ledger"


def test_a_folder_that_is_not_there_is_an_empty_ledger_and_is_not_made(tmp_path: Path) -> None:
    """Reading a ledger that is not there gives an empty one, and writes nothing."""
    ledger = Ledger.open(tmp_path / "none")
    assert (ledger.documents(), ledger.statements(), ledger.settled().standings) == ((), (), ())
    assert not ledger.folder.exists()


def test_a_report_comes_back_as_it_was_given(tmp_path: Path) -> None:
    """Text, dates, segments and notices survive the way to the disk."""
    from pourparler.evidence.report import Notice, Segment

    of = replace(
        report(published="2025-08-16", outlet="Wire", title="T", caveat="c", handling="protected", file="a b.txt"),
        segments=(Segment(0, 9, "page 1"),),
        hidden=("x\n",),
        notices=(Notice("hidden-text", "says", 1, 2, "t"),),
    )
    added = Ledger.open(tmp_path).add(of, [])
    assert (added.report, added.fresh, added.says) == (of, True, ())
    assert Ledger.open(tmp_path).documents() == (of,)


def test_the_same_bytes_are_added_once(tmp_path: Path) -> None:
    """A second time says so and adds nothing, also under another name; a new date is told, and stays unwritten."""
    ledger = Ledger.open(tmp_path)
    of = report(published="2025-08-16")
    ledger.add(of, [draft(of, "the north")])
    files = {path: path.read_bytes() for path in tmp_path.iterdir()}
    twin = report("other", published="2025-08-17", file="other.txt")
    again = ledger.add(twin, [draft(twin, "the north")])
    assert (again.report.id, again.fresh, again.new, again.known) == ("wire", False, (), 1)
    assert again.says[0] == "other.txt is in the ledger already, as wire; nothing was added"
    assert again.says[1].startswith('published stays "2025-08-16", and was given as "2025-08-17"')
    assert files == {path: path.read_bytes() for path in tmp_path.iterdir()}


def test_drafts_of_a_new_engine_stand_beside_the_old_ones(tmp_path: Path) -> None:
    """New ids are added, what was there stays as it was, and a model's draft of the same id is kept beside the rules'."""
    ledger = Ledger.open(tmp_path)
    of = report()
    old, model = draft(of, "the north"), draft(of, "the north", prov=Prov("llm:small", "1", "c"))
    ledger.add(of, [model, old])
    changed = replace(old, prov=Prov("rules/other", "2", "c"), modality="opinion")
    added = ledger.add(of, [changed, draft(of, "Ana")])
    assert [s.span.text for s in added.new] == ["Ana"] and added.known == 1
    assert "1 new draft added" in added.says[0]
    assert ledger.history(old.id) == (model, old)
    assert ledger.settled().waiting[1] == old  # shown as the rules drafted it


def test_another_text_of_the_same_name_gets_a_number(tmp_path: Path) -> None:
    """Ids are never taken over: wire, wire-2, wire-3; the drafts go with the new id."""
    ledger = Ledger.open(tmp_path)
    for n, text in enumerate((TEXT, "the north waits", "the north sings"), 1):
        of = report(text=text)
        added = ledger.add(of, [draft(of, "the north")])
        assert added.report.id == ("wire" if n == 1 else f"wire-{n}")
        assert added.new[0].doc == added.report.id
        assert bool(added.says) == (n > 1)
    assert len(Ledger.open(tmp_path).statements()) == 3
    assert ledger.add(report("nul", "x"), []).report.id == "nul-2"  # a name that Windows keeps for itself
    assert "its text is that of nul-2" in ledger.add(replace(report("y", "x"), sha256="0" * 64), []).says[0]


def test_the_same_bytes_read_into_another_text_are_refused(tmp_path: Path) -> None:
    """Statements keep to the text they were read from."""
    ledger = Ledger.open(tmp_path)
    ledger.add(report(), [])
    with pytest.raises(InputError, match="read into another text; draft from the text in the ledger"):
        ledger.add(replace(report(), text="other"), [])


def settled(tmp_path: Path, *words: tuple[str, dict[str, object]]) -> tuple[str, Ledger]:
    """The status of one statement after these reviewers said their words."""
    ledger = Ledger.open(tmp_path)
    of = report()
    ledger.add(of, [draft(of, "the north")])
    for (name, status), changes in words:
        ledger.append(name, [word(ledger.drafts()[0], status, **changes)])
    (row,) = ledger.settled().standings
    return row.status, ledger


@pytest.mark.parametrize(
    "words, status",
    [
        ([], "waiting"),
        ([(("ana", "accepted"), {})], "accepted"),
        ([(("ana", "rejected"), {})], "rejected"),
        ([(("ana", "accepted"), {}), (("bo", "accepted"), {})], "accepted"),
        ([(("ana", "accepted"), {}), (("bo", "rejected"), {})], "in dispute"),
        ([(("ana", "rejected"), {}), (("bo", "rejected"), {})], "rejected"),
        ([(("ana", "accepted"), {}), (("bo", "edited"), {"stance": "demands"})], "in dispute"),
        ([(("ana", "edited"), {"stance": "demands"}), (("bo", "edited"), {"stance": "demands"})], "accepted"),
        ([(("ana", "accepted"), {}), (("bo", "accepted"), {"flags": ("odd",)})], "accepted"),
        ([(("ana", "accepted"), {}), (("bo", "accepted"), {"grade": Grade("B", "2", "bo")})], "accepted"),
        ([(("ana", "accepted"), {}), (("bo", "edited"), {"attribution": (anonymous(),)})], "in dispute"),
        ([(("ana", "accepted"), {}), (("bo", "rejected"), {}), (("bo", "accepted"), {})], "accepted"),
        ([(("ana", "accepted"), {}), (("bo", "rejected"), {}), (("bo", "draft"), {})], "accepted"),
        ([(("ana", "accepted"), {}), (("ana", "draft"), {})], "waiting"),
    ],
)
def test_a_statement_counts_if_one_accepts_it_and_nobody_differs(tmp_path: Path, words, status) -> None:
    """Accepted by one and rejected by none, with the same content, counts; otherwise it is in dispute, rejected or
    waiting; who drafted it, grades and flags are no difference, and only the last word of each reviewer counts."""
    assert settled(tmp_path, *words)[0] == status


def test_a_graded_word_is_the_one_that_is_cited(tmp_path: Path) -> None:
    """Of words that agree, the one with a person's grade stands for all."""
    graded = Grade("B", "2", "bo")
    _, ledger = settled(tmp_path, (("ana", "accepted"), {}), (("bo", "accepted"), {"grade": graded}))
    assert ledger.settled().accepted[0].grade == graded
    assert len(ledger.settled().standings[0].words) == 2


def test_one_reviewer_alone(tmp_path: Path) -> None:
    """With a name, the words of others are as if unsaid."""
    _, ledger = settled(tmp_path, (("ana", "accepted"), {}), (("bo", "rejected"), {}))
    assert len(ledger.settled("ana").accepted) == len(ledger.settled("bo").rejected) == 1
    assert len(ledger.settled("cem").waiting) == 1
    assert ledger.reviewers() == ("ana", "bo")


def test_revisions_are_numbered_by_the_ledger(tmp_path: Path) -> None:
    """Each reviewer's chain begins at the draft; the number that a caller had in mind does not matter."""
    ledger = Ledger.open(tmp_path)
    of = report()
    ledger.add(of, [draft(of, "the north")])
    (one,) = ledger.drafts()
    said = ledger.append("ana", [word(one), word(one, "rejected"), replace(one, review=Review("edited", "x", None, "y@7"))])
    assert [s.review.supersedes for s in said] == [f"{one.id}@{n}" for n in (1, 2, 3)]
    assert {s.review.by for s in said} == {"ana"}
    assert ledger.append("bo", [word(one)])[0].revision == 2
    assert [(s.revision, s.review.by) for s in ledger.history(one.id)] == [
        (1, None),
        (2, "ana"),
        (2, "bo"),
        (3, "ana"),
        (4, "ana"),
    ]
    assert ledger.latest("ana") == (said[2],)


def test_a_word_said_again_is_not_written_again(tmp_path: Path) -> None:
    """The same word at another time adds no line; taking back what was never said adds none either."""
    ledger = Ledger.open(tmp_path)
    of = report()
    ledger.add(of, [draft(of, "the north"), draft(of, "Ana")])
    ana, north = ledger.drafts()
    first = ledger.append("ana", [replace(north, review=Review("accepted", at="2025-01-01T10:00:00Z"))])
    assert len(first) == 1
    assert ledger.append("ana", [replace(north, review=Review("accepted", at="2025-01-02T10:00:00Z"))]) == ()
    assert ledger.append("ana", [word(ana, "draft")]) == ()


def test_a_typed_statement_belongs_to_who_typed_it_and_others_may_speak_on_it(tmp_path: Path) -> None:
    """A statement with no draft is revision 1 in its reviewer's file; it may have a paraphrase in place of a span."""
    ledger = Ledger.open(tmp_path)
    ledger.add(report(), [])
    typed = replace(draft(report(), "Ana"), id="by-hand", span=None, paraphrase="Ana sounded tired")
    (said,) = ledger.append("ana", [word(typed)])
    assert (said.revision, ledger.drafts()) == (1, ())
    assert ledger.append("bo", [word(typed, "rejected")])[0].review.supersedes == "by-hand@1"
    assert Ledger.open(tmp_path).settled().disputed[0].statement == said


def test_the_ledger_as_it_stood_on_a_day(tmp_path: Path) -> None:
    """Words and typed statements after that day are left out; words without a time always count."""
    ledger = Ledger.open(tmp_path)
    of = report()
    ledger.add(of, [draft(of, "the north"), draft(of, "Ana")])
    ana, north = ledger.drafts()
    for day, status in ((1, "accepted"), (3, "rejected")):
        ledger.append("ana", [replace(north, review=Review(status, at=f"2025-01-0{day}T23:59:59Z"))])
    ledger.append("bo", [word(ana)])
    ledger.append("bo", [replace(draft(of, "ferry"), review=Review("accepted", at="2025-01-02"))])
    assert [len(ledger.settled(until=f"2025-01-0{day}").standings) for day in (1, 2, 3)] == [2, 3, 3]
    statuses = {day: [row.status for row in ledger.settled(until=f"2025-01-0{day}").standings] for day in (1, 2, 3)}
    assert statuses[1] == ["accepted", "accepted"]
    assert statuses[3] == ["accepted", "rejected", "accepted"]
    assert [row.status for row in ledger.settled(until="2024-12-31").standings] == ["accepted", "waiting"]


def test_lines_stand_in_the_order_of_the_text_whatever_order_they_came_in(tmp_path: Path) -> None:
    """Two ways to the same statements give the same bytes."""
    of = report()
    drafts = [draft(of, words, stance) for words in ("ferry", "Ana", "the north") for stance in ("refuses", "accepts")]
    one, other = Ledger.open(tmp_path / "one"), Ledger.open(tmp_path / "other")
    one.add(of, drafts)
    for single in reversed(drafts):
        other.add(of, [single])
    data = (one.folder / "wire.jsonl").read_bytes()
    assert data == (other.folder / "wire.jsonl").read_bytes()
    assert data.decode().split("\n")[:-1] == [line_of(s) for s in one.drafts()]
    assert [s.span.start for s in one.drafts()] == sorted(s.span.start for s in one.drafts())
    assert [s.stance for s in one.drafts()][:2] == ["accepts", "refuses"]


def test_the_example_of_the_docs_runs(tmp_path: Path, monkeypatch) -> None:
    """The Python of the page on the ledger does what it says."""
    page = Path(__file__).parents[1] / "docs" / "reference" / "formats" / "ledger.md"
    (code,) = re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
    monkeypatch.chdir(tmp_path)
    exec(code, {})
    assert (tmp_path / "talks.ledger" / "letter.anna.jsonl").exists()
