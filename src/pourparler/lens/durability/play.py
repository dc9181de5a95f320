"""One plan through the engine at its readings: the verdict, the best break of each party in each phase, exposure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pourparler.lens.durability.compile import fits_of, path_of, starts_of, world_of
from pourparler.lens.durability.exposure import Exposure, exposure
from pourparler.lens.durability.game import Solved, solve
from pourparler.lens.durability.given import Given, given
from pourparler.lens.durability.model import Deviation, Floats, Path, World
from pourparler.lens.durability.naming import greatest, most_concrete
from pourparler.lens.durability.offdeal import PEACEFUL, VIOLENT, Play
from pourparler.lens.durability.ordinal import Ordinal, by_views
from pourparler.lens.durability.readings import DRAWS, Sample, sample
from pourparler.lens.durability.steps import Steps
from pourparler.space.compile import Space
from pourparler.space.named import middles

STARTS = (PEACEFUL, VIOLENT)
TOLERANCE = 1e-9
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Played:
    """A plan in one order against one kind of off-deal play. ``holds``: R; ``fine``: readings in which play settled."""

    start: str
    path: Path
    solved: Solved
    exposure: Exposure
    holds: np.ndarray
    fine: np.ndarray

    @property
    def verdict(self) -> str:
        """every, some or none of the readings looked at; unknown where play did not settle in one of them."""
        if not self.fine.all():
            return "unknown"
        return "every" if self.holds.all() else "some" if self.holds.any() else "none"

    @property
    def binding(self) -> Deviation | None:
        """The break with the greatest gain at the middle; of those that gain the same, the most concrete."""
        return most_concrete(self.solved.deviations, greatest(self.solved.deviations))

    @property
    def end_tempts(self) -> np.ndarray:
        """R: whether somebody gains by a break when all steps are done; then no order and no slicing helps."""
        last = len(self.path.moves) + 1
        gains = [d.gain for d in self.solved.deviations if d.phase == last]
        return np.max(gains, axis=0) > _slack(self.solved) if gains else np.zeros_like(self.holds)


@dataclass(frozen=True)
class Asked:
    """A plan with its numbers; ``world`` and ``sample`` are None where some are missing or some views have no size."""

    space: Space
    steps: Steps
    given: Given
    sample: Sample | None
    world: World | None
    starts: dict[str, int]
    played: tuple[Played, ...] = ()
    by_views: tuple[Ordinal, ...] = ()  # where some views have no size

    def of(self, start: str) -> Played:
        return next(p for p in self.played if p.start == start)

    @property
    def order(self) -> tuple[int, ...]:
        return listed_order(self.steps)


def listed_order(steps: Steps) -> tuple[int, ...]:
    """The order of the case, moved only as far as preconditions need."""
    return tuple(steps.in_order(set(range(len(steps)))))


def ask(space: Space, steps: Steps, seed: int = 0, draws: int = DRAWS) -> Asked:
    """The plan as listed, against both kinds of off-deal play. Raises InputError for odds that leave 0 to 1."""
    numbers = given(space, steps)
    starts = starts_of(space, steps)
    if numbers.missing:
        return Asked(space, steps, numbers, None, None, starts)
    if numbers.unsized:
        found = by_views(space, steps, numbers.inputs, numbers.unsized, starts, STARTS, seed)
        return Asked(space, steps, numbers, None, None, starts, by_views=found)
    readings = sample(numbers.inputs, seed, draws, fits_of(space), middles(space))
    if not readings.readings:
        why = "No reading looked at agrees with the comparisons of the views: give narrower ranges?"
        return Asked(space, steps, Given(numbers.inputs, (why,)), None, None, starts)
    world = world_of(space, steps, readings)
    path = path_of(steps, listed_order(steps), readings, world.parties, starts)
    played = tuple(play(world, path, start) for start in STARTS)
    return Asked(space, steps, numbers, readings, world, starts, played)


def play(world: World, path: Path, start: str) -> Played:
    """One path against one kind of off-deal play."""
    solved = solve(world, path, Play(start))
    holds = solved.worst <= _slack(solved)
    return Played(start, path, solved, exposure(world, path, solved), holds, ~solved.unsettled)


def _slack(solved: Solved) -> float:
    return TOLERANCE * (1 + max(float(np.abs(v).max()) for v in solved.values))


def best_break(played: Played, party: int, phase: int) -> Deviation | None:
    """The party's best way to break in the phase, at the middle; of those that gain the same, the most concrete."""
    found = [d for d in played.solved.deviations if d.party == party and d.phase == phase]
    return most_concrete(played.solved.deviations, greatest(found))


def most(played: Played, party: int, phase: int) -> Floats | None:
    """The party's greatest gain in the phase, R."""
    found = [d.gain for d in played.solved.deviations if d.party == party and d.phase == phase]
    return np.asarray(np.max(found, axis=0), dtype=np.float64) if found else None


def deciding_inputs(asked: Asked, played: Played) -> tuple[str, ...]:
    """The inputs that decide alone: with the rest at the middle, it holds at one end of theirs and not at the other."""
    assert asked.sample is not None
    at = {kind: k for k, kind in enumerate(asked.sample.kinds) if kind.startswith(("low:", "high:"))}
    found = []
    for each in asked.sample.open:
        low, high = at.get(f"low:{each.id}"), at.get(f"high:{each.id}")
        if low is not None and high is not None and played.holds[low] != played.holds[high]:
            found.append(each.id)
    return tuple(found)
