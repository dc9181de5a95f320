"""The engine gives every closed form that it can be asked for, by worlds built by hand."""

import numpy as np
import pytest
from durability_worlds import answer, gain, make, numbers, peace, steps, violation, war
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pourparler.case.model import Promise
from pourparler.lens.durability import theory_deals as deals
from pourparler.lens.durability import theory_shifts as shifts
from pourparler.lens.durability.cheapest import cheapest
from pourparler.lens.durability.compile import scaled
from pourparler.lens.durability.game import solve
from pourparler.lens.durability.offdeal import Play
from pourparler.lens.durability.survival import sigma_of, survival
from pourparler.lens.durability.thresholds import Turn, turns
from pourparler.lens.durability.trust import handed_over, needed, record

few = settings(max_examples=40, deadline=None)
deltas = st.floats(0.3, 0.95)
dilemmas = st.tuples(*[st.floats(0.3, 5)] * 3).map(lambda g: (g[0] + g[1] + g[2], g[0] + g[1], g[0]))  # T, R, P


def near(found, right, places=1e-6):
    return np.asarray(found) == pytest.approx(right, rel=places, abs=places)


def dilemma(pay, delta, lag=1, surely=None, readings=1):
    """Each may cheat, seen after ``lag`` periods; then both are at P, or, with ``surely``, a sanction takes R - P."""
    t, r, p = pay
    cheats = tuple(violation(i, (t - r, 0) if i == 0 else (0, t - r), lag, 1, (0,), readings) for i in (0, 1))
    if surely is None:
        return make(delta, {0: (r, r), 1: (p, p)}, readings, violations=cheats)
    answers = tuple(answer("sanction", i, r - p, surely, by=(1 - i,), readings=readings, id=f"un{i}") for i in (0, 1))
    return make(delta, {0: (r, r), 1: (r, r)}, readings, violations=cheats, responses=answers)


def critical(world_at, low=0.01, high=0.99, path=None):
    """The turns of the greatest gain, as one number goes from low to high."""

    def worst(values):
        return solve(world_at(values), path or peace(), Play("peaceful")).worst

    return turns(worst, low, high)


@pytest.mark.parametrize(
    "pay, lag, least",
    [
        ((5, 3, 1), 1, 0.5),
        ((7, 4, 2), 1, 0.6),
        ((10, 4, 1), 1, 2 / 3),
        ((5, 3, 1), 2, 0.70711),
        ((5, 3, 1), 4, 0.84090),
    ],
)
def test_patience_saves_the_dilemma(pay, lag, least):
    """O1, O2: the deal holds from the least patience on, and the turn says: above."""
    found = critical(lambda d: dilemma(pay, d, lag, readings=len(d)))
    assert [t.holds for t in found.turns] == ["above"] and near(found.turns[0].at, least, 1e-5)


@few
@given(dilemmas, st.integers(1, 4))
def test_patience_needed_at_any_payoffs(pay, lag):
    """At the closed form's patience the engine's greatest gain is nought."""
    least = deals.patience(*pay, lag)
    assume(least < 0.97)
    assert near(gain(dilemma(pay, least, lag), peace()), 0)


def test_credibility_of_punishment():
    """O3: at delta .8 punishment must come with a chance of .25 at least."""
    found = critical(lambda k: dilemma((5, 3, 1), 0.8, surely=k, readings=len(k)))
    assert [t.holds for t in found.turns] == ["above"] and near(found.turns[0].at, 0.25)


@few
@given(dilemmas, deltas)
def test_credibility_at_any_payoffs(pay, delta):
    """At the closed form's credibility the engine's greatest gain is nought."""
    surely = deals.credibility(*pay, delta)
    assume(surely <= 1)
    assert near(gain(dilemma(pay, delta, surely=surely), peace()), 0)


def breaking(delta, worth, *answers):
    """Party 0 can break alone and gains so much by it, once."""
    flows = {0: ((1 - delta) * worth, 0.0), 1: (0.0, 0.0)}
    return make(delta, flows, responses=answers, breaks=lambda p: ((0, "issue", (0,)),) if p == (1,) else ())


