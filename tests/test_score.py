"""The scorer of drafts, on statements small enough to count by hand."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from pourparler.evidence.score import FIELDS, Score, Tally, as_gold, score, together
from pourparler.evidence.statement import Actor, Attribution, Condition, Prov, Quantity, Span, Statement, When

TEXT = "North demands a truce. South refuses it, officials said. North may talk until Monday."
S1, S2, S3 = (0, 22), (23, 56), (57, 85)


def span(start: int, end: int) -> Span:
    return Span(start, end, TEXT[start:end])


def draft(id: str, at: tuple[int, int], actor: str, stance: str, issue: str = "truce", **more: Any) -> Statement:
    sentence = next(s for s in (S1, S2, S3) if s[0] <= at[0] < s[1])
    prov = Prov(more.pop("rule", "rules/verb"), "test", "1")
    more = {"modality": "fact", "sentence": span(*sentence), **more}
    return Statement(
        id=id, doc="d", span=span(*at), actor=Actor(actor, actor), stance=stance, issue=issue, prov=prov, **more
    )


def gold(id: str, at: tuple[int, int], actor: str, stance: str, issue: str = "truce", **more: Any) -> dict[str, Any]:
    plain = {"start": at[0], "end": at[1], "text": TEXT[slice(*at)]}
    base = {"alternative": None, "modality": "fact", "negated": False, "condition": None, "when": None}
    base |= {"attribution": [], "quote": "none", "core": True}
    return {"id": id, "span": plain, "actor": {"id": actor}, "stance": stance, "issue": issue, **base, **more}


def test_right_missing_and_spurious():
    """Precision counts spurious drafts, recall counts statements nobody drafted."""
    people = [gold("a", S1, "north", "demands"), gold("b", S2, "south", "refuses")]
    drafts = [draft("1", S1, "north", "demands"), draft("2", S3, "north", "meets"), draft("3", S3, "north", "offers")]
    found = score(people, drafts, TEXT)
    assert (found.found, found.missing, found.spurious) == (1, 1, 2)
    assert (found.precision, found.recall) == (1 / 3, 1 / 2)
    assert (found.pairs, found.missed, found.extra) == ((("a", "1"),), ("b",), ("2", "3"))
    assert found.verbatim == Tally(3, 3)


@pytest.mark.parametrize("name, value", [("actor", "south"), ("stance", "opposes"), ("issue", "land")])
def test_each_of_the_three_labels_must_agree(name, value):
    """A draft with another actor, stance or issue is spurious, unless the label stands in the gold's ``_ok``."""
    labels = {"actor": "north", "stance": "demands", "issue": "truce", name: value}
    drafts = [draft("1", S1, **labels)]
    strict, lenient = (gold("a", S1, "north", "demands", **more) for more in ({}, {f"{name}_ok": [value]}))
    assert score([strict], drafts).found == 0
    assert score([lenient], drafts).found == 1


def test_the_place_must_agree():
    """The same labels in another sentence are no match; the same sentence is enough without overlapping spans."""
    person = gold("a", (0, 5), "north", "demands")
    assert score([person], [draft("1", (14, 21), "north", "demands")]).found == 1
    assert score([person], [draft("1", S2, "north", "demands")]).found == 0


def test_optional_statements_are_neutral():
    """A draft of an optional statement is neither right nor spurious, and none is missed."""
    optional = gold("a", S1, "north", "demands", core=False)
    both = score([optional], [draft("1", S1, "north", "demands")])
    assert (both.found, both.missing, both.spurious, both.neutral) == (0, 0, 0, 1)
    assert both.precision is None and both.recall is None
    assert score([optional], []).missed == ()


def test_core_statements_are_matched_before_optional_ones():
    """A draft that fits a core and an optional statement goes to the core one, however the spans lie."""
    people = [gold("a", S1, "north", "demands", core=False), gold("b", (0, 5), "north", "demands")]
    assert score(people, [draft("1", S1, "north", "demands")]).pairs == (("b", "1"),)


def test_pairs_are_as_many_as_possible():
    """Where one draft fits two statements and another only one of them, both statements are found."""
    people = [gold("a", S1, "north", "demands", stance_ok=["offers"]), gold("b", S1, "north", "demands")]
    drafts = [draft("1", S1, "north", "demands"), draft("2", S1, "north", "offers")]
    assert score(people, drafts).pairs == (("a", "2"), ("b", "1"))
    assert score(people, drafts[:1]).missing == 1


def test_one_statement_pays_for_one_draft():
    """The same statement drafted twice is once right and once spurious."""
    drafts = [draft("1", S1, "north", "demands"), draft("2", (6, 21), "north", "demands")]
    found = score([gold("a", S1, "north", "demands")], drafts)
    assert (found.found, found.spurious) == (1, 1)


