"""Exact bounds of a linear function over a set of readings, by Fourier-Motzkin elimination.

Written from the definitions, for the tests alone: it imports nothing of pourparler. Everything is
an exact fraction and strict inequalities stay strict, so a bound of 0 says whether it is reached.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

Number = int | Fraction


@dataclass(frozen=True)
class Row:
    """coefficients . w + constant >= 0, or > 0 where strict."""

    coefficients: tuple[Number, ...]
    constant: Number
    strict: bool = False


@dataclass(frozen=True)
class Interval:
    """The values a linear function takes; None is an open end at infinity."""

    low: Fraction | None
    low_reached: bool
    high: Fraction | None
    high_reached: bool

    def has_negative(self) -> bool:
        """Some value of the interval is below zero."""
        return self.low is None or self.low < 0

    def has_nonnegative(self) -> bool:
        """Some value of the interval is zero or above."""
        if self.high is None or self.high > 0:
            return True
        return self.high == 0 and self.high_reached


class Empty(Exception):
    """No reading satisfies the rows."""


# Rows during elimination: whole coefficients without a common divisor -> (constant, strict), the
# tightest only. Of two rows with the same coefficients, the smaller constant asks for more.
Rows = dict[tuple[int, ...], tuple[Fraction, bool]]


def add(rows: Rows, coefficients: Sequence[Number], constant: Number, strict: bool) -> None:
    """Put one row among the others, in lowest terms; raise Empty where it can never hold."""
    scale = lcm(*(c.denominator for c in coefficients))
    whole = [int(c * scale) for c in coefficients]
    divisor = gcd(*whole)
    if divisor == 0:
        if constant < 0 or (constant == 0 and strict):
            raise Empty
        return
    key = tuple(c // divisor for c in whole)
    new = (Fraction(constant) * scale / divisor, strict)
    old = rows.get(key)
    if old is None or (new[0], not new[1]) < (old[0], not old[1]):
        rows[key] = new


def eliminate(rows: Rows, column: int) -> Rows:
    """The shadow of the set on the other columns: each lower bound meets each upper bound."""
    result: Rows = {k: v for k, v in rows.items() if k[column] == 0}
    above = [(k, v) for k, v in rows.items() if k[column] > 0]
    below = [(k, v) for k, v in rows.items() if k[column] < 0]
    for p, (p_constant, p_strict) in above:
        for n, (n_constant, n_strict) in below:
            left, right = -n[column], p[column]
            mixed = [left * a + right * b for a, b in zip(p, n, strict=True)]
            add(result, mixed, left * p_constant + right * n_constant, p_strict or n_strict)
    return result


def cost(rows: Rows, column: int) -> int:
    """How many rows eliminating a column would add, at most."""
    up = sum(k[column] > 0 for k in rows)
    down = sum(k[column] < 0 for k in rows)
    return up * down - up - down


def eliminate_all(rows: Rows, columns: Iterable[int]) -> Rows:
    """Eliminate the columns, the one that makes fewest rows first (any order gives the same)."""
    left = set(columns)
    while left:
        column = min((cost(rows, k), k) for k in left)[1]
        left.remove(column)
        rows = eliminate(rows, column)
    return rows


def values(rows: Sequence[Row], gain: Sequence[Number], constant: Number = 0) -> Interval | None:
    """The values of gain . w + constant over all w that satisfy the rows; None if there is no w."""
    width = len(gain)
    pivot = next((k for k, c in enumerate(gain) if c != 0), None)
    system: Rows = {}
    try:
        for row in rows:
            coefficients, offset = list(row.coefficients), row.constant
            if pivot is not None and coefficients[pivot]:  # put the value v in the place of w[pivot]
                share = Fraction(coefficients[pivot]) / gain[pivot]
                coefficients = [a - share * d for a, d in zip(coefficients, gain, strict=True)]
                coefficients[pivot] = share
                offset = offset - share * constant
            add(system, coefficients, offset, row.strict)
        system = eliminate_all(system, (k for k in range(width) if k != pivot))
    except Empty:
        return None
    if pivot is None:
        return Interval(Fraction(constant), True, Fraction(constant), True)
    low: tuple[Fraction, bool] | None = None
    high: tuple[Fraction, bool] | None = None
    for key, (offset, strict) in system.items():  # key[pivot] * v + offset >= 0
        end = -offset / key[pivot]
        if key[pivot] > 0:
            low = (end, not strict)
        else:
            high = (end, not strict)
    if low and high and (low[0] > high[0] or (low[0] == high[0] and not (low[1] and high[1]))):
        return None
    return Interval(
        low[0] if low else None,
        bool(low and low[1]),
        high[0] if high else None,
        bool(high and high[1]),
    )


def touching(rows: Sequence[Row], gain: Sequence[Number]) -> list[Row]:
    """The rows that can bear on a gain; the others only matter to whether there is any w."""
    columns = {k for k, c in enumerate(gain) if c != 0}
    left = [({k for k, c in enumerate(row.coefficients) if c != 0}, row) for row in rows]
    while near := [used for used, _ in left if used & columns and not used <= columns]:
        columns.update(*near)
    return [row for used, row in left if used & columns]
