"""Sides: which coalitions could agree without the others, and what each party's no weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from pourparler.lens.deals.dense import WORD, Dense, Facts, Watch
from pourparler.lens.deals.hitting import minimal_masks

MOST_SWINGS = 16  # parties, up to which all coalitions are counted
Pattern = tuple[int, int]  # who must agree, and who of them does not accept, as masks of parties


@dataclass(frozen=True)
class Weight:
    """What a no weighs. ``needed_in``: agreements that would be lost; ``blocks_alone``: those only this no bars.

    ``swings``: coalitions of the others that could agree with it and not without it; None for many parties.
    """

    needed_in: int
    blocks_alone: int
    swings: int | None


@dataclass(frozen=True)
class Sides:
    """``coalitions``: the smallest ones that could agree without the others; ``pivotal``: those in all of them."""

    coalitions: tuple[tuple[int, ...], ...]
    pivotal: tuple[int, ...]
    weights: tuple[Weight, ...]
    acceptable: int


def patterns(dense: Dense, watch: Watch | None = None) -> dict[str, Counter[Pattern]]:
    """How many agreements within limits have each pattern of who must agree and who does not accept."""
    found: dict[str, Counter[Pattern]] = {"every_reading": Counter(), "some_reading": Counter()}
    for every, some in dense.each(_block, watch):
        found["every_reading"].update(every)
        found["some_reading"].update(some)
    return found


def sides(counted: Mapping[Pattern, int], groups: Iterable[int]) -> Sides:
    """What the patterns say of some parties or blocs, each a mask of parties; a bloc says no when any member does."""
    blocs = list(groups)
    accepted: Counter[int] = Counter()
    barred: Counter[int] = Counter()
    for (must, against), count in counted.items():
        asked = _joined(must, blocs)
        if against:
            refusing = _joined(against, blocs)
            if refusing.bit_count() == 1:
                barred[refusing] += count
        else:
            accepted[asked] += count
    winning = sorted(minimal_masks(accepted), key=lambda mask: (mask.bit_count(), _places(mask)))
    all_in = winning[0] if winning else 0
    for mask in winning:
        all_in &= mask
    weights = tuple(
        Weight(
            sum(count for mask, count in accepted.items() if mask >> b & 1),
            barred[1 << b],
            _swings(winning, b, len(blocs)) if len(blocs) <= MOST_SWINGS else None,
        )
        for b in range(len(blocs))
    )
    return Sides(tuple(map(_places, winning)), _places(all_in), weights, accepted.total())


def _joined(parties: int, blocs: list[int]) -> int:
    return sum(1 << b for b, members in enumerate(blocs) if members & parties)


def _places(mask: int) -> tuple[int, ...]:
    return tuple(k for k in range(mask.bit_length()) if mask >> k & 1)


def _swings(winning: list[int], bloc: int, size: int) -> int:
    """Coalitions that contain the bloc and could agree, and could not without it (Banzhaf 1965)."""
    coalitions = np.arange(1 << size, dtype=np.int64)
    could = np.zeros(len(coalitions), dtype=bool)
    for mask in winning:
        could |= coalitions & mask == mask
    return int((could & ~could[coalitions & ~(1 << bloc)]).sum())


def _block(facts: Facts) -> tuple[Counter[Pattern], Counter[Pattern]]:
    where = np.flatnonzero(facts.full(facts.inside & facts.agreement))
    if not len(where):
        return Counter(), Counter()
    count = len(facts.needs)
    found = []
    for every in (True, False):
        against = [facts.refuses(p, every) for p in range(count)]
        if 2 * count <= WORD:  # one whole number for both
            codes, counts = np.unique(facts.masks([*facts.needs, *against], where)[:, 0], return_counts=True)
            pairs = [(code & (1 << count) - 1, code >> count) for code in codes.tolist()]
        else:
            columns = [facts.masks(arrays, where) for arrays in (list(facts.needs), against)]
            rows, counts = np.unique(np.concatenate(columns, axis=1), axis=0, return_counts=True)
            half = columns[0].shape[1]
            pairs = [(_whole(row[:half]), _whole(row[half:])) for row in rows.tolist()]
        found.append(Counter(dict(zip(pairs, counts.tolist(), strict=True))))
    return found[0], found[1]


def _whole(words: list[int]) -> int:
    return sum(word << (WORD * w) for w, word in enumerate(words))
