"""Handling on the page of a case: what is not open is told by no word and no id of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from redact_cases import CASE, folder, words

import pourparler as pp
from pourparler.case.fall import unsaid
from pourparler.case.handling import masked
from pourparler.evidence.ledger import Ledger
from pourparler.redact.fold import fold

MORE = """\
promises:
  - by: north
    to: [south]
    what: Karga promised the sluice
    date: 2026-04
    outcome: pending
    claimed_by: closed_one
    said: closed_one
no_deal:
  north: {worth: minor, because: He told it over soup, said: closed_one, worth_said: karga}
"""


@pytest.mark.parametrize("full", [False, True])
def test_no_id_of_what_is_closed_stands_on_the_page(tmp_path: Path, full: bool) -> None:
    """Ids of closed sources, statements and documents stand nowhere on the page or in its JSON, unless --full."""
    path = folder(tmp_path / "talks", CASE + MORE)
    analysis = pp.analyse(pp.load(path), full=full)
    for text in (analysis.html(), analysis.to_json()):
        assert bool(re.search(r"(?<![\w-])(karga|closed_one|desk_one|memo)(?![\w-])", text)) == full
        for told in ("over lunch", "we could live", "the sluice", "over soup", "Lunch of May", "Karga offered"):
            assert full or fold(told) not in fold(text)


def test_verdicts_stay_behind_other_ids(tmp_path: Path) -> None:
    """What is masked still holds up what it held up: the same verdicts, and every citation leads somewhere."""
    from pourparler.case.uses import citations

    case = pp.load(folder(tmp_path / "talks", CASE + MORE))
    shown = masked(case)
    one, other = (pp.analyse(each, full=True).plan_table for each in (case, shown))
    assert [[v.value for v in row.cells] for row in one.rows] == [[v.value for v in row.cells] for row in other.rows]
    cited = {id for cites, _ in citations(shown) for id in cites}
    assert cited <= {*shown.sources, *shown.statements} and len(cited) == len(
        {id for cites, _ in citations(case) for id in cites}
    )
    assert all(set(s.sources) <= {*shown.sources} for s in shown.statements.values())


def test_a_name_that_is_taken_is_not_given_again(tmp_path: Path) -> None:
    """A source that somebody called closed-source-1 keeps its id, and the closed ones get another."""
    text = CASE.replace("  paper:", "  closed-source-1:").replace("source: paper", "source: closed-source-1")
    shown = masked(pp.load(folder(tmp_path / "talks", text)))
    assert len(shown.sources) == 4 and shown.sources["closed-source-1"].record == "on_record"


def test_a_view_that_fell_with_a_closed_statement_stays_closed(tmp_path: Path) -> None:
    """What a view says that rests on a disputed statement of a closed document is not told either, unless --full."""
    path = folder(tmp_path / "talks", CASE.replace("said: [LEDGER, open_one]", "said: LEDGER"))
    view = "view: border “Along the river”"
    assert view not in pp.analyse(pp.load(path)).to_json() and view in pp.analyse(pp.load(path), full=True).to_json()
    ledger = Ledger.open(path / "ledger")
    (rests,) = (s for s in ledger.settled().accepted if s.doc == "memo")
    ledger.append("tomas", [words(rests, "tomas", "rejected")])
    assert len(ledger.settled().disputed) == 1
    assert view not in pp.analyse(pp.load(path)).to_json() and view in pp.analyse(pp.load(path), full=True).to_json()


ANSWERED = """\
durability:
  wars:
    - {id: war, between: [north, south], odds: 0.5, said: closed_one}
  responses:
    - {id: bond, kind: bond, by: south, against: north, amount: 3, because: Told over lunch, said: closed_one}
"""


def test_what_answers_a_break_keeps_whom_it_is_against(tmp_path: Path) -> None:
    """In a masked case a response names whom it is against and cites under another id; in one bare of it, nothing."""
    case = pp.load(folder(tmp_path / "talks", CASE + ANSWERED))
    shown, bare = masked(case), unsaid(case, {"closed_one"})
    for each in (case, shown, bare):
        assert each.durability is not None
        assert [row.against for row in each.durability.responses] == [("north",)]
    (answer,) = shown.durability.responses
    assert answer.whose.because == "" and answer.whose.said == ("closed-statement-1",)
    assert bare.durability.responses[0].whose.said == () and bare.durability.wars[0].whose.said == ()
    assert "over lunch" not in pp.analyse(pp.load(tmp_path / "talks")).html()
