"""Judge: whether a party accepts a package, in every reading, some, or none; one package or the whole space."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from pourparler.errors import PourparlerError
from pourparler.space.compile import Package, Space, Valuation
from pourparler.space.factors import Block, Factor, spread
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


def truths(space: Space, v: Valuation) -> tuple[tuple[int, ...], NDArray[np.int64], NDArray[np.intp]]:
    """Every vector of truths of a party's reasons that occurs, as bits (reason k is bit k).

    Returns the issues that the reasons name, the vectors, and for each setting of these issues which vector it is.
    Raises PourparlerError where there are too many.
    """
    axes = tuple(sorted({axis for f in v.factors for axis in f.axes}))
    shape = tuple(space.sizes[axis] for axis in axes)
    if np.prod(shape, dtype=object) > MAX_GRID or len(v.factors) > 60:
        raise PourparlerError(f"the views of {v.party} name too many terms at once for this version")
    keys = np.zeros(shape, dtype=np.int64)
    for k, f in enumerate(v.factors):
        wide = [f.table.shape[f.axes.index(a)] if a in f.axes else 1 for a in axes]
        keys |= f.table.astype(np.int64).reshape(wide) << k
    unique, back = np.unique(keys, return_inverse=True)
    return axes, unique, back.reshape(shape)


class Judges:
    """The verdicts of one party over blocks of the space, prepared once."""

    def __init__(self, space: Space, party: int) -> None:
        self.space, self.v = space, space.valuations[party]
        self.fixed: Factor | None = None
        if self.v.prioritised or not self.v.readings.boxed:
            self.fixed = self._by_truth()
        else:
            self._add_up()

    def _add_up(self) -> None:
        """Whole numbers for the least and the greatest gain, one table for each set of issues that reasons name."""
        v = self.v
        ends = [end for pair in v.readings.pairs for end in pair if end is not None]
        scale = lcm(*(end.denominator for end in ends)) if ends else 1
        if any(abs(end * scale) * (len(ends) + 1) >= 2**62 for end in ends):
            raise PourparlerError(f"the numbers of {v.party} span too many digits to add exactly")
        whole = [(int(low * scale), int(high * scale)) for low, high in v.readings.pairs]  # type: ignore[operator]
        low: dict[tuple[int, ...], NDArray[np.int64]] = {}
        high: dict[tuple[int, ...], NDArray[np.int64]] = {}
        moved: dict[tuple[int, ...], NDArray[np.bool_]] = {}
        for f, now, (least, most) in zip(v.factors, v.today, whole, strict=False):
            change = f.table.astype(np.int64) - now
            low[f.axes] = low.get(f.axes, 0) + np.where(change > 0, change * least, change * most)
            high[f.axes] = high.get(f.axes, 0) + np.where(change > 0, change * most, change * least)
            moved[f.axes] = moved.get(f.axes, False) | (change != 0)
        least, most = whole[-1] if v.no_deal else (0, 0)
        self.low, self.high = (tuple(Factor(a, t) for a, t in tables.items()) for tables in (low, high))
        self.moved = tuple(Factor(axes, table) for axes, table in moved.items())
        self.start = np.array(-most), np.array(-least)
        self.exact = all(low == high for low, high in whole)

    def _by_truth(self) -> Factor:
        """One verdict for each distinct vector of truths, over the issues that the reasons name."""
        space, v = self.space, self.v
        axes, keys, back = truths(space, v)
        codes = np.empty(len(keys), dtype=np.int8)
        for n, key in enumerate(keys.tolist()):
            delta = tuple(((key >> k) & 1) - t for k, t in enumerate(v.today))
            full = (*delta, -1) if v.no_deal else delta
            if not any(delta) and space.today is not None or not v.reasons:
                codes[n] = UNKNOWN
                continue
            bound = Bound(None, None) if v.prioritised else sign_bounds(v.readings, full)
            codes[n] = _code(space, v, (), full, bound)
        return Factor(axes, codes[back])

    def on(self, block: Block) -> Codes:
        """The verdicts on a block, broadcastable to ``block.shape``: axes that its views do not name are 1 long."""
        v = self.v
        codes = self._ranges(block) if self.fixed is None else np.asarray(block.view(self.fixed), dtype=np.int8)
        for package, word in v.stated.items():
            if package[: len(block.outer)] == block.outer:
                inner = package[len(block.outer) :]
                if np.broadcast_to(codes, block.shape)[inner] == UNKNOWN:
                    codes = np.broadcast_to(codes, block.shape).copy()
                    codes[inner] = VALUE.index(word)  # type: ignore[arg-type]
        return codes

    def _ranges(self, block: Block) -> Codes:
        low = spread(block, self.low, np.add, self.start[0])
        high = low if self.exact else spread(block, self.high, np.add, self.start[1])
        codes = np.where(low >= 0, np.int8(YES), np.where(high < 0, np.int8(NO), np.int8(DEPENDS)))
        if self.space.today is None:
            return codes if self.v.reasons else np.full_like(codes, UNKNOWN)
        moved = spread(block, self.moved, np.logical_or, np.array(False))
        return np.where(moved, codes, np.int8(UNKNOWN))
