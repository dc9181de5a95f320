"""Every package of a case judged one by one, from the definitions: the ground that the questions about deals stand on.

Written for the tests alone: it imports nothing of pourparler. Exact fractions, plain loops.
"""

from __future__ import annotations

from fractions import Fraction

from oracle_case import Case, Package, crosses, feasible, limits, must_agree, packages
from oracle_polytope import Interval, values
from oracle_views import Views, worth

Range = tuple[Fraction, Fraction]
Gains = dict[str, Fraction]
READINGS = {
    "midpoints": lambda low, high: (low + high) / 2,
    "lowest": lambda low, high: low,
    "highest": lambda low, high: high,
}


def ranges(case: Case, party: str) -> list[Range] | None:
    """The two ends of each reason's worth and, last, of no deal; None where a reason has no size."""
    found = []
    written = case["views"][party]
    if isinstance(written, dict):
        return None
    for item in written:
        if item == "today":
            continue
        if "better" in item:
            continue
        if "worth" in item and item["worth"] != "unknown":
            found.append(worth(case, item["worth"]))
        elif "wants" in item and "weight" in item:
            found.append(worth(case, item["weight"]))
        elif "avoids" in item and "weight" in item:
            low, high = worth(case, item["weight"])
            found.append((-high, -low))
        else:
            return None
    no_deal = case.get("no_deal", {}).get(party, "0")
    return [*found, worth(case, no_deal["worth"] if isinstance(no_deal, dict) else no_deal)]


def box(sizes: list[Range], gain: tuple[int, ...]) -> Interval:
    """The values of a sum over ranges that do not bear on each other."""
    low, high = Fraction(0), Fraction(0)
    for c, (least, most) in zip(gain, sizes, strict=True):
        low += c * (least if c > 0 else most)
        high += c * (most if c > 0 else least)
    return Interval(low, True, high, True)


class Ground:
    """A case's packages in package order (the last issue fastest), and what is said of each.

    ``parties``: those with views. By package number: ``feasible``, ``crossed`` (the ids of the limits that bar it),
    ``within`` (feasible, and no limit bars it), ``needed`` (who must agree), ``agreement``, and ``says[party]``.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.today: Package | None = case.get("today")
        self.everyone = list(case["parties"])
        self.parties = [party for party in self.everyone if case.get("views", {}).get(party)]
        self.packages = packages(case)
        self.numbers = range(len(self.packages))
        barring = [limit for limit in limits(case) if limit["bars"]]
        self.limits = [limit["id"] for limit in barring]
        self.feasible = [feasible(case, x) for x in self.packages]
        self.crossed = [[limit["id"] for limit in barring if crosses(limit, x)] for x in self.packages]
        self.within = [self.feasible[n] and not self.crossed[n] for n in self.numbers]
        self.needed = [must_agree(case, x) for x in self.packages]
        self.agreement = [x != self.today and len(self.needed[n]) >= 2 for n, x in enumerate(self.packages)]
        self.ranges = {party: ranges(case, party) for party in self.parties}
        self.views = {party: Views(case, party) for party in self.everyone}
        self.spans: dict[tuple[str, tuple[int, ...]], Interval] = {}  # what `span` found
        self.says = {party: [self.said(party, x) for x in self.packages] for party in self.everyone}

    @property
    def unsized(self) -> list[str]:
        """Parties with views whose reasons have not all a size."""
        return [party for party in self.parties if self.ranges[party] is None]

    def number(self, package: Package) -> int:
        """The place of a package in package order."""
        return self.packages.index(package)

    def plan(self, name: str) -> int:
        """The package of a plan: its steps in order, what it leaves open as today."""
        terms = dict(self.today or {})
        for step in self.case["plans"][name]["steps"]:
            terms.update(step["does"])
        return self.number(terms)

    def said(self, party: str, package: Package) -> str:
        """A party's verdict of a package over all its readings."""
        views = self.views[party]
        if not views.prioritised:
            change = views.change(package, self.today)
            if change not in views.known:
                views.known[change] = self.span(party, (*change, -1))
        return views.says(package)[0]

    def span(self, party: str, gain: tuple[int, ...]) -> Interval:
        """The values of a sum over the party's worths (the last is no deal's) in all its readings."""
        if (party, gain) not in self.spans:
            views, sizes = self.views[party], self.ranges.get(party)
            ends = None if sizes is None or views.compared else box(sizes, gain)
            found = ends or values(views.rows, gain)
            assert found is not None
            self.spans[party, gain] = found
        return self.spans[party, gain]

    def gain(self, party: str, package: Package, reading: str = "midpoints") -> Fraction:
        """What a package gains a party over no deal, at a named reading."""
        sizes = self.ranges[party]
        assert sizes is not None
        worths = [READINGS[reading](*ends) for ends in sizes]
        change = self.views[party].change(package, self.today)
        return sum((c * w for c, w in zip((*change, -1), worths, strict=True)), Fraction(0))

    def gains(self, reading: str = "midpoints") -> list[Gains]:
        """What each package gains each party with views, at a named reading."""
        return [{party: self.gain(party, x, reading) for party in self.parties} for x in self.packages]

    def accepted(self, n: int, mode: str) -> bool:
        """Whether a package within limits is an agreement that all who must agree accept, in every or some reading."""
        allowed = {"yes"} if mode == "every" else {"yes", "depends"}
        return self.within[n] and self.agreement[n] and all(self.says[party][n] in allowed for party in self.needed[n])

    def acceptable(self, gains: list[Gains]) -> list[int]:
        """The agreements within limits that no one who must agree loses by, at a reading's gains."""
        return [
            n
            for n in self.numbers
            if self.within[n]
            and self.agreement[n]
            and all(self.says[party][n] != "unknown" and gains[n][party] >= 0 for party in self.needed[n])
        ]
