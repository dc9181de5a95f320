"""The game of a plan: the value of keeping it, and what each party gains by each break at each phase.

A period: the step is taken by those whose step it is, each of whom can withhold it; what must ratify it does or does
not; what it hands over once is handed over; then each belligerent may attack, each party that can break a done step
alone may, each violation may begin; flows are paid, and the next period comes. After the last step the peace goes on
for ever. The plan holds if no one-shot deviation gains (one-shot deviation principle: Hendon, Jacobsen & Sloth 1996;
Blackwell 1965).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pourparler.lens.durability.model import Deviation, Floats, Move, Package, Path, World
from pourparler.lens.durability.offdeal import NOBODY, Play, chances, left, punished, relief, standing, void, war_value


@dataclass(frozen=True)
class Solved:
    """``values[k]``: R by n, at the start of phase k + 1; the last is the peace. ``deviations`` in order of phases."""

    values: tuple[Floats, ...]
    deviations: tuple[Deviation, ...]
    play: Play

    @property
    def worst(self) -> Floats:
        """The greatest gain of any party at any phase, R; minus infinity where nobody can deviate."""
        gains = [d.gain for d in self.deviations]
        return np.max(gains, axis=0) if gains else np.full(len(self.values[0]), -np.inf)

    @property
    def unsettled(self) -> np.ndarray:
        """Readings in which off-deal play did not settle."""
        found = np.zeros(len(self.values[0]), dtype=bool)
        for each in self.play.unsettled.values():
            found |= each
        return found


def broken(world: World, party: int, at: Package, force: frozenset[str], play: Play) -> Floats:
    """Everybody's value once the party broke the deal short of an attack, and ``at`` is left standing.

    What lapses by its break answers that break no more.
    """
    rest = left(world, force, party)
    return void(world, at, party, rest, play) + punished(world, party, rest, play, at)


def phase(
    world: World,
    before: Package,
    after: Package,
    move: Move | None,
    force: tuple[frozenset[str], frozenset[str]],
    later: Floats | None,
    play: Play,
    number: int,
) -> tuple[Floats, tuple[Deviation, ...]]:
    """One phase: its value, R by n, and the deviations in it, violations aside.

    ``move``: None in the peace, which repeats itself (``later`` is None there too). ``force``: the responses in force
    before the step and once it is done; one that starts with the step answers no withholding of it.
    """
    earlier, now = force
    flow = world.flow(after) + relief(world, now)
    once = move.once if move is not None else 0.0  # who attacks or breaks after the step has had it, too
    if move is None or later is None:
        kept = flow / (1 - world.discount)
        value = kept
    else:
        kept = flow + once + world.discount * later
        failed = void(world, before, NOBODY, earlier, play) if (move.ratify < 1).any() else kept
        value = move.ratify[:, None] * kept + (1 - move.ratify[:, None]) * failed
    found = []
    if move is not None:
        for party in dict.fromkeys(move.who):
            values = broken(world, party, before, earlier, play)
            found.append(Deviation(party, number, "withhold", move.id, (values - value)[:, party], values))
    for war, side in chances(world):
        rest = left(world, now, side)
        values = war_value(world, war, side, after, rest, play)
        values = values + punished(world, side, rest, play, after) + once
        found.append(Deviation(side, number, "attack", war.id, (values - kept)[:, side], values))
    for party, what, package in world.breaks(after):
        values = broken(world, party, package, now, play) + once
        leaves = world.flow(package)[:, party]
        found.append(Deviation(party, number, "break", what, (values - kept)[:, party], values, leaves))
    return value, tuple(found)


def solve(world: World, path: Path, play: Play) -> Solved:
    """The plan against one kind of off-deal play. Off-deal choices already in ``play`` are kept as they are."""
    last = len(path.moves)
    starts = dict(path.starts)
    force = [standing(world, k, starts) for k in range(last + 1)]
    value, found = phase(
        world, path.packages[last], path.packages[last], None, (force[last], force[last]), None, play, last + 1
    )
    values: list[Floats] = [value]
    rows: list[tuple[Deviation, ...]] = [found]
    for k in range(last, 0, -1):
        before, after, move = path.packages[k - 1], path.packages[k], path.moves[k - 1]
        value, found = phase(world, before, after, move, (force[k - 1], force[k]), values[-1], play, k)
        values.append(value)
        rows.append(found)
    values.reverse()
    rows.reverse()
    seen: list[Deviation] = []
    for k, row in enumerate(rows, 1):
        seen += [*row, *_violations(world, path, values, rows, force, k, play)]
    return Solved(tuple(values), tuple(seen), play)


def _violations(
    world: World,
    path: Path,
    values: list[Floats],
    rows: list[tuple[Deviation, ...]],
    force: list[frozenset[str]],
    number: int,
    play: Play,
) -> Iterator[Deviation]:
    """Breaches that begin in this phase, once its step is done, and are seen later; the deal goes on meanwhile.

    Until it is seen, its party may still break openly, and does where that is worth more to it; else one-shot
    deviations would miss the two together.
    """
    last = len(path.moves)
    for v in world.violations:
        if not v.where(path.packages[min(number, last)]):
            continue
        done = min(number + v.seen_after - 1, last)
        value = broken(world, v.by, v.then(path.packages[done]), force[done], play)
        for k in range(number + v.seen_after - 1, number - 1, -1):
            at = min(k, last)
            flow = world.flow(path.packages[at]) + relief(world, force[at]) + v.takes
            move = path.moves[k - 1] if k <= last else None
            value = flow + (move.once if move else 0.0) + world.discount * value
            if k == number:
                break
            ways = [d for d in rows[at if k > last else k - 1] if d.party == v.by]
            key = (v.id, number, k, path.packages, tuple(m.id for m in path.moves), tuple(sorted(path.starts.items())))
            value = _better(value, [d for d in ways if d.action != "withhold"], v.by, play, (*key, "done"))
            if move is not None and (move.ratify < 1).any():
                failed = void(world, path.packages[k - 1], NOBODY, force[k - 1], play)
                value = move.ratify[:, None] * value + (1 - move.ratify[:, None]) * failed
            value = _better(value, [d for d in ways if d.action == "withhold"], v.by, play, (*key, "before"))
        kept = values[last]
        if number <= last:
            flow = world.flow(path.packages[number]) + relief(world, force[number])
            kept = flow + path.moves[number - 1].once + world.discount * values[number]
        yield Deviation(v.by, number, "violate", v.id, (value - kept)[:, v.by], value)


def _better(value: Floats, ways: list[Deviation], party: int, play: Play, key: tuple[object, ...]) -> Floats:
    """Everybody's value when the party takes the best of these ways, or goes on; as in ``play`` where that is there."""
    if not ways:
        return value
    choices = np.stack([value, *(d.values for d in ways)])
    if key not in play.goes:
        play.goes[key] = choices[:, :, party].argmax(axis=0)
    return np.asarray(choices[play.goes[key], np.arange(len(value))], dtype=np.float64)


