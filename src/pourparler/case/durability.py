"""What a case says of time: how steps follow each other, what a war would be, and what answers a break."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pourparler.case.conditions import Condition

UNKNOWN_ODDS = "unknown"  # the text of odds that nobody gave


@dataclass(frozen=True)
class Number:
    """A value, a range or a distribution. ``low`` and ``high`` are its ends; of a distribution, the central 90 %.

    ``kind``: empty, or uniform, normal, lognormal, beta or triangular, with ``params``.
    """

    low: float
    high: float
    text: str
    kind: str = ""
    params: tuple[float, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it is one value."""
        return self.low == self.high and not self.kind

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


UNKNOWN_CHANCE = Number(0.0, 1.0, "unknown, from 0 to 1")  # a chance of which it is said that nobody knows it


@dataclass(frozen=True)
class Whose:
    """Why something is assumed, and on whose word."""

    because: str = ""
    said: tuple[str, ...] = ()
    worth_said: tuple[str, ...] = ()
    fell: bool = False  # what told it does not count any more, so its numbers are not known
    withheld: bool = False  # its words are left out by handling


@dataclass(frozen=True)
class WarInput:
    """``odds``: that the first of ``between`` wins a war that starts today. ``sets``: what each, if it wins, sets."""

    id: str
    between: tuple[str, str]
    started_by: tuple[str, ...]
    odds: Number
    costs: Mapping[str, Number]
    sets: Mapping[str, Mapping[str, str]]
    whose: Whose = Whose()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Mass:
    """What terms do to the odds of the first party of a war."""

    id: str
    when: Condition
    war: str
    odds: Number
    whose: Whose = Whose()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Flow:
    """What terms bring a party in each period, in place of what follows from its views."""

    id: str
    party: str
    when: Condition
    worth: Number
    whose: Whose = Whose()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class ResponseInput:
    """An answer to a break; the fields are those of the key ``durability.responses``."""

    id: str
    kind: str
    by: tuple[str, ...]
    against: tuple[str, ...]
    amount: Number | None = None
    shift: Number | None = None
    surely: Number | None = None
    periods: int = 0
    lag: int = 0
    stands_from: str = ""
    lapses: tuple[str, ...] = ()
    to: Mapping[str, Number] = field(default_factory=dict)
    costs: Mapping[str, Number] = field(default_factory=dict)
    costs_if_not: Mapping[str, Number] = field(default_factory=dict)
    decides: bool = False
    price: Number | None = None
    cap: Number | None = None
    whose: Whose = Whose()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class ViolationInput:
    """A breach that is seen only after ``seen_after`` periods; ``then``: what falls to which option once it is seen."""

    id: str
    by: str
    when: Condition
    takes: Mapping[str, Number]
    seen_after: int = 1
    then: Mapping[str, str] = field(default_factory=dict)
    whose: Whose = Whose()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Durability:
    """``discount``: what a unit one period from now is worth today, by party. ``prior``: kept and broken, or None."""

    period: str = "period"
    discount: Mapping[str, Number] = field(default_factory=dict)
    wars: tuple[WarInput, ...] = ()
    mass: tuple[Mass, ...] = ()
    flows: tuple[Flow, ...] = ()
    responses: tuple[ResponseInput, ...] = ()
    violations: tuple[ViolationInput, ...] = ()
    prior: tuple[float, float] | None = None
    line: int = field(default=0, compare=False)

    @property
    def rows(self) -> tuple[WarInput | Mass | Flow | ResponseInput | ViolationInput, ...]:
        return (*self.wars, *self.mass, *self.flows, *self.responses, *self.violations)

    def each(self, change: Callable[[Whose], Whose]) -> Durability:
        """The same, with why and on whose word each row stands changed."""

        def rows(found: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(replace(row, whose=change(row.whose)) for row in found)

        return replace(
            self,
            wars=rows(self.wars),
            mass=rows(self.mass),
            flows=rows(self.flows),
            responses=rows(self.responses),
            violations=rows(self.violations),
        )
