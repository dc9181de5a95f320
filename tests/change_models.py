"""Random models with limits and, for one party of them, brute force over the corners of its ranges."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product

import numpy as np
import oracle_stability as st
from stability_models import spread
from stability_random import Random, RandomNet, Reason, random_game, random_net, relation

from pourparler.lens.stability.change import Levers
from pourparler.lens.stability.play import Play
from pourparler.space.conflict import Conflict
from pourparler.space.preference import Spread

BATCHES = [range(start, start + 40) for start in range(0, 80, 40)]
UNIT = 100  # worths are counted in hundredths here, as whole numbers
Ends = tuple[tuple[int, int], ...]  # of one party's reasons


def small(seed: int) -> Random:
    """A random model of at most 20 states; or one of two parties, with many moves, few answers and more reasons.

    In the latter no reason holds at state 0, so that often several must change for a party to stay there.
    """
    if seed % 2 == 0:
        return random_net(seed, most=20) if seed % 4 == 2 else random_game(seed, most=20)
    draw = random.Random(f"wide {seed}")
    states = range(draw.randint(6, 10))
    movers = tuple(
        ((i,), tuple((s, t) for s in states for t in states if s != t and (s == i == 0 or draw.random() < share)))
        for i, share in ((0, 0.4), (1, 0.2))
    )
    reasons: list[list[Reason]] = []
    for _ in range(2):
        own = []
        share = draw.choice((0.2, 0.4))
        for k in range(draw.randint(4, 8)):
            least = draw.randint(1, 3)
            where = frozenset(s for s in states[1:] if draw.random() < share)
            own.append((where, least, least + (draw.randint(1, 4) if k < 3 else 0)))
        reasons.append(own)
    return RandomNet(2, tuple(f"s{s}" for s in states), movers, [], reasons, frozenset())


def limits_of(data: Random, seed: int) -> list[frozenset[st.State]]:
    """For each party the states across a limit of its own: none for half of them."""
    draw = random.Random(f"limits {seed}")
    return [
        frozenset(s for s in data.states if draw.random() < 0.35) if draw.random() < 0.5 else frozenset()
        for _ in range(data.parties)
    ]


def conflict(data: Random, limits: list[frozenset[st.State]]) -> Conflict:
    """The model with its ranges, and with limits."""
    preferences = []
    for own, across in zip(spread(data).preferences, limits, strict=True):
        assert isinstance(own, Spread)
        column = np.array([[s in across] for s in data.states], dtype=np.int8)
        rows, kinds = np.unique(np.hstack([own.truths[own.kinds], column]), axis=0, return_inverse=True)
        preferences.append(Spread(own.valuation, kinds.ravel(), rows[:, :-1], rows[:, -1].astype(bool)))
    return replace(spread(data), preferences=tuple(preferences))


class Own:
    """Brute force for one party: at each corner of its ranges, by the definitions of the concepts."""

    def __init__(self, data: Random, limits: list[frozenset[st.State]], i: int) -> None:
        self.clauses = cache(self._clauses)
        self.i, self.states, self.reasons, self.across = i, data.states, data.reasons[i], limits[i]
        self.ends: Ends = tuple((low * UNIT, high * UNIT) for _, low, high in self.reasons)
        ranges = relation(data)

        def compare(j: int, s: st.State, t: st.State) -> str:
            if (s in limits[j]) != (t in limits[j]):
                return ">" if s in limits[j] else "<="
            return ranges(j, s, t)

        model = data.model()
        self.alone = {s: sorted(model.alone(i, s), key=self.states.index) for s in self.states}
        others = model.without({i})
        self.answers = {
            name: st.ends_from(model, others, step_ok)
            for name, step_ok in (
                ("any", None),
                ("sure", lambda members, s, t: all(compare(j, s, t) == ">" for j in members)),
                ("maybe", lambda members, s, t: all(compare(j, s, t) != "<=" for j in members)),
            )
        }

    def _clauses(self, s: st.State, concept: str, answers: str) -> list[list[list[st.State]]]:
        """For each move of the party: what may be no better than s, one of these lists, so that it is deterred."""
        found = []
        for t in self.alone[s]:
            ways = [[t]]
            if concept != "nash":
                ends = self.answers[answers if concept in {"seq", "sseq"} else "any"](t)
                ways += [[u, *(self.alone[u] if concept in {"smr", "sseq"} else [])] for u in ends]
            found.append(ways)
        return found

    def at_corners(self, s: st.State, concept: str, ends: Ends, answers: str) -> Iterator[bool]:
        """Whether it stays at s, at one corner after the other."""
        clauses = self.clauses(s, concept, answers)
        known = {s, *(x for ways in clauses for way in ways for x in way)}
        holds = {x: [k for k, (where, _, _) in enumerate(self.reasons) if x in where] for x in known}
        # the worst corner for s first, so that a look for one where it leaves is short
        in_order = (sorted(set(pair), reverse=k not in holds[s]) for k, pair in enumerate(ends))
        for worths in product(*in_order):
            worth = {x: (x not in self.across, sum(worths[k] for k in own)) for x, own in holds.items()}
            fine = {x for x in known if worth[x] <= worth[s]}
            yield all(any(fine.issuperset(way) for way in ways) for ways in clauses)

    def stays(self, s: st.State, concept: str, ends: Ends) -> bool:
        """At every corner, if the others answer only where they surely gain."""
        return all(self.at_corners(s, concept, ends, "sure"))

    def leaves(self, s: st.State, concept: str, ends: Ends) -> bool:
        """At every corner, even if the others answer where they may gain."""
        return not any(self.at_corners(s, concept, ends, "maybe"))

    def movable(self) -> list[int]:
        """The reasons that tell some states apart."""
        return [k for k, (where, _, _) in enumerate(self.reasons) if 0 < len(where) < len(self.states)]

    def towards(self, s: st.State, view: int) -> int:
        """In which direction a view helps: upwards where it holds at s."""
        return 1 if s in self.reasons[view][0] else -1

    def shifted(self, shifts: dict[int, int]) -> Ends:
        """Raised at the low end, or lowered at the high one; the other end gives way."""
        ends = list(self.ends)
        for view, shift in shifts.items():
            low, high = ends[view]
            ends[view] = (low + shift, max(high, low + shift)) if shift > 0 else (min(low, high + shift), high + shift)
        return tuple(ends)

    def enough(self, s: st.State, concept: str, by: dict[int, int]) -> bool:
        """Whether it stays once these views are shifted so far in the direction that helps."""
        return self.stays(s, concept, self.shifted({k: self.towards(s, k) * d for k, d in by.items() if d}))


def cells(seed: int) -> Iterator[tuple[Own, Levers, int, int, str]]:
    """Some states of every party of a model under each concept, half of the models with limits."""
    data = small(seed)
    limits = limits_of(data, seed) if seed % 3 else [frozenset()] * data.parties
    levers, draw = Levers(Play(conflict(data, limits))), random.Random(f"cells {seed}")
    for i in range(data.parties):
        own = Own(data, limits, i)
        for s in draw.sample(range(len(data.states)), min(5, len(data.states))):
            for concept in st.CONCEPTS:
                yield own, levers, i, s, concept
