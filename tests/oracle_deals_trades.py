"""Trades from a base, by trying every pair of changes, every pair of parties and every role.

Written for the tests alone, from the definitions: it imports nothing of pourparler.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, permutations

from oracle_case import Package
from oracle_deals import Ground
from oracle_deals_points import difference, positive
from oracle_polytope import Row, values

Trade = tuple[
    str, str, str, str
]  # one party, another; the issue on which the first gives, and the one on which it gets
Wants = list[
    tuple[Package, int]
]  # a package, and whether it must be better (1), worse (-1) or no worse (0) than the base
Holds = Callable[[str, Wants], bool]


def changes(ground: Ground, base: int) -> Iterator[tuple[str, str, Package, Package, Package]]:
    """Two issues, the base with the one changed, with the other, and with both; both together within limits."""
    now = ground.packages[base]
    for gives, gets in permutations(now, 2):
        for one in ground.case["issues"][gives]["options"]:
            for other in ground.case["issues"][gets]["options"]:
                both = {**now, gives: one, gets: other}
                if now[gives] != one and now[gets] != other and ground.within[ground.number(both)]:
                    yield gives, gets, {**now, gives: one}, {**now, gets: other}, both


def trades(ground: Ground, base: int, holds: Holds) -> set[Trade]:
    """Where one gives on an issue and gets on another, and both are better off.

    ``holds(party, wants)``: whether a party's views are so, at a reading, in every one or in some.
    """
    found = set()
    for gives, gets, one, other, both in changes(ground, base):
        needed = ground.needed[ground.number(both)]
        for a, b in combinations(ground.parties, 2):
            if (
                holds(a, [(one, -1), (other, 1), (both, 1)])
                and holds(b, [(one, 1), (other, -1), (both, 1)])
                and all(holds(p, [(both, 0)]) for p in needed if p in ground.parties and p not in (a, b))
            ):
                found.add((a, b, gives, gets))
    return found


def at(ground: Ground, base: int, reading: str = "midpoints") -> set[Trade]:
    """The trades at a named reading."""
    known: dict[tuple[str, int], int] = {}

    def sign(party: str, package: Package) -> int:
        key = party, ground.number(package)
        if key not in known:
            more = ground.gain(party, package, reading) - ground.gain(party, ground.packages[base], reading)
            known[key] = (more > 0) - (more < 0)
        return known[key]

    def holds(party: str, wants: Wants) -> bool:
        return all(sign(party, package) == way if way else sign(party, package) >= 0 for package, way in wants)

    return trades(ground, base, holds)


def in_every(ground: Ground, base: int) -> set[Trade]:
    """The trades with the same options in every reading."""
    now = ground.packages[base]

    def holds(party: str, wants: Wants) -> bool:
        for package, way in wants:
            more = (package, now) if way >= 0 else (now, package)
            span = difference(ground, party, *more)
            if span.has_negative() or (way and not positive(span)):
                return False
        return True

    return trades(ground, base, holds)


def in_some(ground: Ground, base: int) -> set[Trade]:
    """The trades that some reading has: for each party one reading in which all it takes is so."""
    now = ground.packages[base]
    known: dict[tuple[str, tuple[tuple[tuple[int, ...], int], ...]], bool] = {}

    def holds(party: str, wants: Wants) -> bool:
        views = ground.views[party]
        if views.prioritised:
            return all(
                (difference(ground, party, package, now).low or 0) * (way or 1) >= (1 if way else 0)
                for package, way in wants
            )
        key = party, tuple((views.change(package, now), way) for package, way in wants)
        if key not in known:
            rows = [Row(tuple((way or 1) * c for c in (*change, 0)), 0, strict=way != 0) for change, way in key[1]]
            known[key] = values(views.rows + rows, [0] * (len(views.conditions) + 1)) is not None
        return known[key]

    return trades(ground, base, holds)
