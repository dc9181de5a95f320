"""What is said in answers and in turns of a dialogue, in elliptic words. Labels by hand, before any run."""

from __future__ import annotations

import pytest
from drafter_talks import expect

INTERVIEW = "An interview with Mara Lind, foreign minister of Alvania.\n\n"
TABLE = "ROUND TABLE, 11 March 2026\n\nCHAIR: Let us begin.\n\n"

ANSWERS = (
    ("Will you lift the sanctions?", "No.", "lind refuses sanctions"),
    ("You'd accept inspections?", "No. I didn't say that.", "lind/alvania denies/refuses inspections"),
    ("So you'd take a truce?", "Yes.", "lind accepts ceasefire"),
    ("So you would open the border?", "No, I never said that.", "lind/alvania denies/refuses border"),
    ("You have offered a truce?", "We have.", "lind/alvania claims/offers ceasefire"),
    ("Is there going to be a ceasefire?", "I hope so.", "lind supports/claims/considers ceasefire"),
    ("Is there going to be a new tariff?", "I hope not.", "lind opposes tariffs"),
    ("Could you live with the inspections?", "We could.", "lind/alvania accepts inspections"),
    ("Could you live with the inspections?", "I think we could.", "lind/alvania accepts/considers inspections"),
    ("Would you accept inspections?", "We wouldn't.", "lind/alvania refuses inspections"),
    ("Would you accept inspections?", "I'd have to ask my government.", "lind considers/silent inspections"),
    ("Would you accept inspections?", "I can't go into that.", "lind silent inspections"),
    ("And the prisoners?", "That's with the lawyers, I can't go into it.", "lind silent prisoners"),
    ("And the prisoners?", "I'm not going to get into that.", "lind silent prisoners"),
    ("What about the prisoners?", "I'd rather not go there.", "lind silent prisoners"),
    ("What about the prisoners?", "I have nothing to say about that.", "lind silent prisoners"),
    ("What about the tariffs?", "We can live with them.", "lind accepts tariffs"),
    ("What about the tariffs?", "They must be scrapped.", "lind demands/opposes tariffs"),
    ("Are you ready to open the dam?", "We are.", "lind/alvania offers/accepts/promises water"),
    ("Are you ready to open the dam?", "Not yet.", "lind refuses water"),
    ("Did you ask for inspections?", "We did.", "lind/alvania claims inspections"),
    ("Did you ask for inspections?", "I did not.", "lind denies inspections"),
    ("Is a truce on the table?", "It is.", "lind/alvania considers/offers/claims/supports ceasefire"),
    ("Is a truce on the table?", "It's on the table.", "lind/alvania considers/offers/claims/supports ceasefire"),
    ("Is a truce off the table?", "Not as far as I'm concerned.", ""),
    ("Why did you close the border?", "We didn't.", "lind/alvania denies border"),
    (
        "When will you open the border?",
        "When the troops leave.",
        "lind conditions_on troops; ?lind accepts/promises/offers border",
    ),
    (
        "When will you open the border?",
        "Once the troops have left.",
        "lind conditions_on troops; ?lind accepts/promises/offers border",
    ),
    ("When will you open the border?", "Tomorrow.", "?lind promises border"),
    ("Where do you stand on sanctions?", "Against.", "lind opposes sanctions"),
    ("What do you say to a truce?", "Fine by me.", "lind accepts ceasefire"),
    ("Would you take part in the talks?", "Happily.", "lind accepts/supports/meets talks"),
    ("Would you take part in the talks?", "With pleasure.", "lind accepts/meets talks"),
    ("Would you take part in the talks?", "We'll be there.", "lind/alvania accepts/meets/promises talks"),
    ("Have you rejected the truce?", "Yes.", "lind claims/refuses ceasefire"),
    ("Have you rejected the truce?", "Not at all.", "lind denies ceasefire"),
    ("Would you accept inspections?", "Over my dead body.", "lind refuses inspections"),
    (
        "Would you accept inspections?",
        "Only if the troops leave.",
        "lind accepts/considers inspections; lind conditions_on troops",
    ),
    (
        "Would you accept inspections?",
        "Not unless the troops leave.",
        "lind refuses inspections; lind conditions_on troops",
    ),
    ("Would you accept inspections?", "Not without a truce.", "lind refuses inspections; lind conditions_on ceasefire"),
    (
        "Would you accept inspections?",
        "Not before the troops leave.",
        "lind refuses inspections; lind conditions_on troops",
    ),
    (
        "Would you accept inspections?",
        "On one condition: the sanctions go.",
        "lind accepts/considers inspections; lind conditions_on sanctions",
    ),
    ("Would you accept inspections?", "We have no problem with that.", "lind accepts inspections"),
    ("Would you accept inspections?", "I don't see a problem.", "lind accepts inspections"),
    ("Would you accept inspections?", "We have always said so.", ""),
    ("Would you accept inspections?", "Let me be clear: no.", "lind refuses inspections"),
    ("Would you accept inspections?", "The answer is no.", "lind refuses inspections"),
    ("Would you accept inspections?", "The short answer is yes.", "lind accepts inspections"),
    ("Would you accept inspections?", "That is not something we can accept.", "lind refuses inspections"),
    ("Would you accept inspections?", "That's not on.", "lind refuses inspections"),
    ("Would you accept inspections?", "We'll think about it.", "lind considers inspections"),
    ("Would you accept inspections?", "I'm not ruling it out.", "lind considers inspections"),
    ("Would you accept inspections?", "I wouldn't go that far.", "lind denies/refuses inspections"),
    ("Would you accept inspections?", "I'll answer that when the time comes.", "?lind silent inspections"),
)

