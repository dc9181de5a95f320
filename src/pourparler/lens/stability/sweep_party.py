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

BATCH = 1 << 16  # places swept together: about what stays in a core's cache
IMPROVING = ("seq", "sseq")


def cut(plan: Plan) -> list[slice]:
    """Rows of a party's table in batches: of one held combination, or of several whole ones."""
    growth = max((answer.pairs // answer.size for answer in plan.answers), default=1)
    rows = max(1, BATCH // (plan.block * max(1, growth)))
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
        self, plan: Plan, tables: dict[int, Payoffs], tops: list[int], gaps: bool, concepts: tuple[str, ...]
    ) -> None:
        self.plan, self.tables, self.tops, self.gaps, self.concepts = plan, tables, tops, gaps, concepts
        self.lock = Lock()
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
        plan = self.plan
        payoffs = self.tables[plan.party][rows]
        held = slice(rows.start // plan.free, (rows.stop - 1) // plan.free + 1)
        each = len(payoffs) // (held.stop - held.start)
        highest = np.repeat(self.highest[held], each, axis=0)
        for concept, forced in self.answered(rows, payoffs, highest):
            sure = np.minimum(payoffs, forced).reshape(-1, each, plan.block).max(axis=1)
            with self.lock:
                np.maximum(self.forced[concept][held], sure, out=self.forced[concept][held])

    def answered(self, rows: slice, payoffs: Payoffs, highest: Payoffs) -> Iterator[tuple[str, Payoffs]]:
        """The least that the opponents can force from each state: of u, or of the best that u's mover can then do."""
        barred = np.where(payoffs < 0, np.int32(HIGHEST), np.int32(0)) if self.gaps else None
        for concept, values in (("gmr", payoffs), ("smr", highest)):
            if concept in self.concepts:
                yield concept, worst(values, self.plan, barred)
        wanted = [concept for concept in IMPROVING if concept in self.concepts]
        if wanted:
            words = np.stack([payoffs, highest], axis=-1)
            settled = settle(words.view(np.int64).ravel(), self.sweeps(rows)).view(np.int32).reshape(words.shape)
            for concept in wanted:
                yield concept, settled[..., IMPROVING.index(concept)]

    def sweeps(self, rows: slice) -> list[Sweep]:
        found: list[Sweep] = []
        for answer in self.plan.answers:
            tables = [self.tables[member][rows] for member in answer.members]
            if len(tables) > 1:
                found.append(dominance(answer, tables))
            else:
                found.append(order(answer, tables[0], self.tops[answer.members[0]], self.gaps))
        return found

    def judge(self) -> NDArray[np.uint8]:
        """Bit k: the party stays there under concept k of ``concepts``; rows x block."""
        plan = self.plan
        payoffs = self.tables[plan.party].reshape(plan.held, plan.free, plan.block)
        bits = np.zeros(payoffs.shape, dtype=np.uint8)
        for k, concept in enumerate(self.concepts):
            limit = self.highest if concept == "nash" else self.reached(self.forced.pop(concept))
            bits |= (payoffs >= limit[:, None]).view(np.uint8) << np.uint8(k)
        return bits
