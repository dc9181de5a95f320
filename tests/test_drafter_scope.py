"""How far negation and possibility reach, and verbs that judge: a sentence each. Labels by hand, before any run."""

from __future__ import annotations

import pytest
from drafter_talks import SUBJECTS, drafted, drafts

from pourparler.evidence.drafter.draft import draft
from pourparler.evidence.lexicon import Lexicon, Name
from pourparler.evidence.report import Report

# A sentence, and what a careful reader takes from it; a slash stands between readings that are both right.
READ = """
Alvania considers the truce illegal. | alvania opposes ceasefire
Alvania considers the tariff to be unfair. | alvania opposes tariffs
Borduria does not consider the pay offer fair. | borduria opposes wages
Borduria finds the dam unacceptable. | borduria opposes/refuses water
Alvania did not find the case for inspections convincing. | alvania opposes inspections
Borduria views the truce as a step forward. | borduria supports ceasefire
The union sees the pay offer as too low. | union opposes wages
Alvania considers this demand for inspections unacceptable. | alvania refuses inspections
Borduria considers it essential that the prisoners be freed. | borduria demands prisoners
The tariff is considered illegal by Borduria. | borduria opposes tariffs
Lind said he found the wage freeze reasonable. | lind supports wages
Borduria is considering a fair deal on the tariff. | borduria considers tariffs
No tariff is acceptable, Borduria said. | borduria refuses tariffs
None of the offers on pay is acceptable, the union said. | union refuses wages
Nothing short of a truce is acceptable, Borduria said. | borduria demands ceasefire
No prisoners will be released before Friday, Alvania said. | alvania refuses prisoners
Alvania said no dam would be built. | alvania refuses water
Borduria says no dam must be built. | borduria opposes/refuses water
The union will accept nothing less than a wage rise. | union demands wages
Alvania ruled out neither a truce nor inspections. | alvania considers ceasefire ; alvania considers inspections
Alvania might accept the tariff. | alvania considers tariffs
Borduria could support the dam. | borduria considers water
Alvania signalled that it may accept inspections. | alvania considers inspections
Borduria pledged to keep the border open. | borduria promises border
Alvania is keeping the option of new sanctions open. | alvania considers sanctions
Borduria ignored calls for a truce. | borduria refuses ceasefire
Borduria reserved its position on inspections. | borduria silent inspections
Alvania took no position on the dam. | alvania silent water
Alvania dissociated itself from the call for sanctions. | alvania opposes sanctions
Alvania granted inspectors access. | alvania accepts inspections
Borduria refused to say if it would open the border. | borduria silent border
Alvania will suspend flights over the border. | alvania threatens border
Alvania said it would cut off supplies to the dam. | alvania threatens water
The company will lay off 400 workers over wages. | company threatens wages
Borduria would introduce a tariff unless the border was opened. | borduria threatens tariffs ; borduria conditions_on border
Alvania decided that, in the event that no truce is signed, sanctions shall enter into force. | alvania threatens sanctions ; alvania conditions_on ceasefire
Alvania will reopen the border. | alvania promises border
The union has called a general strike over pay. | union threatens wages
Alvania notes Borduria's wish to bring forward the inspections. | borduria demands inspections
Alvania is ready to lift sanctions should Borduria so wish. | alvania offers sanctions
Alvania supports the dam, but Borduria does not. | alvania supports water ; borduria opposes water
Alvania supports the dam and Borduria the tariff. | alvania supports water
Borduria's conditions include a truce and inspections. | borduria demands ceasefire ; borduria demands inspections
Borduria neither accepted nor rejected the tariff. | borduria silent tariffs
The claim that Borduria opposes the dam is wrong, Brandt said. | brandt denies water
Borduria today rejects in the strongest terms the tariff on steel. | borduria refuses tariffs
Alvania demands that troops be withdrawn and that the border be reopened. | alvania demands troops ; alvania demands border
Access to the border continues to be denied by Borduria. | borduria refuses border
Borduria nonetheless supports independent inspections. | borduria supports inspections
With regard to inspections, Alvania recommended a minimum of two a year. | alvania offers inspections
The Bordurian delegation could accept the tariff. | borduria accepts tariffs
Lind repeated her demand that the prisoners be released. | lind demands prisoners
Alvania joined Kestria in demanding a truce. | alvania demands ceasefire
Borduria warned of sanctions if the border stays closed. | borduria threatens sanctions ; borduria conditions_on border
Lind said she was shocked by the tariff. | lind opposes tariffs
Borduria voiced doubts about the truce. | borduria opposes ceasefire
The union cut its pay demand to 5 percent. | union demands wages
The union's leadership recommended the pay deal. | union supports wages
The union will strike over pay from Monday. | union threatens wages
The company said the pay claim was unaffordable. | company opposes wages
Lind told parliament that not one more truck would be allowed over the border. | lind refuses border
Brandt has not ruled out blocking the border. | brandt considers border
Alvania cannot at this stage associate itself with the call for sanctions. | alvania opposes sanctions
Lind indicated that inspectors would be admitted. | lind promises inspections
Brandt said the border is not open to negotiation. | brandt refuses border
The company cannot meet the union's demand for a wage rise. | company refuses wages ; union demands wages
Borduria handed over a note demanding that sanctions be lifted. | borduria demands sanctions
Borduria objects to the hourly reporting of inspections. | borduria opposes inspections
Farmers' unions in Borduria back the dam. | borduria supports water
Troops from Alvania refused to sail under the truce. | alvania refuses ceasefire
Nothing below a wage rise of 15 percent will do, the union said. | union demands wages
The union could accept a truce provided that working hours and pay were discussed. | union accepts ceasefire ; union conditions_on wages
Borduria expressed its dissatisfaction with the present schedule of inspections. | borduria opposes inspections
Farmers in Borduria demand inspections. | borduria demands inspections
Inspections could resume next week, Lind said. | lind considers inspections
Borduria maintains that trade needs inspectors and is against opening the border. | borduria claims inspections ; borduria opposes border
Alvania said the dam was unsafe and called for inspections. | alvania claims water ; alvania demands inspections
Lind is expected to arrive on Monday and to meet Brandt the following day. | lind meets talks
Borduria said it could only lift the tariff after prisoners had been freed. | borduria considers tariffs ; borduria conditions_on prisoners
Borduria will give up its prisoners on Friday. | borduria promises prisoners
The dam, opposed by Borduria, was approved on Monday. | borduria opposes water
Borduria is among the supporters of the dam. | borduria supports water
Alvania, a long-time opponent of the dam, met Brandt. | alvania meets talks ; alvania opposes water
Alvania withheld its consent to the dam. | alvania refuses water
Borduria cast doubt on the truce. | borduria opposes ceasefire
The release of prisoners is Alvania's main demand. | alvania demands prisoners
Alvania reiterated its call for a truce, and expressed deep concern at the new tariff. | alvania demands ceasefire ; alvania opposes tariffs
Alvania freed members of the Bordurian army held since April, and called for inspections. | alvania demands inspections
Alvania will keep its ban on inspections until July, and offered a truce. | alvania promises inspections ; alvania offers ceasefire
Alvania said its partner, Ms Lind, would accept a truce. | lind accepts ceasefire
Should shipments not resume, the company will lay off workers over wages. | company threatens wages
Alvania could suspend the tariff if talks resumed, officials said. | alvania considers tariffs ; alvania conditions_on talks
Alvania denounced the tariff as a violation of the treaty. | alvania opposes tariffs
The company is ready to discuss wages. | company considers wages
Under the offer, the company would pay a wage of 20 crowns. | company offers wages
Under Alvania's plan, the border would be opened. | alvania offers border
Borduria's plan foresees a tariff of 10 percent. | borduria offers tariffs
The Bordurian draft provides for inspections. | borduria offers inspections
Alvania's proposal would raise the tariff. | alvania offers tariffs
Borduria has confirmed its attendance at the talks. | borduria promises talks
Borduria is wary of Alvania. Talks resume on Monday. | alvania meets talks ; borduria meets talks
Borduria is wary of Alvania. Deputy ministers will meet in Zadel on 20 June. | alvania meets talks ; borduria meets talks
The company rejects as unfounded claims that it asked for inspectors. | company denies inspections
The company rejected as false reports that it had cut wages. | company denies wages
Borduria presented a plan for the dam. | borduria offers water
Alvania noted with concern the building of the dam. | alvania opposes water
Alvania and Borduria sent envoys. Neither country supports the dam. | alvania opposes water ; borduria opposes water
"""
# Sentences that hold no position of anybody, or none that could be told.
UNREAD = """
Borduria should accept the truce.
Alvania and Borduria have yet to agree on the tariff.
Before the truce, Alvania and Borduria had fought for six years.
Analysts expect Borduria to accept the tariff.
Alvania is expected to accept the tariff.
Alvania might be forced to accept the tariff.
Alvania seems unlikely to accept the tariff.
Lind asked Borduria why it rejected inspections.
Borduria's possible rejection of the truce worries Alvania.
The delegations did not reach agreement on the tariff.
"If they blink now, there will be no inspectors left," Lind said.
Any wage rise would have to be paid for by others, Lind said.
No suspension of the truce was called for.
Hospitals warned of delays if the truce collapses.
Alvania notes reports in the press that Borduria is drawing water from the dam.
Borduria put off a decision on the dam.
It is unclear if Borduria will accept the tariff.
Alvania was unable to agree on the tariff.
Alvania must accept the tariff.
Borduria could accept the tariff, Lind said.
Alvania rarely opposes inspections.
Borduria barely tolerates the inspectors.
Alvania hardly opposes the dam.
The inspectors found two mines near the dam.
Borduria found the right words on the dam.
Alvania dissociated itself from paragraphs 2 and 6.
"No meeting will change that," Lind said.
"""


