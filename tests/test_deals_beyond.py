"""The ways that the deal lens takes beyond 10^8 packages, against looking at every package, on random small cases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from math import prod
from pathlib import Path
from typing import Any

import pytest
from cases_random import trimmed
from cases_yaml import dump
from deals_random import ordered, sized

import pourparler as pp
from pourparler.jsonio import dumps
from pourparler.space import compile as compiled

Answer = dict[str, Any]
SEEDS = [(kind, range(first, first + 10)) for kind in (sized, ordered) for first in range(0, 60, 10)]


def both(folder: Path, case: Answer, monkeypatch: pytest.MonkeyPatch, **asked: Any) -> tuple[Answer, Answer]:
    """What the lens says of a case as it stands, and as if it had too many packages to look at."""
    path = folder / "case.yaml"
    path.write_text(dump(trimmed(case)), encoding="utf-8")
    space = pp.compile(pp.load(path))
    small = json.loads(dumps(pp.deals(space, **asked).answer))
    with monkeypatch.context() as patch:
        patch.setattr(compiled, "MAX_PACKAGES", 1)
        assert space.huge
        return small, json.loads(dumps(pp.deals(space, **asked).answer))


def cases(folder: Path, monkeypatch: pytest.MonkeyPatch, kind: Any, seeds: range, **asked: Any) -> Iterator[Any]:
    for seed in seeds:
        case = kind(seed)
        plan = next(iter(case["plans"]), None)
        flags = {key: plan if value == "first plan" else value for key, value in asked.items()}
        yield seed, case, *both(folder, case, monkeypatch, **flags)


@pytest.mark.parametrize(("kind", "seeds"), SEEDS)
def test_counts_are_the_same_or_not_given(kind: Any, seeds: range, tmp_path: Path, monkeypatch: Any) -> None:
    """Every count beyond 10^8 packages is the true one, or None; and whether any agreement is acceptable is right."""
    for seed, _, small, large in cases(tmp_path, monkeypatch, kind, seeds):
        for key in ("packages", "acceptable"):
            for name, number in large[key].items():
                assert number in (None, small[key][name]), (seed, key, name)
        for mode in ("every_reading", "some_reading"):
            told = large["exists"][mode]
            assert told["found"] == (small["acceptable"][mode] > 0), (seed, mode, told)
            assert told["complete"] and told["exact"], (seed, mode, told)


@pytest.mark.parametrize(("kind", "seeds"), SEEDS)
def test_conflicts_and_repairs_are_the_same(kind: Any, seeds: range, tmp_path: Path, monkeypatch: Any) -> None:
    """All minimal conflicts, corrections and nearest packages are those found by looking at every package."""
    for seed, _, small, large in cases(tmp_path, monkeypatch, kind, seeds, conflicts=True, near="first plan"):
        for key in ("conflicts", "corrections", "near", "near_every"):
            assert small.get(key) == large.get(key), (seed, key)


def value(rule: str, small: Answer, point: Answer | None) -> Any:
    """What a rule looks at in a package: exact gains, compared as the rule compares them."""
    if point is None:
        return None
    gains = {party: Fraction(str(gain)) for party, gain in point["gains"].items() if gain is not None}
    if rule == "nash":
        positive = [gain for gain in gains.values() if gain > 0]
        return len(positive), round(float(prod(positive)), 6)
    if rule == "utilitarian":
        return round(float(sum(gains.values())), 6)
    return [round(float(gain), 6) for gain in sorted(gains.values())] if rule == "egalitarian" else None


@pytest.mark.parametrize("seeds", [range(first, first + 10) for first in range(0, 100, 10)])
def test_frontier_and_reference_points_are_the_same(seeds: range, tmp_path: Path, monkeypatch: Any) -> None:
    """The frontier has the same packages; each rule's point is as good by the rule as the one found by looking at all."""
    for seed, _, small, large in cases(tmp_path, monkeypatch, sized, seeds, frontier=True, solutions=True):
        if large["frontier"] is None or small["frontier"] is None:
            assert large["frontier"] == small["frontier"], seed
        else:
            assert [p["terms"] for p in large["frontier"]["packages"]] == [
                p["terms"] for p in small["frontier"]["packages"]
            ], seed
        assert (large["solutions"] is None) == (small["solutions"] is None), seed
        for rule, point in (small["solutions"] or {}).items():
            there = large["solutions"][rule]
            assert (point is None) == (there is None), (seed, rule)
            assert value(rule, small, point) == value(rule, small, there), (seed, rule, point, there)
