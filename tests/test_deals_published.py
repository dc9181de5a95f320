"""Published negotiations: a six-party scorable game, GENIUS domains, Adjusted Winner; the oracle and the lens."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import Any

import oracle_deals_points as points
import oracle_deals_repair as repair
import pytest
from deals_answers import ask, read
from oracle_deals import Gains, Ground
from oracle_deals_winner import adjusted_winner
from published_deals import CASES, game, genius, published, scorable

SMALL = ["Laptop", "ItexvsCypress", "partydomain-3p"]
NAMES = {  # how the shared file names a solution
    "nash": "nash",
    "kalai_smorodinsky": "ks_lexmin_ideal_ir",
    "egalitarian": "egalitarian_lexmin",
    "utilitarian": "utilitarian",
}


@cache
def ground(name: str) -> tuple[Ground, list[Gains], Fraction]:
    """A domain's packages, gains, and what these are multiplied by."""
    case, times = genius(name)
    found = Ground(case)
    return found, found.gains(), times


def utils(gains: Iterable[Fraction], times: Fraction) -> list[float]:
    """Gains as utilities (every reservation here is 0)."""
    return [float(gain / times) for gain in gains]


@published
def test_the_scorable_game_by_the_oracle() -> None:
    """The oracle finds the game's 12 deals, 55 that leave one out, both frontiers, and its four solutions."""
    facts, game = CASES["scorable_game"], Ground(scorable())
    gains = game.gains()
    zopa = game.acceptable(gains)
    assert [" ".join(game.packages[n].values()) for n in zopa] == facts["zopa"]
    assert len(zopa) == facts["n_acceptable_all"]
    some_out = [
        n
        for n in game.numbers
        if sum(gain < 0 for gain in gains[n].values()) <= 1
        and all(gains[n][p] >= 0 for p, role in zip(gains[n], facts["roles"], strict=True) if role != "player")
    ]
    assert len(some_out) == facts["n_acceptable_all_but_one_with_p1_p2"]
    front = points.frontier(game, gains)
    assert len(front) == facts["pareto_all_packages"]
    assert len(set(zopa) & set(front)) == facts["pareto_within_zopa"]
    floors = facts["thresholds"]
    ideal = [max(gains[n][p] for n in zopa) + floor for p, floor in zip(game.parties, floors, strict=True)]
    assert ideal == facts["ideal_in_zopa"]
    for name, solve in points.SOLUTIONS.items():
        (wanted,) = facts[NAMES[name].replace("_ideal_ir", "")]
        found = solve(game, gains)
        assert found is not None
        assert " ".join(game.packages[found[0]].values()) == wanted["package"]
        got = [gain + floor for gain, floor in zip(gains[found[0]].values(), floors, strict=True)]
        assert got == wanted["utils"]
    assert repair.corrections(game, "every") == facts["minimal_correction_sets"]


@published
@pytest.mark.parametrize("name", SMALL)
def test_a_genius_domain_by_the_oracle(name: str) -> None:
    """The oracle finds a domain's frontier and four solutions to the digit, under GENIUS's own semantics."""
    facts = CASES["genius"][name]["expected"]
    found, gains, times = ground(name)
    assert len(found.packages) == facts["n_outcomes"]
    assert len(found.acceptable(gains)) == facts["n_zopa"]
    front = points.frontier(found, gains)
    assert len(front) == facts["pareto_n_outcomes"]
    vectors = sorted({tuple(gains[n].values()) for n in front}, reverse=True)
    assert len(vectors) == facts["pareto_n_distinct_vectors"]
    wanted = [one["utils"] if isinstance(one, dict) else one for one in facts["pareto"]]
    for vector, expected in zip(vectors, sorted(wanted, reverse=True), strict=True):
        assert utils(vector, times) == pytest.approx(expected, rel=1e-12)
    for key, solve in points.SOLUTIONS.items():
        one = solve(found, gains)
        assert one is not None
        (expected,) = facts[NAMES[key]]
        assert list(found.packages[one[0]].values()) == expected["outcome"]
        assert utils(gains[one[0]].values(), times) == pytest.approx(expected["utils"], rel=1e-12)