def _wanted(line: str) -> tuple[str, list[tuple[str, tuple[str, ...], str]]]:
    text, _, labels = line.partition(" | ")
    parts = [label.split() for label in labels.split(";")]
    return text, [(actor, tuple(stance.split("/")), issue) for actor, stance, issue in parts]


@pytest.mark.parametrize("line", [line for line in READ.splitlines() if line])
def test_a_position_is_read_with_its_negation_and_its_helpers(line: str) -> None:
    """The drafts of the sentence are those of a careful reader, and no others."""
    text, wanted = _wanted(line)
    found = drafted(text)
    assert len(found) == len(wanted), found
    for (actor, stance, issue), (who, stances, what) in zip(found, wanted, strict=True):
        assert (actor, issue) == (who, what) and stance in stances, found


@pytest.mark.parametrize("text", [line for line in UNREAD.splitlines() if line])
def test_what_is_no_position_leaves_no_draft(text: str) -> None:
    """A sentence that tells nobody's position is not drafted."""
    assert drafted(text) == []


def test_a_quantity_of_a_condition_is_not_that_of_the_offer() -> None:
    """A number that stands in the condition belongs to the condition alone."""
    found = drafts("Alvania would open the dam if Borduria withdrew half of its troops, Lind said.").statements
    values = {s.stance: s.value for s in found}
    assert values["promises"] is None
    assert values["conditions_on"] is not None


