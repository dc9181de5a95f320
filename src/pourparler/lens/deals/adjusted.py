"""Adjusted Winner: two parties, issues that can be divided, a hundred points each (Brams and Taylor 1996)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Division:
    """``shares``: the first party's share of each issue, 0 to 1; ``points``: what each has; ``split``: the divided one."""

    shares: tuple[Fraction, ...]
    points: tuple[Fraction, Fraction]
    split: int | None


def adjusted_winner(first: Sequence[Fraction | int], second: Sequence[Fraction | int]) -> Division:
    """Divide issues on which each party has put points (>= 0, of any sum; each side's are taken as shares of 100).

    Each issue goes to who gives it more points (equal: to the first party); then the leader hands over issues, those
    first whose points differ least in proportion, until both have the same. At most one issue is divided. The outcome
    is efficient, equitable and envy-free for additive points (Brams and Taylor, Fair Division, 1996).
    Raises ValueError for negative points, unequal lengths, or a party without points.
    """
    mine, yours = _hundred(first), _hundred(second)
    if len(mine) != len(yours):
        raise ValueError("both parties put points on the same issues")
    shares = [Fraction(int(a >= b)) for a, b in zip(mine, yours, strict=True)]

    def points() -> tuple[Fraction, Fraction]:
        return (
            sum((s * a for s, a in zip(shares, mine, strict=True)), Fraction(0)),
            sum(((1 - s) * b for s, b in zip(shares, yours, strict=True)), Fraction(0)),
        )

    lead = points()
    leader = 0 if lead[0] >= lead[1] else 1
    own, other = (mine, yours) if leader == 0 else (yours, mine)
    held = [k for k, s in enumerate(shares) if s == 1 - leader]
    split = None
    for k in sorted(held, key=lambda k: (_ratio(own[k], other[k]), k)):
        now = points()
        gap = now[leader] - now[1 - leader]
        if gap <= 0:
            break
        moved = min(Fraction(1), gap / (own[k] + other[k])) if own[k] + other[k] else Fraction(0)
        shares[k] += moved if leader else -moved
        split = k if 0 < moved < 1 else None
    return Division(tuple(shares), points(), split)


def _hundred(points: Sequence[Fraction | int]) -> list[Fraction]:
    exact = [Fraction(p) for p in points]
    total = sum(exact, Fraction(0))
    if any(p < 0 for p in exact) or total <= 0:
        raise ValueError("points are not negative, and some are above zero")
    return [100 * p / total for p in exact]


def _ratio(own: Fraction, other: Fraction) -> tuple[int, Fraction]:
    """Leader's points over the other's; where the other puts none, last."""
    return (0, own / other) if other else (1, own)
