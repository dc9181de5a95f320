"""Repeated statements count once, and independent sources are counted."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from evidence_talks import OFFICIALS, named, officials, report, says
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.evidence.change import repeats
from pourparler.evidence.change.duplicates import Kinship, Passage, relate
from pourparler.evidence.change.library import Library, publisher
from pourparler.evidence.change.repeats import groups, independent, repeat, voices
from pourparler.evidence.change.sources import chain_words, dependence, innermost, on_record
from pourparler.evidence.statement import Attribution, Statement

POST = report("post", published="2025-08-16", outlet="The Washington Post")
TIMES = report("times", published="2025-08-17", outlet="The New York Times")
WIRE = report("wire", published="2025-08-16", outlet="Reuters")
REPORTS = (POST, TIMES, WIRE)


def why(a: Statement, b: Statement, reports: object = REPORTS, kinship: tuple[Kinship, ...] = ()) -> str:
    """The reason for which two statements of one claim are not independent; the same in both directions but for names."""
    library = Library.of(reports, kinship)  # type: ignore[arg-type]
    one, other = (dependence(x, y, library, one_claim=True) for x, y in ((a, b), (b, a)))
    assert bool(one) == bool(other)
    assert independent(a, b, library) == independent(b, a, library)
    return one


def at(statement: Statement, start: int) -> Statement:
    """The statement at another place of its report."""
    assert statement.span
    return replace(statement, span=replace(statement.span, start=start, end=start + 8))


def test_two_papers_with_the_same_two_officials_are_one_source() -> None:
    """Same owner and number of unnamed officials on one claim: one voice, and the reason is said in words."""
    a = says("a", "post", "us", "supports", text="backs it", chain=(OFFICIALS, named("trump")), person="trump")
    b = says("b", "times", "us", "supports", text="backs it", chain=(OFFICIALS,), person="trump")
    (group,) = groups((a, b), (), REPORTS)
    assert (group.ids, voices(group), group.exact) == (("a", "b"), 1, True)
    assert [(k.a, k.b, k.why) for k in group.dependent] == [("a", "b", "the same two officials (europe)")]
    assert not independent(a, b, REPORTS)


def test_different_officials_in_different_papers_are_two() -> None:
    """Another party's officials, or another number of them, and another publisher: two voices."""
    a = says("a", "post", "us", "supports", text="backs it", chain=(OFFICIALS,))
    for other in (officials("ukraine", 2), officials("europe", 3)):
        b = says("b", "times", "us", "supports", text="backs it", chain=(other,))
        (group,) = groups((a, b), (), REPORTS)
        assert voices(group) == 2 and group.dependent == () and independent(a, b, REPORTS)


@pytest.mark.parametrize(
    ("one", "two", "reason"),
    [
        (officials("europe", 2), officials("europe", None), "the same officials (europe), as far as the reports tell"),
        (officials("europe", 1), officials("europe", 1), "the same one official (europe)"),
        (officials(None), officials("europe", 2), "unnamed officials that nothing tells apart"),
        (officials("europe", text="a diplomat"), officials("europe"), "the same sources (europe), as far as the reports tell"),
        (replace(OFFICIALS, kind="unnamed_official", anonymous=False), OFFICIALS, "the same two officials (europe)"),
        (named("lavrov"), named("lavrov", "the minister"), "the same source, lavrov"),
        (Attribution("A leaked draft", "document", False), Attribution("a leaked draft", "document", False), "the same source, a leaked draft"),
        (named("lavrov"), named("kallas"), ""),
        (named("lavrov"), officials("russia"), ""),
    ],
)  # fmt: skip
def test_same_innermost_source(one: Attribution, two: Attribution, reason: str) -> None:
    """One person, one document, or unnamed people that nothing tells apart, are one source in two papers."""
    a, b = (
        says(id, doc, "us", "supports", chain=(link,)) for id, doc, link in (("a", "post", one), ("b", "times", two))
    )
    assert why(a, b) == reason


def test_unnamed_officials_heard_at_different_times_are_not_taken_for_the_same() -> None:
    """Officials of one party on different claims months apart are two sources; in one period they are one."""
    later = report("later", published="2025-12-01", outlet="Le Monde")
    a = says("a", "post", "us", "supports", chain=(officials("europe"),))
    b = says("b", "later", "us", "supports", chain=(officials("europe"),))
    c = says("c", "times", "us", "supports", chain=(officials("europe"),))
    assert independent(a, b, (*REPORTS, later))
    assert not independent(a, c, REPORTS)


