"""Off-deal play: what each party does once the deal is void, found from a peaceful and from a violent start.

Once void, everybody chooses in turn, every period: to hold, to attack, or to undo alone what it can. An attack is a
lottery over what its winner sets for good; what is undone goes back to today and stays there. A profile is stationary
and a Markov-perfect equilibrium: no one-shot change of one choice pays (Fudenberg & Tirole 1991, ch. 13). It is found by best replies from the last choice to the first, until none changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.durability.model import ON_ATTACK, Floats, Package, Response, War, World
from pourparler.lens.durability.settle import TOLERANCE, Bools, settle

PEACEFUL, VIOLENT = "peaceful", "violent"
Key = tuple[Package, int, frozenset[str]]
NOBODY = -1


@dataclass(frozen=True)
class Shifts:
    """How answers move odds: those that surely come together, and the ``open`` ones with their chances; what the open
    ones come to at the least, at the most and in the mean. All R."""

    sure: Floats
    open: tuple[tuple[Floats, Floats], ...]
    low: Floats
    high: Floats
    mean: Floats


def _shifts(found: list[tuple[Floats, Floats]], zero: Floats) -> Shifts:
    """``found``: each shift with its chance."""
    sure = sum((shift for shift, come in found if (come == 1).all()), zero)
    left = tuple((shift, come) for shift, come in found if not (come == 1).all() and shift.any())
    low = sum((np.minimum(shift, 0) for shift, _ in left), zero)
    high = sum((np.maximum(shift, 0) for shift, _ in left), zero)
    return Shifts(sure, left, low, high, sum((shift * come for shift, come in left), zero))


@dataclass
class Play:
    """Everybody's choices off the deal, for one start. Filled as it is asked; a frozen one is only read.

    ``taken``: void state -> for each choice, in which readings it is no holding. ``comes``: response, where, and
    what it answers -> in which readings its sender sends it. ``goes``: a violation under way, and when
    -> which open break its party takes up then, 0 for none. ``unsettled``: readings in which no profile was found.
    ``known``: what was computed for this world and is asked again.
    """

    start: str
    taken: dict[Key, NDArray[np.bool_]] = field(default_factory=dict)
    comes: dict[tuple[str, Package, str], Bools] = field(default_factory=dict)
    unsettled: dict[Key, Bools] = field(default_factory=dict)
    values: dict[Key, Floats] = field(default_factory=dict)
    goes: dict[tuple[object, ...], NDArray[np.int64]] = field(default_factory=dict)
    known: dict[tuple[object, ...], Any] = field(default_factory=dict)

    def frozen(self, times: int = 1) -> Play:
        """The same choices, for other amounts; so many times side by side."""

        def wide(found: dict[Any, Any]) -> dict[Any, Any]:
            return {key: np.tile(x, times) for key, x in found.items()} if times > 1 else dict(found)

        return Play(self.start, wide(self.taken), wide(self.comes), wide(self.unsettled), goes=wide(self.goes))


def standing(world: World, done: int, starts: dict[str, int] | None = None) -> frozenset[str]:
    """The responses that stand after so many steps."""
    at = starts or {}
    return frozenset(r.id for r in world.responses if at.get(r.id, r.starts) <= done)


def chances(world: World) -> tuple[tuple[War, int], ...]:
    """Who may attack in which war, in the order they choose."""
    return tuple((war, side) for war in world.wars for side in war.attackers)


def annuity(discount: Floats, periods: int, lag: int) -> Floats:
    """What 1 per period is worth: from ``lag`` periods on, for ``periods`` (0: for ever)."""
    run = 1 - discount**periods if periods else np.ones_like(discount)
    return discount**lag * run / (1 - discount)


def punished(world: World, party: int, force: Iterable[str], play: Play, at: Package) -> Floats:
    """What sanctions and bonds in force change for everybody when the party breaks, R by n."""
    rows = [r for r in world.responses if r.id in force and r.kind in ("sanction", "bond") and party in r.against]
    key = ("punished", party, tuple(r.id for r in rows), at if any(r.decides for r in rows) else None)
    if key not in play.known:
        play.known[key] = _punished(world, party, rows, play, at)
    return np.asarray(play.known[key])


def _punished(world: World, party: int, rows: list[Response], play: Play, at: Package) -> Floats:
    """What these sanctions and bonds change for everybody when the party breaks, R by n."""
    found = np.zeros_like(world.discount)
    for r in rows:
        if r.kind == "sanction":
            each = annuity(world.discount, r.periods, r.lag)
        else:
            each = world.discount**r.lag
        come = r.surely[:, None] * _comes(world, r, each, play, at, "break", None)
        found[:, party] -= (come * each)[:, party] * r.amount
        for other, share in r.to.items():
            found[:, other] += (come * each)[:, other] * r.amount * share
        for sender, cost in r.pays.items():
            found[:, sender] -= (come * each)[:, sender] * cost
        for sender, cost in r.fails.items():
            found[:, sender] -= (1 - come[:, 0]) * cost
    return found


def _comes(world: World, r: Response, each: Floats, play: Play, at: Package, what: str, swing: Floats | None) -> Floats:
    """Whether the sender sends it, R by 1: always, unless it weighs its own values, this answer by itself."""
    if not r.decides or not r.by:
        return np.ones((world.readings, 1))
    key = (r.id, at, what)
    if key not in play.comes:
        sender = r.by[0]
        zero = np.zeros(world.readings)
        gain = -r.pays.get(sender, zero) * each[:, sender] + r.fails.get(sender, zero)
        if swing is None:  # an attack costs its attacker, and hands nothing on
            gain = gain + r.to.get(sender, zero) * r.amount * each[:, sender]
        else:
            gain = gain + swing[:, sender]
        play.comes[key] = gain >= -TOLERANCE
    return play.comes[key].astype(float)[:, None]


def war_value(world: World, war: War, attacker: int, at: Package, force: frozenset[str], play: Play) -> Floats:
    """Everybody's value, R by n, of a war that the attacker starts where ``at`` stands, sanctions and bonds aside."""
    rows = [r for r in world.responses if r.id in force and r.kind in ON_ATTACK and attacker in r.against]
    answers = tuple(r.id for r in rows)
    key = ("war", war.id, attacker, at, answers)
    if key in play.known:
        return np.asarray(play.known[key])
    won = [_forever(world, war.wins(at, side), play) for side in (True, False)]
    odds = war.odds(at)
    same = ("answers", war.id, attacker, answers)
    if any(r.decides for r in rows):
        lost, shifts = _answers(world, war, attacker, at, rows, odds, won, play)
    else:  # what comes does not depend on where it is
        if same not in play.known:
            play.known[same] = _answers(world, war, attacker, at, rows, odds, won, play)
        lost, shifts = play.known[same]
    first = _odds(odds, shifts)[:, None]
    play.known[key] = first * won[0] + (1 - first) * won[1] + lost
    return np.asarray(play.known[key])


