"""A trade between two parties: the record, and the package that it makes of a base."""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.space.compile import Package

EVERY, SOME = "every", "some"


@dataclass(frozen=True)
class Trade:
    """The first party gives on ``gives`` and gets on ``gets`` (issue numbers), the second the other way round.

    ``package``: what the base becomes; ``holds``: both are better off in every reading of their views, or in some.
    """

    parties: tuple[int, int]
    gives: int
    gets: int
    package: Package
    holds: str


def changed(base: Package, *changes: tuple[int, int]) -> Package:
    """The base with these issues at these options."""
    package = list(base)
    for issue, option in changes:
        package[issue] = option
    return tuple(package)
