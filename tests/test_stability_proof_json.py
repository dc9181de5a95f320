"""Proofs in the lens's answer as JSON, and a question about no state, which is refused."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from proof_models import every_proof, talks

import pourparler as pp
from pourparler.lens.stability.play import Path as Steps


def test_json_says_what_the_proof_says() -> None:
    """A proof comes back from JSON unchanged, in whole, with states by their printed numbers, which start at 1."""
    seen: Counter[str] = Counter()

    def steps(path: Steps) -> list[tuple[int, int]]:
        return [(step.start + 1, step.end + 1) for step in path]

    for play, proof in every_proof(range(40)):
        told = proof.to_json(play.conflict.parties)
        assert json.loads(json.dumps(told)) == told
        assert (told["stays"], told["at"], told["moves"]) == (
            proof.stays,
            "worst" if proof.worst else "best",
            proof.moves,
        )
        assert len(told["improvements"]) == len(proof.deviations)
        for found, d in zip(told["improvements"], proof.deviations, strict=True):
            assert found["to"] == d.to + 1
            assert (found["sanction"] is None, found["escape"] is None) == (d.sanction is None, d.escape is None)
            if d.sanction is not None:
                assert [(step["from"], step["to"]) for step in found["sanction"]] == steps(d.sanction)
                seen["sanction"] += 1
            if d.escape is not None:
                path, to = d.escape
                assert [(step["from"], step["to"]) for step in found["escape"]["sanction"]] == steps(path)
                assert found["escape"]["to"] == to + 1
                seen["escape"] += 1
    assert min(seen["sanction"], seen["escape"]) > 100


def test_json_says_who_answers_by_name() -> None:
    """Who moves is told by name, as in the rest of the answer."""
    play = talks([("a", "s", "t"), ("b", "t", "u")], a="t s u", b="u s t")
    (proof,) = pp.stability(play.conflict, ["seq"], why=["1"]).answer["why"]["1"]["Ann"]["seq"]["proofs"]
    (improvement,) = proof["improvements"]
    (step,) = improvement["sanction"]
    assert (improvement["to"], step["from"], step["to"]) == (2, 2, 3)
    assert step["who"] == ("Ben",)


@pytest.mark.parametrize("text", ["0", "3", "\u00b2", "\u0663", "-1", "1.0", "", "today", "s", "9" * 5000])
def test_a_question_about_no_state_is_refused_in_a_line(text: str) -> None:
    """What is no number of a state (here 1 and 2), and no plan, is refused in words."""
    play = talks([("a", "s", "t")], a="t s", b="s t")
    with pytest.raises(pp.PourparlerError) as refused:
        pp.stability(play.conflict, why=[text])
    assert str(refused.value) and "\n" not in str(refused.value)
