"""The cases of the literature as conflicts of our own, with the names that it prints for their states."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
from published_cases import CASES, GAMES, KOREA

from pourparler.space.conflict import Conflict, Ranks
from pourparler.space.graph import Grid, Mover, Net


def by_bits(case: dict[str, Any], names: tuple[str, ...], never: tuple[str, str]) -> Conflict:
    """Two parties with two options each, the first party's last; ``never``: two that do not go together."""
    issues = names[::-1]
    feasible = np.ones((2, 2, 2, 2), dtype=bool)
    for options in product((0, 1), repeat=4):
        done = {issue for issue, option in zip(issues, options, strict=True) if option}
        feasible[options] = not done.issuperset(never)
    final = tuple((1,) if issue in case.get("irreversible", ()) else () for issue in issues)
    both, none = ((0, 1), (0, 1)), ((), ())
    grid = Grid((2, 2, 2, 2), final, (Mover((0,), none + both), Mover((1,), both + none)), feasible)
    found = Conflict("", tuple(case["ranking"]), grid, (), issues, (("no", "yes"),) * 4)
    return replace(found, preferences=ranks(case["ranking"], [printed(found, s) for s in range(grid.states)]))


def ranks(ranking: dict[str, list[Any]], names: list[Any]) -> tuple[Ranks, ...]:
    """Rankings, best first, of states by name."""
    return tuple(Ranks(np.array([-own.index(name) for name in names])) for own in ranking.values())


def printed(conflict: Conflict, state: int) -> Any:
    """What the literature calls a state: the sum of its options' bits, the letters of a 2x2 game, or its name."""
    label = conflict.label(state)
    if set(label) == {"state"}:
        return int(label["state"]) if label["state"].isdigit() else label["state"]
    if set(label.values()) <= {"no", "yes"}:
        return sum(2**k for k, option in enumerate(reversed(label.values())) if option == "yes")
    return "".join(label.values())


def two_by_two(case: dict[str, Any]) -> Conflict:
    """Each player has one issue, and moves it freely."""
    movers = (Mover((0,), ((0, 1), ())), Mover((1,), ((), (0, 1))))
    grid = Grid((2, 2), ((), ()), movers, np.ones((2, 2), dtype=bool))
    found = Conflict("", ("1", "2"), grid, (), ("first", "second"), (("C", "D"),) * 2)
    names = [printed(found, s) for s in range(4)]
    values = tuple(Ranks(np.array([case["payoff"][p][name] for name in names])) for p in found.parties)
    return replace(found, preferences=values)


def by_edges(case: dict[str, Any]) -> Conflict:
    """The moves one by one."""
    names = sorted(case["ranking"]["M"])
    moves = tuple(
        ((i,), np.array([[names.index(s), names.index(t)] for s, ends in own.items() for t in ends]))
        for i, own in enumerate(case["moves"].values())
    )
    assert list(case["moves"]) == list(case["ranking"])
    parties = tuple(case["ranking"])
    return Conflict("", parties, Net(tuple(names), moves), ranks(case["ranking"], names), today=names.index("s1"))


def conflict(name: str) -> Conflict:
    """A published case."""
    case = CASES[name]
    if name in GAMES:
        return two_by_two(case)
    if name in KOREA:
        return by_bits(case, ("Strike", "Withdraw", "Invasion", "Abandon"), ("Strike", "Withdraw"))
    if name == "Cuban_all_reversible":
        return by_bits(case, ("AirStrike", "Blockade", "Withdraw", "Escalate"), ("Withdraw", "Escalate"))
    return by_edges(case)
