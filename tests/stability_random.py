"""Small random models for the stability lens, as plain data: in option form, and as nets of explicit moves.

The same seed gives the same model. Nothing of pourparler is imported.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

from oracle_stability import Model, Relation, from_edges, from_options

State = Any  # an option tuple in a RandomGame, a number 0, 1, 2, ... in a RandomNet
Payoffs = list[dict[State, int]]  # one mapping a party, higher is better
Reason = tuple[frozenset[State], int, int]  # the feasible states where it holds, the least and the greatest worth

MOST_STATES = 60
MOST_RANGED = 4  # ranged reasons of one party
MOST_RANGED_IN_ALL = 8  # of all parties, so that there are at most 256 corners


@dataclass(frozen=True)
class RandomGame:
    """A model in option form.

    ``final[axis]``: the options that nobody leaves. ``movers``: members, and for each axis the options they can
    move to. ``infeasible``: option tuples that cannot be. ``payoffs[i]``: party i's exact payoff of each feasible
    state. ``reasons[i]``: what party i makes of the states where not all is known; it has nothing to do with
    ``payoffs``. ``features``: which of FEATURES it has.
    """

    parties: int
    sizes: tuple[int, ...]
    final: tuple[tuple[int, ...], ...]
    movers: tuple[tuple[tuple[int, ...], tuple[tuple[int, ...], ...]], ...]
    infeasible: frozenset[tuple[int, ...]]
    payoffs: Payoffs
    reasons: list[list[Reason]]
    features: frozenset[str]

    @property
    def states(self) -> list[tuple[int, ...]]:
        """The feasible option tuples in C order."""
        return [s for s in product(*map(range, self.sizes)) if s not in self.infeasible]

    def model(self) -> Model:
        """The same for the brute force."""
        return from_options(self.sizes, self.final, self.movers, self.infeasible, self.parties)


@dataclass(frozen=True)
class RandomNet:
    """A model whose moves are listed one by one; ``movers``: members, and the moves as pairs (from, to)."""

    parties: int
    names: tuple[str, ...]
    movers: tuple[tuple[tuple[int, ...], tuple[tuple[int, int], ...]], ...]
    payoffs: Payoffs
    reasons: list[list[Reason]]
    features: frozenset[str]

    @property
    def states(self) -> list[int]:
        """The numbers of the states."""
        return list(range(len(self.names)))

    def model(self) -> Model:
        """The same for the brute force."""
        return from_edges(self.parties, self.states, self.movers)


Random = RandomGame | RandomNet

FEATURES = ("final", "break", "infeasible", "ties", "joint", "option_agree")


def random_game(seed: int, parties: int | None = None, most: int = MOST_STATES) -> RandomGame:
    """A model in option form of 2 to 5 parties and 2 to ``most`` feasible states."""
    draw = random.Random(f"game {seed}")
    n = parties or draw.choices((2, 3, 4, 5), (35, 35, 20, 10))[0]
    sizes = _sizes(draw, most)
    final = tuple(tuple(o for o in range(size) if draw.random() < 0.5) if draw.random() < 0.2 else () for size in sizes)
    movers, features = _movers(draw, n, sizes)
    infeasible = _infeasible(draw, sizes) if draw.random() < 0.55 or prod(sizes) > most else frozenset()
    states = [s for s in product(*map(range, sizes)) if s not in infeasible]
    if not 2 <= len(states) <= most:
        return random_game(seed + 1_000_003, parties, most)
    payoffs = [_payoff(draw, states, sizes) for _ in range(n)]
    features |= {name for name, has in (("final", any(final)), ("infeasible", infeasible)) if has} | _ties(payoffs)
    return RandomGame(
        n, sizes, final, movers, infeasible, payoffs, _reasons(draw, n, states, sizes), frozenset(features)
    )


def random_net(seed: int, parties: int | None = None, most: int = MOST_STATES) -> RandomNet:
    """A net of 2 to 5 parties and 2 to ``most`` states, whose moves are mostly not transitive."""
    draw = random.Random(f"net {seed}")
    n = parties or draw.choices((2, 3, 4, 5), (35, 35, 20, 10))[0]
    states = list(range(draw.randint(2, min(most, draw.choice((6, 12, 24, 60))))))
    groups: list[tuple[int, ...]] = [(p,) for p in range(n)]
    features = set()
    if draw.random() < 0.4:
        features.add("joint")
        groups += sorted({_group(draw, n) for _ in range(draw.randint(1, 2))}, key=_by_size)
    movers = []
    for members in groups:
        share = draw.choice((0.5, 1, 1.5, 3)) / len(states)  # so many moves from each state, on average
        pairs = [(s, t) for s in states for t in states if s != t and draw.random() < share]
        movers.append((members, tuple(pairs)))
    payoffs = [_payoff(draw, states, None) for _ in range(n)]
    reasons = _reasons(draw, n, states, None)
    names = tuple(f"s{s + 1}" for s in states)
    return RandomNet(n, names, tuple(movers), payoffs, reasons, frozenset(features | _ties(payoffs)))


def random_model(seed: int, parties: int | None = None) -> Random:
    """A net in one of four, else a model in option form."""
    return random_net(seed, parties) if seed % 4 == 3 else random_game(seed, parties)


def relation(data: Random) -> Relation:
    """What is known of (i, s, t) within the ranges: t is ">" (surely better than s), "<=" (surely not), or "U".

    Each worth may be anywhere in its range, so the difference u(t) - u(s) takes its bounds where each does.
    """
    worth = [{s: [s in where for where, _, _ in own] for s in data.states} for own in data.reasons]

    def compare(i: int, s: State, t: State) -> str:
        low = high = 0
        for here, there, (_, least, greatest) in zip(worth[i][s], worth[i][t], data.reasons[i], strict=True):
            if there and not here:
                low, high = low + least, high + greatest
            elif here and not there:
                low, high = low - greatest, high - least
        return ">" if low > 0 else "<=" if high <= 0 else "U"

    known: dict[tuple[int, State, State], str] = {}

    def remembered(i: int, s: State, t: State) -> str:
        if (i, s, t) not in known:
            known[i, s, t] = compare(i, s, t)
        return known[i, s, t]

    return remembered


def party_corners(data: Random, i: int) -> Iterator[dict[State, int]]:
    """The payoffs of party i with each worth at one end of its range: 2^k of them for k ranges."""
    ends = [sorted({least, greatest}) for _, least, greatest in data.reasons[i]]
    for worths in product(*ends):
        held = list(zip(worths, data.reasons[i], strict=True))
        yield {s: sum(worth for worth, (where, _, _) in held if s in where) for s in data.states}


def corners(data: Random) -> Iterator[Payoffs]:
    """Every corner of all parties together, as exact payoffs: 2^k of them, at most 256."""
    for chosen in product(*(list(party_corners(data, i)) for i in range(data.parties))):
        yield list(chosen)


# -- the parts of a model ----------------------------------------------------------------------------


def _by_size(members: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    return len(members), members


def _group(draw: random.Random, n: int) -> tuple[int, ...]:
    """Two or more of the parties."""
    return tuple(
        sorted(draw.sample(range(n), draw.choices(range(2, n + 1), [4 ** (n - k) for k in range(2, n + 1)])[0]))
    )


def _sizes(draw: random.Random, most: int) -> tuple[int, ...]:
    """Two to five axes of two or three options, at most twice as many packages as feasible states."""
    while True:
        sizes = tuple(draw.choices((2, 3), (65, 35))[0] for _ in range(draw.choices((2, 3, 4, 5), (15, 35, 30, 20))[0]))
        if prod(sizes) <= 2 * most:
            return sizes


def _movers(draw: random.Random, n: int, sizes: tuple[int, ...]) -> tuple[Any, set[str]]:
    """Who moves which axis where: one party or a group an axis or an option; and who can undo what to one option."""
    to: dict[tuple[int, ...], list[set[int]]] = {(p,): [set() for _ in sizes] for p in range(n)}
    features = set()
    allow_groups, by_option = draw.random() < 0.5, draw.random() < 0.3
    one_each = draw.sample(range(n), n)  # each party owns something where there are axes enough
    for axis, size in enumerate(sizes):
        joint = allow_groups and draw.random() < 0.4
        owner = _group(draw, n) if joint else (one_each[axis % n],)
        for option in range(size):
            group = owner
            if by_option and draw.random() < 0.3:
                features.add("option_agree")
                group = _group(draw, n) if allow_groups and draw.random() < 0.5 else (draw.randrange(n),)
            to.setdefault(group, [set() for _ in sizes])[axis].add(option)
        if draw.random() < 0.2:
            features.add("break")
            to[(draw.choice([p for p in range(n) if (p,) != owner]),)][axis].add(draw.randrange(size))
    if any(len(group) > 1 for group in to):
        features.add("joint")
    movers = tuple((group, tuple(tuple(sorted(axis)) for axis in to[group])) for group in sorted(to, key=_by_size))
    return movers, features


def _infeasible(draw: random.Random, sizes: tuple[int, ...]) -> frozenset[tuple[int, ...]]:
    """Packages that cannot be: pairs of terms that exclude each other, or any packages at random."""
    every = list(product(*map(range, sizes)))
    if draw.random() < 0.3:
        share = draw.choice((0.1, 0.3, 0.6))
        return frozenset(s for s in every if draw.random() < share)
    found: set[tuple[int, ...]] = set()
    for _ in range(draw.randint(1, 3)):
        a, b = draw.sample(range(len(sizes)), 2)
        x, y = draw.randrange(sizes[a]), draw.randrange(sizes[b])
        found |= {s for s in every if s[a] == x and s[b] == y}
    return frozenset(found)


def _where(draw: random.Random, states: list[State], sizes: tuple[int, ...] | None) -> frozenset[State]:
    """Some of the states: those with a certain option or two, or any."""
    if sizes is None or draw.random() < 0.3:
        return frozenset(s for s in states if draw.random() < 0.5)
    terms = [(axis, draw.randrange(sizes[axis])) for axis in draw.sample(range(len(sizes)), draw.choice((1, 1, 2)))]
    return frozenset(s for s in states if all(s[axis] == option for axis, option in terms))


def _payoff(draw: random.Random, states: list[State], sizes: tuple[int, ...] | None) -> dict[State, int]:
    """A strict order of the states, a coarse one with many ties, or a sum of what holds."""
    style = draw.choices(("strict", "coarse", "sum"), (35, 25, 40))[0]
    if style == "strict":
        return dict(zip(states, draw.sample(range(len(states)), len(states)), strict=True))
    if style == "coarse":
        levels = draw.choice((2, 3, 5))
        return {s: draw.randrange(levels) for s in states}
    reasons = [(_where(draw, states, sizes), draw.randint(-5, 9)) for _ in range(draw.randint(2, 6))]
    return {s: sum(worth for where, worth in reasons if s in where) for s in states}


def _ties(payoffs: Payoffs) -> set[str]:
    return {"ties"} if any(len(set(own.values())) < len(own) for own in payoffs) else set()


def _reasons(draw: random.Random, n: int, states: list[State], sizes: tuple[int, ...] | None) -> list[list[Reason]]:
    """A few reasons a party, some of exact worth and some with a range, which may touch or straddle zero."""
    left = MOST_RANGED_IN_ALL
    result: list[list[Reason]] = []
    for i in range(n):
        ranged = min(draw.randint(0, MOST_RANGED), max(1, left // (n - i)) if left else 0)
        left -= ranged
        own = []
        for k in range(ranged + draw.randint(0, 3)):
            least = draw.randint(-4, 6)
            own.append((_where(draw, states, sizes), least, least + (draw.randint(1, 6) if k < ranged else 0)))
        draw.shuffle(own)
        result.append(own)
    return result
