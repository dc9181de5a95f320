"""Timelines of positions, and how they moved."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from evidence_talks import OFFICIALS, named, officials, report, says
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.evidence.change import shifts as shifts_module
from pourparler.evidence.change.conflicts import conflicting, conflicts
from pourparler.evidence.change.disagreements import disagreements
from pourparler.evidence.change.duplicates import Kinship
from pourparler.evidence.change.library import Library
from pourparler.evidence.change.shift_record import Shift
from pourparler.evidence.change.shifts import shifts
from pourparler.evidence.change.timeline import timelines
from pourparler.evidence.statement import Actor, Attribution, Span, Statement, When

SHARED = Path(__file__).parent.parent.parent / "shared"
MAY, JUNE, JULY = (report(m, published=d, outlet=f"Paper of {m}") for m, d in (("may", "2025-05-01"), ("june", "2025-06-01"), ("july", "2025-07-01")))  # fmt: skip
BARE = report("bare", outlet="Undated")
REPORTS = (MAY, JUNE, JULY, BARE)


def kinds(rows: list[Statement], **rest: object) -> list[str]:
    return [k.kind for k in shifts(rows, REPORTS, **rest)]  # type: ignore[arg-type]


def two(first: str, then: str, **rest: object) -> list[Statement]:
    return [says("a", "may", "us", first), says("b", "june", "us", then, **rest)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "then", "kind"),
    [
        ("supports", "refuses", "reversal"),
        ("offers", "opposes", "reversal"),
        ("demands", "drops", "drop"),
        ("considers", "drops", "drop"),
        ("drops", "demands", "readopts"),
        ("refuses", "accepts", "softening"),
        ("refuses", "considers", "softening"),
        ("opposes", "drops", "softening"),
        ("drops", "considers", "softening"),
        ("supports", "considers", "hedging"),
        ("considers", "refuses", "hardening"),
        ("drops", "opposes", "hardening"),
        ("considers", "accepts", "firming"),
        ("supports", "demands", "reaffirmation"),
        ("refuses", "opposes", "reaffirmation"),
        ("demands", "silent", "silence"),
    ],
)
def test_from_one_sign_to_another(first: str, then: str, kind: str) -> None:
    """Each pair of stances a month apart has the kind that reading.md names, with both ids and both chains."""
    found = [k for k in shifts(two(first, then), REPORTS) if k.kind != "earlier-missing"]
    assert [(k.kind, k.earlier, k.later) for k in found] == [(kind, "a", "b")]
    (shift,) = found
    assert shift.earlier_chain == "Paper of may (may), in its own voice"
    assert shift.later_chain == "Paper of june (june), in its own voice"
    assert shift.rule == ("note/" if kind in ("reaffirmation", "silence") else "shift/") + kind
    assert "2025-05-01" in shift.why and "2025-06-01" in shift.why


@pytest.mark.parametrize("stance", ["threatens", "claims", "denies", "meets"])
def test_stances_without_a_sign_stand_on_their_own_track(stance: str) -> None:
    """A threat, a claim, a denial or a meeting after a demand moves no position; silence is a note only after a demand."""
    assert kinds(two("demands", stance)) == []
    assert kinds(two("offers", "silent")) == []
    (line,) = timelines(two("demands", stance), REPORTS)
    assert [e.sign for e in line.entries] == [1.0, None]
    assert len(line.positions) == 1


def test_a_negation_flips_no_sign() -> None:
    """`negated` records the text's negation and leaves the position as it is."""
    rows = [says("a", "may", "us", "refuses", negated=True), says("b", "june", "us", "refuses")]
    assert kinds(rows) == ["reaffirmation"]


def test_the_readopted_demand_of_the_demo_is_found_only_on_its_own_issue() -> None:
    """Demanded, dropped, demanded again is a drop and a readoption; mapped to another issue the last is neither."""
    rows = [says("a", "may", "us", "demands"), says("b", "june", "us", "drops"), says("c", "july", "us", "demands")]
    assert kinds(rows) == ["drop", "readopts"]
    assert kinds([*rows[:2], replace(rows[2], issue="talks", alternative=None)]) == ["drop"]


def test_a_marker_raises_confidence() -> None:
    """Words of the text that tell of a change are carried along; without them the shift rests on comparison."""
    (compared,) = shifts(two("demands", "drops"), REPORTS)
    (marked,) = shifts(two("demands", "drops", marker="abandoned"), REPORTS)
    assert (compared.confidence, compared.marker) == ("compared", None)
    assert marked.confidence == "marked" and marked.marker and marked.marker.text == "abandoned"
    assert '"abandoned"' in marked.why