@few
@given(st.floats(0.1, 9), st.floats(0.1, 1), deltas, st.integers(0, 12), st.integers(0, 4))
def test_snap_back_and_bond(worth, surely, delta, periods, lag):
    """O5, O6: the closed forms' sanction and bond leave a gain of nought; half of them leaves half."""
    level = deals.snap_back(worth, surely, delta, periods or float("inf"))
    amount = deals.bond(worth, surely, delta, lag)
    for part, rest in ((1, 0), (0.5, worth / 2)):
        ones = (
            answer("sanction", 0, level * part, surely, lag=1, periods=periods),
            answer("bond", 0, amount * part, surely, lag=lag),
        )
        for one in ones:
            assert near(gain(breaking(delta, worth, one), peace(1), action="break"), rest)


def test_published_snap_back_and_bond():
    """O5, O6: .284322, .452212, .185185 and 1.25 are just enough."""
    for periods, level in ((10, 0.284322), (5, 0.452212), (0, 0.185185)):
        one = answer("sanction", 0, level, 0.6, lag=1, periods=periods)
        assert near(gain(breaking(0.9, 1, one), peace(1)), 0, 1e-5)
    assert near(gain(breaking(0.9, 1, answer("bond", 0, 1.25, 0.8)), peace(1)), 0)


def fight(delta, p, x, cost, *answers, readings=1):
    """Party 0 has share x of a flow of 1, and may attack for all of it with odds p."""
    one = war(p, (1, 2), (cost, 50.0), (0,), readings=readings)
    rest = x * 0 + 1 - x
    flows = {0: (x, rest), 1: (1.0, 0.0), 2: (0.0, 1.0)}
    return make(delta, flows, readings, wars=(one,), responses=answers)


@few
@given(st.floats(0.05, 1), st.floats(0, 0.95), st.floats(0, 5), deltas, st.floats(0.1, 1))
def test_guarantee(p, x, cost, delta, surely):
    """O7: the closed form's guarantee leaves a gain of nought, or none is needed."""
    g = shifts.guarantee(p, x, cost, delta, surely)
    found = gain(fight(delta, p, x, cost, answer("guarantee", 0, g, surely)), peace())
    assert near(found, 0, 1e-5) if g else found <= 1e-6


@few
@given(st.floats(0, 1), st.floats(0, 0.9), st.floats(0, 1))
def test_peacekeepers_take_odds_with_their_chance(p, shift, surely):
    """Peacekeepers take so much of the odds as surely as they come, and never below nought."""
    one = answer("peacekeepers", 0, 0, surely, shift=shift)
    found = gain(fight(0.9, p, 0.5, 1, one), peace())
    odds = surely * max(0.0, p - shift) + (1 - surely) * p
    assert near(found, (odds - 0.5) / 0.1 - 1, 1e-5)


def test_trust_needed():
    """O7: with refusing worth 4, keeping 5 and betrayal 1.5, going along asks for trust of .714286."""
    flows = {0: (0, 2), 1: (0, 2.5), 2: (0.1, 0.75)}
    world = make(0.5, flows, breaks=lambda p: ((0, "issue", (2,)),) if p == (1,) else ())
    path = steps((0, 1), [(1,)])
    found = needed(world, path, solve(world, path, Play("peaceful")))
    assert [(n.truster, n.trusted, n.phase, n.action) for n in found] == [(1, 0, 1, "break")]
    assert near(found[0].share, deals.trust(4, 5, 1.5))


def test_appeasement():
    """O13: land of mass .05, .20 and .35 and value .20 changes the receiver's temptation by -.15, 0 and +.15 a period."""
    flows = {k: (0.2 + 0.2 * k, 0.8 - 0.2 * k) for k in range(4)} | {8: (1, 0), 9: (0, 1)}
    odds = {0: 0.2, 1: 0.25, 2: 0.45, 3: 0.8}
    world = make(0.9, flows, wars=(war(odds, (8, 9), (1.5, 1.0), (0,)),))
    found = handed_over(world, steps((0, 1, 2, 3), [(1,)] * 3))
    changes = [float(one.change[0]) * 0.1 for one in found]
    assert near(changes, [-0.15, 0, 0.15])
    ends = [gain(world, peace(k), action="attack")[0] * 0.1 for k in range(4)]
    assert near(np.diff(ends), changes)  # and that is by how much the engine's temptation to attack rises


