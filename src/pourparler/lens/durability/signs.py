"""The sign of an affine gain over all readings of a party's views: above zero in every reading, in some, or in none."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.durability.model import Floats
from pourparler.space.readings import Bound, Delta, Readings, bounds

FINE = 10**9  # coefficients are rational with this denominator, so that what cancels does so exactly
TOLERANCE = 1e-9


def signs(readings: Readings | None, constant: Floats, coefs: Floats) -> list[str]:
    """For each row, whether ``constant + coefs · worths`` is above zero in every reading, in some, or in none.

    ``constant``: P; ``coefs``: P by variables.
    """
    if readings is None:
        readings, coefs = Readings((), (), ()), coefs[:, :0]
    low, high, open_ = ends(readings, coefs)
    slack = TOLERANCE * (1 + np.abs(constant))
    least, most = constant + low, constant + high
    found = np.where((least > slack) | ((least >= -slack) & open_), "every", np.where(most <= slack, "no", "some"))
    if readings.rows:  # comparisons leave fewer readings, so that some may turn out to be every, or none
        known: dict[tuple[float, ...], str] = {}
        for p in np.flatnonzero(found == "some"):
            key = tuple(np.round((constant[p], *coefs[p]), 9).tolist())
            if key not in known:
                known[key] = _compared(readings, float(constant[p]), coefs[p])
            found[p] = known[key]
    return [str(each) for each in found]


def ends(readings: Readings, coefs: Floats) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """The least and greatest of ``coefs · worths`` over ranges and orders, comparisons aside, as `closed_form` has them
    for one row; and whether zero, as the least, is reached by no reading. P each."""
    count = len(coefs)
    low, high, open_ = np.zeros(count), np.zeros(count), np.zeros(count, dtype=bool)
    singles = [(k,) for k in (*readings.positive, *readings.negative)]
    chains = [readings.above, tuple(reversed(readings.below)), *singles]
    turned = [1, -1, *([1] * len(readings.positive)), *([-1] * len(readings.negative))]
    placed = {k for chain in chains for k in chain}
    wide = TOLERANCE * (1 + np.abs(coefs).max(axis=1, initial=0.0))
    for k, (lo, hi) in enumerate(readings.pairs):
        if k not in placed:
            c = np.where(np.abs(coefs[:, k]) > wide, coefs[:, k], 0.0)
            a, b = (-np.inf if lo is None else float(lo)), (np.inf if hi is None else float(hi))
            with np.errstate(invalid="ignore"):  # nothing times no end is nothing
                both = np.nan_to_num(np.stack([c * a, c * b]), nan=0.0, posinf=np.inf, neginf=-np.inf)
            low, high = low + both.min(axis=0), high + both.max(axis=0)
    for chain, sign in zip(chains, turned, strict=True):
        if chain:
            sums = sign * np.cumsum(coefs[:, list(chain)], axis=1)
            low = np.where((sums < -wide[:, None]).any(axis=1), -np.inf, low)
            high = np.where((sums > wide[:, None]).any(axis=1), np.inf, high)
            open_ |= sums[:, -1] > wide
    return low, high, open_


def _compared(readings: Readings, constant: float, coefs: Floats) -> str:
    """The same for one row, with comparisons, by linear programmes."""
    scale, delta = exact(readings, coefs)
    bound = bounds(readings, delta) if scale else Bound(Fraction(0), Fraction(0))
    slack = TOLERANCE * (1 + abs(constant))
    least = -np.inf if bound.low is None else constant + float(scale * bound.low)
    most = np.inf if bound.high is None else constant + float(scale * bound.high)
    if least > slack or (scale and abs(least) <= slack and bounds(readings, tuple(-d for d in delta)).always_refuses):
        return "every"  # its opposite is below zero in every reading, though it comes as near as one likes
    return "no" if most <= slack else "some"


def exact(readings: Readings, coefs: Floats) -> tuple[Fraction, Delta]:
    """A scale, and the coefficients over it as rationals. What cancels along an order does so exactly."""
    scale = float(np.abs(coefs).max()) if len(coefs) else 0.0
    if scale < 1e-12:
        return Fraction(0), tuple(0 for _ in readings.labels)
    found = [Fraction(round(float(c) / scale * FINE), FINE) for c in coefs]
    for chain in (readings.above, tuple(reversed(readings.below))):
        total, before = 0.0, Fraction(0)
        for k in chain:
            total += float(coefs[k]) / scale
            here = Fraction(round(total * FINE), FINE)
            found[k], before = here - before, here
    return Fraction(scale), tuple(found)  # type: ignore[arg-type]  # bounds takes rationals as well as whole numbers
