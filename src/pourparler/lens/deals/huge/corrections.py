"""What would have to move on a space too large to look at: minimal corrections by size, and the conflicts behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pourparler.lens.deals.hitting import hitting_sets
from pourparler.lens.deals.huge.find import CHECKED, SOLVER
from pourparler.lens.deals.huge.floors import with_floors
from pourparler.lens.deals.huge.model import Mode, Model
from pourparler.lens.deals.huge.refute import refute
from pourparler.lens.deals.huge.run import Clock, Watch, settle
from pourparler.lens.deals.huge.sheet import Line, Sheet, total
from pourparler.space.compile import Package

Ids = tuple[str, ...]
SHRINK = 4.0  # seconds to ask whether a correction found in a hurry is minimal, for each of its parts


@dataclass(frozen=True)
class Corrections:
    """``corrections``: minimal sets of ids, each with the package that it makes acceptable in ``packages``.

    ``larger``: corrections found when time was up, not shown to be minimal. ``conflicts``: sets that cannot stand
    together; minimal but for those in ``wider``, where time was up. Ids in case order, sets by length, then by place.
    ``exact``: also that there are no others is confirmed in whole numbers.
    """

    corrections: tuple[Ids, ...]
    packages: tuple[Package, ...]
    larger: tuple[Ids, ...]
    conflicts: tuple[Ids, ...]
    wider: tuple[Ids, ...]
    exact: bool
    complete: bool
    method: str


def corrections(
    model: Model,
    mode: Mode,
    seconds: float = 60.0,
    most: int = 200,
    watch: Watch | None = None,
    leaves: int = 0,
) -> Corrections:
    """All minimal corrections by increasing size, up to ``most``, then the conflicts.

    Each programme finds the fewest limits and floors to give up, those found before barred. ``leaves``: how many parts a
    proof in whole numbers that there are no others may have.
    """
    clock = Clock(seconds, watch)
    work = _Work(model, mode, clock)
    complete = work.enumerate(most)
    exact = complete and () in work.found
    if complete and leaves and not exact:
        exact = refute(model, mode, work.sheet, clock, leaves, work.is_new).proved
    wider: list[Ids] = []
    if complete:
        sets = [[work.place[id] for id in one] for one in work.found]
        hit = hitting_sets(sets)
        conflicts = [tuple(work.ids[k] for k in one) for one in hit.sets]
        finished = hit.complete
    else:
        conflicts, wider = work.conflicts()
        finished = False
    order = sorted(work.found, key=work.key)
    method = f"Fewest limits and floors to give up, one set after the other, by {SOLVER}; {CHECKED}. "
    if finished:
        method += "Conflicts are the minimal sets that share something with every correction (Reiter 1987). "
        method += "That there are no others " + ("is proved in whole numbers." if exact else "rests on the solver.")
    else:
        method += "Cut off: there may be more; conflicts were found by leaving out what is not needed, one by one."
    return Corrections(
        tuple(order),
        tuple(work.found[one] for one in order),
        tuple(sorted(work.larger, key=work.key)),
        tuple(sorted(conflicts, key=work.key)),
        tuple(sorted(wider, key=work.key)),
        exact,
        finished,
        method,
    )


class _Work:
    """The programme with soft columns, what was found, and the clock."""

    def __init__(self, model: Model, mode: Mode, clock: Clock) -> None:
        self.model, self.mode, self.clock = model, mode, clock
        self.sheet, self.soft = with_floors(model, mode, soft=True)
        self.ids = tuple(self.soft)
        self.place = {id: k for k, id in enumerate(self.ids)}
        self.found: dict[Ids, Package] = {}
        self.larger: dict[Ids, Package] = {}

    def key(self, ids: Ids) -> tuple[int, list[int]]:
        return len(ids), [self.place[id] for id in ids]

    def is_new(self, package: Package) -> bool:
        """Whether a package is an agreement that no correction found makes acceptable."""
        if not self.model.possible(package):
            return False
        broken = set(self.model.violations(package, self.mode))
        return not any(broken.issuperset(one) for one in self.found)

    def block(self, ids: Ids) -> None:
        """No set from here on contains this one."""
        self.sheet.row(-total((self.soft[id], 1) for id in ids), 1 - len(ids))

    def enumerate(self, most: int) -> bool:
        """Fill ``found``; whether the solver says that these are all."""
        cost = total((line, 1) for line in self.soft.values())
        while len(self.found) < most:
            answer = settle(self.model, self.mode, self.sheet, cost, self.clock, self.soft)
            if answer.package is None:
                return answer.state == "none"
            broken = self.model.violations(answer.package, self.mode)
            if answer.state == "best":
                self.found[broken] = answer.package
            else:
                self.shrink(broken, answer.package)
                return False
            if not broken:
                return True
            self.block(broken)
        return False

    def shrink(self, broken: Ids, package: Package) -> None:
        """Leave out of a correction what is not needed; it is minimal where the solver settles every part."""
        self.clock.end += len(broken) * SHRINK
        sure, kept = True, list(broken)
        for id in broken:
            if id not in kept:
                continue
            answer = self.within([other for other in kept if other != id])
            if answer is not None and answer != "none":
                assert isinstance(answer, tuple)
                package = answer
                kept = list(self.model.violations(package, self.mode))
            sure = sure and answer is not None
        (self.found if sure else self.larger)[tuple(kept)] = package

    def within(self, given: Iterable[str]) -> Package | str | None:
        """A package that breaks no more than this; "none" if there is none, None where time was up."""
        answer = settle(self.model, self.mode, self.only(given), Line(), self.clock, self.soft, SHRINK)
        return answer.package or ("none" if answer.state == "none" else None)

    def only(self, given: Iterable[str]) -> Sheet:
        """The plain sheet, without the columns of what stands."""
        sheet, soft = with_floors(self.model, self.mode, soft=True)
        free = set(given)
        for id, line in soft.items():
            if id not in free:
                for c in line.terms:
                    sheet.upper[c] = 0
        return sheet

    def conflicts(self) -> tuple[list[Ids], list[Ids]]:
        """One conflict for each part of the smallest correction found, by deletion, while time lasts."""
        found: list[Ids] = []
        wider: list[Ids] = []
        if self.within([]) != "none":
            return found, wider
        known = [*self.found, *self.larger]
        for start in min(known, key=self.key) if known else [""]:
            kept, sure = list(self.ids), True
            order = [id for id in self.ids if id != start]
            for id in order:
                if self.clock.out:
                    sure = False
                    break
                trial = [other for other in kept if other != id]
                answer = self.within([other for other in self.ids if other not in trial])
                if answer == "none":
                    kept = trial
                sure = sure and answer is not None
            target = found if sure else wider
            if tuple(kept) not in target:
                target.append(tuple(kept))
        return found, wider
