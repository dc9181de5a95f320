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


OPINION = "This newspaper believes in peace. "
SPOKEN = (
    (OPINION + "It would be wrong to lift the sanctions now.", "_author opposes sanctions"),
    (OPINION + "It would be a mistake to reject the truce.", "_author supports ceasefire"),
    (OPINION + "The right course is to open the dam.", "_author demands water"),
    (OPINION + "The sanctions have failed. Scrap them.", "_author demands/opposes sanctions"),
    (OPINION + "Open the dam, Mr Brandt.", "_author demands water"),
    (OPINION + "Alvania needs to lift the sanctions.", "_author demands sanctions"),
    (OPINION + "Nobody should accept a tariff.", "_author opposes tariffs"),
    (OPINION + "There is no case for a tariff.", "_author refuses/opposes tariffs"),
    ("LIND: Withdraw your troops.", "lind demands troops"),
    ('"Free the prisoners," Lind told Brandt.', "lind demands prisoners"),
    ("The union said it would be foolish to accept the wage offer.", "union opposes wages"),
    ("LIND: I'd happily take a truce.", "lind accepts ceasefire"),
    ("LIND: I'd sooner have the border open than closed.", "lind supports border"),
    ("LIND: We're not doing inspections.", "lind refuses inspections"),
    ("LIND: Nobody's talking about tariffs.", "lind denies tariffs"),
    ("LIND: We did not close the border.", "lind denies border"),
    ("LIND: We've said all along we'd open the dam.", "lind promises/offers water"),
    ("BRANDT: Then there is no deal on the prisoners.", "brandt refuses/denies prisoners"),
)
UNSPOKEN = (
    OPINION + "It is hard to see why the border should remain closed.",
    OPINION + "Consider the dam.",
    "Borduria needs to open the dam.",
    "LIND: Tell me about the dam.",
    "LIND: Let me turn to the sanctions.",
    "LIND: We did not know about the tariff.",
    "LIND: We're not talking about the weather at the border.",
)


@pytest.mark.parametrize(("text", "wanted"), SPOKEN)
def test_a_speaker_or_an_author_takes_a_position(text: str, wanted: str) -> None:
    """What somebody says in the first person, orders or weighs is that one's position, and nothing else is drafted."""
    found = drafted(text)
    actor, stance, issue = wanted.split()
    assert any(row[0] == actor and row[1] in stance.split("/") and row[2] == issue for row in found), found
    assert len(found) == 1, found


@pytest.mark.parametrize("text", UNSPOKEN)
def test_a_turn_of_phrase_is_no_position(text: str) -> None:
    """What only leads on, tells of no will, or asks, is no position."""
    assert drafted(text) == []


TOLD = (
    ('Lind was blunt: "We will never lift the sanctions."', "lind refuses sanctions"),
    ('Lind said on Friday: "We will never lift the sanctions."', "lind refuses sanctions"),
    ('Brandt hit back: "We are not opening the border."', "brandt refuses border"),
    ('Borduria was furious. Its response was swift: "We reject the truce."', "borduria refuses ceasefire"),
    (
        'Mara Lind, who leads the delegation, told reporters: "We will not accept inspections."',
        "lind refuses inspections",
    ),
    ("Asked whether he would accept inspections, Brandt said no.", "brandt refuses inspections"),
    ("Asked if Borduria would support the truce, Brandt said it would.", "brandt supports ceasefire"),
    ("Pressed on whether she would rule out sanctions, Lind said she would not.", "lind considers sanctions"),
    ('Brandt was asked whether he would accept inspections. "No," he said.', "brandt refuses inspections"),
    ("Borduria, the Post reported, citing two officials, is ready to free the prisoners.", "borduria offers prisoners"),
    ("It had been a good day, Lind told reporters. She would open the border on Friday.", "lind promises border"),
    ("Lind told reporters that the truce was welcome.", "lind supports ceasefire"),
)
PAIRS = (
    "Alvania and Borduria are at odds over the river. The former wants the dam opened; the latter refuses any inspection.",
    "Alvania and Borduria spoke of the river. The first wants the dam opened. The second refuses any inspection.",
)


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_what_somebody_is_told_to_have_said_is_theirs(text: str, wanted: str) -> None:
    """What stands behind a colon, answers a question that is told of, or goes on after a report is the speaker's."""
    found = drafted(text)
    assert found == [tuple(wanted.split())], found


