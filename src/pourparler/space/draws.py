"""Readings drawn at random, each an exact one: witnesses that something holds in some reading, or fails in some.

Shares of draws mean nothing: there is no distribution of readings. A draw proves only what it shows.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random

from pourparler.space.readings import Readings

Reading = tuple[Fraction, ...]
FINE = 64  # a range is drawn in so many steps, its ends among them


def draw(readings: Readings, rng: Random, centre: Reading | None = None) -> Reading | None:
    """One reading; None where comparisons leave none within reach. ``centre``: a reading to draw around.

    Ranges and orders are drawn directly; where comparisons forbid the draw, it is moved towards the centre, which
    agrees with all of them (readings are convex), as far as needed and a random part of the way further.
    """
    found = _free(readings, rng)
    if not readings.rows:
        return found
    if centre is None:
        return None
    share = Fraction(1)
    for row in readings.rows:
        there = sum((c * w for c, w in zip(row.coef, found, strict=True) if c), Fraction(0))
        here = sum((c * w for c, w in zip(row.coef, centre, strict=True) if c), Fraction(0))
        if there < 0:
            share = min(share, here / (here - there))
    if share < 1 and rng.random() < 0.7:
        share *= Fraction(rng.randint(1, FINE), FINE)
    return tuple(c + share * (x - c) for c, x in zip(centre, found, strict=True))


def centre_of(readings: Readings) -> Reading | None:
    """A reading to draw around; None where the comparisons, or the solver, give none."""
    if not readings.rows:
        return None
    from pourparler.space.programme import point

    return point(readings)


def _free(readings: Readings, rng: Random) -> Reading:
    """A reading of the ranges and orders alone."""
    worths = [_between(low, high, rng) for low, high in readings.pairs]
    for chain, sign in ((readings.above, 1), (tuple(reversed(readings.below)), -1)):
        total = Fraction(0)
        for n, k in enumerate(reversed(chain)):
            step = Fraction(rng.choice((0, 1, 2, 5, 20, 80)))
            total += step if n or step else 1
            worths[k] = sign * total
    for k in readings.positive:
        worths[k] = Fraction(rng.choice((1, 3, 10, 40, 160)), rng.choice((1, 7)))
    for k in readings.negative:
        worths[k] = -Fraction(rng.choice((1, 3, 10, 40, 160)), rng.choice((1, 7)))
    return tuple(worths)


def _between(low: Fraction | None, high: Fraction | None, rng: Random) -> Fraction:
    far = Fraction(rng.choice((0, 1, 3, 10, 40, 160)), rng.choice((1, 3)))
    if low is not None and high is not None:
        return low + (high - low) * Fraction(rng.choice((0, FINE, rng.randint(0, FINE))), FINE)
    if low is not None:
        return low + far
    if high is not None:
        return high - far
    return far if rng.random() < 0.5 else -far
