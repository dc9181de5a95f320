"""Sets of states as rows of bits, and what legal sequences reach. For graphs of up to some ten thousand states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
CHUNK = 1 << 26  # bytes gathered at once


def pack(rows: Bools) -> Bits:
    """Rows of truths as rows of 64-bit words, shape (rows, words)."""
    packed = np.packbits(rows, axis=1, bitorder="little")
    short = -packed.shape[1] % 8
    if short:
        packed = np.pad(packed, ((0, 0), (0, short)))
    return np.ascontiguousarray(packed).view(np.uint64)


def unpack(bits: Bits, columns: int) -> Bools:
    return np.unpackbits(bits.view(np.uint8), axis=1, count=columns, bitorder="little").astype(bool)


def turned(bits: Bits, columns: int) -> Bits:
    """The transposed matrix, in pieces so that only a part of it is ever unpacked."""
    step = max(64, CHUNK // max(1, len(bits)) // 64 * 64)
    pieces = []
    for start in range(0, columns, step):
        words = bits[:, start // 64 : -(-min(columns, start + step) // 64)]
        wide = unpack(np.ascontiguousarray(words), min(step, columns - start))
        pieces.append(pack(np.ascontiguousarray(wide.T)))
    return np.concatenate(pieces) if pieces else np.zeros((0, 0), dtype=np.uint64)


@dataclass(frozen=True, eq=False)
class Edges:
    """Moves as pairs ``source[k] -> target[k]``, sources ascending."""

    source: Ints
    target: Ints

    @classmethod
    def of(cls, matrix: Bools) -> Edges:
        source, target = np.nonzero(matrix)
        return cls(source, target)

    def kept(self, relation: Bits) -> Edges:
        """The moves whose (source, target) the relation holds of."""
        hold = (relation[self.source, self.target >> 6] >> (self.target & 63).astype(np.uint64)) & np.uint64(1)
        keep = hold.astype(bool)
        return Edges(self.source[keep], self.target[keep])

    def gather(self, bits: Bits, out: Bits) -> None:
        """``out[s] |= bits[t]`` for every move s -> t."""
        if not len(self.source):
            return
        step = max(1, CHUNK // max(8, bits.shape[1] * 8))
        for start in range(0, len(self.source), step):
            source = self.source[start : start + step]
            first = np.flatnonzero(np.r_[True, source[1:] != source[:-1]])
            joined = np.bitwise_or.reduceat(bits[self.target[start : start + step]], first, axis=0)
            out[source[first]] |= joined


def reach(states: int, steps: Sequence[Edges]) -> Bits:
    """Row t: the ends of legal sequences from t by these movers, nobody twice in a row; never t itself.

    ``ends[m][t]``: the ends of sequences whose first move is m's; each is the union, over m's moves t -> t', of t' and
    of what the others' first moves reach from t'. Grown to the fixed point.
    """
    words = -(-states // 64)
    one = np.zeros((states, words), dtype=np.uint64)
    here = np.arange(states)
    one[here, here >> 6] = np.uint64(1) << (here & 63).astype(np.uint64)
    ends = [np.zeros_like(one) for _ in steps]
    stale = [True] * len(steps)
    while any(stale):
        for m, edges in enumerate(steps):
            if not stale[m]:
                continue
            stale[m] = False
            onward = one.copy()
            for other, found in enumerate(ends):
                if other != m:
                    onward |= found
            before = ends[m].copy()
            edges.gather(onward, ends[m])
            if not np.array_equal(before, ends[m]):
                stale = [True if other != m else flag for other, flag in enumerate(stale)]
    total = np.zeros_like(one)
    for found in ends:
        total |= found
    return total & ~one


def meets(left: Bits, left_rows: Ints, right: Bits, right_rows: Ints) -> Bools:
    """For each pair of rows, whether the two sets have a state in common."""
    found = np.zeros(len(left_rows), dtype=bool)
    step = max(1, CHUNK // max(8, left.shape[1] * 8))
    for start in range(0, len(left_rows), step):
        part = slice(start, start + step)
        found[part] = (left[left_rows[part]] & right[right_rows[part]]).any(axis=1)
    return found
