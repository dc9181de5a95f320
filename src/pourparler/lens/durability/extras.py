"""What is asked beyond the verdict: what would make it hold, the best order, where it turns, trust."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.durability.cheapest import Cheapest, cheapest
from pourparler.lens.durability.compile import move_of, path_of, scaled, world_of
from pourparler.lens.durability.game import solve
from pourparler.lens.durability.model import Floats
from pourparler.lens.durability.offdeal import Play
from pourparler.lens.durability.order import Best, Ordering, best_order, safe_prefix
from pourparler.lens.durability.play import Asked, Played, play
from pourparler.lens.durability.thresholds import GRID, Turns, many

Progress = Callable[[int, int], None]
EDGE = 0.995  # the greatest discount factor looked at: at 1 nothing is ever worth waiting for


@dataclass(frozen=True)
class Package:
    """The cheapest amounts at one reading, and how they do at all readings looked at."""

    at: str
    found: Cheapest
    holds: str  # every, some or none of all readings, with these amounts


def packages(asked: Asked, start: str) -> tuple[Package, ...]:
    """The cheapest amounts of the priced responses: at the middle, and at the middle and each end of each number."""
    assert asked.sample is not None and asked.world is not None
    d = asked.space.case.durability
    prices = {r.id: r.price.middle for r in d.responses if r.price is not None} if d else {}
    if not prices or d is None:
        return ()
    caps = {r.id: r.cap.middle for r in d.responses if r.cap is not None}
    middle = [k for k, kind in enumerate(asked.sample.kinds) if kind == "middle"] or [0]
    ends = [k for k, kind in enumerate(asked.sample.kinds) if kind.startswith(("low:", "high:"))]
    found = []
    for name, rows in (("middle", middle), ("ends", middle + ends)):
        if name == "ends" and not ends:
            continue
        some = asked.sample.only(rows)
        world = world_of(asked.space, asked.steps, some)
        path = path_of(asked.steps, asked.order, some, world.parties, asked.starts)
        answer = cheapest(world, path, start, prices, caps)
        holds = "none"
        if answer.amounts is not None:
            full = scaled(asked.world, answer.amounts)
            whole = path_of(asked.steps, asked.order, asked.sample, world.parties, asked.starts)
            worst = solve(full, whole, Play(start)).worst
            good = worst <= 1e-7 * (1 + np.abs(worst).max())
            holds = "every" if good.all() else "some" if good.any() else "none"
        found.append(Package(name, answer, holds))
        if answer.amounts is None:
            break  # what does not do at the middle does not do at more readings
    return tuple(found)


def ordering(asked: Asked, start: str) -> Ordering:
    """The steps at the middle reading, free to be put in any order that their preconditions allow."""
    assert asked.sample is not None
    one = asked.sample.only([0])
    world = world_of(asked.space, asked.steps, one)
    moves = tuple(move_of(asked.steps, j, one, world.parties) for j in range(len(asked.steps)))
    steps = asked.steps
    return Ordering(world, moves, steps.package, steps.after, dict(asked.starts), start)


def order(asked: Asked, start: str, progress: Progress | None = None) -> Best:
    """The order of the steps that leaves the least to gain by breaking, at the middle."""
    return best_order(ordering(asked, start), progress=progress)


def held(asked: Asked, start: str, best: Best) -> Played:
    """The steps in this order, at all readings looked at."""
    assert asked.sample is not None and asked.world is not None
    if best.order == asked.order:
        return asked.of(start)
    return play(asked.world, path_of(asked.steps, best.order, asked.sample, asked.world.parties, asked.starts), start)


def prefix(asked: Asked, start: str) -> int:
    """How many first steps, as listed, hold as a plan of their own, at the middle."""
    return safe_prefix(ordering(asked, start), asked.order)


def thresholds(asked: Asked, start: str, grid: int = GRID) -> dict[str, Turns]:
    """For each party's discounting and each response's credibility: where, the rest at the middle, the verdict turns."""
    assert asked.sample is not None
    one = asked.sample.only([0])
    deciding = {f"discount.{asked.space.parties[d.party]}" for d in asked.of(start).solved.deviations}
    ids = [i.id for i in asked.sample.inputs if i.id in deciding or i.id.endswith(".surely")]

    def worst(which: NDArray[np.int64], values: Floats) -> Floats:
        count = len(values)
        wide = {name: np.full(count, value[0]) for name, value in one.values.items()}
        for n in np.unique(which):
            here = which == n
            wide[ids[n]] = np.where(here, values, wide[ids[n]])
        some = replace(one, values=wide, kinds=("middle",) * count)
        world = world_of(asked.space, asked.steps, some)
        path = path_of(asked.steps, asked.order, some, world.parties, asked.starts)
        solved = solve(world, path, Play(start))
        return np.where(solved.unsettled, np.nan, solved.worst)

    ranges = [(0.0, EDGE if id in deciding else 1.0) for id in ids]
    return dict(zip(ids, many(worst, ranges, grid), strict=True))
