"""Dynamic programming over issues with dominance pruning: what may still become part of the frontier.

A label is a state with a vector of numbers that some partial package reaches, and that no other partial package of the
same state dominates: whatever completes the one completes the other. Equal vectors are one label; the edges behind it
remember every way to it. (Dubus, Gonzales & Perny, "Multiobjective optimization using GAI models", IJCAI 2009.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pourparler.lens.deals.engine.groups import Ints, Whole, distinct, firsts, too_many
from pourparler.lens.deals.engine.nondominated import best
from pourparler.lens.deals.engine.steps import Step, steps
from pourparler.space.scores import Scores

CHUNK = 1 << 21  # candidates that stand side by side


@dataclass(frozen=True)
class Layer:
    """The ways to the labels of one step: edge e leads to label ``target[e]`` (ascending) from one label of each source
    and, where ``issue`` is given, with one option of it."""

    size: int
    target: Ints
    sources: tuple[tuple[Layer, Ints], ...] = ()
    issue: int = -1
    option: Ints | None = None


@dataclass(frozen=True)
class Labels:
    """Labels by state, upwards, and in each by their columns (parties, n), downwards."""

    segment: Ints | None
    columns: Whole
    layer: Layer


@dataclass(frozen=True)
class Candidates:
    """Vectors with the label (``left``) and the label or option (``right``) they come from."""

    segment: Ints | None
    columns: Whole
    left: Ints
    right: Ints

    def cut(self, places: Ints) -> Candidates:
        segment = None if self.segment is None else self.segment[places]
        return Candidates(segment, self.columns[:, places], self.left[places], self.right[places])

    def and_(self, other: Candidates) -> Candidates:
        segment = None
        if self.segment is not None and other.segment is not None:
            segment = np.concatenate([self.segment, other.segment])
        return Candidates(
            segment,
            np.concatenate([self.columns, other.columns], axis=1),
            np.concatenate([self.left, other.left]),
            np.concatenate([self.right, other.right]),
        )


def component(scores: Scores, order: tuple[int, ...], kind: type, most: int) -> Labels:
    """The labels of one component; in the end no issue is open, and all are of one state."""
    parties = max(1, len(scores.parties))
    labels = Labels(
        np.zeros(1, dtype=np.int64), np.zeros((parties, 1), dtype=kind), Layer(1, np.zeros(1, dtype=np.int64))
    )
    for step in steps(scores, order):
        held = _settled(_options(labels, step, kind), step.states, most)
        labels = _grouped(held, labels.layer, None, step.issue, most)
    return Labels(None, labels.columns, labels.layer)


def join(a: Labels, b: Labels, most: int) -> Labels:
    """The labels of two components side by side: all sums that are not dominated."""
    return _grouped(_settled(_sums(a, b), 1, most), a.layer, b.layer, -1, most)


def _options(labels: Labels, step: Step, kind: type) -> Iterator[Candidates]:
    """Each label with each option that is allowed in its state."""
    assert labels.segment is not None
    parties, count = labels.columns.shape
    options = step.allowed.shape[1]
    adds = step.adds.astype(kind) if len(step.adds) else np.zeros((1, *step.allowed.shape), dtype=kind)
    width = max(1, CHUNK // max(1, count))
    for start in range(0, options, width):
        part = slice(start, min(start + width, options))
        allowed = step.allowed[labels.segment, part].reshape(-1)
        columns = (labels.columns[:, :, None] + adds[:, :, part][:, labels.segment]).reshape(parties, -1)
        segment = step.follows[labels.segment, part].reshape(-1)
        left = np.repeat(np.arange(count), part.stop - part.start)
        right = np.tile(np.arange(part.start, part.stop), count)
        found = Candidates(segment, columns, left, right)
        yield found if allowed.all() else found.cut(np.flatnonzero(allowed))


def _sums(a: Labels, b: Labels) -> Iterator[Candidates]:
    parties, many = a.columns.shape
    few = b.columns.shape[1]
    width = max(1, CHUNK // max(1, many))
    for start in range(0, few, width):
        part = b.columns[:, start : start + width]
        columns = (a.columns[:, :, None] + part[:, None, :]).reshape(parties, -1)
        left = np.repeat(np.arange(many), part.shape[1])
        right = np.tile(np.arange(start, start + part.shape[1]), many)
        yield Candidates(None, columns, left, right)


def _settled(chunks: Iterator[Candidates], states: int, most: int) -> Candidates:
    """What is nondominated among all chunks, equal vectors included."""
    held: Candidates | None = None
    for chunk in chunks:
        held = chunk if held is None else held.and_(chunk)
        segment = held.segment if states > 1 else None
        held = held.cut(np.flatnonzero(best(segment, states, held.columns, most)))
    assert held is not None
    return held


def _grouped(held: Candidates, left: Layer, right: Layer | None, issue: int, most: int) -> Labels:
    """One label for each vector of a state, with the edges that lead to it."""
    order, group = distinct(held.segment, held.columns)
    one = order[firsts(group)]
    if len(one) > most:
        raise too_many(most)
    sources, option = [(left, held.left[order])], None
    if right is None:
        option = held.right[order]
    else:
        sources.append((right, held.right[order]))
    layer = Layer(len(one), group, tuple(sources), issue, option)
    return Labels(None if held.segment is None else held.segment[one], held.columns[:, one], layer)
