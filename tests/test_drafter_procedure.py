"""Talk about talking is no position; clefts, exits and meetings of the two are. Labels by hand, before any run."""

from __future__ import annotations

import pytest
from drafter_talks import drafted

POSITIONS = (
    ("Alvania and Borduria did not discuss the border.", "alvania silent border ; borduria silent border"),
    ("Lind will not discuss the border.", "lind refuses border"),
    ("LIND: What we cannot do is open the border.", "lind refuses border"),
    ("LIND: What we couldn't live with is a tariff for fifty years.", "lind refuses tariffs"),
    ('Lind said: "What I will not do is lift the sanctions."', "lind refuses sanctions"),
    ("Lifting the sanctions is not something Alvania will consider.", "alvania refuses sanctions"),
    ("A truce is something we could live with, the union said.", "union accepts ceasefire"),
    ("LIND: If they touch the tariff, we walk.", "lind threatens tariffs ; lind conditions_on tariffs"),
    ("LIND: If they close the border again, we're gone.", "lind threatens border ; lind conditions_on border"),
    ("Negotiators from Alvania and Borduria resume on Monday.", "alvania meets talks ; borduria meets talks"),
    ("Lind saw Brandt in Geneva. The two meet again on Monday.", "lind meets talks ; brandt meets talks"),
    ("LIND: I beg to move an amendment on the dam.", "lind offers water"),
    ("As regards the claim by Brandt that Alvania closed the border, it is odd.", "brandt claims border"),
    ("The note recalls the position of Borduria that it will not lift the sanctions.", "borduria refuses sanctions"),
    ("Lind said the reports about the prisoners were wrong.", "lind denies prisoners"),
    ("Lind said the document on the border does not reflect the position of Alvania.", "lind denies border"),
    ("Alvania considers it essential to lift the sanctions.", "alvania demands sanctions"),
    ("Lind thought it wrong to free the prisoners.", "lind opposes prisoners"),
    ("Lind said Alvania would not proceed with the tariff.", "alvania drops tariffs"),
    ("Alvania will press ahead with the tariff.", "alvania promises tariffs"),
    ("Opening the dam is not subject to any exchange, Lind said.", "lind refuses water"),
    ("The border itself is not for trading, Brandt said.", "brandt refuses border"),
    ("Lind offered a truce, something Borduria has demanded for months.", "borduria demands ceasefire"),
    ("The union said it would fight the tariff in the courts.", "union threatens tariffs"),
    ("The company would go no higher on pay.", "company refuses wages"),
    (
        "Alvania opposes any truce before Borduria withdraws its troops.",
        "alvania opposes ceasefire ; alvania conditions_on troops",
    ),
    ("Alvania's main demand is a truce.", "alvania demands ceasefire"),
    ("The union's priority is pay.", "union demands wages"),
    ("LIND: Our offer is a truce.", "lind offers ceasefire"),
    ("The company's door is open to higher wages, it said.", "company considers wages"),
    ("There are no plans to open the dam, Brandt said.", "brandt refuses water"),
    ('"The border stays shut," Brandt said.', "brandt demands border"),
    ("The prisoners come first, Lind said.", "lind demands prisoners"),
    ("Borduria has until Friday to free the prisoners, Lind said.", "lind demands prisoners"),
    ("Lind set a deadline of Friday for the release of the prisoners.", "lind demands prisoners"),
    ("Alvania's parliament passed a motion against the tariff.", "alvania opposes tariffs"),
    ("Borduria shows no sign of budging on the prisoners.", "borduria refuses prisoners"),
    ("Borduria is in no hurry to open the dam.", "borduria refuses water"),
    ("Lind stood her ground on the tariff.", "lind demands tariffs"),
    ("The company has gone quiet on pay.", "company silent wages"),
    ("Borduria appeared to back inspections.", "borduria supports inspections"),
    ("Lind took note of the Bordurian proposal to open the dam.", "borduria offers water"),
    ("The Bordurian offer to free the prisoners was rejected.", "borduria offers prisoners"),
    (
        "Alvania and Borduria reaffirmed that the border shall be reopened by agreement.",
        "alvania supports border ; borduria supports border",
    ),
    (
        "Lind wants the troops out, the border open and the sanctions lifted.",
        "lind demands troops ; lind demands border ; lind demands sanctions",
    ),
    ("The prisoners, whose release Alvania has sought since May, are ill.", "alvania demands prisoners"),
    ("Lind spoke of the tariff, which Alvania abandoned last autumn.", "alvania drops tariffs"),
    ("Lind hopes for a truce.", "lind supports ceasefire"),
    ("The wage offer was described by the union as an insult.", "union opposes wages"),
    (
        "The truce, which Alvania rejected and Borduria accepted, ended.",
        "alvania refuses ceasefire ; borduria accepts ceasefire",
    ),
    ("Borduria, which once backed the tariff, now wants it gone.", "borduria demands tariffs"),
    ("The truce enjoys the support of Alvania.", "alvania supports ceasefire"),
    ("The truce has the backing of the union.", "union supports ceasefire"),
    ("The tariff ran into opposition from Borduria.", "borduria opposes tariffs"),
)
NOTHING = (
    "Lind and Brandt did not meet on Friday.",
    "Alvania and Borduria have not yet met.",
    "LIND: I'd put it differently. The dam is another thing.",
    "LIND: I can confirm that. The dam opens on Monday.",
    "LIND: I shall make a statement on the prisoners tomorrow.",
    "LIND: I will come back to the prisoners in a moment.",
    "LIND: I expect the same answer on the tariff from Borduria.",
    "LIND: It would cost 40 million a year to open the dam.",
    "LIND: Our people may use the crossing at the border.",
    "LIND: I leave that to the court. The dam is another matter.",
    "Correction: last week we wrote that Alvania had offered to open the dam.",
    "Correction: an earlier version said that Borduria had agreed to a truce.",
    "Alvania considers it necessary to state the following on the border.",
    "LIND: Nobody who is leaving asks for a truce of fifteen years.",
    "Borduria, which once backed the tariff, is a small country.",
    "Alvania has the support of Borduria.",
    "The demand for a truce is old.",
    "Alvania's plan was drafted in May.",
    "The door of the prison was open, and the prisoners stayed.",
    "LIND: My government has instructed me to be clear on the dam.",
)


@pytest.mark.parametrize(("text", "wanted"), POSITIONS)
def test_each_position_is_drafted(text: str, wanted: str) -> None:
    """The actor, the stance and the issue of each are as a careful reader takes them."""
    assert {tuple(one.split()) for one in wanted.split(" ; ")} <= set(drafted(text))


def test_what_somebody_calls_a_thing_is_told_once() -> None:
    """ "Denounced what he called the ..." is one position and no second claim."""
    assert drafted('Brandt denounced what he called the "illegal tariff".') == [("brandt", "opposes", "tariffs")]


@pytest.mark.parametrize("text", NOTHING)
def test_talk_about_talking_drafts_nothing(text: str) -> None:
    """A sentence that only says what is being said, or what did not happen, gives no draft."""
    assert drafted(text) == []
