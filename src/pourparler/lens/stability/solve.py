"""Who would leave which state, for every party, state and concept, over all readings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

import numpy as np

from pourparler.lens.stability.bits import Bools
from pourparler.lens.stability.dense import NAMES
from pourparler.lens.stability.relations import Relations
from pourparler.space.conflict import Conflict, Ranks
from pourparler.space.draws import centre_of, draw
from pourparler.space.graph import Grid
from pourparler.space.preference import Spread

Watch = Callable[[int, int], None]
Cells = Mapping[str, Bools]
Own = dict[str, Bools]
ANY = ("nash", "gmr", "smr")  # answers by any legal sequence; SEQ and SSEQ ask for improvements
DRAWS = 64
SMALL = 1_000  # states, up to which relations that are there already are faster than the sweeps
QUIET = 12  # draws in a row that show nothing new, after which no more are made


@dataclass(frozen=True, eq=False)
class Solved:
    """Arrays per concept, of shape (parties, states), or (states,) for equilibria.

    ``every``: stable in every reading; ``some``: in some; ``open_every`` and ``open_some``: not known to be, nor
    known not to be. Where there is one reading, ``every`` and ``some`` are the same and nothing is open.
    ``witnessed``: cells of ``some`` or against ``every`` that a drawn reading settled.
    """

    every: Cells
    some: Cells
    open_every: Cells
    open_some: Cells
    equilibria: Cells
    equilibria_some: Cells
    equilibria_open: Cells
    witnessed: Cells = field(default_factory=dict)
    draws: int = 0
    seed: int = 0


def solve(
    conflict: Conflict,
    watch: Watch | None = None,
    draws: int = DRAWS,
    seed: int = 0,
    only: Sequence[int] | None = None,
) -> Solved:
    """All five concepts. Exact where there is one reading, and for R, GMR and SMR; bounds and witnesses for the rest.

    ``only``: states to care for; elsewhere what bounds leave open may stay open.
    """
    if conflict.exact:
        return _one(at(conflict, watch))
    cared = np.ones(conflict.graph.states, dtype=bool)
    if only is not None:
        cared[:] = False
        cared[list(only)] = True
    return _over_readings(conflict, draws, seed, watch, cared)


def at(conflict: Conflict, watch: Watch | None = None) -> dict[str, Bools]:
    """Stability at the one reading of an exact conflict, (parties, states) for each concept."""
    graph = conflict.graph
    values = [p.values for p in conflict.exact_preferences]
    if isinstance(graph, Grid):
        from pourparler.lens.stability.sweep import stable as sweep

        payoffs = np.zeros((len(values), *graph.sizes), dtype=np.int64)
        for i, worth in enumerate(values):
            payoffs[i].ravel()[graph.flat] = worth
        found = sweep(graph, payoffs, watch=watch)
        return {c: f.reshape(len(values), -1)[:, graph.flat] for c, f in found.items()}
    return _at(Relations.of(conflict))


def _at(relations: Relations) -> dict[str, Bools]:
    rows = [relations.cells(i, "a", "sure") for i in range(len(relations.sure))]
    return {concept: np.stack([row[concept] for row in rows]) for concept in NAMES}


def _one(cells: dict[str, Bools]) -> Solved:
    nothing = {c: np.zeros_like(f) for c, f in cells.items()}
    together = {c: np.asarray(f.all(axis=0)) for c, f in cells.items()}
    none = {c: np.zeros_like(f) for c, f in together.items()}
    return Solved(cells, cells, nothing, nothing, together, together, none)


def unknown(relations: Relations, kind: str) -> dict[str, Bools]:
    """Stability under one type of unknown preference; the others answer by improvements or unknown moves."""
    rows = [relations.cells(i, kind, "maybe") for i in range(len(relations.sure))]
    return {concept: np.stack([row[concept] for row in rows]) for concept in NAMES}


def _over_readings(conflict: Conflict, draws: int, seed: int, watch: Watch | None, cared: Bools) -> Solved:
    """Bounds from what is sure and what may be; then witnesses: readings drawn at random, each an exact one.

    A party that loses whatever may be lost, and whose opponents answer only where they surely gain, is stable in
    every reading if it is stable here; the reverse bounds are alike. For ranges R, GMR and SMR are exact so: one
    corner puts all differences to a state at their ends together.
    """
    relations = Relations.of(conflict, watch)
    n = relations.states
    every, never, some, not_every = cells = _bounds(conflict, relations)
    proved = {c: np.asarray(some[c].all(axis=0)) for c in NAMES}
    impossible = {c: never[c].any(axis=0) for c in NAMES}
    witnessed = {c: np.zeros_like(some[c]) for c in NAMES}
    drawn = quiet = 0
    open_cells = [(~every[c] & ~not_every[c]) | (~some[c] & ~never[c]) for c in NAMES]
    open_cells += [~proved[c] & ~impossible[c] for c in NAMES]
    if any((open_ & cared).any() for open_ in open_cells):
        for reading in readings(conflict, draws, seed):
            here = at(reading) if n > SMALL else _at(relations.exactly(reading.exact_preferences))
            drawn += 1
            quiet += 1
            for c in NAMES:
                new = (here[c] & ~some[c]) | (~here[c] & ~not_every[c])
                together = here[c].all(axis=0)
                if new.any() or (together & ~proved[c]).any():
                    quiet = 0
                witnessed[c] |= new
                some[c] |= here[c]
                not_every[c] |= ~here[c]
                proved[c] |= together
            if watch:
                watch(drawn, draws)
            if quiet == QUIET:
                break
    _settle(conflict, relations, cells, cared)
    for c in ANY:  # a party's stability turns on its own readings alone
        some[c] |= every[c]
        proved[c] = np.asarray(some[c].all(axis=0))
    open_every = {c: ~every[c] & ~not_every[c] for c in NAMES}
    open_some = {c: ~some[c] & ~never[c] for c in NAMES}
    return Solved(
        every=every,
        some=some,
        open_every=open_every,
        open_some=open_some,
        equilibria={c: np.asarray(every[c].all(axis=0)) for c in NAMES},
        equilibria_some=proved,
        equilibria_open={c: np.asarray(~proved[c] & ~never[c].any(axis=0)) for c in NAMES},
        witnessed=witnessed,
        draws=drawn,
        seed=seed,
    )


def _bounds(conflict: Conflict, relations: Relations) -> tuple[Own, Own, Own, Own]:
    """Stable in every reading, in none, in some, and not in every, as far as the bounds tell."""
    shape = (len(conflict.parties), relations.states)
    every, never, some, not_every = ({c: np.zeros(shape, dtype=bool) for c in NAMES} for _ in range(4))
    for i, preference in enumerate(conflict.preferences):
        corner = not isinstance(preference, Spread) or preference.boxed
        worst_sure, worst_maybe = relations.cells(i, "a", "sure"), relations.cells(i, "a", "maybe")
        best_sure, best_maybe = relations.cells(i, "d", "sure"), relations.cells(i, "d", "maybe")
        for c in NAMES:
            every[c][i] = worst_sure[c]
            never[c][i] = ~best_maybe[c]
            if corner:
                some[c][i] = best_sure[c]
            if corner or c == "nash":
                not_every[c][i] = ~worst_maybe[c]
    for c in NAMES:
        some[c] |= every[c]
        not_every[c] |= never[c]
    return every, never, some, not_every


def _settle(conflict: Conflict, relations: Relations, cells: tuple[Cells, Cells, Cells, Cells], cared: Bools) -> None:
    """Where views are no ranges alone, what bounds and draws left open for R, GMR and SMR, by linear programmes."""
    every, never, some, not_every = cells
    from pourparler.lens.stability.clauses import Asked

    for i, preference in enumerate(conflict.preferences):
        if not isinstance(preference, Spread) or preference.boxed:
            continue
        asked = Asked(relations, i, preference)
        for c in ANY:
            for s in np.flatnonzero(~every[c][i] & ~not_every[c][i] & cared):
                answer = asked.leaves_somewhere(int(s), c)
                every[c][i, s], not_every[c][i, s] = answer is False, answer is True
            for s in np.flatnonzero(~some[c][i] & ~never[c][i] & cared):
                answer = asked.stays_somewhere(int(s), c)
                some[c][i, s], never[c][i, s] = answer is True, answer is False


def readings(conflict: Conflict, draws: int, seed: int) -> Iterator[Conflict]:
    """The conflict at readings drawn at random, each party's apart from the others'."""
    rng = Random(seed)
    centres = [centre_of(p.valuation.readings) if isinstance(p, Spread) else None for p in conflict.preferences]
    for _ in range(draws):
        ranks: list[Ranks] = []
        for preference, centre in zip(conflict.preferences, centres, strict=True):
            if isinstance(preference, Spread):
                reading = draw(preference.valuation.readings, rng, centre)
                if reading is None:
                    break
                ranks.append(preference.at(reading))
            else:
                ranks.append(preference)
        else:
            yield conflict.exactly(tuple(ranks))