def test_the_actor_speaking_for_itself_is_stripped_from_the_chain() -> None:
    """Innermost is the last link that is not the actor; where only the actor is left, both rest on its own words."""
    told = says("a", "post", "us", "supports", person="trump", chain=(OFFICIALS, named("trump")))
    spoke = says("b", "times", "us", "supports", person="trump", chain=(named("trump"),))
    wired = says("c", "wire", "us", "supports", person="trump", chain=(named("trump"),))
    assert innermost(told) == OFFICIALS and innermost(spoke) is None
    assert why(told, spoke) == ""
    assert why(spoke, wired) == "trump's own words in both"
    assert on_record(spoke) and not on_record(told)
    quoted = says("d", "wire", "us", "supports", quote="direct")
    assert on_record(quoted) and not on_record(says("e", "wire", "us", "supports"))
    assert not on_record(says("f", "wire", "europe", "supports", chain=(OFFICIALS,)))  # its own officials, unnamed


def test_publishers() -> None:
    """Spellings of one outlet, an outlet that another cites, and families given by the user are one publisher."""
    assert publisher("The Washington Post") == publisher("www.washingtonpost.com") == publisher("WASHINGTON POST")
    assert publisher("The Times") != publisher("The New York Times")
    a, b = says("a", "post", "us", "supports"), says("b", "times", "us", "supports")
    assert why(a, b) == ""  # each in its own voice
    reuters = Attribution("Reuters", "media", False)
    cited = says("c", "times", "us", "supports", chain=(reuters, officials("china")))
    assert why(says("d", "wire", "us", "supports"), cited) == "the same publisher, Reuters"
    family = Library({r.id: r for r in REPORTS}, families={"washingtonpost.com": "one", "New York Times": "one"})
    assert dependence(a, says("b", "times", "us", "supports", chain=(named("x"),)), family).startswith(
        "the same publisher"
    )
    assert why(a, says("e", "post", "us", "supports")) == "the same report"


def test_an_outlet_that_is_not_stated_cannot_be_shown_to_differ() -> None:
    """Without outlets no two reports are independent, and the reason says what to fill in."""
    bare = (report("x", published="2025-08-16"), report("y", published="2025-08-16", outlet="AP"))
    a = says("a", "x", "us", "supports", chain=(named("lavrov"),))
    b = says("b", "y", "us", "supports", chain=(named("kallas"),))
    assert why(a, b, bare) == "the outlet of x is not stated"
    assert why(a, replace(b, doc="gone"), bare) == "the outlet of x is not stated"


def test_a_reprint_is_no_second_source() -> None:
    """A reprint, two reprints of one report, and a carried-over paragraph count with the report they go back to."""
    kin = (Kinship("post", "wire", "reprint", 1.0, 1.0), Kinship("times", "wire", "reprint", 0.9, 0.9))
    a, b, c = (
        says(i, d, "us", "supports", text="backs it", chain=(named(f"n{i}"),))
        for i, d in zip("abc", ("wire", "post", "times"), strict=True)
    )
    assert why(a, b, kinship=kin) == "a reprint of Reuters (wire)"
    assert why(b, c, kinship=kin) == "both are reprints of Reuters (wire)"
    (group,) = groups((a, b, c), kin, REPORTS)
    assert voices(group) == 1 and len(group.dependent) == 3
    part = (Kinship("post", "wire", "passages", 0.1, 0.1, (Passage(0, 100, 50, 150),)),)
    inside, outside, beside = at(a, 60), at(a, 160), at(b, 100)
    assert why(inside, b, kinship=part) == "a passage carried over from Reuters (wire)"
    assert why(outside, b, kinship=part) == "the same publisher, Reuters"  # b stands in text of the wire
    assert why(inside, beside, kinship=part) == ""
    other = says("d", "times", "us", "supports", chain=(Attribution("Reuters", "media", False), named("nd")))
    assert why(other, b, kinship=part) == "the same publisher, Reuters"


