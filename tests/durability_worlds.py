"""Worlds of the durability engine built by hand: packages are (k,), what they bring is a table, one row for each reading."""

import numpy as np

from pourparler.lens.durability.game import solve
from pourparler.lens.durability.model import Move, Path, Response, Violation, War, World
from pourparler.lens.durability.offdeal import Play


def numbers(x, readings):
    """One number for each reading."""
    return np.broadcast_to(np.asarray(x, dtype=float), (readings,)).copy()


def make(delta, flows, readings=1, **rest):
    """``delta``: one number, or one for each reading. ``flows``: k -> what package (k,) brings each party a period."""
    parties = len(next(iter(flows.values())))
    discount = np.repeat(numbers(delta, readings)[:, None], parties, axis=1)
    tables = {k: np.stack([numbers(x, readings) for x in row], axis=1) for k, row in flows.items()}
    return World(tuple("ABCD"[:parties]), discount, lambda p: tables[p[0]], **rest)


def war(odds, wins, costs, attackers=(0, 1), id="war", readings=1):
    """A war of parties 0 and 1. ``odds``: a number, or k -> number; ``wins``: what stands if 0 wins, and if 1 does."""

    def chance(package):
        return numbers(odds[package[0]] if isinstance(odds, dict) else odds, readings)

    bill = np.stack([numbers(c, readings) for c in costs], axis=1)
    return War(id, 0, 1, chance, lambda package, first: (wins[0 if first else 1],), bill, attackers)


def answer(kind, against, amount, surely=1.0, by=(1,), shift=0.0, readings=1, **rest):
    """A response to a break; what it costs, and so on, by name."""
    three = (numbers(x, readings) for x in (amount, shift, surely))
    return Response(rest.pop("id", kind), kind, by, (against,), *three, **rest)


def violation(by, takes, seen_after, then, where=None, readings=1):
    """A breach by one party, wherever ``where`` (k) says, after which package (then,) is left."""
    gains = np.stack([numbers(x, readings) for x in takes], axis=1)
    return Violation("cheat", by, gains, seen_after, lambda p: where is None or p[0] in where, lambda p: (then,))


def peace(k=0):
    """No steps: package (k,) for ever."""
    return Path((), ((k,),))


def steps(packages, who, once=None, parties=2, readings=1):
    """A path over packages (k,): ``who`` takes each step, ``once``: what each hands over to whom."""
    pays = once or [[0.0] * parties for _ in who]
    rows = [np.repeat(np.array([row], dtype=float), readings, axis=0) for row in pays]
    moves = [Move(f"s{k}", w, np.ones(readings), row) for k, (w, row) in enumerate(zip(who, rows, strict=True), 1)]
    return Path(tuple(moves), tuple((k,) for k in packages))


def gain(world, path, party=0, phase=None, action=None, start="peaceful"):
    """The greatest gain of one party, of all readings but in each."""
    found = [
        d.gain
        for d in solve(world, path, Play(start)).deviations
        if d.party == party and (phase is None or d.phase == phase) and (action is None or d.action == action)
    ]
    return np.max(found, axis=0)
