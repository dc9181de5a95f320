"""Who would leave which package of a case, from the definitions: exact over all readings, by elimination.

Written for the tests alone: it imports nothing of pourparler. "Party i stays at s" under R, GMR or SMR is a formula
over the signs of the gains from s; whether it holds in some reading is a search for signs that some reading has
(Fourier-Motzkin, exact fractions). What is not known to hold nowhere has a reading at hand that was checked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from oracle_case import Case, Package, crosses, feasible, limits, option, packages
from oracle_polytope import Row, touching
from oracle_signs import (
    MOST_SETS,
    Answers,
    Cut,
    Formula,
    Pick,
    Reading,
    Sign,
    State,
    denied,
    joined,
    middle,
    point,
    satisfied,
    true_at,
)
from oracle_stability import Model, ends_from, from_options
from oracle_views import Views, worth

# -- states and moves ------------------------------------------------------------------------------


def states_of(case: Case) -> dict[State, Package]:
    """The feasible packages by their option numbers, in order: the last issue runs fastest."""
    spots = {issue: list(content["options"]) for issue, content in case["issues"].items()}
    return {
        tuple(spots[issue].index(chosen) for issue, chosen in package.items()): package
        for package in packages(case)
        if feasible(case, package)
    }


def model_of(case: Case) -> Model:
    """The states of a case, and who moves from which to which: parties alone, and groups that must agree."""
    issues, today = case["issues"], case.get("today")
    place = {party: i for i, party in enumerate(case["parties"])}
    to: dict[frozenset[int], list[set[int]]] = {}

    def settles(members: Iterable[str], axis: int, o: int) -> None:
        group = frozenset(place[party] for party in members)
        to.setdefault(group, [set() for _ in issues])[axis].add(o)

    named = [party for content in issues.values() for party in content["agree"]]
    named += [party for i in issues for o in issues[i]["options"] for party in option(case, i, o).get("agree", [])]
    for axis, (issue, content) in enumerate(issues.items()):
        for o, name in enumerate(content["options"]):
            if today is None:
                settles(named, axis, o)
                continue
            settles(option(case, issue, name).get("agree", content["agree"]), axis, o)
            if name == today[issue]:
                for party in content.get("can_break", []):
                    settles([party], axis, o)
    final = [
        {o for o, name in enumerate(content["options"]) if option(case, issue, name).get("final") == "true"}
        for issue, content in issues.items()
    ]
    possible = states_of(case)
    spots = {issue: list(content["options"]) for issue, content in issues.items()}
    every = {tuple(spots[i].index(o) for i, o in package.items()) for package in packages(case)}
    sizes = [len(content["options"]) for content in issues.values()]
    return from_options(sizes, final, to.items(), every - possible.keys(), len(place))


# -- one party -------------------------------------------------------------------------------------


@dataclass
class Party:
    """What one party prefers among the states, and where it stays."""

    case: Case
    name: str
    states: dict[State, Package]
    draws: list[Reading] = field(default_factory=list)  # known beforehand, to spare searches
    sets: int = 0  # of signs that were asked for
    known: dict[frozenset[Sign], Reading | None] = field(default_factory=dict)
    decided: dict[tuple[int, ...], Formula] = field(default_factory=dict)
    compared: dict[tuple[State, State], Formula] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.views = Views(self.case, self.name) if self.name in self.case.get("views", {}) else None
        own = [limit for limit in limits(self.case) if limit["party"] == self.name]
        self.across = {s: any(crosses(limit, package) for limit in own) for s, package in self.states.items()}
        self.truth = {s: self.views.truth(package) if self.views else () for s, package in self.states.items()}

    @property
    def ranked(self) -> bool:
        """Whether there is nothing to read in different ways: no reasons, or a list by priority."""
        return self.views is None or self.views.prioritised

    @property
    def written_exactly(self) -> bool:
        """Whether there is but one reading as it is written: besides, each worth a number, no order, no comparison."""
        if self.ranked or self.views is None:
            return True
        if any(any(self.views.change(one, other)) for one, other in self.views.compared):
            return False
        for item in self.case["views"][self.name]:
            size = item.get("worth", item.get("weight", "unknown")) if isinstance(item, dict) else "unknown"
            if isinstance(item, dict) and "better" in item:
                continue
            if size == "unknown" or len(set(worth(self.case, size))) > 1:
                return False
        return True

    def change(self, s: State, t: State) -> tuple[int, ...]:
        """What each reason's truth gains from s to t; 0 for no deal."""
        return (*(b - a for a, b in zip(self.truth[s], self.truth[t], strict=True)), 0)

    def better(self, s: State, t: State) -> Formula:
        """That t is strictly better than s: a formula, True or False where all readings say the same."""
        if (s, t) not in self.compared:
            self.compared[s, t] = self._better(s, t)
        return self.compared[s, t]

    def _better(self, s: State, t: State) -> Formula:
        if self.across[s] != self.across[t]:
            return self.across[s]
        change = self.change(s, t)
        if self.ranked:
            return next((c for c in change if c), 0) > 0
        if change not in self.decided:
            formula: Formula = ("is", (change, True))
            some = [self.sometimes(formula), self.sometimes(denied(formula))]
            self.decided[change] = formula if all(some) else some[0]
        return self.decided[change]

    def between(self, s: State, t: State) -> str:
        """t compared with s over all readings: ">", "<=" or "U"."""
        formula = self.better(s, t)
        return "U" if not isinstance(formula, bool) else ">" if formula else "<="

    def at(self, reading: Reading | None) -> dict[State, Any]:
        """Keys that rank the states at one reading, higher is better."""
        if self.ranked or reading is None:
            return {s: (not self.across[s], truth) for s, truth in self.truth.items()}
        return {
            s: (not self.across[s], sum((w for w, true in zip(reading, truth, strict=False) if true), Fraction(0)))
            for s, truth in self.truth.items()
        }

    def draw(self, pick: Pick) -> Reading | None:
        """A reading whose worths are picked one after another; None for a party with nothing to read."""
        if self.ranked or self.views is None:
            return None
        found = point(self.views.rows, len(self.views.conditions) + 1, pick)
        assert found is not None
        return found

    @cached_property
    def base(self) -> Reading:
        """Some reading."""
        found = self.draw(middle)
        assert found is not None
        return found

    def witness(self, signs: frozenset[Sign]) -> Reading | None:
        """A reading with these signs; None where there is none."""
        if not signs:
            return self.base
        if signs not in self.known:
            assert self.views is not None
            columns = [int(any(change[k] for change, _ in signs)) for k in range(len(self.base))]
            rows = touching(self.views.rows, columns)
            near = [used or any(row.coefficients[k] for row in rows) for k, used in enumerate(columns)]
            for change, gains in sorted(signs):
                rows.append(Row(change if gains else tuple(-c for c in change), 0, gains))
            found = point(rows, len(self.base))
            if found is not None:  # the rows that touch none of these reasons stay as satisfied as at the base
                found = tuple(w if k else b for w, k, b in zip(found, near, self.base, strict=True))
                assert all(satisfied(row, found) for row in (*self.views.rows, *rows))
            self.known[signs] = found
        return self.known[signs]

    def sometimes(self, formula: Formula) -> bool:
        """Whether a formula holds in some reading. Raises Cut beyond so many sets of signs."""
        if isinstance(formula, bool):
            return formula
        if any(true_at(formula, reading) for reading in self.draws):
            return True
        left = MOST_SETS

        def search(signs: frozenset[Sign], wanted: tuple[Formula, ...]) -> bool:
            nonlocal left
            left -= 1
            self.sets += 1
            if left < 0:
                raise Cut
            reading = self.witness(signs)
            if reading is None:
                return False
            unmet = [part for part in wanted if not true_at(part, reading)]
            if not unmet:
                return True
            part = min(unmet, key=lambda each: len(each[1]) if each[0] == "any" else 0)
            rest = tuple(each for each in wanted if each is not part)
            if part[0] == "is":
                return search(signs | {part[1]}, rest)
            if part[0] == "all":
                flat = {each[1] for each in part[1] if each[0] == "is"}
                return search(signs | flat, (*rest, *(each for each in part[1] if each[0] != "is")))
            return any(search(signs, (*rest, each)) for each in part[1])

        return search(frozenset(), (formula,))


