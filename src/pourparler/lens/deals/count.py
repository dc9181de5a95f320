"""How many packages can exist, keep within limits, and suit everyone who must agree."""

from __future__ import annotations

from typing import Any

import numpy as np

from pourparler.lens.deals.dense import Dense, Facts, Watch
from pourparler.space.factors import Factor
from pourparler.space.judge import NO, UNKNOWN

KINDS = ("all", "law")
TALLY = ("every_reading", "some_reading", "unknown")


def count(dense: Dense, goal: Factor | None = None, watch: Watch | None = None) -> dict[str, Any]:
    """Counts over all packages, in the shape of ``deals --json``; with ``goal``, agreements where it holds."""
    space = dense.space
    totals = {"feasible": 0, "inside": 0, "lawful": 0}
    tally = {kind: dict.fromkeys(TALLY, 0) for kind in KINDS}
    alone = dict.fromkeys(space.parties, 0)
    for found in dense.each(lambda facts: _block(facts, goal), watch):
        for key in totals:
            totals[key] += found[key]
        for kind in KINDS:
            for key in TALLY:
                tally[kind][key] += found[kind][key]
        for party, single in zip(space.parties, found["alone"], strict=True):
            alone[party] += single
    return {
        "packages": {"all": space.packages, "feasible": totals["feasible"], "within_limits": totals["inside"]},
        "acceptable": tally["all"],
        "alone": alone,
        "only_law": {"within_limits": totals["lawful"], "acceptable": tally["law"]},
    }


def _block(facts: Facts, goal: Factor | None) -> dict[str, Any]:
    shape = facts.block.shape
    every, some = facts.accepted(True), facts.accepted(False)
    refused, unknown = np.zeros((1,) * len(shape), dtype=bool), np.zeros((1,) * len(shape), dtype=bool)
    for must, codes in zip(facts.needs, facts.codes, strict=True):
        if codes is not None:
            refused = refused | must & (codes == NO)
            unknown = unknown | must & (codes == UNKNOWN)
    open_ = unknown & ~refused
    wanted = np.asarray(facts.block.view(goal), dtype=bool) if goal else np.ones((1,) * len(shape), dtype=bool)
    found: dict[str, Any] = {"feasible": facts.possible, "inside": facts.inside, "lawful": facts.lawful}
    found = {key: _number(facts, array) for key, array in found.items()}
    for kind, allowed in (("all", facts.inside), ("law", facts.lawful)):
        here = wanted & facts.agreement & allowed
        found[kind] = {
            key: _number(facts, here & array) for key, array in zip(TALLY, (every, some, open_), strict=True)
        }
    single = wanted & facts.inside & (facts.needed == 1)
    found["alone"] = [_number(facts, single & must) if must.any() else 0 for must in facts.needs]
    return found


def _number(facts: Facts, array: np.ndarray[Any, Any]) -> int:
    """On how many packages of the block it holds."""
    size = int(np.prod(facts.block.shape, dtype=np.int64))
    return int(np.count_nonzero(array)) * (size // array.size)