def _forever(world: World, at: Package, play: Play) -> Floats:
    """As the world's ``forever``, computed once."""
    if ("forever", at) not in play.known:
        play.known["forever", at] = world.forever(at)
    return np.asarray(play.known["forever", at])


def _answers(
    world: World,
    war: War,
    attacker: int,
    at: Package,
    rows: list[Response],
    odds: Floats,
    won: list[Floats],
    play: Play,
) -> tuple[Floats, Shifts]:
    """What a war costs everybody, with those who answer the attacker, R by n; and how its odds shift, with what chance."""
    sign = -1.0 if attacker == war.a else 1.0
    lost = -war.costs
    one = np.ones_like(world.discount)
    shifts: list[tuple[Floats, Floats]] = []
    for r in rows:
        swing = None
        if r.decides:
            alone = np.clip(odds + sign * r.shift, 0.0, 1.0) - np.clip(odds, 0.0, 1.0)
            swing = alone[:, None] * (won[0] - won[1])
        come = (r.surely[:, None] * _comes(world, r, one, play, at, f"{war.id}:{attacker}", swing))[:, 0]
        shifts.append((sign * r.shift, come))
        lost[:, attacker] -= come * r.amount
        for sender, cost in r.pays.items():
            lost[:, sender] -= come * cost
        for sender, cost in r.fails.items():
            lost[:, sender] -= (1 - come) * cost
    return lost, _shifts(shifts, np.zeros_like(odds))


