"""Exposure: what each party would have lost, beside no deal at all, if another broke at the worst moment."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pourparler.lens.durability.game import Solved
from pourparler.lens.durability.model import Floats, Path, World
from pourparler.lens.durability.offdeal import NOBODY, relief, standing, void


@dataclass(frozen=True)
class Exposure:
    """``losses[k]``: R by n, in phase k + 1, at least 0; ``by[k]``: n by R, which party's break is the worst, -1: none."""

    losses: tuple[Floats, ...]
    by: tuple[np.ndarray, ...]

    @property
    def greatest(self) -> Floats:
        """The greatest exposure of anybody in any phase, R."""
        return np.asarray(np.max([loss.max(axis=1) for loss in self.losses], axis=0), dtype=np.float64)


def no_deal(world: World, path: Path, solved: Solved) -> Floats:
    """Everybody's value where nothing of the plan is ever done, R by n."""
    force = standing(world, 0, dict(path.starts))
    return void(world, path.packages[0], NOBODY, force, solved.play)


def until(world: World, path: Path) -> tuple[tuple[Floats, Floats], ...]:
    """For each phase, what everybody had in the phases before it, all kept, and what a point then is worth at the
    outset; R by n each."""
    upto, weight = np.zeros_like(world.discount), np.ones_like(world.discount)
    found = [(upto, weight)]
    for number, move in enumerate(path.moves, 1):
        here = world.flow(path.packages[number]) + relief(world, standing(world, number, dict(path.starts)))
        upto = upto + weight * (here + move.once)
        weight = weight * world.discount
        found.append((upto, weight))
    return tuple(found)


def exposure(world: World, path: Path, solved: Solved) -> Exposure:
    """What each would lose, if another broke it in that phase, beside never having begun: all that it had and gave
    before then counts, in present value at the outset."""
    outside = no_deal(world, path, solved)
    losses, by = [], []
    for number, (upto, weight) in enumerate(until(world, path), 1):
        worst = np.full_like(outside, np.inf)
        whose = np.full(outside.shape, NOBODY)
        for d in solved.deviations:
            if d.phase != number:
                continue
            values = upto + weight * d.values
            values[:, d.party] = np.inf  # nobody is exposed to itself
            whose = np.where(values < worst, d.party, whose)
            worst = np.minimum(values, worst)
        losses.append(np.maximum(np.where(np.isinf(worst), 0.0, outside - worst), 0.0))
        by.append(whose.T)
    return Exposure(tuple(losses), tuple(by))
