"""The packages behind the frontier: how many there are for each point, the first of each, and all of them in order.

The layers of the dynamic programme form a tree, the edges between their labels ways to them. Package order is the order
of option numbers, the first issue foremost; among partial packages over the same issues whatever completes them leaves
their order as it is, so the first of a label is the least of the firsts behind its edges.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pourparler.errors import PourparlerError
from pourparler.lens.deals.engine.groups import ROOM, Ints, firsts
from pourparler.lens.deals.engine.labels import Layer

ROWS = 1 << 24  # tied packages and parts of them that stand side by side


@dataclass(frozen=True)
class Keys:
    """Packages as numbers in package order: a few 64-bit limbs, the first foremost, each with some issues' options."""

    sizes: tuple[int, ...]
    limb: tuple[int, ...]  # for each issue
    weight: tuple[int, ...]  # for each issue

    @property
    def limbs(self) -> int:
        return max(self.limb, default=0) + 1

    @staticmethod
    def of(sizes: tuple[int, ...]) -> Keys:
        limb, weight, now, room = [], [1] * len(sizes), 0, 1
        for size in sizes:
            if room * size > ROOM:
                now, room = now + 1, 1
            room *= size
            limb.append(now)
        for issue in range(len(sizes) - 2, -1, -1):
            if limb[issue] == limb[issue + 1]:
                weight[issue] = weight[issue + 1] * sizes[issue + 1]
        return Keys(sizes, tuple(limb), tuple(weight))

    def packages(self, keys: Ints) -> Ints:
        """Option numbers (n, issues) of keys (limbs, n)."""
        found = np.zeros((keys.shape[1], len(self.sizes)), dtype=np.int64)
        for issue, (limb, weight, size) in enumerate(zip(self.limb, self.weight, self.sizes, strict=True)):
            found[:, issue] = keys[limb] // weight % size
        return found


@dataclass(frozen=True)
class Paths:
    """The edges that lead to the frontier, layer by layer; what a layer builds on stands before it."""

    layers: tuple[Layer, ...]

    @staticmethod
    def of(last: Layer) -> Paths:
        """All layers below the last, without the edges to labels that the frontier does not rest on."""
        todo: list[tuple[Layer, Ints]] = [(last, np.arange(last.size))]
        cut: list[tuple[Layer, Ints, Ints]] = []
        while todo:
            layer, needed = todo.pop()
            here = np.zeros(layer.size, dtype=bool)
            here[needed] = True
            edges = np.flatnonzero(here[layer.target])
            cut.append((layer, edges, here))
            todo += [(source, labels[edges]) for source, labels in layer.sources]
        done: dict[int, tuple[Layer, Ints]] = {}
        for layer, edges, here in reversed(cut):
            number = np.cumsum(here) - 1
            sources = tuple((done[id(s)][0], done[id(s)][1][labels[edges]]) for s, labels in layer.sources)
            option = None if layer.option is None else layer.option[edges]
            size = int(here.sum())
            done[id(layer)] = Layer(size, number[layer.target[edges]], sources, layer.issue, option), number
        return Paths(tuple(done[id(layer)][0] for layer, _, _ in reversed(cut)))

    def counts(self) -> tuple[int, ...]:
        """How many packages lead to each label of the last layer."""
        rough = self._counts(np.dtype(np.float64))
        kind = (
            np.dtype(np.int64)
            if max((float(r.max()) for r in rough if len(r)), default=0) < ROOM / 2
            else np.dtype(object)
        )
        return tuple(int(n) for n in self._counts(kind)[-1])

    def _counts(self, kind: np.dtype[np.generic]) -> list[NDArray[np.generic]]:
        found: dict[int, NDArray[np.generic]] = {}
        for layer in self.layers:
            ways = np.ones(len(layer.target), dtype=kind)
            for source, labels in layer.sources:
                ways = ways * found[id(source)][labels]
            found[id(layer)] = np.add.reduceat(ways, firsts(layer.target)) if len(ways) else ways
        return [found[id(layer)] for layer in self.layers]

    def firsts(self, keys: Keys) -> Ints:
        """The first package of each label of the last layer, as keys (limbs, n)."""
        found: dict[int, Ints] = {}
        for layer in self.layers:
            rows = self._own(layer, keys, np.arange(len(layer.target)))
            for source, labels in layer.sources:
                rows += found[id(source)][:, labels]
            if layer.size < len(layer.target):
                order = np.lexsort((*rows[::-1], layer.target))
                rows = rows[:, order]
            found[id(layer)] = rows[:, firsts(layer.target)]
        return found[id(self.layers[-1])]

    @staticmethod
    def _own(layer: Layer, keys: Keys, edges: Ints) -> Ints:
        rows = np.zeros((keys.limbs, len(edges)), dtype=np.int64)
        if layer.option is not None:
            rows[keys.limb[layer.issue]] = layer.option[edges] * keys.weight[layer.issue]
        return rows

    def listed(self, keys: Keys, most: int) -> Ints:
        """The first packages of all that lead to the last layer, as keys (limbs, n) in package order."""
        found: dict[int, tuple[Ints, Ints]] = {}  # where the rows of each label begin, and the rows by label
        for layer in self.layers:
            edges = np.arange(len(layer.target))
            rows = self._own(layer, keys, edges)
            for source, labels in layer.sources:
                begin, behind = found[id(source)]
                many = np.diff(begin)[labels[edges]]
                if int(many.sum()) > ROWS:
                    raise PourparlerError("too many tied packages to list them in order")
                picks = np.repeat(begin[labels[edges]] - np.cumsum(many) + many, many) + np.arange(int(many.sum()))
                rows = np.repeat(rows, many, axis=1) + behind[:, picks]
                edges = np.repeat(edges, many)
            owner = layer.target[edges]
            order = np.lexsort((*rows[::-1], owner))
            owner = owner[order]
            begin = np.searchsorted(owner, np.arange(layer.size + 1))
            early = np.arange(len(owner)) - begin[owner] < most
            kept = owner[early]
            found[id(layer)] = np.searchsorted(kept, np.arange(layer.size + 1)), rows[:, order[early]]
        last = found[id(self.layers[-1])][1]
        return last[:, np.lexsort(last[::-1])[:most]]
