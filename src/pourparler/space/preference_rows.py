"""Signs of many differences at once: closed forms over ranges and orders, vectorised over kinds of states."""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.space.factors import Bools
from pourparler.space.readings import Readings

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Rows:
    """Ends of each reason as whole numbers (scaled alike); ``no_low``/``no_high`` where there is no end."""

    low: Ints
    high: Ints
    no_low: Bools
    no_high: Bools
    free: Ints  # the reasons that stand in no order
    chains: tuple[tuple[Ints, int], ...]  # reasons from the farthest from today inwards, and the sign of their worth

    @classmethod
    def of(cls, readings: Readings, no_deal: bool = False) -> Rows:
        count = len(readings.labels) - no_deal
        low, high = readings.low[:count], readings.high[:count]
        scale = lcm(*(end.denominator for end in (*low, *high) if end is not None), 1)
        placed = {*readings.above, *readings.below, *readings.positive, *readings.negative}
        chains: list[tuple[tuple[int, ...], int]] = [(readings.above, 1), (tuple(reversed(readings.below)), -1)]
        chains += [((k,), 1) for k in readings.positive] + [((k,), -1) for k in readings.negative]
        return cls(
            low=np.array([int(end * scale) if end is not None else 0 for end in low], dtype=np.int64),
            high=np.array([int(end * scale) if end is not None else 0 for end in high], dtype=np.int64),
            no_low=np.array([end is None for end in low], dtype=bool),
            no_high=np.array([end is None for end in high], dtype=bool),
            free=np.array([k for k in range(count) if k not in placed], dtype=np.int64),
            chains=tuple((np.array(chain, dtype=np.int64), sign) for chain, sign in chains if chain),
        )

    def signs(self, change: Ints) -> tuple[Bools, Bools, Bools]:
        """For rows of changes (rows, reasons): above zero in every reading, in some, and neither yes-always nor never.

        Comparisons are left aside, so with comparisons only the rows that are not open are decided. An order is
        a sum of increments, each at least zero and the innermost above zero (see `readings.closed_form`).
        """
        d = change[:, self.free]
        up, down = np.maximum(d, 0), np.minimum(d, 0)
        lo = up @ self.low[self.free] + down @ self.high[self.free]
        hi = up @ self.high[self.free] + down @ self.low[self.free]
        endless_low = (up @ self.no_low[self.free] - down @ self.no_high[self.free]) > 0
        endless_high = (up @ self.no_high[self.free] - down @ self.no_low[self.free]) > 0
        low_open = np.zeros(len(change), dtype=bool)
        high_open = np.zeros(len(change), dtype=bool)
        for chain, sign in self.chains:
            sums = np.cumsum(sign * change[:, chain], axis=1)
            endless_low |= sums.min(axis=1) < 0
            endless_high |= sums.max(axis=1) > 0
            low_open |= sums[:, -1] > 0
            high_open |= sums[:, -1] < 0
        sure = ~endless_low & ((lo > 0) | ((lo == 0) & low_open))
        never = ~endless_high & (hi <= 0)
        return sure, ~never, ~sure & ~never & (change != 0).any(axis=1)


def box_rows(truths: NDArray[np.int8], rows: slice, ends: Rows) -> tuple[Bools, Bools]:
    """For ranges alone: ``[s, t]`` whether kind t is above kind s in every reading, and in some; (rows, kinds).

    Matrix products: a reason adds its end only where it holds in one of the two and not in the other.
    """
    most = int(np.abs(ends.low).sum() + np.abs(ends.high).sum())
    kind: type = np.float32 if most < 2**23 else np.float64 if most < 2**52 else object  # exact sums of whole numbers
    low: NDArray[Any] = ends.low.astype(kind)
    high: NDArray[Any] = ends.high.astype(kind)
    has: NDArray[Any] = truths.astype(kind)
    here, not_here = has[rows], 1 - has[rows]
    left = np.concatenate([not_here, here], axis=1)
    least = left @ np.concatenate([has * low, (has - 1) * high], axis=1).T
    greatest = left @ np.concatenate([has * high, (has - 1) * low], axis=1).T
    return np.asarray(least > 0, dtype=bool), np.asarray(greatest > 0, dtype=bool)
