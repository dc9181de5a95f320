"""Questions about one state: why each party stays or leaves it, and what would have to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pourparler.case.numbers import plain
from pourparler.case.worths import tell_reason
from pourparler.errors import PourparlerError, did_you_mean
from pourparler.lens.stability.cells import gain, proofs, standing
from pourparler.lens.stability.change import Changes, Levers
from pourparler.lens.stability.play import Play
from pourparler.lens.stability.solve import Solved
from pourparler.lens.stability.tables import told_changes
from pourparler.lens.stability.teller import Teller
from pourparler.space.compile import Space
from pourparler.space.preference import Spread


def spot(space: Space | None, play: Play, text: str) -> int:
    """The state that a plan's id, ``today`` or a number names. Raises PourparlerError."""
    conflict = play.conflict
    if text.isascii() and text.isdecimal() and len(text) < 12:
        if not 1 <= int(text) <= conflict.graph.states:
            raise PourparlerError(f"no state {text}: there are 1 to {conflict.graph.states:,}")
        return int(text) - 1
    if text == "today":
        if conflict.today is None:
            raise PourparlerError("there is no status quo here, so nothing is called today; give a plan or a number")
        return conflict.today
    plans = {plan.id: plan for plan in space.case.plans} if space else {}
    if space is None or text not in plans:
        known = [*plans, *(["today"] if conflict.today is not None else [])]
        raise PourparlerError(
            f"no plan {text!r}; {did_you_mean(text, known) if known else 'give the number of a state'}"
        )
    package = space.package(plans[text].terms)
    if not space.feasible(package):
        raise PourparlerError(f"the plan {text} cannot exist: an impossible combination; ask about another")
    return play.conflict.graph.state(package)  # type: ignore[union-attr]


def why(teller: Teller, play: Play, solved: Solved, state: int, concepts: Sequence[str]) -> dict[str, Any]:
    """For every party and concept: whether it holds, how that is proved, the proofs, and the same as sentences."""
    found: dict[str, Any] = {}
    for party, id in enumerate(play.conflict.parties):
        s = standing(play, solved, party, state)
        found[id] = {}
        for concept in concepts:
            cell = s.cells[concept]
            shown = proofs(play, party, state, concept, cell.holds)
            says = list(dict.fromkeys(teller.proof(p) for p in shown))
            if s.silent and cell.holds == "every":
                says.append(teller.silent(s))
            found[id][concept] = {
                "holds": cell.holds,
                "word": s.word(concept),
                "proof": cell.proof,
                "proofs": [p.to_json(play.conflict.parties) for p in shown],
                "says": says,
            }
    return found


def way(play: Play, goal: int) -> list[dict[str, Any]] | None:
    """A shortest legal sequence from today: who moves, to where, and for each whether it gains; None without one."""
    conflict = play.conflict
    assert conflict.today is not None
    if goal == conflict.today:
        return []
    for end, path in play.sequences(conflict.today, list(range(len(play.members)))):
        if end == goal:
            return [
                {
                    "who": [conflict.parties[p] for p in step.who],
                    "to": step.end + 1,
                    "gain": {conflict.parties[p]: gain(play, p, step.start, step.end) for p in step.who},
                }
                for step in path
            ]
    return None


def change(space: Space | None, play: Play, solved: Solved, state: int, concepts: Sequence[str]) -> dict[str, Any]:
    """For every party with views, by concept: the fewest views and least shifts that let it stay; views that settle it.

    Raises PourparlerError without a case, whose views could change.
    """
    if space is None:
        raise PourparlerError("a file of rankings has no views that could change; --change needs a case")
    levers = Levers(play)
    found: dict[str, Any] = {}
    for party, id in enumerate(space.parties):
        if not isinstance(play.conflict.preferences[party], Spread):
            continue
        found[id] = {}
        for concept in concepts:
            if solved.every[concept][party, state]:
                changes = Changes(False)
            else:
                changes = levers.changes(party, state, concept)
            found[id][concept] = _told(space, play, party, changes, bool(solved.every[concept][party, state]))
            found[id][concept]["settled_by"] = [
                {
                    "view": space.valuations[party].reasons[d.view].id,
                    "at_lowest": d.at_low or "open",
                    "at_highest": d.at_high or "open",
                }
                for d in levers.deciders(party, state, concept)
            ]
    return found


def _told(space: Space, play: Play, party: int, changes: Changes, stays: bool) -> dict[str, Any]:
    reasons = space.valuations[party].reasons
    return {
        "stays": stays,
        "needed": changes.needed,
        "crosses_own_limit": changes.barred,
        "all_searched": changes.searched,
        "ways": [
            [
                {
                    "view": reasons[view].id,
                    "says": tell_reason(space.case, reasons[view]),
                    "shift": None if shift is None else plain(shift),
                }
                for view, shift in zip(way.views, way.shifts, strict=True)
            ]
            for way in changes.found
        ],
        "says": ["It stays in every reading."] if stays else told_changes(space, play, party, changes),
    }
