"""Conditions as lines of a sheet: exact at every package, without a column where one issue decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pourparler.case.conditions import All, Condition, Is, Not, issues_named
from pourparler.case.conditions import Any as AnyOf
from pourparler.lens.deals.huge.sheet import Line, Sheet, total
from pourparler.space.factors import Bools, factor


class Encoder:
    """Writes each distinct condition once. Its columns are continuous: with the options whole, so are they."""

    def __init__(self, sheet: Sheet, names: dict[str, tuple[str, ...]]) -> None:
        self.sheet, self.names = sheet, names
        self.known: dict[Any, Line] = {}

    def truth(self, condition: Condition) -> Line:
        """A line that is 1 where the condition holds and 0 elsewhere."""
        if len(issues_named(condition)) <= 2:
            part = factor(condition, self.names)
            return self.table(part.axes, np.asarray(part.table, dtype=bool))
        if condition not in self.known:
            self.known[condition] = self._tree(condition)
        return self.known[condition]

    def table(self, axes: tuple[int, ...], table: Bools) -> Line:
        """A truth table over one or two issues."""
        if len(axes) == 1:
            return self._options(axes[0], table)
        key = (axes, table.tobytes())
        if key not in self.known:
            self.known[key] = self._pair(axes, table)
        return self.known[key]

    def _options(self, issue: int, true: Bools) -> Line:
        """The sum of the true options, or one minus the sum of the others where these are fewer."""
        start, held = self.sheet.starts[issue], np.flatnonzero(true)
        if 2 * len(held) <= len(true):
            return Line({start + int(o): 1 for o in held})
        return Line({start + int(o): -1 for o in np.flatnonzero(~true)}, 1)

    def _pair(self, axes: tuple[int, ...], table: Bools) -> Line:
        """Options of one issue with the same pattern over the other stand together; the parts exclude each other."""
        if len(np.unique(table, axis=1).T) < len(np.unique(table, axis=0)):
            axes, table = axes[::-1], table.T
        parts = []
        for pattern in np.unique(table, axis=0):
            if pattern.any():
                here = self._options(axes[0], (table == pattern).all(axis=1))
                parts.append((self.both([here, self._options(axes[1], pattern)]), 1))
        return total(parts)

    def both(self, lines: Sequence[Line]) -> Line:
        """1 where every line is 1."""
        lines = [line for line in lines if line.terms or line.const != 1]
        if any(not line.terms for line in lines):
            return Line()
        if len(lines) < 2:
            return lines[0] if lines else Line({}, 1)
        key = frozenset(line.key for line in lines)
        if key not in self.known:
            held = self.known[key] = self.sheet.column()
            for line in lines:
                self.sheet.row(line - held)
            self.sheet.row(held - total((line, 1) for line in lines), 1 - len(lines))
        return self.known[key]

    def _tree(self, condition: Condition) -> Line:
        if isinstance(condition, Not):
            return -self.truth(condition.part) + 1
        if isinstance(condition, Is):
            return self.truth(condition)
        if isinstance(condition, AnyOf):
            return -self.truth(All(tuple(Not(part) for part in condition.parts))) + 1
        single: dict[str, list[Condition]] = {}
        lines = []
        for part in _flat(condition):
            named = issues_named(part)
            if len(named) == 1:
                single.setdefault(named[0], []).append(part)
            else:
                lines.append(self.truth(part))
        return self.both([*(self.truth(All(tuple(parts))) for parts in single.values()), *lines])


def _flat(condition: All) -> list[Condition]:
    """The parts of a conjunction, those of conjunctions within it among them."""
    found: list[Condition] = []
    for part in condition.parts:
        plain = part.part.part if isinstance(part, Not) and isinstance(part.part, Not) else part
        found += _flat(plain) if isinstance(plain, All) else [plain]
    return found
