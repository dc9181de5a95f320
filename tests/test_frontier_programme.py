"""The frontier issue by issue, against all packages in plain loops."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from frontier_random import as_tuples, frontier_by_hand, random_scores, same_frontier, scores_of

from pourparler.errors import PourparlerError
from pourparler.lens.deals.engine import bitsets, groups, labels, nondominated, paths, sieve
from pourparler.lens.deals.engine import frontier as engine
from pourparler.lens.deals.engine.frontier import cost, fits, frontier, tied, width

BRANCHES = {
    "as it is": {},
    "every step sieved": {(nondominated, "SMALL"): 0},
    "no grid of all values": {(nondominated, "SMALL"): 0, (sieve, "EXACT"): 0, (bitsets, "BLOCK"): 5},
    "one option at a time": {(labels, "CHUNK"): 1},
    "counts and keys in several parts": {(paths, "ROOM"): 4},
    "ranks in place of numbers": {(groups, "ROOM"): 64},
}


@pytest.mark.parametrize("branch", BRANCHES)
@pytest.mark.parametrize("reach", [(1,), (0, 1, 1, 1, 2, 2, 3), (2, 3, 4)], ids=["additive", "mixed", "coupled"])
def test_frontier_by_hand(branch, reach, monkeypatch):
    """Points, counts, first packages and all tied packages are those of plain loops, ties and bans included."""
    for (module, name), value in BRANCHES[branch].items():
        monkeypatch.setattr(module, name, value)
    for seed in range(120):
        scores = random_scores(seed, reach)
        found = frontier(scores)
        every = same_frontier(scores, found, seed)
        assert tied(scores, found, 10**6) == every, seed
        assert tied(scores, found, 3) == every[:3], seed
        assert tied(scores, found, 0) == []


def test_more_parties():
    """Five and six parties are no other matter than four."""
    for seed in range(60):
        scores = random_scores(seed, parties=5 + seed % 2)
        same_frontier(scores, frontier(scores), seed)


def test_all_equal():
    """Where no party cares, every package is on the frontier, and the first in package order stands for all."""
    scores = scores_of([20] * 30, 3)
    found = frontier(scores)
    assert as_tuples(found.points) == [(0, 0, 0)]
    assert found.counts == (20**30,) and found.size == 20**30
    assert as_tuples(found.packages) == [(0,) * 30]
    assert tied(scores, found, 25) == [(0,) * 28 + (n // 20, n % 20) for n in range(25)]


def test_equal_but_banned():
    """Bans over several issues leave the first package in package order, not in the order the issues were taken."""
    ban = np.eye(3, dtype=bool)
    chain = [((n, n + 1), ban) for n in range(9)] + [((0, 9), ~ban)]
    scores = scores_of([3] * 10, 2, (), chain)
    found = frontier(scores)
    every = [
        x for x in product(range(3), repeat=10) if x[0] == x[9] and all(a != b for a, b in zip(x, x[1:], strict=False))
    ]
    assert found.counts == (len(every),) and as_tuples(found.packages) == every[:1]
    assert tied(scores, found, 10**6) == every


def test_one_party():
    """One party's frontier is what it likes best."""
    scores = scores_of([3, 4], 1, [((0,), [[1, 7, 7]]), ((1,), [[0, 5, 2, 5]])], base=[-100])
    found = frontier(scores)
    assert (as_tuples(found.points), found.counts, as_tuples(found.packages)) == ([(-88,)], (4,), [(1, 1)])
    assert tied(scores, found, 9) == [(1, 1), (1, 3), (2, 1), (2, 3)]


def test_nothing_allowed():
    """Where bans leave no package the frontier is empty, over one issue, over two, and over none."""
    for ban in (((0,), [True, True]), ((0, 1), np.ones((2, 2))), ((), True)):
        scores = scores_of([2, 2], 2, [((1,), [[1, 2], [2, 1]])], [ban])
        found = frontier(scores)
        assert found.points.shape == (0, 2) and found.packages.shape == (0, 2)
        assert (found.counts, found.size, tied(scores, found, 5)) == ((), 0, [])


