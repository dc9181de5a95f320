"""What would have to change for a party to stay, on random models: against brute force over corners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product

import oracle_stability as st
import pytest
from change_models import BATCHES, UNIT, Own, cells

from pourparler.lens.stability.change import Changes

HUGE = 10**6 * UNIT
MOST_VIEWS = 3


def less(total: int, views: int) -> Iterator[tuple[int, ...]]:
    """Shifts of so many views whose sum is less, with the largest of each kind among them.

    All ends are whole points, so all sums of them are: with one or two views nothing changes between two whole
    numbers, with three (x + y, y + z and x + z may all count) between two halves.
    """
    half = UNIT // 2
    for step in (half, 1) if views < 3 else (half,):
        rest = total - step
        for left in product(range(0, rest + 1, half), repeat=views - 1):
            if rest >= sum(left):
                yield (*left, rest - sum(left))


def check(own: Own, changes: Changes, s: st.State, concept: str) -> str:
    """Everything a `Changes` says for ranges; what it is is returned."""
    movable = own.movable()
    assert changes.needed != own.stays(s, concept, own.ends)
    if not changes.needed:
        assert changes == Changes(False)
        return "not needed"
    all_together = own.enough(s, concept, dict.fromkeys(movable, HUGE))
    assert changes.barred != all_together
    if changes.barred:
        assert s in own.across and not changes.found
        return "barred"
    by_size = (
        [views for views in combinations(movable, size) if own.enough(s, concept, dict.fromkeys(views, HUGE))]
        for size in range(1, MOST_VIEWS + 1)
    )
    fewest = next((found for found in by_size if found), [])
    assert [change.views for change in changes.found] == fewest
    if not fewest:
        assert not changes.searched and len(movable) > MOST_VIEWS
        return "more than three"
    assert changes.searched
    for change in changes.found:
        assert change.party == own.i
        assert all(shift is not None and (2 * shift).denominator == 1 for shift in change.shifts)
        shifts = {view: int(shift * UNIT) for view, shift in zip(change.views, change.shifts, strict=True) if shift}
        assert all(shifts[view] * own.towards(s, view) > 0 for view in change.views)
        assert own.stays(s, concept, own.shifted(shifts))
        least = {view: abs(shift) for view, shift in shifts.items()}
        for other in less(sum(least.values()), len(least)):
            assert not own.enough(s, concept, dict(zip(change.views, other, strict=True))), (change, other)
    return f"{len(fewest[0])} views"


@pytest.mark.parametrize("batch", BATCHES, ids=lambda b: f"{b.start}-{b.stop}")
def test_changes_are_enough_and_the_fewest_and_the_least(batch: range) -> None:
    """The party stays after each change, no fewer views and no smaller shifts would do, and no other set is missing."""
    seen: Counter[str] = Counter()
    for seed in batch:
        for own, levers, i, s, concept in cells(seed):
            found = check(own, levers.changes(i, s, concept), own.states[s], concept)
            seen[found] += 1
            seen[f"{found} {concept}"] += 1
    assert min(seen[f"{n} views {concept}"] for n in (1, 2) for concept in st.CONCEPTS) > 0, seen
    assert min(seen[what] for what in ("not needed", "barred", "3 views")) > 0, seen
