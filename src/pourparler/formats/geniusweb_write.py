"""Writes a case as GeniusWeb profiles in JSON: a LinearAdditiveUtilitySpace for each party that has views.

GeniusWeb asks for weights of exactly 1 in all and for utilities from 0 to 1. Where weights and utilities would be
decimals that do not end, weights are powers of one half near them, and the utilities make up for it: the same gains up
to a positive number, exactly. The reservation is a bid: one with the utility of no agreement, or the next above.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from pourparler.case.model import Case
from pourparler.errors import InputError, Problem
from pourparler.formats.genius_decimals import cut, decimal, ends, file_names
from pourparler.formats.genius_linear import Linear, linear_of

TOOL = "GeniusWeb"
MOST_SUMS = 300_000  # different utilities that are looked through for a bid


def files(case: Case) -> tuple[dict[str, str], tuple[str, ...]]:
    """The texts of the files by name, and every warning that stands in them.

    Raises InputError where the case holds what cannot be written: reasons over several issues among them.
    """
    parties, beside = linear_of(case, TOOL, rules=False)
    names = file_names([one.party for one in parties], ".json")
    problems = [
        Problem(case.file, 0, f"views.{one.party}", "no set of terms reaches what no deal is worth",
                "GeniusWeb gives a reservation as a bid that reaches it, and there is none")
        for one in parties
        if one.floor > one.total
    ]  # fmt: skip
    if problems:
        raise InputError(problems)
    made, told = {}, list(beside)
    for one in parties:
        space, own = _profile(case, one)
        warning = "; ".join([*beside, *one.warnings, *own])
        if warning:
            space["pourparler_warning"] = warning
        made[names[one.party]] = "".join(_lay({"LinearAdditiveUtilitySpace": space}, 0)) + "\n"
        told += [f"{one.party}: {text}" for text in (*one.warnings, *own)]
    return made, tuple(told)


def _profile(case: Case, one: Linear) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The profile as plain data (numbers as Fractions), and what it cannot say exactly."""
    weights, unit = weights_of(one)
    utilities = {
        issue: {o: n * unit / weights[issue] if weights[issue] else Fraction(0) for o, n in own.items()}
        for issue, own in one.numbers.items()
    }
    space: dict[str, Any] = {
        "issueUtilities": {i: {"discreteutils": {"valueUtilities": own}} for i, own in utilities.items()},
        "issueWeights": weights,
        "domain": {"name": case.title, "issuesValues": {i: {"values": list(own)} for i, own in one.numbers.items()}},
        "name": one.party,
    }
    if not one.floor:  # what GeniusWeb takes for granted without a bid
        return space, ()
    bid, number = bid_of(one)
    if bid is not None:
        space["reservationBid"] = {"issuevalues": bid}
    if number == one.floor:
        return space, ()
    exact = decimal(one.floor * unit)
    space["pourparler_floor"] = exact
    if bid is None:
        return space, (f"no reservation bid was found among too many sets of terms; no deal has the utility {exact}",)
    return space, (f"no bid has the utility of no deal, {exact}: the reservation is the next better bid",)


def weights_of(one: Linear) -> tuple[dict[str, Fraction], Fraction]:
    """A weight for each issue, 1 in all, and what a whole number of the party comes to in utility."""
    ranges = {issue: one.most(issue) for issue in one.numbers}
    if not one.total:
        return {issue: Fraction(k == 0) for k, issue in enumerate(ranges)}, Fraction(1)
    shares = [Fraction(n, ranges[i] or 1) for i, own in one.numbers.items() for n in own.values()]
    unit = Fraction(1, one.total)
    if ends(unit) and all(map(ends, shares)):
        return {issue: number * unit for issue, number in ranges.items()}, unit
    weights = {issue: _half_below(Fraction(number, one.total)) for issue, number in ranges.items()}
    while (left := 1 - sum(weights.values())) > 0:
        issue = min((i for i in weights if 0 < weights[i] <= left), key=lambda i: weights[i] / ranges[i])
        weights[issue] *= 2
    return weights, cut(min(weights[issue] / number for issue, number in ranges.items() if number))


def _half_below(share: Fraction) -> Fraction:
    """The greatest power of one half that is not above a share; 0 for 0."""
    found = Fraction(1)
    while share and found > share:
        found /= 2
    return found if share else Fraction(0)


def bid_of(one: Linear) -> tuple[dict[str, str] | None, int | None]:
    """The first bid whose number is the floor, or else the least above it, and its number.

    (None, None) where there are too many different numbers to look through. The floor must not be above the best.
    """
    rows = list(one.numbers.values())
    reach: list[set[int]] = [{0}]
    for own in reversed(rows):
        steps = set(own.values())
        if len(reach[-1]) * len(steps) > MOST_SUMS:
            return None, None
        reach.append({before + step for before in reach[-1] for step in steps})
    reach.reverse()
    found = min(number for number in reach[0] if number >= one.floor)
    left, bid = found, {}
    for issue, after in zip(one.numbers, reach[1:], strict=True):
        bid[issue] = next(o for o, n in one.numbers[issue].items() if left - n in after)
        left -= one.numbers[issue][bid[issue]]
    return bid, found


def _lay(value: Any, depth: int) -> Iterator[str]:
    """JSON with exact decimals, one key a line."""
    pad = "  " * (depth + 1)
    if isinstance(value, Fraction):
        text = decimal(value)
        assert text is not None
        yield text
    elif isinstance(value, dict) and value:
        yield "{"
        for k, (key, item) in enumerate(value.items()):
            yield f"{',' if k else ''}\n{pad}{json.dumps(key, ensure_ascii=False)}: "
            yield from _lay(item, depth + 1)
        yield f"\n{'  ' * depth}}}"
    else:
        yield json.dumps(value, ensure_ascii=False)
