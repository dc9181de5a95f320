"""Adjusted Winner on a case: two parties with views, and the issues marked divisible."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from pourparler.case.numbers import plain
from pourparler.lens.deals.adjusted import adjusted_winner
from pourparler.space.compile import Space
from pourparler.space.named import Reading


def adjusted_json(space: Space, reading: Reading) -> dict[str, Any] | None:
    """The division of the divisible issues at a reading; None where the case marks none, ``{"why": …}`` where it cannot be.

    A party's points on an issue are what lies, for it, between its own best option and the other's, out of 100 over all
    contested issues; a share of 1 means that the first party's option holds whole. Issues on which both prefer the same
    option are not contested; issues that are not divisible stay out of it.
    """
    marked = [i for i, issue in enumerate(space.case.issues.values()) if issue.divisible]
    if not marked:
        return None
    if len(reading.parties) != 2:
        return {"why": f"Adjusted Winner is for two parties with views, and this case has {len(reading.parties)}"}
    a, b = reading.parties
    tied = sorted(
        {
            space.issues[i]
            for p in (a, b)
            for f in space.valuations[p].factors
            if len(f.axes) > 1
            for i in f.axes
            if i in marked
        }
    )
    if tied:
        return {"why": f"reasons tie these issues to others, so their points cannot be told apart: {', '.join(tied)}"}
    values = {p: {i: _values(space, reading, p, i) for i in marked} for p in (a, b)}
    best = {p: {i: values[p][i].index(max(values[p][i])) for i in marked} for p in (a, b)}
    contested, agreed = [], {}
    for i in marked:
        mine, yours = best[a][i], best[b][i]
        points = values[a][i][mine] - values[a][i][yours], values[b][i][yours] - values[b][i][mine]
        if any(points):
            contested.append((i, points))
        else:
            agreed[space.issues[i]] = space.options[i][mine]
    if not all(any(points[side] for _, points in contested) for side in (0, 1)):
        return {"why": "no divisible issue is contested by both parties", "agreed": agreed}
    found = adjusted_winner([p[0] for _, p in contested], [p[1] for _, p in contested])
    names = space.parties[a], space.parties[b]
    shares = {space.issues[i]: str(share) for (i, _), share in zip(contested, found.shares, strict=True)}
    return {
        "parties": list(names),
        "options": {space.issues[i]: [space.options[i][best[p][i]] for p in (a, b)] for i, _ in contested},
        "shares": shares,
        "points": {name: plain(points) for name, points in zip(names, found.points, strict=True)},
        "split": None if found.split is None else space.issues[contested[found.split][0]],
        "agreed": agreed,
    }


def _values(space: Space, reading: Reading, party: int, issue: int) -> list[Fraction]:
    """What each option of an issue is worth to a party by the reasons that name this issue alone."""
    worths = reading.worths[party]
    assert worths is not None
    found = [Fraction(0)] * space.sizes[issue]
    for part, worth in zip(space.valuations[party].factors, worths, strict=False):
        if part.axes == (issue,):
            found = [value + worth * int(on) for value, on in zip(found, part.table.tolist(), strict=True)]
    return found
