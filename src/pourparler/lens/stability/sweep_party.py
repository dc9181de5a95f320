"""One party's question over a whole grid: what the opponents can do to it from each state, and where it then stays."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.stability.sweep_groups import dominance
from pourparler.lens.stability.sweep_moves import worst
from pourparler.lens.stability.sweep_orders import HIGHEST, Payoffs, Sweep, order, settle
from pourparler.lens.stability.sweep_plan import Plan, spread
from pourparler.lens.stability.sweep_threads import Scratch

BATCH = 1 << 16  # states swept together: about what stays in a core's cache
IMPROVING = ("seq", "sseq")


def cut(plan: Plan, threads: int) -> list[slice]:
    """Rows of a party's table in batches: of one held combination, or of several whole ones."""
    # Threads wait for each other between operations, so that for them these had better be long.
    most = BATCH * min(2, threads)
    # Restricted moves hold a state several times over; where that is more than a few times, memory is what counts.
    growth = max([1.0, *(answer.pairs / answer.size / 4 for answer in plan.answers)])
    rows = max(1, int(most / (plan.block * growth)))
    step = rows // plan.free * plan.free if rows >= plan.free else plan.free
    found = []
    for start in range(0, plan.held * plan.free, step):
        stop = min(start + step, plan.held * plan.free)
        found += [slice(a, min(a + rows, stop)) for a in range(start, stop, rows)]
    return found


class Party:
    """``tables``: by party, rows (still) x block (moving); needed of the party and of those who can answer it.

    ``tops``: the highest payoff of each party; ``gaps``: whether some state is infeasible (payoff -1 there).
    """

    def __init__(
        self,
        plan: Plan,
        tables: dict[int, Payoffs],
        tops: list[int],
        gaps: bool,
        concepts: tuple[str, ...],
        scratch: Scratch,
    ) -> None:
        self.plan, self.tables, self.tops, self.gaps, self.concepts = plan, tables, tops, gaps, concepts
        self.scratch, self.lock = scratch, Lock()
        own = tables[plan.party].reshape(plan.held, plan.free, plan.block)
        self.highest = self.reached(own.max(axis=1))
        self.forced = {
            concept: np.full((plan.held, plan.block), -1, dtype=np.int32) for concept in concepts if concept != "nash"
        }

    def reached(self, values: Payoffs) -> Payoffs:
        """The greatest of ``values`` (held, block) that the party itself can move to from each, staying counted."""
        plan = self.plan
        full = plan.still + plan.shape
        best = spread(values.reshape(full), plan.own, 0, np.maximum)
        return np.ascontiguousarray(np.broadcast_to(best, full)).reshape(values.shape)

    def batch(self, rows: slice) -> None:
        """Count in what the party can be sure of in these rows: min(u, c) for each concept."""
        plan, scratch = self.plan, self.scratch
        payoffs = self.tables[plan.party][rows]
        held = slice(rows.start // plan.free, (rows.stop - 1) // plan.free + 1)
        several = held.stop - held.start, len(payoffs) // (held.stop - held.start), plan.block
        highest: Payoffs = scratch.get("highest", payoffs.shape, np.int32)
        highest.reshape(several)[:] = self.highest[held, None]
        for concept, forced in self.answered(rows, payoffs, highest):
            sure = np.minimum(payoffs, forced, out=scratch.get("sure", payoffs.shape, np.int32))
            most = np.max(sure.reshape(several), axis=1, out=scratch.get("most", several[::2], np.int32))
            with self.lock:
                np.maximum(self.forced[concept][held], most, out=self.forced[concept][held])

    def answered(self, rows: slice, payoffs: Payoffs, highest: Payoffs) -> Iterator[tuple[str, Payoffs]]:
        """The least that the opponents can force from each state: of u, or of the best that u's mover can then do."""
        scratch, barred = self.scratch, None
        if self.gaps:
            barred = scratch.get("barred", payoffs.shape, np.int32)
            np.right_shift(payoffs, 31, out=barred)  # all bits where it is below 0
            barred &= np.int32(HIGHEST)
        for concept, values in (("gmr", payoffs), ("smr", highest)):
            if concept in self.concepts:
                yield concept, worst(values, self.plan, barred, scratch)
        wanted = [concept for concept in IMPROVING if concept in self.concepts]
        if wanted:
            words = scratch.get("words", (payoffs.size,), np.int64)
            lanes = words.view(np.int32).reshape(*payoffs.shape, 2)
            lanes[..., 0], lanes[..., 1] = payoffs, highest
            settled = settle(words, self.sweeps(rows), scratch).view(np.int32).reshape(lanes.shape)
            for concept in wanted:
                yield concept, settled[..., IMPROVING.index(concept)]

    def sweeps(self, rows: slice) -> list[Sweep]:
        found: list[Sweep] = []
        for name, answer in enumerate(self.plan.answers):
            tables = [self.tables[member][rows] for member in answer.members]
            if len(tables) > 1:
                found.append(dominance(answer, tables))
            else:
                top = self.tops[answer.members[0]]
                found.append(order(answer, tables[0], top, self.gaps, self.scratch, name))
        return found

    def limits(self) -> list[Payoffs]:
        """The payoff from which on the party stays, by concept of ``concepts``: held x block."""
        return [self.highest if c == "nash" else self.reached(self.forced.pop(c)) for c in self.concepts]

    def judge(self, rows: slice, limits: list[Payoffs], bits: NDArray[np.uint8]) -> None:
        """Write to these rows of ``bits``: bit k where the party stays under concept k."""
        plan, scratch = self.plan, self.scratch
        held = slice(rows.start // plan.free, (rows.stop - 1) // plan.free + 1)
        shape = held.stop - held.start, (rows.stop - rows.start) // (held.stop - held.start), plan.block
        payoffs = self.tables[plan.party][rows].reshape(shape)
        found = bits[rows].reshape(shape)
        found[:] = 0
        stays = scratch.get("stays", shape, np.uint8)
        for k, limit in enumerate(limits):
            np.greater_equal(payoffs, limit[held, None], out=stays.view(np.bool_))
            stays <<= np.uint8(k)
            found |= stays
