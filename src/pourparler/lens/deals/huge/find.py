"""Packages found on a space too large to look at: one that is acceptable, the nearest to another, several apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from pourparler.lens.deals.huge.around import within
from pourparler.lens.deals.huge.floors import with_floors
from pourparler.lens.deals.huge.model import Mode, Model
from pourparler.lens.deals.huge.refute import refute
from pourparler.lens.deals.huge.run import Clock, Watch, differs, settle
from pourparler.lens.deals.huge.sheet import Line, Sheet
from pourparler.space.compile import Package

SOLVER = "mixed-integer programming (HiGHS)"
BEGIN = SOLVER[0].upper() + SOLVER[1:]
CHECKED = "each package shown is checked again in exact numbers"
LOOKED = 500  # packages that the judge refuses before a solver is asked instead
TOGETHER = 10**5  # option numbers of neighbouring issues are minimised together up to here


@dataclass(frozen=True)
class Feasibility:
    """``package``: an acceptable one, or None; ``complete``: the question is settled; ``exact``: without any float."""

    package: Package | None
    exact: bool
    complete: bool
    method: str


def feasible(
    model: Model,
    mode: Mode,
    seconds: float = 60.0,
    watch: Watch | None = None,
    by_count: Callable[[], int | None] | None = None,
    leaves: int = 2000,
) -> Feasibility:
    """An acceptable package, or that there is none.

    That there is none is confirmed in whole numbers by a proof (`refute`); where that takes more than ``leaves`` or the
    seconds, by ``by_count``, an exact count of acceptable packages (None: it cannot say), if one is given.
    """
    clock = Clock(seconds, watch)
    sheet, _ = with_floors(model, mode)
    found = settle(model, mode, sheet, Line(), clock)
    if found.package is not None:
        return Feasibility(found.package, True, True, f"Found by {SOLVER}; {CHECKED}.")
    if found.state == "cut":
        return Feasibility(
            None,
            False,
            False,
            f"{BEGIN}, cut off before it found a package or proved that there is none.",
        )
    proof = refute(model, mode, sheet, clock, leaves)
    if proof.package is not None:
        return Feasibility(proof.package, True, True, f"Found by branch and bound; {CHECKED}.")
    if proof.proved:
        word = "part" if proof.leaves == 1 else "parts"
        method = f"That there is none is proved in whole numbers: branch and bound in {proof.leaves} {word}, each closed by multipliers of the rows or by the judge."
        return Feasibility(None, True, True, method)
    if by_count is not None and by_count() == 0:
        return Feasibility(None, True, True, "That there is none is confirmed by an exact count.")
    return Feasibility(
        None,
        False,
        True,
        f"{BEGIN} found none and says there is none; not confirmed in exact numbers.",
    )


@dataclass(frozen=True)
class Nearest:
    """``packages`` in package order, all at ``distance`` issues from the target; none: nothing is acceptable."""

    packages: tuple[Package, ...]
    distance: int | None
    exact: bool
    complete: bool
    method: str


def nearest(
    model: Model,
    target: Package,
    mode: Mode = "some",
    most: int = 10,
    seconds: float = 60.0,
    watch: Watch | None = None,
    prove: int = 0,
) -> Nearest:
    """The acceptable packages with the fewest issues that differ from the target: the first ``most`` in package order.

    Up to two changed issues every package is looked at, where these are not too many; beyond, a solver is asked, and
    ``exact`` is False unless ``prove``, the leaves allowed for a proof in whole numbers that nothing is nearer, suffice.
    """
    clock = Clock(seconds, watch)
    all_seen = True
    for distance in (0, 1):
        seen = _look(model, mode, target, distance, most, clock) if all_seen else None
        if seen:
            return Nearest(tuple(seen), distance, True, True, f"Every package so near was looked at; {CHECKED}.")
        all_seen = all_seen and seen is not None
    sheet, _ = with_floors(model, mode)
    away = differs(sheet, target)
    first = settle(model, mode, sheet, away, clock)
    if first.package is None:
        settled = first.state == "none"
        ended = "" if settled else ", cut off"
        return Nearest((), None, False, settled, f"{BEGIN}{ended}: no acceptable package found.")
    distance = _apart(first.package, target)
    if all_seen and distance == 2 and (seen := _look(model, mode, target, 2, most, clock)):
        method = f"Fewest changed issues by {SOLVER}, then every package so near was looked at; {CHECKED}."
        return Nearest(tuple(seen), 2, True, True, method)
    nearer = sheet.copy()
    nearer.row(-away, 1 - distance)
    sheet.row(-away, -distance)
    packages, complete = _in_order(model, mode, sheet, first.package, most, clock)
    complete = complete and first.state == "best"
    exact = complete and all_seen and distance <= 2
    if complete and prove and not exact:
        exact = refute(model, mode, nearer, clock, prove).proved
    method = f"Fewest changed issues by {SOLVER}; {CHECKED}"
    method += "; that nothing is nearer is exact." if exact else "; that nothing is nearer rests on the solver."
    return Nearest(packages, distance, exact, complete, method if complete else f"{method[:-1]}, and it was cut off.")


def _look(model: Model, mode: Mode, target: Package, distance: int, most: int, clock: Clock) -> list[Package] | None:
    """The first acceptable packages at a distance, by looking at all; None where they are too many or time is up."""
    nearby = within(model, mode, target, distance)
    if nearby is None:
        return None
    found: list[Package] = []
    for looked, package in enumerate(nearby):
        if len(found) == most:
            break
        if clock.out or looked - len(found) > LOOKED:
            return None
        if _acceptable(model, mode, package):
            found.append(package)
    return found


def _acceptable(model: Model, mode: Mode, package: Package) -> bool:
    return model.possible(package) and not model.violations(package, mode)


def _apart(one: Package, other: Package) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _in_order(
    model: Model, mode: Mode, sheet: Sheet, known: Package, most: int, clock: Clock
) -> tuple[tuple[Package, ...], bool]:
    """The first ``most`` packages of a sheet in package order; whether that is settled.

    Up to ``most`` are collected in any order, each cut off; where there are more, they are asked for in order.
    """
    found, rest = [known], sheet.copy()
    while len(found) <= most:
        rest.row(differs(rest, found[-1]), 1)
        other = settle(model, mode, rest, Line(), clock)
        if other.package is None:
            return tuple(sorted(found))[:most], other.state == "none"
        found.append(other.package)
    ordered: list[Package] = []
    rest = sheet.copy()
    while len(ordered) < most:
        package = first_package(model, mode, rest, clock)
        if package is None:
            return tuple(sorted({*found, *ordered}))[:most], False
        ordered.append(package)
        rest.row(differs(rest, package), 1)
    return tuple(ordered), True


def first_package(model: Model, mode: Mode, sheet: Sheet, clock: Clock) -> Package | None:
    """The first package of a sheet in package order: option numbers minimised from the first issue on."""
    sheet, issue, package = sheet.copy(), 0, None
    while issue < len(sheet.sizes):
        end, size = issue, 1
        while end < len(sheet.sizes) and (end == issue or size * sheet.sizes[end] <= TOGETHER):
            size *= sheet.sizes[end]
            end += 1
        terms, by = {}, 1
        for i in reversed(range(issue, end)):
            terms.update({sheet.option(i, o): o * by for o in range(1, sheet.sizes[i])})
            by *= sheet.sizes[i]
        found = settle(model, mode, sheet, Line(terms), clock)
        if found.package is None or found.state != "best":
            return None
        package = found.package
        for i in range(issue, end):
            for o in range(sheet.sizes[i]):
                if o != package[i]:
                    sheet.upper[sheet.option(i, o)] = 0
        issue = end
    return package


@dataclass(frozen=True)
class Diverse:
    """``packages`` in the order chosen; ``apart[k]``: issues between package k and the nearest one before it."""

    packages: tuple[Package, ...]
    apart: tuple[int, ...]
    exact: bool
    complete: bool
    method: str


def diverse(
    model: Model,
    k: int,
    mode: Mode = "some",
    target: Package | None = None,
    first: Package | None = None,
    least_gain: Fraction | None = None,
    seconds: float = 60.0,
    watch: Watch | None = None,
) -> Diverse:
    """``k`` acceptable packages, each chosen to differ as much as possible from all before it (greedily).

    The first is ``first`` (such as the egalitarian one), or the nearest to ``target``, or any. ``least_gain`` asks that
    everyone with views gains so much at the reading (such as four fifths of the egalitarian gain).
    """
    clock = Clock(seconds, watch)
    sheet, _ = with_floors(model, mode)
    if least_gain is not None:
        for party in model.viewed:
            asked = least_gain * model.scale(party)
            sheet.row(model.gain_line(party), -(-asked.numerator // asked.denominator), loose=True)
    chosen: list[Package] = []
    apart: list[int] = []
    complete = True
    if first is None:
        found = settle(model, mode, sheet, Line() if target is None else differs(sheet, target), clock)
        first, complete = found.package, found.state in ("best", "none")
    if first is not None:
        chosen.append(first)
    span = sheet.column(0, len(sheet.sizes))
    while chosen and len(chosen) < k:
        sheet.row(differs(sheet, chosen[-1]) - span)
        here = sheet.copy()
        here.row(span, 1)
        found = settle(model, mode, here, -span, clock)
        if found.package is None:
            complete = complete and found.state == "none"
            break
        complete = complete and found.state == "best"
        apart.append(min(_apart(found.package, other) for other in chosen))
        chosen.append(found.package)
    method = f"Chosen one by one, each as many issues as possible from all before it, by {SOLVER}; {CHECKED}."
    return Diverse(tuple(chosen), tuple(apart), False, complete, method)
