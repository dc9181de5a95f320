"""The stability lens against the brute force of `oracle_stability`, on random models: not one cell may differ."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from oracle_coalition import every_bloc, every_coalition
from oracle_horizon import limited as brute_limited
from oracle_horizon import non_myopic as brute_non_myopic
from oracle_stability import by_payoffs, every_concept, every_kind
from stability_models import ranked, spread
from stability_random import corners, random_game, random_model, relation

from pourparler.lens.stability.coalitions import as_one, coalitional
from pourparler.lens.stability.dense import NAMES
from pourparler.lens.stability.horizon import limited, non_myopic
from pourparler.lens.stability.relations import Relations
from pourparler.lens.stability.solve import at, solve, unknown

MODELS = 2_000
MOST_RANGED = 6  # ranges of all parties together, so that there are at most 64 corners
BATCHES = [range(start, start + 100) for start in range(0, MODELS, 100)]
SOME = [range(start, start + 50) for start in range(0, 300, 50)]
READ = [range(start, start + 100) for start in range(0, 500, 100)]
Answer = dict[str, np.ndarray]  # type: ignore[type-arg]


def where(states: list[object], found: Iterable[object]) -> list[bool]:
    """A set of states as truths, in the order of the states."""
    known = set(found)
    return [s in known for s in states]


def same(found: Answer, expected: dict[str, list[set[object]]], states: list[object], names: Iterable[str]) -> None:
    """Every cell of every party and concept."""
    for name in names:
        cells = [where(states, own) for own in expected[name]]
        assert found[name].tolist() == cells, name


@pytest.mark.parametrize("batch", BATCHES, ids=lambda b: f"{b.start}-{b.stop}")
def test_five_concepts_for_n_parties(batch: range) -> None:
    """R, GMR, SMR, SEQ and SSEQ equal brute force: ties, infeasible states, final and breakable options, groups, nets."""
    for seed in batch:
        data = random_model(seed)
        conflict, model = ranked(data), data.model()
        expected = every_concept(model, by_payoffs(data.payoffs))
        found = at(conflict)
        same(found, expected, data.states, NAMES)
        relations = Relations.of(conflict)  # the general way must say the same as the fast one
        for i in range(data.parties):
            cells = relations.cells(i, "a", "sure")
            assert all((cells[name] == found[name][i]).all() for name in NAMES)


@pytest.mark.parametrize("batch", BATCHES, ids=lambda b: f"{b.start}-{b.stop}")
def test_types_of_unknown_preference(batch: range) -> None:
    """Types a, b, c and d equal brute force for all five concepts."""
    for seed in batch:
        data = random_model(seed)
        expected = every_kind(data.model(), relation(data))
        relations = Relations.of(spread(data))
        for kind in "abcd":
            same(unknown(relations, kind), expected[kind], data.states, NAMES)


@pytest.mark.parametrize("batch", READ, ids=lambda b: f"{b.start}-{b.stop}")
def test_readings_against_every_corner(batch: range) -> None:
    """R, GMR and SMR in every, in some, in no reading are those of the corners; SEQ and SSEQ never contradict one."""
    for seed in batch:
        data = random_model(seed)
        if sum(low < high for reasons in data.reasons for _, low, high in reasons) > MOST_RANGED:
            continue  # brute force would take most of the time for a few of the models
        model = data.model()
        found = solve(spread(data), draws=8)
        at_corners = [every_concept(model, by_payoffs(payoffs)) for payoffs in corners(data)]
        for name in NAMES:
            cells = np.array([[where(data.states, own) for own in corner[name]] for corner in at_corners])
            if name in ("nash", "gmr", "smr"):
                assert (found.every[name] == cells.all(axis=0)).all()
                assert (found.some[name] == cells.any(axis=0)).all()
                assert (found.equilibria_some[name] == cells.all(axis=1).any(axis=0)).all()
                assert not found.open_every[name].any() and not found.open_some[name].any()
            assert not (found.every[name] & ~cells.all(axis=0)).any()
            never = ~found.some[name] & ~found.open_some[name]
            assert not (never & cells.any(axis=0)).any()
            known = cells.all(axis=1).any(axis=0)
            assert not (known & ~found.equilibria_some[name] & ~found.equilibria_open[name]).any()


@pytest.mark.parametrize("batch", SOME, ids=lambda b: f"{b.start}-{b.stop}")
def test_coalitions_and_blocs(batch: range) -> None:
    """CNash, CGMR, CSMR and CSEQ equal brute force for every coalition; blocs acting as one do, too."""
    for seed in batch:
        data = random_model(seed)
        model, prefers = data.model(), by_payoffs(data.payoffs)
        relations = Relations.of(ranked(data))
        n, movers = relations.states, relations.movers
        found = coalitional(n, movers, relations.sure, relations.sure, data.parties)
        expected = every_coalition(model, prefers)
        for name, by_coalition in found.items():
            for members, cells in by_coalition.items():
                assert cells.tolist() == where(data.states, expected[name][frozenset(members)]), (name, members)
        blocs = [(0, 1), *((i,) for i in range(2, data.parties))]
        whole = as_one(n, movers, relations.sure, relations.sure, blocs)
        for name, cells_of in every_bloc(model, prefers, blocs).items():
            assert [c.tolist() for c in whole[name[1:]]] == [where(data.states, own) for own in cells_of], name


@pytest.mark.parametrize("seed", range(60))
def test_limited_and_non_myopic(seed: int) -> None:
    """L_h for horizons 1 to 6 and non-myopic stability equal plain recursion, for two parties."""
    games = (random_game(seed + 500_000 * k, parties=2) for k in range(50))
    data = next(game for game in games if "joint" not in game.features)  # there is no rule for joint moves
    conflict, model, prefers = ranked(data), data.model(), by_payoffs(data.payoffs)
    for horizon in range(1, 7):
        found = limited(conflict, horizon)
        for i in (0, 1):
            assert found[i].tolist() == where(data.states, brute_limited(model, prefers, horizon, i))
    found = non_myopic(conflict)
    for i in (0, 1):
        assert found[i].tolist() == where(data.states, brute_non_myopic(model, prefers, i))
