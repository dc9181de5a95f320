"""The stability lens on whole random cases, from the YAML file to the answer, against the definitions.

R, GMR and SMR must be right in every cell, over all readings; SEQ and SSEQ must contradict no reading of the others.
"""

from __future__ import annotations

from collections import Counter

import pytest
from case_answers import (
    ANY,
    BETTER,
    Answer,
    Expected,
    certify,
    conflicts,
    coupled,
)
from hypothesis import given
from hypothesis import strategies as st
from oracle_case import Case
from oracle_case_graph import State, states_of
from oracle_stability import CONCEPTS, every_concept, improves, stable_unknown

COUPLED = (  # seeds of `coupled` that `beyond` counts cells of; few others have any
    (1190, 1327, 1830, 3916, 4022, 5355, 6647, 8084, 8445, 8956, 9019, 9438)
    + (10790, 11139, 11812, 12093, 13631, 14122, 15857, 16074, 16114, 16582, 19138)
)


# -- the answer against the definitions ------------------------------------------------------------


def check(case: Case, draws: int, tally: Counter[str]) -> None:
    """Every cell of one case."""
    answer, expected = Answer(case, draws), Expected(case)
    tally["cases"] += 1
    check_states(answer, case)
    if not answer.readings:
        tally["exact cases"] += 1
    elif all(party.written_exactly for party in expected.parties):
        raise AssertionError("more than one reading of exact worths")
    check_any(answer, expected, tally)
    check_better(answer, expected, tally)
    check_together(answer, expected)


def check_states(answer: Answer, case: Case) -> None:
    """States are the feasible packages in order, numbered from 1; today is one of them."""
    packages = list(states_of(case).values())
    assert answer.plain["states"] == len(packages)
    assert {k: dict(v) for k, v in answer.plain["state"].items()} == {str(n): p for n, p in enumerate(packages, 1)}
    assert answer.plain["today"] == (packages.index(case["today"]) + 1 if "today" in case else None)
    for part in ("", "_some", "_open") if answer.readings else ("",):
        for name in ("equilibria", "stable"):
            lists, counts = answer.plain[f"{name}{part}"], answer.plain[f"counts{part}"][name]
            for c in CONCEPTS:
                own = {p: len(found) for p, found in lists[c].items()} if name == "stable" else len(lists[c])
                assert own == (dict(counts[c]) if name == "stable" else counts[c])


def check_any(answer: Answer, expected: Expected, tally: Counter[str]) -> None:
    """R, GMR and SMR: stable in every reading, and in some, exactly so in each cell."""
    every, some_, open_ = (answer.stable(part) for part in ("", "_some", "_open"))
    for c, firm in ANY.items():
        for i, staying in enumerate(expected.staying):
            for s in expected.states:
                always, ever = staying.readings(s, None if c == "nash" else staying.any, firm)
                tally["cells"] += 1
                tally["cut"] += (always is None) + (ever is None)
                if always is not None:
                    assert (s in every[c][i]) == always, (c, i, s, "in every reading", always)
                if ever is not None:
                    assert (s in some_[c][i]) == ever, (c, i, s, "in some reading", ever)
                if answer.readings:
                    assert s not in open_[c][i], (c, i, s, "left open")
                tally["turns on the reading"] += ever is True and always is False
    tally["sign sets"] += sum(party.sets for party in expected.parties)


