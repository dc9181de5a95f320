"""What the ledger beside a case does to it, and what it does not."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import valley
from valley import S1, S2, S3

import pourparler as pp
from pourparler.case.drawn import drawn_text
from pourparler.case.effects import effects
from pourparler.case.evidence import DRAWN
from pourparler.evidence.ledger import place


def draw(folder: Path, text: str) -> None:
    (place(folder) / DRAWN).write_text(text, encoding="utf-8")


def agree(folder: Path, plan: str = "halves", **how: str) -> str:
    return pp.analyse(pp.load(folder, **how)).plan_table.row(plan).cell("agree").value


def test_a_draft_changes_no_byte_of_the_answers(tmp_path: Path) -> None:
    """Adding a report leaves the analysis of a case as it was, byte for byte."""
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text(valley.CASE, encoding="utf-8")
    before = pp.analyse(pp.load(folder)).to_json()
    valley.made(folder)
    assert pp.analyse(pp.load(folder)).to_json() == before


def test_an_accepted_statement_stands_in_the_case_with_its_source_and_sentence(tmp_path: Path) -> None:
    """An accepted statement can be cited, and brings its document, its sentence and the sources of its chain."""
    folder = valley.made(tmp_path / "case")
    valley.say(folder, "anna", "accepted", S2, S3)
    case = pp.load(folder)
    assert case.statements[S2.id].who == "ito"
    assert case.statements[S2.id].sentences == (2,)
    assert case.statements[S3.id].sentences == (3,)
    assert case.documents["wire"].sentences == 4
    said = {case.sources[s].who: (case.sources[s].record, case.sources[s].side) for s in case.sources if ":" in s}
    assert said == {"Ada Ito": ("on_record", "south"), "Two officials": ("unnamed", "go_between")}


def test_a_row_counts_only_while_its_statement_is_accepted(tmp_path: Path) -> None:
    """A view that cites a draft falls, counts once the draft is accepted, and falls again when it is rejected."""
    case = valley.CASE.replace("  south:\n    - wants", f"  south:\n    - avoids: {{water: half}}\n      said: {S1.id}\n    - wants")
    folder = valley.made(tmp_path / "case", case)
    assert agree(folder) == "unknown"
    assert pp.load(folder).waits[0][:2] == (S1.id, "nobody has accepted it yet")
    valley.say(folder, "anna", "accepted", S1)
    assert agree(folder) == "no"
    assert not pp.load(folder).waits
    valley.say(folder, "anna", "rejected", S1)
    assert agree(folder) == "unknown"
    assert pp.load(folder).waits[0][1] == "it was rejected"


def test_reviewers_who_differ_leave_a_statement_out(tmp_path: Path) -> None:
    """A statement that one reviewer accepted and another rejected does not count, and each one's words alone do."""
    folder = valley.made(tmp_path / "case")
    draw(folder, drawn_text("", effects(pp.load(folder), S1)[0]))
    valley.say(folder, "anna", "accepted", S1)
    assert agree(folder) == "no"
    valley.say(folder, "ben", "rejected", S1)
    assert agree(folder) == "unknown"
    assert pp.load(folder).waits[0][1] == "its reviewers differ"
    assert agree(folder, reviewer="anna") == "no"
    assert agree(folder, reviewer="ben") == "unknown"


def test_an_edit_counts_as_edited_and_keeps_its_id(tmp_path: Path) -> None:
    """A citation of a statement means what it was edited to."""
    folder = valley.made(tmp_path / "case")
    valley.say(folder, "anna", "edited", replace(S1, stance="opposes", paraphrase="South is against it"))
    found = pp.load(folder).statements[S1.id]
    assert (found.stance, found.paraphrase) == ("opposes", "South is against it")


def test_what_was_accepted_later_is_left_out_of_an_earlier_day(tmp_path: Path) -> None:
    """With `until`, words said after that day do not count."""
    folder = valley.made(tmp_path / "case")
    valley.say(folder, "anna", "accepted", S1, at="2026-03-02")
    valley.say(folder, "anna", "accepted", S2, at="2026-03-05")
    assert set(pp.load(folder, until="2026-03-01").statements) == set()
    assert set(pp.load(folder, until="2026-03-02").statements) == {S1.id}
    assert set(pp.load(folder, until="2026-03-05").statements) == {S1.id, S2.id}


