"""What is asked of the deal lens beyond the plans, and the way to each answer: look at every package, or ask a solver."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pourparler.case.model import Plan
from pourparler.errors import PourparlerError, did_you_mean
from pourparler.lens.deals.cardinal import QUICK, SMALL, Cardinal, cardinal, solutions_json, solve, status_quo_json
from pourparler.lens.deals.count import count
from pourparler.lens.deals.dense import Dense, Watch
from pourparler.lens.deals.divide import adjusted_json
from pourparler.lens.deals.dominance import dominator
from pourparler.lens.deals.efficient import dominated_json, frontier_json
from pourparler.lens.deals.plan import judge_plan
from pourparler.lens.deals.trade import Trade
from pourparler.lens.deals.trades import trades
from pourparler.lens.deals.whynot import conflicts_json, needs_json, sides_json
from pourparler.space.compile import Package, Space
from pourparler.space.factors import Factor
from pourparler.space.named import reading, unsized


@dataclass(frozen=True)
class Ask:
    """The questions, as `deals` takes them."""

    frontier: bool = False
    solutions: bool = False
    conflicts: bool = False
    near: str | None = None
    k: int = 0
    trades: bool = False
    sides: bool = False
    blocs: tuple[tuple[str, ...], ...] = ()
    plan: str | None = None
    reading: str = "midpoints"
    seconds: float = 60.0

    def parameters(self) -> dict[str, Any]:
        """What was asked for, for the finding; nothing where nothing was."""
        found: dict[str, Any] = {}
        if self.frontier or self.solutions:
            found["reading"] = self.reading
        for name in ("near", "plan"):
            if getattr(self, name):
                found[name] = getattr(self, name)
        if self.blocs:
            found["blocs"] = ["+".join(bloc) for bloc in self.blocs]
        return found


@dataclass
class Answers:
    """Counts of the ground, further answers by their JSON keys, and how they were found."""

    counts: dict[str, Any]
    answers: dict[str, Any] = field(default_factory=dict)
    methods: dict[str, str] = field(default_factory=dict)
    exact: bool = True
    complete: bool = True


def asked(
    space: Space, ask: Ask, goal: Factor | None = None, watch: Watch | None = None, dense: Dense | None = None
) -> Answers:
    """Everything that was asked for; ``dense``: the space as it is looked at whole, where that is prepared already."""
    known(space, ask)
    if space.huge:
        from pourparler.lens.deals.beyond import beyond

        if goal is not None:
            raise PourparlerError(
                f"a goal is counted package by package, up to 10^8 of them; these are {space.packages:.3g}"
            )
        found = beyond(space, ask, Answers({}), watch)
        if ask.trades:
            found.answers |= _traded(space, ask)
        found.answers["methods"] = found.methods
        return found
    dense = dense or Dense(space)
    found = Answers(count(dense, goal, watch))
    if ask.frontier or ask.solutions:
        _sized(space, ask, dense, found, watch)
    if ask.conflicts:
        found.answers |= conflicts_json(dense, watch)
        found.complete = found.complete and bool(found.answers["conflicts"]["complete"])
        found.methods["conflicts"] = "Exact: every package looked at; conflicts are the minimal hitting sets."
    plans = [judge_plan(space, plan) for plan in space.case.plans if ask.plan in (None, plan.id)]
    if ask.conflicts or ask.plan:
        found.answers["needs"] = {j.plan.id: needs_json(dense, j) for j in plans if not j.plan.repairs}
    if ask.near:
        from pourparler.lens.deals.repair import repair_json

        found.answers |= repair_json(dense, plan_of(space, ask.near), ask.k, ask.reading)
    if ask.trades:
        found.answers |= _traded(space, ask)
    if ask.sides or ask.blocs:
        found.answers["sides"] = sides_json(dense, ask.blocs, watch)
    if found.methods:
        found.answers["methods"] = found.methods
    return found


def known(space: Space, ask: Ask) -> None:
    """Raises PourparlerError for a plan or a party that the case does not have."""
    plans = [plan.id for plan in space.case.plans]
    for id in (ask.near, ask.plan):
        if id and id not in plans:
            raise PourparlerError(f'"{id}" is no plan; {did_you_mean(id, plans)}')
    seen: set[str] = set()
    for party in (party for bloc in ask.blocs for party in bloc):
        if party not in space.parties:
            raise PourparlerError(f'"{party}" is no party; {did_you_mean(party, space.parties)}')
        if party in seen:
            raise PourparlerError(f'"{party}" stands in two blocs, or twice in one')
        seen.add(party)


def plan_of(space: Space, id: str) -> Plan:
    return next(plan for plan in space.case.plans if plan.id == id)


def base_of(space: Space, plan: str | None) -> Package | None:
    """Where trades start: the plan, else today; None where there is neither."""
    return space.package(plan_of(space, plan).terms) if plan else space.today


def _sized(space: Space, ask: Ask, dense: Dense, found: Answers, watch: Watch | None) -> None:
    """The frontier and the reference points, or the views that are missing for them."""
    given: Cardinal | None = None
    missing = unsized(space)
    found.answers["reading"] = reading_json(space, ask.reading, missing)
    if not missing and any(v.reasons for v in space.valuations):
        at = reading(space, ask.reading)
        found.answers["reading"]["note"] = at.note
        given = cardinal(space, at, ask.frontier or (len(at.parties) <= QUICK and space.packages > SMALL), watch)
    if ask.frontier:
        line = given.frontier if given else None
        found.answers["frontier"] = frontier_json(space, given.scored, line) if given and line is not None else None
        found.answers["dominated"] = {
            "packages": dominated_json(dense, given.scored if given else None, line),
            "plans": {p.id: dominator(dense, space.package(p.terms)) is not None for p in space.case.plans},
        }
        if line is not None:
            found.methods["frontier"] = line.method
    if ask.solutions:
        solved = solve(given, dense, watch) if given else None
        found.answers["solutions"] = solutions_json(given, solved) if given and solved else None
        found.answers["status_quo"] = status_quo_json(given, solved) if given and solved else None
        found.answers["adjusted_winner"] = adjusted_json(space, given.reading) if given else None
        if solved:
            found.methods["solutions"] = solved.method


def reading_json(space: Space, name: str, missing: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    """Which reading, over whose gains, and what is missing for it."""
    return {
        "name": name,
        "note": "",
        "parties": [v.party for v in space.valuations if v.reasons],
        "without_views": [v.party for v in space.valuations if not v.reasons],
        "missing": {party: list(ids) for party, ids in missing.items()},
    }


def _traded(space: Space, ask: Ask) -> dict[str, Any]:
    """The trades, and the terms they start from."""
    base = base_of(space, ask.plan)
    return {"trades": trades_json(space, base), "base": None if base is None else space.terms(base)}


def trades_json(space: Space, base: Package | None) -> list[dict[str, Any]]:
    """``[{parties, gives, gets, moves, holds, rests_on}]``."""
    return [] if base is None else [_trade(space, base, one) for one in trades(space, base)]


def _trade(space: Space, base: Package, one: Trade) -> dict[str, Any]:
    moves = {space.issues[i]: space.options[i][one.package[i]] for i in sorted((one.gives, one.gets))}
    return {
        "parties": [space.parties[p] for p in one.parties],
        "gives": space.issues[one.gives],
        "gets": space.issues[one.gets],
        "moves": moves,
        "holds": one.holds,
        "rests_on": {space.parties[p]: list(_carried(space, p, base, one.package)) for p in one.parties},
    }


def _carried(space: Space, party: int, base: Package, package: Package) -> Iterable[str]:
    """Ids of the reasons whose truth differs, and of what they rest on."""
    v = space.valuations[party]
    for reason, f in zip(v.reasons, v.factors, strict=True):
        if f.at(base) != f.at(package):
            yield f"{reason.id} ({', '.join(reason.said) or 'ours'})"
