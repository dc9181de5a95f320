"""Two answers of the stability lens: reordering changes nothing, knowing more unsettles nothing, the same bytes twice."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from pathlib import Path

from case_answers import (
    Answer,
    conflicts,
    related,
)
from cases_random import agrees, compared
from hypothesis import assume, given
from hypothesis import strategies as st
from oracle_case import Case
from oracle_case_graph import states_of
from oracle_stability import CONCEPTS
from test_certified import narrow, permuted

import pourparler as pp

# -- two answers -----------------------------------------------------------------------------------

Cells = set[tuple[str, str, frozenset[tuple[str, str]]]]  # concept, party or "all", package


def settled(answer: Answer) -> tuple[Cells, Cells]:
    """What is so in every reading, and what is so in none: stable for a party, and an equilibrium."""
    named = {s: frozenset(package.items()) for s, package in states_of(answer.case).items()}
    every, none, parties = answer.stable(), answer.never(), list(answer.case["parties"])
    possible = [answer.equilibria(part) for part in ("_some", "_open")]
    always = {(c, p, named[s]) for c in CONCEPTS for i, p in enumerate(parties) for s in every[c][i]}
    never = {(c, p, named[s]) for c in CONCEPTS for i, p in enumerate(parties) for s in none[c][i]}
    always |= {(c, "all", named[s]) for c, found in answer.equilibria().items() for s in found}
    never |= {(c, "all", named[s]) for c in CONCEPTS for s in named.keys() - possible[0][c] - possible[1][c]}
    return always, never


@given(conflicts(), st.data())
@related
def test_order_of_writing_does_not_matter(case: Case, data: st.DataObject) -> None:
    """Parties, issues and options in another order change nothing but the numbers of the states."""
    other = permuted(data.draw, case)
    assert settled(Answer(case)) == settled(Answer(other))


@given(conflicts(), st.data(), st.booleans())
@related
def test_knowing_more_never_unsettles(case: Case, data: st.DataObject, compares: bool) -> None:
    """With a range narrowed or a comparison added, what was so in every reading or in none stays so."""
    listed = [party for party, views in case["views"].items() if isinstance(views, list)]
    assume(listed)
    after = copy.deepcopy(case)
    for _ in range(2):
        party = data.draw(st.sampled_from(listed))
        if compares:
            after["views"][party] = compared(data.draw, case, party, after["views"][party])
        else:
            narrow(data.draw, after, party)
    assume(after != case and all(agrees(after, party, after["views"][party]) for party in listed))
    before, then = settled(Answer(case)), settled(Answer(after))
    assert before[0] <= then[0] and before[1] <= then[1]


OPEN_CASE = """
pourparler: 1
title: One of everything
parties: {a: {name: A}, b: {name: B}, c: {name: C}}
issues:
  land: {question: Whose, agree: [a, b], can_break: [b], options: [none, half, all]}
  arms: {question: How many, agree: [b], options: [few, some, many]}
  aid: {question: How much, agree: [c], can_break: [a], options: [none, much]}
today: {land: none, arms: some, aid: none}
limits: [{party: c, never: {arms: many}, kind: declared}]
views:
  a: [{land: all}, {land: half}, today, {arms: many}, {better: {land: all, arms: many}, than: today}]
  b:
    - {when: {land: all}, worth: [-8, 2]}
    - {when: {land: half}, worth: [-3, 4]}
    - {wants: {arms: many}, weight: [1, 5]}
    - {when: {aid: much}, worth: unknown}
    - {better: {arms: many, aid: much}, than: {land: half}}
  c: [{wants: {land: all}}, {avoids: {arms: few}}, {when: {aid: much}, worth: [-5, 3]}]
"""


def test_the_same_answer_twice_and_under_another_hash_seed(tmp_path: Path) -> None:
    """The same case gives the same bytes, in one process or two, whatever PYTHONHASHSEED says."""
    path = tmp_path / "case.yaml"
    path.write_text(OPEN_CASE, encoding="utf-8")
    space = pp.compile(pp.load(path))
    here = [pp.stability(space).to_json() for _ in range(2)]
    assert here[0] == here[1] and any(here[0]["answer"]["stable_some"]["sseq"].values())
    command = [sys.executable, "-m", "pourparler", "stability", str(path), "--json"]
    there = []
    for seed in ("1", "2"):
        run = subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
        there.append(run.stdout)
    assert there[0] == there[1]
    assert json.loads(there[0]) == json.loads(json.dumps(here[0]["answer"]))
