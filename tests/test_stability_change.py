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
from pathlib import Path

import numpy as np
import oracle_stability as st
import pytest
from stability_models import ranked, spread
from stability_random import Random, RandomNet, Reason, random_game, random_net, relation

import pourparler as pp
from pourparler.jsonio import thaw
from pourparler.lens.stability.cells import standing
from pourparler.lens.stability.change import Change, Changes, Decider, Levers
from pourparler.lens.stability.play import Play
from pourparler.lens.stability.shift import Clauses, least_shift
from pourparler.lens.stability.solve import solve
from pourparler.lens.stability.tables import told_changes
from pourparler.space.compile import Space
from pourparler.space.conflict import Conflict, conflict_of
from pourparler.space.preference import Spread

BATCHES = [range(start, start + 40) for start in range(0, 80, 40)]
UNIT = 100  # worths are counted in hundredths here, as whole numbers
HUGE = 10**6 * UNIT
MOST_VIEWS = 3
Ends = tuple[tuple[int, int], ...]  # of one party's reasons


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
        self.ends: Ends = tuple((low * UNIT, high * UNIT) for _, low, high in self.reasons)
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

    def shifted(self, shifts: dict[int, int]) -> Ends:
        """Raised at the low end, or lowered at the high one; the other end gives way."""
        ends = list(self.ends)
        for view, shift in shifts.items():
            low, high = ends[view]
            ends[view] = (low + shift, max(high, low + shift)) if shift > 0 else (min(low, high + shift), high + shift)
        return tuple(ends)

    def enough(self, s: st.State, concept: str, by: dict[int, int]) -> bool:
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


def least_on_grid(clauses: Clauses, gaps: dict[int, int], touches: dict[int, frozenset[int]], most: int) -> Fraction:
    """The least sum of three shifts, among all multiples of a half."""
    best = Fraction(3 * most)
    for halves in product(range(2 * most + 1), repeat=3):
        left = {x: 2 * gap - sum(halves[v] for v in touches[x]) for x, gap in gaps.items()}
        if all(any(all(left[x] <= 0 for x in choice) for choice in choices) for choices in clauses):
            best = min(best, Fraction(sum(halves), 2))
    return best


def test_least_shift_of_three_views() -> None:
    """The search over choices finds the least sum on a grid fine enough to hold it, at shifts that do."""
    seen: Counter[bool] = Counter()
    for seed in range(40):
        draw = random.Random(f"shift {seed}")
        touches = {x: frozenset(draw.sample(range(3), draw.choice((1, 2, 2, 2, 3)))) for x in range(8)}
        touches |= {x: frozenset({x - 8}) for x in range(8, 11)}
        gaps = {x: draw.choice((-1, 3, 5, 5)) for x in range(8)} | dict.fromkeys(range(8, 11), 1)
        clauses = [
            [frozenset(draw.sample(range(8), draw.randint(2, 4))) for _ in range(draw.randint(1, 3))] for _ in range(3)
        ]
        clauses += [[frozenset({x})] for x in range(8, 11)]  # so that all three are needed
        exact = {x: Fraction(gap) for x, gap in gaps.items()}
        found = least_shift(clauses, exact, touches, (0, 1, 2))
        assert found is not None and sum(found) == least_on_grid(clauses, gaps, touches, 5)
        left = {x: gap - sum(found[v] for v in touches[x]) for x, gap in exact.items()}
        assert all(any(all(left[x] <= 0 for x in choice) for choice in choices) for choices in clauses)
        seen[any(shift.denominator > 1 for shift in found)] += 1
    assert seen[True] and seen[False]


