"""From a case and its readings to the world the engine plays in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from pourparler.case.conditions import Condition, holds, issues_named
from pourparler.case.durability import UNKNOWN_ODDS, Durability, Number, ResponseInput, ViolationInput, WarInput
from pourparler.case.step_order import names_of
from pourparler.case.tell import tell, tell_terms
from pourparler.errors import InputError, Problem
from pourparler.lens.durability.model import Floats, Move, Package, Path, Response, Violation, War, World
from pourparler.lens.durability.readings import Input, Sample
from pourparler.lens.durability.steps import Steps, undoers
from pourparler.space.compile import Space

ONE_BY_ONE = 6  # things that can be undone; beyond, each party takes back off the deal all it can, at once
UNKNOWN_SHARE = Number(0.0, 1.0, "unknown, from 0 to 1")
ZERO = Number(0.0, 0.0, "0")


@dataclass(frozen=True)
class Given:
    """What the case gives: its numbers, and what would have to be given as well."""

    inputs: tuple[Input, ...]
    missing: tuple[str, ...]


def given(space: Space, steps: Steps) -> Given:
    """Every number the plan needs, and a question for each that is not there."""
    case = space.case
    d = case.durability or Durability()
    found: list[Input] = []
    missing: list[str] = []

    def add(id: str, says: str, number: Number | None, said: tuple[str, ...], default: Number | None = None) -> None:
        if number is None and default is None:
            missing.append(f"{says[:1].upper()}{says[1:]}?")
        elif not any(each.id == id for each in found):
            found.append(Input(id, says, number or default or ZERO, not said))

    deciding = _deciding(space, steps, d)
    for party in case.parties:
        if space.parties.index(party) in deciding:
            add(
                f"discount.{party}",
                f"what a unit one {bare(d.period)} on is worth today to {case.name(party)}",
                d.discount.get(party),
                (),
            )
        else:
            add(
                f"discount.{party}",
                f"the discounting of {case.name(party)}",
                d.discount.get(party),
                (),
                Number(0.9, 0.9, "0.9"),
            )
    missing += _unseen(space, steps, d)
    replaced = {(flow.party, flow.when) for flow in d.flows}
    for n, party in enumerate(space.parties):
        for reason in space.valuations[n].reasons:
            if (party, reason.when) in replaced:
                continue
            says = f"what “{tell(case, reason.when)}” is worth to {case.name(party)}"
            if reason.low is not None and reason.high is not None:
                low, high = float(reason.low), float(reason.high)
                add(reason.id, says, Number(low, high, reason.word), reason.worth_said)
            elif n in deciding and _matters(space, steps, n, reason.when):
                missing.append(f"{says[:1].upper()}{says[1:]}, as a number or a range?")
    for flow in d.flows:
        says = f"what “{tell(case, flow.when)}” brings {case.name(flow.party)} each {d.period}"
        add(flow.id, says, flow.worth, flow.whose.worth_said)
    for party, outside in case.no_deal.items():
        if outside.low is not None and outside.high is not None:
            number = Number(float(outside.low), float(outside.high), "")
            add(outside.id, f"what no deal is worth to {case.name(party)}", number, outside.worth_said)
    gone = "what told it does not count any more; what are its numbers?"
    missing += [f"{row.id}: {gone}" for row in d.rows if row.whose.fell]
    for war in d.wars:
        add(
            f"{war.id}.odds",
            f"the odds that {case.name(war.between[0])} wins ({war.id})",
            war.odds if war.odds.text != UNKNOWN_ODDS else None,
            war.whose.worth_said,
        )
        for side in war.between:
            if side in war.started_by and side not in war.sets:
                missing.append(f"What would {case.name(side)} set for good if it won ({war.id})?")
            add(
                f"{war.id}.costs.{side}",
                f"what a war ({war.id}) would cost {case.name(side)}",
                war.costs.get(side),
                war.whose.worth_said,
            )
        for party, cost in war.costs.items():
            add(
                f"{war.id}.costs.{party}",
                f"what a war ({war.id}) would cost {case.name(party)}",
                cost,
                war.whose.worth_said,
            )
    for mass in d.mass:
        add(mass.id, f"what “{tell(case, mass.when)}” does to the odds", mass.odds, mass.whose.worth_said)
    for r in d.responses:
        said = r.whose.worth_said
        add(f"{r.id}.amount", f"how much {r.id} is", r.amount, said, ZERO)
        add(f"{r.id}.shift", f"how far {r.id} lowers the odds of an attacker", r.shift, said, ZERO)
        add(f"{r.id}.surely", f"how surely {r.id} comes", r.surely, said, UNKNOWN_SHARE)
        for key, numbers in (("to", r.to), ("costs", r.costs), ("costs_if_not", r.costs_if_not)):
            for party, number in numbers.items():
                add(f"{r.id}.{key}.{party}", f"{key.replace('_', ' ')} of {r.id}: {case.name(party)}", number, said)
    for v in d.violations:
        for party, number in v.takes.items():
            add(f"{v.id}.{party}", f"what {v.id} brings {case.name(party)} each {d.period}", number, v.whose.worth_said)
    for name, step in zip(steps.names, steps.plan.steps, strict=True):
        if step.ratified is not None:
            add(f"{name}.ratified", f"how surely step {name} is ratified", step.ratified, step.worth_said)
        for party, number in step.hands_over.items():
            add(
                f"{name}.hands_over.{party}",
                f"what step {name} hands {case.name(party)}, once",
                number,
                step.worth_said,
            )
    return Given(tuple(found), tuple(dict.fromkeys(missing)))


def _unseen(space: Space, steps: Steps, d: Durability) -> list[str]:
    """A question for each thing that a party can take back alone, and of which nobody has stated its view; and for
    each party with a step to take of whose view of the plan nothing is known."""
    case, found = space.case, []
    end = steps.package(range(len(steps)))
    changed = [axis for axis in range(len(end)) if end[axis] != steps.today[axis]]
    seen: dict[str, set[str]] = {party: set() for party in case.parties}
    for v in space.valuations:
        seen[v.party] |= {issue for reason in v.reasons for issue in issues_named(reason.when)}
    for flow in d.flows:
        seen[flow.party] |= set(issues_named(flow.when))
    for axis in changed:
        issue = case.issues[space.issues[axis]]
        for party in undoers(space, axis, end[axis]):
            if issue.id not in seen[party]:
                found.append(f"What is the view of {case.name(party)} on this: {issue.question.rstrip('?')}?")
    for n in sorted({party for who in steps.who for party in who}):
        if changed and not seen[space.parties[n]] & {space.issues[axis] for axis in changed}:
            found.append(f"What is the view of {case.name(space.parties[n])} on what the plan sets?")
    return found


def bare(period: str) -> str:
    """``year`` for ``a year``."""
    return period.removeprefix("a ").removeprefix("an ")


def _deciding(space: Space, steps: Steps, d: Durability) -> set[int]:
    """Everyone who has a choice in the game: whose step it is, who may attack, who can undo, who may violate."""
    found = {party for who in steps.who for party in who}
    parties = list(space.parties)
    found |= {parties.index(side) for war in d.wars for side in war.started_by}
    found |= {parties.index(v.by) for v in d.violations}
    found |= {parties.index(r.by[0]) for r in d.responses if r.decides and r.by}
    changed = {issue for does in steps.does for issue, _ in does}
    for issue in changed:
        found |= {parties.index(p) for o in range(space.sizes[issue]) for p in undoers(space, issue, o)}
    return found


def _matters(space: Space, steps: Steps, party: int, when: Condition) -> bool:
    """Whether the terms can change while the plan is carried out, undone, or fought over."""
    changed = {space.issues[issue] for does in steps.does for issue, _ in does}
    d = space.case.durability
    for war in d.wars if d else ():
        changed |= {issue for terms in war.sets.values() for issue in terms}
    return bool(changed & set(issues_named(when)))


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

    def flow(self, package: Package) -> Floats:
        """What the package brings each party in a period, beside today."""
        if package not in self.flows:
            found = np.zeros((self.count, len(self.parties)))
            replaced = {(flow.party, flow.when) for flow in self.d.flows}
            for n, v in enumerate(self.space.valuations):
                for reason, d in zip(v.reasons, v.delta(package), strict=False):
                    if d and reason.id in self.values and (v.party, reason.when) not in replaced:
                        found[:, n] += d * self.values[reason.id] * (1 - self.discount[:, n])
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
            for mass in self.d.mass:
                if mass.war == war.id and holds(mass.when, terms):
                    found += self.values[mass.id]
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
        found = list(package)
        for issue, option in terms.items():
            axis = self.space.issues.index(issue)
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
    """For each response that stands from a step on, which step; one of another plan's counts as never taken."""
    d = space.case.durability
    number = names_of(steps.plan)
    return {r.id: number.get(r.stands_from, len(steps)) for r in (d.responses if d else ()) if r.stands_from}


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
