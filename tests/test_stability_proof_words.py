"""Proofs told in words: full sentences on random models, and each sentence on a small net."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from proof_models import every_proof, talks

from pourparler.lens.stability.play import Play
from pourparler.lens.stability.teller import Teller
from pourparler.lens.stability.why import prove

INTERNAL = re.compile(r"True|False|None|array|int64|nan|[Ff]raction|Step|nothing changes|[\[\]{}<>_]")


def test_no_sentence_is_empty_or_speaks_of_the_program() -> None:
    """Every proof is told in full sentences, with what its first moves and answers change, and no internal word."""
    seen: Counter[bool] = Counter()
    for play, proof in every_proof(range(24)):
        teller = Teller(play.conflict)
        told = teller.proof(proof)
        assert told == " ".join(teller.lines(proof))
        assert told and told[0].isupper() and told.endswith(".") and not INTERNAL.search(told), told
        for d in proof.deviations[:3]:
            assert f"by this move of its own: {teller.changes(proof.state, d.to)}." in told
            if d.sanction:
                assert teller.path(d.sanction) in told
            if d.escape:
                assert teller.path(d.escape[0]) in told and teller.changes(d.escape[0][-1].end, d.escape[1]) in told
        assert ("further move" in told) == (len(proof.deviations) > 3)
        seen[proof.stays] += 1
    assert min(seen[True], seen[False]) > 500


def says(play: Play, concept: str, worst: bool = True) -> str:
    """Why Ann stays at s, or leaves it."""
    s = play.conflict.graph.names.index("s")  # type: ignore[union-attr]
    return Teller(play.conflict).proof(prove(play, 0, s, concept, worst))


def test_words_where_it_cannot_or_would_not_move() -> None:
    """Without a move, and without a gain."""
    assert says(talks([("b", "s", "t")], a="t s", b="s t"), "gmr") == "It can change nothing here alone."
    assert says(talks([("ab", "s", "t")], a="t s", b="s t"), "gmr") == "It can change nothing here alone."
    play = talks([("a", "s", "t")], a="s t", b="s t")
    assert says(play, "nash") == says(play, "sseq") == "It would gain by no move of its own."
    play = talks([("a", "s", "t"), ("a", "s", "u")], a="s t u", b="s t u")
    assert says(play, "nash") == "It would gain by no move of its own."


def test_words_where_nobody_answers() -> None:
    """A gain is named; under Nash that is all, else it is said that no answer hurts it."""
    play = talks([("a", "s", "t"), ("b", "t", "u")], a="u t s", b="u t s")
    gain = "It would gain by this move of its own: t."
    assert says(play, "nash") == gain
    for concept in ("gmr", "smr"):
        assert says(play, concept) == f"{gain} No answer of others deters it."
    for concept in ("seq", "sseq"):
        assert says(play, concept) == f"{gain} No answer that others would gain by deters it."


def test_words_where_an_answer_deters_it() -> None:
    """The answer is told with who gives it, and whether it is a gain, leads back, or stands after a counter-move."""
    play = talks([("a", "s", "t"), ("b", "t", "u")], a="t s u", b="s u t")
    gain, cost = "It would gain by this move of its own: t.", "even at a cost to themselves,"
    end = "leaves it no better off than here"
    assert says(play, "gmr") == f"{gain} But others could give an answer, {cost} that {end}: Ben: u."
    assert says(play, "smr") == (
        f"{gain} But others could give an answer, {cost} that {end}, also after any counter-move of its own: Ben: u."
    )
    assert says(play, "seq") == f"{gain} But others would gain by an answer that {end}: Ben: u."
    assert says(play, "sseq") == (
        f"{gain} But others would gain by an answer that {end}, also after any counter-move of its own: Ben: u."
    )
    play = talks([("a", "s", "t"), ("b", "t", "s")], a="t s", b="s t")
    assert says(play, "gmr") == f"{gain} But others could give an answer, {cost} that leads back here: Ben: s."
    play = talks([("a", "s", "t"), ("b", "t", "v"), ("c", "v", "u")], a="t v s u", b="v t s u", c="u v s t")
    assert says(play, "seq") == f"{gain} But others would gain by an answer that {end}: Ben: v; then Cy: u."
    play = talks([("a", "s", "t"), ("bc", "t", "u")], a="t s u", b="u s t", c="u s t")
    assert says(play, "seq") == f"{gain} But others would gain by an answer that {end}: Ben and Cy: u."


def test_words_where_it_can_escape_every_answer() -> None:
    """An answer and the way out of it are told."""
    play = talks([("a", "s", "t"), ("b", "t", "u"), ("a", "u", "v")], a="v t s u", b="u t s v")
    gain = "It would gain by this move of its own: t."
    escape = "(Ben: u), but from there it could move on (v) and be better off than here; so after every such answer."
    assert says(play, "smr") == f"{gain} Others could answer {escape}"
    assert says(play, "sseq") == f"{gain} Others would gain by answering {escape}"


def test_words_where_it_has_many_gains() -> None:
    """Three gains and their answers are told, the rest counted."""
    ways = [(who, *pair) for g in "tuvwx" for who, pair in (("a", ("s", g)), ("b", (g, "z")))]
    told = says(talks(ways, a="t u v w x s z", b="z s t u v w x"), "seq")
    assert told.count("But others would gain by an answer") == 3
    assert told.endswith(": Ben: z. Others have an answer to 2 further moves, too.")
    told = says(talks(ways[:-2], a="t u v w s z", b="z s t u v w"), "seq")
    assert told.endswith(": Ben: z. Others have an answer to 1 further move, too.")
    assert "further" not in says(talks(ways[:-4], a="t u v s z", b="z s t u v"), "seq")


def test_words_where_not_all_is_known() -> None:
    """With ranges it is said whether a gain is one in every reading, in some or in none."""
    moves = [("a", "s", "t"), ("b", "t", "u")]
    known = {"s": (0, 0), "t": (-1, 1), "u": (-2, -1)}
    maybe = talks(moves, a=known, b="u s t")
    assert says(maybe, "nash") == "It would gain, in some reading, by this move of its own: t."
    assert says(maybe, "nash", False) == "No move of its own is a gain in every reading."
    assert says(maybe, "seq") == (
        "It would gain, in some reading, by this move of its own: t. "
        "But others would gain by an answer that leaves it no better off than here: Ben: u."
    )
    never = talks(moves, a={**known, "t": (-1, 0)}, b="u s t")
    assert says(never, "nash") == "In no reading would it gain by a move of its own."
    always = talks(moves, a={**known, "t": (1, 2)}, b="u s t")
    assert says(always, "nash", False) == "It would gain, in every reading, by this move of its own: t."


@pytest.mark.parametrize(
    ("concept", "ann", "ben"),
    [
        ("gmr", {"s": (0, 0), "t": (1, 1), "u": (-1, 1)}, {"s": (0, 0), "t": (0, 0), "u": (0, 0)}),
        ("seq", {"s": (0, 0), "t": (1, 1), "u": (-1, -1)}, {"s": (0, 0), "t": (0, 0), "u": (-1, 1)}),
    ],
)
def test_what_is_true_in_some_readings_only_is_told_so(
    concept: str, ann: dict[str, tuple[int, int]], ben: dict[str, tuple[int, int]]
) -> None:
    """Where an answer deters in some readings, neither "no answer" nor "others could" is said without a word of readings."""
    play = talks([("a", "s", "t"), ("b", "t", "u")], a=ann, b=ben)
    for worst in (True, False):
        _, answer = says(play, concept, worst).split(": t. ")
        assert "reading" in answer
