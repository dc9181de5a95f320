"""A sheet: the columns and rows of one programme in whole numbers, and the same as floats for a solver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LARGE = 10**6  # rows with larger numbers are scaled down for the solver
HUGE = 10**15  # larger numbers are no longer whole as floats


@dataclass(frozen=True)
class Line:
    """``const + sum(terms[c] * column c)`` in whole numbers."""

    terms: Mapping[int, int] = field(default_factory=dict)
    const: int = 0

    def __add__(self, other: Line | int) -> Line:
        if isinstance(other, int):
            return Line(self.terms, self.const + other)
        terms = dict(self.terms)
        for c, v in other.terms.items():
            terms[c] = terms.get(c, 0) + v
        return Line({c: v for c, v in terms.items() if v}, self.const + other.const)

    def __mul__(self, by: int) -> Line:
        return Line({c: v * by for c, v in self.terms.items()} if by else {}, self.const * by)

    def __neg__(self) -> Line:
        return self * -1

    def __sub__(self, other: Line | int) -> Line:
        return self + -other

    @property
    def key(self) -> tuple[Any, ...]:
        return (tuple(sorted(self.terms.items())), self.const)


def total(parts: Iterable[tuple[Line, int]], const: int = 0) -> Line:
    """``const`` and the sum of each line times its number."""
    terms: dict[int, int] = {}
    for line, by in parts:
        const += line.const * by
        if by:
            for c, v in line.terms.items():
                terms[c] = terms.get(c, 0) + v * by
    return Line({c: v for c, v in terms.items() if v}, const)


@dataclass(frozen=True)
class Row:
    """``sum(vals * columns) >= least``; ``loose``: whole numbers on both sides, so a solver may be given half a point."""

    cols: tuple[int, ...]
    vals: tuple[int, ...]
    least: int
    loose: bool = False

    @cached_property
    def floats(self) -> tuple[NDArray[np.int64], Floats, float]:
        """Columns, numbers and right side for a solver.

        Where numbers pass LARGE the row is scaled down, and what the solver is asked is a little less than the row.
        """
        top = max((abs(v) for v in self.vals), default=1)
        by = max(1.0, top / LARGE)
        give = max(0.5 / by, 1.0 if by > 1 else 0.0) if self.loose else 0.0
        return np.array(self.cols, dtype=np.int64), np.array([v / by for v in self.vals]), self.least / by - give


@dataclass(frozen=True)
class Real:
    """A row in floats, for what is no whole number: it guides the solver and proves nothing."""

    floats: tuple[NDArray[np.int64], Floats, float]

    @classmethod
    def of(cls, terms: Mapping[int, float], least: float) -> Real:
        """``sum(terms[c] * column c) >= least``."""
        return cls((np.array(list(terms), dtype=np.int64), np.array(list(terms.values()), dtype=float), least))


@dataclass
class Sheet:
    """Columns with their ends (None: none) and rows; the first columns are the options, one group for each issue."""

    sizes: tuple[int, ...]
    lower: list[int | None] = field(default_factory=list)
    upper: list[int | None] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    starts: tuple[int, ...] = ()
    reals: list[Real] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.starts:
            self.starts = tuple(int(s) for s in np.cumsum([0, *self.sizes])[:-1])
            for size in self.sizes:
                for _ in range(size):
                    self.column(0, 1, True)

    def copy(self) -> Sheet:
        return Sheet(self.sizes, [*self.lower], [*self.upper], [*self.whole], [*self.rows], self.starts, [*self.reals])

    def column(self, lower: int | None = 0, upper: int | None = 1, whole: bool = False) -> Line:
        """A new column, as a line."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(whole)
        return Line({len(self.lower) - 1: 1})

    def row(self, line: Line, least: int = 0, loose: bool = False) -> None:
        """Ask ``line >= least``. What holds by itself is left out."""
        if line.terms or line.const < least:
            self.rows.append(Row(tuple(line.terms), tuple(line.terms.values()), least - line.const, loose))

    def real(self, row: Real) -> None:
        """Ask a row in floats."""
        self.reals.append(row)

    def option(self, issue: int, option: int) -> int:
        return self.starts[issue] + option

    def least(self, line: Line, barred: frozenset[int] = frozenset()) -> int:
        """A lower bound of the line over the columns' ends, one option an issue, none of those barred."""
        first = len(self.lower) if not self.sizes else self.starts[-1] + self.sizes[-1]
        found = line.const
        for start, size in zip(self.starts, self.sizes, strict=True):
            open_ = [line.terms.get(c, 0) for c in range(start, start + size) if self.upper[c] and c not in barred]
            found += min(open_, default=0)
        for c, v in line.terms.items():
            if c >= first:
                end = self.lower[c] if v > 0 else self.upper[c]
                assert end is not None
                found += v * end
        return found

    def most(self, line: Line) -> int:
        return -self.least(-line)

    def package(self, values: Floats) -> tuple[int, ...]:
        """The package a solver's point stands for."""
        return tuple(int(np.argmax(values[s : s + n])) for s, n in zip(self.starts, self.sizes, strict=True))

    def arrays(self) -> tuple[Any, Floats, Floats]:
        """Sparse matrix, lower and upper sides; the first rows ask for one option of each issue."""
        from scipy.sparse import csr_array

        issues, count = len(self.sizes), len(self.rows) + len(self.reals)
        options = sum(self.sizes)
        parts = [*(row.floats for row in self.rows), *(row.floats for row in self.reals)]
        cols = np.concatenate([np.arange(options), *(p[0] for p in parts)])
        vals = np.concatenate([np.ones(options), *(p[1] for p in parts)])
        lengths = [*self.sizes, *(len(p[0]) for p in parts)]
        ends = np.cumsum([0, *lengths], dtype=np.int64)
        matrix = csr_array((vals, cols, ends), shape=(issues + count, len(self.lower)))
        least = np.array([1.0] * issues + [p[2] for p in parts])
        return matrix, least, np.array([1.0] * issues + [np.inf] * count)

    def ends(self) -> tuple[Floats, Floats]:
        """Lower and upper ends of the columns."""
        low = np.array([-np.inf if e is None else float(e) for e in self.lower])
        return low, np.array([np.inf if e is None else float(e) for e in self.upper])
