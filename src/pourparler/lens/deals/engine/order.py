"""Which issues hang together, and in which order to take them so that few stand open at a time.

Issues hang together where a piece or a ban names both. Within such a component the packages are built issue by issue;
an issue stays open until all that it hangs together with are placed. The state of a partial package is how its open
issues stand: two partial packages with the same state have the same futures. The order is a greedy one for the vertex
separation number (Kinnersley, Information Processing Letters 42, 1992), tried from each issue.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from pourparler.errors import PourparlerError
from pourparler.lens.deals.engine.groups import ROOM
from pourparler.space.scores import Scores

CELLS = 1 << 23  # states times options of one step, times parties
STARTS = 32  # issues that an order is tried from


@dataclass(frozen=True)
class Plan:
    """The components, each with its issues in order; ``base``: what no choice changes; ``empty``: all is banned."""

    components: tuple[tuple[int, ...], ...]
    base: tuple[int, ...]
    empty: bool


def plan(scores: Scores) -> Plan:
    """The components in order of their first issue, each in an order that keeps few issues open."""
    near = neighbours(scores)
    base, empty = list(scores.base), False
    for piece in scores.pieces:
        if not piece.axes:
            base = [b + int(n) for b, n in zip(base, piece.table, strict=True)]
    for ban in scores.bans:
        empty |= not ban.axes and bool(ban.table)
    within_reach(scores)
    components, seen = [], set[int]()
    for issue in range(len(scores.sizes)):
        if issue not in seen:
            group, todo = {issue}, [issue]
            while todo:
                fresh = near[todo.pop()] - group
                group |= fresh
                todo += sorted(fresh)
            seen |= group
            components.append(_ordered(sorted(group), near, scores.sizes))
    return Plan(tuple(components), tuple(base), empty)


def within_reach(scores: Scores) -> list[int]:
    """How far from 0 the numbers of each party, and all parts of their sums, may lie.

    Raises PourparlerError where that might not fit 64 bits.
    """
    found = []
    for p, party in enumerate(scores.parties):
        most = abs(scores.base[p])
        for piece in scores.pieces:
            most += max(abs(int(piece.table[p].max())), abs(int(piece.table[p].min())))
        if most >= ROOM:
            raise PourparlerError(f"the numbers of {party} span too many digits to add exactly")
        found.append(most)
    return found


def opened(order: tuple[int, ...], near: list[set[int]]) -> list[tuple[int, ...]]:
    """The open issues after each step of an order."""
    last = {a: max(order.index(b) for b in near[a] | {a}) for a in order}
    return [tuple(sorted(a for a in order[: n + 1] if last[a] > n)) for n in range(len(order))]


def _ordered(group: list[int], near: list[set[int]], sizes: tuple[int, ...]) -> tuple[int, ...]:
    if len(group) < 3:
        return tuple(group)
    best: tuple[float, tuple[int, ...]] | None = None
    for start in sorted(group, key=lambda a: (len(near[a]), a))[:STARTS]:
        order, total = _greedy(start, group, near, sizes)
        if best is None or total < best[0]:
            best = total, order
    assert best is not None
    return best[1]


def _greedy(
    start: int, group: list[int], near: list[set[int]], sizes: tuple[int, ...]
) -> tuple[tuple[int, ...], float]:
    """From one issue on, always the issue that leaves the fewest states open; and the work of all steps."""
    order, placed, open_ = [start], {start}, {a for a in (start,) if near[a] - {start}}
    total = float(sizes[start])
    while len(order) < len(group):
        choices = []
        for a in group:
            if a not in placed:
                now = placed | {a}
                left = {b for b in open_ | {a} if near[b] - now}
                choices.append((prod(float(sizes[b]) for b in left), -len(near[a] & placed), a, left))
        _, _, chosen, left = min(choices, key=lambda c: c[:3])
        total += prod(float(sizes[b]) for b in open_) * sizes[chosen]
        order.append(chosen)
        placed.add(chosen)
        open_ = left
    return tuple(order), total


def neighbours(scores: Scores) -> list[set[int]]:
    """For each issue, those that a piece or a ban names with it."""
    near: list[set[int]] = [set() for _ in scores.sizes]
    for axes in (*(piece.axes for piece in scores.pieces), *(ban.axes for ban in scores.bans)):
        for a in axes:
            near[a].update(axes)
    return near


def sizes_of(scores: Scores, laid: Plan) -> list[int]:
    """States times options of every step."""
    near, found = neighbours(scores), list[int]()
    for order in laid.components:
        before: tuple[int, ...] = ()
        for issue, after in zip(order, opened(order, near), strict=True):
            found.append(prod(scores.sizes[a] for a in before) * scores.sizes[issue])
            before = after
    return found


def roomy(scores: Scores, laid: Plan) -> bool:
    """Whether the tables of all steps fit."""
    return max(sizes_of(scores, laid), default=0) * max(1, len(scores.parties)) <= CELLS
