"""What becomes of a model's items: drafts with spans of our own, or a reason why not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from coder_reports import LEXICON, TEXT, coded, kinds, long_text, report
from mock_model import Asked, Handler, item, model, says, words

from pourparler.evidence.ledger import Ledger
from pourparler.evidence.statement import Grade, Review, Statement, misplaced, problem_of

JOINT = item(1, "The North supports a joint ferry", cue="supports", alternative="joint")
HALF = item(
    2,
    "the South “will accept half the water” on Monday",
    cue="will accept",
    actor="south",
    stance="accepts",
    issue="water",
    alternative="half",
    modality="reported_plan",
    sources=[{"sentence": 2, "quote": "Ana Brandt", "who": "ana", "kind": "anonymous"}],
)
REFUSES = item(
    3,
    "The South did not accept a joint ferry",
    cue="did not accept",
    actor="south",
    stance="refuses",
    alternative="joint",
    negated=True,
    condition="unless the North pays 12 million euros",
)


def one(row: dict[str, Any], text: str = TEXT) -> Statement:
    with model([row]) as mock:
        found = coded(mock, text)
    assert not found.rejected
    return found.statements[0]


def reason(row: Any, text: str = TEXT) -> str:
    """Why the item was dropped, the good one beside it kept."""
    good = item(4, "the talks go on", actor="_source", stance="claims", issue="press")
    with model([row, good]) as mock:
        found = coded(mock, text)
    assert [s.actor.id for s in found.statements] == ["_source"]
    assert "model-rejected" in kinds(found)
    return found.rejected[0].reason


def test_drafts_are_records_of_the_schema_with_verbatim_spans() -> None:
    """Each draft validates against the statement's schema, every span says what stands there, and ids differ."""
    with model([JOINT, HALF, REFUSES]) as mock:
        found = coded(mock)
    assert len({s.id for s in found.statements}) == 3
    for s in found.statements:
        assert problem_of(s.to_json()) == ""
        assert misplaced(s, TEXT) == ""


def test_a_model_only_drafts() -> None:
    """A draft names its model and its hashes, is graded F6, and is nobody's word."""
    s = one(JOINT)
    assert s.prov.drafted_by == "llm:mock:1" and s.actor.resolved == "model"
    assert s.grade == Grade() and s.review == Review()
    assert len(s.prov.prompt_sha256 or "") == len(s.prov.response_sha256 or "") == 64
    assert "a fresh run may differ" in s.prov.engine and s.prov.lexicon == LEXICON.version


def test_our_reader_fills_what_a_model_may_not() -> None:
    """Date, quotation, ground of anonymity and the actor's place come from the text, by our own rules."""
    s = one(HALF)
    assert s.when and s.when.value == "2026-03-09"  # the Monday after Tuesday, 3 March 2026
    assert s.quote == "mixed"
    assert s.actor.mention and s.actor.mention.text == "the South"
    assert s.attribution[0].anonymous and s.attribution[0].ground == "asked_not_to_be_named"
    assert s.attribution[0].id == "ana" and s.attribution[0].span


def test_a_person_stands_for_its_party() -> None:
    """The actor of a draft is the person, and its party the one that the case gives them."""
    s = one(item(2, "Ana Brandt, who asked not to be named, said", actor="ana", cue="said", stance="claims"))
    assert (s.actor.id, s.actor.party) == ("ana", "north")


