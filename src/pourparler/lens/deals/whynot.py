"""Why not, and what would unlock it: conflicts, corrections, repairs, needs and sides of a space that is looked at whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pourparler.case.numbers import plain
from pourparler.lens.deals.answer import as_ids, near_json
from pourparler.lens.deals.dense import Dense, Watch
from pourparler.lens.deals.hitting import hitting_sets
from pourparler.lens.deals.near import TIES, accepted, accepted_by, nearest
from pourparler.lens.deals.plan import Judged
from pourparler.lens.deals.sides import Pattern, Sides, patterns, sides
from pourparler.lens.deals.unlock import corrections, softs
from pourparler.space.compile import Package, Space
from pourparler.space.judge import VALUE, YES

MODES = ("every_reading", "some_reading")
NEEDED = 3  # packages shown for what one party would need


def conflicts_json(dense: Dense, watch: Watch | None = None) -> dict[str, dict[str, Any]]:
    """``conflicts`` and ``corrections``, each ``{every_reading, some_reading, complete}``."""
    ids = softs(dense.space)
    found = corrections(dense, watch)
    moves: dict[str, Any] = {mode: as_ids(ids, found[mode]) for mode in MODES}
    clashes: dict[str, Any] = {}
    complete = True
    for mode in MODES:
        hit = hitting_sets(found[mode])
        clashes[mode] = as_ids(ids, hit.sets)
        complete = complete and hit.complete
    return {"conflicts": {**clashes, "complete": complete}, "corrections": {**moves, "complete": True}}


def near_list(dense: Dense, target: Package, every: bool = False, most: int = TIES) -> list[dict[str, Any]]:
    """The nearest packages that everyone who must agree accepts, in some reading or in every."""
    found = nearest(dense, target, accepted(every), most)
    if found is None:
        return []
    pairs = zip(found.packages, found.every, strict=True)
    return [near_json(dense.space, target, package, every) for package, every in pairs]


def needs_json(dense: Dense, judged: Judged) -> dict[str, Any]:
    """What each party that must agree to a plan, and does not in every reading, would need.

    ``short``: the least and the greatest that the plan is worth to it, where its views have sizes; ``nearest``: the
    packages within limits, nearest to the plan, that it accepts in every reading, or else in some.
    """
    space, found = dense.space, {}
    for p, j in enumerate(judged.parties):
        if j.party not in judged.must_agree or j.code == YES:
            continue
        low, high = j.bound.low, j.bound.high
        close, every = nearest(dense, judged.package, accepted_by(p, True), NEEDED), True
        if close is None:
            close, every = nearest(dense, judged.package, accepted_by(p, False), NEEDED), False
        found[j.party] = {
            "verdict": VALUE[j.code],
            "worth": None if low is None or high is None else [plain(low), plain(high)],
            "nearest": []
            if close is None
            else [near_json(space, judged.package, package, every) for package in close.packages],
        }
    return found


def sides_json(dense: Dense, blocs: Sequence[tuple[str, ...]] = (), watch: Watch | None = None) -> dict[str, Any]:
    """Coalitions that could agree without the others, and what each no weighs; again with blocs acting as one."""
    space = dense.space
    counted = patterns(dense, watch)
    single = [(party,) for party in space.parties]
    found = _told(space, counted, single)
    if blocs:
        inside = {party for bloc in blocs for party in bloc}
        groups = [*blocs, *((party,) for party in space.parties if party not in inside)]
        found["blocs"] = _told(space, counted, groups)
    return found


def _told(
    space: Space, counted: Mapping[str, Mapping[Pattern, int]], groups: Sequence[tuple[str, ...]]
) -> dict[str, Any]:
    masks = [sum(1 << space.parties.index(party) for party in group) for group in groups]
    names = ["+".join(group) for group in groups]
    found: dict[str, Any] = {"coalitions": {}, "pivotal": {}, "no": {name: {} for name in names}}
    for mode in MODES:
        seen: Sides = sides(counted[mode], masks)
        found["coalitions"][mode] = [[names[k] for k in coalition] for coalition in seen.coalitions]
        found["pivotal"][mode] = [names[k] for k in seen.pivotal]
        for name, weight in zip(names, seen.weights, strict=True):
            found["no"][name][mode] = {
                "needed_in": weight.needed_in,
                "blocks_alone": weight.blocks_alone,
                "swings": weight.swings,
            }
    return found