def test_the_count_of_those_who_act_is_no_quantity_of_what_they_want() -> None:
    """ "The two countries" does not make a demand one of two."""
    found = drafts("Alvania and Borduria met. The two countries agreed on a truce.").statements
    assert [s.value for s in found if s.stance == "accepts"] == [None, None]


DISTRICTS = Lexicon(
    (Name("north", "north", "Northern district"), Name("south", "south", "Southern district")), SUBJECTS
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The southern district supports half of the dam.", [("south", "supports")]),
        ("The northern district backs sharing the river.", [("north", "supports")]),
        ("Neither district supports half of the dam.", [("north", "opposes"), ("south", "opposes")]),
        ("Both districts oppose the dam.", [("north", "opposes"), ("south", "opposes")]),
        ("Either district could close the dam.", []),
        ("The southern district no longer demands half of the dam.", [("south", "drops")]),
        ("The southern district hardly opposes the dam.", []),
    ],
)
def test_parties_that_are_called_by_a_common_noun_are_read(text: str, wanted: list[tuple[str, str]]) -> None:
    """A party that the case calls "Southern district" is told of as "the district" and as one of "both districts"."""
    found = draft(Report("test", text, "0" * 64), DISTRICTS).statements
    assert [(s.actor.id, s.stance) for s in found] == wanted


def test_the_parties_of_a_joint_text_are_all_that_its_beginning_names() -> None:
    """ "The Parties" are the three that a communiqué names in a row, and not two of them."""
    text = "The Commission of Alvania, Borduria and the union met in Lisk. The Parties opposed the dam."
    assert [who for who, stance, _ in drafted(text) if stance == "opposes"] == ["alvania", "borduria", "union"]


def test_votes_are_no_quantity_of_what_is_voted_on() -> None:
    """A pay offer that is accepted "by 60 votes to 20" is no offer of 60."""
    found = drafts("The union accepted the pay offer by 60 votes to 20.").statements
    assert [s.value for s in found] == [None]


def test_the_other_sides_are_those_that_were_not_spoken_of_last() -> None:
    """After one of three reserves its position, "the other sides" are the two that remain."""
    text = "The Commission of Alvania, Borduria and the union met. Borduria rejected the dam. The other sides backed the dam."
    assert [who for who, stance, _ in drafted(text) if stance == "supports"] == ["alvania", "union"]