def test_least_shift_may_be_halves() -> None:
    """Three gaps of 3, each lessened by two of three views, are closed by one and a half of each; one view cannot."""
    touches = {
        0: frozenset({0, 1}),
        1: frozenset({1, 2}),
        2: frozenset({0, 2}),
        **{3 + v: frozenset({v}) for v in range(3)},
    }
    gaps = {x: Fraction(3 if x < 3 else 1) for x in touches}
    clauses = [[frozenset({x})] for x in touches]
    assert least_shift(clauses, gaps, touches, (0, 1, 2)) == (Fraction(3, 2),) * 3
    assert least_shift(clauses, gaps, touches, (0, 1)) is None
    either = [[frozenset({0}), frozenset({3})]]  # 3 between them, or 1 of the first alone
    assert least_shift(either, gaps, touches, (0,)) == (1,)
    assert least_shift(either, gaps, touches, (1,)) == (3,)
    assert least_shift(either, gaps, touches, (2,)) is None


# -- cases worked out by thought: orders, comparisons, limits, and the words for it -------------------

TALKS = """pourparler: 1
title: Two sides
parties: {a: {name: Ann}, b: {name: Ben}}
issues:
  x: {question: X, options: {no: not x, yes: x}, agree: [a]}
  y: {question: Y, options: {no: not y, yes: y}, agree: [a]}
  z: {question: Z, options: {no: not z, yes: z}, agree: [a]}
  w: {question: W, options: {no: not w, yes: w}, agree: [a]}
  hit: {question: Hit, options: {no: no hit, yes: hit}, agree: [b]}
  deal: {question: Deal, options: {no: no deal, yes: deal}, agree: [a, b]}
today: {x: no, y: no, z: no, w: no, hit: no, deal: no}
"""


class Talks:
    """A case of Ann, who moves x, y, z and w alone, and Ben, who can hit; a deal needs both."""

    def __init__(self, folder: Path, text: str) -> None:
        (folder / "case.yaml").write_text(TALKS + text, encoding="utf-8")
        self.space: Space = pp.compile(pp.load(folder / "case.yaml"))
        self.play = Play(conflict_of(self.space))
        self.levers = Levers(self.play)

    def state(self, *done: str) -> int:
        """The state where these are done, and nothing else."""
        return self.play.conflict.graph.state(self.space.package(dict.fromkeys(done, "yes")))  # type: ignore[union-attr]

    def changes(self, concept: str, *done: str) -> Changes:
        return self.levers.changes(0, self.state(*done), concept)

    def views(self, concept: str, *done: str) -> list[tuple[str, ...]]:
        """The sets of views, by their ids, that must be other than stated."""
        found = self.changes(concept, *done)
        assert found.needed and found.searched and not found.barred
        assert all(change.party == 0 and set(change.shifts) == {None} for change in found.found)
        return [tuple(self.space.valuations[0].reasons[v].id for v in change.views) for change in found.found]

    def told(self, concept: str, *done: str) -> list[str]:
        return told_changes(self.space, self.play, 0, self.changes(concept, *done))


def test_an_order_is_freed_view_by_view(tmp_path: Path) -> None:
    """What stands above today pulls away from it, what stands below back to it; each such view must be another."""
    up = Talks(tmp_path, "views: {a: [{x: yes, id: x}, {y: yes, id: y}, {z: yes, id: z}, today]}")
    for concept in st.CONCEPTS:
        assert up.views(concept) == [("x", "y", "z")]
        assert up.views(concept, "x") == [("y", "z")]
        assert up.views(concept, "x", "y") == [("z",)]
        assert up.changes(concept, "x", "y", "z") == Changes(False)
    down = Talks(tmp_path, "views: {a: [today, {x: yes, id: x}, {y: yes, id: y}]}")
    for concept in st.CONCEPTS:
        assert down.changes(concept) == Changes(False)
        assert down.views(concept, "x") == [("x",)]
        assert down.views(concept, "x", "y") == [("x", "y")]


def test_an_order_leaves_sizes_open(tmp_path: Path) -> None:
    """Neighbours in the order may tie, and a hit may outweigh a gain: where that is so nothing has to change."""
    tie = Talks(tmp_path, "impossible: [{x: yes, y: yes}]\nviews: {a: [{x: yes, id: x}, {y: yes, id: y}, today]}")
    assert tie.changes("nash", "y") == Changes(False)
    assert tie.views("nash") == [("x", "y")]
    hit = Talks(tmp_path, "views: {a: [{x: yes, id: x}, today, {hit: yes, id: hit}]}")
    assert hit.changes("gmr") == hit.changes("smr") == Changes(False)
    assert hit.views("nash") == hit.views("seq") == [("x",)]  # Ben has no view, so he gains by no answer
    harmless = Talks(tmp_path, "views: {a: [{x: yes, id: x}, {hit: yes, id: hit}, today]}")
    assert harmless.views("gmr") == [("x",), ("hit",)]  # a hit that hurts would do, too


