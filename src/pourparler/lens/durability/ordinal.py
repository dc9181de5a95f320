"""Where views are orders, signs or comparisons: whether a break pays in every reading of them, in some, or in none.

With off-deal play fixed, every gain is affine in the worths of whoever breaks, so its least and greatest over all
worths that agree with the party's views are linear programmes (`bounds`). Off-deal play depends on worths, too: the
plays looked at are those found by a full solve at drawn readings. Sizes are never made up: a gain has a sign, or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.durability.compile import path_of, world_of
from pourparler.lens.durability.game import Solved, solve
from pourparler.lens.durability.model import Deviation, Floats
from pourparler.lens.durability.naming import most_concrete
from pourparler.lens.durability.offdeal import Play
from pourparler.lens.durability.readings import Input, Sample, sample
from pourparler.lens.durability.signs import signs
from pourparler.lens.durability.steps import Steps
from pourparler.space.compile import Space, Valuation
from pourparler.space.draws import centre_of, draw

WORTHS = (100, 800)  # drawn readings of the views, at the least and at the most, at which off-deal play is found
DRAWN = 2400  # of views and numbers together, about
NUMBERS = 24  # readings of the numbers, looked at with each of them
WIDE = 8_000  # readings side by side, at most
PROGRAMMES = 60  # plays looked at where comparisons ask for linear programmes
TOLERANCE = 1e-9
RANK = {"every": 2, "some": 1, "no": 0}


@dataclass(frozen=True)
class Tempted:
    """One party in one phase. ``breaks``: every, some or no reading of the views, or open: neither shown nor excluded.

    ``gains``, ``loses``: the reasons for and against the break named, where it depends on them; ``turns``: on which
    of the two weigh more ("sizes"), on how much more, as some of it comes before the rest ("time"), or on the numbers
    beside them ("numbers").
    """

    party: int
    phase: int
    action: str
    what: str
    breaks: str
    gains: tuple[str, ...] = ()
    loses: tuple[str, ...] = ()
    turns: str = ""


@dataclass(frozen=True)
class Ordinal:
    """A plan against one kind of off-deal play. ``holds``: as of `Played.verdict`. ``looked_at``: readings of the
    numbers, each with every off-deal play found for it; ``plays``: how many of these there were in all; ``unsettled``:
    the share of readings in which none was found, so that of these nothing is said, and of all at most "some"; ``decided_by``: numbers that
    alone, the others at the middle, turn the answer for somebody in some phase."""

    start: str
    holds: str
    rows: tuple[Tempted, ...]
    looked_at: int
    plays: int
    unsettled: float = 0.0
    decided_by: tuple[str, ...] = ()

    @property
    def binding(self) -> Tempted | None:
        """The first break in the surest of classes: in every reading, else in some."""
        for breaks in ("every", "some", "open"):
            for row in self.rows:
                if row.breaks == breaks:
                    return row
        return None


@dataclass(frozen=True)
class _Way:
    """One break, ``of`` the solve with worths of 0 and 1. P off-deal plays: ``signs`` by play, ``coefs`` P by worths;
    ``seen``: its gain at the drawn readings."""

    of: Deviation
    signs: list[str]
    coefs: Floats
    seen: Floats


def by_views(
    space: Space,
    steps: Steps,
    inputs: Iterable[Input],
    parties: frozenset[int],
    starts: Mapping[str, int],
    kinds: tuple[str, ...],
    seed: int = 0,
) -> tuple[Ordinal, ...]:
    """What can be said from the views of these ``parties`` as they are, one answer for each kind of off-deal play.

    Raises InputError for odds that leave 0 to 1 in some reading.
    """
    views = {n: space.valuations[n] for n in sorted(parties)}
    theirs = {label for v in views.values() for label in v.readings.labels}
    numbers = _few(sample([i for i in inputs if i.id not in theirs], seed, NUMBERS // 2))
    count = max(WORTHS[0], min(WORTHS[1], DRAWN // numbers.readings))
    worths = {n: _drawn(v, seed, count) for n, v in views.items()}
    found = []
    for start in kinds:
        at = np.repeat(np.arange(numbers.readings), count)
        some = {id: np.tile(w, numbers.readings) for n in views for id, w in worths[n].items()}
        full = _solve(space, steps, numbers, at, some, starts, Play(start))
        found.append(_answer(space, steps, numbers, at, full, views, starts, start))
    return tuple(found)


def _few(found: Sample) -> Sample:
    """Not more readings of the numbers than are looked at here: corners go first."""
    if found.readings > NUMBERS:
        found = found.only([k for k, kind in enumerate(found.kinds) if kind != "corner"])
    return found.only(range(min(found.readings, NUMBERS)))


def _drawn(v: Valuation, seed: int, count: int) -> dict[str, Floats]:
    """For each variable of a party's readings, as many worths as are drawn."""
    rng, centre = Random(f"{seed} {v.party}"), centre_of(v.readings)  # each party draws for itself
    rows = [draw(v.readings, rng, centre) for _ in range(count)]
    kept = [row for row in rows if row is not None] or [tuple(Fraction(0) for _ in v.readings.labels)]
    table = np.array([[float(w) for w in kept[k % len(kept)]] for k in range(count)])
    return {label: table[:, k] for k, label in enumerate(v.readings.labels)}


