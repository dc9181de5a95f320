"""The brute force of the stability lens on random models: what implies what; and the random models themselves."""

from __future__ import annotations

from collections import Counter
from itertools import product

import oracle_coalition as co
import oracle_stability as st
from stability_random import FEATURES, MOST_STATES, corners, party_corners, random_game, random_model, relation


def test_implications_hold_on_random_models() -> None:
    """Nash implies SSEQ, SSEQ implies SEQ and SMR, each of these implies GMR, and none the other way round."""
    strict: Counter[str] = Counter()
    for seed in range(300):
        data = random_model(seed)
        found = st.every_concept(data.model(), st.by_payoffs(data.payoffs))
        for nash, gmr, smr, seq, sseq in zip(*(found[c] for c in st.CONCEPTS), strict=True):
            assert nash <= sseq <= seq & smr and seq | smr <= gmr, seed
            strict += Counter({"nash": nash != sseq, "sseq": sseq != seq & smr})
            strict += Counter({"seq": not seq <= smr, "smr": not smr <= seq, "gmr": gmr != seq | smr})
    assert set(strict) == {"nash", "sseq", "seq", "smr", "gmr"}


def test_one_call_or_many_are_the_same() -> None:
    """The quick functions for all concepts and kinds say what the single calls say."""
    for seed in range(40):
        data = random_model(seed)
        model, prefers, compare = data.model(), st.by_payoffs(data.payoffs), relation(data)
        every, kinds = st.every_concept(model, prefers), st.every_kind(model, compare)
        for concept, i in product(st.CONCEPTS, range(data.parties)):
            assert st.stable(model, prefers, concept, i) == every[concept][i]
            for kind in st.KINDS:
                assert st.stable_unknown(model, compare, kind, concept, i) == kinds[kind][concept][i]


def test_searches_find_the_ends_of_all_short_sequences() -> None:
    """The states within five moves are the ends of the legal sequences of at most five moves, listed one by one."""
    for seed in range(120):
        data = random_model(seed)
        model = data.model()
        if len(model.states) > 12:
            continue
        start = model.states[seed % len(model.states)]
        length = {start: 0}
        sequences: list[tuple[tuple[int, ...], st.State]] = [((), start)]
        for steps in range(1, 6):
            sequences = [
                ((*made, m), end)
                for made, state in sequences
                for m, (_, moves) in enumerate(model.movers)
                if made[-1:] != (m,)
                for end in moves[state]
            ][:20_000]
            for _, end in sequences:
                length.setdefault(end, steps)
        found = st.attainable(model, start)
        if len(sequences) < 20_000:
            assert {s: k for s, k in found.items() if k <= 5} == length
        assert st.reachable(model, range(len(model.movers)), start) == found.keys() - {start}


def test_kinds_agree_with_exact_preferences_and_with_corners() -> None:
    """Without U all kinds are the exact concepts; a is "in every corner" and d "in some" for Nash, GMR and SMR."""
    unlike = 0
    for seed in range(150):
        data = random_model(seed)
        model, prefers = data.model(), st.by_payoffs(data.payoffs)
        exact = st.every_kind(model, lambda i, s, t, p=prefers: ">" if p(i, s, t) else "<=")
        assert all(exact[kind] == st.every_concept(model, prefers) for kind in st.KINDS)
        kinds = st.every_kind(model, relation(data))
        for i in range(data.parties):
            readings = list(party_corners(data, i))
            for concept in ("nash", "gmr", "smr"):
                held = [st.stable(model, by_own(i, own), concept, i) for own in readings]
                assert kinds["a"][concept][i] == set.intersection(*held), (seed, concept)
                assert kinds["d"][concept][i] == set.union(*held), (seed, concept)
                unlike += kinds["a"][concept][i] != kinds["d"][concept][i]
    assert unlike > 100


def by_own(i: int, own: dict[st.State, int]) -> st.Prefers:
    """Party i's preference alone: what Nash, GMR and SMR need."""
    return lambda j, s, t: j == i and own[t] > own[s]


