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
"""

UNREAD = """
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
