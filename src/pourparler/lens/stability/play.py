"""Moves and answers one at a time: shortest legal sequences, and what they rest on. Nothing here is ever guessed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pourparler.space.conflict import Conflict
from pourparler.space.graph import Ints

Path = tuple["Step", ...]


@dataclass(frozen=True)
class Step:
    """One move: the parties that make it, and the states it leads from and to."""

    who: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Play:
    """``ever``: count as an improvement what is better in some reading (else: in every reading)."""

    conflict: Conflict

    @cached_property
    def members(self) -> tuple[tuple[int, ...], ...]:
        return self.conflict.graph.members

    def moves(self, mover: int, state: int) -> Ints:
        key = (mover, state)
        if key not in self._moves:
            self._moves[key] = self.conflict.graph.after(mover, state)
        return self._moves[key]

    @cached_property
    def _moves(self) -> dict[tuple[int, int], Ints]:
        return {}

    def own(self, party: int, state: int) -> Ints:
        """The states the party reaches by one move of its own, ascending."""
        for mover, members in enumerate(self.members):
            if members == (party,):
                return self.moves(mover, state)
        return np.zeros(0, dtype=np.int64)

    def gains(self, party: int, state: int, ever: bool) -> Ints:
        """Those of them that it strictly prefers."""
        found = self.own(party, state)
        return found[self.conflict.preferences[party].better(state, ever)[found]]

    def improving(self, mover: int, state: int, ever: bool) -> Ints:
        """The mover's moves that every member strictly prefers."""
        found = self.moves(mover, state)
        for party in self.members[mover]:
            found = found[self.conflict.preferences[party].better(state, ever)[found]]
        return found

    def sequences(self, start: int, movers: list[int], improving: bool | None = None) -> Iterator[tuple[int, Path]]:
        """Every state that legal sequences of these movers reach from the start, once, with a shortest sequence to it.

        ``improving``: None for any moves; True for improvements in some reading, False for those in every reading.
        Shortest first; among equals by mover, then by state. The start itself is never yielded.
        """
        seen = {(start, -1)}
        shown = {start}
        queue: deque[tuple[int, int, Path]] = deque([(start, -1, ())])
        while queue:
            state, last, path = queue.popleft()
            for mover in movers:
                if mover == last:
                    continue
                ends = self.moves(mover, state) if improving is None else self.improving(mover, state, improving)
                for end in ends.tolist():
                    if (end, mover) in seen:
                        continue
                    seen.add((end, mover))
                    longer = (*path, Step(self.members[mover], state, end))
                    if end not in shown:
                        shown.add(end)
                        yield end, longer
                    queue.append((end, mover, longer))

    def others(self, party: int) -> list[int]:
        """The movers that do not contain the party."""
        return [mover for mover, members in enumerate(self.members) if party not in members]

    def answer(self, party: int, after: int, suits: Callable[[int], bool], improving: bool | None) -> Path | None:
        """A shortest legal sequence of the others, from where the party went, to a state that suits; None without one."""
        for end, path in self.sequences(after, self.others(party), improving):
            if suits(end):
                return path
        return None
