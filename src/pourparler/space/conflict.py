"""A conflict: a graph, what each party prefers among its states, and the labels of both. From a case or a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from pourparler.space.compile import Space
from pourparler.space.factors import Bools
from pourparler.space.graph import Graph, Grid, Ints, grid_of

if TYPE_CHECKING:
    from pourparler.space.preference import Preference


@dataclass(frozen=True, eq=False)
class Ranks:
    """One party's exact preference: ``values[state]``, the higher the better, equal for a tie; only order counts."""

    values: Ints

    def better(self, state: int, ever: bool) -> Bools:
        """Which states the party strictly prefers to this one; ``ever`` makes no difference where all is known."""
        return np.asarray(self.values > self.values[state])

    def pair(self, state: int, other: int) -> tuple[bool, bool]:
        """Whether ``other`` is strictly better than ``state`` in every reading, and in some: the same here."""
        above = bool(self.values[other] > self.values[state])
        return above, above


@dataclass(frozen=True, eq=False)
class Conflict:
    """``issues`` and ``options`` label the axes of a grid (empty for a net); ``today``: the status quo, a state."""

    title: str
    parties: tuple[str, ...]
    graph: Graph
    preferences: tuple[Preference, ...]
    issues: tuple[str, ...] = ()
    options: tuple[tuple[str, ...], ...] = ()
    today: int | None = None
    notes: tuple[str, ...] = ()

    def label(self, state: int) -> dict[str, str]:
        """Issue and option of each axis; ``{"state": name}`` for a net."""
        if isinstance(self.graph, Grid):
            chosen = self.graph.options(state)
            return {issue: self.options[axis][chosen[axis]] for axis, issue in enumerate(self.issues)}
        return {"state": self.graph.names[state]}

    def labels(self, states: Sequence[int]) -> list[dict[str, str]]:
        """As `label`, for many states at once."""
        if not isinstance(self.graph, Grid):
            return [self.label(state) for state in states]
        spots = np.unravel_index(self.graph.flat[list(states)], self.graph.sizes)
        found: list[dict[str, str]] = [{} for _ in states]
        for issue, options, spot in zip(self.issues, self.options, spots, strict=False):
            for label, option in zip(found, spot.tolist(), strict=True):
                label[issue] = options[option]
        return found

    @property
    def exact(self) -> bool:
        """Whether there is only one reading."""
        return all(isinstance(preference, Ranks) for preference in self.preferences)

    @property
    def exact_preferences(self) -> tuple[Ranks, ...]:
        """Of an exact conflict. Raises ValueError for any other."""
        found = tuple(preference for preference in self.preferences if isinstance(preference, Ranks))
        if len(found) != len(self.preferences):
            raise ValueError("not all is known")
        return found

    def exactly(self, preferences: tuple[Ranks, ...]) -> Conflict:
        """The same conflict at one reading."""
        return replace(self, preferences=preferences)


def conflict_of(space: Space) -> Conflict:
    """The conflict of a case. States are its feasible packages; limits remove none of them (see `preference_of`)."""
    from pourparler.space.preference import preference_of

    grid = grid_of(space)
    return Conflict(
        title=space.case.title,
        parties=space.parties,
        graph=grid,
        preferences=tuple(preference_of(space, p, grid.flat) for p in range(len(space.parties))),
        issues=space.issues,
        options=space.options,
        today=None if space.today is None else grid.state(space.today),
    )


def with_only_law(space: Space, conflict: Conflict) -> Conflict | None:
    """The same conflict with only law standing; None where no other limit does. Unchanged preferences are shared."""
    from pourparler.space.preference import preference_of

    softer = {bar.party for bar in space.bars if bar.kind != "law"}
    if not softer or not isinstance(conflict.graph, Grid):
        return None
    places = conflict.graph.flat
    return replace(
        conflict,
        preferences=tuple(
            preference_of(space, p, places, law_only=True) if party in softer else conflict.preferences[p]
            for p, party in enumerate(space.parties)
        ),
    )
