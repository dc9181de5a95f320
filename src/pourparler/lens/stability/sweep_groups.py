"""Sweeps over the improvements of a group: every member must strictly prefer the end.

That order is not one number. Sort by the first member and halve again and again: in each part, what stands in the
better half is preferred by the first member to what stands in the worse half, so that there one member less is asked
(divide and conquer over dominance: Bentley, "Multidimensional divide-and-conquer", CACM 23(4), 1980).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pourparler.lens.stability.sweep_orders import NEVER, Payoffs, bases, lay_out, scan, slices
from pourparler.lens.stability.sweep_plan import Answer
from pourparler.lens.stability.sweep_threads import Scratch
from pourparler.space.factors import Bools
from pourparler.space.graph import Ints


@dataclass(frozen=True, eq=False)
class Step:
    """Rows best first (in the order of `digits`), by canonical place; who gives and who takes."""

    places: Ints
    silent: Bools  # gives nothing
    deaf: Bools  # takes nothing


@dataclass(frozen=True, eq=False)
class Dominance:
    """A group's improvements, as steps that are taken one after the other."""

    steps: list[Step]
    size: int

    def lower(self, values: Ints, out: Ints, scratch: Scratch) -> None:
        found: Ints = scratch.get("padded", (self.size + 1,), np.int64)
        found[:-1] = values
        found[-1] = NEVER  # stands in for what pads a slice to a power of two
        for step in self.steps:
            here: Ints = scratch.get("here", step.places.shape, np.int64)
            above: Ints = scratch.get("above", step.places.shape, np.int64)
            found.take(step.places, out=here, mode="clip")
            np.copyto(above, here)
            np.copyto(above, NEVER, where=step.silent)
            scan(above.view(np.int32))
            np.copyto(above, NEVER, where=step.deaf)
            np.minimum(here.view(np.int32), above.view(np.int32), out=here.view(np.int32))
            found[step.places] = here
        out[:] = found[:-1]


def halved(ranks: list[Ints], places: Ints, gives: Bools, takes: Bools) -> Iterator[Step]:
    """Steps that together show each taker all givers that rank above it for every member.

    All of shape (slices, a power of two); ``ranks``: payoffs from 0 below 2^31, one array a member.
    """
    first, *rest = ranks
    width, top = first.shape[1], int(first.max())
    if not rest:
        # Takers before givers of the same payoff: equals are not seen. Here nobody is both.
        bits = width.bit_length()
        keys = (((top - first) << 1 | gives) << bits) | np.arange(width)
        best = np.sort(keys, axis=1) & ((1 << bits) - 1)
        takers = np.take_along_axis(takes, best, axis=1)
        givers = np.take_along_axis(gives, best, axis=1)
        rows = np.take_along_axis(places, best, axis=1)
        yield Step(*(lay_out(a.T, np.empty(a.shape[::-1], dtype=a.dtype)) for a in (rows, ~givers, ~takers)))
        return
    # Equals of the first member stand so that none of them is preferred, by the second, to one that stands below it.
    best = np.argsort((top - first) << 31 | rest[0], axis=1)
    places = np.take_along_axis(places, best, axis=1)
    gives, takes = (np.take_along_axis(a, best, axis=1) for a in (gives, takes))
    rest = [np.take_along_axis(a, best, axis=1) for a in rest]
    half = 1
    while half < width:
        upper = np.arange(2 * half) < half
        parts = -1, 2 * half
        below = [a.reshape(parts) for a in rest]
        yield from halved(below, places.reshape(parts), gives.reshape(parts) & upper, takes.reshape(parts) & ~upper)
        half *= 2


def dominance(answer: Answer, tables: list[Payoffs]) -> Dominance:
    """``tables``: each member's payoffs (from 0; -1 where infeasible), shape (rows, block)."""
    own, size = answer.starts, tables[0].size
    base = bases(answer, tables[0])
    ranks = [slices(answer, table).reshape(len(base), -1).astype(np.int64) + 1 for table in tables]
    steps: list[Step] = []
    for reached, among in answer.kinds:
        width = 1 << (len(reached) - 1).bit_length()
        shape = len(base), width
        places = np.full(shape, size)
        places[:, : len(reached)] = base[:, None] + own[reached]
        gives, takes = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
        gives[:, : len(reached)] = True
        takes[:, : len(reached)] = among
        padded = []
        for rank in ranks:
            wide = np.zeros(shape, dtype=np.int64)
            wide[:, : len(reached)] = rank[:, reached]
            padded.append(wide)
        steps += halved(padded, places, gives, takes)
    return Dominance(steps, size)