def test_a_change_whose_earlier_position_is_not_there() -> None:
    """A marker or a drop with nothing before it is a note; a plain first position is none."""
    assert kinds([says("a", "may", "us", "opposes", marker="no longer")]) == ["earlier-missing"]
    assert kinds([says("a", "may", "us", "drops")]) == ["earlier-missing"]
    assert kinds([says("a", "may", "us", "demands")]) == []
    (note,) = shifts([says("a", "may", "us", "drops", marker="abandoned")], REPORTS)
    assert (note.earlier, note.later, note.rule) == (None, "a", "note/earlier-missing")
    later_only = [says("a", "may", "us", "drops"), says("b", "june", "us", "demands")]
    assert kinds(later_only) == ["earlier-missing", "readopts"]


def test_what_may_be_the_earlier_position_is_not_missing() -> None:
    """An undated demand, or one of the same day, may be what was dropped; another drop of that day may not."""
    drop = says("b", "may", "us", "drops")
    assert kinds([says("a", "bare", "us", "demands"), drop]) == []
    assert kinds([says("a", "may", "us", "demands"), drop]) == []
    assert kinds([says("a", "may", "us", "refuses"), drop]) == ["earlier-missing"]
    assert kinds([replace(drop, doc="bare")]) == ["earlier-missing"]


def test_only_what_counts_is_compared_with() -> None:
    """A draft is held against the latest accepted position, and is no earlier position itself."""
    rows = [says("a", "may", "us", "demands"), says("b", "june", "us", "drops"), says("c", "july", "us", "demands")]
    found = shifts(rows, REPORTS, counted={"a"})
    assert [(k.kind, k.earlier, k.later) for k in found] == [("drop", "a", "b"), ("reaffirmation", "a", "c")]
    assert kinds(rows, counted=set()) == ["earlier-missing"]


def test_the_event_comes_before_the_publication() -> None:
    """A later report that tells of an earlier position does not stand after an earlier report."""
    rows = [says("a", "may", "us", "refuses"), says("b", "june", "us", "accepts", on="2025-04-01")]
    assert [(k.kind, k.earlier, k.later) for k in shifts(rows, REPORTS)] == [("reversal", "b", "a")]
    (line,) = timelines(rows, REPORTS)
    assert [(e.statement.id, e.dated.says, e.dated.basis) for e in line.entries] == [
        ("b", "2025-04-01", "event"),
        ("a", "2025-05-01", "published"),
    ]


def test_unknown_dates_stand_last_and_have_no_order() -> None:
    """An undated position is shown, marked, and is neither earlier nor later than any other."""
    rows = [says("a", "bare", "us", "refuses"), says("b", "may", "us", "accepts")]
    assert kinds(rows) == []
    (line,) = timelines(rows, REPORTS)
    assert [(e.statement.id, e.dated.says) for e in line.entries] == [("b", "2025-05-01"), ("a", "date unknown")]
    assert line.to_json()["entries"][1]["date"] == {"says": "date unknown", "basis": "unknown"}


def test_within_one_report_the_text_gives_the_order() -> None:
    """Before a day it demanded, after it dropped: one report tells of a shift by its dates."""
    rows = [
        says("a", "may", "us", "demands", on="2025-04-15", kind="before"),
        says("b", "may", "us", "drops", on="2025-04-15", kind="after", marker="abandoned"),
    ]
    assert [(k.kind, k.earlier, k.later) for k in shifts(rows, REPORTS)] == [("drop", "a", "b")]


def test_conditions_come_and_go() -> None:
    """A condition added to a position, and one dropped, are shifts; one that stays is not."""
    plain, bound = says("a", "may", "us", "offers"), says("b", "june", "us", "offers", condition="if they withdraw")
    assert kinds([plain, bound]) == ["condition-added"]
    assert "if they withdraw" in shifts([plain, bound], REPORTS)[0].why
    assert kinds([replace(bound, doc="may"), replace(plain, doc="june")]) == ["condition-dropped"]
    assert kinds([bound, replace(bound, id="c", doc="july", span=Span(0, 1, "c"))]) == ["reaffirmation"]


def test_answers_under_two_conditions_are_a_note() -> None:
    """A no under one condition and a yes under another, or a yes under two in turn, is no shift; under one it is."""
    no = says("a", "may", "us", "refuses", condition="while the siege goes on")
    yes = says("b", "june", "us", "promises", condition="if the prisoners come home")
    assert kinds([no, yes]) == ["conditions-differ"]
    (note,) = shifts([no, yes], REPORTS)
    assert note.rule == "note/conditions-differ" and "the conditions differ" in note.why
    assert (note.earlier_condition, note.later_condition) == ("while the siege goes on", "if the prisoners come home")
    assert kinds([replace(no, stance="offers"), yes]) == ["conditions-differ"]
    same = replace(yes, condition=no.condition)
    assert kinds([no, same]) == ["softening"]
    assert kinds([replace(no, condition=None), yes]) == ["softening"]
    bare = replace(yes, condition=None, modality="conditional")
    assert "nothing tells that the conditions are the same" in shifts([no, bare], REPORTS)[0].why


