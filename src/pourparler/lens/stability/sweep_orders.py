"""Sweeps over improvements: a running minimum from a mover's best state down, in every slice at once.

Values are words of two 32-bit lanes (SEQ and SSEQ), so that both are moved about together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, pairwise
from math import isqrt
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.stability.sweep_plan import Answer
from pourparler.space.factors import Bools
from pourparler.space.graph import Ints

Payoffs = NDArray[np.int32]
HIGHEST = np.iinfo(np.int32).max
NEVER = np.int64((HIGHEST << 32) | HIGHEST)  # the word that lowers nothing


class Sweep(Protocol):
    """One mover's improvements. ``values`` lie in canonical order, or state s at ``values[home[s]]``."""

    def sweep(self, values: Ints, home: Ints | None) -> tuple[Ints, Ints | None, bool]:
        """The lowered values, where each state lies in them, and whether any is lower than before."""


def settle(values: Ints, sweeps: list[Sweep]) -> Ints:
    """Lower ``values`` (canonical order) until no mover's improvements lower any further."""
    size, home, quiet, turn = len(values), None, 0, 0
    while quiet < len(sweeps):
        values, home, changed = sweeps[turn].sweep(values, home)
        # A mover's own improvements are transitive: once swept, only another's change can give it more to do.
        quiet = 1 if changed else quiet + 1
        turn = (turn + 1) % len(sweeps)
    return values[:size] if home is None else values.take(home)


@lru_cache(maxsize=64)
def lines(rows: int) -> tuple[tuple[int, int], ...]:
    """How a scan's rows lie: line k has the ranks k, k + L, k + 2 L, … of L lines; where each starts and ends.

    So laid out, a running minimum is a few operations on whole contiguous lines: down the lines, along the last one
    (the minimum of each run of L ranks), and back into the others.
    """
    found, start = [], 0
    for line in range(isqrt(rows)):
        stop = start + len(range(line, rows, isqrt(rows)))
        found.append((start, stop))
        start = stop
    return tuple(found)


def laid_out(ranked: NDArray[np.generic], dtype: type) -> NDArray[np.generic]:
    """Rows by rank, put into the order of `lines`."""
    found = np.empty(ranked.shape, dtype=dtype)
    all_lines = lines(len(ranked))
    for line, (start, stop) in enumerate(all_lines):
        found[start:stop] = ranked[line :: len(all_lines)]
    return found


def scan(rows: Payoffs) -> None:
    """Running minimum over ranks, in place; rows in the order of `lines`."""
    all_lines = lines(len(rows))
    for (before, _), (start, stop) in pairwise(all_lines):
        np.minimum(rows[start:stop], rows[before : before + stop - start], out=rows[start:stop])
    start, stop = all_lines[-1]
    for row in range(start + 1, stop):
        np.minimum(rows[row], rows[row - 1], out=rows[row])
    runs = rows[start:stop]
    # A rank beyond the last whole run stands at the end of a line one row longer; lines of a length go together.
    for length, same in groupby(all_lines[:-1], key=lambda line: line[1] - line[0]):
        spans = list(same)
        part = rows[spans[0][0] : spans[-1][1]].reshape(len(spans), length, -1)
        np.minimum(part[:, 1:], runs[: length - 1], out=part[:, 1:])


@dataclass
class Order:
    """A single party's improvements, ties and restricted moves included.

    Each class of own options (`Answer.classes`) has a stretch of its own: all that it reaches, best first.
    ``parts``: rows, columns and the ties of each stretch; ``receives``: which places are of the class (None: all).
    """

    source: Ints
    parts: list[tuple[int, int, Bools | None]]
    home: Ints
    receives: Bools | None
    enter: Ints | None = field(default=None)

    def sweep(self, values: Ints, home: Ints | None) -> tuple[Ints, Ints | None, bool]:
        if home is None:
            places = self.source
        else:
            # Sweeps take turns, so ``home`` is always that of the same other sweep.
            if self.enter is None:
                self.enter = home.take(self.source)
            places = self.enter
        before = np.empty(len(places), dtype=np.int64)
        values.take(places, out=before, mode="clip")
        after, start = before.copy(), 0
        for rows, columns, ties in self.parts:
            part = slice(start, start + rows * columns)
            start = part.stop
            scan(after[part].view(np.int32).reshape(rows, -1))
            if ties is not None:
                without_ties(before[part], after[part], ties)
        lower = before != after
        if self.receives is not None:
            lower &= self.receives
        return after, self.home, bool(lower.any())


