"""Answers on a space of more than 10^8 packages: dynamic programming where it fits, else a solver, re-checked exactly."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from time import monotonic
from typing import TYPE_CHECKING, Any

from pourparler.errors import PourparlerError
from pourparler.lens.deals.answer import near_json, with_spread
from pourparler.lens.deals.cardinal import QUICK, Cardinal, cardinal, solutions_json, solve, status_quo_json
from pourparler.lens.deals.counts import counts_beyond
from pourparler.lens.deals.dense import Watch
from pourparler.lens.deals.divide import adjusted_json
from pourparler.lens.deals.efficient import frontier_json
from pourparler.lens.deals.solutions import SOLUTIONS
from pourparler.space.compile import Package, Space
from pourparler.space.named import Reading, reading, unsized

if TYPE_CHECKING:
    from pourparler.lens.deals.ask import Answers, Ask
    from pourparler.lens.deals.huge.model import Mode, Model

MODES: tuple[tuple[str, Mode], ...] = (("every_reading", "every"), ("some_reading", "some"))
SHARES = {"exists": 0.05, "solutions": 0.12, "conflicts": 0.3, "clash": 0.1, "near": 0.3}


class Budget:
    """What is left of the seconds that all searches share."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.end = seconds, monotonic() + seconds

    def share(self, of: str, times: int = 1) -> float:
        """Seconds for one search: so many times its share, or what is left; nothing once the user has stopped one."""
        from pourparler.lens.deals.huge.run import interrupted

        if interrupted.is_set():
            return 0.0
        return max(0.2, min(self.seconds * SHARES[of] * times, self.end - monotonic()))


def beyond(space: Space, ask: Ask, found: Answers, watch: Watch | None) -> Answers:
    """Everything that was asked for; what a space of this size does not allow is None, and `methods` says why."""
    from pourparler.lens.deals.huge.model import model
    from pourparler.lens.deals.huge.run import interrupted

    interrupted.clear()
    found.counts = counts_beyond(space)
    budget = Budget(ask.seconds)
    built = model(space, _worths(space, ask))
    same = all(v.readings.boxed and v.readings.low == v.readings.high for v in space.valuations)  # one reading
    searches: list[Callable[[], None]] = []
    if ask.conflicts or ask.frontier or ask.solutions or not ask.near:  # a repair shows by itself that there is one
        searches.append(lambda: _exists(built, found, budget, same))
    if ask.frontier or ask.solutions:
        searches.append(lambda: _sized(space, ask, built, found, budget, watch))
    if ask.conflicts:
        searches.append(lambda: _conflicts(built, found, budget, same))
    if ask.near:
        searches.append(lambda: _near(built, ask, found, budget))
    try:
        for search in searches:
            search()
    except KeyboardInterrupt:  # between two programmes
        interrupted.set()
    if interrupted.is_set():
        found.complete = False
        found.methods["interrupted"] = (
            "Stopped by the user: what was found until then stands, the rest was not searched."
        )
    if ask.sides or ask.blocs:
        found.answers["sides"] = None
        found.methods["sides"] = f"Not counted: sides look at every package, and these are {space.packages:.3g}."
    return found


def _worths(space: Space, ask: Ask) -> dict[str, Fraction] | None:
    """The reading by the ids of its views; None where views have no size."""
    if unsized(space):
        return None
    at: Reading = reading(space, ask.reading)
    return {
        id: worth
        for v, worths in zip(space.valuations, at.worths, strict=True)
        for id, worth in zip(v.readings.labels, worths or (), strict=False)
    }


def _modes(same: bool, one: Callable[[Mode], Any]) -> dict[str, Any]:
    """An answer for each mode; once where every worth is a number."""
    first = one(MODES[0][1])
    return {MODES[0][0]: first, MODES[1][0]: first if same else one(MODES[1][1])}


def _exists(built: Model, found: Answers, budget: Budget, same: bool) -> None:
    """Whether any agreement within limits is accepted, with one, or how it was shown that there is none."""
    from pourparler.lens.deals.huge.find import feasible

    counted = found.counts["acceptable"]

    def one(mode: Mode) -> dict[str, Any]:
        key = next(key for key, name in MODES if name == mode)
        seen = feasible(built, mode, budget.share("exists"), by_count=lambda: counted[key])
        found.complete = found.complete and seen.complete
        found.exact = found.exact and (seen.exact or not seen.complete)
        terms = None if seen.package is None else built.space.terms(seen.package)
        verdict = True if seen.package is not None else False if seen.complete else None
        return {"found": verdict, "terms": terms, "exact": seen.exact, "complete": seen.complete, "method": seen.method}

    found.answers["exists"] = _modes(same, one)
    found.methods["exists"] = found.answers["exists"]["every_reading"]["method"]


