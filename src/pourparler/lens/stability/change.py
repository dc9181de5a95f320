"""What would have to change for a party to stay: the fewest of its views, the smallest shifts; and which view decides.

Only the party's own views are searched, and limits are never touched. Under SEQ and SSEQ the views of those who
would answer could change too; that is not searched, and the finding says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

import numpy as np

from pourparler.lens.stability.play import Play
from pourparler.lens.stability.shift import Clauses, least_shift
from pourparler.lens.stability.why import COUNTER, CREDIBLE
from pourparler.space.preference import Spread
from pourparler.space.readings import Readings

MOST_VIEWS = 3  # touched at once


@dataclass(frozen=True)
class Change:
    """Views of one party (numbers of its reasons), and how far each must shift: None where any other worth may do.

    Shifts are in the case's own points, positive upwards: of the end of the range that is worst for the plan.
    """

    party: int
    views: tuple[int, ...]
    shifts: tuple[Fraction | None, ...]


@dataclass(frozen=True)
class Changes:
    """``needed``: False where it stays as its views are, in every reading if they are ranges, else in some.

    ``searched``: all sizes were tried.
    """

    needed: bool
    found: tuple[Change, ...] = ()
    searched: bool = True
    barred: bool = False  # an own limit is crossed by the plan, so no view can help


@dataclass(frozen=True)
class Decider:
    """One reason that, at an end of its own range, settles the verdict. ``at_low``/``at_high``: stays, leaves or ""."""

    party: int
    view: int
    at_low: str
    at_high: str


class Levers:
    """The levers on one state of one conflict."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self._answers: dict[tuple[int, int, bool | None], list[int]] = {}

    def answers(self, party: int, after: int, improving: bool | None) -> list[int]:
        key = (party, after, improving)
        if key not in self._answers:
            found = self.play.sequences(after, self.play.others(party), improving)
            self._answers[key] = sorted(end for end, _ in found)
        return self._answers[key]

    def clauses(self, party: int, state: int, concept: str, improving: bool | None) -> Clauses:
        """For each move, the sets of states none of which may be better than this one; one set must do for each."""
        found = []
        for t in self.play.own(party, state).tolist():
            choices = [frozenset([t])]
            for u in self.answers(party, t, improving) if concept != "nash" else ():
                back = self.play.own(party, u).tolist() if concept in COUNTER else []
                choices.append(frozenset([u, *back]))
            found.append(choices)
        return found

    def stays(self, party: int, state: int, concept: str, preference: Spread, worst: bool) -> bool:
        """Whether it stays with its differences at their worst, or best, ends (bounds for SEQ and SSEQ)."""
        improving = (not worst) if concept in CREDIBLE else None
        better = preference.better(state, worst)
        return all(
            any(not better[list(choice)].any() for choice in choices)
            for choices in self.clauses(party, state, concept, improving)
        )

    def changes(self, party: int, state: int, concept: str) -> Changes:
        """The fewest views of the party whose change lets it stay: in every reading, where its views are ranges.

        Where they are orders or comparisons: in some reading, if it stays in none as they are.
        """
        preference = self.play.conflict.preferences[party]
        if not isinstance(preference, Spread):
            raise TypeError("an exact ranking has no views to touch")
        if preference.boxed:
            return self._shifted(party, state, concept, preference)
        return self._freed(party, state, concept, preference)

    def _shifted(self, party: int, state: int, concept: str, preference: Spread) -> Changes:
        if self.stays(party, state, concept, preference, True):
            return Changes(False)
        here = preference.kinds[state]
        clauses = _open(preference, state, self.clauses(party, state, concept, False if concept in CREDIBLE else None))
        if any(not choices for choices in clauses):
            return Changes(True, barred=True)
        gaps, touches = _gaps(preference, state)
        for size in range(1, MOST_VIEWS + 1):
            found = []
            for views in combinations(_movable(preference), size):
                shifts = least_shift(clauses, gaps, touches, views)
                if shifts is not None:
                    signs = [1 if preference.truths[here, k] else -1 for k in views]
                    found.append(Change(party, views, tuple(s * d for s, d in zip(signs, shifts, strict=True))))
            if found:
                return Changes(True, tuple(found))
        return Changes(True, searched=len(_movable(preference)) <= MOST_VIEWS)

    def _freed(self, party: int, state: int, concept: str, preference: Spread) -> Changes:
        credible = concept in CREDIBLE
        if self._could(party, state, concept, preference, True if credible else None):
            return Changes(False)
        improving = False if credible else None
        if any(not choices for choices in _open(preference, state, self.clauses(party, state, concept, improving))):
            return Changes(True, barred=True)
        for size in range(1, MOST_VIEWS + 1):
            found = []
            for views in combinations(_movable(preference), size):
                loose = replace(preference.valuation, readings=_loosened(preference.valuation.readings, views))
                other = Spread(loose, preference.kinds, preference.truths, preference.crossed)
                if self._could(party, state, concept, other, improving):
                    found.append(Change(party, views, (None,) * size))
            if found:
                return Changes(True, tuple(found))
        return Changes(True, searched=len(_movable(preference)) <= MOST_VIEWS)

    def _could(self, party: int, state: int, concept: str, preference: Spread, improving: bool | None) -> bool:
        """Whether some reading lets the party stay, by the search over choices."""
        from pourparler.lens.stability.clauses import holds

        clauses = self.clauses(party, state, concept, improving)
        return bool(holds(preference, state, [[[(x, False) for x in sorted(c)] for c in cs] for cs in clauses]))

    def deciders(self, party: int, state: int, concept: str) -> Iterator[Decider]:
        """The reasons that settle an open verdict by going to one end of their own range, all others as stated.

        Complete for R, GMR and SMR where all views are ranges; elsewhere what is yielded holds, and more may.
        """
        preference = self.play.conflict.preferences[party]
        if not isinstance(preference, Spread):
            return
        if self.stays(party, state, concept, preference, True) or not self.stays(
            party, state, concept, preference, False
        ):
            return
        from pourparler.space.programme import consistent

        readings = preference.valuation.readings
        for view in _movable(preference):
            low, high = readings.pairs[view]
            if low is None or high is None or low == high:
                continue
            ends = []
            for end in (low, high):
                pinned = replace(
                    readings,
                    low=tuple(end if k == view else v for k, v in enumerate(readings.low)),
                    high=tuple(end if k == view else v for k, v in enumerate(readings.high)),
                )
                if pinned.rows and not consistent(pinned):  # no reading has this end, so it settles nothing
                    ends.append("")
                    continue
                other = Spread(
                    replace(preference.valuation, readings=pinned),
                    preference.kinds,
                    preference.truths,
                    preference.crossed,
                )
                settled = "stays" if self.stays(party, state, concept, other, True) else ""
                ends.append(settled or ("" if self.stays(party, state, concept, other, False) else "leaves"))
            if any(ends):
                yield Decider(party, view, ends[0], ends[1])


