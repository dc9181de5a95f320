"""What the page shows of the stability lens, as tables; the figure is two of them, its states and its moves."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from pourparler.case.numbers import decimal_text
from pourparler.case.worths import tell_reason
from pourparler.finding import Table
from pourparler.lens.stability.cells import gain, proofs
from pourparler.lens.stability.change import Change, Changes, Levers
from pourparler.lens.stability.dense import NAMES
from pourparler.lens.stability.figure import figure
from pourparler.lens.stability.paths import MOST_PROVED, Reached
from pourparler.lens.stability.plans import Studied
from pourparler.lens.stability.play import Path, Play
from pourparler.lens.stability.solve import Solved
from pourparler.lens.stability.teller import BRIEFLY, Teller
from pourparler.space.compile import Space
from pourparler.space.preference import Spread
from pourparler.words import CONCEPTS, SHORT, counted, listed

GAINS = {"every": "gain", "some": "gain in some readings", "none": "no gain", "unknown": "no view known"}
MOST_PATHS = 8  # equilibria to which a way is shown
LEVERS = ("nash", "gmr")  # the strictest and the widest sense of staying


def all_tables(
    space: Space | None, teller: Teller, play: Play, solved: Solved, plans: Sequence[Studied], ways: Reached | None
) -> tuple[Table, ...]:
    """In the order of the page."""
    found = [equilibria(play, solved)]
    if plans:
        found.insert(0, stays(teller, plans))
    if plans and play.conflict.graph.states <= MOST_PROVED:
        found.insert(1, why(teller, play, plans))
    if ways is not None:
        found.append(paths(teller, play, solved, plans, ways))
        found += figure(teller, play, plans, ways)
    if space is not None and plans:
        found += levers(space, teller, play, plans)
    return tuple(found)


def stays(teller: Teller, plans: Sequence[Studied]) -> Table:
    """Plans and today × parties × concepts."""
    rows = [
        (plan.title, teller.name(s.party), *(s.word(c) for c in NAMES), BRIEFLY[s.sums_up])
        for plan in plans
        for s in plan.standings
    ]
    leaving = [p.title for p in plans if any(s.sums_up == "leaves" for s in p.standings)]
    firm = all(s.sums_up in ("still", "stays", "deterred") for p in plans for s in p.standings)
    title = (
        "Nobody would leave, on any of them" if firm else "No plan is sure to be left; some turn on what is not known"
    )
    title = f"Somebody would leave, whatever others do: {listed(leaving)}" if leaving else title
    note = "Each column: does the party stay, because … (depends: in some readings of the views, not in all)."
    return Table("stays", title, ("plan", "party", *(CONCEPTS[c] for c in NAMES), "in all"), tuple(rows), note)


def why(teller: Teller, play: Play, plans: Sequence[Studied]) -> Table:
    """For every plan and party the proofs as sentences; each names the concepts it belongs to, unless it is all five."""
    rows: list[tuple[object, ...]] = []
    for plan in plans:
        for s in plan.standings:
            told: dict[str, list[str]] = {}
            kinds: dict[str, list[str]] = {}
            for c in NAMES:
                kinds.setdefault(s.cells[c].proof, []).append(SHORT[c])
                lines = [line for p in proofs(play, s.party, s.state, c, s.cells[c].holds) for line in teller.lines(p)]
                if s.silent and s.cells[c].holds == "every":
                    lines.append(teller.silent(s))
                for line in dict.fromkeys(lines):
                    told.setdefault(line, []).append(SHORT[c])
            texts = [line if len(c) == len(NAMES) else f"{line} [{', '.join(c)}]" for line, c in told.items()]
            proof = "; ".join(kind if len(c) == len(NAMES) else f"{', '.join(c)}: {kind}" for kind, c in kinds.items())
            rows.append((plan.title, teller.name(s.party), texts, proof))
    title = "Why each party stays or leaves: the move, the answer, or that there is none"
    return Table("why-stay", title, ("plan", "party", "why", "proof"), tuple(rows))  # type: ignore[arg-type]


def equilibria(play: Play, solved: Solved) -> Table:
    """How many states everybody stays at."""
    states = play.conflict.graph.states
    columns: tuple[str, ...] = ("everybody stays, since there is …", "in every reading", "in some", "not known")
    rows: list[tuple[str | int, ...]] = [
        (
            CONCEPTS[c],
            int(solved.equilibria[c].sum()),
            int(solved.equilibria_some[c].sum()),
            int(solved.equilibria_open[c].sum()),
        )
        for c in NAMES
    ]
    firm = int(solved.equilibria["nash"].sum())
    title = (
        f"Of {counted(states, 'set')} of terms that can exist, nobody would gain by leaving {firm:,} in every reading"
    )
    if play.conflict.exact:
        columns, rows = columns[:2], [row[:2] for row in rows]
        columns = (columns[0], "sets of terms")
        title = f"Of {counted(states, 'set')} of terms that can exist, nobody would gain by leaving {firm:,}"
    return Table("equilibria", title, columns, tuple(rows))


def paths(teller: Teller, play: Play, solved: Solved, plans: Sequence[Studied], ways: Reached) -> Table:
    """Shortest legal sequences from today to each plan and each equilibrium, and whether each step is a gain."""
    goals = [(plan.title, plan.state) for plan in plans if plan.state != ways.start]
    firm = [int(s) for s in solved.equilibria["seq"].nonzero()[0] if int(s) != ways.start]
    if len(firm) <= MOST_PATHS:
        known = {state for _, state in goals}
        goals += [(f"nobody leaves: {teller.state(s)}", s) for s in firm if s not in known]
    rows: list[tuple[object, ...]] = []
    for title, goal in goals:
        way = ways.any.get(goal)
        if way is None:
            rows.append((title, None, ["no sequence of moves leads there"], "–"))
            continue
        rows.append((title, len(way), [step_told(teller, play, (step,)) for step in way], _gaining(goal, ways, play)))
    layers = {which: ways.layers(which) for which in ("any", "some", "every")}
    reach = f"{sum(layers['any']):,} of {play.conflict.graph.states:,} sets of terms can be reached from today by some sequence of moves"
    gains = f"{sum(layers['every']):,} by steps that all gain in every reading, {sum(layers['some']):,} by steps each of which gains in some"
    if play.conflict.exact:
        gains = f"{sum(layers['every']):,} by steps that all gain"
    note = (
        f"Of {len(firm):,} other sets of terms that nobody leaves (SEQ), none is shown: they are too many."
        if len(firm) > MOST_PATHS
        else ""
    )
    return Table("paths", f"{reach}; {gains}", ("to", "moves", "a shortest way", "by gains alone?"), tuple(rows), note)  # type: ignore[arg-type]


def _gaining(goal: int, ways: Reached, play: Play) -> str:
    if goal in ways.every:
        return f"yes, in {counted(len(ways.every[goal]), 'move')}" + (
            "" if play.conflict.exact else ", in every reading"
        )
    return f"each step in some reading, in {counted(len(ways.some[goal]), 'move')}" if goal in ways.some else "no"


def step_told(teller: Teller, play: Play, path: Path) -> str:
    """A step, and for each who makes it whether it gains by it."""
    step = path[0]
    told = []
    for party in step.who:
        told.append(f"{teller.name(party)}: {GAINS[gain(play, party, step.start, step.end)]}")
    across = [owner for owner in teller.across(step.end) if owner not in teller.across(step.start)]
    marked = f"; across a red line of {listed(across)}" if across else ""
    return f"{teller.path(path)} ({'; '.join(told)}{marked})"


def levers(space: Space, teller: Teller, play: Play, plans: Sequence[Studied]) -> list[Table]:
    """What would have to change for each plan, by party in case order; and the single views that settle a verdict."""
    pulled, rows, settling = Levers(play), [], []
    for plan in plans:
        for s in plan.standings:
            if not isinstance(play.conflict.preferences[s.party], Spread):
                continue
            for concept in LEVERS:
                if s.cells[concept].holds == "every":
                    continue
                changes = pulled.changes(s.party, s.state, concept)
                if changes.needed:
                    told = told_changes(space, play, s.party, changes)
                    rows.append((plan.title, teller.name(s.party), CONCEPTS[concept], told))
                for d in pulled.deciders(s.party, s.state, concept):
                    reason = space.valuations[s.party].reasons[d.view]
                    ends = (d.at_low or "still depends", d.at_high or "still depends")
                    settling.append(
                        (plan.title, teller.name(s.party), CONCEPTS[concept], tell_reason(space.case, reason), *ends)
                    )
    note = "By party, in case order, not ranked across parties. Red lines are left untouched. Searched: the party's own views, up to three at once."
    title = "What would have to change for those who would leave to stay"
    if not rows:
        title = (
            "No stated view would have to change for anybody to stay: where it depends, it turns on what is not known"
        )
    first = Table("stay-changes", title, ("plan", "party", "to stay, since …", "what would do it"), tuple(rows), note)
    second = Table(
        "stay-deciders",
        "One view alone would settle these verdicts, at an end of its own range",
        ("plan", "party", "staying, since …", "the view", "at its lowest", "at its highest"),
        tuple(settling),
    )
    return [first, second]


def told_changes(space: Space, play: Play, party: int, changes: Changes) -> list[str]:
    """Each way on a line, its reasons named with whose word they are."""
    if not changes.needed:
        return ["No stated view has to change; it turns on what is not known."]
    if changes.barred:
        return ["No change of its views: the plan crosses a red line of its own, and a way back does not."]
    if not changes.found:
        return [
            f"No change of up to three of its views{'' if changes.searched else ' was found; more at once were not searched'}."
        ]
    return [_one_change(space, party, change) for change in changes.found]


def _by(shift: Fraction) -> str:
    """How far a size would have to move, rounded up to hundredths."""
    size = decimal_text(Fraction(ceil(abs(shift) * 100), 100))
    return f"{'higher' if shift > 0 else 'lower'} by {size} {'point' if size == '1' else 'points'} or more"


def _one_change(space: Space, party: int, change: Change) -> str:
    told = []
    for view, shift in zip(change.views, change.shifts, strict=True):
        reason = space.valuations[party].reasons[view]
        by = "other than stated" if shift is None else _by(shift)
        told.append(f"[{tell_reason(space.case, reason)}] {by}")
    return "; and ".join(told)