@pytest.mark.parametrize("text", PAIRS)
def test_the_former_and_the_latter_are_told_apart(text: str) -> None:
    """The former and the latter, the first and the second, are the parties named together before."""
    found = drafted(text)
    assert [row for row in found if row[1] != "meets"] == [
        ("alvania", "demands", "water"),
        ("borduria", "refuses", "inspections"),
    ]


def test_both_is_both_parties() -> None:
    """A bare "both" before a verb means the two parties named before."""
    found = drafted("Alvania and Borduria are old rivals. Both want the sanctions lifted.")
    assert found == [("alvania", "demands", "sanctions"), ("borduria", "demands", "sanctions")]


ISSUED = (
    ("Non-paper by Alvania\n\n1. We see no need for a new tariff.\n", "alvania refuses/opposes tariffs"),
    ("Non-paper by Alvania\n\n1. We could live with inspections.\n", "alvania accepts inspections"),
    (
        "Open letter to the Government of Borduria\n\nWe, the members of the Metal Workers' Union, have a request. "
        "We demand that the border be reopened.\n",
        "union demands border",
    ),
    (
        "The border is closed.\n\nWe regret that, and we ask for calm. We demand a truce.\n\nPress office of the "
        "Government of Borduria\n",
        "borduria demands ceasefire",
    ),
    ("Bulletin No. 12\n\nThe claimant, the Metal Workers' Union, seeks a pay rise.", "union demands wages"),
    ("A third official, from Borduria, said his side would never free the prisoners.", "borduria refuses prisoners"),
    (OPINION + "What Alvania needs is a truce.", "_author demands ceasefire"),
    (OPINION + "The editorial board urges a truce.", "_author demands ceasefire"),
    ("LIND: We're done with inspections.", "lind refuses inspections"),
    ("Brandt spoke on Monday. He shrugged off the tariff.", "brandt refuses tariffs"),
    (
        "The company is disappointed that the union has walked away. It urges the union to accept the pay offer.",
        "company demands wages",
    ),
)


@pytest.mark.parametrize(("text", "wanted"), ISSUED)
def test_a_text_is_read_as_whose_it_is(text: str, wanted: str) -> None:
    """Who issues a text says "we" in it; roles and "it" mean who the text made them mean."""
    found = drafted(text)
    actor, stance, issue = wanted.split()
    assert any(row[0] == actor and row[1] in stance.split("/") and row[2] == issue for row in found), found
    assert all(row[0] == actor for row in found), found


def test_asking_about_something_is_no_demand() -> None:
    """Who asks about a thing demands nothing."""
    assert drafted("Lind asked about the dam. Brandt asked how the border works.") == []


MORE = (
    (OPINION + "It is high time that Alvania opened the border.", "_author demands border"),
    (OPINION + "Alvania's best option is a truce.", "_author supports ceasefire"),
    (OPINION + "One can only hope that Borduria accepts inspections.", "_author supports inspections"),
    ("Opinion\n\nThe war drags on. Alvania must open the border.", "_author demands border"),
    ("The union's view is that wages should rise.", "union demands wages"),
    ("Alvania's position, as set out by Lind on Tuesday, is that the dam must be shared.", "alvania demands water"),
    ("Lind is said to be open to inspections.", "lind considers inspections"),
    ("Lind said yes to a truce. Brandt said no.", "lind accepts ceasefire ; brandt refuses ceasefire"),
    (
        "Joint statement by Alvania and Borduria\n\nWe welcome the truce.",
        "alvania supports ceasefire ; borduria supports ceasefire",
    ),
    (
        "Alvania and Borduria welcomed the truce. They did not mention the dam.",
        "alvania supports ceasefire ; borduria supports ceasefire ; alvania silent water ; borduria silent water",
    ),
    ("LIND: Is that so?\nBRANDT: I rule nothing out on the border.", "brandt considers border"),
    ("Borduria wants quiet. Brandt's people: no way they sign off on the tariff.", "borduria refuses tariffs"),
    ("REPORTER: Are you prepared to lift sanctions?\nLIND: We're prepared to look at it.", "lind considers sanctions"),
)


