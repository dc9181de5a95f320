"""Floors: what a party that must agree asks of a package, as rows, in every reading, in some, or at a named one.

A floor is asked only where its party must agree, its soft column is 0, and no comparison with today settles the
package word for word.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm

from pourparler.lens.deals.huge.farkas import every_with_comparisons
from pourparler.lens.deals.huge.model import Mode, Model
from pourparler.lens.deals.huge.sheet import Line, Sheet, total
from pourparler.space.compile import Package, Valuation


@dataclass
class Floor:
    """Writes one party's floor into a sheet."""

    model: Model
    sheet: Sheet
    party: int
    mode: Mode
    soft: Line

    def __post_init__(self) -> None:
        v = self.v
        self.must = self.model.must[self.party]
        self.free = self.soft  # 1 and more where nothing is asked, not being asked at all left aside
        self.changes = tuple(
            line * (1 - 2 * t) + t for line, t in zip(self.model.truths[self.party], v.today, strict=True)
        )  # 1 where the reason's truth differs from today
        self.delta = tuple(line - t for line, t in zip(self.model.truths[self.party], v.today, strict=True))
        named = self.sheet.starts
        self.unmoved = frozenset(
            named[part.axes[0]] + o
            for part in self.model.space.agree[self.party]
            for o, needed in enumerate(part.table.tolist())
            if needed
        )

    @property
    def v(self) -> Valuation:
        return self.model.space.valuations[self.party]

    def ask(self, line: Line, least: int = 0, but: Line | None = None, loose: bool = False) -> None:
        """The row ``line >= least`` where the floor is asked and ``but`` is 0."""
        free = self.free if but is None else self.free + but
        if self.must.terms or not self.must.const:
            away = max(0, least - self.sheet.least(line, self.unmoved))
            line = line + (-self.must + 1) * away
        elsewhere = max(0, least - self.sheet.least(line))
        self.sheet.row(line + free * elsewhere, least, loose)

    def ask_free(self, line: Line) -> None:
        """The row ``line >= 0`` where the floor is asked; elsewhere -1 is enough: multipliers at 0, one change."""
        self.sheet.row(line + self.free - self.must + 1)

    def write(self) -> None:
        """All rows of the floor."""
        if not self.must.terms and not self.must.const:
            return
        v = self.v
        some_change = total((line, 1) for line in self.changes)
        if self.model.space.today is not None:
            settled = total((self._stands_at(package), 1) for package in self._settled())
            self.ask(some_change, 1, settled)
            if self.mode != "reading":
                self.free = self.free + settled
        elif not v.reasons:
            self.ask(Line(), 1)
        if self.mode == "reading":
            if v.reasons or v.no_deal:
                self.ask(self.model.gain_line(self.party), 0, loose=True)
        elif v.prioritised:
            self._prioritised()
        elif self.mode == "some":
            self._some()
        elif v.readings.rows:
            every_with_comparisons(self)
        else:
            self._every()

    def _settled(self) -> list[Package]:
        """Packages without any change of a reason that a comparison with today settles for this floor."""
        good = {"every": ("yes",), "some": ("yes", "depends"), "reading": ("yes", "depends", "no")}[self.mode]
        found = []
        for package, word in self.v.stated.items():
            own = self.v.delta(package)[: len(self.v.reasons)]
            if word in good and not any(own):
                found.append(package)
        return found

    def _stands_at(self, package: Package) -> Line:
        """At most 1, and 0 unless the package is this one."""
        here = self.sheet.column()
        for issue, option in enumerate(package):
            self.sheet.row(Line({self.sheet.option(issue, option): 1}) - here)
        return here

    def _ends(self, upper: bool) -> tuple[Line, list[Line]]:
        """The least (or greatest) gain over the ranges, in whole numbers, and what takes it out of all bounds."""
        r = self.v.readings
        placed = {*r.above, *r.below, *r.positive, *r.negative}
        ends = [end for pair in r.pairs for end in pair if end is not None]
        scale = lcm(*(end.denominator for end in ends), 1)
        parts, boundless = [], []
        for k, (line, today) in enumerate(zip(self.delta, self.v.today, strict=True)):
            if k in placed:
                continue
            end = r.high[k] if upper != bool(today) else r.low[k]  # its change is upwards unless it holds today
            if end is None:
                boundless.append(self.changes[k])
            else:
                parts.append((line, int(end * scale)))
        const = 0
        if self.v.no_deal:
            end = r.low[-1] if upper else r.high[-1]
            assert end is not None
            const = -int(end * scale)
        return total(parts, const), boundless

    def _chains(self) -> list[list[Line]]:
        """The prefix sums over each order, away from the far end."""
        r = self.v.readings
        chains = [(r.above, 1), (tuple(reversed(r.below)), -1)]
        chains += [((k,), 1) for k in r.positive] + [((k,), -1) for k in r.negative]
        return [
            [total((self.delta[k], sign) for k in chain[: j + 1]) for j in range(len(chain))] for chain, sign in chains
        ]

    def _every(self) -> None:
        """Least gain not below zero: no boundless change downwards, no prefix sum below zero."""
        low, boundless = self._ends(upper=False)
        for line in boundless:
            self.ask(-line)
        for chain in self._chains():
            for line in chain:
                self.ask(line)
        self.ask(low, loose=True)

    def _some(self) -> None:
        """Greatest gain over zero, boundless, or zero where that is reached: no order pulls strictly below.

        With comparisons this asks less than the floor; what passes wrongly is cut off once the judge has seen it.
        """
        high, ups = self._ends(upper=True)
        chains = self._chains()
        for chain in chains:
            for line in chain:
                if self.sheet.most(line) > 0:
                    ups.append(self._positive(line))
        but = total((line, 1) for line in ups)
        self.ask(high, 0, but, loose=True)
        for chain in chains:
            if chain and self.sheet.least(chain[-1]) < 0:
                self.ask(high * len(chain) + chain[-1], 0, but, loose=True)

    def _positive(self, line: Line) -> Line:
        """At most 1, and 0 unless the whole-numbered line is over zero."""
        if self.sheet.least(line) == 0 and self.sheet.most(line) == 1:
            return line
        here = self.sheet.column(whole=True)
        least = self.sheet.least(line)
        self.sheet.row(line + (-here + 1) * (1 - least), 1)
        return here

    def _prioritised(self) -> None:
        """The first reason that changes changes for the better: whatever is lost comes after something won."""
        won = Line()
        for change, today in zip(self.changes, self.v.today, strict=True):
            if today:
                self.ask(won - change)
            else:
                won = won + change


def with_floors(model: Model, mode: Mode, soft: bool = False) -> tuple[Sheet, dict[str, Line]]:
    """A copy of the model's sheet with limits and floors, and the soft columns by the ids of what they give up."""
    key = (mode, soft)
    if key not in model.asked:
        sheet = model.sheet.copy()
        given: dict[str, Line] = {}
        for id, line in model.bars:
            given[id] = sheet.column(whole=True) if soft else Line()
            sheet.row(given[id] - line)
        for party, name in enumerate(model.space.parties):
            must = model.must[party]
            if must.terms or must.const:
                given[f"floor:{name}"] = sheet.column(whole=True) if soft else Line()
                Floor(model, sheet, party, mode, given[f"floor:{name}"]).write()
        model.asked[key] = sheet, given
    found = model.asked[key]
    assert isinstance(found, tuple)
    return found[0].copy(), dict(found[1])