def test_relations_bound_every_corner() -> None:
    """Surely better is better at every corner, surely not at none, and unknown at some and not at others."""
    seen: set[str] = set()
    for seed in range(60):
        data = random_model(seed)
        compare = relation(data)
        for i in range(data.parties):
            readings = list(party_corners(data, i))
            for s, t in product(data.states[:8], repeat=2):
                better = {own[t] > own[s] for own in readings}
                expected = {frozenset({True}): ">", frozenset({False}): "<="}.get(frozenset(better), "U")
                assert compare(i, s, t) == expected
                seen.add(expected)
    assert seen == {">", "<=", "U"}


def test_kinds_are_ordered() -> None:
    """What holds a holds b and c, and what holds b or c holds d, under every concept."""
    for seed in range(150):
        data = random_model(seed)
        kinds = st.every_kind(data.model(), relation(data))
        for concept, i in product(st.CONCEPTS, range(data.parties)):
            a, b, c, d = (kinds[kind][concept][i] for kind in "abcd")
            assert a <= b & c and b | c <= d, (seed, concept)


def test_coalition_concepts_on_random_models() -> None:
    """One party alone is the textbook case, the coalition concepts imply each other as they should."""
    for seed in range(150):
        data = random_model(seed)
        model, prefers = data.model(), st.by_payoffs(data.payoffs)
        single, found = st.every_concept(model, prefers), co.every_coalition(model, prefers)
        pairs = {"cnash": "nash", "cgmr": "gmr", "csmr": "smr", "cseq_individual": "seq"}
        for i, (concept, known) in product(range(data.parties), pairs.items()):
            assert found[concept][frozenset({i})] == single[known][i], (seed, concept)
        for members in co.coalitions(range(data.parties)):
            nash, gmr, smr, seq, seq1 = (found[c][members] for c in co.COALITION_CONCEPTS)
            assert nash <= smr & seq1 and smr | seq <= gmr and seq1 <= seq, seed


def test_blocs_on_random_models() -> None:
    """Blocs of one are the parties themselves, and one bloc of all leaves what the coalition of all leaves."""
    for seed in range(150):
        data = random_model(seed)
        model, prefers = data.model(), st.by_payoffs(data.payoffs)
        everyone = tuple(range(data.parties))
        nash = co.coalition_stable(model, prefers, "cnash", everyone)
        assert co.every_bloc(model, prefers, [everyone]) == {"c" + c: [nash] for c in st.CONCEPTS}
        if "joint" not in data.features:
            each = co.every_bloc(model, prefers, [(i,) for i in everyone])
            assert each == {"c" + c: own for c, own in st.every_concept(model, prefers).items()}


def test_random_models_have_every_feature_and_depend_on_the_seed_alone() -> None:
    """Each feature is in a good share of the models, the same seed gives the same model, and none is too large."""
    count: Counter[str] = Counter()
    for seed in range(400):
        data = random_model(seed)
        assert data == random_model(seed)
        assert 2 <= len(data.states) <= MOST_STATES and 2 <= data.parties <= 5
        assert len(list(corners(data))) <= 256
        count.update([*data.features, f"{data.parties} parties", type(data).__name__])
        moves = data.model().movers
        count["unused"] += any(s in moves[m][1][s] for m in range(len(moves)) for s in data.states)
        count["intransitive"] += any(
            not (moves[t] <= moves[s] | {s}) for _, moves in moves for s in moves for t in moves[s]
        )
    assert all(count[name] >= 60 for name in FEATURES), count
    assert all(count[f"{n} parties"] >= 25 for n in (2, 3, 4, 5)), count
    assert count["RandomNet"] >= 80 and count["intransitive"] >= 50 and count["unused"] == 0, count
    assert random_game(7, parties=3, most=12).parties == 3 and len(random_game(7, parties=3, most=12).states) <= 12
