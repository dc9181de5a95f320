"""What a search in the ledger finds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from ledger_texts import anonymous, draft, report, word

from pourparler.errors import InputError
from pourparler.evidence.index import Index
from pourparler.evidence.index_entry import record_of
from pourparler.evidence.index_fold import folded
from pourparler.evidence.index_query import Term, Wanted, bounds, terms
from pourparler.evidence.ledger import Ledger
from pourparler.evidence.lexicon import Name
from pourparler.evidence.statement import Actor, Attribution, Span, When

NAMES = [Name("north", "north", "The Northern Union", aliases=("Nørdland",)), Name("ana", "north", "Ana Ilić", "person")]
WIRE, NOTE, OLD = "wire", "note", "old"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents, five statements, words of two reviewers."""
    ledger = Ledger.open(tmp_path / "ledger")
    wire = report(WIRE, published="2025-08-16", outlet="Wire")
    whole = Span(0, wire.text.index("\n"), wire.text.split("\n")[0])
    ledger.add(
        wire,
        [
            draft(wire, "opposes the new border", "opposes", sentence=whole, actor=Actor("ana", "north")),
            draft(wire, "would accept a ferry", "accepts", "south", attribution=(anonymous("two officials"),)),
            draft(wire, "We demand the harbour", "demands", alternative="harbour", when=When("date", None, "2026-01")),
        ],
    )
    note = report(NOTE, "The north will wait.\n", published="2025-09", handling="protected")
    ledger.add(note, [draft(note, "will wait", "promises", issue="time", attribution=(Attribution("aides", "unknown", False),))])
    old = report(OLD, "The south refused.\n")
    ledger.add(old, [draft(old, "refused", "refuses", "south")])
    by_text = {s.span.text: s for s in ledger.drafts()}
    ferry, harbour, wait = (by_text[text] for text in ("would accept a ferry", "We demand the harbour", "will wait"))
    ledger.append("ana", [word(ferry), word(harbour, "edited", paraphrase="the port, they said"), word(wait)])
    ledger.append("bo", [word(wait, "rejected"), word(harbour, "rejected")])
    return ledger.folder


def texts(folder: Path, text: str = "", limit: int | None = None, **filters: object) -> list[str]:
    with Index.open(folder, NAMES) as index:
        found = index.search(Wanted(text, **filters), limit)
        assert found.total >= len(found.claims)
        return [claim.text for claim in found.claims]


ALL = ["refused", "opposes the new border", "would accept a ferry", "We demand the harbour", "will wait"]


def test_without_a_question_everything_is_listed_by_date_and_place(folder: Path) -> None:
    """Documents without a date first, then by date; within a document in the order of the text."""
    assert texts(folder) == ALL
    assert texts(folder, limit=2) == ALL[:2]
    with Index.open(folder) as index:
        assert [claim.text for claim in index.search(limit=2, offset=3).claims] == ALL[3:]
        assert index.search(limit=0).total == 5


@pytest.mark.parametrize(
    "text, found",
    [
        ("ferry", ["would accept a ferry"]),
        ("FERRY", ["would accept a ferry"]),
        ("accept ferry", ["would accept a ferry"]),
        ("ferry accept", ["would accept a ferry"]),
        ("ferry harbour", []),
        ('"accept a ferry"', ["would accept a ferry"]),
        ('"a ferry accept"', []),
        ("“accept a ferry”", ["would accept a ferry"]),
        ('"accept a fer"', []),
        ('"accept a fer*"', ["would accept a ferry"]),
        ("fer*", ["would accept a ferry"]),
        ("fer", []),
        ("said", ["opposes the new border", "We demand the harbour"]),  # in the sentence; in the paraphrase
        ("port", ["We demand the harbour"]),
        ("nordland", ["opposes the new border", "We demand the harbour", "will wait"]),  # an alias of who speaks
        ("ilic border", ["opposes the new border"]),
        ("  ", ALL),
        ("...", []),
        ("*", []),
        ('"', []),
        ('"ferry', ["would accept a ferry"]),
        ("ferry AND harbour", []),
        ("ferry OR harbour", []),
        ("NOT ferry", []),
        ("said:ferry", []),
        ("ferry)", ["would accept a ferry"]),
        ("NEAR(ferry accept)", []),
        ("fer*ry", []),
        ("^would", ["would accept a ferry"]),
        ("-ferry", ["would accept a ferry"]),
        ("'; DROP TABLE doc; --", []),
        ("\x00ferry\x7f", ["would accept a ferry"]),
        ("\ud800 ferry", ["would accept a ferry"]),
    ],
)
def test_words_phrases_and_beginnings(folder: Path, text: str, found: list[str]) -> None:
    """All words must stand there, phrases in order, and nothing that a person types is a syntax error."""
    assert texts(folder, text) == found


