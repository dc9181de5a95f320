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
    "LIND: My government has instructed me to be clear on the dam.",
)


@pytest.mark.parametrize(("text", "wanted"), POSITIONS)
def test_each_position_is_drafted(text: str, wanted: str) -> None:
    """The actor, the stance and the issue of each are as a careful reader takes them."""
    assert {tuple(one.split()) for one in wanted.split(" ; ")} <= set(drafted(text))


@pytest.mark.parametrize("text", NOTHING)
def test_talk_about_talking_drafts_nothing(text: str) -> None:
    """A sentence that only says what is being said, or what did not happen, gives no draft."""
    assert drafted(text) == []
