"""The order of the steps that leaves the least to gain by breaking, and the longest part of a plan that holds.

The exact search is in `order_search`. Of orders that tie, those found are compared by exposure, then by the listed order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from pourparler.lens.durability.exposure import exposure
from pourparler.lens.durability.game import solve
from pourparler.lens.durability.model import Move, Package, Path, World
from pourparler.lens.durability.offdeal import Play

TOLERANCE = 1e-9
MAX_SETS = 20_000
WIDTHS = (1, 4, 16)
TIES = 60
LOOKS = 120  # orders looked at beside the best one, at most
EACH = 5_040  # orders of which the best is found where no search over sets is exact: those of seven free steps

Order = tuple[int, ...]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Ordering:
    """What the search works on: a world of one reading, the steps, and what must come before what.

    ``package(done)``: what stands once these are done. ``starts``: response -> the step from which it stands; the
    others stand from the outset, whatever they say themselves.
    """

    world: World
    moves: tuple[Move, ...]
    package: Callable[[frozenset[int]], Package]
    after: tuple[frozenset[int], ...]
    starts: dict[str, int] = field(default_factory=dict)
    start: str = "peaceful"

    def path(self, order: Order, done: frozenset[int] = frozenset()) -> Path:
        """The steps in this order, once those in ``done`` are done."""
        packages = tuple(self.package(done | set(order[:k])) for k in range(len(order) + 1))
        never = len(order) + 1
        at = dict.fromkeys((r.id for r in self.world.responses), 0)
        at |= {id: order.index(j) + 1 if j in order else never for id, j in self.starts.items() if j not in done}
        return Path(tuple(self.moves[j] for j in order), packages, at)

    def force(self, done: frozenset[int]) -> frozenset[str]:
        return frozenset(
            r.id for r in self.world.responses if self.starts.get(r.id) is None or self.starts[r.id] in done
        )

    def allowed(self, done: frozenset[int]) -> list[int]:
        """The steps that may come next."""
        return [j for j in range(len(self.moves)) if j not in done and self.after[j] <= done]


@dataclass(frozen=True)
class Best:
    """``worst``: the greatest gain by breaking in this order. ``exact``: no order is better; else ``bound`` is what
    no order can go below. ``ties``: orders found with the same greatest gain, this one among them."""

    order: Order
    worst: float
    exposure: float
    exact: bool
    bound: float
    ties: int
    orders: int  # how many orders there are; 0 where they were not counted


def evaluate(o: Ordering, order: Order, play: Play | None = None) -> tuple[float, float]:
    """The greatest gain by breaking, and the greatest exposure, of one order; by a full solve.

    ``play``: off-deal play of other orders, which meets the same states and need not be found again.
    """
    solved = solve(o.world, o.path(order), play or Play(o.start))
    return float(solved.worst[0]), float(exposure(o.world, o.path(order), solved).greatest[0])


def best_order(o: Ordering, exact: bool = True, progress: Progress | None = None) -> Best:
    """The order with the least greatest gain; of equals found, the one with the least exposure.

    Exact up to `MAX_SETS` sets of steps (12 free steps make 4,096). A violation that is seen only after several periods
    looks beyond one step: with one, none of up to `EACH` orders is left out. Beyond either, the best of some searches
    that keep few sets, with the bound that no order goes below; each order is judged by a full solve.
    """
    from pourparler.lens.durability.order_search import Search

    search = Search(o)
    late = any(v.seen_after > 1 for v in o.world.violations)
    few = _sets(o) <= MAX_SETS
    count = _count(o) if few else 0
    if exact and not late and few:
        least, order, proved = search.best(progress)
    elif exact and late and 0 < count <= EACH:
        least, order = _least_of_all(o, search.play, progress)
        proved = True
    else:
        found = {search.beam(width, progress)[1] for width in WIDTHS}
        least, order = min((evaluate(o, each, search.play)[0], each) for each in sorted(found))
        proved = False
    ties = _same(o, order, least, search.play)
    exposed, order = min((exposed, each) for each, exposed in ties.items())
    bound = least if proved else min(max(lower_bound(o), end_state(o)), least)
    proved = proved or least <= bound + TOLERANCE * (1 + abs(bound))
    return Best(order, least, exposed, proved, bound, len(ties), count)


def _least_of_all(o: Ordering, play: Play, progress: Progress | None) -> tuple[float, Order]:
    """The least greatest gain of all orders, and one that has it.

    From the end on: what the last steps tempt to, a violation seen late too, does not depend on the order of those
    before them. So an end that tempts to no less than the best order found is not gone on with.
    """
    least, best, size = float("inf"), Order(), len(o.moves)

    def go_on(tail: Order) -> None:
        nonlocal least, best
        rest = frozenset(range(size)) - set(tail)
        if not rest:
            least, best = worst_of(tail), tail
        lasts = [j for j in rest if not any(j in o.after[k] for k in rest)]
        for n, (worst, j) in enumerate(sorted((worst_of((j, *tail)), j) for j in lasts), 1):
            if not best or worst < least - TOLERANCE * (1 + abs(least)):
                go_on((j, *tail))
            if progress and not tail:
                progress(n, len(lasts))

    def worst_of(tail: Order) -> float:
        found = float(solve(o.world, o.path(tail, done=frozenset(range(size)) - set(tail)), play).worst[0])
        play.goes.clear()  # what a violation leads to belongs to this order
        return found

    go_on(())
    return least, best


def end_state(o: Ordering) -> float:
    """The greatest gain in the peace after all steps, by violations seen late too: no order has less."""
    everything = frozenset(range(len(o.moves)))
    return float(solve(o.world, o.path((), done=everything), Play(o.start)).worst[0])


def _sets(o: Ordering) -> int:
    """How many sets of steps can be done, counted up to about `MAX_SETS`."""
    total, layer = 0, {frozenset[int]()}
    while layer and total <= MAX_SETS:
        total += len(layer)
        grown: set[frozenset[int]] = set()
        for done in layer:
            grown.update(done | {j} for j in o.allowed(done))
            if total + len(grown) > MAX_SETS:
                return total + len(grown)
        layer = grown
    return total


def _same(o: Ordering, good: Order, least: float, play: Play) -> dict[Order, float]:
    """Orders whose full solve gives the same greatest gain, and their exposure: this one, and neighbours that tie."""
    limit = least + TOLERANCE * (1 + abs(least))
    found = {good: evaluate(o, good, play)[1]}
    queue, looked = [good], {good}
    while queue and len(found) < TIES and len(looked) < LOOKS:
        order = queue.pop(0)
        for k in range(len(order) - 1):
            other = (*order[:k], order[k + 1], order[k], *order[k + 2 :])
            if other in looked or order[k] in o.after[order[k + 1]]:
                continue
            looked.add(other)
            worst, exposed = evaluate(o, other, play)
            if worst <= limit:
                found[other] = exposed
                queue.append(other)
    return found


def _count(o: Ordering) -> int:
    """How many orders the preconditions allow."""

    @cache
    def ways(done: frozenset[int]) -> int:
        nexts = o.allowed(done)
        return sum(ways(done | {j}) for j in nexts) if nexts else 1

    return ways(frozenset())


def lower_bound(o: Ordering, depth: int = 2) -> float:
    """What the greatest gain cannot go below in any order: the least over all ways to take the last few steps, and the
    end state, which tempts whatever came before it. Minus infinity where nobody can break there."""
    from pourparler.lens.durability.order_search import Search

    return Search(o).floor(min(depth, len(o.moves)))


def safe_prefix(o: Ordering, order: Order) -> int:
    """How many first steps of the order hold as a plan of their own, the most there are; 0 where none do."""
    play = Play(o.start)  # the same states are met after every prefix
    for k in range(len(order), 0, -1):
        worst = float(solve(o.world, o.path(order[:k]), play).worst[0])
        if worst <= TOLERANCE * 10:
            return k
    return 0
