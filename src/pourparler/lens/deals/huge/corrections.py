"""What would have to move on a space too large to look at: minimal corrections by size, and the conflicts behind them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from pourparler.lens.deals.hitting import elements, hitting_sets, minimal_masks, order
from pourparler.lens.deals.huge.around import around
from pourparler.lens.deals.huge.find import CHECKED, SOLVER
from pourparler.lens.deals.huge.floors import with_floors
from pourparler.lens.deals.huge.model import Mode, Model
from pourparler.lens.deals.huge.refute import refute
from pourparler.lens.deals.huge.run import Clock, Watch, settle
from pourparler.lens.deals.huge.sheet import Line, Sheet, total
from pourparler.space.compile import Package

Ids = tuple[str, ...]
LIST = 0.6  # of the seconds for listing corrections; the rest is for conflicts, where the list is cut off
EACH = 0.05  # of the seconds, for one question about a conflict
SHOWN = 10  # corrections not shown to be minimal


@dataclass(frozen=True)
class Corrections:
    """``corrections``: minimal sets of ids, each with the package that it makes acceptable in ``packages``.

    ``larger``: corrections found when time was up, not shown to be minimal. ``conflicts``: sets that cannot stand
    together, minimal but for those in ``wider``. Ids in case order, sets by length, then by place.
    ``exact``: also that there are no others is proved in whole numbers.
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
    model: Model, mode: Mode, seconds: float = 60.0, most: int = 1000, watch: Watch | None = None, leaves: int = 300
) -> Corrections:
    """All minimal corrections, the smallest first, up to ``most``; then all minimal conflicts (Reiter 1987).

    For each size the solver is asked for an agreement that gives up so many limits and floors and none of the sets
    found. Around each package found, others are looked at at once. ``leaves``: how many parts a proof in whole numbers
    that there are no others may have; ``exact`` is False without one.
    """
    clock = Clock(seconds, watch)
    work = _Work(model, mode, clock, seconds)
    listed = work.run(most)
    found = sorted(work.found, key=order)
    exact = listed and 0 in work.found
    if listed and not exact:
        exact = refute(model, mode, work.sheet, clock, leaves, work.is_new).proved
    wider: list[int] = []
    complete = listed
    if listed:
        hit = hitting_sets([elements(one) for one in found])
        conflicts, complete = [sum(1 << k for k in one) for one in hit.sets], hit.complete
    else:
        conflicts, wider = work.conflict()
    larger = [one for one in minimal_masks([*work.known, *found]) if one not in work.found][:SHOWN]
    method = f"Fewest limits and floors to give up, set by set, by {SOLVER}; {CHECKED}. "
    if complete:
        method += "Conflicts are the minimal sets that share something with every correction (Reiter 1987). "
        method += "That there are no others " + ("is proved in whole numbers." if exact else "rests on the solver.")
    elif listed:
        method += "All corrections; there are more conflicts."
    else:
        method += "Cut off: there may be more; a conflict was found by leaving out what is not needed, one by one."
    return Corrections(
        tuple(work.named(one) for one in found),
        tuple(work.found[one] for one in found),
        () if listed else tuple(work.named(one) for one in larger),
        tuple(work.named(one) for one in sorted(conflicts, key=order)),
        tuple(work.named(one) for one in wider),
        exact and complete,
        complete,
        method,
    )


