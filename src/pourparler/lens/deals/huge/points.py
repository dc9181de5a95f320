"""Reference points at a named reading: utilitarian, egalitarian, Kalai-Smorodinsky; `nash` stands beside.

All over the acceptable packages; gains are re-evaluated in fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import inf

from pourparler.lens.deals.huge.find import BEGIN, CHECKED
from pourparler.lens.deals.huge.floors import with_floors
from pourparler.lens.deals.huge.leximin import leximin
from pourparler.lens.deals.huge.model import Model
from pourparler.lens.deals.huge.run import Clock, Watch, settle
from pourparler.lens.deals.huge.sheet import Sheet
from pourparler.space.compile import Package


@dataclass(frozen=True)
class Point:
    """``gains`` for the parties with views, in case order; package None: nothing is acceptable, or time was up.

    ``gap``: how much more the solver's bound leaves open (of the sum, of the log of the product); 0 where
    it leaves nothing, None where there is no bound.
    """

    package: Package | None
    gains: tuple[Fraction, ...]
    exact: bool
    complete: bool
    method: str
    gap: float | None = None


def point(model: Model, package: Package | None, complete: bool, how: str, gap: float | None = None) -> Point:
    """The record of a package found; without a bound of its own, one that is complete leaves nothing open."""
    if package is None:
        said = "no package is acceptable" if complete else "cut off before a package was found"
        return Point(None, (), False, complete, f"{how}: {said}.")
    if gap is None or gap == inf:
        gap = 0.0 if complete else None
    gains = tuple(model.gain(p, package) for p in model.viewed)
    end = f"{CHECKED}; that none is better rests on the solver"
    return Point(package, gains, False, complete, f"{how}; {end}." if complete else f"{how}, cut off; {end}.", gap)


def utilitarian(model: Model, seconds: float = 60.0, watch: Watch | None = None) -> Point:
    """The greatest sum of gains."""
    clock = Clock(seconds, watch)
    sheet, _ = with_floors(model, "reading")
    terms: dict[int, float] = {}
    const = 0.0
    for p in model.viewed:
        line, scale = model.gain_line(p), model.scale(p)
        const += line.const / scale
        for c, v in line.terms.items():
            terms[c] = terms.get(c, 0.0) - v / scale
    found = settle(model, "reading", sheet, terms, clock)
    gap = None
    if found.package is not None and found.state != "best":
        gap = max(0.0, const - found.bound - float(sum(model.gain(p, found.package) for p in model.viewed)))
    return point(model, found.package, found.state in ("best", "none"), f"{BEGIN}: greatest sum of gains", gap)


def egalitarian(model: Model, seconds: float = 60.0, watch: Watch | None = None) -> Point:
    """The greatest least gain, then the greatest second least, and so on (leximin). Assumes comparable worths."""
    clock = Clock(seconds, watch)
    sheet, _ = with_floors(model, "reading")
    found = leximin(model, sheet, {p: Fraction(1) for p in model.viewed}, clock)
    return point(model, found.package, found.complete, f"{BEGIN}, level by level: greatest least gain{found.note}")


def ideals(model: Model, sheet: Sheet, clock: Clock) -> dict[int, Fraction] | None:
    """The most each party gains over the packages of a sheet; empty where there is none, None where time was up."""
    found: dict[int, Fraction] = {}
    for p in model.viewed:
        answer = settle(model, "reading", sheet.copy(), -model.gain_line(p), clock)
        if answer.state == "none":
            return {}
        if answer.state != "best" or answer.package is None:
            return None
        found[p] = model.gain(p, answer.package)
    return found


def kalai_smorodinsky(model: Model, seconds: float = 60.0, watch: Watch | None = None) -> Point:
    """The greatest least share of what a party could gain at most, then the second least, and so on (leximin).

    Over the parties that could gain (Kalai and Smorodinsky 1975; lexicographic for several parties, Imai 1983).
    """
    clock = Clock(seconds, watch)
    sheet, _ = with_floors(model, "reading")
    best = ideals(model, sheet, clock)
    how = f"{BEGIN}, level by level: greatest least share of the most that each could gain"
    if not best:
        return point(model, None, best is not None, how)
    shares = {p: 1 / gain for p, gain in best.items() if gain > 0}
    found = leximin(model, sheet, shares, clock)
    return point(model, found.package, found.complete, f"{how}{found.note}")
