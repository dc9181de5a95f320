"""What is said in editorials and posts, in elliptic words. Labels by hand, before any run."""

from __future__ import annotations

import pytest
from drafter_talks import drafts, expect

LEADER = "Opinion\nLeading article, 11 March 2026\n\nA river too far\n\nFew quarrels last as long as this one. "
REPORTER = "Kai Tamm @kaitamm_news · 11 March 2026\n1/ Long night at the castle. A thread.\n\n2/ "
OFFICIAL = (
    "Mara Lind @maralind · 11 March 2026\nForeign Minister of Alvania\n\n1/3 Back from the talks. Thread.\n\n2/3 "
)

LEADERS = (
    (
        "The government in Alvania wants a tariff. It is the wrong answer.",
        "alvania demands/supports tariffs; _author opposes tariffs",
    ),
    (
        "The government of Alvania has proposed a truce. It is a dull compromise. It is also the right one.",
        "alvania offers ceasefire; _author supports ceasefire",
    ),
    (
        "What Mara Lind has put forward is sensible: a truce until May.",
        "lind offers ceasefire; _author supports ceasefire",
    ),
    ("Lind's proposal for a truce is sensible.", "?lind offers ceasefire; _author supports ceasefire"),
    (
        "A truce, which Brandt rejects, would cost little and calm much.",
        "brandt refuses/opposes ceasefire; _author supports ceasefire",
    ),
    ("A tariff would ruin half the ports.", "_author opposes/claims tariffs"),
    ("Better a bad truce than none.", "_author supports ceasefire"),
    ("Alvania would do well to lift the sanctions.", "_author demands/supports sanctions"),
    ("Alvania would be wise to accept a truce.", "_author supports/demands ceasefire"),
    ("Borduria is right to ask for inspections.", "_author supports inspections; ?borduria demands inspections"),
    ("Brandt is wrong to reject the truce.", "_author supports/opposes ceasefire; ?brandt refuses/opposes ceasefire"),
    ("The case for a truce is strong.", "_author supports ceasefire"),
    ("The case for a tariff is weak.", "_author opposes tariffs"),
    ("There is much to be said for a truce.", "_author supports ceasefire"),
    ("A truce deserves a chance.", "_author supports ceasefire"),
    ("The inspections deserve support.", "_author supports inspections"),
    ("It is time to open the border.", "_author demands border"),
    ("It is high time the border was opened.", "_author demands border"),
    ("Let the inspectors in.", "_author demands/supports inspections"),
    ("The sanctions should go.", "_author demands/opposes sanctions"),
    (
        "Nor should the tariff stay for ever, as Borduria insists.",
        "_author opposes tariffs; borduria demands/supports/claims tariffs",
    ),
    ("As Lind promised in the spring, the dam will open.", "lind promises water"),
    ("Lind promised in the spring that the dam would open.", "lind promises water"),
    ("Lind swore she would never sign a truce.", "lind refuses ceasefire"),
    (
        "Brandt's people, who a year ago swore they would never accept inspections, now say they can stomach them.",
        "brandt/borduria refuses inspections; brandt/borduria accepts inspections",
    ),
    (
        "He has let it be known, through aides, that he may close the border. Oskar Brandt should not.",
        "?_source considers/threatens border",
    ),
    ("Brandt should pick up the telephone.", ""),
    ("On pay the union is right.", "_author supports wages"),
    ("The company has yet to say what it will pay.", "company silent wages"),
    ("The company has still not answered the pay claim.", "company silent wages"),
    ("The tariff is folly.", "_author opposes tariffs"),
    ("The tariff was a mistake, and it still is.", "_author opposes tariffs"),
    ("If the tariff stays, the ports will die.", "?_author opposes/claims tariffs"),
    ("There is nothing wrong with inspections.", "_author supports/accepts inspections"),
    ("A joint inspection would settle it.", "_author supports inspections"),
    ("The truce is worth having.", "_author supports ceasefire"),
    ("The dam was built in 1971.", ""),
    ("Lind is a patient woman.", ""),
    ("Should the sanctions go? Yes.", "_author supports/demands/accepts sanctions"),
    ("Should the sanctions go? No.", "_author opposes/refuses sanctions"),
    ("Is a tariff the answer? Hardly.", "_author opposes/refuses/denies tariffs"),
    (
        "Lind wants it all: the dam, the border, and the tariff too.",
        "?lind demands water; ?lind demands border; ?lind demands tariffs",
    ),
    (
        "Brandt says he will not accept inspections. He should think again.",
        "brandt refuses inspections; _author demands/opposes/supports inspections",
    ),
    (
        "Brandt says he will not accept inspections. He is right.",
        "brandt refuses inspections; _author opposes/supports inspections",
    ),
    ("Brandt has offered a truce. Lind should take it.", "brandt offers ceasefire; _author demands/supports ceasefire"),
    (
        "Brandt has offered a truce. Lind should refuse it.",
        "brandt offers ceasefire; _author opposes/demands ceasefire",
    ),
    ("The best way out is a truce.", "_author supports/demands ceasefire"),
    ("The answer is a truce.", "_author supports/demands ceasefire"),
    ("The answer is not a tariff.", "_author opposes tariffs"),
    ("What the region needs is a truce.", "_author demands/supports ceasefire"),
    ("We have long opposed the tariff.", "_author opposes tariffs"),
    ("We do not pretend that the truce is perfect.", ""),
    ("Credit to Lind for opening the border.", "_author supports border"),
    ("Three cheers for the truce.", "_author supports ceasefire"),
)

