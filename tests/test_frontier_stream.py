"""The frontier by going through all packages, against plain loops and against the other engine."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest
from frontier_random import random_scores, same_frontier, scores_of

from pourparler.errors import PourparlerError
from pourparler.lens.deals.engine import archive, blocks
from pourparler.lens.deals.engine.frontier import frontier, tied
from pourparler.lens.deals.engine.stream import stream

SIZES = [(1, 4, 4), (2, 4, 64), (7, 1 << 21, 64), (1 << 17, 1 << 21, 1 << 18)]


@pytest.mark.parametrize(("block", "task", "cells"), SIZES)
def test_stream_by_hand(block, task, cells, monkeypatch):
    """Points, counts, first packages and ties are those of plain loops, however the packages are cut into blocks."""
    monkeypatch.setattr(blocks, "BLOCK", block)
    monkeypatch.setattr(blocks, "TASK", task)
    monkeypatch.setattr(archive, "CELLS", cells)
    for seed in range(120):
        scores = random_scores(seed, parties=None if seed % 5 else 5)
        found = stream(scores)
        every = same_frontier(scores, found, seed)
        assert tied(scores, found, 10**6) == every, seed
        assert tied(scores, found, 3) == every[:3], seed


@pytest.mark.parametrize("cores", [1, 3])
def test_engines_agree(cores, monkeypatch):
    """Both engines give the same record on a hundred thousand packages, on one thread and on several."""
    monkeypatch.setattr(blocks, "workers", lambda: cores)
    monkeypatch.setattr(blocks, "BLOCK", 1000)
    monkeypatch.setattr(blocks, "TASK", 5000)
    draw = np.random.default_rng(cores)
    for bound in (3, 10**6):
        pieces = [((n,), draw.integers(-bound, bound + 1, (3, 10))) for n in range(5)]
        pieces += [
            ((0, 3), draw.integers(0, bound + 1, (3, 10, 10))),
            ((1, 2, 4), draw.integers(0, bound + 1, (3, 10, 10, 10))),
        ]
        scores = scores_of([10] * 5, 3, pieces, [((2, 3), draw.random((10, 10)) < 0.3)])
        one, other = frontier(scores), stream(scores)
        assert np.array_equal(one.points, other.points) and one.counts == other.counts
        assert np.array_equal(one.packages, other.packages) and one.size == other.size
        assert tied(scores, one, 500) == tied(scores, other, 500)


def test_edges():
    """No issue, no party, nothing allowed and an issue longer than a block all have their frontier."""
    assert stream(scores_of([], 2, base=[3, 4])).points.tolist() == [[3, 4]]
    found = stream(scores_of([2, 3], 0, [((0,), np.zeros((0, 2)))]))
    assert (found.points.shape, found.counts) == ((1, 0), (6,))
    assert stream(scores_of([2], 1, (), [((), True)])).size == 0
    assert stream(scores_of([2, 2], 2, (), [((0, 1), np.ones((2, 2)))])).points.shape == (0, 2)
    long = scores_of([2, 200_000], 2, [((1,), [range(200_000), [5] * 200_000])])
    found = stream(long)
    assert found.points.tolist() == [[199_999, 5]] and tied(long, found, 9) == [(0, 199_999), (1, 199_999)]


def test_too_many_packages():
    """More than 10^8 packages are refused in a clear line, and so are more points than allowed."""
    with pytest.raises(PourparlerError, match="more than 100,000,000 packages"):
        stream(scores_of([10] * 9, 2))
    pieces = [((n,), [[0, 1 << n], [1 << n, 0], [0, 0]]) for n in range(13)]
    with pytest.raises(PourparlerError, match="more than 10 vectors"):
        stream(scores_of([2] * 13, 3, pieces), most=10)


def test_watch():
    """The watcher hears of all packages in the end, and never of fewer than before."""
    heard = []
    stream(scores_of([100] * 3, 2), watch=lambda done, total: heard.append((done, total)))
    assert heard[-1] == (10**6, 10**6) and heard == sorted(heard)


def test_lookup_never_refuses_what_is_not_dominated():
    """The look-up of the archive lets through every point that no good point dominates."""
    for seed in range(200):
        rng = Random(seed)
        k, bound = rng.randint(1, 4), rng.choice((2, 9, 500))
        good = [tuple(rng.randint(-bound, bound) for _ in range(k)) for _ in range(rng.randint(1, 9))]
        found = archive.Lookup.of(np.array(good, dtype=np.int64).T, [-bound] * k, [bound] * k)
        candidates = (
            list(product(range(-2, 3), repeat=k))
            if bound == 2
            else [tuple(rng.randint(-bound, bound) for _ in range(k)) for _ in range(50)]
        )
        passed = found.passes(np.array(candidates, dtype=np.int64).T)
        for point, through in zip(candidates, passed, strict=True):
            beaten = any(g != point and all(a >= b for a, b in zip(g, point, strict=True)) for g in good)
            assert through or beaten, seed
            if bound == 2:  # a cell for each value: it refuses all that are dominated
                assert through != beaten, seed