def test_what_is_made_a_condition_hangs_on_nothing_itself() -> None:
    """To demand a withdrawal, and then to make a deal depend on it, adds no condition to the withdrawal."""
    rows = [says("a", "may", "us", "demands"), says("b", "june", "us", "conditions_on", condition="if they withdraw")]
    assert kinds(rows) == ["reaffirmation"]


def test_numbers_move_with_their_direction() -> None:
    """From 3 to 5 percent is more, towards what the union wants and away from what the employers want."""
    rows = [says("a", "may", "us", "offers", number=3), says("b", "june", "us", "offers", number=5)]
    (shift,) = shifts(rows, REPORTS)
    assert shift.kind == "number-moved" and "from 3 percent to 5 percent, more than before" in shift.why
    for wants, word in (("more", "towards"), ("less", "away from")):
        (shift,) = shifts(rows, REPORTS, prefers={("us", "ceasefire"): wants})
        assert f"{word} what it is recorded to prefer" in shift.why
    assert kinds([rows[0], replace(rows[1], value=rows[0].value)]) == ["reaffirmation"]
    assert kinds([rows[0], says("b", "june", "us", "offers", number=5, unit="day")]) == ["reaffirmation"]


def test_a_number_is_compared_with_the_latest_number() -> None:
    """A report without a number in between does not hide that it moved."""
    rows = [
        says("a", "may", "us", "offers", number=3),
        says("b", "june", "us", "offers"),
        says("c", "july", "us", "offers", number=5),
    ]
    assert [(k.kind, k.earlier, k.later) for k in shifts(rows, REPORTS)] == [
        ("reaffirmation", "a", "b"),
        ("number-moved", "a", "c"),
    ]


def test_opposite_signs_on_different_numbers_are_no_change() -> None:
    """To offer 3 and to refuse 5 is one position; to offer 3 and to refuse 3 is a reversal."""
    offer = says("a", "may", "us", "offers", number=3)
    assert kinds([offer, says("b", "june", "us", "refuses", number=5)]) == []
    assert kinds([offer, says("b", "june", "us", "refuses", number=3)]) == ["reversal"]


def test_deadlines_move() -> None:
    """The same demand with a later deadline, and with an earlier one."""
    rows = [says(i, d, "us", "demands", on=v, kind="deadline") for i, d, v in (("a", "may", "2025-09-01"), ("b", "june", "2025-10"), ("c", "july", "2025-08-15"))]  # fmt: skip
    found = shifts(rows, REPORTS)
    assert [k.kind for k in found] == ["deadline-moved", "deadline-moved"]
    assert found[0].why.endswith("from 2025-09-01 to 2025-10, later")
    assert found[1].why.endswith("from 2025-10 to 2025-08-15, earlier")


def test_persons_are_compared_under_their_party_and_shown() -> None:
    """A minister's refusal after a president's offer is a reversal of their party, and names both."""
    rows = [says("a", "may", "us", "offers", person="president"), says("b", "june", "us", "refuses", person="minister")]
    (shift,) = shifts(rows, REPORTS)
    assert (shift.kind, shift.party, shift.people) == ("reversal", "us", ("president", "minister"))


def test_no_party_has_no_line() -> None:
    """What unnamed voices of no party, or authors, say does not make one position."""
    rows = [says("a", "may", "_source", "offers"), says("b", "june", "_source", "refuses"), says("c", "june", "_author", "drops")]  # fmt: skip
    assert timelines(rows, REPORTS) == () and kinds(rows) == [] and conflicts(rows, REPORTS) == ()


def test_printing_again_is_no_news_and_saying_again_is() -> None:
    """A reprint weeks later is one entry with the first; the same words in a new report weeks later are a reaffirmation."""
    rows = [says("a", "may", "us", "demands", text="it demands it"), says("b", "june", "us", "demands", text="it demands it")]  # fmt: skip
    reprint = (Kinship("june", "may", "reprint", 1.0, 1.0),)
    (line,) = timelines(rows, REPORTS, reprint)
    assert [(e.statement.id, e.repeats) for e in line.entries] == [("a", ("b",))]
    assert shifts(rows, REPORTS, reprint) == ()
    assert kinds(rows) == ["reaffirmation"]


def test_one_saying_in_two_papers_the_next_day_is_one_entry() -> None:
    """The same words in reports of one period are one entry; both dated by their texts to different days they are two."""
    reports = (MAY, report("next", published="2025-05-02", outlet="B"))
    rows = [
        says("a", "may", "us", "demands", text="it wants it"),
        says("b", "next", "us", "demands", text="it wants it"),
    ]
    assert [len(t.entries) for t in timelines(rows, reports)] == [1]
    dated = [replace(s, when=When("date", value=d)) for s, d in zip(rows, ("2025-04-30", "2025-05-02"), strict=True)]
    assert [len(t.entries) for t in timelines(dated, reports)] == [2]


