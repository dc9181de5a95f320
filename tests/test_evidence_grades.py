"""Suggestions for grading: two independent chains, contradicted by the actor, not confirmed by the report itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from evidence_talks import ANONYMOUS, DENIAL, OFFICIALS, REPORTS, SPOKESMAN, named, officials, report, says

from pourparler.evidence.change.duplicates import Kinship
from pourparler.evidence.change.grading import suggestions
from pourparler.evidence.change.unconfirmed import UNCONFIRMED
from pourparler.evidence.report import Report
from pourparler.evidence.statement import Statement


def grades(rows: Iterable[Statement], reports: tuple[Report, ...] = REPORTS, kinship: tuple[Kinship, ...] = ()) -> list[tuple[str, str]]:  # fmt: skip
    rows = list(rows)
    before = [s.to_json() for s in rows]
    given = [(g.statement, g.credibility) for g in suggestions(rows, reports, kinship)]
    assert [s.to_json() for s in rows] == before
    return given


def test_two_independent_chains_suggest_a_2() -> None:
    """For both, with the other as the reason; not for one source in two papers, a reprint, or months apart."""
    other = says("too", "tue", "russia", "promises", chain=(officials("us", 1),))
    assert grades([ANONYMOUS, other]) == [("said", "2"), ("too", "2")]
    first = suggestions([ANONYMOUS, other], REPORTS)[0]
    assert first.because == ("too",) and "Times (tue), citing officials (anonymous)" in first.why
    assert grades([ANONYMOUS, replace(other, attribution=(OFFICIALS,))]) == []
    assert grades([ANONYMOUS, other], kinship=(Kinship("tue", "mon", "reprint", 1.0, 1.0),)) == []
    assert grades([ANONYMOUS, replace(other, doc="fall")]) == []
    assert grades([ANONYMOUS, replace(other, stance="refuses")]) == []
    assert grades([ANONYMOUS, replace(other, doc="bare")]) == []
    assert grades([ANONYMOUS, replace(other, stance="conditions_on")]) == []


def test_contradicted_on_the_record_by_the_actor_suggests_a_4() -> None:
    """For the report that is denied or opposed by the actor by name; not for the denial, nor against an unnamed one."""
    assert grades([ANONYMOUS, DENIAL]) == [("said", "4")]
    assert grades([ANONYMOUS, says("no", "tue", "russia", "refuses", chain=(SPOKESMAN,))]) == [("said", "4")]
    assert grades([ANONYMOUS, replace(DENIAL, attribution=(officials("russia"),))]) == []
    own = says("own", "mon", "russia", "offers", chain=(named("russia"),))
    assert grades([own, DENIAL]) == []
    again = says("again", "tue", "russia", "offers", text="words of said", chain=(OFFICIALS,))
    assert grades([ANONYMOUS, again, DENIAL]) == [("said", "4"), ("again", "4")]


def test_what_the_report_could_not_confirm_suggests_a_6() -> None:
    """For statements of that paragraph, and of the one before a short one that says so; for no others."""
    text = (
        "Russia offered a ceasefire, officials said. The Post could not independently verify this.\n"
        "It refused a withdrawal.\n"
        "The claim has not been independently confirmed.\n"
        "It wants talks in May.\n"
        "It opposes a summit."
    )
    doc = report("doc", text, "2025-08-11", "Post")
    rows = [says(w, "doc", "russia", "offers", issue=w, start=text.index(w), text=w) for w in ("ceasefire", "withdrawal", "talks", "summit")]  # fmt: skip
    assert grades(rows, (doc,)) == [("ceasefire", "6"), ("withdrawal", "6")]
    assert '"could not independently verif"' in suggestions(rows, (doc,))[0].why


@pytest.mark.parametrize(
    "text",
    [
        "could not be independently verified",
        "couldn’t immediately be confirmed",
        "was not able to confirm",
        "Reuters was unable to independently verify the report",
        "cannot be verified",
        "has not yet been confirmed",
        "the unverified claim",
        "There was no independent confirmation",
        "l'agence n'a pas pu le confirmer",
        "n’a pas été vérifiée",
        "konnte nicht unabhängig bestätigt werden",
        "no se ha podido confirmar",
        "не удалось независимо подтвердить",
        "не вдалося підтвердити",
    ],
)
def test_words_for_not_confirmed(text: str) -> None:
    """Each usual form of words is found."""
    assert UNCONFIRMED.search(text)


@pytest.mark.parametrize(
    "text", ["Moscow has not confirmed the offer", "confirmed by two officials", "could not attend"]
)
def test_words_that_are_no_lack_of_confirmation(text: str) -> None:
    """That a party does not confirm, or that somebody confirms, is something else."""
    assert not UNCONFIRMED.search(text)
