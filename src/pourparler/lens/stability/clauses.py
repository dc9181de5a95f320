"""R, GMR and SMR where views are orders and comparisons: is there a reading in which the party stays, or leaves?

Staying is a list of clauses, each a choice between sets of signs of differences; so is leaving. A search over the
choices, with one linear programme at each step, answers exactly (up to the solver's tolerance of 1e-7).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from pourparler.lens.stability.bits import Bits, Ints, unpack
from pourparler.lens.stability.relations import Relations
from pourparler.space.preference import Spread
from pourparler.space.programme import signed_point
from pourparler.space.readings import Readings

MOST_PROGRAMMES = 400  # for one question; beyond it the answer is left open
Literal = tuple[int, bool]  # a kind, and whether it is to be strictly better than the state (else: not better)
Clause = list[frozenset[Literal]]


@dataclass(frozen=True, eq=False)
class Asked:
    """One party's questions; answers are True, False, or None where the search was cut off."""

    relations: Relations
    party: int
    preference: Spread

    def stays_somewhere(self, state: int, concept: str) -> bool | None:
        """Whether the party stays at the state in some reading, under nash, gmr or smr."""
        clauses = []
        for t in self._own(state):
            choices = [[(t, False)]]
            for u in self._answers(t) if concept != "nash" else ():
                back = self._own(u) if concept == "smr" else []
                choices.append([(u, False), *((v, False) for v in back)])
            clauses.append(choices)
        return holds(self.preference, state, clauses)

    def leaves_somewhere(self, state: int, concept: str) -> bool | None:
        """Whether the party leaves the state in some reading."""
        cut = False
        for t in self._own(state):
            clauses = [[[(t, True)]]]
            for u in self._answers(t) if concept != "nash" else ():
                back = self._own(u) if concept == "smr" else []
                clauses.append([[(x, True)] for x in (u, *back)])
            found = holds(self.preference, state, clauses)
            if found:
                return True
            cut = cut or found is None
        return None if cut else False

    def _own(self, state: int) -> list[int]:
        edges = self.relations.own(self.party)
        first, last = np.searchsorted(edges.source, [state, state + 1])
        return [int(t) for t in edges.target[first:last]]

    def _answers(self, state: int) -> list[int]:
        row: Bits = self.relations.reached(self.party, "any")[state : state + 1]
        found: Ints = np.flatnonzero(unpack(row, self.relations.states)[0])
        return [int(u) for u in found]


def holds(preference: Spread, state: int, clauses: Iterable[list[list[tuple[int, bool]]]]) -> bool | None:
    """Whether a reading satisfies one choice of every clause; None where the search was cut off.

    A choice is a list of pairs: a state, and whether it is to be strictly better than the given one (else: not). What
    is known beforehand is taken out first.
    """
    kinds = preference.kinds
    here = int(kinds[state])
    sure, maybe = preference.row(here)
    left: list[Clause] = []
    for choices in clauses:
        clause: Clause = []
        for choice in choices:
            needed = {(int(kinds[x]), up) for x, up in choice}
            if any((up and not maybe[k]) or (not up and sure[k]) for k, up in needed):
                continue
            open_ = frozenset((k, up) for k, up in needed if not (sure[k] if up else not maybe[k]))
            if not open_:
                break
            clause.append(open_)
        else:
            if not clause:
                return False
            smallest = [c for c in dict.fromkeys(clause) if not any(other < c for other in clause)]
            if smallest not in left:
                left.append(smallest)
    return _Search(preference.valuation.readings, preference, here).run(left)


class _Search:
    """Depth first over the choices, cut off after so many programmes."""

    def __init__(self, readings: Readings, preference: Spread, here: int) -> None:
        self.readings, self.preference, self.here, self.left = readings, preference, here, MOST_PROGRAMMES

    def run(self, clauses: list[Clause], chosen: frozenset[Literal] = frozenset()) -> bool | None:
        if self.left <= 0:
            return None
        self.left -= 1
        signs = {up: [self._delta(k) for k, u in sorted(chosen) if u == up] for up in (True, False)}
        found, worths = signed_point(self.readings, signs[True], signs[False])
        if not found or worths is None:
            return False
        unmet = [clause for clause in clauses if not any(self._met(choice, worths, chosen) for choice in clause)]
        if not unmet:
            return True
        cut = False
        for choice in min(unmet, key=len):
            answer = self.run(clauses, chosen | choice)
            if answer:
                return True
            cut = cut or answer is None
        return None if cut else False

    def _met(self, choice: frozenset[Literal], worths: np.ndarray, chosen: frozenset[Literal]) -> bool:  # type: ignore[type-arg]
        """Whether the worths at hand satisfy a choice; clear of the tolerance unless it was asked for."""
        for k, up in choice - chosen:
            gain = float(np.dot(self._delta(k), worths))
            if gain < 1e-6 if up else gain > -1e-9:
                return False
        return True

    def _delta(self, kind: int) -> tuple[int, ...]:
        truths = self.preference.truths
        own = tuple(int(d) for d in truths[kind].astype(int) - truths[self.here])
        return (*own, 0) if self.preference.valuation.no_deal else own
