"""Survival as it is shown: the unit of shocks, two expectations, a curve over an unknown credibility, why it is flat."""

import re
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from durability_random import path as random_path
from durability_random import spec
from durability_random import world as random_world
from durability_worlds import answer, make, peace, steps, war
from durable_cases import NUMBERS, PASSES, case, found
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq

import pourparler as pp
from pourparler.lens.durability import theory_deals as deals
from pourparler.lens.durability.game import solve
from pourparler.lens.durability.given import UNKNOWN_SHARE
from pourparler.lens.durability.likely import SURELY, likely
from pourparler.lens.durability.offdeal import Play
from pourparler.lens.durability.steps import agreeing, steps_of
from pourparler.lens.durability.structural import CHANCE, LOSS
from pourparler.lens.durability.survival import FEAR, SCALES, TRUST, sigma_of, stakes, survival
from pourparler.lens.durability.trust import needed

FLOW, DELTA, SIGMA = 0.75, 0.9453125, 2.5  # a peace of .75 a period that may be taken back for nothing


def one_way(flow=FLOW, gone=0.0, delta=DELTA, ways=1, **rest):
    """A peace in package 1 that party 0 alone can take back, in so many ways to the same end."""
    flows = {0: (gone * (1 - delta), 0.0), 1: (flow, 0.0)}
    return make(
        delta, flows, breaks=lambda p: tuple((0, f"i{k}", (0,)) for k in range(ways)) if p == (1,) else (), **rest
    )


def asked(world, path, unknown=()):
    """A plan as `likely` is given it, with nothing of a case but the names."""
    solved = solve(world, path, Play("peaceful"))
    named = SimpleNamespace(case=SimpleNamespace(name=str), parties=world.parties)
    inputs = tuple(SimpleNamespace(id=f"{id}.surely", says=f"how surely {id} comes", number=UNKNOWN_SHARE) for id in unknown)
    names = _Names(tuple(move.id for move in path.moves))
    one = SimpleNamespace(world=world, space=named, given=SimpleNamespace(inputs=inputs), steps=names, order=range(9))
    return one, SimpleNamespace(start="peaceful", path=path, solved=solved, holds=solved.worst <= 1e-9)


class _Names:
    def __init__(self, names):
        self.names = names

    def __len__(self):
        return len(self.names)


def roots(flow, gone, sigma, delta):
    """Every h with h = logit_break(V, gone, sigma), V = flow + delta ((1 - h) V + h gone), bracketed on a fine grid."""

    def off(h):
        return deals.logit_break((flow + delta * h * gone) / (1 - delta * (1 - h)), gone, sigma) - h

    grid = np.concatenate([np.linspace(0, 0.01, 2001), np.linspace(0.01, 1, 2001)[1:]])
    values = [off(h) for h in grid]
    pairs = zip(grid, grid[1:], values, values[1:], strict=False)
    return [brentq(off, a, b, xtol=1e-14) for a, b, left, right in pairs if left * right < 0]


def test_two_expectations_are_the_least_and_the_greatest_root():
    """Where three chances of a break are consistent, trust finds the least of them and fear the greatest."""
    fit = roots(FLOW, 0.0, SIGMA, DELTA)
    assert len(fit) == 3
    world = one_way()
    solved = solve(world, peace(1), Play("peaceful"))
    for expects, h in ((TRUST, fit[0]), (FEAR, fit[2])):
        one = survival(world, peace(1), solved, 3, np.full((1, 2), SIGMA), expects=expects)
        assert one.settled.all() and one.curve[0] == pytest.approx([(1 - h) ** t for t in range(4)], abs=1e-6)


def test_both_expectations_are_told_and_never_one_of_two():
    """Where fear leads elsewhere than trust, both bands stand in the row and in JSON; elsewhere there is one."""
    cost = SIGMA / sigma_of(LOSS, CHANCE) - FLOW / (1 - DELTA)  # a war that nobody wants makes the stake so great
    world = one_way(wars=(war(0.5, (0, 0), (cost, 0.0), (0,)),))
    told = likely(*asked(world, peace(1)), 10, ())
    twice = 0
    for scale in SCALES:
        fit = roots(FLOW, 0.0, SIGMA * scale, DELTA)
        band = told["structural"][f"{scale:g}"]
        assert band["median"] == pytest.approx((1 - fit[0]) ** 10, abs=1e-5)
        assert ("from_fear" in band) == (len(fit) == 3)
        row = next(text for label, text in told["rows"] if label.startswith(f"structural, shocks × {scale:g},"))
        assert ("two expectations are consistent in 1 of 1 readings" in row) == (len(fit) == 3)
        if len(fit) == 3:
            twice += 1
            assert band["from_fear"]["median"] == pytest.approx((1 - fit[2]) ** 10, abs=1e-5)
            assert band["from_fear"]["differs_in"] == band["from_fear"]["of"] == 1
    assert 0 < twice < len(SCALES)