def test_conditions_are_found_by_their_words() -> None:
    """A condition has a verbatim span in the sentence and the kind that its first words tell."""
    s = one(REFUSES)
    assert s.condition and s.condition.kind == "unless"
    assert s.condition.span.text == "unless the North pays 12 million euros"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"quote": "The North opposes a joint ferry"}, "the quote does not stand in its sentence"),
        ({"quote": "the North supports a joint ferry"}, "the quote does not stand in its sentence"),
        ({"quote": "will accept half the water"}, "the quote does not stand in its sentence"),
        ({"quote": "orth supports a joint ferry"}, "the quote begins or ends inside a word"),
        ({"quote": ""}, "the quote holds no words"),
        ({"quote": "…"}, "the quote holds no words"),
        ({"quote": "The North " * 99}, "the quote is longer than its sentence"),
        ({"cue": "rejects"}, "the cue does not stand there"),
        ({"sentence": 9}, "the quote names a sentence that is not there to be quoted"),
        ({"sentence": "1"}, "sentence is of the wrong kind"),
        ({"sentence": True}, "sentence is of the wrong kind"),
        ({"sentence": 1.5}, "sentence is of the wrong kind"),
        ({"actor": "west"}, "actor is none of those in the list"),
        ({"actor": None}, "actor is of the wrong kind"),
        ({"stance": "loves"}, "stance is none of those in the list"),
        ({"issue": "fish"}, "issue is none of those in the list"),
        ({"modality": "sure"}, "modality is none of those in the list"),
        ({"alternative": "both"}, "alternative is none of those in the list"),
        ({"alternative": "half"}, "the alternative is none of that issue's options"),
        ({"condition": "if it rains"}, "the condition does not stand in its sentence"),
        ({"negated": "no"}, "negated is of the wrong kind"),
        ({"sources": [{"sentence": 1, "quote": "Bo", "who": None, "kind": "media"}]},
         "the quote of a source does not stand in its sentence"),
        ({"sources": [{"sentence": 1, "quote": "The North", "who": "west", "kind": "media"}]},
         "who of sources is none of those in the list"),
        ({"sources": [{"sentence": 1, "quote": "The North", "who": None, "kind": "media"}] * 7},
         "it names more than 6 sources"),
        ({"id": "st-1"}, "it has a field that a model may not write"),
        ({"review": {"status": "accepted"}}, "it has a field that a model may not write"),
        ({"start": 0, "end": 5}, "it has a field that a model may not write"),
    ],
)  # fmt: skip
def test_bad_items_are_dropped_one_by_one(changes: dict[str, Any], why: str) -> None:
    """An item that is not the asked form, or whose words do not stand there, is dropped with its reason."""
    assert reason({**JOINT, **changes}) == why


@pytest.mark.parametrize("row", [None, [], "The North supports a joint ferry", 3, {}])
def test_items_that_are_no_records_are_dropped(row: Any) -> None:
    """An item that is no object, or an empty one, is dropped and told."""
    assert reason(row) in ("it is of the wrong kind", "a field is missing")


def test_a_number_beyond_all_numbers_is_dropped() -> None:
    """A sentence number that no float holds is of the wrong kind, and the record of it can be shown."""
    with model(words('{"statements": [' + json.dumps(JOINT).replace("1", "1e400", 1) + "]}")) as mock:
        found = coded(mock)
    assert [r.reason for r in found.rejected] == ["sentence is of the wrong kind"] and found.rejected[0].sentence is None


def test_a_quote_that_stands_twice_is_not_placed() -> None:
    """Of two places that the same words have in one sentence none is chosen."""
    text = "The North wants the ferry and the South wants the ferry. One. Two. The talks go on: the talks go on."
    with model([item(1, "the ferry")]) as mock:
        found = coded(mock, text)
    assert not found.statements and found.rejected[0].reason == "the quote stands 2 times in its sentence"


def test_what_was_dropped_is_shown_as_plain_text() -> None:
    """The record of a dropped item is short, and controls in it are shown and not sent to a terminal."""
    row = {**JOINT, "quote": "\x1b[2J\u202eevil" + "x" * 5000}
    with model([row]) as mock:
        shown = coded(mock).rejected[0]
    assert shown.item.isprintable() and len(shown.item) < 500 and shown.sentence == 1


def test_other_marks_and_spaces_are_folded_and_flagged() -> None:
    """Straight marks for curly ones and one space for a line end are found, span and flag tell the difference."""
    row = {**HALF, "quote": 'the South "will  accept half the water" on Monday'}
    s = one(row)
    assert s.span and s.span.text == "the South “will accept half the water” on Monday"
    assert s.flags == ("quote-folded",)


def test_a_negation_left_out_of_the_quote_is_flagged() -> None:
    """A quote that begins after the words which negate it carries a flag."""
    s = one(item(3, "accept a joint ferry", cue="accept", actor="south", stance="accepts"))
    assert s.flags == ("negation-before",)
    assert one(REFUSES).flags == ()


