"""How many packages give each party its floor, against plain loops and against arithmetic."""

from __future__ import annotations

from itertools import product
from math import comb
from random import Random

import numpy as np
import pytest
from frontier_random import allowed, random_scores, scores_of

from pourparler.errors import PourparlerError
from pourparler.lens.deals.engine import blocks
from pourparler.lens.deals.engine import count as engine
from pourparler.lens.deals.engine.count import count, counts_fit
from pourparler.lens.deals.engine.frontier import frontier


def floors_of(rng: Random, vectors: list[tuple[int, ...]], parties: int) -> tuple[int | None, ...]:
    """Floors about the numbers of some package, so that they matter."""
    numbers = rng.choice(vectors) if vectors else (0,) * parties
    return tuple(None if rng.random() < 0.25 else n + rng.randint(-2, 2) for n in numbers)


@pytest.mark.parametrize("way", ["as it is", "by remainders", "never a grid"])
def test_counts_by_hand(way, monkeypatch):
    """Counts are those of plain loops, with floors that bind, that all meet, that none meets, and none at all."""
    if way == "by remainders":
        monkeypatch.setattr(engine, "_moduli", lambda packages: [97, 101])
        monkeypatch.setattr(engine, "TURN", 1)
    if way == "never a grid":
        monkeypatch.setattr(engine, "CELLS", 0)
        monkeypatch.setattr(blocks, "BLOCK", 7)
    for seed in range(100):
        scores, rng = random_scores(seed), Random(seed)
        vectors = [numbers for _, numbers in allowed(scores)]
        for _ in range(4):
            floors = floors_of(rng, vectors, len(scores.parties))
            expected = sum(all(f is None or n >= f for n, f in zip(v, floors, strict=True)) for v in vectors)
            assert counts_fit(scores, floors)
            assert count(scores, floors) == expected, seed


def test_great_counts():
    """Of 20^30 packages, those with a sum of at least some floor are counted to the last digit."""
    pieces = [((n,), [[0] * 10 + [1] * 10]) for n in range(30)]
    scores = scores_of([20] * 30, 1, pieces)
    for floor in (0, 1, 15, 30, 31):
        expected = sum(comb(30, k) for k in range(floor, 31)) * 10**30
        assert count(scores, (floor,)) == expected
    assert count(scores, (None,)) == 20**30


def test_great_counts_with_bans():
    """A ring of 40 issues whose neighbours must differ has (k-1)^n + (-1)^n (k-1) packages."""
    same = np.eye(5, dtype=bool)
    ring = [((n, n + 1), same) for n in range(39)] + [((0, 39), same)]
    assert count(scores_of([5] * 40, 0, (), ring), ()) == 4**40 + 4


def test_several_parties_by_convolution():
    """Three parties over nine issues: the count is that of a plain sum over distributions."""
    rng = Random(3)
    tables = [[[rng.randint(-3, 6) for _ in range(4)] for _ in range(3)] for _ in range(9)]
    scores = scores_of([4] * 9, 3, [((n,), t) for n, t in enumerate(tables)], base=[1, -2, 3])
    ways = {(1, -2, 3): 1}
    for table in tables:
        then: dict[tuple[int, ...], int] = {}
        for v, n in ways.items():
            for o in range(4):
                w = tuple(v[p] + table[p][o] for p in range(3))
                then[w] = then.get(w, 0) + n
        ways = then
    for floors in ((20, 20, 20), (30, 10, None), (-99, 25, 15), (None, None, None)):
        expected = sum(n for v, n in ways.items() if all(f is None or x >= f for x, f in zip(v, floors, strict=True)))
        assert count(scores, floors) == expected


def test_fine_numbers_one_by_one():
    """Numbers too fine for a grid are counted one package at a time."""
    draw = np.random.default_rng(1)
    tables = [draw.integers(0, 10**9, (3, 8)) for _ in range(4)]
    scores = scores_of([8] * 4, 3, [((n,), t) for n, t in enumerate(tables)])
    expected = 0
    for x in product(range(8), repeat=4):
        expected += all(sum(int(t[p, o]) for t, o in zip(tables, x, strict=True)) >= 2 * 10**9 for p in range(3))
    assert count(scores, (2 * 10**9,) * 3) == expected


def test_refused():
    """Too many packages with numbers too fine are refused in a clear line, and the router is told before."""
    draw = np.random.default_rng(1)
    fine = scores_of([8] * 20, 3, [((n,), draw.integers(0, 10**9, (3, 8))) for n in range(20)])
    floors = (10**10,) * 3
    assert not counts_fit(fine, floors)
    with pytest.raises(PourparlerError, match="too many, and their numbers too fine"):
        count(fine, floors)
    tight = scores_of([9] * 12, 1, (), [((a, b), np.zeros((9, 9))) for a in range(12) for b in range(a + 1, 12)])
    assert not counts_fit(tight, (None,))
    with pytest.raises(PourparlerError):
        count(tight, (None,))


def test_plain_cases_of_fine_numbers():
    """However fine the numbers are, floors that all meet or that none can meet need no grid."""
    draw = np.random.default_rng(1)
    fine = scores_of([8] * 20, 2, [((n,), draw.integers(0, 10**9, (2, 8))) for n in range(20)])
    assert count(fine, (0, -5)) == 8**20
    assert count(fine, (10**12, None)) == 0
    assert count(fine, (10**30, -(10**30))) == 0
    assert count(scores_of([2], 1), (10**30,)) == 0 and count(scores_of([2], 1), (-(10**30),)) == 2


def test_nothing_allowed():
    """Bans over no issue, one or several leave nothing to count."""
    for ban in (((), True), ((1,), [True, True]), ((0, 1), np.ones((2, 2)))):
        assert count(scores_of([2, 2], 1, (), [ban]), (None,)) == 0
    assert count(scores_of([], 1, base=[3]), (3,)) == 1 and count(scores_of([], 1, base=[3]), (4,)) == 0


def test_floors_at_the_frontier():
    """On 8^20 packages, as many reach a frontier point as have it, and none reaches more for any party."""
    draw = np.random.default_rng(7)
    pieces = [((n,), draw.integers(0, 7, (3, 8))) for n in range(20)]
    scores = scores_of([8] * 20, 3, pieces)
    found = frontier(scores)
    for n in range(0, len(found.points), max(1, len(found.points) // 20)):
        point = tuple(int(x) for x in found.points[n])
        assert scores.numbers(tuple(int(o) for o in found.packages[n])) == point
        assert count(scores, point) == found.counts[n]
        for p in range(3):
            assert count(scores, tuple(x + (q == p) for q, x in enumerate(point))) == 0
