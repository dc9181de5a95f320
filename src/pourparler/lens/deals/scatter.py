"""The scatter of gains: pairs of parties, the packages within limits, each pair's frontier, and what has a name."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.case.numbers import plain
from pourparler.finding import Table
from pourparler.jsonio import Json
from pourparler.lens.deals.dense import Dense
from pourparler.lens.deals.efficient import efficient
from pourparler.lens.deals.plan import Judged
from pourparler.space.compile import Space
from pourparler.space.named import Reading, reading
from pourparler.space.scores import Piece, Scores, scores
from pourparler.words import SOLUTIONS

WHOLE = 1 << 16  # packages, up to which all within limits are looked at; beyond, a sample
SAMPLE = 20_000
SIDE = 20  # cells of the grid on each side; one dot a cell at most
PAIRS = 7  # the two most opposed parties, and small multiples
LINE = 40  # points of a frontier that are drawn


def scatter(space: Space, dense: Dense | None, judged: list[Judged], answer: Mapping[str, Any]) -> list[Table]:
    """The table ``scatter``, the most opposed pair first: the two whose gains go together least over the packages."""
    at = reading(space)
    scored = scores(space, at)
    if len(scored.parties) < 2:
        return []
    packages = _packages(space, scored, dense)
    gains = scored.rows(packages) / np.array(scored.scales, dtype=float)
    pairs = sorted(combinations(range(len(scored.parties)), 2), key=lambda pair: (_together(gains, pair), pair))[:PAIRS]
    rows: list[tuple[Json, ...]] = []
    for first, pair in enumerate(pairs):
        rows += _pair(space, scored, at, pair, gains, judged, answer, first == 0)
    names = [space.case.name(scored.parties[k]) for k in pairs[0]]
    sample = "" if len(packages) < SAMPLE else f" Dots are thinned from {len(packages):,} packages drawn with seed 0."
    title = f"What {names[0]} and {names[1]} gain, whose gains go together least, and other pairs"
    note = f"Points against no deal, at the reading {at.name}.{sample}"
    return [Table("scatter", title, ("x", "y", "kind", "x gain", "y gain", "label"), tuple(rows), note)]


def _packages(space: Space, scored: Scores, dense: Dense | None) -> NDArray[np.int64]:
    """Packages within limits: all of them where they are few, else a sample with a fixed seed."""
    if space.packages <= WHOLE:
        grid = np.indices(space.sizes).reshape(len(space.sizes), -1).T.astype(np.int64)
    else:
        rng = np.random.default_rng(0)
        grid = np.stack([rng.integers(0, size, SAMPLE) for size in space.sizes], axis=1)
    out = np.zeros(len(grid), dtype=bool)
    for ban in scored.bans:
        out |= ban.table[tuple(grid[:, axis] for axis in ban.axes)]
    return np.asarray(grid[~out])


def _together(gains: NDArray[np.float64], pair: tuple[int, int]) -> float:
    """How far two parties' gains go together over the packages: their correlation, -1 to 1."""
    x, y = gains[:, pair[0]], gains[:, pair[1]]
    if len(x) < 2 or not x.std() or not y.std():
        return 0.0
    return round(float(np.corrcoef(x, y)[0, 1]), 9)


def _pair(
    space: Space,
    scored: Scores,
    at: Reading,
    pair: tuple[int, int],
    gains: NDArray[np.float64],
    judged: list[Judged],
    answer: Mapping[str, Any],
    large: bool,
) -> list[tuple[Json, ...]]:
    names = tuple(space.case.name(scored.parties[k]) for k in pair)
    parties = tuple(scored.parties[k] for k in pair)
    rows: list[tuple[Json, ...]] = [
        (*names, "package", *dot, "") for dot in _thinned(gains[:, pair], SIDE if large else SIDE // 2)
    ]
    rows += [(*names, "frontier", *point, "") for point in _line(space, scored, pair)]
    for each in judged:
        gain = [plain(at.gain(space, space.parties.index(party), each.package)) for party in parties]
        rows.append((*names, "repair" if each.plan.repairs else "plan", *gain, each.plan.title))
    for key, (name, _) in SOLUTIONS.items():
        point = (answer.get("solutions") or {}).get(key)
        if point is not None:
            rows.append((*names, "reference", *(point["gains"][party] for party in parties), name))
    if space.today is not None:
        gain = [plain(at.gain(space, space.parties.index(party), space.today)) for party in parties]
        rows.append((*names, "today", *gain, "today"))
    return rows


def _thinned(points: NDArray[np.float64], side: int) -> list[tuple[float, float]]:
    """One point for each cell of a grid over them; the first in package order."""
    if not len(points):
        return []
    low, high = points.min(axis=0), points.max(axis=0)
    span = np.where(high > low, high - low, 1.0)
    cells = np.minimum(((points - low) / span * side).astype(np.int64), side - 1)
    _, first = np.unique(cells[:, 0] * side + cells[:, 1], return_index=True)
    return [(round(float(x), 2), round(float(y), 2)) for x, y in points[np.sort(first)]]


def _line(space: Space, scored: Scores, pair: tuple[int, int]) -> list[tuple[Json, Json]]:
    """The frontier of two parties alone, exact; evenly picked points where there are many."""
    kept = list(pair)
    pieces = tuple(Piece(piece.axes, piece.table[kept]) for piece in scored.pieces)
    two = Scores(
        scored.sizes,
        tuple(scored.parties[k] for k in pair),
        tuple(scored.scales[k] for k in pair),
        tuple(scored.base[k] for k in pair),
        pieces,
        scored.bans,
    )
    found = efficient(space, two)
    if found is None:
        return []
    points = found.points
    if len(points) > LINE:
        points = points[np.linspace(0, len(points) - 1, LINE).round().astype(int)]
    told = []
    for point in points.tolist():
        x, y = two.gains(point)
        told.append((plain(x), plain(y)))
    return told
