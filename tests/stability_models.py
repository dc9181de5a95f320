"""The random models of `stability_random` as conflicts of pourparler."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from stability_random import Payoffs, Random, RandomGame

from pourparler.space.compile import Valuation
from pourparler.space.conflict import Conflict, Ranks
from pourparler.space.graph import Graph, Grid, Mover, Net
from pourparler.space.preference import Spread
from pourparler.space.readings import Readings


def graph_of(data: Random) -> Graph:
    """The graph, states in the order of ``data.states``."""
    if isinstance(data, RandomGame):
        feasible = np.ones(data.sizes, dtype=bool)
        for options in data.infeasible:
            feasible[options] = False
        movers = tuple(Mover(members, to) for members, to in data.movers)
        return Grid(data.sizes, data.final, movers, feasible)
    moves = tuple((members, np.array(pairs, dtype=np.int64).reshape(-1, 2)) for members, pairs in data.movers)
    return Net(data.names, moves)


def conflict_of(data: Random, preferences: tuple[Any, ...]) -> Conflict:
    """A conflict without labels of issues."""
    return Conflict("random", tuple(f"p{i}" for i in range(data.parties)), graph_of(data), preferences)


def ranked(data: Random, payoffs: Payoffs | None = None) -> Conflict:
    """The conflict at exact payoffs."""
    own = data.payoffs if payoffs is None else payoffs
    return conflict_of(data, tuple(Ranks(np.array([worth[s] for s in data.states])) for worth in own))


def spread(data: Random) -> Conflict:
    """The conflict with the ranges of its reasons."""
    preferences = []
    for reasons in data.reasons:
        truths = np.array([[s in where for where, _, _ in reasons] for s in data.states], dtype=np.int8)
        truths = truths.reshape(len(data.states), len(reasons))
        rows, kinds = np.unique(truths, axis=0, return_inverse=True)
        readings = Readings(
            tuple(f"r{k}" for k in range(len(reasons))),
            tuple(Fraction(low) for _, low, _ in reasons),
            tuple(Fraction(high) for _, _, high in reasons),
        )
        valuation = Valuation("p", (), (), (), readings)
        preferences.append(Spread(valuation, kinds.ravel(), rows, np.zeros(len(rows), dtype=bool)))
    return conflict_of(data, tuple(preferences))
