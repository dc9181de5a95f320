"""Conflicts between reports, and the view of who disagrees."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from evidence_talks import ANONYMOUS, DENIAL, OFFICIALS, REPORTS, SPOKESMAN, named, officials, report, says
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.evidence.change.conflicts import Conflict, conflicts
from pourparler.evidence.change.disagreements import disagreements
from pourparler.evidence.change.duplicates import Kinship
from pourparler.evidence.change.grading import suggestions
from pourparler.evidence.change.library import Library
from pourparler.evidence.change.shifts import shifts
from pourparler.evidence.change.timeline import timelines
from pourparler.evidence.statement import Span, Statement


def found(rows: Iterable[Statement], kinship: tuple[Kinship, ...] = ()) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:  # fmt: skip
    return [(c.rule.removeprefix("conflict/"), c.a, c.b) for c in conflicts(rows, REPORTS, kinship)]


def one(*rows: Statement) -> Conflict:
    (conflict,) = conflicts(rows, REPORTS)
    return conflict


def test_a_denial_on_the_record_stands_beside_an_anonymous_report() -> None:
    """Both stay, the finding carries both chains and which is on the record, and no sign on the timeline changes."""
    conflict = one(ANONYMOUS, DENIAL)
    assert (conflict.rule, conflict.a, conflict.b, conflict.on_record) == ("conflict/denial", ("said",), ("denied",), ("denied",))  # fmt: skip
    assert conflict.a_chains == ("Post (mon), citing two senior European officials familiar with the call (anonymous)",)
    assert conflict.b_chains == ("Times (tue), citing the spokesman",)
    assert "Both stay" in conflict.why
    (line,) = timelines((ANONYMOUS, DENIAL), REPORTS)
    assert [(e.statement.id, e.sign) for e in line.entries] == [("said", 1.0), ("denied", None)]
    assert shifts((ANONYMOUS, DENIAL), REPORTS) == ()


def test_a_denial_is_of_the_latest_position_up_to_it() -> None:
    """Not of an earlier one, not of one that came later, and never of one against."""
    late = says("late", "fall", "russia", "offers", chain=(OFFICIALS,))
    early = says("early", "mon", "russia", "offers", chain=(OFFICIALS,), on="2025-01-01")
    assert found([early, ANONYMOUS, DENIAL, late]) == [("denial", ("said",), ("denied",))]
    assert found([late, DENIAL]) == []
    refusal = says("no", "mon", "russia", "refuses", chain=(OFFICIALS,))
    assert found([refusal, DENIAL]) == []  # who denies it would, and refuses it, says one thing
    assert ("denial", ("said",), ("denied",)) in found([refusal, ANONYMOUS, DENIAL])
    assert found([DENIAL]) == []


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Russia denied that it had refused a truce", "accepts"),
        ("Russia denied refusing a truce", "offers"),
        ("Russia denied that it had agreed to a truce", "demands"),
        ("Russia denied that it had demanded a truce", "accepts"),
        ("Russia denied that China had offered a truce", "offers"),
        ("Russia did not deny that it had offered a truce", "offers"),
        ("Russia called the reports of a truce wrong", "offers"),
        ("Россия отвергла это", "offers"),
    ],
)
def test_a_denial_conflicts_with_nothing_but_what_it_denies(words: str, stance: str) -> None:
    """A denied refusal is no word against an acceptance; where the words tell of no position of its own, none is told."""
    assert found([says("said", "mon", "russia", stance, chain=(OFFICIALS,)), replace(DENIAL, span=Span(0, len(words), words))]) == []  # fmt: skip


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Russia denied that it had refused a truce", "refuses"),
        ("It denied reports that it had rejected a truce", "refuses"),
        ("The Kremlin denied that Russia would accept a truce", "considers"),
        ("Russia denied having agreed to a truce", "promises"),
        ("Russia denied that it had dropped a truce", "drops"),
        ("Russia denied that it would not accept a truce", "refuses"),
        ("it had never offered a truce", "offers"),
    ],
)
def test_a_denial_conflicts_with_what_it_denies(words: str, stance: str) -> None:
    """With a report of a refusal where a refusal is denied; the reason says what is denied."""
    conflict = one(says("said", "mon", "russia", stance, chain=(OFFICIALS,)), replace(DENIAL, span=Span(0, len(words), words)))  # fmt: skip
    assert conflict.rule == "conflict/denial" and "denies that it" in conflict.why


def test_opposite_answers_under_different_conditions_are_no_conflict() -> None:
    """To accept if one thing happens and to refuse while another does not go together; one condition for both does not."""
    yes = replace(ANONYMOUS, condition=says("x", "mon", "us", "drops", condition="if the siege ends").condition)
    no = says("no", "tue", "russia", "refuses", chain=(SPOKESMAN,), condition="while arms are delivered")
    assert found([yes, no]) == []
    assert found([yes, replace(no, condition=yes.condition)]) == [("opposite", ("said",), ("no",))]
    assert "“if the siege ends”" in one(yes, replace(no, condition=None)).why


def test_a_denial_of_what_was_said_on_the_record() -> None:
    """What the party denies may be its own words, and the reason says so."""
    own = says("own", "mon", "russia", "offers", chain=(named("russia", "The Kremlin"),))
    assert "on record as saying itself" in one(own, replace(DENIAL, actor=own.actor)).why


def test_opposite_signs_from_different_sources_in_one_period() -> None:
    """Officials say that it offers, the spokesman a day later that it refuses: a conflict of reports and no shift."""
    refusal = says("no", "tue", "russia", "refuses", chain=(SPOKESMAN,))
    conflict = one(ANONYMOUS, refusal)
    assert (conflict.rule, conflict.a, conflict.b, conflict.on_record) == ("conflict/opposite", ("said",), ("no",), ("no",))  # fmt: skip
    assert shifts((ANONYMOUS, refusal), REPORTS) == ()


def test_a_change_over_time_is_no_conflict() -> None:
    """The same months later, or marked as a change by the text, is a shift and no conflict."""
    late = says("no", "fall", "russia", "refuses", chain=(SPOKESMAN,))
    marked = says("no", "tue", "russia", "refuses", chain=(SPOKESMAN,), marker="has since")
    for later in (late, marked):
        assert found([ANONYMOUS, later]) == []
        assert [k.kind for k in shifts([ANONYMOUS, later], REPORTS)] == ["reversal"]


def test_two_events_on_two_days_are_two_periods() -> None:
    """What the texts date to Sunday and to Monday is a shift, though the reports came out together."""
    rows = [replace(ANONYMOUS, when=says("x", "mon", "us", "drops", on="2025-08-10").when)]
    rows.append(says("no", "tue", "russia", "refuses", chain=(SPOKESMAN,), on="2025-08-11"))
    assert found(rows) == []
    assert [k.kind for k in shifts(rows, REPORTS)] == ["reversal"]


@pytest.mark.parametrize(
    "chain",
    [(OFFICIALS,), (officials("europe"),), (OFFICIALS, named("russia"))],
)
def test_one_source_in_two_papers_conflicts_with_nobody(chain: tuple) -> None:  # type: ignore[type-arg]
    """The same officials a day later with the opposite is a change of what they say: no conflict of sources."""
    rows = [ANONYMOUS, says("no", "tue", "russia", "refuses", chain=chain)]
    assert found(rows) == []
    assert [k.kind for k in shifts(rows, REPORTS)] == ["reversal"]


def test_one_source_with_both_signs_on_one_day() -> None:
    """In two reports without an order it is told apart by a rule of its own; within one report it is nothing."""
    reports = (*REPORTS, report("too", published="2025-08-11", outlet="Star"))
    (conflict,) = conflicts([ANONYMOUS, says("no", "too", "russia", "refuses", chain=(OFFICIALS,))], reports)
    assert conflict.rule == "conflict/one-source"
    assert found([ANONYMOUS, says("no", "mon", "russia", "refuses", chain=(OFFICIALS,))]) == []


def test_within_one_report_two_sources_may_conflict() -> None:
    """Officials say one thing and the spokesman the opposite in the same report, also where it has no date."""
    for doc in ("mon", "bare"):
        rows = [replace(ANONYMOUS, doc=doc), says("no", doc, "russia", "refuses", chain=(SPOKESMAN,))]
        assert found(rows) == [("opposite", ("said",), ("no",))]


def test_without_a_date_it_may_be_a_change() -> None:
    """Opposite signs of different sources where one report is not dated are reported as just that."""
    conflict = one(ANONYMOUS, says("no", "bare", "russia", "refuses", chain=(SPOKESMAN,)))
    assert conflict.rule == "conflict/undated" and "may also be a change" in conflict.why


def test_dropped_or_held() -> None:
    """One paper says that it dropped the demand, another of that day that it holds it: which came first is not known."""
    reports = (*REPORTS, report("too", published="2025-08-11", outlet="Star"))
    rows = [says("off", "mon", "us", "drops"), says("on", "too", "us", "demands", chain=(named("us"),))]
    assert [(c.rule, c.a, c.b) for c in conflicts(rows, reports)] == [("conflict/dropped-or-held", ("on",), ("off",))]
    assert shifts(rows, reports) == ()
    assert found([rows[0], replace(rows[1], doc="tue")]) == []  # a day later it is taken up again
    assert [k.kind for k in shifts([rows[0], replace(rows[1], doc="tue")], REPORTS)][-1:] == ["readopts"]


def test_different_numbers_do_not_conflict() -> None:
    """To be reported as offering 3 and as refusing 5 percent is no conflict, nor to deny 5."""
    offer = replace(ANONYMOUS, value=says("x", "mon", "us", "drops", number=3).value)
    assert found([offer, says("no", "tue", "russia", "refuses", chain=(SPOKESMAN,), number=5)]) == []
    assert found([offer, says("no", "tue", "russia", "refuses", chain=(SPOKESMAN,), number=3)]) != []
    assert found([offer, replace(DENIAL, value=says("x", "mon", "us", "drops", number=5).value)]) == []


def test_many_reports_of_one_conflict_are_one_finding() -> None:
    """Two papers on each side, and a reprint of one of them, are one conflict with two sides of two."""
    rows = [
        ANONYMOUS,
        says("too", "tue", "russia", "offers", chain=(officials("us", 1),)),
        says("no", "wed", "russia", "refuses", chain=(SPOKESMAN,)),
        says("nor", "tue", "russia", "opposes", chain=(named("lavrov"),)),
        says("again", "bare", "russia", "offers", text="words of said", chain=(OFFICIALS,)),
    ]
    kin = (Kinship("bare", "mon", "reprint", 1.0, 1.0),)
    assert found(rows, kin) == [("opposite", ("said", "too"), ("nor", "no"))]


def test_disagreement_is_a_view_and_never_a_finding() -> None:
    """That one party wants what another refuses makes no conflict and no shift, however many of them there are."""
    parties = [f"p{n}" for n in range(10)]
    rows = [says(p, "mon", p, "demands" if n % 2 else "refuses", chain=(named(p),)) for n, p in enumerate(parties)]
    assert found(rows) == [] and shifts(rows, REPORTS) == ()
    (view,) = disagreements(rows, REPORTS)
    assert view.for_ == tuple(parties[1::2]) and view.against == tuple(parties[::2]) and view.undecided == ()


def test_a_view_takes_the_latest_position() -> None:
    """A party that changed sides is shown where it stands last; one whose latest reports conflict is undecided."""
    rows = [
        says("a", "mon", "us", "refuses"),
        says("b", "fall", "us", "accepts"),
        says("c", "mon", "china", "refuses"),
        says("d", "mon", "russia", "accepts", chain=(OFFICIALS,)),
        says("e", "mon", "russia", "refuses", chain=(SPOKESMAN,)),
        says("f", "mon", "india", "considers"),
        says("g", "mon", "brazil", "claims"),
    ]
    (view,) = disagreements(rows, REPORTS)
    assert (view.for_, view.against, view.undecided) == (("us",), ("china",), ("india", "russia"))
    assert disagreements([r for r in rows if r.id != "c"], REPORTS) == ()


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["mon", "tue", "wed", "fall", "bare"]),
        st.sampled_from(["offers", "refuses", "drops", "considers", "denies"]),
        st.sampled_from([(), (OFFICIALS,), (SPOKESMAN,), (officials("us"),), (officials(None),)]),
        st.sampled_from(["", "", "2025-08-10", "2025-08"]),
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_findings_do_not_depend_on_order(drawn: list, shuffle: random.Random) -> None:  # type: ignore[type-arg]
    """Conflicts and suggestions are the same in any order; the sides of a conflict share nobody and hold opposites."""
    rows = [
        says(f"s{n}", doc, "russia", stance, chain=chain, on=on) for n, (doc, stance, chain, on) in enumerate(drawn)
    ]
    mixed = list(rows)
    shuffle.shuffle(mixed)
    library = Library.of(REPORTS)
    assert conflicts(mixed, library) == conflicts(rows, library)
    assert suggestions(mixed, library) == suggestions(rows, library)
    sign = {e.statement.id: e.sign for line in timelines(rows, library) for e in line.entries}
    for c in conflicts(rows, library):
        assert c.a and c.b and not {*c.a} & {*c.b}
        if c.rule == "conflict/denial":
            assert all(sign[i] is None for i in c.b) and all(sign[i] is not None for i in c.a)
        else:
            assert all((sign[i] or 0) > 0 for i in c.a) and all((sign[i] or 0) <= 0 for i in c.b)