def test_real_texts_from_report_to_voices() -> None:
    """Three papers, one of them a reprint and one with its own officials: three members, two voices."""
    text = "The negotiators have agreed on a ceasefire along the river, two officials familiar with the talks said on Monday."
    other = (
        "There is an agreement to cease fire along the river, according to a diplomat from a third country in the room."
    )
    reports = (
        report("a", text, "2025-08-16", "Daily Post"),
        report("b", "MORNING EDITION\n\n" + text, "2025-08-17", "Evening Star"),
        report("c", other, "2025-08-17", "Gazette"),
    )
    kin = relate(reports)
    start = reports[1].text.index("The nego")
    rows = (
        says("s1", "a", "us", "accepts", text=text[:50], chain=(officials("us", 2),), on="2025-08-15"),
        says("s2", "b", "us", "accepts", text=text[4:50], start=start + 4, chain=(officials("us", 2),)),
        says(
            "s3", "c", "us", "accepts", text=other[:40], chain=(officials("qatar", 1, "a diplomat"),), on="2025-08-15"
        ),
    )
    (group,) = groups(rows, kin, reports)
    assert group.ids == ("s1", "s3", "s2")
    assert {(k.a, k.b): k.why for k in group.links} == {
        ("s2", "s1"): "text carried over from Daily Post (a)",
        ("s3", "s1"): "the same date, 2025-08-15",
    }
    assert voices(group) == 2
    assert [k.why for k in group.dependent] == ["a reprint of Daily Post (a)"]


@pytest.mark.parametrize(
    "change",
    [
        {"stance": "accepts"},
        {"issue": "territory"},
        {"alternative": None},
        {"negated": True},
        {"number": 4.0},
        {"number": 3.0, "unit": "day"},
        {"party": "russia"},
    ],
)
def test_what_must_be_the_same(change: dict[str, object]) -> None:
    """Another party, stance, issue, option, negation, number or unit is another statement, in the same words."""
    plain: dict[str, object] = {"party": "us", "stance": "supports", "text": "backs it", "number": 3.0}
    rows = [says("a", "post", **plain), says("b", "times", **{**plain, **change})]  # type: ignore[arg-type]
    assert [g.ids for g in groups(rows, (), REPORTS)] == [("a",), ("b",)]


def test_a_deadline_is_no_common_date() -> None:
    """Two demands with one deadline are not linked by it; two with one date are, and typed ones by their paraphrase."""
    rows = [says(i, d, "us", "demands", on="2025-08-15", kind="deadline") for i, d in (("a", "post"), ("b", "times"))]
    assert len(groups(rows, (), REPORTS)) == 2
    assert len(groups([replace(s, when=replace(s.when, kind="date")) for s in rows], (), REPORTS)) == 1  # type: ignore[type-var]
    typed = [replace(s, span=None, paraphrase=p) for s, p in zip(rows, ("Wants it.", "wants it"), strict=True)]
    assert len(groups(typed, (), REPORTS)) == 1


def test_chain_in_words() -> None:
    """Outermost first, anonymity told, the report's own voice and the actor's own words told apart."""
    library = Library.of(REPORTS)
    told = says("a", "post", "us", "supports", person="trump", chain=(OFFICIALS, named("trump")))
    assert chain_words(told, library) == (
        "The Washington Post (post), citing two senior European officials familiar with the call (anonymous), citing Trump"
    )
    assert chain_words(says("b", "wire", "us", "supports"), library) == "Reuters (wire), in its own voice"
    assert chain_words(says("c", "x", "us", "supports", quote="direct"), library) == "x, us speaking for itself"


DOCS = [f"d{n}" for n in range(6)]
LEDGER = tuple(report(d, published=day, outlet=o) for d, day, o in zip(DOCS, ["2025-01-01", "2025-01-01", "2025-01-02", "2025-01-09", "", "2025-01-03"], ["P", "Q", "P", "R", "S", ""], strict=True))  # fmt: skip
KIN = (
    Kinship("d2", "d0", "reprint", 0.9, 0.9, (Passage(0, 10, 0, 10),)),
    Kinship("d3", "d1", "update", 0.4, 0.4, (Passage(0, 10, 20, 30), Passage(20, 30, 0, 10))),
    Kinship("d5", "d2", "passages", 0.1, 0.1, (Passage(20, 30, 0, 10),)),
)
CHAINS = [(), (OFFICIALS,), (officials("europe"),), (officials(None),), (named("lavrov"),), (named("us"),), (Attribution("Q", "media", False),), (OFFICIALS, named("us"))]  # fmt: skip
STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from(DOCS),
        st.sampled_from(["us", "russia"]),
        st.sampled_from(["supports", "refuses"]),
        st.sampled_from(["one text", "another text", "", "third"]),
        st.sampled_from([0, 5, 20, 25, 40]),
        st.sampled_from(CHAINS),
        st.sampled_from(["", "", "2025-01-01", "2024-12"]),
    ),
    max_size=9,
)


