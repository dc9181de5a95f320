"""What one party says of a package, from the definitions: its reasons and all their readings.

Written for the tests alone: it imports nothing of pourparler.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from typing import Any

from oracle_case import Case, Package, holds, of
from oracle_polytope import Interval, Row, touching, values

SCALE = {
    "minor": ["1", "8"],
    "moderate": ["8", "20"],
    "major": ["20", "40"],
    "vital": ["40", "80"],
}


class Contradiction(Exception):
    """A party's views that no reading satisfies."""


def worth(case: Case, written: Any) -> tuple[Fraction, Fraction]:
    """A worth's two ends: a word, a word with a minus, a number, or a range."""
    if isinstance(written, list):
        return Fraction(written[0]), Fraction(written[1])
    scale = {**SCALE, **case.get("scale", {})}
    if written.lstrip("-") in scale:
        low, high = worth(case, scale[written.lstrip("-")])
        return (-high, -low) if written.startswith("-") else (low, high)
    return Fraction(written), Fraction(written)


@dataclass
class Views:
    """One party's reasons, and the polytope of its readings (the last column is no deal)."""

    case: Case
    party: str
    conditions: list[Any] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    compared: list[tuple[Package, Package]] = field(default_factory=list)
    known: dict[tuple[int, ...], Interval] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.today: Package | None = self.case.get("today")
        written = self.case.get("views", {}).get(self.party, [])
        self.prioritised = isinstance(written, dict)
        if self.prioritised:
            self.conditions = [of(item) for item in written["prioritised"]]
            return
        bounds: list[tuple[dict[int, int], Fraction, bool]] = []  # sparse rows
        order: list[int | None] = []
        for item in written:
            if item == "today":
                order.append(None)
            elif "better" in item:
                self.compared.append((self.terms(item["better"]), self.terms(item["than"])))
            else:
                self.reason(item, bounds, order)
        self.put_in_order(order, bounds)
        self.put_no_deal(bounds)
        width = len(self.conditions) + 1
        for sparse, constant, strict in bounds:
            self.rows.append(Row(tuple(sparse.get(k, 0) for k in range(width)), constant, strict))
        for better, than in self.compared:
            self.rows.append(Row((*self.change(better, than), 0), 0))
        if values(self.rows, [0] * width) is None:
            raise Contradiction(self.party)

    def terms(self, written: Any) -> Package:
        """A comparison's terms as a package: what they leave out stays as today."""
        return dict(self.today or {}) if written == "today" else {**(self.today or {}), **written}

    def reason(self, item: dict[str, Any], bounds: list[Any], order: list[int | None]) -> None:
        """One reason: its condition, and its range, sign or place in the order."""
        k = len(self.conditions)
        for verb, sign in (("wants", 1), ("avoids", -1)):
            if verb in item:
                self.conditions.append(item[verb])
                bounds.append(({k: sign}, Fraction(0), True))
                if "weight" in item:
                    low, high = worth(self.case, item["weight"])
                    bounds += [({k: sign}, -low, False), ({k: -sign}, high, False)]
                return
        self.conditions.append(of(item))
        if "worth" not in item:
            order.append(k)
        elif item["worth"] != "unknown":
            low, high = worth(self.case, item["worth"])
            bounds += [({k: 1}, -low, False), ({k: -1}, high, False)]

    def put_in_order(self, order: list[int | None], bounds: list[Any]) -> None:
        """Above today above zero, below it below; higher is worth at least as much."""
        places = [k for k in order if k is not None]
        if places:
            divider = order.index(None)
            for place, k in enumerate(order):
                if k is not None:
                    bounds.append(({k: 1 if place < divider else -1}, Fraction(0), True))
        for higher, lower in pairwise(places):
            bounds.append(({higher: 1, lower: -1}, Fraction(0), False))

    def put_no_deal(self, bounds: list[Any]) -> None:
        """What no deal is worth: its range, or 0."""
        written = self.case.get("no_deal", {}).get(self.party, "0")
        low, high = worth(self.case, written["worth"] if isinstance(written, dict) else written)
        last = len(self.conditions)
        bounds += [({last: 1}, -low, False), ({last: -1}, high, False)]

    def truth(self, package: Package) -> tuple[int, ...]:
        """1 for each condition that holds in a package, else 0."""
        return tuple(int(holds(condition, package)) for condition in self.conditions)

    def change(self, package: Package, base: Package | None) -> tuple[int, ...]:
        """What each condition's truth gains from a base (nothing holds in none) to a package."""
        before = (0,) * len(self.conditions) if base is None else self.truth(base)
        return tuple(a - b for a, b in zip(self.truth(package), before, strict=True))

    def says(self, package: Package) -> tuple[str, Interval | None]:
        """The party's verdict of a package, and the interval of its gain (None: not measured)."""
        if self.prioritised:
            assert self.today is not None, "nothing to compare a prioritised list with"
            now, then = self.truth(self.today), self.truth(package)
            return "unknown" if now == then else "yes" if then > now else "no", None
        change = self.change(package, self.today)
        if self.today is None:
            if not self.conditions:
                return "unknown", None
        elif not any(change) and not any(
            pair in ((package, self.today), (self.today, package)) for pair in self.compared
        ):
            return "unknown", None
        if change not in self.known:
            gain = (*change, -1)
            interval = values(touching(self.rows, gain), gain)
            assert interval is not None
            self.known[change] = interval
        known = self.known[change]
        if not known.has_negative():
            return "yes", known
        return "depends" if known.has_nonnegative() else "no", known
