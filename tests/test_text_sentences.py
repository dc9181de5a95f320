"""Where a sentence ends and the next begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparler.evidence.text.sentences import sentences

ALASKA = Path(__file__).parent.parent.parent / "shared" / "reports" / "alaska-2025-08-16.txt"


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


ONE_LINE = [
    ["Gen. Omar Haddad met Sen. J. K. Rowe at the U.S. Embassy.", "They left at 9 p.m."],
    ["Talks began at 9 a.m. Monday in St. Anne.", "They failed."],
    ["It cost $1.2 million, i.e. twice the plan.", "No. 5 was cut."],
    ["Will they sign?", "They said no.", "The talks ended."],
    ["“Will you sign?” he asked.", "“Never!”", "The hall emptied."],
    ["“Will you sign?” Anna Lee asked."],
    ['"We refuse."', "That was all."],
    ["See p. 3 of the report, fig. 2, and Art. 5.", "It is short."],
    ["He paused... and went on.", "She said… nothing."],
    ["They met in Jan. 2024 and on Feb. 3.", "Nobody came."],
    ["The plan (see sec. 4) failed.", "(It was late.)", "All left."],
    ["Acme Inc. and Beta Ltd. merged.", "The E.U. objected."],
    ["We won!", "We lost?", "Who knows."],
    ["Dr. A. Smith, Ph.D., wrote it, e.g. in vol. 2.", "It sold."],
    ["The rate is 3.5 per cent.", "15 states agreed."],
    ["他说他们拒绝。", "谈判结束了！", "为什么？"],
    ["هل توافق؟", "نعم."],
    ["यह समझौता है।", "वे सहमत हैं।"],
    ["The source was clear.[12]", "Others were not."],
    ["Prices rose vs. last year, etc. and fell again.", "The end."],
    ["Mr. Lee spoke to Mrs. Day, Ms. Roy and Prof. Oz.", "Nobody answered."],
    ["The group Yahoo! said it would pay.", "It did."],
]


@pytest.mark.parametrize("parts", ONE_LINE, ids=lambda parts: parts[0][:30])
def test_a_paragraph_splits_at_the_ends_of_its_sentences(parts: list[str]) -> None:
    """Sentences of one paragraph come apart where a reader would part them, and nowhere else."""
    if parts[0][0] in "他":
        assert split("".join(parts)) == parts
    else:
        assert split(" ".join(parts)) == parts


def test_the_alaska_report_has_eleven_sentences() -> None:
    """The sample report has as many sentences as a person counted."""
    if not ALASKA.exists():
        pytest.skip("the sample report is not in this clone")
    assert len(sentences(ALASKA.read_text(encoding="utf-8"))) == 11


def test_a_line_end_inside_a_wrapped_paragraph_is_a_space() -> None:
    """A sentence goes on over the line ends of a wrapped paragraph, capitals at the head of a line or not."""
    text = (
        "The ministers of the seven states met in the old town hall on\n"
        "Tuesday to hear a report by the Secretary-General of the\n"
        "United Nations. They did not agree, and the chair of the\n"
        "International Commission closed the session.\n"
    )
    assert [part.replace("\n", " ") for part in split(text)] == [
        "The ministers of the seven states met in the old town hall on Tuesday to hear a report by the "
        "Secretary-General of the United Nations.",
        "They did not agree, and the chair of the International Commission closed the session.",
    ]


def test_headings_and_blank_lines_end_a_sentence() -> None:
    """A heading without a full stop is a sentence of its own, with a blank line behind it or none."""
    text = "Talks fail again\nThe two sides left the hall without a word to the press on Friday.\n\nWhat comes next\n\nNobody knows"
    assert split(text) == [
        "Talks fail again",
        "The two sides left the hall without a word to the press on Friday.",
        "What comes next",
        "Nobody knows",
    ]


def test_items_and_clauses_on_lines_of_their_own_are_sentences() -> None:
    """Bullets, numbered paragraphs and the clauses of a resolution each begin a new sentence."""
    text = (
        "The Council,\nRecalling its resolution 12,\nNoting the report of its chair,\n"
        "1. Calls on all parties to halt work;\n2. Decides to remain seized; and\n3. Requests a report.\n\n"
        "- first demand\n- second demand; and\n• third demand\n(a) a fourth\n"
    )
    assert split(text) == [
        "The Council,",
        "Recalling its resolution 12,",
        "Noting the report of its chair,",
        "1. Calls on all parties to halt work;",
        "2. Decides to remain seized; and",
        "3. Requests a report.",
        "- first demand",
        "- second demand; and",
        "• third demand",
        "(a) a fourth",
    ]


def test_labels_begin_a_sentence_and_end_none() -> None:
    """Speakers, questions, handles, posts and time stamps start a sentence and belong to it."""
    text = "THE CHAIR: Order.\nMR. LEE (Delta): We refuse. Fully.\nQ. Why?\nA. No.\n@a_b: we strike\n14:05 They left\n2/3 and more\n"
    assert split(text) == [
        "THE CHAIR: Order.",
        "MR. LEE (Delta): We refuse.",
        "Fully.",
        "Q. Why?",
        "A. No.",
        "@a_b: we strike",
        "14:05 They left",
        "2/3 and more",
    ]


def test_posts_without_capitals_still_split() -> None:
    """An author who begins a post in small letters ends sentences before small letters too."""
    assert split("no deal. they lied to us. we walk") == ["no deal.", "they lied to us.", "we walk"]


def test_a_stop_without_a_space_behind_it_ends_a_sentence_before_a_plain_opener() -> None:
    """Scraped text that lost a space is split before a word that opens sentences, and addresses stay whole."""
    assert split("They made a deal.The rest left.") == ["They made a deal.", "The rest left."]
    assert split("See www.example.com and pay 3.5 or v2.0 now.") == ["See www.example.com and pay 3.5 or v2.0 now."]


def test_an_abbreviation_ends_a_sentence_where_the_next_word_opens_one() -> None:
    """ "The U.S." ends a sentence before "They", and does not before a name."""
    assert split("He left the U.S. They stayed.") == ["He left the U.S.", "They stayed."]
    assert split("He met U.S. Senator Lee.") == ["He met U.S. Senator Lee."]