@pytest.mark.parametrize("ways", [2, 5])
def test_more_ways_to_one_end_do_not_make_a_break_likelier(ways):
    """A party that can break in several ways to the same end breaks as often as with one, and by the first of them."""
    one, more = one_way(), one_way(ways=ways)
    curves = []
    for world in (one, more):
        found = survival(world, peace(1), solve(world, peace(1), Play("peaceful")), 8, np.full((1, 2), SIGMA))
        curves.append(found.curve)
        assert [key[3] for key, chance in found.first.items() if chance[0] > 0] == ["i0"]
    assert (curves[0] == curves[1]).all()


def test_who_loses_a_tenth_of_its_stake_breaks_once_in_twenty_periods():
    """At the scale of 1 the chance of one break, once, that loses a tenth of the stake is .05: the stake is the spread of
    present values, the tenth, too."""
    delta, wide = 0.9, 50.0
    flows = {0: (0.0, 0.0), 1: (0.1 * wide * (1 - delta), 0.0), 2: (-0.9 * wide * (1 - delta), 0.0)}
    world = make(delta, flows, breaks=lambda p: ((0, "i", (0,)),) if p == (1,) else ())
    fight = war(0.0, (2, 2), (0.0, 0.0), (0,))  # ends at -.9 of the spread
    world = replace(world, wars=(fight,))
    solved = solve(world, peace(1), Play("peaceful"))
    assert stakes(solved)[0, 0] == pytest.approx(wide)
    sigma = stakes(solved) * sigma_of(LOSS, CHANCE)
    found = survival(world, peace(1), solved, 1, np.maximum(sigma, 1e-9))
    h = roots(flows[1][0], 0.0, float(sigma[0, 0]), delta)[0]  # later breaks are foreseen, so it is a little more
    assert 1 - found.curve[0, 1] == pytest.approx(h, abs=1e-8) and h > CHANCE
    first = sigma_of(LOSS * wide, CHANCE)
    assert 1 / (1 + np.exp(0.1 * wide / first)) == pytest.approx(CHANCE)
    assert first == pytest.approx(float(sigma[0, 0]))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 400), st.floats(0.01, 1000))
def test_survival_does_not_depend_on_the_size_of_points(seed, times):
    """With every worth so many times as great the bands stay: shocks are in units of stakes."""
    s = spec(seed)
    larger = spec(seed)
    larger["flow"] = {p: times * x for p, x in s["flow"].items()}
    for w in larger["wars"]:
        w["costs"] = times * w["costs"]
    for r in larger["responses"]:
        r["amount"] = times * r["amount"]
        r["pays"] = {p: times * x for p, x in r["pays"].items()}
        r["fails"] = {p: times * x for p, x in r["fails"].items()}
    for v in larger["violations"]:
        v["takes"] = times * v["takes"]
    for m in larger["moves"]:
        m["once"] = times * m["once"]
    curves = []
    for one in (s, larger):
        w, p = random_world(one), random_path(one)
        solved = solve(w, p, Play("peaceful"))
        unit = np.where(stakes(solved) > 0, stakes(solved), 1.0)
        curves.append(survival(w, p, solved, 9, 0.1 * unit).curve)
    assert curves[0] == pytest.approx(curves[1], abs=1e-6, nan_ok=True)


def test_expectations_settle_even_where_replies_go_back_and_forth():
    """In 80 random worlds with small shocks a consistent expectation is found in every reading, from trust and from fear."""
    for seed in range(80):
        s = spec(seed)
        w, p = random_world(s), random_path(s)
        solved = solve(w, p, Play("peaceful"))
        for expects in (TRUST, FEAR):
            assert survival(w, p, solved, 3, 1e-9 + 0.02 * stakes(solved), expects=expects).settled.all()


def test_an_unknown_credibility_gives_a_curve():
    """Where nobody has said how surely one answer comes, survival is shown for five values of it, each of which solves
    the equation of its own, in one unit; and no single number."""
    bond = answer("bond", 0, 6.0, 0.5)
    flow, gone, delta = 1.0, 11.0, 0.9  # taking it back brings 1 more than the peace, less the bond
    world = one_way(flow, gone, delta, responses=(bond,))
    told = likely(*asked(world, peace(1), ("bond",)), 10, ())
    assert told["structural"] == {} and told["over"]["input"] == "bond.surely"
    ends = [flow / (1 - delta), *(gone - 6 * k for k in SURELY)]
    sigma = (max(ends) - min(ends)) * sigma_of(LOSS, CHANCE)
    assert [each["at"] for each in told["over"]["curve"]] == list(SURELY)
    seen = []
    for each in told["over"]["curve"]:
        for scale in SCALES:
            fit = roots(flow, gone - 6 * each["at"], sigma * scale, delta)
            band = each["structural"][f"{scale:g}"]
            assert len(fit) == 1 and band["median"] == pytest.approx((1 - fit[0]) ** 10, abs=1e-5)
        seen.append(each["structural"]["1"]["median"])
    assert seen == sorted(seen) and seen[-1] > seen[0]
    rows = dict(told["rows"])
    assert "so no single number is given" in rows["structural"]
    assert sum(label.startswith("how surely bond comes: ") for label in rows) == len(SURELY)


