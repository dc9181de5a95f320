"""The closed forms of time (design, section 2.8): at the published numbers, and against plain sums at any parameters."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pourparler.lens.durability import theory_deals as deals
from pourparler.lens.durability import theory_shifts as shifts
from pourparler.lens.durability.survival import sigma_of
from pourparler.lens.durability.trust import at_least, in_a_row

deltas = st.floats(0.05, 0.97)
costs = st.floats(0.01, 20)
shares = st.floats(0, 1)
few = settings(max_examples=60, deadline=None)


def near(found, right, places=1e-6):
    return found == pytest.approx(right, rel=places, abs=places)


def summed(first, then, delta, lag=1):
    """``first`` a period for ``lag`` periods and ``then`` for ever after, summed one by one."""
    length = 60 + int(40 / -math.log(delta))
    return sum((first if t < lag else then) * delta**t for t in range(length))


def test_published_patience():
    """O1, O2: the least patience of the repeated prisoners' dilemma, seen at once and seen late."""
    assert [deals.patience(5, 3, 1), deals.patience(7, 4, 2)] == [0.5, 0.6]
    assert near(deals.patience(10, 4, 1), 2 / 3)
    assert near(deals.patience(5, 3, 1, 2), 0.70711, 1e-5) and near(deals.patience(5, 3, 1, 4), 0.84090, 1e-5)


dilemmas = st.tuples(*[st.floats(0.2, 5)] * 3).map(lambda g: (g[0] + g[1] + g[2], g[0] + g[1], g[0], 0.0))  # T, R, P, S


@few
@given(dilemmas, st.integers(1, 5))
def test_patience_by_sums(pay, lag):
    """Just above the least patience cheating is worth less than keeping, just below it is worth more."""
    t, r, p, _ = pay
    least = deals.patience(t, r, p, lag)
    assume(0.05 < least < 0.97)
    for delta, sign in ((least + 0.01, 1), (least - 0.01, -1)):
        assert sign * (summed(r, r, delta) - summed(t, p, delta, lag)) > 0


def test_published_credibility():
    """O3: how surely punishment must come."""
    assert near(deals.credibility(5, 3, 1, 0.8), 0.25)


@few
@given(dilemmas, deltas)
def test_credibility_by_sums(pay, delta):
    """At the credibility needed, cheating and keeping are worth the same."""
    t, r, p, _ = pay
    surely = deals.credibility(t, r, p, delta)
    assume(surely <= 1)
    cheat = surely * summed(t, p, delta) + (1 - surely) * summed(t, r, delta)
    assert near(cheat, summed(r, r, delta))


def test_published_penance():
    """O4: patience that survives forgiving."""
    assert near(deals.forgiving_patience(5, 3, 1, 0), 2 / 3) and near(deals.forgiving_patience(4, 3, 2, 0), 2 / 3)


@few
@given(dilemmas)
def test_penance_by_sums(pay):
    """Penance: keep while the other cheats for one period, then both keep; above the threshold neither cheating nor
    leaving one's penance for a period gains, and below it one of them does."""
    t, r, p, s = pay
    least = deals.forgiving_patience(t, r, p, s)
    for delta, fine in ((least + 0.01, True), (least - 0.01, False)):
        if not 0.01 < delta < 0.999:
            continue
        cheat = t + delta * s - (r + delta * r)  # cheat, then do penance
        leave = p + delta * s - (s + delta * r)  # neither keeps, then penance
        assert (cheat <= 0 and leave <= 0) == fine


def test_published_snap_back_and_bond():
    """O5, O6: sanctions that snap back for 10 periods, 5 and for ever, and a bond."""
    assert near(deals.snap_back(1, 0.6, 0.9, 10), 0.284322)
    assert near(deals.snap_back(1, 0.6, 0.9, 5), 0.452212)
    assert near(deals.snap_back(1, 0.6, 0.9), 0.185185)
    assert near(deals.bond(1, 0.8), 1.25)


@few
@given(st.floats(0, 20), st.floats(0.05, 1), deltas, st.integers(1, 30), st.integers(0, 5))
def test_snap_back_and_bond_by_sums(gain, surely, delta, periods, lag):
    """What is lost by a break is worth what it gains, summed period by period."""
    level = deals.snap_back(gain, surely, delta, periods)
    assert near(surely * sum(level * delta**t for t in range(1, periods + 1)), gain)
    assert near(surely * delta**lag * deals.bond(gain, surely, delta, lag), gain)


