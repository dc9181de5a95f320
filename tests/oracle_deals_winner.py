"""Adjusted Winner (Brams and Taylor, Fair Division, 1996), in fractions.

Written for the tests alone, from the procedure as published: it imports nothing of pourparler.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from oracle_case import holds, named
from oracle_deals import READINGS, Ground

Points = dict[str, Fraction]  # issue: points


def adjusted_winner(first: Points, second: Points) -> Points:
    """The first party's share of each issue.

    Each issue goes to who gives it more points, ties to the first. Then issues go from the leader to the trailer in
    increasing order of the leader's points over the trailer's, the last one in part, until both have as many points.
    """
    share = {issue: Fraction(first[issue] >= second[issue]) for issue in first}

    def lead() -> Fraction:
        """How many points more the first party has."""
        mine = sum((first[i] * share[i] for i in first), Fraction(0))
        return mine - sum((second[i] * (1 - share[i]) for i in first), Fraction(0))

    if lead() == 0:
        return share
    ahead = lead() > 0
    leader, trailer = (first, second) if ahead else (second, first)
    owned = [
        i for i in first if (share[i] == 1) is ahead and trailer[i] > 0
    ]  # what is worth nothing moves last, in vain
    for issue in sorted(owned, key=lambda i: leader[i] / trailer[i]):
        part = min(Fraction(1), abs(lead()) / (leader[issue] + trailer[issue]))
        share[issue] += -part if ahead else part
        if lead() == 0:
            break
    return share


def divided(ground: Ground, reading: str = "midpoints") -> dict[str, Any] | None:
    """Adjusted Winner on the divisible issues of a case; None where it does not apply.

    A party's points on an issue are what lies between its own best option and the other's, out of 100 over all issues
    on which they differ. Not where a reason ties a divisible issue to another, or one side has nothing to win.
    """
    issues = ground.case["issues"]
    marked = [issue for issue in issues if issues[issue].get("divisible") == "true"]
    if not marked or len(ground.parties) != 2:
        return None
    best, lost, agreed = {}, {}, {}
    for issue in marked:
        value = {}
        for party in ground.parties:
            sizes = ground.ranges[party]
            assert sizes is not None
            value[party] = dict.fromkeys(issues[issue]["options"], Fraction(0))
            for condition, ends in zip(ground.views[party].conditions, sizes, strict=False):
                if issue in named(condition) and named(condition) != {issue}:
                    return None
                for option in issues[issue]["options"]:
                    if named(condition) == {issue} and holds(condition, {issue: option}):
                        value[party][option] += READINGS[reading](*ends)
        one, other = ground.parties
        wants = {p: max(value[p], key=lambda option: value[p][option]) for p in ground.parties}  # the first of equals
        points = [
            value[one][wants[one]] - value[one][wants[other]],
            value[other][wants[other]] - value[other][wants[one]],
        ]
        if any(points):
            best[issue], lost[issue] = wants, points
        else:
            agreed[issue] = wants[one]
    totals = [sum((points[k] for points in lost.values()), Fraction(0)) for k in (0, 1)]
    if not all(totals):
        return None
    tables = [{issue: 100 * points[k] / totals[k] for issue, points in lost.items()} for k in (0, 1)]
    shares = adjusted_winner(*tables)
    return {
        "shares": shares,
        "points": [
            sum((shares[i] * tables[0][i] for i in shares), Fraction(0)),
            sum(((1 - shares[i]) * tables[1][i] for i in shares), Fraction(0)),
        ],
        "options": {issue: list(wants.values()) for issue, wants in best.items()},
        "agreed": agreed,
    }