POSTS = (
    ("The union came in wanting a 5% pay rise across the board.", "union demands wages"),
    ("It's now offering a pay rise if the union calls off the strike.", ""),
    ("Company now offering 3% on pay.", "company offers wages"),
    ("Company still refusing to talk pay.", "company refuses wages"),
    ("Union says no to the pay offer.", "union refuses/opposes wages"),
    ("Union says yes to the pay offer.", "union accepts wages"),
    ("BREAKING: Borduria rejects truce.", "borduria refuses ceasefire"),
    (
        "BREAKING: Alvania & Borduria agree truce, per two officials.",
        "alvania accepts ceasefire; borduria accepts ceasefire",
    ),
    ("NEW: Lind tells me the sanctions stay.", "lind/alvania demands/refuses/supports/promises/claims sanctions"),
    ("Alvania hasn't said yes to the truce, hasn't said no.", "alvania silent/considers ceasefire"),
    ("Alvania has not said yes to inspections, it has not said no.", "alvania silent/considers inspections"),
    ("Nothing from Borduria on the prisoners. Asked twice.", "borduria silent prisoners"),
    ("No word from Borduria on the truce.", "borduria silent ceasefire"),
    ("Borduria side not commenting on the truce.", "borduria silent ceasefire"),
    (
        "The tariff stays on till June whatever happens, per the Bordurian side.",
        "borduria promises/claims/refuses/demands/supports tariffs",
    ),
    ("Tariff dead on arrival, says Borduria.", "borduria refuses/opposes tariffs"),
    ('Tariff "a non-starter" for Borduria.', "borduria refuses/opposes tariffs"),
    ('Brandt on the tariff: "Not happening."', "brandt refuses/opposes tariffs"),
    ('Brandt on a truce: "We\'d look at it."', "brandt considers ceasefire"),
    ('Lind just now: "We will open the dam."', "lind promises water"),
    ('Gen sec of the Metal Workers\' Union just now: "We want 5% on pay."', "union demands wages"),
    ("Lind isn't ruling out a truce.", "lind considers ceasefire"),
    ("Lind not ruling out a truce.", "lind considers ceasefire"),
    ("Alvania open to a truce, hearing.", "alvania considers ceasefire"),
    (
        "Hearing Alvania could accept inspections if the sanctions go.",
        "alvania considers/accepts inspections; alvania conditions_on sanctions",
    ),
    (
        "I'm hearing from someone on the other side that Borduria might free the prisoners if we lift sanctions.",
        "borduria considers/offers prisoners; borduria conditions_on sanctions",
    ),
    ("They meet again tmrw at 2.", "?alvania meets talks; ?borduria meets talks"),
    ("Talks resume tomorrow 10:00.", ""),
    ("Union: no deal without pay rise.", "union refuses/demands/conditions_on wages"),
    ("Union threatening a strike over pay.", "union threatens wages"),
    ("If there's no pay deal by Friday they walk out.", ""),
    ('Source close to Lind: "We can live with inspections."', "lind/alvania/_source accepts inspections"),
    ('RT @maralind: "We have made no offer on the dam."', "lind denies water"),
    ("Alvania denies it offered a truce.", "alvania denies ceasefire"),
    ("Alvania denies threatening to close the dam.", "alvania denies water"),
    ("Alvania has NOT offered a truce.", "alvania denies ceasefire"),
    ("To be clear, Alvania has not asked for inspections.", "alvania denies inspections"),
    ("My read: the truce is nearly done, prisoners aren't.", ""),
    ('Reminder: in July Brandt called the tariff "an insult".', "brandt opposes tariffs"),
    ("Brandt wouldn't be drawn on the tariff.", "brandt silent tariffs"),
    ("Brandt ducking questions on the tariff.", "brandt silent tariffs"),
    ("Both sides want a truce. Neither wants inspections.", ""),
    ("Alvania wants: a truce, the border open.", ""),
    ("Lind → Brandt: open the border or no truce.", ""),
    ('Brandt calls that "reckless".', ""),
    ("Borduria will NOT lift sanctions, full stop.", "borduria refuses sanctions"),
    (
        "Borduria says it won't lift sanctions and that Brandt would back a truce.",
        "borduria refuses sanctions; brandt supports ceasefire",
    ),
    (
        "Bordurian source says Alvania won't accept inspections and that Lind would back a truce.",
        "alvania refuses inspections; lind supports ceasefire",
    ),
)

