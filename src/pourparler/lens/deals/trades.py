"""Trades (log-rolling): pairs of issues where each of two parties gives on one, gets on the other, and both gain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations

from pourparler.space.compile import Package, Space, Valuation
from pourparler.space.readings import Bound, sign_bounds

EVERY, SOME = "every", "some"


@dataclass(frozen=True)
class Trade:
    """The first party gives on ``gives`` and gets on ``gets`` (issue numbers), the second the other way round.

    ``package``: what the base becomes; ``holds``: both are better off in every reading of their views, or in some.
    """

    parties: tuple[int, int]
    gives: int
    gets: int
    package: Package
    holds: str


class Effects:
    """What a change of the base means to each party, over all readings; every question is answered once."""

    def __init__(self, space: Space, base: Package) -> None:
        self.space, self.base = space, base
        self.now = [v.delta(base) for v in space.valuations]
        self.known: dict[tuple[int, tuple[int, ...]], Bound] = {}

    def of(self, party: int, package: Package) -> Bound:
        """How much better the package is for the party than the base."""
        v = self.space.valuations[party]
        delta = tuple(a - b for a, b in zip(v.delta(package), self.now[party], strict=True))
        found = self.known.get((party, delta))
        if found is None:
            found = self.known[party, delta] = _prioritised(delta) if v.prioritised else _sign(v, delta)
        return found


def _sign(v: Valuation, delta: tuple[int, ...]) -> Bound:
    return sign_bounds(v.readings, delta) if any(delta) else Bound(Fraction(0), Fraction(0))


def _prioritised(delta: tuple[int, ...]) -> Bound:
    """The first reason whose truth changes decides."""
    first = Fraction(next((d for d in delta if d), 0))
    return Bound(first, first)


def better(bound: Bound) -> bool:
    """Better in every reading."""
    return bound.low is not None and (bound.low > 0 or bound.low == 0 and bound.low_open)


def worse(bound: Bound) -> bool:
    """Worse in every reading."""
    return bound.high is not None and (bound.high < 0 or bound.high == 0 and bound.high_open)


def may_be_better(bound: Bound) -> bool:
    """Better in some reading."""
    return bound.high is None or bound.high > 0


def trades(space: Space, base: Package) -> Iterator[Trade]:
    """All trades from a base package, at most one for each pair of parties and of issues; in case order.

    Who gives and who gets on each issue holds in every reading; that both are better off, in every or in some.
    The package can exist, keeps within limits, and leaves nobody else who must agree to it worse off than the base
    (in every reading, or else in some). Froman and Cohen (1970); Raiffa, Richardson and Metcalfe (2002).
    """
    effects = Effects(space, base)
    single = {
        (i, o): [effects.of(p, _changed(base, (i, o))) for p in range(len(space.parties))]
        for i, size in enumerate(space.sizes)
        for o in range(size)
        if o != base[i]
    }
    for a, b in combinations(range(len(space.parties)), 2):
        gives: dict[int, list[int]] = {}
        gets: dict[int, list[int]] = {}
        for (i, o), on in single.items():
            if worse(on[a]) and better(on[b]):
                gives.setdefault(i, []).append(o)
            elif better(on[a]) and worse(on[b]):
                gets.setdefault(i, []).append(o)
        for i, j in permutations(range(len(space.sizes)), 2):
            found = _best(effects, (a, b), (i, gives.get(i, [])), (j, gets.get(j, [])))
            if found:
                yield found


def _changed(base: Package, *changes: tuple[int, int]) -> Package:
    package = list(base)
    for issue, option in changes:
        package[issue] = option
    return tuple(package)


def _best(
    effects: Effects, parties: tuple[int, int], give: tuple[int, list[int]], get: tuple[int, list[int]]
) -> Trade | None:
    """The first trade that holds in every reading, else the first that holds in some."""
    space, first = effects.space, None
    for o in give[1]:
        for q in get[1]:
            package = _changed(effects.base, (give[0], o), (get[0], q))
            both = [effects.of(p, package) for p in parties]
            if not all(map(may_be_better, both)) or not _stands(space, package):
                continue
            others = [effects.of(space.parties.index(p), package) for p in space.must_agree(package)]
            if any(map(worse, others)):
                continue
            if all(map(better, both)) and all(bound.always_accepts for bound in others):
                return Trade(parties, give[0], get[0], package, EVERY)
            first = first or Trade(parties, give[0], get[0], package, SOME)
    return first


def _stands(space: Space, package: Package) -> bool:
    return space.feasible(package) and not any(bar.bars and bar.factor.at(package) for bar in space.bars)
