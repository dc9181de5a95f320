"""What implies what in the lens's answers: between concepts, over readings, and for coalitions."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from oracle_stability import CONCEPTS
from proof_models import told_apart
from stability_models import ranked, spread
from stability_random import random_model

import pourparler as pp

TOGETHER = ["cnash", "cgmr", "csmr", "cseq"]


def implied(by_concept: dict[str, Any], strict: Counter[str]) -> None:
    """R implies SSEQ, SSEQ implies SEQ and SMR, each of these GMR; where it is not the reverse is counted."""
    nash, gmr, smr, seq, sseq = (set(by_concept[c]) for c in CONCEPTS)
    assert nash <= sseq <= seq & smr and seq | smr <= gmr
    strict += Counter({"nash": nash != sseq, "sseq": sseq != seq & smr, "gmr": gmr != seq | smr})
    strict += Counter({"seq": not seq <= smr, "smr": not smr <= seq})


def test_implications_hold_on_random_models() -> None:
    """R implies SSEQ, SSEQ implies SEQ and SMR, and each of these GMR, for every party and for all, and none reversed."""
    strict: Counter[str] = Counter()
    for seed in range(200):
        answer = pp.stability(told_apart(ranked(random_model(seed)))).answer
        implied(answer["equilibria"], strict)
        for party in answer["stable"]["nash"]:
            implied({c: answer["stable"][c][party] for c in CONCEPTS}, strict)
    assert set(+strict) == {"nash", "gmr", "smr", "seq", "sseq"}


@pytest.mark.parametrize("part", ["", "_some"])
def test_implications_hold_over_readings(part: str) -> None:
    """The same holds of what is so in every reading, and of what is so in some."""
    strict: Counter[str] = Counter()
    for seed in range(80):
        answer = pp.stability(told_apart(spread(random_model(seed))), draws=4).answer
        implied(answer[f"equilibria{part}"], strict)
        for party in answer[f"stable{part}"]["nash"]:
            implied({c: answer[f"stable{part}"][c][party] for c in CONCEPTS}, strict)
    assert set(+strict) == {"nash", "gmr", "smr", "seq", "sseq"}


def test_what_one_coalition_keeps_single_parties_keep() -> None:
    """A coalition of one is its party; what all coalitions keep all parties keep; CNash implies CSMR and CSEQ, these CGMR."""
    strict: Counter[str] = Counter()
    plain = dict(zip(TOGETHER, ("nash", "gmr", "smr", "seq"), strict=True))
    for seed in range(60):
        data = random_model(seed)
        answer = pp.stability(told_apart(ranked(data)), [*CONCEPTS, *TOGETHER]).answer
        for concept, own in plain.items():
            by_coalition = answer["per_coalition"][concept]
            for party, kept in answer["stable"][own].items():
                if own == "seq":  # others may answer by joint gains, so a party alone is deterred more often
                    assert set(by_coalition[party]) >= set(kept)
                else:
                    assert by_coalition[party] == kept
            assert own == "seq" or set(answer["coalition"][concept]) <= set(answer["equilibria"][own])
        for members in answer["per_coalition"]["cnash"]:
            nash, gmr, smr, seq = (set(answer["per_coalition"][c][members]) for c in TOGETHER)
            assert nash <= smr & seq and smr | seq <= gmr
            strict += Counter({"smr": smr != nash, "seq": seq != nash, "gmr": gmr != smr | seq})
    assert set(+strict) == {"smr", "seq", "gmr"}
