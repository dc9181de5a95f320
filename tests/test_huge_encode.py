"""Conditions, agreement and floors as rows, at every package of small spaces."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from deals_random import ordered, sized
from huge_cases import compiled, space_of

from pourparler.lens.deals.huge.model import model
from pourparler.lens.deals.huge.run import Clock, quiet, solve
from pourparler.lens.deals.huge.sheet import Line, Row, Sheet

DEEP = """
pourparler: 1
title: deep conditions
parties: {a: {name: A}, b: {name: B}}
issues:
  x: {question: q, options: {n: o, y: o, z: o}, agree: [a, b]}
  u: {question: q, options: {n: o, y: o}, agree: [a, b]}
  v: {question: q, options: {n: o, y: o, z: o}, agree: [a]}
  w: {question: q, options: {n: o, y: o}, agree: [b]}
today: {x: n, u: n, v: n, w: n}
views:
  a:
    - {when: "x == y or u == y and v != z", worth: 3}
    - {when: "not (x in [y, z] and (u == y or w == y) and not v == n)", worth: [-2, 5]}
    - {when: "x == n and u == n or x == y and u == y", worth: 1}
  b:
    - {when: "not (not (x == y and v == y)) or w == y", worth: 2}
    - {when: "(x == y or v == z) and (u == y or w == n) and x != n", worth: -1}
"""


def held(sheet: Sheet, package: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """The least and the greatest value of each column at a package, over what the rows allow."""
    here = sheet.copy()
    for i, option in enumerate(package):
        for o in range(sheet.sizes[i]):
            here.upper[sheet.option(i, o)] = int(o == option)
    ends = []
    for sign in (1, -1):
        found = solve(here, dict.fromkeys(range(len(sheet.lower)), sign), Clock(60))
        assert found.values is not None
        ends.append(found.values)
    return ends[0], ends[1]


@pytest.mark.parametrize("seed", range(-1, 12))
def test_lines_say_what_holds(seed: int) -> None:
    """At every agreement the lines of reasons, limits and who must agree have one value: whether it is so."""
    space = compiled(DEEP) if seed < 0 else space_of((sized, ordered)[seed % 2](seed))
    built = model(space)
    for package in product(*map(range, space.sizes)):
        if not built.possible(package):
            continue
        low, high = held(built.sheet, package)
        assert low == pytest.approx(high, abs=1e-6)
        lines = [line for own in built.truths for line in own] + [line for _, line in built.bars] + list(built.must)
        values = [line.const + sum(v * low[c] for c, v in line.terms.items()) for line in lines]
        truths = [part.at(package) for v in space.valuations for part in v.factors]
        truths += [bar.factor.at(package) for bar in space.bars if bar.bars]
        truths += [party in space.must_agree(package) for party in space.parties]
        assert values == pytest.approx([float(t) for t in truths], abs=1e-6)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """What is written to standard output meanwhile is lost, and what is written before and after is not."""
    import os

    print("before")
    with quiet():
        os.write(1, b"meanwhile\n")
    print("after")
    assert capfd.readouterr().out == "before\nafter\n"


def test_large_numbers_are_scaled_outwards() -> None:
    """A row with numbers beyond a million asks the solver for no more than the row does."""
    row = Row((0, 1), (3 * 10**9, -7), 10**9, loose=True)
    cols, vals, least = row.floats
    assert list(cols) == [0, 1] and max(abs(vals)) <= 10**6
    assert least * 3000 <= 10**9


def test_a_line_adds_and_bounds() -> None:
    """A line's ends are sums over issues, one option each."""
    sheet = Sheet((2, 3))
    line = Line({0: 4, 1: -1, 3: 5, 4: 2}, 1)
    assert (sheet.least(line), sheet.most(line)) == (0, 10)
    assert (line - line).terms == {} and (line * 2 + 1).const == 3