def test_deleting_the_ledger_weakens_what_rested_on_it(tmp_path: Path) -> None:
    """Without the ledger's files a view that cites it becomes one that nobody knows, and the check names it."""
    case = valley.CASE.replace("  south:\n    - wants", f"  south:\n    - avoids: {{water: half}}\n      said: {S1.id}\n    - wants")
    folder = valley.made(tmp_path / "case", case)
    valley.say(folder, "anna", "accepted", S1)
    shutil.rmtree(place(folder))
    loaded = pp.load(folder)
    assert loaded.waits == ((S1.id, "it is not in the ledger", "South's view south.1"),)
    assert [f.path for f in pp.check(loaded) if f.check == "waits"] == [S1.id]
    assert {r.id: r.fell for r in loaded.views["south"].reasons} == {"south.1": True, "south.2": False}


def test_a_size_that_rests_on_a_draft_is_unknown(tmp_path: Path) -> None:
    """A worth given by a statement that nobody accepted is a worth that nobody knows."""
    row = f"  south:\n    - when: {{water: half}}\n      worth: vital\n      said: paper\n      worth_said: {S1.id}\n    - wants"
    folder = valley.made(tmp_path / "case", valley.CASE.replace("  south:\n    - wants", row))
    reason = pp.load(folder).views["south"].reasons[0]
    assert (reason.low, reason.high, reason.word) == (None, None, "unknown")
    valley.say(folder, "anna", "accepted", S1)
    assert pp.load(folder).views["south"].reasons[0].low is not None


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (S1, [("avoids", "south", "water", "half")]),
        (S2, []),  # the party's views speak of that option already
        (S3, [("wants", "north", "water", "all_south")]),
        (replace(S1, stance="offers"), [("matters", "south", "water", "half")]),
        (replace(S1, stance="claims"), []),
        (replace(S1, alternative="as_now"), []),  # today's option
        (replace(S1, alternative=None), []),
        (replace(S3, stance="offers"), [("matters", "north", "water", "all_south"), ("differs", "north", "water", "all_south")]),
    ],
)
def test_what_may_be_drawn(tmp_path: Path, statement: object, expected: list[tuple[str, ...]]) -> None:
    """The rows that may be drawn from a statement follow its stance, and none says again what the case says."""
    case = pp.load(valley.made(tmp_path / "case"))
    found = [(e.kind, e.party, e.issue, e.option) for e in effects(case, statement)]
    assert found == expected


def test_drawn_rows_are_read_and_a_version_stands_in_the_plan_table(tmp_path: Path) -> None:
    """A differing version drawn from a statement is a row of the plan table, and so is none that was not accepted."""
    folder = valley.made(tmp_path / "case")
    effect = effects(pp.load(folder), replace(S3, stance="offers"))[1]
    draw(folder, drawn_text("", effect))
    assert {row.id for row in pp.analyse(pp.load(folder)).plan_table.rows if row.kind == "version"} == set()
    valley.say(folder, "anna", "edited", replace(S3, stance="offers"))
    row = pp.analyse(pp.load(folder)).plan_table.row("halves@drawn-1")
    assert row.terms == (("Who has the river?", "All to the south"),)


