"""Counts of a space that is too large to look at, where dynamic programming can give them exactly."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.errors import PourparlerError
from pourparler.lens.deals.engine.count import count, counts_fit
from pourparler.space.compile import Space
from pourparler.space.factors import Factor
from pourparler.space.judge import Judges
from pourparler.space.scores import Piece, Scores, bans


def counts_beyond(space: Space) -> dict[str, Any]:
    """The counts of `deals --json`, with None for what is not counted on a space of this size."""
    laws = tuple(bar for bar in space.bars if bar.kind == "law")
    return {
        "packages": {
            "all": space.packages,
            "feasible": number_outside(space, ()),
            "within_limits": number_outside(space, space.bars),
        },
        "acceptable": {
            "every_reading": acceptable(space, True),
            "some_reading": acceptable(space, False),
            "unknown": None,
        },
        "alone": dict.fromkeys(space.parties),
        "only_law": {
            "within_limits": number_outside(space, laws),
            "acceptable": {"every_reading": None, "some_reading": None, "unknown": None},
        },
    }


def number_outside(space: Space, bars: tuple[Any, ...]) -> int | None:
    """How many packages can exist and cross none of these limits."""
    kept = Space(**{**space.__dict__, "bars": bars})
    return _counted(Scores(space.sizes, (), (), (), (), bans(kept)), ())


def acceptable(space: Space, every: bool) -> int | None:
    """How many agreements within limits everyone accepts, in every reading or in some.

    Counted where every package but today needs the same parties, at least two, and their views are ranges or numbers.
    """
    asked = [p for p, parts in enumerate(space.agree) if parts]
    if len(asked) < 2 or not all(_always(space, p) for p in asked):
        return None
    if not all(space.valuations[p].reasons for p in asked):
        return 0 if all(not space.valuations[p].stated for p in asked) else None
    if any(not v.readings.boxed or v.prioritised or v.stated for v in (space.valuations[p] for p in asked)):
        return None
    rows: list[tuple[int, tuple[Factor, ...], int]] = []  # constant, tables, floor
    for p in asked:
        judges = Judges(space, p)
        rows.append((int(judges.start[0 if every else 1]), judges.low if every else judges.high, 0))
        if space.today is not None:  # a party none of whose reasons changes accepts nothing
            rows.append((0, judges.moved, 1))
    pieces = _pieces(rows)
    names = tuple(str(k) for k in range(len(rows)))
    scored = Scores(space.sizes, names, (1,) * len(rows), tuple(row[0] for row in rows), pieces, bans(space))
    return _counted(scored, tuple(row[2] for row in rows))


def _always(space: Space, party: int) -> bool:
    """Whether every package but today needs this party."""
    if space.today is None:
        return True
    held = {part.axes[0]: np.asarray(part.table, dtype=bool) for part in space.agree[party]}
    return all(
        size == 1 or (axis in held and bool((held[axis] == (np.arange(size) != space.today[axis])).all()))
        for axis, size in enumerate(space.sizes)
    )


def _pieces(rows: list[tuple[int, tuple[Factor, ...], int]]) -> tuple[Piece, ...]:
    tables: dict[tuple[int, ...], NDArray[np.int64]] = {}
    for k, (_, parts, _) in enumerate(rows):
        for part in parts:
            if part.axes not in tables:
                tables[part.axes] = np.zeros((len(rows), *part.table.shape), dtype=np.int64)
            tables[part.axes][k] += part.table.astype(np.int64)
    return tuple(Piece(axes, tables[axes]) for axes in sorted(tables))


def _counted(scored: Scores, floors: tuple[int | None, ...]) -> int | None:
    try:
        return count(scored, floors) if counts_fit(scored, floors) else None
    except PourparlerError:
        return None