def test_several_unknown_credibilities_give_no_number():
    """Where it is not known of two answers how surely they come, survival is refused, and both are named."""
    bonds = tuple(answer("bond", 0, 1.0, 0.5, id=f"bond{k}") for k in (1, 2))
    told = likely(*asked(one_way(1.0, 5.0, 0.9, responses=bonds), peace(1), ("bond1", "bond2")), 10, ())
    assert told["structural"] == {} and "over" not in told
    assert "how surely bond1 comes; how surely bond2 comes, so no number is given" in dict(told["rows"])["structural"]


WHY = "why the size of shocks matters little"


def rows_of(world, path):
    return dict(likely(*asked(world, path), 10, ())["rows"])


def test_a_flat_band_says_who_gains_so_that_shocks_matter_little():
    """Where a party gains by a break in every period the row names it; where every break loses much, it says how much;
    where shocks matter, there is no such row."""
    gains = rows_of(one_way(1.0, 12.0, 0.9), peace(1))[WHY]
    assert gains.startswith("under these inputs, at the middle, A gains by taking back i0 once all is done")
    assert "in 10 of 10 periods at least half of what still stands is lost" in gains
    loses = rows_of(one_way(1.0, 0.0, 0.9), peace(1))[WHY]
    assert "every break costs its party at least 1 of its stake" in loses
    dear = war(0.5, (0, 0), (80.0, 0.0), (0,))
    assert WHY not in rows_of(one_way(1.0, 0.0, 0.9, wars=(dear,)), peace(1))


def test_the_rows_say_what_the_unit_of_shocks_is():
    """One row has the unit, with each stake at the middle in points of present value, of those who can break."""
    row = rows_of(one_way(1.0, 0.0, 0.9), peace(1))["the unit of shocks"]
    assert "who loses a tenth of its stake by a break breaks once in twenty periods (ours)" in row
    assert row.endswith("in present value; at the middle, in points: A 10")


def test_a_real_case_shows_its_curve(tmp_path):
    """A case that leaves one credibility open gets the five rows, in the finding and in JSON."""
    text = (PASSES + NUMBERS).replace(", surely: 0.6", "")
    told = found(tmp_path, text, survival=10).answer["plans"]["swap"]["peaceful"]["survival"]
    assert told["over"]["input"] == "fine.surely" and len(told["over"]["curve"]) == len(SURELY)
    assert all(re.match(r"how surely fine comes: [\d.]+; structural", row[0]) for row in told["rows"][1:6])


def test_who_waits_for_another_is_shown_with_no_trust_needed():
    """A raises first, B calms down then: A needs trust in B; B, which has had the raise whatever comes, needs none in A,
    and is shown so."""
    flows = {0: (0, 0), 1: (-1, 1), 2: (1, 0.5)}
    ways = {1: ((0, "pay", (0,)),), 2: ((0, "pay", (0,)), (1, "calm", (1,)))}
    world = make(0.9, flows, breaks=lambda p: ways.get(p[0], ()))
    path = steps((0, 1, 2), [(0,), (1,)])
    pairs = {(n.truster, n.trusted): n.share for n in needed(world, path, solve(world, path, Play("peaceful")))}
    assert (pairs[0, 1] > 0).all() and (pairs[1, 0] == 0).all()


def test_who_must_agree_goes_along_without_a_step():
    """A party that has no step but must agree to what one sets could refuse: the trust it needs is that of the same
    party with a step of its own."""
    flows = {0: (0, 2), 1: (0, 2.5), 2: (0.1, 0.75)}
    world = make(0.5, flows, breaks=lambda p: ((0, "issue", (2,)),) if p == (1,) else ())
    taken = {}
    for who, agree in (((1,), frozenset()), ((0,), frozenset({1})), ((0,), frozenset())):
        path = steps((0, 1), [who])
        rows = needed(world, path, solve(world, path, Play("peaceful")), agree)
        taken[who, agree] = [float(n.share[0]) for n in rows if (n.truster, n.trusted) == (1, 0)]
    assert taken[(1,), frozenset()] == taken[(0,), frozenset({1})] == [pytest.approx(deals.trust(4, 5, 1.5))]
    assert taken[(0,), frozenset()] == []


def test_those_who_agree_are_read_from_the_case(tmp_path):
    """Whoever must agree to what a step sets counts, though the plan names another as the one who takes it."""
    space = pp.compile(pp.load(case(tmp_path, PASSES.replace("who: [a, b], does: {peace", "who: a, does: {peace"))))
    assert sorted(space.parties[n] for n in agreeing(space, steps_of(space, space.case.plans[0]))) == ["a", "b"]
    only = PASSES.replace("agree: [a, b], can_break: [a]}", "agree: [a, c], can_break: [a]}")
    space = pp.compile(pp.load(case(tmp_path, only)))
    assert "c" in {space.parties[n] for n in agreeing(space, steps_of(space, space.case.plans[0]))}