def check_better(answer: Answer, expected: Expected, tally: Counter[str]) -> None:
    """SEQ and SSEQ: nothing said is refuted by a reading of the others with any reading of one's own.

    What the others certainly do and what they possibly do bounds each cell, too.
    """
    every, never, some_ = answer.stable(), answer.never(), answer.stable("_some")
    seen: dict[tuple[str, int], set[State]] = {}
    for draw in expected.draws:
        improving = expected.model.only(improves(expected.same_orders(draw)))
        for i, staying in enumerate(expected.staying):
            answers = staying.answers(improving)
            for c, firm in BETTER.items():
                ask = expected.states if not answer.readings else [*every[c][i], *never[c][i], *some_[c][i]]
                for s in dict.fromkeys(ask):
                    always, ever = staying.readings(s, answers, firm)
                    tally["cut"] += (always is None) + (ever is None)
                    assert not (s in every[c][i] and always is False), (c, i, s, "is left in some reading")
                    assert not (s in never[c][i] and ever is True), (c, i, s, "is kept in some reading")
                    if not answer.readings:
                        assert (s in every[c][i]) == always
                    if ever:
                        seen.setdefault((c, i), set()).add(s)
    for c in BETTER:
        for i in range(len(expected.parties)):
            tally["sequential cells"] += len(expected.states)
            tally["said to be kept in some reading"] += len(some_[c][i])
            tally["seen so"] += len(some_[c][i] & seen.get((c, i), set()))
            certain = stable_unknown(expected.model, expected.between(i, "<="), "a", c, i)
            possible = stable_unknown(expected.model, expected.between(i, "U"), "d", c, i)
            assert certain <= every[c][i] and some_[c][i] <= possible, (c, i)


def check_together(answer: Answer, expected: Expected) -> None:
    """Equilibria are what all parties keep; for R, GMR and SMR in some reading, too, since each has its own readings."""
    every, some_, open_ = (answer.stable(part) for part in ("", "_some", "_open"))
    together, maybe, unsure = (answer.equilibria(part) for part in ("", "_some", "_open"))
    for c in CONCEPTS:
        assert together[c] == set.intersection(*every[c])
        assert together[c] <= maybe[c] <= set.intersection(*some_[c])
        if c in ANY:
            assert maybe[c] == set.intersection(*some_[c])
        if answer.readings:
            both = set.intersection(*(a | b for a, b in zip(some_[c], open_[c], strict=True)))
            assert maybe[c] | unsure[c] == both and not maybe[c] & unsure[c]
    for draw in expected.draws:
        for c, found in every_concept(expected.model, expected.same_orders(draw)).items():
            here = set.intersection(*found)
            assert together[c] <= here <= maybe[c] | unsure[c], c
            if not answer.readings:
                assert found == every[c]


def test_cases_equal_the_definitions() -> None:
    """Every cell of random cases is as the definitions say, over all readings; hardly a question is cut."""
    tally: Counter[str] = Counter()

    @given(conflicts(), st.sampled_from((64, 0)))
    @certify
    def each(case: Case, draws: int) -> None:
        check(case, draws, tally)

    each()
    assert tally["cut"] <= tally["cells"] / 1000
    assert tally["turns on the reading"] > tally["cells"] / 100


def beyond(expected: Expected) -> int:
    """Cells of R, GMR and SMR that comparing states two by two does not settle: bounds there are not the answer."""
    count = 0
    for c, firm in ANY.items():
        for i, staying in enumerate(expected.staying):
            least, most = (stable_unknown(expected.model, expected.between(i, "U"), kind, c, i) for kind in "ad")
            for s in expected.states:
                always, ever = staying.readings(s, None if c == "nash" else staying.any, firm)
                count += always != (s in least) or ever != (s in most)
    return count


@pytest.mark.parametrize("seed", COUPLED)
def test_what_only_many_signs_together_settle(seed: int) -> None:
    """Where no difference of two states settles a cell but several together do, the cell is right without draws, too."""
    case, tally = coupled(seed), Counter[str]()
    assert beyond(Expected(case)) > 0
    check(case, 0, tally)
    assert tally["cut"] == 0


def test_without_today_an_issues_own_agree_counts() -> None:
    """Without today all who are named in any agree move together, though every option names somebody else."""
    options = {name: {"says": "This one", "agree": ["a"]} for name in ("no", "yes")}
    case: Case = {
        "pourparler": "1",
        "title": "A corner",
        "parties": {"a": {"name": "A"}, "b": {"name": "B"}},
        "issues": {"x": {"question": "Which one", "options": options, "agree": ["b"]}},
        "no_deal": {"a": "0", "b": "0"},
        "views": {"a": [{"when": {"x": "yes"}, "worth": "3"}], "b": [{"when": {"x": "yes"}, "worth": "-3"}]},
    }
    assert Answer(case).equilibria()["nash"] == {(0,), (1,)}  # neither can move alone
    check(case, 64, Counter())