def _solve(
    space: Space,
    steps: Steps,
    numbers: Sample,
    at: NDArray[np.int64],
    worths: Mapping[str, Floats],
    starts: Mapping[str, int],
    play: Play,
) -> Solved:
    """The game at these readings of the numbers with these worths."""
    values = {id: v[at] for id, v in numbers.values.items()} | dict(worths)
    one = Sample(numbers.inputs, values, tuple(numbers.kinds[k] for k in at), numbers.seed)
    world = world_of(space, steps, one)
    order = tuple(steps.in_order(set(range(len(steps)))))
    return solve(world, path_of(steps, order, one, world.parties, starts), play)


def _answer(
    space: Space,
    steps: Steps,
    numbers: Sample,
    at: NDArray[np.int64],
    full: Solved,
    views: Mapping[int, Valuation],
    starts: Mapping[str, int],
    start: str,
) -> Ordinal:
    fine = ~full.unsettled
    if not fine.any():
        return Ordinal(start, "unknown", (), numbers.readings, 0, 1.0)
    reps, kinds = _plays(full.play, at, fine)
    width = max((len(v.readings.labels) for v in views.values()), default=0)
    few = PROGRAMMES if any(v.readings.rows for v in views.values()) else WIDE // (width + 1)
    reps = reps[np.unique(np.linspace(0, len(reps) - 1, min(max(few, 1), len(reps))).astype(np.int64))]
    count = len(reps)
    worths = {}
    for known in views.values():
        for k, label in enumerate(known.readings.labels):
            worths[label] = np.zeros(count * (width + 1))
            worths[label][count * (k + 1) : count * (k + 2)] = 1.0
    wide = _solve(
        space, steps, numbers, np.tile(at[reps], width + 1), worths, starts, _picked(full.play, reps, width + 1)
    )
    slack = TOLERANCE * (1 + max(float(np.abs(v).max()) for v in full.values))
    drawn = {_key(d): d for d in full.deviations}
    places: dict[tuple[int, int], list[_Way]] = {}
    for d in wide.deviations:
        gains = d.gain.reshape(width + 1, count)
        v: Valuation | None = views.get(d.party)
        labels = v.readings.labels if v else ()
        coefs = (gains[1 : len(labels) + 1] - gains[0]).T
        way = _Way(d, signs(v.readings if v else None, gains[0], coefs), coefs, drawn[_key(d)].gain[fine])
        places.setdefault((d.party, d.phase), []).append(way)

    def liked(d: Deviation) -> float:
        leaves = drawn[_key(d)].leaves
        return 0.0 if leaves is None else float(leaves[fine].mean())

    rows, turning = [], dict.fromkeys(numbers.kinds, False)
    for (party, phase), ways in sorted(places.items(), key=lambda item: (item[0][1], item[0][0])):
        best = max(ways, key=lambda way: (min(RANK[s] for s in way.signs), max(RANK[s] for s in way.signs)))
        named = most_concrete(wide.deviations, best.of, liked)
        best = next((way for way in ways if way.of is named), best)
        rows.append(_row(party, phase, ways, best, views.get(party), slack))
        _turning(turning, numbers, at[reps], ways)
    at_each = [[way.signs[p] for ways in places.values() for way in ways] for p in range(count)]
    worst = full.worst[fine] > slack
    holds = _verdict(at_each, worst)
    if not fine.all() and holds != "some":
        holds = "unknown"
    decided = tuple(i.id for i in numbers.open if turning.get(f"low:{i.id}") or turning.get(f"high:{i.id}"))
    return Ordinal(start, holds, tuple(rows), numbers.readings, kinds, float(full.unsettled.mean()), decided)


