"""Bounds by linear programming are exact numbers, where the readings have comparisons."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from pourparler.space.programme import _certified, solve
from pourparler.space.readings import Readings, Row


def test_bounds_with_a_comparison_are_exact_fractions() -> None:
    """Worths in [0.1, 0.7] and [0.2, 0.3] with the first at least three times the second: worked out by hand."""
    low, high = (Fraction(1, 10), Fraction(1, 5)), (Fraction(7, 10), Fraction(3, 10))
    readings = Readings(("a", "b"), low, high, rows=(Row((1, -3), "c"),))
    first = solve(readings, (1, 0))
    assert (first.low, first.high) == (Fraction(3, 5), Fraction(7, 10))
    both = solve(readings, (1, -1))
    assert (both.low, both.high) == (Fraction(2, 5), Fraction(1, 2))
    second = solve(readings, (0, 1))
    assert (second.low, second.high) == (Fraction(1, 5), Fraction(7, 30))


def test_multipliers_prove_an_exact_lower_bound() -> None:
    """With one third of the comparison, the second worth is at most a third of the first: -b >= -7/30."""
    low, high = (Fraction(1, 10), Fraction(1, 5)), (Fraction(7, 10), Fraction(3, 10))
    readings = Readings(("a", "b"), low, high, rows=(Row((1, -3), "c"),))
    assert _certified(readings, (0, -1), np.array([-1 / 3])) == Fraction(-7, 30)
    assert _certified(readings, (0, -1), np.array([0.0])) == Fraction(-3, 10)
