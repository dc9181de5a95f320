"""Compile: a case to its space, once, immutable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import prod

import numpy as np

from pourparler.case.conditions import Condition, as_text, issues_named
from pourparler.case.model import Case, Reason, Views
from pourparler.errors import InputError, Problem
from pourparler.space.factors import Block, Bools, Factor, blocks, factor
from pourparler.space.readings import Readings, Row

MAX_PACKAGES = 10**8  # up to here every package is looked at; beyond, lenses ask solvers
Package = tuple[int, ...]
Bad = Callable[[int, str, str, str], None]


@dataclass(frozen=True)
class Valuation:
    """What one party's gain consists of: a factor for each reason, its truth today, and the readings."""

    party: str
    reasons: tuple[Reason, ...]
    factors: tuple[Factor, ...]
    today: tuple[int, ...]
    readings: Readings
    prioritised: bool = False
    no_deal: bool = False  # the last variable of the readings is what no deal is worth
    stated: Mapping[Package, str] = field(
        default_factory=dict
    )  # verdicts of packages compared with today, word for word

    def delta(self, package: Package) -> tuple[int, ...]:
        """For each variable, how the package differs from today (or from no deal)."""
        now = tuple(int(f.at(package)) - t for f, t in zip(self.factors, self.today, strict=True))
        return (*now, -1) if self.no_deal else now


@dataclass(frozen=True)
class Bar:
    """A limit with its truth table; ``bars`` is False for a protest."""

    id: str
    party: str
    kind: str
    factor: Factor
    bars: bool


@dataclass(frozen=True)
class Space:
    """``options[i]`` are the labels of issue ``i``; a package is one option number for each issue."""

    case: Case
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    sizes: tuple[int, ...]
    parties: tuple[str, ...]
    today: Package | None
    impossible: tuple[Factor, ...]
    bars: tuple[Bar, ...]
    agree: tuple[tuple[Factor, ...], ...]  # for each party, the changes it must agree to, one factor an issue
    valuations: tuple[Valuation, ...]

    @property
    def packages(self) -> int:
        return prod(self.sizes)

    @property
    def huge(self) -> bool:
        """Whether there are too many packages to look at each of them."""
        return self.packages > MAX_PACKAGES

    def package(self, terms: Mapping[str, str]) -> Package:
        """The package with these terms, everything else as today."""
        found = []
        for i, issue in enumerate(self.issues):
            if issue in terms:
                found.append(self.options[i].index(terms[issue]))
            else:
                assert self.today is not None
                found.append(self.today[i])
        return tuple(found)

    def terms(self, package: Package) -> dict[str, str]:
        return {issue: self.options[i][package[i]] for i, issue in enumerate(self.issues)}

    def feasible(self, package: Package) -> bool:
        return not any(f.at(package) for f in self.impossible)

    def infeasible_on(self, block: Block) -> Bools:
        """Packages of the block that cannot exist, shape ``block.shape``."""
        found = np.zeros(block.shape, dtype=bool)
        for part in self.impossible:
            found |= block.view(part).astype(bool)
        return found

    def must_agree(self, package: Package) -> tuple[str, ...]:
        """Everyone whose agreement the package needs, in case order."""
        found = []
        for party, parts in zip(self.parties, self.agree, strict=True):
            if any(part.at(package) for part in parts):
                found.append(party)
        return tuple(found)


def compile(case: Case) -> Space:
    """The space of a case.

    Raises InputError when today is impossible, no package is feasible (looked at where there are up to 10^8), or no
    reading agrees with a party's views.
    """
    names = {id: tuple(o.id for o in issue.options) for id, issue in case.issues.items()}
    sizes = tuple(len(options) for options in names.values())
    problems: list[Problem] = []

    def bad(line: int, path: str, wrong: str, right: str) -> None:
        problems.append(Problem(case.file, line, path, wrong, right))

    today = None
    if case.today is not None:
        today = tuple(names[issue].index(case.today[issue]) for issue in names)
    impossible = [factor(i.when, names) for i in case.impossible]
    if today is not None:
        for row, part in zip(case.impossible, impossible, strict=True):
            if part.at(today):
                right = "change `today` or this combination: what exists today is possible"
                bad(row.line, row.id, f"today is impossible: {as_text(row.when)}", right)
        impossible += _finals(case, today)
    bars = tuple(
        Bar(limit.id, limit.party, limit.kind, factor(limit.forbids, names), stands(case, limit.party, limit.forbids))
        for limit in case.limits
    )
    valuations = tuple(_valuation(case, party, names, today, bad) for party in case.parties)
    space = Space(
        case=case,
        issues=tuple(names),
        options=tuple(names.values()),
        sizes=sizes,
        parties=tuple(case.parties),
        today=today,
        impossible=tuple(impossible),
        bars=bars,
        agree=tuple(_agree(case, party, today) for party in case.parties),
        valuations=valuations,
    )
    if not problems and today is None and not space.huge:
        _some_package(space, bad)
    if problems:
        raise InputError(problems)
    return space