def alaska() -> tuple[list[Statement], Library]:
    gold = SHARED / "oracles/report_alaska.gold.json"
    if not gold.exists():
        pytest.skip("../shared is not here")
    data = json.loads(gold.read_text(encoding="utf-8"))
    party = {p["id"]: p.get("of", p["id"]) for p in data["case"]["parties"]}
    text = (SHARED / "reports/alaska-2025-08-16.txt").read_text(encoding="utf-8")
    rows = []
    for g in data["statements"]:
        when = g["when"]
        s = says(g["id"], "alaska", party.get(g["actor"]["id"], g["actor"]["id"]), g["stance"], g["issue"], g["alternative"])  # fmt: skip
        links = (Attribution(a["source"], a["kind"], a["anonymous"], id=a["source_id"], count=a["count"]) for a in g["attribution"])  # fmt: skip
        rows.append(
            replace(
                s,
                span=Span(**g["span"]),
                actor=Actor(g["actor"]["id"], s.actor.party),
                attribution=tuple(links),
                modality=g["modality"],
                when=When(when["kind"], value=when["value"]) if when else None,
                shift_marker=Span(0, 9, "abandoned") if g["shift"] and g["shift"]["kind"] == "drop" else None,
            )
        )
    return rows, Library.of([report("alaska", text, data["doc"]["published"], "Post")])


def test_the_gold_report() -> None:
    """Its one drop is found, the counter-position is a second shift, no two of its statements conflict as reports."""
    rows, library = alaska()
    found = {(k.earlier, k.later): k.kind for k in shifts(rows, library)}
    assert found == {("s08", "s07"): "drop", ("s08", "s02"): "reversal"}
    assert conflicts(rows, library) == ()
    assert [(d.issue, d.alternative, d.for_, d.against) for d in disagreements(rows, library)] == [
        ("territory", "cede_unoccupied", ("us",), ("europe", "ukraine"))
    ]
    without = {(k.earlier, k.later): k.kind for k in shifts([s for s in rows if s.id != "s08"], library)}
    assert without == {(None, "s07"): "earlier-missing"}  # s02 may follow on the drop


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["may", "june", "july", "bare"]),
        st.sampled_from(["supports", "refuses", "drops", "considers", "conditions_on", "denies", "silent", "demands"]),
        st.sampled_from([None, 3.0, 5.0]),
        st.sampled_from(["", "", "2025-05-20", "2025-05", "2025-06-30"]),
        st.sampled_from([(), (OFFICIALS,), (named("us"),), (officials("us"),)]),
        st.booleans(),
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_statements_does_not_matter(drawn: list, shuffle: random.Random) -> None:  # type: ignore[type-arg]
    """Timelines, shifts and conflicts are the same for the same ledger; a shift leads from an earlier to a later date."""
    rows = [
        says(f"s{n}", doc, "us", stance, number=number, on=on, chain=chain, marker="has since" if marked else "")
        for n, (doc, stance, number, on, chain, marked) in enumerate(drawn)
    ]
    mixed = list(rows)
    shuffle.shuffle(mixed)
    found = shifts(rows, REPORTS)
    assert shifts(mixed, REPORTS) == found
    assert timelines(mixed, REPORTS) == timelines(rows, REPORTS)
    assert conflicts(mixed, REPORTS) == conflicts(rows, REPORTS)
    at = {e.statement.id: e for line in timelines(rows, REPORTS) for e in line.entries}
    for k in found:
        json.dumps(k.to_json())
        if k.earlier:
            assert at[k.earlier].dated.last < at[k.later].dated.first
            if k.rule.startswith("shift/") and at[k.earlier].sign != at[k.later].sign:
                assert not conflicting(at[k.earlier], at[k.later], Library.of(REPORTS))


def test_the_work_grows_with_the_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many statements on one option are compared about twice as often."""
    looks: Counter[int] = Counter()
    plain = shifts_module._signs

    def counting(*args: object) -> list[Shift]:
        looks[size] += len(args[1])  # type: ignore[arg-type]
        return plain(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(shifts_module, "_signs", counting)
    stances = ("supports", "refuses", "considers", "drops")
    for size in (500, 1000):
        days = [f"{1990 + n // 300}-{n // 28 % 10 + 1:02}-{n % 28 + 1:02}" for n in range(size)]
        rows = [says(f"s{n:04}", "july", "us", stances[n % 4], on=day) for n, day in enumerate(days)]
        assert len(shifts(rows, REPORTS)) >= size * 0.9
    assert looks[1000] <= 2.2 * looks[500] <= 6000
