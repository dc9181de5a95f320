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
Wants = list[tuple[Package, str]]  # a package, and how it must compare with the base
Holds = Callable[[str, Wants], bool]
Trades = dict[Trade, list[Package]]  # with what the base may become


def changes(ground: Ground, base: int) -> Iterator[tuple[str, str, Package, Package, Package]]:
    """Two issues, the base with the one changed, with the other, and with both; both together within limits."""
    now = ground.packages[base]
    for gives, gets in permutations(now, 2):
        for one in ground.case["issues"][gives]["options"]:
            for other in ground.case["issues"][gets]["options"]:
                both = {**now, gives: one, gets: other}
                if now[gives] != one and now[gets] != other and ground.within[ground.number(both)]:
                    yield gives, gets, {**now, gives: one}, {**now, gets: other}, both


def trades(ground: Ground, base: int, holds: Holds) -> Trades:
    """Where one gives on an issue and gets on another, the other the other way round, and both are better off.

    ``holds(party, wants)``: whether to a party the packages compare so with the base.
    """
    found: Trades = {}
    for gives, gets, one, other, both in changes(ground, base):
        needed = ground.needed[ground.number(both)]
        for a, b in combinations(ground.parties, 2):
            if (
                holds(a, [(one, "worse"), (other, "better"), (both, "better off")])
                and holds(b, [(one, "better"), (other, "worse"), (both, "better off")])
                and all(holds(p, [(both, "no worse")]) for p in needed if p in ground.parties and p not in (a, b))
            ):
                found.setdefault((a, b, gives, gets), []).append(both)
    return found


def at(ground: Ground, base: int, reading: str = "midpoints") -> Trades:
    """The trades at a named reading."""
    fits = {"worse": {-1}, "better": {1}, "better off": {1}, "no worse": {0, 1}}
    known: dict[tuple[str, int], int] = {}

    def sign(party: str, package: Package) -> int:
        key = party, ground.number(package)
        if key not in known:
            more = ground.gain(party, package, reading) - ground.gain(party, ground.packages[base], reading)
            known[key] = (more > 0) - (more < 0)
        return known[key]

    return trades(ground, base, lambda party, wants: all(sign(party, x) in fits[so] for x, so in wants))


def in_every(ground: Ground, base: int) -> Trades:
    """The trades, with the same options, in every reading."""
    now = ground.packages[base]

    def holds(party: str, wants: Wants) -> bool:
        for package, so in wants:
            pair = (now, package) if so == "worse" else (package, now)
            more = difference(ground, party, *pair)
            if more.has_negative() or (so != "no worse" and not positive(more)):
                return False
        return True

    return trades(ground, base, holds)


def in_part(ground: Ground, base: int) -> Trades:
    """Where who gives and gets on each issue holds in every reading, and what comes of both together in some."""
    now = ground.packages[base]

    def holds(party: str, wants: Wants) -> bool:
        for package, so in wants:
            pair = (now, package) if so == "worse" else (package, now)
            more = difference(ground, party, *pair)
            if so in ("worse", "better") and not positive(more):
                return False
            if so == "better off" and more.high is not None and more.high <= 0:
                return False
            if so == "no worse" and not more.has_nonnegative():
                return False
        return True

    return trades(ground, base, holds)


def in_some(ground: Ground, base: int) -> Trades:
    """The trades that some reading has: for each party one reading in which all it takes is so."""
    now = ground.packages[base]
    rows = {"worse": (-1, True), "better": (1, True), "better off": (1, True), "no worse": (1, False)}
    known: dict[tuple[str, tuple[tuple[tuple[int, ...], str], ...]], bool] = {}

    def holds(party: str, wants: Wants) -> bool:
        views = ground.views[party]
        if views.prioritised:
            pairs = [(now, x) if so == "worse" else (x, now) for x, so in wants]
            signs = [difference(ground, party, *pair).low or 0 for pair in pairs]
            return all(sign > 0 or (sign == 0 and so == "no worse") for sign, (_, so) in zip(signs, wants, strict=True))
        key = party, tuple((views.change(x, now), so) for x, so in wants)
        if key not in known:
            asked = [Row(tuple(rows[so][0] * c for c in (*change, 0)), 0, rows[so][1]) for change, so in key[1]]
            known[key] = values(views.rows + asked, [0] * (len(views.conditions) + 1)) is not None
        return known[key]

    return trades(ground, base, holds)