def test_published_guarantee_and_trust():
    """O7: what a guarantee must add, and the trust that going along asks for."""
    assert near(shifts.guarantee(0.6, 0.4, 1.0, 0.9, 0.5), 2.0)
    assert near(deals.trust(4, 5, 1.5), 0.714286)


@few
@given(shares, shares, costs, deltas, st.floats(0.05, 1))
def test_guarantee_by_sums(p, x, cost, delta, surely):
    """With the guarantee an attack is worth no more than peace, and without one that is needed it is worth more."""
    g = shifts.guarantee(p, x, cost, delta, surely)
    war, peace = p * summed(1, 1, delta) - cost, summed(x, x, delta)
    assert war - surely * g <= peace + 1e-6
    assert g == 0 or near(war - surely * g, peace)


@few
@given(st.floats(-5, 5), st.floats(0.01, 5), st.floats(-2, 2))
def test_trust_by_its_definition(betrayed, room, above):
    """At the trust needed the lottery of going along is worth refusing, or no trust is needed."""
    kept, refuse = betrayed + room, betrayed + above
    q = deals.trust(refuse, kept, betrayed)
    assert near(q * kept + (1 - q) * betrayed, max(refuse, betrayed))


def test_published_shifts():
    """O8, O9: the shifts of power up to which there is no war at once, and above which there is no deal at all."""
    assert near(shifts.efficient_shift(0.4, 0.2, 0.9), 0.722222)
    assert near(shifts.preventive_shift(0.3, 2, 0.9), 0.355556)
    assert near(shifts.best_deal_shift(0.3, 2, 1, 0.9), 0.655556)


@few
@given(shares, costs, costs, deltas)
def test_shifts_by_their_derivation(p1, cost_d, cost_r, delta):
    """D is indifferent between war today and all of today with its war value tomorrow (T1), or all but R's (T2)."""
    pie = 1 / (1 - delta)
    p2 = shifts.preventive_shift(p1, cost_d, delta)
    assert near(1 + delta * ((1 - p2) * pie - cost_d), (1 - p1) * pie - cost_d)
    p2 = shifts.best_deal_shift(p1, cost_d, cost_r, delta)
    assert near((1 - p1) * pie - cost_d + delta * (p2 * pie - cost_r), pie)


@few
@given(shares, st.floats(0, 0.95), deltas)
def test_efficient_shift_by_its_derivation(p, destroyed, delta):
    """When a war leaves 1 - d of the pie, both sides' war values, R's a period on, take up the whole pie at p'."""
    later = shifts.efficient_shift(p, destroyed, delta)
    assert near((1 - destroyed) * ((1 - p) + delta * later), 1)


def test_published_slices():
    """O10, O11, O12: slices of .02 from .2 in 31 steps and all at the end; the stop; the line, the jump and the halt."""
    found = shifts.slices(0.2, 0, 1, 2, 0.9)
    assert len(found.shares) == 32 and found.all_at_once and found.shares[-1] == 1 and near(found.shares[-2], 0.8)
    assert all(near(b - a, 0.02) for a, b in zip(found.shares[:-2], found.shares[1:-1], strict=True))
    assert near(shifts.stop_share(0.1, 0.6, 2, 0.9), 0.75) and near(shifts.contraction(0.6, 0.9), 0.9375)
    assert near(shifts.slices(0.2, 0.1, 0.6, 2, 0.9).stop, 0.75)
    assert near(shifts.slice_before_line(0.1, 1, 0.9), 0.02) and near(shifts.greatest_jump(0.1, 1, 0.9), 0.022222)
    assert near(shifts.halting_cost(0.1, 0.9), 1.0)
    told = [shifts.at_the_line(j, 0.1, 1, c, 0.9) for j, c in ((0.02, 0.5), (0.03, 0.5), (0.03, 1.0001))]
    assert told == ["crosses", "war", "halts"]


@few
@given(st.floats(0, 0.5), st.floats(0, 0.4), st.floats(0, 0.6), st.floats(0.1, 4), st.floats(0.3, 0.95))
def test_slices_hold_the_ceding_side_at_its_war_value(start, a, b, cost, delta):
    """D's value of the rest of the path is its war value at every slice but where war is worth nothing to it."""
    found = shifts.slices(start, a, b, cost, delta, 400)

    def war(x):
        return (1 - a - b * x) / (1 - delta) - cost

    assert list(found.shares) == sorted(found.shares)
    inner = found.shares[:-1] if found.all_at_once else found.shares
    for here, there in zip(inner, inner[1:], strict=False):
        if there < 1:
            assert near((1 - there) + delta * war(there), war(here))
    if found.all_at_once:
        assert war(inner[-1]) <= 1e-6
    gaps = [found.stop - x for x in inner]
    if b and 0.001 < found.stop < 1 and not found.all_at_once and len(gaps) > 2 and gaps[0] > 0.01:
        assert near(gaps[1] / gaps[0], shifts.contraction(b, delta))