@pytest.mark.parametrize(("text", "wanted"), MORE)
def test_nothing_more_is_drafted_than_what_is_said(text: str, wanted: str) -> None:
    """Exactly the positions of the text are drafted, each for the one who takes it."""
    assert sorted(drafted(text)) == sorted(tuple(one.split()) for one in wanted.split(";"))


ROLES_TOLD = (
    (
        "The President of Alvania received the Prime Minister of Borduria. The Prime Minister assured the President "
        "that the prisoners would be released.",
        "borduria promises prisoners",
    ),
    ("A spokesman for the union said members would vote against the pay offer.", "union opposes wages"),
    (
        "We at the Metal Workers' Union have had enough. We reject the pay offer. Our answer is no.",
        "union refuses wages",
    ),
    (INTERVIEW + "Q: Brandt wants the border reopened. Will you?\nA: No.", "lind refuses border"),
)


@pytest.mark.parametrize(("text", "wanted"), ROLES_TOLD)
def test_a_role_is_whose_it_was_before(text: str, wanted: str) -> None:
    """The Prime Minister, members, and we at a union are of the party that the text said before."""
    assert tuple(wanted.split()) in drafted(text)


def test_a_question_about_something_else_carries_no_topic() -> None:
    """A short answer to a question that names no issue does not answer the one before."""
    text = (
        INTERVIEW + "Q: Do you want a truce?\nA: We shall see.\n\nQ: Do you trust your neighbours these days?\nA: No.\n"
    )
    assert ("lind", "refuses", "ceasefire") not in drafted(text)


ECHOES = (
    ("Alvania wants the prisoners back; so does the union.", "alvania demands prisoners ; union demands prisoners"),
    (
        "Borduria will not accept inspections. Neither will Brandt.",
        "borduria refuses inspections ; brandt refuses inspections",
    ),
    ("Alvania does not want the tariff, and nor does the union.", "alvania opposes tariffs ; union opposes tariffs"),
    ("Alvania backs the truce, as does Borduria.", "alvania supports ceasefire ; borduria supports ceasefire"),
    ("Alvania backs the truce. So be it.", "alvania supports ceasefire"),
    (
        "Both the union and the company said they were ready for talks.",
        "union considers talks ; company considers talks",
    ),
)


@pytest.mark.parametrize(("text", "wanted"), ECHOES)
def test_so_does_somebody_else(text: str, wanted: str) -> None:
    """Who is said to do so too, or not to either, takes the same position."""
    assert sorted(drafted(text)) == sorted(tuple(one.split()) for one in wanted.split(";"))


LATER = (
    (
        "Statement of the Bordurian Ministry of Foreign Affairs\n\nThe Ministry calls on Alvania to reopen the border.",
        "borduria demands border",
    ),
    (
        "We, the undersigned governments of Alvania and Borduria, have talked. We undertake to release all prisoners.",
        "alvania promises prisoners ; borduria promises prisoners",
    ),
    ("The war drags on. Alvania should not lift sanctions too early.\n\n— Editorial", "_author opposes sanctions"),
    ("INTERVIEWER: And you won't lift sanctions?\nBRANDT: Not while they hold our people.", "brandt refuses sanctions"),
    ("INTERVIEWER: Is the tariff still your policy?\nBRANDT: It is.", "brandt claims tariffs"),
)


@pytest.mark.parametrize(("text", "wanted"), LATER)
def test_forms_of_texts(text: str, wanted: str) -> None:
    """A ministry's own statement, undersigned governments, a signed editorial and plain questions are told apart."""
    assert sorted(drafted(text)) == sorted(tuple(one.split()) for one in wanted.split(";"))


def test_i_did_not_denies_what_was_said_before() -> None:
    """ "I did not." after somebody's reproach denies what it was about."""
    found = drafted("BRANDT: Your soldiers came and closed the border.\nLIND: We did not.\n")
    assert ("lind", "denies", "border") in found
