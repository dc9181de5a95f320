"""How likely, last and never alone: structural survival with its band, the share of readings, and the reference class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from pourparler.lens.durability.answer import rounded
from pourparler.lens.durability.column import tell_action, tell_break, tell_phase
from pourparler.lens.durability.game import solve
from pourparler.lens.durability.model import Floats
from pourparler.lens.durability.offdeal import Play
from pourparler.lens.durability.play import Asked, Played
from pourparler.lens.durability.priors import Prior
from pourparler.lens.durability.readings import Input
from pourparler.lens.durability.structural import (
    CHANCE,
    LOSS,
    Counter,
    Progress,
    Run,
    bands_of,
    run,
    staked,
    told_band,
    unit_of,
)
from pourparler.lens.durability.survival import SCALES, sigma_of, stakes
from pourparler.lens.durability.unsaid import unsaid
from pourparler.words import listed
from pourparler.words import shown as number

UNIT = "× 1: who loses a tenth of its stake by a break breaks once in twenty periods (ours)"
STAKE = "a stake is the spread of all that a party can end up with in this plan, in present value"
SURELY = (0.0, 0.25, 0.5, 0.75, 1.0)
FLAT = 0.05
FAR = 5.0  # times the scale of shocks: a choice is then made against its worth less than once in a hundred times


def likely(
    asked: Asked, played: Played, periods: int, reference: Sequence[Prior], progress: Progress | None = None
) -> dict[str, Any]:
    """Three answers side by side: never multiplied, and none of them a default of another.

    ``structural``: scale of shocks -> low, median, high (5, 50 and 95 % of readings) and, where fear leads to another
    expectation than trust, the same ``from_fear`` with the readings in which they differ. Where nobody has said how
    surely one response comes it is empty, and ``over`` has the same for five values of that; where several are not
    said, neither.
    """
    assert asked.world is not None
    rows: list[list[str]] = []
    told: dict[str, Any] = {}
    over: dict[str, Any] = {}
    open_ = unsaid(asked, (played,))
    steps = Counter(len(SCALES) * 2 * periods * (len(SURELY) if open_ else 1), progress)
    if not open_:
        unit = unit_of(played.solved)
        runs = {x: run(asked.world, played, played.solved, periods, unit * x, steps) for x in SCALES}
        told = bands_of(runs)
        rows += [[f"structural, shocks × {x:g}, {periods} periods on", told_band(told.get(f"{x:g}"))] for x in SCALES]
        why = _why_flat(asked, played, runs, unit, periods)
        rows += [["why the size of shocks matters little", why]] if why else []
        rows.append(_unit_row(asked, played, stakes(played.solved)))
    elif len(open_) == 1:
        over, stake = _curve(asked, played, periods, open_[0], steps)
        why = f"nobody has said {open_[0].says}, so no single number is given, but one for each of these"
        rows.append(["structural", why])
        for each in over["curve"]:
            bands = [f"shocks × {x:g}: {told_band(each['structural'].get(f'{x:g}'))}" for x in SCALES]
            rows.append([f"{open_[0].says}: {each['at']:g}; structural, {periods} periods on", "; ".join(bands)])
        rows.append(_unit_row(asked, played, stake))
    else:  # shares drawn from 0 to 1 would make up a probability that nobody gave
        rows.append(["structural", f"nobody has said {'; '.join(i.says for i in open_)}, so no number is given"])
    share = float(played.holds.mean())
    rows.append(["share of readings looked at in which nobody gains by breaking", _chance(share)])
    for prior in reference:
        rows.append([f"reference class: {prior.quantity}", f"{prior.shown()}; grade {prior.grade}; {prior.source}"])
    if not reference:
        rows.append(["reference class", "none chosen; `--priors` lists those documented, `--prior KEY` shows one"])
    return {
        "periods": periods,
        "structural": told,
        **({"over": over} if over else {}),
        "share_of_readings": rounded(share),
        "reference": [prior.key for prior in reference],
        "rows": rows,
    }


def _unit_row(asked: Asked, played: Played, stake: Floats) -> list[str]:
    case = asked.space.case
    none = {int(n) for n in np.flatnonzero(~staked(stake)[0])}
    who = {d.party for d in played.solved.deviations}
    sized = [f"{case.name(asked.space.parties[n])} {number(float(stake[0, n]))}" for n in sorted(who) if n not in none]
    bare = listed(case.name(asked.space.parties[n]) for n in sorted(who) if n in none)
    if who & none:
        sized.append(f"{bare} nothing, so that 1 point is taken for the stake")
    return [
        "the unit of shocks",
        f"{UNIT}; {STAKE}; at the middle, in points: {', '.join(sized) or 'nobody can break'}",
    ]


def _why_flat(asked: Asked, played: Played, runs: Mapping[float, Run], unit: Floats, periods: int) -> str:
    """Why the three scales say nearly the same, seen at the middle; empty where they do not, or it is not seen there."""
    if not all(run.trust.settled.all() for run in runs.values()):
        return ""
    medians = [float(np.median(run.trust.curve[:, -1])) for run in runs.values()]
    if max(medians) - min(medians) > FLAT:
        return ""
    last = len(played.path.moves) + 1
    phases = [min(t, last) for t in range(1, periods + 1)]
    found = [d for d in played.solved.deviations if d.phase in phases]
    even = {k for k in phases if all(float(run.trust.kept[k][0]) <= 0.5 for run in runs.values())}
    case, all_ = asked.space.case, played.solved.deviations
    if even and all_:
        here = [d for d in found if d.phase in even and d.gain[0] > 0] or all_
        d = max(here, key=lambda d: float(d.gain[0] / unit[0, d.party]))
        share = float(d.gain[0] / unit[0, d.party]) * sigma_of(LOSS, CHANCE)
        if share > 0:
            why = f"under these inputs, at the middle, {tell_break(case, asked, d)}; smaller shocks do not change that"
        elif -share < FAR * max(SCALES) * sigma_of(LOSS, CHANCE):
            name, by = case.name(asked.space.parties[d.party]), f"{tell_action(asked, d)} {tell_phase(asked, d.phase)}"
            told = f"{name} loses only {number(-share)} of its stake by {by}"
            if not staked(stakes(played.solved))[0, d.party]:
                told = f"{name} has nothing at stake, and loses nothing by {by}"
            why = f"under these inputs, at the middle, nobody gains while all others keep it, but {told}"
        else:
            return ""
        many = f"in {times} of {periods} periods" if (times := sum(k in even for k in phases)) > 1 else "in one period"
        return (
            f"{why}, and it is foreseen: {many} at least half of what still stands is lost, at each size of the shocks"
        )
    if found and all(float(-d.gain[0] / unit[0, d.party]) >= FAR * max(SCALES) for d in found):
        least = min(found, key=lambda d: float(-d.gain[0] / unit[0, d.party]))
        share = float(-least.gain[0] / unit[0, least.party]) * sigma_of(LOSS, CHANCE)
        told = f"under these inputs, at the middle, every break costs its party at least {number(share)} of its stake"
        ratified = any((m.ratify < 1).any() for m in played.path.moves)
        return f"{told}, many times the shocks" + ("; what is lost is lost in ratification" if ratified else "")
    return ""


def _curve(asked: Asked, played: Played, periods: int, unknown: Input, steps: Counter) -> tuple[dict[str, Any], Floats]:
    """Survival for each of five values of how surely the response comes, each solved in full; sigma at the scale of 1.

    One stake for all of them, so that the curve shows the response and not the unit.
    """
    assert asked.world is not None
    id = unknown.id.removesuffix(".surely")
    worlds = [
        replace(
            asked.world,
            responses=tuple(
                replace(r, surely=np.full_like(r.surely, x)) if r.id == id else r for r in asked.world.responses
            ),
        )
        for x in SURELY
    ]
    solved = [solve(world, played.path, Play(played.start)) for world in worlds]
    unit = unit_of(*solved)
    curve = []
    for x, world, one in zip(SURELY, worlds, solved, strict=True):
        fine = not one.unsettled.any()
        runs = {y: run(world, played, one, periods, unit * y, steps) for y in SCALES} if fine else {}
        curve.append({"at": x, "structural": bands_of(runs)})
    return {"input": unknown.id, "curve": curve}, stakes(*solved)


def _chance(share: float) -> str:
    """Two decimals; what is neither 0 nor 1 is not told as if it were."""
    if 0 < share < 0.005:
        return "under 0.01"
    return "over 0.99" if 0.995 <= share < 1 else f"{share:.2f}"
