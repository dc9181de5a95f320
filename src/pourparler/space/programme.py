"""Linear programmes over the readings of one party, by HiGHS (scipy); ends made exact by their dual multipliers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.space.readings import Bound, Delta, Readings, order_rows, strict_rows

TOLERANCE = 1e-7
MAX_DENOMINATOR = 10**6
MAX_DUAL = 10**4
POOL = 64  # readings found before a solver is asked
WORTH = 8  # questions about the same readings, from which finding some beforehand pays


def _scaled(readings: Readings) -> tuple[int, list[tuple[float | None, float | None]]]:
    """All ends as whole numbers of 1/scale."""
    ends = [end for pair in readings.pairs for end in pair if end is not None]
    scale = lcm(*(end.denominator for end in ends)) if ends else 1
    return scale, [
        (None if low is None else float(low * scale), None if high is None else float(high * scale))
        for low, high in readings.pairs
    ]


def _run(
    objective: list[float],
    readings: Readings,
    extra: list[tuple[list[float], float]] | None = None,
    margin: bool = False,
) -> tuple[int, float, NDArray[np.float64] | None]:
    """Minimise over the readings; with ``margin``, a last variable t <= 1 is how far strict signs are kept."""
    result, rows = _result(objective, readings, extra, margin)
    duals = result.ineqlin.marginals if rows and result.status == 0 else None
    return int(result.status), float(result.fun) if result.fun is not None else 0.0, duals


def _result(
    objective: list[float],
    readings: Readings,
    extra: list[tuple[list[float], float]] | None,
    margin: bool,
    roomy: bool = False,
) -> tuple[Any, int]:
    """The solver's own result and how many rows it had; ``roomy`` keeps comparisons, too, by the margin."""
    from scipy.optimize import linprog

    _, limits = _scaled(readings)
    width = len(readings.labels) + margin
    rows: list[list[float]] = []
    for row in (*order_rows(readings), *readings.rows):
        rows.append([-float(c) for c in row.coef] + [1.0 if roomy else 0.0] * margin)
    for k, sign in strict_rows(readings):
        line = [0.0] * width
        line[k] = -float(sign)
        if margin:
            line[-1] = 1.0
        rows.append(line)
    ends = [0.0] * len(rows)
    for coef, end in extra or []:
        rows.append(coef)
        ends.append(end)
    result = linprog(
        objective,
        A_ub=np.array(rows) if rows else None,
        b_ub=np.array(ends) if rows else None,
        bounds=limits + [(None, 1.0)] * margin,
        method="highs",
    )
    return result, len(rows)


def signed_point(
    readings: Readings, above: Sequence[Delta], not_above: Sequence[Delta]
) -> tuple[bool, NDArray[np.float64] | None]:
    """Whether some reading has every gain of ``above`` over zero and none of ``not_above``; and such worths, as floats."""
    width = len(readings.labels)
    extra = [([-float(d) for d in delta] + [1.0], 0.0) for delta in above]
    extra += [([float(d) for d in delta] + [0.0], 0.0) for delta in not_above]
    result, _ = _result([0.0] * width + [-1.0], readings, extra, True)
    found = result.status == 0 and -result.fun > TOLERANCE
    return found, result.x[:width] if found else None


def point(readings: Readings) -> tuple[Fraction, ...] | None:
    """One reading, checked exactly, as far inside strict signs and comparisons as may be; None when none is found."""
    width = len(readings.labels)
    scale, _ = _scaled(readings)
    for roomy in (True, False):
        result, _ = _result([0.0] * width + [-1.0], readings, None, True, roomy)
        if result.status != 0 or -result.fun <= TOLERANCE:
            continue
        for limit in (1, 16, 1024, MAX_DENOMINATOR):
            found = tuple(Fraction(float(x)).limit_denominator(limit) / scale for x in result.x[:width])
            if agrees(readings, found):
                return found
    return None


def agrees(readings: Readings, reading: tuple[Fraction, ...]) -> bool:
    """Whether a worth for each reason agrees with every view, exactly."""
    for worth, (low, high) in zip(reading, readings.pairs, strict=True):
        if (low is not None and worth < low) or (high is not None and worth > high):
            return False
    if any(sign * reading[k] <= 0 for k, sign in strict_rows(readings)):
        return False
    return all(
        sum((c * w for c, w in zip(row.coef, reading, strict=True) if c), Fraction(0)) >= 0
        for row in (*order_rows(readings), *readings.rows)
    )


def _certified(readings: Readings, delta: Delta, duals: NDArray[np.float64] | None) -> Fraction | None:
    """An exact lower bound of the gain, by weak duality: any multipliers >= 0 of the rows prove one.

    The solver's multipliers are made rational; what they leave of the objective must lie on ends that exist.
    """
    rest = [Fraction(d) for d in delta]
    if duals is not None:
        rows = [row.coef for row in (*order_rows(readings), *readings.rows)]
        for k, sign in strict_rows(readings):
            rows.append(tuple(sign if j == k else 0 for j in range(len(delta))))
        for coef, dual in zip(rows, duals, strict=True):
            weight = max(Fraction(0), Fraction(-float(dual)).limit_denominator(MAX_DUAL))
            rest = [r - weight * c for r, c in zip(rest, coef, strict=True)]
    total = Fraction(0)
    for left, (low, high) in zip(rest, readings.pairs, strict=True):
        end = low if left > 0 else high
        if left and end is None:
            return None
        total += left * end if left and end is not None else 0
    return total


