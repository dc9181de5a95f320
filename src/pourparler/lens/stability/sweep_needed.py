"""How much memory the sweeps will take, known before they begin, so that a space too large can be refused."""

from __future__ import annotations

from functools import lru_cache
from math import prod

from pourparler.lens.stability.sweep_party import cut
from pourparler.lens.stability.sweep_plan import Answer, Plan, plan
from pourparler.lens.stability.sweep_threads import workers
from pourparler.space.graph import Grid


def needed(grid: Grid, parties: int) -> int:
    """Bytes at the peak of `sweep.stable` for all concepts, results included and its input not; rather more than less.

    Raises ValueError for a party with two movers of its own.
    """
    states = prod(grid.sizes)
    plans = [found for found in (plan(grid, party) for party in range(parties)) if found.moves]
    # Results; tidy payoffs and those in a party's order; verdicts as bits and what is feasible, turned.
    whole = states * (5 * parties + 4 * parties + 4 * parties + 4)
    return whole + max((party_bytes(p) for p in plans), default=0)


def party_bytes(plan: Plan) -> int:
    batches = cut(plan)
    places = plan.block * max(rows.stop - rows.start for rows in batches)
    # What the party can be sure of, by concept, and its spread over the party's moves.
    held = 4 * 8 * plan.held * plan.block
    kept = [answer_bytes(answer, places) for answer in plan.answers]
    busiest = max((brief for _, brief in kept), default=0)
    return held + min(workers(), len(batches)) * (64 * places + sum(bytes for bytes, _ in kept) + busiest)


def answer_bytes(answer: Answer, places: int) -> tuple[int, int]:
    """What one opponent's sweep of so many states keeps, and what it takes beside that while it is prepared or done."""
    reached = places // answer.size * answer.pairs
    members = len(answer.members)
    if members == 1:
        return 9 * reached + 8 * places, 56 * reached + 8 * places
    width = 2 * max(answer.size, 2)
    return 20 * reached * steps(members, width.bit_length() - 1), 16 * reached * (3 * members + 6)


@lru_cache(maxsize=256)
def steps(members: int, bits: int) -> int:
    """How many times over a group's sweep holds each of 2^bits states."""
    return 1 if members == 1 else sum(steps(members - 1, bit) for bit in range(1, bits + 1))