def ledger(drawn: list[tuple[str, str, str, str, int, tuple[Attribution, ...], str]]) -> list[Statement]:
    return [
        says(f"s{n}", doc, party, stance, text=text, start=start, chain=chain, on=on)
        for n, (doc, party, stance, text, start, chain, on) in enumerate(drawn)
    ]


@settings(max_examples=150, deadline=None)
@given(STATEMENTS, st.randoms(use_true_random=False))
def test_groups_are_the_transitive_closure_of_direct_repeats(drawn: list, shuffle: random.Random) -> None:  # type: ignore[type-arg]
    """By the definition, pair by pair; whatever the order of statements and of kinship."""
    rows, library = ledger(drawn), Library.of(LEDGER, KIN)
    found = groups(rows, KIN, library)
    near = {s.id: {s.id} for s in rows}
    for a, b in combinations(rows, 2):
        if repeat(a, b, library):
            joined = near[a.id] | near[b.id]
            for id in joined:
                near[id] = joined
    assert sorted(tuple(sorted(g.ids)) for g in found) == sorted({tuple(sorted(c)) for c in near.values()})
    mixed, kin = list(rows), list(KIN)
    shuffle.shuffle(mixed)
    shuffle.shuffle(kin)
    assert [g.to_json() for g in groups(mixed, kin, Library.of(LEDGER, kin))] == [g.to_json() for g in found]


@settings(max_examples=150, deadline=None)
@given(STATEMENTS)
def test_voices_are_the_most_members_of_which_every_two_are_independent(drawn: list) -> None:  # type: ignore[type-arg]
    """Against brute force over all sets of members, with a reason for each pair that is not independent."""
    library = Library.of(LEDGER, KIN)
    for group in groups(ledger(drawn), KIN, library):
        apart = {(a.id, b.id): not dependence(a, b, library, one_claim=True) for a, b in combinations(group.members, 2)}
        best = max(
            size
            for size in range(1, len(group.members) + 1)
            for chosen in combinations(group.ids, size)
            if all(apart[pair] for pair in combinations(chosen, 2))
        )
        assert (voices(group), group.exact) == (best, True)
        for link in group.dependent:
            pair = (link.a, link.b) if (link.a, link.b) in apart else (link.b, link.a)
            assert link.why and not apart[pair]
        for a, b in combinations(group.members, 2):
            assert dependence(a, b, library, True) == "" or dependence(b, a, library, True) != ""


def test_a_hundred_outlets() -> None:
    """A hundred outlets with the same two officials are one voice, with sources of their own a hundred."""
    reports = [report(f"d{n:03}", published="2025-01-01", outlet=f"Outlet {n}") for n in range(100)]
    same = [says(f"s{r.id}", r.id, "us", "supports", text="backs it", chain=(OFFICIALS,)) for r in reports]
    own = [replace(s, attribution=(named(f"n{s.doc}"),)) for s in same]
    (one,), (many,) = groups(same, (), reports), groups(own, (), reports)
    assert (voices(one), one.exact, len(one.dependent)) == (1, True, 99)
    assert (voices(many), many.exact, many.dependent) == (100, True, ())


def test_each_statement_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Grouping reads the claim of each of n statements n times, not of each pair."""
    reads: Counter[int] = Counter()
    plain = repeats.claim_of

    def counting(statement: Statement) -> repeats.Same:
        reads[size] += 1
        return plain(statement)

    monkeypatch.setattr(repeats, "claim_of", counting)
    for size in (200, 400):
        rows = [says(f"s{n}", "post", "us", "supports", text=f"words {n % 7}", start=n) for n in range(size)]
        assert len(groups(rows, (), REPORTS)) == 7
    assert reads == {200: 200, 400: 400}


def test_the_latest_revision_counts() -> None:
    """Of one statement in several revisions the highest is taken."""
    first = says("a", "post", "us", "supports")
    second = replace(first, stance="refuses", review=replace(first.review, supersedes="a@1"))
    for rows in ((first, second), (second, first)):
        assert groups(rows, (), REPORTS)[0].members == (second,)