def best_response(world: World, path: Path, solved: Solved, party: int) -> Floats:
    """The most the party can have with any number of deviations, all others as they play, at the start; R.

    Off the deal it plays its part of the off-deal profile, which is a best reply there.
    """
    last = len(path.moves)
    starts = dict(path.starts)
    by_phase: dict[int, list[Deviation]] = {}
    for d in solved.deviations:
        if d.party == party:
            by_phase.setdefault(d.phase, []).append(d)
    after = solved.values[last][:, party]
    best = np.max([after, *(d.values[:, party] for d in by_phase.get(last + 1, []))], axis=0)
    for k in range(last, 0, -1):
        move = path.moves[k - 1]
        force = standing(world, k, starts)
        flow = (world.flow(path.packages[k]) + relief(world, force) + move.once)[:, party]
        kept = flow + world.discount[:, party] * best
        later = [d.values[:, party] for d in by_phase.get(k, []) if d.action != "withhold"]
        kept = np.max([kept, *later], axis=0)
        if (move.ratify < 1).any():
            earlier = standing(world, k - 1, starts)
            failed = void(world, path.packages[k - 1], NOBODY, earlier, solved.play)[:, party]
            kept = move.ratify * kept + (1 - move.ratify) * failed
        at_once = [d.values[:, party] for d in by_phase.get(k, []) if d.action == "withhold"]
        best = np.max([kept, *at_once], axis=0)
    return np.asarray(best, dtype=np.float64)
