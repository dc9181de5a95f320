"""Which numbers of a plan are told, and which of them matter most for whether it holds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pourparler.case.model import Case
from pourparler.lens.durability.given import ZERO, Given
from pourparler.lens.durability.model import Floats
from pourparler.lens.durability.play import Asked, Played
from pourparler.lens.durability.readings import Input

MOST = 3  # inputs named
FEWEST = 30  # draws below which no rank is told
CHANCE = 3.0  # standard deviations of a rank correlation between things that have nothing to do with each other


@dataclass(frozen=True)
class Matter:
    """``rank``: Spearman's rank correlation, from -1 to 1, of the input with the greatest gain by a break."""

    id: str
    rank: float


def matters(asked: Asked, played: Played) -> tuple[Matter, ...]:
    """The inputs that matter most for whether the plan holds, at most three, the strongest first.

    Spearman's rank correlation (Spearman 1904) of each open input with the greatest gain that anybody has by a break,
    over the drawn readings; ties have their mean rank, equals stand in the order of the inputs. This is a screening of
    inputs, no share of anything: it sees what goes one way all along and misses what turns round or works only
    together with another input (Saltelli et al. 2008, chapter 1). None is named that lies within what chance draws of
    unrelated numbers give; none at all below 30 draws, or where play did not settle.
    """
    assert asked.sample is not None
    drawn = np.array([kind == "draw" for kind in asked.sample.kinds], dtype=bool)
    count, worst = int(drawn.sum()), played.solved.worst[drawn]
    if count < FEWEST or not played.fine.all() or not np.isfinite(worst).all():
        return ()
    gains = _ranks(worst)
    found = [Matter(i.id, _correlated(_ranks(asked.sample.values[i.id][drawn]), gains)) for i in asked.sample.open]
    clear = [each for each in found if abs(each.rank) > CHANCE / np.sqrt(count - 1)]
    return tuple(sorted(clear, key=lambda each: -abs(each.rank))[:MOST])


def strongest(asked: Asked, several: tuple[Played, ...]) -> tuple[str, ...]:
    """The inputs that matter most against one kind of off-deal play or another, at most three."""
    best: dict[str, float] = {}
    for played in several:
        for each in matters(asked, played):
            best[each.id] = max(abs(each.rank), best.get(each.id, 0.0))
    return tuple(sorted(best, key=lambda id: -best[id])[:MOST])


def _ranks(values: Floats) -> Floats:
    """Ranks from 1, ties at their mean, of values told apart to twelve digits."""
    scale = float(np.abs(values).max()) or 1.0
    _, place, counts = np.unique(np.round(values / scale, 12), return_inverse=True, return_counts=True)
    ends: NDArray[np.int64] = np.cumsum(counts)
    mean = ends - (counts - 1) / 2
    return np.asarray(mean[place], dtype=np.float64)


def _correlated(one: Floats, other: Floats) -> float:
    """0 where either is the same throughout."""
    a, b = one - one.mean(), other - other.mean()
    size = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / size if size > 0 else 0.0


def told(case: Case, found: Given) -> tuple[Input, ...]:
    """The numbers that a plan rests on, without those that the case does not give and that change nothing: an amount
    or a shift of zero, and the discounting of who decides nothing."""
    given = case.durability.discount if case.durability else {}
    return tuple(
        i
        for i in found.inputs
        if i.number is not ZERO and not (i.id.startswith("discount.") and i.id.partition(".")[2] not in given)
    )
