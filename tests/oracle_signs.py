"""Readings of one party, exact, and formulas over the signs of differences: does one hold in some reading?

Written for the tests alone, from the definitions: it imports nothing of pourparler.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any

from oracle_polytope import Empty, Row, Rows, add, cost, eliminate

State = tuple[int, ...]  # one option number an issue
Reading = tuple[Fraction, ...]  # a worth for each reason, and for no deal
Sign = tuple[tuple[int, ...], bool]  # a change in the truths of the reasons; whether it gains, or does not
Formula = Any  # True, False, ("is", Sign), ("all", formulas) or ("any", formulas)
Pick = Callable[[Fraction | None, Fraction | None], Fraction]
Answers = dict[State, list[State]]
MOST_SETS = 3_000  # of signs, for one question


class Cut(Exception):
    """A question that asks for too many sets of signs."""


# -- readings --------------------------------------------------------------------------------------


def middle(low: Fraction | None, high: Fraction | None) -> Fraction:
    """A value strictly between two ends where they differ; None is no end."""
    if low is not None and high is not None:
        return (low + high) / 2
    if low is not None:
        return low + 1
    return high - 1 if high is not None else Fraction(0)


def point(rows: Sequence[Row], width: int, pick: Pick = middle) -> Reading | None:
    """Worths that satisfy the rows, by elimination and back; None where there are none.

    ``pick(low, high)`` takes a value between two ends; where it takes one that is not reached, the middle counts.
    """
    system: Rows = {}
    stages: list[tuple[int, Rows]] = []
    try:
        for row in rows:
            add(system, row.coefficients, row.constant, row.strict)
        left = set(range(width))
        while left:
            column = min((cost(system, k), k) for k in left)[1]
            left.remove(column)
            stages.append((column, {k: v for k, v in system.items() if k[column]}))
            system = eliminate(system, column)
    except Empty:
        return None
    found = [Fraction(0)] * width
    for column, bounds in reversed(stages):  # all other columns of these bounds are known by now
        ends: dict[bool, tuple[Fraction, bool]] = {}
        for key, (constant, strict) in bounds.items():
            rest = sum((c * w for k, (c, w) in enumerate(zip(key, found, strict=True)) if k != column), constant)
            end, lower = -rest / key[column], key[column] > 0
            old = ends.get(lower)
            if old is None or (end > old[0] if lower else end < old[0]) or (end == old[0] and strict):
                ends[lower] = end, strict
        low, high = ends.get(True), ends.get(False)
        at = low[0] if low else None, high[0] if high else None
        value = pick(*at)
        if (low and low[1] and value == low[0]) or (high and high[1] and value == high[0]):
            value = middle(*at)
        found[column] = value
    reading = tuple(found)
    assert all(satisfied(row, reading) for row in rows)
    return reading


def satisfied(row: Row, reading: Reading) -> bool:
    """Whether a reading satisfies a row."""
    value = sum((c * w for c, w in zip(row.coefficients, reading, strict=True) if c), Fraction(row.constant))
    return value > 0 if row.strict else value >= 0


# -- formulas over signs ---------------------------------------------------------------------------


def joined(word: str, parts: Iterable[Formula]) -> Formula:
    """All of the parts ("all") or any ("any"), without what is idle."""
    stops = word == "any"
    kept: dict[Formula, None] = {}
    for part in parts:
        if part is stops:
            return stops
        if part is not (not stops):
            for each in part[1] if part[0] == word else (part,):
                kept[each] = None
    sets = {part: signs for part in kept if (signs := signs_of(part)) is not None}
    lean = [part for part in kept if part not in sets or not any(other < sets[part] for other in sets.values())]
    if not lean:
        return not stops
    return lean[0] if len(lean) == 1 else (word, tuple(lean))


def signs_of(part: Formula) -> frozenset[Sign] | None:
    """The signs of a flat formula; of two of a kind, side by side, the one with fewer signs says it all."""
    if part[0] == "is":
        return frozenset({part[1]})
    return frozenset(sign for _, sign in part[1]) if all(each[0] == "is" for each in part[1]) else None


def denied(formula: Formula) -> Formula:
    """The formula that holds where this one does not."""
    if isinstance(formula, bool):
        return not formula
    word, content = formula
    if word == "is":
        return word, (content[0], not content[1])
    return joined("any" if word == "all" else "all", [denied(part) for part in content])


def true_at(formula: Formula, reading: Reading) -> bool:
    """Whether a formula holds at a reading."""
    if isinstance(formula, bool):
        return formula
    word, content = formula
    if word == "is":
        change, gains = content
        return (sum((c * w for c, w in zip(change, reading, strict=True) if c), Fraction(0)) > 0) is gains
    return (all if word == "all" else any)(true_at(part, reading) for part in content)
