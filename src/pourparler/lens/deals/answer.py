"""Packages as JSON: their terms, what they are worth at a reading, and how far that reaches over all readings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pourparler.case.numbers import plain
from pourparler.space.compile import Package, Space
from pourparler.space.judge import YES, judge
from pourparler.space.named import Reading


def package_json(space: Space, reading: Reading, package: Package) -> dict[str, Any]:
    """``{terms, gains}``: a gain is None for a party without views."""
    gains = {
        party: None if worths is None else plain(reading.gain(space, p, package))
        for p, (party, worths) in enumerate(zip(space.parties, reading.worths, strict=True))
    }
    return {"terms": space.terms(package), "gains": gains}


def with_spread(space: Space, reading: Reading, package: Package) -> dict[str, Any]:
    """The same, with the least and the greatest gain of each party over all readings; None where there is no end."""
    found = package_json(space, reading, package)
    spread: dict[str, Any] = {}
    for p in reading.parties:
        bound = judge(space, p, package).bound
        ends = (bound.low, bound.high)
        spread[space.parties[p]] = [None if end is None else plain(end) for end in ends]
    return {**found, "spread": spread}


def near_json(space: Space, target: Package, package: Package, every: bool) -> dict[str, Any]:
    """A repair: its terms, the issues on which it differs from the plan, and in which readings it is accepted."""
    changes = [issue for issue, a, b in zip(space.issues, target, package, strict=True) if a != b]
    return {"terms": space.terms(package), "changes": changes, "accepted": "every" if every else "some"}


def as_ids(ids: tuple[str, ...], sets: Iterable[Iterable[int]]) -> list[list[str]]:
    """The ids behind sets of numbers."""
    return [[ids[k] for k in one] for one in sets]


def in_every_reading(space: Space, package: Package) -> bool:
    """Whether everyone who must agree to a package accepts it in every reading."""
    return all(judge(space, space.parties.index(party), package).code == YES for party in space.must_agree(package))