OWN_POSTS = (
    ("We asked for all prisoners. We still do.", "lind/alvania demands prisoners; ?lind/alvania demands prisoners"),
    ("Alvania has NOT offered a truce. Not now, not ever.", "lind/alvania denies ceasefire"),
    ("We won't trade the dam for a truce.", "lind/alvania refuses water"),
    (
        "Brandt says there is no tariff. We don't buy it.",
        "brandt/borduria denies/claims tariffs; lind/alvania denies/opposes tariffs",
    ),
    ("I expect the prisoners home by Saturday.", "?lind demands prisoners; ?lind claims prisoners"),
    (
        "I told Brandt to his face: no inspections, no truce.",
        "lind/alvania refuses ceasefire; lind/alvania conditions_on inspections",
    ),
    ("The prisoners come first.", "lind/alvania demands prisoners"),
    ("We stand with the prisoners.", "lind/alvania supports prisoners"),
    ("Proud of our team tonight. The dam stays open.", "?lind/alvania promises/demands/claims/supports water"),
    ("Contrary to what the Courier wrote, we never offered a truce.", "lind/alvania denies ceasefire"),
    ("Our Foreign Minister is open to meeting her counterpart.", "lind/alvania considers/offers talks"),
    ("Good talks with Brandt today.", "?lind meets talks; ?brandt meets talks"),
    ("Thank you to everyone at the dam.", ""),
    ("And it isn't mine to give: the parliament decides, not me.", ""),
    ("We owe 90 million.", ""),
)


@pytest.mark.parametrize(("text", "wanted"), LEADERS)
def test_an_editorial_has_a_voice_of_its_own(text: str, wanted: str) -> None:
    """What an editorial thinks is its author's position, and what it tells of others is theirs."""
    expect(f"{LEADER}{text}\n", wanted)


@pytest.mark.parametrize(("post", "wanted"), POSTS)
def test_a_post_leaves_words_out(post: str, wanted: str) -> None:
    """A reporter's posts are read without the verbs and articles that they leave out."""
    expect(f"{REPORTER}{post}\n\n3/ More when I have it.\n", wanted)


@pytest.mark.parametrize(("post", "wanted"), OWN_POSTS)
def test_a_post_of_a_party_is_its_own_word(post: str, wanted: str) -> None:
    """What an official posts in the first person is that official's."""
    expect(f"{OFFICIAL}{post}\n\n3/3 More soon.\n", wanted)


UNNAMED = (
    "Somebody close to Lind says Borduria could live with a truce.",
    "Someone on the other side told me Borduria might accept a truce.",
    "According to one person who sat in on the meeting, Borduria accepts a truce.",
    "Two people in the room tell me Borduria would accept a truce.",
)


@pytest.mark.parametrize("text", UNNAMED)
def test_who_is_told_of_by_a_place_alone_is_anonymous(text: str) -> None:
    """A source that is told by where it stands, and by no name or office, is anonymous, and close to what it tells."""
    found = [s for s in drafts(text).statements if s.actor.id == "borduria"]
    assert found and found[0].attribution[-1].anonymous and found[0].attribution[-1].ground == "familiar_with"


LABELS = (
    ("What Alvania wants: a truce, and the border open.", "alvania demands ceasefire; alvania demands border"),
    ("Alvania's line: inspections yes, tariffs never.", "alvania accepts inspections; alvania refuses tariffs"),
    ("Borduria's answer on the truce was no.", "borduria refuses ceasefire"),
    ("Lind said no such truce was offered.", "lind denies ceasefire"),
    ("Lind said there was room for dinner.", ""),
    ("What a night it was: the river, the lights.", ""),
    ("The answer was a long time coming on the truce.", ""),
)


@pytest.mark.parametrize(("text", "wanted"), LABELS)
def test_a_noun_may_announce_a_position(text: str, wanted: str) -> None:
    """What stands behind "what X wants", "X's line" or "X's answer was" is X's position."""
    expect(text, wanted)
