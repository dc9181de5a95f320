"""Sweeps over improvements: a running minimum from a mover's best state down, in every slice at once.

Values are words of two 32-bit lanes (SEQ and SSEQ), so that both are moved about together; they lie in canonical
order: (row of the party's table, state of the block).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.stability.sweep_plan import Answer
from pourparler.lens.stability.sweep_threads import Scratch
from pourparler.space.factors import Bools
from pourparler.space.graph import Ints

Payoffs = NDArray[np.int32]
HIGHEST = np.iinfo(np.int32).max
NEVER = np.int64((HIGHEST << 32) | HIGHEST)  # the word that lowers nothing


class Sweep(Protocol):
    """One mover's improvements."""

    def lower(self, values: Ints, out: Ints, scratch: Scratch) -> None:
        """Write to ``out`` the least of ``values`` over each state and all that the mover improves to from it."""


def settle(values: Ints, sweeps: list[Sweep], scratch: Scratch) -> Ints:
    """Lower ``values`` until no mover's improvements lower any further; in ``values`` or scratch memory."""
    spare: Ints = scratch.get("spare", values.shape, np.int64)
    differs = scratch.get("differs", values.shape, np.bool_)
    quiet, turn = 0, 0
    while quiet < len(sweeps):
        sweeps[turn].lower(values, spare, scratch)
        # A mover's own improvements are transitive: once swept, only another's change can give it more to do.
        quiet = 1 if np.not_equal(values, spare, out=differs).any() else quiet + 1
        turn = (turn + 1) % len(sweeps)
        values, spare = spare, values
    return values


@lru_cache(maxsize=256)
def digits(rows: int) -> tuple[int, ...]:
    """The digits by which ranks are written, least first: factors of ``rows``, each 4 or a prime.

    A scan's rows lie by the least digit of their rank, then by the next. So laid out, a running minimum is a few
    operations on whole contiguous parts (many small ones would have the threads wait for each other).
    """
    found, factor = [], 4
    while rows > 1:
        while rows % factor == 0:
            found.append(factor)
            rows //= factor
        factor = {4: 2, 2: 3}.get(factor, factor + 2)
    return tuple(found)


def lay_out(ranked: NDArray[Any], out: NDArray[Any]) -> NDArray[Any]:
    """Put rows, given by rank, into the order of `digits`; ``out`` is contiguous."""
    places = digits(len(ranked))
    last = len(places)
    turned = ranked.reshape(*reversed(places), -1).transpose(*reversed(range(last)), last)
    np.copyto(out.reshape(turned.shape), turned, casting="unsafe")
    return out


def scan(rows: Payoffs) -> None:
    """Running minimum over ranks, in place; rows in the order of `digits`."""
    scan_by(digits(len(rows)), rows)