def test_a_comparison_stays_while_views_are_freed(tmp_path: Path) -> None:
    """Where x with y is no worse than today and y costs, x is a gain: only another cost lets Ann stay without x."""
    views = """views:
  a:
    - {when: x == yes, worth: unknown, id: x}
    - {when: y == yes, worth: -1, id: y}
    - {better: {x: yes, y: yes}, than: today}
"""
    talks = Talks(tmp_path, views)
    assert talks.views("nash") == talks.views("gmr") == [("y",)]
    assert talks.changes("nash", "x") == Changes(False)


def test_limits_are_never_touched(tmp_path: Path) -> None:
    """Across a line of its own a party goes back whatever its views; and it does not go there."""
    views = "views: {a: [{x: yes, id: x}, {y: yes, id: y}, today]}"
    talks = Talks(tmp_path, f"limits: [{{party: a, never: {{x: yes}}, kind: declared}}]\n{views}")
    for concept in st.CONCEPTS:
        assert talks.changes(concept, "x") == Changes(True, barred=True)
        assert talks.views(concept) == [("y",)]
        assert talks.changes(concept, "y") == Changes(False)
    assert talks.told("nash", "x") == [
        "No change of its views: the plan crosses a red line of its own, and a way back does not."
    ]
    other = Talks(tmp_path, f"limits: [{{party: b, never: {{x: yes}}, kind: declared}}]\n{views}")
    assert other.views("nash") == [("x", "y")]  # a line of Ben's does not move Ann
    ranges = "views: {a: [{when: x == yes, worth: 3}]}"
    ranged = Talks(tmp_path, f"limits: [{{party: a, never: {{x: yes}}, kind: law}}]\n{ranges}")
    assert ranged.space.bars and not isinstance(ranged.play.conflict.preferences[0], Spread)  # one exact ranking


FOUR = "{a: [{x: yes, id: x}, {y: yes, id: y}, {z: yes, id: z}, {w: yes, id: w}, today]}"


def test_more_than_three_views_are_not_searched(tmp_path: Path) -> None:
    """Where four views must change none is found, and it is said that more than three were not searched."""
    talks = Talks(tmp_path, f"views: {FOUR}")
    assert talks.changes("nash") == Changes(True, searched=False)
    assert talks.told("nash") == ["No change of up to three of its views was found; more at once were not searched."]
    assert talks.views("nash", "x") == [("y", "z", "w")]
    worths = ", ".join(f"{{when: {v} == yes, worth: [1, 2]}}" for v in "xyzw")
    ranged = Talks(tmp_path, f"views: {{a: [{worths}]}}")
    assert ranged.changes("nash") == Changes(True, searched=False)
    assert [c.shifts for c in ranged.changes("nash", "x").found] == [(-2, -2, -2)]


def test_a_line_that_every_move_crosses_bars_nothing(tmp_path: Path) -> None:
    """Where the plan crosses a line and so does all Ann could do alone, her views count: four of them here."""
    limit = "limits: [{party: a, never: {deal: yes}, kind: declared}]"
    one = Talks(tmp_path, f"{limit}\nviews: {{a: [{{x: yes, id: x}}, today]}}")
    assert one.views("nash", "deal") == [("x",)]
    four = Talks(tmp_path, f"{limit}\nviews: {FOUR}")
    assert four.changes("nash", "deal") == Changes(True, searched=False, barred=False)


