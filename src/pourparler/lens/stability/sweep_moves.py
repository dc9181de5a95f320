"""The worst that opponents can do to a party by any moves, whether or not they gain: what GMR and SMR ask."""

from __future__ import annotations

import numpy as np

from pourparler.lens.stability.sweep_orders import Payoffs
from pourparler.lens.stability.sweep_plan import Plan, spread


def worst(values: Payoffs, plan: Plan, barred: Payoffs | None) -> Payoffs:
    """The least of ``values`` over each state and all that the opponents reach from it, shape (rows, block) or (rows, 1).

    ``barred``: HIGHEST at infeasible states, 0 elsewhere; None where all is feasible. A mover may jump over what is
    infeasible in one move, so its sweep passes through; between two movers nothing can rest there.
    """
    rows = len(values)
    values = values.reshape(rows, *plan.shape)
    if barred is None:
        values = spread(values, plan.union, 1, np.minimum)
        if values.size == rows:
            return values.reshape(rows, 1)
        return np.broadcast_to(values, (rows, *plan.shape)).reshape(rows, -1)
    barred = barred.reshape(values.shape)
    values = np.maximum(values, barred)
    quiet, turn = 0, 0
    while quiet < len(plan.answers):
        lower = np.maximum(spread(values, plan.answers[turn].dims, 1, np.minimum), barred)
        quiet = quiet + 1 if np.array_equal(lower, values) else 1
        values, turn = lower, (turn + 1) % len(plan.answers)
    return values.reshape(rows, -1)


