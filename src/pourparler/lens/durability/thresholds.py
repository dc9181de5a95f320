"""Where a verdict turns as one number changes: every change of sign of the greatest gain, and its direction.

Patience can save a deal or break it, and more than once, so no direction is assumed (design: O1, O25).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.durability.model import Floats

GRID = 241
PARTS, CLOSER = 64, 4  # each change of sign is looked at in so many parts, so many times
TOLERANCE = 1e-9

Worst = Callable[[Floats], Floats]
WorstOf = Callable[[NDArray[np.int64], Floats], Floats]


@dataclass(frozen=True)
class Turn:
    """The greatest gain changes sign at ``at``; ``holds``: "above" or "below" it, as far as the next turn."""

    at: float
    holds: str


@dataclass(frozen=True)
class Turns:
    """All turns within ``low`` to ``high``; without any, ``always`` says whether it holds all the way."""

    low: float
    high: float
    turns: tuple[Turn, ...]
    always: bool | None
    settled: bool = True


def turns(worst: Worst, low: float, high: float, grid: int = GRID) -> Turns:
    """``worst(values)``: the greatest gain at each of the values, NaN where play does not settle.

    Looks at ``grid`` places from low to high, then closer at each change of sign; two changes between neighbouring
    places go unseen. Raises ValueError when low is not below high.
    """
    return many(lambda _, values: worst(values), [(low, high)], grid)[0]


def many(worst: WorstOf, ranges: Sequence[tuple[float, float]], grid: int = GRID) -> list[Turns]:
    """As `turns` for several numbers side by side: ``worst(which, values)`` has the number's place in ``ranges``."""
    if any(not low < high for low, high in ranges):
        raise ValueError("low must be below high")
    if not ranges:
        return []
    at = [np.linspace(low, high, grid) for low, high in ranges]
    gain = worst(np.repeat(np.arange(len(ranges)), grid), np.concatenate(at)).reshape(len(ranges), grid)
    holds = gain <= TOLERANCE
    which, places = np.nonzero(holds[:, 1:] != holds[:, :-1])
    left = np.array([at[n][k] for n, k in zip(which, places, strict=True)])
    right = np.array([at[n][k + 1] for n, k in zip(which, places, strict=True)])
    first = holds[which, places]
    unsettled = {int(n) for n in np.flatnonzero(np.isnan(gain).any(axis=1))}
    for _ in range(CLOSER if len(which) else 0):
        inside = left[:, None] + (right - left)[:, None] * (np.arange(1, PARTS) / PARTS)
        found = worst(np.repeat(which, PARTS - 1), inside.ravel()).reshape(inside.shape)
        unsettled |= {int(n) for n in which[np.isnan(found).any(axis=1)]}
        other = (found <= TOLERANCE) != first[:, None]
        edges = np.concatenate([left[:, None], inside, right[:, None]], axis=1)
        change = np.where(other.any(axis=1), other.argmax(axis=1) + 1, PARTS)
        rows = np.arange(len(which))
        left, right = edges[rows, change - 1], edges[rows, change]
    answers = []
    for n, (low, high) in enumerate(ranges):
        mine = np.flatnonzero(which == n)
        if n in unsettled:
            answers.append(Turns(low, high, (), None, settled=False))
        elif not len(mine):
            answers.append(Turns(low, high, (), bool(holds[n, 0])))
        else:
            told = tuple(Turn(float((left[k] + right[k]) / 2), "below" if first[k] else "above") for k in mine)
            answers.append(Turns(low, high, told, None))
    return answers
