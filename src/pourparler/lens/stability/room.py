"""Whether a space fits, said before any of it is computed."""

from __future__ import annotations

import os
from math import prod

from pourparler.errors import PourparlerError
from pourparler.lens.stability.relations import MOST_STATES
from pourparler.space.compile import Space
from pourparler.space.conflict import Conflict
from pourparler.space.graph import Grid

MOST_EXACT = 1 << 26  # states with exact numbers or rankings
ON_THE_PAGE = 1 << 20  # sets of terms, beyond which the page leaves the lens to the command


def fits(subject: Space | Conflict, most: int = MOST_EXACT) -> None:
    """Raises PourparlerError, with the size and what would fit, for a space that is too large before it is laid out."""
    size = subject.packages if isinstance(subject, Space) else places(subject)
    if size > most:
        raise PourparlerError(f"{size:,} sets of terms: this takes up to {most:,}; merge issues or options")


def places(conflict: Conflict) -> int:
    """States, those that cannot be among them."""
    return prod(conflict.graph.sizes) if isinstance(conflict.graph, Grid) else conflict.graph.states


def fits_memory(conflict: Conflict) -> None:
    """Raises PourparlerError where what is not known has too many states, or the sweeps would not fit in memory."""
    states = conflict.graph.states
    if not conflict.exact:
        if states > MOST_STATES:
            raise PourparlerError(
                f"{states:,} sets of terms, where not all worths are exact numbers: this lens takes up to {MOST_STATES:,} "
                f"of them, and up to {MOST_EXACT:,} with exact numbers; merge issues or options, or settle the ranges"
            )
        return
    if not isinstance(conflict.graph, Grid):
        if states > MOST_STATES:
            raise PourparlerError(f"an explicit graph of {states:,} states: this lens takes up to {MOST_STATES:,}")
        return
    from pourparler.lens.stability.sweep import needed

    parties, size = len(conflict.parties), places(conflict)
    bytes_ = needed(conflict.graph, parties) + 16 * parties * size
    memory = installed()
    if memory and bytes_ > memory * 0.8:
        fitting = int(size * memory * 0.8 / bytes_)
        raise PourparlerError(
            f"{states:,} sets of terms and {parties} parties need about {bytes_ / 2**30:.1f} GB, and this machine has "
            f"{memory / 2**30:.1f} GB; about {fitting:,} sets of terms would fit"
        )


def installed() -> int:
    """Bytes of memory of this machine; 0 where it does not say."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 0