def fearon(lead, cost_d, delta, size):
    """D (party 0) cedes slices to R (party 1), whose odds exceed its share by ``lead`` and who attacks once refused."""
    shares, limit = [0.2], 1 - cost_d * (1 - delta)
    while shares[-1] + lead < limit - 1e-9 and shares[-1] + size < 1:
        shares.append(shares[-1] + size)
    held = {k: (1 - x, x) for k, x in enumerate(shares)}
    last = len(shares) - 1
    end = (1 - delta) * ((1 - shares[-1] - lead) / (1 - delta) - cost_d)  # from the last on, D is held at its war value
    flows = held | {-1: (end, 1 - end), -2: (1, 0), -3: (0, 1)}
    odds = {k: 1 - x - lead for k, x in enumerate(shares)} | {-1: 0.0}
    world = make(delta, flows, wars=(war(odds, (-2, -3), (cost_d, 0.0), (1,)),))
    return world, steps((*range(last + 1), -1), [(0,)] * last + [()]), last


@few
@given(st.floats(0.02, 0.2), st.floats(0.2, 2), st.floats(0.6, 0.95))
def test_slices_hold_the_ceding_side_at_its_war_value(lead, cost, delta):
    """O10, O12: along the closed form's slices the ceding side gains nought by stopping at any, and a hair more tempts it."""
    size = shifts.slice_before_line(lead, cost, delta)
    assume(0.004 < size < 0.2 and lead + 0.2 + 2 * size < 1 - cost * (1 - delta))
    world, path, last = fearon(lead, cost, delta, size)
    found = [gain(world, path, 0, k, "withhold")[0] for k in range(1, last + 1)]
    assert near(found, 0, 1e-5)
    world, path, last = fearon(lead, cost, delta, size * 1.01)
    assert all(gain(world, path, 0, k, "withhold")[0] > 0 for k in range(1, last + 1))


def test_line_and_halt():
    """O12: D crosses a line up to a jump of .02222; R halts before it once a war costs it 1, and so does a guarantee."""

    def world(jump):
        n = len(jump)
        end = 0.1 * ((1 - 0.5 - 0.1 - jump) / 0.1 - 1)
        flows = {0: (0.5, 0.5), 1: (0.5, 0.5), 80: (end, 1 - end), 98: (1, 0), 99: (0, 1)}
        odds = {0: 0.4, 1: 0.4 - jump, 80: 0.0}
        return make(0.9, flows, n, wars=(war(odds, (98, 99), (1.0, 0.0), (1,), readings=n),))

    def worst(jump):
        path = steps((0, 1, 80), [(0,), ()], readings=len(jump))
        return gain(world(jump), path, 0, 1, "withhold")

    assert near(turns(worst, 0.001, 0.1).turns[0].at, 0.0222222) and turns(worst, 0.001, 0.1).turns[0].holds == "below"
    halt = critical(lambda c: fight(0.9, 0.6, 0.5, c, readings=len(c)), 0.1, 3)
    assert [t.holds for t in halt.turns] == ["above"] and near(halt.turns[0].at, shifts.halting_cost(0.1, 0.9))
    kept = gain(fight(0.9, 0.6, 0.5, 0.25, answer("guarantee", 0, 0.75)), peace())
    assert near(kept, 0)


def tranches(pays, dividend, ratio, delta):
    """Party 0 pays after each delivery, the next comes a period later, and a dividend follows for ever after the last."""
    n = len(pays)
    worth = [*(ratio * y for y in pays[1:]), 0.0]
    once = [[-pay + delta * next_, pay] for pay, next_ in zip(pays, worth, strict=True)] + [[0.0, 0.0]]
    return make(delta, {0: (0, 0), 1: (dividend, 0)}), steps([0] * (n + 1) + [1], [(0,)] * n + [()], once)


def test_equal_tranches():
    """O14: with 6 equal payments of 10 nobody gains by stopping; with 5 the payer gains .2, at the last."""
    world, path = tranches([10 / 6] * 6, 0.2, 1.5, 0.9)
    assert solve(world, path, Play("peaceful")).worst[0] <= 1e-9
    world, path = tranches([2.0] * 5, 0.2, 1.5, 0.9)
    found = [float(gain(world, path, 0, k)[0]) for k in range(1, 6)]
    assert near(max(found), 0.2) and found.index(max(found)) == 4 and sum(g > 0 for g in found) == 1


