"""The brute force itself, on answers worked out by hand from the definitions."""

from __future__ import annotations

import json
import random
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from oracle import expected
from oracle_case import Expr
from oracle_polytope import Interval, Row, values
from oracle_views import Contradiction, Views

SHARED = Path(__file__).resolve().parents[2] / "shared" / "oracles" / "deals_cases.json"


def small() -> dict[str, Any]:
    """Two issues, six packages: (now|new) x (no|yes|far)."""
    return {
        "parties": {"a": {"name": "A"}, "b": {"name": "B"}, "c": {"name": "C"}},
        "issues": {
            "x": {"options": {"now": "Now", "new": "New"}, "agree": ["a", "b"]},
            "y": {
                "options": {"no": "No", "yes": "Yes", "far": {"says": "Far", "agree": ["b", "a"]}},
                "agree": ["a"],
            },
        },
        "today": {"x": "now", "y": "no"},
        "views": {
            "a": [{"x": "new"}, "today", {"y": "yes"}],
            "b": [
                {"wants": {"x": "new"}, "weight": "minor"},
                {"when": {"y": "far"}, "worth": "-3"},
            ],
            "c": [{"avoids": {"y": ["yes", "far"]}}],
        },
        "plans": {
            "swap": {"steps": [{"does": {"x": "new"}}, {"does": {"y": "yes"}}]},
            "far": {"steps": [{"does": {"x": "new"}}, {"does": {"y": "far"}}]},
            "back": {"steps": [{"does": {"x": "new"}}, {"does": {"x": "now"}}]},
        },
    }


def verdicts(answer: dict[str, Any], plan: str) -> dict[str, str]:
    """The verdicts of one plan."""
    return {p: cell["verdict"] for p, cell in answer["plans"][plan]["parties"].items()}


def test_counts_and_plans_of_a_small_case() -> None:
    """Counts, verdicts, gains and who must agree are those found by hand on six packages."""
    answer = expected(small())
    assert answer["packages"] == {"all": 6, "feasible": 6, "within_limits": 6}
    # new,no: yes+yes; new,yes: depends+yes; new,far: yes+depends [1-3, 8-3]; now,far: unknown+no
    assert answer["acceptable"] == {"every_reading": 1, "some_reading": 3, "unknown": 0}
    assert answer["alone"] == {"a": 1, "b": 0, "c": 0}  # now,yes
    assert verdicts(answer, "swap") == {"a": "depends", "b": "yes", "c": "no"}
    assert answer["plans"]["swap"]["not_asked_loses"] == ["c"]
    assert answer["plans"]["swap"]["parties"]["a"]["gain"] is None
    assert answer["plans"]["swap"]["parties"]["b"]["gain"] == [1, 8]
    assert answer["plans"]["far"]["must_agree"] == ["a", "b"]
    assert verdicts(answer, "far") == {"a": "yes", "b": "depends", "c": "no"}
    assert answer["plans"]["far"]["parties"]["b"]["gain"] == [-2, 5]
    assert answer["plans"]["back"]["must_agree"] == []
    assert set(verdicts(answer, "back").values()) == {"unknown"}


def test_limits_bar_or_protest() -> None:
    """A limit bars if its owner settles or can break a term it names, an option's own too."""
    case = small()
    case["limits"] = [
        {"party": "c", "never": {"y": "yes"}},  # c settles nothing: a protest
        {"party": "b", "keeps": {"y": "no"}, "until": {"x": "new"}},  # forbids now,yes and now,far
        {"party": "b", "never": Expr("", ("and", ("!=", "y", "no"), ("not", ("!=", "y", "far"))))},
    ]
    answer = expected(case)
    assert answer["packages"] == {"all": 6, "feasible": 6, "within_limits": 3}
    assert answer["acceptable"] == {"every_reading": 1, "some_reading": 2, "unknown": 0}
    assert answer["alone"]["a"] == 0
    assert answer["plans"]["swap"]["limits"] == {"c.limit.1": False}
    assert answer["plans"]["far"]["limits"] == {"b.limit.2": True}
    case["issues"]["y"]["options"]["far"] = "Far"
    del case["limits"][1]
    assert expected(case)["plans"]["far"]["limits"] == {"b.limit.1": False}


def test_final_today_and_impossible() -> None:
    """Nothing leaves an option of today that is final; what is impossible is not feasible."""
    case = small()
    case["impossible"] = [{"when": {"x": "new", "y": ["far"]}, "because": "-"}]
    assert expected(case)["packages"]["feasible"] == 5
    case["issues"]["x"]["options"]["now"] = {"says": "Now", "final": "true"}
    answer = expected(case)
    assert answer["packages"]["feasible"] == 3
    assert not answer["plans"]["swap"]["feasible"]


def test_goal_restricts_the_agreements() -> None:
    """A goal leaves the packages and restricts the agreements and what each can do alone."""
    answer = expected(small(), {"y": "far"})
    assert answer["packages"]["within_limits"] == 6
    assert answer["acceptable"] == {"every_reading": 0, "some_reading": 1, "unknown": 0}
    assert answer["alone"] == {"a": 0, "b": 0, "c": 0}


def test_without_today_everyone_must_agree() -> None:
    """Without today the gain is measured from no deal, and every package needs everyone."""
    case = small()
    del case["today"]
    case["views"] = {
        "a": [{"when": {"x": "new"}, "worth": ["2", "4"]}, {"when": {"y": "no"}, "worth": "0.3"}],
        "b": [{"when": {"x": "new"}, "worth": "unknown"}],
    }
    case["no_deal"] = {"a": {"worth": ["1", "2.3"]}, "b": "0"}
    case["plans"] = {"p": {"steps": [{"does": {"x": "new", "y": "no"}}]}}
    answer = expected(case)
    plan = answer["plans"]["p"]
    assert plan["must_agree"] == ["a", "b"]
    assert plan["parties"]["a"] == {"verdict": "yes", "gain": [0, Fraction("3.3")]}
    assert plan["parties"]["b"] == {"verdict": "depends", "gain": None}
    assert plan["parties"]["c"] == {"verdict": "unknown", "gain": None}
    # b accepts x=now (0 >= 0) in every reading, but there a gets at most 0.3 - 1
    assert answer["acceptable"] == {"every_reading": 0, "some_reading": 3, "unknown": 0}


