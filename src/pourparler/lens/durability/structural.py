"""Structural survival at one scale of shocks and over readings: from trust and from fear, as bands and in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from pourparler.lens.durability.answer import rounded
from pourparler.lens.durability.game import Solved
from pourparler.lens.durability.model import Floats, World
from pourparler.lens.durability.play import Played
from pourparler.lens.durability.survival import FEAR, TRUST, Survival, sigma_of, stakes, survival

LOSS, CHANCE = 0.1, 0.05  # ours, shown with the answer: who loses a tenth of its stake breaks once in twenty periods
APART = 1e-3  # expectations whose chances of standing come nearer than that are told as one
UNSETTLED = "values do not settle in some reading, so no number is given"
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Run:
    """Survival at one scale: from trust, and from fear where that differs in ``apart`` readings (0: nowhere)."""

    trust: Survival
    fear: Survival
    apart: int


class Counter:
    """Counts periods over several runs."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.done, self.total, self.progress = 0, total, progress

    def __call__(self, done: int, periods: int) -> None:
        self.done += 1
        if self.progress:
            self.progress(self.done, self.total)


def unit_of(*solved: Solved) -> Floats:
    """Sigma at the scale of 1, R by n."""
    stake = stakes(*solved)
    return np.where(staked(stake), stake, 1.0) * sigma_of(LOSS, CHANCE)


def staked(stake: Floats) -> np.ndarray:
    """R by n: who has anything at stake. A spread of rounding alone, beside the greatest of anybody, is none; then 1
    point is taken, so that shocks have a size."""
    return np.asarray(stake > 1e-12 * stake.max(axis=1, keepdims=True, initial=0.0))


def run(world: World, played: Played, solved: Solved, periods: int, sigma: Floats, steps: Counter) -> Run:
    trust, fear = (
        survival(world, played.path, solved, periods, sigma, progress=steps, expects=each) for each in (TRUST, FEAR)
    )
    apart = np.abs(trust.curve - fear.curve).max(axis=1) > APART  # nothing is greater than NaN
    return Run(trust, fear, int(apart.sum()))


def bands_of(runs: Mapping[float, Run]) -> dict[str, Any]:
    """By scale: over readings, from trust, and from fear where that differs. A scale that did not settle has none."""
    found: dict[str, Any] = {}
    for scale, run in runs.items():
        if not run.trust.settled.all():
            continue
        band = _quantiles(run.trust)
        if not run.fear.settled.all():
            band["from_fear"] = None
        elif run.apart:
            band["from_fear"] = _quantiles(run.fear) | {"differs_in": run.apart, "of": len(run.fear.settled)}
        found[f"{scale:g}"] = band
    return found


def _quantiles(found: Survival) -> dict[str, Any]:
    low, middle, high = (rounded(float(np.quantile(found.curve[:, -1], q))) for q in (0.05, 0.5, 0.95))
    return {"low": low, "median": middle, "high": high}


def told_band(band: Mapping[str, Any] | None) -> str:
    if band is None:
        return UNSETTLED
    text = _ends(band)
    if "from_fear" not in band:
        return f"{text}, over readings"
    fear = band["from_fear"]
    if fear is None:
        return f"{text}, over readings, expected from trust; from fear {UNSETTLED}"
    where = f"two expectations are consistent in {fear['differs_in']:,} of {fear['of']:,} readings"
    if _ends(fear) == text:
        return f"{text}, over readings; {where}, alike to two decimals"
    return f"{where}; over all readings, from trust {text}; from fear {_ends(fear)}"


def _ends(band: Mapping[str, Any]) -> str:
    low, middle, high = (_inside(band[key]) for key in ("low", "median", "high"))
    return low if low == middle == high else f"{low} to {high}, median {middle}"


def _inside(share: float) -> str:
    """As `_chance`, for what is never quite 0 or 1: whoever can break may."""
    return "under 0.01" if share < 0.005 else "over 0.99" if share >= 0.995 else f"{share:.2f}"
