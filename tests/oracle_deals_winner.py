"""Adjusted Winner (Brams and Taylor, Fair Division, 1996), in fractions.

Written for the tests alone, from the procedure as published: it imports nothing of pourparler.
"""

from __future__ import annotations

from fractions import Fraction

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
