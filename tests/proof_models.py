"""Models whose proofs are tested: random ones with names for all, and small nets written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import numpy as np
import oracle_stability as st
from stability_models import ranked, spread
from stability_random import Random, random_model

from pourparler.lens.stability.play import Play
from pourparler.lens.stability.why import Proof, prove
from pourparler.space.compile import Valuation
from pourparler.space.conflict import Conflict, Ranks
from pourparler.space.graph import Net
from pourparler.space.preference import Spread
from pourparler.space.readings import Readings

HEAD = """pourparler: 1
title: Two sides
parties: {a: {name: A}, b: {name: B}}
"""


def told_apart(conflict: Conflict) -> Conflict:
    """With a name for every issue and option."""
    if isinstance(conflict.graph, Net):
        return conflict
    sizes = conflict.graph.sizes
    issues = tuple(f"issue{k}" for k in range(len(sizes)))
    options = tuple(tuple(f"term{k}{o}" for o in range(size)) for k, size in enumerate(sizes))
    return replace(conflict, issues=issues, options=options)


def cells(data: Random) -> Iterator[tuple[int, int, str]]:
    for i in range(data.parties):
        for s in range(len(data.states)):
            for concept in st.CONCEPTS:
                yield i, s, concept


def every_proof(seeds: range) -> Iterator[tuple[Play, Proof]]:
    """Of exact models and of models with ranges, at the worst and at the best."""
    for seed in seeds:
        data = random_model(seed)
        for conflict in (ranked(data), spread(data)):
            play = Play(told_apart(conflict))
            for i, s, concept in cells(data):
                for worst in (True, False):
                    yield play, prove(play, i, s, concept, worst)


def talks(moves: list[tuple[str, str, str]], **rankings: str | dict[str, tuple[int, int]]) -> Play:
    """A net: moves as (parties, from, to), one letter a party; each party's ranking best first, or ranges of worth."""
    parties = "".join(rankings)
    first = next(iter(rankings.values()))
    names = sorted(first.split() if isinstance(first, str) else first)
    groups = [*parties, *sorted({who for who, _, _ in moves if len(who) > 1})]
    edges = tuple(
        (
            tuple(parties.index(p) for p in group),
            np.array([[names.index(s), names.index(t)] for who, s, t in moves if who == group], dtype=np.int64).reshape(
                -1, 2
            ),
        )
        for group in groups
    )
    preferences = []
    for own in rankings.values():
        if isinstance(own, str):
            order = own.split()
            preferences.append(Ranks(np.array([-order.index(name) for name in names])))
        else:
            ends = [own[name] for name in names]
            readings = Readings(
                tuple(names), tuple(map(Fraction, (e[0] for e in ends))), tuple(map(Fraction, (e[1] for e in ends)))
            )
            n = len(names)
            preferences.append(
                Spread(Valuation("p", (), (), (), readings), np.arange(n), np.eye(n, dtype=np.int8), np.zeros(n, bool))
            )
    people = tuple({"a": "Ann", "b": "Ben", "c": "Cy"}[p] for p in parties)
    return Play(Conflict("talks", people, Net(tuple(names), edges), tuple(preferences)))
