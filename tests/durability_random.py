"""Random worlds of the durability engine: one spec with an array row for each reading, for the engine and the oracle."""

from itertools import product
from random import Random

import numpy as np

from pourparler.lens.durability.model import Move, Path, Response, Violation, War, World

KINDS = ("sanction", "bond", "guarantee", "peacekeepers", "relief")


def spec(seed, readings=3, steps=(1, 5), parties=(2, 4), late=3, issues=None, wars=(0, 2), responses=(0, 5)):
    """A world and a path. Issues have two options, 0 today and 1; each step sets one; breaks only go back to 0."""
    rng = Random(seed)
    n = rng.randint(*parties)
    size = rng.randint(*steps)
    count = issues or max(1, min(4, size))
    sizes = (2,) * count
    packages = list(product(range(2), repeat=count))

    def number(low, high):
        return np.array([rng.uniform(low, high) for _ in range(readings)])

    def row(low, high):
        return np.array([[rng.uniform(low, high) for _ in range(n)] for _ in range(readings)])

    def some(most):
        return tuple(sorted(rng.sample(range(n), rng.randint(1, min(most, n)))))

    worth = [row(-2, 3) for _ in range(count)]
    extra = {p: row(-0.3, 0.3) for p in packages}
    flow = {p: extra[p] + sum(worth[k] for k in range(count) if p[k]) for p in packages}
    fought = []
    for w in range(rng.randint(*wars)):
        a, b = rng.sample(range(n), 2)
        sets = {True: {}, False: {}}
        for side, k in product((True, False), range(count)):
            if rng.random() < 0.6:
                sets[side][k] = rng.randint(0, 1)
        wins = {(p, side): tuple(sets[side].get(k, p[k]) for k in range(count)) for p in packages for side in sets}
        attackers = ((a,), (b,), (a, b), (b, a))[rng.randint(0, 3)]
        odds = {p: number(0, 1) for p in packages}
        fought.append(
            {"id": f"w{w}", "a": a, "b": b, "odds": odds, "wins": wins, "costs": row(0, 8), "attackers": attackers}
        )
    answers = []
    for k in range(rng.randint(*responses)):
        by = some(2)
        others = [p for p in range(n) if p not in by]
        if not others:
            by, others = (0,), list(range(1, n))
        against = tuple(sorted(rng.sample(others, rng.randint(1, len(others)))))
        there = {p for p in range(n) if rng.random() < 0.4}
        answers.append(
            {
                "id": f"r{k}",
                "kind": KINDS[rng.randint(0, 4)],
                "by": by,
                "against": against,
                "amount": number(0, 3),
                "shift": number(0, 0.6),
                "surely": rng.choice([number(0, 1), np.ones(readings)]),
                "periods": rng.choice([0, 0, 1, 4]),
                "lag": rng.choice([0, 1, 2]),
                "to": {p: number(0, 0.4) for p in there if p not in against},
                "pays": {p: number(0, 2) for p in by},
                "fails": {p: number(0, 2) for p in by if rng.random() < 0.5},
                "decides": rng.random() < 0.5,
                "lapses": frozenset(p for p in range(n) if rng.random() < 0.3),
                "starts": rng.choice([0, 0, 1, size, size + 1]),
            }
        )
        if answers[-1]["kind"] == "relief":
            answers[-1].update(periods=0, lag=0, decides=False, to={}, fails={})
    breaks = {}
    who = [some(2) if rng.random() < 0.6 else () for _ in range(count)]
    for p in packages:
        found = [(party, f"i{k}", (*p[:k], 0, *p[k + 1 :])) for k in range(count) if p[k] for party in who[k]]
        breaks[p] = found
    seen = []
    for k in range(rng.randint(0, 2) if late else 0):
        where = frozenset(p for p in packages if rng.random() < 0.7)
        falls = {p: rng.choice([p, packages[0]]) for p in packages}
        after = rng.randint(1, late)
        seen.append(
            {
                "id": f"v{k}",
                "by": rng.randrange(n),
                "takes": row(-2, 2),
                "seen_after": after,
                "where": where,
                "then": falls,
            }
        )
    moves, package = [], [0] * count
    stands = [tuple(package)]
    order = [k % count for k in range(size)]
    rng.shuffle(order)
    for k, issue in enumerate(order):
        ratify = rng.choice([np.ones(readings), np.ones(readings), number(0, 1)])
        once = rng.choice([np.zeros((readings, n)), row(-2, 2)])
        moves.append({"id": f"s{k}", "who": some(2) if rng.random() < 0.9 else (), "ratify": ratify, "once": once})
        package[issue] = 1
        stands.append(tuple(package))
    return {
        "n": n,
        "sizes": sizes,
        "delta": row(0.3, 0.95),
        "flow": flow,
        "wars": fought,
        "responses": answers,
        "violations": seen,
        "breaks": breaks,
        "moves": moves,
        "packages": stands,
        "readings": readings,
        "issues": order,
    }


def reading(value, r):
    """The spec at one reading: every array gives up its first axis."""
    if isinstance(value, np.ndarray):
        return value[r].tolist() if value.ndim > 1 else float(value[r])
    if isinstance(value, dict):
        return {k: reading(v, r) for k, v in value.items()}
    if isinstance(value, list):
        return [reading(v, r) for v in value]
    return value


def world(s):
    """The engine's world."""

    def war(w):
        return War(
            w["id"], w["a"], w["b"], w["odds"].__getitem__, lambda p, a: w["wins"][p, a], w["costs"], w["attackers"]
        )

    def violation(v):
        return Violation(
            v["id"], v["by"], v["takes"], v["seen_after"], lambda p: p in v["where"], lambda p: v["then"][p]
        )

    return World(
        parties=tuple("ABCD"[: s["n"]]),
        discount=s["delta"],
        flow=s["flow"].__getitem__,
        wars=tuple(map(war, s["wars"])),
        responses=tuple(Response(**r) for r in s["responses"]),
        violations=tuple(map(violation, s["violations"])),
        breaks=lambda p: tuple(s["breaks"].get(p, ())),
    )


def path(s):
    return Path(tuple(Move(**m) for m in s["moves"]), tuple(s["packages"]))
