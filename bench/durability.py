"""How long the durability lens takes: orders, a verdict, the cheapest package, survival; beside a plain-Python loop.

`python bench/durability.py`; what it must reach stands beside each figure. Worlds are drawn by a seed.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from itertools import islice, permutations
from pathlib import Path as File
from random import Random
from typing import Any

import numpy as np

sys.path[:0] = [str(File(__file__).parents[1] / name) for name in ("src", "tests")]

from durability_random import path, reading, spec, world  # noqa: E402
from oracle_durability import Oracle  # noqa: E402

from pourparler.lens.durability.cheapest import cheapest  # noqa: E402
from pourparler.lens.durability.game import solve  # noqa: E402
from pourparler.lens.durability.model import Move  # noqa: E402
from pourparler.lens.durability.offdeal import Play  # noqa: E402
from pourparler.lens.durability.order import Ordering, best_order  # noqa: E402
from pourparler.lens.durability.survival import stakes, survival  # noqa: E402

SEED = 6
SAMPLE = 40  # orders that the plain loop goes through, of all of them


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def free(size: int, parties: int, seed: int, mild: bool) -> tuple[dict[str, Any], Ordering]:
    """So many steps with nothing that must come first; ``mild``: few temptations in the end state, so that the order
    decides, which is the harder search."""
    s = spec(
        seed,
        readings=1,
        steps=(size, size),
        parties=(parties, parties),
        late=1,
        issues=size,
        responses=(3, 3),
        wars=(1, 1),
    )
    if mild:  # wars that cost much, and no undoing: what tempts is to withhold
        s["wars"][0]["costs"] = s["wars"][0]["costs"] * 0 + 60.0
        s["violations"], s["breaks"] = [], {}
    moves = tuple(Move(**m) for m in s["moves"])
    package = lambda done: tuple(int(k in done) for k in range(size))  # noqa: E731
    return s, Ordering(world(s), moves, package, tuple(frozenset() for _ in range(size)))


def orders() -> None:
    print(f"\n{'orders':<46} {'seconds':>8} {'must':>6} {'exact':>6} {'plain loop over all orders':>28}")
    for size, parties, mild in (
        (12, 2, False),
        (12, 2, True),
        (9, 3, False),
        (9, 3, True),
        (9, 4, False),
        (9, 4, True),
    ):
        s, o = free(size, parties, SEED + size + parties, mild)
        took, best = timed(lambda: best_order(o))  # noqa: B023
        some = list(islice(permutations(range(size)), SAMPLE))

        def plain(s=s, some=some) -> None:
            r = reading(s, 0)
            for order in some:
                stands = [tuple(int(k in order[:n]) for k in range(len(order))) for n in range(len(order) + 1)]
                Oracle(r | {"moves": [r["moves"][j] for j in order], "packages": stands}, "peaceful").deviations()

        slow = timed(plain)[0] / SAMPLE * float(np.prod(np.arange(1.0, size + 1)))
        what = f"{size} free steps, {parties} parties, {'the order decides' if mild else 'the end state tempts'}"
        print(f"{what:<46} {took:>8.2f} {10:>6} {best.exact!s:>6} {slow:>18.3g} s; ratio {slow / took:.1g}", flush=True)


def verdict() -> None:
    """20 ordered phases, 4 parties, 5 responses."""
    print(f"\n{'20 phases, 4 parties, 5 responses':<46} {'seconds':>8} {'must':>6}")
    for readings in (1, 100, 2000):
        s = spec(SEED, readings, (20, 20), (4, 4), responses=(5, 5), wars=(1, 1))
        w, p = world(s), path(s)
        took, solved = timed(lambda: [solve(w, p, Play(start)) for start in ("peaceful", "violent")])  # noqa: B023
        print(f"{f'verdict, both starts, {readings:,} readings':<46} {took:>8.3f} {0.2:>6}", flush=True)
        if readings == 1:
            one = reading(s, 0)
            slow = timed(lambda: [Oracle(one, start).deviations() for start in ("peaceful", "violent")])[0]  # noqa: B023
            print(f"{'  a plain loop':<46} {slow:>8.3f}        a reading; ratio at 2,000 readings below")
        elif readings == 2000:
            print(f"{'  ratio to a plain loop over the readings':<46} {slow * readings / took:>8.0f}")
        if readings <= 100:
            rng = Random(SEED)
            prices = {r["id"]: rng.uniform(0.5, 2) for r in s["responses"]}
            took, found = timed(lambda: [cheapest(w, p, start, prices, {}) for start in ("peaceful", "violent")])  # noqa: B023
            told = "/".join("found" if f.amounts is not None else f"least gain {f.least:.3g}" for f in found)
            print(
                f"{f'cheapest package, both starts, {readings:,} readings':<46} {took:>8.3f} {2:>6}  {told}", flush=True
            )


def lasting() -> None:
    """Survival over 2,000 readings and 10 years."""
    s = spec(SEED, 2000, (20, 20), (4, 4), responses=(5, 5), wars=(1, 1))
    w, p = world(s), path(s)
    solved = solve(w, p, Play("peaceful"))
    scale = stakes(solved)
    print(f"\n{'survival, 2,000 readings, 10 periods':<46} {'seconds':>8} {'must':>6}")
    for name, part in (("half", 0.05), ("as anchored", 0.1), ("double", 0.2)):
        took, found = timed(lambda: survival(w, p, solved, 10, np.maximum(scale * part, 1e-9), 0.02))  # noqa: B023
        print(f"{f'  shocks {name}':<46} {took:>8.2f} {10:>6}  settled in {found.settled.mean():.0%}", flush=True)


def main() -> None:
    print(f"seed {SEED}; {len(os.sched_getaffinity(0))} cores; Python {sys.version.split()[0]}, NumPy {np.__version__}")
    verdict()
    lasting()
    orders()


if __name__ == "__main__":
    main()