def test_names_that_yaml_would_cut_are_read_back(tmp_path: Path) -> None:
    """A drawn row holds options whose names have commas, colons and quotes in them."""
    folder = valley.made(tmp_path / "case", valley.CASE.replace("half: Half each", '"half, each: \\"fair\\"": Half each').replace("water: half", 'water: "half, each: \\"fair\\""'))
    statement = replace(S1, alternative='half, each: "fair"')
    draw(folder, drawn_text("", effects(pp.load(folder), statement)[0]))
    valley.say(folder, "anna", "edited", statement)
    assert pp.load(folder).views["south"].reasons[-1].when.options == ('half, each: "fair"',)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("drawn:\n  - {party: east, wants: {water: half}, said: X}\n", '"east" is no party'),
        ("drawn:\n  - {party: south, wants: {water: some}, said: X}\n", '"some" is no option of water'),
        ("drawn:\n  - {party: south, said: X}\n", "one of wants, avoids, matters, differs"),
        ("drawn:\n  - {differs: halves, step: 3, does: {water: half}, said: X}\n", "no step 3 of a plan halves"),
        ("drawn:\n  - {party: south, wants: {water: half}, said: X, weight: 3}\n", 'unknown key "weight"'),
        ("drawn: [\n", "YAML stops here"),
    ],
)
def test_a_mistake_in_the_drawn_rows_is_one_clear_line(tmp_path: Path, text: str, says: str) -> None:
    """Mistakes in the file of drawn rows are named with the file, and stop the case."""
    folder = valley.made(tmp_path / "case")
    draw(folder, text.replace("X", S1.id))
    with pytest.raises(pp.InputError) as error:
        pp.load(folder)
    assert "drawn.yaml:" in str(error.value)
    assert says in str(error.value)


def test_a_statement_of_an_issue_that_is_gone_is_named(tmp_path: Path) -> None:
    """A row that cites a statement of an issue the case no longer has falls, with the reason."""
    case = valley.CASE.replace("as_now, land: north_only}", "as_now}").replace("      - {does", "      - {does")
    start, end = case.index("  land:\n"), case.index("today:")
    case = case[:start] + case[end:]
    case = case.replace("    - wants: {land: shared}", f"    - wants: {{water: all_south}}\n      said: {S2.id}")
    folder = valley.made(tmp_path / "case", case)
    valley.say(folder, "anna", "accepted", S2)
    assert pp.load(folder).waits[0][1] == "the case has no issue or topic land"


def test_the_stricter_handling_of_a_document_holds(tmp_path: Path) -> None:
    """A protected report stays protected where the case file names the document and says nothing of its handling."""
    from pourparler.case.handling import masked
    from pourparler.evidence.ledger import Ledger

    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text(valley.CASE + "documents:\n  wire: {title: The wire}\n", encoding="utf-8")
    Ledger.open(place(folder)).add(replace(valley.REPORT, handling="protected"), valley.ALL)
    valley.say(folder, "anna", "accepted", S1)
    shown = masked(pp.load(folder))
    assert [d.handling for d in shown.documents.values()] == ["protected"] and "wire" not in shown.documents
    assert shown.statements[S1.id].withheld and not shown.reports and not shown.records
    assert "South refuses" not in pp.analyse(pp.load(folder)).html()


def test_a_page_without_a_protected_source_has_no_trace_of_its_name(tmp_path: Path) -> None:
    """Neither the words nor the id of a source of a protected report stand on the page or in its JSON."""
    from pourparler.evidence.ledger import Ledger

    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text(valley.CASE, encoding="utf-8")
    Ledger.open(place(folder)).add(replace(valley.REPORT, handling="protected"), valley.ALL)
    valley.say(folder, "anna", "accepted", S2, S3)
    found = pp.analyse(pp.load(folder))
    for text in (found.html(), found.to_json()):
        assert "Two officials" not in text and "two-officials" not in text and "wire:ito" not in text
    assert "Two officials" in pp.analyse(pp.load(folder), full=True).html()


def test_a_page_says_nothing_of_what_a_protected_document_is_called(tmp_path: Path) -> None:
    """The id of a document, its title, outlet and file stand nowhere on a page that leaves it out."""
    from pourparler.evidence.ledger import Ledger

    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text(valley.CASE, encoding="utf-8")
    secret = {"id": "roe-memo", "title": "Memo of Jane Roe", "outlet": "The Roe office", "file": "/home/x/roe.txt"}
    Ledger.open(place(folder)).add(replace(valley.REPORT, handling="internal", **secret), [replace(s, doc="roe-memo") for s in valley.ALL])
    valley.say(folder, "anna", "accepted", replace(S2, doc="roe-memo"), replace(S3, doc="roe-memo"))
    found = pp.analyse(pp.load(folder))
    assert "roe" not in found.html().casefold()
    assert "roe" not in found.to_json().casefold()