def test_no_issue_and_no_party():
    """Without issues there is one package; without parties all packages are alike."""
    assert frontier(scores_of([], 2, base=[3, 4])).points.tolist() == [[3, 4]]
    found = frontier(scores_of([2, 3], 0))
    assert (found.points.shape, found.counts, found.packages.tolist()) == ((1, 0), (6,), [[0, 0]])


def test_great_numbers():
    """Numbers up to what 64 bits hold are exact; beyond, the party is named in a clear line."""
    big = 1 << 60
    scores = scores_of([2, 2], 2, [((0,), [[big, big - 1], [0, 1]]), ((1,), [[0, 1], [1, 0]])])
    same_frontier(scores, frontier(scores), "")
    with pytest.raises(PourparlerError, match="numbers of p0 span too many digits"):
        frontier(scores_of([2, 2], 1, [((0,), [[big * 4, 0]]), ((1,), [[big * 4, 0]])]))


def test_too_many_labels():
    """Past the limit of vectors the engine says so, and gives no frontier."""
    line = [(n,) for n in range(8)]
    pieces = [(axes, [[0, 1 << axes[0]], [1 << axes[0], 0]]) for axes in line]
    assert len(frontier(scores_of([2] * 8, 2, pieces)).points) == 256
    with pytest.raises(PourparlerError, match="more than 100 vectors"):
        frontier(scores_of([2] * 8, 2, pieces), most_labels=100)


def test_too_tightly_tied():
    """Where too many issues hang together the router is told before, and the engine refuses."""
    pairs = [((a, b), np.zeros((9, 9))) for a in range(12) for b in range(a + 1, 12)]
    scores = scores_of([9] * 12, 2, (), pairs)
    assert not fits(scores) and width(scores) == 11
    with pytest.raises(PourparlerError, match="too many issues hang together"):
        frontier(scores)


def test_width_and_cost():
    """A chain keeps one issue open and a ring two; issues apart none; the cost is states times options."""
    table = np.zeros((2, 2))
    chain = [((n, n + 1), table) for n in range(5)]
    assert width(scores_of([2] * 6, 1)) == 0
    assert width(scores_of([2] * 6, 1, (), chain)) == 1
    assert width(scores_of([2] * 6, 1, (), [*chain, ((0, 5), table)])) == 2
    assert cost(scores_of([2, 3, 4], 1)) == 9
    assert fits(scores_of([2, 3, 4], 1))


def test_longer_spaces():
    """Some thousand packages, tied in pairs and triples, have the frontier of the plain loops."""
    draw = np.random.default_rng(4)
    for bound in (2, 50):
        pieces = [((n,), draw.integers(0, bound + 1, (3, 3))) for n in range(7)]
        pieces += [
            ((0, 3), draw.integers(0, bound + 1, (3, 3, 3))),
            ((1, 4, 6), draw.integers(0, bound + 1, (3, 3, 3, 3))),
        ]
        scores = scores_of([3] * 7, 3, pieces, [((2, 5), draw.random((3, 3)) < 0.3)])
        found = frontier(scores)
        assert tied(scores, found, 10**6) == same_frontier(scores, found, bound)


def test_watch_and_method():
    """The watcher hears of all issues in the end, and the method says whether issues hang together."""
    heard = []
    scores = scores_of([2] * 4, 2, [((0, 1), np.ones((2, 2, 2)))])
    found = frontier(scores, watch=lambda done, total: heard.append((done, total)))
    assert heard[-1] == (4, 4) and "still tied" in found.method
    assert "still tied" not in frontier(scores_of([2] * 4, 2)).method


def test_list_of_ties_has_a_limit(monkeypatch):
    """A list of tied packages that grows too long to order is refused in a clear line."""
    monkeypatch.setattr(paths, "ROWS", 10)
    scores = scores_of([3] * 5, 2)
    with pytest.raises(PourparlerError, match="too many tied packages"):
        tied(scores, frontier(scores), 100)


def test_hand_made():
    """Two issues that two parties weigh differently: each option that gives and takes is on the frontier."""
    scores = scores_of([2, 2], 2, [((0,), [[0, 3], [1, 0]]), ((1,), [[1, 0], [0, 3]])])
    assert as_tuples(frontier(scores).points) == [(4, 0), (3, 3), (0, 4)]
    assert frontier_by_hand(scores)[0] == [(4, 0), (3, 3), (0, 4)]
    assert engine.MOST > 0