@few
@given(st.floats(1, 40), st.floats(0.1, 3), deltas, st.floats(1, 2))
def test_equal_tranches_at_any_numbers(price, dividend, delta, more):
    """The closed form's number of equal payments holds, one fewer does not, and the last is the one that tempts."""
    n = deals.equal_tranches(price, dividend, delta)
    assume(n < 25)
    assert gain(*tranches([price / n] * n, dividend, more / delta, delta))[0] <= 1e-6
    if n > 1:
        world, path = tranches([price / (n - 1)] * (n - 1), dividend, more / delta, delta)
        found = [gain(world, path, 0, k)[0] for k in range(1, n)]
        assert found[-1] > -1e-6 and max(found) <= found[-1] + 1e-6


@few
@given(st.integers(1, 6), st.floats(0.1, 3), st.floats(0.5, 3), deltas)
def test_best_tranches(count, dividend, ratio, delta):
    """O15: along the closed form's payments the payer gains nought by stopping at any of them."""
    world, path = tranches(list(deals.best_tranches(count, dividend, ratio, delta)), dividend, ratio, delta)
    assert near([gain(world, path, 0, k)[0] for k in range(1, count + 1)], 0, 1e-5)


@pytest.mark.parametrize("by, first", [(1.05, True), (1.11, True), (1.112, False), (1.3, False)])
def test_growth_that_an_opportunist_waits_for(by, first):
    """O16: who keeps nothing by keeping takes the first tranche first iff they grow by no more than 1 / delta."""
    delta, n = 0.9, 5
    held = [0.1 * by**k for k in range(n)]  # in hand at the start of each phase
    flows = {k: (x, 0.0) for k, x in enumerate(held)} | {n: (0.0, 0.0)}
    once = [[-flows[k + 1][0], 0.0] for k in range(n)]
    world, path = make(delta, flows), steps(range(n + 1), [(0,)] * n, once)
    solved = solve(world, path, Play("peaceful"))
    worth = [delta ** (d.phase - 1) * d.values[0, 0] for d in solved.deviations if d.action == "withhold"]
    assert near(solved.values[0][0, 0], 0) and (max(worth) == worth[0]) == first == (by <= deals.growth(delta))


def test_record_counts():
    """O17: one verified promise kept and five broken, with a prior of one each, give a mean of .25."""
    rows = [
        Promise("a", ("b",), "w", f"200{k}-01-01", "kept" if k == 0 else "broken", ("b",), ("un",)) for k in range(6)
    ]
    found = record([*rows, Promise("a", ("b",), "w", "2009-01-01", "disputed")], "a")
    assert (found.kept, found.broken, found.disputed) == (1, 5, 1)
    assert near((found.kept + 1) / (found.kept + found.broken + 2), 0.25)


def test_constant_hazard():
    """O18: where breaking costs much beside the scale of shocks, survival is (1 - .07)^T."""
    world = fight(0.9, 0.2, 0.5, 5.0)
    solved = solve(world, peace(), Play("peaceful"))
    curve = survival(world, peace(), solved, 8, np.full((1, 2), 0.01), 0.07).curve
    assert near(curve[0], [0.93**t for t in range(9)])


@few
@given(st.floats(0, 1), st.floats(-2, 12), st.floats(0.1, 4), deltas)
def test_one_choice_for_ever(flow, gone, sigma, delta):
    """O19: with one break, foreseen for ever, the chance a period solves the logit's own equation."""
    world = make(delta, {0: (gone * (1 - delta),), 1: (flow,)}, breaks=lambda p: ((0, "i", (0,)),) if p == (1,) else ())
    solved = solve(world, peace(1), Play("peaceful"))
    found = survival(world, peace(1), solved, 3, np.full((1, 1), sigma))
    h = deals.lasting_break(flow, gone, sigma, delta)
    assume(found.settled.all())
    step = 1e-5  # not where two roots meet, which no iteration finds to many places
    nudged = [(flow + delta * x * gone) / (1 - delta * (1 - x)) for x in (h, h + step)]
    assume(abs(deals.logit_break(nudged[1], gone, sigma) - deals.logit_break(nudged[0], gone, sigma)) < 0.9 * step)
    assert near(found.curve[0], [(1 - h) ** t for t in range(4)], 1e-6)


def test_sigma_anchor():
    """O19: at the anchor's scale a party that loses m by breaking breaks with the chance it was made for."""
    assert near(1 / (1 + np.exp(3 / sigma_of(3, 0.05))), 0.05)