def test_a_report_is_given_in_windows_that_overlap() -> None:
    """Windows have 14 sentences, the last two of which open the next, and all sentences are given."""
    seen: list[tuple[int, int]] = []
    with model([]) as mock:
        coded(mock, long_text(30), progress=lambda done, of: seen.append((done, of)))
    numbers = [[row["n"] for row in asked.sentences] for asked in mock.asked]
    assert numbers == [list(range(1, 15)), list(range(13, 27)), list(range(25, 31))]
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_what_two_windows_draft_alike_stands_once() -> None:
    """A statement of the overlap that both windows draft, also with other ends, is one draft, the first window's."""

    def reply(handler: Handler) -> None:
        asked: Asked = handler.server.mock.asked[-1]
        first = asked.sentences[0]["n"]
        quote = "The North supports ferry plan 13" if first == 1 else "supports ferry plan 13 today"
        says([item(13, quote, cue="supports"), item(14, "The North supports ferry plan 14", cue="supports")])(handler)

    with model(reply) as mock:
        found = coded(mock, long_text(20))
    assert len(mock.asked) == 2
    assert [s.span.text for s in found.statements if s.span] == [
        "The North supports ferry plan 13",
        "The North supports ferry plan 14",
    ]


def test_one_window_may_draft_two_statements_in_one_place() -> None:
    """Two actors of one quote are two drafts."""
    rows = [{**JOINT, "actor": actor} for actor in ("north", "ana", "north")]
    with model(rows) as mock:
        assert [s.actor.id for s in coded(mock).statements] == ["ana", "north"]


def test_the_ledger_takes_the_drafts_beside_those_of_the_rules(tmp_path: Path) -> None:
    """A model's drafts stand in a ledger as those of a coder of its own, and none of them counts."""
    with model([JOINT, HALF, REFUSES]) as mock:
        found = coded(mock)
    ledger = Ledger.open(tmp_path / "ledger")
    assert len(ledger.add(report(), found.statements).new) == 3
    assert {s.prov.drafted_by for s in ledger.drafts()} == {"llm:mock:1"}
    assert [row.status for row in ledger.settled().standings] == ["waiting"] * 3


def test_a_case_without_issues_asks_nothing() -> None:
    """Where nothing could be drafted, no model is asked, and that is told."""
    from dataclasses import replace

    with model([JOINT]) as mock:
        found = coded(mock, lexicon=replace(LEXICON, subjects=()))
    assert not mock.asked and kinds(found) == ["model-idle"]


def test_an_empty_report_asks_nothing() -> None:
    """A report without sentences asks no model and gives nothing."""
    with model([JOINT]) as mock:
        found = coded(mock, "")
    assert not mock.asked and found.statements == () and found.notices == ()


def test_a_sentence_without_an_end_is_left_out_and_told() -> None:
    """A run of thousands of characters that is no sentence is not sent; the rest is."""
    text = "x" * 20_000 + "\n\nThe North supports a joint ferry."
    with model([item(2, "The North supports a joint ferry", cue="supports")]) as mock:
        found = coded(mock, text)
    assert [row["n"] for row in mock.asked[0].sentences] == [2]
    assert len(found.statements) == 1 and kinds(found) == ["model-left-out"]


def speech(count: int) -> str:
    """A transcript in which one speaker goes on for so many sentences."""
    return "CHAIR: We open.\n\nMS BRANDT: " + " ".join(f"We support ferry plan {n}." for n in range(1, count + 1))


def test_a_window_inside_a_speech_is_told_who_speaks() -> None:
    """The sentence with the speaker's name goes along as context: a source may be quoted from it, a statement not."""
    mine = {"cue": "support", "sources": [{"sentence": 2, "quote": "MS BRANDT", "who": "ana", "kind": "self"}]}

    def reply(handler: Handler) -> None:
        late = len(handler.server.mock.asked) == 2
        rows = [item(20, "We support ferry plan 19", **mine), item(2, "We support ferry plan 1", cue="support")]
        says(rows if late else [])(handler)

    with model(reply) as mock:
        found = coded(mock, speech(20))
    late = mock.asked[1].sentences
    assert [(row["n"], "context" in row) for row in late][:3] == [(2, True), (13, False), (14, False)]
    (s,) = found.statements
    assert s.attribution[0].span and s.attribution[0].span.text == "MS BRANDT" and s.quote == "direct"
    assert [r.reason for r in found.rejected] == ["the quote names a sentence that is not there to be quoted"]


def test_a_list_has_its_verb_in_the_line_above() -> None:
    """The cue of an item of a list may stand in an earlier sentence of the window; a flag says so."""
    text = "The North demands:\n\n- a joint ferry\n\n- half of the water\n"
    row = item(3, "half of the water", cue="demands", stance="demands", issue="water", alternative="half")
    s = one(row, text)
    assert s.cue and s.cue.text == "demands" and s.span and s.cue.end < s.span.start
    assert s.flags == ("cue-elsewhere",)
