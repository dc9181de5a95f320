"""How cues join, who is meant, on whose word, on which condition and when: the rules that paid off, as tests."""

from __future__ import annotations

import pytest
from drafter_talks import drafted, drafts


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Borduria refused to abandon its demand for a truce.", "demands"),
        ("Borduria denied that it had dropped its demand for a truce.", "demands"),
        ("Borduria withdrew its objection to the truce.", "accepts"),
        ("Borduria refused to rule out a truce.", "considers"),
        ("Borduria did not rule out a truce.", "considers"),
        ("Borduria will not drop its demand for a truce.", "demands"),
        ("Borduria no longer insists on a truce.", "drops"),
        ("Borduria is not prepared to give up its demand for a truce.", "demands"),
        ("Borduria has no objection to a truce.", "accepts"),
        ("Borduria declined to comment on the truce.", "silent"),
        ("Borduria used to support the truce.", "drops"),
        ("Borduria agreed to drop its demand for a truce.", "drops"),
        ("Borduria vowed never to accept a truce.", "refuses"),
        ("Borduria urged Alvania to reject the truce.", "opposes"),
    ],
)
def test_cues_join(sentence: str, stance: str) -> None:
    """A chain of cues has the stance of the whole, not of its first or last word."""
    assert ("borduria", stance, "ceasefire") in drafted(sentence)


def test_what_would_have_been_is_no_position() -> None:
    """A counterfactual gives no draft."""
    assert drafted("Had Borduria accepted the truce, Alvania would have lifted the sanctions.") == []


def test_an_adjective_and_a_noun_are_no_actor() -> None:
    """ "The Bordurian proposal" takes no position for Borduria by itself."""
    assert drafted("The Bordurian proposal covers the truce.") == []


def test_who_speaks_for_a_group_is_not_the_one_who_acts() -> None:
    """A delegate who speaks on behalf of a party states that party's position."""
    found = drafted("The delegate of Lusk, speaking on behalf of Alvania, supported the truce.")
    assert found == [("alvania", "supports", "ceasefire")]


def test_both_sides_are_the_parties_named_before() -> None:
    """A collective actor gives one draft per party, with one span."""
    found = drafts("Alvania and Borduria met on Tuesday. Both sides rejected the truce.").statements
    rejected = [s for s in found if s.stance in ("refuses", "opposes")]
    assert [s.actor.id for s in rejected] == ["alvania", "borduria"]
    assert rejected[0].span == rejected[1].span


def test_pronouns_mean_the_speaker_where_they_fit() -> None:
    """ "Lind said she" is Lind; "Borduria said it" is Borduria."""
    assert ("lind", "opposes", "tariffs") in drafted("Lind said she opposed the tariff.")
    assert ("borduria", "opposes", "tariffs") in drafted("Borduria said it opposed the tariff.")


def test_the_officials_are_those_who_were_granted_anonymity() -> None:
    """A later "the officials" is the group of an earlier sentence, with its count and its anonymity."""
    text = (
        "Brandt supports a truce, according to two senior Alvanian officials who spoke on condition of anonymity. "
        "Borduria will open the border, the officials said."
    )
    first, second = drafts(text).statements
    assert [link.kind for link in first.attribution] == ["anonymous"]
    (link,) = second.attribution
    assert (link.kind, link.anonymous, link.count, link.id) == ("anonymous", True, 2, "alvania")
    assert link.ground == "condition_of_anonymity"


def test_a_chain_is_outermost_first() -> None:
    """Who told the reader stands first, the actor's own reported words last."""
    text = "Lind told ministers that she supports a truce, according to a diplomat familiar with the call."
    (found,) = drafts(text).statements
    assert [link.kind for link in found.attribution] == ["anonymous", "named_person"]
    assert found.attribution[-1].id == "lind"


def test_officials_alone_are_unnamed_and_not_anonymous() -> None:
    """ "Bordurian officials said" names no ground, so nobody was granted anonymity."""
    (found,) = drafts("Bordurian officials said Borduria would open the border.").statements
    assert [(link.kind, link.anonymous) for link in found.attribution] == [("unnamed_official", False)]


