"""Leximin over whole-numbered gains: the least as great as can be, then the second least, and so on, by fixing levels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd, lcm

from pourparler.lens.deals.huge.model import Model
from pourparler.lens.deals.huge.polish import polish
from pourparler.lens.deals.huge.run import Clock, settle
from pourparler.lens.deals.huge.sheet import LARGE, Line, Real, Sheet, total
from pourparler.space.compile import Package


@dataclass(frozen=True)
class Leximin:
    package: Package | None
    complete: bool
    note: str = ""


def leximin(model: Model, sheet: Sheet, share: Mapping[int, Fraction], clock: Clock) -> Leximin:
    """The package whose values ``share[p] * gain_p``, sorted, are lexicographically greatest."""
    return _Levels(model, sheet.copy(), share, clock).run()


class _Levels:
    """``free``: parties whose level is open; ``spare[p]``: columns that are 1 where p stands at an earlier level by
    choice, and what it was asked then. ``least[p]``: its whole-numbered gain is at least this, where it is not spared.
    """

    def __init__(self, model: Model, sheet: Sheet, share: Mapping[int, Fraction], clock: Clock) -> None:
        self.model, self.sheet, self.clock = model, sheet, clock
        self.per = {p: by / model.scale(p) for p, by in share.items()}  # value of one whole-numbered unit
        self.lines = {p: model.gain_line(p) for p in share}
        self.free = list(share)
        self.spare: dict[int, list[tuple[Line, int]]] = {p: [] for p in share}
        self.chosen: list[int] = []  # columns of spare that are 1 in the package at hand
        self.slots = 0
        self.least: dict[int, int] = {p: sheet.least(line) for p, line in self.lines.items()}
        self.package: Package | None = None

    def value(self, p: int, package: Package) -> Fraction:
        return self.model.gain(p, package) * self.per[p] * self.model.scale(p)

    def values(self, package: Package) -> list[Fraction]:
        """The values of those whose level is open, least first."""
        return sorted(self.value(p, package) for p in self.free)

    def eased(self, p: int, asked: int) -> Line:
        """The gain of p, helped to ``asked`` where it is spared: from what it was asked when that became possible."""
        return total([(self.lines[p], 1), *((line, asked - base) for line, base in self.spare[p])])

    def run(self) -> Leximin:
        if not self.free:
            found = settle(self.model, "reading", self.sheet, Line(), self.clock)
            return Leximin(found.package, found.state in ("best", "none"))
        levels = 0
        while self.slots < len(self.free):
            level, state = self.raise_level()
            if level is None:
                if self.package is None:
                    return Leximin(None, state == "none")
                break
            if state != "best":
                break
            levels += 1
            if not self.settle_level(level):
                break
        else:
            return Leximin(self.package, True)
        return Leximin(self.package, False, f" (the {levels} lowest levels are settled)")

    def raise_level(self) -> tuple[Fraction | None, str]:
        """The greatest least value over those not spared: beat the package at hand until nothing does.

        At the first level, a local search takes what the solver found further before the solver is asked again.
        """
        first = self.package is None
        while True:
            sheet = self.sheet.copy()
            if self.package is not None:
                for p in self.free:
                    over = self.over(p, self.values(self.package)[self.slots])
                    if over > self.least[p]:
                        sheet.row(self.eased(p, over), over, loose=True)
            level = self._level_column(sheet)
            quick = self.package is None  # any package, for the local search to begin with
            answer = settle(self.model, "reading", sheet, Line() if quick else -level, self.clock)
            if answer.package is None:
                if self.package is None:
                    return None, answer.state
                return self.values(self.package)[self.slots], "best" if answer.state == "none" else "found"
            package = answer.package
            if first:
                per = {p: float(self.per[p]) for p in self.free}
                package = polish(self.model, sheet, self.lines, per, package)
            if self.package is None or self.values(package) > self.values(self.package):
                self.package = package
            if answer.state == "found" or (answer.state == "best" and not quick):
                return self.values(self.package)[self.slots], answer.state

    def over(self, p: int, level: Fraction) -> int:
        """The least whole-numbered gain with a value over the level."""
        return floor(level / self.per[p]) + 1

    def _level_column(self, sheet: Sheet) -> Line:
        """A column at most the least value of those not spared; a whole number where all values share a grid."""
        grid = lcm(*(self.per[p].denominator for p in self.free))
        steps = {p: int(self.per[p] * grid) for p in self.free}
        common = gcd(*steps.values())
        ends = [(sheet.most(self.lines[p]), sheet.least(self.lines[p])) for p in self.free]
        top = max(max(abs(e) for e in end) * step // common for end, step in zip(ends, steps.values(), strict=True))
        whole = top <= LARGE
        level = sheet.column(None, None, whole)
        by = common if whole else max(common, common * top // 1000)
        for p, (most, least) in zip(self.free, ends, strict=True):
            each = steps[p] / by
            terms = {c: each * v for c, v in self.lines[p].terms.items()}
            for spare, _ in self.spare[p]:
                terms |= dict.fromkeys(spare.terms, 2 * top * common / by + each * (most - least))
            sheet.real(Real.of({**terms, **dict.fromkeys(level.terms, -1.0)}, -each * self.lines[p].const))
        return level

    def settle_level(self, level: Fraction) -> bool:
        """Keep everyone at the level or over it, and settle who stands at it. False where time was up."""
        assert self.package is not None
        for p in self.free:
            asked = ceil(level / self.per[p])
            if asked > self.least[p]:
                self.sheet.row(self.eased(p, asked), asked, loose=True)
                self.least[p] = asked
        at = [p for p in self.free if self.value(p, self.package) == level]
        if not self.slots:
            forced = self.forced(at, level)
            if forced is None:
                return False
            if forced:
                self.free = [p for p in self.free if p not in at]
                return True
        return self.by_choice(level)

    def forced(self, at: list[int], level: Fraction) -> bool | None:
        """Whether each of these stands at the level whatever is chosen."""
        sheet = self.sheet.copy()
        above = [sheet.column(whole=True) for _ in at]
        for p, column in zip(at, above, strict=True):
            over = self.over(p, level)
            sheet.row(self.lines[p] + (-column + 1) * (over - self.least[p]), over, loose=True)
        sheet.row(total((column, 1) for column in above), 1)
        answer = settle(self.model, "reading", sheet, Line(), self.clock)
        return None if answer.state == "cut" else answer.package is None

    def by_choice(self, level: Fraction) -> bool:
        """As few as can be stand at the level; which ones stays open, unless there is only one way."""
        here: dict[int, Line] = {}
        for p in self.free:
            over = self.over(p, level)
            if over > self.least[p]:
                here[p] = self.sheet.column(whole=True)
                step = over - self.least[p]
                self.sheet.row(self.eased(p, over) + here[p] * step, over, loose=True)
        cost = total((line, 1) for line in here.values())
        answer = settle(self.model, "reading", self.sheet, cost, self.clock)
        if answer.package is None or answer.values is None or answer.state != "best":
            return False
        self.package = answer.package
        self.chosen += [c for line in here.values() for c in line.terms if answer.values[c] > 0.5]
        few = sum(1 for line in here.values() for c in line.terms if answer.values[c] > 0.5)
        self.sheet.row(-cost, -few)
        self.slots += few
        for p, line in here.items():
            self.spare[p].append((line, self.least[p]))
        other = self.sheet.copy()
        other.row(-Line(dict.fromkeys(self.chosen, 1)), 1 - len(self.chosen))
        again = settle(self.model, "reading", other, Line(), self.clock)
        if again.state == "cut":
            return False
        if again.package is None:  # the only way: what was chosen is fixed
            taken = {
                p for p, lines in self.spare.items() if any(c in line.terms for line, _ in lines for c in self.chosen)
            }
            for c in self.chosen:
                self.sheet.lower[c] = 1
            self.free = [p for p in self.free if p not in taken]
            self.slots, self.chosen, self.spare = 0, [], {p: [] for p in self.spare}
        return True
