"""Which box stands above which, and how high: layers ordered against crossings, then set near their neighbours.

The method of Sugiyama, Tagawa & Toda (1981): layers are given, an arrow over several layers gets a lane in each layer
between, barycentre sweeps order the layers. The nearest places that keep an order are a regression under order
restrictions, found exactly by pooling (Ayer et al. 1955).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pourparler.report.graph_parts import Node

SWEEPS, SETTLE = 24, 12
LANE = 10.0  # px
Order = list[list[int]]


def chain(nodes: list[Node], start: int, end: int, number: int) -> list[int]:
    """The nodes from start to end by neighbouring layers: lanes are added between; both ends' neighbours are noted."""
    a, b = nodes[start].layer, nodes[end].layer
    way = [start]
    if a != b:
        step = 1 if a < b else -1
        for layer in range(a + step, b, step):
            nodes.append(Node(layer, (1, number), LANE, lane=True))
            way.append(len(nodes) - 1)
    way.append(end)
    if a == b and start != end:
        nodes[start].within.append(end)
        nodes[end].within.append(start)
    for one, two in pairwise(way):
        if nodes[one].layer < nodes[two].layer:
            nodes[one].right.append(two)
            nodes[two].left.append(one)
        elif nodes[one].layer > nodes[two].layer:
            nodes[one].left.append(two)
            nodes[two].right.append(one)
    return way


def ordered(nodes: Sequence[Node], layers: int) -> Order:
    """Each layer's nodes from top to bottom, with the fewest crossings that the sweeps met."""
    order: Order = [[] for _ in range(layers)]
    for k in sorted(range(len(nodes)), key=lambda k: nodes[k].tie):
        order[nodes[k].layer].append(k)
    best, fewest = [list(row) for row in order], crossings(nodes, order)
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        for layer in range(layers) if forward else reversed(range(layers)):
            _sort(nodes, order, layer, forward)
        _swap(nodes, order)
        count = crossings(nodes, order)
        if count < fewest:
            best, fewest = [list(row) for row in order], count
    return best


def crossings(nodes: Sequence[Node], order: Order) -> int:
    """How many pairs of pieces cross between neighbouring layers."""
    place = _places(order)
    count = 0
    for row in order:
        pieces = sorted((place[a], place[b]) for a in row for b in nodes[a].right)
        for i, (a, b) in enumerate(pieces):
            count += sum(1 for c, d in pieces[:i] if c < a and d > b)
    return count


def _places(order: Order) -> dict[int, int]:
    return {k: place for row in order for place, k in enumerate(row)}


def _sort(nodes: Sequence[Node], order: Order, layer: int, forward: bool) -> None:
    """By the mean place of the neighbours already passed; without any, of those within; ties by number."""
    shares = {k: (place + 0.5) / len(row) for row in order for place, k in enumerate(row)}

    def mean(k: int) -> float:
        near = (nodes[k].left if forward else nodes[k].right) or nodes[k].within or [k]
        return round(sum(shares[m] for m in near) / len(near), 9)

    order[layer].sort(key=lambda k: (mean(k), nodes[k].tie))


def _swap(nodes: Sequence[Node], order: Order) -> None:
    """Neighbours in a layer change places wherever that saves a crossing."""
    place = _places(order)

    def saves(one: int, two: int) -> int:
        saved = 0
        for near in ("left", "right"):
            first, second = getattr(nodes[one], near), getattr(nodes[two], near)
            saved += sum((place[a] > place[b]) - (place[a] < place[b]) for a in first for b in second)
        return saved

    for row in order:
        for _ in range(len(row)):
            moved = False
            for i in range(len(row) - 1):
                if saves(row[i], row[i + 1]) > 0:
                    row[i], row[i + 1] = row[i + 1], row[i]
                    place[row[i]], place[row[i + 1]] = i, i + 1
                    moved = True
            if not moved:
                break


def stand(nodes: Sequence[Node], order: Order, top: float) -> None:
    """Sets every node's middle height: near its neighbours, in order, without overlap, the highest edge at ``top``."""
    for row in order:
        _settle(nodes, row, [0.0] * len(row), [1.0] * len(row))
    for turn in range(SETTLE):
        for row in order if turn % 2 == 0 else reversed(order):
            wanted, weights = [], []
            for place, k in enumerate(row):
                pulls = [(nodes[m].y, _pull(nodes[k], nodes[m])) for m in (*nodes[k].left, *nodes[k].right)]
                pulls += [(nodes[m].y, 0.3) for m in nodes[k].within]
                pulls = pulls or [(nodes[m].y, 0.1) for m in row[max(0, place - 1) : place + 2]]  # beside who is there
                weights.append(sum(w for _, w in pulls))
                wanted.append(sum(y * w for y, w in pulls) / weights[-1])
            _settle(nodes, row, wanted, weights)
    shift = top - min((node.y - node.height / 2 for node in nodes), default=top)
    for node in nodes:
        node.y += shift


def _pull(one: Node, two: Node) -> float:
    """Lanes are to be straight."""
    return (1.0, 2.0, 8.0)[one.lane + two.lane]


def _apart(one: Node, two: Node) -> float:
    return (one.height + two.height) / 2 + (16.0, 8.0, 2.0)[one.lane + two.lane]


def _settle(nodes: Sequence[Node], row: Sequence[int], wanted: Sequence[float], weights: Sequence[float]) -> None:
    """The places in order and apart with the least sum of weighted squares from those wanted."""
    offsets = [0.0]
    for one, two in pairwise(row):
        offsets.append(offsets[-1] + _apart(nodes[one], nodes[two]))
    pools: list[tuple[float, float, int]] = []  # mean, weight, how many
    for want, offset, weight in zip(wanted, offsets, weights, strict=True):
        mean, count = want - offset, 1
        while pools and pools[-1][0] >= mean:
            other, heft, many = pools.pop()
            mean, weight, count = (mean * weight + other * heft) / (weight + heft), weight + heft, count + many
        pools.append((mean, weight, count))
    means = [mean for mean, _, count in pools for _ in range(count)]
    for k, mean, offset in zip(row, means, offsets, strict=True):
        nodes[k].y = mean + offset