def consistent(readings: Readings) -> bool:
    """Whether any reading agrees with all views, strict signs included."""
    width = len(readings.labels)
    if not width:
        return True
    status, value, _ = _run([0.0] * width + [-1.0], readings, margin=True)
    return status == 0 and -value > TOLERANCE


def _attained(readings: Readings, delta: Delta, sign: int) -> bool:
    """Whether some reading has ``sign * gain >= 0`` (``sign`` 1) or ``gain < 0`` (``sign`` -1)."""
    line = [-float(sign * d) for d in delta] + [0.0 if sign > 0 else 1.0]
    width = len(delta)
    status, value, _ = _run([0.0] * width + [-1.0], readings, extra=[(line, 0.0)], margin=True)
    return status == 0 and -value > TOLERANCE


def found_beforehand(readings: Readings) -> list[tuple[int, ...]]:
    """Some readings that agree with all views, in whole numbers (each times a positive number of its own); seed 0."""
    if "pool" not in readings.known:
        from random import Random

        from pourparler.space.draws import centre_of, draw

        rng, centre = Random(0), centre_of(readings)
        drawn = [draw(readings, rng, centre) for _ in range(POOL)] if centre or not readings.rows else []
        kept = [worths for worths in (centre, *drawn) if worths is not None]
        readings.known["pool"] = [tuple(int(w * lcm(*(x.denominator for x in one))) for w in one) for one in kept]
    pool: list[tuple[int, ...]] = readings.known["pool"]
    return pool


def solve_sign(readings: Readings, delta: Delta) -> Bound:
    """Whether the gain is never below zero, and whether it always is; ends are 0 or none.

    Readings found beforehand show most of what is attained, exactly; only the rest is asked of the solver.
    """
    asked = readings.known["asked"] = readings.known.get("asked", 0) + 1
    pool = found_beforehand(readings) if asked > WORTH else []
    seen = [sum(d * w for d, w in zip(delta, worths, strict=True)) for worths in pool]
    never_below = not any(gain < 0 for gain in seen) and not _attained(readings, delta, -1)
    always_below = not any(gain >= 0 for gain in seen) and not _attained(readings, delta, 1)
    return Bound(Fraction(0) if never_below else None, Fraction(0) if always_below else None, False, always_below)


def solve(readings: Readings, delta: Delta) -> Bound:
    """Bounds of the gain, and whether an end at zero is reached."""
    scale, _ = _scaled(readings)
    ends: list[Fraction | None] = []
    for sign in (1, -1):
        status, value, duals = _run([float(sign * d) for d in delta], readings)
        if status != 0:
            ends.append(None)
            continue
        least = _certified(readings, tuple(sign * d for d in delta), duals)
        if least is None or abs(float(least * scale) - value) > TOLERANCE * max(1.0, abs(value)):
            least = Fraction(value).limit_denominator(MAX_DENOMINATOR) / scale
        ends.append(sign * least)
    low, high = ends
    refuses_somewhere = _attained(readings, delta, -1)
    accepts_somewhere = _attained(readings, delta, 1)
    if not refuses_somewhere and (low is None or low < 0):
        low = Fraction(0)
    high_open = not accepts_somewhere
    if high_open and (high is None or high > 0):
        high = Fraction(0)
    if refuses_somewhere and low is not None and low >= 0:
        low = None if low > 0 else Fraction(-1, MAX_DENOMINATOR)
    return Bound(low, high, False, high_open)


def conflict(readings: Readings) -> tuple[str, ...]:
    """A smallest set of views (by inclusion) that no reading agrees with: drop what is not needed, one by one."""
    width = len(readings.labels)
    parts: list[str] = list(dict.fromkeys([*readings.labels, *(row.label for row in readings.rows)]))

    def without(kept: list[str]) -> Readings:
        keep = set(kept)
        index = {k for k in range(width) if readings.labels[k] in keep}
        return Readings(
            labels=readings.labels,
            low=tuple(v if k in index else None for k, v in enumerate(readings.low)),
            high=tuple(v if k in index else None for k, v in enumerate(readings.high)),
            above=tuple(k for k in readings.above if k in index),
            below=tuple(k for k in readings.below if k in index),
            positive=tuple(k for k in readings.positive if k in index),
            negative=tuple(k for k in readings.negative if k in index),
            rows=tuple(row for row in readings.rows if row.label in keep),
        )

    kept = parts
    for part in parts:
        trial = [p for p in kept if p != part]
        if not consistent(without(trial)):
            kept = trial
    return tuple(kept)