def test_fields_are_counted_over_pairs():
    """Every further field is right, wrong, or not asked for, and only pairs count."""
    link = {"source_id": "south", "anonymous": True, "span": {"start": 42, "end": 51}}
    when = {"value": "2025-08-18", "kind": "deadline"}
    people = [
        gold(
            "a",
            S2,
            "south",
            "refuses",
            attribution=[link],
            alternative="now",
            alternative_ok=["later"],
            quote="indirect",
        ),
        gold("b", S3, "north", "meets", when=when, condition={"start": 72, "end": 84}, modality="reported_plan"),
        gold("c", S1, "north", "demands"),
    ]
    drafts = [
        draft(
            "1",
            S2,
            "south",
            "refuses",
            attribution=(Attribution("officials", "anonymous", True, span(42, 51)),),
            alternative="later",
        ),
        draft(
            "2",
            S3,
            "north",
            "meets",
            when=When("deadline", None, "2025-08-18"),
            condition=Condition(span(72, 77), "until"),
        ),
    ]
    fields = score(people, drafts).fields
    assert tuple(fields) == FIELDS
    wanted = {
        "alternative": (2, 2), "modality": (1, 2), "negated": (2, 2), "condition": (1, 1), "condition_made_up": (1, 1),
        "when": (1, 1), "when_made_up": (1, 1), "anonymous": (1, 1), "anonymous_made_up": (1, 1), "sources": (0, 1),
        "chain": (1, 2), "quote": (1, 2), "value": (0, 0),
    }  # fmt: skip
    assert {name: (t.right, t.of) for name, t in fields.items()} == wanted


def test_what_is_made_up_counts():
    """A condition, date or anonymity that the person did not code is counted against the draft."""
    made_up = draft(
        "1", S1, "north", "demands", when=When("date", None, "2025-08-18"), condition=Condition(span(0, 5), "if")
    )
    made_up = dataclasses.replace(made_up, attribution=(Attribution("North", "anonymous", True),))
    fields = score([gold("a", S1, "north", "demands")], [made_up]).fields
    for name in ("condition_made_up", "when_made_up", "anonymous_made_up"):
        assert fields[name] == Tally(0, 1)


def test_a_source_must_be_in_its_place():
    """Source ids count in their order: a turned chain finds one of two."""
    links = [{"source_id": id, "anonymous": False, "span": None} for id in ("south", "north")]
    turned = tuple(Attribution(id, "named_org", False, None, id) for id in ("north", "south"))
    fields = score(
        [gold("a", S1, "north", "demands", attribution=links)], [draft("1", S1, "north", "demands", attribution=turned)]
    ).fields
    assert (fields["sources"], fields["chain"]) == (Tally(1, 2), Tally(0, 1))


def test_what_a_careful_reader_could_also_say_is_right():
    """Further chains, dates, negations and quotes that the gold allows count; an open end of a date does not."""
    links = [{"source_id": "south", "anonymous": False, "span": None}]
    lenient = gold("a", S3, "north", "meets", attribution=links, chain_ok=[[]], negated_ok=[True], quote_ok=["mixed"])
    lenient |= {"when": {"value": "2025-08-18"}, "when_ok": ["2025-08"], "value": {"number": 300, "unit": "people"}}
    one = draft("1", S3, "north", "meets", negated=True, quote="mixed", when=When("before", None, "../2025-08"))
    fields = score([lenient], [dataclasses.replace(one, value=Quantity(300, "observers", "300"))]).fields
    assert [fields[name] for name in ("chain", "sources", "negated", "quote", "when", "value")] == [Tally(1, 1)] * 6


def test_precision_per_rule():
    """Each rule's drafts are counted apart, right of right and spurious."""
    drafts = [draft("1", S1, "north", "demands", rule="rules/b"), draft("2", S3, "north", "meets", rule="rules/a")]
    drafts.append(draft("3", S2, "north", "meets", rule="rules/b"))
    found = score([gold("x", S1, "north", "demands")], drafts)
    assert dict(found.rules) == {"rules/a": Tally(0, 1), "rules/b": Tally(1, 2)}


def test_a_span_that_says_something_else_is_not_verbatim():
    """A draft whose span is not what stands in the text counts as not verbatim."""
    wrong = dataclasses.replace(draft("1", S1, "north", "demands"), span=Span(0, 22, "North asks for a truce."))
    assert score([], [wrong], TEXT).verbatim == Tally(0, 1)


def test_a_reviewers_word_is_gold():
    """A reviewed statement scores its own draft as right, and a changed stance as missed and spurious."""
    one = draft(
        "1",
        S1,
        "north",
        "demands",
        condition=Condition(span(0, 5), "if"),
        attribution=(Attribution("North", "self", False, None, "north"),),
    )
    kept = score([as_gold(one)], [one], TEXT)
    assert kept.precision == kept.recall == 1.0
    assert all(tally.right == tally.of for tally in kept.fields.values())
    changed = score([as_gold(dataclasses.replace(one, stance="offers"))], [one])
    assert (changed.missing, changed.spurious) == (1, 1)


def test_a_typed_statement_without_a_span_is_missed():
    """A statement typed by hand that stands nowhere in the text is one the drafter missed."""
    typed = as_gold(
        dataclasses.replace(draft("1", S1, "north", "demands"), span=None, paraphrase="North wants a truce")
    )
    assert score([typed], [draft("2", S1, "north", "demands")]).missing == 1


def test_scores_add_up():
    """Several documents together count each statement once."""
    a = score([gold("a", S1, "north", "demands")], [draft("1", S1, "north", "demands")], TEXT)
    b = score([gold("b", S2, "south", "refuses")], [draft("2", S3, "north", "meets", rule="rules/a")], TEXT)
    both = together([a, b])
    assert (both.precision, both.recall, both.verbatim) == (0.5, 0.5, Tally(2, 2))
    assert list(both.rules) == ["rules/a", "rules/verb"]
    assert both.fields["modality"] == Tally(1, 1)
    assert together([]) == Score()
