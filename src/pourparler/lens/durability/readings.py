"""Readings of every number the lens uses, side by side: the middle, the corners, each end alone, and draws.

A draw is no probability: where a number is a range, nothing says how likely its parts are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from pourparler.case.durability import Number
from pourparler.lens.durability.model import Floats

CORNERS = 10  # up to so many numbers that are no single value, every combination of their ends is looked at
DRAWS = 2000


@dataclass(frozen=True)
class Input:
    """A number of the case: ``id`` names it, ``says`` tells it, ``ours`` whether nobody gave it."""

    id: str
    says: str
    number: Number
    ours: bool = True


@dataclass(frozen=True)
class Sample:
    """``values``: for each input, one number for each reading; the first reading is the middle.

    ``kinds``: what each reading is: middle, corner, low:ID, high:ID, or draw.
    """

    inputs: tuple[Input, ...]
    values: Mapping[str, Floats]
    kinds: tuple[str, ...]
    seed: int

    @property
    def readings(self) -> int:
        return len(self.kinds)

    @property
    def open(self) -> tuple[Input, ...]:
        """The inputs that are no single value."""
        return tuple(each for each in self.inputs if not each.number.sure)

    def only(self, rows: Sequence[int]) -> Sample:
        """These readings alone."""
        keep = list(rows)
        return Sample(
            self.inputs, {id: v[keep] for id, v in self.values.items()}, tuple(self.kinds[k] for k in keep), self.seed
        )


def sample(
    inputs: Sequence[Input],
    seed: int = 0,
    draws: int = DRAWS,
    fits: Callable[[Mapping[str, Floats]], np.ndarray] | None = None,
    middle: Mapping[str, float] | None = None,
) -> Sample:
    """Readings of all inputs. ``fits``: which of them agree with the case's comparisons; the others are left out.
    ``middle``: where the middle of an input is not that of its ends, since comparisons forbid that."""
    at = {each.id: (middle or {}).get(each.id, each.number.middle) for each in inputs}
    rng = np.random.default_rng(seed)
    wide = [each for each in inputs if not each.number.sure]
    rows: list[dict[str, float]] = [{}]
    kinds = ["middle"]
    if wide and len(wide) <= CORNERS:
        for ends in product((0, 1), repeat=len(wide)):
            rows.append({i.id: (i.number.low, i.number.high)[end] for i, end in zip(wide, ends, strict=True)})
            kinds.append("corner")
    for each in wide:
        rows += [{each.id: each.number.low}, {each.id: each.number.high}]
        kinds += [f"low:{each.id}", f"high:{each.id}"]
    count = draws if wide else 0
    kinds += ["draw"] * count
    values: dict[str, Floats] = {}
    for each in inputs:
        head = np.array([row.get(each.id, at[each.id]) for row in rows])
        values[each.id] = np.concatenate([head, drawn(each.number, rng, count)]) if count else head
    found = Sample(tuple(inputs), values, tuple(kinds), seed)
    if fits is None:
        return found
    keep = np.flatnonzero(fits(values))
    return found.only([int(k) for k in keep])


def drawn(number: Number, rng: np.random.Generator, count: int, whole: bool = False) -> Floats:
    """So many draws: of a distribution within its central 90 % (``whole``: all of it), of a range evenly."""
    n, p = number, number.params
    if n.sure:
        return np.full(count, n.low)
    kinds: dict[str, Callable[[int], Floats]] = {
        "": lambda k: rng.uniform(n.low, n.high, k),
        "uniform": lambda k: rng.uniform(p[0], p[1], k),
        "normal": lambda k: rng.normal(p[0], p[1], k),
        "lognormal": lambda k: p[0] * np.exp(rng.normal(0, p[1], k)),
        "beta": lambda k: rng.beta(p[0], p[1], k),
        "triangular": lambda k: rng.triangular(p[0], p[1], p[2], k),
    }
    make = kinds[n.kind]
    found = make(count)
    while not whole and n.kind and (outside := (found < n.low) | (found > n.high)).any():
        found[outside] = make(int(outside.sum()))
    return found