@published
@pytest.mark.parametrize("number", [0, 1])
def test_adjusted_winner_by_the_oracle(number: int) -> None:
    """The oracle's Adjusted Winner splits the issues of two published tables as the shared file has it."""
    facts: dict[str, Any] = CASES["adjusted_winner"][number]
    tables = [dict(zip(facts["issues"], map(Fraction, row), strict=True)) for row in facts["points"]]
    share = adjusted_winner(*tables)
    wanted = facts["adjusted_winner"]
    assert share == {issue: Fraction(part) for issue, part in wanted["share_first"].items()}
    won = sum(tables[0][i] * share[i] for i in share), sum(tables[1][i] * (1 - share[i]) for i in share)
    assert list(won) == [Fraction(part) for part in wanted["points"]]


# -- the lens --------------------------------------------------------------------------------------


@published
def test_the_scorable_game() -> None:
    """The lens counts the game's 12 deals, its frontier of 481, and finds its four solutions."""
    facts = CASES["scorable_game"]
    answer = ask(scorable(), frontier=True, solutions=True, conflicts=True)
    assert answer["packages"]["all"] == answer["packages"]["within_limits"] == facts["packages"]
    assert answer["acceptable"]["every_reading"] == facts["n_acceptable_all"]
    assert answer["frontier"]["size"] == len(answer["frontier"]["packages"]) == facts["pareto_all_packages"]
    listed = [" ".join(one["terms"].values()) for one in answer["frontier"]["packages"]]
    assert len(set(facts["zopa"]) & set(listed)) == facts["pareto_within_zopa"]
    for name, said in answer["solutions"].items():
        (wanted,) = facts[NAMES[name].replace("_ideal_ir", "")]
        assert " ".join(said["terms"].values()) == wanted["package"]
        gains = [u - floor for u, floor in zip(wanted["utils"], facts["thresholds"], strict=True)]
        assert list(said["gains"].values()) == gains
    assert answer["corrections"]["every_reading"] == facts["minimal_correction_sets"]
    assert answer["conflicts"]["every_reading"] == []


@published
@pytest.mark.parametrize("name", [*SMALL, "AMPOvsCity"])
def test_a_genius_domain(name: str) -> None:
    """The lens finds a domain's frontier and four solutions to the digit, of up to 1.9 million packages."""
    facts = CASES["genius"][name]["expected"]
    case, times = genius(name, exact=False)
    answer = ask(case, frontier=True, solutions=True)

    def shares(said: dict[str, Any]) -> list[float]:
        return [float(gain / times) for gain in map(Fraction, said["gains"].values())]

    assert answer["packages"]["all"] == facts["n_outcomes"]
    assert answer["acceptable"]["every_reading"] == facts["n_zopa"]
    assert answer["frontier"]["size"] == len(answer["frontier"]["packages"]) == facts["pareto_n_outcomes"]
    assert answer["frontier"]["points"] == facts["pareto_n_distinct_vectors"]
    found = sorted({tuple(shares(one)) for one in answer["frontier"]["packages"]}, reverse=True)
    wanted = sorted((one["utils"] if isinstance(one, dict) else one for one in facts["pareto"]), reverse=True)
    assert len(found) == len(wanted)
    for vector, expected in zip(found, wanted, strict=True):
        assert list(vector) == pytest.approx(expected, rel=1e-12)
    for key, said in answer["solutions"].items():
        assert shares(said) == pytest.approx(facts[NAMES[key]][0]["utils"], rel=1e-12)
        if name in SMALL:
            assert list(said["terms"].values()) == facts[NAMES[key]][0]["outcome"]


@published
@pytest.mark.parametrize("number", [0, 1])
def test_adjusted_winner(number: int) -> None:
    """The lens divides the issues of two published tables, as issues that are marked divisible."""
    facts: dict[str, Any] = CASES["adjusted_winner"][number]
    first, second = facts["parties"]
    points = {
        party: dict(zip(facts["issues"], row, strict=True))
        for party, row in zip(facts["parties"], facts["points"], strict=True)
    }
    worths = {party: {i: {f"to {party}": Fraction(p)} for i, p in points[party].items()} for party in points}
    case = game(
        {i: [f"to {first}", f"to {second}"] for i in facts["issues"]}, worths, dict.fromkeys(points, Fraction(0))
    )
    for issue in case["issues"].values():
        issue["divisible"] = "true"
    said, wanted = ask(case, solutions=True)["adjusted_winner"], facts["adjusted_winner"]
    assert said["shares"] == wanted["share_first"]
    exact = [Fraction(part) for part in wanted["points"]]
    assert [read(part, value) for part, value in zip(said["points"].values(), exact, strict=True)] == exact
    assert said["split"] == wanted["split"][0]
