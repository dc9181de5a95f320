"""What would have to change for a party to stay, and which view alone settles it: against brute force over corners.

For SEQ and SSEQ those who answer are taken at their sure gains where a party is to stay, and at their possible ones
where it is to leave.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import combinations, product

import numpy as np
import oracle_stability as st
import pytest
from stability_models import spread
from stability_random import Random, RandomNet, Reason, random_game, random_net, relation

from pourparler.lens.stability.change import Changes, Decider, Levers
from pourparler.lens.stability.play import Play
from pourparler.space.conflict import Conflict
from pourparler.space.preference import Spread

BATCHES = [range(start, start + 40) for start in range(0, 120, 40)]
HUGE = Fraction(10**6)
MOST_VIEWS = 3
Ends = tuple[tuple[Fraction, Fraction], ...]  # of one party's reasons


def small(seed: int) -> Random:
    """A random model of at most 20 states; or one of two parties, with many moves, few answers and more reasons.

    In the latter no reason holds at state 0, so that often several must change for a party to stay there.
    """
    if seed % 2 == 0:
        return random_net(seed, most=20) if seed % 4 == 2 else random_game(seed, most=20)
    draw = random.Random(f"wide {seed}")
    states = range(draw.randint(6, 10))
    movers = tuple(
        ((i,), tuple((s, t) for s in states for t in states if s != t and (s == i == 0 or draw.random() < share)))
        for i, share in ((0, 0.4), (1, 0.2))
    )
    reasons: list[list[Reason]] = []
    for _ in range(2):
        own = []
        share = draw.choice((0.2, 0.4))
        for k in range(draw.randint(4, 8)):
            least = draw.randint(1, 3)
            where = frozenset(s for s in states[1:] if draw.random() < share)
            own.append((where, least, least + (draw.randint(1, 4) if k < 3 else 0)))
        reasons.append(own)
    return RandomNet(2, tuple(f"s{s}" for s in states), movers, [], reasons, frozenset())


def limits_of(data: Random, seed: int) -> list[frozenset[st.State]]:
    """For each party the states across a limit of its own: none for half of them."""
    draw = random.Random(f"limits {seed}")
    return [
        frozenset(s for s in data.states if draw.random() < 0.35) if draw.random() < 0.5 else frozenset()
        for _ in range(data.parties)
    ]


def conflict(data: Random, limits: list[frozenset[st.State]]) -> Conflict:
    """The model with its ranges, and with limits."""
    preferences = []
    for own, across in zip(spread(data).preferences, limits, strict=True):
        assert isinstance(own, Spread)
        column = np.array([[s in across] for s in data.states], dtype=np.int8)
        rows, kinds = np.unique(np.hstack([own.truths[own.kinds], column]), axis=0, return_inverse=True)
        preferences.append(Spread(own.valuation, kinds.ravel(), rows[:, :-1], rows[:, -1].astype(bool)))
    return replace(spread(data), preferences=tuple(preferences))


class Own:
    """Brute force for one party: at each corner of its ranges, by the definitions of the concepts."""

    def __init__(self, data: Random, limits: list[frozenset[st.State]], i: int) -> None:
        self.clauses = cache(self._clauses)
        self.i, self.states, self.reasons, self.across = i, data.states, data.reasons[i], limits[i]
        self.ends: Ends = tuple((Fraction(low), Fraction(high)) for _, low, high in self.reasons)
        ranges = relation(data)

        def compare(j: int, s: st.State, t: st.State) -> str:
            if (s in limits[j]) != (t in limits[j]):
                return ">" if s in limits[j] else "<="
            return ranges(j, s, t)

        model = data.model()
        self.alone = {s: sorted(model.alone(i, s), key=self.states.index) for s in self.states}
        others = model.without({i})
        self.answers = {
            name: st.ends_from(model, others, step_ok)
            for name, step_ok in (
                ("any", None),
                ("sure", lambda members, s, t: all(compare(j, s, t) == ">" for j in members)),
                ("maybe", lambda members, s, t: all(compare(j, s, t) != "<=" for j in members)),
            )
        }

    def _clauses(self, s: st.State, concept: str, answers: str) -> list[list[list[st.State]]]:
        """For each move of the party: what may be no better than s, one of these lists, so that it is deterred."""
        found = []
        for t in self.alone[s]:
            ways = [[t]]
            if concept != "nash":
                ends = self.answers[answers if concept in {"seq", "sseq"} else "any"](t)
                ways += [[u, *(self.alone[u] if concept in {"smr", "sseq"} else [])] for u in ends]
            found.append(ways)
        return found

    def at_corners(self, s: st.State, concept: str, ends: Ends, answers: str) -> Iterator[bool]:
        """Whether it stays at s, at one corner after the other."""
        clauses = self.clauses(s, concept, answers)
        known = {s, *(x for ways in clauses for way in ways for x in way)}
        holds = {x: [k for k, (where, _, _) in enumerate(self.reasons) if x in where] for x in known}
        # the worst corner for s first, so that a look for one where it leaves is short
        in_order = (sorted(set(pair), reverse=k not in holds[s]) for k, pair in enumerate(ends))
        for worths in product(*in_order):
            worth = {x: (x not in self.across, sum(worths[k] for k in own)) for x, own in holds.items()}
            fine = {x for x in known if worth[x] <= worth[s]}
            yield all(any(fine.issuperset(way) for way in ways) for ways in clauses)

    def stays(self, s: st.State, concept: str, ends: Ends) -> bool:
        """At every corner, if the others answer only where they surely gain."""
        return all(self.at_corners(s, concept, ends, "sure"))

    def leaves(self, s: st.State, concept: str, ends: Ends) -> bool:
        """At every corner, even if the others answer where they may gain."""
        return not any(self.at_corners(s, concept, ends, "maybe"))

    def movable(self) -> list[int]:
        """The reasons that tell some states apart."""
        return [k for k, (where, _, _) in enumerate(self.reasons) if 0 < len(where) < len(self.states)]

    def towards(self, s: st.State, view: int) -> int:
        """In which direction a view helps: upwards where it holds at s."""
        return 1 if s in self.reasons[view][0] else -1

    def shifted(self, shifts: dict[int, Fraction]) -> Ends:
        """Raised at the low end, or lowered at the high one; the other end gives way."""
        ends = list(self.ends)
        for view, shift in shifts.items():
            low, high = ends[view]
            ends[view] = (low + shift, max(high, low + shift)) if shift > 0 else (min(low, high + shift), high + shift)
        return tuple(ends)

    def enough(self, s: st.State, concept: str, by: dict[int, Fraction]) -> bool:
        """Whether it stays once these views are shifted so far in the direction that helps."""
        return self.stays(s, concept, self.shifted({k: self.towards(s, k) * d for k, d in by.items() if d}))


def cells(seed: int) -> Iterator[tuple[Own, Levers, int, int, str]]:
    """Some states of every party of a model under each concept, half of the models with limits."""
    data = small(seed)
    limits = limits_of(data, seed) if seed % 3 else [frozenset()] * data.parties
    levers, draw = Levers(Play(conflict(data, limits))), random.Random(f"cells {seed}")
    for i in range(data.parties):
        own = Own(data, limits, i)
        for s in draw.sample(range(len(data.states)), min(5, len(data.states))):
            for concept in st.CONCEPTS:
                yield own, levers, i, s, concept


def less(total: Fraction, views: int) -> Iterator[tuple[Fraction, ...]]:
    """Shifts of so many views whose sum is less, with the largest of each kind among them.

    All ends are whole, so all sums of them are: with one or two views nothing changes between two whole numbers,
    with three (x + y, y + z and x + z may all count) between two halves.
    """
    half = Fraction(1, 2)
    for step in (half, Fraction(1, 100)) if views < 3 else (half,):
        rest = total - step
        for chosen in product(range(int(2 * total) + 1), repeat=views - 1):
            left = [half * k for k in chosen]
            if rest - sum(left) >= 0:
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
        shifts = dict(zip(change.views, change.shifts, strict=True))
        assert all(shift is not None and shift * own.towards(s, view) > 0 for view, shift in shifts.items())
        assert own.stays(s, concept, own.shifted(shifts))
        least = {view: abs(shift) for view, shift in shifts.items()}
        for other in less(sum(least.values(), Fraction(0)), len(least)):
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
