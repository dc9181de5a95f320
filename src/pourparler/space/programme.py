"""Linear programmes over the readings of one party, by HiGHS (scipy)."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from pourparler.space.readings import Bound, Delta, Readings, order_rows, strict_rows

TOLERANCE = 1e-7
MAX_DENOMINATOR = 10**6


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
    from scipy.optimize import linprog

    _, limits = _scaled(readings)
    width = len(readings.labels) + margin
    rows: list[list[float]] = []
    for row in (*order_rows(readings), *readings.rows):
        rows.append([-float(c) for c in row.coef] + [0.0] * margin)
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
    return int(result.status), float(result.fun) if result.fun is not None else 0.0, result.x


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


def solve(readings: Readings, delta: Delta) -> Bound:
    """Bounds of the gain, and whether an end at zero is reached."""
    scale, _ = _scaled(readings)
    ends: list[Fraction | None] = []
    for sign in (1, -1):
        status, value, _ = _run([float(sign * d) for d in delta], readings)
        if status == 0:
            ends.append(Fraction(sign * value).limit_denominator(MAX_DENOMINATOR) / scale)
        else:
            ends.append(None)
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
