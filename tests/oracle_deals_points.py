"""The frontier and the four solutions of a case by comparing every package with every other.

Written for the tests alone, from the definitions: it imports nothing of pourparler.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import prod
from typing import Any

from oracle_case import Package
from oracle_deals import Gains, Ground
from oracle_polytope import Interval

Value = Any  # what a solution makes greatest: numbers, or tuples of numbers


def dominates(better: Gains, worse: Gains) -> bool:
    """At least as much for everyone, and more for someone."""
    return all(better[p] >= worse[p] for p in worse) and any(better[p] > worse[p] for p in worse)


def frontier(ground: Ground, gains: list[Gains]) -> list[int]:
    """The packages within limits that no package within limits dominates; equal ones are all in."""
    # Those with the greatest sums are tried first, since they dominate most.
    inside = [n for n in ground.numbers if ground.within[n]]
    first = sorted(inside, key=lambda n: -sum(gains[n].values()))
    return [n for n in inside if not any(dominates(gains[m], gains[n]) for m in first)]


# -- solutions -------------------------------------------------------------------------------------


def best(of: Sequence[int], value: Callable[[int], Value]) -> tuple[int, Value] | None:
    """The first package, in package order, of those with the greatest value, and that value."""
    if not of:
        return None
    values = [value(n) for n in of]
    top = max(values)
    return of[values.index(top)], top


def leximin(numbers: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Compared as tuples, the greater has the greater least number; if equal, the greater second least; and so on."""
    return tuple(sorted(numbers))


def nash(ground: Ground, gains: list[Gains]) -> tuple[int, Value] | None:
    """The greatest product of gains, once the most of those who can gain do, where nobody with views loses."""
    parties = ground.parties
    of = [n for n in ground.acceptable(gains) if all(gains[n][p] >= 0 for p in parties)]
    can = [p for p in parties if any(gains[n][p] > 0 for n in of)]

    def value(n: int) -> Value:
        won = [gains[n][p] for p in can if gains[n][p] > 0]
        return len(won), prod(won, start=Fraction(1))

    return best(of, value)


def kalai_smorodinsky(ground: Ground, gains: list[Gains]) -> tuple[int, Value] | None:
    """The greatest least share of what a party could gain at most, over those who could gain."""
    of = ground.acceptable(gains)
    ideal = {p: max((gains[n][p] for n in of), default=Fraction(0)) for p in ground.parties}
    return best(of, lambda n: leximin([gains[n][p] / ideal[p] for p in ground.parties if ideal[p] > 0]))


def egalitarian(ground: Ground, gains: list[Gains]) -> tuple[int, Value] | None:
    """The greatest least gain."""
    return best(ground.acceptable(gains), lambda n: leximin(list(gains[n].values())))


def utilitarian(ground: Ground, gains: list[Gains]) -> tuple[int, Value] | None:
    """The greatest sum of gains."""
    return best(ground.acceptable(gains), lambda n: sum(gains[n].values(), Fraction(0)))


SOLUTIONS = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}


# -- today -----------------------------------------------------------------------------------------


def share(ground: Ground, gains: list[Gains]) -> tuple[int, Fraction] | None:
    """How much of what it could get everyone who can gain gets at once, within limits and where nobody loses.

    Gains and losses are against today. The package with the greatest least share, and that share; None where nobody
    can gain.
    """
    now = gains[ground.number(ground.today)]
    gains = [{party: gain - now[party] for party, gain in one.items()} for one in gains]
    of = [n for n in ground.numbers if ground.within[n] and all(gain >= 0 for gain in gains[n].values())]
    ideal = {p: max((gains[n][p] for n in of), default=Fraction(0)) for p in ground.parties}
    can = [p for p in ground.parties if ideal[p] > 0]
    if not can:
        return None
    found = best(of, lambda n: leximin([gains[n][p] / ideal[p] for p in can]))
    assert found is not None
    return found[0], found[1][0]


# -- in every reading ------------------------------------------------------------------------------


def difference(ground: Ground, party: str, package: Package, base: Package) -> Interval:
    """What a package is worth more than a base to a party, in all its readings; of a prioritised list, the sign."""
    views = ground.views[party]
    if views.prioritised:
        then, now = views.truth(package), views.truth(base)
        sign = Fraction((then > now) - (then < now))
        return Interval(sign, True, sign, True)
    return ground.span(party, (*views.change(package, base), 0))


def positive(values: Interval) -> bool:
    """Above zero in every reading."""
    return values.low is not None and (values.low > 0 or (values.low == 0 and not values.low_reached))


def dominated(ground: Ground, n: int) -> bool:
    """Whether one package within limits is, in every reading, worth no less to all and more to someone.

    The parties' readings are independent: in every reading someone gains where one party gains in all its readings.
    """
    for m in ground.numbers:
        if m == n or not ground.within[m]:
            continue
        found = []
        for party in ground.parties:
            found.append(difference(ground, party, ground.packages[m], ground.packages[n]))
            if found[-1].has_negative():
                break
        else:
            if any(positive(values) for values in found):
                return True
    return False
