"""Why not: all minimal corrections and conflicts of limits and floors, by looking at every package."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.deals.dense import WORD, Dense, Facts, Watch
from pourparler.lens.deals.hitting import minimal_masks
from pourparler.space.compile import Space

TABLE = 1 << 20  # below so many patterns, those that occur are ticked off in a table


def softs(space: Space) -> tuple[str, ...]:
    """Ids of what could move: limits that bar, then the floor of everyone who must agree to something, in case order."""
    bars = [bar.id for bar in space.bars if bar.bars]
    floors = [f"floor:{party}" for party, parts in zip(space.parties, space.agree, strict=True) if parts]
    return (*bars, *floors)


def corrections(dense: Dense, watch: Watch | None = None) -> dict[str, tuple[tuple[int, ...], ...]]:
    """All minimal sets of limits and floors (numbers into `softs`) that would have to give way, in every and in some
    reading.

    A feasible agreement breaks a limit that it crosses, and the floor of everyone who must agree to it and does not
    accept; the inclusion-minimal sets so broken are the minimal corrections (Reiter 1987; Liffiton et al. 2016).
    """
    found: dict[str, set[int]] = {"every_reading": set(), "some_reading": set()}
    for every, some in dense.each(_patterns, watch):
        found["every_reading"] = set(minimal_masks(found["every_reading"] | every))
        found["some_reading"] = set(minimal_masks(found["some_reading"] | some))
    return {key: as_sets(masks) for key, masks in found.items()}


def as_sets(masks: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """The numbers behind each mask; short sets first, then by their places."""
    sets = [tuple(k for k in range(mask.bit_length()) if mask >> k & 1) for mask in masks]
    return tuple(sorted(sets, key=lambda s: (len(s), s)))


def _patterns(facts: Facts) -> tuple[set[int], set[int]]:
    """Which sets of limits and floors the feasible agreements of a block break."""
    where = np.flatnonzero(facts.full(facts.possible & facts.agreement))
    if not len(where):
        return set(), set()
    crossed = [np.asarray(facts.block.view(bar.factor), dtype=bool) for bar in facts.dense.space.bars if bar.bars]
    asked = [p for p, parts in enumerate(facts.dense.space.agree) if parts]
    found = []
    for every in (True, False):
        broken = crossed + [facts.refuses(p, every) for p in asked]
        found.append(_occurring(facts, broken, where))
    return found[0], found[1]


def _occurring(facts: Facts, broken: Sequence[NDArray[np.bool_]], where: NDArray[np.intp]) -> set[int]:
    """The distinct patterns of what is broken, as masks, those that contain another one left out."""
    words = facts.masks(broken, where)
    if words.shape[1] > 1:
        rows = np.unique(words, axis=0).tolist()
        return set(minimal_masks(sum(word << (WORD * w) for w, word in enumerate(row)) for row in rows))
    if 1 << len(broken) <= TABLE:
        ticked = np.zeros(1 << len(broken), dtype=bool)
        ticked[words[:, 0]] = True
        return set(minimal_masks(np.flatnonzero(ticked).tolist()))
    return set(minimal_masks(np.unique(words[:, 0]).tolist()))
