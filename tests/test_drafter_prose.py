"""Narrative prose: subjects far from their verbs, insertions, appositions. Labels by hand, before any run."""

from __future__ import annotations

import pytest
from drafter_talks import drafted

# A sentence, and what a careful reader takes from it.
READ = """
Alvania, which draws on the same river and has lodged complaints, wants the troops brought down to 400. | alvania demands troops
Alvania, which shares a river with Borduria, a state that two kings set up, opposes the dam. | alvania opposes water
Alvania, a party that has governed with others, opposes the dam and wants tariffs scrapped. | alvania opposes water ; alvania demands tariffs
Borduria considers this insufficient and demands inspections before any transfer. | borduria demands inspections
An Alvanian official, speaking on condition of anonymity because talks are private, said Alvania would accept inspections. | alvania accepts inspections
Brandt, speaking after the talks ended, said Borduria would not accept inspections. | brandt refuses inspections / borduria refuses inspections
Lind demanded, however, that monitors be given access to the prisoners. | lind demands prisoners
Alvania will cut tariffs but will not accept inspections read by outside experts. | alvania promises tariffs ; alvania refuses inspections
Lind says reopening is impossible at the crossing. | lind refuses border
The union's working paper of 22 July proposes a truce. | union offers ceasefire
Alvania and Borduria met. Both organisations say that they will not object to a truce. | alvania accepts ceasefire ; borduria accepts ceasefire
Alvania has suggested joint inspections, an idea that Borduria has accepted in principle. | alvania offers inspections ; borduria accepts inspections
Alvania proposed a truce of thirty days, a plan that Borduria rejected on Monday. | alvania offers ceasefire ; borduria refuses ceasefire
Alvania has put the tariff at 12 percent, a figure Borduria disputes. | borduria denies tariffs
Alvania will open the border in May, a concession Brandt called inadequate. | alvania promises border ; brandt opposes border
Alvania will open the border in May, a concession that Brandt immediately called inadequate. | alvania promises border ; brandt opposes border
Alvania closed the border, a move the union opposes. | union opposes border
Borduria raised the question of tariffs, which it considers discriminatory. | borduria opposes tariffs
Alvania defended the dam, which Borduria regards as illegal. | alvania supports water ; borduria opposes water
Brandt was told of the dam. He ruled it out. | brandt refuses water
Alvania asked for a truce. Borduria has not reacted. | alvania demands ceasefire ; borduria silent ceasefire
The union asked for a wage rise. The company turned it down. | union demands wages ; company refuses wages
Members of the union have voted by 71 per cent to 29 to reject the pay offer. | union refuses wages
The union's members voted last month, by 51 to 9, not to accept the wage cut. | union refuses wages
Union members voted 51 to 9 to accept the truce. | union accepts ceasefire
Brandt wrote to the union on Wednesday offering a wage rise of 600 crowns. | brandt offers wages
Lind wrote to Borduria promising that everyone who moves out will be allowed over the border. | lind promises border
The union said the pay offer was too generous. | union opposes wages
Lind said Alvania could not support any tariff, while Borduria is understood to want the dam kept. | alvania opposes tariffs ; borduria demands water
Alvania, which supports the truce but has fallen out with others over the dam, urged Borduria to open the border. | alvania demands border ; alvania supports ceasefire
Brandt wants the truce, along with a cap on tariffs. | brandt demands ceasefire ; brandt demands tariffs
Alvania has never opposed the dam, Lind said. | alvania denies water
Only if the prisoners are freed will Alvania open the border. | alvania conditions_on prisoners ; alvania promises border
Alvania sees no reason to open the border before the prisoners are home. | alvania refuses border
Alvania's offer of a truce was met with silence by Borduria. | alvania offers ceasefire
Brandt proposed inspections. Ms Lind has ruled this out. | brandt offers inspections ; lind refuses inspections
The company made a pay offer. The union considers this insufficient and demands a truce. | company offers wages ; union opposes wages ; union demands ceasefire
Borduria dismissed the truce as theatre. | borduria refuses ceasefire / borduria opposes ceasefire
Unless the dam is opened by Friday, he says, the union will take the company to court over wages. | union conditions_on water ; union threatens wages
Alvania would ask the court to rule on the dam unless Borduria tabled a better offer on tariffs. | alvania threatens water ; alvania conditions_on tariffs
"""

UNREAD = """
Alvania had hoped to open the border before winter.
Brandt, who hopes to be sworn in before a vote on the tariff, left.
Critics, among them teachers, say claims have been too high.
Alvania, which sells fish to Borduria, fish that wants salt, has a coast.
"""


def _rows(block: str) -> list[str]:
    return [line for line in block.strip().splitlines() if line]


@pytest.mark.parametrize("row", _rows(READ))
def test_prose_is_read_as_a_careful_reader_reads_it(row: str) -> None:
    """Each sentence gives the positions that stand beside it, whatever stands between a subject and its verb."""
    text, wanted = row.split(" | ")
    found = [" ".join(one) for one in drafted(text) if one[1] != "meets"]
    assert len(found) == len(wanted.split(" ; "))
    for one in wanted.split(" ; "):
        assert any(choice in found for choice in one.split(" / ")), found


@pytest.mark.parametrize("text", _rows(UNREAD))
def test_prose_without_a_position_gives_none(text: str) -> None:
    """A sentence that holds no position of a party gives no draft."""
    assert [one for one in drafted(text) if one[0] != "_source"] == []


def test_items_without_a_subject_are_what_the_parties_of_the_text_agree_on() -> None:
    """ "Agree to open the border", under "The Governments of A and B, meeting in X:", is accepted by both."""
    text = "The Governments of Alvania and Borduria, meeting in Zadel:\n\n(a) Agree to open the border;\n\n(b) Note the river."
    assert drafted(text)[:2] == [("alvania", "accepts", "border"), ("borduria", "accepts", "border")]


def test_a_bulletin_that_a_party_heads_is_its_own_word() -> None:
    """ "We" in the union's bargaining bulletin is the union."""
    text = "METAL WORKERS' UNION - BARGAINING BULLETIN No. 9\n\nWe met the company. It was a long day.\n\nWe want a wage rise. We are not prepared to accept a truce."
    assert ("union", "demands", "wages") in drafted(text) and ("union", "refuses", "ceasefire") in drafted(text)
