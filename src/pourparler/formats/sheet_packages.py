"""Packages x parties: what everyone makes of each set of terms, in every reading."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

import numpy as np

from pourparler.formats.sheet_page import Page, Value
from pourparler.space.compile import Package, Space
from pourparler.space.factors import blocks
from pourparler.space.judge import NO, UNKNOWN, VALUE, YES, Judgement, Judges, judge

MAX_ROWS = 10_000
MAX_LOOK = 20_000_000
MAX_SPACE = 10**8


def packages_page(space: Space, limit: int = MAX_ROWS) -> tuple[Page, str]:
    """One row a package, and a sentence on which packages these are.

    All of them where they fit; else plans and today, then agreements that everyone who must agree accepts in some
    reading, within limits, in the order of packages (last issue fastest). Gains are exact bounds over all readings.
    """
    chosen, says = _chosen(space, limit)
    plans: dict[Package, list[str]] = {}
    for plan in space.case.plans:
        plans.setdefault(space.package(plan.terms), []).append(plan.id)
    columns = ["today or plan", "can exist", "agreement", "must agree", "limits crossed", "protests", "accepted"]
    for party in space.parties:
        columns += [party, f"{party}: gain, lowest", f"{party}: gain, highest"]
    cached = [_Party(space, i) for i in range(len(space.parties))]
    rows = tuple(_row(space, package, plans.get(package, []), cached) for package in chosen)
    return Page("packages", (*space.issues, *columns), rows), says


def _row(space: Space, package: Package, plans: list[str], parties: list[_Party]) -> tuple[Value, ...]:
    judged = [party.judge(package) for party in parties]
    codes = {j.party: j.code for j in judged}
    needed = space.must_agree(package)
    agreement = package != space.today and len(needed) >= 2
    crossed = [bar for bar in space.bars if bar.factor.at(package)]
    found: list[Value] = list(space.terms(package).values())
    told = "today" if package == space.today else ""
    found += ["; ".join([told] * bool(told) + plans), "yes" if space.feasible(package) else "no"]
    found += ["yes" if agreement else "no", "; ".join(needed)]
    found += ["; ".join(bar.id for bar in crossed if bar.bars), "; ".join(bar.id for bar in crossed if not bar.bars)]
    found.append(_accepted([codes[party] for party in needed]) if agreement else "")
    for j in judged:
        gains: tuple[Fraction | None, ...] = (j.bound.low, j.bound.high) if j.code != UNKNOWN else (None, None)
        found += [VALUE[j.code], *gains]
    return tuple(found)


def _accepted(codes: list[int]) -> str:
    if NO in codes:
        return "no"
    if UNKNOWN in codes:
        return "unknown"
    return "in every reading" if all(code == YES for code in codes) else "in some reading"


class _Party:
    """Verdicts of one party, each way in which its reasons differ from today judged once."""

    def __init__(self, space: Space, party: int) -> None:
        self.space, self.party = space, party
        self.known: dict[tuple[int, ...], Judgement] = {}

    def judge(self, package: Package) -> Judgement:
        v = self.space.valuations[self.party]
        if package in v.stated:
            return judge(self.space, self.party, package)
        delta = v.delta(package)
        if delta not in self.known:
            self.known[delta] = judge(self.space, self.party, package)
        return self.known[delta]


def _chosen(space: Space, limit: int) -> tuple[list[Package], str]:
    if space.packages <= limit:
        everything = [tuple(map(int, p)) for p in np.ndindex(*space.sizes)]
        return everything, f"All {space.packages:,} sets of terms."
    named = [space.package(plan.terms) for plan in space.case.plans]
    first = list(dict.fromkeys([space.today, *named] if space.today is not None else named))
    whose = "those of today and of the plans" if space.today is not None else "those of the plans"
    start = f"Of {space.packages:,} sets of terms, {whose}"
    if space.packages > MAX_SPACE and not first:
        return [], f"None of {space.packages:,} sets of terms: there are too many to look at all, and there is no plan."
    if space.packages > MAX_SPACE:
        return first, f"{start}: there are too many to look at all."
    looked = _Sweep(space)
    found = list(islice((p for p in looked if p not in first), max(0, limit - len(first))))
    cut = len(first) + len(found) >= limit or looked.seen < space.packages
    more = f" (the first {len(found):,}; there may be more)" if cut else f" ({len(found):,})"
    text = f"{start}; then agreements within limits that everyone who must agree accepts in some reading{more}."
    return first + found, text


class _Sweep:
    """Agreements within limits that are accepted in some reading, in order; ``seen``: packages looked at."""

    def __init__(self, space: Space) -> None:
        self.space, self.seen = space, 0

    def __iter__(self) -> Iterator[Package]:
        space = self.space
        judges = [Judges(space, i) for i in range(len(space.parties))]
        for block in blocks(space.sizes):
            if self.seen >= MAX_LOOK:
                return
            fits = ~space.infeasible_on(block)
            for bar in space.bars:
                if bar.bars:
                    fits &= ~block.view(bar.factor).astype(bool)
            needed = np.zeros(block.shape, dtype=np.int16)
            for party, judged in zip(space.agree, judges, strict=True):
                must = np.zeros(block.shape, dtype=bool)
                for part in party:
                    must |= block.view(part).astype(bool)
                needed += must
                codes = judged.on(block)
                fits &= ~must | ((codes != NO) & (codes != UNKNOWN))
            for place in np.argwhere(fits & (needed >= 2)).tolist():
                yield (*block.outer, *place)
            self.seen += fits.size
