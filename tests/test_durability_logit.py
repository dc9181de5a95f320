"""O24: survival is a quantal response of the tree it stands for; and a repeated dilemma holds where QuantEcon says so.

Random plans of two parties are unrolled to finite trees here, with nothing of the engine: withholding, ratification,
taking back, flows, and a last step after which nobody can break any more, so that the peace is a closed form.
Gambit and QuantEcon are no requirement of the project (Gambit is GPL); the tests that ask them run where they are there:
`pip install pygambit==16.7.0 quantecon==0.11.4`.
"""

from dataclasses import replace
from fractions import Fraction
from math import exp, log
from random import Random

import numpy as np
import pytest
from durability_worlds import gain, make, peace, violation

from pourparler.lens.durability.game import solve
from pourparler.lens.durability.model import Move, Path
from pourparler.lens.durability.offdeal import Play
from pourparler.lens.durability.survival import survival

SEEDS = range(12)


class Plan:
    """A random plan: exact flows of each package, who takes each step, with what chance it passes, who can take what
    back in which package, and to what."""

    def __init__(self, seed):
        rng = Random(seed)
        self.size = rng.choice([2, 3])
        self.delta = [Fraction(rng.randint(50, 95), 100) for _ in "AB"]
        self.sigma = [Fraction(rng.randint(5, 60), 10) for _ in "AB"]
        self.who = [rng.choice([(0,), (1,), (0, 1), (1, 0)]) for _ in range(self.size)]
        self.passes = [rng.choice([Fraction(1), Fraction(3, 4), Fraction(1, 2)]) for _ in range(self.size)]
        self.once = [[Fraction(rng.randint(-20, 20), 10) for _ in "AB"] for _ in range(self.size)]
        self.breaks = {k: [] for k in range(1, self.size)}
        gone = 10
        for ways in self.breaks.values():
            for party in rng.sample([0, 1], rng.choice([1, 2])):
                for _ in range(rng.choice([1, 2])):
                    ways.append((party, f"w{gone}", gone))
                    gone += 1
        named = [*range(self.size + 1), *range(10, gone)]
        self.flow = {k: [Fraction(rng.randint(-20, 20), 10) for _ in "AB"] for k in named}

    def world(self):
        def breaks(package):
            return tuple((party, what, (left,)) for party, what, left in self.breaks.get(package[0], ()))

        world = make(0.5, {k: tuple(map(float, row)) for k, row in self.flow.items()}, breaks=breaks, undoes=lambda p: ())
        return replace(world, discount=np.array([list(map(float, self.delta))]))

    def path(self):
        rows = zip(self.who, self.passes, self.once, strict=True)
        moves = [
            Move(f"s{k}", who, np.array([float(passes)]), np.array([list(map(float, once))]))
            for k, (who, passes, once) in enumerate(rows, 1)
        ]
        return Path(tuple(moves), tuple((k,) for k in range(self.size + 1)))

    def chain(self):
        """The tree, which has one branch that goes on: ("choice", party, key, scale, payoffs where it breaks),
        ("chance", p, payoffs where it fails), at last ("end", payoffs); all payoffs at the plan's start, exact."""
        found, had = [], [Fraction(0)] * 2
        for k in range(1, self.size + 1):
            worth = [d ** (k - 1) for d in self.delta]

            def ended(at, extra=(0, 0), had=had, worth=worth):
                return [
                    h + w * (e + f / (1 - d))
                    for h, w, e, f, d in zip(had, worth, extra, self.flow[at], self.delta, strict=True)
                ]

            scale = [float(s * w) for s, w in zip(self.sigma, worth, strict=True)]
            for party in self.who[k - 1]:
                found.append(("choice", party, (party, k, "withhold", f"s{k}"), scale[party], ended(k - 1)))
            found.append(("chance", self.passes[k - 1], ended(k - 1)))
            ways = self.breaks.get(k, [])
            for party in dict.fromkeys(party for party, _, _ in ways):
                own = [(ended(left, self.once[k - 1]), what) for p, what, left in ways if p == party]
                best, what = max(own, key=lambda way: way[0][party])
                found.append(("choice", party, (party, k, "break", what), scale[party], best))
            had = [
                h + w * (o + f) for h, w, o, f in zip(had, worth, self.once[k - 1], self.flow[k], strict=True)
            ]
        last = [h + d**self.size * f / (1 - d) for h, d, f in zip(had, self.delta, self.flow[self.size], strict=True)]
        return [*found, ("end", last)]


