"""Who could agree without the others, and what each no weighs, by trying every coalition.

Written for the tests alone, from the definitions: it imports nothing of pourparler. A side is one party, or a bloc of
several that says no when any of them does.
"""

from __future__ import annotations

from itertools import combinations

from oracle_deals import Ground
from oracle_deals_repair import in_order, minimal

Side = tuple[str, ...]


def single(ground: Ground) -> list[Side]:
    """Every party by itself."""
    return [(party,) for party in ground.everyone]


def asked(ground: Ground, n: int, sides: list[Side]) -> frozenset[str]:
    """The sides whose agreement a package needs, by name."""
    return frozenset("+".join(side) for side in sides if set(side) & set(ground.needed[n]))


def coalitions(ground: Ground, mode: str, sides: list[Side]) -> list[list[str]]:
    """The least sets of sides that have an acceptable agreement for which nobody else is needed."""
    needed = {asked(ground, n, sides) for n in ground.numbers if ground.accepted(n, mode)}
    return in_order(minimal(needed), ["+".join(side) for side in sides])


def pivotal(ground: Ground, mode: str, sides: list[Side]) -> list[str]:
    """The sides without which nobody could agree on anything."""
    found = coalitions(ground, mode, sides)
    return [name for name in map("+".join, sides) if found and all(name in one for one in found)]


def weighs(ground: Ground, mode: str, sides: list[Side], side: Side) -> dict[str, int]:
    """What a side's no weighs.

    ``needed_in``: acceptable agreements that need it; ``blocks_alone``: agreements within limits that only it does not
    accept; ``swings``: coalitions that could agree with it and not without it.
    """
    allowed = {"yes"} if mode == "every" else {"yes", "depends"}
    name, names = "+".join(side), ["+".join(one) for one in sides]
    accepted = [asked(ground, n, sides) for n in ground.numbers if ground.accepted(n, mode)]
    alone = 0
    for n in ground.numbers:
        if ground.within[n] and ground.agreement[n]:
            refusing = {p for p in ground.needed[n] if ground.says[p][n] not in allowed}
            alone += bool(refusing) and refusing <= set(side)
    others = [other for other in names if other != name]
    subsets = [set(some) for size in range(len(names)) for some in combinations(others, size)]
    swings = sum(
        any(need <= some | {name} for need in accepted) and not any(need <= some for need in accepted)
        for some in subsets
    )
    return {"needed_in": sum(name in need for need in accepted), "blocks_alone": alone, "swings": swings}
