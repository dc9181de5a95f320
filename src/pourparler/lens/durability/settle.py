"""Best replies off the deal, from the last choice of a period to the first, until none changes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.durability.model import Floats

Bools = NDArray[np.bool_]
TOLERANCE = 1e-9
ROUNDS = 60
SCALAR = 16  # up to so many readings a plain loop is quicker


def settle(sides: list[int], ends: list[Floats], paid: tuple[Floats, Floats], calm: Floats, taken: Bools) -> Bools:
    """Changes ``taken`` until no choice changes; returns the readings in which that did not come about.

    In each reading only the first choice of a period that is no holding matters, so it is its number that is kept.
    A reading in which nothing changed for a round is done. ``sides``: whose each choice is; ``ends``: what everybody
    has by it; ``paid``: the flow of a period and its discounting; ``calm``: where nobody chooses anything. R by n.
    """
    readings = len(calm)
    moving = np.zeros(readings, dtype=bool)
    if not sides:
        return moving
    parties = list(dict.fromkeys(sides))
    columns = {i: np.stack([*(end[:, i] for end in ends), calm[:, i]]) for i in parties}
    waits = {i: (paid[0][:, i], paid[1][:, i]) for i in parties}
    if readings <= SCALAR:
        for r in range(readings):
            one = {i: column[:, r].tolist() for i, column in columns.items()}
            choices = taken[:, r].tolist()
            moving[r] = _settle_one(sides, one, {i: (float(f[r]), float(d[r])) for i, (f, d) in waits.items()}, choices)
            taken[:, r] = choices
        return moving
    there = np.arange(readings)
    some = taken
    for _ in range(ROUNDS):
        moved = _round(sides, columns, waits, some)
        taken[:, there] = some
        if not moved.any():
            return moving
        if not moved.all():
            keep = np.flatnonzero(moved)
            there, some = there[keep], some[:, keep]
            columns = {i: column[:, keep] for i, column in columns.items()}
            waits = {i: (f[keep], d[keep]) for i, (f, d) in waits.items()}
    moving[there] = True
    return moving


def _round(
    sides: list[int], columns: dict[int, Floats], waits: dict[int, tuple[Floats, Floats]], taken: Bools
) -> Bools:
    """Each choice once, from the last to the first: best replies are put into ``taken``; readings in which one changed.

    Choices before the one looked at do not change until their turn comes.
    """
    count, readings = taken.shape
    moved = np.zeros(readings, dtype=bool)
    first = np.where(taken.any(axis=0), taken.argmax(axis=0), count)  # the first choice that is no holding
    every = np.arange(readings)
    ahead = {i: column[first, every] for i, column in columns.items()}
    after = {
        i: column[count] for i, column in columns.items()
    }  # of the first choice after the one looked at, else calm
    calm = np.ones(readings, dtype=bool)
    for q in range(count - 1, -1, -1):
        i = sides[q]
        mine, old, (flow, discount) = columns[i][q], taken[q].copy(), waits[i]
        now = np.where(first < q, ahead[i], np.where(old, mine, after[i]))
        later = np.where(calm, flow + discount * now, after[i])
        slack = TOLERANCE * (1 + np.abs(mine))
        new = (mine > later + slack) | (old & (mine >= later - slack))
        moved |= new != old
        if new.any():
            after = {j: np.where(new, columns[j][q], value) for j, value in after.items()}
            calm &= ~new
        taken[q] = new
    return moved


def _settle_one(
    sides: list[int], columns: dict[int, list[float]], waits: dict[int, tuple[float, float]], taken: list[bool]
) -> bool:
    """The same for one reading; whether choices still change at the end."""
    count = len(sides)
    for _ in range(ROUNDS):
        moved = False
        first = next((q for q, chosen in enumerate(taken) if chosen), count)
        after = count
        for q in range(count - 1, -1, -1):
            column, old = columns[sides[q]], taken[q]
            later, mine = column[after], column[q]
            if after == count:
                flow, discount = waits[sides[q]]
                later = flow + discount * column[first if first < q else q if old else after]
            slack = TOLERANCE * (1 + abs(mine))
            new = mine > later + slack or (old and mine >= later - slack)
            if new != old:
                moved = True
                taken[q] = new
            if new:
                after = q
        if not moved:
            return False
    return True
