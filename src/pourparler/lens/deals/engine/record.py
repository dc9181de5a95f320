"""What a frontier is, however it was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.deals.engine.paths import Paths
from pourparler.space.scores import Scores

Watch = Callable[[int, int], None]


@dataclass(frozen=True)
class Frontier:
    """The distinct vectors that no package's dominates, downwards by the first party, then the second, …

    points: (n, parties) whole numbers as in the Scores; counts: how many packages each has; packages: (n, issues), for
    each point the first in package order; size: all packages on the frontier; complete: nothing was cut short;
    method: how it was found, in a sentence.
    """

    points: NDArray[np.int64]
    counts: tuple[int, ...]
    packages: NDArray[np.int64]
    size: int
    complete: bool
    method: str
    paths: Paths | None = field(default=None, repr=False, compare=False)


def nothing(scores: Scores, how: str) -> Frontier:
    """The frontier of no package."""
    points = np.zeros((0, len(scores.parties)), dtype=np.int64)
    return Frontier(points, (), np.zeros((0, len(scores.sizes)), dtype=np.int64), 0, True, how)
