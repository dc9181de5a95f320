"""Two versions of a report, paragraph by paragraph."""

from __future__ import annotations

from evidence_talks import report
from hypothesis import given
from hypothesis import strategies as st

from pourparler.evidence.change.fold import folded, paragraphs
from pourparler.evidence.change.sentences_diff import Row, Words, compare

A = "The minister said on Monday that the dam would be filled before the rains."
B = "Officials downstream called the announcement a breach of the agreement."
C = "Engineers are to measure the flow at two stations along the border."
D = "Farmers in the delta have lost two harvests in a row this year."


def shown(old: list[str], new: list[str]) -> list[tuple[str, str, str, bool]]:
    a, b = "\n\n".join(old), "\n\n".join(new)
    cut = lambda text, at: text[slice(*at)] if at else ""  # noqa: E731
    return [(r.kind, cut(a, r.old), cut(b, r.new), r.moved) for r in compare(report("a", a), report("b", b))]


def test_added_gone_and_same() -> None:
    """New paragraphs stand where they are, lost ones where they were."""
    assert shown([A, B, C], [D, A, C]) == [
        ("added", "", D, False),
        ("same", A, A, False),
        ("gone", B, "", False),
        ("same", C, C, False),
    ]


def test_changed_words_are_named() -> None:
    """A paragraph with other words in it is changed, with the words that left and those that came."""
    new = A.replace("Monday", "Tuesday").replace("would be filled", "will be filled")
    (row,) = compare(report("a", A), report("b", new))
    assert row.kind == "changed"
    assert row.words == (Words("Monday", "Tuesday"), Words("would", "will"))
    assert compare(report("a", A), report("b", A + " It did."))[0].words == (Words("", "It did."),)


def test_other_quotation_marks_are_no_change() -> None:
    """What folds to the same words is the same paragraph."""
    assert [r.kind for r in compare(report("a", "“We won’t,” he said."), report("b", '"We won\'t" he SAID'))] == [
        "same"
    ]


def test_moved_paragraphs_are_the_same_and_marked() -> None:
    """A paragraph that went to the end has moved; those that kept their order have not."""
    assert shown([A, B, C, D], [B, C, D, A]) == [
        ("same", B, B, False),
        ("same", C, C, False),
        ("same", D, D, False),
        ("same", A, A, True),
    ]


def test_less_than_half_is_another_paragraph() -> None:
    """A paragraph that shares a few words with an old one is added, and the old one gone."""
    assert [r[0] for r in shown([A], ["The minister said on Monday nothing of note, and left for the coast at noon."])] == ["gone", "added"]  # fmt: skip


def test_nothing() -> None:
    """Two empty versions have no rows; against an empty one all is added or gone."""
    assert shown([], []) == []
    assert [r[0] for r in shown([], [A, B])] == ["added", "added"]
    assert [r[0] for r in shown([A, B], [])] == ["gone", "gone"]


@given(*(st.lists(st.sampled_from([A, B, C, D, A + " And more.", "Ends"]), max_size=6) for _ in "ab"))
def test_every_paragraph_once_in_order(old: list[str], new: list[str]) -> None:
    """The rows hold each paragraph of both versions once, the new ones in their order; same means the same words."""
    a, b = "\n\n".join(old), "\n\n".join(new)
    rows = compare(report("a", a), report("b", b))
    assert [r.new for r in rows if r.new] == paragraphs(b)
    assert sorted(r.old for r in rows if r.old) == paragraphs(a)
    unmoved = [r.old for r in rows if r.old and not r.moved]
    assert unmoved == sorted(unmoved)
    for r in rows:
        assert r.kind == ("gone" if not r.new else "added" if not r.old else r.kind)
        if r.kind in ("same", "changed"):
            assert r.old and r.new
            assert (folded(a[slice(*r.old)]) == folded(b[slice(*r.new)])) == (r.kind == "same")
            assert (r.words != ()) == (r.kind == "changed")
    if old == new:
        assert all(r.kind == "same" and not r.moved for r in rows)
    assert len(compare(report("b", b), report("a", a))) == len(rows)


def test_a_thousand_like_rows() -> None:
    """Two versions of a long table give one row for each of theirs."""
    old = [f"Row {n} of the long table of deliveries by rail and road in the month of May" for n in range(1000)]
    rows = compare(report("a", "\n\n".join(old)), report("b", "\n\n".join(f"{r} again" for r in old)))
    assert sum(r.old is not None for r in rows) == sum(r.new is not None for r in rows) == 1000


def test_json() -> None:
    """A row goes to plain JSON."""
    assert Row("gone", (0, 3), None).to_json() == {"kind": "gone", "old": [0, 3], "new": None, "moved": False, "words": []}  # fmt: skip
