"""Bench: five stability concepts over 3 parties' yes/no options, free and restricted; types a to d of unknown
preference; and a brute force beside them.

    python bench/stability.py [LARGEST]    options of the largest space; 20 if not given, 24 takes about 1.5 GB

Run it with ``src`` on PYTHONPATH, or with pourparler installed.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np

from pourparler.lens.stability.relations import Relations
from pourparler.lens.stability.solve import solve, unknown
from pourparler.lens.stability.sweep import CONCEPTS, needed, stable
from pourparler.space.compile import Valuation
from pourparler.space.conflict import Conflict
from pourparler.space.graph import Grid, Mover
from pourparler.space.preference import Spread
from pourparler.space.readings import Readings

SEED, PARTIES, BRUTE = 1, 3, 10
SIZES = (8, 12, 16, 18, 20, 22, 24)
Game = tuple[Grid, np.ndarray]


def game(options: int, parties: int = PARTIES, restricted: bool = False, seed: int = SEED) -> Game:
    """Yes/no options dealt in equal shares at random, random strict payoffs.

    Restricted: a third of the options are irreversible (yes is final), a fifth of the states infeasible.
    """
    draw = np.random.default_rng([seed, options, parties])
    owner = draw.permutation(np.arange(options) % parties)
    bound = set(draw.choice(options, options // 3, replace=False).tolist()) if restricted else set()
    shape = (2,) * options
    payoffs = np.empty((parties, *shape), dtype=np.int32)
    for party in range(parties):
        payoffs[party] = draw.permutation(np.arange(2**options, dtype=np.int32)).reshape(shape)
    feasible = draw.integers(0, 5, shape, dtype=np.uint8) > 0 if restricted else np.ones(shape, dtype=bool)
    movers = tuple(Mover((p,), tuple((0, 1) if own == p else () for own in owner)) for p in range(parties))
    return Grid(shape, tuple((1,) if o in bound else () for o in range(options)), movers, feasible), payoffs


def seconds(work: Callable[[], object], least: float = 0.5) -> float:
    """The best of some runs, after one that warms up where runs are short."""
    best, spent = np.inf, 0.0
    while spent < least or best == np.inf:
        begin = time.perf_counter()
        work()
        took = time.perf_counter() - begin
        if spent or took > least:
            best = min(best, took)
        spent += took
    return float(best)


def peak() -> float:
    """The most memory this process has held so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one_size(options: int) -> dict[str, Any]:
    """One size, in a process of its own: seconds and peak memory, free and then restricted."""
    stable(*game(12))
    found: dict[str, Any] = {"options": options}
    for name, restricted in (("free", False), ("restricted", True)):
        grid, payoffs = game(options, restricted=restricted)
        found[name] = seconds(lambda: stable(grid, payoffs))  # noqa: B023
        found[f"{name} MB"] = peak()
        found[f"{name} foreseen MB"] = (needed(grid, PARTIES) + payoffs.nbytes + grid.feasible.nbytes) / 2**20
    return found


def table(largest: int) -> None:
    """Seconds and memory by size."""
    print(f"{', '.join(CONCEPTS)}; {PARTIES} parties; seed {SEED}; {len(os.sched_getaffinity(0))} cores")
    print("restricted: a third of the options irreversible, a fifth of the states infeasible")
    print("growth: how many times the free seconds of the size before; MB: whole process, free and then restricted")
    print(
        f"{'options':>7} {'states':>11} {'free s':>9} {'restr. s':>9} {'ratio':>6} {'M states/s':>10} {'growth':>7}",
        end="",
    )
    print(f" {'free MB':>8} {'restr. MB':>9} {'foreseen':>8}")
    before: dict[str, Any] | None = None
    for options in [size for size in SIZES if size <= largest] or [largest]:
        command = [sys.executable, __file__, "--one", str(options)]
        row = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        growth = f"{row['free'] / before['free']:.1f}/{2 ** (options - before['options'])}" if before else ""
        print(f"{options:>7} {2**options:>11,} {row['free']:>9.4f} {row['restricted']:>9.4f}", end="")
        print(f" {row['restricted'] / row['free']:>6.2f} {2**options / row['free'] / 1e6:>10.2f} {growth:>7}", end="")
        print(f" {row['free MB']:>8.0f} {row['restricted MB']:>9.0f} {row['restricted foreseen MB']:>8.0f}", flush=True)
        before = row


