"""How likely, last and never alone: structural survival with its band, the share of readings, and the reference class."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from pourparler.lens.durability.answer import rounded
from pourparler.lens.durability.given import UNKNOWN_SHARE
from pourparler.lens.durability.play import Asked, Played
from pourparler.lens.durability.priors import Prior
from pourparler.lens.durability.survival import SCALES, sigma_of, stakes, survival

LOSS, CHANCE = 0.1, 0.05  # ours, shown with the answer: who loses a tenth of its stake breaks once in twenty periods
Progress = Callable[[int, int], None]


def likely(
    asked: Asked, played: Played, periods: int, reference: Sequence[Prior], progress: Progress | None = None
) -> dict[str, Any]:
    """Three answers side by side: never multiplied, and none of them a default of another."""
    assert asked.world is not None
    unit = stakes(played.solved)
    unit = np.where(unit > 0, unit, 1.0)
    rows: list[list[str]] = []
    bands: dict[str, Any] = {}
    total = len(SCALES) * periods
    open_ = [i.says for i in asked.given.inputs if i.number is UNKNOWN_SHARE]
    if open_:  # a share drawn from 0 to 1 would make up a probability that nobody gave
        rows.append(["structural", f"nobody has said {'; '.join(open_)}, so no number is given"])
    for n, scale in enumerate(() if open_ else SCALES):
        sigma = unit * sigma_of(LOSS, CHANCE) * scale

        def told(done: int, _: int, n: int = n) -> None:
            if progress:
                progress(n * periods + done, total)

        found = survival(asked.world, played.path, played.solved, periods, sigma, progress=told)
        last = found.curve[:, -1]
        good = last[found.settled]
        if len(good) < len(last):
            rows.append(
                [f"structural, shocks × {scale:g}", "values do not settle in some reading, so no number is given"]
            )
            continue
        low, middle, high = (float(np.quantile(good, q)) for q in (0.05, 0.5, 0.95))
        bands[f"{scale:g}"] = {"low": rounded(low), "median": rounded(middle), "high": rounded(high)}
        rows.append(
            [
                f"structural, shocks × {scale:g}, {periods} periods on",
                f"{_chance(low)} to {_chance(high)}, median {_chance(middle)}, over readings",
            ]
        )
    share = float(played.holds.mean())
    rows.append(["share of readings looked at in which nobody gains by breaking", _chance(share)])
    for prior in reference:
        rows.append([f"reference class: {prior.quantity}", f"{prior.shown()}; grade {prior.grade}; {prior.source}"])
    if not reference:
        rows.append(["reference class", "none chosen; `--priors` lists those documented, `--prior KEY` shows one"])
    return {
        "periods": periods,
        "structural": bands,
        "share_of_readings": rounded(share),
        "reference": [prior.key for prior in reference],
        "rows": rows,
    }


def _chance(share: float) -> str:
    """Two decimals; what is neither 0 nor 1 is not told as if it were."""
    if 0 < share < 0.005:
        return "under 0.01"
    return "over 0.99" if 0.995 <= share < 1 else f"{share:.2f}"
