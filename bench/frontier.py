"""Bench: the exact frontier and the exact count of packages, beside a textbook filter and, where asked for, NegMAS.

    python bench/frontier.py [--negmas PYTHON] [--great]

--negmas: a Python that can import negmas, for its ``pareto_frontier`` on the same million packages (about two minutes).
--great: 10^8 packages one by one as well (about half a minute).
Run it with ``src`` on PYTHONPATH, or with pourparler installed.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from pourparler.errors import PourparlerError
from pourparler.lens.deals.engine.count import count
from pourparler.lens.deals.engine.frontier import frontier, width
from pourparler.lens.deals.engine.nondominated import nondominated
from pourparler.lens.deals.engine.stream import stream
from pourparler.space.scores import Ban, Piece, Scores

SEED = 1
Found = TypeVar("Found")
NEGMAS = """
import sys, time
import numpy as np
from negmas import LinearAdditiveUtilityFunction, TableFun, make_issue
from negmas.preferences.ops import pareto_frontier
tables = np.load(sys.argv[1])  # issues, parties, options
issues, parties, options = tables.shape
axes = [make_issue(name=f"i{n}", values=[f"o{k}" for k in range(options)]) for n in range(issues)]
ufuns = [
    LinearAdditiveUtilityFunction(
        values=[TableFun({f"o{k}": float(tables[n, p, k]) for k in range(options)}) for n in range(issues)],
        weights=[1.0] * issues, issues=axes)
    for p in range(parties)]
