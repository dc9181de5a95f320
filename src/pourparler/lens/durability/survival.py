"""How likely: structural survival, shown last, with its band, beside other answers and never multiplied with them.

Agent quantal response (McKelvey & Palfrey 1998): at each of its choices on the path a party breaks with probability
1 / (1 + exp((keep - break) / sigma)), and everybody knows it, so what others may do later counts now. Off the deal
play stays as it is. On top stands a chance of failing for other reasons.

**A choice** is whether to break, in the best way there is: withholding comes before what must ratify, all other ways
after it. Each way as a choice of its own would let a party that loses m by breaking do so the oftener, the more ways
to the same end a case lists, against the anchor of sigma (and as with the red bus and the blue bus of logit models).

**The unit** of sigma is a party's own stake: the spread of all it can end up with over the plan's outcomes, in present
value. Both sides of a choice are present values, since a break changes all periods to come, so what is lost by it is
one, too; a single period's stake would make shocks vanish as patience grows or periods get shorter.

**Two expectations.** Fear of a break can feed itself, so several may be consistent in the peace. It is sought from
trust (all is kept) and from fear (each ends up with the worst that any break brings it); where they differ both are
to be shown. There may be others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pourparler.lens.durability.game import Solved
from pourparler.lens.durability.logit import Choice, choices_of, peace, walk
from pourparler.lens.durability.model import Deviation, Floats, Path, World
from pourparler.lens.durability.offdeal import NOBODY, relief, standing, void

TRUST, FEAR = "trust", "fear"
SCALES = (0.5, 1.0, 2.0)


@dataclass(frozen=True)
class Survival:
    """``curve``: R by T + 1, the probability that it stands after so many periods: nobody broke it,
    nothing that must ratify a step failed, and no other reason came; NaN where the values
    did not settle. ``first``: (party, phase, action, what) -> R, the probability that this is the first break.
    ``kept``: phase -> R, the probability that a period of it passes without a break or a refusal to ratify."""

    curve: Floats
    first: dict[tuple[int, int, str, str], Floats]
    settled: np.ndarray
    kept: dict[int, Floats]


def sigma_of(loss: float, chance: float) -> float:
    """The scale at which a party that loses ``loss`` by breaking breaks with probability ``chance`` in a period.

    Raises ValueError unless 0 < chance < 1/2 and loss > 0.
    """
    if not (0 < chance < 0.5 and loss > 0):
        raise ValueError("needs a loss above zero and a chance between 0 and 1/2")
    return loss / float(np.log((1 - chance) / chance))


def stakes(*solved: Solved) -> Floats:
    """Each party's stake, R by n, in points of present value: the spread of all it can end up with, kept or broken, in
    any of these solutions of one plan."""
    ends = [x for one in solved for x in (*one.values, *(d.values for d in one.deviations))]
    everything = np.stack(ends)
    return np.asarray(everything.max(axis=0) - everything.min(axis=0), dtype=np.float64)


def survival(
    world: World,
    path: Path,
    solved: Solved,
    periods: int,
    sigma: Floats,
    hazard: Floats | float = 0.0,
    progress: Callable[[int, int], None] | None = None,
    expects: str = TRUST,
) -> Survival:
    """Survival over so many periods. ``sigma``: R by n, in points. ``hazard``: R, other reasons, a period.
    ``expects``: trust or fear, from where what is expected of the peace is sought.
    """
    last = len(path.moves)
    by_phase: dict[int, list[Deviation]] = {k: [] for k in range(1, last + 2)}
    for d in solved.deviations:
        by_phase[d.phase].append(d)
    force = [standing(world, k, dict(path.starts)) for k in range(last + 1)]
    flow = world.flow(path.packages[last]) + relief(world, force[last])
    choices = choices_of(by_phase[last + 1])
    first = solved.values[last]
    if expects == FEAR:
        first = np.min([first, *(d.values for d in by_phase[last + 1])], axis=0)
    value, settled = peace(flow, world.discount, choices, sigma, first)
    kept_chance: dict[int, Floats] = {}
    leaks: dict[tuple[int, int, str, str], Floats] = {}
    ahead = flow + world.discount * value
    _, kept_chance[last + 1] = _booked(ahead, choices, sigma, leaks)
    for k in range(last, 0, -1):
        move = path.moves[k - 1]
        ahead = world.flow(path.packages[k]) + relief(world, force[k]) + move.once + world.discount * value
        later = [d for d in by_phase[k] if d.action != "withhold"]
        now = [d for d in by_phase[k] if d.action == "withhold"]
        held, chance = _booked(ahead, choices_of(later), sigma, leaks)
        if (move.ratify < 1).any():
            failed = void(world, path.packages[k - 1], NOBODY, force[k - 1], solved.play)
            held = move.ratify[:, None] * held + (1 - move.ratify[:, None]) * failed
        value, stayed = _booked(held, choices_of(now), sigma, leaks)
        for d in later:  # reached only when nobody withheld and it was ratified
            leaks[_key(d)] = leaks[_key(d)] * stayed * move.ratify
        kept_chance[k] = stayed * move.ratify * chance
    return _curve(periods, last, kept_chance, leaks, np.broadcast_to(hazard, settled.shape), settled, progress)


def _key(d: Deviation) -> tuple[int, int, str, str]:
    return d.party, d.phase, d.action, d.what


def _booked(
    ahead: Floats, choices: list[Choice], sigma: Floats, leaks: dict[tuple[int, int, str, str], Floats]
) -> tuple[Floats, Floats]:
    """The value before the choices of a phase, and the probability that none is a break. Fills ``leaks``."""
    value, chances = walk(ahead, choices, sigma)
    reach = np.ones(len(ahead))
    for c, breaks in zip(choices, chances, strict=True):
        for number, d in enumerate(c.ways):
            leaks[_key(d)] = np.where(c.best == number, reach * breaks, 0.0)
        reach = reach * (1 - breaks)
    return value, reach


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
    return Survival(found, first, settled, kept)
