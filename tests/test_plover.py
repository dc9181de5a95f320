"""PLOVER events as a suggestion: each row of the mapping, on words of its own."""

from __future__ import annotations

import re

import pytest
from exchange_claims import report, said

from pourparler.evidence.statement import STANCES, Statement
from pourparler.formats.plover import plover

EVENT = re.compile(r"[A-Z]+(?::[a-z]+)?(?:\+(?:future|hypothetical|negation))*")


def suggested(text: str, stance: str, **more: object) -> str | None:
    return plover(said(report(text), text, stance=stance, **more))


@pytest.mark.parametrize(
    ("stance", "text", "event"),
    [
        ("supports", "backs the plan", "SUPPORT"),
        ("accepts", "accepts the plan", "AGREE"),
        ("accepts", "has signed the accord", "SUPPORT"),
        ("accepts", "conceded the point", "CONCEDE"),
        ("offers", "offers money for the dam", "AGREE"),
        ("promises", "promises a ceasefire", "CONCEDE"),
        ("demands", "demands more weapons", "REQUEST:assist"),
        ("demands", "wants talks at once", "REQUEST:meet"),
        ("demands", "wants the law changed", "REQUEST:change"),
        ("demands", "wants it", "REQUEST"),
        ("refuses", "will not hand over the town", "REJECT:yield"),
        ("refuses", "refuses to meet until they withdraw", "REJECT:meet"),
        ("opposes", "is against the deal", "REJECT"),
        ("opposes", "is against the shelling of the town", "ACCUSE:disapprove"),
        ("threatens", "will impose sanctions", "THREATEN:restrict"),
        ("threatens", "will attack", "THREATEN:violence"),
        ("threatens", "will walk out of the room", "THREATEN:relations"),
        ("drops", "gives up its demand", "CONCEDE"),
        ("drops", "took its offer off the table", "REJECT"),
        ("meets", "met on Monday", "CONSULT"),
        ("claims", "says it rained", None),
        ("denies", "denies it", None),
        ("considers", "weighs it", None),
        ("silent", "did not say", None),
    ],
)
def test_each_stance_has_its_event(stance: str, text: str, event: str | None) -> None:
    """The stance gives the event, and words of the span its mode."""
    assert suggested(text, stance) == event


def test_blame_is_an_accusation_only_against_somebody() -> None:
    """A claim that blames is an event where a party is named, and comment where none is."""
    assert suggested("blames the south", "claims", about=("south",)) == "ACCUSE:allege"
    assert suggested("blames the weather", "claims") is None


def test_what_lies_ahead_or_is_supposed_is_told() -> None:
    """Plans, conditions and negations stand behind the event and never change it."""
    assert suggested("will meet on Monday", "meets", modality="reported_plan") == "AGREE+future"
    assert suggested("if they withdraw", "conditions_on", modality="conditional") == "REQUEST:yield+hypothetical"
    assert suggested("would refuse aid", "refuses", modality="hypothetical", negated=True) == (
        "REJECT:assist+hypothetical+negation"
    )


@pytest.mark.parametrize("text", ["handle with care", "the east bank", "an endless row", "freely said"])
def test_a_word_is_not_found_inside_another(text: str) -> None:
    """Words that only begin like a word of a mode give no mode."""
    assert suggested(text, "demands") == "REQUEST"


@pytest.mark.parametrize("stance", STANCES)
def test_a_suggestion_has_one_form_and_writes_nothing(stance: str) -> None:
    """Every stance gives nothing or EVENT:mode+grammar, and the statement keeps its own field."""
    note = report("They will withdraw and meet.")
    statement = said(note, "withdraw and meet", stance=stance, about=("south",))
    found = plover(statement)
    assert found is None or EVENT.fullmatch(found)
    assert statement.plover is None
    assert plover(Statement.from_json(statement.to_json())) == found
