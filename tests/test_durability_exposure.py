"""Exposure: what each loses beside no deal at all if another breaks, all from the outset on counted."""

import numpy as np
import pytest
from durability_random import path, spec, world
from durability_worlds import make, steps

from pourparler.lens.durability.exposure import exposure
from pourparler.lens.durability.game import solve
from pourparler.lens.durability.offdeal import Play
from pourparler.lens.durability.trust import needed


def test_what_was_given_before_a_break_counts():
    """A hands B 1 at once and B withholds what it owes: A has lost 1 beside no deal, in the phase of B's step, and
    nobody anything in that of its own."""
    w = make(0.9, dict.fromkeys(range(3), (0.0, 0.0)))
    p = steps((0, 1, 2), ((0,), (1,)), once=((-1.0, 1.0), (2.0, -2.0)))
    found = exposure(w, p, solve(w, p, Play("peaceful")))
    assert [loss[0].tolist() for loss in found.losses] == [[0.0, 0.0], [1.0, 0.0], [0.0, 0.0]]


@pytest.mark.parametrize("seed", range(60))
def test_who_is_exposed_needs_trust_and_no_other(seed):
    """A party loses beside no deal by some break of another, in some phase, just where it needs trust in somebody."""
    s = spec(seed)
    w, p = world(s), path(s)
    solved = solve(w, p, Play("peaceful"))
    everyone = frozenset(range(len(w.parties)))
    losses = np.max(exposure(w, p, solved).losses, axis=0)
    found = needed(w, p, solved, everyone)
    for i in everyone:
        shares = [n.share for n in found if n.truster == i]
        trusts = np.max(shares, axis=0) > 1e-9 if shares else np.zeros(len(losses), dtype=bool)
        assert (losses[:, i] > 1e-9).tolist() == trusts.tolist()
