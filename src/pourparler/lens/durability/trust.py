"""How much trust a plan asks for, beside the record there is; and what each thing handed over does to temptation.

Trust needed: q* = (refuse - betrayed) / (kept - betrayed), the least probability of being kept at which going along
is worth as much as refusing. The record is a beta-binomial count of dated promises. Which way a record points is
contested: Quinn & Joshi find that the number of earlier agreements that failed is the best predictor of success.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import lgamma

import numpy as np

from pourparler.case.model import Promise
from pourparler.lens.durability.exposure import no_deal, until
from pourparler.lens.durability.game import Solved
from pourparler.lens.durability.model import Floats, Package, Path, World

TOLERANCE = 1e-9
VERIFIED, CLAIMED = 1.0, 0.5  # an unverified row is half a count; all of that is said beside the figure


@dataclass(frozen=True)
class Needed:
    """What ``truster`` needs of ``trusted``. ``share``: q* in each reading, 0 where betrayal costs nothing beside
    refusing, above 1 where even a kept plan is worth less than refusing. Each reading has its own worst betrayal; ``phase`` and ``action`` are those of the first reading."""

    truster: int
    trusted: int
    share: Floats
    phase: int
    action: str


def needed(world: World, path: Path, solved: Solved, agreeing: frozenset[int] = frozenset()) -> tuple[Needed, ...]:
    """For each pair, the trust that going along asks for, from the first phase on.

    Who goes along, and so could refuse: whoever has a step to take, and ``agreeing``, who must agree to what a step
    sets. It trusts each party that could by a break leave it with less than the plan kept gives it; where even so it
    has no less than by refusing (as where the other's step comes first), the share is 0 in every reading.
    """
    movers = {party for move in path.moves for party in move.who} | agreeing
    refuse, kept = no_deal(world, path, solved), solved.values[0]
    worst: dict[tuple[int, int], tuple[Floats, int, str]] = {}
    for number, (upto, weight) in enumerate(until(world, path), 1):
        for d in solved.deviations:
            if d.phase != number:
                continue
            values = upto + weight * d.values
            for i in range(len(world.parties)):
                if i == d.party or i not in movers:
                    continue
                old = worst.get((i, d.party))
                if old is None:
                    worst[i, d.party] = (values[:, i], number, d.action)
                    continue
                least = np.minimum(old[0], values[:, i])
                where = (number, d.action) if values[0, i] < old[0][0] else old[1:]
                worst[i, d.party] = (least, *where)
    found = []
    for (i, j), (betrayed, phase, action) in sorted(worst.items()):
        loss = refuse[:, i] - betrayed
        room = kept[:, i] - betrayed
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.where(loss <= 0, 0.0, np.where(room > 0, loss / room, np.inf))
        if (room > TOLERANCE * (1 + np.abs(kept[:, i]))).any() or (share > 0).any():
            found.append(Needed(i, j, share, phase, action))
    return tuple(found)


@dataclass(frozen=True)
class Record:
    """Counts of one party's dated promises, by rows and by agreements (rows of one day to the same parties)."""

    party: str
    kept: float
    broken: float
    disputed: int
    agreements_kept: float
    agreements_broken: float
    rows: tuple[Promise, ...]


def record(promises: Iterable[Promise], party: str) -> Record:
    """The record of a party. An agreement counts as broken when any of its rows is; pending and disputed rows are
    shown and not counted."""
    rows = tuple(p for p in promises if p.by == party)
    kept = sum(_count(p) for p in rows if p.outcome == "kept")
    broken = sum(_count(p) for p in rows if p.outcome == "broken")
    groups: dict[tuple[str, tuple[str, ...]], list[Promise]] = {}
    for p in rows:
        if p.outcome in ("kept", "broken"):
            groups.setdefault((p.date, p.to), []).append(p)
    good = [max(map(_count, g)) for g in groups.values() if all(p.outcome == "kept" for p in g)]
    bad = [
        max(_count(p) for p in g if p.outcome == "broken")
        for g in groups.values()
        if any(p.outcome == "broken" for p in g)
    ]
    disputed = sum(p.outcome == "disputed" for p in rows)
    return Record(party, kept, broken, disputed, sum(good), sum(bad), rows)


def _count(p: Promise) -> float:
    return VERIFIED if p.verified_by else CLAIMED


def at_least(a: float, b: float, share: float) -> float:
    """P(theta >= share) for theta ~ Beta(a, b). Raises ValueError where a or b is not above zero."""
    if a <= 0 or b <= 0:
        raise ValueError("a beta distribution needs both counts above zero")
    if share <= 0:
        return 1.0
    if share >= 1:
        return 0.0
    from scipy.special import betainc

    return float(1 - betainc(a, b, share))


def in_a_row(a: float, b: float, n: int) -> float:
    """P(the next n promises are kept) = B(a + n, b) / B(a, b)."""
    return float(np.exp(lgamma(a + n) + lgamma(a + b) - lgamma(a) - lgamma(a + b + n)))


@dataclass(frozen=True)
class Handed:
    """What a step does to a party's temptation to attack, present value: ``change`` = ``mass`` - ``value``, and
    what else moves. Each R."""

    step: str
    war: str
    party: int
    mass: Floats
    value: Floats

    @property
    def change(self) -> Floats:
        return self.mass - self.value


def handed_over(world: World, path: Path) -> tuple[Handed, ...]:
    """For each step and each side that may attack: the change in its odds times what is at stake, less what having
    the thing without a war is worth to it. Above zero the step makes attacking more tempting (Fearon 1996; design
    O13: mass minus value)."""
    found = []
    for k, move in enumerate(path.moves, 1):
        before, after = path.packages[k - 1], path.packages[k]
        if before == after:
            continue
        for war in world.wars:
            for side in war.attackers:
                mass = _war(world, war, side, after) - _war(world, war, side, before)
                value = (world.forever(after) - world.forever(before))[:, side]
                if np.any(mass != 0) or np.any(value != 0):
                    found.append(Handed(move.id, war.id, side, mass, value))
    return tuple(found)


def _war(world: World, war: object, side: int, at: Package) -> Floats:
    from pourparler.lens.durability.offdeal import Play, war_value

    return war_value(world, war, side, at, frozenset(), Play("peaceful"))[:, side]  # type: ignore[arg-type]
