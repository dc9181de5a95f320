"""Random small scores, and everything about them by going through all packages in plain loops."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np

from pourparler.space.scores import Ban, Piece, Scores

Vector = tuple[int, ...]
RANGES = (1, 2, 5, 1000, 10**12)  # small numbers make ties, great ones need 64 bits


def scores_of(sizes, parties, pieces=(), bans=(), base=None) -> Scores:
    """Scores from lists: (axes, table) for each piece and each ban."""
    return Scores(
        tuple(sizes),
        tuple(f"p{n}" for n in range(parties)),
        (1,) * parties,
        tuple(base or (0,) * parties),
        tuple(Piece(axes, np.asarray(table, dtype=np.int64)) for axes, table in pieces),
        tuple(Ban(axes, np.asarray(table, dtype=bool)) for axes, table in bans),
    )


def random_scores(seed: int, reach: tuple[int, ...] = (0, 1, 1, 1, 2, 2, 3), parties: int | None = None) -> Scores:
    """One to five issues of one to three options; pieces and bans over ``reach`` issues; ties, negative numbers."""
    rng = Random(seed)
    sizes = [rng.randint(1, 3) for _ in range(rng.randint(1, 5))]
    many = parties or rng.randint(1, 4)
    bound = rng.choice(RANGES)
    pieces, bans = {}, {}
    for _ in range(rng.randint(0, 7)):
        axes = tuple(sorted(rng.sample(range(len(sizes)), min(len(sizes), rng.choice(reach)))))
        shape = [sizes[a] for a in axes]
        cells = [rng.randint(-bound, bound) for _ in range(many * int(np.prod(shape)))]
        pieces[axes] = np.array(cells, dtype=np.int64).reshape(many, *shape)
    for _ in range(rng.randint(0, 2)):
        axes = tuple(sorted(rng.sample(range(len(sizes)), min(len(sizes), max(1, rng.choice(reach))))))
        shape = [sizes[a] for a in axes]
        often = rng.choice((0.2, 0.6))
        bans[axes] = np.array([rng.random() < often for _ in range(int(np.prod(shape)))]).reshape(shape)
    return scores_of(sizes, many, pieces.items(), bans.items(), [rng.randint(-5, 5) for _ in range(many)])


def allowed(scores: Scores) -> list[tuple[tuple[int, ...], Vector]]:
    """Every package outside the bans with its numbers, in package order."""
    found = []
    for package in product(*map(range, scores.sizes)):
        if not any(bool(ban.table[tuple(package[a] for a in ban.axes)]) for ban in scores.bans):
            numbers = list(scores.base)
            for piece in scores.pieces:
                for p in range(len(numbers)):
                    numbers[p] += int(piece.table[(p, *(package[a] for a in piece.axes))])
            found.append((package, tuple(numbers)))
    return found


def dominates(a: Vector, b: Vector) -> bool:
    return a != b and all(x >= y for x, y in zip(a, b, strict=True))


def frontier_by_hand(scores: Scores) -> tuple[list[Vector], list[int], list[tuple[int, ...]], list[tuple[int, ...]]]:
    """Points downwards, how many packages each has, the first of each, and all packages on the frontier."""
    packages = allowed(scores)
    vectors = {numbers for _, numbers in packages}
    best = {v for v in vectors if not any(dominates(w, v) for w in vectors)}
    points = sorted(best, reverse=True)
    behind = {v: [package for package, numbers in packages if numbers == v] for v in points}
    every = [package for package, numbers in packages if numbers in best]
    return points, [len(behind[v]) for v in points], [behind[v][0] for v in points], every


def as_tuples(rows) -> list[tuple[int, ...]]:
    return [tuple(int(n) for n in row) for row in rows]


def same_frontier(scores: Scores, found, seed: object) -> list[tuple[int, ...]]:
    """Asserts that a found frontier is that by hand, and returns all packages on it."""
    points, counts, firsts, every = frontier_by_hand(scores)
    assert as_tuples(found.points) == points, seed
    assert list(found.counts) == counts, seed
    assert as_tuples(found.packages) == firsts, seed
    assert found.size == len(every) and found.complete and found.method, seed
    return every