def scan_by(places: tuple[int, ...], rows: Payoffs) -> None:
    if not places:
        return
    lines = rows.reshape(places[0], len(rows) // places[0], -1)
    for before, line in pairwise(lines):
        np.minimum(line, before, out=line)
    # The last line now has the least of each run of ranks that differ in this digit alone.
    scan_by(places[1:], lines[-1])
    lower_by_run_before(places[1:], lines[:-1], lines[-1])


def lower_by_run_before(places: tuple[int, ...], lines: Payoffs, runs: Payoffs) -> None:
    """``runs`` are in the order of these digits: the one before stands a step up, or at the end of the digits left."""
    if places:
        step = len(runs) // places[0]
        np.minimum(lines[:, step:], runs[:-step], out=lines[:, step:])
        lower_by_run_before(places[1:], lines[:, :step], runs[-step:])


@dataclass(frozen=True, eq=False)
class Order:
    """A single party's improvements, ties and restricted moves included.

    Each class of own options (`Answer.classes`) has columns of its own, with all that it reaches, best first.
    ``source``: the states so ordered; ``parts``: rows, columns and ties of each stretch of them; ``home``: where each
    state stands among its own class.
    """

    source: Ints
    parts: list[tuple[int, int, Bools | None]]
    home: Ints

    def lower(self, values: Ints, out: Ints, scratch: Scratch) -> None:
        found: Ints = scratch.get("sorted", self.source.shape, np.int64)
        values.take(self.source, out=found, mode="clip")
        start = 0
        for rows, columns, ties in self.parts:
            part = found[start : start + rows * columns].reshape(rows, columns)
            start += rows * columns
            if ties is None:
                scan(part.view(np.int32))
            else:
                scan_past_ties(part, ties, scratch)
        found.take(self.home, out=out, mode="clip")


def scan_past_ties(values: Ints, ties: Bools, scratch: Scratch) -> None:
    """As `scan`, but rows of the same payoff do not see each other.

    ``ties[row, column]``: this row's payoff equals that of the rank above. Each run of equals is given what stands
    above its first.
    """
    ranks = np.arange(len(values))
    spot = np.argsort(lay_out(ranks, np.empty_like(ranks)))
    least: Ints = scratch.get("least", values.shape, np.int64)
    above: Ints = scratch.get("above", values.shape, np.int64)
    np.copyto(least, values)
    scan(least.view(np.int32))
    above[spot[1:]] = least[spot[:-1]]
    above[spot[0]] = NEVER
    np.copyto(above, NEVER, where=ties)
    scan(above.view(np.int32))
    np.minimum(values.view(np.int32), above.view(np.int32), out=values.view(np.int32))


def slices(answer: Answer, table: Payoffs) -> Payoffs:
    """Rows (states, block) as a view (row, options of others…, own options…)."""
    dims = [0, *(1 + dim for dim in answer.others), *(1 + dim for dim in answer.own)]
    return table.reshape(-1, *answer.shape).transpose(dims)


def bases(answer: Answer, table: Payoffs) -> Ints:
    """The canonical place of the first state of each slice, in the order of `slices`."""
    block = table.shape[1]
    rows: Ints = np.arange(len(table), dtype=np.int64)
    places: Ints = np.add.outer(rows * block, answer.bases)
    return places.ravel()


def order(answer: Answer, table: Payoffs, top: int, gaps: bool, scratch: Scratch, name: int) -> Order:
    """Sort every slice of ``table`` (the mover's payoffs, 0 to ``top``; -1 where infeasible: ``gaps``), best first.

    What is infeasible sorts last, so nothing that counts ever takes a value from it. The result lies in scratch
    memory under ``name``.
    """
    bits, size = (answer.size - 1).bit_length(), answer.size
    # The slice's payoffs and places in one number each, since sorting numbers is much faster than sorting places.
    word = np.uint32 if (top + 1 + gaps) << bits <= 1 << 32 else np.uint64
    view = slices(answer, table)
    keys = scratch.get("keys", view.shape, word)
    np.subtract(np.int32(top), view, out=keys, casting="unsafe")
    keys = keys.reshape(-1, size)
    keys <<= word(bits)
    keys |= np.arange(size, dtype=word)
    base = bases(answer, table)
    source: Ints = scratch.get(("source", name), (answer.pairs * len(base),), np.int64)
    home: Ints = scratch.get(("home", name), (table.size,), np.int64)
    numbers: Ints = scratch.numbers(len(source))
    parts: list[tuple[int, int, Bools | None]] = []
    start = 0
    for reached in answer.classes:
        many, rows = reached.shape
        columns = len(keys) * many
        sorting = keys
        if (many, rows) != (1, size):
            sorting = scratch.get("some", (len(keys), many, rows), word)
            keys.take(reached, axis=1, out=sorting, mode="clip")
            sorting = sorting.reshape(columns, rows)
        elif len(answer.classes) > 1:
            sorting = scratch.get("some", keys.shape, word)
            np.copyto(sorting, keys)
        sorting.sort(axis=1)
        parts.append((rows, columns, tied(sorting, bits, (top + 1) << bits if gaps else None, scratch, (name, start))))
        sorting &= word((1 << bits) - 1)
        stop = start + rows * columns
        places = source[start:stop].reshape(rows, columns)
        if answer.stride is None:
            answer.starts.take(lay_out(sorting.T, scratch.get("own", places.shape, np.int64)), out=places, mode="clip")
        else:
            lay_out(sorting.T, places)
            places *= answer.stride
        places += np.repeat(base, many)
        # From the most to the least that is reached: what a class only reaches is written before its own.
        home[places.ravel()] = numbers[start:stop]
        start = stop
    return Order(source, parts, home)


def tied(keys: NDArray[Any], bits: int, below: int | None, scratch: Scratch, name: Any) -> Bools | None:
    """Where a row's payoff equals the one above, in the order of `digits`; None where no two are equal.

    ``keys`` (columns, rows), ascending, the payoff from bit ``bits`` up; only keys ``below`` count.
    """
    word = keys.dtype.type
    shape = len(keys), keys.shape[1] - 1
    differ = np.bitwise_xor(keys[:, 1:], keys[:, :-1], out=scratch.get("differ", shape, word))
    equal: Bools = np.less(differ, word(1 << bits), out=scratch.get("equal", shape, np.bool_))
    if below is not None:
        equal &= np.less(keys[:, 1:], word(below), out=scratch.get("counts", shape, np.bool_))
    if not equal.any():
        return None
    ranked = np.zeros(keys.shape[::-1], dtype=bool)
    ranked[1:] = equal.T
    return lay_out(ranked, scratch.get(("ties", name), ranked.shape, np.bool_))
