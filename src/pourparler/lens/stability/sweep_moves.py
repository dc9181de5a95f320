"""The worst that opponents can do to a party by any moves, whether or not they gain: what GMR and SMR ask."""

from __future__ import annotations

import numpy as np

from pourparler.lens.stability.sweep_orders import Payoffs
from pourparler.lens.stability.sweep_plan import Plan, spread
from pourparler.lens.stability.sweep_threads import Scratch


def worst(values: Payoffs, plan: Plan, barred: Payoffs | None, scratch: Scratch) -> Payoffs:
    """The least of ``values`` over each state and all that the opponents reach from it, shape (rows, block) or (rows, 1).

    ``barred``: HIGHEST at infeasible states, 0 elsewhere; None where all is feasible. A mover may jump over what is
    infeasible in one move, so its sweep passes through; between two movers nothing can rest there.
    """
    rows = len(values)
    shape = rows, *plan.shape
    if barred is None:
        values = spread(values.reshape(shape), plan.union, 1, np.minimum)
        return values.reshape(rows, 1) if values.size == rows else np.broadcast_to(values, shape).reshape(rows, -1)
    barred = barred.reshape(shape)
    now: Payoffs = scratch.get("now", shape, np.int32)
    then: Payoffs = scratch.get("then", shape, np.int32)
    differs = scratch.get("differs", shape, np.bool_)
    np.maximum(values.reshape(shape), barred, out=now)
    quiet, turn = 0, 0
    while quiet < len(plan.answers):
        np.maximum(spread(now, plan.answers[turn].dims, 1, np.minimum), barred, out=then)
        quiet = 1 if np.not_equal(now, then, out=differs).any() else quiet + 1
        now, then, turn = then, now, (turn + 1) % len(plan.answers)
    return now.reshape(rows, -1)
