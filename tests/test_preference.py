"""Which state a party prefers in every reading, and in some, against Fourier-Motzkin elimination on random cases."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from cases_random import cases, trimmed
from cases_yaml import dump
from hypothesis import HealthCheck, given, settings
from oracle_case import Case, crosses, feasible, limits
from oracle_polytope import touching, values
from oracle_views import Views

import pourparler as pp
from pourparler.space.conflict import conflict_of

certify = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


class Wishes:
    """One party's strict preference between packages, from the definitions alone."""

    def __init__(self, case: Case, party: str) -> None:
        self.views = Views(case, party) if party in case["views"] else None
        self.own = [limit for limit in limits(case) if limit["party"] == party]
        self.known: dict[tuple[int, ...], tuple[bool, bool]] = {}

    def better(self, base: dict[str, str], package: dict[str, str]) -> tuple[bool, bool]:
        """Whether the package is strictly better than the base in every reading, and in some."""
        across = [any(crosses(limit, p) for limit in self.own) for p in (base, package)]
        if across[0] != across[1]:
            return across[0], across[0]
        if self.views is None:
            return False, False
        change = self.views.change(package, base)
        if self.views.prioritised:
            first = next((c for c in change if c), 0)
            return first > 0, first > 0
        if change not in self.known:
            gain = (*change, 0)
            found = values(touching(self.views.rows, gain), gain)
            assert found is not None
            sure = found.low is not None and (found.low > 0 or (found.low == 0 and not found.low_reached))
            maybe = found.high is None or found.high > 0
            self.known[change] = sure, maybe
        return self.known[change]


def packages(case: Case) -> list[dict[str, str]]:
    """Every feasible package, the last issue fastest."""
    names = list(case["issues"])
    every = product(*(case["issues"][name]["options"] for name in names))
    found = [dict(zip(names, chosen, strict=True)) for chosen in every]
    return [package for package in found if feasible(case, package)]


@given(cases())
@certify
def test_preferences_are_those_of_the_polytope(case: Case) -> None:
    """Sure and possible preferences between any two states equal elimination over all readings, own limits on top."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(dump(trimmed(case)), encoding="utf-8")
        conflict = conflict_of(pp.compile(pp.load(path)))
    states = packages(case)
    assert conflict.graph.states == len(states)
    step = max(1, len(states) // 12)
    for party, preference in zip(conflict.parties, conflict.preferences, strict=True):
        wishes = Wishes(case, party)
        for s in range(0, len(states), step):
            found: tuple[Any, Any] = preference.better(s, False), preference.better(s, True)
            expected = np.array([wishes.better(states[s], other) for other in states])
            assert (expected[:, 0] == found[0]).all() and (expected[:, 1] == found[1]).all()