def test_patience_reversed():
    """O25: where war is an investment the deal holds below a patience of .8, and the turn says: below."""
    found = critical(lambda d: fight(d, 0.6, 0.4, 1.0, readings=len(d)))
    assert [t.holds for t in found.turns] == ["below"] and near(
        found.turns[0].at, shifts.reversed_patience(0.6, 0.4, 1)
    )


def test_patience_that_turns_twice():
    """O1 and O25 together: patience first saves the deal, at .5, and then breaks it, at .8; both turns are listed."""

    def both(d):
        n = len(d)
        one = war({0: 0.6, 1: 0.0}, (2, 3), (1.0, 50.0), (0,), readings=n)
        flows = {0: (0.4, 0.4), 1: (0.2, 0.2), 2: (1, 0), 3: (0, 1)}
        cheat = violation(0, (0.2, 0), 1, 1, (0,), readings=n)
        return make(d, flows, n, wars=(one,), violations=(cheat,))

    found = critical(both, 0.05, 0.97)
    assert [t.holds for t in found.turns] == ["above", "below"]
    assert near([t.at for t in found.turns], [0.5, 0.8])


def test_no_turn_and_no_settling_are_said():
    """Without a turn it is said whether it holds all the way, and where play does not settle there is no number."""
    assert turns(lambda x: -x, 0.1, 1).always is True and turns(lambda x: x, 0.1, 1).always is False
    assert turns(lambda x: np.where(x > 0.5, np.nan, x), 0.1, 1).settled is False
    assert turns(lambda x: np.where(np.abs(x - 0.5001) < 0.001, np.nan, x - 0.5), 0, 1, 11).settled is False
    assert turns(lambda x: (x - 0.3) * (x - 0.6), 0, 1).turns == (
        Turn(pytest.approx(0.3), "above"),
        Turn(pytest.approx(0.6), "below"),
    )


def guaranteed(lapses):
    """B (1) hands land to A (0), who would attack for it; the US (2) guarantees B from the outset."""
    flows = {0: (0.4, 0.6, 0), 1: (0.6, 0.4, 0), 8: (1, 0, 0), 9: (0, 1, 0)}
    one = war(0.7, (8, 9), (1.2, 2.0, 0.0), (0,))
    return make(0.9, flows, wars=(one,), responses=(answer("guarantee", 0, 3.0, by=(2,), lapses=frozenset(lapses)),))


def test_what_is_guaranteed_whatever_happens_is_withheld():
    """A guarantee given first and without conditions makes the guaranteed side gain 2 by withholding; one that lapses
    by its break does not."""
    path = steps((0, 1), [(1,)], parties=3)
    assert near(gain(guaranteed(()), path, 1, 1, "withhold"), 2.0)
    held = solve(guaranteed({1}), path, Play("peaceful"))
    assert held.worst[0] < 0


def test_both_starts_where_both_are_equilibria():
    """Where each would attack only because the other will, the peaceful start leaves the second at 4.5, the violent at 2.5."""
    flows = {0: (0.5, 0.5), 1: (1, 0), 2: (0, 1), 3: (0.45, 0.45)}
    wars = (war(0.6, (1, 2), (1.5, 1.5), (0,), "first"), war(0.4, (1, 2), (1.5, 1.5), (1,), "second"))
    world = make(0.9, flows, wars=wars)
    path = steps((3, 0), [(0, 1)])
    calm, fierce = (solve(world, path, Play(start)) for start in ("peaceful", "violent"))
    assert [d.values[0, 0] for d in calm.deviations if d.action == "withhold"][0] == pytest.approx(4.5)
    assert [d.values[0, 0] for d in fierce.deviations if d.action == "withhold"][0] == pytest.approx(4.5)
    assert [d.values[0, 1] for d in calm.deviations if d.action == "withhold"][0] == pytest.approx(4.5)
    assert [d.values[0, 1] for d in fierce.deviations if d.action == "withhold"][0] == pytest.approx(2.5)


def test_irreversible_steps():
    """O26: along steps that shrink by 1 / (delta b) nobody gains by staying behind for good, at any step."""
    delta, b, n = 0.9, 2.0, 60
    rate, levels = deals.shrinking(delta, b), [0.0]
    for k in range(n):
        levels.append(levels[-1] + rate**k)
    flows = {k: ((b - 1) * c, (b - 1) * c) for k, c in enumerate(levels)}
    flows |= {100 + k: (b * levels[k] - levels[k - 1], 0.0) for k in range(1, n + 1)}
    world = make(delta, flows, breaks=lambda p: ((0, "own", (100 + p[0],)),) if 0 < p[0] < 100 else ())
    path = steps(range(n + 1), [()] * n)
    assert near([gain(world, path, 0, k, "break")[0] for k in range(1, n + 1)], 0, 1e-6)


