"""One programme through HiGHS (scipy), and the loop around it: what the exact judge refuses is cut off."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import numpy as np

from pourparler.lens.deals.huge.model import Mode, Model
from pourparler.lens.deals.huge.sheet import Floats, Line, Sheet, total
from pourparler.space.compile import Package

Watch = Callable[[int, int], None]
_LOCK = threading.RLock()
SOLVING = "pourparler: a solver"
interrupted = threading.Event()  # the user stopped a search: what was found is given, and nothing more is searched


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what a C library prints out of standard output: HiGHS prints some lines whatever its options say."""
    with _LOCK:
        if sys.stdout is not None:
            sys.stdout.flush()
        _flush()
        try:
            kept = os.dup(1)
        except OSError:  # there is no standard output
            kept = -1
        try:
            if kept >= 0:
                sink = os.open(os.devnull, os.O_WRONLY)
                os.dup2(sink, 1)
                os.close(sink)
            yield
        finally:
            _flush()
            if kept >= 0:
                os.dup2(kept, 1)
                os.close(kept)


def _flush() -> None:
    """Empty the buffers of the C library, which Python cannot see."""
    import ctypes

    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).fflush(None)


class Clock:
    """A budget of seconds, and a watch that is told how many programmes were solved."""

    def __init__(self, seconds: float, watch: Watch | None = None) -> None:
        self.end, self.watch, self.solved = time.monotonic() + seconds, watch, 0

    @property
    def left(self) -> float:
        return self.end - time.monotonic()

    @property
    def out(self) -> bool:
        return self.left <= 0

    def tick(self) -> None:
        self.solved += 1
        if self.watch:
            self.watch(self.solved, 0)


@dataclass(frozen=True)
class Solved:
    """``state``: best (proved by the solver), found (cut off with a package), none (proved), cut (nothing known).

    ``bound``: no value is less, as the solver has it.
    """

    state: str
    package: Package | None = None
    bound: float = -np.inf
    values: Floats | None = None


def _waited(work: Callable[[], Any]) -> Any:
    """What the work returns; None when the user interrupts it. The solver is then left to its time limit: it has no
    other way to be stopped, and ending Python before it has ended aborts the process (see `left_running`)."""
    found: list[Any] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            found.append(work())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run, name=SOLVING)
    try:
        thread.start()
        while thread.is_alive():
            thread.join(0.2)
    except KeyboardInterrupt:
        return None
    if failed:
        raise failed[0]
    return found[0]


def left_running() -> bool:
    """Whether a solver that was interrupted still runs."""
    return any(thread.name == SOLVING for thread in threading.enumerate())


def solve(sheet: Sheet, objective: Line | Mapping[int, float], clock: Clock, most: float = np.inf) -> Solved:
    """Minimise over a sheet, within the clock and ``most`` seconds."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    left = min(clock.left, most)
    if left <= 0:
        return Solved("cut")
    terms = objective.terms if isinstance(objective, Line) else objective
    cost = np.zeros(len(sheet.lower))
    for c, v in terms.items():
        cost[c] = v
    if not len(cost):
        return Solved("best", (), 0.0, np.zeros(0))
    matrix, least, most_ = sheet.arrays()
    low, high = sheet.ends()
    with quiet():
        result = _waited(
            lambda: milp(
                cost,
                constraints=LinearConstraint(matrix, least, most_),
                bounds=Bounds(low, high),
                integrality=np.array(sheet.whole, dtype=np.int64),
                options={"time_limit": left, "mip_rel_gap": 0.0},
            )
        )
    if result is None:
        interrupted.set()
        clock.end = time.monotonic()
        return Solved("cut")
    clock.tick()
    if result.x is None:
        return Solved("none" if result.status == 2 else "cut")
    bound = result.mip_dual_bound
    bound = float(result.fun if bound is None and result.status == 0 else -np.inf if bound is None else bound)
    return Solved("best" if result.status == 0 else "found", sheet.package(result.x), bound, result.x)


def settle(
    model: Model,
    mode: Mode,
    sheet: Sheet,
    objective: Line | Mapping[int, float],
    clock: Clock,
    soft: Mapping[str, Line] | None = None,
    most: float = np.inf,
) -> Solved:
    """Solve until the package found is what the rows promise, by the exact judge; what is not is cut off.

    ``soft``: the columns by whose leave a limit is crossed or a floor broken; other violations are cut off.
    """
    begin = clock.left
    while True:
        found = solve(sheet, objective, clock, most - (begin - clock.left))
        if found.package is None or found.values is None:
            return found
        given = {id for id, line in (soft or {}).items() if any(found.values[c] > 0.5 for c in line.terms)}
        wrong = [] if not model.possible(found.package) else list(model.violations(found.package, mode))
        wrong = [id for id in wrong if id not in given]
        if model.possible(found.package) and not wrong:
            return found
        owners = {f"floor:{name}": party for party, name in enumerate(model.space.parties)}
        floors = [id for id in wrong if id in owners]
        for id in floors:
            refuse(model, sheet, owners[id], found.package, (soft or {}).get(id, Line()))
        if len(floors) < len(wrong) or not wrong:
            sheet.row(differs(sheet, found.package), 1)


def refuse(model: Model, sheet: Sheet, party: int, package: Package, soft: Line) -> None:
    """Cut off every package with the same truths for a party that refuses this one."""
    held = model.space.valuations[party].delta(package)
    today = model.space.valuations[party].today
    parts = []
    for line, d, t in zip(model.truths[party], held, today, strict=False):
        parts.append((-line + 1 if d + t else line, 1))
    if model.space.valuations[party].stated:
        sheet.row(differs(sheet, package) + soft, 1)
    else:
        sheet.row(total(parts) + soft - model.must[party] + 1, 1)


def differs(sheet: Sheet, package: Package) -> Line:
    """How many issues stand otherwise than in a package."""
    return Line({sheet.option(i, o): -1 for i, o in enumerate(package)}, len(package))
