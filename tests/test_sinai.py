"""The shipped historical case with numbers: its texts are whole, its sizes are marked as ours, both sides are heard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
import yaml

import pourparler as pp
from pourparler.case.conditions import holds
from pourparler.case.model import Case
from pourparler.lens.durability.compile import fits_of, path_of, starts_of, world_of
from pourparler.lens.durability.given import given
from pourparler.lens.durability.readings import sample
from pourparler.lens.durability.steps import steps_of

SIZED = ("worth", "odds", "costs", "amount", "shift", "surely", "takes", "ratified")


@pytest.fixture(scope="module")
def case() -> Case:
    return pp.load(pp.shipped("sinai"))


@pytest.fixture(scope="module")
def tree() -> dict[str, Any]:
    return yaml.safe_load(pp.shipped("sinai").read_text(encoding="utf-8"))


def rows(tree: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping of the file, with where it stands."""
    if isinstance(tree, dict):
        yield path, tree
        for key, value in tree.items():
            yield from rows(value, f"{path}.{key}")
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from rows(value, f"{path}.{number}")


def test_check_has_nothing_to_say_but_that_the_sizes_are_ours(case: Case) -> None:
    """Nothing is uncited, unset, loaded or impossible; what nobody said is named as such."""
    assert {noted.check for noted in pp.check(case)} <= {"nobody-said"}


def test_every_size_is_a_range_with_a_reason_and_marked_as_ours(tree: dict[str, Any]) -> None:
    """No size is one value, none is without `because: ours, …`, and none claims that somebody gave it."""
    found = 0
    for path, row in rows(tree):
        if not {"because", *SIZED} & set(row) or path.startswith(".promises"):
            continue
        sizes = [row[key] for key in SIZED if key in row]
        for size in sizes:
            for one in size.values() if isinstance(size, dict) else [size]:
                assert isinstance(one, list) and len(one) == 2 and one[0] < one[1], path
        if sizes:
            found += 1
            assert "ours" in row.get("because", ""), path
            assert "worth_said" not in row, path
    assert found > 40
    for party, number in tree["durability"]["discount"].items():
        assert number[0] < number[1] < 1, party  # its reason is a remark beside it: the key has no `because`


def test_what_happened_is_no_input(case: Case) -> None:
    """Without the record of promises the engine is given the same numbers and the same world."""
    bare = replace(case, promises=())
    for plan in case.plans:
        ids = []
        for one in (case, bare):
            space = pp.compile(one)
            ids.append(given(space, steps_of(space, plan)))
        assert ids[0] == ids[1]


def test_all_dates_are_dates_of_these_years_or_of_a_later_word_on_them(case: Case, tree: dict[str, Any]) -> None:
    """Every document and promise has a date or says what it lacks; promises are dated from 1974 to 1982."""
    for id, document in case.documents.items():
        assert document.date is not None or document.note, id
    for row in tree["promises"]:
        assert re.match(r"19(7[4-9]|8[0-2])", str(row["date"])), row["what"]
    assert str(tree["as_of"]) == "1973-11-11"


def test_both_sides_are_heard_on_what_is_disputed(case: Case) -> None:
    """Both are held to promises; each claims something of the other; where they differ on a fact both claims stand."""
    sides = {id: source.side for id, source in case.sources.items()}
    kept, disputed = {}, {}
    for promise in case.promises:
        table = kept if promise.outcome == "kept" else disputed
        table.setdefault(promise.by, []).append(promise)
    for party in ("egypt", "israel"):
        assert kept[party] and disputed[party]
    claims = {(promise.by, sides[c]) for promise in case.promises for c in promise.claimed_by}
    assert {("egypt", "israel"), ("egypt", "egypt"), ("israel", "egypt"), ("israel", "israel")} <= claims
    assert all(promise.claimed_by or promise.verified_by for promise in case.promises)


def test_every_plan_can_be_played_in_every_reading(case: Case) -> None:
    """No number is missing, every step can stand, and the three plans end with the same package."""
    space = pp.compile(case)
    ends = set()
    for plan in case.plans:
        steps = steps_of(space, plan)
        inputs = given(space, steps)
        assert not inputs.missing
        readings = sample(inputs.inputs, draws=50, fits=fits_of(space))
        world = world_of(space, steps, readings)
        path = path_of(steps, tuple(range(len(steps))), readings, tuple(space.parties), starts_of(space, steps))
        for package in path.packages:
            assert space.feasible(package)
            world.wars[0].odds(package)
        ends.add(path.packages[-1])
    assert len(ends) == 1


def test_the_odds_of_a_war_stay_odds_wherever_the_land_is(case: Case) -> None:
    """At the ends of every range, for each way to hold the land and to limit forces, the odds lie from 0 to 1."""
    d = case.durability
    assert d is not None
    moved = [case.issues[id] for id in ("canal", "passes", "west", "east", "forces")]
    for options in product(*(issue.options for issue in moved)):
        terms = {**(case.today or {}), **{issue.id: option.id for issue, option in zip(moved, options, strict=True)}}
        there = [mass.odds for mass in d.mass if holds(mass.when, terms)]
        assert d.wars[0].odds.low + sum(odds.low for odds in there) >= -1e-12
        assert d.wars[0].odds.high + sum(odds.high for odds in there) <= 1


def test_the_texts_say_nothing_at_length_in_others_words(tree: dict[str, Any]) -> None:
    """The case has no quotes: texts are in our own words."""
    assert all("quote" not in row for _, row in rows(tree))
