"""Packages built issue by issue: what each option adds in each state of the open issues, and which state follows."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pourparler.lens.deals.engine.groups import Bools, Ints
from pourparler.lens.deals.engine.order import neighbours, opened
from pourparler.space.scores import Ban, Piece, Scores


@dataclass(frozen=True)
class Step:
    """One issue joins: what it adds, whether it may, and which state follows, by the state before and its option."""

    issue: int
    before: tuple[int, ...]  # the open issues so far, ascending; a state counts over their options, the last fastest
    after: tuple[int, ...]
    adds: Ints  # (parties, states, options)
    allowed: Bools  # (states, options)
    follows: Ints  # (states, options)
    states: int  # how many states there are after it


def steps(scores: Scores, order: tuple[int, ...]) -> list[Step]:
    """The steps of one component: a piece or a ban counts when the last of its issues joins."""
    rank = {issue: n for n, issue in enumerate(order)}
    due: list[list[Piece | Ban]] = [[] for _ in order]
    parts: tuple[Piece | Ban, ...] = (*scores.pieces, *scores.bans)
    for part in parts:
        if part.axes and part.axes[0] in rank:
            due[max(rank[a] for a in part.axes)].append(part)
    found, before = [], tuple[int, ...]()
    for n, after in enumerate(opened(order, neighbours(scores))):
        found.append(_step(scores, order[n], before, after, due[n]))
        before = after
    return found


def _step(scores: Scores, issue: int, before: tuple[int, ...], after: tuple[int, ...], due: list[Piece | Ban]) -> Step:
    axes = (*before, issue)
    shape = tuple(scores.sizes[a] for a in axes)
    adds = np.zeros((len(scores.parties), *shape), dtype=np.int64)
    allowed = np.ones(shape, dtype=bool)
    for part in due:
        if isinstance(part, Piece):
            adds += spread(part.table, part.axes, axes, 1)
        else:
            allowed &= ~spread(part.table, part.axes, axes, 0)
    follows = np.zeros(shape, dtype=np.int64)
    states = 1
    for a in reversed(after):
        digit = np.arange(scores.sizes[a]) * states
        follows = follows + spread(digit, (a,), axes, 0)
        states *= scores.sizes[a]
    options = scores.sizes[issue]
    flat = (prod(shape[:-1]), options)
    return Step(
        issue,
        before,
        after,
        adds.reshape(len(scores.parties), *flat),
        allowed.reshape(flat),
        np.broadcast_to(follows, shape).reshape(flat),
        states,
    )


def spread(table: NDArray[Any], own: tuple[int, ...], axes: tuple[int, ...], lead: int) -> NDArray[Any]:
    """A table over its own issues, turned so that it broadcasts over ``axes``; ``lead`` axes stay in front."""
    order = sorted(range(len(own)), key=lambda n: axes.index(own[n]))
    turned = table.transpose(*range(lead), *(lead + n for n in order))
    shape = [*turned.shape[:lead], *(1 for _ in axes)]
    for place, n in enumerate(order):
        shape[lead + axes.index(own[n])] = turned.shape[lead + place]
    return turned.reshape(shape)
