"""The sweeps against brute force (tests/oracle_stability.py), cell by cell, and what must hold where that is too slow."""

from __future__ import annotations

import random
import threading
import tracemalloc
from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest
from oracle_stability import CONCEPTS, Model, by_payoffs, every_concept, from_options
from stability_random import FEATURES, RandomGame, random_game

from pourparler.lens.stability import sweep, sweep_party, sweep_threads
from pourparler.space.graph import Grid, Mover

Found = dict[str, np.ndarray]


def grid_of(game: RandomGame) -> Grid:
    """The game as the library has it."""
    feasible = np.ones(game.sizes, dtype=bool)
    for options in game.infeasible:
        feasible[options] = False
    return Grid(game.sizes, game.final, tuple(Mover(*mover) for mover in game.movers), feasible)


def payoffs_of(game: RandomGame) -> np.ndarray:
    """The payoffs as an array; what stands at infeasible states must not matter, so it is extreme."""
    found = np.full((game.parties, *game.sizes), 99)
    found[::2] = -99
    for party, payoffs in enumerate(game.payoffs):
        for options, payoff in payoffs.items():
            found[(party, *options)] = payoff
    return found


def expected(model: Model, payoffs: np.ndarray) -> Found:
    """The stable cells by brute force."""
    by_state = [{state: int(own[state]) for state in model.states} for own in payoffs]
    found = {concept: np.zeros(payoffs.shape, dtype=bool) for concept in CONCEPTS}
    for concept, parties in every_concept(model, by_payoffs(by_state)).items():
        for party, states in enumerate(parties):
            for state in states:
                found[concept][(party, *state)] = True
    return found


def differing(one: Found, two: Found) -> dict[str, list[list[int]]]:
    """The cells that differ, by concept; nothing where none does."""
    assert one.keys() == two.keys()
    return {c: np.argwhere(one[c] != two[c]).tolist() for c in one if not np.array_equal(one[c], two[c])}


def drawn(seed: int, options: int, parties: int, bound: float = 0.0, gaps: float = 0.0, kinds: int = 0) -> Any:
    """Binary options dealt out, some of them irreversible, some states infeasible; strict payoffs, or of few kinds."""
    draw = np.random.default_rng(seed)
    owner = draw.permutation(np.arange(options) % parties)
    final = tuple((1,) if draw.random() < bound else () for _ in range(options))
    movers = tuple(
        Mover((party,), tuple((0, 1) if mine == party else () for mine in owner)) for party in range(parties)
    )
    shape = (2,) * options
    feasible = draw.random(shape) >= gaps
    size = 2**options
    payoffs = [draw.integers(0, kinds, size) if kinds else draw.permutation(size) for _ in range(parties)]
    return Grid(shape, final, movers, feasible), np.stack(payoffs).reshape(parties, *shape)


def model_of(grid: Grid, parties: int) -> Model:
    """The grid for the brute force."""
    gaps = {tuple(map(int, place)) for place in np.argwhere(~grid.feasible)}
    return from_options(grid.sizes, grid.final, [(m.members, m.to) for m in grid.movers], gaps, parties)


@pytest.mark.parametrize("first", range(0, 1000, 100))
def test_no_cell_differs_from_brute_force(first: int) -> None:
    """On random models all five concepts are as brute force has them, in every cell."""
    for seed in range(first, first + 100):
        game = random_game(seed)
        found = sweep.stable(grid_of(game), payoffs_of(game))
        assert differing(found, expected(game.model(), payoffs_of(game))) == {}, seed


def test_the_random_models_have_every_feature() -> None:
    """The models of the test above have final and breakable options, infeasible states, ties and groups, often."""
    games = [random_game(seed) for seed in range(1000)]
    for feature in FEATURES:
        assert sum(feature in game.features for game in games) >= 100, feature


@pytest.mark.parametrize("members", [2, 3, 4])
def test_groups_of_any_size_answer_as_by_brute_force(members: int) -> None:
    """A group that moves most issues counts only steps that all its members gain by, with ties and gaps, and bound."""
    for seed in range(40):
        draw = random.Random(f"{members} {seed}")
        sizes = tuple(draw.choice((2, 2, 3)) for _ in range(4))
        one, joint = tuple(range(sizes[0])), [tuple(o for o in range(z) if draw.random() < 0.8) for z in sizes[1:]]
        movers = [((0,), (one, (), (), ())), (tuple(range(1, members + 1)), ((), *joint))]
        movers += [((p,), ((), *(tuple({draw.randrange(z)}) for z in sizes[1:]))) for p in range(1, members + 1, 2)]
        final = ((), *((z - 1,) if draw.random() < 0.3 else () for z in sizes[1:]))
        gaps = {s for s in product(*map(range, sizes)) if draw.random() < draw.choice((0, 0.2))}
        model = from_options(sizes, final, movers, gaps, members + 1)
        kinds = draw.choice((3, 10, 1000))
        payoffs = np.array([draw.randrange(kinds) for _ in range((members + 1) * int(np.prod(sizes)))])
        payoffs = payoffs.reshape(members + 1, *sizes)
        feasible = np.ones(sizes, dtype=bool)
        for gap in gaps:
            feasible[gap] = False
        grid = Grid(sizes, final, tuple(Mover(*mover) for mover in movers), feasible)
        assert differing(sweep.stable(grid, payoffs), expected(model, payoffs)) == {}, seed