TURNS = (
    ("LIND: Inspections we can't do.", "lind/alvania refuses inspections"),
    ("LIND: A tariff we will never accept.", "lind/alvania refuses/opposes tariffs"),
    (
        "LIND: A truce, yes. Inspections, no.",
        "lind/alvania accepts/supports ceasefire; lind/alvania refuses/opposes inspections",
    ),
    ("LIND: That tariff we could live with.", "lind/alvania accepts/considers tariffs"),
    ("LIND: On the sanctions we will not move.", "lind/alvania refuses sanctions"),
    ("LIND: On the dam, we are flexible.", "lind/alvania considers water"),
    ("LIND: On prisoners our position has not changed.", "?lind/alvania claims/demands prisoners"),
    (
        "LIND: We propose a truce.\n\nBRANDT: That's fine by us.",
        "lind/alvania offers ceasefire; brandt/borduria accepts/supports ceasefire",
    ),
    (
        "LIND: We propose a truce.\n\nBRANDT: Fine.",
        "lind/alvania offers ceasefire; brandt/borduria accepts/supports ceasefire",
    ),
    ("LIND: We propose a truce.\n\nBRANDT: No.", "lind/alvania offers ceasefire; brandt/borduria refuses ceasefire"),
    (
        "LIND: We propose a truce.\n\nBRANDT: We can live with that.",
        "lind/alvania offers ceasefire; brandt/borduria accepts ceasefire",
    ),
    (
        "LIND: We propose a truce.\n\nBRANDT: I don't see a problem, personally.",
        "lind/alvania offers ceasefire; brandt/borduria accepts/supports ceasefire",
    ),
    (
        "LIND: We propose a truce.\n\nBRANDT: That works for us.",
        "lind/alvania offers ceasefire; brandt/borduria accepts ceasefire",
    ),
    (
        "LIND: We propose a truce.\n\nBRANDT: I'd have to ask my government.",
        "lind/alvania offers ceasefire; brandt/borduria considers ceasefire",
    ),
    (
        "LIND: We propose a truce.\n\nBRANDT: I'll take that back to the capital.",
        "lind/alvania offers ceasefire; brandt/borduria considers ceasefire",
    ),
    (
        "LIND: We propose a truce.\n\nBRANDT: I'll think about it.",
        "lind/alvania offers ceasefire; brandt/borduria considers ceasefire",
    ),
    (
        "LIND: We propose a truce.\n\nBRANDT: That won't fly.",
        "lind/alvania offers ceasefire; brandt/borduria refuses/opposes ceasefire",
    ),
    (
        "LIND: We propose a truce.\n\nBRANDT: It's not enough.",
        "lind/alvania offers ceasefire; brandt/borduria refuses/opposes ceasefire",
    ),
    (
        "LIND: We propose a truce.\n\nBRANDT: That's a good idea.",
        "lind/alvania offers ceasefire; brandt/borduria supports/accepts ceasefire",
    ),
    (
        "LIND: We propose a truce.\n\nBRANDT: So do we.",
        "lind/alvania offers ceasefire; brandt/borduria offers/supports ceasefire",
    ),
    (
        "LIND: We want the border open.\n\nBRANDT: So do we.",
        "lind/alvania demands/supports border; brandt/borduria demands/supports border",
    ),
    (
        "LIND: We propose a truce.\n\nBRANDT: Nonsense.",
        "lind/alvania offers ceasefire; ?brandt/borduria denies/opposes/refuses ceasefire",
    ),
    ("LIND: We propose a truce.\n\nBRANDT: Thank you.", "lind/alvania offers ceasefire"),
    ("LIND: We propose a truce.\n\nBRANDT: I have heard you. Can we break for lunch?", "lind/alvania offers ceasefire"),
    (
        "LIND: Alvania closed the dam in May.\n\nBRANDT: That's not true.",
        "?lind/alvania claims water; brandt/borduria denies water",
    ),
    (
        "BRANDT: Alvania closed the border.\n\nLIND: We did no such thing.",
        "?brandt/borduria claims border; lind/alvania denies border",
    ),
    ("LIND: Then there will be no truce.", "lind/alvania threatens/refuses ceasefire"),
    (
        "LIND: We have said we'd open the dam, and we stand by that.",
        "lind/alvania offers/promises water; ?lind/alvania offers/promises/supports/claims water",
    ),
    ("LIND: We will not move an inch on the prisoners.", "lind/alvania refuses prisoners"),
    ("LIND: The tariff stays.", "lind/alvania supports/refuses/demands/promises/claims tariffs"),
    ("LIND: The troops must go.", "lind/alvania demands troops"),
    ("LIND: Those troops have to be gone by June.", "lind/alvania demands troops"),
    ("LIND: I ask both of you not to speak about the prisoners.", "lind demands/opposes prisoners"),
    ("LIND: We're not asking for a tariff.", "lind/alvania denies tariffs"),
    ("LIND: All we're asking for is a truce.", "lind/alvania demands ceasefire"),
    ("LIND: What we need is a truce.", "lind/alvania demands ceasefire"),
    ("LIND: What we won't do is lift the sanctions.", "lind/alvania refuses sanctions"),
    ("LIND: We're still waiting for your answer on the prisoners.", "?lind/alvania demands prisoners"),
    ("LIND: You closed the border.", "?lind/alvania claims border"),
    ("LIND: You keep saying the dam is shut.", ""),
    ("LIND: Let me be clear: we will not lift the sanctions.", "lind/alvania refuses sanctions"),
    ("LIND: We've put a truce on the table.", "lind/alvania offers ceasefire"),
    ("LIND: There is no plan to lift the sanctions.", "lind/alvania refuses/denies sanctions"),
    ("LIND: There's no tariff, secret or otherwise.", "lind/alvania denies tariffs"),
    ("LIND: We'd rather not see the sanctions lifted.", "lind/alvania opposes sanctions"),
    ("LIND: I'd be happy with a truce.", "lind/alvania accepts/supports ceasefire"),
    ("LIND: We'd want a truce first.", "lind/alvania demands/conditions_on ceasefire"),
    (
        "LIND: First a truce, then the border.",
        "lind/alvania demands/conditions_on ceasefire; ?lind/alvania offers/promises/accepts border",
    ),
    ("LIND: No truce, no talks.", "lind/alvania refuses talks; lind/alvania conditions_on ceasefire"),
    ("LIND: We might.", ""),
    ("LIND: I take the point about the dam.", ""),
    ("LIND: We meet again on Friday.", "?lind/alvania meets talks"),
    ("LIND: The meeting is adjourned.", ""),
    ("LIND: See you on Friday for the talks.", "?lind/alvania meets talks"),
    ("BRANDT: What is your position on prisoners?\n\nLIND: All of them, by Friday.", ""),
    (
        "LIND: I told Brandt to his face: no inspections, no truce.",
        "lind/alvania refuses ceasefire; lind/alvania conditions_on inspections",
    ),
    ("LIND: The union told me they don't want a tariff.", "union opposes tariffs"),
    ("LIND: It was Borduria that turned the truce down.", "borduria refuses ceasefire"),
    ("LIND: Borduria? They won't accept inspections.", "borduria refuses inspections"),
)


@pytest.mark.parametrize(("question", "answer", "wanted"), ANSWERS)
def test_an_answer_is_read_with_its_question(question: str, answer: str, wanted: str) -> None:
    """What an answer leaves out is taken from its question."""
    expect(f"{INTERVIEW}Q: {question}\nA: {answer}\n", wanted)


@pytest.mark.parametrize(("turns", "wanted"), TURNS)
def test_a_turn_is_read_with_what_was_said_before(turns: str, wanted: str) -> None:
    """A turn of a dialogue reacts to the one before it, and points back to what was spoken of."""
    expect(f"{TABLE}{turns}\n", wanted)