def test_what_is_handed_over_stays_handed_over():
    """Who attacks after a step keeps what the step handed it, and who handed it over does not get it back."""
    flows = {0: (0.5, 0.5), 1: (1, 0), 2: (0, 1)}
    world = make(0.9, flows, wars=(war(0.5, (1, 2), (0.5, 0.5)),))
    bare, paid = (steps((0, 0), [()], [[-pay, pay]]) for pay in (0.0, 3.0))
    for party in (0, 1):
        assert near(gain(world, paid, party, 1, "attack"), gain(world, bare, party, 1, "attack"))


def test_each_war_is_weighed_by_itself():
    """A sender that gains by answering one attacker and loses by answering the other answers the one alone."""
    flows = {0: (0.5, 0.5, 0), 1: (1, 0, 1), 2: (0, 1, 0)}
    one = answer("peacekeepers", 0, 0, by=(2,), shift=0.3, decides=True, pays={2: numbers(1, 1)})
    both = type(one)(**{**vars(one), "against": (0, 1)})
    world = make(0.9, flows, wars=(war(0.5, (1, 2), (0.1, 0.1, 0.0)),), responses=(both,))
    found = {d.party: d.values[0] for d in solve(world, peace(), Play("peaceful")).deviations}
    assert near(found[0], [4.9, 4.9, 5]) and near(found[1], [7.9, 1.9, 7])


def test_the_cheapest_package():
    """O21: a guarantee of 2.0 at a cost of 2; with a cap of 1 on it and a bond, the bond of 1.25; a hair less fails."""
    guarantee, hostage = answer("guarantee", 0, 0, 0.5), answer("bond", 0, 0, 0.8)
    world = fight(0.9, 0.6, 0.4, 1.0, guarantee, hostage)
    alone = cheapest(world, peace(), "peaceful", {"guarantee": 1.0}, {})
    assert near(alone.amounts["guarantee"], 2.0) and near(alone.cost, 2.0) and alone.verified
    assert [b.deviation.action for b in alone.binding] == ["attack"] and near(alone.binding[0].price, 2.0)
    both = cheapest(world, peace(), "peaceful", {"guarantee": 1.0, "bond": 0.1}, {"guarantee": 1.0})
    assert near(both.amounts["bond"], 1.25) and near(both.amounts["guarantee"], 0) and near(both.cost, 0.125)
    mixed = cheapest(world, peace(), "peaceful", {"guarantee": 1.0, "bond": 9.0}, {"guarantee": 1.0})
    assert near(mixed.amounts["guarantee"], 1.0) and near(mixed.amounts["bond"], 0.625)
    for found in (alone, both, mixed):
        for name, amount in found.amounts.items():
            less = scaled(world, {"guarantee": 0.0, **found.amounts, name: amount * (1 - 1e-6)})
            more = scaled(world, {"guarantee": 0.0, "bond": 0.0, **found.amounts})
            assert gain(more, peace())[0] <= 1e-9 and (amount == 0 or gain(less, peace())[0] > 1e-9)
    never = cheapest(world, peace(), "peaceful", {"guarantee": 1.0}, {"guarantee": 0.5})
    assert never.amounts is None and near(never.least, 0.75) and never.capped == ("guarantee",)
    with pytest.raises(ValueError):
        cheapest(world, peace(), "peaceful", {"nothing": 1.0}, {})


def test_fear_that_feeds_itself():
    """Where fear of a break feeds itself there are several chances that fit; both sides show the one of most trust."""
    h = deals.lasting_break(0.75, 0.0, 2.5, 0.9453125)
    other = 0.282344770122657  # the chance of least trust fits, too
    assert near(deals.logit_break(0.75 / (1 - 0.9453125 * (1 - other)), 0.0, 2.5), other, 1e-6)
    world = make(0.9453125, {0: (0.0,), 1: (0.75,)}, breaks=lambda p: ((0, "i", (0,)),) if p == (1,) else ())
    found = survival(world, peace(1), solve(world, peace(1), Play("peaceful")), 1, np.full((1, 1), 2.5))
    assert near(found.curve[0, 1], 1 - h, 1e-6) and h < 0.01