@few
@given(st.floats(0, 0.5), st.floats(0, 0.4), costs, deltas)
def test_the_line_by_its_derivation(x, lead, cost, delta):
    """With the greatest jump D is indifferent between crossing with no slice of value and a war before the line."""
    assume(x + lead < 0.9)
    jump = shifts.greatest_jump(lead, cost, delta)
    stay = (1 - x - lead) / (1 - delta) - cost
    cross = (1 - x) + delta * ((1 - x - lead - jump) / (1 - delta) - cost)
    assert near(stay, cross)


def test_published_temptation():
    """O13: what is handed over changes the receiver's temptation by mass minus value."""
    assert [round(shifts.temptation(mass, 0.2), 9) for mass in (0.05, 0.2, 0.35)] == [-0.15, 0, 0.15]


def test_published_tranches():
    """O14, O15: equal tranches, the last one binds; and the best ones, the first the largest."""
    assert deals.equal_tranches(10, 0.2, 0.9) == 6
    assert near(10 / 5 - deals.last_tranche(0.2, 0.9), 0.2)
    four, three = deals.best_tranches(4, 0.2, 1.5, 0.9), deals.best_tranches(3, 0.2, 1.5, 0.9)
    assert near(four[-1], 1.8) and near(four[0] / four[1], 1.35)
    assert near(sum(four), 11.939, 1e-3) and near(sum(three), 7.511, 1e-3)


@few
@given(st.integers(1, 8), st.floats(0.01, 3), st.floats(0.5, 3), deltas)
def test_best_tranches_leave_the_payer_indifferent_everywhere(count, dividend, ratio, delta):
    """After each payment what follows is worth just what was paid."""
    pays = deals.best_tranches(count, dividend, ratio, delta)
    ahead = summed(0, dividend, delta)
    for pay in reversed(pays):
        assert near(ahead, pay)
        ahead = delta * (ratio * pay - pay + ahead)


@few
@given(st.floats(0.1, 50), st.floats(0.05, 5), deltas)
def test_equal_tranches_are_the_fewest(price, dividend, delta):
    """So many equal payments are each worth making for what follows, and one fewer is not."""
    n, most = deals.equal_tranches(price, dividend, delta), summed(0, dividend, delta)
    assert price / n <= most * (1 + 1e-6)
    assert n == 1 or price / (n - 1) > most * (1 - 1e-6)


def test_published_growth():
    """O16: an opportunist takes the first tranche as long as they grow by no more than 1.1111."""
    assert near(deals.growth(0.9), 1.111111)


@few
@given(deltas, st.floats(0.5, 3), st.integers(2, 8))
def test_growth_by_listing(delta, by, count):
    """Up to that growth no tranche is worth more than the first, today; above it a later one is."""
    assume(abs(by * delta - 1) > 1e-6)
    worth = [(delta * by) ** k for k in range(count)]
    assert (max(worth) == worth[0]) == (by <= deals.growth(delta))


def test_published_record():
    """O17: one promise kept and five broken, the next three, and a constant chance that nobody knows."""
    assert near((1 + 1) / (1 + 1 + 1 + 5), 0.25)
    assert near(in_a_row(2, 6, 3), 1 / 30)
    assert near(in_a_row(9, 1, 5), 9 / 14)  # failing a period is Beta(1, 9), so lasting one is Beta(9, 1)


@few
@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 8), st.floats(0.01, 0.99))
def test_record_by_rising_products_and_counts(a, b, n, share):
    """A run's chance is the product of each next one's; P(theta >= q) is a binomial sum when counts are whole."""
    run = math.prod((a + k) / (a + b + k) for k in range(n))
    assert near(in_a_row(a, b, n), run)
    m = a + b - 1
    exact = sum(math.comb(m, j) * share**j * (1 - share) ** (m - j) for j in range(a))
    assert near(at_least(a, b, share), exact)


def test_published_hazard_and_anchor():
    """O18, O19: a constant hazard, and the scale at which a loss is broken for with a given chance."""
    assert near(deals.constant_hazard(0.07, 5), 0.93**5)
    assert near(deals.logit_break(3, 1, sigma_of(2, 0.1)), 0.1)


