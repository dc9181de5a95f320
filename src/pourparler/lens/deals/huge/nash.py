"""The Nash point at a named reading: the greatest product of gains, by chords of the logarithm."""

from __future__ import annotations

from fractions import Fraction
from math import exp, log, log1p, prod

from pourparler.lens.deals.huge.find import BEGIN
from pourparler.lens.deals.huge.floors import with_floors
from pourparler.lens.deals.huge.model import Model
from pourparler.lens.deals.huge.points import Point, point
from pourparler.lens.deals.huge.run import Clock, Watch, settle
from pourparler.lens.deals.huge.sheet import Line, Real, Sheet, total
from pourparler.space.compile import Package

FIRST = 16  # chords a party begins with
CLOSE = 1e-9  # of the log of the product: what is closer counts as equal


def nash(model: Model, seconds: float = 60.0, watch: Watch | None = None) -> Point:
    """The greatest product of gains where nobody with views loses; first, as many as can be gain at all.

    Nash 1950; for finite sets Mariotti 1998. The logarithm of a whole-numbered gain lies under each line through two
    neighbouring whole numbers, so the programme over such chords is an upper bound; chords are added where it is not
    tight. ``gap``: the bound less the log of the product found.
    """
    clock = Clock(seconds, watch)
    sheet, _ = with_floors(model, "reading")
    for p in model.viewed:
        sheet.row(model.gain_line(p), 0, loose=True)
    how = f"{BEGIN}, with chords of the logarithm: greatest product of gains"
    trial = sheet.copy()
    for p in model.viewed:
        trial.row(model.gain_line(p), 1, loose=True)
    start = settle(model, "reading", trial, Line(), clock)
    if start.package is not None:
        return _product(model, trial, dict.fromkeys(model.viewed, Line({}, 1)), start.package, clock, how)
    if start.state == "cut":
        return point(model, None, False, how)
    gains = {p: sheet.column(whole=True) for p in model.viewed}
    for p, column in gains.items():
        sheet.row(model.gain_line(p) - column, 0, loose=False)
    cost = total((column, -1) for column in gains.values())
    start = settle(model, "reading", sheet, cost, clock)
    if start.package is None or start.state != "best":
        return point(model, start.package, start.state == "none", how)
    many = sum(model.gain(p, start.package) > 0 for p in model.viewed)
    if not many:
        return point(model, start.package, True, f"{how} (nobody can gain)")
    sheet.row(-cost, many)
    return _product(model, sheet, gains, start.package, clock, f"{how}, over the {many} that can gain together")


def _product(model: Model, sheet: Sheet, gains: dict[int, Line], start: Package, clock: Clock, how: str) -> Point:
    """``gains[p]``: 1 where p gains. Solve, add chords where the solver's point stands, until bound and product meet."""
    logs, tops = {}, {}
    for p, on in gains.items():
        tops[p] = max(2, sheet.most(model.gain_line(p)))
        logs[p] = _log_column(model, sheet, p, on, tops[p])
    known: set[tuple[int, int]] = set()

    def chord(p: int, n: int) -> bool:
        """The line through n and n + 1, unless it is there; where p does not gain, nothing is asked."""
        n = min(max(n, 1), tops[p])
        if (p, n) in known:
            return False
        known.add((p, n))
        slope = log1p(1 / n)
        column, gain = logs[p]
        terms = {c: slope * tops[p] * v for c, v in gain.terms.items()} | dict.fromkeys(column.terms, -1.0)
        on = gains[p]
        least = n * slope - log(n)
        if on.terms:
            terms |= dict.fromkeys(on.terms, -1.0)
            least -= 1.0
        sheet.real(Real.of(terms, least))
        return True

    for p in gains:
        for k in range(FIRST + 1):
            chord(p, round(exp(log(tops[p]) * (1 - k / FIRST) ** 2)))
        for n in _around(model, p, start):
            chord(p, n)
    cost: dict[int, float] = {}
    const = 0.0
    for p, on in gains.items():
        for c in logs[p][0].terms:
            cost[c] = -1.0
        if on.terms:
            for c in on.terms:
                cost[c] = log(model.scale(p))
        else:
            const -= log(model.scale(p))
    best, bound = start, float("inf")
    while True:
        found = settle(model, "reading", sheet, cost, clock)
        if found.package is None:
            break
        bound = min(bound, const - found.bound)
        if _value(model, found.package) > _value(model, best):
            best = found.package
        new = [chord(p, n) for p in gains for n in _around(model, p, found.package)]
        if found.state != "best" or not any(new) or bound - _log(_value(model, best)) <= CLOSE:
            break
    gap = max(0.0, bound - _log(_value(model, best)))
    complete = gap <= 1e-5
    how = (
        f"{how}; the log of the product is at most {gap:.1g} more than that of this one"
        if bound < float("inf")
        else how
    )
    return point(model, best, complete, how, gap)


def _log_column(model: Model, sheet: Sheet, p: int, on: Line, top: int) -> tuple[Line, Line]:
    """Columns for the log of the whole-numbered gain, and for the gain as a share of ``top``."""
    line = model.gain_line(p)
    high = log(top) + 1.0
    column, gain = sheet.column(0, None), sheet.column(0, None)
    if on.terms:
        sheet.real(Real.of({**dict.fromkeys(on.terms, high), **dict.fromkeys(column.terms, -1.0)}, 0.0))
    else:
        sheet.real(Real.of(dict.fromkeys(column.terms, -1.0), -high))
    share = {c: v / top for c, v in line.terms.items()}
    sheet.real(Real.of({**share, **dict.fromkeys(gain.terms, -1.0)}, -line.const / top))
    return column, gain


def _around(model: Model, p: int, package: Package) -> tuple[int, int]:
    """The whole-numbered gain of a package, and the number before it."""
    n = int(model.gain(p, package) * model.scale(p))
    return n - 1, n


def _value(model: Model, package: Package) -> tuple[int, Fraction]:
    """How many gain, and the product of their gains."""
    gains = [g for p in model.viewed if (g := model.gain(p, package)) > 0]
    return len(gains), prod(gains, start=Fraction(1))


def _log(value: tuple[int, Fraction]) -> float:
    return log(value[1].numerator) - log(value[1].denominator)