def played(plan):
    """The chance of a break at each choice of the chain, as survival has it: first breaks, each beside what got there."""
    world, path = plan.world(), plan.path()
    solved = solve(world, path, Play("peaceful"))
    found = survival(world, path, solved, plan.size, np.array([list(map(float, plan.sigma))]))
    assert found.settled.all()
    reach, chances = 1.0, []
    for node in plan.chain()[:-1]:
        if node[0] == "chance":
            reach *= float(node[1])
            continue
        chances.append(float(found.first[node[2]][0]) / reach)
        reach *= 1 - chances[-1]
    assert found.curve[0, -1] == pytest.approx(reach, abs=1e-12)
    return chances


@pytest.mark.parametrize("seed", SEEDS)
def test_survival_solves_the_equation_of_agent_logit(seed):
    """At every choice the odds of a break are e to the difference of its action values over sigma, where these values
    come from a walk over the whole tree with survival's own chances."""
    plan = Plan(seed)
    chain, chances = plan.chain(), played(plan)
    value, k = list(map(float, chain[-1][1])), len(chances)
    for node in reversed(chain[:-1]):
        if node[0] == "chance":
            p, fails = float(node[1]), node[2]
            value = [p * v + (1 - p) * float(f) for v, f in zip(value, fails, strict=True)]
            continue
        k -= 1
        _, party, _, scale, broken = node
        b = chances[k]
        assert b == pytest.approx(1 / (1 + exp((value[party] - float(broken[party])) / scale)), abs=1e-8)
        value = [(1 - b) * v + b * float(x) for v, x in zip(value, broken, strict=True)]
    assert k == 0 and len(chances) >= plan.size


@pytest.mark.parametrize("seed", SEEDS)
def test_survival_solves_it_with_the_action_values_of_gambit(seed):
    """The same where Gambit computes the action values of the tree."""
    gambit = pytest.importorskip("pygambit")
    plan = Plan(seed)
    chain, chances = plan.chain(), played(plan)
    game = gambit.Game.new_tree(players=["A", "B"])

    def pays(node, label, payoffs):
        exact = [gambit.Rational(x.numerator, x.denominator) for x in payoffs]
        game.set_outcome(node, game.add_outcome(label, exact))

    at, choices = game.root, []
    for number, node in enumerate(chain[:-1]):
        if node[0] == "chance":
            if node[1] == 1:
                continue
            game.append_move(at, game.players.chance, ["goes on", "fails"])
            game.set_chance_probs(at.infoset, [str(node[1]), str(1 - node[1])])
        else:
            game.append_move(at, "AB"[node[1]], ["keeps", "breaks"])
            choices.append((at.infoset, node[3]))
        on, off = at.children
        pays(off, f"n{number}", node[-1])
        at = on
    pays(at, "end", chain[-1][1])
    profile = game.mixed_behavior_profile()
    for (infoset, _), b in zip(choices, chances, strict=True):
        keeps, breaks = infoset.actions
        profile[keeps], profile[breaks] = 1 - b, b
    checked = 0
    for (infoset, scale), b in zip(choices, chances, strict=True):
        keeps, breaks = (float(profile.action_value(action)) for action in infoset.actions)
        assert b == pytest.approx(1 / (1 + exp((keeps - breaks) / scale)), abs=1e-8)
        if 1e-4 < b < 1 - 1e-4:
            assert log(b / (1 - b)) * scale == pytest.approx(breaks - keeps, abs=1e-8)
            checked += 1
    assert checked


@pytest.mark.parametrize(("delta", "holds"), [(0.499, False), (0.501, True)])
def test_the_repeated_dilemma_holds_where_quantecon_has_it(delta, holds):
    """With payoffs 5, 3, 1, 0 both keeping (3, 3) is an equilibrium payoff in the set of Abreu and Sannikov where the
    engine says that nobody gains by cheating, and is none where it says that somebody does."""
    cheats = tuple(violation(i, (2, 0) if i == 0 else (0, 2), 1, 1, (0,)) for i in (0, 1))
    world = make(delta, {0: (3, 3), 1: (1, 1)}, violations=cheats)
    assert [bool(gain(world, peace(), party)[0] <= 0) for party in (0, 1)] == [holds, holds]
    theory = pytest.importorskip("quantecon.game_theory")
    payoffs = np.array([[3.0, 0.0], [5.0, 1.0]])
    game = theory.NormalFormGame((theory.Player(payoffs), theory.Player(payoffs)))
    hull = theory.RepeatedGame(game, delta).equilibrium_payoffs()
    normals, offsets = hull.equations[:, :-1], hull.equations[:, -1]
    assert bool((normals @ np.array([3.0, 3.0]) + offsets <= 1e-9).all()) == holds
