"""How much memory the sweeps will take, known before they begin, so that a space too large can be refused."""

from __future__ import annotations

from functools import lru_cache
from math import prod

from pourparler.lens.stability.sweep_party import cut
from pourparler.lens.stability.sweep_plan import Plan, plan
from pourparler.lens.stability.sweep_threads import threads_for
from pourparler.space.graph import Grid

SPARE = 1 << 23  # what does not grow with the states


def needed(grid: Grid, parties: int) -> int:
    """Bytes at the peak of `sweep.stable` for all concepts, results included and its input not; rather more than less.

    Raises ValueError for a party with two movers of its own.
    """
    states = prod(grid.sizes)
    plans = [found for found in (plan(grid, party) for party in range(parties)) if found.moves]
    # Results; tidy payoffs, and those in a party's order; verdicts as bits, and what else stands a moment.
    whole = states * (5 * parties + 4 * parties + 4 * parties + 4) + SPARE
    # What a party can be sure of, by concept, and its spread over the party's moves.
    whole += max((4 * 8 * p.held * p.block for p in plans), default=0)
    # What a thread took for one party it keeps for the next; a single batch is done by the calling thread.
    threads = threads_for(states)
    batches = [len(cut(p, threads)) for p in plans]
    busy = (1 in batches or threads == 1) + min(threads, sum(many for many in batches if many > 1)) * (threads > 1)
    return whole + busy * sum(per_thread(plans, threads).values())


def per_thread(plans: list[Plan], threads: int) -> dict[str, int]:
    """Bytes of the working memory that a thread keeps, each part as large as its largest use."""
    found: dict[str, int] = {}

    def use(part: str, size: int) -> None:
        found[part] = max(found.get(part, 0), size)

    for p in plans:
        places = p.block * max(rows.stop - rows.start for rows in cut(p, threads))
        use("values", 64 * places)
        for number, answer in enumerate(p.answers):
            reached, members = places // answer.size * answer.pairs, len(answer.members)
            if members == 1:
                use(f"order {number}", 9 * reached + 8 * places)
                use("sorting", 80 * reached + 16 * places)
            else:
                bits = (2 * max(answer.size, 2)).bit_length() - 1
                use(f"order {number}", 20 * reached * steps(members, bits))
                use("sorting", 16 * reached * (3 * members + 6))
    return found


@lru_cache(maxsize=256)
def steps(members: int, bits: int) -> int:
    """How many times over a group's sweep holds each of 2^bits states."""
    return 1 if members == 1 else sum(steps(members - 1, bit) for bit in range(1, bits + 1))
