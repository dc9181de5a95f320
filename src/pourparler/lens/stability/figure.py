"""The states that matter, at most forty, and the moves between them that the page speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pourparler.finding import Table
from pourparler.lens.stability.paths import Reached
from pourparler.lens.stability.plans import Studied
from pourparler.lens.stability.play import Path, Play
from pourparler.lens.stability.teller import Teller
from pourparler.lens.stability.why import prove
from pourparler.words import listed

MOST = 40
STEP, GAIN, ANSWER = "a step on a shortest way", "a move that gains, at least in some reading", "an answer by others"


def figure(teller: Teller, play: Play, plans: Sequence[Studied], ways: Reached) -> list[Table]:
    """Two tables: the states with their distance from today, and the moves with who makes them and what for."""
    marks: dict[int, list[str]] = {ways.start: ["today"]}
    for plan in plans:
        if plan.state != ways.start:
            marks.setdefault(plan.state, []).append(plan.title)
    moves: dict[tuple[int, int, str], list[str]] = {}
    for plan in plans:
        _follow(teller, marks, moves, ways.any.get(plan.state, ()), STEP)
    for plan in plans:
        for s in plan.standings:
            for concept in ("seq", "gmr"):  # an answer that others gain by, and else any answer
                for deviation in prove(play, s.party, s.state, concept, True).deviations[:1]:
                    if concept == "gmr" and not deviation.sanction:
                        continue
                    if _room(marks, [deviation.to]):
                        _note(moves, s.state, deviation.to, teller.name(s.party), GAIN)
                        _follow(teller, marks, moves, deviation.sanction or (), ANSWER)
    order = sorted(marks, key=lambda s: (len(ways.any.get(s, ())) if s != ways.start else 0, s))
    states = tuple(
        (
            s + 1,
            teller.state(s),
            len(ways.any[s]) if s in ways.any else 0 if s == ways.start else -1,
            [*marks[s], *_across(teller, s)],
        )
        for s in order
    )
    kept = tuple((a + 1, b + 1, who, what) for (a, b, what), who in sorted(moves.items()))
    count = play.conflict.graph.states
    return [
        Table(
            "graph-states",
            f"{len(states)} of {count:,} sets of terms: today, the plans, the ways there, and where a move or an answer leads",
            ("number", "what differs from today", "moves from today", "what it is"),
            states,
        ),
        Table("graph-moves", "Who moves from which to which, and what for", ("from", "to", "who", "what for"), kept),
    ]


def _across(teller: Teller, state: int) -> list[str]:
    owners = teller.across(state)
    return [f"crosses a red line of {listed(owners)}"] if owners else []


def _room(marks: dict[int, list[str]], states: Iterable[int]) -> bool:
    """Whether the states fit beside those there are; then they are added."""
    new = [s for s in states if s not in marks]
    if len(marks) + len(new) > MOST:
        return False
    for s in new:
        marks[s] = []
    return True


def _note(moves: dict[tuple[int, int, str], list[str]], start: int, end: int, who: str, what: str) -> None:
    names = moves.setdefault((start, end, what), [])
    if who not in names:
        names.append(who)


def _follow(
    teller: Teller, marks: dict[int, list[str]], moves: dict[tuple[int, int, str], list[str]], path: Path, what: str
) -> None:
    if path and _room(marks, [step.end for step in path]):
        for step in path:
            _note(moves, step.start, step.end, teller.names(step.who), what)
