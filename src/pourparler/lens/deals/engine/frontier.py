"""The exact Pareto frontier of packages whose numbers are sums over small tables, without going through the packages."""

from __future__ import annotations

import numpy as np

from pourparler.errors import PourparlerError
from pourparler.lens.deals.engine.groups import narrow
from pourparler.lens.deals.engine.labels import Labels, component, join
from pourparler.lens.deals.engine.order import neighbours, opened, plan, roomy, sizes_of, within_reach
from pourparler.lens.deals.engine.paths import Keys, Paths
from pourparler.lens.deals.engine.record import Frontier, Watch, nothing
from pourparler.lens.deals.engine.stream import matching
from pourparler.space.scores import Scores

__all__ = ["Frontier", "Watch", "cost", "fits", "frontier", "method", "tied", "width"]
MOST = 1 << 20  # labels of a step
WORK = 1 << 18  # states times options of all steps, for the router


def frontier(scores: Scores, most_labels: int = MOST, watch: Watch | None = None) -> Frontier:
    """The frontier of all packages outside the bans. ``watch`` is called with the issues placed so far, and all.

    Raises PourparlerError where numbers do not fit 64 bits, a step has more than ``most_labels`` partial packages,
    or it takes too many comparisons.
    """
    keys, laid = Keys.of(scores.sizes), plan(scores)
    total = len(scores.sizes)
    if laid.empty:
        return nothing(scores, method(scores))
    if not roomy(scores, laid):
        raise PourparlerError("too many issues hang together to build packages issue by issue")
    most = max(within_reach(scores), default=0)
    kind = narrow(-most, most)
    parts = list[Labels]()
    for order in laid.components:
        parts.append(component(scores, order, kind, most_labels))
        if not parts[-1].layer.size:
            return nothing(scores, method(scores))
    parts.sort(key=lambda part: -part.layer.size)
    whole: Labels | None = None
    for done, part in enumerate(parts, start=1):
        whole = part if whole is None else join(whole, part, most_labels)
        if watch:
            watch(done * total // len(parts), total)
    if whole is None:  # no issue at all: one package, the empty one
        base = np.array([laid.base], dtype=np.int64).reshape(1, len(scores.parties))
        return Frontier(base, (1,), np.zeros((1, 0), dtype=np.int64), 1, True, method(scores))
    paths = Paths.of(whole.layer)
    counts = paths.counts()
    columns = whole.columns[: len(scores.parties)].astype(np.int64)
    points = columns.T + np.array(laid.base, dtype=np.int64)
    packages = keys.packages(paths.firsts(keys))
    return Frontier(points, counts, packages, sum(counts), True, method(scores), paths)


def method(scores: Scores) -> str:
    """How the frontier is found, in a sentence."""
    if not width(scores):
        return "Exact: issue by issue in whole numbers, keeping every partial package that no other dominates."
    return (
        "Exact: issue by issue in whole numbers, keeping every partial package that no other dominates with the same "
        f"options of the issues still tied to later ones (at most {width(scores)} at once)."
    )


def tied(scores: Scores, found: Frontier, most: int) -> list[tuple[int, ...]]:
    """All packages on a frontier in package order, at most ``most``."""
    if found.size == len(found.counts) or most <= 0:
        packages = found.packages
        order = np.lexsort(packages.T[::-1]) if packages.shape[1] else np.arange(len(packages))
        packages = packages[order][: max(0, most)]
    elif found.paths is None:
        packages = matching(scores, found.points, most)
    else:
        keys = Keys.of(scores.sizes)
        packages = keys.packages(found.paths.listed(keys, most))
    return [tuple(int(o) for o in package) for package in packages]


def width(scores: Scores) -> int:
    """How many issues stand open at once, at most; 0 where no piece and no ban names two."""
    near = neighbours(scores)
    return max((len(o) for order in plan(scores).components for o in opened(order, near)), default=0)


def cost(scores: Scores) -> int:
    """States times options, summed over the steps: what one label for each state would take."""
    return sum(sizes_of(scores, plan(scores)))


def fits(scores: Scores) -> bool:
    """Whether the dynamic programme is worth trying: its tables of states fit, whatever the labels come to."""
    return cost(scores) <= WORK and roomy(scores, plan(scores))
