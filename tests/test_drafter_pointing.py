"""What points back or ahead: judgements of "the idea", what could be lost, what nobody was able to accept. By hand."""

from __future__ import annotations

import pytest
from drafter_talks import drafted

PUT = "Borduria proposed a truce on Monday. "
POST = "Metal Workers' Union @union · 12 Mar\n"
READ = (
    (PUT + 'A spokesman for Alvania called the idea "a trap".', "alvania opposes ceasefire"),
    (PUT + 'Lind told reporters the proposal is "a death sentence for the east".', "lind opposes ceasefire"),
    (PUT + 'Lind said the plan was "a joke".', "lind opposes ceasefire"),
    (PUT + 'Alvania calls the paper "a basis".', "alvania supports ceasefire"),
    (PUT + "Alvania was not able to accept it.", "alvania refuses ceasefire"),
    ("LIND: I regret that Borduria was unable to accept the truce.", "borduria refuses ceasefire"),
    ("Borduria would settle for nothing below a full truce.", "borduria demands ceasefire"),
    ("Brandt warned that Alvania could face sanctions.", "brandt threatens sanctions"),
    ("Lind hinted that Borduria could lose its tariff exemption.", "lind threatens tariffs"),
    ("Brandt said a tariff of 5 per cent could be included in a side letter.", "brandt considers tariffs"),
    ("Brandt suggested that the border be opened on the same day.", "brandt offers border"),
    ("Unless Alvania opens the dam, Brandt said, the border will be closed.", "brandt threatens border"),
    ("The inspectors will be asked to leave if the dam stays shut, Lind said.", "lind threatens inspections"),
    ("If the sanctions are lifted, Brandt said, the prisoners will be released.", "brandt promises prisoners"),
    ("Alvania, which rejected the truce in June, wants inspections.", "alvania demands inspections"),
    ("Alvania, which in June ruled out any truce, is now offering to open the border.", "alvania refuses ceasefire"),
    ("Borduria would rather have no truce than one without inspections.", "borduria demands inspections"),
    (PUT + "Alvania wouldn't hear of it.", "alvania refuses ceasefire"),
    ("The union wanted inspections. The company never came back on that.", "company silent inspections"),
    ("The company does not recognise the tariff.", "company refuses tariffs"),
    ("Brandt hinted that ships whose owners refuse to prepay could lose access to the dam.", "brandt threatens water"),
    ("BRANDT: If the tariff goes up, we'll have no choice but to close the border.", "brandt threatens border"),
    (PUT + "Alvania said it would go along.", "alvania accepts ceasefire"),
    ("The union has agreed in writing to meet the cost of inspections.", "union accepts inspections"),
    ("Lind wants the union at the table.", "lind demands talks"),
    ("LIND: We would welcome Brandt in the room.", "lind supports talks"),
    ("Brandt said a bill on wages would be sent to lawmakers once the truce holds.", "brandt promises wages"),
    (PUT + "Lind said her government had not asked for that.", "alvania denies ceasefire"),
    ("The union has come down to 4 per cent on pay.", "union offers wages"),
    ("Borduria has no quarrel with inspections.", "borduria accepts inspections"),
    ("The union voted 94% to reject the pay offer.", "union refuses wages"),
    (POST + "Calling on the minister to lift the sanctions.", "union demands sanctions"),
    (POST + "Happy to accept inspections.", "union accepts inspections"),
    (POST + "Not a penny less than 6% on pay.", "union demands wages"),
    (POST + "Still no answer from the company on pay.", "company silent wages"),
    (POST + "We'll take the truce.", "union accepts ceasefire"),
    (POST + "Our answer on inspections is no.", "union refuses inspections"),
)


@pytest.mark.parametrize(("text", "wanted"), READ)
def test_what_points_back_or_ahead_is_read(text: str, wanted: str) -> None:
    """A judgement of what was just spoken of, and what is held out, is a position on it."""
    actor, stance, issue = wanted.split()
    assert (actor, stance, issue) in drafted(text)


NONE = (
    PUT + "Lind called the plan for the harbour a joke.",
    "Lind called the idea a joke.",
    "The union said drivers could lose sleep over it.",
    "Lind will act if there is no truce by Easter.",
    "The union would rather have no deal than a bad one.",
    "Eleven governments cannot agree on a tariff.",
    "It all comes down to inspections.",
    "The owners refuse to accept inspections.",
    POST + "Talking of the tariff, here is a photo.",
    POST + "Meeting on the tariff at six.",
    POST + "Happy new year from all on the tariff desk.",
)


@pytest.mark.parametrize("text", NONE)
def test_what_speaks_of_something_else_drafts_nothing_new(text: str) -> None:
    """A thing that is told to be another, or that nobody spoke of before, is no issue of the case."""
    assert [row for row in drafted(text) if row[0] != "borduria"] == []


VIEW = "Our view\n\nThis newspaper believes in peace. "
ASKED = (
    (VIEW + "What has Borduria put forward? A truce of thirty days.", "borduria offers ceasefire"),
    (VIEW + "What does Borduria want? An end to the sanctions.", "borduria demands sanctions"),
    ("LIND: What do you want, Mr Brandt?\nBRANDT: A truce. Simple as that.", "brandt demands ceasefire"),
    ("LIND: And what are you offering?\nBRANDT: Inspections, twice a month.", "brandt offers inspections"),
    (VIEW + "Lind wants a tariff. So do we.", "_author supports tariffs"),
    (VIEW + "Brandt said the government could accept a tariff of 60. We would not.", "_author opposes tariffs"),
    (VIEW + "A tariff has no place in a treaty of friends.", "_author opposes tariffs"),
    (VIEW + "The minister must not blink on the sanctions.", "_author demands sanctions"),
)


@pytest.mark.parametrize(("text", "wanted"), ASKED)
def test_a_noun_answers_what_was_asked_for_and_two_words_take_sides(text: str, wanted: str) -> None:
    """What somebody is asked to want or offer is the noun that answers; an author agrees or not in two words."""
    actor, stance, issue = wanted.split()
    assert (actor, stance, issue) in drafted(text)


def test_an_answer_of_another_kind_is_none() -> None:
    """An answer with a sentence of its own, and one that names no issue, take no position that was asked for."""
    for answer in ("We have no time for games.", "Time. A lot of it.", "Nothing."):
        assert drafted(f"LIND: What do you want?\nBRANDT: {answer}") == []