def test_a_condition_is_kept_and_is_a_statement_of_its_own() -> None:
    """The condition's words and kind stand on the position, and what it names is made to depend on."""
    position, condition = drafts("Alvania will open the border only if Borduria withdraws its troops.").statements
    assert position.condition is not None
    assert position.condition.kind == "only_if"
    assert position.condition.span.text == "only if Borduria withdraws its troops"
    assert position.condition.on_party == "borduria"
    assert (condition.stance, condition.issue, condition.modality) == ("conditions_on", "troops", "conditional")


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Alvania rejected the truce.", "fact"),
        ("Lind said Alvania rejected the truce.", "claim"),
        ("Lind is set to meet Brandt on Friday.", "reported_plan"),
        ("Alvania would accept a truce.", "hypothetical"),
        ("Alvania would accept a truce if Borduria withdrew its troops.", "conditional"),
    ],
)
def test_mood(sentence: str, modality: str) -> None:
    """One label each: conditional before hypothetical, plan, claim and fact."""
    assert drafts(sentence).statements[0].modality == modality


def test_tense_tells_which_day_a_weekday_is() -> None:
    """Published on a Wednesday: a past Tuesday is the day before, a planned Friday the day after next."""
    assert drafts("Alvania rejected the truce on Tuesday.").statements[0].when.value == "2026-03-10"  # type: ignore[union-attr]
    assert drafts("Lind will meet Brandt on Friday.").statements[0].when.value == "2026-03-13"  # type: ignore[union-attr]


def test_conjoined_objects_are_statements_of_their_own() -> None:
    """ "A truce and a tariff" are two positions; the second's span is its own words."""
    found = drafts("Borduria offered a truce along the river and a release of all prisoners.").statements
    assert [(s.stance, s.issue) for s in found] == [("offers", "ceasefire"), ("offers", "prisoners")]
    assert found[1].span is not None
    assert found[1].span.text == "a release of all prisoners"


def test_rather_than_is_a_position_against() -> None:
    """What is wanted less is opposed."""
    found = drafted("Lind said she supports inspections rather than sanctions.")
    assert found == [("lind", "supports", "inspections"), ("lind", "opposes", "sanctions")]


def test_speakers_and_first_person() -> None:
    """In a record the label speaks: "we" is the party of whoever has the floor."""
    text = "MS. LIND (Alvania): We cannot accept the tariff.\n\nMR. BRANDT (Borduria): We will open the border."
    found = drafts(text).statements
    assert [(s.actor.id, s.stance, s.quote) for s in found] == [
        ("lind", "refuses", "direct"),
        ("brandt", "promises", "direct"),
    ]


def test_a_quote_goes_to_its_speaker_over_sentences() -> None:
    """What stands in a quote before "X said" is X's, sentence by sentence."""
    text = "“The tariff is a mistake. We will never accept inspections,” Brandt told reporters."
    assert drafted(text) == [("brandt", "opposes", "tariffs"), ("brandt", "refuses", "inspections")]


def test_an_unknown_name_that_acts_is_reported() -> None:
    """Who takes a position and is none of the case is drafted as a source and named in a notice."""
    found = drafts("Talks with Norland went on. Yesterday Norland rejected the truce.")
    assert [s.actor.id for s in found.statements if s.stance == "refuses"] == ["_source"]
    assert [n.text for n in found.notices if n.kind == "unknown-name"] == ["Norland"]


def test_a_list_behind_a_colon_belongs_to_its_verb() -> None:
    """Items without a verb are what the sentence before them demands."""
    found = drafts("The union demands:\n• a wage rise of 5 percent;\n• an end to inspections.").statements
    assert [(s.actor.id, s.stance, s.issue) for s in found] == [
        ("union", "demands", "wages"),
        ("union", "demands", "inspections"),
    ]


def test_yes_and_no_answer_a_question() -> None:
    """A bare "No" refuses what was asked."""
    text = "MS. LIND (Alvania): Will you accept inspections?\n\nMR. BRANDT (Borduria): Never."
    assert ("brandt", "refuses", "inspections") in drafted(text)
