"""The least shifts of three views at once: against a grid, and worked out by hand."""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction
from itertools import product

from pourparler.lens.stability.shift import Clauses, least_shift


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
