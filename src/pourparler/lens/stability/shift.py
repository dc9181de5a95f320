"""The smallest shifts of given views that satisfy clauses of gaps: exact fractions, by search and vertex enumeration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

Clauses = Sequence[Sequence[frozenset[int]]]
Row = tuple[frozenset[int], Fraction]  # the shifts of these views must add up to at least so much


def least_shift(
    clauses: Clauses,
    gaps: Mapping[int, Fraction],
    touches: Mapping[int, frozenset[int]],
    views: tuple[int, ...],
) -> tuple[Fraction, ...] | None:
    """Shifts of the views, all above zero and least in sum, so that each clause has a choice without a gap left.

    ``gaps[x] - (sum of the shifts of the views in touches[x]) <= 0`` for every x of the choice. None where these views
    alone cannot do it, or the least would leave one of them where it is.
    """
    among = frozenset(views)
    ways: list[list[frozenset[Row]]] = []
    for choices in clauses:
        rows_of: list[frozenset[Row]] = []
        for choice in choices:
            rows = {(touches[x] & among, gaps[x]) for x in choice if gaps[x] > 0}
            if all(needed for needed, _ in rows):
                rows_of.append(frozenset(rows))
        if not rows_of:
            return None
        if frozenset() in rows_of:
            continue
        ways.append([r for r in dict.fromkeys(rows_of) if not any(o < r for o in rows_of)])
    ways.sort(key=len)
    best: list[tuple[Fraction, tuple[Fraction, ...]]] = []
    _search(ways, frozenset(), views, best)
    if not best or any(shift == 0 for shift in best[0][1]):
        return None
    return best[0][1]


def _search(
    ways: Sequence[Sequence[frozenset[Row]]],
    rows: frozenset[Row],
    views: tuple[int, ...],
    best: list[tuple[Fraction, tuple[Fraction, ...]]],
) -> None:
    """Branch over the choices, dropping what costs no less than the best so far."""
    shifts = _cover(_tight(rows), views)
    cost = sum(shifts, Fraction(0))
    if best and cost >= best[0][0]:
        return
    unmet = next((way for way in ways if not any(_met(r, shifts, views) for r in way)), None)
    if unmet is None:
        best[:] = [(cost, shifts)]
        return
    for choice in unmet:
        _search(ways, rows | choice, views, best)


def _met(rows: frozenset[Row], shifts: tuple[Fraction, ...], views: tuple[int, ...]) -> bool:
    by_view = dict(zip(views, shifts, strict=True))
    return all(sum((by_view[v] for v in needed), Fraction(0)) >= gap for needed, gap in rows)


def _tight(rows: frozenset[Row]) -> list[Row]:
    """The largest gap for each set of views, in a fixed order."""
    most: dict[frozenset[int], Fraction] = {}
    for needed, gap in rows:
        most[needed] = max(gap, most.get(needed, gap))
    return sorted(most.items(), key=lambda item: (sorted(item[0]), item[1]))


def _cover(rows: list[Row], views: tuple[int, ...]) -> tuple[Fraction, ...]:
    """The cheapest shifts that cover the rows: the least vertex of a polyhedron of at most three dimensions."""
    planes: list[tuple[tuple[int, ...], Fraction]] = [
        (tuple(int(v in needed) for v in views), gap) for needed, gap in rows
    ]
    planes += [(tuple(int(v == w) for w in views), Fraction(0)) for v in views]
    best: tuple[Fraction, tuple[Fraction, ...]] | None = None
    for chosen in combinations(planes, len(views)):
        corner = _corner(chosen)
        if corner is None or any(x < 0 for x in corner):
            continue
        if any(sum((c * x for c, x in zip(coef, corner, strict=True)), Fraction(0)) < gap for coef, gap in planes):
            continue
        cost = sum(corner, Fraction(0))
        if best is None or (cost, corner) < best:
            best = (cost, corner)
    assert best is not None  # every row names a view, so large shifts cover all
    return best[1]


def _corner(planes: Sequence[tuple[tuple[int, ...], Fraction]]) -> tuple[Fraction, ...] | None:
    """Where these planes meet, by elimination; None where they do not meet in one point."""
    table = [[*map(Fraction, coef), gap] for coef, gap in planes]
    for k in range(len(table)):
        pivot = next((row for row in range(k, len(table)) if table[row][k]), None)
        if pivot is None:
            return None
        table[k], table[pivot] = table[pivot], table[k]
        lead = table[k][k]
        table[k] = [x / lead for x in table[k]]
        for row in range(len(table)):
            if row != k and table[row][k]:
                factor = table[row][k]
                table[row] = [x - factor * y for x, y in zip(table[row], table[k], strict=True)]
    return tuple(row[-1] for row in table)
