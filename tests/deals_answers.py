"""What the deal lens answers of a random case, beside the oracle's ground of the same case."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from cases_random import trimmed
from cases_yaml import dump
from deals_random import ordered, sized
from oracle_case import Case
from oracle_deals import Gains, Ground
from oracle_deals_sides import Side, single

import pourparler as pp
from pourparler.jsonio import dumps

Answer = dict[str, Any]
KINDS: dict[str, Callable[[int], Case]] = {"sized": sized, "ordered": ordered}
READING = {0: "lowest", 1: "highest"}  # by the last digit of the seed; the others take the middles
DIVERSE = 4
UNSIZED = 50


@dataclass(frozen=True)
class Asked:
    """A random case, what is asked of it, and what the lens answers.

    ``plan``: the one to repair; ``base``: where trades start, None for nowhere; ``plans``: those that are looked at.
    """

    case: Case
    ground: Ground
    reading: str
    gains: list[Gains]
    plan: str
    base: int | None
    plans: list[str]
    sides: list[Side]
    answer: Answer

    @property
    def blocs(self) -> bool:
        """Whether some parties act as one."""
        return len(self.sides) < len(self.ground.everyone)


def ask(case: Case, **flags: Any) -> Answer:
    """The lens's answer, as JSON, to a case that is read from a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(dump(trimmed(case)), encoding="utf-8")
        told = dumps(pp.deals(pp.compile(pp.load(path)), **flags).answer)
    answer: Answer = json.loads(told)
    return answer


@lru_cache(maxsize=4096)
def asked(kind: str, seed: int) -> Asked:
    """A random case with every question asked of it; only the first cases without sizes are asked for a frontier."""
    case = KINDS[kind](seed)
    ground = Ground(case)
    compared = any(ground.views[party].compared for party in ground.parties)
    reading = "midpoints" if compared or kind != "sized" else READING.get(seed % 10, "midpoints")
    plan = list(case["plans"])[-1]
    from_plan = seed % 3 == 0
    base = ground.plan(plan) if from_plan else ground.number(ground.today) if ground.today else None
    sides = single(ground)
    if len(sides) > 2 and seed % 2:
        first, *middle, last = sides
        sides = [(*first, *last), *middle]
    answer = ask(
        case,
        frontier=kind == "sized" or seed < UNSIZED,
        solutions=kind == "sized" or seed < UNSIZED,
        conflicts=True,
        near=plan,
        k=DIVERSE,
        trades=True,
        plan=plan if from_plan else None,
        sides=True,
        blocs=[side for side in sides if len(side) > 1],
        reading=reading,
    )
    gains = [] if ground.unsized else ground.gains(reading)
    plans = [plan] if from_plan else list(case["plans"])
    return Asked(case, ground, reading, gains, plan, base, plans, sides, answer)


# -- shards ----------------------------------------------------------------------------------------

Cell = Callable[[Asked], tuple[Any, Any]]  # what the lens says, and what is so


def sharded(count: int, kinds: tuple[str, ...] = ("sized",), size: int = 100) -> Any:
    """So many random cases of each kind, in shards that name their seeds: the parameters ``kind`` and ``seeds``."""
    shards = [(kind, range(first, first + size)) for kind in kinds for first in range(0, count, size)]
    ids = [f"{kind}-{seeds.start}-{seeds.stop - 1}" for kind, seeds in shards]
    return pytest.mark.parametrize(("kind", "seeds"), shards, ids=ids)


def differing(kind: str, seeds: range, cell: Cell) -> list[str]:
    """Where what the lens says is not so, with the seed."""
    found = []
    for seed in seeds:
        said, true = cell(asked(kind, seed))
        if said != true:
            found.append(f"{kind}({seed}): said {said}, is {true}")
    return found


# -- numbers and packages --------------------------------------------------------------------------


def ends(value: Fraction) -> bool:
    """Whether the number is a decimal that ends."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def read(number: float | None, value: Fraction | None) -> Fraction | float | None:
    """A JSON number exactly as it stands; where it is near a value that no decimal ends, that value."""
    if number is None:
        return None
    if value is not None and not ends(value) and abs(number - value) <= 1e-9 * max(1, abs(value)):
        return value
    return Fraction(str(number))


def package(at: Asked, said: dict[str, Any] | None) -> tuple[int, dict[str, Any]] | None:
    """A ``{terms, gains}`` as the package's number and its gains."""
    if said is None:
        return None
    n = at.ground.number(said["terms"])
    return n, {party: read(number, at.gains[n].get(party)) for party, number in said["gains"].items()}


def true_package(at: Asked, n: int) -> tuple[int, dict[str, Any]]:
    """What it should be: parties without views have no gains."""
    return n, {party: at.gains[n].get(party) for party in at.ground.everyone}
