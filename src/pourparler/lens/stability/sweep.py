"""Who stays where, for exact ordinal payoffs on a grid: Nash, GMR, SMR, SEQ and SSEQ of every state at once.

A party leaves s if some state t of its own moves is better than s and stays better whatever the opponents answer: if
min(u(t), c(t)) > u(s), where c(t) is the worst that they can force from t. So s is stable when u(s) is at least the
greatest min(u, c) that the party can move to; no list of improvements is needed. The time is near linear in the states.

Definitions: Fang, Hipel & Kilgour, Interactive Decision Making (1993); SSEQ: Rêgo & Vieira, Group Decision and
Negotiation 26 (2017). Movers that are groups: as in `pourparler.space.graph`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.stability.sweep_needed import needed
from pourparler.lens.stability.sweep_orders import HIGHEST, Payoffs
from pourparler.lens.stability.sweep_party import IMPROVING, Party, cut
from pourparler.lens.stability.sweep_plan import Plan, plan
from pourparler.lens.stability.sweep_threads import Scratch, each, run, slabs, threads_for
from pourparler.space.factors import Bools
from pourparler.space.graph import Grid

__all__ = ["CONCEPTS", "needed", "stable"]
CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
Watch = Callable[[int, int], None]


def stable(
    grid: Grid, payoffs: NDArray[Any], concepts: Iterable[str] = CONCEPTS, watch: Watch | None = None
) -> dict[str, Bools]:
    """Whether each party stays at each state, by concept: shape (parties, *grid.sizes), False where infeasible.

    ``payoffs``: integers of the same shape, the higher the better, equal for a tie; ignored where infeasible.
    ``watch(done, total)`` is called from the calling thread as parts are done. Raises ValueError for payoffs of another
    shape or kind, an unknown concept, or a party with two movers of its own.
    """
    wanted = tuple(dict.fromkeys(concepts))
    if unknown := [concept for concept in wanted if concept not in CONCEPTS]:
        raise ValueError(f"no such concept: {', '.join(unknown)}; known: {', '.join(CONCEPTS)}")
    if payoffs.shape[1:] != grid.sizes or payoffs.dtype.kind not in "iu":
        raise ValueError(f"payoffs must be integers of shape (parties, *{grid.sizes}), not {payoffs.shape}")
    parties = len(payoffs)
    found = {concept: np.zeros((parties, *grid.sizes), dtype=bool) for concept in wanted}
    if not grid.feasible.any():
        return found
    gaps = not grid.feasible.all()
    plans = [plan(grid, party) for party in range(parties)]
    threads = threads_for(grid.feasible.size)
    total, done = sum(len(cut(p, threads)) for p in plans if p.moves), 0
    scratch, bits = Scratch(), np.empty(grid.feasible.size, dtype=np.uint8)
    tables: dict[int, Payoffs] = {}
    turned: dict[int, Payoffs] = {}

    def tidied(party: int) -> None:
        tables[party] = tidy(payoffs[party, ...], grid.feasible, gaps)

    with ExitStack() as stack:
        pool = stack.enter_context(ThreadPoolExecutor(threads)) if threads > 1 else None
        run(pool, tidied, range(parties))
        tops = [int(tables[party].max()) for party in range(parties)]
        for p in plans:
            cells = [found[concept][p.party, ...] for concept in wanted]
            if not p.moves:  # who cannot move stays
                for cell in cells:
                    cell[...] = grid.feasible
                continue
            for who in asked(p, wanted):
                turned[who] = laid(tables[who], p, turned.get(who), pool)
            party = Party(p, turned, tops, gaps, wanted, scratch)
            for _ in each(pool, party.batch, cut(p, threads)):
                done += 1
                if watch is not None:
                    watch(done, total)
            limits, stays = party.limits(), bits.reshape(-1, p.block)
            run(pool, partial(party.judge, limits=limits, bits=stays), cut(p, threads))
            put_back(stays, p, cells, grid.feasible, pool)
    return found


def asked(plan: Plan, concepts: tuple[str, ...]) -> set[int]:
    """The parties whose payoffs a party's question needs: its own, and for SEQ and SSEQ those of all who answer."""
    others = {who for answer in plan.answers for who in answer.members}
    return {plan.party} | (others if set(concepts) & set(IMPROVING) else set())


def tidy(payoffs: NDArray[Any], feasible: Bools, gaps: bool) -> Payoffs:
    """Payoffs from 0 up as int32, -1 where infeasible; ranks in their place where they do not fit."""
    kind = np.iinfo(payoffs.dtype)
    low = int(np.min(payoffs, where=feasible, initial=kind.max) if gaps else payoffs.min())
    high = int(np.max(payoffs, where=feasible, initial=kind.min) if gaps else payoffs.max())
    if low == 0 and high < HIGHEST - 1 and not gaps and payoffs.dtype == np.int32:
        return payoffs
    found = np.empty(payoffs.shape, dtype=np.int32)
    if high - low < HIGHEST - 1:
        wide = np.uint64 if payoffs.dtype.kind == "u" else np.int64
        np.subtract(payoffs, wide(low), out=found, dtype=wide, casting="unsafe")
    else:
        found[feasible] = np.unique(payoffs[feasible], return_inverse=True)[1].ravel()
    if gaps:
        found[~feasible] = -1
    return found


def laid(table: Payoffs, plan: Plan, memory: Payoffs | None, pool: ThreadPoolExecutor | None) -> Payoffs:
    """The table with a party's axes in its order, shape (rows that stand still, block that moves); in ``memory``."""
    view = table.transpose(plan.order)
    found = np.empty(view.shape, dtype=np.int32) if memory is None else memory.reshape(view.shape)

    def copy(slab: tuple[int, ...]) -> None:
        found[slab] = view[slab]

    run(pool, copy, slabs(view.shape))
    return found.reshape(-1, plan.block)


def put_back(
    bits: NDArray[np.uint8], plan: Plan, cells: list[Bools], feasible: Bools, pool: ThreadPoolExecutor | None
) -> None:
    """Write bit k of a party's verdicts to ``cells[k]``, axes in the grid's order; False where infeasible."""
    turned = bits.reshape([feasible.shape[axis] for axis in plan.order]).transpose(np.argsort(plan.order))

    def copy(slab: tuple[int, ...]) -> None:
        part = np.ascontiguousarray(turned[slab])
        for k, cell in enumerate(cells):
            cell[slab] = ((part & np.uint8(1 << k)) != 0) & feasible[slab]

    run(pool, copy, slabs(turned.shape))
