"""From a case and its readings to the world the engine plays in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from pourparler.case.conditions import holds
from pourparler.case.durability import Durability, Number, ResponseInput, ViolationInput, WarInput
from pourparler.case.step_order import names_of
from pourparler.case.tell import tell_terms
from pourparler.errors import InputError, Problem
from pourparler.lens.durability.given import replaced
from pourparler.lens.durability.model import Floats, Move, Package, Path, Response, Violation, War, World
from pourparler.lens.durability.readings import Sample
from pourparler.lens.durability.steps import Steps, undoers
from pourparler.space.compile import Space

ONE_BY_ONE = 6  # things that can be undone; beyond, each party takes back off the deal all it can, at once


def world_of(space: Space, steps: Steps, sample: Sample) -> World:
    """The world at these readings. Raises InputError where odds leave 0 to 1 in some reading."""
    return _Compiler(space, steps, sample).world()


class _Compiler:
    def __init__(self, space: Space, steps: Steps, sample: Sample) -> None:
        self.space, self.steps, self.case = space, steps, space.case
        self.d = space.case.durability or Durability()
        self.values, self.count = sample.values, sample.readings
        self.parties = list(space.parties)
        self.discount = np.stack([self.values[f"discount.{p}"] for p in self.parties], axis=1)
        self.worths = [self._worths(n) for n in range(len(self.parties))]
        self.flows: dict[Package, Floats] = {}
        self.chances: dict[tuple[str, Package], Floats] = {}
        self.undone: dict[Package, tuple[tuple[int, str, Package], ...]] = {}

    def world(self) -> World:
        return World(
            parties=tuple(self.parties),
            discount=self.discount,
            flow=self.flow,
            wars=tuple(map(self.war, self.d.wars)),
            responses=tuple(map(self.response, self.d.responses)),
            violations=tuple(map(self.violation, self.d.violations)),
            breaks=self.breaks,
            undoes=self.all_at_once if self._many() else None,
        )

    def _worths(self, n: int) -> tuple[list[int], Floats]:
        """The reasons of a party that count as shares of their worth, and these shares a period, reasons by R."""
        reasons = self.space.valuations[n].reasons
        which = [k for k, each in enumerate(reasons) if each.id in self.values]
        which = [k for k in which if not replaced(self.space, self.parties[n], reasons[k].when)]
        rows = [self.values[reasons[k].id] * (1 - self.discount[:, n]) for k in which]
        return which, np.array(rows, dtype=np.float64)

    def flow(self, package: Package) -> Floats:
        """What the package brings each party in a period, beside today."""
        if package not in self.flows:
            found = np.zeros((self.count, len(self.parties)))
            for n, v in enumerate(self.space.valuations):
                which, worths = self.worths[n]
                if which:
                    delta = v.delta(package)
                    found[:, n] = np.array([delta[k] for k in which], dtype=np.float64) @ worths
                outside = self.case.no_deal.get(v.party)
                if outside is not None and outside.id in self.values and package == self.space.today:
                    found[:, n] += self.values[outside.id] * (1 - self.discount[:, n])
            now = self.space.terms(package)
            today = self.case.today or {}
            for flow in self.d.flows:
                d = int(holds(flow.when, now)) - int(holds(flow.when, today))
                found[:, self.parties.index(flow.party)] += d * self.values[flow.id]
            found.setflags(write=False)
            self.flows[package] = found
        return self.flows[package]

    def war(self, war: WarInput) -> War:
        costs = np.zeros((self.count, len(self.parties)))
        for party in self.parties:
            if (id := f"{war.id}.costs.{party}") in self.values:
                costs[:, self.parties.index(party)] = self.values[id]
        a, b = (self.parties.index(side) for side in war.between)

        known: dict[tuple[Package, bool], Package] = {}

        def wins(package: Package, first: bool) -> Package:
            if (package, first) not in known:
                known[package, first] = self._set(package, war.sets.get(war.between[0 if first else 1], {}))
            return known[package, first]

        attackers = tuple(self.parties.index(side) for side in war.started_by)
        return War(war.id, a, b, lambda package: self.odds(war, package), wins, costs, attackers)

    def odds(self, war: WarInput, package: Package) -> Floats:
        """The odds of the first party. Raises InputError where they leave 0 to 1 in some reading."""
        if (war.id, package) not in self.chances:
            found = self.values[f"{war.id}.odds"].copy()
            terms = self.space.terms(package)
            today = self.case.today or {}
            for mass in self.d.mass:  # the odds given are those of today
                if mass.war == war.id and (d := int(holds(mass.when, terms)) - int(holds(mass.when, today))):
                    found += d * self.values[mass.id]
            if found.min() < -1e-12 or found.max() > 1 + 1e-12:
                worst = found.min() if found.min() < -1e-12 else found.max()
                changed = {i: o for i, o in terms.items() if (self.case.today or {}).get(i) != o}
                where = tell_terms(self.case, changed) if changed else "today"
                wrong = f"with {where} the odds come to {worst:.3g} in some reading"
                right = "odds and the masses added to them stay from 0 to 1: narrow one"
                raise InputError([Problem(self.case.file, war.line, f"durability.wars: {war.id}", wrong, right)])
            self.chances[war.id, package] = np.clip(found, 0, 1)
        return self.chances[war.id, package]

    def _set(self, package: Package, terms: Mapping[str, str]) -> Package:
        """The package with these terms, but for what is final there: nobody leaves that again, not by a war either."""
        found = list(package)
        for issue, option in terms.items():
            axis = self.space.issues.index(issue)
            if self.case.issues[issue].options[package[axis]].final:
                continue
            found[axis] = self.space.options[axis].index(option)
        return tuple(found)

    def _by_party(self, prefix: str, numbers: Mapping[str, Number]) -> dict[int, Floats]:
        return {self.parties.index(p): self.values[f"{prefix}.{p}"] for p in numbers}

    def response(self, r: ResponseInput) -> Response:
        return Response(
            id=r.id,
            kind=r.kind,
            by=tuple(map(self.parties.index, r.by)),
            against=tuple(map(self.parties.index, r.against)),
            amount=self.values[f"{r.id}.amount"],
            shift=self.values[f"{r.id}.shift"],
            surely=self.values[f"{r.id}.surely"],
            periods=r.periods,
            lag=r.lag,
            to=self._by_party(f"{r.id}.to", r.to),
            pays=self._by_party(f"{r.id}.costs", r.costs),
            fails=self._by_party(f"{r.id}.costs_if_not", r.costs_if_not),
            decides=r.decides,
            lapses=frozenset(map(self.parties.index, r.lapses)),
        )

    def violation(self, v: ViolationInput) -> Violation:
        takes = np.zeros((self.count, len(self.parties)))
        for party in v.takes:
            takes[:, self.parties.index(party)] = self.values[f"{v.id}.{party}"]

        def where(package: Package) -> bool:
            return holds(v.when, self.space.terms(package))

        return Violation(v.id, self.parties.index(v.by), takes, v.seen_after, where, lambda p: self._set(p, v.then))

    def breaks(self, package: Package) -> tuple[tuple[int, str, Package], ...]:
        """Who can alone return what to today, where that can exist."""
        if package not in self.undone:
            self.undone[package] = tuple(self._breaks(package))
        return self.undone[package]

    def _many(self) -> bool:
        """Whether too many things could be undone one by one for all their combinations to be looked at."""
        end = self.steps.package(range(len(self.steps)))
        can = [
            axis
            for axis in range(len(end))
            if end[axis] != self.steps.today[axis] and undoers(self.space, axis, end[axis])
        ]
        return len(can) > ONE_BY_ONE

    def all_at_once(self, package: Package) -> tuple[tuple[int, str, Package], ...]:
        """For each party, everything it can take back alone taken back together, where that can exist."""
        found: dict[str, list[int]] = {}
        for axis in range(len(package)):
            if package[axis] != self.steps.today[axis]:
                for party in undoers(self.space, axis, package[axis]):
                    found.setdefault(party, []).append(axis)
        rows: list[tuple[int, str, Package]] = []
        for n, name in enumerate(self.parties):
            axes = found.get(name, [])
            back = tuple(self.steps.today[k] if k in axes else option for k, option in enumerate(package))
            if axes and self.space.feasible(back):
                rows.append((n, "all", back))
        return tuple(rows)

    def _breaks(self, package: Package) -> list[tuple[int, str, Package]]:
        found = []
        today = self.steps.today
        for axis, issue in enumerate(self.case.issues.values()):
            can = undoers(self.space, axis, package[axis])
            if package[axis] == today[axis] or not can:
                continue
            back = (*package[:axis], today[axis], *package[axis + 1 :])
            if not self.space.feasible(back):
                continue
            found += [(self.parties.index(party), issue.id, back) for party in can]
        return found


def path_of(
    steps: Steps, order: tuple[int, ...], sample: Sample, parties: tuple[str, ...], starts: Mapping[str, int]
) -> Path:
    """The plan in one order. ``starts``: response -> the step from which it stands.

    Raises InputError where a step stands before one that must come first.
    """
    if not steps.allowed(order):
        raise InputError([Problem(f"plan {steps.plan.id}", 0, "", "a step stands before its precondition", "")])
    moves = tuple(move_of(steps, j, sample, parties) for j in order)
    packages = tuple(steps.package(order[:k]) for k in range(len(order) + 1))
    never = len(order) + 1  # a response that stands from a step which is not taken
    return Path(moves, packages, {id: order.index(j) + 1 if j in order else never for id, j in starts.items()})


def move_of(steps: Steps, j: int, sample: Sample, parties: tuple[str, ...]) -> Move:
    """One step at the readings."""
    name, step = steps.names[j], steps.plan.steps[j]
    ones = np.ones(sample.readings)
    once = np.zeros((sample.readings, len(parties)))
    for party in step.hands_over:
        once[:, parties.index(party)] = sample.values[f"{name}.hands_over.{party}"]
    return Move(name, steps.who[j], sample.values.get(f"{name}.ratified", ones), once)


def starts_of(space: Space, steps: Steps) -> dict[str, int]:
    """For each response that stands from a step on, which step, numbered from 0; ``len(steps)`` where it never stands.

    It is the step so named. Where the plan repairs one that has a step so named, it is the step after which, in the
    listed order, everything holds that the named one sets. One of another plan's is never taken.
    """
    d = space.case.durability
    found = {r.id: r.stands_from for r in (d.responses if d else ()) if r.stands_from}
    return {id: _step_for(space, steps, name) for id, name in found.items()}


def _step_for(space: Space, steps: Steps, name: str) -> int:
    plans = {plan.id: plan for plan in space.case.plans}
    for repaired in (plans[id] for id in steps.plan.repairs if id in plans):
        if (n := names_of(repaired).get(name)) is not None:
            wanted, done = repaired.steps[n].does, set[int]()
            for j in steps.in_order(set(range(len(steps)))):
                done.add(j)
                terms = space.terms(steps.package(done))
                if all(terms[issue] == option for issue, option in wanted.items()):
                    return j
            return len(steps)
    return names_of(steps.plan).get(name, len(steps))


def scaled(world: World, amounts: Mapping[str, Floats | float]) -> World:
    """The same world with other amounts of some responses."""
    full = np.ones(world.readings)
    changed = tuple(replace(r, amount=full * amounts[r.id]) if r.id in amounts else r for r in world.responses)
    return replace(world, responses=changed)


Fits = Callable[[Mapping[str, Floats]], np.ndarray]


def fits_of(space: Space) -> Fits:
    """Which readings agree with the comparisons and orders of the views, among numbers that have both ends."""

    def fits(values: Mapping[str, Floats]) -> np.ndarray:
        count = len(next(iter(values.values()))) if values else 1
        found = np.ones(count, dtype=bool)
        for v in space.valuations:
            for row in v.readings.rows:
                used = [(c, v.readings.labels[k]) for k, c in enumerate(row.coef) if c]
                if all(id in values for _, id in used):
                    found &= np.sum([c * values[id] for c, id in used], axis=0) >= -1e-12
        return found

    return fits
