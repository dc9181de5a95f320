"""Status quo analysis: what is reached from today, to the fixed point, and the shortest legal ways there.

Li, Kilgour & Hipel 2005. A fixed number of moves would be unsound, so there is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pourparler.lens.stability.play import Path, Play

MOST_PROVED = 50_000  # states, beyond which sequences are not looked for one by one


@dataclass(frozen=True)
class Reached:
    """Shortest sequences from today to every state within reach, by any moves and by improvements.

    ``some``: by steps that improve in some reading of each member; ``every``: in every reading.
    """

    start: int
    any: dict[int, Path] = field(repr=False)
    some: dict[int, Path] = field(repr=False)
    every: dict[int, Path] = field(repr=False)

    def layers(self, which: str) -> list[int]:
        """How many states are first reached after 0, 1, 2, … moves."""
        lengths = [0, *(len(path) for path in getattr(self, which).values())]
        return [lengths.count(k) for k in range(max(lengths) + 1)]


def from_today(play: Play) -> Reached | None:
    """All that is reached from today; None without a status quo, or where there are too many states."""
    today = play.conflict.today
    return None if today is None or play.conflict.graph.states > MOST_PROVED else reached(play, today)


def reached(play: Play, start: int) -> Reached:
    """From the start, by all movers."""
    movers = list(range(len(play.members)))
    some = dict(play.sequences(start, movers, True))
    every = some if play.conflict.exact else dict(play.sequences(start, movers, False))
    return Reached(start, dict(play.sequences(start, movers)), some, every)
