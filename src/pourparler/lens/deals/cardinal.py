"""What needs sizes: the frontier and the reference points at a named reading, or which views are missing for them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.case.numbers import plain
from pourparler.lens.deals.answer import package_json, with_spread
from pourparler.lens.deals.dense import Dense, Watch
from pourparler.lens.deals.efficient import efficient
from pourparler.lens.deals.engine.frontier import Frontier
from pourparler.lens.deals.solutions import SOLUTIONS, Best, Ideals, Numbers, bests, of_today, solve_dense
from pourparler.space.compile import Package, Space
from pourparler.space.judge import UNKNOWN, judge
from pourparler.space.named import Reading
from pourparler.space.scores import Scores, scores

QUICK = 4  # parties, up to which the frontier is quicker than looking at every package
SMALL = 1 << 18  # packages, up to which every one is looked at for the reference points

Found = tuple[Numbers, Package] | None


@dataclass(frozen=True)
class Cardinal:
    """A space with numbers. ``frontier`` is None where it was not enumerated."""

    space: Space
    reading: Reading
    scored: Scores
    frontier: Frontier | None


@dataclass(frozen=True)
class Solved:
    """Reference points; None where no package is acceptable.

    ``ideals``: the most each party with views gets in an acceptable package; ``improving``: against today,
    in one within limits where nobody loses against it, whoever must agree.
    """

    points: dict[str, Found]
    ideals: tuple[int | None, ...]
    improving: tuple[int | None, ...]
    acceptable: int | None  # packages acceptable at the reading, where they were counted
    method: str


def cardinal(space: Space, reading: Reading, enumerate_: bool, watch: Watch | None = None) -> Cardinal:
    """The scores of a space at a reading, and its frontier where that is wanted."""
    scored = scores(space, reading)
    return Cardinal(space, reading, scored, efficient(space, scored, watch) if enumerate_ else None)


def solve(given: Cardinal, dense: Dense | None, watch: Watch | None = None) -> Solved | None:
    """The reference points, from the frontier where all must agree to everything, else by looking at every package.

    None where neither can be done (a huge space whose frontier is not known): a solver is asked then.
    """
    looked = dense is not None and given.space.packages <= SMALL
    if not looked and given.frontier is not None and uniform(given.space, given.scored):
        found = _from_frontier(given, given.frontier)
        if found is not None:
            return found
    if dense is None:
        return None
    searched, tops = solve_dense(dense, given.scored, watch)
    method = "Exact: every package looked at, in whole numbers."
    return Solved(_results(searched), tuple(tops.acceptable), tuple(tops.improving), tops.packages, method)


def uniform(space: Space, scored: Scores) -> bool:
    """Whether every package but today needs exactly the parties with views."""
    asked = tuple(party for party, parts in zip(space.parties, space.agree, strict=True) if parts)
    if asked != scored.parties or len(asked) < 2:
        return False
    if space.today is None:
        return True
    for party in asked:
        needs = dict.fromkeys(range(len(space.sizes)), False)
        for part in space.agree[space.parties.index(party)]:
            axis = part.axes[0]
            others = np.arange(space.sizes[axis]) != space.today[axis]
            needs[axis] = bool((np.asarray(part.table, dtype=bool) == others).all())
        if not all(needs[axis] or size == 1 for axis, size in enumerate(space.sizes)):
            return False
    return True


def _results(searched: dict[str, Best]) -> dict[str, Found]:
    found = {name: best.result() for name, best in searched.items()}
    if not searched["status_quo"].columns:
        found["status_quo"] = None
    return found


def _from_frontier(given: Cardinal, found: Frontier) -> Solved | None:
    """All reference points lie on the frontier here; None where a package on it may not count as known or as one."""
    space = given.space
    order = np.lexsort(found.packages.T[::-1]) if found.packages.size else np.arange(len(found.packages))
    rows, packages = found.points[order], found.packages[order]
    since = rows - np.array(of_today(space, given.scored))
    moved = (since >= 0).all(axis=1)
    from_today = since[moved], packages[moved]
    unhurt = (rows >= 0).all(axis=1)
    rows, packages = rows[unhurt], packages[unhurt]
    if space.today is not None:
        still = (rows == np.array(_unmoved(given))).any(axis=1)  # where a party may have no view of what changes
        for row, package in zip(rows[still], packages[still], strict=True):
            here = tuple(int(o) for o in package)
            silent = (judge(space, space.parties.index(p), here).code == UNKNOWN for p in given.scored.parties)
            if not row.any() or here == space.today or any(silent):
                return None
    tops, improving = _tops(rows), _tops(from_today[0])
    searched = bests(given.scored, Ideals(tops, tops, improving, len(rows)))
    for best in searched.values():
        of, named = from_today if best.anyone else (rows, packages)
        best.take(best.offer(of, lambda k, named=named: tuple(int(o) for o in named[k])))  # type: ignore[misc]
    method = "Exact: over the frontier, in whole numbers; everyone must agree to everything, so every reference point lies on it."
    return Solved(_results(searched), tuple(tops), tuple(improving), None, method)


def _tops(rows: NDArray[np.int64]) -> list[int | None]:
    return [int(top) for top in rows.max(axis=0)] if len(rows) else [None] * rows.shape[1]


def _unmoved(given: Cardinal) -> list[int]:
    """Each party's whole number where none of its reasons changes: no deal, turned round."""
    found = []
    for party, scale in zip(given.reading.parties, given.scored.scales, strict=True):
        worths = given.reading.worths[party]
        outside = worths[-1] if worths is not None and given.space.valuations[party].no_deal else Fraction(0)
        found.append(int(-outside * scale))
    return found


def solutions_json(given: Cardinal, solved: Solved) -> dict[str, Any]:
    """``{nash: {terms, gains, spread} or None, …}``."""
    found: dict[str, Any] = {}
    for name in SOLUTIONS:
        point = solved.points[name]
        found[name] = None if point is None else with_spread(given.space, given.reading, point[1])
    return found


def status_quo_json(given: Cardinal, solved: Solved) -> dict[str, Any] | None:
    """How far today is from the frontier; None without `today`.

    ``share``: the greatest share such that some package within limits gives everyone who can gain, against today, at
    least that share of the most it could get while nobody loses; 0 where nobody can. ``on_frontier``: today keeps
    within limits, and no package within limits is better for one and worse for nobody.
    """
    space = given.space
    if space.today is None:
        return None
    point = solved.points.get("status_quo")
    if point is None:
        return {"on_frontier": not given.scored.banned(space.today), "share": 0, "toward": None}
    numbers, package = point
    return {
        "on_frontier": False,
        "share": plain(_share(solved, numbers)),
        "toward": package_json(space, given.reading, package),
    }


def _share(solved: Solved, numbers: Numbers) -> Fraction:
    tops = solved.improving
    return min((Fraction(n, top) for n, top in zip(numbers, tops, strict=True) if top and top > 0), default=Fraction(0))