def _open(preference: Spread, state: int, clauses: Clauses) -> list[list[frozenset[int]]]:
    """The choices that a change of views can make good: none that hinges on a state across no own limit, if this is."""
    if not preference.crossed[preference.kinds[state]]:
        return [list(choices) for choices in clauses]
    return [[c for c in choices if preference.crossed[preference.kinds[list(c)]].all()] for choices in clauses]


def _movable(preference: Spread) -> list[int]:
    """The reasons that differ among states at all."""
    truths = preference.truths
    return [k for k in range(truths.shape[1]) if truths[:, k].any() and not truths[:, k].all()]


def _gaps(preference: Spread, state: int) -> tuple[dict[int, Fraction], dict[int, frozenset[int]]]:
    """For each state that may be better, by how much at the worst; and which reasons' shifts lessen it."""
    readings, here = preference.valuation.readings, preference.kinds[state]
    at = preference.truths[here]
    gaps: dict[int, Fraction] = {}
    touches: dict[int, frozenset[int]] = {}
    by_kind: dict[int, tuple[Fraction, frozenset[int]]] = {}
    for x in range(len(preference.kinds)):
        kind = int(preference.kinds[x])
        if kind not in by_kind:
            differ = np.flatnonzero(preference.truths[kind] != at).tolist()
            gap = Fraction(0)
            for k in differ:
                low, high = readings.pairs[k]
                assert low is not None and high is not None
                gap += -low if at[k] else high
            lower = bool(preference.crossed[kind]) and not preference.crossed[here]
            by_kind[kind] = (Fraction(-1) if lower else gap, frozenset(differ))
        gaps[x], touches[x] = by_kind[kind]
    return gaps, touches


def _loosened(readings: Readings, views: tuple[int, ...]) -> Readings:
    """Readings where these reasons may be worth anything; comparisons stay."""
    keep = set(views)
    return replace(
        readings,
        low=tuple(None if k in keep else v for k, v in enumerate(readings.low)),
        high=tuple(None if k in keep else v for k, v in enumerate(readings.high)),
        above=tuple(k for k in readings.above if k not in keep),
        below=tuple(k for k in readings.below if k not in keep),
        positive=tuple(k for k in readings.positive if k not in keep),
        negative=tuple(k for k in readings.negative if k not in keep),
    )
