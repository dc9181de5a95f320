"""How likely: structural survival, shown last, with its band, beside other answers and never multiplied with them.

Agent quantal response (McKelvey & Palfrey 1998): at each choice on the path a party breaks with probability
1 / (1 + exp((keep - break) / sigma)), where sigma is in units of its own stake, and everybody knows it, so what
others may do later counts now. Off the deal play stays as it is. Fear of a break can feed itself: where several
such expectations are consistent in the peace, it is the one reached from trust that is shown. On top stands a chance of failing for other reasons.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pourparler.lens.durability.game import Solved
from pourparler.lens.durability.model import Deviation, Floats, Path, World
from pourparler.lens.durability.offdeal import NOBODY, relief, standing, void

ROUNDS = 2000
TOLERANCE = 1e-10
SCALES = (0.5, 1.0, 2.0)


@dataclass(frozen=True)
class Survival:
    """``curve``: R by T + 1, the probability that it stands after so many periods: nobody broke it,
    nothing that must ratify a step failed, and no other reason came; NaN where the values
    did not settle. ``first``: (party, phase, action, what) -> R, the probability that this is the first break."""

    curve: Floats
    first: dict[tuple[int, int, str, str], Floats]
    settled: np.ndarray


def sigma_of(loss: float, chance: float) -> float:
    """The scale at which a party that loses ``loss`` by breaking breaks with probability ``chance`` in a period.

    Raises ValueError unless 0 < chance < 1/2 and loss > 0.
    """
    if not (0 < chance < 0.5 and loss > 0):
        raise ValueError("needs a loss above zero and a chance between 0 and 1/2")
    return loss / float(np.log((1 - chance) / chance))


def stakes(solved: Solved) -> Floats:
    """Each party's stake, R by n: the spread of all it can end up with, kept or broken."""
    everything = np.stack([*solved.values, *(d.values for d in solved.deviations)])
    return np.asarray(everything.max(axis=0) - everything.min(axis=0), dtype=np.float64)


def survival(
    world: World,
    path: Path,
    solved: Solved,
    periods: int,
    sigma: Floats,
    hazard: Floats | float = 0.0,
    progress: Callable[[int, int], None] | None = None,
) -> Survival:
    """Survival over so many periods. ``sigma``: R by n, in points. ``hazard``: R, other reasons, a period.

    Violations stand for one choice in each phase as the other breaks do.
    """
    last = len(path.moves)
    by_phase: dict[int, list[Deviation]] = {k: [] for k in range(1, last + 2)}
    for d in solved.deviations:
        by_phase[d.phase].append(d)
    force = [standing(world, k, dict(path.starts)) for k in range(last + 1)]
    flow = world.flow(path.packages[last]) + relief(world, force[last])
    value, settled = _peace(world, flow, by_phase[last + 1], sigma, solved.values[last])
    kept_chance: dict[int, Floats] = {}
    leaks: dict[tuple[int, int, str, str], Floats] = {}
    ahead = flow + world.discount * value
    _, kept_chance[last + 1] = _walk(ahead, by_phase[last + 1], sigma, leaks)
    for k in range(last, 0, -1):
        move = path.moves[k - 1]
        ahead = world.flow(path.packages[k]) + relief(world, force[k]) + move.once + world.discount * value
        later = [d for d in by_phase[k] if d.action != "withhold"]
        now = [d for d in by_phase[k] if d.action == "withhold"]
        held, chance = _walk(ahead, later, sigma, leaks)
        if (move.ratify < 1).any():
            failed = void(world, path.packages[k - 1], NOBODY, force[k - 1], solved.play)
            held = move.ratify[:, None] * held + (1 - move.ratify[:, None]) * failed
        value, first = _walk(held, now, sigma, leaks)
        for d in later:  # reached only when nobody withheld and it was ratified
            leaks[_key(d)] = leaks[_key(d)] * first * move.ratify
        kept_chance[k] = first * move.ratify * chance
    return _curve(periods, last, kept_chance, leaks, np.broadcast_to(hazard, settled.shape), settled, progress)


def _key(d: Deviation) -> tuple[int, int, str, str]:
    return d.party, d.phase, d.action, d.what


def _walk(
    ahead: Floats, choices: list[Deviation], sigma: Floats, leaks: dict[tuple[int, int, str, str], Floats]
) -> tuple[Floats, Floats]:
    """The value before the choices of a phase, and the probability that none is a break. Fills ``leaks``."""
    value = ahead
    chances = []
    for d in reversed(choices):
        with np.errstate(over="ignore"):
            breaks = 1 / (1 + np.exp((value[:, d.party] - d.values[:, d.party]) / sigma[:, d.party]))
        value = (1 - breaks)[:, None] * value + breaks[:, None] * d.values
        chances.append(breaks)
    reach = np.ones(len(ahead))
    for d, breaks in zip(choices, reversed(chances), strict=True):
        leaks[_key(d)] = reach * breaks
        reach = reach * (1 - breaks)
    return value, reach


def _peace(
    world: World, flow: Floats, choices: list[Deviation], sigma: Floats, first: Floats
) -> tuple[Floats, np.ndarray]:
    """The value of the peace, which repeats itself, and in which readings it settled."""
    value = first
    moved = np.full(len(flow), np.inf)
    for _ in range(ROUNDS):
        new, _ = _walk(flow + world.discount * value, choices, sigma, {})
        moved = np.abs(new - value).max(axis=1)
        value = new
        if (moved <= TOLERANCE * (1 + np.abs(value).max(axis=1))).all():
            break
    return value, moved <= 1e-7 * (1 + np.abs(value).max(axis=1))


def _curve(
    periods: int,
    last: int,
    kept: dict[int, Floats],
    leaks: dict[tuple[int, int, str, str], Floats],
    hazard: Floats,
    settled: np.ndarray,
    progress: Callable[[int, int], None] | None,
) -> Survival:
    alive = np.ones(len(settled))
    curve = [alive]
    first = {key: np.zeros(len(settled)) for key in leaks}
    for t in range(1, periods + 1):
        phase = min(t, last + 1)
        for key, chance in leaks.items():
            if key[1] == phase:
                first[key] = first[key] + alive * chance
        alive = alive * kept[phase] * (1 - hazard)
        curve.append(alive)
        if progress:
            progress(t, periods)
    found = np.stack(curve, axis=1)
    found[~settled] = np.nan
    return Survival(found, first, settled)
