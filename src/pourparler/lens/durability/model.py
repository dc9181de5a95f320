"""The records the durability engine works on: arrays with one row for each reading, and nothing of a case.

Shapes: R readings, n parties. Worths are in the case's own points; a flow is per period and paid at its start; a
value is the sum of flows, each period discounted once more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Package = tuple[int, ...]
KINDS = ("sanction", "bond", "guarantee", "peacekeepers", "relief")
ON_ATTACK = ("guarantee", "peacekeepers")  # what answers an attack alone; sanctions and bonds answer every break


@dataclass(frozen=True)
class War:
    """``odds(package)``: R, that side ``a`` wins a war that starts there. ``wins(package, a won)``: what then stands
    for good. ``costs``: R by n, once. ``attackers``: who may start it."""

    id: str
    a: int
    b: int
    odds: Callable[[Package], Floats]
    wins: Callable[[Package, bool], Package]
    costs: Floats
    attackers: tuple[int, ...]


@dataclass(frozen=True)
class Response:
    """An answer to a break. ``amount`` (R): of a sanction or of relief per period, of a bond or a guarantee once;
    ``shift`` (R): how far the odds of an attacker fall; ``surely`` (R): how surely it comes, 0 to 1.

    ``periods``: how long, 0 for ever; ``lag``: periods until it starts; ``to``: shares of what the target loses, by
    party; ``pays``: R, what it costs the senders when it comes (per period for sanctions and relief); ``fails``: R, what
    it costs them when it does not. ``decides``: the first sender weighs its own values, and comes only if that is no
    worse for it. ``lapses``: by whose break it is gone. ``starts``: the step from which it stands, 0 from the outset.
    """

    id: str
    kind: str
    by: tuple[int, ...]
    against: tuple[int, ...]
    amount: Floats
    shift: Floats
    surely: Floats
    periods: int = 0
    lag: int = 0
    to: Mapping[int, Floats] = field(default_factory=dict)
    pays: Mapping[int, Floats] = field(default_factory=dict)
    fails: Mapping[int, Floats] = field(default_factory=dict)
    decides: bool = False
    lapses: frozenset[int] = frozenset()
    starts: int = 0


@dataclass(frozen=True)
class Violation:
    """A breach that is not seen at once: ``takes`` (R by n) is added to each party's flow for ``seen_after`` periods
    while the deal goes on; then the deal is void, and ``then(package)`` is what is left standing.
    ``where(package)``: whether it can be done there."""

    id: str
    by: int
    takes: Floats
    seen_after: int
    where: Callable[[Package], bool]
    then: Callable[[Package], Package] = lambda package: package


@dataclass(frozen=True)
class World:
    """Everything but the order of the steps. ``discount``: R by n. ``flow(package)``: R by n, per period."""

    parties: tuple[str, ...]
    discount: Floats
    flow: Callable[[Package], Floats]
    wars: tuple[War, ...] = ()
    responses: tuple[Response, ...] = ()
    violations: tuple[Violation, ...] = ()
    breaks: Callable[[Package], tuple[tuple[int, str, Package], ...]] = lambda package: ()
    undoes: Callable[[Package], tuple[tuple[int, str, Package], ...]] | None = None  # off the deal; None: as ``breaks``

    @property
    def readings(self) -> int:
        return len(self.discount)

    def forever(self, package: Package) -> Floats:
        """The value of a package that stands from now on, R by n."""
        return self.flow(package) / (1 - self.discount)


@dataclass(frozen=True)
class Move:
    """A step: who takes it, how surely it passes what must ratify it (R), and what is handed over once with it (R by n)."""

    id: str
    who: tuple[int, ...]
    ratify: Floats
    once: Floats


@dataclass(frozen=True)
class Path:
    """Steps in order: ``packages[k]`` stands once k steps are done."""

    moves: tuple[Move, ...]
    packages: tuple[Package, ...]
    starts: Mapping[str, int] = field(default_factory=dict)  # response id -> steps done when it starts to stand


@dataclass(frozen=True)
class Deviation:
    """``phase`` counts from 1, the last one is the peace after all steps. ``gain``: R. ``values``: R by n, for everyone.
    ``leaves``: R, what the party has in a period of what it leaves standing by taking something back."""

    party: int
    phase: int
    action: str  # withhold, attack, break or violate
    what: str  # the war, the issue or the violation
    gain: Floats
    values: Floats
    leaves: Floats | None = None
