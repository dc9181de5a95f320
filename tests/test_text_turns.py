"""The stretches of a text that are one voice's or one item's."""

from __future__ import annotations

from pourparler.evidence.text.turns import turns


def found(text: str, *kinds: str) -> list[tuple[str, str]]:
    return [(turn.label, text[turn.start : turn.end]) for turn in turns(text) if not kinds or turn.kind in kinds]


def test_a_speaker_has_the_floor_until_the_next_one() -> None:
    """A turn goes on over paragraphs up to the next label."""
    text = (
        "THE CHAIR: Order.\n\nMR. LEE (Delta): We refuse.\n\nWe always did.\n\nDR. OYE: Noted.\n\nTHE CHAIR: Thank you."
    )
    assert found(text, "speaker") == [
        ("THE CHAIR", "THE CHAIR: Order."),
        ("MR. LEE (Delta)", "MR. LEE (Delta): We refuse.\n\nWe always did."),
        ("DR. OYE", "DR. OYE: Noted."),
        ("THE CHAIR", "THE CHAIR: Thank you."),
    ]


def test_what_follows_the_last_of_single_paragraph_turns_is_no_longer_said() -> None:
    """Where every turn is one paragraph, a reporter's closing paragraph is not the last speaker's."""
    text = "Q. Why?\n\nA. Because.\n\nQ. When?\n\nA. Soon.\n\nThe ministry did not reply to questions."
    assert found(text, "question", "answer")[-1] == ("A.", "A. Soon.")


def test_a_headline_with_a_colon_is_not_a_speech() -> None:
    """A lone label holds its own paragraph only, and words such as "Update" are fields."""
    text = "Mayor: no money for the dam\n\nThe mayor said so on Friday. He left.\n\nUpdate: he came back."
    assert found(text, "speaker") == [("Mayor", "Mayor: no money for the dam")]
    assert found(text, "field") == [("Update", "Update: he came back.")]


def test_posts_and_handles_of_a_thread() -> None:
    """Handles, reposts and numbered posts are told apart, the number inside a handle's post too."""
    text = "@union_x: 1/2 We want 3%\n@union_x: 2/2 They say no\nRT @press: talks fail\nAna Lee @analee · 2h\nwe go on"
    assert [(turn.kind, turn.label) for turn in turns(text)] == [
        ("handle", "@union_x"),
        ("post", "1/2"),
        ("handle", "@union_x"),
        ("post", "2/2"),
        ("repost", "@press"),
        ("handle", "@analee"),
    ]
    assert found(text, "handle")[-1][1].endswith("we go on")


def test_a_live_blog_is_cut_at_its_time_stamps() -> None:
    """Each stamp begins a stretch."""
    text = "14:05 The chair arrives.\n\nThe hall is full.\n\n14.20 GMT – Talks begin.\n\n3:45pm: They end."
    assert [label for label, _ in found(text, "time")] == ["14:05", "14.20 GMT", "3:45pm:"]
    assert found(text, "time")[0][1] == "14:05 The chair arrives.\n\nThe hall is full."


def test_the_furniture_of_a_report_is_named() -> None:
    """Headings, bylines, datelines, issuers, salutations, signatures and editorials have their kinds."""
    text = (
        "Talks fail again\n\nBy Ana Lee\n\nGENEVA, March 4 (Agency) — The talks failed. Nobody signed.\n\n"
        "Statement by the Ministry of Water on the dam\n\nDear Mr President,\n\nWe thank you for your letter.\n\n— Omar Haddad"
    )
    assert [(turn.kind, turn.label) for turn in turns(text)] == [
        ("heading", "Talks fail again"),
        ("byline", "Ana Lee"),
        ("dateline", "GENEVA, March 4 (Agency) —"),
        ("issuer", "the Ministry of Water"),
        ("salutation", "Dear Mr President,"),
        ("signature", "Omar Haddad"),
    ]
    assert found("Editorial\n\nA tariff is not a plan. It is a bill.", "editorial") == [("Editorial", "Editorial")]


def test_items_are_their_own_paragraphs() -> None:
    """Bullets and numbered paragraphs end with their own text; a short number line over others is a heading."""
    text = "1. General\n\nAll was quiet on the line.\n\n(a) First point.\n(b) Second point.\n\n- a bullet\n* another"
    assert found(text, "heading") == [("1. General", "1. General")]
    assert found(text, "numbered", "bullet") == [
        ("(a)", "(a) First point."),
        ("(b)", "(b) Second point."),
        ("-", "- a bullet"),
        ("*", "* another"),
    ]


def test_plain_prose_has_no_turns() -> None:
    """Colons, names and numbers inside prose are no labels."""
    text = (
        "The minister was clear: there is no deal. Mr Lee, 61, said so at 14:05 on the 3rd.\n"
        "He added one thing: the door is open. See 3.2 of the plan – it is short."
    )
    assert turns(text) == ()


def test_prose_without_full_stops_is_no_row_of_headings() -> None:
    """An author who sets no full stops writes lines, not headings."""
    text = "We offered three\n\nThey said no\n\nNow we strike\n\nAll of us go out\n\nUntil they pay"
    assert turns(text) == ()


def test_a_wrapped_line_that_begins_like_a_label_is_none() -> None:
    """A name with a colon at the head of a line is a label only where a new sentence could begin."""
    text = "The envoy, who had come from the north on Monday, told the\nCouncil: there will be no deal this year or the next, and left."
    assert turns(text) == ()
