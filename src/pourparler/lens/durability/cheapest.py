"""The cheapest package of responses under which nobody gains by breaking.

With off-deal play fixed, every gain is affine in every amount, so the cheapest package is a linear programme, solved
by HiGHS; a full solve at its answer then lets off-deal play change, and the programme is asked again until it does
not. Where play goes back and forth, the answer says so and gives the cheapest package that a full solve confirmed.
Where no amounts do, it is asked again from off-deal play as it is with all that there can be. Amounts that
need yet other off-deal play are not looked for: no amounts found is no proof that there are none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from pourparler.lens.durability.compile import scaled
from pourparler.lens.durability.game import Solved, solve
from pourparler.lens.durability.model import Deviation, Floats, Path, World
from pourparler.lens.durability.naming import most_concrete
from pourparler.lens.durability.offdeal import Play
from pourparler.lens.durability.repeated import repeated, repeated_path

TOLERANCE = 1e-9
ROUNDS = 12


@dataclass(frozen=True)
class Binding:
    """A break that the package only just makes not worth it, in one reading. ``price``: what the package would cost
    less if this break gained one unit less."""

    deviation: Deviation
    reading: int
    price: float


@dataclass(frozen=True)
class Cheapest:
    """``amounts``: by response id, or None where no amounts within the caps do. ``verified``: a full solve confirms it.

    ``cycles``: off-deal play changed back and forth. Where nothing does: ``least``, the smallest greatest gain that
    was found, by a full solve at ``amounts_least``, and ``capped``, the responses that stand at their cap there;
    ``least_break``, a break that gains so much there, and ``lowered``, whether any of the amounts lowers its gain.
    """

    amounts: Mapping[str, float] | None
    cost: float
    binding: tuple[Binding, ...] = ()
    verified: bool = False
    cycles: bool = False
    least: float = 0.0
    amounts_least: Mapping[str, float] | None = None
    capped: tuple[str, ...] = ()
    least_break: Deviation | None = None
    lowered: bool = True


def cheapest(
    world: World, path: Path, start: str, prices: Mapping[str, float], caps: Mapping[str, float], margin: float = 0.0
) -> Cheapest:
    """The cheapest amounts of the responses in ``prices`` that leave no gain above ``-margin`` in any reading.

    ``prices``: of one unit; ``caps``: the most there can be, without one there is no end. Amounts replace those of the
    world. Raises ValueError where a response is unknown.
    """
    names = list(prices)
    known = {r.id for r in world.responses}
    if unknown := [name for name in names if name not in known]:
        raise ValueError(f"no response {', '.join(unknown)}")
    found = _from(dict.fromkeys(names, 0.0), world, path, start, prices, caps, margin)
    if found.amounts is not None or found.amounts_least is None:
        return found
    full = {name: caps.get(name, amount) for name, amount in found.amounts_least.items()}
    other = _from(full, world, path, start, prices, caps, margin)  # play off the deal may differ where there is more
    return other if other.amounts is not None or other.least < found.least - TOLERANCE else found


def _from(
    first: dict[str, float],
    world: World,
    path: Path,
    start: str,
    prices: Mapping[str, float],
    caps: Mapping[str, float],
    margin: float,
) -> Cheapest:
    """The answer that is reached from off-deal play as it is at the first amounts."""
    names = list(first)
    seen: list[tuple[float, ...]] = []
    good: tuple[float, dict[str, float], tuple[Binding, ...]] | None = None
    stuck: Cheapest | None = None
    play = solve(scaled(world, first), path, Play(start)).play
    for _ in range(ROUNDS):
        base, rows, slopes = _affine(world, path, names, play)
        found = _programme(base, slopes, names, prices, caps, margin)
        none = _least(base, slopes, names, caps) if found is None else None
        if found is not None:
            amounts, duals = found
        elif none is not None and none.amounts_least is not None:
            amounts, duals = dict(none.amounts_least), np.zeros(len(base))
        else:
            break
        solved = solve(scaled(world, amounts), path, Play(start))
        cost = sum(prices[name] * amount for name, amount in amounts.items())
        same = _same(play, solved.play)
        if _holds(solved, margin, base):
            binding = _binding(solved.deviations, rows, duals)
            if good is None or cost < good[0] - TOLERANCE:
                good = cost, dict(amounts), binding
            if same and none is None:
                return Cheapest(amounts, cost, binding, verified=True)
        elif none is not None:  # the least gain is what a full solve gives there
            truth = replace(none, least=float(solved.worst.max()), cycles=not same)
            if stuck is None or truth.least < stuck.least:
                left, lowered = _left(world, path, names, solved)
                stuck = replace(truth, least_break=left, lowered=lowered)
            if same:
                stuck = replace(stuck, cycles=False)
                break
        key = tuple(round(amounts[name], 9) for name in names)
        if key in seen:
            break
        seen.append(key)
        play = solved.play
    if good is not None:
        return Cheapest(good[1], good[0], good[2], verified=True, cycles=True)
    return stuck or Cheapest(None, float("inf"), cycles=True)


def _affine(world: World, path: Path, names: list[str], play: Play) -> tuple[Floats, list[tuple[int, int]], Floats]:
    """Every gain at no amounts, and how it changes with a unit of each: rows (break, reading), columns responses."""
    blocks, readings = len(names) + 1, world.readings  # no amounts, then a unit of each alone, side by side
    amounts = {name: np.repeat(np.eye(blocks)[k], readings) for k, name in enumerate(names, 1)}
    wide = scaled(repeated(world, blocks), amounts)
    found = solve(wide, repeated_path(path, blocks), play.frozen(blocks)).deviations
    gains = np.stack([d.gain.reshape(blocks, readings) for d in found], 1) if found else np.zeros((blocks, 0, readings))
    gains = gains.reshape(blocks, -1)
    rows = [(k, reading) for k in range(len(found)) for reading in range(readings)]
    return gains[0], rows, (gains[1:] - gains[0]).T


def _programme(
    base: Floats,
    slopes: Floats,
    names: list[str],
    prices: Mapping[str, float],
    caps: Mapping[str, float],
    margin: float,
) -> tuple[dict[str, float], Floats] | None:
    from scipy.optimize import linprog

    bounds = [(0.0, caps.get(name)) for name in names]
    cost = [prices[name] for name in names]
    found = linprog(cost, A_ub=slopes, b_ub=-margin - base, bounds=bounds, method="highs")
    if not found.success:
        return None
    amounts = {name: max(0.0, float(x)) for name, x in zip(names, found.x, strict=True)}
    return amounts, -np.asarray(found.ineqlin.marginals)


def _least(base: Floats, slopes: Floats, names: list[str], caps: Mapping[str, float]) -> Cheapest:
    """The smallest greatest gain within the caps, where no gain can be taken away altogether."""
    from scipy.optimize import linprog

    wide = np.column_stack([slopes, -np.ones(len(base))])
    bounds = [*((0.0, caps.get(name)) for name in names), (None, None)]
    found = linprog([*(0.0 for _ in names), 1.0], A_ub=wide, b_ub=-base, bounds=bounds, method="highs")
    if not found.success:
        return Cheapest(None, float("inf"), least=float(base.max()))
    amounts = {name: float(x) for name, x in zip(names, found.x, strict=False)}
    capped = tuple(name for name in names if name in caps and amounts[name] >= caps[name] - TOLERANCE)
    return Cheapest(None, float("inf"), least=float(found.x[-1]), amounts_least=amounts, capped=capped)


def _left(world: World, path: Path, names: list[str], solved: Solved) -> tuple[Deviation | None, bool]:
    """Which break has the greatest gain, and whether a unit of any response lowers it, off-deal play being as it is
    there. Of several, one that none lowers."""
    worst, found = float(solved.worst.max()), solved.deviations
    slopes = _affine(world, path, names, solved.play)[2].reshape(len(found), world.readings, len(names))
    left = []
    for k, d in enumerate(found):
        at = int(d.gain.argmax())
        if d.gain[at] >= worst - TOLERANCE * (1 + abs(worst)):
            left.append((bool((slopes[k, at] < -TOLERANCE).any()), k))
    lowered, k = min(left)
    return most_concrete(found, found[k]), lowered


def _binding(deviations: tuple[Deviation, ...], rows: list[tuple[int, int]], duals: Floats) -> tuple[Binding, ...]:
    found = [
        Binding(deviations[k], reading, float(d)) for (k, reading), d in zip(rows, duals, strict=True) if d > TOLERANCE
    ]
    return tuple(sorted(found, key=lambda b: -b.price))


def _holds(solved: Solved, margin: float, base: Floats) -> bool:
    """Whether nobody gains, to a part in 10^8 of the gains without any amounts: great amounts excuse no gain."""
    scale = 1 + float(np.abs(base).max(initial=0.0))
    return bool((solved.worst <= -margin + 1e-8 * scale).all())


def _same(a: Play, b: Play) -> bool:
    """Whether off-deal play is the same wherever both had to play."""
    same = all(np.array_equal(a.taken[key], b.taken[key]) for key in a.taken.keys() & b.taken.keys())
    same = same and all(np.array_equal(a.comes[key], b.comes[key]) for key in a.comes.keys() & b.comes.keys())
    return same and all(np.array_equal(a.goes[key], b.goes[key]) for key in a.goes.keys() & b.goes.keys())
