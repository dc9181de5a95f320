"""Who speaks and how: texts of parties, transcripts, interviews, threads, editorials. Labels by hand, before any run."""

from __future__ import annotations

import pytest
from drafter_talks import drafted

INTERVIEW = "An interview with Mara Lind, foreign minister of Alvania.\n\n"
# A question, an answer, and what the answer says; a slash stands between readings that are both right.
ANSWERS = (
    ("Will you lift the sanctions?", "If we have to.", "lind considers sanctions"),
    ("Has Borduria asked for inspections?", "It has not.", "lind denies inspections"),
    ("Would you accept inspections?", "No.", "lind refuses inspections"),
    ("Would you accept inspections?", "No, and nobody should be surprised.", "lind refuses inspections"),
    ("Was the border closed by your army?", "Not by us.", "lind denies border"),
    ("Is a truce possible?", "I would say so.", "lind considers/supports ceasefire"),
    ("Do you support the tariff?", "Absolutely not.", "lind opposes tariffs"),
    ("Do you oppose the tariff?", "Of course.", "lind opposes tariffs"),
    ("And the inspections?", "Not a chance.", "lind refuses inspections"),
    ("Minister, would you rule out a truce?", "We would not.", "lind considers ceasefire"),
    ("Will the prisoners be freed?", "Next question.", "lind silent prisoners"),
    ("Could you accept a truce?", "Yes, if the border opens.", "lind accepts ceasefire"),
)


@pytest.mark.parametrize(("question", "answer", "wanted"), ANSWERS)
def test_a_short_answer_is_read_with_its_question(question: str, answer: str, wanted: str) -> None:
    """A short answer takes the stance that the question asks about, or its opposite."""
    found = drafted(f"{INTERVIEW}Q: {question}\nA: {answer}\n")
    actor, stance, issue = wanted.split()
    assert any(row[0] == actor and row[1] in stance.split("/") and row[2] == issue for row in found), found


def test_an_answer_that_says_nothing_drafts_nothing() -> None:
    """What is neither yes nor no takes no position, and a question takes none."""
    for answer in ("I hear you.", "It was a long night.", "Thank you for the question."):
        assert drafted(f"{INTERVIEW}Q: Will you lift the sanctions?\nA: {answer}\n") == []
