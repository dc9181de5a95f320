"""What nobody has said how surely it comes, what its own sender would not send, and what an option needs to be answered."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pourparler.lens.durability.given import UNKNOWN_SHARE
from pourparler.lens.durability.play import Asked, Played
from pourparler.lens.durability.readings import Input

NEVER, SOMETIMES, ALWAYS = "never", "sometimes", "always"
SURELY = ".surely"
UNSAID = "unsaid"  # the kind of a question about a number that nobody said; it is not known to decide anything


def sends(played: Played) -> dict[str, str]:
    """Of each response whose sender weighs it by its own values, whether it sends it: in every reading and wherever it
    is asked, ``always``; nowhere in any, ``never``. Without those that nothing here asks for."""
    asked: dict[str, list[np.ndarray]] = {}
    for (id, _, _), comes in played.solved.play.comes.items():
        asked.setdefault(id, []).append(comes)
    return {
        id: ALWAYS if all(c.all() for c in each) else SOMETIMES if any(c.any() for c in each) else NEVER
        for id, each in asked.items()
    }


def unsaid(asked: Asked, played: Sequence[Played]) -> tuple[Input, ...]:
    """The responses of which nobody has said how surely they come, without those that never come whatever is said:
    their sender would not send them, or they never stand. ``played``: all of what is looked at; empty where nothing is."""
    found = [i for i in asked.given.inputs if i.number is UNKNOWN_SHARE]
    if not played:
        return tuple(found)
    return tuple(i for i in found if not all(_idle(i.id.removesuffix(SURELY), p) for p in played))


def _idle(id: str, played: Played) -> bool:
    never = sends(played).get(id) == NEVER
    return never or played.path.starts.get(id, 0) > len(played.path.moves)


def asks(i: Input) -> str:
    """The question for such a response."""
    return f"How surely does {i.id.removesuffix(SURELY)} come?"


def needs(asked: Asked, wanted: Sequence[str]) -> dict[str, str]:
    """What each option (``order``, ``cheapest``, ``survival``) needs that the case does not give for this plan."""
    if asked.world is not None:
        d = asked.space.case.durability
        priced = any(r.price is not None for r in d.responses) if d else False
        return {} if priced else {each: "a response with a price" for each in wanted if each == "cheapest"}
    if asked.by_views:
        why = "worths as numbers or ranges: orders, signs and comparisons give no sizes"
    else:
        why = "numbers: those asked for under “What would have to be known to say more”"
    return {each: f"{why}{'; and a response with a price' if each == 'cheapest' else ''}" for each in wanted}