def without_ties(before: Ints, after: Ints, ties: Bools) -> None:
    """Replace the running minimum ``after`` by one in which equally ranked rows do not see each other.

    ``ties[row, column]``: this row's payoff equals that of the rank above.
    """
    rows = len(ties)
    above = np.empty(ties.shape, dtype=np.int64)
    found = after.reshape(ties.shape)
    spot = np.empty(rows, dtype=np.int64)
    for line, (start, stop) in enumerate(lines(rows)):
        spot[line :: len(lines(rows))] = np.arange(start, stop)
    above[spot[1:]] = found[spot[:-1]]
    above[spot[0]] = NEVER
    above[ties] = NEVER
    scan(above.view(np.int32).reshape(rows, -1))
    np.minimum(before.view(np.int32), above.ravel().view(np.int32), out=after.view(np.int32))


def slices(answer: Answer, table: Payoffs) -> Payoffs:
    """Rows (states, block) as (every slice of the mover, its own options)."""
    whole = table.reshape(-1, *answer.shape)
    dims = [0, *(1 + dim for dim in answer.others), *(1 + dim for dim in answer.own)]
    return np.ascontiguousarray(whole.transpose(dims)).reshape(-1, answer.size)


def bases(answer: Answer, table: Payoffs) -> Ints:
    """The canonical place of the first state of each slice, in the order of `slices`."""
    block = table.shape[1]
    return (np.arange(len(table), dtype=np.int64)[:, None] * block + answer.places(answer.others)).ravel()


def order(answer: Answer, table: Payoffs, top: int, gaps: bool) -> Order:
    """Sort every slice of ``table`` (the mover's payoffs, 0 to ``top``; -1 where infeasible: ``gaps``), best first.

    What is infeasible sorts last, so nothing that counts ever takes a value from it.
    """
    bits = (answer.size - 1).bit_length()
    keys = (np.int32(top) - slices(answer, table)).view(np.uint32)
    # The slice's payoffs and places in one number each, since sorting numbers is much faster than sorting places.
    word = np.uint32 if (top + 1 + gaps) << bits <= 1 << 32 else np.uint64
    keys = keys.astype(word, copy=False)
    keys <<= word(bits)
    keys |= np.arange(answer.size, dtype=word)
    own, base = answer.places(answer.own), bases(answer, table)
    stride = int(own[1]) if answer.size > 1 else 0
    even = bool((own == np.arange(answer.size) * stride).all())
    sources, parts, receives = [], [], []
    home, start = np.empty(table.size, dtype=np.int64), 0
    for reached, among in answer.classes:
        whole = len(reached) == answer.size
        found = np.sort(keys if whole else keys[:, reached], axis=1)
        tied = (found[:, 1:] ^ found[:, :-1]) < word(1 << bits)
        if gaps:
            tied &= found[:, 1:] < word((top + 1) << bits)
        ties = None
        if tied.any():
            ties = np.zeros(found.shape[::-1], dtype=bool)
            ties[1:] = tied.T
            ties = laid_out(ties, np.bool_)
        places = laid_out((found & word((1 << bits) - 1)).T, np.int64)
        mine = None
        if not among.all():
            member = np.zeros(answer.size, dtype=bool)
            member[reached[among]] = True
            mine = member[places]
        if even:
            places *= stride
        else:
            places = own[places]
        places += base
        spots = np.arange(start, start + places.size, dtype=np.int64)
        start += places.size
        if mine is None:
            home[places.ravel()] = spots
        else:
            home[places[mine]] = spots.reshape(mine.shape)[mine]
        sources.append(places.ravel())
        parts.append((*places.shape, ties))
        receives.append(mine)
    if len(sources) == 1:
        return Order(sources[0], parts, home, None)
    everything = [np.ones(s.size, dtype=bool) if r is None else r.ravel() for s, r in zip(sources, receives, strict=True)]
    return Order(np.concatenate(sources), parts, home, np.concatenate(everything))
