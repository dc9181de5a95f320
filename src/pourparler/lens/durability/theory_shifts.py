"""Closed forms of power that shifts: preventive war, land that moves the odds, and what stops an attack.

Units: odds and shares of a flow of 1 a period; costs once, in periods of that flow; ``delta`` is what a period's
delay leaves of a worth. R is the side that rises or receives, D the side that declines or cedes.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite

STEPS = 10_000  # of a path of slices, at most


def check_delta(delta: float) -> float:
    """``delta``, if it lies above 0 and below 1. Raises ValueError otherwise."""
    if not 0 < delta < 1:
        raise ValueError(f"discounting must lie between 0 and 1, not {delta}")
    return delta


def check_share(**numbers: float) -> None:
    """Raises ValueError where one of these is no share from 0 to 1."""
    for name, number in numbers.items():
        if not 0 <= number <= 1:
            raise ValueError(f"{name} must lie from 0 to 1, not {number}")


def check_positive(**numbers: float) -> None:
    """Raises ValueError where one of these is not a number above 0."""
    for name, number in numbers.items():
        if not (number > 0 and isfinite(number)):
            raise ValueError(f"{name} must be above 0, not {number}")


def check_cost(**numbers: float) -> None:
    """Raises ValueError where one of these is not a number from 0 up."""
    for name, number in numbers.items():
        if not (number >= 0 and isfinite(number)):
            raise ValueError(f"{name} must not be below 0, not {number}")


def preventive_shift(p1: float, cost: float, delta: float) -> float:
    """T1, Fearon 1995: the odds of R next period up to which D does not attack now, when R then takes all it can.

    p2* = (p1 + cost (1 - delta)^2) / delta; may exceed 1: no shift is too great. Raises ValueError outside the domain.
    """
    check_delta(delta)
    check_share(p1=p1)
    check_cost(cost=cost)
    return (p1 + cost * (1 - delta) ** 2) / delta


def best_deal_shift(p1: float, cost_d: float, cost_r: float, delta: float) -> float:
    """T2, Powell 2006, with costs once: the odds of R next period above which no peaceful path exists at all.

    p2 = (p1 + (1 - delta)(cost_d + delta cost_r)) / delta. Speaks of power that shifts from outside, along every
    efficient path: never of a handover that itself causes the shift. Raises ValueError outside the domain.
    """
    check_delta(delta)
    check_share(p1=p1)
    check_cost(cost_d=cost_d, cost_r=cost_r)
    return (p1 + (1 - delta) * (cost_d + delta * cost_r)) / delta


def efficient_shift(p: float, destroyed: float, delta: float) -> float:
    """T2, Powell 2006: the same where a war destroys a share of the pie: p' = (p + d / (1 - d)) / delta.

    Raises ValueError outside the domain (``destroyed`` below 1).
    """
    check_delta(delta)
    check_share(p=p, destroyed=destroyed)
    if destroyed == 1:
        raise ValueError("a war that destroys everything has no threshold")
    return (p + destroyed / (1 - destroyed)) / delta


@dataclass(frozen=True)
class Slices:
    """``shares``: R's share from today on, after each slice. ``stop``: where slices end (the limit of the path).
    ``all_at_once``: the last one takes all that is left, since a war is worth nothing to D there."""

    shares: tuple[float, ...]
    stop: float
    all_at_once: bool


def slices(start: float, a: float, b: float, cost: float, delta: float, steps: int = STEPS) -> Slices:
    """T3, Fearon 1996: what D cedes, held at its war value each period, when R's odds are p(x) = a + b x.

    (1 - delta) x' + delta p(x') = p(x) + cost (1 - delta)^2, until a war is worth nothing to D, and it cedes all; or
    the path nears `stop_share`. ``steps``: at most so many. Raises ValueError where odds leave 0 to 1.
    """
    check_delta(delta)
    check_share(start=start, at_nothing=a, at_all=a + b)
    check_positive(cost=cost)
    if b < 0:
        raise ValueError("land must not lower the odds of who receives it")
    shares, x, limit = [start], start, 1 - cost * (1 - delta)
    while len(shares) <= steps:
        if a + b * x >= limit - 1e-12:
            return Slices((*shares, 1.0) if x < 1 else tuple(shares), 1.0, True)
        new = (a * (1 - delta) + b * x + cost * (1 - delta) ** 2) / (1 - delta + delta * b)
        if new <= x + 1e-12:
            break
        x = min(new, 1.0)
        shares.append(x)
        if x == 1:
            return Slices(tuple(shares), 1.0, False)
    return Slices(tuple(shares), min(1.0, stop_share(a, b, cost, delta)) if b < 1 else 1.0, False)


def stop_share(a: float, b: float, cost: float, delta: float) -> float:
    """T3: where slices stop when p(x) = a + b x, b < 1: (a + cost (1 - delta)) / (1 - b). Raises ValueError if b >= 1."""
    check_delta(delta)
    check_cost(cost=cost)
    if not 0 <= b < 1:
        raise ValueError("slices stop by themselves only where b lies from 0 to below 1")
    return (a + cost * (1 - delta)) / (1 - b)


def contraction(b: float, delta: float) -> float:
    """T3: how much of the way to the stop is left after each slice: b / (1 - delta + delta b)."""
    check_delta(delta)
    if b < 0:
        raise ValueError("b must not be below 0")
    return b / (1 - delta + delta * b)


def slice_before_line(lead: float, cost: float, delta: float) -> float:
    """T3: the slice each period where R's odds exceed its share by ``lead``: (1 - delta)(lead + cost (1 - delta))."""
    check_delta(delta)
    check_share(lead=lead)
    check_cost(cost=cost)
    return (1 - delta) * (lead + cost * (1 - delta))