def _sized(space: Space, ask: Ask, built: Model, found: Answers, budget: Budget, watch: Watch | None) -> None:
    from pourparler.lens.deals.ask import reading_json

    missing = unsized(space)
    found.answers["reading"] = reading_json(space, ask.reading, missing)
    given: Cardinal | None = None
    if not missing and any(v.reasons for v in space.valuations):
        at = reading(space, ask.reading)
        found.answers["reading"]["note"] = at.note
        given = cardinal(space, at, ask.frontier or len(at.parties) <= QUICK, watch)
    if ask.frontier:
        line = given.frontier if given else None
        found.answers["frontier"] = frontier_json(space, given.scored, line) if given and line else None
        found.methods["frontier"] = line.method if line else _not_enumerated(given)
        found.complete = found.complete and line is not None
    if not ask.solutions:
        return
    solved = solve(given, None, watch) if given else None
    if given and solved:
        found.answers["solutions"] = solutions_json(given, solved)
        found.answers["status_quo"] = status_quo_json(given, solved)
        found.methods["solutions"] = solved.method
    else:
        found.answers["solutions"] = _by_solver(built, given, found, budget) if given else None
        found.answers["status_quo"] = None
    found.answers["adjusted_winner"] = adjusted_json(space, given.reading) if given else None


def _not_enumerated(given: Cardinal | None) -> str:
    if given is None:
        return "Not enumerated: it needs a size for every view."
    return "Not enumerated: its steps have too many partial packages; the reference points and diverse packages stand in its place."


def _by_solver(built: Model, given: Cardinal, found: Answers, budget: Budget) -> dict[str, Any]:
    from pourparler.lens.deals.huge import nash, points

    ways = {"nash": nash.nash, **{name: getattr(points, name) for name in SOLUTIONS[1:]}}
    answer: dict[str, Any] = {}
    for name, way in ways.items():
        point = way(built, budget.share("solutions"))
        found.exact = found.exact and point.exact
        found.complete = found.complete and point.complete
        found.methods[name] = point.method
        answer[name] = None
        if point.package is not None:
            shown = with_spread(given.space, given.reading, point.package)
            answer[name] = {**shown, "exact": point.exact, "complete": point.complete, "gap": point.gap}
    return answer


def _conflicts(built: Model, found: Answers, budget: Budget, same: bool) -> None:
    """All minimal sets where there is time, else the smallest found; ``not_minimal``: those not shown to be minimal."""
    from pourparler.lens.deals.huge.clash import clash
    from pourparler.lens.deals.huge.corrections import corrections

    def one(mode: Mode) -> dict[str, Any]:
        try:
            seen = corrections(built, mode, budget.share("conflicts", 2 if same else 1))
        except PourparlerError as error:
            return {
                "conflicts": ((), ()),
                "corrections": ((), ()),
                "complete": False,
                "exact": True,
                "method": str(error),
            }
        wider = seen.wider
        if not seen.complete and not seen.conflicts:
            quick = clash(built, mode, budget.share("clash"))
            wider = (quick,) if quick else wider
        sets = {"conflicts": (seen.conflicts, wider), "corrections": (seen.corrections, seen.larger)}
        return {**sets, "complete": seen.complete, "exact": seen.exact, "method": seen.method}

    by_mode = _modes(same, one)
    complete = all(each["complete"] for each in by_mode.values())
    for key in ("conflicts", "corrections"):
        told: dict[str, Any] = {mode: _lists(sum(each[key], ())) for mode, each in by_mode.items()}
        if any(each[key][1] for each in by_mode.values()):
            told["not_minimal"] = {mode: _lists(each[key][1]) for mode, each in by_mode.items()}
        found.answers[key] = {**told, "complete": complete}
    found.methods["conflicts"] = by_mode["every_reading"]["method"]
    found.exact = found.exact and all(each["exact"] for each in by_mode.values())
    found.complete = found.complete and complete


def _lists(sets: tuple[tuple[str, ...], ...]) -> list[list[str]]:
    return [list(ids) for ids in sets]


def _near(built: Model, ask: Ask, found: Answers, budget: Budget) -> None:
    from pourparler.lens.deals.answer import in_every_reading
    from pourparler.lens.deals.ask import plan_of
    from pourparler.lens.deals.huge.find import diverse, nearest

    space = built.space
    target: Package = space.package(plan_of(space, ask.near or "").terms)

    def told(packages: tuple[Package, ...]) -> list[dict[str, Any]]:
        return [near_json(space, target, package, in_every_reading(space, package)) for package in packages]

    seen = nearest(built, target, "some", seconds=budget.share("near"))
    found.answers["near"] = told(seen.packages)
    found.methods["near"] = seen.method
    found.exact, found.complete = found.exact and seen.exact, found.complete and seen.complete
    if seen.packages and all(one["accepted"] == "some" for one in found.answers["near"]):
        found.answers["near_every"] = told(nearest(built, target, "every", seconds=budget.share("near")).packages)
    if ask.k:
        apart = diverse(built, ask.k, "some", target, seconds=budget.share("near"))
        found.answers["diverse"] = told(apart.packages)
        found.methods["diverse"] = apart.method
