"""The exact search for an order: label setting over sets of steps, all ways to go on from a set in one array.

What a step tempts to depends on which steps are done, not on their order, and on the value of what follows, which
counts with a plus everywhere. So to know whether some order keeps every gain within a limit it is enough to keep, for
each set of steps done, the ways to go on within the limit that no other way beats in everybody's value: 2^K sets in
place of K! orders (dominance among labels: Hansen 1980). A quick search with few labels gives an order; then the
exact one asks whether any does better, until none does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pourparler.lens.durability.game import broken
from pourparler.lens.durability.model import Floats
from pourparler.lens.durability.offdeal import NOBODY, Play, chances, left, punished, relief, void, war_value

if TYPE_CHECKING:
    from pourparler.lens.durability.order import Order, Ordering, Progress

TOLERANCE = 1e-9
MAX_LABELS = 3_000_000  # ways to go on that one search keeps at most, over all sets
FEW = 4
Done = frozenset[int]


@dataclass(frozen=True)
class _Set:
    """What a set of steps done means. ``flow``, ``most``, ``late``: in a phase that ends with it, the flow, the most
    each party has by a break seen at once, and by one seen a period later (its first period aside); ``void`` and
    ``withheld``: what it is worth if the next step is not ratified, or is withheld by each party. All n."""

    flow: Floats
    most: Floats
    late: Floats
    void: Floats
    withheld: Floats


@dataclass(frozen=True)
class _Labels:
    """Ways to go on from a set. ``values``: L by n; ``worst``: L; ``nexts``: L by 2, the step each takes first, and
    which way of the next set it goes on with."""

    values: Floats
    worst: Floats
    nexts: np.ndarray


class Search:
    """Searches over one ordering; what a set of steps tempts to is computed once."""

    def __init__(self, o: Ordering) -> None:
        self.o, self.world, self.play = o, o.world, Play(o.start)
        self.delta = o.world.discount[0]
        self.known: dict[Done, _Set] = {}
        self.everything = frozenset(range(len(o.moves)))
        self.columns = list(range(len(o.world.parties)))

    def best(self, progress: Progress | None = None) -> tuple[float, Order, bool]:
        """The least greatest gain, an order that has it, and whether none is proved better."""
        sets = self._sets()
        self.columns = self._deciding(sets)
        found = self._run(sets, np.inf, FEW, progress)
        assert found is not None
        worst, order = found
        floor = self.end()
        while True:
            if worst <= floor + TOLERANCE * (1 + abs(floor)):
                return worst, order, True  # the end state tempts as much whatever comes before
            better = self._run(sets, worst - TOLERANCE * (1 + abs(worst)), 0, progress)
            if better is None:
                return worst, order, self.kept <= MAX_LABELS
            worst, order = better

    def end(self) -> float:
        """The greatest gain in the peace after all steps: no order has less."""
        return float(self._labels_at_end().worst[0])

    def _deciding(self, sets: list[Done]) -> list[int]:
        """Parties that ever have a choice; what the plan is worth to others orders nothing."""
        found = {p for move in self.o.moves for p in move.who} | {side for _, side in chances(self.world)}
        found |= {v.by for v in self.world.violations}
        found |= {p for r in self.world.responses if r.decides for p in r.by}
        found |= {p for done in sets for p, _, _ in self.world.breaks(self.o.package(done))}
        return sorted(found) or [0]

    def _sets(self) -> list[Done]:
        """Every set of steps that can be done, the largest first."""
        seen: list[Done] = []
        layer: set[Done] = {frozenset()}
        while layer:
            seen += sorted(layer, key=sorted)
            layer = {done | {j} for done in layer for j in self.o.allowed(done)}
        return seen[::-1]

    def _run(self, sets: list[Done], limit: float, width: int, progress: Progress | None) -> tuple[float, Order] | None:
        """An order whose gains stay within the limit; with ``width``, from so many labels a set, and the least found."""
        labels: dict[Done, _Labels] = {}
        self.kept = 0
        for n, done in enumerate(sets):
            here = self._labels_at_end() if done == self.everything else self.extend(done, labels)
            if here is not None and limit < np.inf:
                here = _cut(here, here.worst <= limit)
            if here is not None and len(here.worst):
                labels[done] = _fewest(here, width) if width else _best(here, self.columns)
                self.kept += len(labels[done].worst)
            if self.kept > MAX_LABELS:
                return None
            if progress:
                progress(n + 1, len(sets))
        first = labels.get(frozenset())
        if first is None:
            return None
        k = int(first.worst.argmin())
        worst, order, done = float(first.worst[k]), [], frozenset[int]()
        while len(labels[done].nexts):
            j, k = (int(x) for x in labels[done].nexts[k])
            order.append(j)
            done |= {j}
        return worst, tuple(order)

    def beam(self, width: int, progress: Progress | None = None) -> tuple[float, Order]:
        """An order found from the end with so many sets kept at each length; no proof that none is better."""
        labels = {self.everything: self._labels_at_end()}
        chain: dict[tuple[Done, int], tuple[int, Done, int]] = {}
        size = len(self.o.moves)
        for n in range(size):
            before: dict[Done, _Labels] = {}
            for done in sorted({there - {j} for there in labels for j in self._last(there)}, key=sorted):
                here = self.extend(done, labels)
                if here is not None:
                    before[done] = _fewest(here, FEW)
            kept = sorted(before, key=lambda d: (before[d].worst[0], -before[d].values[0].sum(), sorted(d)))[:width]
            for done in kept:
                for k, (j, way) in enumerate(before[done].nexts):
                    chain[done, k] = int(j), done | {int(j)}, int(way)
            labels = {done: before[done] for done in kept}
            if progress:
                progress(n + 1, size)
        worst = float(labels[frozenset()].worst[0])
        done, k, order = frozenset[int](), 0, []
        while (done, k) in chain:
            j, done, k = chain[done, k]
            order.append(j)
        return worst, tuple(order)

    def floor(self, depth: int) -> float:
        """The least greatest gain over all ways to take the last ``depth`` steps; no order has less."""
        labels: dict[Done, _Labels] = {self.everything: self._labels_at_end()}
        for _ in range(depth):
            before: dict[Done, _Labels] = {}
            for done in sorted({there - {j} for there in labels for j in self._last(there)}, key=sorted):
                here = self.extend(done, labels)
                if here is not None:
                    before[done] = here
            labels = before
        return min((float(each.worst.min()) for each in labels.values()), default=-np.inf)

    def _last(self, there: Done) -> list[int]:
        """Steps of the set that could be the last of it."""
        return [j for j in sorted(there) if not any(j in self.o.after[k] for k in there)]

    def at(self, done: Done) -> _Set:
        """What the set means, computed once."""
        if done in self.known:
            return self.known[done]
        world, play = self.world, self.play
        package, force = self.o.package(done), self.o.force(done)
        n = len(self.delta)
        most, late, withheld = np.full(n, -np.inf), np.full(n, -np.inf), np.full(n, -np.inf)
        for war, side in chances(world):
            rest = left(world, force, side)
            value = war_value(world, war, side, package, rest, play)
            value = value + punished(world, side, rest, play, package)
            most[side] = max(most[side], value[0, side])
        for party, _, back in world.breaks(package):
            most[party] = max(most[party], broken(world, party, back, force, play)[0, party])
        for v in world.violations:
            if v.where(package):
                value = v.takes + world.discount * broken(world, v.by, v.then(package), force, play)
                late[v.by] = max(late[v.by], value[0, v.by])
        for party in {p for j in self.o.allowed(done) for p in self.o.moves[j].who}:
            withheld[party] = broken(world, party, package, force, play)[0, party]
        flow = (world.flow(package) + relief(world, force))[0]
        self.known[done] = _Set(flow, most, late, void(world, package, NOBODY, force, play)[0], withheld)
        return self.known[done]

    def _labels_at_end(self) -> _Labels:
        here = self.at(self.everything)
        value = here.flow / (1 - self.delta)
        gains = np.maximum(here.most - value, here.late - self.delta * value)
        return _Labels(value[None, :], np.array([gains.max()]), np.zeros((0, 2), dtype=int))

    def extend(self, done: Done, labels: dict[Done, _Labels]) -> _Labels | None:
        """Every way to go on from the set, over each step that may come next."""
        here = self.at(done)
        values, worst, nexts = [], [], []
        for j in self.o.allowed(done):
            later = labels.get(done | {j})
            if later is None:
                continue
            move, there = self.o.moves[j], self.at(done | {j})
            rest = self.delta * later.values
            kept = there.flow + move.once[0] + rest
            value = kept
            if move.ratify[0] < 1:
                value = move.ratify[0] * kept + (1 - move.ratify[0]) * here.void
            open_ = there.most + move.once[0] - kept
            gain = np.maximum(later.worst, np.maximum(open_, there.late - rest).max(axis=1))
            who = list(move.who)
            if who:
                gain = np.maximum(gain, (here.withheld[who] - value[:, who]).max(axis=1))
            values.append(value)
            worst.append(gain)
            nexts.append(np.column_stack([np.full(len(gain), j), np.arange(len(gain))]))
        if not values:
            return None
        return _Labels(np.concatenate(values), np.concatenate(worst), np.concatenate(nexts))


def _cut(labels: _Labels, keep: np.ndarray) -> _Labels:
    nexts = labels.nexts[keep] if len(labels.nexts) else labels.nexts
    return _Labels(labels.values[keep], labels.worst[keep], nexts)


def _fewest(labels: _Labels, width: int) -> _Labels:
    """So many labels with the least greatest gain; of equals, those worth most to all together."""
    order = np.lexsort((-labels.values.sum(axis=1), labels.worst))[:width]
    return _cut(labels, order)


def _best(labels: _Labels, columns: list[int]) -> _Labels:
    """The labels that no other beats in the value of everyone who has a choice."""
    values = labels.values[:, columns]
    order = np.lexsort((*(-values[:, c] for c in range(values.shape[1] - 1, 0, -1)), -values[:, 0]))
    values = values[order]
    slack = TOLERANCE * (1 + np.abs(values))
    if values.shape[1] == 1:
        return _cut(labels, order[:1])
    if values.shape[1] == 2:
        top = np.maximum.accumulate(values[:, 1])
        above = np.concatenate([[-np.inf], top[:-1]])
        return _cut(labels, order[values[:, 1] > above + slack[:, 1]])
    keep: list[int] = []
    alive = np.ones(len(order), dtype=bool)
    for k in range(len(order)):
        if alive[k]:
            keep.append(k)
            alive[k + 1 :] &= ~(values[k] >= values[k + 1 :] - slack[k + 1 :]).all(axis=1)
    return _cut(labels, order[keep])
