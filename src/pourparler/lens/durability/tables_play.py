"""Rows of what the engine found: the verdict, who gains by which break, and who is exposed when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pourparler.case.tell import tell_terms
from pourparler.lens.durability.column import in_short, sentence, tell_action
from pourparler.lens.durability.drawn import Cells, Drawn, both, span, start_of, when
from pourparler.lens.durability.given import UNKNOWN_SHARE
from pourparler.lens.durability.matters import strongest
from pourparler.lens.durability.play import STARTS, best_break
from pourparler.space.compile import Space
from pourparler.words import listed

NONE, MOST = "none alone", "; most: "  # what decides alone, and what matters most where nothing does


def breakers(space: Space, plans: Sequence[Drawn]) -> list[int]:
    """Everyone who has a way to break some plan, in case order."""
    return sorted({d.party for each in plans for start in STARTS for d in each.asked.of(start).solved.deviations})


def exposed(space: Space, plans: Sequence[Drawn]) -> list[int]:
    """Everyone whom a break would cost something, in case order."""
    names = {p for each in plans for start in STARTS for row in each.told[start]["exposure"] for p in row["losses"]}
    return [n for n, party in enumerate(space.parties) if party in names]


def verdicts(space: Space, d: Drawn) -> Iterator[Cells]:
    assert d.asked.sample is not None
    some = any(told["decided_by"] for _, told in both(d))
    open_ = any(told["holds"] == "some" for _, told in both(d))
    ranges = {
        i.id: f"{i.says} ({'not said' if i.number is UNKNOWN_SHARE else f'{i.number.low:g} to {i.number.high:g}'})"
        for i in d.asked.sample.inputs
    }
    most = "; ".join(ranges[id] for id in strongest(d.asked, d.asked.played)) if open_ and not some else ""
    for played, told in both(d):
        readings = told["readings"]
        shown = f"{readings['hold']:,} of {readings['looked_at']:,} looked at"
        shown += ", since no number is a range" if readings["looked_at"] == 1 else ""
        alone = "; ".join(ranges[id] for id in told["decided_by"]) or f"{NONE}{MOST}{most}".removesuffix(MOST)
        text = sentence(space.case, d.asked, played)
        short = in_short(space.case, d.asked, played)
        yield start_of(d, played), f"{text[:1].upper()}{text[1:]}", shown, alone, short


def gains_rows(space: Space, d: Drawn, parties: Sequence[int]) -> Iterator[Cells]:
    """Phases down, parties across: each party's best break then, and what it would gain by it."""
    for played, told in both(d):
        gains = {(row["phase"], row["party"]): row for row in told["gains"]}
        for phase in range(1, len(d.steps) + 2):
            cells = []
            for party in parties:
                row, way = gains.get((phase, space.parties[party])), best_break(played, party, phase)
                cells.append(f"{sign(row)}{tell_action(d.asked, way)}: {span(row)}" if row and way else "–")
            yield start_of(d, played), when(d, phase), *cells


def sign(row: dict[str, Any]) -> str:
    """Whether something gains: in every reading, or in some."""
    low, high = row["low"], row["high"]
    if high is None or high <= 0:
        return ""
    return "▲ " if low is not None and low > 0 else "△ "


def timeline(space: Space, d: Drawn, parties: Sequence[int]) -> Iterator[Cells]:
    """Who gives what when, and what each would then lose beside no deal if another broke it: the least over the
    readings, at the middle, the greatest; None for nothing in any."""
    case = space.case
    for played, told in both(d):
        for row in told["exposure"]:
            phase = row["phase"]
            given = "–"
            if phase <= len(d.steps):
                step = d.found.steps[d.asked.order[phase - 1]]
                given = f"{listed(map(case.name, step.who))}: {tell_terms(case, step.terms)}"
            losses = [row["losses"].get(space.parties[n]) for n in parties]
            cells = [(loss["low"], loss["middle"], loss["high"]) if loss else None for loss in losses]
            yield start_of(d, played), when(d, phase), given, *cells
