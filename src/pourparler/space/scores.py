"""Scores: whole numbers for what every package is worth, as small tables over the few issues each reason names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from pourparler.errors import PourparlerError
from pourparler.space.compile import Package, Space
from pourparler.space.factors import Bools, Factor
from pourparler.space.named import Reading

LARGEST = 1 << 61  # what a sum of whole numbers may come to in 64 bits, with room to add two of them


@dataclass(frozen=True)
class Piece:
    """What parties gain by how the issues of ``axes`` (ascending) stand together; table: (parties, *options)."""

    axes: tuple[int, ...]
    table: NDArray[np.int64]


@dataclass(frozen=True)
class Ban:
    """A package is out where the table, over the options of ``axes``, is True."""

    axes: tuple[int, ...]
    table: Bools


@dataclass(frozen=True)
class Scores:
    """A party's gain is its whole number over its scale; the number is its base plus one cell of every piece."""

    sizes: tuple[int, ...]
    parties: tuple[str, ...]
    scales: tuple[int, ...]
    base: tuple[int, ...]
    pieces: tuple[Piece, ...]
    bans: tuple[Ban, ...]

    def numbers(self, package: Package) -> tuple[int, ...]:
        """The whole number of each party in a package."""
        found = list(self.base)
        for piece in self.pieces:
            cell = tuple(package[a] for a in piece.axes)
            found = [n + int(table[cell]) for n, table in zip(found, piece.table, strict=True)]
        return tuple(found)

    def rows(self, packages: NDArray[np.int64]) -> NDArray[np.int64]:
        """The whole numbers of many packages: (packages, issues) to (packages, parties)."""
        found = np.tile(np.array(self.base, dtype=np.int64), (len(packages), 1))
        for piece in self.pieces:
            found += piece.table[(slice(None), *packages[:, list(piece.axes)].T)].T
        return found

    def gains(self, numbers: Iterable[int]) -> tuple[Fraction, ...]:
        """Gains of whole numbers."""
        return tuple(Fraction(int(n), s) for n, s in zip(numbers, self.scales, strict=True))

    def banned(self, package: Package) -> bool:
        return any(ban.table[tuple(package[a] for a in ban.axes)] for ban in self.bans)


def scores(space: Space, reading: Reading, limits: bool = True) -> Scores:
    """The scores of the parties with views at a reading; ``limits``: what limits bar is out, like what cannot exist.

    Raises PourparlerError where the whole numbers of a party do not fit 64 bits.
    """
    parties = reading.parties
    scales, base = [], []
    tables: dict[tuple[int, ...], NDArray[np.int64]] = {}
    for row, party in enumerate(parties):
        v, worths = space.valuations[party], reading.worths[party]
        assert worths is not None
        scale = lcm(1, *(w.denominator for w in worths))
        whole = [int(w * scale) for w in worths]
        if sum(map(abs, whole)) >= LARGEST:
            raise PourparlerError(f"the numbers of {space.case.name(v.party)} span too many digits to add exactly")
        constant = -whole[-1] if v.no_deal else 0
        for part, now, worth in zip(v.factors, v.today, whole, strict=False):
            constant -= now * worth
            if worth:
                table = tables.get(part.axes)
                if table is None:
                    table = tables[part.axes] = np.zeros((len(parties), *part.table.shape), dtype=np.int64)
                table[row] += worth * part.table.astype(np.int64)
        scales.append(scale)
        base.append(constant)
    pieces = tuple(Piece(axes, tables[axes]) for axes in sorted(tables))
    names = tuple(space.parties[p] for p in parties)
    return Scores(space.sizes, names, tuple(scales), tuple(base), pieces, bans(space, limits))


def bans(space: Space, limits: bool = True) -> tuple[Ban, ...]:
    """What is out, joined where it names the same issues."""
    parts: list[Factor] = [*space.impossible, *(bar.factor for bar in space.bars if bar.bars and limits)]
    tables: dict[tuple[int, ...], Bools] = {}
    for part in parts:
        before = tables.get(part.axes)
        now = part.table.astype(bool)
        tables[part.axes] = now if before is None else before | now
    return tuple(Ban(axes, tables[axes]) for axes in sorted(tables))
