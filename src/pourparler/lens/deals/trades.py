"""Trades (log-rolling): pairs of issues where each of two parties gives on one, gets on the other, and both gain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, permutations

from pourparler.lens.deals.trade import EVERY, SOME, Trade, changed
from pourparler.lens.deals.trades_ranges import trades_of_ranges
from pourparler.space.compile import Package, Space, Valuation
from pourparler.space.readings import sign_bounds


@dataclass(frozen=True)
class Effect:
    """What a change of the base means to a party: better or worse in every reading; better in some; worse in none."""

    better: bool = False
    worse: bool = False
    may_be_better: bool = False
    never_worse: bool = True


class Effects:
    """Effects of changes of the base, over all readings; every question is answered once."""

    def __init__(self, space: Space, base: Package) -> None:
        self.space, self.base = space, base
        self.now = [v.delta(base) for v in space.valuations]
        self.known: dict[tuple[int, tuple[int, ...]], Effect] = {}

    def of(self, party: int, package: Package) -> Effect:
        """How much better the package is for the party than the base."""
        v = self.space.valuations[party]
        delta = tuple(a - b for a, b in zip(v.delta(package), self.now[party], strict=True))
        found = self.known.get((party, delta))
        if found is None:
            found = self.known[party, delta] = _effect(v, delta)
        return found


def _effect(v: Valuation, delta: tuple[int, ...]) -> Effect:
    if not any(delta):
        return Effect()
    if v.prioritised:  # the first reason whose truth changes decides
        up = next(d for d in delta if d) > 0
        return Effect(up, not up, up, up)
    gain, loss = sign_bounds(v.readings, delta), sign_bounds(v.readings, tuple(-d for d in delta))
    return Effect(loss.always_refuses, gain.always_refuses, not loss.always_accepts, gain.always_accepts)


def trades(space: Space, base: Package) -> Iterator[Trade]:
    """All trades from a base package, at most one for each pair of parties and of issues; in case order.

    Who gives and who gets on each issue holds in every reading; that both are better off, in every or in some.
    The package can exist, keeps within limits, and leaves nobody else who must agree to it worse off than the base
    (in every reading, or else in some). Froman and Cohen (1970); Raiffa, Richardson and Metcalfe (2002).
    """
    if all(v.readings.boxed and not v.prioritised for v in space.valuations):
        yield from trades_of_ranges(space, base)
        return
    effects = Effects(space, base)
    single = {
        (i, o): [effects.of(p, changed(base, (i, o))) for p in range(len(space.parties))]
        for i, size in enumerate(space.sizes)
        for o in range(size)
        if o != base[i]
    }
    for a, b in combinations(range(len(space.parties)), 2):
        gives: dict[int, list[int]] = {}
        gets: dict[int, list[int]] = {}
        for (i, o), on in single.items():
            if on[a].worse and on[b].better:
                gives.setdefault(i, []).append(o)
            elif on[a].better and on[b].worse:
                gets.setdefault(i, []).append(o)
        for i, j in permutations(range(len(space.sizes)), 2):
            found = _best(effects, (a, b), (i, gives.get(i, [])), (j, gets.get(j, [])))
            if found:
                yield found


def _best(
    effects: Effects, parties: tuple[int, int], give: tuple[int, list[int]], get: tuple[int, list[int]]
) -> Trade | None:
    """The first trade that holds in every reading, else the first that holds in some."""
    space, first = effects.space, None
    for o in give[1]:
        for q in get[1]:
            package = changed(effects.base, (give[0], o), (get[0], q))
            both = [effects.of(p, package) for p in parties]
            if not all(one.may_be_better for one in both) or not _stands(space, package):
                continue
            others = [effects.of(space.parties.index(p), package) for p in space.must_agree(package)]
            if any(one.worse for one in others):
                continue
            if all(one.better for one in both) and all(one.never_worse for one in others):
                return Trade(parties, give[0], get[0], package, EVERY)
            first = first or Trade(parties, give[0], get[0], package, SOME)
    return first


def _stands(space: Space, package: Package) -> bool:
    return space.feasible(package) and not any(bar.bars and bar.factor.at(package) for bar in space.bars)
