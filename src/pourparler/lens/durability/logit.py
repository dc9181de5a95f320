"""Quantal response: who breaks with which chance at each choice of a phase, and what a peace is worth that repeats itself.

Shapes: R readings, n parties. Worths are present values in points of the views; chances are for one choice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pourparler.lens.durability.model import Deviation, Floats

STEPS = ((400, 1.0), (300, 0.5), (300, 0.15))  # rounds, and how far each goes towards the reply
CLOSER = (1.0, 0.5, 0.25, 0.1, 0.02)
LARGER = tuple(1.1**k for k in range(30, -1, -1))
NEWTON = 60
TOLERANCE, SETTLED = 1e-10, 1e-7
Reply = Callable[[Floats], Floats]


@dataclass(frozen=True)
class Choice:
    """One party's choice to break or not. ``values``: R by n, by its best way; ``best``: R, the number of that way."""

    party: int
    ways: tuple[Deviation, ...]
    values: Floats
    best: np.ndarray


def choices_of(found: list[Deviation]) -> list[Choice]:
    """One choice for each party, in the order in which their first ways stand; of equal ways the first counts.

    What the ways are worth is fixed, so the best one is, whatever is expected.
    """
    choices = []
    for party in dict.fromkeys(d.party for d in found):
        ways = tuple(d for d in found if d.party == party)
        values = np.stack([d.values for d in ways])
        best = values[:, :, party].argmax(axis=0)
        choices.append(Choice(party, ways, values[best, np.arange(values.shape[1])], best))
    return choices


def walk(ahead: Floats, choices: list[Choice], sigma: Floats) -> tuple[Floats, list[Floats]]:
    """The value before the choices of a phase, R by n, and the chance of a break at each, R, if it is reached."""
    value, chances = ahead, []
    for c in reversed(choices):
        with np.errstate(over="ignore"):
            breaks = 1 / (1 + np.exp((value[:, c.party] - c.values[:, c.party]) / sigma[:, c.party]))
        value = (1 - breaks)[:, None] * value + breaks[:, None] * c.values
        chances.append(breaks)
    return value, chances[::-1]


def peace(
    flow: Floats, discount: Floats, choices: list[Choice], sigma: Floats, first: Floats
) -> tuple[Floats, np.ndarray]:
    """The value of the peace, which repeats itself, R by n, and in which readings it settled.

    From ``first`` replies to what was expected, round by round; where they go back and forth, shorter steps towards
    them; where that does not end either, Newton's method, at last from larger shocks down to these (as Turocy 2005
    follows the branch of the largest). Readings that have settled are left alone.
    """
    value = first.copy()
    there = np.arange(len(flow))
    reply = _reply(flow, discount, choices, sigma, there)
    for step in (step for rounds, step in STEPS for _ in range(rounds)):
        now = value[there]
        new = reply(now)
        value[there] = now + step * (new - now)
        going = _gap(new, now) > TOLERANCE
        if going.sum() <= len(there) // 2:
            there = there[going]
            if not len(there):
                break
            reply = _reply(flow, discount, choices, sigma, there)
    if len(there):
        value[there] = _newton(value[there], reply)
        left = _gap(reply(value[there]), value[there]) > SETTLED
        there, found = there[left], first[there[left]]
        for times in LARGER if len(there) else ():
            found = _newton(found, _reply(flow, discount, choices, times * sigma, there))
        value[there] = found
    every = _reply(flow, discount, choices, sigma, np.arange(len(flow)))
    return value, _gap(every(value), value) <= SETTLED


def _reply(flow: Floats, discount: Floats, choices: list[Choice], sigma: Floats, there: np.ndarray) -> Reply:
    """What a value expected from the next period on makes the value of this one, in these readings."""
    here = [Choice(c.party, c.ways, c.values[there], c.best[there]) for c in choices]
    flow, discount, sigma = flow[there], discount[there], sigma[there]
    return lambda value: walk(flow + discount * value, here, sigma)[0]


def _gap(new: Floats, old: Floats) -> Floats:
    return np.asarray(np.abs(new - old).max(axis=1) / (1 + np.abs(old).max(axis=1)), dtype=np.float64)


def _newton(value: Floats, reply: Reply) -> Floats:
    """Newton's method for reply(value) = value, each reading by itself; of a few steps the one that comes nearest."""
    n = value.shape[1]
    for _ in range(NEWTON):
        here = reply(value)
        if (_gap(here, value) <= TOLERANCE).all():
            break
        width = 1e-6 * (1 + np.abs(value).max(axis=1))
        turned = np.empty((len(value), n, n))
        for k in range(n):
            moved = value.copy()
            moved[:, k] += width
            turned[:, :, k] = (reply(moved) - here) / width[:, None]
        change = np.einsum("rij,rj->ri", np.linalg.pinv(turned - np.eye(n)), value - here)
        tries = [value + t * change for t in CLOSER]
        gaps = np.stack([_gap(reply(x), x) for x in tries])
        value = np.stack(tries)[gaps.argmin(axis=0), np.arange(len(value))]
    return value