def test_words_are_ranges(tmp_path: Path) -> None:
    """A moderate gain, 8 to 20, must shrink by 20 at its upper end; a moderate plan must gain 12 against a move worth 20."""
    talks = Talks(tmp_path, "views: {a: [{when: x == yes, worth: moderate}]}")
    assert talks.changes("nash") == Changes(True, (Change(0, (0,), (Fraction(-20),)),))
    (told,) = talks.told("nash")
    assert told.endswith("lower by 20 points or more")
    plan = "{when: x == yes and y == no, worth: moderate}, {when: y == yes and x == no, worth: moderate}"
    talks = Talks(tmp_path, f"impossible: [{{x: yes, y: yes}}]\nviews: {{a: [{plan}]}}")
    assert talks.changes("nash", "x") == Changes(
        True, (Change(0, (0,), (Fraction(12),)), Change(0, (1,), (Fraction(-12),)))
    )
    assert [told.split("] ")[1] for told in talks.told("nash", "x")] == [
        "higher by 12 points or more",
        "lower by 12 points or more",
    ]


@pytest.mark.parametrize("worth", ["0.125", "0.004", "2.335", "1.5", "7"])
def test_a_shift_that_is_told_is_enough(tmp_path: Path, worth: str) -> None:
    """The number in the sentence is not rounded to one that would not do."""
    talks = Talks(tmp_path, f"views: {{a: [{{when: x == yes, worth: [0, {worth}]}}]}}")
    (told,) = talks.told("nash")
    number = told.split("lower by ")[1].removesuffix(" points or more")
    assert Fraction(number) >= Fraction(worth)
    assert Fraction(number) - Fraction(worth) < Fraction(1, 100)


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


def test_nothing_has_to_change_where_a_reading_lets_it_stay(tmp_path: Path) -> None:
    """Where it stays in some reading, no change of an order's views is asked for: also if Ben's gain is what is unknown."""
    views = """views:
  a: [{wants: {x: yes}, id: x}, {when: x == yes and hit == yes, worth: unknown, id: pain}]
  b: [{when: hit == yes, worth: unknown}]
"""
    talks = Talks(tmp_path, views)
    for concept in ("seq", "sseq"):
        cell = standing(talks.play, solve(talks.play.conflict), 0, talks.state()).cells[concept]
        assert cell.holds == "some"
        assert talks.changes(concept) == Changes(False), concept


def test_rankings_have_no_views_to_touch(tmp_path: Path) -> None:
    """A party with one exact ranking has no levers and no deciders."""
    talks = Talks(tmp_path, "views: {a: {prioritised: [{x: yes}, {y: yes}]}}")
    with pytest.raises(TypeError, match="no views to touch"):
        talks.changes("nash")
    assert list(talks.levers.deciders(0, talks.state(), "nash")) == []
    data = small(0)
    assert list(Levers(Play(ranked(data))).deciders(0, 0, "nash")) == []


def test_the_lens_tells_the_same(tmp_path: Path) -> None:
    """The answer of the lens holds for each party with views what its levers say, by the ids of the views."""
    views = "{when: x == yes, worth: [-1, 2], id: one}, {when: y == yes, worth: [1, 2.5], id: two}"
    plans = "plans: {p: {title: P, ours: true, steps: [{does: {x: yes, y: yes}}]}}"
    talks = Talks(tmp_path, f"views: {{a: [{views}]}}\n{plans}")
    found = thaw(pp.stability(talks.space, ["nash"], change=["today", "p"]).answer["change"])
    assert list(found) == ["today", "p"] and list(found["today"]) == ["a"]
    today = found["today"]["a"]["nash"]
    ways = [{k: v for k, v in view.items() if k != "says"} for way in today["ways"] for view in way]
    assert ways == [{"view": "one", "shift": -2}, {"view": "two", "shift": -2.5}] and len(today["ways"]) == 1
    assert (today["stays"], today["needed"], today["crosses_own_limit"], today["all_searched"]) == (
        False,
        True,
        False,
        True,
    )
    assert today["settled_by"] == []
    plan = found["p"]["a"]["nash"]
    assert [(v["view"], v["shift"]) for way in plan["ways"] for v in way] == [("one", 1)]
    assert plan["settled_by"] == [{"view": "one", "at_lowest": "leaves", "at_highest": "stays"}]
