"""The model: a space as a programme, built once; floors come from `floors`, questions add their own rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Literal

from pourparler.errors import PourparlerError
from pourparler.lens.deals.huge.encode import Encoder
from pourparler.lens.deals.huge.sheet import Line, Sheet, total
from pourparler.space.compile import Package, Space
from pourparler.space.judge import DEPENDS, UNKNOWN, YES, judge

Mode = Literal["every", "some", "reading"]


@dataclass(frozen=True)
class Model:
    """``truths[p][k]``: 1 where reason k of party p holds; ``must[p]``: 1 where p must agree; ``bars``: barring limits.

    ``sheet`` holds what no question leaves out: one option an issue, what is impossible or final, an agreement of two.
    """

    space: Space
    reading: Mapping[str, Fraction] | None
    sheet: Sheet
    truths: tuple[tuple[Line, ...], ...]
    must: tuple[Line, ...]
    bars: tuple[tuple[str, Line], ...]
    asked: dict[tuple[Mode, bool], object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def viewed(self) -> tuple[int, ...]:
        """The parties that have reasons, by number."""
        return tuple(p for p, v in enumerate(self.space.valuations) if v.reasons)

    def worths(self, party: int) -> tuple[Fraction, ...]:
        """What each variable of the party is worth at the reading. PourparlerError where the reading has a gap."""
        labels = self.space.valuations[party].readings.labels
        missing = [label for label in labels if self.reading is None or label not in self.reading]
        if missing:
            raise PourparlerError(f"this reading gives no worth to {', '.join(missing[:5])}: sizes are needed for it")
        assert self.reading is not None
        return tuple(Fraction(self.reading[label]) for label in labels)

    def gain(self, party: int, package: Package) -> Fraction:
        """The gain at the reading, exactly, from the space itself."""
        delta = self.space.valuations[party].delta(package)
        return sum((w * d for w, d in zip(self.worths(party), delta, strict=True) if d), Fraction(0))

    def scale(self, party: int) -> int:
        """The least number that makes the party's worths whole."""
        return lcm(*(w.denominator for w in self.worths(party)), 1)

    def gain_line(self, party: int) -> Line:
        """The party's gain times its scale."""
        v, scale = self.space.valuations[party], self.scale(party)
        worths = [int(w * scale) for w in self.worths(party)]
        parts = zip(self.truths[party], worths, strict=False)
        const = -sum(w * t for w, t in zip(worths, v.today, strict=False)) - (worths[-1] if v.no_deal else 0)
        return total(parts, const)

    def accepts(self, party: int, package: Package, mode: Mode) -> bool:
        """Whether the party's floor is kept, by the exact judge."""
        code = judge(self.space, party, package).code
        if mode == "reading":
            return code != UNKNOWN and self.gain(party, package) >= 0
        return code == YES or (mode == "some" and code == DEPENDS)

    def possible(self, package: Package) -> bool:
        """Whether it is a feasible agreement, limits aside."""
        space = self.space
        return package != space.today and space.feasible(package) and len(space.must_agree(package)) >= 2

    def violations(self, package: Package, mode: Mode) -> tuple[str, ...]:
        """The limits it crosses and the floors it breaks, in case order, exactly."""
        space = self.space
        crossed = [bar.id for bar in space.bars if bar.bars and bar.factor.at(package)]
        asked = space.must_agree(package)
        floors = [
            f"floor:{p}" for i, p in enumerate(space.parties) if p in asked and not self.accepts(i, package, mode)
        ]
        return (*crossed, *floors)


def model(space: Space, reading: Mapping[str, Fraction] | None = None) -> Model:
    """The programme of a space; ``reading``: a worth for the id of each reason and of what no deal is worth.

    The reading is needed only where gains are (mode "reading" and the solutions).
    """
    case, sheet = space.case, Sheet(space.sizes)
    encoder = Encoder(sheet, {issue: space.options[i] for i, issue in enumerate(space.issues)})
    for part in space.impossible:
        if len(part.axes) == 1:  # what is final is among these
            for o, never in enumerate(part.table.tolist()):
                if never:
                    sheet.upper[sheet.option(part.axes[0], o)] = 0
    for row in case.impossible:
        sheet.row(-encoder.truth(row.when))
    truths = tuple(tuple(encoder.truth(reason.when) for reason in v.reasons) for v in space.valuations)
    kept = {bar.id for bar in space.bars if bar.bars}
    bars = tuple((limit.id, encoder.truth(limit.forbids)) for limit in case.limits if limit.id in kept)
    must = tuple(_must(space, sheet, party) for party in range(len(space.parties)))
    sheet.row(total((line, 1) for line in must), 2)
    return Model(space, reading, sheet, truths, must, bars)


def _must(space: Space, sheet: Sheet, party: int) -> Line:
    """1 where an issue moves to an option that the party must agree to; exactly so, since options exclude each other."""
    parts = []
    for part in space.agree[party]:
        true = [o for o, named in enumerate(part.table.tolist()) if named]
        if len(true) == len(part.table):
            return Line({}, 1)
        parts.append(Line({sheet.option(part.axes[0], o): 1 for o in true}))
    if len(parts) < 2:
        return parts[0] if parts else Line()
    held = sheet.column()
    for line in parts:
        sheet.row(held - line)
    sheet.row(total((line, 1) for line in parts) - held)
    return held