@pytest.mark.parametrize(
    ("bound", "gaps", "kinds"), [(0, 0, 0), (0.4, 0, 0), (0, 0.2, 0), (0.4, 0.2, 0), (0.4, 0.2, 9), (0, 0, 9)]
)
def test_larger_models_are_as_by_brute_force(bound: float, gaps: float, kinds: int) -> None:
    """128 states of three parties, free or with irreversible options, gaps and ties, are as by brute force."""
    for seed in range(3):
        grid, payoffs = drawn(seed, 7, 3, bound, gaps, kinds)
        assert differing(sweep.stable(grid, payoffs), expected(model_of(grid, 3), payoffs)) == {}, seed


def test_axes_without_a_choice_and_parties_without_a_move_change_nothing() -> None:
    """An issue with one option, and a party that no mover names, leave every other cell as it is; that party stays."""
    for seed in range(60):
        game, draw = random_game(seed), random.Random(seed)
        grid, payoffs = grid_of(game), payoffs_of(game)
        at = draw.randrange(len(game.sizes) + 1)

        def with_one(values: tuple[Any, ...], one: Any, at: int = at) -> tuple[Any, ...]:
            return (*values[:at], one, *values[at:])

        wider = Grid(
            with_one(grid.sizes, 1),
            with_one(grid.final, draw.choice([(), (0,)])),
            tuple(Mover(m.members, with_one(m.to, draw.choice([(), (0,)]))) for m in grid.movers),
            np.expand_dims(grid.feasible, at),
        )
        more = np.concatenate([payoffs, payoffs[:1]])
        found = sweep.stable(wider, np.expand_dims(more, at + 1))
        assert all(np.array_equal(cells[-1], wider.feasible) for cells in found.values())
        narrow = {concept: cells[:-1].squeeze(at + 1) for concept, cells in found.items()}
        assert differing(narrow, sweep.stable(grid, payoffs)) == {}, seed


@pytest.mark.parametrize("sizes", [(), (1,), (1, 1, 1)])
def test_a_single_state_is_stable_for_everyone(sizes: tuple[int, ...]) -> None:
    """With one state there is nowhere to go."""
    movers = tuple(Mover((party,), tuple((0,) for _ in sizes)) for party in range(2))
    grid = Grid(sizes, tuple(() for _ in sizes), movers, np.ones(sizes, dtype=bool))
    for cells in sweep.stable(grid, np.zeros((2, *sizes), dtype=np.int32)).values():
        assert cells.shape == (2, *sizes)
        assert cells.all()


def test_without_a_feasible_state_nothing_is_stable() -> None:
    """Where nothing is feasible every cell is False."""
    grid, payoffs = drawn(1, 3, 2)
    empty = Grid(grid.sizes, grid.final, grid.movers, np.zeros(grid.sizes, dtype=bool))
    assert not any(cells.any() for cells in sweep.stable(empty, payoffs).values())


def test_only_the_order_of_payoffs_counts() -> None:
    """Any integers of the same order give the same cells, however far apart, and so does any type that holds them."""
    for seed in range(40):
        game = random_game(seed)
        grid, payoffs = grid_of(game), payoffs_of(game)
        found = sweep.stable(grid, payoffs)
        others = [
            payoffs.astype(np.int8),
            (payoffs + 100).astype(np.uint16),
            (payoffs - 5).astype(np.int32),
            payoffs * 2**55,
            (payoffs + 99).astype(np.uint64) * 2**56,
            payoffs * 5 + 2**62,
            payoffs * 10**7,
            (payoffs + 99).astype(np.uint64) + 2**63,
        ]
        inside = payoffs[:, grid.feasible]
        order = np.searchsorted(np.unique(inside), payoffs)
        for top in range(24, 31):  # the highest payoff is the last before a power of two
            others.append(np.where(order == order[:, grid.feasible].max(), 2**top - 1, order))
        for other in others:
            assert differing(sweep.stable(grid, other), found) == {}, (seed, other.dtype)


