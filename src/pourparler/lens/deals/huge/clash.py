"""One conflict in a hurry: limits and floors that cannot stand together, each step proved by multipliers of the rows."""

from __future__ import annotations

from pourparler.lens.deals.huge.floors import with_floors
from pourparler.lens.deals.huge.model import Mode, Model
from pourparler.lens.deals.huge.refute import refute
from pourparler.lens.deals.huge.run import Clock
from pourparler.lens.deals.huge.sheet import Sheet

Ids = tuple[str, ...]


def clash(model: Model, mode: Mode, seconds: float) -> Ids | None:
    """A set of limits and floors of which it is proved in whole numbers that no agreement keeps all of it.

    What a proof in one part does not need is left out, in ever smaller pieces while the time lasts, so the set is
    small but not shown to be minimal. None where the whole set is not refuted so.
    """
    clock = Clock(seconds)
    _, soft = with_floors(model, mode, soft=True)
    kept = tuple(soft)
    if not _refuted(model, mode, kept, clock):
        return None
    size = max(1, len(kept) // 2)
    while True:
        at = 0
        while at < len(kept) and not clock.out:
            trial = kept[:at] + kept[at + size :]
            if _refuted(model, mode, trial, clock):
                kept = trial
            else:
                at += size
        if size == 1 or clock.out:
            return kept
        size = max(1, size // 2)


def _refuted(model: Model, mode: Mode, ids: Ids, clock: Clock) -> bool:
    """Whether one set of multipliers shows that no agreement keeps all of these."""
    return refute(model, mode, _keeping(model, mode, ids), clock, 1, lambda package: False).proved


def _keeping(model: Model, mode: Mode, ids: Ids) -> Sheet:
    """The programme in which these stand, and all others may be given up."""
    sheet, soft = with_floors(model, mode, soft=True)
    for id in ids:
        for column in soft[id].terms:
            sheet.upper[column] = 0
    return sheet
