"""Answers of the solver against the brute force from the definitions, on random small cases."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import prod
from typing import Any

import pytest
from deals_random import ordered, sized
from huge_cases import at_midpoints, packages_of, space_of
from oracle_case import Case
from oracle_deals import Ground
from oracle_deals_points import SOLUTIONS
from oracle_deals_repair import conflicts
from oracle_deals_repair import corrections as all_corrections

from pourparler.lens.deals.huge import find
from pourparler.lens.deals.huge.corrections import corrections
from pourparler.lens.deals.huge.find import diverse, feasible, nearest
from pourparler.lens.deals.huge.model import Model, model
from pourparler.lens.deals.huge.nash import nash
from pourparler.lens.deals.huge.points import Point, egalitarian, kalai_smorodinsky, utilitarian
from pourparler.space.compile import Package

MODES = ("every", "some")
CASES = [(kind, seed) for seed in range(45) for kind in (sized, ordered)]
WAYS: dict[str, Callable[[Model], Point]] = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}


def apart(one: Package, other: Package) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_acceptable_packages_equal_brute_force(kind: Callable[[int], Case], seed: int) -> None:
    """A package is found where one is acceptable, and that there is none is proved; the nearest ones are all found."""
    case = kind(seed)
    ground, space = Ground(case), space_of(case)
    packages, built = packages_of(ground, space), model(space)
    for mode in MODES:
        good = [packages[n] for n in ground.numbers if ground.accepted(n, mode)]
        found = feasible(built, mode)
        assert found.exact and found.complete
        assert found.package in (good or [None])
        target = packages[len(packages) // 2]
        least = min((apart(x, target) for x in good), default=None)
        near = nearest(built, target, mode, prove=1000)
        assert near.complete and (near.exact or not good)
        assert list(near.packages) == [x for x in good if apart(x, target) == least][:10]
        assert near.distance == least
        several = diverse(built, 3, mode, target=target)
        assert len(set(several.packages)) == min(3, len(good)) and set(several.packages) <= set(good)
        for k, gap in enumerate(several.apart, 1):
            before = several.packages[:k]
            assert gap == max(min(apart(x, y) for y in before) for x in good)


@pytest.mark.parametrize(("kind", "seed"), CASES[:50])
def test_nearest_by_the_solver_alone(kind: Callable[[int], Case], seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where packages are too many to look at, the solver finds the same nearest ones, and a proof that none is nearer."""
    monkeypatch.setattr(find, "within", lambda *_: None)
    case = kind(seed)
    ground, space = Ground(case), space_of(case)
    packages, built = packages_of(ground, space), model(space)
    for mode in MODES:
        good = [packages[n] for n in ground.numbers if ground.accepted(n, mode)]
        target = packages[len(packages) // 3]
        least = min((apart(x, target) for x in good), default=None)
        ties = [x for x in good if apart(x, target) == least]
        for most in (1, 2, 10):
            near = nearest(built, target, mode, most, prove=1000)
            assert near.complete and near.exact == bool(good)
            assert list(near.packages) == ties[:most]


@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_corrections_and_conflicts_equal_brute_force(kind: Callable[[int], Case], seed: int) -> None:
    """Minimal corrections and conflicts are all found, proved, in case order, each with a package that it unlocks."""
    case = kind(seed)
    ground, space = Ground(case), space_of(case)
    built = model(space)
    for mode in MODES:
        found = corrections(built, mode)
        assert found.complete and found.exact and not found.larger and not found.wider
        assert [list(one) for one in found.corrections] == all_corrections(ground, mode)
        assert [list(one) for one in found.conflicts] == conflicts(ground, mode)
        for ids, package in zip(found.corrections, found.packages, strict=True):
            assert built.possible(package) and built.violations(package, mode) == ids


@pytest.mark.parametrize("seed", range(90))
def test_reference_points_equal_brute_force(seed: int) -> None:
    """Each reference point is an acceptable package with the value that the brute force finds greatest."""
    case = sized(seed)
    ground, space = Ground(case), space_of(case)
    built = at_midpoints(space)
    if built is None:
        return
    gains, packages = ground.gains(), packages_of(ground, space)
    of = ground.acceptable(gains)
    ideal = {p: max((gains[n][p] for n in of), default=Fraction(0)) for p in ground.parties}
    value: dict[str, Callable[[dict[str, Fraction]], Any]] = {
        "nash": lambda g: (min(g.values()) >= 0, sum(x > 0 for x in g.values()), prod(x for x in g.values() if x > 0)),
        "kalai_smorodinsky": lambda g: sorted(g[p] / ideal[p] for p in g if ideal[p] > 0),
        "egalitarian": lambda g: sorted(g.values()),
        "utilitarian": lambda g: sum(g.values()),
    }
    for name, way in WAYS.items():
        expected, found = SOLUTIONS[name](ground, gains), way(built)
        assert found.complete
        if expected is None:
            assert found.package is None
            continue
        assert found.package is not None
        n = packages.index(found.package)
        assert n in of and found.gains == tuple(gains[n].values())
        assert value[name](gains[n]) == value[name](gains[expected[0]])
