"""What the page says of shifts, conflicts, denials and negated claims: a case with reports made by hand."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
import valley
from valley import ITO, S1, S2

import pourparler as pp
from pourparler.evidence.ledger import Ledger, place
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Condition, Span, Statement, identified


def heard(
    folder: Path, id: str, text: str, published: str, outlet: str, *rows: Statement, condition: str = ""
) -> list[Statement]:
    """Puts a report with these statements, each on the whole text, into the ledger; all are accepted."""
    report = Report(id, text, hashlib.sha256((id + text).encode()).hexdigest(), published=published, outlet=outlet)
    span = Span(0, len(text), text)
    at = text.index(condition) if condition else 0
    hangs = Condition(Span(at, at + len(condition), condition), "if") if condition else None
    made = [
        identified(replace(s, doc=id, span=span, sentence=span, condition=hangs, attribution=s.attribution), report.sha256)
        for s in rows
    ]
    made = [replace(s, attribution=tuple(replace(link, span=None) for link in s.attribution)) for s in made]
    Ledger.open(place(folder)).add(report, made)
    valley.say(folder, "anna", "accepted", *made)
    return made


def page(folder: Path) -> str:
    return pp.analyse(pp.load(folder)).html()


def part(text: str, table: str) -> str:
    """The words of a table of the page, with one blank between."""
    found = re.search(rf'<table id="{table}">.*?</table>', text, re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found[0])).split()) if found else ""


def test_opposite_reports_of_the_same_words_are_a_conflict_and_no_repeat(tmp_path: Path) -> None:
    """One paper has the council refuse, one accept, of one day and in like sentences: told as a conflict, both stay."""
    folder = valley.made(tmp_path / "case")
    one = replace(S1, attribution=(ITO,))
    refuse, accept = "South refuses half of the river, Ada Ito said on Friday.", "South accepts half of the river, Ada Ito said on Friday."
    heard(folder, "a", refuse, "2026-03-01", "South Post", one)
    heard(folder, "b", accept, "2026-03-01", "North Post", replace(one, stance="accepts"))
    text = page(folder)
    assert "1 conflict between reports" in part(text, "clashes")
    assert "South Post (a), citing Ada Ito" in part(text, "clashes") and "North Post (b), citing Ada Ito" in part(text, "clashes")
    assert part(text, "kinship") == "" and part(text, "shifts") == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("South denied that it had refused half of the river.", "South denies that it refuses it"),
        ("South called the reports on half of the river wrong.", ""),
        ("South denied that North had refused half of the river.", ""),
    ],
)
def test_a_denial_is_told_by_what_it_denies(tmp_path: Path, words: str, told: str) -> None:
    """A denied refusal conflicts with the paper that reported one, and not with an acceptance; else nothing is told."""
    folder = valley.made(tmp_path / "case")
    heard(folder, "a", "South refuses half of the river, it was learnt.", "2026-03-01", "South Post", S1)
    heard(folder, "b", "South accepts half of it, the mayor of the town said.", "2026-03-01", "Star", replace(S1, stance="accepts", attribution=(ITO,)))
    heard(folder, "c", words, "2026-03-02", "North Post", replace(S1, stance="denies"))
    text = page(folder)
    rows = part(text, "clashes")
    assert (told in rows) if told else ("denies" not in rows)
    assert "accepts water “Half each” (reported 2026-03-01). South denies" not in rows
    assert "denies “Half each”" not in text and "denies water" not in text


def test_a_negated_claim_reads_as_no_yes_anywhere(tmp_path: Path) -> None:
    """Grid, sentences and ledger tell the negation of a claim."""
    folder = valley.made(tmp_path / "case")
    never = replace(S1, stance="claims", negated=True)
    heard(folder, "a", "South would never sign a plan for half of the river, it said.", "2026-03-01", "Star", never)
    text = page(folder)
    for table in ("grid", "sentences", "ledger"):
        assert "speaks in the negative of “Half each”" in part(text, table)
    assert "says “Half each”" not in text


def test_a_yes_and_a_no_under_different_conditions_are_a_note_with_both(tmp_path: Path) -> None:
    """No shift: the note names both conditions and both chains, and links to both statements, on the page and in JSON."""
    folder = valley.made(tmp_path / "case")
    (no,) = heard(
        folder, "a", "Ito refuses to share while the river is closed.", "2026-02-01", "Star",
        replace(S2, stance="refuses"), condition="while the river is closed",
    )  # fmt: skip
    (yes,) = heard(
        folder, "b", "Ito would share the meadow if North paid for it.", "2026-03-01", "Post",
        replace(S2, stance="promises"), condition="if North paid for it",
    )  # fmt: skip
    found = pp.analyse(pp.load(folder))
    text, answer = found.html(), next(f.answer for f in found.findings if f.id == "change")
    rows = part(text, "shifts")
    assert rows.startswith("0 shifts of position, 1 note") and "conditions differ" in rows
    assert "“while the river is closed”" in rows and "“if North paid for it”" in rows
    for s, chain in ((no, "Star (a), citing Ada Ito"), (yes, "Post (b), citing Ada Ito")):
        assert f'<a href="#said-{s.id}">' in text and f'id="said-{s.id}"' in text and chain in rows
    (note,) = answer["told"]["shifts"]
    assert (note["earlier"], note["later"], note["rule"]) == (no.id, yes.id, "note/conditions-differ")
    assert (note["earlier_condition"], note["later_condition"]) == ("while the river is closed", "if North paid for it")


def test_a_shift_names_its_condition_and_both_chains(tmp_path: Path) -> None:
    """From a no to a yes under a condition is a softening, and the row says under which."""
    folder = valley.made(tmp_path / "case")
    heard(folder, "a", "Ito refuses to share.", "2026-02-01", "Star", replace(S2, stance="refuses"))
    heard(folder, "b", "Ito would share if North paid for it.", "2026-03-01", "Post", replace(S2, stance="promises"), condition="if North paid for it")  # fmt: skip
    rows = part(page(folder), "shifts")
    assert rows.startswith("1 shift of position") and "softening" in rows
    assert "then promises it on the condition “if North paid for it”" in rows
    assert "Star (a), citing Ada Ito" in rows and "Post (b), citing Ada Ito" in rows


def test_the_starter_of_the_tutorial_tells_no_false_shift(tmp_path: Path) -> None:
    """The condition that stands in a paraphrase typed by hand counts as one."""
    case = valley.CASE + (
        "statements:\n  s1: {who: south, stance: refuses, about: {land: shared}, source: paper, in: bulletin, sentence: 1,"
        " paraphrase: South will not share the meadow while the river stays as it is}\n"
        "documents:\n  bulletin: {title: Bulletin, date: 2026-02-01, sentences: 1}\n"
    )
    folder = valley.made(tmp_path / "case", case)
    heard(folder, "b", "Ito would share if North paid for it.", "2026-03-01", "Post", replace(S2, stance="promises"), condition="if North paid for it")  # fmt: skip
    rows = part(page(folder), "shifts")
    assert rows.startswith("0 shifts of position, 1 note") and "“while the river stays as it is”" in rows
