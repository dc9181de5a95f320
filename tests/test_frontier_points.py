"""Which points no other dominates, by the definition and by every branch of the filter."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest
from frontier_random import dominates

from pourparler.errors import PourparlerError
from pourparler.lens.deals.engine import bitsets, groups, nondominated, sieve


def points_of(rng: Random) -> list[tuple[int, ...]]:
    k, bound = rng.randint(1, 6), rng.choice((1, 3, 10, 1000, 10**15))
    return [tuple(rng.randint(-bound, bound) for _ in range(k)) for _ in range(rng.randint(1, 60))]


BRANCHES = {
    "as it is": {},
    "every step on small sets": {(nondominated, "SMALL"): 0},
    "never a grid of all values": {(nondominated, "SMALL"): 0, (sieve, "EXACT"): 0},
    "grids turned by accumulation": {(nondominated, "SMALL"): 0, (sieve, "LONG"): 0},
    "blocks of a few points": {(sieve, "EXACT"): 0, (bitsets, "BLOCK"): 5, (bitsets, "CELLS"): 3},
    "ranks in place of numbers": {(groups, "ROOM"): 64},
}


@pytest.mark.parametrize("branch", BRANCHES)
def test_points_by_definition(branch, monkeypatch):
    """The points kept are exactly those that no other exceeds weakly everywhere and strictly somewhere."""
    for (module, name), value in BRANCHES[branch].items():
        monkeypatch.setattr(module, name, value)
    for seed in range(300):
        points = points_of(Random(seed))
        expected = [not any(dominates(q, p) for q in points) for p in points]
        assert nondominated.nondominated(np.array(points)).tolist() == expected, seed


@pytest.mark.parametrize("branch", BRANCHES)
def test_segments_apart(branch, monkeypatch):
    """A point of one segment never removes one of another."""
    for (module, name), value in BRANCHES[branch].items():
        monkeypatch.setattr(module, name, value)
    for seed in range(200):
        rng = Random(seed)
        points = points_of(rng)
        segments = rng.randint(1, 8)
        own = [rng.randrange(segments) for _ in points]
        expected = [
            not any(s == t and dominates(q, p) for q, t in zip(points, own, strict=True))
            for p, s in zip(points, own, strict=True)
        ]
        columns = np.ascontiguousarray(np.array(points, dtype=np.int64).T)
        assert nondominated.best(np.array(own), segments, columns).tolist() == expected, seed


@pytest.mark.parametrize("k", [2, 3, 4, 5])
def test_many_points(k):
    """On thousands of points the filter keeps what a test of each point against all others keeps."""
    draw = np.random.default_rng(k)
    for points in (
        draw.integers(0, 10**6, (2000, k)),
        draw.integers(0, 30, (2000, k)),
        np.array([p for p in product(range(9), repeat=k) if sum(p) in (12, 13)][:2000]),
    ):
        expected = [not ((points >= p).all(axis=1) & (points > p).any(axis=1)).any() for p in points]
        assert nondominated.nondominated(points).tolist() == expected


def test_no_points_and_no_coordinates():
    """No point is dominated where there are none, and none where there is nothing to compare."""
    assert nondominated.nondominated(np.zeros((0, 3), dtype=np.int64)).tolist() == []
    assert nondominated.nondominated(np.zeros((2, 0), dtype=np.int64)).tolist() == [True, True]


def test_too_many_points(monkeypatch):
    """More points than allowed are refused in a clear line."""
    monkeypatch.setattr(bitsets, "BLOCK", 10)
    plane = np.array([(a, b, 60 - a - b) for a in range(30) for b in range(30)]).T
    with pytest.raises(PourparlerError, match="more than 100 vectors"):
        nondominated.best(None, 1, np.ascontiguousarray(plane * 10**6), 100)
    monkeypatch.setattr(bitsets, "WORK", 100)
    with pytest.raises(PourparlerError, match="too many comparisons"):
        nondominated.best(None, 1, np.ascontiguousarray(plane * 10**6), 10**6)