def brute_force(grid: Grid, payoffs: np.ndarray) -> dict[str, np.ndarray]:
    """The definitions in plain loops: the states as tuples, moves as sets, legal sequences by (state, last mover)."""
    states = [s for s in product(*map(range, grid.sizes)) if grid.feasible[s]]
    worth = [{s: int(own[s]) for s in states} for own in payoffs]
    reach: list[dict[Any, list[Any]]] = []
    for mover in grid.movers:
        reach.append({})
        for s in states:
            choices = [{here} if here in grid.final[axis] else {here, *mover.to[axis]} for axis, here in enumerate(s)]
            reach[-1][s] = [t for t in product(*choices) if t != s and grid.feasible[t]]
    gains = [
        {s: [t for t in ends if w[t] > w[s]] for s, ends in own.items()} for own, w in zip(reach, worth, strict=True)
    ]

    def sequences(moves: list[dict[Any, list[Any]]], but: int, start: Any) -> set[Any]:
        seen, todo, ends = set(), [(start, but)], set()
        while todo:
            state, last = todo.pop()
            for mover, own in enumerate(moves):
                if mover not in (but, last):
                    for end in own[state]:
                        if (end, mover) not in seen:
                            seen.add((end, mover))
                            todo.append((end, mover))
                            ends.add(end)
        return ends

    found = {concept: np.zeros(payoffs.shape, dtype=bool) for concept in CONCEPTS}
    for i, u in enumerate(worth):
        answers = {s: sequences(reach, i, s) for s in states}
        gainful = {s: sequences(gains, i, s) for s in states}
        for s in states:
            found["nash"][(i, *s)] = not gains[i][s]
            for concept, ends, counter in (
                ("gmr", answers, False),
                ("smr", answers, True),
                ("seq", gainful, False),
                ("sseq", gainful, True),
            ):
                found[concept][(i, *s)] = all(
                    any(u[x] <= u[s] and not (counter and any(u[v] > u[s] for v in reach[i][x])) for x in ends[t])
                    for t in gains[i][s]
                )
    return found


def beside_brute_force(largest: int) -> None:
    """The same small models by both, in one process: seconds, their ratio, and whether any cell differs."""
    print(f"\nbeside a brute force in plain loops, {2**BRUTE} states, seed {SEED}")
    for restricted in (False, True):
        grid, payoffs = game(BRUTE, restricted=restricted)
        begin = time.perf_counter()
        expected = brute_force(grid, payoffs)
        slow = time.perf_counter() - begin
        quick = seconds(lambda: stable(grid, payoffs))  # noqa: B023
        found = stable(grid, payoffs)
        differ = sum(int((found[concept] != expected[concept]).sum()) for concept in CONCEPTS)
        name = "restricted" if restricted else "free"
        print(f"{name:>10}: {slow:.2f} s against {quick:.4f} s, ratio {slow / quick:.0f}; {differ} cells differ")


def ranged(parties: int, options: int, reasons: int, draw: np.random.Generator) -> Conflict:
    """Yes/no options in equal shares; each party has ranged reasons on one option or two."""
    states = 2**options
    bits = (np.arange(states)[:, None] >> np.arange(options)[::-1]) & 1
    movers = tuple(
        Mover((p,), tuple((0, 1) if o % parties == p else () for o in range(options))) for p in range(parties)
    )
    preferences = []
    for _ in range(parties):
        pairs = draw.integers(0, options, (reasons, 2))
        truths = (bits[:, pairs[:, 0]] & bits[:, pairs[:, 1]]).astype(np.int8)
        low = draw.integers(-40, 30, reasons)
        high = low + draw.integers(0, 20, reasons)
        readings = Readings(
            tuple(f"r{k}" for k in range(reasons)),
            tuple(Fraction(int(x)) for x in low),
            tuple(Fraction(int(x)) for x in high),
        )
        rows, kinds = np.unique(truths, axis=0, return_inverse=True)
        preferences.append(
            Spread(Valuation("p", (), (), (), readings), kinds.ravel(), rows, np.zeros(len(rows), dtype=bool))
        )
    grid = Grid((2,) * options, ((),) * options, movers, np.ones((2,) * options, dtype=bool))
    return Conflict("bench", tuple(map(str, range(parties))), grid, tuple(preferences))


def not_known(largest: int) -> None:
    """Types a to d on 4,096 states with 4 parties, and readings of the same."""
    parties, options, reasons = 4, min(12, largest), 16
    conflict = ranged(parties, options, reasons, np.random.default_rng(SEED))
    solve(ranged(parties, 6, reasons, np.random.default_rng(SEED)))
    print(f"\n{2**options:,} states, {parties} parties, {reasons} ranged reasons each, seed {SEED}")
    begin = time.perf_counter()
    relations = Relations.of(conflict)
    for kind in "abcd":
        unknown(relations, kind)
    print(f"types a, b, c and d, all four with what they rest on: {time.perf_counter() - begin:.2f} s")
    begin = time.perf_counter()
    found = solve(conflict, draws=64, seed=SEED)
    open_ = sum(int(cells.sum()) for cells in (*found.open_every.values(), *found.open_some.values()))
    print(
        f"every and some reading, {found.draws} readings drawn: {time.perf_counter() - begin:.2f} s; {open_} cells open"
    )


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(one_size(int(sys.argv[2]))))
        return
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    for section in (table, not_known, beside_brute_force):
        section(largest)


if __name__ == "__main__":
    main()
