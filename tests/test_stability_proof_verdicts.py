"""Proofs and verdicts agree: cell by cell, on comparisons, and in what a verdict rests on and asks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from proof_models import HEAD
from stability_models import spread
from stability_random import random_model

import pourparler as pp
from pourparler.lens.stability.cells import proofs, standing
from pourparler.lens.stability.play import Play
from pourparler.lens.stability.solve import solve
from pourparler.space.conflict import conflict_of


def agreeing(play: Play, draws: int = 4) -> Counter[str]:
    """Every cell's proofs show what its verdict says; the verdicts are counted."""
    solved = solve(play.conflict, draws=draws)
    seen: Counter[str] = Counter()
    for i in range(len(play.conflict.parties)):
        for s in range(play.conflict.graph.states):
            for concept, cell in standing(play, solved, i, s).cells.items():
                shown = {(p.worst, p.stays) for p in proofs(play, i, s, concept, cell.holds)}
                expected = {
                    "every": {(True, True)},
                    "none": {(False, False)},
                    "some": {(True, False), (False, True)},
                    "open": {(True, False), (False, True)},
                }[cell.holds]
                assert shown == expected, (i, s, concept, cell)
                seen[cell.holds] += 1
    return seen


def test_verdicts_and_their_proofs_agree() -> None:
    """A cell that holds in every reading is shown with a proof that it stays, one in none that it leaves, else both."""
    seen: Counter[str] = Counter()
    for seed in range(60):
        data = random_model(seed)
        seen += agreeing(Play(spread(data)))
    assert min(seen[holds] for holds in ("every", "some", "none")) > 100


# -- views that are comparisons, worked out by thought ---------------------------------------------


def case(tmp_path: Path, text: str) -> Play:
    (tmp_path / "case.yaml").write_text(HEAD + text, encoding="utf-8")
    return Play(conflict_of(pp.compile(pp.load(tmp_path / "case.yaml"))))


def test_answers_that_hurt_in_turn_are_shown_as_such(tmp_path: Path) -> None:
    """Where each reading has an answer that hurts, though no one answer does in all, no proof says that none does."""
    text = """issues:
  x: {question: X, options: {stay: stays, go: goes}, agree: [a]}
  y: {question: Y, options: {none: nothing, left: left, right: right}, agree: [b]}
  z: {question: Z, options: {no: no, yes: yes}, agree: [a, b]}
today: {x: stay, y: none, z: no}
impossible:
  - {x: stay, y: left}
  - {x: stay, y: right}
  - {x: stay, z: yes}
  - {y: none, z: yes}
  - {y: left, z: yes}
views:
  a:
    - {when: x == go and y == none, worth: 3, id: gain}
    - {when: (y == left) or (z == yes), worth: unknown, id: one}
    - {when: (y == right), worth: unknown, id: other}
    - {better: today, than: {x: go, y: right, z: yes}}
"""
    play = case(tmp_path, text)
    assert agreeing(play, draws=16)


def test_gains_that_stand_in_for_one_another_are_shown_as_such(tmp_path: Path) -> None:
    """Where each reading has a move that gains, though no one move does in all, no proof says that it stays."""
    text = """issues:
  x: {question: X, options: {stay: stays, left: left, right: right}, agree: [a]}
  z: {question: Z, options: {no: no, yes: yes}, agree: [a, b]}
today: {x: stay, z: no}
impossible:
  - {x: stay, z: yes}
  - {x: left, z: yes}
views:
  a:
    - {when: (x == left) or (z == yes), worth: unknown, id: one}
    - {when: x == right, worth: unknown, id: other}
    - {when: z == yes, worth: -1, id: cost}
    - {better: {x: right, z: yes}, than: today}
"""
    play = case(tmp_path, text)
    assert agreeing(play, draws=16)


# -- where proofs are used -------------------------------------------------------------------------


OWN = """issues:
  w: {question: W, options: {no: not w, yes: w}, agree: [a]}
  x: {question: X, options: {no: not x, yes: x}, agree: [a]}
  hit: {question: Hit, options: {no: no hit, yes: hit}, agree: [b]}
  deal: {question: Deal, options: {no: no deal, yes: deal}, agree: [a, b]}
today: {w: no, x: no, hit: no, deal: no}
plans: {p: {title: P, ours: true, steps: [{does: {deal: yes}}]}}
"""


def verdict(tmp_path: Path, views: str) -> pp.Verdict:
    """Whether Ann would leave the plan, which is the deal."""
    (tmp_path / "case.yaml").write_text(HEAD + OWN + views, encoding="utf-8")
    finding = pp.stability(pp.compile(pp.load(tmp_path / "case.yaml")))
    (found,) = [v for v in finding.verdicts if v.about == ("plan", "p", "party", "a")]
    return found


def test_leaving_rests_on_the_gain_that_makes_it_leave(tmp_path: Path) -> None:
    """Where one move may gain and another surely does, a party that leaves in every reading leaves for the latter."""
    views = "views: {a: [{when: x == yes, worth: [-1, 1], id: maybe}, {when: w == yes, worth: [1, 2], id: sure}]}"
    found = verdict(tmp_path, views)
    assert found.value == "yes"
    assert "sure" in {ref.id for ref in found.rests_on}


def test_no_question_is_asked_whose_answer_is_known(tmp_path: Path) -> None:
    """With exact numbers it is known that Ann gains by x; what it turns on is whether Ben would hit."""
    views = "views: {a: [{when: x == yes, worth: 3}, {when: x == yes and hit == yes, worth: -9}]}"
    found = verdict(tmp_path, views)
    assert found.value == "depends"
    assert not any("would A gain" in ref.text.replace("Would", "would") for ref in found.decides)
