"""Rankings, best first, a nested list for a tie: to ranks and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pourparler.formats.json_file import Place, kind, path_text, show
from pourparler.formats.json_reader import first
from pourparler.space.graph import Ints

Complaint = tuple[Place, str, str]


@dataclass(frozen=True)
class States:
    """``number``: the state that an entry means, or None; ``name``: the other way; ``right``: for a wrong entry."""

    count: int
    number: Callable[[object], int | None]
    name: Callable[[int], str]
    right: Callable[[str], str]


def read_ranking(value: object, place: Place, states: States) -> tuple[Ints | None, list[Complaint]]:
    """Dense ranks, 0 the worst, and all that is wrong; None when anything is."""
    if not isinstance(value, list):
        return None, [(place, f"{kind(value)} where a ranking is wanted", "write a list of states, best first")]
    wrong: list[Complaint] = []
    ranks = np.full(states.count, -1, dtype=np.int64)
    strangers: list[str] = []
    twice: list[int] = []
    for k, tied in enumerate(value):
        for item in tied if isinstance(tied, list) else (tied,):
            state = states.number(item)
            if state is not None and ranks[state] < 0:
                ranks[state] = len(value) - k
            elif state is not None:
                twice.append(state)
            elif isinstance(item, (list, dict)):
                wrong.append(((*place, k), f"{kind(item)} where a state is wanted", "[3, 4] is a tie of two states"))
            else:
                strangers.append(show(item) if isinstance(item, str) else kind(item).removeprefix("the number "))
    if strangers:
        wrong.append((place, f"ranks what is no state: {first(strangers)}", states.right(strangers[0])))
    if twice:
        wrong.append((place, f"ranks twice: {first(states.name(s) for s in twice)}", "a state stands once"))
    left = np.flatnonzero(ranks < 0)
    if len(left) and not wrong:
        missing = first(states.name(state) for state in left[:7].tolist())
        text = f"leaves out {len(left):,} of {states.count:,} states: {missing}"
        wrong.append((place, text, "rank every state; [3, 4] is a tie of two"))
    if wrong:
        return None, wrong
    return np.unique(ranks, return_inverse=True)[1].astype(np.int64).reshape(-1), []


def ranking_of(values: Ints) -> list[list[int]]:
    """The states from best to worst, those that tie in one list, ascending."""
    order = np.lexsort((np.arange(len(values)), -values))
    ends = np.flatnonzero(np.diff(values[order])) + 1
    return [tied.tolist() for tied in np.split(order, ends)]


def one_line(complaints: list[Complaint]) -> str:
    """Complaints as the text of one warning."""
    return "; ".join(f"{path_text(place)} {wrong}" for place, wrong, _ in complaints)
