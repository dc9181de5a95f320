"""Which view alone settles a verdict: against brute force over corners, and worked out by thought."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import oracle_stability as st
import pytest
from change_models import BATCHES, cells
from change_talks import Talks

from pourparler.lens.stability.change import Decider


@pytest.mark.parametrize("batch", BATCHES, ids=lambda b: f"{b.start}-{b.stop}")
def test_deciders_settle_the_verdict_and_no_other_view_does(batch: range) -> None:
    """At that end of its range every corner stays, or leaves; a view that is not listed settles nothing."""
    seen: Counter[str] = Counter()
    for seed in batch:
        for own, levers, i, s, concept in cells(seed):
            expected = []
            state = own.states[s]
            if not own.stays(state, concept, own.ends) and not own.leaves(state, concept, own.ends):
                seen["open"] += 1
                for view, pair in enumerate(own.ends):
                    said = []
                    for end in pair:
                        pinned = tuple((end, end) if k == view else both for k, both in enumerate(own.ends))
                        stays, leaves = own.stays(state, concept, pinned), own.leaves(state, concept, pinned)
                        said.append("stays" if stays else "leaves" if leaves else "")
                    if any(said):
                        expected.append(Decider(i, view, *said))
                        seen.update({"at low: " + said[0]: 1, "at high: " + said[1]: 1})
            assert list(levers.deciders(i, s, concept)) == expected
            seen["open, undecided"] += seen["open"] > 0 and not expected
    ends = [f"at {end}: {word}" for end in ("low", "high") for word in ("stays", "leaves", "")]
    assert min(seen[what] for what in ("open", "open, undecided", *ends)) > 3, seen


def test_a_range_that_straddles_zero_decides(tmp_path: Path) -> None:
    """A gain of -1 to 2 settles it at both ends; of two such views each settles one end only."""
    one = Talks(tmp_path, "views: {a: [{when: x == yes, worth: [-1, 2]}]}")
    for concept in st.CONCEPTS:
        assert list(one.levers.deciders(0, one.state(), concept)) == [Decider(0, 0, "stays", "leaves")]
        assert list(one.levers.deciders(0, one.state("x"), concept)) == [Decider(0, 0, "leaves", "stays")]
    two = "{when: x == yes, worth: [-1, 2]}, {when: y == yes, worth: [-1, 2]}"
    both = Talks(tmp_path, f"views: {{a: [{two}]}}")
    assert list(both.levers.deciders(0, both.state(), "nash")) == [
        Decider(0, 0, "", "leaves"),
        Decider(0, 1, "", "leaves"),
    ]
    sure = Talks(tmp_path, "views: {a: [{when: x == yes, worth: [1, 2]}]}")
    assert list(sure.levers.deciders(0, sure.state(), "nash")) == []


def test_a_range_beside_an_order_decides_too(tmp_path: Path) -> None:
    """A range settles a verdict at its ends as well where another view, which bears on no move, has no size."""
    talks = Talks(tmp_path, "views: {a: [{when: x == yes, worth: [-1, 2]}, {wants: {deal: yes}}]}")
    assert list(talks.levers.deciders(0, talks.state(), "nash")) == [Decider(0, 0, "stays", "leaves")]


def test_an_end_that_no_reading_has_decides_nothing(tmp_path: Path) -> None:
    """A comparison keeps p from its upper end: p settles nothing, while r, which bears on the same move, does."""
    views = """views:
  a:
    - {when: x == yes, worth: [-1, 2], id: p}
    - {when: x == yes and deal == no, worth: [-5, 5], id: r}
    - {when: deal == yes, worth: [-1, 1], id: q}
    - {better: today, than: {x: yes, deal: yes}}
"""
    talks = Talks(tmp_path, views)
    assert list(talks.levers.deciders(0, talks.state(), "nash")) == [Decider(0, 1, "stays", "leaves")]
