"""The lens's answer as plain data: the shape of ``pourparler stability --json``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from pourparler.lens.stability.bits import Bools
from pourparler.lens.stability.paths import Reached
from pourparler.space.conflict import Conflict

Cells = Mapping[str, Bools]


class Numbers:
    """Lists of state numbers, cut at the limit; ``counts`` keeps how many there were."""

    def __init__(self, limit: int) -> None:
        self.limit, self.mentioned = limit, set[int]()

    def of(self, cells: Bools) -> list[int]:
        found = [int(s) + 1 for s in np.flatnonzero(cells)[: self.limit]]
        self.mentioned.update(found)
        return found


def listing(conflict: Conflict, numbers: Numbers, equilibria: Cells, stable: Cells, suffix: str = "") -> dict[str, Any]:
    """``equilibria`` and ``stable`` with their counts; keys end in the suffix."""
    parties = conflict.parties
    return {
        f"equilibria{suffix}": {c: numbers.of(cells) for c, cells in equilibria.items()},
        f"stable{suffix}": {c: {p: numbers.of(cells[i]) for i, p in enumerate(parties)} for c, cells in stable.items()},
        f"counts{suffix}": {
            "equilibria": {c: int(cells.sum()) for c, cells in equilibria.items()},
            "stable": {c: {p: int(cells[i].sum()) for i, p in enumerate(parties)} for c, cells in stable.items()},
        },
    }


def states_of(conflict: Conflict, numbers: Numbers, more: Iterable[int] = ()) -> dict[str, dict[str, str]]:
    """What each number is: every state up to the limit, and beyond it those that are mentioned."""
    count = conflict.graph.states
    wanted = set(range(1, min(count, numbers.limit) + 1)) | numbers.mentioned | {s + 1 for s in more}
    found = sorted(wanted)
    labels = conflict.labels([number - 1 for number in found])
    return {str(number): label for number, label in zip(found, labels, strict=True)}


def attainable(numbers: Numbers, conflict: Conflict, ways: Reached) -> dict[str, list[int]]:
    """Status quo analysis: what is reached from today, itself included, by any moves and by improvements alone."""
    kinds = {"any": ways.any, "improvements": ways.every} | ({} if conflict.exact else {"improvements_some": ways.some})
    found = {}
    for name, paths in kinds.items():
        cells = np.zeros(conflict.graph.states, dtype=bool)
        cells[[ways.start, *paths]] = True
        found[name] = numbers.of(cells)
    return found


def per_coalition(
    conflict: Conflict, numbers: Numbers, found: Mapping[str, Mapping[tuple[int, ...], Bools]]
) -> tuple[dict[str, list[int]], dict[str, dict[str, list[int]]]]:
    """States stable for every coalition, and for each; a coalition is written ``A+B``."""
    together, each = {}, {}
    for concept, cells in found.items():
        together[concept] = numbers.of(np.asarray(np.stack(list(cells.values())).all(axis=0)))
        each[concept] = {
            "+".join(conflict.parties[p] for p in members): numbers.of(own) for members, own in cells.items()
        }
    return together, each
