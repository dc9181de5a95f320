"""The frontier of a space at a reading: which engine finds it, and what the answer shows of it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.case.numbers import plain
from pourparler.errors import PourparlerError
from pourparler.lens.deals.dense import Dense, Watch
from pourparler.lens.deals.dominance import dominated
from pourparler.lens.deals.engine.frontier import Frontier, fits, frontier, tied
from pourparler.space.compile import Space
from pourparler.space.scores import Scores

LISTED = 10_000  # packages of the frontier that an answer lists
FEW = 5  # parties, up to which the frontier is found without being asked for


def efficient(space: Space, scored: Scores, watch: Watch | None = None) -> Frontier | None:
    """The exact frontier within limits; None where neither engine can take the space.

    Issue by issue where that fits, else package by package up to 10^8 of them.
    """
    if fits(scored):
        try:
            return frontier(scored)
        except PourparlerError:  # too many partial packages: the other engine may do
            pass
    if space.huge:
        return None
    from pourparler.lens.deals.engine.stream import stream

    return stream(scored, watch)


def frontier_json(space: Space, scored: Scores, found: Frontier, most: int = LISTED) -> dict[str, Any]:
    """``{size, points, packages, listed, method}``; where there are too many, the first package of each point."""
    whole = found.size <= most
    if whole:
        packages = np.array(tied(scored, found, most), dtype=np.int64).reshape(-1, len(space.sizes))
    else:
        packages = found.packages[np.lexsort(found.packages.T[::-1])][:most]
    return {
        "size": found.size,
        "points": len(found.counts),
        "packages": _packages_json(space, scored, packages),
        "listed": "all" if whole else "the first of each point" if len(found.counts) <= most else f"the first {most}",
        "complete": found.complete,
        "method": found.method,
    }


def _packages_json(space: Space, scored: Scores, packages: NDArray[np.int64]) -> list[dict[str, Any]]:
    """As `package_json`, for many packages at once."""
    without = [party for party in space.parties if party not in scored.parties]
    shown = []
    for package, numbers in zip(packages.tolist(), scored.rows(packages).tolist(), strict=True):
        sized = {
            party: number if scale == 1 else plain(Fraction(number, scale))
            for party, number, scale in zip(scored.parties, numbers, scored.scales, strict=True)
        }
        gains = {party: sized.get(party) for party in space.parties} if without else sized
        shown.append({"terms": space.terms(package), "gains": gains})
    return shown


def dominated_json(dense: Dense, scored: Scores | None, found: Frontier | None) -> int | None:
    """How many packages within limits are dominated in every reading; None where they are too many to compare."""
    space = dense.space
    ends = [v.readings.low == v.readings.high for v in space.valuations]
    if scored is not None and found is not None and all(ends) and not space.huge:
        inside = sum(dense.each(lambda facts: int(np.count_nonzero(facts.full(facts.inside)))))
        return inside - found.size
    return None if space.huge else dominated(dense)