def test_comparisons_and_priorities() -> None:
    """A comparison binds the readings; a prioritised list compares truth vectors."""
    case = small()
    case["views"]["a"].append({"better": {"x": "new", "y": "yes"}, "than": "today"})
    case["views"]["b"] = {"prioritised": [{"y": "no"}, {"when": {"x": "new"}, "because": "-"}]}
    case["views"]["c"] = [{"better": {"x": "new", "y": "far"}, "than": "today"}]
    answer = expected(case)
    assert verdicts(answer, "swap") == {"a": "yes", "b": "no", "c": "unknown"}
    assert verdicts(answer, "far") == {"a": "yes", "b": "no", "c": "yes"}
    case["views"]["a"][-1] = {"better": "today", "than": {"x": "new"}}
    with pytest.raises(Contradiction):
        expected(case)


def test_orders_are_strict_against_zero_only() -> None:
    """Higher is worth at least as much: a trade of a higher for a lower may gain nothing."""
    case = small()
    case["views"]["a"] = [{"x": "new"}, {"y": "no"}, {"when": {"y": "far"}}, "today"]
    views = Views(case, "a")
    swapped = views.says({"x": "new", "y": "yes"})  # w1 - w2, with w1 >= w2
    assert swapped == ("yes", Interval(Fraction(0), True, None, False))
    assert views.says({"x": "now", "y": "yes"})[0] == "no"  # -w2 < 0, though no number bounds it
    assert views.says({"x": "now", "y": "far"})[0] == "depends"  # w3 - w2 <= 0, and 0 is reached


def test_a_line_of_readings_has_no_bounds() -> None:
    """Free worths leave a gain without bounds, unless the rows tie them together."""
    assert values([], (1, -1)) == Interval(None, False, None, False)
    tied = [Row((1, -1), 2), Row((-1, 1), 3, strict=True)]  # -2 <= w1 - w2 < 3
    assert values(tied, (2, -2), 1) == Interval(Fraction(-3), True, Fraction(7), False)
    assert values([*tied, Row((1, -1), -3)], (0, 0)) is None


def solve(rows: list[tuple[list[int], int]]) -> list[Fraction] | None:
    """The one point where a . w + b = 0 for every row, by Cramer's rule."""

    def determinant(m: list[list[int]]) -> int:
        if not m:
            return 1
        return sum((-1) ** k * m[0][k] * determinant([row[:k] + row[k + 1 :] for row in m[1:]]) for k in range(len(m)))

    whole = determinant([a for a, _ in rows])
    if whole == 0:
        return None
    columns = range(len(rows))
    return [Fraction(determinant([[*a[:k], -b, *a[k + 1 :]] for a, b in rows]), whole) for k in columns]


@pytest.mark.parametrize("seed", range(40))
def test_elimination_agrees_with_the_vertices(seed: int) -> None:
    """On bounded sets elimination finds the least and the greatest value over all vertices."""
    draw = random.Random(seed)
    width = draw.choice((2, 3))
    rows = [([int(k == j) * s for k in range(width)], 3) for j in range(width) for s in (1, -1)]
    rows += [([draw.randint(-3, 3) for _ in range(width)], draw.randint(-4, 4)) for _ in range(3)]
    gain = [draw.randint(-3, 3) for _ in range(width)]
    corners = [w for chosen in combinations(rows, width) if (w := solve(list(chosen))) is not None]
    found = [
        sum((g * x for g, x in zip(gain, w, strict=True)), Fraction(0))
        for w in corners
        if all(sum(a * x for a, x in zip(row, w, strict=True)) + b >= 0 for row, b in rows)
    ]
    answer = values([Row(tuple(a), b) for a, b in rows], gain)
    assert answer == (Interval(min(found), True, max(found), True) if found else None)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared oracles are not beside this clone")
def test_the_scorable_role_play() -> None:
    """Of the 720 packages of the six-party role-play, the known 12 are acceptable to all."""
    game = json.loads(SHARED.read_text(encoding="utf-8"))["scorable_game"]
    issues = {i: [f"{i}{k + 1}" for k in range(n)] for i, n in zip("ABCDE", game["sizes"], strict=True)}
    options = [name for names in issues.values() for name in names]
    parties = game["parties"]
    case = {
        "parties": {p: {"name": p} for p in parties},
        "issues": {i: {"options": dict.fromkeys(n, "-"), "agree": parties} for i, n in issues.items()},
        "no_deal": {p: str(t) for p, t in zip(parties, game["thresholds"], strict=True)},
        "views": {
            p: [
                {"when": {name[0]: name}, "worth": str(score)}
                for name, score in zip(options, (s for row in rows for s in row), strict=True)
            ]
            for p, rows in zip(parties, game["scores"], strict=True)
        },
        "plans": {
            " ".join(terms): {"steps": [{"does": {t[0]: t for t in terms}}]} for terms in product(*issues.values())
        },
    }
    answer = expected(case)
    assert answer["packages"]["all"] == 720
    assert answer["acceptable"]["every_reading"] == answer["acceptable"]["some_reading"] == 12
    accepted = [name for name in answer["plans"] if set(verdicts(answer, name).values()) == {"yes"}]
    assert accepted == game["zopa"]
