"""What stands against an agreement, what would have to move, and what comes near: brute force.

Written for the tests alone, from the definitions: it imports nothing of pourparler.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import Any

from oracle_deals import Gains, Ground

MODES = ("every", "some")


def minimal(sets: set[frozenset[Any]]) -> set[frozenset[Any]]:
    """The sets that contain no other of them."""
    return {one for one in sets if not any(other < one for other in sets)}


def in_order(sets: set[frozenset[str]], order: list[str]) -> list[list[str]]:
    """Sets as lists in a given order, the short ones first, then by the places of what is in them."""
    lists = [sorted(one, key=order.index) for one in sets]
    return sorted(lists, key=lambda one: (len(one), [order.index(id) for id in one]))


def ids(ground: Ground) -> list[str]:
    """All that may have to move, in case order: the limits that bar, then everyone's floor."""
    return ground.limits + [f"floor:{party}" for party in ground.everyone]


def violations(ground: Ground, n: int, mode: str) -> frozenset[str]:
    """The limits that bar a package, and the floors of those who must agree to it and do not accept."""
    refuses = {"no", "depends", "unknown"} if mode == "every" else {"no", "unknown"}
    floors = [f"floor:{party}" for party in ground.needed[n] if ground.says[party][n] in refuses]
    return frozenset(ground.crossed[n] + floors)


def corrections(ground: Ground, mode: str) -> list[list[str]]:
    """The least sets of limits and floors without which some feasible agreement stands."""
    agreements = [n for n in ground.numbers if ground.feasible[n] and ground.agreement[n]]
    return in_order(minimal({violations(ground, n, mode) for n in agreements}), ids(ground))


def conflicts(ground: Ground, mode: str) -> list[list[str]]:
    """The least sets of limits and floors that cannot stand together: each has a part in every correction."""
    return in_order(hitting([frozenset(one) for one in corrections(ground, mode)]), ids(ground))


def hitting(sets: list[frozenset[str]]) -> set[frozenset[str]]:
    """The least sets that have something in common with each of the sets; none where one of these is empty."""
    everything = sorted(set().union(*sets))
    found: set[frozenset[str]] = set()
    for size in range(len(everything) + 1):
        for chosen in map(frozenset, combinations(everything, size)):
            if all(chosen & one for one in sets) and not any(known <= chosen for known in found):
                found.add(chosen)
    return found


# -- near ------------------------------------------------------------------------------------------


def changed(ground: Ground, n: int, target: int) -> list[str]:
    """The issues on which a package differs from another."""
    one, other = ground.packages[n], ground.packages[target]
    return [issue for issue in one if one[issue] != other[issue]]


def nearest(ground: Ground, of: list[int], target: int) -> list[int]:
    """Those of some packages that differ from a target in the fewest issues."""
    least = min((len(changed(ground, n, target)) for n in of), default=0)
    return [n for n in of if len(changed(ground, n, target)) == least]


def told(ground: Ground, n: int, target: int) -> dict[str, Any]:
    """An acceptable package as a repair of the target."""
    accepted = "every" if ground.accepted(n, "every") else "some"
    return {"terms": ground.packages[n], "changes": changed(ground, n, target), "accepted": accepted}


def near(ground: Ground, target: int, mode: str = "some", most: int = 10) -> list[dict[str, Any]]:
    """The acceptable packages that differ from a target in the fewest issues; the first ten in package order."""
    of = [n for n in ground.numbers if ground.accepted(n, mode)]
    return [told(ground, n, target) for n in nearest(ground, of, target)][:most]


def needs(ground: Ground, party: str, target: int, mode: str) -> list[int]:
    """The agreements within limits nearest to a target that one party accepts, whether it is asked or not."""
    allowed = {"yes"} if mode == "every" else {"yes", "depends"}
    of = [n for n in ground.numbers if ground.within[n] and ground.agreement[n] and ground.says[party][n] in allowed]
    return nearest(ground, of, target)


def diverse(ground: Ground, target: int, count: int) -> list[dict[str, Any]]:
    """The nearest acceptable package, then each time the one whose least difference from those chosen is greatest."""
    of = [n for n in ground.numbers if ground.accepted(n, "some")]
    chosen = nearest(ground, of, target)[:1]
    while chosen and len(chosen) < count:
        far = [min(len(changed(ground, n, m)) for m in chosen) for n in of]
        if max(far) == 0:
            break
        chosen.append(of[far.index(max(far))])
    return [told(ground, n, target) for n in chosen]


def least_loss(ground: Ground, gains: list[Gains], target: int, backers: list[str]) -> tuple[int, Fraction] | None:
    """The acceptable package by which the backer who loses most against a target loses least, and how much that is.

    Of equal ones the one with the fewest changes, then the first.
    """
    of = [n for n in ground.numbers if ground.accepted(n, "some")]
    if not of:
        return None
    worst = {n: min(gains[n][p] - gains[target][p] for p in backers) for n in of}
    top = max(worst.values())
    best = nearest(ground, [n for n in of if worst[n] == top], target)[0]
    return best, max(-top, Fraction(0))
