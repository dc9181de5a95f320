"""Which of several breaks that gain the same is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from pourparler.lens.durability.model import Deviation

TOLERANCE = 1e-9
CONCRETE = ("attack", "break", "violate", "withhold")


def greatest(found: Sequence[Deviation]) -> Deviation | None:
    """The break with the greatest gain at the middle, the first of equals."""
    return max(found, key=lambda d: float(d.gain[0])) if found else None


def at_once(d: Deviation) -> float:
    """What the breaker has in a period of what a break leaves standing, before anybody replies; at the middle."""
    return float(d.leaves[0]) if d.leaves is not None else 0.0


def most_concrete(
    found: Sequence[Deviation], best: Deviation | None, liked: Callable[[Deviation], float] = at_once
) -> Deviation | None:
    """What to call the best break. Who withholds a step and attacks at once, or takes something back at once, gains
    the same as by that act alone. Where the gains of one party in one phase tie in every reading (1e-9, scaled), the
    act is named that does more: an attack before taking back before a breach before withholding; of several things
    taken back, that which by itself leaves the party most (``liked``), so that the act is named that brings the gain.
    But who takes back what this very step gives, so that it could not be taken back the phase before, is said to
    withhold it."""
    if best is None:
        return None
    slack = TOLERANCE * (1 + float(np.abs(best.gain).max()))
    same = [
        d
        for d in found
        if d is best
        or ((d.party, d.phase) == (best.party, best.phase) and float(np.abs(d.gain - best.gain).max()) <= slack)
    ]
    before = {d.what for d in found if d.action == "break" and (d.party, d.phase) == (best.party, best.phase - 1)}
    own = [d for d in same if d.action == "break" and d.what not in before]
    return min(same, key=lambda d: (any(d is each for each in own), CONCRETE.index(d.action), -liked(d)))