# -- stability -------------------------------------------------------------------------------------


@dataclass
class Staying:
    """Where one party stays, as formulas from the definitions."""

    model: Model
    i: int
    party: Party

    def __post_init__(self) -> None:
        self.own = {s: sorted(self.model.alone(self.i, s)) for s in self.model.states}
        self.any = self.answers(self.model)
        self.known: dict[tuple[State, State, bool], Formula] = {}

    def answers(self, model: Model) -> Answers:
        """What the others can make of each state, with the moves of a model (all of them, or improvements)."""
        ends = ends_from(model, model.without({self.i}))
        return {s: sorted(ends(s)) for s in model.states}

    def stays(self, s: State, answers: Answers | None, firm: bool) -> Formula:
        """That the party stays at s: each move of its own is no gain, or is answered by what is none.

        ``answers`` None: nobody answers. ``firm``: an answer counts where no further move of its own gains either.
        """
        clauses = []
        for t in self.own[s]:
            deterring = [self.deters(s, u, firm) for u in answers[t]] if answers else []
            clauses.append(joined("any", [self.deters(s, t, False), *deterring]))
        return joined("all", clauses)

    def deters(self, s: State, u: State, firm: bool) -> Formula:
        """That u is no gain over s; ``firm``: nor is what one move of its own makes of u."""
        if (s, u, firm) not in self.known:
            ends = [u, *self.own[u]] if firm else [u]
            self.known[s, u, firm] = joined("all", [denied(self.party.better(s, end)) for end in ends])
        return self.known[s, u, firm]

    def readings(self, s: State, answers: Answers | None, firm: bool) -> tuple[bool | None, bool | None]:
        """Whether the party stays at s in every reading of its own, and in some; None for a question that was cut."""
        formula = self.stays(s, answers, firm)
        found: list[bool | None] = []
        for question in (denied(formula), formula):
            try:
                found.append(self.party.sometimes(question))
            except Cut:
                found.append(None)
        return None if found[0] is None else not found[0], found[1]
