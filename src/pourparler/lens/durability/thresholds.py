"""Where a verdict turns as one number changes: every change of sign of the greatest gain, and its direction.

Patience can save a deal or break it, and more than once, so no direction is assumed (design: O1, O25).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pourparler.lens.durability.model import Floats

GRID = 241
HALVINGS = 30
TOLERANCE = 1e-9

Worst = Callable[[Floats], Floats]


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

    Looks at ``grid`` places from low to high, then halves each change of sign; two changes between neighbouring places
    go unseen. Raises ValueError when low is not below high.
    """
    if not low < high:
        raise ValueError("low must be below high")
    at = np.linspace(low, high, grid)
    gain = worst(at)
    if np.isnan(gain).any():
        return Turns(low, high, (), None, settled=False)
    holds = gain <= TOLERANCE
    places = np.flatnonzero(holds[1:] != holds[:-1])
    if not len(places):
        return Turns(low, high, (), bool(holds[0]))
    left, right, first = at[places].copy(), at[places + 1].copy(), holds[places]
    for _ in range(HALVINGS):
        middle = (left + right) / 2
        gain = worst(middle)
        if np.isnan(gain).any():
            return Turns(low, high, (), None, settled=False)
        same = (gain <= TOLERANCE) == first
        left, right = np.where(same, middle, left), np.where(same, right, middle)
    found = tuple(Turn(float(x), "below" if was else "above") for x, was in zip((left + right) / 2, first, strict=True))
    return Turns(low, high, found, None)