@few
@given(st.floats(-3, 3), st.floats(-20, 20), st.floats(0.05, 5), deltas)
def test_lasting_break_solves_its_equation(flow, gone, sigma, delta):
    """The chance found is the chance at the value it implies."""
    h = deals.lasting_break(flow, gone, sigma, delta)
    keep = (flow + delta * h * gone) / (1 - delta * (1 - h))
    assert near(deals.logit_break(keep, gone, sigma), h, 1e-8)


def test_published_weibull():
    """O20: the curve through 52.3 % at 5 years and 43.8 % at 10."""
    found = deals.weibull(5, 0.523, 10, 0.438)
    assert near(found.shape, 0.349, 1e-3) and near(found.median, 6.05, 2e-3)


@few
@given(st.floats(0.1, 10), st.floats(0.1, 10), st.floats(0.05, 0.9), st.floats(0.05, 0.9))
def test_weibull_goes_through_both_points(t, more, high, part):
    """The curve has the survival it was made from, and its median."""
    assume(part < 0.999)
    found = deals.weibull(t, high, t + more, high * part)
    assert near(found.survival(t), high) and near(found.survival(t + more), high * part)
    assert near(found.survival(found.median), 0.5)


def test_published_reversed_patience():
    """O25: where war is an investment, peace needs impatience."""
    assert near(shifts.reversed_patience(0.6, 0.4, 1), 0.8)


@few
@given(shares, shares, costs, st.floats(0.02, 0.98))
def test_reversed_patience_by_sums(p, x, cost, delta):
    """Above that patience an attack is worth more than peace, below it less."""
    assume(p > x + 1e-3)
    most = shifts.reversed_patience(p, x, cost)
    assume(abs(delta - most) > 1e-3)
    assert ((p - x) / (1 - delta) - cost > 0) == (delta > most)


def test_published_shrinking():
    """O26: irreversible steps shrink by 1 / (delta b)."""
    assert near(deals.shrinking(0.9, 2), 0.5556, 1e-4)


@few
@given(st.floats(0.5, 0.95), st.floats(1.2, 5))
def test_shrinking_keeps_both_indifferent(delta, b):
    """Along steps that shrink so, going on is worth just what staying behind for good is, at each step."""
    assume(delta * b > 1.1)
    rate = deals.shrinking(delta, b)
    levels = [0.0]
    for k in range(400):
        levels.append(levels[-1] + rate**k)
    for t in (1, 2, 5):
        ahead = sum(delta ** (s - t) * (b - 1) * levels[s] for s in range(t, 400))
        ahead += delta ** (400 - t) * (b - 1) * levels[400] / (1 - delta)
        assert near(ahead, (b * levels[t] - levels[t - 1]) / (1 - delta))


@pytest.mark.parametrize(
    "call",
    [
        lambda: shifts.preventive_shift(0.3, 2, 1.0),
        lambda: shifts.preventive_shift(1.3, 2, 0.9),
        lambda: shifts.preventive_shift(math.nan, 2, 0.9),
        lambda: shifts.best_deal_shift(0.3, -1, 1, 0.9),
        lambda: shifts.efficient_shift(0.4, 1, 0.9),
        lambda: shifts.slices(0.2, 0.5, 0.6, 2, 0.9),
        lambda: shifts.slices(0.2, 0.5, -0.1, 2, 0.9),
        lambda: shifts.stop_share(0.1, 1, 2, 0.9),
        lambda: shifts.contraction(-1, 0.9),
        lambda: shifts.reversed_patience(0.3, 0.4, 1),
        lambda: shifts.guarantee(0.6, 0.4, 1, 0.9, 1.5),
        lambda: deals.patience(3, 5, 1),
        lambda: deals.patience(5, 3, 1, 0),
        lambda: deals.forgiving_patience(5, 3, 1, 2),
        lambda: deals.snap_back(1, 0, 0.9),
        lambda: deals.bond(1, 0.5, 0.9, -1),
        lambda: deals.trust(1, 1, 2),
        lambda: deals.shrinking(0.4, 2),
        lambda: deals.best_tranches(0, 0.2, 1.5, 0.9),
        lambda: deals.weibull(5, 0.4, 10, 0.5),
        lambda: deals.constant_hazard(1, 3),
        lambda: deals.logit_break(1, 0, 0),
        lambda: at_least(0, 1, 0.5),
        lambda: sigma_of(0, 0.1),
    ],
)
def test_numbers_outside_a_forms_domain_are_refused(call):
    """Every closed form refuses numbers it does not speak of."""
    with pytest.raises(ValueError):
        call()