@pytest.mark.parametrize(
    "filters, found",
    [
        ({"party": ("south",)}, ["refused", "would accept a ferry"]),
        ({"person": ("ana",)}, ["opposes the new border"]),
        ({"issue": ("time",)}, ["will wait"]),
        ({"option": ("harbour",)}, ["We demand the harbour"]),
        ({"stance": ("refuses", "promises")}, ["refused", "will wait"]),
        ({"status": ("accepted",)}, ["would accept a ferry"]),
        ({"status": ("in dispute",)}, ["We demand the harbour", "will wait"]),
        ({"status": ("waiting",)}, ["refused", "opposes the new border"]),
        ({"status": ("rejected",)}, []),
        ({"document": (NOTE, OLD)}, ["refused", "will wait"]),
        ({"record": ("anonymous",)}, ["would accept a ferry"]),
        ({"record": ("unnamed",)}, ["will wait"]),
        ({"record": ("on_record",), "party": ("north",)}, ["opposes the new border", "We demand the harbour"]),
        ({"handling": ("open",)}, ALL[:4]),
        ({"since": "2025"}, ALL[1:]),
        ({"since": "2025-08-17"}, ["will wait"]),
        ({"since": "2025-09-15"}, ["will wait"]),  # some day in September
        ({"until": "2025-09-15"}, ALL[1:]),
        ({"until": "2025-08"}, ALL[1:4]),
        ({"since": "2025-08-16", "until": "2025-08-16"}, ALL[1:4]),
        ({"until": "2024"}, []),
        ({"party": ("\ud800",)}, []),
    ],
)
def test_filters(folder: Path, filters: dict[str, object], found: list[str]) -> None:
    """Each filter alone; of several values any will do, and a document without a date is on no day."""
    assert texts(folder, **filters) == found
    assert texts(folder, "a*", **filters) == [text for text in texts(folder, "a*") if text in found]


def test_a_claim_tells_who_what_and_on_whose_word(folder: Path) -> None:
    """The row of the list has what a person needs to cite it."""
    with Index.open(folder, NAMES) as index:
        (claim,) = index.search(Wanted("port")).claims
    assert (claim.document, claim.date, claim.handling) == (WIRE, "2025-08-16", "open")
    assert (claim.actor, claim.party, claim.stance, claim.issue) == ("north", "north", "demands", "border")
    assert (claim.option, claim.event, claim.record, claim.whose) == ("harbour", "2026-01", "on_record", ())
    assert (claim.status, claim.coder, claim.revision, claim.negated) == ("in dispute", "rules", 1, False)


def test_a_search_that_cannot_be_meant_is_told_with_what_could(folder: Path) -> None:
    """A date, stance, status or record that is none, and too many words: all at once, one line each."""
    with Index.open(folder) as index, pytest.raises(InputError) as caught:
        index.search(Wanted("x " * 65, stance=("refuse",), status=("open",), record=("off",), since="soon", until="2025-8"))
    lines = str(caught.value).split("\n")
    assert len(lines) == 6
    assert 'search: stance: there is no stance "refuse"; did you mean refuses?' in lines
    assert 'search: since: "soon" is no date; write 2025, 2025-08 or 2025-08-16' in lines


@pytest.mark.parametrize(
    "text, found",
    [
        ("Ceasefire", "ceasefire"),
        ("cease-fire", "cease fire"),
        ("Bø Sørensen’s", "bo sorensen s"),
        ("ŁÓDŹ Straße İstanbul ılık", "lodz strasse istanbul ilik"),
        ("Đặng Æsir Þór œuvre", "dang aesir thor oeuvre"),
        ("cease\u200bfire soft\u00adhyphen \u202eright", "ceasefire softhyphen right"),
        ("ﬁne ＡＢＣ ①", "fine abc 1"),
        ("cafe\u0301 café", "cafe cafe"),
        ("Київ", "киів"),
        ("שָׁלוֹם", "שלום"),
        ("سَلام", "سلام"),
        ("a_b c.d/e 🙂 3,5", "a b c d e 3 5"),
        ("", ""),
    ],
)
def test_folding(text: str, found: str) -> None:
    """Case, diacritics, ligatures and unseen characters make no difference; punctuation parts words."""
    assert folded(text) == found
    assert folded(found) == found


def test_what_a_person_typed_becomes_terms() -> None:
    """A hyphen makes a phrase, since it parts words in the text too."""
    assert terms('cease-fire "no  deal" x*') == (
        Term(("cease", "fire")),
        Term(("no", "deal")),
        Term(("x",), True),
    )


@pytest.mark.parametrize(
    "date, found",
    [
        ("2025-08-16T10:00", ("2025-08-16", "2025-08-16~")),
        ("2025", ("2025", "2025~")),
        ("2019/..", ("2019", "~")),
        ("..", ("", "")),
        ("", ("", "")),
        ("soon", ("", "")),
    ],
)
def test_the_days_of_a_document(date: str, found: tuple[str, str]) -> None:
    """Any EDTF date has a first and a last day, as far as it says."""
    assert bounds(date) == found


def test_the_weakest_link_decides_what_a_claim_rests_on() -> None:
    """Anonymous before unnamed before on the record, wherever in the chain."""
    named, unnamed = Attribution("Ana", "named_person", False), Attribution("an aide", "unnamed_official", False)
    assert record_of(()) == record_of((named,)) == "on_record"
    assert record_of((named, unnamed)) == "unnamed"
    assert record_of((anonymous(), named, unnamed)) == "anonymous"


def test_an_edit_is_found_by_its_new_words_and_by_the_reports(folder: Path) -> None:
    """Of an accepted edit, who and what are the reviewer's; the draft's own party is not searched any more."""
    ledger = Ledger.open(folder)
    one = next(s for s in ledger.drafts() if s.span.text == "refused")
    ledger.append("ana", [word(one, "edited", actor=Actor("ana", "north"), paraphrase="turned down")])
    assert texts(folder, "turned", party=("north",)) == ["refused"]
    assert texts(folder, "refused", party=("south",)) == []
    assert texts(folder, "ilic refused") == ["refused"]


def test_a_typed_statement_is_found_by_its_paraphrase(folder: Path) -> None:
    """Without a span, the paraphrase is its text."""
    ledger = Ledger.open(folder)
    typed = replace(ledger.drafts()[0], id="typed", span=None, sentence=None, paraphrase="nobody asked the ferrymen")
    ledger.append("ana", [word(typed)])
    assert texts(folder, "ferrymen") == ["nobody asked the ferrymen"]
