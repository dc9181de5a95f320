"""Judge: whether a party accepts a package, in every reading, some, or none; one package or the whole space."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from pourparler.errors import PourparlerError
from pourparler.space.compile import Package, Space, Valuation
from pourparler.space.factors import Block, Factor
from pourparler.space.readings import Bound, bounds, sign_bounds
from pourparler.verdict import Value

Codes = NDArray[np.int8]
NO, DEPENDS, YES, UNKNOWN = range(4)
VALUE: tuple[Value, ...] = ("no", "depends", "yes", "unknown")
MAX_GRID = 1 << 23


@dataclass(frozen=True)
class Judgement:
    """``delta``: how each reason's truth differs; ``no_view``: changed issues the party has no reason about."""

    party: str
    code: int
    bound: Bound
    delta: tuple[int, ...]
    no_view: tuple[str, ...]
    widen: Fraction | None = None  # points by which every range must widen before the verdict flips


def judge(space: Space, party: int, package: Package) -> Judgement:
    """The verdict of one party on one package, with exact bounds of its gain."""
    v = space.valuations[party]
    delta = v.delta(package)
    own = delta[:-1] if v.no_deal else delta
    silent = v.prioritised or (not v.reasons if space.today is None else not any(own))
    bound = Bound(None, None) if silent else bounds(v.readings, delta)
    code = _code(space, v, package, delta, bound)
    changed = (
        range(len(space.issues)) if space.today is None else [i for i, o in enumerate(package) if o != space.today[i]]
    )
    seen = {axis for k, d in enumerate(own) if d for axis in v.factors[k].axes}
    no_view = tuple(space.issues[i] for i in changed if i not in seen) if space.today is not None else ()
    return Judgement(v.party, code, bound, delta, no_view, _widening(v, delta, code, bound))


def _code(space: Space, v: Valuation, package: Package, delta: tuple[int, ...], bound: Bound) -> int:
    own = delta[:-1] if v.no_deal else delta
    silent = not v.reasons if space.today is None else not any(own)
    if silent:
        return VALUE.index(v.stated.get(package, "unknown"))  # type: ignore[arg-type]
    if v.prioritised:
        first = next((d for d in own if d), 0)
        return YES if first >= 0 else NO
    if bound.always_accepts:
        return YES
    return NO if bound.always_refuses else DEPENDS


def _widening(v: Valuation, delta: tuple[int, ...], code: int, bound: Bound) -> Fraction | None:
    """Closed form, where the verdict rests on ranges alone."""
    count = sum(abs(d) for d in delta)
    if v.prioritised or not v.readings.boxed or not count or code not in (YES, NO):
        return None
    margin = bound.low if code == YES else bound.high
    return None if margin is None else abs(margin) / count


class Judges:
    """The verdicts of one party over blocks of the space, prepared once."""

    def __init__(self, space: Space, party: int) -> None:
        self.space, self.v = space, space.valuations[party]
        self.fixed: Factor | None = None
        self.scale = 1
        if self.v.prioritised or not self.v.readings.boxed:
            self.fixed = self._by_truth()
        else:
            ends = [end for pair in self.v.readings.pairs for end in pair if end is not None]
            self.scale = lcm(*(end.denominator for end in ends)) if ends else 1
            if any(abs(end * self.scale) * (len(ends) + 1) >= 2**62 for end in ends):
                raise PourparlerError(f"the numbers of {self.v.party} span too many digits to add exactly")

    def _by_truth(self) -> Factor:
        """One verdict for each distinct vector of truths, over the issues that the reasons name."""
        space, v = self.space, self.v
        axes = tuple(sorted({axis for f in v.factors for axis in f.axes}))
        shape = tuple(space.sizes[axis] for axis in axes)
        if np.prod(shape, dtype=object) > MAX_GRID or len(v.factors) > 60:
            raise PourparlerError(f"the views of {v.party} name too many terms at once for this version")
        keys = np.zeros(shape, dtype=np.int64)
        for k, f in enumerate(v.factors):
            wide = [f.table.shape[f.axes.index(a)] if a in f.axes else 1 for a in axes]
            keys |= f.table.astype(np.int64).reshape(wide) << k
        unique, back = np.unique(keys, return_inverse=True)
        codes = np.empty(len(unique), dtype=np.int8)
        for n, key in enumerate(unique.tolist()):
            delta = tuple(((key >> k) & 1) - t for k, t in enumerate(v.today))
            full = (*delta, -1) if v.no_deal else delta
            if not any(delta) and space.today is not None or not v.reasons:
                codes[n] = UNKNOWN
                continue
            bound = Bound(None, None) if v.prioritised else sign_bounds(v.readings, full)
            codes[n] = _code(space, v, (), full, bound)
        return Factor(axes, codes[back].reshape(shape))

    def on(self, block: Block) -> Codes:
        """The verdicts on a block, shape ``block.shape``."""
        v = self.v
        if self.fixed is not None:
            codes = np.broadcast_to(block.view(self.fixed), block.shape).astype(np.int8)
        else:
            codes = self._ranges(block)
        for package, word in v.stated.items():
            if package[: len(block.outer)] == block.outer:
                inner = package[len(block.outer) :]
                if codes[inner] == UNKNOWN:
                    codes[inner] = VALUE.index(word)  # type: ignore[arg-type]
        return codes

    def _ranges(self, block: Block) -> Codes:
        space, v = self.space, self.v
        low = np.zeros(block.shape, dtype=np.int64)
        high = np.zeros(block.shape, dtype=np.int64)
        moved = np.full(block.shape, space.today is None and bool(v.reasons))
        for k, f in enumerate(v.factors):
            change = block.view(f).astype(np.int64) - v.today[k]
            ends = self._ends(k)
            low += np.where(change > 0, change * ends[0], change * ends[1])
            high += np.where(change > 0, change * ends[1], change * ends[0])
            if space.today is not None:
                moved |= change != 0
        if v.no_deal:
            ends = self._ends(len(v.factors))
            low -= ends[1]
            high -= ends[0]
        codes = np.full(block.shape, DEPENDS, dtype=np.int8)
        codes[low >= 0] = YES
        codes[high < 0] = NO
        codes[~moved] = UNKNOWN
        return codes

    def _ends(self, k: int) -> tuple[int, int]:
        low, high = self.v.readings.pairs[k]
        assert low is not None and high is not None
        return int(low * self.scale), int(high * self.scale)
