"""A world several times side by side, so that one solve answers for several amounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from pourparler.lens.durability.model import Floats, Package, Path, Response, War, World


def repeated(world: World, times: int) -> World:
    """The world with all its readings so many times, one block after another."""
    known: dict[Package, Floats] = {}

    def flow(package: Package) -> Floats:
        if package not in known:
            known[package] = _down(world.flow(package), times)
        return known[package]

    return replace(
        world,
        discount=_down(world.discount, times),
        flow=flow,
        wars=tuple(_war(war, times) for war in world.wars),
        responses=tuple(_response(r, times) for r in world.responses),
        violations=tuple(replace(v, takes=_down(v.takes, times)) for v in world.violations),
    )


def repeated_path(path: Path, times: int) -> Path:
    """The same for the steps."""
    moves = tuple(replace(m, ratify=np.tile(m.ratify, times), once=_down(m.once, times)) for m in path.moves)
    return replace(path, moves=moves)


def _down(values: Floats, times: int) -> Floats:
    return np.tile(values, (times, 1))


def _war(war: War, times: int) -> War:
    return replace(war, odds=lambda package: np.tile(war.odds(package), times), costs=_down(war.costs, times))


def _response(r: Response, times: int) -> Response:
    def wide(numbers: Mapping[int, Floats]) -> dict[int, Floats]:
        return {party: np.tile(x, times) for party, x in numbers.items()}

    return replace(
        r,
        amount=np.tile(r.amount, times),
        shift=np.tile(r.shift, times),
        surely=np.tile(r.surely, times),
        to=wide(r.to),
        pays=wide(r.pays),
        fails=wide(r.fails),
    )