def _key(d: Deviation) -> tuple[int, int, str, str]:
    return d.party, d.phase, d.action, d.what


def _plays(play: Play, at: NDArray[np.int64], fine: NDArray[np.bool_]) -> tuple[NDArray[np.int64], int]:
    """One reading for each off-deal play found with each reading of the numbers, where it settled (``fine``); and how
    many plays differ."""
    count = len(at)
    parts: list[NDArray[np.int64]] = [np.zeros((1, count), dtype=np.int64)]
    for found in (play.taken, play.comes, play.goes):
        parts += [np.atleast_2d(np.asarray(x)).astype(np.int64).reshape(-1, count) for x in found.values()]
    there = np.flatnonzero(fine)
    table = np.concatenate(parts)[:, there]
    kinds = len(np.unique(table, axis=1).T)
    _, reps = np.unique(np.vstack([at[None, there], table]), axis=1, return_index=True)
    return np.asarray(there[np.sort(reps)]), kinds


def _picked(play: Play, rows: NDArray[np.int64], times: int) -> Play:
    """The choices made in these readings, so many times side by side, to be kept as they are."""

    def some(found: Mapping[Any, Any]) -> dict[Any, Any]:
        return {key: np.tile(x[..., rows], times) for key, x in found.items()}

    return Play(play.start, some(play.taken), some(play.comes), some(play.unsettled), goes=some(play.goes))


def _row(party: int, phase: int, ways: list[_Way], best: _Way, v: Valuation | None, slack: float) -> Tempted:
    """In which readings the party gains by some break in the phase; ``best`` is the one named."""
    at = [max((way.signs[p] for way in ways), key=RANK.__getitem__) for p in range(len(best.signs))]
    breaks = at[0] if len(set(at)) == 1 else "some"
    if breaks == "some":
        most = np.max([way.seen for way in ways], axis=0) > slack
        breaks = "some" if most.any() and not most.all() else "open"
    d = best.of
    if v is None or breaks in ("every", "no"):
        return Tempted(party, phase, d.action, d.what, breaks)
    p = next((p for p, sign in enumerate(best.signs) if sign == "some"), 0)
    coefs = best.coefs[p]
    wide = 1e-9 * (1 + float(np.abs(coefs).max(initial=0.0)))
    even = np.where(np.abs(coefs) > wide, np.sign(coefs), 0.0)
    open_ = [sign == "some" for sign in signs(v.readings, np.zeros(2), np.stack([coefs, even]))]
    turns = "sizes" if all(open_) else "time" if open_[0] else "numbers"
    gains = tuple(label for label, c in zip(v.readings.labels, coefs, strict=True) if _for(v, label, c) > wide)
    loses = tuple(label for label, c in zip(v.readings.labels, coefs, strict=True) if _for(v, label, c) < -wide)
    return Tempted(party, phase, d.action, d.what, breaks, gains, loses, turns)


def _turning(found: dict[str, bool], numbers: Sample, at: NDArray[np.int64], ways: list[_Way]) -> None:
    """Marks the ends of numbers at which, the others at the middle, the answer for this party and phase differs."""
    label: dict[int, set[str]] = {}
    for p, r in enumerate(at):
        label.setdefault(int(r), set()).add(max((way.signs[p] for way in ways), key=RANK.__getitem__))
    middle = next((label.get(r) for r, kind in enumerate(numbers.kinds) if kind == "middle"), None)
    for r, kind in enumerate(numbers.kinds):
        if kind.startswith(("low:", "high:")) and middle is not None and label.get(r, middle) != middle:
            found[kind] = True


def _for(v: Valuation, label: str, coef: float) -> float:
    """The coefficient with the sign of the reason, so that what is avoided counts the other way round."""
    k = v.readings.labels.index(label)
    high = v.readings.high[k]
    away = k in v.readings.below or k in v.readings.negative or (high is not None and high <= 0)
    return -coef if away else coef


def _verdict(each: list[list[str]], worst: NDArray[np.bool_]) -> str:
    """every: nobody gains in any; none: in all somebody does in every; some: both were seen; else unknown."""
    if all(sign == "no" for row in each for sign in row):
        return "every"
    if all(any(sign == "every" for sign in row) for row in each):
        return "none"
    return "some" if worst.any() and not worst.all() else "unknown"
