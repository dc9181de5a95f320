"""Limited-move (L_h) and non-myopic stability, for two parties only (Kilgour 1984; Fang, Hipel & Kilgour 1993).

For more parties two definitions are in dispute, so there is none here.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pourparler.errors import PourparlerError
from pourparler.lens.stability.bits import Bools, Ints
from pourparler.lens.stability.relations import movers_of
from pourparler.space.conflict import Conflict

LONGEST = 100_000


def limited(conflict: Conflict, horizon: int) -> Bools:
    """Whether each party stays at each state when it looks ``horizon`` moves ahead, shape (2, states).

    A party moves only if the state that backward induction leads to is strictly better for it than staying; among
    moves that lead equally well it takes the one to the lowest state. Raises PourparlerError unless there are two
    parties, no joint moves, and one reading.
    """
    for h, ends in enumerate(_anticipated(conflict)):
        if h == horizon:
            return np.stack([e == np.arange(len(e)) for e in ends])
    raise AssertionError("unreachable")


def non_myopic(conflict: Conflict) -> Bools:
    """Whether each party stays at each state for every horizon that is long enough, shape (2, states)."""
    seen: dict[bytes, int] = {}
    stays: list[Bools] = []
    for h, ends in enumerate(_anticipated(conflict)):
        key = b"".join(e.tobytes() for e in ends)
        if key in seen:  # what follows repeats from here, so this is all of the cycle
            return np.asarray(np.stack(stays[seen[key] :]).all(axis=0))
        seen[key] = h
        stays.append(np.stack([e == np.arange(len(e)) for e in ends]))
        if h > LONGEST:
            raise PourparlerError(f"no repetition within {LONGEST:,} moves")
    raise AssertionError("unreachable")


def _anticipated(conflict: Conflict) -> Iterator[tuple[Ints, Ints]]:
    """For horizons 0, 1, 2, …: where the conflict ends if this party is to move, and looks so far ahead."""
    parties, n = len(conflict.parties), conflict.graph.states
    if parties != 2:
        raise PourparlerError(
            f"L_h and non-myopic stability are for two parties; here are {parties} (for more there are two rival definitions)"
        )
    if not conflict.exact:
        raise PourparlerError("L_h and non-myopic stability need one reading: exact numbers or rankings")
    movers = movers_of(conflict)
    if any(len(members) > 1 and len(edges.source) for members, edges in movers):
        raise PourparlerError("L_h and non-myopic stability have no rule for joint moves")
    worth = [p.values for p in conflict.exact_preferences]
    own = [next((e for m, e in movers if m == (i,)), None) for i in (0, 1)]
    here = np.arange(n)
    ends = (here, here)
    while True:
        yield ends
        found = []
        for i in (0, 1):
            edges, after = own[i], here.copy()
            if edges is not None and len(edges.source):
                led = ends[1 - i][edges.target]
                gain = worth[i][led]
                order = np.lexsort((edges.target, -gain, edges.source))
                first = order[np.r_[True, np.diff(edges.source[order]) != 0]]
                better = gain[first] > worth[i][edges.source[first]]
                after[edges.source[first][better]] = led[first][better]
            found.append(after)
        ends = (found[0], found[1])