def stands(case: Case, party: str, condition: Condition) -> bool:
    """Whether the party stands in ``agree`` or ``can_break`` of an issue that the condition names."""
    for name in issues_named(condition):
        issue = case.issues[name]
        if party in issue.agree or party in issue.can_break or any(party in o.agree for o in issue.options):
            return True
    return False


def _finals(case: Case, today: Package) -> list[Factor]:
    """Packages that leave an option of today that is final do not exist."""
    found = []
    for axis, issue in enumerate(case.issues.values()):
        if issue.options[today[axis]].final:
            found.append(Factor((axis,), np.arange(len(issue.options)) != today[axis]))
    return found


def _agree(case: Case, party: str, today: Package | None) -> tuple[Factor, ...]:
    found = []
    for axis, issue in enumerate(case.issues.values()):
        if today is None:
            named = party in issue.agree or any(party in option.agree for option in issue.options)
            table = np.full(len(issue.options), named)
        else:
            needed = [party in option.agree and o != today[axis] for o, option in enumerate(issue.options)]
            table = np.array(needed)
        if table.any():
            found.append(Factor((axis,), table))
    return tuple(found)


def _valuation(
    case: Case, party: str, names: Mapping[str, tuple[str, ...]], today: Package | None, bad: Bad
) -> Valuation:
    views = case.views.get(party, Views())
    parts = tuple(factor(reason.when, names) for reason in views.reasons)
    now = tuple(int(part.at(today)) if today is not None else 0 for part in parts)
    index = {reason.id: k for k, reason in enumerate(views.reasons)}
    labels, low, high = [r.id for r in views.reasons], [r.low for r in views.reasons], [r.high for r in views.reasons]
    outside = case.no_deal.get(party)
    if outside:
        labels.append(outside.id)
        low.append(outside.low)
        high.append(outside.high)
    rows, stated = [], {}
    for comparison in views.comparisons:
        sides = [tuple(names[i].index(side[i]) for i in names) for side in (comparison.better, comparison.than)]
        coef = [int(part.at(sides[0])) - int(part.at(sides[1])) for part in parts] + [0] * bool(outside)
        if any(coef):
            rows.append(Row(tuple(coef), comparison.id))
        if today is not None and sides[1] == today:
            stated[sides[0]] = "depends" if outside and (outside.high is None or outside.high > 0) else "yes"
        elif today is not None and sides[0] == today:
            stated.setdefault(sides[1], "no" if outside and outside.low is not None and outside.low > 0 else "depends")
    readings = Readings(
        labels=tuple(labels),
        low=tuple(low),
        high=tuple(high),
        above=tuple(index[id] for id in views.above),
        below=tuple(index[id] for id in views.below),
        positive=tuple(k for k, r in enumerate(views.reasons) if r.place == "wants"),
        negative=tuple(k for k, r in enumerate(views.reasons) if r.place == "avoids"),
        rows=tuple(rows),
    )
    if rows:
        from pourparler.space.programme import conflict, consistent

        if not consistent(readings):
            labels_in = conflict(readings)
            lines = [r.line for r in views.reasons if r.id in labels_in]
            lines += [c.line for c in views.comparisons if c.id in labels_in]
            right = "change one of them; a term without a reason counts nothing: add {when: …, worth: unknown} for it"
            wrong = f"no reading agrees with these views together: {', '.join(labels_in)}"
            bad(min(lines, default=0), f"views.{party}", wrong, right)
    return Valuation(party, views.reasons, parts, now, readings, views.prioritised, bool(outside), stated)


def _some_package(space: Space, bad: Bad) -> None:
    """A problem, naming the combinations, when nothing is feasible."""

    def empty(kept: list[int]) -> bool:
        trial = Space(**{**space.__dict__, "impossible": tuple(space.impossible[k] for k in kept)})
        return all(trial.infeasible_on(block).all() for block in blocks(space.sizes))

    kept = list(range(len(space.impossible)))
    if not kept or not empty(kept):
        return
    for k in list(kept):
        trial = [other for other in kept if other != k]
        if empty(trial):
            kept = trial
    rows = space.case.impossible
    shown = "; ".join(f"{rows[k].id}: {as_text(rows[k].when)}" for k in kept)
    bad(
        rows[kept[0]].line,
        "impossible",
        f"no package is feasible: together these exclude everything: {shown}",
        "drop one",
    )
