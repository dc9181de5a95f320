"""Random small cases as models of a solver, beside the brute force over every package."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from cases_random import trimmed
from cases_yaml import dump
from oracle_case import Case
from oracle_deals import Ground

import pourparler as pp
from pourparler.lens.deals.huge.model import Model, model
from pourparler.space.compile import Package, Space
from pourparler.space.named import reading


def space_of(case: Case) -> Space:
    """The compiled case, read from a file as a user would have it."""
    return compiled(dump(trimmed(case)))


def compiled(text: str) -> Space:
    """A case given as YAML, compiled."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(text, encoding="utf-8")
        return pp.compile(pp.load(path))


def packages_of(ground: Ground, space: Space) -> list[Package]:
    """The packages of the brute force, in its order, as option numbers."""
    return [tuple(space.options[i].index(x[issue]) for i, issue in enumerate(space.issues)) for x in ground.packages]


def at_midpoints(space: Space) -> Model | None:
    """The model at the middle of every range; None where comparisons move it off the middle."""
    found = reading(space)
    if found.note:
        return None
    worths: dict[str, Fraction] = {}
    for v, own in zip(space.valuations, found.worths, strict=True):
        worths |= dict(zip(v.readings.labels, own or (), strict=False))
    return model(space, worths)
