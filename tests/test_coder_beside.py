"""The drafts of the rules and of a model stand side by side and are never blended."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_texts import draft, report

from pourparler.evidence.coder import beside
from pourparler.evidence.statement import Prov, Span, Statement

REPORT = report()


def rule(words: str, stance: str = "supports", **rest: object) -> Statement:
    return draft(REPORT, words, stance, **rest)


def llm(words: str, stance: str = "supports", **rest: object) -> Statement:
    return draft(REPORT, words, stance, prov=Prov("llm:m", "coder/1", "case"), **rest)


def test_agreement_comes_first_then_the_rules_then_the_model() -> None:
    """The groups are: agreed, differing in the position, the rules alone, the model alone; each in order of the text."""
    both, near = "The south refused", "We demand the harbour"
    rules = [rule("Ana said"), rule(near, "demands", alternative="a"), rule(both, "refuses")]
    models = [llm("Łódź would accept", "accepts"), llm(near, "demands", alternative="b"), llm(both, "refuses")]
    rows = beside(rules, models)
    assert [row.coders for row in rows] == [("rules/verb", "llm:m"), ("rules/verb", "llm:m"), ("rules/verb",), ("llm:m",)]
    assert [row.agree for row in rows] == [True, False, False, False]
    assert rows[1].differ == ("alternative",)


def test_both_drafts_of_a_pair_stay_as_they_are() -> None:
    """A pair holds what each coder wrote, and names the fields in which they differ."""
    one, other = rule("the north opposes the new border", "opposes"), llm("opposes the new border", "opposes", modality="fact")
    (row,) = beside([one], [other])
    assert (row.rules, row.model, row.differ, row.agree) == (one, other, ("modality",), True)


def test_the_closest_two_make_a_pair() -> None:
    """Of several drafts of one place the ones that agree pair up, and none stands in two pairs."""
    words = "The south refused"
    rules = [rule(words, "refuses", alternative="a"), rule(words, "refuses", alternative="b")]
    models = [llm(words, "refuses", alternative="b"), llm("south refused", "refuses", alternative="b")]
    rows = beside(rules, models)
    assert [(row.rules, row.model) for row in rows] == [(rules[1], models[0]), (rules[0], models[1])]


def test_other_labels_other_places_and_other_documents_are_no_pair() -> None:
    """The same words read as another stance or actor, and the same stance elsewhere, stay apart."""
    words = "The south refused"
    one = rule(words, "refuses")
    others = [llm(words, "opposes"), llm(words, "refuses", actor="south"), llm("Ana said", "refuses")]
    others.append(replace(llm(words, "refuses"), doc="another"))
    assert not any(row.agree or (row.rules and row.model) for row in beside([one], others))


def test_nothing_beside_nothing() -> None:
    """Without drafts there are no rows, and one coder's drafts alone are rows of their own."""
    assert beside([], []) == ()
    assert [row.coders for row in beside([], [llm("Ana said")])] == [("llm:m",)]


DRAFT = st.builds(
    lambda start, size, stance, option: replace(
        rule("Ana said", stance, alternative=option),
        span=Span(start, start + size, REPORT.text[start : start + size]),
    ),
    st.integers(0, 20),
    st.integers(1, 10),
    st.sampled_from(["supports", "opposes"]),
    st.sampled_from([None, "a"]),
)


@given(st.lists(DRAFT, max_size=6), st.lists(DRAFT, max_size=6))
@settings(max_examples=100, deadline=None)
def test_every_draft_stands_in_one_row(rules: list[Statement], models: list[Statement]) -> None:
    """No draft is lost, doubled or changed, and agreement is never below what stands alone."""
    rows = beside(rules, models)
    by_id = lambda rows: sorted(id(row) for row in rows)  # noqa: E731
    assert by_id(row.rules for row in rows if row.rules) == by_id(rules)
    assert by_id(row.model for row in rows if row.model) == by_id(models)
    places = [0 if row.agree else 1 if row.rules and row.model else 2 if row.rules else 3 for row in rows]
    assert places == sorted(places)
