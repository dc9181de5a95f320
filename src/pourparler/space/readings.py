"""The readings of one party: every assignment of worths that agrees with its views, as a polytope.

Bounds are closed forms where the constraints are ranges and one order; with comparisons, linear programmes.
Each variable is one reason; the last may be what no deal is worth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

Delta = tuple[int, ...]
INF = None


@dataclass(frozen=True)
class Row:
    """``sum(coef * w) >= 0``, or ``> 0`` where strict; ``label`` is the comparison it stands for."""

    coef: tuple[int, ...]
    label: str


@dataclass(frozen=True)
class Readings:
    """``low``/``high`` in exact numbers (None: no bound); ``above``/``below``: places in an order, best first.

    ``labels``: the id behind each variable; ``positive``/``negative``: wants and avoids without a weight.
    """

    labels: tuple[str, ...]
    low: tuple[Fraction | None, ...]
    high: tuple[Fraction | None, ...]
    above: tuple[int, ...] = ()
    below: tuple[int, ...] = ()
    positive: tuple[int, ...] = ()
    negative: tuple[int, ...] = ()
    rows: tuple[Row, ...] = ()
    known: dict[Any, Any] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )  # what programmes said already

    @property
    def boxed(self) -> bool:
        """Whether all constraints are ranges with two ends."""
        free = self.above or self.below or self.positive or self.negative or self.rows
        return not free and all(low is not None and high is not None for low, high in self.pairs)

    @property
    def pairs(self) -> list[tuple[Fraction | None, Fraction | None]]:
        return list(zip(self.low, self.high, strict=True))


@dataclass(frozen=True)
class Bound:
    """Least and greatest gain; None is no bound; ``*_open``: the end itself is reached by no reading."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @property
    def always_accepts(self) -> bool:
        return self.low is not None and self.low >= 0

    @property
    def always_refuses(self) -> bool:
        return self.high is not None and (self.high < 0 or (self.high == 0 and self.high_open))


def bounds(readings: Readings, delta: Delta) -> Bound:
    """Exact bounds of ``sum(delta * w)`` over all readings."""
    relaxed = closed_form(readings, delta)
    if not readings.rows or relaxed.always_accepts and relaxed.low == relaxed.high:
        return relaxed
    from pourparler.space.programme import solve

    found: Bound | None = readings.known.get(("ends", delta))
    if found is None:
        found = readings.known["ends", delta] = solve(readings, delta)
    return found


def sign_bounds(readings: Readings, delta: Delta) -> Bound:
    """What `bounds` says of the sign, for less work: an end is 0 where the gain keeps to one side of it, else None.

    Where the ranges and the order alone decide the sign, without a linear programme, the ends are theirs.
    """
    relaxed = closed_form(readings, delta)
    if not readings.rows or relaxed.always_accepts or relaxed.always_refuses:
        return relaxed
    from pourparler.space.programme import solve_sign

    found: Bound | None = readings.known.get(("sign", delta))
    if found is None:
        found = readings.known["sign", delta] = solve_sign(readings, delta)
    return found


def closed_form(readings: Readings, delta: Delta) -> Bound:
    """Bounds over ranges and the order, comparisons left aside (so an outer bound where there are any).

    An order above today is ``w = d_1 + d_2 + …`` with increments ``d >= 0``, the lowest ``> 0``: a sum over it is
    ``sum(d_j * S_j)`` with the prefix sums S_j, so it is bounded by 0 on the side that no S_j lies on.
    """
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)
    low_open = high_open = False
    placed = {*readings.above, *readings.below, *readings.positive, *readings.negative}
    for k, d in enumerate(delta):
        if not d or k in placed:
            continue
        ends = (readings.low[k], readings.high[k])
        lo, hi = ends if d > 0 else (ends[1], ends[0])
        low = None if low is None or lo is None else low + d * lo
        high = None if high is None or hi is None else high + d * hi
    chains: list[tuple[Sequence[int], int]] = [(readings.above, 1), (tuple(reversed(readings.below)), -1)]
    chains += [((k,), 1) for k in readings.positive] + [((k,), -1) for k in readings.negative]
    for chain, sign in chains:
        sums, total = [], 0
        for k in chain:
            total += sign * delta[k]
            sums.append(total)
        if not sums or not any(sums):
            continue
        if min(sums) < 0:
            low = None
        if max(sums) > 0:
            high = None
        low_open = low_open or sums[-1] > 0
        high_open = high_open or sums[-1] < 0
    return Bound(low, high, low_open, high_open)


def strict_rows(readings: Readings) -> list[tuple[int, int]]:
    """Variable and sign of every strict ``sign * w > 0``."""
    found = [(readings.above[-1], 1)] if readings.above else []
    found += [(readings.below[0], -1)] if readings.below else []
    return found + [(k, 1) for k in readings.positive] + [(k, -1) for k in readings.negative]


def order_rows(readings: Readings) -> list[Row]:
    """``higher in the list is worth at least as much``, one row for each neighbouring pair."""
    rows = []
    for chain in (readings.above, readings.below):
        for better, worse in zip(chain, chain[1:], strict=False):
            coef = [0] * len(readings.labels)
            coef[better], coef[worse] = 1, -1
            rows.append(Row(tuple(coef), f"{readings.labels[better]} over {readings.labels[worse]}"))
    return rows