begin = time.perf_counter()
found = pareto_frontier(ufuns, issues=axes)
print(time.perf_counter() - begin, len(found[0]), len({tuple(map(float, u)) for u in found[0]}))
"""


def scores(sizes: list[int], parties: int, pieces: list[Piece], bans: tuple[Ban, ...] = ()) -> Scores:
    names = tuple(f"p{n}" for n in range(parties))
    return Scores(tuple(sizes), names, (1,) * parties, (0,) * parties, tuple(pieces), bans)


def whole(issues: int, options: int, parties: int, top: int) -> Scores:
    """Any whole number from 0 to ``top`` for each option and party."""
    draw = np.random.default_rng([SEED, issues, options, parties, top])
    pieces = [Piece((n,), draw.integers(0, top + 1, (parties, options))) for n in range(issues)]
    return scores([options] * issues, parties, pieces)


def weighed(issues: int, options: int, parties: int, scale: int, turned: bool = False) -> Scores:
    """Weights times values, rounded, the best package about ``scale``; each party wants all issues high or low, by
    turns, or (``turned``) each issue as it happens."""
    draw = np.random.default_rng([SEED, issues, options, parties, scale])
    tables = np.zeros((issues, parties, options), dtype=np.int64)
    for p in range(parties):
        weights = draw.dirichlet(np.full(issues, 3.0)) * scale
        for n in range(issues):
            values = np.sort(draw.random(options))
            values = (values - values[0]) / (values[-1] - values[0])
            up = draw.random() < 0.5 if turned else p % 2 == 0
            tables[n, p] = np.round(weights[n] * (values if up else values[::-1]))
    return scores([options] * issues, parties, [Piece((n,), table) for n, table in enumerate(tables)])


def coupled(issues: int, options: int, parties: int, couplings: int, scale: int = 100) -> Scores:
    """Weighed issues with random pairs: half with numbers up to a fifth of the scale, half that ban a quarter."""
    draw = np.random.default_rng([SEED, issues, options, parties, couplings])
    apart = weighed(issues, options, parties, scale, turned=True)
    pairs = [(a, b) for a in range(issues) for b in range(a + 1, issues)]
    chosen = [pairs[n] for n in draw.choice(len(pairs), couplings, replace=False)]
    shape = (options, options)
    pieces = [Piece(axes, draw.integers(0, scale // 5 + 1, (parties, *shape))) for axes in chosen[::2]]
    bans = tuple(Ban(axes, draw.random(shape) < 0.25) for axes in chosen[1::2])
    return scores([options] * issues, parties, [*apart.pieces, *pieces], bans)


def tangled(issues: int, options: int, parties: int) -> Scores:
    """Any whole numbers, six tables over two and three issues, three bans."""
    draw = np.random.default_rng([SEED, issues, options, parties])
    pieces = {piece.axes: piece for piece in whole(issues, options, parties, 100).pieces}
    bans: dict[tuple[int, ...], Ban] = {}
    for n in range(9):
        axes = tuple(sorted(draw.choice(issues, 3 if n % 2 else 2, replace=False).tolist()))
        shape = (options,) * len(axes)
        if n < 6:
            pieces[axes] = Piece(axes, draw.integers(0, 101, (parties, *shape)))
        else:
            bans[axes] = Ban(axes, draw.random(shape) < 0.2)
    return scores([options] * issues, parties, list(pieces.values()), tuple(bans.values()))


def timed(work: Callable[[], Found]) -> tuple[float, Found]:
    begin = time.perf_counter()
    found = work()
    return time.perf_counter() - begin, found


def line(name: str, case: Scores) -> None:
    packages = float(np.prod([float(size) for size in case.sizes]))
    head = f"{name:<44} {len(case.parties):>7} {packages:>9.0e} {width(case):>5}"
    try:
        took, found = timed(lambda: frontier(case))
    except PourparlerError as error:
        print(f"{head} {error}", flush=True)
        return
    print(f"{head} {len(found.points):>8,} {float(found.size):>12.4g} {took:>8.3f}", flush=True)


def programme() -> None:
    """The frontier issue by issue."""
    print(f"{'frontier, issue by issue':<44} {'parties':>7} {'packages':>9} {'width':>5}", end="")
    print(f" {'points':>8} {'on it':>12} {'seconds':>8}")
    frontier(weighed(5, 5, 3, 100))
    for parties in (2, 3, 4):
        line("7 x 10, any numbers to 100", whole(7, 10, parties, 100))
        line("7 x 10, any numbers to 10^6", whole(7, 10, parties, 10**6))
        line("7 x 10, opposed, scale 10^6", weighed(7, 10, parties, 10**6))
        line("20 x 8, opposed, 100 points", weighed(20, 8, parties, 100))
        line("30 x 20, opposed, 100 points", weighed(30, 20, parties, 100))
        line("20 x 5, 24 couplings, 100 points", coupled(20, 5, parties, 24))
    line("6 x 10, any numbers to 100", whole(6, 10, 4, 100))
    line("20 x 8, opposed, scale 10^6", weighed(20, 8, 3, 10**6))
    line("20 x 5, 24 couplings, scale 10^6", coupled(20, 5, 3, 24, 10**6))
    line("20 x 5, 32 couplings, 100 points", coupled(20, 5, 3, 32))
    line("12 x 5, 100 points", weighed(12, 5, 5, 100, turned=True))


def counting() -> None:
    """Packages that give each party half of the scale."""
    print(f"\n{'packages that give each party 50 of 100':<44} {'parties':>7} {'found':>44} {'seconds':>8}")
    for issues, options, parties in ((20, 8, 2), (20, 8, 3), (20, 8, 4), (30, 20, 2), (30, 20, 3)):
        case = weighed(issues, options, parties, 100, turned=True)
        took, found = timed(lambda: count(case, (50,) * parties))  # noqa: B023
        print(f"{f'{issues} x {options}':<44} {parties:>7} {found:>44,} {took:>8.3f}", flush=True)


def textbook(points: np.ndarray) -> int:
    """The plain filter: from the greatest sum down, each point left drops all that it covers."""
    alive = points[np.argsort(-points.sum(axis=1), kind="stable")]
    at = 0
    while at < len(alive):
        stay = (alive > alive[at]).any(axis=1)
        stay[at] = True
        alive = alive[stay]
        at = int(stay[:at].sum()) + 1
    return len(alive)


def beside(negmas: str | None) -> None:
    """A million packages and four parties: by issues, by the filter, by the plain loop, and by NegMAS."""
    case = whole(6, 10, 4, 100)
    took, found = timed(lambda: frontier(case))
    grids = np.meshgrid(*(np.arange(size) for size in case.sizes), indexing="ij", sparse=True)
    points = sum(piece.table[:, grids[piece.axes[0]]] for piece in case.pieces).reshape(4, -1).T.copy()
    filtered, mask = timed(lambda: nondominated(points))
    plain, left = timed(lambda: textbook(points))
    print(f"\n10^6 packages, 4 parties, seed {SEED}: {len(found.points):,} points")
    print(f"issue by issue: {took:.4f} s")
    print(f"filter of all vectors: {filtered:.4f} s; {int(mask.sum()):,} packages")
    print(f"plain NumPy loop over the vectors: {plain:.2f} s; {left:,} vectors; ratio {plain / took:,.0f}")
    if negmas:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "tables.npy"
            np.save(file, np.stack([piece.table for piece in case.pieces]))
            told = subprocess.run(
                [negmas, "-c", NEGMAS, str(file)], check=True, stdout=subprocess.PIPE, text=True
            ).stdout.split()
        slow = float(told[-3])
        print(f"NegMAS pareto_frontier: {slow:.2f} s; {int(told[-2]):,} packages, {int(told[-1]):,} vectors", end="")
        print(f"; ratio {slow / took:,.0f}")


def one_by_one(sizes: tuple[int, ...]) -> None:
    """Every package, with six tables over two and three issues, and three bans."""
    print(f"\n{'frontier, one by one':<44} {'parties':>7} {'packages':>9} {'points':>8} {'seconds':>8} {'peak MB':>8}")
    for issues in sizes:
        for parties in (2, 3, 4):
            case = tangled(issues, 10, parties)
            took, found = timed(lambda: stream(case))  # noqa: B023
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{f'{issues} x 10, tables and bans':<44} {parties:>7} {10.0**issues:>9.0e}", end="")
            print(f" {len(found.points):>8,} {took:>8.2f} {peak:>8.0f}", flush=True)


def main() -> None:
    words = sys.argv[1:]
    negmas = words[words.index("--negmas") + 1] if "--negmas" in words else None
    print(f"seed {SEED}; {len(os.sched_getaffinity(0))} cores; Python {sys.version.split()[0]}, NumPy {np.__version__}")
    one_by_one((7, 8) if "--great" in words else (7,))
    programme()
    counting()
    beside(negmas)


if __name__ == "__main__":
    main()
