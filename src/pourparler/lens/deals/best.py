"""The best rows of a table of gains, in exact whole numbers: greatest product, sum, and lexicographic max-min."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[Any]  # (packages, parties), int64 or Python ints
CLOSE = 1e-9  # what a float may hide, relative to its size
MOST = 1 << 62


def scaled(rows: NDArray[np.int64], factors: Sequence[int]) -> Rows:
    """Each column times its factor: int64 where that fits, else Python ints."""
    if not rows.size:
        return rows
    tops = np.abs(rows).max(axis=0)
    if all(int(top) * factor < MOST for top, factor in zip(tops, factors, strict=True)):
        return np.asarray(rows * np.array(factors, dtype=np.int64))
    return np.asarray(rows.astype(object) * np.array(factors, dtype=object))


def leximin(rows: Rows) -> int:
    """The first row whose worst entry is greatest, then its second worst, and so on. ``rows`` has at least one."""
    kept = np.arange(len(rows))
    if rows.dtype == object:
        near = rows.astype(float).min(axis=1)
        kept = np.flatnonzero(near >= near.max() - CLOSE * max(1.0, abs(near.max())))
        return int(max(kept.tolist(), key=lambda k: (sorted(rows[k]), -k)))
    ordered = np.sort(rows, axis=1)
    for column in ordered.T:
        here = column[kept]
        kept = kept[here == here.max()]
    return int(kept[0])


def greatest_sum(rows: Rows) -> int:
    """The first row with the greatest sum."""
    if rows.dtype == object or rows.size and int(np.abs(rows).max()) * rows.shape[1] >= MOST:
        rows = rows.astype(object)
    return int(np.argmax(rows.sum(axis=1)))


def greatest_product(rows: Rows) -> int:
    """The first row that is positive for most parties, and among those has the greatest product of what is positive.

    Where some row is positive for all, this is the Nash product; rows must not be negative.
    """
    positive = rows > 0
    many = positive.sum(axis=1)
    kept = np.flatnonzero(many == many.max())
    logs = np.log(np.where(positive[kept], rows[kept], 1).astype(float)).sum(axis=1)
    kept = kept[logs >= logs.max() - CLOSE * max(1.0, abs(logs.max()))]
    _, first = np.unique(
        rows[kept].astype(object).astype(str) if rows.dtype == object else rows[kept], axis=0, return_index=True
    )
    firsts = sorted(kept[first].tolist())
    return int(max(firsts, key=lambda k: (prod(int(n) for n in rows[k] if n > 0), -k)))
