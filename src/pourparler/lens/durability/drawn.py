"""One plan as its tables draw it, and how its starts and phases are named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pourparler.case.model import Plan
from pourparler.jsonio import Json
from pourparler.lens.durability.column import START
from pourparler.lens.durability.play import STARTS, Asked, Played
from pourparler.lens.durability.steps import Steps
from pourparler.lens.durability.structure import Structure
from pourparler.words import span as ends

Cells = tuple[Json, ...]
EITHER = "either start"


@dataclass(frozen=True)
class Drawn:
    """Everything about one plan."""

    plan: Plan
    steps: Steps
    found: Structure
    asked: Asked
    told: dict[str, Any]


def both(d: Drawn) -> Iterator[tuple[Played, dict[str, Any]]]:
    """Both starts, or one where they say the same."""
    same = all(d.told[STARTS[0]].get(key) == d.told[STARTS[1]].get(key) for key in d.told[STARTS[0]])
    for start in STARTS[:1] if same else STARTS:
        yield d.asked.of(start), d.told[start]


def start_of(d: Drawn, played: Played) -> str:
    return EITHER if sum(1 for _ in both(d)) == 1 else START[played.start]


def span(found: dict[str, float | None]) -> str:
    """``-8 to 4``, or one number."""
    return ends(found["low"], found["high"])


def when(d: Drawn, phase: int) -> str:
    """``2: step passes``."""
    order = d.asked.order
    return f"{phase}: step {d.steps.names[order[phase - 1]]}" if phase <= len(order) else "after all steps"
