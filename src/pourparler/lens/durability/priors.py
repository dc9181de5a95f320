"""Documented priors: base rates of agreements and promises, each with its source and a grade. None is a default.

Grades: B, read in an abstract, a chapter or a re-run computation; C, in a secondary account. What is marked as our
choice in a row is the project's own.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pourparler.errors import PourparlerError, did_you_mean


@dataclass(frozen=True)
class Prior:
    """One row. Empty texts where the source gives nothing."""

    key: str
    quantity: str
    distribution: str
    mean: str
    low: str
    high: str
    unit: str
    grade: str
    source: str
    seen: str
    note: str

    def shown(self) -> str:
        """Its value in a few words: what it is of says whether that is a share, a ratio or a shape."""
        band = f" ({self.low} to {self.high})" if self.low and self.high else ""
        return f"{self.mean}{band}" if self.mean else self.distribution


@cache
def priors() -> tuple[Prior, ...]:
    """Every documented prior, in the order of the table."""
    text = (files("pourparler.lens.durability") / "priors.csv").read_text(encoding="utf-8")
    found: list[list[str]] = []
    for row in list(csv.reader(text.splitlines()))[1:]:  # "same" is what the row above has
        found.append([found[-1][n] if cell == "same" else cell for n, cell in enumerate(row)])
    return tuple(Prior(*row) for row in found)


def named(keys: Iterable[str]) -> tuple[Prior, ...]:
    """The priors of these keys. Raises PourparlerError for one that is unknown."""
    known = {prior.key: prior for prior in priors()}
    for key in keys:
        if key not in known:
            raise PourparlerError(f"no documented prior {key}; {did_you_mean(key, known)}")
    return tuple(known[key] for key in keys)