class _Work:
    """Sets of limits and floors are whole numbers, one bit for each, in case order.

    ``found``: minimal corrections; ``known``: what other packages violate; each with a package.
    """

    def __init__(self, model: Model, mode: Mode, clock: Clock, seconds: float) -> None:
        self.model, self.mode, self.clock, self.seconds = model, mode, clock, seconds
        self.sheet, self.soft = with_floors(model, mode, soft=True)
        self.ids = tuple(self.soft)
        self.place = {id: 1 << k for k, id in enumerate(self.ids)}
        self.found: dict[int, Package] = {}
        self.known: dict[int, Package] = {}

    def named(self, mask: int) -> Ids:
        return tuple(self.ids[k] for k in elements(mask))

    def broken(self, package: Package) -> int:
        return sum(self.place[id] for id in self.model.violations(package, self.mode))

    def is_new(self, package: Package) -> bool:
        """Whether a package is an agreement that no correction found makes acceptable."""
        if not self.model.possible(package):
            return False
        broken = self.broken(package)
        return not any(one & ~broken == 0 for one in self.found)

    def run(self, most: int) -> bool:
        """Fill ``found``; whether the solver says that these are all."""
        cost = total((line, 1) for line in self.soft.values())
        for size in range(len(self.ids) + 1):
            self.sheet.row(cost, size)
            if size and self.ended():
                return True
            while True:
                if len(self.found) >= most:
                    return False
                sheet = self.sheet.copy()
                sheet.row(-cost, -size)
                left = self.clock.left - (1 - LIST) * self.seconds
                answer = settle(self.model, self.mode, sheet, Line(), self.clock, self.soft, left)
                if answer.package is None:
                    if answer.state != "none":
                        self.hurry(cost)
                        return False
                    break
                self.add(answer.package, size, most)
            if 0 in self.found:
                return True
        return True

    def ended(self) -> bool:
        """Whether no further set is left, whatever its size: asked where that is quickly seen."""
        answer = settle(self.model, self.mode, self.sheet.copy(), Line(), self.clock, self.soft, EACH * self.seconds)
        if answer.package is not None:
            self.known.setdefault(self.broken(answer.package), answer.package)
        return answer.state == "none"

    def add(self, package: Package, size: int, most: int) -> None:
        """Keep a correction of this size, and those of other packages around it, and around these."""
        todo = deque([package])
        self.keep(package)
        while todo and len(self.found) < most and self.clock.left > (1 - LIST) * self.seconds:
            for other in around(self.model, self.mode, todo.popleft(), size):
                if self.is_new(other):
                    if self.broken(other).bit_count() <= size:
                        self.keep(other)
                        todo.append(other)
                    else:
                        self.known.setdefault(self.broken(other), other)

    def keep(self, package: Package) -> None:
        broken = self.broken(package)
        self.found[broken] = package
        self.sheet.row(-total((self.soft[id], 1) for id in self.named(broken)), 1 - broken.bit_count())

    def hurry(self, cost: Line) -> None:
        """When time is up: the smallest correction that a little of what is left finds."""
        answer = settle(self.model, self.mode, self.sheet, cost, self.clock, self.soft, 2 * EACH * self.seconds)
        if answer.package is not None:
            self.known.setdefault(self.broken(answer.package), answer.package)

    def conflict(self) -> tuple[list[int], list[int]]:
        """One conflict, what is not needed left out one by one; in the second list where time was up before the end."""
        kept, sure = (1 << len(self.ids)) - 1, True
        if self.stands(kept) is not False:
            return [], []
        for k in reversed(range(len(self.ids))):
            stands = self.stands(kept & ~(1 << k))
            if stands is False:
                kept &= ~(1 << k)
            sure = sure and stands is not None
        return ([kept], []) if sure else ([], [kept])

    def stands(self, kept: int) -> bool | None:
        """Whether some agreement keeps all of these; None where time was up."""
        if any(not broken & kept for broken in (*self.found, *self.known)):
            return True
        answer = settle(self.model, self.mode, self.only(kept), Line(), self.clock, self.soft, EACH * self.seconds)
        if answer.package is not None:
            self.known.setdefault(self.broken(answer.package), answer.package)
            return True
        return False if answer.state == "none" else None

    def only(self, kept: int) -> Sheet:
        """The programme in which these stand and all others may be given up."""
        sheet, soft = with_floors(self.model, self.mode, soft=True)
        for k in elements(kept):
            for c in soft[self.ids[k]].terms:
                sheet.upper[c] = 0
        return sheet
