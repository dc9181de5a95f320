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
PIECE = 1 << 21  # truths unpacked at once, so that they stay in the processor's cache


def pack(rows: Bools) -> Bits:
    """Rows of truths as rows of 64-bit words, shape (rows, words)."""
    packed = np.packbits(rows, axis=1, bitorder="little")
    short = -packed.shape[1] % 8
    if short:
        packed = np.pad(packed, ((0, 0), (0, short)))
    return np.ascontiguousarray(packed).view(np.uint64)


def unpack(bits: Bits, columns: int) -> Bools:
    return np.unpackbits(bits.view(np.uint8), axis=1, count=columns, bitorder="little").astype(bool)


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
    of what the others' first moves reach from t'. Grown to the fixed point. Rows hold only the states of their own
    weak component while they grow.
    """
    parts = _Parts.of(states, steps)
    one = parts.alone()
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
    return parts.widened(total & ~one)


@dataclass(frozen=True, eq=False)
class _Parts:
    """Weak components: ``label`` of each state, its place within, and the states in order of label."""

    label: Ints
    place: Ints
    order: Ints
    first: Ints

    @classmethod
    def of(cls, states: int, steps: Sequence[Edges]) -> _Parts:
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        source = np.concatenate([np.zeros(0, dtype=np.int64), *(e.source for e in steps)])
        target = np.concatenate([np.zeros(0, dtype=np.int64), *(e.target for e in steps)])
        links = coo_array((np.ones(len(source), dtype=np.int8), (source, target)), shape=(states, states))
        count, label = connected_components(links.tocsr(), directed=False)
        order = np.argsort(label, kind="stable")
        first = np.searchsorted(label[order], np.arange(count + 1))
        place = np.empty(states, dtype=np.int64)
        place[order] = np.arange(states) - first[label[order]]
        return cls(label.astype(np.int64), place, order, first)

    def alone(self) -> Bits:
        """Each state's row holds itself."""
        words = int(np.diff(self.first).max(initial=1) + 63) // 64
        rows = np.zeros((len(self.place), words), dtype=np.uint64)
        rows[np.arange(len(rows)), self.place >> 6] = np.uint64(1) << (self.place & 63).astype(np.uint64)
        return rows

    def widened(self, rows: Bits) -> Bits:
        """Rows over components as rows over all states."""
        states = len(self.place)
        if len(self.first) <= 2:
            return rows
        found = np.zeros((states, -(-states // 64)), dtype=np.uint64)
        step = max(64, PIECE // max(1, states))
        for start in range(0, states, step):
            here = np.arange(start, min(states, start + step))
            local = unpack(rows[here], rows.shape[1] * 64)
            wide = np.zeros((len(here), states), dtype=bool)
            for label in np.unique(self.label[here]):
                mine = np.flatnonzero(self.label[here] == label)
                columns = self.order[self.first[label] : self.first[label + 1]]
                wide[np.ix_(mine, columns)] = local[mine, : len(columns)]
            found[here] = pack(wide)
        return found


def meets(left: Bits, left_rows: Ints, right: Bits, right_rows: Ints) -> Bools:
    """For each pair of rows, whether the two sets have a state in common."""
    found = np.zeros(len(left_rows), dtype=bool)
    step = max(1, CHUNK // max(8, left.shape[1] * 8))
    for start in range(0, len(left_rows), step):
        part = slice(start, start + step)
        found[part] = (left[left_rows[part]] & right[right_rows[part]]).any(axis=1)
    return found