def _odds(odds: Floats, shifts: Shifts) -> Floats:
    """The odds to be expected, R, when each shift comes with its chance and odds stay from 0 to 1 whatever comes."""
    sure = odds + shifts.sure
    if (sure + shifts.low).min() >= 0 and (sure + shifts.high).max() <= 1:  # no end is met, so the mean is enough
        return np.asarray(sure + shifts.mean)
    cases = [(sure, np.ones_like(odds))]
    for shift, come in shifts.open:
        cases = [case for at, p in cases for case in ((at, p * (1 - come)), (at + shift, p * come)) if case[1].any()]
    return np.asarray(sum(p * np.clip(at, 0.0, 1.0) for at, p in cases), dtype=np.float64)


def relief(world: World, force: frozenset[str]) -> Floats:
    """What relief in force adds to everybody's flow, R by n."""
    found = np.zeros_like(world.discount)
    for r in world.responses:
        if r.id in force and r.kind == "relief":
            for party in r.against:
                found[:, party] += r.surely * r.amount
            for sender, cost in r.pays.items():
                found[:, sender] -= r.surely * cost
    return found


def left(world: World, force: frozenset[str], breaker: int) -> frozenset[str]:
    """What of the responses in force is left once the party broke the deal; -1 for nobody. Relief ends when who
    gets it breaks, or who gives it."""
    gone = {
        r.id for r in world.responses if breaker in r.lapses or (r.kind == "relief" and breaker in (*r.against, *r.by))
    }
    return force - gone


def void(world: World, at: Package, breaker: int, force: frozenset[str], play: Play) -> Floats:
    """Everybody's value, R by n, once the deal is void where ``at`` stands; what punishes the break itself is apart.

    ``force``: the responses that are left. Sanctions and bonds strike whoever attacks for the first time.
    """
    asked = ("void", at, breaker, force)
    if asked in play.known:
        return np.asarray(play.known[asked])
    if not _matters(world, breaker, force):
        breaker = NOBODY  # so that what is the same for all is looked at once
    key = (at, breaker, force)
    if key in play.values:
        play.known[asked] = play.values[key]
        return play.values[key]
    if ("relief", force) not in play.known:
        play.known["relief", force] = relief(world, force)
    flow = world.flow(at) + play.known["relief", force]
    calm = flow / (1 - world.discount)
    sides, ends = [], []
    for war, side in chances(world):
        value = war_value(world, war, side, at, force, play)
        if side != breaker:
            value = value + punished(world, side, force, play, at)
        sides.append(side)
        ends.append(value)
    for side, _, package in (world.undoes or world.breaks)(at):  # nothing binds any more, so what can be undone may be
        sides.append(side)
        ends.append(void(world, package, breaker, force, play))
    if key not in play.taken:
        taken = np.full((len(sides), world.readings), play.start == VIOLENT)
        play.unsettled[key] = settle(sides, ends, (flow, world.discount), calm, taken)
        play.taken[key] = taken
    play.values[key] = play.known[asked] = _value(play.taken[key], ends, calm)
    return play.values[key]


def _matters(world: World, breaker: int, force: frozenset[str]) -> bool:
    """Whether it matters off the deal who broke it: only to what strikes a later attack of another for the first time."""
    if all(side != breaker for _, side in chances(world)):
        return False
    return any(r.id in force and breaker in r.against for r in world.responses if r.kind in ("sanction", "bond"))


def _value(taken: Bools, ends: list[Floats], calm: Floats) -> Floats:
    """The value at the start of a period: of the first choice that is no holding, else of calm."""
    found = calm.copy()
    for chosen, end in zip(taken[::-1], ends[::-1], strict=True):
        if chosen.any():
            found[chosen] = end[chosen]
    return found
