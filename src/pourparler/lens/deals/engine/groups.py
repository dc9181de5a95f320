"""Vectors told apart: their order, and which of them are equal."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pourparler.errors import PourparlerError

Ints = NDArray[np.int64]
Whole = NDArray[np.signedinteger]  # int32 or int64
Bools = NDArray[np.bool_]
ROOM = 1 << 62  # what a packed number may come to


def narrow(lowest: int, highest: int) -> type[np.int32] | type[np.int64]:
    """The narrower of two kinds of whole number, where sums and differences of two still fit."""
    return np.int32 if max(-lowest, highest) < 1 << 29 else np.int64


def packed(segment: Ints | None, columns: Whole) -> Ints:
    """One number for each point: by segment upwards, then by the columns (k, n) downwards, the first foremost.

    Equal numbers are equal points. Columns that do not fit together in 64 bits are replaced by ranks.
    """
    count = columns.shape[1]
    number = np.zeros(count, dtype=np.int64) if segment is None else segment.astype(np.int64)
    if not count:
        return number
    size = int(number.max()) + 1
    for column in columns:
        high = int(column.max())
        span = high - int(column.min()) + 1
        if size * span >= ROOM:
            number, size = _ranks(number)
        if size * span >= ROOM:
            column, span = _ranks(column)
            high = span - 1
        number = number * span + (high - column.astype(np.int64))
        size *= span
    return number


def _ranks(numbers: Whole) -> tuple[Ints, int]:
    values, ranks = np.unique(numbers, return_inverse=True)
    return ranks.reshape(-1).astype(np.int64), len(values)


def distinct(segment: Ints | None, columns: Whole) -> tuple[Ints, Ints]:
    """``order, group``: the points in packed order, and for each place in it the number of its vector, from 0."""
    number = packed(segment, columns)
    order = np.argsort(number, kind="stable")
    number = number[order]
    new = np.empty(len(number), dtype=np.int64)
    if len(number):
        new[0] = 0
        np.not_equal(number[1:], number[:-1], out=new[1:])
    return order, np.cumsum(new)


def firsts(group: Ints) -> Ints:
    """Where each group begins, in groups that count up from 0."""
    begin = np.empty(len(group), dtype=bool)
    if len(group):
        begin[0] = True
        np.not_equal(group[1:], group[:-1], out=begin[1:])
    return np.flatnonzero(begin)


def too_many(most: int) -> PourparlerError:
    return PourparlerError(f"the frontier takes more than {most:,} vectors at once, too many to keep")