def greatest_jump(lead: float, cost: float, delta: float) -> float:
    """T3: J*, the greatest jump of the odds at a line that D still crosses: the slice before it, over delta."""
    return slice_before_line(lead, cost, delta) / delta


def at_the_line(jump: float, lead: float, cost_d: float, cost_r: float, delta: float) -> str:
    """T3: "crosses", or else "war" where R gains by attacking there (lead > cost_r (1 - delta)), else "halts"."""
    check_share(jump=jump)
    check_cost(cost_r=cost_r)
    if jump <= greatest_jump(lead, cost_d, delta):
        return "crosses"
    return "war" if lead > cost_r * (1 - delta) else "halts"


def halting_cost(lead: float, delta: float) -> float:
    """T3: the least cost of war to R, guarantees included, at which it halts at a line: lead / (1 - delta)."""
    check_delta(delta)
    check_share(lead=lead)
    return lead / (1 - delta)


def temptation(mass: float, value: float) -> float:
    """What a thing handed over does to its receiver's temptation, a period: mass - value (design, O13; from T3).

    Over (1 - delta) in present value; a fall in what a war would cost the receiver comes on top.
    """
    return mass - value


def guarantee(p: float, x: float, cost: float, delta: float, surely: float) -> float:
    """T12: g*, what a guarantee must add to an attacker's cost: ((p - x) / (1 - delta) - cost) / surely, at least 0.

    ``x``: the attacker's share at peace, ``p`` its odds. Infinite where it surely does not come, and is needed.
    Raises ValueError outside the domain.
    """
    check_delta(delta)
    check_share(p=p, x=x, surely=surely)
    check_cost(cost=cost)
    need = max(0.0, (p - x) / (1 - delta) - cost)
    return need / surely if surely else (inf if need else 0.0)


def reversed_patience(p: float, x: float, cost: float) -> float:
    """The greatest discounting at which a side with share x does not attack: 1 - (p - x) / cost (design, O25).

    War is here an investment, so patience breaks the peace. Raises ValueError unless p > x and cost > 0.
    """
    check_share(p=p, x=x)
    check_positive(cost=cost)
    if p <= x:
        raise ValueError("without more odds than share there is nothing to be patient for")
    return 1 - (p - x) / cost
