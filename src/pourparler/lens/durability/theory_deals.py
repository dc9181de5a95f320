"""Closed forms of deals that must enforce themselves: punishment, tranches, bonds, trust, and failure over time.

Payoffs of a repeated prisoners' dilemma, a period: T to who cheats a keeper, R when both keep, P when neither does, S
to a keeper who is cheated. ``delta`` is what a period's delay leaves of a worth, ``surely`` a probability.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp, inf, log, log1p

from pourparler.lens.durability.theory_shifts import check_cost, check_delta, check_positive, check_share

NEAR = 1e-9


def _dilemma(t: float, r: float, p: float, s: float = -inf) -> None:
    if not t > r > p > s:
        raise ValueError("needs cheating > keeping > both cheating > being cheated")


def patience(t: float, r: float, p: float, lag: int = 1) -> float:
    """The least delta at which nobody cheats when cheating is seen after ``lag`` periods and then ends the deal for good.

    ((T - R) / (T - P))^(1 / lag) (Friedman 1971; design, O1, O2). Raises ValueError unless T > R > P and lag >= 1.
    """
    _dilemma(t, r, p)
    if lag < 1:
        raise ValueError("what is seen is seen after a period at the least")
    return float(((t - r) / (t - p)) ** (1 / lag))


def credibility(t: float, r: float, p: float, delta: float) -> float:
    """How surely the end of the deal must follow cheating: (1 - delta)(T - R) / (delta (R - P)) (design, O3).

    Above 1: no certainty is enough. Raises ValueError unless T > R > P.
    """
    _dilemma(t, r, p)
    check_delta(delta)
    return (1 - delta) * (t - r) / (delta * (r - p))


def forgiving_patience(t: float, r: float, p: float, s: float) -> float:
    """T15: the least delta at which one period of penance deters, and who does penance goes through with it.

    max((T - R) / (R - S), (P - S) / (R - S)) (van Damme 1989; Farrell & Maskin 1989). Above 1: none.
    """
    _dilemma(t, r, p, s)
    return max((t - r) / (r - s), (p - s) / (r - s))


def growth(delta: float) -> float:
    """T5, Watson 1999: an opportunist takes the first tranche and goes iff tranches grow at most by 1 / delta."""
    return 1 / check_delta(delta)


def shrinking(delta: float, b: float) -> float:
    """T6, Lockwood & Thomas 2002, payoffs b x other's level - own: each irreversible increment is 1 / (delta b) of the last.

    Raises ValueError unless delta b > 1: else nothing is ever done.
    """
    if check_delta(delta) * b <= 1:
        raise ValueError("with delta b not above 1 no step is ever taken")
    return 1 / (delta * b)


def last_tranche(dividend: float, delta: float) -> float:
    """T7: the greatest last payment, when ``dividend`` a period follows from the next period on: delta b / (1 - delta)."""
    check_delta(delta)
    check_cost(dividend=dividend)
    return delta * dividend / (1 - delta)


def equal_tranches(price: float, dividend: float, delta: float) -> int:
    """T7: in how many equal payments a price must be paid: ceil(price (1 - delta) / (delta b)); the last one binds
    (where what is delivered is worth at least 1 / delta of its price). Raises ValueError outside the domain."""
    check_positive(price=price, dividend=dividend)
    exact = price / last_tranche(dividend, delta)
    return max(1, ceil(exact - NEAR * (1 + exact)))


def best_tranches(count: int, dividend: float, ratio: float, delta: float) -> tuple[float, ...]:
    """T7: the greatest payments y_1 .. y_n: y_n = delta b / (1 - delta), y_k = delta ratio y_(k+1).

    ``ratio``: what is delivered for a payment, over the payment. Raises ValueError outside the domain.
    """
    check_positive(ratio=ratio)
    if count < 1:
        raise ValueError("at least one tranche")
    last = last_tranche(dividend, delta)
    return tuple(last * (delta * ratio) ** (count - k) for k in range(1, count + 1))


def snap_back(gain: float, surely: float, delta: float, periods: float = inf) -> float:
    """T10: s*, the sanction a period, from the next one on, that deters a gain now:
    gain (1 - delta) / (surely delta (1 - delta^periods)). Raises ValueError outside the domain."""
    check_delta(delta)
    check_share(surely=surely)
    check_cost(gain=gain)
    if not periods >= 1 or surely == 0:
        raise ValueError("a sanction must last a period, and may come")
    return float(gain * (1 - delta) / (surely * delta * (1 - delta**periods)))


def bond(gain: float, surely: float, delta: float = 0.5, lag: int = 0) -> float:
    """T11, Williamson 1983: the bond, lost after ``lag`` periods, that deters a gain now: gain / (surely delta^lag)."""
    check_delta(delta)
    check_share(surely=surely)
    check_cost(gain=gain)
    if lag < 0 or surely == 0:
        raise ValueError("a bond is lost now or later, and may be lost")
    return float(gain / (surely * delta**lag))


def trust(refuse: float, kept: float, betrayed: float) -> float:
    """T14: q* = (refuse - betrayed) / (kept - betrayed), the least chance of being kept at which going along is no worse.

    0 where betrayal is no worse than refusing; above 1 where keeping is not enough. Raises ValueError unless kept >
    betrayed.
    """
    if not kept > betrayed:
        raise ValueError("a kept promise must be worth more than a broken one")
    return max(0.0, (refuse - betrayed) / (kept - betrayed))


def logit_break(keep: float, gone: float, sigma: float) -> float:
    """The chance of a break under quantal response: 1 / (1 + exp((keep - gone) / sigma)) (McKelvey & Palfrey 1998)."""
    check_positive(sigma=sigma)
    z = (keep - gone) / sigma
    return exp(-z) / (1 + exp(-z)) if z > 0 else 1 / (1 + exp(z))


def lasting_break(flow: float, gone: float, sigma: float, delta: float) -> float:
    """The chance h of a break a period where one choice repeats itself for ever and is foreseen (design, O19).

    The least root of h = logit_break(V_keep, gone, sigma), V_keep = flow + delta ((1 - h) V_keep + h gone): where a
    break is worth less than the peace, fear of it feeds itself and there can be several; the least is that of most trust.
    """
    check_delta(delta)

    def implied(h: float) -> float:
        return logit_break((flow + delta * h * gone) / (1 - delta * (1 - h)), gone, sigma)

    if flow / (1 - delta) > gone:
        h = 0.0
        for _ in range(100_000):  # implied(h) rises with h here, so this climbs to the least root
            h, before = implied(h), h
            if h - before <= 1e-15:
                break
        return h
    low, high = 0.0, 1.0
    for _ in range(200):  # and falls here, so there is one root
        h = (low + high) / 2
        low, high = (h, high) if implied(h) > h else (low, h)
    return (low + high) / 2


@dataclass(frozen=True)
class Weibull:
    """S(t) = exp(-(t / scale)^shape); a shape below 1: failure comes early or not."""

    shape: float
    scale: float

    def survival(self, t: float) -> float:
        """The share that lasts so long; t >= 0, in the unit of the points it was made from."""
        return exp(-((t / self.scale) ** self.shape))

    @property
    def median(self) -> float:
        """When half are over."""
        return float(self.scale * log(2) ** (1 / self.shape))


def weibull(t1: float, s1: float, t2: float, s2: float) -> Weibull:
    """The Weibull curve through two points of survival, 0 < t1 < t2 and 1 > s1 > s2 > 0. Raises ValueError otherwise."""
    if not (0 < t1 < t2 and 1 > s1 > s2 > 0):
        raise ValueError("needs two times in order, and survival that falls between 1 and 0")
    shape = log(log(s2) / log(s1)) / log(t2 / t1)
    return Weibull(shape, t1 / (-log(s1)) ** (1 / shape))


def constant_hazard(hazard: float, t: float) -> float:
    """S(t) = (1 - hazard)^t. Raises ValueError unless 0 <= hazard < 1."""
    if not 0 <= hazard < 1:
        raise ValueError("a hazard lies from 0 to below 1")
    return exp(t * log1p(-hazard))