@pytest.mark.parametrize("batch", [1, 6, 100])
def test_neither_batches_nor_threads_show(batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the work is cut, and whoever does it, the cells are the same."""
    models = [(grid_of(game), payoffs_of(game)) for game in map(random_game, range(60))]
    models += [drawn(seed, 8, 3, 0.4, 0.2 * (seed % 2), 40 * (seed // 2)) for seed in range(4)]
    whole = [sweep.stable(*model) for model in models]
    monkeypatch.setattr(sweep_party, "BATCH", batch)
    monkeypatch.setattr(sweep_threads, "SMALL", 0)
    monkeypatch.setattr(sweep_threads, "workers", lambda: 3)
    for model, found in zip(models, whole, strict=True):
        assert differing(sweep.stable(*model), found) == {}


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_axes_and_parties_does_not_show(seed: int) -> None:
    """65,536 states with their axes and parties in another order have the same cells, in that order."""
    grid, payoffs = drawn(seed, 16, 4, 0.3 * (seed % 2), 0.2 * (seed % 2), 1000 * (seed // 2))
    draw = np.random.default_rng(seed)
    axes, parties = draw.permutation(16), draw.permutation(4)
    turned = Grid(
        grid.sizes,
        tuple(grid.final[axis] for axis in axes),
        tuple(
            Mover((int(np.flatnonzero(parties == m.members[0])[0]),), tuple(m.to[axis] for axis in axes))
            for m in grid.movers
        ),
        grid.feasible.transpose(axes),
    )
    found = sweep.stable(turned, payoffs[parties].transpose(0, *(axes + 1)))
    whole = {
        concept: cells[parties].transpose(0, *(axes + 1)) for concept, cells in sweep.stable(grid, payoffs).items()
    }
    assert differing(found, whole) == {}


def test_what_is_stable_under_one_concept_is_so_under_the_weaker() -> None:
    """R implies SSEQ, SSEQ implies SEQ and SMR, each of which implies GMR; none is another, on 65,536 states."""
    found = sweep.stable(*drawn(7, 16, 3, 0.3, 0.2))
    for strong, weak in (("nash", "sseq"), ("sseq", "seq"), ("sseq", "smr"), ("seq", "gmr"), ("smr", "gmr")):
        assert not (found[strong] & ~found[weak]).any(), (strong, weak)
        assert (found[weak] & ~found[strong]).any(), (strong, weak)


def test_concepts_can_be_asked_for_one_by_one() -> None:
    """Each concept alone gives what it gives with all others."""
    for seed in range(30):
        game = random_game(seed)
        grid, payoffs = grid_of(game), payoffs_of(game)
        whole = sweep.stable(grid, payoffs)
        for concept in CONCEPTS:
            assert differing(sweep.stable(grid, payoffs, [concept]), {concept: whole[concept]}) == {}


def test_progress_ends_at_the_total_and_is_told_to_the_caller() -> None:
    """``watch`` hears every part once, in the calling thread, up to a total that stays the same."""
    grid, payoffs = drawn(3, 16, 3)
    heard: list[tuple[int, int, int]] = []
    sweep.stable(grid, payoffs, watch=lambda done, total: heard.append((done, total, threading.get_ident())))
    assert heard[0][0] == 1
    assert heard[-1][0] == heard[-1][1]
    assert all(a[0] + 1 == b[0] and a[1:] == b[1:] for a, b in pairwise(heard))
    assert heard[0][2] == threading.get_ident()


@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize(
    ("options", "parties", "bound", "gaps", "kinds"),
    [
        (16, 3, 0, 0, 0),
        (16, 3, 0.4, 0.2, 0),
        (16, 5, 0, 0, 50),
        (16, 2, 0.3, 0, 50),
        (17, 4, 0.2, 0.2, 50),
        (18, 3, 0.3, 0.2, 50),
    ],
)
def test_no_more_memory_is_used_than_was_foreseen(
    threads: int, options: int, parties: int, bound: float, gaps: float, kinds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``needed`` is at least what the sweeps then take, whatever the threads, and not many times as much."""
    monkeypatch.setattr(sweep_threads, "workers", lambda: threads)
    grid, payoffs = drawn(5, options, parties, bound, gaps, kinds)
    tracemalloc.start()
    sweep.stable(grid, payoffs)
    taken = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert taken <= sweep.needed(grid, parties) <= 4 * taken + (1 << 24)


def test_a_space_far_too_large_is_foreseen_at_once() -> None:
    """The need is known without doing the work, also where irreversible options make it explode."""
    movers = (Mover((0,), ((0, 1),) * 20 + ((),)), Mover((1,), ((),) * 20 + ((0, 1),)))
    sizes = (2,) * 21
    free = Grid(sizes, ((),) * 21, movers, np.ones(sizes, dtype=bool))
    bound = Grid(sizes, ((1,),) * 20 + ((),), movers, np.ones(sizes, dtype=bool))
    assert sweep.needed(free, 2) < 2**30
    assert sweep.needed(bound, 2) > 2**36


def test_what_cannot_be_answered_is_refused() -> None:
    """Payoffs of another shape or kind, unknown concepts and a party with two movers of its own are ValueErrors."""
    grid, payoffs = drawn(1, 4, 2)
    with pytest.raises(ValueError, match="shape"):
        sweep.stable(grid, payoffs.reshape(2, 4, 4))
    with pytest.raises(ValueError, match="integers"):
        sweep.stable(grid, payoffs / 2)
    with pytest.raises(ValueError, match="no such concept: sim;"):
        sweep.stable(grid, payoffs, ["nash", "sim"])
    twice = Grid(grid.sizes, grid.final, (*grid.movers, grid.movers[0]), grid.feasible)
    with pytest.raises(ValueError, match="party 0 has 2 movers"):
        sweep.stable(twice, payoffs)
    with pytest.raises(ValueError, match="party 0 has 2 movers"):
        sweep.needed(twice, 2)
